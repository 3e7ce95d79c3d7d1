const w = 539,
  I = [539],
  K = {
    8539: (A, $, c) => {
      c.d($, { readConfiguration: () => d });
      var g = c(1455),
        x = c(6760),
        p = c.n(x),
        h = c(617),
        r = c(7817),
        u = c(8390);
      function f(e) {
        const o = (n) => Math.max(0, ...n.map((t) => t.path.length + (t.code === 'unrecognized_keys' ? 1 : 0)));
        return e.reduce((n, t) => (o(t) > o(n) ? t : n), e[0] ?? []);
      }
      function m(e, o) {
        const n = [...o, ...e.path];
        if (e.code === 'invalid_union') return f(e.errors).flatMap((t) => m(t, n));
        if (e.code === 'unrecognized_keys') {
          const t = 'remove it, or correct its spelling';
          return e.keys.map((i) => ({
            path: [...n, i],
            message: `unknown key ${JSON.stringify(i)}`,
            advice: t,
            isAtKey: !0,
          }));
        }
        if (e.code === 'invalid_key') {
          const t = e.issues.map(({ message: l }) => l).join('; '),
            i = `the name ${JSON.stringify(n.at(-1))} is not allowed`;
          return [{ path: n, message: i, advice: `use ${t}`, isAtKey: !0 }];
        }
        return [{ path: n, message: e.message, advice: 'correct the value', isAtKey: !1 }];
      }
      function y(e, o) {
        return e.issues
          .flatMap((n) => m(n, []))
          .map(({ path: n, message: t, advice: i, isAtKey: l }) => ({
            ...(l ? o.locateKey(n) : o.locate(n)),
            pointer: (0, u.r)(n),
            message: t,
            advice: i,
          }));
      }
      const v = '.orchestrate.yml';
      function a() {
        return h.Wf.parse({ version: 1 });
      }
      function s(e, o) {
        const n = (0, u.h)(e);
        if (n.errors.length > 0)
          throw new r.j1(
            'bad-configuration',
            n.errors.map((l) => `${o}:${l.line}:${l.column}: #: ${l.message}; correct the YAML`),
          );
        const t = h.Wf.safeParse(n.value ?? {});
        if (t.success) return t.data;
        const i = y(t.error, n).map(
          ({ line: l, column: M, pointer: j, message: C, advice: O }) => `${o}:${l}:${M}: ${j}: ${C}; ${O}`,
        );
        throw new r.j1('bad-configuration', i);
      }
      async function d(e, o = '') {
        const n = o === '' ? v : o,
          t = await (0, g.readFile)(p().resolve(e, n), 'utf8').catch((i) => {
            if (!(0, r.c4)(i)) throw i;
            if (o !== '')
              throw new r.j1('configuration-not-found', [`config: there is no file ${JSON.stringify(o)} in ${e}`]);
          });
        return t === void 0 ? a() : s(t, n);
      }
    },
    8390: (A, $, c) => {
      c.d($, { h: () => x, r: () => h });
      var g = c(8815);
      function x(r) {
        const u = new g.HN(),
          f = (0, g.Tp)(r, { lineCounter: u, prettyErrors: !1, uniqueKeys: !0 }),
          m = (a) => {
            const { line: s, col: d } = u.linePos(a);
            return { line: Math.max(s, 1), column: Math.max(d, 1) };
          },
          y = (a) => {
            for (let s = a.length; s >= 0; s -= 1) {
              const d = s === 0 ? f.contents : f.getIn(a.slice(0, s), !0),
                e = p(d);
              if (e !== void 0) return m(e);
            }
            return { line: 1, column: 1 };
          },
          v = f.errors.map((a) => ({
            ...m(a.pos[0]),
            message:
              a.message.split(`
`)[0] ?? 'invalid YAML',
          }));
        return {
          value: v.length > 0 ? void 0 : f.toJS({ maxAliasCount: 1e3 }),
          errors: v,
          locate: y,
          locateKey(a) {
            const s = a.slice(0, -1),
              d = s.length === 0 ? f.contents : f.getIn(s, !0),
              e = (0, g.jh)(d)
                ? d.items.find(({ key: n }) => (0, g.jn)(n) && String(n.value) === String(a.at(-1)))
                : void 0,
              o = p(e?.key);
            return o === void 0 ? y(a) : m(o);
          },
        };
      }
      function p(r) {
        if (typeof r != 'object' || r === null || !('range' in r) || !Array.isArray(r.range)) return;
        const [u] = r.range;
        return typeof u == 'number' ? u : void 0;
      }
      function h(r) {
        return ['#', ...r.map((u) => String(u).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/');
      }
    },
  };
export { w as id, I as ids, K as modules };
