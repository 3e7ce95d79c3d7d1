const i = 663,
  f = [663],
  l = {
    2663: (d, a, r) => {
      r.d(a, { parseActionErrors: () => E, parseWorkflowErrors: () => c });
      var o = r(6223);
      async function c(s, t) {
        const { context: n, value: e } = (0, o.hM)({ name: s, content: t }, new o.P0());
        return (e !== void 0 && (await (0, o.DE)(n, e)), n.errors.getErrors());
      }
      async function E(s, t) {
        const { parseAction: n } = await r.e(277).then(r.bind(r, 5277));
        return n({ name: s, content: t }, new o.P0()).context.errors.getErrors();
      }
    },
  };
export { i as id, f as ids, l as modules };
