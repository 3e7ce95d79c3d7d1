const J = 306,
  P = [306],
  F = {
    2306: (O, y, u) => {
      u.d(y, { readConfiguration: () => N });
      var $ = u(1455),
        x = u(6760),
        A = u.n(x),
        g = u(617),
        f = u(7817),
        d = u(8815);
      function j(e) {
        const o = new d.HN(),
          n = (0, d.Tp)(e, { lineCounter: o, prettyErrors: !1, uniqueKeys: !0 }),
          t = (a) => {
            const { line: i, col: c } = o.linePos(a);
            return { line: Math.max(i, 1), column: Math.max(c, 1) };
          },
          r = (a) => {
            for (let i = a.length; i >= 0; i -= 1) {
              const c = i === 0 ? n.contents : n.getIn(a.slice(0, i), !0),
                l = m(c);
              if (l !== void 0) return t(l);
            }
            return { line: 1, column: 1 };
          },
          s = n.errors.map((a) => ({
            ...t(a.pos[0]),
            message:
              a.message.split(`
`)[0] ?? 'invalid YAML',
          }));
        return {
          value: s.length > 0 ? void 0 : n.toJS({ maxAliasCount: 1e3 }),
          errors: s,
          locate: r,
          locateKey(a) {
            const i = a.slice(0, -1),
              c = i.length === 0 ? n.contents : n.getIn(i, !0),
              l = (0, d.jh)(c)
                ? c.items.find(({ key: v }) => (0, d.jn)(v) && String(v.value) === String(a.at(-1)))
                : void 0,
              h = m(l?.key);
            return h === void 0 ? r(a) : t(h);
          },
        };
      }
      function m(e) {
        if (typeof e != 'object' || e === null || !('range' in e) || !Array.isArray(e.range)) return;
        const [o] = e.range;
        return typeof o == 'number' ? o : void 0;
      }
      function w(e) {
        return ['#', ...e.map((o) => String(o).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/');
      }
      function C(e) {
        const o = (n) => Math.max(0, ...n.map((t) => t.path.length + (t.code === 'unrecognized_keys' ? 1 : 0)));
        return e.reduce((n, t) => (o(t) > o(n) ? t : n), e[0] ?? []);
      }
      function p(e, o) {
        const n = [...o, ...e.path];
        if (e.code === 'invalid_union') return C(e.errors).flatMap((t) => p(t, n));
        if (e.code === 'unrecognized_keys') {
          const t = 'remove it, or correct its spelling';
          return e.keys.map((r) => ({
            path: [...n, r],
            message: `unknown key ${JSON.stringify(r)}`,
            advice: t,
            isAtKey: !0,
          }));
        }
        if (e.code === 'invalid_key') {
          const t = e.issues.map(({ message: s }) => s).join('; '),
            r = `the name ${JSON.stringify(n.at(-1))} is not allowed`;
          return [{ path: n, message: r, advice: `use ${t}`, isAtKey: !0 }];
        }
        return [{ path: n, message: e.message, advice: 'correct the value', isAtKey: !1 }];
      }
      function M(e, o) {
        return e.issues
          .flatMap((n) => p(n, []))
          .map(({ path: n, message: t, advice: r, isAtKey: s }) => ({
            ...(s ? o.locateKey(n) : o.locate(n)),
            pointer: w(n),
            message: t,
            advice: r,
          }));
      }
      const S = '.orchestrate.yml';
      function I() {
        return g.Wf.parse({ version: 1 });
      }
      function K(e, o) {
        const n = j(e);
        if (n.errors.length > 0)
          throw new f.j1(
            'bad-configuration',
            n.errors.map((s) => `${o}:${s.line}:${s.column}: #: ${s.message}; correct the YAML`),
          );
        const t = g.Wf.safeParse(n.value ?? {});
        if (t.success) return t.data;
        const r = M(t.error, n).map(
          ({ line: s, column: a, pointer: i, message: c, advice: l }) => `${o}:${s}:${a}: ${i}: ${c}; ${l}`,
        );
        throw new f.j1('bad-configuration', r);
      }
      async function N(e, o = '') {
        const n = o === '' ? S : o,
          t = await (0, $.readFile)(A().resolve(e, n), 'utf8').catch((r) => {
            if (!(0, f.c4)(r)) throw r;
            if (o !== '')
              throw new f.j1('configuration-not-found', [`config: there is no file ${JSON.stringify(o)} in ${e}`]);
          });
        return t === void 0 ? I() : K(t, n);
      }
    },
  };
export { J as id, P as ids, F as modules };
