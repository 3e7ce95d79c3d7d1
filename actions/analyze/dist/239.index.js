const fr = 239,
  pr = [239, 128],
  gr = {
    6591: (_, Y, p) => {
      (p(5335), (Y.parse = p(2696)));
    },
    2696: (_) => {
      for (
        var Y =
            '(?:' +
            [
              '\\|\\|',
              '\\&(?:\\&|>>?)',
              ';;\\&?',
              '[;|]\\&',
              '\\<\\(',
              '\\<\\<\\<',
              '\\<\\<-',
              '\\<\\<(?!\\()',
              '>>',
              '>[&|(]',
              '<[&>]',
              '[&;()|<>]',
            ].join('|') +
            ')',
          p = new RegExp('^' + Y + '$'),
          C = '|&;()<> \\t',
          ee = "'([^']*?)'",
          B = "(?:\\\\[\\s\\S]|[^\\\\'])*?",
          u = "\\$'" + B + "'",
          o = new RegExp("\\$'" + B + "(?:(')|\\\\?$)", 'g'),
          R = 'abeEfnrtv',
          I = `\x07\b\x1B\x1B\f
\r	\v`,
          L = /^#$/,
          G = "'",
          V = '"',
          x = '$',
          O = '',
          g = 4294967296,
          K = 0;
        K < 4;
        K++
      )
        O += (g * Math.random()).toString(16);
      var H = new RegExp('^' + O);
      function se(F, v) {
        for (var b = v.lastIndex, m = [], E; (E = v.exec(F));)
          ((m[m.length] = E), v.lastIndex === E.index && (v.lastIndex += 1));
        return ((v.lastIndex = b), m);
      }
      function Ae(F, v, b) {
        var m = typeof F == 'function' ? F(b) : F[b];
        return (
          typeof m > 'u' && b != '' ? (m = '') : typeof m > 'u' && (m = '$'),
          typeof m == 'object' ? v + O + JSON.stringify(m) + O : v + m
        );
      }
      var le = /\\([0-7]{1,3}|x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8}|c(?:\\\\|[\s\S])|[abeEfnrtv\\'"?])/g;
      function Re(F, v) {
        var b = v.charAt(0);
        if (b === 'c') {
          var m = v.charAt(1);
          return m === '?' ? '\x7F' : String.fromCharCode(m.charCodeAt(0) & 31);
        }
        if (b === 'x' || b === 'u' || b === 'U') {
          var E = parseInt(v.slice(1), 16);
          return E > 1114111
            ? F
            : String.fromCharCode.apply(null, E > 65535 ? [55232 + (E >> 10), 56320 + (E & 1023)] : [E]);
        }
        if (b >= '0' && b <= '7') return String.fromCharCode(parseInt(v, 8) & 255);
        var A = R.indexOf(v);
        return A < 0 ? v : I.charAt(A);
      }
      function Fe(F) {
        return F.replace(le, Re).split('\0')[0];
      }
      function Ne(F, v) {
        return ((o.lastIndex = v), !!o.exec(F)[1]);
      }
      function Ce(F, v, b) {
        b || (b = {});
        var m = b.escape || '\\',
          E =
            b.splitUnquoted === !0
              ? ` 	
`
              : typeof b.splitUnquoted == 'string'
                ? b.splitUnquoted
                : '',
          A = '(\\' + m + `['"$\\` + m + C + ']|\\$\\$|\\$(?!' + u.slice(2) + `)|[^\\s'"$` + C + '])+',
          ne = '"(?:\\' + m + '[\\s\\S]|[^"\\' + m + '])*"',
          te = new RegExp(['(' + Y + ')', '(' + u + '|' + A + '|' + ne + '|' + ee + ')+'].join('|'), 'g'),
          Q = se(F, te);
        if (Q.length === 0) return [];
        v || (v = {});
        var ke = !1;
        return Q.map(function (W) {
          var k = W[0];
          if (!k || ke) return;
          if (p.test(k)) return { op: k };
          var D = !1,
            re = !1,
            j = '',
            T = [],
            ue = !1,
            z = null,
            Z = !1,
            $;
          function $e() {
            $ += 1;
            var N,
              X,
              U = k.charAt($);
            if (U === '{') {
              if ((($ += 1), k.charAt($) === '}')) throw new Error('Bad substitution: ' + k.slice($ - 2, $ + 1));
              var q = 1;
              for (N = $; q > 0 && N < k.length;)
                (k.charAt(N) === '{' && k.charAt(N - 1) === '$' ? (q += 1) : k.charAt(N) === '}' && (q -= 1), (N += 1));
              if (q !== 0) throw new Error('Bad substitution: ' + k.slice($));
              ((N -= 1), (X = k.slice($, N)), ($ = N));
            } else if (/[*@#?$!-]/.test(U)) X = U;
            else {
              var ge = k.slice($);
              ((N = ge.match(/[^\w\d_]/)),
                N ? ((X = ge.slice(0, N.index)), ($ += N.index - 1)) : ((X = ge), ($ = k.length)));
            }
            return Ae(v, '', X);
          }
          function de() {
            if (z !== null) {
              if (z === 0) j !== '' && ((T[T.length] = j), (j = ''));
              else {
                ((T[T.length] = j), (j = ''));
                for (var N = 1; N < z; N += 1) T[T.length] = '';
              }
              z = null;
            }
          }
          for ($ = 0; $ < k.length; $++) {
            var y = k.charAt($);
            if ((E && y !== x && de(), (Z = Z || (!D && (y === '*' || y === '?'))), re)) ((j += y), (re = !1));
            else if (D)
              y === D
                ? (D = !1)
                : D == G
                  ? (j += y)
                  : y === m
                    ? (($ += 1), (y = k.charAt($)), y === V || y === m || y === x ? (j += y) : (j += m + y))
                    : y === x
                      ? (j += $e())
                      : (j += y);
            else if (y === V || y === G) ((D = y), (ue = !0));
            else {
              if (p.test(y)) return { op: k };
              if (L.test(y)) {
                ke = !0;
                var be = { comment: F.slice(W.index + $ + 1) };
                return j.length ? [j, be] : [be];
              } else if (y === m) re = !0;
              else if (y === x && k.charAt($ + 1) === G && Ne(k, $))
                (de(), (ue = !0), (j += Fe(k.slice($ + 2, o.lastIndex - 1))), ($ = o.lastIndex - 1));
              else if (y === x) {
                var M = $e();
                if (!E) j += M;
                else
                  for (var fe = 0; fe < M.length; fe += 1) {
                    var J = M.charAt(fe);
                    E.indexOf(J) < 0
                      ? (de(), (j += J))
                      : z === null
                        ? (z =
                            J === ' ' ||
                            J === '	' ||
                            J ===
                              `
`
                              ? 0
                              : 1)
                        : J !== ' ' &&
                          J !== '	' &&
                          J !==
                            `
` &&
                          (z += 1);
                  }
              } else j += y;
            }
          }
          if (Z) return { op: 'glob', pattern: j };
          if (E) {
            if (z !== null && z > 0) {
              ((T[T.length] = j), (j = ''));
              for (var pe = 1; pe < z; pe += 1) T[T.length] = '';
            }
            return ((j !== '' || (ue && T.length === 0)) && (T[T.length] = j), T);
          }
          return j;
        }).reduce(function (W, k) {
          return (
            typeof k > 'u' ||
              [].concat(k).forEach(function (D) {
                W[W.length] = D;
              }),
            W
          );
        }, []);
      }
      _.exports = function (v, b, m) {
        var E = Ce(v, b, m);
        return typeof b != 'function'
          ? E
          : E.reduce(function (A, ne) {
              if (typeof ne == 'object') return ((A[A.length] = ne), A);
              var te = ne.split(RegExp('(' + O + '.*?' + O + ')', 'g'));
              return te.length === 1
                ? ((A[A.length] = te[0]), A)
                : (te.filter(Boolean).forEach(function (Q) {
                    A[A.length] = H.test(Q) ? JSON.parse(Q.split(O)[1]) : Q;
                  }),
                  A);
            }, []);
      };
    },
    5335: (_) => {
      var Y = [
          '||',
          '&&',
          ';;&',
          ';;',
          ';&',
          '|&',
          '<(',
          '>(',
          '<<<',
          '<<-',
          '<<',
          '>>',
          '>&',
          '>|',
          '&>>',
          '&>',
          '<&',
          '<>',
          '&',
          ';',
          '(',
          ')',
          '|',
          '<',
          '>',
        ],
        p = /[\n\r\u2028\u2029]/,
        C = /[\s#!"$&'():;<=>@\\^`|~]/g;
      _.exports = function (B) {
        var u = !1;
        return B.map(function (o) {
          if (u && typeof o == 'string' && p.test(o))
            throw new TypeError('a token after a `comment` must not contain line terminators');
          if (o === '') return "''";
          if (o && typeof o == 'object') {
            if ('op' in o && o.op === 'glob') {
              if (typeof o.pattern != 'string') throw new TypeError('glob token requires a string `pattern`');
              if (p.test(o.pattern)) throw new TypeError('glob `pattern` must not contain line terminators');
              return o.pattern === '' ? "''" : o.pattern.replace(C, '\\$&');
            }
            if ('op' in o && typeof o.op == 'string') {
              if (Y.indexOf(o.op) < 0) throw new TypeError('invalid `op` value: ' + JSON.stringify(o.op));
              return o.op.replace(/[\s\S]/g, '\\$&');
            }
            if ('comment' in o && typeof o.comment == 'string') {
              if (p.test(o.comment)) throw new TypeError('`comment` must not contain line terminators');
              return ((u = !0), '#' + o.comment);
            }
            throw new TypeError('unrecognized object token shape');
          }
          return /'/.test(o) && /!/.test(o)
            ? "'" + o.replace(/'/g, `'"'"'`) + "'"
            : /["\s\\]/.test(o) && !/'/.test(o)
              ? "'" + o + "'"
              : /["'\s]/.test(o)
                ? '"' + o.replace(/(["\\$`])/g, '\\$1') + '"'
                : String(o).replace(/([A-Za-z]:)?([#!"$&'()*,:;<=>?@[\\\]^`{|}~])/g, '$1\\$2');
        }).join(' ');
      };
    },
    2239: (_, Y, p) => {
      (p.r(Y), p.d(Y, { run: () => tr }));
      var C = p(8161),
        ee = p.n(C),
        B = p(6760),
        u = p.n(B),
        o = p(2857),
        R = p(4968);
      const I = o.Ikc({
          tool: o.YjP(),
          rule: o.YjP(),
          level: o.k5n(['error', 'warning', 'note']),
          message: o.YjP(),
          path: o.YjP().optional(),
          line: o.aig().int().positive().optional(),
          column: o.aig().int().positive().optional(),
          endLine: o.aig().int().positive().optional(),
          endColumn: o.aig().int().positive().optional(),
          help: o.YjP().optional(),
          fingerprint: o.YjP(),
        }),
        L = o.Ikc({
          tool: o.YjP(),
          version: o.YjP().optional(),
          outcome: o.k5n(['ran', 'not-run', 'failed', 'not-applicable']),
          reason: o.YjP().optional(),
          findings: o.aig().int().nonnegative(),
          seconds: o.aig().nonnegative(),
        }),
        G = o.Ikc({
          fixer: o.YjP(),
          rules: o.YOg(o.YjP()),
          proposal: R.iZ,
          accepted: o.zMY(),
          targeted: o.aig().int().nonnegative(),
          refusal: o.YjP().optional(),
          before: R.iZ,
          after: R.iZ,
        }),
        V = o.Ikc({ schemaVersion: R.CZ, findings: o.YOg(I) }),
        x = o.Ikc({
          file: o.YjP(),
          known: o.aig().int().nonnegative(),
          unchanged: o.aig().int().nonnegative(),
          gone: o.aig().int().nonnegative(),
        }),
        O = o.Ikc({
          schemaVersion: R.CZ,
          analysers: o.YOg(L),
          before: o.YOg(I),
          after: o.YOg(I),
          fresh: o.YOg(I),
          fixed: o.aig().int().nonnegative(),
          fixes: o.YOg(G).optional(),
          baseline: x.optional(),
        });
      var g = p(1455);
      async function K(e, n) {
        const t = [],
          i = async (s) => {
            const r = await (0, g.readdir)(u().join(e, s), { withFileTypes: !0 });
            for (const a of r) {
              const c = s === '' ? a.name : `${s}/${a.name}`;
              a.name === n && (a.isDirectory() || a.isSymbolicLink())
                ? t.push(c)
                : a.isDirectory() && a.name !== '.git' && (await i(c));
            }
          };
        return (await i(''), t.sort());
      }
      var H = p(2723),
        se = p(3852),
        Ae = p(7720);
      const le = '.orchestrate-links',
        Re = new Set([le, '.cache', '.vite', '.vite-temp', '.vitest']);
      async function Fe(e) {
        const n = await (0, g.readdir)(e),
          t = n.filter((s) => s.startsWith('@')),
          i = await Promise.all(t.map(async (s) => (await (0, g.readdir)(u().join(e, s))).map((r) => `${s}/${r}`)));
        return [...n.filter((s) => !s.startsWith('@') && !Re.has(s)), ...i.flat()];
      }
      async function Ne(e, n) {
        const t = await (0, g.realpath)(e),
          i = [u().dirname(t), await (0, g.realpath)(n.from).catch(() => n.from)],
          s = await Fe(t);
        return Promise.all(
          s.map(async (r) => {
            const a = u().join(t, r),
              c = await (0, g.readlink)(a).catch(() => {});
            if (c === void 0) return { name: r, workspace: void 0 };
            const l = u().resolve(u().dirname(a), c),
              d = i
                .map((f) => u().relative(f, l))
                .find((f) => !f.startsWith('..') && !f.split(u().sep).includes('node_modules'));
            return { name: r, workspace: d };
          }),
        );
      }
      async function Ce(e) {
        return (0, g.stat)(u().join(e, le))
          .then(() => !0)
          .catch(() => !1);
      }
      async function F(e, n, t, i) {
        (await (0, g.mkdir)(e, { recursive: !0 }), await (0, g.writeFile)(u().join(e, le), ''));
        for (const { name: s, workspace: r } of t) {
          const a = r === void 0 ? void 0 : u().join(i, r),
            c = a !== void 0 && (await (0, g.stat)(a).catch(() => {})) ? a : u().join(n, s),
            l = u().join(e, s);
          (await (0, g.mkdir)(u().dirname(l), { recursive: !0 }), await (0, g.symlink)(c, l, 'junction'));
        }
      }
      async function v(e, n, t = { from: u().dirname(n), to: e }) {
        const i = u().join(e, 'node_modules'),
          s = await (0, g.lstat)(i).catch(() => {});
        (s !== void 0 && !s.isSymbolicLink() && !(await Ce(i))) ||
          (await (0, Ae._b)(i),
          (await (0, g.stat)(n).catch(() => {})) !== void 0 && (await F(i, n, await Ne(n, t), t.to)));
      }
      var b = p(9949),
        m = p(7817),
        E = p(6633),
        A = p(4074);
      const ne = 600,
        te = 12,
        Q = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides', 'workspaces'];
      function ke(e) {
        const n = JSON.parse(e);
        return JSON.stringify(Q.map((t) => n[t] ?? null));
      }
      async function W(e, n, t, i = {}) {
        const s = await (0, g.readFile)(u().join(e, 'package.json'), 'utf8'),
          r = await (0, g.readFile)(u().join(e, 'package-lock.json'), 'utf8'),
          a = `${process.platform}-${process.arch}-${process.versions.node.split('.')[0] ?? ''}`,
          c = (0, A.jx)([ke(s), r, a, String(i.omitDev === !0)]).slice(0, 32),
          l = u().join(t.cacheDirectory, 'packages', c),
          { isNew: d } = await (0, b.B)(l, async (f) => {
            for (const S of ['package.json', 'package-lock.json', '.npmrc'])
              (await (0, g.stat)(u().join(e, S)).catch(() => {})) && (await (0, g.cp)(u().join(e, S), u().join(f, S)));
            const h = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
              w = i.omitDev === !0 ? ['--omit=dev'] : [],
              P = await t.exec.run({ tool: 'npm', argv: ['npm', 'ci', ...h, ...w], cwd: f, why: n, timeout: ne });
            if (!(0, E.y)(P))
              throw new m.yA(
                'npm-ci',
                `npm ci failed for ${e}:
${(0, E.E)(P)}`,
                !0,
              );
            await (0, g.mkdir)(u().join(f, 'node_modules'), { recursive: !0 });
          });
        return (
          d && (await (0, b.v)(u().dirname(l), te)),
          { directory: l, nodeModules: u().join(l, 'node_modules'), key: c, wasCached: !d }
        );
      }
      async function k(e, n) {
        const t = JSON.parse(await (0, g.readFile)(u().join(e, n, 'package.json'), 'utf8'));
        return typeof t.version == 'string' ? t.version : 'unknown';
      }
      var D = p(3024),
        re = p(2787);
      async function j(e, n) {
        const t = await (0, re.I)(e, n, ['rev-parse', '--show-toplevel', '--show-prefix']);
        if (!(0, E.y)(t)) return { root: n, prefix: '', hasGit: !1 };
        const [i = n, s = ''] = t.stdout.split(`
`);
        return { root: i, prefix: s.replace(/\/$/, ''), hasGit: !0 };
      }
      async function T(e, n) {
        if (!n.hasGit)
          return (0, A.CS)(n.root, (i) =>
            /(^|\/)(node_modules|\.git|artifacts\/(runs|deployments|\.gitignore))$/.test(i),
          );
        const t = await (0, re.I)(e, n.root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
        return [...new Set(t.stdout.split('\0').filter(Boolean))];
      }
      async function ue(e, n) {
        const t = await (0, g.lstat)(e).catch(() => {});
        t !== void 0 &&
          (await (0, g.mkdir)(u().dirname(n), { recursive: !0 }),
          t.isSymbolicLink()
            ? await (0, g.symlink)(await (0, g.readlink)(e), n)
            : t.isFile() && (await (0, g.copyFile)(e, n, D.constants.COPYFILE_FICLONE)));
      }
      async function z(e, n, t) {
        const i = await (0, H.vB)(e, t);
        for (const s of await T(e, n)) await ue(u().join(n.root, s), u().join(t, s));
        return (await i.commitAll('Adopt the tree as it stands'), i);
      }
      async function Z(e) {
        return (0, g.stat)(e)
          .then(() => !0)
          .catch(() => !1);
      }
      async function $(e, n) {
        const t = await K(e.root, 'node_modules');
        for (const i of t) {
          const s = u().join(n, u().dirname(i));
          (await Z(s)) && (await v(s, u().join(e.root, i), { from: e.root, to: n }));
        }
        return t.length > 0;
      }
      async function $e(e, n) {
        if (!(await Z(u().join(e, 'package-lock.json')))) return;
        const { nodeModules: t } = await W(e, 'Install what the lock file of the tree pins', n);
        await v(e, t);
      }
      async function de(e) {
        const n = e.run.resolve(se.$$.service),
          t = await Z(e.run.resolve('phases/generate')),
          i = t ? void 0 : await j(e.exec, e.workingDirectory),
          r = (await Z(u().join(n, '.git'))) || i === void 0 ? (0, H.h_)(e.exec, n) : await z(e.exec, i, n),
          a = await r.head();
        if (a === void 0) throw new Error(`${n} has no commit`);
        return {
          repository: r,
          prefix: i?.prefix ?? '',
          origin: t ? 'generated' : 'adopted',
          base: a,
          async linkPackages(c) {
            if (!(i !== void 0 && (await $(i, c))))
              for (const l of new Set([c, u().join(c, i?.prefix ?? '')])) await $e(l, e);
          },
        };
      }
      var y = p(6686),
        be = p(5128),
        M = p(3604);
      class fe {
        value;
        next;
        constructor(n) {
          this.value = n;
        }
      }
      class J {
        #e;
        #n;
        #t;
        constructor() {
          this.clear();
        }
        enqueue(n) {
          const t = new fe(n);
          (this.#e ? ((this.#n.next = t), (this.#n = t)) : ((this.#e = t), (this.#n = t)), this.#t++);
        }
        dequeue() {
          const n = this.#e;
          if (n) return ((this.#e = this.#e.next), this.#t--, this.#e || (this.#n = void 0), n.value);
        }
        peek() {
          if (this.#e) return this.#e.value;
        }
        clear() {
          ((this.#e = void 0), (this.#n = void 0), (this.#t = 0));
        }
        get size() {
          return this.#t;
        }
        *[Symbol.iterator]() {
          let n = this.#e;
          for (; n;) (yield n.value, (n = n.next));
        }
        *drain() {
          for (; this.#e;) yield this.dequeue();
        }
      }
      function pe(e) {
        let n = !1;
        if ((typeof e == 'object' && ({ concurrency: e, rejectOnClear: n = !1 } = e), X(e), typeof n != 'boolean'))
          throw new TypeError('Expected `rejectOnClear` to be a boolean');
        const t = new J();
        let i = 0;
        const s = () => {
            i < e && t.size > 0 && (i++, t.dequeue().run());
          },
          r = () => {
            (i--, s());
          },
          a = async (d, f, h) => {
            const w = (async () => d(...h))();
            f(w);
            try {
              await w;
            } catch {}
            r();
          },
          c = (d, f, h, w) => {
            const P = { reject: h };
            (new Promise((S) => {
              ((P.run = S), t.enqueue(P));
            }).then(a.bind(void 0, d, f, w)),
              i < e && s());
          },
          l = (d, ...f) =>
            new Promise((h, w) => {
              c(d, h, w, f);
            });
        return (
          Object.defineProperties(l, {
            activeCount: { get: () => i },
            pendingCount: { get: () => t.size },
            clearQueue: {
              value() {
                if (!n) {
                  t.clear();
                  return;
                }
                const d = AbortSignal.abort().reason;
                for (; t.size > 0;) t.dequeue().reject(d);
              },
            },
            concurrency: {
              get: () => e,
              set(d) {
                (X(d),
                  (e = d),
                  queueMicrotask(() => {
                    for (; i < e && t.size > 0;) s();
                  }));
              },
            },
            map: {
              async value(d, f) {
                const h = [];
                try {
                  Array.from(d, (w, P) => {
                    const S = l(f, w, P);
                    return (h.push(S), S);
                  });
                } catch (w) {
                  for (const P of h) P.catch(() => {});
                  throw w;
                }
                return Promise.all(h);
              },
            },
          }),
          l
        );
      }
      function N(e, n) {
        const t = pe(n),
          i = (...s) => t(() => e(...s));
        return (Object.defineProperty(i, 'clearQueue', { value: t.clearQueue }), i);
      }
      function X(e) {
        if (!((Number.isInteger(e) || e === Number.POSITIVE_INFINITY) && e > 0))
          throw new TypeError('Expected `concurrency` to be a number from 1 and up');
      }
      class U extends Error {
        name = 'NotRunError';
      }
      class q extends Error {
        name = 'NotApplicableError';
      }
      const ge = 32;
      function An(e) {
        return e.trim().replace(/\s+/g, ' ');
      }
      function Rn(e, n) {
        return (e.line ?? 0) - (n.line ?? 0) || (e.column ?? 0) - (n.column ?? 0);
      }
      function Fn(e, n) {
        const t = new Map();
        return [...e].sort(Rn).map((i) => {
          const { anchor: s, ...r } = i,
            { tool: a, rule: c, path: l = '', line: d, message: f } = r,
            h = s ?? An((d === void 0 ? void 0 : n(l, d)) ?? f),
            w = (0, A.jx)([a, c, l, h]),
            P = t.get(w) ?? 0;
          return (
            t.set(w, P + 1),
            { finding: { ...r, fingerprint: (0, A.jx)([w, String(P)]).slice(0, ge) }, source: i }
          );
        });
      }
      const Nn = 2e3;
      function Cn(e, n) {
        const t = u().relative(n.directory, u().resolve(n.directory, e)).split(u().sep).join('/');
        if (!(t === '' || t.startsWith('..') || u().isAbsolute(t)) && !/(^|\/)node_modules\//.test(t))
          return n.prefix === '' ? t : `${n.prefix}/${t}`;
      }
      function Tn(e, n, t) {
        const { path: i, line: s, column: r, endLine: a, endColumn: c, edit: l, ...d } = n,
          f = i === void 0 ? void 0 : Cn(i, t),
          h = i !== void 0 && f === void 0 ? `${i.replace(/^.*node_modules\//, '')}: ` : '',
          w = (0, M.jZ)(`${h}${n.message}`, Nn).replaceAll(`${t.directory}${u().sep}`, '').replaceAll(t.directory, '.'),
          P = {
            ...(r === void 0 ? {} : { column: r }),
            ...(a === void 0 ? {} : { endLine: a }),
            ...(c === void 0 ? {} : { endColumn: c }),
          };
        return {
          ...d,
          tool: e,
          message: w,
          ...(f === void 0 ? {} : { path: f, ...(s === void 0 ? {} : { line: s, ...P }) }),
        };
      }
      const Ln = 500;
      async function Mn(e, n) {
        const t = e.prefix === '' ? '' : `${e.prefix}/`,
          i = new Map();
        for (const s of new Set(n)) {
          const r = await e.read(s.slice(t.length)).catch(() => '');
          i.set(
            s,
            r.split(`
`),
          );
        }
        return (s, r) => i.get(s)?.[r - 1];
      }
      async function Yn(e, n, t) {
        const i = new Map(),
          s = n.map((c) => {
            const l = Tn(e, c, t);
            return (c.edit !== void 0 && l.path !== void 0 && i.set(l, c.edit), l);
          }),
          r = s.flatMap(({ path: c }) => (c === void 0 ? [] : [c])),
          a = await Mn(t, r);
        return Fn(s, a).map(({ finding: c, source: l }) => {
          const d = i.get(l);
          return d === void 0 ? { finding: c } : { finding: c, edit: d };
        });
      }
      async function Dn(e, n) {
        if (!(await e.applies(n))) return new q(`looked for ${e.looksFor} and found none`);
        if (!(e.program === void 0 || (await (0, be.findProgram)(e.program)) !== void 0))
          return new U(`${e.program} is not on the PATH`);
      }
      async function zn(e, n) {
        const t = await Dn(e, n.tree);
        if (t !== void 0) throw t;
        return e.analyse(n);
      }
      function Bn(e) {
        const n = (0, M.jZ)((0, m.Uc)(e), Ln).replace(/\s+/g, ' ');
        return e instanceof q
          ? { outcome: 'not-applicable', reason: n }
          : { outcome: e instanceof U ? 'not-run' : 'failed', reason: n };
      }
      async function Un(e, n, t, i) {
        const { deps: s, toolbox: r } = t,
          a = s.clock.elapsed(),
          c = () => (0, y.f)(s.clock.elapsed() - a);
        try {
          const l = await zn(e, { tree: n, toolbox: r, deps: s, scratch: () => s.scratch(i) }),
            d = await Yn(e.name, l.findings, n),
            f = l.version === void 0 ? {} : { version: l.version },
            h = { tool: e.name, ...f, outcome: 'ran', findings: d.length };
          return { analyser: e, result: { ...h, seconds: c() }, found: d };
        } catch (l) {
          const d = { tool: e.name, ...Bn(l), findings: 0, seconds: c() };
          return (
            d.outcome === 'failed' && s.log.warning(`${e.name} failed: ${d.reason ?? ''}`),
            { analyser: e, result: d, found: [] }
          );
        }
      }
      function Gn(e) {
        const n = pe(e.width),
          t = new Map();
        return {
          measure: (i, s) =>
            Promise.all(
              s.map((r) => {
                const a = r.ignoresSources === !0 ? r.name : `${r.name} ${i.hash}`,
                  c = t.get(a);
                if (c !== void 0) return c;
                const l = n(() => Un(r, i, e, `${r.name}-${t.size}`));
                return (t.set(a, l), l);
              }),
            ),
        };
      }
      var je = p(2508);
      const Wn = 300;
      async function oe(e, n) {
        const { answers: t, ...i } = n,
          s = await e.deps.exec.run({ ...i, cwd: e.tree.directory, timeout: Wn });
        if (s.exitCode !== null && t.includes(s.exitCode)) return s;
        const r = s.exitCode === null ? s.outcome : `exit code ${s.exitCode}`;
        throw new Error(`${n.tool} broke (${r}): ${(0, E.E)(s, 5)}`);
      }
      function he(e, n, t, i) {
        return oe(e, { ...i, argv: [process.execPath, n, ...t] });
      }
      function Te(e, n) {
        const t = n.safeParse(e);
        if (t.success) return t.data;
        const [i] = t.error.issues;
        throw new Error(`its answer has an unknown form: ${i?.path.map(String).join('.') ?? ''}: ${i?.message ?? ''}`);
      }
      function ae(e, n) {
        let t;
        try {
          t = JSON.parse(e);
        } catch {
          throw new Error(`its answer is not JSON: ${JSON.stringify(e.slice(0, 80))}`);
        }
        return Te(t, n);
      }
      const Jn = JSON.parse(
        '{"El":{"@actions/workflow-parser":"0.3.61","@orchestrate/contracts":"0.1.0","@orchestrate/kit":"0.1.0","dockerfile-ast":"0.7.1","dockerfile-utils":"0.16.3","p-limit":"7.3.3","zod":"4.6.7"}}',
      );
      function Le(e) {
        return Jn.El[e];
      }
      var Vn = p(8390);
      const Kn = /\$\{\{(.*?)\}\}/gs,
        Hn = /\bgithub\.[\w.*[\]]+/g,
        Qn =
          /^github\.(?:head_ref$|event\.(?:issue|pull_request|comment|review|discussion)\..*(?:title|body|ref|label)$|event\.(?:head_commit|commits)\b.*(?:message|name|email)$)/;
      function Me(e, n = []) {
        return Array.isArray(e)
          ? e.flatMap((t, i) => Me(t, [...n, i]))
          : typeof e != 'object' || e === null
            ? []
            : Object.entries(e).flatMap(([t, i]) =>
                t === 'run' && typeof i == 'string' ? [{ path: [...n, t], text: i }] : Me(i, [...n, t]),
              );
      }
      function Zn(e) {
        const n = [...e.matchAll(Kn)].flatMap(([, t = '']) => t.match(Hn) ?? []);
        return [...new Set(n)].filter((t) => Qn.test(t));
      }
      function Xn(e, n) {
        const t = (0, Vn.h)(n);
        return Me(t.value).flatMap((i) =>
          Zn(i.text).map((s) => ({
            rule: 'script-injection',
            level: 'error',
            message: `${s} is text that anybody may write, pasted into a script: pass it by env`,
            path: e,
            anchor: `${i.path.join('.')} ${s}`,
            help: 'https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions',
            ...t.locate(i.path),
          })),
        );
      }
      const qn = /^\.github\/workflows\/[^/]+\.ya?ml$/,
        _n = /(^|\/)action\.ya?ml$/;
      function et(e, n) {
        const { rawMessage: t, range: i } = n;
        return {
          rule: 'invalid-workflow',
          level: 'error',
          message: t,
          path: e,
          ...(i === void 0
            ? {}
            : { line: i.start.line, column: i.start.column, endLine: i.end.line, endColumn: i.end.column }),
        };
      }
      function Se(e) {
        return qn.test(e);
      }
      function xe(e) {
        return Se(e) || (_n.test(e) && !/(^|\/)fixtures?\//.test(e));
      }
      const nt = {
          name: 'workflow-parser',
          looksFor: 'a workflow',
          isRequired: !0,
          applies: (e) => e.files.some(xe),
          async analyse({ tree: e }) {
            const { parseActionErrors: n, parseWorkflowErrors: t } = await Promise.all([p.e(223), p.e(663)]).then(
                p.bind(p, 2663),
              ),
              i = [];
            for (const s of e.files.filter(xe)) {
              const r = await e.read(s),
                a = await (Se(s) ? t(s, r) : n(s, r));
              (i.push(...a.map((c) => et(s, c))), i.push(...Xn(s, r)));
            }
            return { version: Le('@actions/workflow-parser'), findings: i };
          },
        },
        tt = o.YOg(
          o.Ikc({
            message: o.YjP(),
            filepath: o.YjP(),
            line: o.aig(),
            column: o.aig(),
            end_column: o.aig().optional(),
            kind: o.YjP(),
          }),
        );
      function it(e) {
        return ae(e, tt).map(({ message: n, filepath: t, line: i, column: s, end_column: r, kind: a }) => ({
          rule: a,
          level: 'error',
          message: n,
          path: t,
          line: Math.max(i, 1),
          column: Math.max(s, 1),
          ...(r === void 0 || r < 1 ? {} : { endLine: Math.max(i, 1), endColumn: r }),
          help: 'https://github.com/rhysd/actionlint/blob/main/docs/checks.md',
        }));
      }
      const st = {
          name: 'actionlint',
          looksFor: 'a workflow',
          isRequired: !1,
          program: 'actionlint',
          applies: (e) => e.files.some(Se),
          async analyse(e) {
            const n = await oe(e, {
              tool: 'actionlint',
              argv: ['actionlint', '-no-color', '-format', '{{json .}}', ...e.tree.files.filter(Se)],
              why: 'Find mistakes in workflows',
              answers: [0, 1],
            });
            return { version: await (0, je.P)('actionlint'), findings: it(n.stdout) };
          },
        },
        rt = /(?:password|passwd|secret|token|api_?key|private_?key|credential)/i,
        ot = /^(?:root|0)(?::|$)/;
      function Ye(e, n) {
        const { start: t } = n.getRange();
        return { path: e, line: t.line + 1, column: t.character + 1 };
      }
      function at(e, n) {
        const t = n.getFROMs().map((s) => s.getBuildStage()?.toLowerCase()),
          i = (s) => {
            const [r, a] = [s.getImage() ?? '', s.getImageTag()];
            return r === '' ||
              r.includes('$') ||
              r === 'scratch' ||
              t.includes(r.toLowerCase()) ||
              s.getImageDigest() !== null
              ? !1
              : a === null || a === 'latest';
          };
        return n
          .getFROMs()
          .filter(i)
          .map((s) => ({
            rule: 'unpinned-base-image',
            level: 'warning',
            message: `${s.getImage() ?? ''} is another image tomorrow: name a version`,
            ...Ye(e, s),
          }));
      }
      function ct(e, n) {
        const t = n.getInstructions(),
          i = t.findLastIndex((l) => l.getKeyword() === 'FROM'),
          s = t.slice(i + 1).findLast((l) => l.getKeyword() === 'USER'),
          r = t[i],
          a = s?.getArgumentsContent() ?? '';
        return r === void 0 || (s !== void 0 && !ot.test(a))
          ? []
          : [
              {
                rule: 'runs-as-root',
                level: 'warning',
                message: s === void 0 ? 'The image names no USER, so it runs as root' : 'The image runs as root',
                ...Ye(e, s ?? r),
              },
            ];
      }
      function lt(e, n) {
        return [
          ...n.getENVs().flatMap((i) => i.getProperties().map((s) => ({ instruction: i, property: s }))),
          ...n.getARGs().map((i) => ({ instruction: i, property: i.getProperty() })),
        ].flatMap(({ instruction: i, property: s }) => {
          const [r, a] = [s?.getName() ?? '', s?.getValue() ?? ''];
          return !rt.test(r) || a === '' || a.startsWith('$')
            ? []
            : [
                {
                  rule: 'secret-in-image',
                  level: 'error',
                  message: `${r} becomes part of the image, for everyone who has it`,
                  anchor: r,
                  ...Ye(e, i),
                },
              ];
        });
      }
      async function ut(e, n) {
        const { DockerfileParser: t } = await p.e(839).then(p.bind(p, 6009)),
          i = t.parse(n);
        return [at, ct, lt].flatMap((s) => s(e, i));
      }
      function Ve(e, { line: n, character: t }) {
        let i = 0;
        for (let s = 0; s < n; s += 1) {
          const r = e.indexOf(
            `
`,
            i,
          );
          if (r < 0) return e.length;
          i = r + 1;
        }
        return Math.min(i + t, e.length);
      }
      const dt = {
          0: 'instruction-casing',
          1: 'directive-casing',
          2: 'argument-missing',
          3: 'argument-extra',
          10: 'duplicate-stage',
          12: 'invalid-stage-name',
          20: 'no-source-image',
          24: 'invalid-port',
          26: 'invalid-reference',
          28: 'invalid-syntax',
          37: 'multiple-instructions',
          38: 'unknown-instruction',
          45: 'deprecated-maintainer',
          49: 'json-in-single-quotes',
          50: 'relative-workdir',
        },
        ft = 0,
        pt = 1,
        gt = /(^|\/)(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|\.Dockerfile$/;
      function Ee(e) {
        return gt.test(e) && !e.endsWith('.dockerignore');
      }
      function ht(e, { range: n }) {
        const [t, i] = [Ve(e, n.start), Ve(e, n.end)];
        return { start: t, end: i, text: e.slice(t, i).toUpperCase() };
      }
      function mt(e, n, t) {
        const { code: i, range: s, severity: r, message: a } = t,
          c = typeof i == 'number' ? i : -1;
        return {
          rule: dt[c] ?? `dockerfile-${c}`,
          level: r === pt ? 'error' : 'warning',
          message: typeof a == 'string' ? a : a.value,
          path: e,
          line: s.start.line + 1,
          column: s.start.character + 1,
          endLine: s.end.line + 1,
          endColumn: s.end.character + 1,
          ...(c === ft ? { edit: ht(n, t) } : {}),
        };
      }
      const wt = {
          name: 'dockerfile',
          looksFor: 'a Dockerfile',
          isRequired: !0,
          applies: (e) => e.files.some(Ee),
          async analyse({ tree: e }) {
            const { validate: n } = await Promise.all([p.e(839), p.e(804)]).then(p.bind(p, 285)),
              t = [];
            for (const i of e.files.filter(Ee)) {
              const s = await e.read(i);
              (t.push(...n(s).map((r) => mt(i, s, r))), t.push(...(await ut(i, s))));
            }
            return { version: Le('dockerfile-utils'), findings: t };
          },
        },
        yt = new Set([
          'arrow-body-style',
          'curly',
          'dot-notation',
          'eqeqeq',
          'no-extra-boolean-cast',
          'no-extra-label',
          'no-lonely-if',
          'no-regex-spaces',
          'no-undef-init',
          'no-unneeded-ternary',
          'no-useless-computed-key',
          'no-useless-rename',
          'no-useless-return',
          'no-var',
          'object-shorthand',
          'operator-assignment',
          'prefer-const',
          'prefer-exponentiation-operator',
          'prefer-numeric-literals',
          'quote-props',
          'unicode-bom',
          'yoda',
          '@typescript-eslint/array-type',
          '@typescript-eslint/consistent-generic-constructors',
          '@typescript-eslint/consistent-type-exports',
          '@typescript-eslint/consistent-type-imports',
          '@typescript-eslint/dot-notation',
          '@typescript-eslint/no-import-type-side-effects',
          '@typescript-eslint/no-inferrable-types',
          '@typescript-eslint/no-unnecessary-type-arguments',
          '@typescript-eslint/no-unnecessary-type-assertion',
          '@typescript-eslint/no-unnecessary-type-constraint',
          '@typescript-eslint/no-wrapper-object-types',
          '@typescript-eslint/prefer-as-const',
          '@typescript-eslint/prefer-function-type',
          '@typescript-eslint/prefer-namespace-keyword',
          '@typescript-eslint/sort-type-constituents',
          'prettier/prettier',
        ]);
      function vt(e) {
        return yt.has(e) || e.startsWith('@stylistic/');
      }
      const kt = o.Ikc({
          ruleId: o.YjP().nullable(),
          severity: o.aig(),
          message: o.YjP(),
          line: o.aig().optional(),
          column: o.aig().optional(),
          endLine: o.aig().nullish(),
          endColumn: o.aig().nullish(),
          fatal: o.zMY().optional(),
          fix: o.Ikc({ range: o.PVZ([o.aig(), o.aig()]), text: o.YjP() }).optional(),
        }),
        $t = o.YOg(o.Ikc({ filePath: o.YjP(), messages: o.YOg(kt) })),
        bt = /^(?:File ignored because|Definition for rule .* not found)/;
      function Oe(e) {
        return e != null && e >= 1 ? e : void 0;
      }
      function jt(e, n) {
        const t = n.ruleId ?? (n.fatal === !0 ? 'parse-error' : 'eslint'),
          [i, s] = [Oe(n.line), Oe(n.column)],
          [r, a] = [Oe(n.endLine), Oe(n.endColumn)],
          { fix: c } = n;
        return {
          rule: t,
          level: n.severity === 2 ? 'error' : 'warning',
          message: n.message,
          path: e,
          ...(i === void 0 ? {} : { line: i }),
          ...(s === void 0 ? {} : { column: s }),
          ...(r === void 0 ? {} : { endLine: r }),
          ...(a === void 0 ? {} : { endColumn: a }),
          ...(c === void 0 || !vt(t) ? {} : { edit: { start: c.range[0], end: c.range[1], text: c.text } }),
        };
      }
      function St(e) {
        return ae(e, $t).flatMap(({ filePath: n, messages: t }) =>
          t.filter(({ message: i }) => !bt.test(i)).map((i) => jt(n, i)),
        );
      }
      async function Ke(e, n) {
        const t = u().join(await e.scratch(), 'eslint.json'),
          i = [...n.args, '--format', 'json', '--output-file', t, '.'];
        return (
          await he(e, n.script, i, { tool: n.tool, version: n.version, why: n.why, answers: [0, 1] }),
          St(await (0, g.readFile)(t, 'utf8'))
        );
      }
      function He(e) {
        return typeof e != 'object' || e === null
          ? {}
          : Object.fromEntries(Object.entries(e).map(([n, t]) => [n, String(t)]));
      }
      function Qe(e) {
        try {
          const n = JSON.parse(e);
          if (typeof n != 'object' || n === null) return;
          const { dependencies: t, devDependencies: i } = n;
          return { dependencies: He(t), devDependencies: He(i), fields: n };
        } catch {
          return;
        }
      }
      async function xt(e) {
        return (0, g.lstat)(e)
          .then((n) => n.isFile())
          .catch(() => !1);
      }
      async function Et(e, n) {
        const t = n === '' ? '' : `${n}/`,
          i = (await e.files()).filter((r) => r.startsWith(t)),
          s = await Promise.all(i.map((r) => xt(u().join(e.directory, r))));
        return i.filter((r, a) => s[a] === !0).map((r) => r.slice(t.length));
      }
      async function Ot(e, n, t) {
        const { dependencies: i = {}, devDependencies: s = {} } = t.manifest ?? {},
          r = Object.keys(i).length + Object.keys(s).length === 0;
        try {
          await n.linkPackages?.(e);
        } catch (c) {
          return r ? void 0 : `its packages could not be installed: ${(0, m.Uc)(c)}`;
        }
        const a = await Promise.all(
          t.ancestors.map((c) => (0, g.realpath)(u().join(c, 'node_modules')).catch(() => {})),
        );
        if (!(r || a.some((c) => c !== void 0)))
          return 'its packages are not installed and there is no package-lock.json: install them in a step before this one';
      }
      async function Ze(e, n) {
        const t = await e.head();
        if (t === void 0) throw new Error(`${e.directory} has no commit`);
        const i = await (0, g.realpath)(e.directory),
          s = u().join(i, n.prefix),
          r = await Et(e, n.prefix),
          a = r.includes('package.json') ? await (0, g.readFile)(u().join(s, 'package.json'), 'utf8') : '',
          c = Qe(a),
          l = n.prefix.split('/').filter(Boolean),
          d = l.map((f, h) => u().join(i, ...l.slice(0, l.length - h)));
        return (
          d.push(i),
          {
            directory: s,
            prefix: n.prefix,
            ancestors: d,
            files: r,
            hash: await e.treeHash(t),
            manifest: c,
            missingPackages: await Ot(i, n, { ancestors: d, manifest: c }),
            read: (f) => (0, g.readFile)(u().join(s, f), 'utf8'),
          }
        );
      }
      async function Xe(e, n) {
        for (const t of e.ancestors) {
          const i = await (0, g.realpath)(u().join(t, 'node_modules', n)).catch(() => {});
          if (i === void 0) continue;
          const s = Qe(await (0, g.readFile)(u().join(i, 'package.json'), 'utf8'))?.fields.version;
          return { directory: i, version: typeof s == 'string' ? s : 'unknown' };
        }
      }
      const Pt = [
          ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((e) => `eslint.config.${e}`),
          ...['', '.js', '.cjs', '.json', '.yml', '.yaml'].map((e) => `.eslintrc${e}`),
        ],
        It = /\.[cm]?[jt]sx?$/,
        At = 'eslint/bin/eslint.js';
      function qe(e) {
        return e.files.some((n) => It.test(n));
      }
      async function Rt(e) {
        if (e.manifest?.fields.eslintConfig !== void 0) return !0;
        const n = e.ancestors.flatMap((i) => Pt.map((s) => u().join(i, s)));
        return (await Promise.all(n.map((i) => (0, g.stat)(i).catch(() => {})))).some((i) => i?.isFile() === !0);
      }
      async function _e(e) {
        if (!(e.missingPackages !== void 0 || !(await Rt(e)))) return Xe(e, 'eslint');
      }
      function en(e, n) {
        return ['--no-config-lookup', '--config', e.toolbox.file(n), '--no-error-on-unmatched-pattern'];
      }
      async function nn(e) {
        return { script: e.toolbox.module(At), version: await e.toolbox.version('eslint') };
      }
      const Ft = {
          name: 'eslint',
          looksFor: 'JavaScript or TypeScript',
          isRequired: !0,
          applies: qe,
          async analyse(e) {
            const n = await _e(e.tree),
              t = await nn(e),
              i =
                n === void 0
                  ? { ...t, args: en(e, 'eslint-default.mjs'), why: 'Find mistakes in the sources' }
                  : {
                      script: u().join(n.directory, 'bin/eslint.js'),
                      version: n.version,
                      args: [],
                      why: 'Find what the tree\u2019s own lint rules refuse',
                    };
            return { version: i.version, findings: await Ke(e, { tool: 'eslint', ...i }) };
          },
        },
        Nt = {
          name: 'eslint-security',
          looksFor: 'JavaScript or TypeScript',
          isRequired: !0,
          applies: qe,
          async analyse(e) {
            if ((await _e(e.tree)) === void 0)
              throw new q('the tree has no ESLint of its own, so eslint asks the security rules too');
            const n = await nn(e),
              t = await Ke(e, {
                tool: 'eslint-security',
                ...n,
                args: en(e, 'eslint-security.mjs'),
                why: 'Find insecure code, whatever the tree\u2019s own lint rules say',
              });
            return { version: n.version, findings: t };
          },
        },
        tn = o.k5n(['none', 'note', 'warning', 'error']),
        Ct = o.Ikc({
          startLine: o.aig().optional(),
          startColumn: o.aig().optional(),
          endLine: o.aig().optional(),
          endColumn: o.aig().optional(),
        }),
        Tt = o.Ikc({
          ruleId: o.YjP(),
          level: tn.optional(),
          message: o.Ikc({ text: o.YjP() }),
          locations: o
            .YOg(
              o.Ikc({ physicalLocation: o.Ikc({ artifactLocation: o.Ikc({ uri: o.YjP() }), region: Ct.optional() }) }),
            )
            .optional(),
        }),
        Lt = o.Ikc({
          id: o.YjP(),
          helpUri: o.YjP().optional(),
          defaultConfiguration: o.Ikc({ level: tn.optional() }).optional(),
        }),
        Mt = o.Ikc({
          runs: o.YOg(o.Ikc({ tool: o.Ikc({ driver: o.Ikc({ rules: o.YOg(Lt).optional() }) }), results: o.YOg(Tt) })),
        });
      function Yt(e) {
        const n = e.locations?.[0]?.physicalLocation;
        if (n === void 0) return {};
        const { startLine: t, startColumn: i, endLine: s, endColumn: r } = n.region ?? {};
        return {
          path: decodeURIComponent(n.artifactLocation.uri.replace(/^file:\/\//, '')),
          ...(t === void 0 ? {} : { line: t }),
          ...(i === void 0 ? {} : { column: i }),
          ...(s === void 0 ? {} : { endLine: s }),
          ...(r === void 0 ? {} : { endColumn: r }),
        };
      }
      function Dt(e, n) {
        const t = e.level ?? n?.defaultConfiguration?.level ?? 'warning';
        return {
          rule: e.ruleId,
          level: t === 'none' ? 'note' : t,
          message: e.message.text,
          ...Yt(e),
          ...(n?.helpUri === void 0 ? {} : { help: n.helpUri }),
        };
      }
      function De(e) {
        return ae(e, Mt).runs.flatMap(({ tool: n, results: t }) => {
          const i = new Map(n.driver.rules?.map((s) => [s.id, s]));
          return t.map((s) => Dt(s, i.get(s.ruleId)));
        });
      }
      const zt = {
          name: 'gitleaks',
          looksFor: 'a file',
          isRequired: !1,
          program: 'gitleaks',
          applies: (e) => e.files.length > 0,
          async analyse(e) {
            const n = u().join(await e.scratch(), 'gitleaks.sarif');
            await oe(e, {
              tool: 'gitleaks',
              argv: [
                'gitleaks',
                'dir',
                '.',
                '--report-format',
                'sarif',
                '--report-path',
                n,
                ...['--redact', '--no-banner', '--exit-code', '0', '--log-level', 'error'],
              ],
              why: 'Find credentials, for a second opinion',
              answers: [0],
            });
            const i = new Set(e.tree.files),
              s = De(await (0, g.readFile)(n, 'utf8'))
                .filter(({ path: r }) => r === void 0 || i.has(r))
                .map((r) => ({ ...r, level: 'error' }));
            return { version: await (0, je.P)('gitleaks'), findings: s };
          },
        },
        Bt = {
          name: 'hadolint',
          looksFor: 'a Dockerfile',
          isRequired: !1,
          program: 'hadolint',
          applies: (e) => e.files.some(Ee),
          async analyse(e) {
            const n = e.tree.files.filter(Ee),
              t = await oe(e, {
                tool: 'hadolint',
                argv: ['hadolint', '--format', 'sarif', '--no-fail', ...n],
                why: 'Find mistakes in Dockerfiles and in the scripts inside them',
                answers: [0],
              });
            return { version: await (0, je.P)('hadolint'), findings: De(t.stdout) };
          },
        },
        Ut = o.Ikc({ name: o.YjP(), line: o.aig().optional(), col: o.aig().optional() }),
        Gt = o._H3({ file: o.YjP() }),
        Wt = o.Ikc({ issues: o.YOg(Gt) }),
        Jt = {
          files: { level: 'warning', describe: (e) => `Nothing uses the file ${e}` },
          dependencies: { level: 'warning', describe: (e) => `Nothing uses the dependency ${e}` },
          devDependencies: { level: 'warning', describe: (e) => `Nothing uses the development dependency ${e}` },
          unlisted: { level: 'warning', describe: (e) => `${e} is used, but is no dependency of the package` },
          binaries: { level: 'warning', describe: (e) => `The program ${e} is used, but no dependency brings it` },
          unresolved: { level: 'warning', describe: (e) => `The import ${e} leads nowhere` },
          exports: { level: 'note', describe: (e) => `Nothing uses the export ${e}` },
          types: { level: 'note', describe: (e) => `Nothing uses the exported type ${e}` },
          enumMembers: { level: 'note', describe: (e) => `Nothing uses the enum member ${e}` },
          namespaceMembers: { level: 'note', describe: (e) => `Nothing uses the namespace member ${e}` },
        },
        Vt = /^(?:npm|npx|node|git|docker|sh|bash|test|cp|rm|mkdir)$/;
      function Kt(e, n, t) {
        const i = Jt[n];
        return i === void 0
          ? []
          : Te(t, o.YOg(Ut))
              .filter((s) => n !== 'binaries' || !Vt.test(s.name))
              .map((s) => ({
                rule: n,
                level: i.level,
                message: i.describe(s.name),
                path: e,
                anchor: s.name,
                ...(s.line === void 0 ? {} : { line: s.line }),
                ...(s.col === void 0 ? {} : { column: s.col }),
                help: 'https://knip.dev/reference/issue-types',
              }));
      }
      function Ht(e) {
        return ae(e, Wt).issues.flatMap((n) => Object.entries(n).flatMap(([t, i]) => Kt(n.file, t, i)));
      }
      const Qt = /^(?:\.?knip\.jsonc?|knip(?:\.config)?\.[jt]s)$/;
      function Zt({ tree: e, toolbox: n }) {
        return e.manifest?.fields.knip !== void 0 || e.files.some((i) => Qt.test(i))
          ? []
          : ['--config', n.file('knip.json')];
      }
      const Xt = /(?:^|\/)(?:Dockerfile|Containerfile|Makefile)[^/]*$|\.(?:ya?ml|sh|service|toml)$/;
      function qt(e, n) {
        return e.filter(({ rule: t, anchor: i = '' }) => t !== 'files' || !n.some((s) => s.includes(i)));
      }
      const _t = {
          name: 'knip',
          looksFor: 'a package.json',
          isRequired: !0,
          applies: (e) => e.manifest !== void 0,
          async analyse(e) {
            const { tree: n, toolbox: t } = e;
            if (n.missingPackages !== void 0) throw new U(n.missingPackages);
            const i = await t.version('knip'),
              r = [
                '--reporter',
                'json',
                ...['--no-exit-code', '--no-progress', '--no-config-hints', '--no-tag-hints'],
                ...Zt(e),
              ],
              a = await he(e, t.module('knip/bin/knip.js'), r, {
                tool: 'knip',
                version: i,
                why: 'Find files, exports and dependencies that nothing uses',
                answers: [0],
              }),
              c = await Promise.all(n.files.filter((l) => Xt.test(l)).map((l) => n.read(l)));
            return { version: i, findings: qt(Ht(a.stdout), c) };
          },
        },
        ei = o.Ikc({
          version: o.YjP().optional(),
          dev: o.zMY().optional(),
          link: o.zMY().optional(),
          license: o.L5J().optional(),
          licenses: o.L5J().optional(),
        }),
        ni = o.Ikc({ packages: o.g1P(o.YjP(), ei) }),
        ze = 'node_modules/';
      function ti(e) {
        let n;
        try {
          n = JSON.parse(e);
        } catch {
          return;
        }
        const t = ni.safeParse(n);
        if (t.success)
          return Object.entries(t.data.packages)
            .filter(([i, s]) => i.includes(ze) && s.link !== !0)
            .map(([i, s]) => ({
              name: i.slice(i.lastIndexOf(ze) + ze.length),
              version: s.version ?? 'unknown',
              place: i,
              isDevelopment: s.dev === !0,
              entry: s,
            }));
      }
      function sn(e, n) {
        const t = e.indexOf(n);
        return t < 0
          ? void 0
          : e.slice(0, t).split(`
`).length;
      }
      const me = 'package-lock.json';
      function ii(e, n, t) {
        const i = n.verdict === 'unknown',
          s = e.isDevelopment ? ' (for development only)' : '';
        return {
          rule: i ? 'unknown-licence' : 'licence-not-allowed',
          level: i ? (e.isDevelopment ? 'note' : 'warning') : e.isDevelopment ? 'warning' : 'error',
          message: `${e.name}@${e.version}${s}: ${n.reason}`,
          path: me,
          anchor: e.place,
          ...(t === void 0 ? {} : { line: t }),
        };
      }
      async function si(e, n) {
        for (const t of e.ancestors) {
          const i = await (0, g.readFile)(u().join(t, n, 'package.json'), 'utf8').catch(() => {});
          if (i !== void 0) return JSON.parse(i);
        }
      }
      async function ri(e, n) {
        const { readDeclaredLicence: t } = await p.e(135).then(p.bind(p, 9135)),
          i = t(n.entry);
        return i !== void 0 ? { item: n, licence: i } : { item: n, licence: t(await si(e, n.place)) };
      }
      const oi = {
          name: 'licences',
          looksFor: `a ${me}`,
          isRequired: !0,
          ignoresSources: !0,
          applies: (e) => e.files.includes(me),
          async analyse({ tree: e }) {
            const {
                ALLOWED_FOR_DEVELOPMENT: n,
                ALLOWED_LICENCES: t,
                judgeLicence: i,
              } = await p.e(135).then(p.bind(p, 9135)),
              s = await e.read(me),
              r = ti(s);
            if (r === void 0) throw new U(`${me} is older than version 2: npm 7 or newer writes a readable one`);
            const c = (await Promise.all(r.map((l) => ri(e, l)))).flatMap(({ item: l, licence: d }) => {
              const f = i(d, l.isDevelopment ? n : t),
                h = sn(s, `"${l.place}": {`);
              return f.verdict === 'allowed' ? [] : [ii(l, f, h)];
            });
            return { version: Le('@orchestrate/kit'), findings: c };
          },
        },
        Pe = 'package-lock.json',
        ai = o.Ikc({
          source: o.KCZ([o.aig(), o.YjP()]),
          name: o.YjP(),
          title: o.YjP(),
          url: o.YjP().optional(),
          severity: o.YjP(),
          range: o.YjP().optional(),
        }),
        ci = o.Ikc({ vulnerabilities: o.g1P(o.YjP(), o.Ikc({ via: o.YOg(o.KCZ([o.YjP(), ai])) })) }),
        li = { critical: 'error', high: 'error', moderate: 'warning' };
      function ui(e) {
        const { message: n, error: t } = e,
          i = [n, t?.summary].find((s) => typeof s == 'string' && s !== '');
        return typeof i == 'string' ? i : 'no reason given';
      }
      function di(e, n) {
        let t;
        try {
          t = JSON.parse(e);
        } catch {
          throw new U(`npm audit gave no JSON: ${e.slice(0, 120)}`);
        }
        if (typeof t != 'object' || t === null || !('vulnerabilities' in t))
          throw new U(`the registry gave no audit: ${ui(t ?? {})}`);
        const i = Object.values(Te(t, ci).vulnerabilities)
          .flatMap(({ via: r }) => r)
          .filter((r) => typeof r != 'string');
        return [...new Map(i.map((r) => [`${r.source} ${r.name}`, r])).values()].map((r) => {
          const a = sn(n, `"node_modules/${r.name}": {`);
          return {
            rule: /GHSA-[\w-]+/.exec(r.url ?? '')?.[0] ?? String(r.source),
            level: li[r.severity] ?? 'note',
            message: `${r.name} ${r.range ?? ''}: ${r.title} (${r.severity})`,
            path: Pe,
            anchor: r.name,
            ...(a === void 0 ? {} : { line: a }),
            ...(r.url === void 0 ? {} : { help: r.url }),
          };
        });
      }
      const fi = {
          name: 'npm-audit',
          looksFor: `a ${Pe}`,
          isRequired: !1,
          ignoresSources: !0,
          applies: (e) => e.files.includes(Pe),
          async analyse(e) {
            const n = await oe(e, {
              tool: 'npm',
              argv: ['npm', 'audit', '--json', '--package-lock-only'],
              why: 'Find dependencies with known vulnerabilities',
              answers: [0, 1],
            });
            return { findings: di(n.stdout, await e.tree.read(Pe)) };
          },
        },
        pi = '@secretlint/secretlint-rule-preset-recommend',
        rn = o.Ikc({ line: o.aig(), column: o.aig() }),
        gi = o.YOg(
          o.Ikc({
            file: o.YjP(),
            ruleId: o.YjP(),
            messageId: o.YjP(),
            message: o.YjP(),
            loc: o.Ikc({ start: rn, end: rn }),
            docsUrl: o.YjP().optional(),
          }),
        );
      function hi(e) {
        return e.replace(/[\s:([]*\*{3,}[)\]]*/g, '').trim();
      }
      function mi(e) {
        return ae(e, gi).map(({ file: n, ruleId: t, messageId: i, message: s, loc: r, docsUrl: a }) => ({
          rule: `${t.replace(/^.*secretlint-rule-/, '')}/${i}`,
          level: 'error',
          message: hi(s),
          path: n,
          line: r.start.line,
          column: r.start.column + 1,
          endLine: r.end.line,
          endColumn: r.end.column + 1,
          ...(a === void 0 ? {} : { help: a }),
        }));
      }
      const wi = {
          name: 'secretlint',
          looksFor: 'a file',
          isRequired: !0,
          applies: (e) => e.files.length > 0,
          async analyse(e) {
            const n = await e.toolbox.version(pi),
              t = await he(e, e.toolbox.file('lint-secrets.mjs'), [], {
                tool: 'secretlint',
                version: n,
                why: 'Find credentials in the files',
                input: e.tree.files.filter(
                  (i) =>
                    !i.includes(`
`),
                ).join(`
`),
                answers: [0],
              });
            return { version: n, findings: mi(t.stdout) };
          },
        },
        yi = o.YOg(
          o.Ikc({
            file: o.YjP(),
            ruleId: o.YjP(),
            severity: o.k5n(['error', 'warn']),
            message: o.YjP(),
            reference: o.YjP().optional(),
            line: o.aig(),
            col: o.aig(),
          }),
        ),
        vi = /\.(?:ya?ml|json)$/,
        ki = /(?:openapi|swagger|api|spec)/i,
        $i = /^(?:openapi|swagger)\s*:/m,
        bi = /^\s*\{[\s\S]{0,400}?"(?:openapi|swagger)"\s*:\s*"/,
        ji = 4e3;
      function Si(e) {
        return ae(e, yi).map(({ file: n, ruleId: t, severity: i, message: s, reference: r, line: a, col: c }) => ({
          rule: t,
          level: i === 'error' ? 'error' : 'warning',
          message: s,
          path: n,
          line: a,
          column: c,
          ...(r === void 0 ? {} : { help: r }),
        }));
      }
      function xi(e, n) {
        const t = n.slice(0, ji);
        return e.endsWith('.json') ? bi.test(t) : $i.test(t);
      }
      function Ei(e) {
        return vi.test(e) && ki.test(e) && !/(^|\/)(?:fixtures?|node_modules|\.github)\//.test(e);
      }
      async function on(e) {
        const n = [];
        for (const t of e.files.filter(Ei)) xi(t, await e.read(t)) && n.push(t);
        return n;
      }
      const Oi = {
          name: 'redocly',
          looksFor: 'an OpenAPI specification',
          isRequired: !0,
          applies: async (e) => (await on(e)).length > 0,
          async analyse(e) {
            const n = await e.toolbox.version('@redocly/openapi-core'),
              t = await he(e, e.toolbox.file('lint-openapi.mjs'), await on(e.tree), {
                tool: 'redocly',
                version: n,
                why: 'Find mistakes in the specification',
                answers: [0],
              });
            return { version: n, findings: Si(t.stdout) };
          },
        },
        Pi = /^(.+?)\((\d+),(\d+)\): (error|warning) (TS\d+): (.*)$/,
        Ii = /^(error|warning) (TS\d+): (.*)$/,
        Ai = 4,
        Ri = new Set(['TS18003', 'TS6305']);
      function Fi(e) {
        const n = Pi.exec(e);
        if (n !== null) {
          const [, r = '', a = '', c = '', l, d = '', f = ''] = n;
          return {
            rule: d,
            level: l === 'error' ? 'error' : 'warning',
            message: f,
            path: r,
            line: Number(a),
            column: Number(c),
          };
        }
        const [, t, i = '', s = ''] = Ii.exec(e) ?? [];
        return t === void 0 ? void 0 : { rule: i, level: t === 'error' ? 'error' : 'warning', message: s };
      }
      function Ni(e) {
        const n = [];
        for (const t of (0, M.aJ)(e).split(/\r?\n/)) {
          const i = Fi(t);
          i !== void 0 ? n.push({ head: i, more: [] }) : /^\s+\S/.test(t) && n.at(-1)?.more.push(t.trim());
        }
        return n
          .filter(({ head: t }) => !Ri.has(t.rule))
          .map(({ head: t, more: i }) => ({ ...t, message: [t.message, ...i.slice(0, Ai)].join(' ') }));
      }
      function an(e) {
        const n = e.filter((t) => u().posix.basename(t) === 'tsconfig.json' && !/(^|\/)fixtures?\//.test(t));
        return n.includes('tsconfig.json') ? ['tsconfig.json'] : n;
      }
      async function Ci(e, n, t) {
        const s = /"references"\s*:/.test(await n.tree.read(e)) ? ['-b', e, '--noEmit'] : ['--noEmit', '-p', e],
          r = await he(n, t.script, [...s, '--pretty', 'false'], {
            tool: 'typescript',
            version: t.version,
            why: `Find type errors in ${e}`,
            answers: [0, 1, 2],
          }),
          a = Ni(r.stdout);
        if (r.exitCode !== 0 && a.length === 0 && !/TS(18003|6305)/.test(r.stdout))
          throw new Error(`it failed without naming an error: ${r.output.slice(0, 300)}`);
        return a.map((c) => (c.path === void 0 ? { ...c, path: e } : c));
      }
      async function Ti(e) {
        const n = await Xe(e.tree, 'typescript');
        return n !== void 0
          ? { script: u().join(n.directory, 'bin/tsc'), version: n.version }
          : { script: e.toolbox.module('typescript/bin/tsc'), version: await e.toolbox.version('typescript') };
      }
      const Li = [
          Ft,
          {
            name: 'typescript',
            looksFor: 'a tsconfig.json',
            isRequired: !0,
            applies: (e) => an(e.files).length > 0,
            async analyse(e) {
              if (e.tree.missingPackages !== void 0) throw new U(e.tree.missingPackages);
              const n = await Ti(e),
                t = [];
              for (const i of an(e.tree.files)) t.push(...(await Ci(i, e, n)));
              return { version: n.version, findings: t };
            },
          },
          Nt,
          _t,
          fi,
          Oi,
          wi,
          zt,
          {
            name: 'zizmor',
            looksFor: 'a workflow',
            isRequired: !1,
            program: 'zizmor',
            applies: (e) => e.files.some(xe),
            async analyse(e) {
              const n = e.tree.files.filter(xe),
                t = await oe(e, {
                  tool: 'zizmor',
                  argv: ['zizmor', '--offline', '--format', 'sarif', '--no-exit-codes', '--quiet', ...n],
                  why: 'Find insecure workflows',
                  answers: [0],
                });
              return { version: await (0, je.P)('zizmor'), findings: De(t.stdout) };
            },
          },
          Bt,
          st,
          nt,
          wt,
          oi,
        ],
        Be = ['error', 'warning', 'note'],
        Mi = [
          [/^(?:secretlint|gitleaks)$/, 0],
          [/^(?:npm-audit|eslint-security|zizmor)$/, 1],
          [/^typescript$/, 2],
          [/^(?:knip|redocly)$/, 4],
        ],
        Yi = 3;
      function cn({ tool: e }) {
        return Mi.find(([n]) => n.test(e))?.[1] ?? Yi;
      }
      function Di(e, n) {
        return e < n ? -1 : e > n ? 1 : 0;
      }
      function Ue(e) {
        return [...e].sort(
          (n, t) =>
            Be.indexOf(n.level) - Be.indexOf(t.level) ||
            cn(n) - cn(t) ||
            Di(n.path ?? '', t.path ?? '') ||
            (n.line ?? 0) - (t.line ?? 0),
        );
      }
      const zi = { error: 'error', warning: 'warning', note: 'notice' },
        Bi = 10;
      function Ui(e, n) {
        return Be.flatMap((t) =>
          Ue(e)
            .filter((i) => i.level === t)
            .slice(0, Bi)
            .map(({ tool: i, rule: s, message: r, path: a, line: c, column: l }) => ({
              level: zi[t],
              title: `${i}: ${s}`,
              message: r,
              ...(a === void 0 ? {} : { file: n(a) }),
              ...(c === void 0 ? {} : { line: c }),
              ...(l === void 0 ? {} : { column: l }),
            })),
        );
      }
      const Ge = 'orchestrate/v1',
        Gi = 'https://json.schemastore.org/sarif-2.1.0.json';
      function Wi(e) {
        return e.split('/').map(encodeURIComponent).join('/');
      }
      function Ji({ path: e, line: n, column: t, endLine: i, endColumn: s }) {
        if (e === void 0) return [];
        const r = {
          startLine: n,
          ...(t === void 0 ? {} : { startColumn: t }),
          ...(i === void 0 ? {} : { endLine: i }),
          ...(s === void 0 ? {} : { endColumn: s }),
        };
        return [
          {
            physicalLocation: {
              artifactLocation: { uri: Wi(e), uriBaseId: 'SRCROOT' },
              ...(n === void 0 ? {} : { region: r }),
            },
          },
        ];
      }
      function Vi(e, n, t) {
        return {
          ruleId: e.rule,
          ruleIndex: n,
          level: e.level,
          message: { text: e.message },
          locations: Ji(e),
          partialFingerprints: { [Ge]: e.fingerprint },
          ...(t === void 0 ? {} : { baselineState: t(e) ? 'new' : 'unchanged' }),
        };
      }
      function Ki(e) {
        return [...new Map(e.map(({ rule: t, help: i }) => [t, i]))].map(([t, i]) => ({
          id: t,
          shortDescription: { text: t },
          ...(i === void 0 ? {} : { helpUri: i }),
        }));
      }
      function Hi({ outcome: e, reason: n }) {
        return e !== 'failed'
          ? { executionSuccessful: !0 }
          : {
              executionSuccessful: !1,
              toolExecutionNotifications: [{ level: 'error', message: { text: n ?? 'it broke' } }],
            };
      }
      function Qi(e, n) {
        const t = n.findings.filter(({ tool: a }) => a === e.tool),
          i = Ki(t),
          s = new Map(i.map(({ id: a }, c) => [a, c])),
          r = e.version === void 0 ? {} : { version: e.version };
        return {
          tool: { driver: { name: e.tool, ...r, rules: i } },
          automationDetails: { id: `orchestrate/${e.tool}/` },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository' } } },
          invocations: [Hi(e)],
          results: t.map((a) => Vi(a, s.get(a.rule) ?? -1, n.isFresh)),
        };
      }
      function Zi(e) {
        const t = e.analysers.filter(({ outcome: i }) => i === 'ran' || i === 'failed').map((i) => Qi(i, e));
        return `${JSON.stringify({ $schema: Gi, version: '2.1.0', runs: t }, null, 2)}
`;
      }
      const Xi = o.Ikc({
        version: o.euz('2.1.0'),
        runs: o.YOg(
          o.Ikc({
            results: o
              .YOg(
                o.Ikc({ baselineState: o.YjP().optional(), partialFingerprints: o.g1P(o.YjP(), o.YjP()).optional() }),
              )
              .default([]),
          }),
        ),
      });
      function We(e, n) {
        return new m.j1('bad-baseline', [`baseline: ${e} ${n}; use the SARIF that this action wrote`]);
      }
      function qi(e, n) {
        let t;
        try {
          t = JSON.parse(e);
        } catch {
          throw We(n, 'is not JSON');
        }
        const i = Xi.safeParse(t);
        if (!i.success) throw We(n, 'is not SARIF 2.1.0');
        const s = i.data.runs.flatMap((a) => a.results).filter((a) => a.baselineState !== 'absent'),
          r = s.flatMap((a) => a.partialFingerprints?.[Ge] ?? []);
        if (r.length < s.length) throw We(n, `has results without the fingerprint ${Ge}`);
        return { file: n, fingerprints: new Set(r) };
      }
      async function _i(e, n) {
        if (e === '') return;
        const t = await (0, g.readFile)(u().resolve(n, e), 'utf8').catch((i) => {
          throw (0, m.c4)(i)
            ? new m.j1('baseline-not-found', [
                `baseline: there is no file ${JSON.stringify(e)} in ${n}; leave it empty to count every finding`,
              ])
            : i;
        });
        return qi(t, e);
      }
      function es(e, n) {
        const t = n?.fingerprints ?? new Set(),
          i = e.filter((s) => t.has(s.fingerprint));
        return { fresh: e.filter((s) => !t.has(s.fingerprint)), unchanged: i, gone: t.size - i.length };
      }
      const ns = {
        'eslint-security': { first: 'eslint', isByRule: !0 },
        gitleaks: { first: 'secretlint', isByRule: !1 },
      };
      function ln({ finding: e }, n) {
        return [e.path ?? '', e.line ?? '', n ? e.rule : ''].join(`
`);
      }
      function ts(e) {
        return e.map((n) => {
          const t = ns[n.analyser.name],
            i = e.find(({ analyser: a }) => a.name === t?.first);
          if (t === void 0 || i === void 0) return n;
          const s = new Set(i.found.map((a) => ln(a, t.isByRule))),
            r = n.found.filter((a) => !s.has(ln(a, t.isByRule)));
          return { ...n, found: r, result: { ...n.result, findings: r.length } };
        });
      }
      var Ie = p(977),
        un = p(3014);
      const is = [
        ['git', /(^|\/)\.git(\/|$)|(^|\/)\.gitmodules$/],
        ['workflow', /^\.github\/|^\.gitlab-ci\.ya?ml$|^\.circleci\/|^azure-pipelines\.ya?ml$|(^|\/)Jenkinsfile$/],
        [
          'lock',
          /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|Cargo\.lock|poetry\.lock|go\.sum|uv\.lock|Gemfile\.lock|composer\.lock)$/,
        ],
        [
          'manifest',
          /(^|\/)(package\.json|Cargo\.toml|go\.mod|pyproject\.toml|requirements[^/]*\.txt|Gemfile|composer\.json|pom\.xml|build\.gradle(\.kts)?)$/,
        ],
        [
          'test',
          /(^|\/)(tests?|specs?|__tests__|__snapshots__|__mocks__|e2e)\/|(^|\/)[^/]+[._-](test|spec)\.[cm]?[jt]sx?$|(^|\/)test[._-][^/]+\.[cm]?[jt]sx?$|\.snap$|_test\.(go|py)$|(^|\/)test_[^/]+\.py$|(^|\/)tests?\.[cm]?[jt]sx?$/,
        ],
        [
          'container',
          /(^|\/)(Dockerfile|Containerfile)[^/]*$|(^|\/)(docker-)?compose[^/]*\.ya?ml$|(^|\/)\.dockerignore$/,
        ],
        [
          'setting',
          /(^|\/)(\.?eslint|\.?prettier|\.?babel|vitest|vite|jest|\.?mocharc|playwright|stryker|\.?nycrc|\.?c8rc|tsconfig|biome|\.?swcrc|\.?taprc|\.?npmrc|\.?nvmrc|\.?editorconfig|\.gitignore|\.gitattributes|knip|ava\.config|karma|webpack|rollup|tox|setup\.cfg|pytest|\.coveragerc|rustfmt|clippy|\.orchestrate)[^/]*$/,
        ],
        ['document', /\.(md|mdx|txt|adoc|rst)$|(^|\/)(LICENSE|NOTICE|CHANGELOG)[^/]*$|(^|\/)openapi\.(json|ya?ml)$/],
      ];
      function dn(e) {
        return is.find(([, n]) => n.test(e))?.[0] ?? 'source';
      }
      const fn =
          /eslint-disable|@ts-(?:ignore|expect-error|nocheck)|(?:istanbul|c8|v8) ignore|biome-ignore|prettier-ignore|oxlint-disable|\b(?:it|test|describe|context|suite)\.(?:skip|only|todo|fails)\b|\bx(?:it|describe|test)\(|#\s*noqa|#\s*type:\s*ignore|#\s*nosec|NOSONAR|#\[allow\(|nolint|continue-on-error:\s*true|\|\|\s*true\b/g,
        pn = /\b(?:https?|wss?|ftp):\/\/(?:[^\s/@"'`]*@)?([A-Za-z0-9.-]+)/g,
        ss =
          /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal$)|(?:^|\.)example(?:\.(?:com|org|net))?$|\.(?:test|invalid|localhost)$/,
        rs = /(?<![\w)\]])`[^`]*\b(?:select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\b[^`]*\$\{/is,
        os = /(["'])[^"'\n]*\b(?:select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\b[^"'\n]*\1\s*\+/i;
      function we(e) {
        return e.action === 'write' ? e.text : '';
      }
      function gn(e, n) {
        return e.match(n)?.length ?? 0;
      }
      function ce(e, n) {
        return e.length === 0 ? { passed: !0, detail: n } : { passed: !1, detail: e.slice(0, 10).join('; ') };
      }
      const as = [
        [
          'applies',
          ({ proposal: e, base: n }) => {
            const t = [],
              i = new Set();
            for (const s of e.edits)
              (i.has(s.path) && t.push(`${s.path} is edited twice`),
                i.add(s.path),
                s.action === 'delete' && n(s.path) === void 0 && t.push(`${s.path} is removed and is not there`),
                s.action === 'write' && s.text === n(s.path) && t.push(`${s.path} is not changed`));
            return ce(t, `${e.edits.length} files`);
          },
        ],
        [
          'in-scope',
          ({ proposal: e, isLink: n }) => {
            const t = Ie.OE[e.kind],
              i = e.edits.flatMap(({ path: s }) => {
                const r = dn(s);
                return n(s)
                  ? [`${s} is a link or lies behind one`]
                  : t.includes(r)
                    ? []
                    : [`${s} is a ${r} file, which a ${e.kind} may not touch`];
              });
            return ce(i, `only ${t.join(', ')} files`);
          },
        ],
        [
          'no-secret',
          ({ proposal: e }) => {
            const n = (0, un.lY)([]),
              t = e.edits
                .filter((i) => n(we(i)) !== we(i))
                .map(({ path: i }) => `${i} holds something that looks like a credential`);
            return ce(t, 'no known credential format');
          },
        ],
        [
          'no-suppression',
          ({ proposal: e, base: n }) => {
            const t = e.edits
              .filter((i) => gn(we(i), fn) > gn(n(i.path) ?? '', fn))
              .map((i) => `${i.path} adds a suppression, skip or ignore`);
            return ce(t, 'no ignore, skip or suppression added');
          },
        ],
        [
          'no-endpoint',
          ({ proposal: e, base: n, allowedHosts: t }) => {
            const i = e.edits.flatMap((s) => {
              const r = new Set([...(n(s.path) ?? '').matchAll(pn)].map((l) => l[1] ?? '')),
                c = [...we(s).matchAll(pn)]
                  .map((l) => l[1] ?? '')
                  .filter((l) => !r.has(l) && !ss.test(l) && !t.includes(l));
              return [...new Set(c)].map((l) => `${s.path} adds the host ${l}`);
            });
            return ce(i, 'no new host');
          },
        ],
        [
          'no-string-query',
          ({ proposal: e, base: n }) => {
            const t = (s) => rs.test(s) || os.test(s),
              i = e.edits
                .filter((s) => /\.[cm]?[jt]sx?$|\.py$/.test(s.path) && t(we(s)) && !t(n(s.path) ?? ''))
                .map(({ path: s }) => `${s} builds a query out of strings`);
            return ce(i, 'no query built out of strings');
          },
        ],
      ];
      function cs(e) {
        return (n) => {
          try {
            return (0, D.readFileSync)(u().join(e, n), 'utf8');
          } catch {
            return;
          }
        };
      }
      function ls(e) {
        return (n) => {
          let t = e;
          for (const i of n.split('/')) {
            t = u().join(t, i);
            const s = (0, D.lstatSync)(t, { throwIfNoEntry: !1 });
            if (s === void 0) return !1;
            if (s.isSymbolicLink()) return !0;
          }
          return !1;
        };
      }
      async function hn(e, n) {
        for (const t of n) {
          const i = u().join(e, t.path);
          t.action === 'delete'
            ? await (0, g.rm)(i, { force: !0 })
            : (await (0, g.mkdir)(u().dirname(i), { recursive: !0 }), await (0, g.writeFile)(i, t.text));
        }
      }
      async function mn(e, n, t) {
        const i = t.elapsed(),
          s = (r, a) => ({ gate: e, verdict: r, detail: a, seconds: (0, y.f)(t.elapsed() - i) });
        try {
          const { passed: r, detail: a } = await n();
          return s(r ? 'passed' : 'failed', a);
        } catch (r) {
          return s('failed', `the gate broke: ${(0, m.Uc)(r)}`);
        }
      }
      async function us(e, n, t) {
        const { proposal: i, repository: s } = e,
          r = { proposal: i, base: cs(s.directory), isLink: ls(s.directory), allowedHosts: e.allowedHosts ?? [] },
          a = new Map(as),
          c = [];
        for (const l of Ie.uG[i.kind]) {
          const d = c.every((w) => w.verdict === 'passed'),
            f = a.get(l),
            h = e.gates[l];
          d
            ? f !== void 0
              ? c.push(await mn(l, () => f(r), t))
              : h !== void 0
                ? c.push(await mn(l, async () => h(await n()), t))
                : c.push({ gate: l, verdict: 'notRun', detail: 'nobody could ask it here', seconds: 0 })
            : c.push({ gate: l, verdict: 'notRun', detail: 'an earlier gate refused', seconds: 0 });
        }
        return c;
      }
      async function ds(e) {
        const n = await (0, g.readdir)(e.resolve('proposals')).catch(() => []);
        return String(n.length + 1).padStart(2, '0');
      }
      function fs(e) {
        return e
          .split(/^diff --git /m)
          .slice(1)
          .map((n) => {
            const [t = '', ...i] = n.split(`
`),
              s = i.slice(i.findIndex((r) => r.startsWith('@@')));
            return {
              path: / b\/(.+)$/.exec(t)?.[1]?.replace(/"$/, '') ?? 'unknown',
              added: s.filter((r) => r.startsWith('+')).length,
              removed: s.filter((r) => r.startsWith('-')).length,
            };
          });
      }
      async function ps(e, n) {
        const { proposal: t, repository: i } = e,
          s = await ds(n.evidence),
          r = await i.head();
        if (r === void 0) throw new Error('a proposal needs a repository with a commit');
        const a = await n.scratch(`proposal-${s}`);
        let c;
        const l = async () => {
            if (c !== void 0) return c;
            const S = await (0, H.eR)(n.exec, i.directory, r, u().join(a, 'tree'));
            return (await hn(S.directory, t.edits), await S.commitAll(t.title), await e.prepare?.(S), (c = S), S);
          },
          d = await us(e, l, n.clock),
          f = d.every((S) => S.verdict === 'passed'),
          h = gs(d) ? await (await l()).diff(r, 'HEAD') : '',
          w = f ? await hs(t, i, s) : void 0,
          P = await ms({ id: s, proposal: t, gates: d, isAccepted: f, patch: h, commit: w }, n.evidence);
        return (await (0, g.rm)(a, { recursive: !0, force: !0, maxRetries: 3 }), P);
      }
      function gs(e) {
        return e.slice(0, 2).every((n) => n.verdict === 'passed');
      }
      async function hs(e, n, t) {
        return (
          await hn(n.directory, e.edits),
          n.commitAll(`${e.title}

Proposal ${t} by ${e.author.name} ${e.author.version}: ${e.rationale}`)
        );
      }
      async function ms(e, n) {
        const { id: t, proposal: i, gates: s, isAccepted: r, commit: a } = e,
          c = await n.writeText(`proposals/${t}/change.patch`, e.patch),
          l = {
            schemaVersion: 1,
            id: t,
            kind: i.kind,
            author: i.author,
            title: i.title,
            rationale: i.rationale,
            files: fs(e.patch),
            patch: c,
            gates: s,
            accepted: r,
            ...(a === void 0 ? {} : { commit: a }),
          },
          d = await n.writeJson(`proposals/${t}/proposal.json`, Ie.B0, l);
        return (
          n.emit({
            type: 'proposal.decided',
            level: r ? 'info' : 'warning',
            data: {
              proposal: t,
              kind: i.kind,
              author: i.author.name,
              title: i.title,
              accepted: r,
              gates: s,
              record: d,
            },
          }),
          l
        );
      }
      function dr(e) {
        const n = new Set(STATIC_GATES.map(([t]) => t));
        return GATES_BY_KIND[e].filter((t) => !n.has(t));
      }
      function ye(e) {
        const n = new Map();
        for (const { tool: t, rule: i, path: s = '' } of e) {
          const r = `${t} ${i} in ${s}`;
          n.set(r, (n.get(r) ?? 0) + 1);
        }
        return n;
      }
      function wn(e, n) {
        return e.length === 0 ? { passed: !0, detail: n } : { passed: !1, detail: e.slice(0, 10).join('; ') };
      }
      function ws(e, n, t) {
        const [i, s] = [ye(e), ye(n)],
          r = [...ye(t)].flatMap(([a, c]) => {
            const [l, d] = [(i.get(a) ?? 0) - c, s.get(a) ?? 0];
            return d <= l ? [] : [`${a}: ${d} left instead of ${l}`];
          });
        return wn(r, `${t.length} findings are gone`);
      }
      function ys(e, n) {
        const t = ye(e),
          i = [...ye(n)]
            .filter(([s, r]) => r > (t.get(s) ?? 0))
            .map(([s, r]) => `${s}: ${r} instead of ${t.get(s) ?? 0}`);
        return wn(i, `no rule is broken more often than before (${n.length} findings compared)`);
      }
      const vs = [
          {
            rule: 'force-push',
            reason: 'rewrites a published branch',
            pattern:
              /\bgit\b.*\bpush\b.*(?:\s(?:-[a-z]*f[a-z]*|--force(?:-with-lease|-if-includes)?|--mirror|--delete|-d)\b|\s\+\S)/,
          },
          {
            rule: 'push',
            reason: 'publishes commits; this tool leaves that to a person or a privileged job',
            pattern: /\bgit\b[^|;&]*\bpush\b/,
          },
          {
            rule: 'delete-resources',
            reason: 'deletes resources',
            pattern:
              /\b(?:terraform|tofu|pulumi)\b.*\bdestroy\b|\bkubectl\b.*\bdelete\b|\bhelm\b.*\b(?:uninstall|delete)\b|\b(?:aws|gcloud|az|doctl|flyctl|heroku)\b.*\b(?:delete|destroy|terminate|remove|purge)[a-z-]*/,
          },
          {
            rule: 'delete-repository',
            reason: 'deletes something on GitHub',
            pattern: /\bgh\b.*\b(?:delete|archive)\b/,
          },
          {
            rule: 'rotate-secrets',
            reason: 'changes or reveals secrets',
            pattern:
              /\bgh\b.*\bsecret\b.*\b(?:set|delete|remove)\b|\bvault\b.*\b(?:write|delete|rotate)\b|\b(?:rotate|create|update|put|delete)-(?:secret|access-key)[a-z-]*/,
          },
          {
            rule: 'publish-package',
            reason: 'publishes a package',
            pattern: /\b(?:npm|pnpm|yarn|cargo|twine|gem)\b(?:\s+run)?\s+(?:publish|unpublish|upload|yank)(?![\w-])/,
          },
          {
            rule: 'prune-docker',
            reason: 'removes containers, images or volumes that are not this run\u2019s',
            pattern: /\bdocker\b.*\b(?:prune|volume rm)\b/,
          },
          { rule: 'drop-database', reason: 'drops a database', pattern: /\b(?:dropdb|drop\s+(?:database|schema))\b/i },
          { rule: 'format-disk', reason: 'overwrites a device', pattern: /\bmkfs(?:\.\w+)?\b|\bdd\b.*\bof=\/dev\// },
        ],
        ks = new Set(['rm', 'rmdir', 'unlink', 'shred', 'rimraf', 'del']);
      function $s(e, n) {
        const t = e.findIndex((i) => ks.has(u().basename(i)));
        if (!(t < 0))
          for (const i of e.slice(t + 1)) {
            if (i.startsWith('-')) continue;
            if (/^[;&|]+$/.test(i)) break;
            const s = u().resolve(n, i.replace(/^~/, '/~').replace(/\$\{?HOME\}?/, '/~')),
              r = u().relative(n, s);
            if (r === '' || r.startsWith('..') || u().isAbsolute(r))
              return { rule: 'remove-outside', reason: `removes ${i}, which is not inside the tree` };
          }
      }
      function bs(e, n) {
        let t = 0;
        for (const i of e) i === n[t] && (t += 1);
        return n.length > 0 && t === n.length;
      }
      function js(e, n, t = []) {
        const s = (
            /^(?:ba|da|z|k)?sh$/.test(u().basename(e[0] ?? '')) && e[1] === '-c'
              ? e
                  .slice(2)
                  .join(' ')
                  .replace(/([;&|()])/g, ' $1 ')
              : e.join(' ')
          )
            .split(/\s+/)
            .filter(Boolean),
          r = s.join(' '),
          a = vs.find(({ pattern: l }) => l.test(r));
        if (a) return { rule: a.rule, reason: a.reason };
        const c = t.find((l) => bs(s, l.split(/\s+/)));
        return c !== void 0
          ? { rule: 'configured', reason: `.orchestrate.yml forbids ${JSON.stringify(c)}` }
          : $s(s, n);
      }
      var Ss = p(6591);
      const xs = /[`$\n]|^\s*[A-Za-z_][A-Za-z0-9_]*=/;
      function Es(e) {
        const n = (0, Ss.parse)(e);
        if (!(n.every((r) => typeof r == 'string') && !xs.test(e))) return ['sh', '-c', e];
        const [i, ...s] = n.filter((r) => typeof r == 'string');
        if (i === void 0) throw new m.j1('empty-command', ['command: must not be empty']);
        return [i, ...s];
      }
      async function yn(e, n, t, i) {
        const s = Es(e.command),
          r = { name: e.name, command: e.command, required: e.required },
          a = js(s, i.root ?? n, t.configuration.safety['forbid-commands']);
        if (a !== void 0)
          return (
            t.log.warning(`gate ${e.name} is not run: ${a.reason} (${a.rule})`),
            { run: { ...r, passed: !1, outcome: 'refused', exitCode: null, seconds: 0 } }
          );
        const c = s[0] === 'sh' && s[1] === '-c' ? [] : (i.extraArguments ?? []),
          l = await t.exec.run({
            tool: e.name,
            argv: [...s, ...c],
            cwd: n,
            why: i.why,
            timeout: e.timeout,
            ...(i.env === void 0 ? {} : { env: i.env }),
          });
        return {
          run: {
            ...r,
            passed: (0, E.y)(l),
            outcome: l.outcome,
            exitCode: l.exitCode,
            seconds: (0, y.f)(l.seconds * 1e3),
            ...(l.log === void 0 ? {} : { log: l.log }),
          },
          result: l,
        };
      }
      const Os = new Set(['build', 'test']);
      function Ps(e, n) {
        return e.filter(({ name: t }) => n === 'adopted' || Os.has(t));
      }
      async function Is(e, n, t) {
        const i = [];
        for (const s of Ps(t.configuration.gates, e.origin)) {
          const r = 'Know whether it passes before anything is fixed',
            { run: a } = await yn(s, u().join(n, e.prefix), t, { why: r, root: n });
          a.passed && i.push(s);
        }
        return i;
      }
      async function As(e, n, t, i) {
        if (e.length === 0) return { passed: !0, detail: 'no gate of the tree passed before, so none could regress' };
        for (const s of e) {
          const r = 'See that a fix breaks nothing that passed before',
            { run: a } = await yn(s, u().join(t, n.prefix), i, { why: r, root: t });
          if (!a.passed) return { passed: !1, detail: `${s.name} passed before and now ended ${a.outcome}` };
        }
        return { passed: !0, detail: `still pass: ${e.map(({ name: s }) => s).join(', ')}` };
      }
      const vn = '\uFEFF';
      function Rs(e, n) {
        const t = e.startsWith(vn) ? vn : '',
          i = e.slice(t.length),
          s = [];
        let r = t,
          a = -1;
        for (const c of [...n].sort((l, d) => l.start - d.start || l.end - d.end))
          c.start <= a ||
            c.start < 0 ||
            c.end < c.start ||
            c.end > i.length ||
            ((r += i.slice(Math.max(a, 0), c.start) + c.text), (a = c.end), s.push(c));
        return { text: r + i.slice(Math.max(a, 0)), applied: s };
      }
      const Fs = 200;
      function kn({ finding: e, edit: n }) {
        return n !== void 0 && e.path !== void 0 && Ie.OE.fix.includes(dn(e.path));
      }
      function Ns(e, n, t) {
        if ((0, un.lY)([])(n) !== n) return;
        const i = t.flatMap(({ edit: a }) => a ?? []),
          s = Rs(n, i),
          r = t.filter(({ edit: a }) => a !== void 0 && s.applied.includes(a));
        if (!(s.text === n || r.length === 0))
          return { edit: { action: 'write', path: e, text: s.text }, targets: r.map(({ finding: a }) => a) };
      }
      function $n(e) {
        return [...new Set(e.map(({ rule: n }) => n))].sort();
      }
      async function Cs({ analyser: e, result: n }, t, i) {
        const s = t.filter(kn),
          r = [];
        for (const l of new Set(s.flatMap(({ finding: d }) => d.path ?? []))) {
          const d = s.filter(({ finding: h }) => h.path === l),
            f = Ns(l, await i(l), d);
          f !== void 0 && r.push(f);
        }
        if (r.length === 0) return;
        const a = r.flatMap((l) => l.targets),
          c = $n(a).join(', ');
        return {
          targets: a,
          proposal: {
            kind: 'fix',
            author: { name: e.name, version: n.version ?? 'unknown' },
            title: `Fix ${a.length} ${a.length === 1 ? 'finding' : 'findings'} of ${e.name}: ${c}`.slice(0, Fs),
            rationale: `${e.name} can fix these by a rewriting that leaves what the program does as it was: ${c}.`,
            edits: r.map((l) => l.edit),
          },
        };
      }
      async function bn(e, n, t) {
        const { repository: i } = e,
          s = await i.head();
        if (s === void 0) throw new Error(`${i.directory} has no commit`);
        const r = u().join(await t.scratch(n), 'tree');
        return (0, H.eR)(t.exec, i.directory, s, r);
      }
      async function jn(e, n, t) {
        const i = (s) => e.linkPackages(s);
        return Ze(await bn(e, n, t), { prefix: e.prefix, linkPackages: i });
      }
      function ve(e) {
        return e.flatMap(({ found: n }) => n.map(({ finding: t }) => t));
      }
      async function Sn(e, n, t) {
        const i = await Ze(t, { prefix: e.subject.prefix }),
          s = await e.session.measure(i, e.judges),
          r = s.find(({ result: a }) => a.outcome !== 'ran');
        if (r !== void 0) throw new Error(`${r.analyser.name} ran before and does not on the changed tree`);
        return ((n.after = ve(s.filter(({ analyser: a }) => a === n.fixer.analyser))), ve(s));
      }
      function Ts(e, n) {
        const { fixer: t, fix: i, before: s } = n;
        return {
          'finding-gone': async (r) => (await Sn(e, n, r), ws(ve([t]), n.after ?? [], i.targets)),
          'no-new-finding': async (r) => ys(ve(s), await Sn(e, n, r)),
          'no-regression': async (r) => As(await e.passingGates(), e.subject, r.directory, e.deps),
        };
      }
      function xn(e) {
        const n = e.gates.find(({ verdict: t }) => t !== 'passed');
        return n === void 0 ? void 0 : `${n.gate}: ${n.detail}`;
      }
      async function Ls(e, n, { evidence: t }) {
        const { fixer: i, fix: s } = e,
          r = new Set(s.proposal.edits.map(({ path: d }) => d)),
          a = (d, f) =>
            t.writeJson(`fixers/${n.id}-${i.analyser.name}/${d}.json`, V, {
              schemaVersion: 1,
              findings: f.filter(({ path: h }) => h !== void 0 && r.has(h)),
            }),
          c = ve([i]),
          l = xn(n);
        return {
          fixer: i.analyser.name,
          rules: $n(s.targets),
          proposal: `${t.directory}/proposals/${n.id}`,
          accepted: n.accepted,
          targeted: s.targets.length,
          ...(l === void 0 ? {} : { refusal: l }),
          before: await a('before', c),
          after: await a('after', e.after ?? c),
        };
      }
      async function En(e, n, t) {
        const { subject: i, session: s, deps: r } = e,
          a = await jn(i, `tree-${n.name}`, r),
          c = await s.measure(a, e.judges),
          l = c.find((S) => S.analyser === n);
        if (l === void 0) return;
        const d = (S) => a.read(S.slice(i.prefix === '' ? 0 : i.prefix.length + 1)),
          f = l.found.filter((S) => t(S) && !e.isLetBe(S.finding)),
          h = await Cs(l, f, d);
        if (h === void 0) return;
        const w = { fixer: l, fix: h, before: c, after: void 0 },
          P = await ps(
            {
              proposal: h.proposal,
              repository: i.repository,
              gates: Ts(e, w),
              prepare: (S) => i.linkPackages(S.directory),
            },
            r,
          );
        return (
          r.log.info(`${h.proposal.title}: ${P.accepted ? 'accepted' : `refused by ${xn(P) ?? ''}`}`),
          Ls(w, P, r)
        );
      }
      async function Ms(e, n) {
        const t = await En(e, n, () => !0);
        if (t === void 0 || t.accepted || t.rules.length < 2) return t === void 0 ? [] : [t];
        const i = [t];
        for (const s of t.rules) {
          const r = await En(e, n, ({ finding: a }) => a.rule === s);
          r !== void 0 && i.push(r);
        }
        return i;
      }
      function Ys(e, n) {
        const { subject: t, deps: i } = e;
        let s;
        const r = async () => {
          const a = await bn(t, 'gates', i);
          return (await t.linkPackages(a.directory), Is(t, a.directory, i));
        };
        return {
          ...e,
          judges: n
            .filter(({ analyser: a, result: c }) => c.outcome === 'ran' && a.ignoresSources !== !0)
            .map(({ analyser: a }) => a),
          passingGates: () => (s ??= r()),
        };
      }
      async function Ds(e, n) {
        const t = Ys(e, n),
          i = t.judges.filter((r) =>
            n.some(({ analyser: a, found: c }) => a === r && c.some((l) => kn(l) && !e.isLetBe(l.finding))),
          ),
          s = [];
        for (const r of i)
          try {
            s.push(...(await Ms(t, r)));
          } catch (a) {
            e.deps.log.warning(`no fix of ${r.name} could be tried: ${(0, m.Uc)(a)}`);
          }
        return s;
      }
      const On = 30;
      function Pn(e, n) {
        const t = (i) => `| ${i.join(' | ')} |`;
        return [t(e), t(e.map(() => '---')), ...n.map(t)];
      }
      function zs({ tool: e, version: n, outcome: t, reason: i, findings: s, seconds: r }) {
        const a = t === 'ran' ? String(s) : `${t}: ${(0, M.FV)(i ?? '')}`;
        return [e, (0, M.FV)(n ?? ''), a, t === 'ran' ? r.toFixed(1) : ''];
      }
      function Bs({ level: e, path: n, line: t, message: i, tool: s, rule: r }) {
        const a = n === void 0 ? '' : `\`${n.replace(/[`|]/g, '')}${t === void 0 ? '' : `:${t}`}\``;
        return [e, a, (0, M.FV)(i.slice(0, 300)), (0, M.FV)(`${s}/${r}`)];
      }
      function Us(e, n) {
        if (e.length === 0) return [];
        const t = Ue(e),
          i = e.length - On;
        return [
          `### ${n}`,
          '',
          ...Pn(['Level', 'Where', 'What', 'Rule'], t.slice(0, On).map(Bs)),
          '',
          ...(i > 0 ? [`\u2026and ${i} more, all of them in \`analysis.sarif\`.`, ''] : []),
        ];
      }
      function Gs({ fixer: e, rules: n, accepted: t, targeted: i, proposal: s, refusal: r }) {
        const a = t ? 'fixed' : `left, because a gate refused the fix (${(0, M.FV)(r ?? '')})`;
        return `- ${i} of ${e} ${a}: ${(0, M.FV)(n.join(', '))} (\`${s}/change.patch\`)`;
      }
      function Ws({ baseline: e }) {
        if (e === void 0) return [];
        const { file: n, known: t, unchanged: i, gone: s } = e;
        return [`Baseline ${(0, M.FV)(n)}: ${t} known findings, ${i} still there, ${s} gone.`, ''];
      }
      function Js({ status: e, headline: n, analysis: t, changes: i }) {
        const s = t.analysers.filter(({ outcome: c }) => c !== 'not-applicable'),
          r = t.fixes ?? [],
          a = t.baseline === void 0 ? 'Findings' : 'New findings';
        return [
          `## analyze: ${e}`,
          '',
          `${n}.`,
          '',
          ...Ws(t),
          ...Us(t.fresh, a),
          ...(r.length > 0 ? ['### Fixes', '', ...r.map(Gs), ''] : []),
          ...(i === void 0 ? [] : [i, '']),
          '### Analysers',
          '',
          ...Pn(['Tool', 'Version', 'Findings', 'Seconds'], s.map(zs)),
          '',
        ].join(`
`);
      }
      async function Vs(e) {
        const n = u().join(e.actionDirectory, 'tools'),
          { nodeModules: t } = await W(n, 'Install the pinned tools of analyze', e),
          i = await e.scratch('tools'),
          s = (await (0, g.readdir)(n)).filter((r) => /\.(?:mjs|json)$/.test(r) && r !== 'package-lock.json');
        for (const r of s) await (0, g.copyFile)(u().join(n, r), u().join(i, r));
        return (await v(i, t), { file: (r) => u().join(i, r), module: (r) => u().join(t, r), version: (r) => k(t, r) });
      }
      const Ks = 10;
      function ie(e, n) {
        return `${e} ${n}${e === 1 ? '' : 's'}`;
      }
      function Hs(e, n, t) {
        const { findings: i, fresh: s, hasBaseline: r, fixed: a } = e,
          c = s.filter(({ level: f }) => f === 'error').length,
          l = n === t ? ie(n, 'analyser') : `${n} of ${ie(t, 'analyser')}`,
          d = r
            ? `${ie(s.length, 'new finding')} (${ie(c, 'error')}) of ${i.length}`
            : `${ie(s.length, 'finding')} (${ie(c, 'error')})`;
        return `${l}, ${d}, ${a} fixed`;
      }
      function Qs(e) {
        const n = Ue(e)
            .slice(0, Ks)
            .map(
              ({ path: i, line: s, tool: r, rule: a, message: c }) =>
                `${i === void 0 ? '' : `${i}${s === void 0 ? '' : `:${s}`} `}${r}/${a}: ${c.slice(0, 160)}`,
            ),
          t = e.length - n.length;
        return t > 0 ? [...n, `and ${ie(t, 'more error')}`] : n;
      }
      function Zs(e) {
        const n = e.measured.filter(({ result: f }) => f.outcome !== 'not-applicable'),
          t = n.filter(({ analyser: f }) => f.isRequired),
          i = t.filter(({ result: f }) => f.outcome === 'not-run'),
          s = n.filter(({ result: f }) => f.outcome === 'failed'),
          r = n.filter(({ analyser: f, result: h }) => !f.isRequired && h.outcome === 'not-run'),
          a = n.filter(({ result: f }) => f.outcome === 'ran').length,
          c = e.fresh.filter(({ level: f }) => f === 'error'),
          l = [
            ...s.map(({ result: f }) => `${f.tool} broke: ${f.reason ?? ''}`),
            ...i.map(({ result: f }) => `${f.tool} did not run: ${f.reason ?? ''}`),
            ...Qs(c),
          ],
          d = t.some(({ result: f }) => f.outcome === 'ran');
        return {
          status: d ? (l.length > 0 ? 'partial' : 'done') : 'failed',
          headline: Hs(e, a, n.length - r.length),
          remaining: d || t.length > 0 ? l : ['there is nothing to analyse'],
          notRun: r.map(({ result: f }) => ({ tool: f.tool, reason: f.reason ?? '' })),
        };
      }
      const Je = 'fixes.patch';
      function In(e) {
        return e.flatMap(({ found: n }) => n.map(({ finding: t }) => t));
      }
      async function Xs(e, n, t) {
        const i = await de(t),
          s = Gn({ toolbox: await Vs(t), deps: t, width: ee().availableParallelism() }),
          r = (w) => n?.fingerprints.has(w.fingerprint) === !0,
          a = async (w) => ts(await s.measure(await jn(i, w, t), Li)),
          c = await a('before'),
          l = e.fix ? await Ds({ subject: i, session: s, deps: t, isLetBe: r }, c) : [],
          d = l.filter((w) => w.accepted),
          f = d.length === 0 ? c : await a('after'),
          h = (await i.repository.head()) ?? i.base;
        return {
          subject: i,
          measured: f,
          analysis: qs(c, f, l, n),
          isFresh: (w) => !r(w),
          patch: d.length === 0 ? '' : await i.repository.diff(i.base, h),
        };
      }
      function qs(e, n, t, i) {
        const s = In(n),
          { fresh: r, unchanged: a, gone: c } = es(s, i);
        return {
          schemaVersion: 1,
          analysers: n.map(({ result: l }) => l),
          before: In(e),
          after: s,
          fresh: [...r],
          fixed: t.filter((l) => l.accepted).reduce((l, d) => l + d.targeted, 0),
          fixes: [...t],
          ...(i === void 0
            ? {}
            : { baseline: { file: i.file, known: i.fingerprints.size, unchanged: a.length, gone: c } }),
        };
      }
      function _s({ subject: e, patch: n }, t) {
        return n === ''
          ? {}
          : e.origin === 'generated'
            ? { changes: `The fixes are in the service; \`${t}\` shows them.` }
            : {
                changes: `Nothing in your checkout was changed: apply the fixes with \`git apply <run directory>/${t}\`.`,
              };
      }
      async function er(e, n, t, i) {
        const { analysis: s, patch: r } = e,
          { evidence: a } = i,
          c = { analysers: s.analysers, findings: s.after };
        (await a.writeJson('analysis.json', O, s),
          await a.writeText('analysis.sarif', Zi(t ? { ...c, isFresh: e.isFresh } : c)),
          r !== '' && (await a.writeText(Je, r)));
        const l = _s(e, `${a.directory}/${Je}`),
          d = Js({ status: n.status, headline: n.headline, analysis: s, ...l });
        (await a.writeText('analysis.md', d), await i.summarize(d));
      }
      function nr({ subject: e }, n) {
        return e.origin === 'adopted' ? (t) => t : (t) => u().relative(n.home, u().join(e.repository.directory, t));
      }
      async function tr(e, n) {
        const t = await _i(e.baseline, n.workingDirectory),
          i = await Xs(e, t, n),
          { analysis: s } = i,
          r = Zs({
            measured: i.measured,
            findings: s.after,
            fresh: s.fresh,
            hasBaseline: t !== void 0,
            fixed: s.fixed,
          });
        await er(i, r, t !== void 0, n);
        for (const a of Ui(s.fresh, nr(i, n))) n.annotate(a);
        return {
          ...r,
          engine: 'offline',
          outputs: {
            sarif: n.evidence.resolve('analysis.sarif'),
            findings: String(s.after.length),
            newFindings: String(s.fresh.length),
            fixed: String(s.fixed),
            patch: i.patch === '' ? '' : n.evidence.resolve(Je),
          },
        };
      }
    },
    5128: (_, Y, p) => {
      p.d(Y, { findProgram: () => R });
      var C = p(1455),
        ee = p.n(C),
        B = p(6760),
        u = p.n(B);
      async function o(I) {
        try {
          await (0, C.access)(I, C.constants.X_OK);
          const L = await (0, C.stat)(I);
          return L.isFile() ? { file: I, identity: `${L.size}-${L.mtimeMs}` } : void 0;
        } catch {
          return;
        }
      }
      async function R(I, L = process.env) {
        const G = process.platform === 'win32' ? (L.PATHEXT ?? '.EXE').split(';') : [''],
          V = (L.PATH ?? '').split(u().delimiter).filter((x) => u().isAbsolute(x));
        for (const x of V)
          for (const O of G) {
            const g = await o(u().join(x, I + O));
            if (g !== void 0) return g;
          }
      }
    },
    8390: (_, Y, p) => {
      p.d(Y, { h: () => ee, r: () => u });
      var C = p(8815);
      function ee(o) {
        const R = new C.HN(),
          I = (0, C.Tp)(o, { lineCounter: R, prettyErrors: !1, uniqueKeys: !0 }),
          L = (x) => {
            const { line: O, col: g } = R.linePos(x);
            return { line: Math.max(O, 1), column: Math.max(g, 1) };
          },
          G = (x) => {
            for (let O = x.length; O >= 0; O -= 1) {
              const g = O === 0 ? I.contents : I.getIn(x.slice(0, O), !0),
                K = B(g);
              if (K !== void 0) return L(K);
            }
            return { line: 1, column: 1 };
          },
          V = I.errors.map((x) => ({
            ...L(x.pos[0]),
            message:
              x.message.split(`
`)[0] ?? 'invalid YAML',
          }));
        return {
          value: V.length > 0 ? void 0 : I.toJS({ maxAliasCount: 1e3 }),
          errors: V,
          locate: G,
          locateKey(x) {
            const O = x.slice(0, -1),
              g = O.length === 0 ? I.contents : I.getIn(O, !0),
              K = (0, C.jh)(g)
                ? g.items.find(({ key: se }) => (0, C.jn)(se) && String(se.value) === String(x.at(-1)))
                : void 0,
              H = B(K?.key);
            return H === void 0 ? G(x) : L(H);
          },
        };
      }
      function B(o) {
        if (typeof o != 'object' || o === null || !('range' in o) || !Array.isArray(o.range)) return;
        const [R] = o.range;
        return typeof R == 'number' ? R : void 0;
      }
      function u(o) {
        return ['#', ...o.map((R) => String(R).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/');
      }
    },
  };
export { fr as id, pr as ids, gr as modules };
