const pn = 196,
  mn = [196],
  gn = {
    3772: (X, Y, c) => {
      c.d(Y, { P: () => I });
      var O = c(2857);
      const R = O._H3({
          version: O.YjP().optional(),
          resolved: O.YjP().optional(),
          dev: O.zMY().optional(),
          link: O.zMY().optional(),
        }),
        C = O.Ikc({ packages: O.g1P(O.YjP(), R) }),
        E = 'node_modules/';
      function I(y) {
        try {
          const { packages: p } = C.parse(JSON.parse(y ?? ''));
          return Object.entries(p)
            .filter(([h, { link: x }]) => h.includes(E) && x !== !0)
            .map(([h, x]) => ({
              name: h.slice(h.lastIndexOf(E) + E.length),
              version: x.version ?? 'unknown',
              source: x.resolved,
              isDevelopment: x.dev === !0,
              entry: x,
            }));
        } catch {
          return [];
        }
      }
    },
    6629: (X, Y, c) => {
      c.d(Y, { g: () => ee, n: () => de });
      var O = c(2237),
        R = c(638),
        C = c(2351),
        E = c(7640),
        I = c(1455),
        y = c(8995),
        p = c(6760),
        h = c.n(p),
        x = c(5044);
      const N = /(^|\/)(?:dist|build|lib|out|output)\//;
      function T(f) {
        return (N.test(f) ? [f.replace(N, '$1src/'), f.replace(N, '$1')] : []).flatMap((m) => {
          const S = m.replace(/\.[cm]?jsx?$/, '');
          return ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'].map((w) => S + w);
        });
      }
      function v(f, d, m) {
        const S = d.replace(/\s+/g, '');
        return S.length < 4
          ? void 0
          : f
              .split(
                `
`,
              )
              .flatMap((M, k) => (M.replace(/\s+/g, '') === S ? [k + 1] : []))
              .sort((M, k) => Math.abs(M - m) - Math.abs(k - m))[0];
      }
      async function l(f) {
        return (0, I.readFile)(f, 'utf8').catch(() => {});
      }
      async function A(f, d) {
        const m = await l(h().join(f, `${d.file}.map`));
        if (m !== void 0)
          try {
            const w = new y.SourceMap(JSON.parse(m)).findEntry(d.line - 1, Math.max(0, (d.column ?? 1) - 1));
            if (!('originalSource' in w)) return;
            const M = h().dirname(h().join(f, d.file)),
              k = (0, x.y)(f, h().resolve(M, w.originalSource));
            return k === void 0 ? void 0 : { file: k, line: w.originalLine + 1, column: w.originalColumn + 1 };
          } catch {
            return;
          }
      }
      async function L(f, d, m) {
        const S = T(d.file).find((j) => m.has(j));
        if (S === void 0) return;
        const [w, M] = [await l(h().join(f, S)), await l(h().join(f, d.file))],
          k = v(
            w ?? '',
            M?.split(`
`)[d.line - 1] ?? '',
            d.line,
          );
        return { file: S, line: k ?? 1 };
      }
      async function b(f, d, m) {
        if (m.has(d.file)) return d;
        const S = await A(f, d);
        return S !== void 0 && m.has(S.file) ? S : ((await L(f, d, m)) ?? d);
      }
      var B = c(2144);
      function H(f, d, m) {
        const S = Math.sqrt((f + d) * (f + m));
        return S === 0 ? 0 : f / S;
      }
      function K(f) {
        const d = f.filter(({ isFailing: w }) => w).reduce((w, { tests: M }) => w + M, 0),
          m = new Map();
        for (const { isFailing: w, tests: M, hits: k } of f)
          for (const [j, W] of k) {
            const D = m.get(j) ?? new Map();
            m.set(j, D);
            for (const [z, G] of W) {
              const Q = D.get(z) ?? { failed: 0, passed: 0 };
              ((Q[w ? 'failed' : 'passed'] += Math.min(M, G)), D.set(z, Q));
            }
          }
        const S = [...m].map(([w, M]) => {
          const k = [...M]
            .filter(([, { failed: j }]) => j > 0)
            .map(([j, { failed: W, passed: D }]) => [j, H(W, d - W, D)]);
          return [w, new Map(k)];
        });
        return new Map(S.filter(([, w]) => w.size > 0));
      }
      var J = c(6400);
      const te = 0.9,
        ne = 0.8;
      function _(f, d) {
        return f.flatMap(({ class: m, file: S, line: w, stack: M }) => {
          const j =
              (m === 'type' || m === 'build' || m === 'lint') && S !== void 0 && w !== void 0 && d(S)
                ? [{ file: S, line: w, score: 1 }]
                : [],
            W = M.filter((D) => d(D.file)).map((D, z) => ({ file: D.file, line: D.line, score: te * ne ** z }));
          return [...j, ...W];
        });
      }
      const ae = /\.[cm]?[jt]sx?$/;
      function ee(f) {
        return ae.test(f) && !/\.d\.[cm]?ts$/.test(f) && (0, O.B)(f) === 'source';
      }
      async function ce({ report: f, testGate: d, trees: m, gate: S, deps: w }) {
        const M = d === void 0 ? void 0 : await (0, R.g)(m[0], d);
        if (f === void 0 || d === void 0 || M === void 0) return [];
        const k = (0, C.LQ)(f),
          j = (0, C.EF)(f),
          { timeout: W } = S,
          [D, z] = await Promise.all([
            (0, R.m)({ tree: m[0], testGate: d, selection: k, timeout: W, coveragePackage: M }, w),
            j === void 0
              ? void 0
              : (0, R.m)({ tree: m[1], testGate: d, selection: j, timeout: W, coveragePackage: M }, w),
          ]),
          { failed: G, passed: Q } = f.results.summary;
        return [
          ...(D.hits === void 0 ? [] : [{ isFailing: !0, tests: G, hits: D.hits }]),
          ...(z?.hits === void 0 ? [] : [{ isFailing: !1, tests: Q, hits: z.hits }]),
        ];
      }
      const le = /[\w@./-]+\.[cm]?[jt]sx?\b/g;
      async function fe({ gate: f, failures: d, trees: [m] }, S) {
        const w = d.flatMap(({ file: z }) => z ?? []);
        if (w.length > 0) return [...new Set(w)];
        const M = /^(?:npm|pnpm|yarn|bun) (?:run )?(?:-s )?([\w:.-]+)$/.exec(f.command)?.[1],
          k = await (0, E.b4)(m),
          j = (z) => [...z.matchAll(le)].flatMap(([G]) => [G, ...T(G)].find((Q) => S.has(Q)) ?? []),
          W = j(`${f.command} ${k[M ?? ''] ?? ''}`),
          D = await Promise.all(W.map(async (z) => j((await (0, E.xt)(m, z)) ?? '')));
        return [...new Set([...W, ...D.flat()])];
      }
      async function ue(f, d, m) {
        return Promise.all(
          f.map(async (S) => ({ ...S, stack: await Promise.all(S.stack.map((w) => b(d.root, w, m))) })),
        );
      }
      async function de(f) {
        const [d] = f.trees,
          m = new Set(await d.repository.files()),
          S = _(await ue(f.failures, d, m), ee),
          w = K(await ce(f)),
          M = new Map([...w].filter(([D]) => m.has(D) && ee(D)));
        if (M.size > 0) return (0, J.RS)([(0, J.L6)(S), M]);
        const k = (D) => (0, E.xt)(d, D),
          j = await (0, B.Vg)(await fe(f, m), m, k),
          W = await (0, B.KN)(j, ee, k);
        return (0, J.RS)([(0, J.L6)(S), (0, J.L6)(W)]);
      }
    },
    2144: (X, Y, c) => {
      c.d(Y, { KN: () => N, Ui: () => p, Vg: () => x, bl: () => h });
      var O = c(6760),
        R = c.n(O);
      const C = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(["'])(\.{1,2}\/[^"'\n]*|\.{1,2})\1/g,
        E = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'],
        I = 0.25,
        y = 0.85;
      function p(T, v, l) {
        const A = R().posix.join(R().posix.dirname(T), v),
          L = A.replace(/\.([cm]?)jsx?$/, ''),
          b = E.map((K) => A + K),
          B = L === A ? [] : ['.ts', '.tsx', '.mts', '.cts'].map((K) => L + K),
          H = E.slice(1).map((K) => R().posix.join(A, `index${K}`));
        return [...B, ...b, ...H].find((K) => l.has(K));
      }
      function h(T) {
        return [...T.matchAll(C)].map((v) => v[2] ?? '');
      }
      async function x(T, v, l) {
        const A = new Map(T.filter((L) => v.has(L)).map((L) => [L, 0]));
        for (const [L, b] of A)
          for (const B of h((await l(L)) ?? '')) {
            const H = p(L, B, v);
            H !== void 0 && !A.has(H) && A.set(H, b + 1);
          }
        return A;
      }
      async function N(T, v, l) {
        const A = [];
        for (const [L, b] of T) {
          if (!v(L)) continue;
          const B = I * y ** b;
          ((await l(L)) ?? '')
            .split(
              `
`,
            )
            .forEach((K, J) => {
              /\w/.test(K) && A.push({ file: L, line: J + 1, score: B });
            });
        }
        return A;
      }
    },
    6400: (X, Y, c) => {
      c.d(Y, { L6: () => O, RS: () => R, lC: () => C });
      function O(E) {
        const I = new Map();
        for (const { file: y, line: p, score: h } of E) {
          const x = I.get(y) ?? new Map();
          (x.set(p, Math.max(x.get(p) ?? 0, h)), I.set(y, x));
        }
        return I;
      }
      function R(E) {
        const I = new Map();
        for (const y of E)
          for (const [p, h] of y) {
            const x = I.get(p) ?? new Map();
            for (const [N, T] of h) x.set(N, (x.get(N) ?? 1) * (1 - Math.min(T, 1)));
            I.set(p, x);
          }
        return new Map([...I].map(([y, p]) => [y, new Map([...p].map(([h, x]) => [h, 1 - x]))]));
      }
      function C(E, I) {
        return [...E]
          .flatMap(([y, p]) => [...p].map(([h, x]) => ({ file: y, line: h, score: x })))
          .sort((y, p) => p.score - y.score || (y.file < p.file ? -1 : y.file > p.file ? 1 : y.line - p.line))
          .slice(0, I);
      }
    },
    638: (X, Y, c) => {
      c.d(Y, { g: () => p, m: () => N });
      var O = c(1455),
        R = c.n(O),
        C = c(6760),
        E = c.n(C),
        I = c(685),
        y = c(6436);
      async function p(T, { invocation: v }) {
        for (const l of v.runner.coveragePackages) if ((await (0, y.c)(T, `${l}/package.json`)) !== void 0) return l;
      }
      async function h(T, v) {
        const { gate: l, invocation: A } = T.testGate,
          L = await (0, y.c)(T.tree, A.runner.program);
        return L !== void 0 && A.ownArguments !== void 0
          ? ['node', L, ...A.ownArguments, ...v]
          : [...(0, I.D)(l.command), ...A.separator, ...v];
      }
      async function x(T, v) {
        try {
          return v(await (0, O.readFile)(T, 'utf8'));
        } catch {
          return;
        }
      }
      async function N(T, v) {
        const { tree: l, testGate: A, selection: L, coveragePackage: b } = T,
          { runner: B } = A.invocation,
          H = E().join(l.reports, 'probe.json'),
          K = E().join(l.reports, 'coverage');
        await (0, O.rm)(H, { force: !0 });
        const J = L.files.map((_) => E().relative(l.cwd, E().join(l.root, _))),
          te = await v.exec.run({
            tool: B.name,
            argv: await h(T, [
              ...B.probeArguments(H),
              ...(b === void 0 ? [] : B.coverageArguments(K, b)),
              ...B.selectArguments({ ...L, files: J }),
            ]),
            cwd: l.cwd,
            why: 'See how some tests fare',
            timeout: T.timeout,
            quiet: !0,
          }),
          ne = () => x(E().join(K, B.coverageFile), (_) => B.readCoverage(_, l.root));
        return {
          result: te,
          report: await x(H, (_) => B.readReport(_, l.root)),
          hits: b === void 0 ? void 0 : await ne(),
        };
      }
    },
    2351: (X, Y, c) => {
      c.d(Y, { EF: () => I, H9: () => R, LQ: () => E, sw: () => C });
      function O({ filePath: y = '', name: p }) {
        return `${y} ${p}`;
      }
      function R(y) {
        return new Set(y.results.tests.filter(({ status: p }) => p === 'failed').map(O));
      }
      function C(y) {
        return new Set(y.results.tests.filter(({ status: p }) => p === 'passed').map(O));
      }
      function E(y) {
        const p = y.results.tests.filter(({ status: N }) => N === 'failed'),
          h = [...new Set(p.flatMap(({ filePath: N }) => N ?? []))].sort(),
          x = p.some(({ name: N, filePath: T }) => N === T);
        return { files: h, names: x ? [] : [...new Set(p.map(({ name: N }) => N))] };
      }
      function I(y) {
        const p = y.results.tests.filter(({ status: x }) => x === 'passed');
        return p.length === 0
          ? void 0
          : { files: [...new Set(p.flatMap(({ filePath: x }) => x ?? []))].sort(), names: E(y).names, isInverted: !0 };
      }
    },
    1196: (X, Y, c) => {
      c.d(Y, { equipSession: () => fn });
      var O = c(4074),
        R = c(5044),
        C = c(6629),
        E = c(6400);
      const I = 40,
        y = 2,
        p = 0.8,
        h = 0.2;
      function x(e, t) {
        const n = e.getSourceFile(),
          s = (0, R.y)(t, n.fileName);
        if (!(s === void 0 || !(0, C.g)(s)))
          return { file: s, line: n.getLineAndCharacterOfPosition(e.getStart(n)).line + 1 };
      }
      function N(e, t, { file: n, line: s }) {
        const { ts: i } = e,
          r = e.inspect(n);
        if (r === void 0) return [];
        const { source: o, checker: a } = r,
          u = [],
          g = (P) => {
            const V = a.getSymbolAtLocation(P),
              q = (V !== void 0 && (V.flags & i.SymbolFlags.Alias) !== 0 ? a.getAliasedSymbol(V) : V)?.valueDeclaration;
            if (
              q === void 0 ||
              q === P.parent ||
              (!i.isVariableDeclaration(q) && !i.isPropertyAssignment(q)) ||
              q.initializer === void 0 ||
              i.isFunctionLike(q.initializer)
            )
              return;
            const Ne = x(q, t);
            Ne !== void 0 && u.push(Ne);
          },
          $ = (P) => {
            const V = o.getLineAndCharacterOfPosition(P.getStart(o)).line + 1,
              Ce = o.getLineAndCharacterOfPosition(P.getEnd()).line + 1;
            s < V || s > Ce || (i.isIdentifier(P) && V === s && g(P), P.forEachChild($));
          };
        return ($(o), u);
      }
      function T(e, t, n) {
        const s = (0, E.lC)(e, Number.POSITIVE_INFINITY);
        let i = s.slice(0, I);
        for (let r = 0; r < y; r += 1)
          ((i = i
            .filter(({ score: o }) => o >= h)
            .flatMap((o) => N(t, n, o).map((a) => ({ ...a, score: o.score * p })))),
            s.push(...i));
        return (0, E.L6)(s);
      }
      function v(e, { source: t }) {
        return t.text.slice(e.getStart(t), e.getEnd());
      }
      function l(e, t, n, s, i = 1) {
        return { template: s, start: e.getStart(t.source), end: e.getEnd(), text: n, fit: i };
      }
      function A(e, t, n) {
        const { source: s } = t,
          { operatorToken: i } = e;
        return s.text.slice(e.getStart(s), i.getStart(s)) + n + s.text.slice(i.getEnd(), e.getEnd());
      }
      function L(e, { ts: t, checker: n }) {
        if (t.isNumericLiteral(e)) return !0;
        if (t.isStringLiteralLike(e) || t.isTemplateExpression(e) || t.isFunctionLike(e)) return !1;
        const s = n?.getNonNullableType(n.getTypeAtLocation(e));
        return s === void 0 || (s.flags & (t.TypeFlags.Any | t.TypeFlags.Unknown)) !== 0
          ? void 0
          : (s.isUnion() ? s.types : [s]).every(({ flags: r }) => (r & t.TypeFlags.NumberLike) !== 0);
      }
      function b(e, { ts: t }) {
        return (
          t.isIdentifier(e) ||
          t.isPropertyAccessExpression(e) ||
          t.isElementAccessExpression(e) ||
          t.isCallExpression(e) ||
          t.isParenthesizedExpression(e) ||
          t.isLiteralExpression(e) ||
          t.isNonNullExpression(e) ||
          e.kind === t.SyntaxKind.ThisKeyword
        );
      }
      const B = {
        '+': ['-'],
        '-': ['+'],
        '*': ['/'],
        '/': ['*'],
        '%': ['/', '*'],
        '+=': ['-='],
        '-=': ['+='],
        '*=': ['/='],
        '/=': ['*='],
      };
      function* H(e, t) {
        if (![e.left, e.right].some((n) => L(n, t) === !1))
          for (const n of B[e.operatorToken.getText(t.source)] ?? []) yield l(e, t, A(e, t, n), 'arithmetic-swap');
      }
      const K = function* (e, t) {
          const { ts: n, source: s } = t;
          if (
            (n.isBinaryExpression(e) && (yield* H(e, t)),
            !n.isPrefixUnaryExpression(e) && !n.isPostfixUnaryExpression(e))
          )
            return;
          const i = s.text.slice(e.getStart(s), e.getEnd());
          (e.operator === n.SyntaxKind.PlusPlusToken && (yield l(e, t, i.replace('++', '--'), 'arithmetic-swap', 0.7)),
            e.operator === n.SyntaxKind.MinusMinusToken &&
              (yield l(e, t, i.replace('--', '++'), 'arithmetic-swap', 0.7)));
        },
        J =
          /^(?:Number|String|Boolean|BigInt|parseInt|parseFloat|Math\.\w+|JSON\.\w+|encodeURIComponent|decodeURIComponent|structuredClone)$/;
      function* te(e, t) {
        const { ts: n } = t;
        if (n.isExpressionStatement(e.parent) || e.questionDotToken !== void 0) return;
        const s = n.isAwaitExpression(e.parent),
          [i, ...r] = e.arguments;
        if (i !== void 0 && r.length === 0 && !n.isSpreadElement(i) && !n.isFunctionLike(i)) {
          const a = J.test(v(e.expression, t));
          yield l(e, t, v(i, t), 'call-unwrapped', (a ? 1 : 0.4) * (s ? 0.3 : 1));
        }
        n.isPropertyAccessExpression(e.expression) &&
          e.arguments.length === 0 &&
          n.isPropertyAccessExpression(e.expression) &&
          (yield l(e, t, v(e.expression.expression, t), 'call-unwrapped', s ? 0.2 : 0.6));
      }
      function ne(e, { checker: t }) {
        const s = t?.getTypeAtLocation(e)?.getSymbol()?.getName();
        return s === void 0 || s === 'any' ? void 0 : s === 'Promise';
      }
      function _(e, { ts: t }) {
        const n = t.findAncestor(e.parent, (i) => t.isFunctionLike(i));
        if (n === void 0) return !0;
        const { modifiers: s } = n;
        return s?.some(({ kind: i }) => i === t.SyntaxKind.AsyncKeyword) === !0;
      }
      function* ae(e, t) {
        const { ts: n } = t,
          { parent: s } = e;
        if (n.isAwaitExpression(s) || !_(e, t)) return;
        const i = ne(e, t);
        if (i === !1) return;
        const r = i === !0 ? 1 : n.isExpressionStatement(s) ? 0.4 : 0.3,
          o = `await ${v(e, t)}`,
          a = n.isPropertyAccessExpression(s) || n.isElementAccessExpression(s);
        yield l(e, t, a ? `(${o})` : o, 'await-added', r);
      }
      const ee = function* (e, t) {
          const { ts: n } = t;
          (n.isCallExpression(e) && (yield* te(e, t), yield* ae(e, t)),
            n.isAwaitExpression(e) && (yield l(e, t, v(e.expression, t), 'await-removed')));
        },
        ce = {
          '<': [
            ['<=', 'comparison-boundary'],
            ['>', 'comparison-direction'],
            ['>=', 'comparison-direction'],
          ],
          '<=': [
            ['<', 'comparison-boundary'],
            ['>=', 'comparison-direction'],
            ['>', 'comparison-direction'],
          ],
          '>': [
            ['>=', 'comparison-boundary'],
            ['<', 'comparison-direction'],
            ['<=', 'comparison-direction'],
          ],
          '>=': [
            ['>', 'comparison-boundary'],
            ['<=', 'comparison-direction'],
            ['<', 'comparison-direction'],
          ],
          '===': [['!==', 'equality-negation']],
          '!==': [['===', 'equality-negation']],
          '==': [['!=', 'equality-negation']],
          '!=': [['==', 'equality-negation']],
        },
        le = function* (e, t) {
          if (t.ts.isBinaryExpression(e))
            for (const [n, s] of ce[e.operatorToken.getText(t.source)] ?? []) yield l(e, t, A(e, t, n), s);
        };
      function fe(e, { source: t }) {
        const n = t.text.split('"').length;
        return t.text.split("'").length >= n ? `'${e}'` : `"${e}"`;
      }
      function* ue(e, t) {
        const { ts: n } = t;
        (n.isStringLiteral(e) && /^-?\d+(?:\.\d+)?$/.test(e.text) && (yield l(e, t, e.text, 'type-conversion')),
          n.isStringLiteral(e) &&
            /^(?:true|false|null|undefined)$/.test(e.text) &&
            (yield l(e, t, e.text, 'type-conversion')));
        const s = e.kind === n.SyntaxKind.TrueKeyword || e.kind === n.SyntaxKind.FalseKeyword;
        (n.isNumericLiteral(e) || s) && (yield l(e, t, fe(v(e, t), t), 'type-conversion', 0.8));
      }
      function de(e, { ts: t }) {
        const { parent: n } = e;
        return !t.isExpression(e) || t.isLiteralExpression(e)
          ? !1
          : t.isCallExpression(n)
            ? n.arguments.some((s) => s === e)
            : t.isVariableDeclaration(n) || t.isPropertyAssignment(n)
              ? n.initializer === e
              : t.isReturnStatement(n) || (t.isArrowFunction(n) && n.body === e);
      }
      const f = function* (e, t) {
          if (t.hasTypeError && (yield* ue(e, t), !(!de(e, t) || (!b(e, t) && !t.ts.isBinaryExpression(e)))))
            for (const n of ['Number', 'String']) yield l(e, t, `${n}(${v(e, t)})`, 'call-wrapped');
        },
        d = {
          '&&': [['||', 1]],
          '||': [
            ['&&', 1],
            ['??', 0.7],
          ],
          '??': [['||', 0.5]],
        };
      function m(e, { ts: t }) {
        const { parent: n } = e;
        if (t.isIfStatement(n) || t.isWhileStatement(n) || t.isDoStatement(n)) return n.expression === e;
        if (t.isConditionalExpression(n) || t.isForStatement(n)) return n.condition === e;
        if (!t.isBinaryExpression(n)) return !1;
        const { kind: s } = n.operatorToken;
        return s === t.SyntaxKind.AmpersandAmpersandToken || s === t.SyntaxKind.BarBarToken;
      }
      function* S(e, t) {
        const { ts: n } = t;
        if (n.isPrefixUnaryExpression(e) && e.operator === n.SyntaxKind.ExclamationToken) {
          yield l(e, t, v(e.operand, t), 'negation-removed');
          return;
        }
        if (!m(e, t) || n.isBinaryExpression(e)) return;
        const s = v(e, t);
        yield l(e, t, b(e, t) ? `!${s}` : `!(${s})`, 'negation-added');
      }
      const w = function* (e, t) {
        const { ts: n } = t;
        if (
          (e.kind === n.SyntaxKind.TrueKeyword && (yield l(e, t, 'false', 'boolean-flip')),
          e.kind === n.SyntaxKind.FalseKeyword && (yield l(e, t, 'true', 'boolean-flip')),
          yield* S(e, t),
          !!n.isBinaryExpression(e))
        )
          for (const [s, i] of d[e.operatorToken.getText(t.source)] ?? []) yield l(e, t, A(e, t, s), 'logical-swap', i);
      };
      var M = c(7785);
      const k = 6;
      function j(e, t) {
        const n = (0, M.A)(e.toLowerCase(), t.toLowerCase()),
          s = Math.max(e.length, t.length);
        return n > Math.max(1, Math.floor(s / 3)) ? 0 : 1 - n / s;
      }
      function W(e, { ts: t }) {
        if (!t.isIdentifier(e)) return !1;
        const { parent: n } = e;
        return t.isPropertyAccessExpression(n)
          ? n.expression === e
          : t.isPropertyAssignment(n) || t.isVariableDeclaration(n) || t.isParameter(n)
            ? n.initializer === e
            : t.isExpression(n) || t.isReturnStatement(n) || t.isIfStatement(n) || t.isTemplateSpan(n);
      }
      function D(e, { ts: t }, n) {
        const s = (r) => {
            r !== void 0 &&
              (t.isIdentifier(r)
                ? n.set(r.text, n.get(r.text) ?? e)
                : (t.isObjectBindingPattern(r) || t.isArrayBindingPattern(r)) &&
                  r.elements.forEach((o) => t.isBindingElement(o) && s(o.name)));
          },
          i = (r) => {
            ((t.isVariableDeclaration(r) || t.isFunctionDeclaration(r)) && s(r.name),
              (t.isImportSpecifier(r) || t.isImportClause(r) || t.isNamespaceImport(r)) && s(r.name),
              !t.isFunctionLike(r) && !t.isClassLike(r) && r.forEachChild(i));
          };
        (t.isFunctionLike(e) && e.parameters.forEach(({ name: r }) => s(r)), e.forEachChild(i));
      }
      function z(e, t) {
        const n = new Map();
        for (let s = e; s !== void 0; s = s.parent) (t.ts.isFunctionLike(s) || t.ts.isSourceFile(s)) && D(s, t, n);
        return n;
      }
      function G(e, { checker: t }) {
        const n = t?.getTypeAtLocation(e);
        return n === void 0 || t === void 0 ? void 0 : t.typeToString(t.getBaseTypeOfLiteralType(n));
      }
      function* Q(e, t) {
        const n = z(e, t),
          s = n.get(e.text),
          i = G(e, t);
        let r = 0;
        for (const [o, a] of n) {
          if (o === e.text) continue;
          const u = j(e.text, o);
          u > 0
            ? yield l(e, t, o, 'nearby-name', u)
            : a === s &&
              !t.ts.isSourceFile(a) &&
              r < k &&
              ((r += 1), yield l(e, t, o, 'sibling-name', i === void 0 ? 0.6 : 1));
        }
      }
      function Fe(e, t) {
        const { checker: n } = t,
          s = n?.getTypeAtLocation(e.expression);
        if (n === void 0 || s === void 0) return [];
        const i = G(e, t);
        return s.getProperties().map((r) => {
          const o = n.getTypeOfSymbolAtLocation(r, e);
          return { name: r.getName(), isSameType: n.typeToString(n.getBaseTypeOfLiteralType(o)) === i };
        });
      }
      function* Re(e, t) {
        if (!t.ts.isIdentifier(e.name)) return;
        let n = 0;
        for (const { name: s, isSameType: i } of Fe(e, t)) {
          if (s === e.name.text || !/^[A-Za-z_$][\w$]*$/.test(s)) continue;
          const r = j(e.name.text, s);
          r > 0
            ? yield l(e.name, t, s, 'nearby-name', r)
            : i && n < k && ((n += 1), yield l(e.name, t, s, 'sibling-name'));
        }
      }
      const be = function* (e, t) {
        (W(e, t) && (yield* Q(e, t)), t.ts.isPropertyAccessExpression(e) && (yield* Re(e, t)));
      };
      function xe(e, { ts: t }) {
        return t.isNumericLiteral(e) && e.text === '1';
      }
      function pe(e, { ts: t }) {
        if (!t.isBinaryExpression(e)) return !1;
        const { kind: n } = e.operatorToken;
        return n === t.SyntaxKind.PlusToken || n === t.SyntaxKind.MinusToken;
      }
      function* Be(e, t) {
        if (!pe(e, t)) return;
        const n = e.operatorToken.kind === t.ts.SyntaxKind.PlusToken,
          s = xe(e.right, t) ? e.left : n && xe(e.left, t) ? e.right : void 0;
        if (s === void 0) return;
        const { parent: i } = e,
          r = t.ts.isParenthesizedExpression(i) && b(s, t) ? i : e;
        yield l(r, t, v(s, t), 'remove-offset');
      }
      function Se(e, t, n) {
        const s = v(e, t);
        return b(e, t) || pe(e, t) ? `${s} ${n} 1` : `(${s}) ${n} 1`;
      }
      const we = ['-', '+'];
      function* Ue(e, t) {
        const { ts: n } = t;
        if (!n.isBinaryExpression(e)) return;
        const s = e.operatorToken.getText(t.source),
          i = ['*', '/', '%'].includes(s),
          r = ['<', '<=', '>', '>='].includes(s);
        for (const o of i ? [e.left, e.right] : r ? [e.right] : []) {
          const a = L(o, t);
          if (a === !1 || n.isNumericLiteral(o) || !b(o, t)) continue;
          const u = (o === e.left ? 1 : 0.6) * (a === !0 ? 1 : 0.8) * (r ? 0.8 : 1);
          for (const g of we) {
            const $ = Se(o, t, g),
              P = i ? `(${$})` : $;
            yield l(o, t, P, 'add-offset-operand', g === '-' ? u : u * 0.7);
          }
        }
      }
      function Ke(e, { ts: t }) {
        const { parent: n } = e;
        return t.isCallExpression(n)
          ? n.arguments.some((s) => s === e)
          : t.isElementAccessExpression(n)
            ? n.argumentExpression === e
            : t.isVariableDeclaration(n) || t.isPropertyAssignment(n)
              ? n.initializer === e
              : t.isReturnStatement(n) || (t.isArrowFunction(n) && n.body === e);
      }
      function* We(e, t) {
        const { ts: n } = t;
        if (!n.isExpression(e) || !Ke(e, t) || n.isNumericLiteral(e)) return;
        const s = n.isBinaryExpression(e) && !['=', ','].includes(e.operatorToken.getText(t.source)),
          i = L(e, t);
        if (!(i === !1 || (i === void 0 && !s && !n.isElementAccessExpression(e.parent))) && !(!b(e, t) && !s))
          for (const r of we) yield l(e, t, Se(e, t, r), 'add-offset', r === '-' ? 1 : 0.8);
      }
      const Ve = /^[1-5]\d\d$/;
      function* Ye(e, t) {
        if (!t.ts.isNumericLiteral(e) || !/^\d{1,9}$/.test(e.text)) return;
        const n = Number(e.text),
          i = pe(e.parent, t) && n === 1 ? 0.3 : Ve.test(e.text) ? 0.2 : n > 1e3 ? 0.3 : 1;
        for (const r of [n - 1, n + 1]) r >= 0 && (yield l(e, t, String(r), 'integer-step', i));
      }
      const ze = function* (e, t) {
        (yield* Be(e, t), yield* Ue(e, t), yield* We(e, t), yield* Ye(e, t));
      };
      var He = c(6760),
        U = c.n(He);
      const Je = 5,
        Ee = 120;
      function ve(e, t, n) {
        const s = [];
        for (const i of new Set(t)) {
          if (i === e || Math.abs(i.length - e.length) > n) continue;
          const r = (0, M.A)(e, i);
          r <= n && s.push({ text: i, fit: 1 - r / Math.max(e.length, i.length) });
        }
        return s.sort((i, r) => r.fit - i.fit || (i.text < r.text ? -1 : 1)).slice(0, Je);
      }
      function _e(e) {
        const t = new Set(e);
        for (const n of e) for (let s = U().posix.dirname(n); s !== '.'; s = U().posix.dirname(s)) t.add(s);
        return t;
      }
      function Ge(e, t, n) {
        const s = U().posix.relative(U().posix.dirname(t), e),
          i = (o) => (/^\.\.?(?:\/|$)/.test(o) ? o : `./${o}`);
        return (n.startsWith('.') ? [i(s), i(e)] : [s, e, `/${e}`]).flatMap((o) => [
          o,
          o.replace(/\.([cm]?)tsx?$/, '.$1js'),
          o.replace(/\.[cm]?[jt]sx?$/, ''),
        ]);
      }
      function Qe(e, t, n) {
        if (!/[./\\]/.test(e) || /\s/.test(e) || e.length > Ee) return [];
        const i = [..._e(n)].flatMap((a) => Ge(a, t, e)),
          r = i.includes(e),
          o = Math.max(3, Math.floor(e.length / 4));
        return ve(e, i, o).map(({ text: a, fit: u }) => ({ text: a, fit: r ? u * 0.3 : u }));
      }
      function* Ze(e, t) {
        const { source: n, donors: s, file: i, ts: r } = t,
          o = n.text[e.getStart(n)] ?? "'",
          a = r.isImportDeclaration(e.parent) || r.isExportDeclaration(e.parent),
          u = (P) => o + P.replaceAll('\\', '\\\\').replaceAll(o, `\\${o}`) + o,
          g = a && !e.text.startsWith('.') ? [] : Qe(e.text, i, s.files);
        for (const { text: P, fit: V } of g) yield l(e, t, u(P), 'nearby-path', V);
        if (a || e.text.length < 2 || e.text.length > Ee) return;
        const $ = ve(e.text, s.strings, Math.max(1, Math.floor(e.text.length / 4)));
        for (const { text: P, fit: V } of $) yield l(e, t, u(P), 'nearby-string', V);
      }
      const Xe = [
        le,
        ze,
        K,
        w,
        be,
        function* (e, t) {
          (t.ts.isStringLiteral(e) || t.ts.isNoSubstitutionTemplateLiteral(e)) && (yield* Ze(e, t));
        },
        ee,
        f,
      ];
      function Te(e, { source: t }) {
        return t.getLineAndCharacterOfPosition(e.getStart(t)).line + 1;
      }
      function qe(e, t, n) {
        const { ts: s } = t;
        for (let i = e; !s.isSourceFile(i); i = i.parent) {
          const r = n.get(Te(i, t));
          if (r !== void 0) return r;
          if (s.isStatement(i) || s.isFunctionLike(i)) return 0;
        }
        return 0;
      }
      function et(e, t) {
        const { ts: n, source: s } = e,
          i = [],
          r = (o) => {
            if (n.isTypeNode(o) || n.isInterfaceDeclaration(o) || n.isTypeAliasDeclaration(o)) return;
            const a = qe(o, e, t);
            if (a > 0)
              for (const u of Xe)
                for (const g of u(o, e))
                  i.push({ ...g, suspicion: a, line: Te(o, e), before: s.text.slice(g.start, g.end) });
            o.forEachChild(r);
          };
        return (r(s), i.filter(({ before: o, text: a }) => o !== a));
      }
      var Z = c(7640),
        se = c(1268);
      const Me = '1',
        tt = 1e3,
        Pe = 70,
        nt = /'([^'\\\n]{2,120})'|"([^"\\\n]{2,120})"/g;
      async function st(e) {
        const t = await e.repository.files(),
          n = new Set();
        for (const s of t.filter(C.g)) {
          const i = (await (0, Z.xt)(e, s)) ?? '';
          for (const [, r, o] of i.matchAll(nt)) n.add(r ?? o ?? '');
        }
        return { files: t, strings: n };
      }
      function Oe(e) {
        const t = e.replace(/\s+/g, ' ').trim();
        return t.length <= Pe ? t : `${t.slice(0, Pe)}\u2026`;
      }
      function it(e, t, n) {
        const { template: s, start: i, end: r, text: o, line: a, suspicion: u, before: g } = n;
        return {
          template: s,
          likelihood: me(n),
          place: { file: e, line: a },
          proposal: {
            kind: 'repair',
            author: { name: 'expression-edit', version: Me },
            title: `Change ${Oe(g)} to ${Oe(o)} in ${e}:${a}`.slice(0, 200),
            rationale: `${s}: ${se.o[s].reason}; the place is suspect by ${u.toFixed(2)}`,
            edits: [{ action: 'write', path: e, text: t.slice(0, i) + o + t.slice(r) }],
          },
        };
      }
      function me({ template: e, suspicion: t, fit: n }) {
        return t * se.o[e].prior * n;
      }
      function rt(e) {
        const t = new Set();
        return [...e]
          .sort((n, s) => me(s.change) - me(n.change))
          .filter(({ file: n, source: s, change: { start: i, end: r, text: o } }) => {
            const a = `${n} ${(0, O.qj)(s.slice(0, i) + o + s.slice(r))}`;
            return !t.has(a) && t.add(a).size > 0;
          })
          .slice(0, tt);
      }
      function ot(e, t, n, s) {
        const i = [...t].flatMap(([r, o]) => {
          const a = e.read(r),
            u = e.inspect(r);
          if (a === void 0) return [];
          const { ts: g } = e,
            $ = u?.source ?? g.createSourceFile(r, a, g.ScriptTarget.Latest, !0),
            P = { ts: g, source: $, file: r, checker: u?.checker, donors: n, hasTypeError: s };
          return et(P, o).map((V) => ({ file: r, source: a, change: V }));
        });
        return rt(i).map(({ file: r, source: o, change: a }) => it(r, o, a));
      }
      async function at(e, t, n) {
        if (e.failures.every(({ class: u }) => ['lint', 'infrastructure', 'dependency', 'configuration'].includes(u)))
          return [];
        const i = await n.suspicion();
        if (i.size === 0) return [];
        const r = await n.types();
        r.setOverlay([]);
        const o = e.failures.some(({ class: u }) => u === 'type'),
          a = T(i, r, t.root);
        return ot(r, a, await st(t), o);
      }
      const ct = { name: 'expression-edit', version: Me, propose: at };
      var Ae = c(3529),
        F = c(2857),
        lt = c(6436);
      const ft = 200,
        ut = 180,
        dt = F.YOg(F.Ikc({ filePath: F.YjP(), output: F.YjP().optional() }));
      function pt(e) {
        try {
          return dt.parse(JSON.parse(e));
        } catch {
          return [];
        }
      }
      async function mt(e, t) {
        return (
          await Promise.all(
            pt(e).map(async ({ filePath: s, output: i }) => {
              const r = (0, R.y)(t.root, s);
              return r === void 0 || i === void 0 || !(0, C.g)(r)
                ? []
                : i === (await (0, Z.xt)(t, r))
                  ? []
                  : [{ action: 'write', path: r, text: i }];
            }),
          )
        ).flat();
      }
      async function gt(e, t, { deps: n }) {
        const s = e.failures.filter(({ class: g }) => g === 'lint'),
          i = [...new Set(s.flatMap(({ file: g }) => g ?? []))].filter(C.g).slice(0, ft),
          r = i.length === 0 ? void 0 : await (0, lt.c)(t, 'eslint/bin/eslint.js');
        if (r === void 0) return [];
        const { stdout: o } = await n.exec.run({
            tool: 'eslint',
            argv: [
              'node',
              r,
              '--fix-dry-run',
              '--format',
              'json',
              ...i.map((g) => U().relative(t.cwd, U().join(t.root, g))),
            ],
            cwd: t.cwd,
            why: 'Ask the tree\u2019s own ESLint for its safe fixes, without writing them',
            timeout: ut,
          }),
          a = await mt(o, t);
        if (a.length === 0) return [];
        const u = [...new Set(s.flatMap(({ code: g }) => g ?? []))];
        return [
          {
            template: 'lint-fix',
            likelihood: se.o['lint-fix'].prior,
            proposal: {
              kind: 'repair',
              author: { name: 'eslint', version: await (0, Ae.t)(U().resolve(r, '../../..'), 'eslint') },
              title: `Fix what ESLint can fix of ${u.join(', ')}`.slice(0, 200),
              rationale: `${s.length} problems in ${i.length} files; only fixes that ESLint calls safe`,
              edits: a,
            },
          },
        ];
      }
      const yt = { name: 'eslint', version: '1', propose: gt };
      var ge = c(1455),
        Le = c(6633),
        ht = c(2237),
        ye = c(7858),
        ie = c(2088);
      const xt = F.Ikc({
        version: F.YjP(),
        engines: F.KCZ([F.Ikc({ node: F.YjP().optional() }), F.L5J()])
          .optional()
          .transform((e) =>
            typeof e == 'object' && e !== null && 'node' in e && typeof e.node == 'string' ? e.node : void 0,
          ),
        deprecated: F.L5J().optional(),
      });
      function St(e) {
        try {
          const t = JSON.parse(e);
          return F.YOg(xt).parse(Array.isArray(t) ? t : [t]);
        } catch {
          return [];
        }
      }
      function wt(e, t) {
        return e
          .filter((n) => n.name === t)
          .map(({ version: n }) => n)
          .sort(ie.rcompare)[0];
      }
      function Et(e, t) {
        const n = (0, ie.minVersion)(t);
        return e
          .filter(({ version: s, deprecated: i }) => (0, ie.prerelease)(s) === null && i === void 0)
          .filter(({ engines: s }) => s === void 0 || n === null || (0, ie.satisfies)(n, s))
          .map(({ version: s }) => s)
          .sort(ie.rcompare)[0];
      }
      var vt = c(3772);
      const oe = F.g1P(F.YjP(), F.YjP()).default({}),
        Tt = F._H3({
          name: F.YjP().optional(),
          engines: F.Ikc({ node: F.YjP().optional() }).optional(),
          dependencies: oe,
          devDependencies: oe,
          peerDependencies: oe,
          optionalDependencies: oe,
        });
      function Mt(e) {
        try {
          return Tt.parse(JSON.parse(e ?? ''));
        } catch {
          return;
        }
      }
      function Pt(e, t) {
        const { dependencies: n, devDependencies: s, peerDependencies: i, optionalDependencies: r } = e;
        return [n, s, i, r].some((o) => t in o);
      }
      function Ot({ dependencies: e, devDependencies: t }) {
        const n = [...Object.values(e), ...Object.values(t)];
        return n.filter((i) => /^\d/.test(i)).length * 2 > n.length;
      }
      const Ie = '1',
        ke = 120,
        At = 10,
        De = ['package.json', 'package-lock.json'],
        Lt = /package\.json and package-lock\.json .*in sync|from lock file/s;
      function It(e, t) {
        const n = e.flatMap(({ message: s }) => (0, ye.w)((0, ye.q)(s) ?? '') ?? []);
        return [...new Set(n)].filter((s) => s !== t.name && !Pt(t, s)).sort();
      }
      async function kt({ tree: e, context: t, manifest: n, prefix: s }, i) {
        const r = (0, vt.P)(await (0, Z.xt)(e, U().join(s, 'package-lock.json'))),
          o = wt(r, i);
        if (o !== void 0) return [o, 'dependency-locked'];
        const a = await t.deps.exec.run({
            tool: 'npm',
            argv: ['npm', 'view', `${i}@>=0.0.0`, 'version', 'engines', 'deprecated', '--json'],
            cwd: e.cwd,
            why: `Find the newest version of ${i} that the tree's Node can run`,
            timeout: ke,
          }),
          u = (0, Le.y)(a) ? St(a.stdout) : [],
          g = Et(u, n.engines?.node ?? `>=${process.versions.node}`);
        return g === void 0 ? void 0 : [g, 'dependency-new'];
      }
      async function Dt(e, t) {
        const n = (await e.repository.files()).filter((s) => /\.[cm]?[jt]sx?$/.test(s) && (0, ht.B)(s) === 'source');
        for (const s of n) {
          const i = (await (0, Z.xt)(e, s)) ?? '';
          if (t.some((r) => i.includes(`'${r}`) || i.includes(`"${r}`))) return !1;
        }
        return !0;
      }
      async function $t(e, t) {
        const s = (await Promise.all(t.map(async (o) => ({ name: o, version: await kt(e, o) })))).flatMap(
          ({ name: o, version: a }) => (a === void 0 ? [] : [{ name: o, version: a }]),
        );
        if (s.length === 0) return;
        const i = s.map(({ name: o, version: [a] }) => `${o}@${a}`),
          r = s.some(({ version: [, o] }) => o === 'dependency-new');
        return {
          template: r ? 'dependency-new' : 'dependency-locked',
          packages: i,
          isDevelopment: await Dt(e.tree, t),
          title: `Add ${i.join(', ')}`,
          rationale: r
            ? 'The code imports it and the manifest does not name it; the newest version that the Node range allows'
            : 'The code imports it and the manifest does not name it; the version that the lock file has already',
        };
      }
      async function jt({ tree: e, context: t, manifest: n, prefix: s }, i) {
        const r = U().join(e.reports, 'manifest');
        (await (0, ge.rm)(r, { recursive: !0, force: !0 }), await (0, ge.mkdir)(r, { recursive: !0 }));
        for (const g of [...De, '.npmrc']) await (0, ge.copyFile)(U().join(e.cwd, g), U().join(r, g)).catch(() => {});
        const o = Ot(n) ? ['--save-exact'] : ['--save-prefix=^'],
          a = await t.deps.exec.run({
            tool: 'npm',
            argv: [
              'npm',
              'install',
              ...i.packages,
              '--package-lock-only',
              '--ignore-scripts',
              '--no-audit',
              '--no-fund',
              ...(i.packages.length > 0 ? o : []),
              ...(i.isDevelopment ? ['--save-dev'] : []),
            ],
            cwd: r,
            why: i.title,
            timeout: ke,
          });
        if (!(0, Le.y)(a)) return [];
        const u = [];
        for (const g of De) {
          const $ = await (0, Z.xt)({ root: r }, g);
          $ !== void 0 &&
            $ !== (await (0, Z.xt)({ root: e.cwd }, g)) &&
            u.push({ action: 'write', path: U().posix.join(s, g), text: $ });
        }
        return u;
      }
      async function $e(e, t) {
        const n = t === void 0 ? [] : await jt(e, t);
        if (t === void 0 || n.length === 0) return [];
        const { template: s, title: i, rationale: r } = t;
        return [
          {
            template: s,
            likelihood: se.o[s].prior,
            proposal: {
              kind: 'dependency',
              author: { name: 'npm-dependency', version: Ie },
              title: i.slice(0, 200),
              rationale: r,
              edits: n,
            },
          },
        ];
      }
      async function Ct(e, t, n) {
        const s = e.failures.filter(({ class: $ }) => $ === 'dependency'),
          i = Mt(await (0, Z.xt)({ root: t.cwd }, 'package.json')),
          r = (await (0, Z.xt)({ root: t.cwd }, 'package-lock.json')) !== void 0;
        if (s.length === 0 || i === void 0 || !r) return [];
        const o = { tree: t, context: n, manifest: i, prefix: U().relative(t.root, t.cwd) },
          a = {
            template: 'dependency-relock',
            packages: [],
            isDevelopment: !1,
            title: 'Bring the lock file in step with package.json',
            rationale: 'npm ci refuses a lock file that does not fit the manifest',
          },
          u = It(s, i).slice(0, At);
        return [
          ...(s.some(({ message: $ }) => Lt.test($)) ? await $e(o, a) : []),
          ...(u.length > 0 ? await $e(o, await $t(o, u)) : []),
        ];
      }
      const Nt = { name: 'npm-dependency', version: Ie, propose: Ct };
      var he = c(2144);
      const Ft = new Set([
        'fixMissingFunctionDeclaration',
        'fixMissingMember',
        'addMissingMember',
        'addMissingMethods',
        'addMissingDeclareProperty',
        'fixMissingProperties',
        'fixMissingAttributes',
        'fixMissingConstraint',
        'addMissingConstraint',
        'inferFromUsage',
        'fixClassDoesntImplementInheritedAbstractMember',
        'fixClassIncorrectlyImplementsInterface',
        'addConvertToUnknownForNonOverlappingTypes',
        'addOptionalPropertyUndefined',
        'strictClassInitialization',
        'addMissingDefiniteAssignmentAssertion',
        'disableJsDiagnostics',
        'fixUnreachableCode',
        'unusedLabel',
        'addVoidToPromise',
        'addMissingInvocationForDecorator',
        'fixImplicitAny',
      ]);
      function Rt(e) {
        return Ft.has(e);
      }
      const bt = /from ["']([^"']+)["']/;
      function Bt(e) {
        return bt.exec(e)?.[1];
      }
      function je(e) {
        return e.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      }
      function Ut(e, t, n) {
        const s = je(n),
          i = new RegExp(String.raw`import\s+(?:type\s+)?([^;'"]*?)\s+from\s*['"]${s}['"]`, 'g'),
          r = new RegExp(String.raw`(?<![\w$])${je(t)}(?![\w$])`);
        return [...e.matchAll(i)].some((o) => r.test(o[1] ?? ''));
      }
      const Kt = 3;
      function Wt(e, t, n, s) {
        const i = s.startsWith('.'),
          r = i ? (0, he.Ui)(t, s, e.tracked) : s,
          o = { name: 0, module: 0 };
        for (const a of e.modules) {
          if (a.file === t) continue;
          const u = U().posix.dirname(a.file) === U().posix.dirname(t) ? Kt : 1,
            g = i
              ? (0, he.bl)(a.text).filter(($) => (0, he.Ui)(a.file, $, e.tracked) === r)
              : [s].filter(() => a.text.includes(`'${s}'`) || a.text.includes(`"${s}"`));
          (g.length > 0 && (o.module += u), g.some(($) => Ut(a.text, n, $)) && (o.name += u));
        }
        return o;
      }
      function Vt(e, t) {
        return e === 'import' || e === 'fixMissingImport'
          ? t.name > 0
            ? 'import-known'
            : t.module > 0
              ? 'import-module'
              : 'import'
          : e === 'spelling' || e === 'fixSpelling'
            ? 'spelling'
            : e.startsWith('unusedIdentifier')
              ? 'unused-removal'
              : 'code-fix';
      }
      const Yt = 25,
        zt = 4,
        Ht = /^(?:ReferenceError: )?(?:[\w$]+) is not defined\b/,
        Jt = new Set([2304, 2503, 2552, 2686, 18004]);
      function _t(e, t) {
        const n = new Set(t.map(({ path: s }) => s));
        return [...e.filter(({ path: s }) => !n.has(s)), ...t];
      }
      class Gt {
        project;
        donors;
        isMeant;
        constructor(t, n, s) {
          ((this.project = t), (this.donors = n), (this.isMeant = s));
        }
        errors() {
          return this.project.errors().filter(this.isMeant);
        }
        toStep(t, n) {
          const s = this.project.toEdits(n);
          if (s === void 0 || Rt(n.fixName) || !s.every(({ path: u }) => (0, C.g)(u))) return;
          const i = this.project.read(t.file)?.slice(t.start, t.start + t.length) ?? '',
            r = Bt(n.description),
            o = r === void 0 ? Qt : Wt(this.donors, t.file, i, r),
            a = Vt(n.fixName, o);
          return { edits: s, template: a, description: n.description, source: r, votes: o.name, fit: 1 };
        }
        steps(t) {
          const n = this.project.codeFixes(t).flatMap((s) => this.toStep(t, s) ?? []);
          return Zt(n);
        }
        follow(t) {
          let n = { edits: t.edits, steps: [t], errorsLeft: 0 };
          for (;;) {
            this.project.setOverlay(n.edits);
            const s = this.errors(),
              i = n.steps.length < Yt ? s.map((o) => this.steps(o)[0]).find((o) => o !== void 0) : void 0;
            if (i === void 0 || n.steps.some((o) => Xt(o, i))) return { ...n, errorsLeft: s.length };
            n = { edits: _t(n.edits, i.edits), steps: [...n.steps, i], errorsLeft: s.length };
          }
        }
        reset() {
          this.project.setOverlay([]);
        }
      }
      const Qt = { name: 0, module: 0 };
      function re({ template: e, fit: t }) {
        return se.o[e].prior * t;
      }
      function Zt(e) {
        const t = e.reduce((i, r) => i + r.votes, 0),
          n = e
            .map((i) => (i.votes > 0 ? { ...i, fit: i.votes / t } : i))
            .sort((i, r) => re(r) - re(i) || i.description.length - r.description.length),
          s = new Set();
        return n.filter(({ source: i }) => {
          const r = i === void 0 ? void 0 : (0, ye.w)(i);
          return r === void 0 || (!s.has(r) && s.add(r).size > 0);
        });
      }
      function Xt(e, t) {
        return JSON.stringify(e.edits) === JSON.stringify(t.edits);
      }
      function qt([e, ...t]) {
        return t.reduce((n, s) => (re(s) < re(n) ? s : n), e);
      }
      function en(e, t, n, s, i) {
        const r = qt(e.steps),
          o = [...new Set(e.steps.map(({ description: a }) => a))];
        return {
          template: r.template,
          likelihood: re(r) * (e.errorsLeft === 0 ? 1 : 0.5 * (1 - e.errorsLeft / i)),
          place: { file: t.file, line: n },
          proposal: {
            kind: 'repair',
            author: { name: 'typescript-code-fix', version: s },
            title: o.join('; ').slice(0, 200),
            rationale: `TS${t.code} in ${t.file}:${n}: ${
              t.message.split(`
`)[0] ?? ''
            }`,
            edits: [...e.edits],
          },
        };
      }
      function tn(e, t) {
        return (e ?? '').slice(0, t).split(`
`).length;
      }
      async function nn(e, t) {
        return {
          modules: e.files().map((s) => ({ file: s, text: e.read(s) ?? '' })),
          tracked: new Set(await t.repository.files()),
        };
      }
      function sn(e) {
        if (e.some(({ code: n }) => n !== void 0 && /^TS\d+$/.test(n))) return () => !0;
        const t = new Set(
          e
            .filter(({ message: n }) => Ht.test(n))
            .flatMap(({ stack: n, file: s }) => [...n.map((i) => i.file), ...(s === void 0 ? [] : [s])]),
        );
        return t.size === 0 ? void 0 : ({ file: n, code: s }) => t.has(n) && Jt.has(s);
      }
      async function rn(e, t, n) {
        const s = sn(e.failures);
        if (s === void 0) return [];
        const i = await n.types(),
          r = new Gt(i, await nn(i, t), s);
        r.reset();
        const o = r.errors(),
          a = o.find((P) => r.steps(P).length > 0);
        if (a === void 0) return [];
        const u = tn(i.read(a.file), a.start);
        return r
          .steps(a)
          .slice(0, zt)
          .map((P) => {
            const V = r.follow(P);
            return (r.reset(), { chain: V, candidate: en(V, a, u, i.ts.version, o.length) });
          })
          .filter(({ chain: P }) => P.errorsLeft < o.length)
          .map(({ candidate: P }) => P);
      }
      function on(e) {
        return { name: 'typescript-code-fix', version: e, propose: rn };
      }
      var an = c(8995);
      async function cn(e) {
        const t = U().join(e.actionDirectory, 'tools'),
          { directory: n } = await (0, Ae.R)(t, 'Install the pinned TypeScript that heal reads code with', e);
        return (0, an.createRequire)(U().join(n, 'package.json'))('typescript');
      }
      const ln = '5.9.3';
      function fn(e) {
        let t;
        return { ...e, stages: [[Nt, on(ln), yt], [ct]], typescript: () => (t ??= cn(e.deps)) };
      }
    },
    6436: (X, Y, c) => {
      c.d(Y, { c: () => I });
      var O = c(1455),
        R = c.n(O),
        C = c(6760),
        E = c.n(C);
      async function I(y, p) {
        for (let h = y.cwd; ; h = E().dirname(h)) {
          const x = E().join(h, 'node_modules', p);
          if (await (0, O.stat)(x).catch(() => {})) return x;
          if (h === y.root || h === E().dirname(h)) return;
        }
      }
    },
  };
export { pn as id, mn as ids, gn as modules };
