const st = 260,
  it = [260],
  rt = {
    3326: (H, U, c) => {
      var D = c(6849),
        M = c(5501);
      H.exports = function (y) {
        return M(D(y));
      };
    },
    5501: (H) => {
      H.exports = function (U) {
        var c = 0;
        function D() {
          return c < U.length;
        }
        function M() {
          return D() ? U[c] : null;
        }
        function y() {
          if (!D()) throw new Error();
          c++;
        }
        function l(h) {
          var L = M();
          if (L && L.type === 'OPERATOR' && h === L.string) return (y(), L.string);
        }
        function E() {
          if (l('WITH')) {
            var h = M();
            if (h && h.type === 'EXCEPTION') return (y(), h.string);
            throw new Error('Expected exception after `WITH`');
          }
        }
        function d() {
          var h = c,
            L = '',
            O = M();
          if (O.type === 'DOCUMENTREF' && (y(), (L += 'DocumentRef-' + O.string + ':'), !l(':')))
            throw new Error('Expected `:` after `DocumentRef-...`');
          if (((O = M()), O.type === 'LICENSEREF')) return (y(), (L += 'LicenseRef-' + O.string), { license: L });
          c = h;
        }
        function p() {
          var h = M();
          if (h && h.type === 'LICENSE') {
            y();
            var L = { license: h.string };
            l('+') && (L.plus = !0);
            var O = E();
            return (O && (L.exception = O), L);
          }
        }
        function S() {
          var h = l('(');
          if (h) {
            var L = I();
            if (!l(')')) throw new Error('Expected `)`');
            return L;
          }
        }
        function g() {
          return S() || d() || p();
        }
        function T(h, L) {
          return function O() {
            var m = L();
            if (m) {
              if (!l(h)) return m;
              var B = O();
              if (!B) throw new Error('Expected expression');
              return { left: m, conjunction: h.toLowerCase(), right: B };
            }
          };
        }
        var x = T('AND', g),
          I = T('OR', x),
          N = I();
        if (!N || D()) throw new Error('Syntax error');
        return N;
      };
    },
    6849: (H, U, c) => {
      var D = [].concat(c(5204)).concat(c(3389)),
        M = c(3988);
      H.exports = function (y) {
        var l = 0;
        function E() {
          return l < y.length;
        }
        function d(m) {
          if (m instanceof RegExp) {
            var B = y.slice(l),
              G = B.match(m);
            if (G) return ((l += G[0].length), G[0]);
          } else if (y.indexOf(m, l) === l) return ((l += m.length), m);
        }
        function p() {
          d(/[ ]*/);
        }
        function S() {
          for (
            var m, B = [/^WITH/i, /^AND/i, /^OR/i, '(', ')', ':', '+'], G = 0;
            G < B.length && ((m = d(B[G])), !m);
            G++
          );
          if (m === '+' && l > 1 && y[l - 2] === ' ') throw new Error('Space before `+`');
          return m && { type: 'OPERATOR', string: m.toUpperCase() };
        }
        function g() {
          return d(/[A-Za-z0-9-.]+/);
        }
        function T() {
          var m = g();
          if (!m) throw new Error('Expected idstring at offset ' + l);
          return m;
        }
        function x() {
          if (d('DocumentRef-')) {
            var m = T();
            return { type: 'DOCUMENTREF', string: m };
          }
        }
        function I() {
          if (d('LicenseRef-')) {
            var m = T();
            return { type: 'LICENSEREF', string: m };
          }
        }
        function N() {
          var m = l,
            B = g();
          if (D.indexOf(B) !== -1) return { type: 'LICENSE', string: B };
          if (M.indexOf(B) !== -1) return { type: 'EXCEPTION', string: B };
          l = m;
        }
        function h() {
          return S() || x() || I() || N();
        }
        for (var L = []; E() && (p(), !!E());) {
          var O = h();
          if (!O) throw new Error('Unexpected `' + y[l] + '` at offset ' + l);
          L.push(O);
        }
        return L;
      };
    },
    3772: (H, U, c) => {
      c.d(U, { P: () => E });
      var D = c(2857);
      const M = D._H3({
          version: D.YjP().optional(),
          resolved: D.YjP().optional(),
          dev: D.zMY().optional(),
          link: D.zMY().optional(),
        }),
        y = D.Ikc({ packages: D.g1P(D.YjP(), M) }),
        l = 'node_modules/';
      function E(d) {
        try {
          const { packages: p } = y.parse(JSON.parse(d ?? ''));
          return Object.entries(p)
            .filter(([S, { link: g }]) => S.includes(l) && g !== !0)
            .map(([S, g]) => ({
              name: S.slice(S.lastIndexOf(l) + l.length),
              version: g.version ?? 'unknown',
              source: g.resolved,
              isDevelopment: g.dev === !0,
              entry: g,
            }));
        } catch {
          return [];
        }
      }
    },
    6629: (H, U, c) => {
      c.d(U, { g: () => q, n: () => de });
      var D = c(2237),
        M = c(638),
        y = c(2351),
        l = c(7640),
        E = c(1455),
        d = c(8995),
        p = c(6760),
        S = c.n(p),
        g = c(5044);
      const T = /(^|\/)(?:dist|build|lib|out|output)\//;
      function x(f) {
        return (T.test(f) ? [f.replace(T, '$1src/'), f.replace(T, '$1')] : []).flatMap((P) => {
          const w = P.replace(/\.[cm]?jsx?$/, '');
          return ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'].map((v) => w + v);
        });
      }
      function I(f, C, P) {
        const w = C.replace(/\s+/g, '');
        return w.length < 4
          ? void 0
          : f
              .split(
                `
`,
              )
              .flatMap((F, k) => (F.replace(/\s+/g, '') === w ? [k + 1] : []))
              .sort((F, k) => Math.abs(F - P) - Math.abs(k - P))[0];
      }
      async function N(f) {
        return (0, E.readFile)(f, 'utf8').catch(() => {});
      }
      async function h(f, C) {
        const P = await N(S().join(f, `${C.file}.map`));
        if (P !== void 0)
          try {
            const v = new d.SourceMap(JSON.parse(P)).findEntry(C.line - 1, Math.max(0, (C.column ?? 1) - 1));
            if (!('originalSource' in v)) return;
            const F = S().dirname(S().join(f, C.file)),
              k = (0, g.y)(f, S().resolve(F, v.originalSource));
            return k === void 0 ? void 0 : { file: k, line: v.originalLine + 1, column: v.originalColumn + 1 };
          } catch {
            return;
          }
      }
      async function L(f, C, P) {
        const w = x(C.file).find(($) => P.has($));
        if (w === void 0) return;
        const [v, F] = [await N(S().join(f, w)), await N(S().join(f, C.file))],
          k = I(
            v ?? '',
            F?.split(`
`)[C.line - 1] ?? '',
            C.line,
          );
        return { file: w, line: k ?? 1 };
      }
      async function O(f, C, P) {
        if (P.has(C.file)) return C;
        const w = await h(f, C);
        return w !== void 0 && P.has(w.file) ? w : ((await L(f, C, P)) ?? C);
      }
      var m = c(2144);
      function B(f, C, P) {
        const w = Math.sqrt((f + C) * (f + P));
        return w === 0 ? 0 : f / w;
      }
      function G(f) {
        const C = f.filter(({ isFailing: v }) => v).reduce((v, { tests: F }) => v + F, 0),
          P = new Map();
        for (const { isFailing: v, tests: F, hits: k } of f)
          for (const [$, Y] of k) {
            const R = P.get($) ?? new Map();
            P.set($, R);
            for (const [K, J] of Y) {
              const _ = R.get(K) ?? { failed: 0, passed: 0 };
              ((_[v ? 'failed' : 'passed'] += Math.min(F, J)), R.set(K, _));
            }
          }
        const w = [...P].map(([v, F]) => {
          const k = [...F]
            .filter(([, { failed: $ }]) => $ > 0)
            .map(([$, { failed: Y, passed: R }]) => [$, B(Y, C - Y, R)]);
          return [v, new Map(k)];
        });
        return new Map(w.filter(([, v]) => v.size > 0));
      }
      var z = c(6400);
      const ne = 0.9,
        se = 0.8;
      function Z(f, C) {
        return f.flatMap(({ class: P, file: w, line: v, stack: F }) => {
          const $ =
              (P === 'type' || P === 'build' || P === 'lint') && w !== void 0 && v !== void 0 && C(w)
                ? [{ file: w, line: v, score: 1 }]
                : [],
            Y = F.filter((R) => C(R.file)).map((R, K) => ({ file: R.file, line: R.line, score: ne * se ** K }));
          return [...$, ...Y];
        });
      }
      const ie = /\.[cm]?[jt]sx?$/;
      function q(f) {
        return ie.test(f) && !/\.d\.[cm]?ts$/.test(f) && (0, D.B)(f) === 'source';
      }
      async function te({ report: f, testGate: C, trees: P, gate: w, deps: v }) {
        const F = C === void 0 ? void 0 : await (0, M.g)(P[0], C);
        if (f === void 0 || C === void 0 || F === void 0) return [];
        const k = (0, y.LQ)(f),
          $ = (0, y.EF)(f),
          { timeout: Y } = w,
          [R, K] = await Promise.all([
            (0, M.m)({ tree: P[0], testGate: C, selection: k, timeout: Y, coveragePackage: F }, v),
            $ === void 0
              ? void 0
              : (0, M.m)({ tree: P[1], testGate: C, selection: $, timeout: Y, coveragePackage: F }, v),
          ]),
          { failed: J, passed: _ } = f.results.summary;
        return [
          ...(R.hits === void 0 ? [] : [{ isFailing: !0, tests: J, hits: R.hits }]),
          ...(K?.hits === void 0 ? [] : [{ isFailing: !1, tests: _, hits: K.hits }]),
        ];
      }
      const re = /[\w@./-]+\.[cm]?[jt]sx?\b/g;
      async function oe({ gate: f, failures: C, trees: [P] }, w) {
        const v = C.flatMap(({ file: K }) => K ?? []);
        if (v.length > 0) return [...new Set(v)];
        const F = /^(?:npm|pnpm|yarn|bun) (?:run )?(?:-s )?([\w:.-]+)$/.exec(f.command)?.[1],
          k = await (0, l.b4)(P),
          $ = (K) => [...K.matchAll(re)].flatMap(([J]) => [J, ...x(J)].find((_) => w.has(_)) ?? []),
          Y = $(`${f.command} ${k[F ?? ''] ?? ''}`),
          R = await Promise.all(Y.map(async (K) => $((await (0, l.xt)(P, K)) ?? '')));
        return [...new Set([...Y, ...R.flat()])];
      }
      async function le(f, C, P) {
        return Promise.all(
          f.map(async (w) => ({ ...w, stack: await Promise.all(w.stack.map((v) => O(C.root, v, P))) })),
        );
      }
      async function de(f) {
        const [C] = f.trees,
          P = new Set(await C.repository.files()),
          w = Z(await le(f.failures, C, P), q),
          v = G(await te(f)),
          F = new Map([...v].filter(([R]) => P.has(R) && q(R)));
        if (F.size > 0) return (0, z.RS)([(0, z.L6)(w), F]);
        const k = (R) => (0, l.xt)(C, R),
          $ = await (0, m.Vg)(await oe(f, P), P, k),
          Y = await (0, m.KN)($, q, k);
        return (0, z.RS)([(0, z.L6)(w), (0, z.L6)(Y)]);
      }
    },
    2144: (H, U, c) => {
      c.d(U, { KN: () => T, Ui: () => p, Vg: () => g, bl: () => S });
      var D = c(6760),
        M = c.n(D);
      const y = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(["'])(\.{1,2}\/[^"'\n]*|\.{1,2})\1/g,
        l = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'],
        E = 0.25,
        d = 0.85;
      function p(x, I, N) {
        const h = M().posix.join(M().posix.dirname(x), I),
          L = h.replace(/\.([cm]?)jsx?$/, ''),
          O = l.map((G) => h + G),
          m = L === h ? [] : ['.ts', '.tsx', '.mts', '.cts'].map((G) => L + G),
          B = l.slice(1).map((G) => M().posix.join(h, `index${G}`));
        return [...m, ...O, ...B].find((G) => N.has(G));
      }
      function S(x) {
        return [...x.matchAll(y)].map((I) => I[2] ?? '');
      }
      async function g(x, I, N) {
        const h = new Map(x.filter((L) => I.has(L)).map((L) => [L, 0]));
        for (const [L, O] of h)
          for (const m of S((await N(L)) ?? '')) {
            const B = p(L, m, I);
            B !== void 0 && !h.has(B) && h.set(B, O + 1);
          }
        return h;
      }
      async function T(x, I, N) {
        const h = [];
        for (const [L, O] of x) {
          if (!I(L)) continue;
          const m = E * d ** O;
          ((await N(L)) ?? '')
            .split(
              `
`,
            )
            .forEach((G, z) => {
              /\w/.test(G) && h.push({ file: L, line: z + 1, score: m });
            });
        }
        return h;
      }
    },
    6400: (H, U, c) => {
      c.d(U, { L6: () => D, RS: () => M, lC: () => y });
      function D(l) {
        const E = new Map();
        for (const { file: d, line: p, score: S } of l) {
          const g = E.get(d) ?? new Map();
          (g.set(p, Math.max(g.get(p) ?? 0, S)), E.set(d, g));
        }
        return E;
      }
      function M(l) {
        const E = new Map();
        for (const d of l)
          for (const [p, S] of d) {
            const g = E.get(p) ?? new Map();
            for (const [T, x] of S) g.set(T, (g.get(T) ?? 1) * (1 - Math.min(x, 1)));
            E.set(p, g);
          }
        return new Map([...E].map(([d, p]) => [d, new Map([...p].map(([S, g]) => [S, 1 - g]))]));
      }
      function y(l, E) {
        return [...l]
          .flatMap(([d, p]) => [...p].map(([S, g]) => ({ file: d, line: S, score: g })))
          .sort((d, p) => p.score - d.score || (d.file < p.file ? -1 : d.file > p.file ? 1 : d.line - p.line))
          .slice(0, E);
      }
    },
    638: (H, U, c) => {
      c.d(U, { g: () => p, m: () => T });
      var D = c(1455),
        M = c.n(D),
        y = c(6760),
        l = c.n(y),
        E = c(685),
        d = c(6436);
      async function p(x, { invocation: I }) {
        for (const N of I.runner.coveragePackages) if ((await (0, d.c)(x, `${N}/package.json`)) !== void 0) return N;
      }
      async function S(x, I) {
        const { gate: N, invocation: h } = x.testGate,
          L = await (0, d.c)(x.tree, h.runner.program);
        return L !== void 0 && h.ownArguments !== void 0
          ? ['node', L, ...h.ownArguments, ...I]
          : [...(0, E.D)(N.command), ...h.separator, ...I];
      }
      async function g(x, I) {
        try {
          return I(await (0, D.readFile)(x, 'utf8'));
        } catch {
          return;
        }
      }
      async function T(x, I) {
        const { tree: N, testGate: h, selection: L, coveragePackage: O } = x,
          { runner: m } = h.invocation,
          B = l().join(N.reports, 'probe.json'),
          G = l().join(N.reports, 'coverage');
        await (0, D.rm)(B, { force: !0 });
        const z = L.files.map((Z) => l().relative(N.cwd, l().join(N.root, Z))),
          ne = await I.exec.run({
            tool: m.name,
            argv: await S(x, [
              ...m.probeArguments(B),
              ...(O === void 0 ? [] : m.coverageArguments(G, O)),
              ...m.selectArguments({ ...L, files: z }),
            ]),
            cwd: N.cwd,
            why: 'See how some tests fare',
            timeout: x.timeout,
            quiet: !0,
          }),
          se = () => g(l().join(G, m.coverageFile), (Z) => m.readCoverage(Z, N.root));
        return {
          result: ne,
          report: await g(B, (Z) => m.readReport(Z, N.root)),
          hits: O === void 0 ? void 0 : await se(),
        };
      }
    },
    2351: (H, U, c) => {
      c.d(U, { EF: () => E, H9: () => M, LQ: () => l, sw: () => y });
      function D({ filePath: d = '', name: p }) {
        return `${d} ${p}`;
      }
      function M(d) {
        return new Set(d.results.tests.filter(({ status: p }) => p === 'failed').map(D));
      }
      function y(d) {
        return new Set(d.results.tests.filter(({ status: p }) => p === 'passed').map(D));
      }
      function l(d) {
        const p = d.results.tests.filter(({ status: T }) => T === 'failed'),
          S = [...new Set(p.flatMap(({ filePath: T }) => T ?? []))].sort(),
          g = p.some(({ name: T, filePath: x }) => T === x);
        return { files: S, names: g ? [] : [...new Set(p.map(({ name: T }) => T))] };
      }
      function E(d) {
        const p = d.results.tests.filter(({ status: g }) => g === 'passed');
        return p.length === 0
          ? void 0
          : { files: [...new Set(p.flatMap(({ filePath: g }) => g ?? []))].sort(), names: l(d).names, isInverted: !0 };
      }
    },
    7260: (H, U, c) => {
      c.d(U, { healInRounds: () => nt });
      var D = c(3029),
        M = c(8800),
        y = c(1890),
        l = c(5314),
        E = c(6760),
        d = c.n(E),
        p = c(2787),
        S = c(2237),
        g = c(3326),
        T = c.n(g);
      const x = [
          '0BSD',
          'AFL-2.1',
          'Apache-2.0',
          'Artistic-2.0',
          'BlueOak-1.0.0',
          'BSD-2-Clause',
          'BSD-3-Clause',
          'BSL-1.0',
          'CC0-1.0',
          'CC-BY-3.0',
          'CC-BY-4.0',
          'ISC',
          'MIT',
          'MIT-0',
          'PostgreSQL',
          'Python-2.0',
          'Unicode-3.0',
          'Unlicense',
          'W3C-20150513',
          'WTFPL',
          'X11',
          'Zlib',
        ],
        I = [...x, 'EPL-2.0', 'LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later', 'MPL-2.0'];
      function N(i) {
        try {
          return T()(i);
        } catch {
          return;
        }
      }
      function h(i, e) {
        if ('license' in i) return e.has(i.license) ? [] : [i.license];
        const [t, n] = [h(i.left, e), h(i.right, e)];
        return i.conjunction === 'or' && (t.length === 0 || n.length === 0) ? [] : [...t, ...n];
      }
      function L(i, e = x) {
        const t = i?.trim() ?? '';
        if (t === '') return { verdict: 'unknown', reason: 'declares no licence' };
        if (/^unlicensed$/i.test(t)) return { verdict: 'not-allowed', reason: 'UNLICENSED grants no right to use it' };
        if (/^see licen[sc]e in/i.test(t)) return { verdict: 'unknown', reason: `says only ${JSON.stringify(t)}` };
        const n = N(t);
        if (n === void 0) return { verdict: 'unknown', reason: `${JSON.stringify(t)} is no SPDX expression` };
        const s = [...new Set(h(n, new Set(e)))];
        if (s.length === 0) return { verdict: 'allowed', reason: `${t} is allowed` };
        const r = s.length === 1 ? 'is' : 'are';
        return { verdict: 'not-allowed', reason: `${s.join(', ')} ${r} not on the list of allowed licences` };
      }
      function O(i) {
        return typeof i == 'string'
          ? i
          : typeof i == 'object' && i !== null && 'type' in i && typeof i.type == 'string'
            ? i.type
            : void 0;
      }
      function m(i) {
        if (typeof i != 'object' || i === null) return;
        const { license: e, licenses: t } = i,
          n = O(e) ?? O(t);
        if (n !== void 0 || !Array.isArray(t)) return n;
        const s = t.map(O).filter((r) => r !== void 0);
        return s.length === 0 ? void 0 : s.length === 1 ? s[0] : `(${s.join(' OR ')})`;
      }
      var B = c(3772);
      const G = 'registry.npmjs.org';
      function z(i) {
        try {
          const { protocol: e, host: t } = new URL(i);
          return e === 'https:' ? t : e;
        } catch {
          return i;
        }
      }
      function ne(i, e) {
        const { name: t, version: n, source: s, isDevelopment: r, entry: o } = i,
          a = r ? I : x,
          { verdict: u, reason: A } = L(m(o), a),
          j = s !== void 0 && !e.has(z(s));
        return [
          ...(u === 'allowed' ? [] : [`${t}@${n}: ${A}`]),
          ...(j ? [`${t}@${n} comes from ${z(s)}, which the tree did not use before`] : []),
        ];
      }
      function se(i, e) {
        const t = (0, B.P)(i),
          n = new Set(t.map(({ name: u, version: A }) => `${u}@${A}`)),
          s = new Set([G, ...t.flatMap(({ source: u }) => (u === void 0 ? [] : [z(u)]))]),
          r = (0, B.P)(e).filter(({ name: u, version: A }) => !n.has(`${u}@${A}`)),
          o = r.flatMap((u) => ne(u, s));
        if (o.length > 0) return { passed: !1, detail: o.slice(0, 5).join('; ') };
        const a = r.map(({ name: u, version: A }) => `${u}@${A}`).join(', ');
        return { passed: !0, detail: r.length === 0 ? 'no package that was not locked before' : `allowed: ${a}` };
      }
      var Z = c(1693),
        ie = c(7640);
      const q = 5;
      function te({ tests: i }) {
        const e = new Map();
        for (const [t, n] of i)
          for (const { name: s, filePath: r = '', status: o } of n.results.tests) {
            const a = `${t}: ${r} > ${s}`,
              u = o === 'passed' || o === 'failed' ? o : 'skipped';
            e.set(a, e.get(a) === 'failed' ? 'failed' : u);
          }
        return e;
      }
      function re(i, e) {
        if (i.length === 0) return { passed: !0, detail: e };
        const t = i.length > q ? `; and ${i.length - q} more` : '';
        return { passed: !1, detail: i.slice(0, q).join('; ') + t };
      }
      function oe(i, e) {
        const t = i.runs.filter(({ passed: a }) => a).map(({ name: a }) => a),
          n = t.filter((a) => e.runs.find((u) => u.name === a)?.passed !== !0),
          s = te(e),
          r = [...te(i)].filter(([, a]) => a === 'passed').map(([a]) => a),
          o = r.filter((a) => s.get(a) !== 'passed');
        return re(
          [
            ...n.map((a) => `the gate ${a} passed before`),
            ...o.map((a) => `${a} ${s.has(a) ? `is ${s.get(a) ?? ''}` : 'did not run'}`),
          ],
          `still pass: ${t.length} gates, ${r.length} tests`,
        );
      }
      function le(i, e) {
        const t = te(e),
          n = [...te(i)].filter(([, o]) => o !== 'skipped').map(([o]) => o),
          s = n.filter((o) => !t.has(o) && !de(o)),
          r = n.filter((o) => t.get(o) === 'skipped');
        return re(
          [...s.map((o) => `${o} is gone`), ...r.map((o) => `${o} is skipped`)],
          `${n.length} tests of the base tree run`,
        );
      }
      function de(i) {
        const [, e = '', t] = /^[^:]+: (.*?) > (.*)$/s.exec(i) ?? [];
        return e === t;
      }
      function f(i, e) {
        const t = i.filter((n) => e.runs.find((s) => s.name === n)?.passed !== !0);
        return re(
          t.map((n) => `${n} still fails`),
          `passes now: ${i.join(', ')}`,
        );
      }
      async function C({ subject: i, deps: e }, t) {
        return (await (0, p.$)(e.exec, t.directory, ['diff', '--name-only', '-z', i.base, 'HEAD']))
          .split('\0')
          .filter(Boolean)
          .filter((s) => ['test', 'setting', 'workflow', 'git'].includes((0, S.B)(s)));
      }
      async function P({ subject: i }, e) {
        const t = d().join(i.prefix, 'package-lock.json'),
          n = await (0, ie.xt)({ root: i.repository.directory }, t);
        return se(n, await (0, ie.xt)({ root: e.directory }, t));
      }
      function w(i, e) {
        const { before: t, gates: n, targets: s, workbench: r, subject: o, deps: a } = e;
        let u;
        const A = async (b) => {
            if (u === void 0) {
              const W = await r.equip(b);
              u = (0, y.pV)(t, await (0, y.AQ)(n, W, a, 'Judge a proposal by every command'));
            }
            return u;
          },
          j = i === 'repair';
        return {
          state: () => u,
          gates: {
            'base-tests': async (b) => {
              const W = await C(e, b);
              return W.length > 0 ? { passed: !1, detail: `changes ${W.slice(0, 5).join(', ')}` } : le(t, await A(b));
            },
            'command-passes': async (b) => {
              const W = await A(b),
                X = f(s, W);
              return X.passed && !j ? oe(t, W) : X;
            },
            'no-regression': async (b) => oe(t, await A(b)),
            installs: async (b) => (
              await (0, Z.v)(d().join(b.directory, o.prefix), a),
              { passed: !0, detail: 'npm ci takes the lock file' }
            ),
            licence: (b) => P(e, b),
          },
        };
      }
      const v = 4;
      function F(i, e) {
        if (e.edits.length === 0) return i;
        const t = new Set(i.edits.map(({ path: n }) => n));
        return {
          ...i,
          title: [...e.titles, i.title].join('; ').slice(0, 200),
          edits: [...e.edits.filter(({ path: n }) => !t.has(n)), ...i.edits],
        };
      }
      async function k(i, e, t, n, s) {
        const { subject: r, gates: o, workbench: a, deps: u } = i,
          A = e.filter(({ candidate: j }) => s.edits.length === 0 || j.proposal.kind === 'repair');
        for (const [j, { candidate: Q }] of A.slice(0, v).entries()) {
          const V = F(Q.proposal, s),
            b = { subject: r, gates: o, before: t, targets: [n], workbench: a, deps: u },
            W = w(V.kind, b),
            X = await (0, l.R9)({ proposal: V, repository: r.repository, gates: W.gates }, u),
            ye = W.state(),
            pe = X.gates.find(({ verdict: he }) => he !== 'passed');
          if (
            (u.log.info(`${X.title}: ${pe === void 0 ? 'accepted' : `refused by ${pe.gate}: ${pe.detail}`}`),
            X.accepted && ye !== void 0)
          )
            return { candidate: Q, record: X, state: ye, alternatives: A.slice(j + 1).map((he) => he.candidate) };
        }
      }
      const $ = { name: y.Qo, command: 'npm ci', timeout: 600, required: !0 },
        Y = ['dependency', 'build', 'type'];
      function R({ class: i, run: e }) {
        const t = Y.indexOf(i);
        return (t < 0 ? Y.length : t) + (e.required ? 0 : Y.length + 1);
      }
      function K(i, e, t) {
        return e.runs
          .filter(({ passed: n, outcome: s }) => !n && s !== 'skipped')
          .flatMap((n) => {
            const s = n.name === y.Qo ? $ : i.find(({ name: a }) => a === n.name),
              r = t.failures.filter((a) => a.gate === n.name),
              o = (0, D.B)(r.map((a) => a.class)) ?? 'unknown';
            return s === void 0 ? [] : [{ gate: s, run: n, failures: r, class: o, report: e.tests.get(n.name) }];
          })
          .sort((n, s) => R(n) - R(s));
      }
      var J = c(7817),
        _ = c(6629),
        we = c(1194);
      const ve = /\btsc\b[^&|;]*?\s(?:-p|--project|-b|--build)[\s=]+(?<project>[^\s-][^\s&|;]*)/,
        Le = 'tsconfig.json';
      function xe(i) {
        return ve.exec(i)?.groups?.project;
      }
      function Ae(i, e, t) {
        const n = t.map(xe).find((r) => r !== void 0),
          s = n === void 0 ? e : d().resolve(e, n);
        return [s, `${s}/${Le}`, `${e}/${Le}`].find((r) => i.sys.fileExists(r));
      }
      var me = c(5044);
      const Ne = { allowJs: !0, checkJs: !0, noEmit: !0, skipLibCheck: !0, noImplicitAny: !1, strict: !1 };
      function Oe(i, e) {
        if (e.configFile === void 0)
          return {
            options: {
              ...Ne,
              target: i.ScriptTarget.ESNext,
              module: i.ModuleKind.NodeNext,
              moduleResolution: i.ModuleResolutionKind.NodeNext,
            },
            fileNames: e.sources.map((r) => d().join(e.root, r)),
          };
        const { config: t } = i.readConfigFile(e.configFile, (s) => i.sys.readFile(s)),
          n = i.parseJsonConfigFileContent(t ?? {}, i.sys, d().dirname(e.configFile));
        return { options: { ...n.options, noEmit: !0, composite: !1, incremental: !1 }, fileNames: n.fileNames };
      }
      class Me {
        ts;
        place;
        overlay = new Map();
        versions = new Map();
        fileNames;
        service;
        constructor(e, t) {
          ((this.ts = e), (this.place = t));
          const { options: n, fileNames: s } = Oe(e, t);
          ((this.fileNames = s),
            (this.service = e.createLanguageService(this.createHost(n), e.createDocumentRegistry())));
        }
        createHost(e) {
          const { sys: t, ScriptSnapshot: n } = this.ts,
            s = (r) => this.overlay.get(r) ?? t.readFile(r);
          return {
            getCompilationSettings: () => e,
            getScriptFileNames: () => [...this.fileNames],
            getScriptVersion: (r) => String(this.versions.get(r) ?? 0),
            getScriptSnapshot(r) {
              const o = s(r);
              return o === void 0 ? void 0 : n.fromString(o);
            },
            getCurrentDirectory: () => this.place.cwd,
            getDefaultLibFileName: (r) => this.ts.getDefaultLibFilePath(r),
            fileExists: (r) => this.overlay.has(r) || t.fileExists(r),
            readFile: s,
            readDirectory: (...r) => t.readDirectory(...r),
            directoryExists: (r) => t.directoryExists(r),
            getDirectories: (r) => t.getDirectories(r),
            realpath: (r) => t.realpath?.(r) ?? r,
          };
        }
        absolute(e) {
          return d().join(this.place.root, e);
        }
        setOverlay(e) {
          const t = new Map(e.flatMap((n) => (n.action === 'write' ? [[this.absolute(n.path), n.text]] : [])));
          for (const n of new Set([...this.overlay.keys(), ...t.keys()]))
            this.overlay.get(n) !== t.get(n) && this.versions.set(n, (this.versions.get(n) ?? 0) + 1);
          this.overlay.clear();
          for (const [n, s] of t) this.overlay.set(n, s);
        }
        read(e) {
          return this.overlay.get(this.absolute(e)) ?? this.ts.sys.readFile(this.absolute(e));
        }
        files() {
          return this.fileNames.flatMap((e) => {
            const t = (0, me.y)(this.place.root, e);
            return t === void 0 || t.includes('node_modules/') ? [] : [t];
          });
        }
        errors(e = this.files()) {
          const t = this.service.getProgram();
          return e.flatMap((n) => {
            const s = t?.getSourceFile(this.absolute(n));
            if (s === void 0) return [];
            const r = this.service.getSyntacticDiagnostics(s.fileName);
            return (r.length > 0 ? r : this.service.getSemanticDiagnostics(s.fileName))
              .filter(({ category: a }) => a === this.ts.DiagnosticCategory.Error)
              .map(({ code: a, start: u = 0, length: A = 0, messageText: j }) => ({
                file: n,
                code: a,
                start: u,
                length: A,
                message: this.ts.flattenDiagnosticMessageText(
                  j,
                  `
`,
                ),
              }));
          });
        }
        codeFixes({ file: e, code: t, start: n, length: s }) {
          const r = {
              ...this.ts.getDefaultFormatCodeSettings(`
`),
              indentSize: 2,
            },
            o = { quotePreference: 'auto', allowTextChangesInNewFiles: !1 };
          try {
            return this.service.getCodeFixesAtPosition(this.absolute(e), n, n + s, [t], r, o);
          } catch {
            return [];
          }
        }
        toEdits(e) {
          if ((e.commands ?? []).length > 0) return;
          const t = [];
          for (const n of e.changes) {
            const s = (0, me.y)(this.place.root, n.fileName),
              r = s === void 0 ? void 0 : this.read(s);
            if (s === void 0 || r === void 0 || n.isNewFile === !0) return;
            const o = [...n.textChanges]
              .sort((a, u) => u.span.start - a.span.start)
              .reduce((a, { span: u, newText: A }) => a.slice(0, u.start) + A + a.slice(u.start + u.length), r);
            t.push({ action: 'write', path: s, text: o });
          }
          return t.length === 0 ? void 0 : t;
        }
        inspect(e) {
          const t = this.service.getProgram(),
            n = t?.getSourceFile(this.absolute(e));
          return t === void 0 || n === void 0 ? void 0 : { source: n, checker: t.getTypeChecker() };
        }
      }
      var ue = c(6633),
        Ee = c(2841),
        ge = c(685);
      const Be = /\b(?:build|compile|bundle|prepare|tsc)\b/;
      function Te(i, { gate: e }) {
        return [
          ...i
            .slice(
              0,
              Math.max(
                0,
                i.findIndex(({ name: n }) => n === e.name),
              ),
            )
            .filter(({ name: n, command: s }) => Be.test(`${n} ${s}`)),
          e,
        ];
      }
      async function Ie(i, e, t, n) {
        return n.exec.run({
          tool: i.name,
          argv: (0, ge.D)(i.command),
          cwd: e.cwd,
          why: 'See whether a candidate mends it',
          timeout: t,
          quiet: !0,
        });
      }
      function Fe(i, e, t, n) {
        const s = Te(e, i),
          r = n.configuration.safety['forbid-commands'];
        return {
          kind: 'command',
          async run(o, a) {
            const u = await t.warm(a);
            await (0, l.ct)(u.root, o);
            for (const A of s) {
              const j = (0, Ee.W)((0, ge.D)(A.command), u.root, r);
              if (j !== void 0) return { verdict: 'fails', failing: 1, detail: j.reason };
              const V = A.name === i.gate.name ? Math.min(A.timeout, Math.ceil(i.run.seconds * 2) + 15) : A.timeout,
                b = await Ie(A, u, V, n);
              if (!(0, ue.y)(b))
                return { verdict: 'fails', failing: 1, detail: `${A.name}: ${(0, ue.E)(b, 1) || b.outcome}` };
            }
            return { verdict: 'passes', failing: 0, detail: `${i.gate.name} passes` };
          },
        };
      }
      const Ge = 1e3;
      async function Re(i, e, t, n) {
        const s = i.propose(e, t, n);
        if (s instanceof Promise) return [...(await s)];
        const r = [];
        for await (const o of s) if ((r.push(o), r.length >= Ge)) break;
        return r;
      }
      async function be(i, e, t, n) {
        try {
          const s = await Re(i, e, t, n);
          return (s.length > 0 && n.deps.log.info(`${i.name} proposes ${s.length}`), s);
        } catch (s) {
          return (n.deps.log.warning(`${i.name} broke and proposes nothing: ${(0, J.Uc)(s)}`), []);
        }
      }
      async function* ke(i, e, t, n) {
        for (const s of i) {
          const r = [];
          for (const o of s) r.push(await be(o, e, t, n));
          yield* r.flat().sort((o, a) => a.likelihood - o.likelihood);
        }
      }
      var fe = c(638),
        ee = c(2351);
      const Ce = { files: [], names: [] };
      function ae(i) {
        return { verdict: 'fails', failing: Number.POSITIVE_INFINITY, detail: i };
      }
      function Se(i, e, t) {
        if (e === void 0) return ae(`the tests did not report (${t.outcome})`);
        const n = (0, ee.H9)(e),
          s = [...(0, ee.sw)(i)].filter((a) => n.has(a));
        if (s.length > 0) return ae(`${s.length} tests fail that passed, first ${s[0] ?? ''}`);
        const r = (0, ee.H9)(i),
          o = [...n].some((a) => !r.has(a));
        return n.size === 0 && (0, ee.sw)(e).size > 0
          ? { verdict: 'passes', failing: 0, detail: `${(0, ee.sw)(e).size} tests pass` }
          : o || n.size >= r.size
            ? ae(`${n.size} tests fail`)
            : { verdict: 'improves', failing: n.size, detail: `${n.size} of ${r.size} tests still fail` };
      }
      async function Ue({ testGate: i, report: e, workbench: t, deps: n }, s) {
        const r = (0, ee.LQ)(e),
          o = await (0, fe.m)({ tree: await t.warm(0), testGate: i, selection: r, timeout: s }, n);
        return o.report !== void 0 && (0, ee.H9)(o.report).size === (0, ee.H9)(e).size ? r : Ce;
      }
      async function $e(i) {
        const { testGate: e, report: t, seconds: n, workbench: s, deps: r } = i,
          o = Math.min(e.gate.timeout, Math.ceil(n * 2) + 10),
          a = await Ue(i, o),
          u = a.files.length === 0;
        return {
          kind: 'tests',
          async run(A, j) {
            const Q = await s.warm(j);
            await (0, l.ct)(Q.root, A);
            const V = await (0, fe.m)({ tree: Q, testGate: e, selection: a, timeout: o }, r),
              b = Se(t, V.report, V.result);
            if (b.verdict !== 'passes' || u) return b;
            const W = await (0, fe.m)({ tree: Q, testGate: e, selection: Ce, timeout: o }, r),
              X = Se(t, W.report, W.result);
            return X.verdict === 'passes' && !(0, ue.y)(W.result)
              ? ae(`all tests pass, and the runner ends with ${W.result.exitCode ?? W.result.outcome}`)
              : X;
          },
        };
      }
      const He = {
        kind: 'none',
        run: () => Promise.resolve({ verdict: 'passes', failing: 0, detail: 'goes straight to the gates' }),
      };
      function Ye(i) {
        const [e] = i;
        return e === void 0 ? 'no errors' : `${i.length} errors, first TS${e.code} in ${e.file}`;
      }
      function je(i) {
        i.setOverlay([]);
        const e = i.errors();
        if (e.length === 0) return;
        const t = (n) => {
          const s = [...new Set([...e.map(({ file: u }) => u), ...n])],
            r = i.errors(s),
            o = r.length > 0 ? r : i.errors();
          return {
            verdict: o.length === 0 ? 'passes' : o.length < e.length ? 'improves' : 'fails',
            failing: o.length,
            detail: Ye(o),
          };
        };
        return {
          kind: 'types',
          run(n) {
            i.setOverlay(n);
            const s = t(n.map(({ path: r }) => r));
            return (i.setOverlay([]), Promise.resolve(s));
          },
        };
      }
      function ce(i) {
        let e;
        return () => (e ??= i());
      }
      class We {
        session;
        target;
        waiting = [];
        candidates;
        turn = Promise.resolve();
        isExhausted = !1;
        constructor(e, t, n) {
          ((this.session = e), (this.target = t));
          const s = { ...n, failures: n.failures.filter(({ gate: r }) => r === t.gate.name) };
          this.candidates = this.generate(s);
        }
        surroundings = ce(async () => {
          const { gate: e } = this.target,
            t = await this.session.workbench.warm(this.session.workbench.width),
            n = await (0, ie.b4)(t),
            s = /(?:^|\s)([\w:.-]+)\s*$/.exec(e.command)?.[1] ?? '',
            r = (0, we.C)(e.command, n);
          return {
            tree: t,
            commands: [e.command, ...(n[s] === void 0 ? [] : [n[s]])],
            testGate: r === void 0 ? void 0 : { gate: e, invocation: r },
          };
        });
        types = ce(async () => {
          const { tree: e, commands: t } = await this.surroundings(),
            n = await this.session.typescript(),
            s = Ae(n, e.cwd, t),
            r = (await e.repository.files()).filter(_.g);
          return new Me(n, { root: e.root, cwd: e.cwd, configFile: s, sources: r });
        });
        trial = ce(async () => {
          const { workbench: e, deps: t, gates: n } = this.session,
            { report: s, run: r, class: o } = this.target,
            { testGate: a } = await this.surroundings();
          return a !== void 0 && s !== void 0 && s.results.summary.failed > 0
            ? $e({ testGate: a, report: s, seconds: r.seconds, workbench: e, deps: t })
            : ((o === 'type' || o === 'build' ? je(await this.types()) : void 0) ?? Fe(this.target, n, e, t));
        });
        async *generate(e) {
          const { tree: t, commands: n, testGate: s } = await this.surroundings(),
            { workbench: r, deps: o, stages: a } = this.session,
            { gate: u, run: A, report: j, failures: Q } = this.target,
            V = {
              gate: u,
              run: A,
              commands: n,
              types: this.types,
              suspicion: ce(async () => {
                const b = [await r.warm(r.width), await r.warm(r.width + 1)];
                return (0, _.n)({ gate: u, failures: Q, report: j, testGate: s, trees: b, deps: o });
              }),
              deps: o,
            };
          return (yield* ke(a, e, t, V), void 0);
        }
        next() {
          const e = async () => {
              const n = this.waiting.shift();
              if (n !== void 0) return n;
              const s = await this.candidates.next();
              if (s.done !== !0) return s.value;
              this.isExhausted = !0;
            },
            t = this.turn.then(e);
          return ((this.turn = t.catch((n) => this.session.deps.log.debug((0, J.Uc)(n)))), t);
        }
        putBack(e) {
          this.waiting.unshift(e);
        }
        trialOf({ proposal: e, template: t }) {
          return e.kind === 'dependency' || t === 'lint-fix' ? Promise.resolve(He) : this.trial();
        }
      }
      var Ke = c(6686),
        ze = c(821);
      const Je = 16;
      async function Qe(i, e, t) {
        try {
          return await i.run(e.proposal.edits, t);
        } catch (n) {
          return { verdict: 'fails', failing: Number.POSITIVE_INFINITY, detail: `could not be tried: ${(0, J.Uc)(n)}` };
        }
      }
      function Ve(i, e, t) {
        const { proposal: n, template: s, likelihood: r, place: o } = i;
        return {
          author: n.author.name,
          template: s,
          title: n.title,
          ...o,
          likelihood: Math.round(r * 1e3) / 1e3,
          trial: e.kind,
          verdict: t.verdict,
          detail: t.detail.slice(0, 300),
        };
      }
      class Xe {
        session;
        search;
        limits;
        tried = [];
        begun = 0;
        best;
        sinceBest = 0;
        constructor(e, t, n) {
          ((this.session = e), (this.search = t), (this.limits = n));
        }
        isOver() {
          const { budget: e, deps: t } = this.session;
          return (
            this.begun >= this.limits.candidates ||
            this.sinceBest >= Je ||
            e.remaining() < this.limits.reserve ||
            t.signal.aborted
          );
        }
        async work(e) {
          for (; !this.isOver();) {
            const t = await this.search.next();
            if (t === void 0) return;
            if (this.isOver() || (0, ze.Is)(this.best, t)) {
              this.search.putBack(t);
              return;
            }
            ((this.begun += 1), await this.tryOne(t, e));
          }
        }
        async tryOne(e, t) {
          const { clock: n } = this.session.deps,
            s = await this.search.trialOf(e),
            r = n.elapsed(),
            o = await Qe(s, e, t),
            a = (0, Ke.f)(n.elapsed() - r);
          this.tried.push({ candidate: e, result: o });
          const { round: u } = this.limits;
          (this.session.trials.push({ round: u, gate: this.search.target.gate.name, ...Ve(e, s, o), seconds: a }),
            this.best !== void 0 && (this.sinceBest += 1),
            o.verdict === 'passes' && (this.best === void 0 || e.likelihood > this.best.likelihood) && (this.best = e));
        }
      }
      async function Ze(i, e, t) {
        const n = new Xe(i, e, t),
          s = Array.from({ length: i.workbench.width }, (o, a) => n.work(a));
        await Promise.all(s);
        const r = (o) => n.tried.filter(({ result: a }) => a.verdict === o);
        return {
          tried: n.tried,
          passing: r('passes').sort((o, a) => a.candidate.likelihood - o.candidate.likelihood),
          improving: r('improves').sort(
            (o, a) => o.result.failing - a.result.failing || a.candidate.likelihood - o.candidate.likelihood,
          ),
        };
      }
      const Pe = 80,
        _e = 3,
        De = { edits: [], titles: [] };
      class qe {
        session;
        state;
        iterations = [];
        accepted = [];
        held = De;
        searches;
        idle = 0;
        constructor(e, t) {
          ((this.session = e), (this.state = t), (this.searches = this.openSearches(t)));
        }
        openSearches(e) {
          const t = (0, D.Z)(e.failed, e.tree);
          return K(this.session.gates, e, t).map((s) => new We(this.session, s, t));
        }
        reserve(e) {
          const t = this.state.runs.reduce((n, s) => n + s.seconds, 0);
          return Math.min(t * 2 + 5, e / 2);
        }
        whyToStop(e) {
          const { budget: t, deps: n } = this.session;
          return (0, M.Wr)(this.state)
            ? 'healthy'
            : this.iterations.length >= t.rounds
              ? 'iterations'
              : n.signal.aborted || t.remaining() <= e
                ? 'time'
                : this.searches.every(({ isExhausted: s }) => s)
                  ? 'exhausted'
                  : this.idle >= _e
                    ? 'no-progress'
                    : void 0;
        }
        async run() {
          const e = this.session.budget.remaining();
          for (;;) {
            const t = this.reserve(e),
              n = this.whyToStop(t);
            if (n !== void 0) {
              const { iterations: s, accepted: r, held: o } = this;
              return { iterations: s, accepted: r, stopped: n, leftHeld: o.titles };
            }
            await this.runRound(t);
          }
        }
        async runRound(e) {
          const t = this.iterations.length + 1,
            n = (0, M.VH)(this.state);
          this.session.deps.log.info(`round ${t}: ${n.join(', ')}`);
          const s = await this.search(t, e);
          ((this.idle = s.accepted === void 0 && s.held === void 0 ? this.idle + 1 : 0),
            s.accepted !== void 0 ? this.settle(s.accepted) : s.held !== void 0 && (await this.hold(s.held)),
            this.iterations.push(tt(t, n, s)));
        }
        async search(e, t) {
          let n = 0,
            s;
          for (const r of this.searches.filter(({ isExhausted: o }) => !o)) {
            const o = { round: e, candidates: Pe - n, reserve: t },
              a = await Ze(this.session, r, o);
            n += a.tried.length;
            const u = r.target.gate.name,
              A = await k(this.session, a.passing, this.state, u, this.held);
            if (A !== void 0) return { tried: n, accepted: A };
            if (((s ??= et(a)), s !== void 0 || n >= Pe)) break;
          }
          return { tried: n, ...(s === void 0 ? {} : { held: s }) };
        }
        settle(e) {
          (this.accepted.push(e),
            (this.state = e.state),
            (this.held = De),
            this.session.workbench.renew(),
            (this.searches = this.openSearches(e.state)));
        }
        async hold(e) {
          const { workbench: t, gates: n, deps: s } = this.session;
          (await t.hold(e.proposal.edits),
            (this.held = { edits: t.heldEdits(), titles: [...this.held.titles, e.proposal.title] }));
          const r = await t.warm(0);
          this.searches = this.openSearches(await (0, y.AQ)(n, r, s, 'See what is left to mend'));
        }
      }
      function et({ improving: i }) {
        return i.map(({ candidate: e }) => e).find(({ proposal: e }) => e.kind === 'repair');
      }
      function tt(i, e, { tried: t, accepted: n, held: s }) {
        const r = n?.alternatives.map(({ proposal: a }) => a.title) ?? [],
          o =
            n !== void 0
              ? n.record.title
              : s !== void 0
                ? `${s.proposal.title}: helps, and does not mend it alone`
                : `tried ${t}, none of which helps`;
        return {
          number: i,
          failing: e,
          tried: t,
          headline: o,
          ...(n === void 0 ? {} : { accepted: n.record.id }),
          ...(r.length === 0 ? {} : { alternatives: r }),
        };
      }
      function nt(i, e) {
        return new qe(i, e).run();
      }
    },
    6436: (H, U, c) => {
      c.d(U, { c: () => E });
      var D = c(1455),
        M = c.n(D),
        y = c(6760),
        l = c.n(y);
      async function E(d, p) {
        for (let S = d.cwd; ; S = l().dirname(S)) {
          const g = l().join(S, 'node_modules', p);
          if (await (0, D.stat)(g).catch(() => {})) return g;
          if (S === d.root || S === l().dirname(S)) return;
        }
      }
    },
    3988: (H) => {
      H.exports = JSON.parse(
        '["389-exception","Asterisk-exception","Autoconf-exception-2.0","Autoconf-exception-3.0","Autoconf-exception-generic","Autoconf-exception-generic-3.0","Autoconf-exception-macro","Bison-exception-1.24","Bison-exception-2.2","Bootloader-exception","Classpath-exception-2.0","CLISP-exception-2.0","cryptsetup-OpenSSL-exception","DigiRule-FOSS-exception","eCos-exception-2.0","Fawkes-Runtime-exception","FLTK-exception","fmt-exception","Font-exception-2.0","freertos-exception-2.0","GCC-exception-2.0","GCC-exception-2.0-note","GCC-exception-3.1","Gmsh-exception","GNAT-exception","GNOME-examples-exception","GNU-compiler-exception","gnu-javamail-exception","GPL-3.0-interface-exception","GPL-3.0-linking-exception","GPL-3.0-linking-source-exception","GPL-CC-1.0","GStreamer-exception-2005","GStreamer-exception-2008","i2p-gpl-java-exception","KiCad-libraries-exception","LGPL-3.0-linking-exception","libpri-OpenH323-exception","Libtool-exception","Linux-syscall-note","LLGPL","LLVM-exception","LZMA-exception","mif-exception","OCaml-LGPL-linking-exception","OCCT-exception-1.0","OpenJDK-assembly-exception-1.0","openvpn-openssl-exception","PS-or-PDF-font-exception-20170817","QPL-1.0-INRIA-2004-exception","Qt-GPL-exception-1.0","Qt-LGPL-exception-1.1","Qwt-exception-1.0","SANE-exception","SHL-2.0","SHL-2.1","stunnel-exception","SWI-exception","Swift-exception","Texinfo-exception","u-boot-exception-2.0","UBDL-exception","Universal-FOSS-exception-1.0","vsftpd-openssl-exception","WxWindows-exception-3.1","x11vnc-openssl-exception"]',
      );
    },
    3389: (H) => {
      H.exports = JSON.parse(
        '["AGPL-1.0","AGPL-3.0","BSD-2-Clause-FreeBSD","BSD-2-Clause-NetBSD","GFDL-1.1","GFDL-1.2","GFDL-1.3","GPL-1.0","GPL-2.0","GPL-2.0-with-GCC-exception","GPL-2.0-with-autoconf-exception","GPL-2.0-with-bison-exception","GPL-2.0-with-classpath-exception","GPL-2.0-with-font-exception","GPL-3.0","GPL-3.0-with-GCC-exception","GPL-3.0-with-autoconf-exception","LGPL-2.0","LGPL-2.1","LGPL-3.0","Net-SNMP","Nunit","StandardML-NJ","bzip2-1.0.5","eCos-2.0","wxWindows"]',
      );
    },
    5204: (H) => {
      H.exports = JSON.parse(
        '["0BSD","3D-Slicer-1.0","AAL","ADSL","AFL-1.1","AFL-1.2","AFL-2.0","AFL-2.1","AFL-3.0","AGPL-1.0-only","AGPL-1.0-or-later","AGPL-3.0-only","AGPL-3.0-or-later","ALGLIB-Documentation","AMD-newlib","AMDPLPA","AML","AML-glslang","AMPAS","ANTLR-PD","ANTLR-PD-fallback","APAFML","APL-1.0","APSL-1.0","APSL-1.1","APSL-1.2","APSL-2.0","ASWF-Digital-Assets-1.0","ASWF-Digital-Assets-1.1","Abstyles","AdaCore-doc","Adobe-2006","Adobe-Display-PostScript","Adobe-Glyph","Adobe-Utopia","Advanced-Cryptics-Dictionary","Afmparse","Aladdin","Apache-1.0","Apache-1.1","Apache-2.0","App-s2p","Arphic-1999","Artistic-1.0","Artistic-1.0-Perl","Artistic-1.0-cl8","Artistic-2.0","Artistic-dist","Aspell-RU","BOLA-1.1","BSD-1-Clause","BSD-2-Clause","BSD-2-Clause-Darwin","BSD-2-Clause-Patent","BSD-2-Clause-Views","BSD-2-Clause-first-lines","BSD-2-Clause-pkgconf-disclaimer","BSD-2-Clause-pos-unchanged","BSD-3-Clause","BSD-3-Clause-Attribution","BSD-3-Clause-Clear","BSD-3-Clause-HP","BSD-3-Clause-LBNL","BSD-3-Clause-Modification","BSD-3-Clause-No-Military-License","BSD-3-Clause-No-Nuclear-License","BSD-3-Clause-No-Nuclear-License-2014","BSD-3-Clause-No-Nuclear-Warranty","BSD-3-Clause-Open-MPI","BSD-3-Clause-OpenWebUI","BSD-3-Clause-Sun","BSD-3-Clause-Tso","BSD-3-Clause-acpica","BSD-3-Clause-flex","BSD-4-Clause","BSD-4-Clause-Shortened","BSD-4-Clause-UC","BSD-4.3RENO","BSD-4.3TAHOE","BSD-Advertising-Acknowledgement","BSD-Attribution-HPND-disclaimer","BSD-Inferno-Nettverk","BSD-Mark-Modifications","BSD-Protection","BSD-Source-Code","BSD-Source-Code-no-disclaimer","BSD-Source-alt-GPL","BSD-Source-beginning-file","BSD-Systemics","BSD-Systemics-W3Works","BSD-ask-to-endorse","BSL-1.0","BUSL-1.1","Baekmuk","Bahyph","Barr","Beerware","BitTorrent-1.0","BitTorrent-1.1","Bitstream-Charter","Bitstream-Vera","BlueOak-1.0.0","Boehm-GC","Boehm-GC-without-fee","Borceux","Brian-Gladman-2-Clause","Brian-Gladman-3-Clause","Brian-Gladman-3-Clause-no-conversion","Buddy","Bugroff","C-UDA-1.0","CAL-1.0","CAL-1.0-Combined-Work-Exception","CAPEC-tou","CATOSL-1.1","CC-BY-1.0","CC-BY-2.0","CC-BY-2.5","CC-BY-2.5-AU","CC-BY-3.0","CC-BY-3.0-AT","CC-BY-3.0-AU","CC-BY-3.0-DE","CC-BY-3.0-IGO","CC-BY-3.0-NL","CC-BY-3.0-US","CC-BY-4.0","CC-BY-NC-1.0","CC-BY-NC-2.0","CC-BY-NC-2.5","CC-BY-NC-3.0","CC-BY-NC-3.0-DE","CC-BY-NC-3.0-IGO","CC-BY-NC-4.0","CC-BY-NC-ND-1.0","CC-BY-NC-ND-2.0","CC-BY-NC-ND-2.5","CC-BY-NC-ND-3.0","CC-BY-NC-ND-3.0-DE","CC-BY-NC-ND-3.0-IGO","CC-BY-NC-ND-4.0","CC-BY-NC-SA-1.0","CC-BY-NC-SA-2.0","CC-BY-NC-SA-2.0-DE","CC-BY-NC-SA-2.0-FR","CC-BY-NC-SA-2.0-UK","CC-BY-NC-SA-2.5","CC-BY-NC-SA-3.0","CC-BY-NC-SA-3.0-DE","CC-BY-NC-SA-3.0-IGO","CC-BY-NC-SA-4.0","CC-BY-ND-1.0","CC-BY-ND-2.0","CC-BY-ND-2.5","CC-BY-ND-3.0","CC-BY-ND-3.0-DE","CC-BY-ND-4.0","CC-BY-SA-1.0","CC-BY-SA-2.0","CC-BY-SA-2.0-UK","CC-BY-SA-2.1-JP","CC-BY-SA-2.5","CC-BY-SA-3.0","CC-BY-SA-3.0-AT","CC-BY-SA-3.0-DE","CC-BY-SA-3.0-IGO","CC-BY-SA-4.0","CC-PDDC","CC-PDM-1.0","CC-SA-1.0","CC0-1.0","CDDL-1.0","CDDL-1.1","CDL-1.0","CDLA-Permissive-1.0","CDLA-Permissive-2.0","CDLA-Sharing-1.0","CECILL-1.0","CECILL-1.1","CECILL-2.0","CECILL-2.1","CECILL-B","CECILL-C","CERN-OHL-1.1","CERN-OHL-1.2","CERN-OHL-P-2.0","CERN-OHL-S-2.0","CERN-OHL-W-2.0","CFITSIO","CMU-Mach","CMU-Mach-nodoc","CNRI-Jython","CNRI-Python","CNRI-Python-GPL-Compatible","COIL-1.0","CPAL-1.0","CPL-1.0","CPOL-1.02","CUA-OPL-1.0","Caldera","Caldera-no-preamble","Catharon","ClArtistic","Clips","Community-Spec-1.0","Condor-1.1","Cornell-Lossless-JPEG","Cronyx","Crossword","CryptoSwift","CrystalStacker","Cube","D-FSL-1.0","DEC-3-Clause","DL-DE-BY-2.0","DL-DE-ZERO-2.0","DOC","DRL-1.0","DRL-1.1","DSDP","DocBook-DTD","DocBook-Schema","DocBook-Stylesheet","DocBook-XML","Dotseqn","ECL-1.0","ECL-2.0","EFL-1.0","EFL-2.0","EPICS","EPL-1.0","EPL-2.0","ESA-PL-permissive-2.4","ESA-PL-strong-copyleft-2.4","ESA-PL-weak-copyleft-2.4","EUDatagrid","EUPL-1.0","EUPL-1.1","EUPL-1.2","Elastic-2.0","Entessa","ErlPL-1.1","Eurosym","FBM","FDK-AAC","FDK-MPEG-H","FSFAP","FSFAP-no-warranty-disclaimer","FSFUL","FSFULLR","FSFULLRSD","FSFULLRWD","FSL-1.1-ALv2","FSL-1.1-MIT","FTL","Fair","Ferguson-Twofish","Frameworx-1.0","FreeBSD-DOC","FreeImage","Furuseth","GCR-docs","GD","GFDL-1.1-invariants-only","GFDL-1.1-invariants-or-later","GFDL-1.1-no-invariants-only","GFDL-1.1-no-invariants-or-later","GFDL-1.1-only","GFDL-1.1-or-later","GFDL-1.2-invariants-only","GFDL-1.2-invariants-or-later","GFDL-1.2-no-invariants-only","GFDL-1.2-no-invariants-or-later","GFDL-1.2-only","GFDL-1.2-or-later","GFDL-1.3-invariants-only","GFDL-1.3-invariants-or-later","GFDL-1.3-no-invariants-only","GFDL-1.3-no-invariants-or-later","GFDL-1.3-only","GFDL-1.3-or-later","GL2PS","GLWTPL","GPL-1.0-only","GPL-1.0-or-later","GPL-2.0-only","GPL-2.0-or-later","GPL-3.0-only","GPL-3.0-or-later","Game-Programming-Gems","Giftware","Glide","Glulxe","Graphics-Gems","Gutmann","HDF5","HIDAPI","HP-1986","HP-1989","HPND","HPND-DEC","HPND-Fenneberg-Livingston","HPND-INRIA-IMAG","HPND-Intel","HPND-Kevlin-Henney","HPND-MIT-disclaimer","HPND-Markus-Kuhn","HPND-Netrek","HPND-Pbmplus","HPND-SMC","HPND-UC","HPND-UC-export-US","HPND-doc","HPND-doc-sell","HPND-export-US","HPND-export-US-acknowledgement","HPND-export-US-modify","HPND-export2-US","HPND-merchantability-variant","HPND-sell-MIT-disclaimer-xserver","HPND-sell-regexpr","HPND-sell-variant","HPND-sell-variant-MIT-disclaimer","HPND-sell-variant-MIT-disclaimer-rev","HPND-sell-variant-critical-systems","HTMLTIDY","HaskellReport","Hippocratic-2.1","Hippocratic-3.0-core","IBM-pibs","ICU","IEC-Code-Components-EULA","IJG","IJG-short","IPA","IPL-1.0","ISC","ISC-Veillard","ISO-permission","ImageMagick","Imlib2","Info-ZIP","Informatica","Inner-Net-2.0","InnoSetup","Intel","Intel-ACPI","Interbase-1.0","JPL-image","JPNIC","JSON","Jam","JasPer-2.0","Kastrup","Kazlib","Knuth-CTAN","LAL-1.2","LAL-1.3","LGPL-2.0-only","LGPL-2.0-or-later","LGPL-2.1-only","LGPL-2.1-or-later","LGPL-3.0-only","LGPL-3.0-or-later","LGPLLR","LOOP","LPD-document","LPL-1.0","LPL-1.02","LPPL-1.0","LPPL-1.1","LPPL-1.2","LPPL-1.3a","LPPL-1.3c","LZMA-SDK-9.11-to-9.20","LZMA-SDK-9.22","Latex2e","Latex2e-translated-notice","Leptonica","LiLiQ-P-1.1","LiLiQ-R-1.1","LiLiQ-Rplus-1.1","Libpng","Linux-OpenIB","Linux-man-pages-1-para","Linux-man-pages-copyleft","Linux-man-pages-copyleft-2-para","Linux-man-pages-copyleft-var","Lucida-Bitmap-Fonts","MIPS","MIT","MIT-0","MIT-CMU","MIT-Click","MIT-Festival","MIT-Khronos-old","MIT-Modern-Variant","MIT-STK","MIT-Wu","MIT-advertising","MIT-enna","MIT-feh","MIT-open-group","MIT-testregex","MITNFA","MMIXware","MMPL-1.0.1","MPEG-SSG","MPL-1.0","MPL-1.1","MPL-2.0","MPL-2.0-no-copyleft-exception","MS-LPL","MS-PL","MS-RL","MTLL","MVT-1.1","Mackerras-3-Clause","Mackerras-3-Clause-acknowledgment","MakeIndex","Martin-Birgmeier","McPhee-slideshow","Minpack","MirOS","Motosoto","MulanPSL-1.0","MulanPSL-2.0","Multics","Mup","NAIST-2003","NASA-1.3","NBPL-1.0","NCBI-PD","NCGL-UK-2.0","NCL","NCSA","NGPL","NICTA-1.0","NIST-PD","NIST-PD-TNT","NIST-PD-fallback","NIST-Software","NLOD-1.0","NLOD-2.0","NLPL","NOSL","NPL-1.0","NPL-1.1","NPOSL-3.0","NRL","NTIA-PD","NTP","NTP-0","Naumen","NetCDF","Newsletr","Nokia","Noweb","O-UDA-1.0","OAR","OCCT-PL","OCLC-2.0","ODC-By-1.0","ODbL-1.0","OFFIS","OFL-1.0","OFL-1.0-RFN","OFL-1.0-no-RFN","OFL-1.1","OFL-1.1-RFN","OFL-1.1-no-RFN","OGC-1.0","OGDL-Taiwan-1.0","OGL-Canada-2.0","OGL-UK-1.0","OGL-UK-2.0","OGL-UK-3.0","OGTSL","OLDAP-1.1","OLDAP-1.2","OLDAP-1.3","OLDAP-1.4","OLDAP-2.0","OLDAP-2.0.1","OLDAP-2.1","OLDAP-2.2","OLDAP-2.2.1","OLDAP-2.2.2","OLDAP-2.3","OLDAP-2.4","OLDAP-2.5","OLDAP-2.6","OLDAP-2.7","OLDAP-2.8","OLFL-1.3","OML","OPL-1.0","OPL-UK-3.0","OPUBL-1.0","OSC-1.0","OSET-PL-2.1","OSL-1.0","OSL-1.1","OSL-2.0","OSL-2.1","OSL-3.0","OSSP","OpenMDW-1.0","OpenPBS-2.3","OpenSSL","OpenSSL-standalone","OpenVision","PADL","PDDL-1.0","PHP-3.0","PHP-3.01","PPL","PSF-2.0","ParaType-Free-Font-1.3","Parity-6.0.0","Parity-7.0.0","Pixar","Plexus","PolyForm-Noncommercial-1.0.0","PolyForm-Small-Business-1.0.0","PostgreSQL","Python-2.0","Python-2.0.1","QPL-1.0","QPL-1.0-INRIA-2004","Qhull","RHeCos-1.1","RPL-1.1","RPL-1.5","RPSL-1.0","RSA-MD","RSCPL","Rdisc","Ruby","Ruby-pty","SAX-PD","SAX-PD-2.0","SCEA","SGI-B-1.0","SGI-B-1.1","SGI-B-2.0","SGI-OpenGL","SGMLUG-PM","SGP4","SHL-0.5","SHL-0.51","SISSL","SISSL-1.2","SL","SMAIL-GPL","SMLNJ","SMPPL","SNIA","SOFA","SPL-1.0","SSH-OpenSSH","SSH-short","SSLeay-standalone","SSPL-1.0","SUL-1.0","SWL","Saxpath","SchemeReport","Sendmail","Sendmail-8.23","Sendmail-Open-Source-1.1","SimPL-2.0","Sleepycat","Soundex","Spencer-86","Spencer-94","Spencer-99","SugarCRM-1.1.3","Sun-PPP","Sun-PPP-2000","SunPro","Symlinks","TAPR-OHL-1.0","TCL","TCP-wrappers","TGPPL-1.0","TMate","TORQUE-1.1","TOSL","TPDL","TPL-1.0","TTWL","TTYP0","TU-Berlin-1.0","TU-Berlin-2.0","TekHVC","TermReadKey","ThirdEye","TrustedQSL","UCAR","UCL-1.0","UMich-Merit","UPL-1.0","URT-RLE","Ubuntu-font-1.0","UnRAR","Unicode-3.0","Unicode-DFS-2015","Unicode-DFS-2016","Unicode-TOU","UnixCrypt","Unlicense","Unlicense-libtelnet","Unlicense-libwhirlpool","VOSTROM","VSL-1.0","Vim","Vixie-Cron","W3C","W3C-19980720","W3C-20150513","WTFNMFPL","WTFPL","Watcom-1.0","Widget-Workshop","WordNet","Wsuipa","X11","X11-distribute-modifications-variant","X11-no-permit-persons","X11-swapped","XFree86-1.1","XSkat","Xdebug-1.03","Xerox","Xfig","Xnet","YPL-1.0","YPL-1.1","ZPL-1.1","ZPL-2.0","ZPL-2.1","Zed","Zeeff","Zend-2.0","Zimbra-1.3","Zimbra-1.4","Zlib","any-OSI","any-OSI-perl-modules","atc-game","bcrypt-Solar-Designer","blessing","bzip2-1.0.6","check-cvs","checkmk","copyleft-next-0.3.0","copyleft-next-0.3.1","curl","cve-tou","diffmark","dtoa","dvipdfm","eGenix","etalab-2.0","fwlw","gSOAP-1.3b","generic-xts","gnuplot","gtkbook","hdparm","hyphen-bulgarian","iMatix","jove","libpng-1.6.35","libpng-2.0","libselinux-1.0","libtiff","libutil-David-Nugent","lsof","magaz","mailprio","man2html","metamail","mpi-permissive","mpich2","mplus","ngrep","pkgconf","pnmstitch","psfrag","psutils","python-ldap","radvd","snprintf","softSurfer","ssh-keyscan","swrule","threeparttable","ulem","w3m","wwl","xinetd","xkeyboard-config-Zinoviev","xlock","xpp","xzoom","zlib-acknowledgement"]',
      );
    },
  };
export { st as id, it as ids, rt as modules };
