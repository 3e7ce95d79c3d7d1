const m = 128,
  p = [128],
  M = {
    5128: (P, r, n) => {
      n.d(r, { findProgram: () => a });
      var o = n(1455),
        l = n.n(o),
        f = n(6760),
        e = n.n(f);
      async function _(s) {
        try {
          await (0, o.access)(s, o.constants.X_OK);
          const t = await (0, o.stat)(s);
          return t.isFile() ? { file: s, identity: `${t.size}-${t.mtimeMs}` } : void 0;
        } catch {
          return;
        }
      }
      async function a(s, t = process.env) {
        const c = process.platform === 'win32' ? (t.PATHEXT ?? '.EXE').split(';') : [''],
          u = (t.PATH ?? '').split(e().delimiter).filter((i) => e().isAbsolute(i));
        for (const i of u)
          for (const E of c) {
            const d = await _(e().join(i, s + E));
            if (d !== void 0) return d;
          }
      }
    },
  };
export { m as id, p as ids, M as modules };
