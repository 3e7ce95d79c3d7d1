const Q = 812,
  b = [812],
  k = {
    9379: (d, A, e) => {
      const n = Symbol('SemVer ANY');
      class c {
        static get ANY() {
          return n;
        }
        constructor(s, r) {
          if (((r = a(r)), s instanceof c)) {
            if (s.loose === !!r.loose) return s;
            s = s.value;
          }
          ((s = s.trim().split(/\s+/).join(' ')),
            t('comparator', s, r),
            (this.options = r),
            (this.loose = !!r.loose),
            this.parse(s),
            this.semver === n ? (this.value = '') : (this.value = this.operator + this.semver.version),
            t('comp', this));
        }
        parse(s) {
          const r = this.options.loose ? E[o.COMPARATORLOOSE] : E[o.COMPARATOR],
            u = s.match(r);
          if (!u) throw new TypeError(`Invalid comparator: ${s}`);
          ((this.operator = u[1] !== void 0 ? u[1] : ''),
            this.operator === '=' && (this.operator = ''),
            u[2] ? (this.semver = new h(u[2], this.options.loose)) : (this.semver = n));
        }
        toString() {
          return this.value;
        }
        test(s) {
          if ((t('Comparator.test', s, this.options.loose), this.semver === n || s === n)) return !0;
          if (typeof s == 'string')
            try {
              s = new h(s, this.options);
            } catch {
              return !1;
            }
          return $(s, this.operator, this.semver, this.options);
        }
        intersects(s, r) {
          if (!(s instanceof c)) throw new TypeError('a Comparator is required');
          return this.operator === ''
            ? this.value === ''
              ? !0
              : new i(s.value, r).test(this.value)
            : s.operator === ''
              ? s.value === ''
                ? !0
                : new i(this.value, r).test(s.semver)
              : ((r = a(r)),
                (r.includePrerelease && (this.value === '<0.0.0-0' || s.value === '<0.0.0-0')) ||
                (!r.includePrerelease && (this.value.startsWith('<0.0.0') || s.value.startsWith('<0.0.0')))
                  ? !1
                  : !!(
                      (this.operator.startsWith('>') && s.operator.startsWith('>')) ||
                      (this.operator.startsWith('<') && s.operator.startsWith('<')) ||
                      (this.semver.version === s.semver.version &&
                        this.operator.includes('=') &&
                        s.operator.includes('=')) ||
                      ($(this.semver, '<', s.semver, r) &&
                        this.operator.startsWith('>') &&
                        s.operator.startsWith('<')) ||
                      ($(this.semver, '>', s.semver, r) && this.operator.startsWith('<') && s.operator.startsWith('>'))
                    ));
        }
      }
      d.exports = c;
      const a = e(356),
        { safeRe: E, t: o } = e(5471),
        $ = e(8646),
        t = e(1159),
        h = e(7163),
        i = e(6782);
    },
    6782: (d, A, e) => {
      const n = /\s+/g;
      class c {
        constructor(I, C) {
          if (((C = o(C)), I instanceof c))
            return I.loose === !!C.loose && I.includePrerelease === !!C.includePrerelease ? I : new c(I.raw, C);
          if (I instanceof $) return ((this.raw = I.value), (this.set = [[I]]), (this.formatted = void 0), this);
          if (
            ((this.options = C),
            (this.loose = !!C.loose),
            (this.includePrerelease = !!C.includePrerelease),
            (this.raw = I.trim().replace(n, ' ')),
            (this.set = this.raw
              .split('||')
              .map((x) => this.parseRange(x.trim()))
              .filter((x) => x.length)),
            !this.set.length)
          )
            throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
          if (this.set.length > 1) {
            const x = this.set[0];
            if (((this.set = this.set.filter((w) => !F(w[0]))), this.set.length === 0)) this.set = [x];
            else if (this.set.length > 1) {
              for (const w of this.set)
                if (w.length === 1 && j(w[0])) {
                  this.set = [w];
                  break;
                }
            }
          }
          this.formatted = void 0;
        }
        get range() {
          if (this.formatted === void 0) {
            this.formatted = '';
            for (let I = 0; I < this.set.length; I++) {
              I > 0 && (this.formatted += '||');
              const C = this.set[I];
              for (let x = 0; x < C.length; x++)
                (x > 0 && (this.formatted += ' '), (this.formatted += C[x].toString().trim()));
            }
          }
          return this.formatted;
        }
        format() {
          return this.range;
        }
        toString() {
          return this.range;
        }
        parseRange(I) {
          I = I.replace(S, '');
          const x = ((this.options.includePrerelease && N) | (this.options.loose && P)) + ':' + I,
            w = E.get(x);
          if (w) return w;
          const T = this.options.loose,
            v = T ? p[r.HYPHENRANGELOOSE] : p[r.HYPHENRANGE];
          ((I = I.replace(v, K(this.options.includePrerelease))),
            t('hyphen replace', I),
            (I = i(I)),
            t('comparator trim', I),
            (I = I.replace(p[r.TILDETRIM], u)),
            t('tilde trim', I),
            (I = I.replace(p[r.CARETTRIM], l)),
            t('caret trim', I));
          let G = I.split(' ')
            .map((H) => B(H, this.options))
            .join(' ')
            .split(/\s+/)
            .map((H) => Z(H, this.options));
          (T && (G = G.filter((H) => (t('loose invalid filter', H, this.options), !!H.match(p[r.COMPARATORLOOSE])))),
            t('range list', G));
          const D = new Map(),
            y = G.map((H) => new $(H, this.options));
          for (const H of y) {
            if (F(H)) return [H];
            D.set(H.value, H);
          }
          D.size > 1 && D.has('') && D.delete('');
          const W = [...D.values()];
          return (E.set(x, W), W);
        }
        intersects(I, C) {
          if (!(I instanceof c)) throw new TypeError('a Range is required');
          return this.set.some(
            (x) => M(x, C) && I.set.some((w) => M(w, C) && x.every((T) => w.every((v) => T.intersects(v, C)))),
          );
        }
        test(I) {
          if (!I) return !1;
          if (typeof I == 'string')
            try {
              I = new h(I, this.options);
            } catch {
              return !1;
            }
          for (let C = 0; C < this.set.length; C++) if (J(this.set[C], I, this.options)) return !0;
          return !1;
        }
      }
      d.exports = c;
      const a = e(1383),
        E = new a(),
        o = e(356),
        $ = e(9379),
        t = e(1159),
        h = e(7163),
        i = e(9737),
        { safeRe: p, src: s, t: r, tildeTrimReplace: u, caretTrimReplace: l } = e(5471),
        { FLAG_INCLUDE_PRERELEASE: N, FLAG_LOOSE: P } = e(5101),
        S = new RegExp(s[r.BUILD], 'g'),
        F = (L) => L.value === '<0.0.0-0',
        j = (L) => L.value === '',
        M = (L, I) => {
          let C = !0;
          const x = L.slice();
          let w = x.pop();
          for (; C && x.length;) ((C = x.every((T) => w.intersects(T, I))), (w = x.pop()));
          return C;
        },
        B = (L, I) => (
          (L = L.replace(p[r.BUILD], '')),
          t('comp', L, I),
          (L = O(L, I)),
          t('caret', L),
          (L = R(L, I)),
          t('tildes', L),
          (L = V(L, I)),
          t('xrange', L),
          (L = Y(L, I)),
          t('stars', L),
          L
        ),
        g = (L) => !L || L.toLowerCase() === 'x' || L === '*',
        f = (L, I, C) => (g(L) && !g(I)) || (g(I) && C && !g(C)),
        R = (L, I) =>
          L.trim()
            .split(/\s+/)
            .map((C) => m(C, I))
            .join(' '),
        m = (L, I) => {
          const C = I.loose ? p[r.TILDELOOSE] : p[r.TILDE],
            x = I.includePrerelease ? '-0' : '';
          return L.replace(C, (w, T, v, G, D) => {
            t('tilde', L, w, T, v, G, D);
            let y;
            return (
              g(T)
                ? (y = '')
                : g(v)
                  ? (y = `>=${T}.0.0${x} <${+T + 1}.0.0-0`)
                  : g(G)
                    ? (y = `>=${T}.${v}.0${x} <${T}.${+v + 1}.0-0`)
                    : D
                      ? (t('replaceTilde pr', D), (y = `>=${T}.${v}.${G}-${D} <${T}.${+v + 1}.0-0`))
                      : (y = `>=${T}.${v}.${G} <${T}.${+v + 1}.0-0`),
              t('tilde return', y),
              y
            );
          });
        },
        O = (L, I) =>
          L.trim()
            .split(/\s+/)
            .map((C) => X(C, I))
            .join(' '),
        X = (L, I) => {
          t('caret', L, I);
          const C = I.loose ? p[r.CARETLOOSE] : p[r.CARET],
            x = I.includePrerelease ? '-0' : '';
          return L.replace(C, (w, T, v, G, D) => {
            t('caret', L, w, T, v, G, D);
            let y;
            return (
              g(T)
                ? (y = '')
                : g(v)
                  ? (y = `>=${T}.0.0${x} <${+T + 1}.0.0-0`)
                  : g(G)
                    ? T === '0'
                      ? (y = `>=${T}.${v}.0${x} <${T}.${+v + 1}.0-0`)
                      : (y = `>=${T}.${v}.0${x} <${+T + 1}.0.0-0`)
                    : D
                      ? (t('replaceCaret pr', D),
                        T === '0'
                          ? v === '0'
                            ? (y = `>=${T}.${v}.${G}-${D} <${T}.${v}.${+G + 1}-0`)
                            : (y = `>=${T}.${v}.${G}-${D} <${T}.${+v + 1}.0-0`)
                          : (y = `>=${T}.${v}.${G}-${D} <${+T + 1}.0.0-0`))
                      : (t('no pr'),
                        T === '0'
                          ? v === '0'
                            ? (y = `>=${T}.${v}.${G} <${T}.${v}.${+G + 1}-0`)
                            : (y = `>=${T}.${v}.${G} <${T}.${+v + 1}.0-0`)
                          : (y = `>=${T}.${v}.${G} <${+T + 1}.0.0-0`)),
              t('caret return', y),
              y
            );
          });
        },
        V = (L, I) => (
          t('replaceXRanges', L, I),
          L.split(/\s+/)
            .map((C) => U(C, I))
            .join(' ')
        ),
        U = (L, I) => {
          L = L.trim();
          const C = I.loose ? p[r.XRANGELOOSE] : p[r.XRANGE];
          return L.replace(C, (x, w, T, v, G, D) => {
            if ((t('xRange', L, x, w, T, v, G, D), f(T, v, G))) return L;
            const y = g(T),
              W = y || g(v),
              H = W || g(G),
              z = H;
            return (
              w === '=' && z && (w = ''),
              (D = I.includePrerelease ? '-0' : ''),
              y
                ? w === '>' || w === '<'
                  ? (x = '<0.0.0-0')
                  : (x = '*')
                : w && z
                  ? (W && (v = 0),
                    (G = 0),
                    w === '>'
                      ? ((w = '>='), W ? ((T = +T + 1), (v = 0), (G = 0)) : ((v = +v + 1), (G = 0)))
                      : w === '<=' && ((w = '<'), W ? (T = +T + 1) : (v = +v + 1)),
                    w === '<' && (D = '-0'),
                    (x = `${w + T}.${v}.${G}${D}`))
                  : W
                    ? (x = `>=${T}.0.0${D} <${+T + 1}.0.0-0`)
                    : H && (x = `>=${T}.${v}.0${D} <${T}.${+v + 1}.0-0`),
              t('xRange return', x),
              x
            );
          });
        },
        Y = (L, I) => (t('replaceStars', L, I), L.trim().replace(p[r.STAR], '')),
        Z = (L, I) => (t('replaceGTE0', L, I), L.trim().replace(p[I.includePrerelease ? r.GTE0PRE : r.GTE0], '')),
        K = (L) => (I, C, x, w, T, v, G, D, y, W, H, z) => (
          g(x)
            ? (C = '')
            : g(w)
              ? (C = `>=${x}.0.0${L ? '-0' : ''}`)
              : g(T)
                ? (C = `>=${x}.${w}.0${L ? '-0' : ''}`)
                : v
                  ? (C = `>=${C}`)
                  : (C = `>=${C}${L ? '-0' : ''}`),
          g(y)
            ? (D = '')
            : g(W)
              ? (D = `<${+y + 1}.0.0-0`)
              : g(H)
                ? (D = `<${y}.${+W + 1}.0-0`)
                : z
                  ? (D = `<=${y}.${W}.${H}-${z}`)
                  : L
                    ? (D = `<${y}.${W}.${+H + 1}-0`)
                    : (D = `<=${D}`),
          `${C} ${D}`.trim()
        ),
        J = (L, I, C) => {
          for (let x = 0; x < L.length; x++) if (!L[x].test(I)) return !1;
          if (I.prerelease.length && !C.includePrerelease) {
            for (let x = 0; x < L.length; x++)
              if ((t(L[x].semver), L[x].semver !== $.ANY && L[x].semver.prerelease.length > 0)) {
                const w = L[x].semver;
                if (w.major === I.major && w.minor === I.minor && w.patch === I.patch) return !0;
              }
            return !1;
          }
          return !0;
        };
    },
    7163: (d, A, e) => {
      const n = e(1159),
        { MAX_LENGTH: c, MAX_SAFE_INTEGER: a } = e(5101),
        { safeRe: E, t: o } = e(5471),
        $ = e(356),
        { compareIdentifiers: t } = e(3348),
        h = (p, s) => {
          const r = s.split('.');
          if (r.length > p.length) return !1;
          for (let u = 0; u < r.length; u++) if (t(p[u], r[u]) !== 0) return !1;
          return !0;
        };
      class i {
        constructor(s, r) {
          if (((r = $(r)), s instanceof i)) {
            if (s.loose === !!r.loose && s.includePrerelease === !!r.includePrerelease) return s;
            s = s.version;
          } else if (typeof s != 'string')
            throw new TypeError(`Invalid version. Must be a string. Got type "${typeof s}".`);
          if (s.length > c) throw new TypeError(`version is longer than ${c} characters`);
          (n('SemVer', s, r),
            (this.options = r),
            (this.loose = !!r.loose),
            (this.includePrerelease = !!r.includePrerelease));
          const u = s.trim().match(r.loose ? E[o.LOOSE] : E[o.FULL]);
          if (!u) throw new TypeError(`Invalid Version: ${s}`);
          if (
            ((this.raw = s),
            (this.major = +u[1]),
            (this.minor = +u[2]),
            (this.patch = +u[3]),
            this.major > a || this.major < 0)
          )
            throw new TypeError('Invalid major version');
          if (this.minor > a || this.minor < 0) throw new TypeError('Invalid minor version');
          if (this.patch > a || this.patch < 0) throw new TypeError('Invalid patch version');
          (u[4]
            ? (this.prerelease = u[4].split('.').map((l) => {
                if (/^[0-9]+$/.test(l)) {
                  const N = +l;
                  if (N >= 0 && N < a) return N;
                }
                return l;
              }))
            : (this.prerelease = []),
            (this.build = u[5] ? u[5].split('.') : []),
            this.format());
        }
        format() {
          return (
            (this.version = `${this.major}.${this.minor}.${this.patch}`),
            this.prerelease.length && (this.version += `-${this.prerelease.join('.')}`),
            this.version
          );
        }
        toString() {
          return this.version;
        }
        compare(s) {
          if ((n('SemVer.compare', this.version, this.options, s), !(s instanceof i))) {
            if (typeof s == 'string' && s === this.version) return 0;
            s = new i(s, this.options);
          }
          return s.version === this.version ? 0 : this.compareMain(s) || this.comparePre(s);
        }
        compareMain(s) {
          return (
            s instanceof i || (s = new i(s, this.options)),
            this.major < s.major
              ? -1
              : this.major > s.major
                ? 1
                : this.minor < s.minor
                  ? -1
                  : this.minor > s.minor
                    ? 1
                    : this.patch < s.patch
                      ? -1
                      : this.patch > s.patch
                        ? 1
                        : 0
          );
        }
        comparePre(s) {
          if ((s instanceof i || (s = new i(s, this.options)), this.prerelease.length && !s.prerelease.length))
            return -1;
          if (!this.prerelease.length && s.prerelease.length) return 1;
          if (!this.prerelease.length && !s.prerelease.length) return 0;
          let r = 0;
          do {
            const u = this.prerelease[r],
              l = s.prerelease[r];
            if ((n('prerelease compare', r, u, l), u === void 0 && l === void 0)) return 0;
            if (l === void 0) return 1;
            if (u === void 0) return -1;
            if (u === l) continue;
            return t(u, l);
          } while (++r);
        }
        compareBuild(s) {
          s instanceof i || (s = new i(s, this.options));
          let r = 0;
          do {
            const u = this.build[r],
              l = s.build[r];
            if ((n('build compare', r, u, l), u === void 0 && l === void 0)) return 0;
            if (l === void 0) return 1;
            if (u === void 0) return -1;
            if (u === l) continue;
            return t(u, l);
          } while (++r);
        }
        inc(s, r, u) {
          if (s.startsWith('pre')) {
            if (!r && u === !1) throw new Error('invalid increment argument: identifier is empty');
            if (r) {
              const l = `-${r}`.match(this.options.loose ? E[o.PRERELEASELOOSE] : E[o.PRERELEASE]);
              if (!l || l[1] !== r) throw new Error(`invalid identifier: ${r}`);
            }
          }
          switch (s) {
            case 'premajor':
              ((this.prerelease.length = 0), (this.patch = 0), (this.minor = 0), this.major++, this.inc('pre', r, u));
              break;
            case 'preminor':
              ((this.prerelease.length = 0), (this.patch = 0), this.minor++, this.inc('pre', r, u));
              break;
            case 'prepatch':
              ((this.prerelease.length = 0), this.inc('patch', r, u), this.inc('pre', r, u));
              break;
            case 'prerelease':
              (this.prerelease.length === 0 && this.inc('patch', r, u), this.inc('pre', r, u));
              break;
            case 'release':
              if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
              this.prerelease.length = 0;
              break;
            case 'major':
              ((this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) && this.major++,
                (this.minor = 0),
                (this.patch = 0),
                (this.prerelease = []));
              break;
            case 'minor':
              ((this.patch !== 0 || this.prerelease.length === 0) && this.minor++,
                (this.patch = 0),
                (this.prerelease = []));
              break;
            case 'patch':
              (this.prerelease.length === 0 && this.patch++, (this.prerelease = []));
              break;
            case 'pre': {
              const l = Number(u) ? 1 : 0;
              if (this.prerelease.length === 0) this.prerelease = [l];
              else {
                let N = this.prerelease.length;
                for (; --N >= 0;) typeof this.prerelease[N] == 'number' && (this.prerelease[N]++, (N = -2));
                if (N === -1) {
                  if (r === this.prerelease.join('.') && u === !1)
                    throw new Error('invalid increment argument: identifier already exists');
                  this.prerelease.push(l);
                }
              }
              if (r) {
                let N = [r, l];
                if ((u === !1 && (N = [r]), h(this.prerelease, r))) {
                  const P = this.prerelease[r.split('.').length];
                  isNaN(P) && (this.prerelease = N);
                } else this.prerelease = N;
              }
              break;
            }
            default:
              throw new Error(`invalid increment argument: ${s}`);
          }
          return ((this.raw = this.format()), this.build.length && (this.raw += `+${this.build.join('.')}`), this);
        }
      }
      d.exports = i;
    },
    1799: (d, A, e) => {
      const n = e(6353),
        c = (a, E) => {
          const o = n(a.trim().replace(/^[=v]+/, ''), E);
          return o ? o.version : null;
        };
      d.exports = c;
    },
    8646: (d, A, e) => {
      const n = e(5082),
        c = e(4974),
        a = e(6599),
        E = e(1236),
        o = e(3872),
        $ = e(6717),
        t = (h, i, p, s) => {
          switch (i) {
            case '===':
              return (typeof h == 'object' && (h = h.version), typeof p == 'object' && (p = p.version), h === p);
            case '!==':
              return (typeof h == 'object' && (h = h.version), typeof p == 'object' && (p = p.version), h !== p);
            case '':
            case '=':
            case '==':
              return n(h, p, s);
            case '!=':
              return c(h, p, s);
            case '>':
              return a(h, p, s);
            case '>=':
              return E(h, p, s);
            case '<':
              return o(h, p, s);
            case '<=':
              return $(h, p, s);
            default:
              throw new TypeError(`Invalid operator: ${i}`);
          }
        };
      d.exports = t;
    },
    5385: (d, A, e) => {
      const n = e(7163),
        c = e(6353),
        { safeRe: a, t: E } = e(5471),
        o = ($, t) => {
          if ($ instanceof n) return $;
          if ((typeof $ == 'number' && ($ = String($)), typeof $ != 'string')) return null;
          t = t || {};
          let h = null;
          if (!t.rtl) h = $.match(t.includePrerelease ? a[E.COERCEFULL] : a[E.COERCE]);
          else {
            const l = t.includePrerelease ? a[E.COERCERTLFULL] : a[E.COERCERTL];
            let N;
            for (; (N = l.exec($)) && (!h || h.index + h[0].length !== $.length);)
              ((!h || N.index + N[0].length !== h.index + h[0].length) && (h = N),
                (l.lastIndex = N.index + N[1].length + N[2].length));
            l.lastIndex = -1;
          }
          if (h === null) return null;
          const i = h[2],
            p = h[3] || '0',
            s = h[4] || '0',
            r = t.includePrerelease && h[5] ? `-${h[5]}` : '',
            u = t.includePrerelease && h[6] ? `+${h[6]}` : '';
          return c(`${i}.${p}.${s}${r}${u}`, t);
        };
      d.exports = o;
    },
    7648: (d, A, e) => {
      const n = e(7163),
        c = (a, E, o) => {
          const $ = new n(a, o),
            t = new n(E, o);
          return $.compare(t) || $.compareBuild(t);
        };
      d.exports = c;
    },
    6874: (d, A, e) => {
      const n = e(8469),
        c = (a, E) => n(a, E, !0);
      d.exports = c;
    },
    8469: (d, A, e) => {
      const n = e(7163),
        c = (a, E, o) => new n(a, o).compare(new n(E, o));
      d.exports = c;
    },
    711: (d, A, e) => {
      const n = e(6353),
        c = (a, E) => {
          const o = n(a, null, !0),
            $ = n(E, null, !0),
            t = o.compare($);
          if (t === 0) return null;
          const h = t > 0,
            i = h ? o : $,
            p = h ? $ : o,
            s = !!i.prerelease.length;
          if (!!p.prerelease.length && !s) {
            if (!p.patch && !p.minor) return 'major';
            if (p.compareMain(i) === 0) return p.minor && !p.patch ? 'minor' : 'patch';
          }
          const u = s ? 'pre' : '';
          return o.major !== $.major
            ? u + 'major'
            : o.minor !== $.minor
              ? u + 'minor'
              : o.patch !== $.patch
                ? u + 'patch'
                : 'prerelease';
        };
      d.exports = c;
    },
    5082: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(a, E, o) === 0;
      d.exports = c;
    },
    6599: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(a, E, o) > 0;
      d.exports = c;
    },
    1236: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(a, E, o) >= 0;
      d.exports = c;
    },
    2338: (d, A, e) => {
      const n = e(7163),
        c = (a, E, o, $, t) => {
          typeof o == 'string' && ((t = $), ($ = o), (o = void 0));
          try {
            return new n(a instanceof n ? a.version : a, o).inc(E, $, t).version;
          } catch {
            return null;
          }
        };
      d.exports = c;
    },
    3872: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(a, E, o) < 0;
      d.exports = c;
    },
    6717: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(a, E, o) <= 0;
      d.exports = c;
    },
    8511: (d, A, e) => {
      const n = e(7163),
        c = (a, E) => new n(a, E).major;
      d.exports = c;
    },
    2603: (d, A, e) => {
      const n = e(7163),
        c = (a, E) => new n(a, E).minor;
      d.exports = c;
    },
    4974: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(a, E, o) !== 0;
      d.exports = c;
    },
    6353: (d, A, e) => {
      const n = e(7163),
        c = (a, E, o = !1) => {
          if (a instanceof n) return a;
          try {
            return new n(a, E);
          } catch ($) {
            if (!o) return null;
            throw $;
          }
        };
      d.exports = c;
    },
    8756: (d, A, e) => {
      const n = e(7163),
        c = (a, E) => new n(a, E).patch;
      d.exports = c;
    },
    5714: (d, A, e) => {
      const n = e(6353),
        c = (a, E) => {
          const o = n(a, E);
          return o && o.prerelease.length ? o.prerelease : null;
        };
      d.exports = c;
    },
    2173: (d, A, e) => {
      const n = e(8469),
        c = (a, E, o) => n(E, a, o);
      d.exports = c;
    },
    7192: (d, A, e) => {
      const n = e(7648),
        c = (a, E) => a.sort((o, $) => n($, o, E));
      d.exports = c;
    },
    8011: (d, A, e) => {
      const n = e(6782),
        c = (a, E, o) => {
          try {
            E = new n(E, o);
          } catch {
            return !1;
          }
          return E.test(a);
        };
      d.exports = c;
    },
    9872: (d, A, e) => {
      const n = e(7648),
        c = (a, E) => a.sort((o, $) => n(o, $, E));
      d.exports = c;
    },
    6114: (d, A, e) => {
      const n = e(6353),
        c = e(5101),
        a = e(7163),
        E = (h, i, p) => {
          if (!c.RELEASE_TYPES.includes(i)) return null;
          const s = o(h, p);
          return s && $(s, i);
        },
        o = (h, i) => {
          const p = h instanceof a ? h.version : h;
          return n(p, i);
        },
        $ = (h, i) => {
          if (t(i)) return h.version;
          switch (((h.prerelease = []), i)) {
            case 'major':
              ((h.minor = 0), (h.patch = 0));
              break;
            case 'minor':
              h.patch = 0;
              break;
          }
          return h.format();
        },
        t = (h) => h.startsWith('pre');
      d.exports = E;
    },
    8780: (d, A, e) => {
      const n = e(6353),
        c = (a, E) => {
          const o = n(a, E);
          return o ? o.version : null;
        };
      d.exports = c;
    },
    2088: (d, A, e) => {
      const n = e(5471),
        c = e(5101),
        a = e(7163),
        E = e(3348),
        o = e(6353),
        $ = e(8780),
        t = e(1799),
        h = e(2338),
        i = e(711),
        p = e(8511),
        s = e(2603),
        r = e(8756),
        u = e(5714),
        l = e(8469),
        N = e(2173),
        P = e(6874),
        S = e(7648),
        F = e(9872),
        j = e(7192),
        M = e(6599),
        B = e(3872),
        g = e(5082),
        f = e(4974),
        R = e(1236),
        m = e(6717),
        O = e(8646),
        X = e(5385),
        V = e(6114),
        U = e(9379),
        Y = e(6782),
        Z = e(8011),
        K = e(4750),
        J = e(5574),
        L = e(8595),
        I = e(1866),
        C = e(4737),
        x = e(280),
        w = e(2276),
        T = e(5213),
        v = e(3465),
        G = e(2028),
        D = e(1489);
      d.exports = {
        parse: o,
        valid: $,
        clean: t,
        inc: h,
        diff: i,
        major: p,
        minor: s,
        patch: r,
        prerelease: u,
        compare: l,
        rcompare: N,
        compareLoose: P,
        compareBuild: S,
        sort: F,
        rsort: j,
        gt: M,
        lt: B,
        eq: g,
        neq: f,
        gte: R,
        lte: m,
        cmp: O,
        coerce: X,
        truncate: V,
        Comparator: U,
        Range: Y,
        satisfies: Z,
        toComparators: K,
        maxSatisfying: J,
        minSatisfying: L,
        minVersion: I,
        validRange: C,
        outside: x,
        gtr: w,
        ltr: T,
        intersects: v,
        simplifyRange: G,
        subset: D,
        SemVer: a,
        re: n.re,
        src: n.src,
        tokens: n.t,
        SEMVER_SPEC_VERSION: c.SEMVER_SPEC_VERSION,
        RELEASE_TYPES: c.RELEASE_TYPES,
        compareIdentifiers: E.compareIdentifiers,
        rcompareIdentifiers: E.rcompareIdentifiers,
      };
    },
    5101: (d) => {
      const A = '2.0.0',
        n = Number.MAX_SAFE_INTEGER || 9007199254740991,
        c = 16,
        a = 250,
        E = [
          '	',
          `
`,
          '\v',
          '\f',
          '\r',
          ' ',
          '\xA0',
          '\u1680',
          '\u2000',
          '\u2001',
          '\u2002',
          '\u2003',
          '\u2004',
          '\u2005',
          '\u2006',
          '\u2007',
          '\u2008',
          '\u2009',
          '\u200A',
          '\u2028',
          '\u2029',
          '\u202F',
          '\u205F',
          '\u3000',
          '\uFEFF',
        ],
        o = ['major', 'premajor', 'minor', 'preminor', 'patch', 'prepatch', 'prerelease'];
      d.exports = {
        MAX_LENGTH: 256,
        MAX_SAFE_COMPONENT_LENGTH: c,
        MAX_SAFE_BUILD_LENGTH: a,
        MAX_SAFE_INTEGER: n,
        WHITESPACE_CHARACTERS: E,
        RELEASE_TYPES: o,
        SEMVER_SPEC_VERSION: A,
        FLAG_INCLUDE_PRERELEASE: 1,
        FLAG_LOOSE: 2,
      };
    },
    1159: (d) => {
      const A =
        typeof process == 'object' &&
        process.env &&
        process.env.NODE_DEBUG &&
        /\bsemver\b/i.test(process.env.NODE_DEBUG)
          ? (...e) => console.error('SEMVER', ...e)
          : () => {};
      d.exports = A;
    },
    3348: (d) => {
      const A = /^[0-9]+$/,
        e = (c, a) => {
          if (typeof c == 'number' && typeof a == 'number') return c === a ? 0 : c < a ? -1 : 1;
          const E = A.test(c),
            o = A.test(a);
          return (E && o && ((c = +c), (a = +a)), c === a ? 0 : E && !o ? -1 : o && !E ? 1 : c < a ? -1 : 1);
        },
        n = (c, a) => e(a, c);
      d.exports = { compareIdentifiers: e, rcompareIdentifiers: n };
    },
    1383: (d) => {
      class A {
        constructor() {
          ((this.max = 1e3), (this.map = new Map()));
        }
        get(n) {
          const c = this.map.get(n);
          if (c !== void 0) return (this.map.delete(n), this.map.set(n, c), c);
        }
        delete(n) {
          return this.map.delete(n);
        }
        set(n, c) {
          if (!this.delete(n) && c !== void 0) {
            if (this.map.size >= this.max) {
              const E = this.map.keys().next().value;
              this.delete(E);
            }
            this.map.set(n, c);
          }
          return this;
        }
      }
      d.exports = A;
    },
    356: (d) => {
      const A = Object.freeze({ loose: !0 }),
        e = Object.freeze({}),
        n = (c) => (c ? (typeof c != 'object' ? A : c) : e);
      d.exports = n;
    },
    5471: (d, A, e) => {
      const { MAX_SAFE_COMPONENT_LENGTH: n, MAX_SAFE_BUILD_LENGTH: c, MAX_LENGTH: a } = e(5101),
        E = e(1159);
      A = d.exports = {};
      const o = (A.re = []),
        $ = (A.safeRe = []),
        t = (A.src = []),
        h = (A.safeSrc = []),
        i = (A.t = {});
      let p = 0;
      const s = '[a-zA-Z0-9-]',
        r = [
          ['\\s', 1],
          ['\\d', a],
          [s, c],
        ],
        u = (N) => {
          for (const [P, S] of r) N = N.split(`${P}*`).join(`${P}{0,${S}}`).split(`${P}+`).join(`${P}{1,${S}}`);
          return N;
        },
        l = (N, P, S) => {
          const F = u(P),
            j = p++;
          (E(N, j, P),
            (i[N] = j),
            (t[j] = P),
            (h[j] = F),
            (o[j] = new RegExp(P, S ? 'g' : void 0)),
            ($[j] = new RegExp(F, S ? 'g' : void 0)));
        };
      (l('NUMERICIDENTIFIER', '0|[1-9]\\d*'),
        l('NUMERICIDENTIFIERLOOSE', '\\d+'),
        l('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${s}*`),
        l('MAINVERSION', `(${t[i.NUMERICIDENTIFIER]})\\.(${t[i.NUMERICIDENTIFIER]})\\.(${t[i.NUMERICIDENTIFIER]})`),
        l(
          'MAINVERSIONLOOSE',
          `(${t[i.NUMERICIDENTIFIERLOOSE]})\\.(${t[i.NUMERICIDENTIFIERLOOSE]})\\.(${t[i.NUMERICIDENTIFIERLOOSE]})`,
        ),
        l('PRERELEASEIDENTIFIER', `(?:${t[i.NONNUMERICIDENTIFIER]}|${t[i.NUMERICIDENTIFIER]})`),
        l('PRERELEASEIDENTIFIERLOOSE', `(?:${t[i.NONNUMERICIDENTIFIER]}|${t[i.NUMERICIDENTIFIERLOOSE]})`),
        l('PRERELEASE', `(?:-(${t[i.PRERELEASEIDENTIFIER]}(?:\\.${t[i.PRERELEASEIDENTIFIER]})*))`),
        l('PRERELEASELOOSE', `(?:-?(${t[i.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${t[i.PRERELEASEIDENTIFIERLOOSE]})*))`),
        l('BUILDIDENTIFIER', `${s}+`),
        l('BUILD', `(?:\\+(${t[i.BUILDIDENTIFIER]}(?:\\.${t[i.BUILDIDENTIFIER]})*))`),
        l('FULLPLAIN', `v?${t[i.MAINVERSION]}${t[i.PRERELEASE]}?${t[i.BUILD]}?`),
        l('FULL', `^${t[i.FULLPLAIN]}$`),
        l('LOOSEPLAIN', `[v=\\s]*${t[i.MAINVERSIONLOOSE]}${t[i.PRERELEASELOOSE]}?${t[i.BUILD]}?`),
        l('LOOSE', `^${t[i.LOOSEPLAIN]}$`),
        l('GTLT', '((?:<|>)?=?)'),
        l('XRANGEIDENTIFIERLOOSE', `${t[i.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`),
        l('XRANGEIDENTIFIER', `${t[i.NUMERICIDENTIFIER]}|x|X|\\*`),
        l(
          'XRANGEPLAIN',
          `[v=\\s]*(${t[i.XRANGEIDENTIFIER]})(?:\\.(${t[i.XRANGEIDENTIFIER]})(?:\\.(${t[i.XRANGEIDENTIFIER]})(?:${t[i.PRERELEASE]})?${t[i.BUILD]}?)?)?`,
        ),
        l(
          'XRANGEPLAINLOOSE',
          `[v=\\s]*(${t[i.XRANGEIDENTIFIERLOOSE]})(?:\\.(${t[i.XRANGEIDENTIFIERLOOSE]})(?:\\.(${t[i.XRANGEIDENTIFIERLOOSE]})(?:${t[i.PRERELEASELOOSE]})?${t[i.BUILD]}?)?)?`,
        ),
        l('XRANGE', `^${t[i.GTLT]}\\s*${t[i.XRANGEPLAIN]}$`),
        l('XRANGELOOSE', `^${t[i.GTLT]}\\s*${t[i.XRANGEPLAINLOOSE]}$`),
        l('COERCEPLAIN', `(^|[^\\d])(\\d{1,${n}})(?:\\.(\\d{1,${n}}))?(?:\\.(\\d{1,${n}}))?`),
        l('COERCE', `${t[i.COERCEPLAIN]}(?:$|[^\\d])`),
        l('COERCEFULL', t[i.COERCEPLAIN] + `(?:${t[i.PRERELEASE]})?(?:${t[i.BUILD]})?(?:$|[^\\d])`),
        l('COERCERTL', t[i.COERCE], !0),
        l('COERCERTLFULL', t[i.COERCEFULL], !0),
        l('LONETILDE', '(?:~>?)'),
        l('TILDETRIM', `(\\s*)${t[i.LONETILDE]}\\s+`, !0),
        (A.tildeTrimReplace = '$1~'),
        l('TILDE', `^${t[i.LONETILDE]}${t[i.XRANGEPLAIN]}$`),
        l('TILDELOOSE', `^${t[i.LONETILDE]}${t[i.XRANGEPLAINLOOSE]}$`),
        l('LONECARET', '(?:\\^)'),
        l('CARETTRIM', `(\\s*)${t[i.LONECARET]}\\s+`, !0),
        (A.caretTrimReplace = '$1^'),
        l('CARET', `^${t[i.LONECARET]}${t[i.XRANGEPLAIN]}$`),
        l('CARETLOOSE', `^${t[i.LONECARET]}${t[i.XRANGEPLAINLOOSE]}$`),
        l('COMPARATORLOOSE', `^${t[i.GTLT]}\\s*(${t[i.LOOSEPLAIN]})$|^$`),
        l('COMPARATOR', `^${t[i.GTLT]}\\s*(${t[i.FULLPLAIN]})$|^$`),
        l('COMPARATORTRIM', `(\\s*)${t[i.GTLT]}\\s*(${t[i.LOOSEPLAIN]}|${t[i.XRANGEPLAIN]})`, !0),
        (A.comparatorTrimReplace = '$1$2$3'),
        l('HYPHENRANGE', `^\\s*(${t[i.XRANGEPLAIN]})\\s+-\\s+(${t[i.XRANGEPLAIN]})\\s*$`),
        l('HYPHENRANGELOOSE', `^\\s*(${t[i.XRANGEPLAINLOOSE]})\\s+-\\s+(${t[i.XRANGEPLAINLOOSE]})\\s*$`),
        l('STAR', '(<|>)?=?\\s*\\*'),
        l('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$'),
        l('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$'));
    },
    9737: (d, A, e) => {
      const { MAX_LENGTH: n, MAX_SAFE_BUILD_LENGTH: c, WHITESPACE_CHARACTERS: a } = e(5101),
        E = new Uint8Array(65536);
      for (const f of a) E[f.charCodeAt(0)] = 1;
      const o = (f) => f !== void 0 && E[f.charCodeAt(0)] === 1,
        $ = (f) => f === 'v' || f === '=' || o(f),
        t = (f) => f !== void 0 && f >= '0' && f <= '9',
        h = (f) => f !== void 0 && ((f >= 'a' && f <= 'z') || (f >= 'A' && f <= 'Z')),
        i = (f) => t(f) || h(f) || f === '-',
        p = (f) => t(f) || f === 'x' || f === 'X' || f === '*',
        s = (f, R, m, O) => {
          if (!t(f[R])) return R;
          if (R >= O.start && R < O.end) return Math.min(R + m, O.end);
          if (R >= O.previousStart && R < O.previousEnd) return Math.min(R + m, O.previousEnd);
          let X = R + 1;
          for (; t(f[X]);) X++;
          return ((O.previousStart = O.start), (O.previousEnd = O.end), (O.start = R), (O.end = X), Math.min(R + m, X));
        },
        r = (f, R, m, O) => (!m && f[R] === '0' ? R + 1 : s(f, R, m ? n : n + 1, O)),
        u = (f, R, m, O) => {
          const X = s(f, R, n, O);
          if (h(f[X]) || f[X] === '-') {
            let V = X + 1;
            const U = V + c;
            for (; V < U && i(f[V]);) V++;
            return V;
          }
          return r(f, R, m, O);
        },
        l = (f, R, m, O) => {
          const X = f[R] === '-';
          if (!m && !X) return R;
          const V = R + (X ? 1 : 0);
          let U = u(f, V, m, O);
          if (U === V) {
            if (!m || !X) return R;
            U = u(f, R, m, O);
          }
          for (; f[U] === '.';) {
            const Y = u(f, U + 1, m, O);
            if (Y === U + 1) break;
            U = Y;
          }
          return U;
        },
        N = (f, R) => {
          let m = R;
          for (; m - R < c && i(f[m]);) m++;
          return m;
        },
        P = (f, R) => {
          if (f[R] !== '+') return R;
          let m = N(f, R + 1);
          if (m === R + 1) return R;
          for (; f[m] === '.';) {
            const O = N(f, m + 1);
            if (O === m + 1) break;
            m = O;
          }
          return m;
        },
        S = (f, R, m) => {
          let O = R;
          for (let V = 0; V < 3; V++) {
            const U = r(f, O, !0, m);
            if (U === O) return R;
            if (((O = U), V < 2)) {
              if (f[O] !== '.') return R;
              O++;
            }
          }
          const X = l(f, O, !0, m);
          return P(f, X);
        },
        F = (f, R, m) => (t(f[R]) ? r(f, R, !1, m) : p(f[R]) ? R + 1 : R),
        j = (f, R, m) => {
          let O = F(f, R, m);
          for (let V = 0; V < 2; V++) {
            if (f[O] !== '.') return O;
            const U = F(f, O + 1, m);
            if (U === O + 1) return O;
            O = U;
          }
          const X = l(f, O, !1, m);
          return P(f, X);
        },
        M = (f, R, m) => {
          const O = S(f, R, m);
          return O !== R ? O : j(f, R, m);
        },
        B = (f, R) => {
          let m = R;
          return (o(f[m]) && m++, (f[m] === '<' || f[m] === '>') && m++, f[m] === '=' && m++, o(f[m]) ? m : -1);
        },
        g = (f) => {
          let R = '',
            m = 0,
            O = 0;
          const X = { start: -1, end: -1, previousStart: -1, previousEnd: -1 };
          for (; O < f.length;) {
            const V = O;
            if (f[O] === '<' || f[O] === '>') O++;
            else if (!$(f[O]) && !p(f[O])) {
              O++;
              continue;
            }
            for (; O < f.length && $(f[O]);) O++;
            if (!p(f[O])) continue;
            const U = B(f, V);
            (U !== -1 && ((R += f.slice(m, U)), (m = U + 1)), (O = M(f, O, X)));
          }
          return R + f.slice(m);
        };
      d.exports = g;
    },
    2276: (d, A, e) => {
      const n = e(280),
        c = (a, E, o) => n(a, E, '>', o);
      d.exports = c;
    },
    3465: (d, A, e) => {
      const n = e(6782),
        c = (a, E, o) => ((a = new n(a, o)), (E = new n(E, o)), a.intersects(E, o));
      d.exports = c;
    },
    5213: (d, A, e) => {
      const n = e(280),
        c = (a, E, o) => n(a, E, '<', o);
      d.exports = c;
    },
    5574: (d, A, e) => {
      const n = e(7163),
        c = e(6782),
        a = (E, o, $) => {
          let t = null,
            h = null,
            i = null;
          try {
            i = new c(o, $);
          } catch {
            return null;
          }
          return (
            E.forEach((p) => {
              i.test(p) && (!t || h.compare(p) === -1) && ((t = p), (h = new n(t, $)));
            }),
            t
          );
        };
      d.exports = a;
    },
    8595: (d, A, e) => {
      const n = e(7163),
        c = e(6782),
        a = (E, o, $) => {
          let t = null,
            h = null,
            i = null;
          try {
            i = new c(o, $);
          } catch {
            return null;
          }
          return (
            E.forEach((p) => {
              i.test(p) && (!t || h.compare(p) === 1) && ((t = p), (h = new n(t, $)));
            }),
            t
          );
        };
      d.exports = a;
    },
    1866: (d, A, e) => {
      const n = e(7163),
        c = e(6782),
        a = e(6599),
        E = (o, $) => {
          o = new c(o, $);
          let t = new n('0.0.0');
          if (o.test(t) || ((t = new n('0.0.0-0')), o.test(t))) return t;
          t = null;
          for (let h = 0; h < o.set.length; ++h) {
            const i = o.set[h];
            let p = null;
            (i.forEach((s) => {
              const r = new n(s.semver.version);
              switch (s.operator) {
                case '>':
                  (r.prerelease.length === 0 ? r.patch++ : r.prerelease.push(0), (r.raw = r.format()));
                case '':
                case '>=':
                  (!p || a(r, p)) && (p = r);
                  break;
                case '<':
                case '<=':
                  break;
                default:
                  throw new Error(`Unexpected operation: ${s.operator}`);
              }
            }),
              p && (!t || a(t, p)) && (t = p));
          }
          return t && o.test(t) ? t : null;
        };
      d.exports = E;
    },
    280: (d, A, e) => {
      const n = e(7163),
        c = e(9379),
        { ANY: a } = c,
        E = e(6782),
        o = e(8011),
        $ = e(6599),
        t = e(3872),
        h = e(6717),
        i = e(1236),
        p = (s, r, u, l) => {
          ((s = new n(s, l)), (r = new E(r, l)));
          let N, P, S, F, j;
          switch (u) {
            case '>':
              ((N = $), (P = h), (S = t), (F = '>'), (j = '>='));
              break;
            case '<':
              ((N = t), (P = i), (S = $), (F = '<'), (j = '<='));
              break;
            default:
              throw new TypeError('Must provide a hilo val of "<" or ">"');
          }
          if (o(s, r, l)) return !1;
          for (let M = 0; M < r.set.length; ++M) {
            const B = r.set[M];
            let g = null,
              f = null;
            if (
              (B.forEach((R) => {
                (R.semver === a && (R = new c('>=0.0.0')),
                  (g = g || R),
                  (f = f || R),
                  N(R.semver, g.semver, l) ? (g = R) : S(R.semver, f.semver, l) && (f = R));
              }),
              g.operator === F || g.operator === j || ((!f.operator || f.operator === F) && P(s, f.semver)))
            )
              return !1;
            if (f.operator === j && S(s, f.semver)) return !1;
          }
          return !0;
        };
      d.exports = p;
    },
    2028: (d, A, e) => {
      const n = e(8011),
        c = e(8469);
      d.exports = (a, E, o) => {
        const $ = [];
        let t = null,
          h = null;
        const i = a.sort((u, l) => c(u, l, o));
        for (const u of i) n(u, E, o) ? ((h = u), t || (t = u)) : (h && $.push([t, h]), (h = null), (t = null));
        t && $.push([t, null]);
        const p = [];
        for (const [u, l] of $)
          u === l
            ? p.push(u)
            : !l && u === i[0]
              ? p.push('*')
              : l
                ? u === i[0]
                  ? p.push(`<=${l}`)
                  : p.push(`${u} - ${l}`)
                : p.push(`>=${u}`);
        const s = p.join(' || '),
          r = typeof E.raw == 'string' ? E.raw : String(E);
        return s.length < r.length ? s : E;
      };
    },
    1489: (d, A, e) => {
      const n = e(6782),
        c = e(9379),
        { ANY: a } = c,
        E = e(8011),
        o = e(8469),
        $ = (r, u, l = {}) => {
          if (r === u) return !0;
          ((r = new n(r, l)), (u = new n(u, l)));
          let N = !1;
          e: for (const P of r.set) {
            for (const S of u.set) {
              const F = i(P, S, l);
              if (((N = N || F !== null), F)) continue e;
            }
            if (N) return !1;
          }
          return !0;
        },
        t = [new c('>=0.0.0-0')],
        h = [new c('>=0.0.0')],
        i = (r, u, l) => {
          if (r === u) return !0;
          if (r.length === 1 && r[0].semver === a) {
            if (u.length === 1 && u[0].semver === a) return !0;
            l.includePrerelease ? (r = t) : (r = h);
          }
          if (u.length === 1 && u[0].semver === a) {
            if (l.includePrerelease) return !0;
            u = h;
          }
          const N = new Set();
          let P, S;
          for (const m of r)
            m.operator === '>' || m.operator === '>='
              ? (P = p(P, m, l))
              : m.operator === '<' || m.operator === '<='
                ? (S = s(S, m, l))
                : N.add(m.semver);
          if (N.size > 1) return null;
          let F;
          if (P && S) {
            if (((F = o(P.semver, S.semver, l)), F > 0)) return null;
            if (F === 0 && (P.operator !== '>=' || S.operator !== '<=')) return null;
          }
          for (const m of N) {
            if ((P && !E(m, String(P), l)) || (S && !E(m, String(S), l))) return null;
            for (const O of u) if (!E(m, String(O), l)) return !1;
            return !0;
          }
          let j,
            M,
            B,
            g,
            f = S && !l.includePrerelease && S.semver.prerelease.length ? S.semver : !1,
            R = P && !l.includePrerelease && P.semver.prerelease.length ? P.semver : !1;
          f && f.prerelease.length === 1 && S.operator === '<' && f.prerelease[0] === 0 && (f = !1);
          for (const m of u) {
            if (
              ((g = g || m.operator === '>' || m.operator === '>='),
              (B = B || m.operator === '<' || m.operator === '<='),
              P)
            ) {
              if (
                (R &&
                  m.semver.prerelease &&
                  m.semver.prerelease.length &&
                  m.semver.major === R.major &&
                  m.semver.minor === R.minor &&
                  m.semver.patch === R.patch &&
                  (R = !1),
                m.operator === '>' || m.operator === '>=')
              ) {
                if (((j = p(P, m, l)), j === m && j !== P)) return !1;
              } else if (P.operator === '>=' && !m.test(P.semver)) return !1;
            }
            if (S) {
              if (
                (f &&
                  m.semver.prerelease &&
                  m.semver.prerelease.length &&
                  m.semver.major === f.major &&
                  m.semver.minor === f.minor &&
                  m.semver.patch === f.patch &&
                  (f = !1),
                m.operator === '<' || m.operator === '<=')
              ) {
                if (((M = s(S, m, l)), M === m && M !== S)) return !1;
              } else if (S.operator === '<=' && !m.test(S.semver)) return !1;
            }
            if (!m.operator && (S || P) && F !== 0) return !1;
          }
          return !((P && B && !S && F !== 0) || (S && g && !P && F !== 0) || R || f);
        },
        p = (r, u, l) => {
          if (!r) return u;
          const N = o(r.semver, u.semver, l);
          return N > 0 ? r : N < 0 || (u.operator === '>' && r.operator === '>=') ? u : r;
        },
        s = (r, u, l) => {
          if (!r) return u;
          const N = o(r.semver, u.semver, l);
          return N < 0 ? r : N > 0 || (u.operator === '<' && r.operator === '<=') ? u : r;
        };
      d.exports = $;
    },
    4750: (d, A, e) => {
      const n = e(6782),
        c = (a, E) =>
          new n(a, E).set.map((o) =>
            o
              .map(($) => $.value)
              .join(' ')
              .trim()
              .split(' '),
          );
      d.exports = c;
    },
    4737: (d, A, e) => {
      const n = e(6782),
        c = (a, E) => {
          try {
            return new n(a, E).range || '*';
          } catch {
            return null;
          }
        };
      d.exports = c;
    },
    7785: (d, A, e) => {
      e.d(A, { A: () => a });
      const n = [],
        c = [];
      function a(o, $, t) {
        if (o === $) return 0;
        const h = t?.maxDistance,
          i = o;
        o.length > $.length && ((o = $), ($ = i));
        let p = o.length,
          s = $.length;
        for (; p > 0 && o.charCodeAt(~-p) === $.charCodeAt(~-s);) (p--, s--);
        let r = 0;
        for (; r < p && o.charCodeAt(r) === $.charCodeAt(r);) r++;
        if (((p -= r), (s -= r), h !== void 0 && s - p > h)) return h;
        if (p === 0) return h !== void 0 && s > h ? h : s;
        let u,
          l,
          N,
          P,
          S = 0,
          F = 0;
        for (; S < p;) ((c[S] = o.charCodeAt(r + S)), (n[S] = ++S));
        for (; F < s;) {
          for (u = $.charCodeAt(r + F), N = F++, l = F, S = 0; S < p; S++)
            ((P = u === c[S] ? N : N + 1), (N = n[S]), (l = n[S] = N > l ? (P > l ? l + 1 : P) : P > N ? N + 1 : P));
          if (h !== void 0) {
            let j = l;
            for (S = 0; S < p; S++) n[S] < j && (j = n[S]);
            if (j > h) return h;
          }
        }
        return ((n.length = p), (c.length = p), h !== void 0 && l > h ? h : l);
      }
      function E(o, $, t) {
        if (!Array.isArray($) || $.length === 0) return;
        const h = t?.maxDistance,
          i = o.length;
        for (const u of $) if (u === o) return u;
        if (h === 0) return;
        let p,
          s = Number.POSITIVE_INFINITY;
        const r = new Set();
        for (const u of $) {
          if (r.has(u)) continue;
          r.add(u);
          const l = Math.abs(u.length - i);
          if (l >= s || (h !== void 0 && l > h)) continue;
          const N = Number.isFinite(s) ? (h === void 0 ? s : Math.min(s, h)) : h,
            P = N === void 0 ? a(o, u) : a(o, u, { maxDistance: N });
          if (h !== void 0 && P > h) continue;
          let S = P;
          if ((N !== void 0 && P === N && N === h && (S = a(o, u)), S < s && ((s = S), (p = u), s === 0))) break;
        }
        if (!(h !== void 0 && s > h)) return p;
      }
    },
  };
export { Q as id, b as ids, k as modules };
