import { createRequire as qe } from 'module';
const tt = 839,
  nt = [839],
  rt = {
    5940: (X, n) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Argument = void 0));
      class p {
        constructor(A, S) {
          ((this.value = A), (this.range = S));
        }
        toString() {
          return this.value;
        }
        getRange() {
          return this.range;
        }
        getValue() {
          return this.value;
        }
        isAfter(A) {
          return this.range.end.line < A.line
            ? !1
            : this.range.start.line > A.line
              ? !0
              : this.range.start.character > A.character;
        }
        isBefore(A) {
          return this.range.start.line < A.line
            ? !0
            : this.range.end.line > A.line
              ? !1
              : this.range.end.character < A.character;
        }
      }
      n.Argument = p;
    },
    4022: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Comment = void 0));
      const I = p(4612),
        A = p(7005),
        S = p(7459);
      class w extends A.Line {
        constructor(m, b) {
          super(m, b);
        }
        toString() {
          const m = this.getContent();
          return m ? '# ' + m : '#';
        }
        getContent() {
          let m = this.getContentRange();
          return m === null
            ? ''
            : this.document.getText().substring(this.document.offsetAt(m.start), this.document.offsetAt(m.end));
        }
        getContentRange() {
          let m = this.getRange();
          const b = this.document.offsetAt(m.start);
          let h = this.document.getText().substring(b, this.document.offsetAt(m.end)),
            f = -1,
            r = -1;
          for (let s = 1; s < h.length; s++)
            if (!S.Util.isWhitespace(h.charAt(s))) {
              f = s;
              break;
            }
          if (f === -1) return null;
          for (let s = h.length - 1; s >= 1; s--)
            if (!S.Util.isWhitespace(h.charAt(s))) {
              r = s + 1;
              break;
            }
          return I.Range.create(this.document.positionAt(b + f), this.document.positionAt(b + r));
        }
      }
      n.Comment = w;
    },
    9933: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Dockerfile = void 0));
      const I = p(4612),
        A = p(6009),
        S = p(3520),
        w = p(5377),
        a = p(7459),
        m = p(6009);
      class b extends S.ImageTemplate {
        constructor(f) {
          (super(),
            (this.initialInstructions = new S.ImageTemplate()),
            (this.buildStages = []),
            (this.directives = []),
            (this.foundFrom = !1),
            (this.document = f));
        }
        getEscapeCharacter() {
          for (const f of this.directives)
            if (f.getDirective() === A.Directive.escape) {
              const r = f.getValue();
              if (r === '\\' || r === '`') return r;
            }
          return '\\';
        }
        getInitialARGs() {
          return this.initialInstructions.getARGs();
        }
        getContainingImage(f) {
          let r = I.Range.create(I.Position.create(0, 0), this.document.positionAt(this.document.getText().length));
          if (!a.Util.isInsideRange(f, r)) return null;
          if (
            (this.initialInstructions.getComments().length > 0 ||
              this.initialInstructions.getInstructions().length > 0) &&
            a.Util.isInsideRange(f, this.initialInstructions.getRange())
          )
            return this.initialInstructions;
          for (const s of this.buildStages) if (a.Util.isInsideRange(f, s.getRange())) return s;
          return this;
        }
        addInstruction(f) {
          (f.getKeyword() === m.Keyword.FROM
            ? ((this.currentBuildStage = new S.ImageTemplate()),
              this.buildStages.push(this.currentBuildStage),
              (this.foundFrom = !0))
            : this.foundFrom || this.initialInstructions.addInstruction(f),
            this.foundFrom && this.currentBuildStage.addInstruction(f),
            super.addInstruction(f));
        }
        setDirectives(f) {
          this.directives = f;
        }
        getDirective() {
          return this.directives.length === 0 ? null : this.directives[0];
        }
        getDirectives() {
          return this.directives;
        }
        resolveVariable(f, r) {
          for (let d of this.getFROMs()) {
            let o = d.getRange();
            if (o.start.line <= r && r <= o.end.line) {
              let l = new S.ImageTemplate();
              for (let y of this.initialInstructions.getARGs()) l.addInstruction(y);
              return l.resolveVariable(f, r);
            }
          }
          let s = this.getContainingImage(I.Position.create(r, 0));
          if (s === null) return;
          let g = s.resolveVariable(f, r);
          if (g === null) {
            let d = new S.ImageTemplate();
            for (let o of this.initialInstructions.getARGs()) d.addInstruction(o);
            return d.resolveVariable(f, r);
          }
          return g;
        }
        getAvailableVariables(f) {
          if (this.getInstructionAt(f) instanceof w.From) {
            let s = [];
            for (let g of this.getInitialARGs()) {
              let d = g.getProperty();
              d && s.push(d.getName());
            }
            return s;
          }
          let r = this.getContainingImage(I.Position.create(f, 0));
          return r ? r.getAvailableVariables(f) : [];
        }
        getParentStage(f) {
          const r = f.getFROM(),
            s = r === null ? null : r.getImageName();
          if (s === null) return null;
          for (const g of this.getFROMs())
            if (g.getBuildStage() === s) {
              const d = g.getRange();
              return d.start.line === r.getRange().start.line ? null : this.getContainingImage(d.start);
            }
          return null;
        }
        getStageHierarchy(f) {
          const r = this.getContainingImage(I.Position.create(f, 0));
          if (r === null) return [];
          const s = [r];
          let g = this.getParentStage(r);
          for (; g !== null;) (s.splice(0, 0, g), (g = this.getParentStage(g)));
          return s;
        }
        getAvailableWorkingDirectories(f) {
          const r = new Set();
          for (const s of this.getStageHierarchy(f))
            for (const g of s.getWORKDIRs())
              if (g.getRange().end.line < f) {
                let d = g.getAbsolutePath();
                d != null && (d.endsWith('/') || (d += '/'), r.add(d));
              }
          return Array.from(r);
        }
        organizeComments() {
          const f = this.getComments();
          for (let r = 0; r < f.length; r++)
            if (a.Util.isInsideRange(f[r].getRange().end, this.initialInstructions.getRange()))
              this.initialInstructions.addComment(f[r]);
            else
              for (const s of this.buildStages)
                a.Util.isInsideRange(f[r].getRange().start, s.getRange()) && s.addComment(f[r]);
        }
        getRange() {
          const f = this.getComments(),
            r = this.getInstructions();
          let s = null;
          if (f.length === 0)
            r.length > 0 && (s = I.Range.create(r[0].getRange().start, r[r.length - 1].getRange().end));
          else if (r.length === 0) s = I.Range.create(f[0].getRange().start, f[f.length - 1].getRange().end);
          else {
            const g = f[0].getRange().start,
              d = f[f.length - 1].getRange().end,
              o = r[0].getRange().start,
              l = r[r.length - 1].getRange().end;
            g.line < o.line
              ? (d.line < l.line && (s = I.Range.create(g, l)), (s = I.Range.create(g, d)))
              : d.line < l.line
                ? (s = I.Range.create(o, l))
                : (s = I.Range.create(o, d));
          }
          return s === null
            ? this.directives.length === 0
              ? null
              : this.directives[0].getRange()
            : this.directives.length === 0
              ? s
              : I.Range.create(this.directives[0].getRange().start, s.end);
        }
      }
      n.Dockerfile = b;
    },
    1077: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Flag = void 0));
      const I = p(4612),
        A = p(3700);
      class S {
        constructor(a, m, b, h, f, r) {
          if (
            ((this.options = []),
            (this.range = m),
            (this.name = b),
            (this.nameRange = h),
            (this.value = f),
            (this.valueRange = r),
            this.value !== null)
          ) {
            let s = a.offsetAt(r.start),
              g = -1,
              d = -1,
              o = !1;
            for (let l = 0; l < f.length; l++)
              switch (f.charAt(l)) {
                case '=':
                  if (((o = !0), d === -1)) {
                    d = l + 1;
                    break;
                  }
                  break;
                case ',':
                  (this.options.push(this.createFlagOption(a, f, s, g, d, l)), (g = -1), (d = -1));
                  break;
                default:
                  g === -1 && (g = l);
                  break;
              }
            o && g !== -1 && this.options.push(this.createFlagOption(a, f, s, g, d, f.length));
          }
        }
        createFlagOption(a, m, b, h, f, r) {
          const s = I.Range.create(a.positionAt(b + h), a.positionAt(b + r));
          return f === -1
            ? new A.FlagOption(s, m.substring(h, r), s, null, null)
            : new A.FlagOption(
                s,
                m.substring(h, f - 1),
                I.Range.create(a.positionAt(b + h), a.positionAt(b + f - 1)),
                m.substring(f, r),
                I.Range.create(a.positionAt(b + f), a.positionAt(b + r)),
              );
        }
        toString() {
          return this.valueRange ? '--' + this.name + '=' + this.value : '--' + this.name;
        }
        getRange() {
          return this.range;
        }
        getName() {
          return this.name;
        }
        getNameRange() {
          return this.nameRange;
        }
        getValue() {
          return this.value;
        }
        getValueRange() {
          return this.valueRange;
        }
        getOption(a) {
          for (const m of this.options) if (m.getName() === a) return m;
          return null;
        }
        getOptions() {
          return this.options;
        }
        hasOptions() {
          return this.options.length > 0;
        }
      }
      n.Flag = S;
    },
    3700: (X, n) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.FlagOption = void 0));
      class p {
        constructor(A, S, w, a, m) {
          ((this.range = A), (this.name = S), (this.nameRange = w), (this.value = a), (this.valueRange = m));
        }
        toString() {
          return this.valueRange !== null ? this.name + '=' + this.value : this.name;
        }
        getRange() {
          return this.range;
        }
        getName() {
          return this.name;
        }
        getNameRange() {
          return this.nameRange;
        }
        getValue() {
          return this.value;
        }
        getValueRange() {
          return this.valueRange;
        }
      }
      n.FlagOption = p;
    },
    7599: (X, n) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Heredoc = void 0));
      class p {
        constructor(A, S, w, a, m) {
          ((this.startRange = A), (this.name = S), (this.nameRange = w), (this.contentRange = a), (this.endRange = m));
        }
        getName() {
          return this.name;
        }
        getStartRange() {
          return this.startRange;
        }
        getNameRange() {
          return this.nameRange;
        }
        getContentRange() {
          return this.contentRange;
        }
        getDelimiterRange() {
          return this.endRange;
        }
      }
      n.Heredoc = p;
    },
    3520: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.ImageTemplate = void 0));
      const I = p(4612),
        A = p(4381),
        S = p(5517),
        w = p(444),
        a = p(1822),
        m = p(1835),
        b = p(5377),
        h = p(1167),
        f = p(5554),
        r = p(7459),
        s = p(7529);
      class g {
        constructor() {
          ((this.comments = []), (this.instructions = []));
        }
        addComment(o) {
          this.comments.push(o);
        }
        getComments() {
          return this.comments;
        }
        addInstruction(o) {
          this.instructions.push(o);
        }
        getInstructions() {
          return this.instructions;
        }
        getInstructionAt(o) {
          for (let l of this.instructions) if (r.Util.isInsideRange(I.Position.create(o, 0), l.getRange())) return l;
          return null;
        }
        getARGs() {
          let o = [];
          for (let l of this.instructions) l instanceof A.Arg && o.push(l);
          return o;
        }
        getCMDs() {
          let o = [];
          for (let l of this.instructions) l instanceof S.Cmd && o.push(l);
          return o;
        }
        getCOPYs() {
          let o = [];
          for (let l of this.instructions) l instanceof w.Copy && o.push(l);
          return o;
        }
        getENTRYPOINTs() {
          let o = [];
          for (let l of this.instructions) l instanceof m.Entrypoint && o.push(l);
          return o;
        }
        getENVs() {
          let o = [];
          for (let l of this.instructions) l instanceof a.Env && o.push(l);
          return o;
        }
        getFROM() {
          for (const o of this.instructions) if (o instanceof b.From) return o;
          return null;
        }
        getFROMs() {
          let o = [];
          for (let l of this.instructions) l instanceof b.From && o.push(l);
          return o;
        }
        getHEALTHCHECKs() {
          let o = [];
          for (let l of this.instructions) l instanceof h.Healthcheck && o.push(l);
          return o;
        }
        getWORKDIRs() {
          const o = [];
          for (const l of this.instructions) l instanceof s.Workdir && o.push(l);
          return o;
        }
        getOnbuildTriggers() {
          let o = [];
          for (let l of this.instructions)
            if (l instanceof f.Onbuild) {
              let y = l.getTriggerInstruction();
              y && o.push(y);
            }
          return o;
        }
        getAvailableVariables(o) {
          const l = [];
          for (const y of this.getARGs())
            if (y.isBefore(o)) {
              const E = y.getProperty();
              if (E) {
                const P = E.getName();
                l.indexOf(P) === -1 && l.push(P);
              }
            }
          for (const y of this.getENVs())
            if (y.isBefore(o))
              for (const E of y.getProperties()) {
                const P = E.getName();
                l.indexOf(P) === -1 && l.push(P);
              }
          return l;
        }
        resolveVariable(o, l) {
          let y = this.getENVs();
          for (let P = y.length - 1; P >= 0; P--)
            if (y[P].isBefore(l)) {
              for (let V of y[P].getProperties()) if (V.getName() === o) return V.getValue();
            }
          let E = this.getARGs();
          for (let P = E.length - 1; P >= 0; P--)
            if (E[P].isBefore(l)) {
              let V = E[P].getProperty();
              if (V && V.getName() === o) return V.getValue();
            }
        }
        getRange() {
          const o = this.getInstructions();
          if (o.length === 0) return I.Range.create(0, 0, 0, 0);
          const l = o[0].getRange().start,
            y = o[o.length - 1].getRange().end;
          return I.Range.create(l, y);
        }
        contains(o) {
          const l = this.getRange();
          return l === null ? !1 : r.Util.isInsideRange(o, l);
        }
      }
      n.ImageTemplate = g;
    },
    5279: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Instruction = void 0));
      const I = p(4612),
        A = p(7459),
        S = p(7005),
        w = p(5940),
        a = p(7599),
        m = p(3743),
        b = p(6009);
      class h extends S.Line {
        constructor(r, s, g, d, o, l) {
          (super(r, s),
            (this.dockerfile = g),
            (this.escapeChar = d),
            (this.instruction = o),
            (this.instructionRange = l));
        }
        toString() {
          let r = this.getKeyword();
          for (let s of this.getRawArguments()) ((r += ' '), (r += s.getValue()));
          return r;
        }
        getRangeContent(r) {
          return r === null
            ? null
            : this.document.getText().substring(this.document.offsetAt(r.start), this.document.offsetAt(r.end));
        }
        getInstructionRange() {
          return this.instructionRange;
        }
        getInstruction() {
          return this.instruction;
        }
        getKeyword() {
          return this.getInstruction().toUpperCase();
        }
        getArgumentsRange() {
          let r = this.getArguments();
          return r.length === 0 ? null : I.Range.create(r[0].getRange().start, r[r.length - 1].getRange().end);
        }
        getArgumentsRanges() {
          let r = this.getArguments();
          if (r.length === 0) return [];
          if (r[0].getRange().start.line === r[r.length - 1].getRange().end.line)
            return [I.Range.create(r[0].getRange().start, r[r.length - 1].getRange().end)];
          let s = [],
            g = -1,
            d = r[0].getRange().start,
            o = this.getInstructionRange(),
            l = this.document.offsetAt(d) - this.document.offsetAt(o.start),
            E = this.getTextContent().substring(
              l,
              this.document.offsetAt(r[r.length - 1].getRange().end) - this.document.offsetAt(o.start),
            ),
            P = this.document.offsetAt(o.start) + l,
            V = !1,
            O = !1;
          for (let j = 0; j < E.length; j++) {
            let C = E.charAt(j);
            if (C === this.escapeChar) {
              let F = E.charAt(j + 1);
              if (F === ' ' || F === '	')
                e: for (let N = j + 2; N < E.length; N++)
                  switch (E.charAt(N)) {
                    case ' ':
                    case '	':
                      continue;
                    case '\r':
                      N++;
                    case `
`:
                      (d !== null && s.push(I.Range.create(d, this.document.positionAt(P + g + 1))),
                        (d = null),
                        (V = !0),
                        (O = !1),
                        (j = N));
                      break e;
                    default:
                      break e;
                  }
              else
                F === '\r'
                  ? (d !== null && (s.push(I.Range.create(d, this.document.positionAt(P + g + 1))), (d = null)),
                    (V = !0),
                    (O = !1),
                    (j += 2))
                  : (F ===
                      `
` && (d !== null && s.push(I.Range.create(d, this.document.positionAt(P + g + 1))), (d = null), (V = !0), (O = !1)),
                    j++);
            } else if (A.Util.isNewline(C)) O && ((d = null), (V = !0), (O = !1));
            else if (!O) {
              if (d === null) {
                if (C === '#') {
                  O = !0;
                  continue;
                }
                let F = this.document.positionAt(P + j);
                F.character !== 0 && (d = I.Position.create(F.line, 0));
              }
              g = j;
            }
          }
          return (
            d === null
              ? s.push(I.Range.create(this.document.positionAt(P + g), this.document.positionAt(P + g + 1)))
              : s.push(I.Range.create(d, this.document.positionAt(P + g + 1))),
            s
          );
        }
        getRawArgumentsContent() {
          let r = this.getArguments();
          return r.length === 0
            ? null
            : this.getRangeContent(I.Range.create(r[0].getRange().start, r[r.length - 1].getRange().end));
        }
        getArgumentsContent() {
          if (this.getArguments().length === 0) return null;
          let s = '',
            g = this.getArgumentsRanges(),
            d = this.document.getText();
          for (let o of g) s += d.substring(this.document.offsetAt(o.start), this.document.offsetAt(o.end));
          return s;
        }
        getArguments() {
          return this.getRawArguments();
        }
        getRawArguments() {
          let r = [],
            s = this.getInstructionRange(),
            g = this.document.offsetAt(s.end) - this.document.offsetAt(s.start),
            o = this.getTextContent().substring(g),
            l = this.document.offsetAt(s.start) + g,
            y = !1,
            E = !1,
            P = -1,
            V = !1,
            O = !1,
            j = -1,
            C = '';
          for (let F = 0; F < o.length; F++) {
            let N = o.charAt(F);
            if (A.Util.isWhitespace(N))
              if (O) {
                ((V = !0), A.Util.isNewline(N) && ((V = !1), E && ((E = !1), (y = !0))));
                continue;
              } else
                P !== -1 &&
                  (j === -1
                    ? r.push(
                        new w.Argument(
                          C,
                          I.Range.create(this.document.positionAt(l + P), this.document.positionAt(l + F)),
                        ),
                      )
                    : r.push(
                        new w.Argument(
                          C,
                          I.Range.create(this.document.positionAt(l + P), this.document.positionAt(l + j)),
                        ),
                      ),
                  (j = -1),
                  (C = ''),
                  (P = -1));
            else if (N === this.escapeChar) {
              let _ = o.charAt(F + 1);
              if (_ === ' ' || _ === '	')
                e: for (let G = F + 2; G < o.length; G++)
                  switch (o.charAt(G)) {
                    case ' ':
                    case '	':
                      continue;
                    case '\r':
                      G++;
                    case `
`:
                      ((E = !1), (O = !0), (y = !0), P !== -1 && (j = F), (F = G));
                      break e;
                    default:
                      ((j = F), P === -1 && (F = G - 1));
                      break e;
                  }
              else if (_ === '\r') ((E = !1), (O = !0), (y = !0), P !== -1 && j === -1 && (j = F), (F += 2));
              else if (
                _ ===
                `
`
              )
                ((E = !1), (O = !0), (y = !0), P !== -1 && j === -1 && (j = F), F++);
              else {
                if (
                  (V &&
                    j !== -1 &&
                    (r.push(
                      new w.Argument(
                        C,
                        I.Range.create(this.document.positionAt(l + P), this.document.positionAt(l + j)),
                      ),
                    ),
                    (C = ''),
                    (P = -1)),
                  (j = -1),
                  (V = !1),
                  (O = !1),
                  _ === '$')
                )
                  C = C + N + _;
                else {
                  if (_ === '') break;
                  C = C + _;
                }
                (P === -1 && (P = F), F++);
              }
            } else
              E ||
                (y && N === '#'
                  ? (E = !0)
                  : (V &&
                      j !== -1 &&
                      (r.push(
                        new w.Argument(
                          C,
                          I.Range.create(this.document.positionAt(l + P), this.document.positionAt(l + j)),
                        ),
                      ),
                      (C = ''),
                      (P = -1)),
                    (V = !1),
                    (O = !1),
                    (j = -1),
                    (C = C + N),
                    P === -1 && (P = F)),
                (y = !1));
          }
          return (
            P !== -1 &&
              (j === -1
                ? r.push(
                    new w.Argument(
                      C,
                      I.Range.create(this.document.positionAt(l + P), this.document.positionAt(l + o.length)),
                    ),
                  )
                : r.push(
                    new w.Argument(C, I.Range.create(this.document.positionAt(l + P), this.document.positionAt(l + j))),
                  )),
            r
          );
        }
        getExpandedArguments() {
          let r = this.getArguments();
          for (let s = 0; s < r.length; s++) {
            const g = r[s].getRange();
            let d = this.document.offsetAt(g.start);
            const o = this.parseVariables(d, r[s].getValue()),
              l = [];
            let y = !1;
            for (let E of o) {
              const P = this.dockerfile.resolveVariable(E.getName(), E.getNameRange().start.line);
              (l.push(P), (y = y || P !== void 0));
            }
            if (y) {
              let E = '';
              for (let V = 0; V < l.length; V++) {
                const O = o[V].getRange(),
                  j = this.document.offsetAt(O.start),
                  C = this.document.offsetAt(O.end);
                l[V]
                  ? ((E += this.document.getText().substring(d, j)), (E += l[V]), (d = C))
                  : ((E += this.document.getText().substring(d, C)), (d = C));
              }
              const P = this.document.offsetAt(g.end);
              (P !== d && (E += this.document.getText().substring(d, P)), (r[s] = new w.Argument(E, g)));
            }
          }
          return r;
        }
        getVariables() {
          const r = [],
            s = this.getRawArguments();
          for (const g of s) {
            let d = g.getRange(),
              o = this.document.getText().substring(this.document.offsetAt(d.start), this.document.offsetAt(d.end));
            const l = this.parseVariables(this.document.offsetAt(g.getRange().start), o);
            for (const y of l) r.push(y);
          }
          return r;
        }
        parseVariables(r, s) {
          let g = [];
          e: for (let d = 0; d < s.length; d++)
            switch (s.charAt(d)) {
              case this.escapeChar:
                s.charAt(d + 1) === '$' && d++;
                break;
              case '$':
                if (s.charAt(d + 1) === '{') {
                  let o = '${',
                    l = '',
                    y = -1,
                    E = '',
                    P = -1,
                    V = -1,
                    O = -1;
                  t: for (let j = d + 2; j < s.length; j++) {
                    let C = s.charAt(j);
                    switch (C) {
                      case this.escapeChar:
                        for (let M = j + 1; M < s.length; M++)
                          switch (s.charAt(M)) {
                            case ' ':
                            case '	':
                            case '\r':
                              continue;
                            case `
`:
                              j = M;
                              continue t;
                          }
                        break;
                      case '}':
                        o += '}';
                        let F = null,
                          N = null,
                          _ = O !== -1 ? E : null,
                          G = null;
                        y === -1
                          ? (y = j)
                          : y + 1 === j
                            ? ((F = ''),
                              (N = I.Range.create(
                                this.document.positionAt(r + y + 1),
                                this.document.positionAt(r + y + 1),
                              )))
                            : (P === -1 ? ((P = O + 1), (V = O + 1)) : (V = V + 1),
                              (F = s.substring(O, O + 1)),
                              (N = I.Range.create(
                                this.document.positionAt(r + O),
                                this.document.positionAt(r + O + 1),
                              )),
                              (G = I.Range.create(this.document.positionAt(r + P), this.document.positionAt(r + V))));
                        let D = this.document.positionAt(r + d);
                        (g.push(
                          new m.Variable(
                            l,
                            I.Range.create(this.document.positionAt(r + d + 2), this.document.positionAt(r + y)),
                            I.Range.create(D, this.document.positionAt(r + j + 1)),
                            F,
                            N,
                            _,
                            G,
                            this.dockerfile.resolveVariable(l, D.line) !== void 0,
                            this.isBuildVariable(l, D.line),
                            o,
                          ),
                        ),
                          (d = j));
                        continue e;
                      case ':':
                        (y === -1 ? (y = j) : O !== -1 ? (P === -1 && (P = j), (V = j), (E += ':')) : (O = j),
                          (o += ':'));
                        break;
                      case `
`:
                      case '\r':
                      case ' ':
                      case '	':
                        break;
                      default:
                        (y === -1 ? (l += C) : O !== -1 ? (P === -1 && (P = j), (V = j), (E += C)) : (O = j), (o += C));
                        break;
                    }
                  }
                  break e;
                } else {
                  if (A.Util.isWhitespace(s.charAt(d + 1)) || d === s.length - 1) continue;
                  {
                    let o = '';
                    t: for (let y = d + 1; y < s.length; y++) {
                      let E = s.charAt(y);
                      switch (E) {
                        case '\r':
                        case `
`:
                        case ' ':
                        case '	':
                          continue;
                        case '$':
                        case "'":
                        case '"':
                          let P = this.document.positionAt(r + d);
                          (g.push(
                            new m.Variable(
                              o,
                              I.Range.create(this.document.positionAt(r + d + 1), this.document.positionAt(r + y)),
                              I.Range.create(P, this.document.positionAt(r + y)),
                              null,
                              null,
                              null,
                              null,
                              this.dockerfile.resolveVariable(o, P.line) !== void 0,
                              this.isBuildVariable(o, P.line),
                              '$' + o,
                            ),
                          ),
                            (d = y - 1));
                          continue e;
                        case this.escapeChar:
                          for (let O = y + 1; O < s.length; O++)
                            switch (s.charAt(O)) {
                              case ' ':
                              case '	':
                              case '\r':
                                continue;
                              case `
`:
                                y = O;
                                continue t;
                            }
                          let V = this.document.positionAt(r + d);
                          g.push(
                            new m.Variable(
                              o,
                              I.Range.create(this.document.positionAt(r + d + 1), this.document.positionAt(r + y)),
                              I.Range.create(V, this.document.positionAt(r + y)),
                              null,
                              null,
                              null,
                              null,
                              this.dockerfile.resolveVariable(o, V.line) !== void 0,
                              this.isBuildVariable(o, V.line),
                              '$' + o,
                            ),
                          );
                          break e;
                      }
                      if (E.match(/^[a-z0-9_]+$/i) === null) {
                        let P = this.document.positionAt(r + d);
                        (g.push(
                          new m.Variable(
                            o,
                            I.Range.create(this.document.positionAt(r + d + 1), this.document.positionAt(r + y)),
                            I.Range.create(P, this.document.positionAt(r + y)),
                            null,
                            null,
                            null,
                            null,
                            this.dockerfile.resolveVariable(o, P.line) !== void 0,
                            this.isBuildVariable(o, P.line),
                            '$' + o,
                          ),
                        ),
                          (d = y - 1));
                        continue e;
                      }
                      o += E;
                    }
                    let l = this.document.positionAt(r + d);
                    g.push(
                      new m.Variable(
                        o,
                        I.Range.create(this.document.positionAt(r + d + 1), this.document.positionAt(r + s.length)),
                        I.Range.create(l, this.document.positionAt(r + s.length)),
                        null,
                        null,
                        null,
                        null,
                        this.dockerfile.resolveVariable(o, l.line) !== void 0,
                        this.isBuildVariable(o, l.line),
                        '$' + o,
                      ),
                    );
                  }
                }
                break e;
            }
          return g;
        }
        isBuildVariable(r, s) {
          if (this.getKeyword() === b.Keyword.FROM) {
            for (const l of this.dockerfile.getInitialARGs()) {
              const E = l.getProperty();
              if (E && r === E.getName()) return !0;
            }
            return;
          }
          let g = this.dockerfile.getContainingImage(I.Position.create(s, 0)),
            d = g.getENVs();
          for (let l = d.length - 1; l >= 0; l--)
            if (d[l].isBefore(s)) {
              for (let y of d[l].getProperties()) if (y.getName() === r) return !1;
            }
          let o = g.getARGs();
          for (let l = o.length - 1; l >= 0; l--)
            if (o[l].isBefore(s)) {
              let y = o[l].getProperty();
              if (y && y.getName() === r) return !0;
            }
        }
        createSingleLineHeredocs(r) {
          const s = [];
          for (const g of r) {
            const d = g.getValue();
            if (d.startsWith('<<') && A.Util.parseHeredocName(d) !== null) {
              const o = g.getRange(),
                l = this.getNameRange(o),
                y = this.getName(l);
              s.push(new a.Heredoc(o, y, l, null, null));
            }
          }
          return s;
        }
        getName(r) {
          const s = this.document.getText(r);
          let g = !1,
            d = '';
          e: for (let o = 0; o < s.length; o++) {
            const l = s.charAt(o);
            switch (l) {
              case this.escapeChar:
                g = !0;
                for (let y = o + 1; y < s.length; y++)
                  switch (s.charAt(y)) {
                    case ' ':
                    case '	':
                      break;
                    case '\r':
                      o = y + 1;
                      continue e;
                    case `
`:
                      o = y;
                      continue e;
                    default:
                      ((d += s.charAt(y)), (o = y));
                      continue e;
                  }
                break;
              case '#':
                if (g) {
                  for (let y = o + 1; y < s.length; y++)
                    if (
                      s.charAt(y) ===
                      `
`
                    ) {
                      o = y;
                      continue e;
                    }
                }
              case ' ':
              case '	':
              case '\r':
              case `
`:
                if (g) break;
              default:
                d += l;
                break;
            }
          }
          return d;
        }
        getNameRange(r) {
          const s = this.document.getText(r);
          let g = !1,
            d = !1,
            o = -1,
            l = -1,
            y = !1,
            E = null;
          e: for (let O = 0; O < s.length; O++) {
            const j = s.charAt(O);
            switch (j) {
              case '"':
              case "'":
                if (E === j) break e;
                E = j;
                continue;
              case this.escapeChar:
                for (let C = O + 1; C < s.length; C++)
                  if (
                    s.charAt(C) ===
                    `
`
                  ) {
                    ((y = !0), (C = O));
                    continue e;
                  }
                break;
              case ' ':
              case '	':
              case '\r':
              case `
`:
                break;
              case '<':
                g ? (d = !0) : (g = !0);
                break;
              case '-':
                if (d) {
                  d = !1;
                  break;
                }
              case '#':
                if (y) {
                  for (let C = O + 1; C < s.length; C++)
                    if (
                      s.charAt(C) ===
                      `
`
                    ) {
                      O = C;
                      continue e;
                    }
                }
              default:
                if ((o === -1 && (o = O), E !== null)) {
                  l = O + 1;
                  break;
                }
                break e;
            }
          }
          if (o === -1) return I.Range.create(r.end, r.end);
          const P = this.document.positionAt(this.document.offsetAt(r.start) + o),
            V = E !== null ? this.document.positionAt(this.document.offsetAt(r.start) + l) : r.end;
          return I.Range.create(P, V);
        }
        getHeredocs() {
          const r = this.getArguments();
          if (r.length === 0) return [];
          const s = [],
            g = this.getRange();
          if (g.start.line === g.end.line) return this.createSingleLineHeredocs(r);
          const d = [];
          let o = !1,
            l = !1,
            y = -1,
            E = -1,
            P = -1,
            V = 0;
          const O = this.document.offsetAt(r[0].getRange().start),
            j = this.getRangeContent(I.Range.create(r[0].getRange().start, this.getRange().end));
          e: for (let C = 0; C < j.length; C++)
            switch (j.charAt(C)) {
              case this.escapeChar:
                l = !0;
                for (let F = C + 1; F < j.length; F++)
                  switch (j.charAt(F)) {
                    case ' ':
                    case '	':
                      break;
                    case '\r':
                      F++;
                    case `
`:
                      C = F;
                      continue e;
                    default:
                      C = F;
                      continue e;
                  }
                break;
              case '\r':
                break;
              case `
`:
                if (l) break;
                if (o) {
                  (y === -1 && (y = C), (E = C));
                  const F = d[V],
                    N = F.getRange(),
                    _ = this.getNameRange(N),
                    G = this.getName(_),
                    D = this.getDelimiterRange(
                      F,
                      G,
                      I.Range.create(this.document.positionAt(O + P), this.document.positionAt(O + C)),
                    );
                  if (D !== null) {
                    const M = I.Range.create(this.document.positionAt(O + y), this.document.positionAt(O + P - 1));
                    (s.push(new a.Heredoc(N, G, _, M, D)), (y = -1), V++);
                  }
                  P = -1;
                } else {
                  const F = O + C;
                  for (const N of r)
                    if (this.document.offsetAt(N.getRange().start) < F) N.getValue().startsWith('<<') && d.push(N);
                    else break;
                  ((o = !0), (P = -1));
                  continue e;
                }
                break;
              case ' ':
              case '	':
                if (l) break;
              case '#':
                if (l) {
                  for (let F = C + 1; F < j.length; F++)
                    if (
                      j.charAt(F) ===
                      `
`
                    ) {
                      C = F;
                      continue e;
                    }
                }
              default:
                (l && (l = !1), o && (y === -1 && (y = C), P === -1 && (P = C)));
                break;
            }
          if (o) {
            const C = d[V],
              F = C.getRange(),
              N = this.getNameRange(F),
              _ = this.getName(N);
            let G = null;
            const D = this.getDelimiterRange(C, _, I.Range.create(this.document.positionAt(O + P), g.end));
            (D === null
              ? (G = I.Range.create(this.document.positionAt(O + y), g.end))
              : E !== -1 && (G = I.Range.create(this.document.positionAt(O + y), this.document.positionAt(O + E))),
              s.push(new a.Heredoc(F, _, N, G, D)),
              V++);
            for (let M = V; M < d.length; M++) {
              const U = d[V].getRange(),
                T = this.getNameRange(U),
                L = this.getName(T);
              (s.push(new a.Heredoc(U, L, T, null, null)), V++);
            }
          } else return this.createSingleLineHeredocs(r);
          return s;
        }
        getDelimiterRange(r, s, g) {
          const d = this.document.getText(g);
          if (r.getValue().startsWith('<<-')) {
            let o = 0;
            for (; d.charAt(o) === '	';) o++;
            return d.substring(o) === s ? I.Range.create(I.Position.create(g.start.line, o), g.end) : null;
          }
          return d === s ? g : null;
        }
      }
      n.Instruction = h;
    },
    9618: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Add = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
        stopSearchingForFlags(w) {
          return w.indexOf('--') === -1;
        }
      }
      n.Add = A;
    },
    4381: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Arg = void 0));
      const I = p(9602),
        A = p(4984);
      class S extends A.PropertyInstruction {
        constructor(a, m, b, h, f, r) {
          (super(a, m, b, h, f, r), (this.property = null));
          const s = this.getPropertyArguments();
          s.length === 1
            ? (this.property = new I.Property(this.document, this.escapeChar, s[0]))
            : (this.property = null);
        }
        getProperty() {
          return this.property;
        }
      }
      n.Arg = S;
    },
    5517: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Cmd = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
      }
      n.Cmd = A;
    },
    444: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Copy = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
        stopSearchingForFlags(w) {
          return w.indexOf('--') === -1;
        }
        getFromFlag() {
          let w = super.getFlags();
          return w.length === 1 && w[0].getName() === 'from' ? w[0] : null;
        }
        getHeredocs() {
          return super.getHeredocs();
        }
      }
      n.Copy = A;
    },
    1835: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Entrypoint = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
      }
      n.Entrypoint = A;
    },
    1822: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Env = void 0));
      const I = p(4984);
      class A extends I.PropertyInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
        getProperties() {
          return super.getProperties();
        }
      }
      n.Env = A;
    },
    5377: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.From = void 0));
      const I = p(4612),
        A = p(2393);
      class S extends A.ModifiableInstruction {
        constructor(a, m, b, h, f, r) {
          super(a, m, b, h, f, r);
        }
        stopSearchingForFlags(a) {
          return a.indexOf('--') === -1;
        }
        getImage() {
          const a = this.getArguments();
          return a.length > 0 ? a[0].getValue() : null;
        }
        getImageName() {
          const a = this.getRangeContent(this.getImageNameRange());
          if (a === null) return null;
          let m = !1,
            b = !1,
            h = '';
          for (let f = 0; f < a.length; f++) {
            const r = a.charAt(f);
            switch (r) {
              case this.escapeChar:
                b = !0;
                break;
              case '\r':
                continue;
              case `
`:
                m = !1;
                break;
              case ' ':
              case '	':
                break;
              case '#':
                b ? (m = !0) : ((h = h + r), (b = !1));
                break;
              default:
                m || ((h = h + r), (b = !1));
                break;
            }
          }
          return h;
        }
        getImageNameRange() {
          let a = this.getImageRange();
          if (a) {
            let m = this.getRegistryRange();
            m && (a.start = this.document.positionAt(this.document.offsetAt(m.end) + 1));
            let b = this.getImageTagRange(),
              h = this.getImageDigestRange();
            return (
              b === null
                ? h !== null && (a.end = this.document.positionAt(this.document.offsetAt(h.start) - 1))
                : (a.end = this.document.positionAt(this.document.offsetAt(b.start) - 1)),
              a
            );
          }
          return null;
        }
        getImageRange() {
          let a = this.getArguments();
          return a.length !== 0 ? a[0].getRange() : null;
        }
        getImageTag() {
          return this.getRangeContent(this.getImageTagRange());
        }
        getImageTagRange() {
          const a = this.getImageRange();
          if (a) {
            const m = this.document.offsetAt(a.start),
              b = this.getRangeContent(a),
              h = this.indexOf(m, b, '@'),
              f = b.indexOf('/');
            if (h === -1) {
              const g = this.lastIndexOf(m, b, ':');
              if (g > f) return I.Range.create(this.document.positionAt(m + g + 1), a.end);
            }
            const r = b.substring(0, h),
              s = r.indexOf(':');
            return s === -1
              ? null
              : f === -1
                ? I.Range.create(this.document.positionAt(m + s + 1), this.document.positionAt(m + h))
                : s < f
                  ? null
                  : I.Range.create(this.document.positionAt(m + s + 1), this.document.positionAt(m + r.length));
          }
          return null;
        }
        getImageDigest() {
          return this.getRangeContent(this.getImageDigestRange());
        }
        getImageDigestRange() {
          let a = this.getImageRange();
          if (a) {
            let m = this.getRangeContent(a),
              b = this.lastIndexOf(this.document.offsetAt(a.start), m, '@');
            if (b !== -1) return I.Range.create(a.start.line, a.start.character + b + 1, a.end.line, a.end.character);
          }
          return null;
        }
        indexOf(a, m, b) {
          let h = m.indexOf(b);
          const f = this.getVariables();
          for (let r = 0; r < f.length; r++) {
            const s = a + h,
              g = f[r].getRange();
            if (this.document.offsetAt(g.start) < s && s < this.document.offsetAt(g.end)) {
              const d = this.document.offsetAt(g.end) - a,
                l = m.substring(d).indexOf(b);
              if (l === -1) return -1;
              ((h = l + d), (r = -1));
              continue;
            }
          }
          return h;
        }
        lastIndexOf(a, m, b) {
          let h = m.lastIndexOf(b);
          const f = this.getVariables();
          for (let r = 0; r < f.length; r++) {
            const s = a + h,
              g = f[r].getRange();
            if (this.document.offsetAt(g.start) < s && s < this.document.offsetAt(g.end)) {
              if (((h = m.substring(0, h).lastIndexOf(b)), h === -1)) return -1;
              r = -1;
              continue;
            }
          }
          return h;
        }
        getRegistry() {
          return this.getRangeContent(this.getRegistryRange());
        }
        getRegistryRange() {
          const a = this.getImageRange();
          if (a) {
            const m = this.getImageTagRange(),
              b = this.getImageDigestRange();
            m === null
              ? b !== null && (a.end = this.document.positionAt(this.document.offsetAt(b.start) - 1))
              : (a.end = this.document.positionAt(this.document.offsetAt(m.start) - 1));
            const h = this.getRangeContent(a),
              f = this.document.offsetAt(a.start),
              r = this.indexOf(f, h, '/');
            if (r === -1) return null;
            const s = this.indexOf(f, h, ':'),
              g = this.indexOf(f, h, '.');
            if (s !== -1 || g !== -1) return I.Range.create(a.start, this.document.positionAt(f + r));
            if (h.substring(0, r) === 'localhost') return I.Range.create(a.start, this.document.positionAt(f + r));
          }
          return null;
        }
        getBuildStage() {
          let a = this.getBuildStageRange();
          return a === null ? null : this.getRangeContent(a);
        }
        getBuildStageRange() {
          let a = this.getArguments();
          return a.length > 2 && a[1].getValue().toUpperCase() === 'AS' ? a[2].getRange() : null;
        }
        getPlatformFlag() {
          let a = super.getFlags();
          return a.length === 1 && a[0].getName() === 'platform' ? a[0] : null;
        }
      }
      n.From = S;
    },
    1167: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Healthcheck = void 0));
      const I = p(2393);
      class A extends I.ModifiableInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
        stopSearchingForFlags(w) {
          return ((w = w.toUpperCase()), w === 'CMD' || w === 'NONE');
        }
        getSubcommand() {
          let w = this.getArguments();
          return w.length !== 0 ? w[0] : null;
        }
      }
      n.Healthcheck = A;
    },
    3871: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Label = void 0));
      const I = p(4984),
        A = p(7459);
      class S extends I.PropertyInstruction {
        constructor(a, m, b, h, f, r) {
          super(a, m, b, h, f, r);
        }
        getVariables() {
          const a = super.getVariables(),
            m = this.getProperties();
          for (const b of m) {
            const h = b.getUnescapedValue();
            if (h !== null && h.length > 2 && h.charAt(0) === "'" && h.charAt(h.length - 1) === "'") {
              const f = b.getValueRange();
              for (let r = 0; r < a.length; r++)
                A.Util.isInsideRange(a[r].getRange().start, f) && (a.splice(r, 1), r--);
            }
          }
          return a;
        }
        getProperties() {
          return super.getProperties();
        }
      }
      n.Label = S;
    },
    5554: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Onbuild = void 0));
      const I = p(4612),
        A = p(7988),
        S = p(5279);
      class w extends S.Instruction {
        constructor(m, b, h, f, r, s) {
          super(m, b, h, f, r, s);
        }
        getTrigger() {
          let m = this.getTriggerWord();
          return m === null ? null : m.toUpperCase();
        }
        getTriggerWord() {
          return this.getRangeContent(this.getTriggerRange());
        }
        getTriggerRange() {
          let m = this.getArguments();
          return m.length > 0 ? m[0].getRange() : null;
        }
        getTriggerInstruction() {
          let m = this.getTriggerRange();
          if (m === null) return null;
          let b = this.getArguments();
          return A.Parser.createInstruction(
            this.document,
            this.dockerfile,
            this.escapeChar,
            I.Range.create(b[0].getRange().start, this.getRange().end),
            this.getTriggerWord(),
            m,
          );
        }
      }
      n.Onbuild = w;
    },
    7224: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Run = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
        stopSearchingForFlags(w) {
          return w.indexOf('--') === -1;
        }
        getHeredocs() {
          return super.getHeredocs();
        }
      }
      n.Run = A;
    },
    7523: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Shell = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
      }
      n.Shell = A;
    },
    4301: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Stopsignal = void 0));
      const I = p(5279);
      class A extends I.Instruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
      }
      n.Stopsignal = A;
    },
    3998: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.User = void 0));
      const I = p(5279);
      class A extends I.Instruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
      }
      n.User = A;
    },
    1347: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Volume = void 0));
      const I = p(5305);
      class A extends I.JSONInstruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
      }
      n.Volume = A;
    },
    7529: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Workdir = void 0));
      const I = p(5279);
      class A extends I.Instruction {
        constructor(w, a, m, b, h, f) {
          super(w, a, m, b, h, f);
        }
        getPath() {
          return this.getArgumentsContent();
        }
        getAbsolutePath() {
          const w = this.getPath();
          if (w === null || w.startsWith('/')) return w;
          const a = this.getRange().start.line,
            m = this.dockerfile.getStageHierarchy(a);
          for (let b = m.length - 1; b >= 0; b--) {
            const h = m[b].getWORKDIRs();
            for (let f = h.length - 1; f >= 0; f--)
              if (h[f].getRange().start.line < a) {
                const r = h[f].getAbsolutePath();
                return r == null ? void 0 : r.endsWith('/') ? r + w : r + '/' + w;
              }
          }
        }
      }
      n.Workdir = A;
    },
    3702: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.JSONArgument = void 0));
      const I = p(5940);
      class A extends I.Argument {
        constructor(w, a, m) {
          (super(w, a), (this.jsonRange = m));
        }
        getJSONRange() {
          return this.jsonRange;
        }
        getJSONValue() {
          let w = super.getValue();
          return ((w = w.substring(1, w.length - 1)), w);
        }
      }
      n.JSONArgument = A;
    },
    5305: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.JSONInstruction = void 0));
      const I = p(4612),
        A = p(5940),
        S = p(3702),
        w = p(2393);
      class a extends w.ModifiableInstruction {
        constructor(b, h, f, r, s, g) {
          (super(b, h, f, r, s, g),
            (this.openingBracket = null),
            (this.closingBracket = null),
            (this.jsonStrings = []));
          const d = this.getRawArgumentsContent();
          if (d === null) return;
          const o = this.getArguments();
          if (o.length === 1 && o[0].getValue() === '[]') {
            let O = o[0].getRange();
            ((this.openingBracket = new A.Argument(
              '[',
              I.Range.create(O.start.line, O.start.character, O.start.line, O.start.character + 1),
            )),
              (this.closingBracket = new A.Argument(
                ']',
                I.Range.create(O.start.line, O.start.character + 1, O.end.line, O.end.character),
              )));
            return;
          } else if (o.length === 2 && o[0].getValue() === '[' && o[1].getValue() === ']') {
            ((this.openingBracket = o[0]), (this.closingBracket = o[1]));
            return;
          }
          const l = b.offsetAt(this.getArgumentsRange().start);
          let y = -1,
            E = '',
            P = !1,
            V = '';
          e: for (let O = 0; O < d.length; O++) {
            let j = d.charAt(O);
            switch (j) {
              case '[':
                if (E === '')
                  ((this.openingBracket = new A.Argument(
                    '[',
                    I.Range.create(b.positionAt(l + O), b.positionAt(l + O + 1)),
                  )),
                    (E = '['));
                else if (P) V = V + j;
                else break e;
                break;
              case '"':
                if (E === '[' || E === ',') {
                  ((y = O), (P = !0), (E = '"'), (V = V + j));
                  continue;
                } else if (E === '"')
                  if (P)
                    ((V = V + j),
                      (P = !1),
                      this.jsonStrings.push(
                        new S.JSONArgument(
                          V,
                          I.Range.create(b.positionAt(l + y), b.positionAt(l + O + 1)),
                          I.Range.create(b.positionAt(l + y + 1), b.positionAt(l + O)),
                        ),
                      ),
                      (V = ''));
                  else break e;
                else break e;
                break;
              case ',':
                if (P) V = V + j;
                else if (E === '"') E = ',';
                else break e;
                break;
              case ']':
                if (P) V = V + j;
                else if (E !== '') {
                  this.closingBracket = new A.Argument(
                    ']',
                    I.Range.create(b.positionAt(l + O), b.positionAt(l + O + 1)),
                  );
                  break e;
                }
                break;
              case ' ':
              case '	':
                break;
              case '\\':
                if (P)
                  switch (d.charAt(O + 1)) {
                    case '"':
                    case '\\':
                      ((V = V + d.charAt(O + 1)), O++);
                      continue;
                    case ' ':
                    case '	':
                      t: for (let C = O + 2; C < d.length; C++)
                        switch (d.charAt(C)) {
                          case '\r':
                            C++;
                          case `
`:
                            O = C;
                            continue e;
                          case ' ':
                          case '	':
                            break;
                          default:
                            break t;
                        }
                      break;
                    case '\r':
                      O++;
                    default:
                      O++;
                      continue;
                  }
                else
                  t: for (let C = O + 1; C < d.length; C++)
                    switch (d.charAt(C)) {
                      case '\r':
                        C++;
                      case `
`:
                        O = C;
                        continue e;
                      case ' ':
                      case '	':
                        break;
                      default:
                        break t;
                    }
                break e;
              default:
                if (!P) break e;
                V = V + j;
                break;
            }
          }
        }
        stopSearchingForFlags(b) {
          return !0;
        }
        getOpeningBracket() {
          return this.openingBracket;
        }
        getJSONStrings() {
          return this.jsonStrings;
        }
        getClosingBracket() {
          return this.closingBracket;
        }
      }
      n.JSONInstruction = a;
    },
    7005: (X, n) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Line = void 0));
      class p {
        constructor(A, S) {
          ((this.document = A), (this.range = S));
        }
        getRange() {
          return this.range;
        }
        getTextContent() {
          return this.document
            .getText()
            .substring(this.document.offsetAt(this.range.start), this.document.offsetAt(this.range.end));
        }
        isAfter(A) {
          return this.range.start.line > A.range.start.line;
        }
        isBefore(A) {
          return this.range.start.line < A;
        }
      }
      n.Line = p;
    },
    6009: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }),
        (n.DockerfileParser =
          n.DefaultVariables =
          n.Directive =
          n.Keyword =
          n.Workdir =
          n.Volume =
          n.User =
          n.Stopsignal =
          n.Shell =
          n.Run =
          n.PropertyInstruction =
          n.Onbuild =
          n.ModifiableInstruction =
          n.Label =
          n.JSONInstruction =
          n.Heredoc =
          n.Healthcheck =
          n.From =
          n.Env =
          n.Entrypoint =
          n.Copy =
          n.Cmd =
          n.Arg =
          n.Add =
          n.Variable =
          n.Property =
          n.ParserDirective =
          n.Line =
          n.Instruction =
          n.Flag =
          n.Comment =
          n.JSONArgument =
          n.Argument =
            void 0));
      var I = p(5940);
      Object.defineProperty(n, 'Argument', {
        enumerable: !0,
        get: function () {
          return I.Argument;
        },
      });
      var A = p(3702);
      Object.defineProperty(n, 'JSONArgument', {
        enumerable: !0,
        get: function () {
          return A.JSONArgument;
        },
      });
      const S = p(4022);
      Object.defineProperty(n, 'Comment', {
        enumerable: !0,
        get: function () {
          return S.Comment;
        },
      });
      const w = p(7988);
      var a = p(1077);
      Object.defineProperty(n, 'Flag', {
        enumerable: !0,
        get: function () {
          return a.Flag;
        },
      });
      const m = p(5279);
      Object.defineProperty(n, 'Instruction', {
        enumerable: !0,
        get: function () {
          return m.Instruction;
        },
      });
      var b = p(7005);
      Object.defineProperty(n, 'Line', {
        enumerable: !0,
        get: function () {
          return b.Line;
        },
      });
      const h = p(7499);
      Object.defineProperty(n, 'ParserDirective', {
        enumerable: !0,
        get: function () {
          return h.ParserDirective;
        },
      });
      var f = p(9602);
      Object.defineProperty(n, 'Property', {
        enumerable: !0,
        get: function () {
          return f.Property;
        },
      });
      var r = p(3743);
      Object.defineProperty(n, 'Variable', {
        enumerable: !0,
        get: function () {
          return r.Variable;
        },
      });
      var s = p(9618);
      Object.defineProperty(n, 'Add', {
        enumerable: !0,
        get: function () {
          return s.Add;
        },
      });
      const g = p(4381);
      Object.defineProperty(n, 'Arg', {
        enumerable: !0,
        get: function () {
          return g.Arg;
        },
      });
      const d = p(5517);
      Object.defineProperty(n, 'Cmd', {
        enumerable: !0,
        get: function () {
          return d.Cmd;
        },
      });
      const o = p(444);
      Object.defineProperty(n, 'Copy', {
        enumerable: !0,
        get: function () {
          return o.Copy;
        },
      });
      const l = p(1835);
      Object.defineProperty(n, 'Entrypoint', {
        enumerable: !0,
        get: function () {
          return l.Entrypoint;
        },
      });
      const y = p(1822);
      Object.defineProperty(n, 'Env', {
        enumerable: !0,
        get: function () {
          return y.Env;
        },
      });
      const E = p(5377);
      Object.defineProperty(n, 'From', {
        enumerable: !0,
        get: function () {
          return E.From;
        },
      });
      const P = p(1167);
      Object.defineProperty(n, 'Healthcheck', {
        enumerable: !0,
        get: function () {
          return P.Healthcheck;
        },
      });
      var V = p(7599);
      Object.defineProperty(n, 'Heredoc', {
        enumerable: !0,
        get: function () {
          return V.Heredoc;
        },
      });
      var O = p(5305);
      Object.defineProperty(n, 'JSONInstruction', {
        enumerable: !0,
        get: function () {
          return O.JSONInstruction;
        },
      });
      var j = p(3871);
      Object.defineProperty(n, 'Label', {
        enumerable: !0,
        get: function () {
          return j.Label;
        },
      });
      var C = p(2393);
      Object.defineProperty(n, 'ModifiableInstruction', {
        enumerable: !0,
        get: function () {
          return C.ModifiableInstruction;
        },
      });
      var F = p(5554);
      Object.defineProperty(n, 'Onbuild', {
        enumerable: !0,
        get: function () {
          return F.Onbuild;
        },
      });
      var N = p(4984);
      Object.defineProperty(n, 'PropertyInstruction', {
        enumerable: !0,
        get: function () {
          return N.PropertyInstruction;
        },
      });
      var _ = p(7224);
      Object.defineProperty(n, 'Run', {
        enumerable: !0,
        get: function () {
          return _.Run;
        },
      });
      var G = p(7523);
      Object.defineProperty(n, 'Shell', {
        enumerable: !0,
        get: function () {
          return G.Shell;
        },
      });
      var D = p(4301);
      Object.defineProperty(n, 'Stopsignal', {
        enumerable: !0,
        get: function () {
          return D.Stopsignal;
        },
      });
      var M = p(3998);
      Object.defineProperty(n, 'User', {
        enumerable: !0,
        get: function () {
          return M.User;
        },
      });
      var J = p(1347);
      Object.defineProperty(n, 'Volume', {
        enumerable: !0,
        get: function () {
          return J.Volume;
        },
      });
      const U = p(7529);
      Object.defineProperty(n, 'Workdir', {
        enumerable: !0,
        get: function () {
          return U.Workdir;
        },
      });
      var T;
      (function (W) {
        ((W.ADD = 'ADD'),
          (W.ARG = 'ARG'),
          (W.CMD = 'CMD'),
          (W.COPY = 'COPY'),
          (W.ENTRYPOINT = 'ENTRYPOINT'),
          (W.ENV = 'ENV'),
          (W.EXPOSE = 'EXPOSE'),
          (W.FROM = 'FROM'),
          (W.HEALTHCHECK = 'HEALTHCHECK'),
          (W.LABEL = 'LABEL'),
          (W.MAINTAINER = 'MAINTAINER'),
          (W.ONBUILD = 'ONBUILD'),
          (W.RUN = 'RUN'),
          (W.SHELL = 'SHELL'),
          (W.STOPSIGNAL = 'STOPSIGNAL'),
          (W.USER = 'USER'),
          (W.VOLUME = 'VOLUME'),
          (W.WORKDIR = 'WORKDIR'));
      })(T || (n.Keyword = T = {}));
      var L;
      ((function (W) {
        ((W.escape = 'escape'), (W.syntax = 'syntax'));
      })(L || (n.Directive = L = {})),
        (n.DefaultVariables = [
          'ALL_PROXY',
          'all_proxy',
          'FTP_PROXY',
          'ftp_proxy',
          'HTTP_PROXY',
          'http_proxy',
          'HTTPS_PROXY',
          'https_proxy',
          'NO_PROXY',
          'no_proxy',
        ]));
      var B;
      (function (W) {
        function q(K) {
          return new w.Parser().parse(K);
        }
        W.parse = q;
      })(B || (n.DockerfileParser = B = {}));
    },
    2393: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.ModifiableInstruction = void 0));
      const I = p(4612),
        A = p(1077),
        S = p(5279);
      class w extends S.Instruction {
        constructor(m, b, h, f, r, s) {
          super(m, b, h, f, r, s);
        }
        getFlags() {
          if (!this.flags) {
            this.flags = [];
            for (let m of this.getArguments()) {
              let b = m.getValue();
              if (this.stopSearchingForFlags(b)) return this.flags;
              if (b.indexOf('--') === 0) {
                let h = m.getRange(),
                  f = this.document.getText().substring(this.document.offsetAt(h.start), this.document.offsetAt(h.end)),
                  r = b.indexOf('='),
                  s = f.indexOf('='),
                  g = !1,
                  d = !1,
                  o = -1;
                e: for (let y = 0; y < f.length; y++)
                  switch (f.charAt(y)) {
                    case '\\':
                    case ' ':
                    case '	':
                    case '\r':
                    case `
`:
                      break;
                    case '-':
                      if (d) {
                        o = y;
                        break e;
                      } else g ? (d = !0) : (g = !0);
                      break;
                    default:
                      o = y;
                      break e;
                  }
                let l = this.document.positionAt(this.document.offsetAt(h.start) + o);
                if (s === -1)
                  this.flags.push(new A.Flag(this.document, h, b.substring(2), I.Range.create(l, h.end), null, null));
                else if (s === b.length - 1) {
                  let y = this.document.positionAt(this.document.offsetAt(h.start) + s);
                  this.flags.push(
                    new A.Flag(
                      this.document,
                      h,
                      b.substring(2, s),
                      I.Range.create(l, y),
                      '',
                      I.Range.create(h.end, h.end),
                    ),
                  );
                } else {
                  let y = this.document.positionAt(this.document.offsetAt(h.start) + s);
                  this.flags.push(
                    new A.Flag(
                      this.document,
                      h,
                      b.substring(2, r),
                      I.Range.create(l, y),
                      b.substring(r + 1),
                      I.Range.create(this.document.positionAt(this.document.offsetAt(h.start) + s + 1), h.end),
                    ),
                  );
                }
              }
            }
          }
          return this.flags;
        }
        getArguments() {
          const m = super.getArguments(),
            b = this.getFlags();
          if (b.length === 0) return m;
          for (let h = 0; h < b.length; h++) m.shift();
          return m;
        }
      }
      n.ModifiableInstruction = w;
    },
    7988: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Parser = void 0));
      const I = p(3383),
        A = p(4612),
        S = p(4022),
        w = p(7499),
        a = p(5279),
        m = p(9618),
        b = p(4381),
        h = p(5517),
        f = p(444),
        r = p(1822),
        s = p(1835),
        g = p(5377),
        d = p(1167),
        o = p(3871),
        l = p(5554),
        y = p(7224),
        E = p(7523),
        P = p(4301),
        V = p(7529),
        O = p(3998),
        j = p(1347),
        C = p(9933),
        F = p(7459),
        N = p(6009);
      class _ {
        constructor() {
          this.escapeChar = null;
        }
        static createInstruction(D, M, J, U, T, L) {
          switch (T.toUpperCase()) {
            case 'ADD':
              return new m.Add(D, U, M, J, T, L);
            case 'ARG':
              return new b.Arg(D, U, M, J, T, L);
            case 'CMD':
              return new h.Cmd(D, U, M, J, T, L);
            case 'COPY':
              return new f.Copy(D, U, M, J, T, L);
            case 'ENTRYPOINT':
              return new s.Entrypoint(D, U, M, J, T, L);
            case 'ENV':
              return new r.Env(D, U, M, J, T, L);
            case 'FROM':
              return new g.From(D, U, M, J, T, L);
            case 'HEALTHCHECK':
              return new d.Healthcheck(D, U, M, J, T, L);
            case 'LABEL':
              return new o.Label(D, U, M, J, T, L);
            case 'ONBUILD':
              return new l.Onbuild(D, U, M, J, T, L);
            case 'RUN':
              return new y.Run(D, U, M, J, T, L);
            case 'SHELL':
              return new E.Shell(D, U, M, J, T, L);
            case 'STOPSIGNAL':
              return new P.Stopsignal(D, U, M, J, T, L);
            case 'WORKDIR':
              return new V.Workdir(D, U, M, J, T, L);
            case 'USER':
              return new O.User(D, U, M, J, T, L);
            case 'VOLUME':
              return new j.Volume(D, U, M, J, T, L);
          }
          return new a.Instruction(D, U, M, J, T, L);
        }
        getParserDirectives(D, M) {
          const J = [];
          this.escapeChar = '';
          const U = F.Util.isUTF8BOM(M.substring(0, 1)) ? 1 : 0;
          e: for (let T = U; T < M.length; T++)
            switch (M.charAt(T)) {
              case ' ':
              case '	':
                break;
              case '\r':
              case `
`:
                break e;
              case '#':
                let L = -1,
                  B = -1;
                for (let W = T + 1; W < M.length; W++) {
                  let q = M.charAt(W);
                  switch (q) {
                    case ' ':
                    case '	':
                      L !== -1 && B === -1 && (B = W);
                      break;
                    case '\r':
                    case `
`:
                      break e;
                    case '=':
                      let K = -1,
                        Z = -1;
                      B === -1 && (B = W);
                      let ee = M.length;
                      t: for (let te = W + 1; te < M.length; te++)
                        switch (((q = M.charAt(te)), q)) {
                          case '\r':
                          case `
`:
                            (K !== -1 && Z === -1 && (Z = te), (ee = te));
                            break t;
                          case '	':
                          case ' ':
                            K !== -1 && Z === -1 && (Z = te);
                            continue;
                          default:
                            K === -1 && (K = te);
                            break;
                        }
                      if (L === -1) break e;
                      K === -1 ? ((K = W + 1), (Z = ee)) : Z === -1 && (Z = M.length);
                      const ie = A.Range.create(D.positionAt(T), D.positionAt(ee)),
                        se = A.Range.create(D.positionAt(L), D.positionAt(B)),
                        ae = A.Range.create(D.positionAt(K), D.positionAt(Z));
                      (J.push(new w.ParserDirective(D, ie, se, ae)),
                        (L = -1),
                        M.charAt(Z) === '\r' ? (T = Z + 1) : (T = Z));
                      continue e;
                    default:
                      L === -1 && (L = W);
                      break;
                  }
                }
                break;
              default:
                break e;
            }
          return J;
        }
        parse(D) {
          ((this.document = I.TextDocument.create('', '', 0, D)), (this.buffer = D));
          let M = new C.Dockerfile(this.document),
            J = this.getParserDirectives(this.document, this.buffer),
            U = 0;
          ((this.escapeChar = '\\'),
            J.length > 0
              ? (M.setDirectives(J),
                (this.escapeChar = M.getEscapeCharacter()),
                (U = this.document.offsetAt(A.Position.create(J.length, 0))))
              : F.Util.isUTF8BOM(D.substring(0, 1)) && (U = 1));
          for (let T = U; T < this.buffer.length; T++) {
            const L = this.buffer.charAt(T);
            switch (L) {
              case ' ':
              case '	':
              case '\r':
              case `
`:
                break;
              case '#':
                T = this.processComment(M, T);
                break;
              default:
                T = this.processInstruction(M, L, T);
                break;
            }
          }
          return (M.organizeComments(), M);
        }
        processInstruction(D, M, J) {
          let U = M,
            T = -1,
            L = !1;
          e: for (let B = J + 1; B < this.buffer.length; B++)
            switch (((M = this.buffer.charAt(B)), M)) {
              case this.escapeChar:
                if (
                  ((L = !0),
                  (M = this.buffer.charAt(B + 1)),
                  M === '\r' ||
                    M ===
                      `
`)
                )
                  (T === -1 && (T = B), B++);
                else if (M === ' ' || M === '	') {
                  for (let W = B + 2; W < this.buffer.length; W++)
                    switch (this.buffer.charAt(W)) {
                      case ' ':
                      case '	':
                        break;
                      case '\r':
                      case `
`:
                        B = W;
                        continue e;
                      default:
                        ((T = B + 1), (U = U + this.escapeChar), (B = W - 2));
                        continue e;
                    }
                  ((T = B + 1), (U = U + this.escapeChar));
                  break e;
                } else ((T = B + 1), (U = U + this.escapeChar), (L = !1));
                break;
              case ' ':
              case '	':
                if (L) {
                  t: for (let W = B + 1; W < this.buffer.length; W++)
                    switch (this.buffer.charAt(W)) {
                      case ' ':
                      case '	':
                        break;
                      case '\r':
                      case `
`:
                        B = W;
                        continue e;
                      default:
                        break t;
                    }
                  L = !1;
                }
                return (
                  T === -1 && (T = B),
                  (B = this.processArguments(D, U, T, J, B)),
                  D.addInstruction(this.createInstruction(D, U, J, T, B)),
                  B
                );
              case '\r':
              case `
`:
                if (L) continue;
                return (T === -1 && (T = B), D.addInstruction(this.createInstruction(D, U, J, B, B)), B);
              case '#':
                if (L) continue;
              default:
                ((T = B + 1), (U = U + M), (L = !1));
                break;
            }
          return (
            T === -1 && (T = this.buffer.length),
            D.addInstruction(this.createInstruction(D, U, J, T, this.buffer.length)),
            this.buffer.length
          );
        }
        processHeredocs(D, M) {
          let J = D.getKeyword();
          if (J === N.Keyword.ONBUILD) {
            if (((D = D.getTriggerInstruction()), D === null)) return M;
            J = D.getKeyword();
          }
          if (J !== N.Keyword.ADD && J !== N.Keyword.COPY && J !== N.Keyword.RUN) return M;
          const U = [];
          let T = !1;
          for (const L of D.getArguments()) {
            const B = L.getValue();
            if (B.startsWith('<<') && B.length > 2) {
              B.startsWith('<<-') && (T = !0);
              const W = F.Util.parseHeredocName(B);
              W !== null && U.push(W);
            }
          }
          if (U.length > 0) for (const L of U) M = this.parseHeredoc(L, M, T);
          return M;
        }
        processArguments(D, M, J, U, T) {
          let L = !1;
          e: for (let B = T + 1; B < this.buffer.length; B++)
            switch (this.buffer.charAt(B)) {
              case '\r':
              case `
`:
                if (L) continue;
                return this.processHeredocs(this.createInstruction(D, M, U, J, B), B);
              case this.escapeChar:
                const W = this.buffer.charAt(B + 1);
                if (
                  W ===
                    `
` ||
                  W === '\r'
                )
                  ((L = !0), B++);
                else if (W === ' ' || W === '	') {
                  for (let q = B + 2; q < this.buffer.length; q++)
                    switch (this.buffer.charAt(q)) {
                      case ' ':
                      case '	':
                        break;
                      case '\r':
                      case `
`:
                        L = !0;
                      default:
                        B = q;
                        continue e;
                    }
                  return this.buffer.length;
                }
                continue;
              case '#':
                if (L) {
                  B = this.processComment(D, B);
                  continue e;
                }
                break;
              case ' ':
              case '	':
                break;
              default:
                L && (L = !1);
                break;
            }
          return this.buffer.length;
        }
        processComment(D, M) {
          let J = this.buffer.length;
          e: for (let T = M + 1; T < this.buffer.length; T++)
            switch (this.buffer.charAt(T)) {
              case '\r':
              case `
`:
                J = T;
                break e;
            }
          const U = A.Range.create(this.document.positionAt(M), this.document.positionAt(J));
          return (D.addComment(new S.Comment(this.document, U)), J);
        }
        parseHeredoc(D, M, J) {
          let U = -1,
            T = !0;
          for (let L = M; L < this.buffer.length; L++)
            switch (this.buffer.charAt(L)) {
              case ' ':
                T = !1;
                break;
              case '	':
                J || (T = !1);
                break;
              case '\r':
              case `
`:
                if (U !== -1 && D === this.buffer.substring(U, L)) return L;
                ((U = -1), (T = !0));
                break;
              default:
                T && ((U = L), (T = !1));
                break;
            }
          return this.buffer.length;
        }
        createInstruction(D, M, J, U, T) {
          const L = this.document.positionAt(J),
            B = A.Range.create(L, this.document.positionAt(U)),
            W = A.Range.create(L, this.document.positionAt(T));
          return _.createInstruction(this.document, D, this.escapeChar, W, M, B);
        }
      }
      n.Parser = _;
    },
    7499: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.ParserDirective = void 0));
      const I = p(6009),
        A = p(7005);
      class S extends A.Line {
        constructor(a, m, b, h) {
          (super(a, m), (this.nameRange = b), (this.valueRange = h));
        }
        toString() {
          return '# ' + this.getName() + '=' + this.getValue();
        }
        getNameRange() {
          return this.nameRange;
        }
        getValueRange() {
          return this.valueRange;
        }
        getName() {
          return this.document
            .getText()
            .substring(this.document.offsetAt(this.nameRange.start), this.document.offsetAt(this.nameRange.end));
        }
        getValue() {
          return this.document
            .getText()
            .substring(this.document.offsetAt(this.valueRange.start), this.document.offsetAt(this.valueRange.end));
        }
        getDirective() {
          const a = I.Directive[this.getName().toLowerCase()];
          return a === void 0 ? null : a;
        }
      }
      n.ParserDirective = S;
    },
    9602: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Property = void 0));
      const I = p(4612),
        A = p(7459);
      class S {
        constructor(a, m, b, h) {
          ((this.assignmentOperatorRange = null),
            (this.assignmentOperator = null),
            (this.valueRange = null),
            (this.value = null),
            (this.document = a),
            (this.escapeChar = m),
            (this.nameRange = S.getNameRange(a, b)));
          let f = a.getText().substring(a.offsetAt(this.nameRange.start), a.offsetAt(this.nameRange.end));
          if (((this.name = S.getValue(f, m)), h))
            ((this.valueRange = h.getRange()),
              (f = a.getText().substring(a.offsetAt(this.valueRange.start), a.offsetAt(this.valueRange.end))),
              (this.value = S.getValue(f, m)),
              (this.range = I.Range.create(this.nameRange.start, this.valueRange.end)));
          else {
            let r = b.getRange();
            ((this.nameRange.start.line === r.start.line &&
              this.nameRange.start.character === r.start.character &&
              this.nameRange.end.line === r.end.line &&
              this.nameRange.end.character === r.end.character) ||
              ((this.valueRange = S.getValueRange(a, b)),
              (f = a.getText().substring(a.offsetAt(this.valueRange.start), a.offsetAt(this.valueRange.end))),
              (this.value = S.getValue(f, m)),
              (this.assignmentOperatorRange = I.Range.create(this.nameRange.end, this.valueRange.start)),
              (this.assignmentOperator = '=')),
              (this.range = r));
          }
        }
        getRange() {
          return this.range;
        }
        getName() {
          return this.name;
        }
        getNameRange() {
          return this.nameRange;
        }
        getValue() {
          return this.value;
        }
        getValueRange() {
          return this.valueRange;
        }
        getAssignmentOperator() {
          return this.assignmentOperator;
        }
        getAssignmentOperatorRange() {
          return this.assignmentOperatorRange;
        }
        getUnescapedValue() {
          if (this.valueRange === null) return null;
          let a = !1,
            m = '',
            b = this.document
              .getText()
              .substring(this.document.offsetAt(this.valueRange.start), this.document.offsetAt(this.valueRange.end));
          e: for (let h = 0; h < b.length; h++) {
            let f = b.charAt(h);
            switch (f) {
              case this.escapeChar:
                for (let r = h + 1; r < b.length; r++)
                  switch (b.charAt(r)) {
                    case '\r':
                      r++;
                    case `
`:
                      ((a = !0), (h = r));
                      continue e;
                    case ' ':
                    case '	':
                      break;
                    default:
                      m = m + f;
                      continue e;
                  }
                m = m + f;
                break;
              case '\r':
              case `
`:
                break;
              case ' ':
              case '	':
                a || (m = m + f);
                break;
              case '#':
                if (a)
                  for (let r = h + 1; r < b.length; r++)
                    switch (b.charAt(r)) {
                      case '\r':
                        r++;
                      case `
`:
                        h = r;
                        continue e;
                    }
                else m = m + f;
                break;
              default:
                ((m = m + f), (a = !1));
                break;
            }
          }
          return m;
        }
        static getNameRange(a, m) {
          let b = m.getValue(),
            h = b.indexOf('=');
          if (h !== -1) {
            let f = b.charAt(0),
              r = b.charAt(h - 1);
            if ((f === '"' && r === '"') || (f === "'" && r === "'") || (f !== '"' && f !== "'"))
              return I.Range.create(m.getRange().start, a.positionAt(a.offsetAt(m.getRange().start) + h));
          }
          return m.getRange();
        }
        static getValueRange(a, m) {
          return I.Range.create(
            a.positionAt(a.offsetAt(m.getRange().start) + m.getValue().indexOf('=') + 1),
            a.positionAt(a.offsetAt(m.getRange().end)),
          );
        }
        static getValue(a, m) {
          let b = !1;
          const h = A.Util.findLeadingNonWhitespace(a, m);
          (h !== 0 && a.charAt(h) === '#' && (b = !0), (a = a.substring(h)));
          let f = a.charAt(0),
            r = a.charAt(a.length - 1),
            s = f === "'" || f === '"',
            g = f === "'" && r === "'",
            d = !1;
          if (f === '"')
            for (let E = 1; E < a.length; E++)
              a.charAt(E) === m ? E++ : a.charAt(E) === '"' && E === a.length - 1 && (d = !0);
          (g || d) && (a = a.substring(1, a.length - 1));
          let o = -1,
            l = '',
            y = 0;
          e: for (let E = 0; E < a.length; E++) {
            let P = a.charAt(E);
            switch (P) {
              case m:
                if (E + 1 === a.length) {
                  l = l + m;
                  break e;
                }
                if (((P = a.charAt(E + 1)), P === ' ' || P === '	'))
                  t: for (let V = E + 2; V < a.length; V++) {
                    let O = a.charAt(V);
                    switch (O) {
                      case ' ':
                      case '	':
                        break;
                      case '\r':
                        V++;
                      case `
`:
                        ((b = !0), (E = V));
                        continue e;
                      default:
                        if (!d && !g && !s) {
                          O === m ? ((l = l + P), (E = E + 1)) : ((l = l + P + O), (E = V));
                          continue e;
                        }
                        break t;
                    }
                  }
                if (d) {
                  P === '\r'
                    ? ((b = !0), (E = E + 2))
                    : P ===
                        `
`
                      ? ((b = !0), E++)
                      : P !== '"' && (P === m && E++, (l = l + m));
                  continue e;
                } else if (g || s) {
                  P === '\r'
                    ? ((b = !0), (E = E + 2))
                    : P ===
                        `
`
                      ? ((b = !0), E++)
                      : (l = l + m);
                  continue e;
                } else
                  P === m
                    ? ((l = l + m), E++)
                    : P === '\r'
                      ? ((b = !0), (E = E + 2))
                      : P ===
                          `
`
                        ? ((b = !0), E++, (y = E))
                        : ((l = l + P), E++);
                break;
              case ' ':
              case '	':
                (b && o === -1 && (o = E), (l = l + P));
                break;
              case '\r':
                E++;
              case `
`:
                b && o !== -1 && ((l = l.substring(0, l.length - (E - o - 1))), (o = -1));
                break;
              case '#':
                if (b) {
                  o !== -1 && ((l = l.substring(0, l.length - (E - o))), (o = -1));
                  t: for (let V = E + 1; V < a.length; V++)
                    switch (a.charAt(V)) {
                      case '\r':
                        V++;
                      case `
`:
                        E = V;
                        break t;
                    }
                  continue e;
                }
              default:
                (b && ((b = !1), (o = -1)), (l = l + P));
                break;
            }
          }
          return l;
        }
      }
      n.Property = S;
    },
    4984: (X, n, p) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.PropertyInstruction = void 0));
      const I = p(4612),
        A = p(5279),
        S = p(9602),
        w = p(5940),
        a = p(7459);
      class m extends A.Instruction {
        constructor(h, f, r, s, g, d) {
          (super(h, f, r, s, g, d), (this.properties = void 0));
        }
        getProperties() {
          if (this.properties === void 0) {
            let h = this.getPropertyArguments();
            if (h.length === 0) this.properties = [];
            else if (h.length === 1) this.properties = [new S.Property(this.document, this.escapeChar, h[0])];
            else if (h.length === 2)
              h[0].getValue().indexOf('=') === -1
                ? (this.properties = [new S.Property(this.document, this.escapeChar, h[0], h[1])])
                : (this.properties = [
                    new S.Property(this.document, this.escapeChar, h[0]),
                    new S.Property(this.document, this.escapeChar, h[1]),
                  ]);
            else if (h[0].getValue().indexOf('=') === -1) {
              let f = this.document.getText(),
                r = h[1].getRange().start,
                s = h[h.length - 1].getRange().end;
              ((f = f.substring(this.document.offsetAt(r), this.document.offsetAt(s))),
                (this.properties = [
                  new S.Property(
                    this.document,
                    this.escapeChar,
                    h[0],
                    new w.Argument(f, I.Range.create(h[1].getRange().start, h[h.length - 1].getRange().end)),
                  ),
                ]));
            } else {
              this.properties = [];
              for (let f = 0; f < h.length; f++)
                this.properties.push(new S.Property(this.document, this.escapeChar, h[f]));
            }
          }
          return this.properties;
        }
        findTrailingNonWhitespace(h) {
          let f = h.length;
          e: for (let r = h.length - 1; r >= 0; r--)
            switch (h.charAt(r)) {
              case ' ':
              case '	':
                continue;
              case `
`:
                h.charAt(r - 1) === '\r' && (r = r - 1);
              case '\r':
                t: for (let s = r - 1; s >= 0; s--)
                  switch (h.charAt(s)) {
                    case ' ':
                    case '	':
                    case '\r':
                    case `
`:
                    case this.escapeChar:
                      continue;
                    default:
                      f = s;
                      break t;
                  }
                break e;
              default:
                f = r;
                break e;
            }
          return f;
        }
        getPropertyArguments() {
          const h = [];
          let f = this.getInstructionRange(),
            r = this.document.offsetAt(f.end),
            s = r - this.document.offsetAt(f.start),
            g = this.getTextContent(),
            d = g.substring(s),
            o = a.Util.findLeadingNonWhitespace(d, this.escapeChar);
          if (o === -1) return [];
          const l = this.document.positionAt(r + o);
          let y = f.start.line !== l.line,
            E = !1,
            P = -1,
            V = this.findTrailingNonWhitespace(d);
          g = d.substring(o, V + 1);
          let O = y ? -1 : 0,
            j = !1;
          e: for (let C = 0; C < g.length; C++) {
            let F = g.charAt(C);
            switch (F) {
              case this.escapeChar:
                if (C + 1 === g.length) {
                  E = !0;
                  break e;
                }
                switch ((y || (P = C), g.charAt(C + 1))) {
                  case ' ':
                  case '	':
                    if (!a.Util.isWhitespace(g.charAt(C + 2))) {
                      C = C + 1;
                      continue e;
                    }
                    t: for (let N = C + 2; N < g.length; N++)
                      switch (g.charAt(N)) {
                        case '\r':
                          N++;
                        case `
`:
                          ((y = !0), (C = N));
                          continue e;
                        case ' ':
                        case '	':
                          break;
                        default:
                          (h.push(
                            new w.Argument(
                              g.substring(O, C),
                              I.Range.create(
                                this.document.positionAt(r + o + O),
                                this.document.positionAt(r + o + C + 2),
                              ),
                            ),
                          ),
                            (O = N));
                          break t;
                      }
                    C = O - 1;
                    continue e;
                  case '\r':
                    C++;
                  case `
`:
                    ((y = !0), (C = C + 1));
                    continue e;
                  case this.escapeChar:
                    (O === -1 && (O = C), (C = C + 1));
                    continue e;
                  default:
                    O === -1 && (O = C);
                    continue e;
                }
              case "'":
              case '"':
                (j && (this.createSpacedArgument(O, h, g, P, r, o), (O = C), (j = !1)), O === -1 && (O = C));
                for (let N = C + 1; N < g.length; N++)
                  switch (g.charAt(N)) {
                    case F:
                      if (g.charAt(N + 1) !== ' ' && g.charAt(N + 1) !== '') {
                        C = N;
                        continue e;
                      }
                      (h.push(
                        new w.Argument(
                          g.substring(O, N + 1),
                          I.Range.create(this.document.positionAt(r + o + O), this.document.positionAt(r + o + N + 1)),
                        ),
                      ),
                        (C = N),
                        (O = -1));
                      continue e;
                    case this.escapeChar:
                      N++;
                      break;
                  }
                break e;
              case ' ':
              case '	':
                y
                  ? O !== -1 && (j = !0)
                  : O !== -1 &&
                    (h.push(
                      new w.Argument(
                        g.substring(O, C),
                        I.Range.create(this.document.positionAt(r + o + O), this.document.positionAt(r + o + C)),
                      ),
                    ),
                    (O = -1));
                break;
              case '\r':
                C++;
              case `
`:
                j = !1;
                break;
              case '#':
                if (y) {
                  for (let N = C + 1; N < g.length; N++)
                    switch (g.charAt(N)) {
                      case '\r':
                        N++;
                      case `
`:
                        ((C = N), (j = !1));
                        continue e;
                    }
                  if (O !== -1) {
                    let N = g.substring(O, P);
                    (h.push(
                      new w.Argument(
                        N,
                        I.Range.create(this.document.positionAt(r + o + O), this.document.positionAt(r + o + P)),
                      ),
                    ),
                      (O = -1));
                  }
                  break e;
                } else O === -1 && (O = C);
                break;
              default:
                if (
                  (j && (this.createSpacedArgument(O, h, g, P, r, o), (O = C), (j = !1)),
                  (y = !1),
                  O === -1 && (O = C),
                  F === '$' && g.charAt(C + 1) === '{')
                ) {
                  let N = !1,
                    _ = !1,
                    G = !1;
                  for (let D = C + 1; D < g.length; D++)
                    switch (g.charAt(D)) {
                      case this.escapeChar:
                        G = !0;
                        break;
                      case '\r':
                      case `
`:
                        break;
                      case "'":
                        ((N = !N), (G = !1));
                        break;
                      case '"':
                        ((_ = !_), (G = !1));
                        break;
                      case ' ':
                      case '	':
                        if (G || N || _) break;
                        C = D - 1;
                        continue e;
                      case '}':
                        C = D;
                        continue e;
                      default:
                        G = !1;
                        break;
                    }
                  break e;
                }
                break;
            }
          }
          if (O !== -1 && O !== g.length) {
            let C = E ? g.length - 1 : g.length,
              F = g.substring(O, C);
            h.push(
              new w.Argument(
                F,
                I.Range.create(this.document.positionAt(r + o + O), this.document.positionAt(r + o + C)),
              ),
            );
          }
          return h;
        }
        createSpacedArgument(h, f, r, s, g, d) {
          h !== -1 &&
            f.push(
              new w.Argument(
                r.substring(h, s),
                I.Range.create(this.document.positionAt(g + d + h), this.document.positionAt(g + d + s)),
              ),
            );
        }
      }
      n.PropertyInstruction = m;
    },
    7459: (X, n) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Util = void 0));
      class p {
        static isUTF8BOM(A) {
          const S = Uint8Array.from(Buffer.from(A, 'UTF-8'));
          return S[0] === 239 && S[1] == 187 && S[2] == 191;
        }
        static isWhitespace(A) {
          return A === ' ' || A === '	' || p.isNewline(A);
        }
        static isNewline(A) {
          return (
            A === '\r' ||
            A ===
              `
`
          );
        }
        static findLeadingNonWhitespace(A, S) {
          e: for (let w = 0; w < A.length; w++)
            switch (A.charAt(w)) {
              case ' ':
              case '	':
                continue;
              case S:
                t: for (let a = w + 1; a < A.length; a++)
                  switch (A.charAt(a)) {
                    case ' ':
                    case '	':
                      continue;
                    case '\r':
                      w = a + 1;
                      continue e;
                    case `
`:
                      w = a;
                      continue e;
                    default:
                      break t;
                  }
                return -1;
              default:
                return w;
            }
          return -1;
        }
        static isInsideRange(A, S) {
          return S.start.line === S.end.line
            ? S.start.line === A.line && S.start.character <= A.character && A.character <= S.end.character
            : S.start.line === A.line
              ? S.start.character <= A.character
              : S.end.line === A.line
                ? A.character <= S.end.character
                : S.start.line < A.line && A.line < S.end.line;
        }
        static parseHeredocName(A) {
          if (((A = A.substring(2)), A.charAt(0) === '-' && (A = A.substring(1)), A.charAt(0) === '"')) {
            if (A.charAt(A.length - 1) !== '"') return null;
            A = A.substring(1, A.length - 1);
          }
          if (A.charAt(0) === "'") {
            if (A.charAt(A.length - 1) !== "'") return null;
            A = A.substring(1, A.length - 1);
          }
          return A.charAt(0) === '<' ? null : A;
        }
      }
      n.Util = p;
    },
    3743: (X, n) => {
      (Object.defineProperty(n, '__esModule', { value: !0 }), (n.Variable = void 0));
      class p {
        constructor(A, S, w, a, m, b, h, f, r, s) {
          ((this.name = A),
            (this.nameRange = S),
            (this.range = w),
            (this.modifier = a),
            (this.modifierRange = m),
            (this.substitutionParameter = b),
            (this.substitutionRange = h),
            (this.defined = f),
            (this.buildVariable = r),
            (this.stringValue = s));
        }
        toString() {
          return this.stringValue;
        }
        getName() {
          return this.name;
        }
        getNameRange() {
          return this.nameRange;
        }
        getRange() {
          return this.range;
        }
        getModifier() {
          return this.modifier;
        }
        getModifierRange() {
          return this.modifierRange;
        }
        getSubstitutionParameter() {
          return this.substitutionParameter;
        }
        getSubstitutionRange() {
          return this.substitutionRange;
        }
        isDefined() {
          return this.defined;
        }
        isBuildVariable() {
          return this.buildVariable === !0;
        }
        isEnvironmentVariable() {
          return this.buildVariable === !1;
        }
      }
      n.Variable = p;
    },
    3383: function (X, n) {
      var p =
        (this && this.__spreadArray) ||
        function (I, A, S) {
          if (S || arguments.length === 2)
            for (var w = 0, a = A.length, m; w < a; w++)
              (m || !(w in A)) && (m || (m = Array.prototype.slice.call(A, 0, w)), (m[w] = A[w]));
          return I.concat(m || Array.prototype.slice.call(A));
        };
      (function (I) {
        if (typeof X.exports == 'object') {
          var A = I(qe(import.meta.url), n);
          A !== void 0 && (X.exports = A);
        } else typeof define == 'function' && define.amd && define(['require', 'exports'], I);
      })(function (I, A) {
        'use strict';
        (Object.defineProperty(A, '__esModule', { value: !0 }), (A.TextDocument = void 0));
        var S = (function () {
            function r(s, g, d, o) {
              ((this._uri = s),
                (this._languageId = g),
                (this._version = d),
                (this._content = o),
                (this._lineOffsets = void 0));
            }
            return (
              Object.defineProperty(r.prototype, 'uri', {
                get: function () {
                  return this._uri;
                },
                enumerable: !1,
                configurable: !0,
              }),
              Object.defineProperty(r.prototype, 'languageId', {
                get: function () {
                  return this._languageId;
                },
                enumerable: !1,
                configurable: !0,
              }),
              Object.defineProperty(r.prototype, 'version', {
                get: function () {
                  return this._version;
                },
                enumerable: !1,
                configurable: !0,
              }),
              (r.prototype.getText = function (s) {
                if (s) {
                  var g = this.offsetAt(s.start),
                    d = this.offsetAt(s.end);
                  return this._content.substring(g, d);
                }
                return this._content;
              }),
              (r.prototype.update = function (s, g) {
                for (var d = 0, o = s; d < o.length; d++) {
                  var l = o[d];
                  if (r.isIncremental(l)) {
                    var y = h(l.range),
                      E = this.offsetAt(y.start),
                      P = this.offsetAt(y.end);
                    this._content =
                      this._content.substring(0, E) + l.text + this._content.substring(P, this._content.length);
                    var V = E + l.text.length,
                      O = this._content.charCodeAt(E - 1) === 13 && this._content.charCodeAt(E) === 10,
                      j = this._content.charCodeAt(V - 1) === 13 && this._content.charCodeAt(V) === 10;
                    if (O || j) {
                      this._lineOffsets = void 0;
                      continue;
                    }
                    var C = Math.max(y.start.line, 0),
                      F = Math.max(y.end.line, 0),
                      N = this._lineOffsets,
                      _ = m(l.text, !1, E);
                    if (F - C === _.length) for (var G = 0, D = _.length; G < D; G++) N[G + C + 1] = _[G];
                    else
                      _.length < 1e4
                        ? N.splice.apply(N, p([C + 1, F - C], _, !1))
                        : (this._lineOffsets = N = N.slice(0, C + 1).concat(_, N.slice(F + 1)));
                    var M = l.text.length - (P - E);
                    if (M !== 0) for (var G = C + 1 + _.length, D = N.length; G < D; G++) N[G] = N[G] + M;
                  } else if (r.isFull(l)) ((this._content = l.text), (this._lineOffsets = void 0));
                  else throw new Error('Unknown change event received');
                }
                this._version = g;
              }),
              (r.prototype.getLineOffsets = function () {
                return (this._lineOffsets === void 0 && (this._lineOffsets = m(this._content, !0)), this._lineOffsets);
              }),
              (r.prototype.positionAt = function (s) {
                s = Math.max(Math.min(s, this._content.length), 0);
                var g = this.getLineOffsets(),
                  d = 0,
                  o = g.length;
                if (o === 0) return { line: 0, character: s };
                for (; d < o;) {
                  var l = Math.floor((d + o) / 2);
                  g[l] > s ? (o = l) : (d = l + 1);
                }
                var y = d - 1;
                return ((s = this.ensureBeforeEOL(s, g[y])), { line: y, character: s - g[y] });
              }),
              (r.prototype.offsetAt = function (s) {
                var g = this.getLineOffsets();
                if (s.line >= g.length) return this._content.length;
                if (s.line < 0) return 0;
                var d = g[s.line];
                if (s.character <= 0) return d;
                var o = s.line + 1 < g.length ? g[s.line + 1] : this._content.length,
                  l = Math.min(d + s.character, o);
                return this.ensureBeforeEOL(l, d);
              }),
              (r.prototype.getLineRange = function (s) {
                var g = this.getLineOffsets();
                if (s >= g.length) {
                  var d = g.length - 1;
                  return { start: { line: d, character: 0 }, end: { line: d, character: this._content.length - g[d] } };
                } else if (s < 0) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
                var o = g[s],
                  l = s + 1 < g.length ? g[s + 1] : this._content.length,
                  y = this.ensureBeforeEOL(l, o);
                return { start: { line: s, character: 0 }, end: { line: s, character: y - o } };
              }),
              (r.prototype.getEOLCharacters = function (s) {
                var g = this.getLineOffsets();
                if (s >= g.length) return '';
                if (s < 0) return '';
                var d = s + 1 < g.length ? g[s + 1] : this._content.length,
                  o = this.ensureBeforeEOL(d, g[s]);
                return this._content.substring(o, d);
              }),
              (r.prototype.ensureBeforeEOL = function (s, g) {
                for (; s > g && b(this._content.charCodeAt(s - 1));) s--;
                return s;
              }),
              Object.defineProperty(r.prototype, 'lineCount', {
                get: function () {
                  return this.getLineOffsets().length;
                },
                enumerable: !1,
                configurable: !0,
              }),
              (r.isIncremental = function (s) {
                var g = s;
                return (
                  g != null &&
                  typeof g.text == 'string' &&
                  g.range !== void 0 &&
                  (g.rangeLength === void 0 || typeof g.rangeLength == 'number')
                );
              }),
              (r.isFull = function (s) {
                var g = s;
                return g != null && typeof g.text == 'string' && g.range === void 0 && g.rangeLength === void 0;
              }),
              r
            );
          })(),
          w;
        (function (r) {
          function s(o, l, y, E) {
            return new S(o, l, y, E);
          }
          r.create = s;
          function g(o, l, y) {
            if (o instanceof S) return (o.update(l, y), o);
            throw new Error('TextDocument.update: document must be created by TextDocument.create');
          }
          r.update = g;
          function d(o, l) {
            for (
              var y = o.getText(),
                E = a(l.map(f), function (N, _) {
                  var G = N.range.start.line - _.range.start.line;
                  return G === 0 ? N.range.start.character - _.range.start.character : G;
                }),
                P = 0,
                V = [],
                O = 0,
                j = E;
              O < j.length;
              O++
            ) {
              var C = j[O],
                F = o.offsetAt(C.range.start);
              if (F < P) throw new Error('Overlapping edit');
              (F > P && V.push(y.substring(P, F)),
                C.newText.length && V.push(C.newText),
                (P = o.offsetAt(C.range.end)));
            }
            return (V.push(y.substr(P)), V.join(''));
          }
          r.applyEdits = d;
        })(w || (A.TextDocument = w = {}));
        function a(r, s) {
          if (r.length <= 1) return r;
          var g = (r.length / 2) | 0,
            d = r.slice(0, g),
            o = r.slice(g);
          (a(d, s), a(o, s));
          for (var l = 0, y = 0, E = 0; l < d.length && y < o.length;) {
            var P = s(d[l], o[y]);
            P <= 0 ? (r[E++] = d[l++]) : (r[E++] = o[y++]);
          }
          for (; l < d.length;) r[E++] = d[l++];
          for (; y < o.length;) r[E++] = o[y++];
          return r;
        }
        function m(r, s, g) {
          g === void 0 && (g = 0);
          for (var d = s ? [g] : [], o = 0; o < r.length; o++) {
            var l = r.charCodeAt(o);
            b(l) && (l === 13 && o + 1 < r.length && r.charCodeAt(o + 1) === 10 && o++, d.push(g + o + 1));
          }
          return d;
        }
        function b(r) {
          return r === 13 || r === 10;
        }
        function h(r) {
          var s = r.start,
            g = r.end;
          return s.line > g.line || (s.line === g.line && s.character > g.character) ? { start: g, end: s } : r;
        }
        function f(r) {
          var s = h(r.range);
          return s !== r.range ? { newText: r.newText, range: s } : r;
        }
      });
    },
    4612: (X, n) => {
      (function (p) {
        if (typeof X.exports == 'object') {
          var I = p(qe(import.meta.url), n);
          I !== void 0 && (X.exports = I);
        } else typeof define == 'function' && define.amd && define(['require', 'exports'], p);
      })(function () {
        'use strict';
        (Object.defineProperty(n, '__esModule', { value: !0 }),
          (n.TextDocument =
            n.EOL =
            n.WorkspaceFolder =
            n.InlineCompletionContext =
            n.SelectedCompletionInfo =
            n.InlineCompletionTriggerKind =
            n.InlineCompletionList =
            n.InlineCompletionItem =
            n.StringValue =
            n.InlayHint =
            n.InlayHintLabelPart =
            n.InlayHintKind =
            n.InlineValueContext =
            n.InlineValueEvaluatableExpression =
            n.InlineValueVariableLookup =
            n.InlineValueText =
            n.SemanticTokens =
            n.SemanticTokenModifiers =
            n.SemanticTokenTypes =
            n.SelectionRange =
            n.DocumentLink =
            n.FormattingOptions =
            n.CodeLens =
            n.CodeAction =
            n.CodeActionTag =
            n.CodeActionContext =
            n.CodeActionTriggerKind =
            n.CodeActionKind =
            n.DocumentSymbol =
            n.WorkspaceSymbol =
            n.SymbolInformation =
            n.SymbolTag =
            n.SymbolKind =
            n.DocumentHighlight =
            n.DocumentHighlightKind =
            n.SignatureInformation =
            n.ParameterInformation =
            n.Hover =
            n.MarkedString =
            n.CompletionList =
            n.CompletionItem =
            n.CompletionItemLabelDetails =
            n.ApplyKind =
            n.InsertTextMode =
            n.InsertReplaceEdit =
            n.CompletionItemTag =
            n.InsertTextFormat =
            n.CompletionItemKind =
            n.MarkupContent =
            n.MarkupKind =
            n.TextDocumentItem =
            n.LanguageKind =
            n.OptionalVersionedTextDocumentIdentifier =
            n.VersionedTextDocumentIdentifier =
            n.TextDocumentIdentifier =
            n.WorkspaceChange =
            n.SnippetTextEdit =
            n.WorkspaceEdit =
            n.DeleteFile =
            n.RenameFile =
            n.CreateFile =
            n.TextDocumentEdit =
            n.AnnotatedTextEdit =
            n.ChangeAnnotationIdentifier =
            n.ChangeAnnotation =
            n.TextEdit =
            n.Command =
            n.Diagnostic =
            n.CodeDescription =
            n.DiagnosticTag =
            n.DiagnosticSeverity =
            n.DiagnosticRelatedInformation =
            n.FoldingRange =
            n.FoldingRangeKind =
            n.ColorPresentation =
            n.ColorInformation =
            n.Color =
            n.LocationLink =
            n.Location =
            n.Range =
            n.Position =
            n.uinteger =
            n.integer =
            n.URI =
            n.DocumentUri =
              void 0));
        var p;
        (function (e) {
          function c(u) {
            return typeof u == 'string';
          }
          e.is = c;
        })(p || (n.DocumentUri = p = {}));
        var I;
        (function (e) {
          function c(u) {
            return typeof u == 'string';
          }
          e.is = c;
        })(I || (n.URI = I = {}));
        var A;
        (function (e) {
          ((e.MIN_VALUE = -2147483648), (e.MAX_VALUE = 2147483647));
          function c(u) {
            return typeof u == 'number' && e.MIN_VALUE <= u && u <= e.MAX_VALUE;
          }
          e.is = c;
        })(A || (n.integer = A = {}));
        var S;
        (function (e) {
          ((e.MIN_VALUE = 0), (e.MAX_VALUE = 2147483647));
          function c(u) {
            return typeof u == 'number' && e.MIN_VALUE <= u && u <= e.MAX_VALUE;
          }
          e.is = c;
        })(S || (n.uinteger = S = {}));
        var w;
        (function (e) {
          function c(i, t) {
            return (
              i === Number.MAX_VALUE && (i = S.MAX_VALUE),
              t === Number.MAX_VALUE && (t = S.MAX_VALUE),
              { line: i, character: t }
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.objectLiteral(t) && v.uinteger(t.line) && v.uinteger(t.character);
          }
          e.is = u;
        })(w || (n.Position = w = {}));
        var a;
        (function (e) {
          function c(i, t, R, k) {
            if (v.uinteger(i) && v.uinteger(t) && v.uinteger(R) && v.uinteger(k))
              return { start: w.create(i, t), end: w.create(R, k) };
            if (w.is(i) && w.is(t)) return { start: i, end: t };
            throw new Error(
              'Range#create called with invalid arguments['
                .concat(i, ', ')
                .concat(t, ', ')
                .concat(R, ', ')
                .concat(k, ']'),
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.objectLiteral(t) && w.is(t.start) && w.is(t.end);
          }
          e.is = u;
        })(a || (n.Range = a = {}));
        var m;
        (function (e) {
          function c(i, t) {
            return { uri: i, range: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.objectLiteral(t) && a.is(t.range) && (v.string(t.uri) || v.undefined(t.uri));
          }
          e.is = u;
        })(m || (n.Location = m = {}));
        var b;
        (function (e) {
          function c(i, t, R, k) {
            return { targetUri: i, targetRange: t, targetSelectionRange: R, originSelectionRange: k };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.objectLiteral(t) &&
              a.is(t.targetRange) &&
              v.string(t.targetUri) &&
              a.is(t.targetSelectionRange) &&
              (a.is(t.originSelectionRange) || v.undefined(t.originSelectionRange))
            );
          }
          e.is = u;
        })(b || (n.LocationLink = b = {}));
        var h;
        (function (e) {
          function c(i, t, R, k) {
            return { red: i, green: t, blue: R, alpha: k };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.objectLiteral(t) &&
              v.numberRange(t.red, 0, 1) &&
              v.numberRange(t.green, 0, 1) &&
              v.numberRange(t.blue, 0, 1) &&
              v.numberRange(t.alpha, 0, 1)
            );
          }
          e.is = u;
        })(h || (n.Color = h = {}));
        var f;
        (function (e) {
          function c(i, t) {
            return { range: i, color: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.objectLiteral(t) && a.is(t.range) && h.is(t.color);
          }
          e.is = u;
        })(f || (n.ColorInformation = f = {}));
        var r;
        (function (e) {
          function c(i, t, R) {
            return { label: i, textEdit: t, additionalTextEdits: R };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.objectLiteral(t) &&
              v.string(t.label) &&
              (v.undefined(t.textEdit) || V.is(t.textEdit)) &&
              (v.undefined(t.additionalTextEdits) || v.typedArray(t.additionalTextEdits, V.is))
            );
          }
          e.is = u;
        })(r || (n.ColorPresentation = r = {}));
        var s;
        (function (e) {
          ((e.Comment = 'comment'), (e.Imports = 'imports'), (e.Region = 'region'));
        })(s || (n.FoldingRangeKind = s = {}));
        var g;
        (function (e) {
          function c(i, t, R, k, H, $) {
            var z = { startLine: i, endLine: t };
            return (
              v.defined(R) && (z.startCharacter = R),
              v.defined(k) && (z.endCharacter = k),
              v.defined(H) && (z.kind = H),
              v.defined($) && (z.collapsedText = $),
              z
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.objectLiteral(t) &&
              v.uinteger(t.startLine) &&
              v.uinteger(t.endLine) &&
              (v.undefined(t.startCharacter) || v.uinteger(t.startCharacter)) &&
              (v.undefined(t.endCharacter) || v.uinteger(t.endCharacter)) &&
              (v.undefined(t.kind) || v.string(t.kind))
            );
          }
          e.is = u;
        })(g || (n.FoldingRange = g = {}));
        var d;
        (function (e) {
          function c(i, t) {
            return { location: i, message: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && m.is(t.location) && v.string(t.message);
          }
          e.is = u;
        })(d || (n.DiagnosticRelatedInformation = d = {}));
        var o;
        (function (e) {
          ((e.Error = 1), (e.Warning = 2), (e.Information = 3), (e.Hint = 4));
        })(o || (n.DiagnosticSeverity = o = {}));
        var l;
        (function (e) {
          ((e.Unnecessary = 1), (e.Deprecated = 2));
        })(l || (n.DiagnosticTag = l = {}));
        var y;
        (function (e) {
          function c(u) {
            var i = u;
            return v.objectLiteral(i) && v.string(i.href);
          }
          e.is = c;
        })(y || (n.CodeDescription = y = {}));
        var E;
        (function (e) {
          function c(R, k, H, $, z, x) {
            var Q = { range: R, message: k };
            return (
              v.defined(H) && (Q.severity = H),
              v.defined($) && (Q.code = $),
              v.defined(z) && (Q.source = z),
              v.defined(x) && (Q.relatedInformation = x),
              Q
            );
          }
          e.create = c;
          function u(R) {
            var k,
              H = R;
            return (
              v.defined(H) &&
              a.is(H.range) &&
              (v.string(H.message) || ee.is(H.message)) &&
              (v.number(H.severity) || v.undefined(H.severity)) &&
              (v.integer(H.code) || v.string(H.code) || v.undefined(H.code)) &&
              (v.undefined(H.codeDescription) ||
                v.string((k = H.codeDescription) === null || k === void 0 ? void 0 : k.href)) &&
              (v.string(H.source) || v.undefined(H.source)) &&
              (v.undefined(H.relatedInformation) || v.typedArray(H.relatedInformation, d.is))
            );
          }
          e.is = u;
          function i(R) {
            return v.string(R.message);
          }
          e.is3_17 = i;
          function t(R) {
            if (v.string(R.message)) return R.message;
            if (ee.is(R.message)) return R.message.value;
            throw new Error('Unknown message type '.concat(typeof R.message));
          }
          e.getMessageString = t;
        })(E || (n.Diagnostic = E = {}));
        var P;
        (function (e) {
          function c(i, t) {
            for (var R = [], k = 2; k < arguments.length; k++) R[k - 2] = arguments[k];
            var H = { title: i, command: t };
            return (v.defined(R) && R.length > 0 && (H.arguments = R), H);
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.defined(t) && v.string(t.title) && (t.tooltip === void 0 || v.string(t.tooltip)) && v.string(t.command)
            );
          }
          e.is = u;
        })(P || (n.Command = P = {}));
        var V;
        (function (e) {
          function c(R, k) {
            return { range: R, newText: k };
          }
          e.replace = c;
          function u(R, k) {
            return { range: { start: R, end: R }, newText: k };
          }
          e.insert = u;
          function i(R) {
            return { range: R, newText: '' };
          }
          e.del = i;
          function t(R) {
            var k = R;
            return v.objectLiteral(k) && v.string(k.newText) && a.is(k.range);
          }
          e.is = t;
        })(V || (n.TextEdit = V = {}));
        var O;
        (function (e) {
          function c(i, t, R) {
            var k = { label: i };
            return (t !== void 0 && (k.needsConfirmation = t), R !== void 0 && (k.description = R), k);
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.objectLiteral(t) &&
              v.string(t.label) &&
              (v.boolean(t.needsConfirmation) || t.needsConfirmation === void 0) &&
              (v.string(t.description) || t.description === void 0)
            );
          }
          e.is = u;
        })(O || (n.ChangeAnnotation = O = {}));
        var j;
        (function (e) {
          function c(u) {
            var i = u;
            return v.string(i);
          }
          e.is = c;
        })(j || (n.ChangeAnnotationIdentifier = j = {}));
        var C;
        (function (e) {
          function c(R, k, H) {
            return { range: R, newText: k, annotationId: H };
          }
          e.replace = c;
          function u(R, k, H) {
            return { range: { start: R, end: R }, newText: k, annotationId: H };
          }
          e.insert = u;
          function i(R, k) {
            return { range: R, newText: '', annotationId: k };
          }
          e.del = i;
          function t(R) {
            var k = R;
            return V.is(k) && (O.is(k.annotationId) || j.is(k.annotationId));
          }
          e.is = t;
        })(C || (n.AnnotatedTextEdit = C = {}));
        var F;
        (function (e) {
          function c(i, t) {
            return { textDocument: i, edits: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && W.is(t.textDocument) && Array.isArray(t.edits);
          }
          e.is = u;
        })(F || (n.TextDocumentEdit = F = {}));
        var N;
        (function (e) {
          function c(i, t, R) {
            var k = { kind: 'create', uri: i };
            return (
              t !== void 0 && (t.overwrite !== void 0 || t.ignoreIfExists !== void 0) && (k.options = t),
              R !== void 0 && (k.annotationId = R),
              k
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              t &&
              t.kind === 'create' &&
              v.string(t.uri) &&
              (t.options === void 0 ||
                ((t.options.overwrite === void 0 || v.boolean(t.options.overwrite)) &&
                  (t.options.ignoreIfExists === void 0 || v.boolean(t.options.ignoreIfExists)))) &&
              (t.annotationId === void 0 || j.is(t.annotationId))
            );
          }
          e.is = u;
        })(N || (n.CreateFile = N = {}));
        var _;
        (function (e) {
          function c(i, t, R, k) {
            var H = { kind: 'rename', oldUri: i, newUri: t };
            return (
              R !== void 0 && (R.overwrite !== void 0 || R.ignoreIfExists !== void 0) && (H.options = R),
              k !== void 0 && (H.annotationId = k),
              H
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              t &&
              t.kind === 'rename' &&
              v.string(t.oldUri) &&
              v.string(t.newUri) &&
              (t.options === void 0 ||
                ((t.options.overwrite === void 0 || v.boolean(t.options.overwrite)) &&
                  (t.options.ignoreIfExists === void 0 || v.boolean(t.options.ignoreIfExists)))) &&
              (t.annotationId === void 0 || j.is(t.annotationId))
            );
          }
          e.is = u;
        })(_ || (n.RenameFile = _ = {}));
        var G;
        (function (e) {
          function c(i, t, R) {
            var k = { kind: 'delete', uri: i };
            return (
              t !== void 0 && (t.recursive !== void 0 || t.ignoreIfNotExists !== void 0) && (k.options = t),
              R !== void 0 && (k.annotationId = R),
              k
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              t &&
              t.kind === 'delete' &&
              v.string(t.uri) &&
              (t.options === void 0 ||
                ((t.options.recursive === void 0 || v.boolean(t.options.recursive)) &&
                  (t.options.ignoreIfNotExists === void 0 || v.boolean(t.options.ignoreIfNotExists)))) &&
              (t.annotationId === void 0 || j.is(t.annotationId))
            );
          }
          e.is = u;
        })(G || (n.DeleteFile = G = {}));
        var D;
        (function (e) {
          function c(u) {
            var i = u;
            return (
              i &&
              (i.changes !== void 0 || i.documentChanges !== void 0) &&
              (i.documentChanges === void 0 ||
                i.documentChanges.every(function (t) {
                  return v.string(t.kind) ? N.is(t) || _.is(t) || G.is(t) : F.is(t);
                }))
            );
          }
          e.is = c;
        })(D || (n.WorkspaceEdit = D = {}));
        var M = (function () {
            function e(c, u) {
              ((this.edits = c), (this.changeAnnotations = u));
            }
            return (
              (e.prototype.insert = function (c, u, i) {
                var t, R;
                if (
                  (i === void 0
                    ? (t = V.insert(c, u))
                    : j.is(i)
                      ? ((R = i), (t = C.insert(c, u, i)))
                      : (this.assertChangeAnnotations(this.changeAnnotations),
                        (R = this.changeAnnotations.manage(i)),
                        (t = C.insert(c, u, R))),
                  this.edits.push(t),
                  R !== void 0)
                )
                  return R;
              }),
              (e.prototype.replace = function (c, u, i) {
                var t, R;
                if (
                  (i === void 0
                    ? (t = V.replace(c, u))
                    : j.is(i)
                      ? ((R = i), (t = C.replace(c, u, i)))
                      : (this.assertChangeAnnotations(this.changeAnnotations),
                        (R = this.changeAnnotations.manage(i)),
                        (t = C.replace(c, u, R))),
                  this.edits.push(t),
                  R !== void 0)
                )
                  return R;
              }),
              (e.prototype.delete = function (c, u) {
                var i, t;
                if (
                  (u === void 0
                    ? (i = V.del(c))
                    : j.is(u)
                      ? ((t = u), (i = C.del(c, u)))
                      : (this.assertChangeAnnotations(this.changeAnnotations),
                        (t = this.changeAnnotations.manage(u)),
                        (i = C.del(c, t))),
                  this.edits.push(i),
                  t !== void 0)
                )
                  return t;
              }),
              (e.prototype.add = function (c) {
                this.edits.push(c);
              }),
              (e.prototype.all = function () {
                return this.edits;
              }),
              (e.prototype.clear = function () {
                this.edits.splice(0, this.edits.length);
              }),
              (e.prototype.assertChangeAnnotations = function (c) {
                if (c === void 0) throw new Error('Text edit change is not configured to manage change annotations.');
              }),
              e
            );
          })(),
          J;
        (function (e) {
          function c(u) {
            var i = u;
            return (
              v.objectLiteral(i) &&
              a.is(i.range) &&
              de.isSnippet(i.snippet) &&
              (i.annotationId === void 0 || O.is(i.annotationId) || j.is(i.annotationId))
            );
          }
          e.is = c;
        })(J || (n.SnippetTextEdit = J = {}));
        var U = (function () {
            function e(c) {
              ((this._annotations = c === void 0 ? Object.create(null) : c), (this._counter = 0), (this._size = 0));
            }
            return (
              (e.prototype.all = function () {
                return this._annotations;
              }),
              Object.defineProperty(e.prototype, 'size', {
                get: function () {
                  return this._size;
                },
                enumerable: !1,
                configurable: !0,
              }),
              (e.prototype.manage = function (c, u) {
                var i;
                if ((j.is(c) ? (i = c) : ((i = this.nextId()), (u = c)), this._annotations[i] !== void 0))
                  throw new Error('Id '.concat(i, ' is already in use.'));
                if (u === void 0) throw new Error('No annotation provided for id '.concat(i));
                return ((this._annotations[i] = u), this._size++, i);
              }),
              (e.prototype.nextId = function () {
                return (this._counter++, this._counter.toString());
              }),
              e
            );
          })(),
          T = (function () {
            function e(c) {
              var u = this;
              ((this._textEditChanges = Object.create(null)),
                c !== void 0
                  ? ((this._workspaceEdit = c),
                    c.documentChanges
                      ? ((this._changeAnnotations = new U(c.changeAnnotations)),
                        (c.changeAnnotations = this._changeAnnotations.all()),
                        c.documentChanges.forEach(function (i) {
                          if (F.is(i)) {
                            var t = new M(i.edits, u._changeAnnotations);
                            u._textEditChanges[i.textDocument.uri] = t;
                          }
                        }))
                      : c.changes &&
                        Object.keys(c.changes).forEach(function (i) {
                          var t = new M(c.changes[i]);
                          u._textEditChanges[i] = t;
                        }))
                  : (this._workspaceEdit = {}));
            }
            return (
              Object.defineProperty(e.prototype, 'edit', {
                get: function () {
                  return (
                    this.initDocumentChanges(),
                    this._changeAnnotations !== void 0 &&
                      (this._changeAnnotations.size === 0
                        ? (this._workspaceEdit.changeAnnotations = void 0)
                        : (this._workspaceEdit.changeAnnotations = this._changeAnnotations.all())),
                    this._workspaceEdit
                  );
                },
                enumerable: !1,
                configurable: !0,
              }),
              (e.prototype.getTextEditChange = function (c) {
                if (W.is(c)) {
                  if ((this.initDocumentChanges(), this._workspaceEdit.documentChanges === void 0))
                    throw new Error('Workspace edit is not configured for document changes.');
                  var u = { uri: c.uri, version: c.version },
                    i = this._textEditChanges[u.uri];
                  if (!i) {
                    var t = [],
                      R = { textDocument: u, edits: t };
                    (this._workspaceEdit.documentChanges.push(R),
                      (i = new M(t, this._changeAnnotations)),
                      (this._textEditChanges[u.uri] = i));
                  }
                  return i;
                } else {
                  if ((this.initChanges(), this._workspaceEdit.changes === void 0))
                    throw new Error('Workspace edit is not configured for normal text edit changes.');
                  var i = this._textEditChanges[c];
                  if (!i) {
                    var t = [];
                    ((this._workspaceEdit.changes[c] = t), (i = new M(t)), (this._textEditChanges[c] = i));
                  }
                  return i;
                }
              }),
              (e.prototype.initDocumentChanges = function () {
                this._workspaceEdit.documentChanges === void 0 &&
                  this._workspaceEdit.changes === void 0 &&
                  ((this._changeAnnotations = new U()),
                  (this._workspaceEdit.documentChanges = []),
                  (this._workspaceEdit.changeAnnotations = this._changeAnnotations.all()));
              }),
              (e.prototype.initChanges = function () {
                this._workspaceEdit.documentChanges === void 0 &&
                  this._workspaceEdit.changes === void 0 &&
                  (this._workspaceEdit.changes = Object.create(null));
              }),
              (e.prototype.createFile = function (c, u, i) {
                if ((this.initDocumentChanges(), this._workspaceEdit.documentChanges === void 0))
                  throw new Error('Workspace edit is not configured for document changes.');
                var t;
                O.is(u) || j.is(u) ? (t = u) : (i = u);
                var R, k;
                if (
                  (t === void 0
                    ? (R = N.create(c, i))
                    : ((k = j.is(t) ? t : this._changeAnnotations.manage(t)), (R = N.create(c, i, k))),
                  this._workspaceEdit.documentChanges.push(R),
                  k !== void 0)
                )
                  return k;
              }),
              (e.prototype.renameFile = function (c, u, i, t) {
                if ((this.initDocumentChanges(), this._workspaceEdit.documentChanges === void 0))
                  throw new Error('Workspace edit is not configured for document changes.');
                var R;
                O.is(i) || j.is(i) ? (R = i) : (t = i);
                var k, H;
                if (
                  (R === void 0
                    ? (k = _.create(c, u, t))
                    : ((H = j.is(R) ? R : this._changeAnnotations.manage(R)), (k = _.create(c, u, t, H))),
                  this._workspaceEdit.documentChanges.push(k),
                  H !== void 0)
                )
                  return H;
              }),
              (e.prototype.deleteFile = function (c, u, i) {
                if ((this.initDocumentChanges(), this._workspaceEdit.documentChanges === void 0))
                  throw new Error('Workspace edit is not configured for document changes.');
                var t;
                O.is(u) || j.is(u) ? (t = u) : (i = u);
                var R, k;
                if (
                  (t === void 0
                    ? (R = G.create(c, i))
                    : ((k = j.is(t) ? t : this._changeAnnotations.manage(t)), (R = G.create(c, i, k))),
                  this._workspaceEdit.documentChanges.push(R),
                  k !== void 0)
                )
                  return k;
              }),
              e
            );
          })();
        n.WorkspaceChange = T;
        var L;
        (function (e) {
          function c(i) {
            return { uri: i };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && v.string(t.uri);
          }
          e.is = u;
        })(L || (n.TextDocumentIdentifier = L = {}));
        var B;
        (function (e) {
          function c(i, t) {
            return { uri: i, version: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && v.string(t.uri) && v.integer(t.version);
          }
          e.is = u;
        })(B || (n.VersionedTextDocumentIdentifier = B = {}));
        var W;
        (function (e) {
          function c(i, t) {
            return { uri: i, version: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && v.string(t.uri) && (t.version === null || v.integer(t.version));
          }
          e.is = u;
        })(W || (n.OptionalVersionedTextDocumentIdentifier = W = {}));
        var q;
        (function (e) {
          ((e.ABAP = 'abap'),
            (e.WindowsBat = 'bat'),
            (e.BibTeX = 'bibtex'),
            (e.Clojure = 'clojure'),
            (e.Coffeescript = 'coffeescript'),
            (e.C = 'c'),
            (e.CPP = 'cpp'),
            (e.CSharp = 'csharp'),
            (e.CSS = 'css'),
            (e.D = 'd'),
            (e.Delphi = 'pascal'),
            (e.Diff = 'diff'),
            (e.Dart = 'dart'),
            (e.Dockerfile = 'dockerfile'),
            (e.Elixir = 'elixir'),
            (e.Erlang = 'erlang'),
            (e.FSharp = 'fsharp'),
            (e.GitCommit = 'git-commit'),
            (e.GitRebase = 'git-rebase'),
            (e.Go = 'go'),
            (e.Groovy = 'groovy'),
            (e.Handlebars = 'handlebars'),
            (e.Haskell = 'haskell'),
            (e.HTML = 'html'),
            (e.Ini = 'ini'),
            (e.Java = 'java'),
            (e.JavaScript = 'javascript'),
            (e.JavaScriptReact = 'javascriptreact'),
            (e.JSON = 'json'),
            (e.LaTeX = 'latex'),
            (e.Less = 'less'),
            (e.Lua = 'lua'),
            (e.Makefile = 'makefile'),
            (e.Markdown = 'markdown'),
            (e.ObjectiveC = 'objective-c'),
            (e.ObjectiveCPP = 'objective-cpp'),
            (e.Pascal = 'pascal'),
            (e.Perl = 'perl'),
            (e.Perl6 = 'perl6'),
            (e.PHP = 'php'),
            (e.Plaintext = 'plaintext'),
            (e.Powershell = 'powershell'),
            (e.Pug = 'jade'),
            (e.Python = 'python'),
            (e.R = 'r'),
            (e.Razor = 'razor'),
            (e.Ruby = 'ruby'),
            (e.Rust = 'rust'),
            (e.SCSS = 'scss'),
            (e.SASS = 'sass'),
            (e.Scala = 'scala'),
            (e.ShaderLab = 'shaderlab'),
            (e.ShellScript = 'shellscript'),
            (e.SQL = 'sql'),
            (e.Swift = 'swift'),
            (e.TypeScript = 'typescript'),
            (e.TypeScriptReact = 'typescriptreact'),
            (e.TeX = 'tex'),
            (e.VisualBasic = 'vb'),
            (e.XML = 'xml'),
            (e.XSL = 'xsl'),
            (e.YAML = 'yaml'));
        })(q || (n.LanguageKind = q = {}));
        var K;
        (function (e) {
          function c(i, t, R, k) {
            return { uri: i, languageId: t, version: R, text: k };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.defined(t) && v.string(t.uri) && v.string(t.languageId) && v.integer(t.version) && v.string(t.text)
            );
          }
          e.is = u;
        })(K || (n.TextDocumentItem = K = {}));
        var Z;
        (function (e) {
          ((e.PlainText = 'plaintext'), (e.Markdown = 'markdown'));
          function c(u) {
            var i = u;
            return i === e.PlainText || i === e.Markdown;
          }
          e.is = c;
        })(Z || (n.MarkupKind = Z = {}));
        var ee;
        (function (e) {
          function c(u) {
            var i = u;
            return v.objectLiteral(u) && Z.is(i.kind) && v.string(i.value);
          }
          e.is = c;
        })(ee || (n.MarkupContent = ee = {}));
        var ie;
        (function (e) {
          ((e.Text = 1),
            (e.Method = 2),
            (e.Function = 3),
            (e.Constructor = 4),
            (e.Field = 5),
            (e.Variable = 6),
            (e.Class = 7),
            (e.Interface = 8),
            (e.Module = 9),
            (e.Property = 10),
            (e.Unit = 11),
            (e.Value = 12),
            (e.Enum = 13),
            (e.Keyword = 14),
            (e.Snippet = 15),
            (e.Color = 16),
            (e.File = 17),
            (e.Reference = 18),
            (e.Folder = 19),
            (e.EnumMember = 20),
            (e.Constant = 21),
            (e.Struct = 22),
            (e.Event = 23),
            (e.Operator = 24),
            (e.TypeParameter = 25));
        })(ie || (n.CompletionItemKind = ie = {}));
        var se;
        (function (e) {
          ((e.PlainText = 1), (e.Snippet = 2));
        })(se || (n.InsertTextFormat = se = {}));
        var ae;
        (function (e) {
          e.Deprecated = 1;
        })(ae || (n.CompletionItemTag = ae = {}));
        var te;
        (function (e) {
          function c(i, t, R) {
            return { newText: i, insert: t, replace: R };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return t && v.string(t.newText) && a.is(t.insert) && a.is(t.replace);
          }
          e.is = u;
        })(te || (n.InsertReplaceEdit = te = {}));
        var he;
        (function (e) {
          ((e.asIs = 1), (e.adjustIndentation = 2));
        })(he || (n.InsertTextMode = he = {}));
        var me;
        (function (e) {
          ((e.Replace = 1), (e.Merge = 2));
        })(me || (n.ApplyKind = me = {}));
        var pe;
        (function (e) {
          function c(u) {
            var i = u;
            return (
              i && (v.string(i.detail) || i.detail === void 0) && (v.string(i.description) || i.description === void 0)
            );
          }
          e.is = c;
        })(pe || (n.CompletionItemLabelDetails = pe = {}));
        var ve;
        (function (e) {
          function c(u) {
            return { label: u };
          }
          e.create = c;
        })(ve || (n.CompletionItem = ve = {}));
        var be;
        (function (e) {
          function c(u, i) {
            return { items: u || [], isIncomplete: !!i };
          }
          e.create = c;
        })(be || (n.CompletionList = be = {}));
        var oe;
        (function (e) {
          function c(i) {
            return i.replace(/[\\`*_{}[\]()#+\-.!]/g, '\\$&');
          }
          e.fromPlainText = c;
          function u(i) {
            var t = i;
            return v.string(t) || (v.objectLiteral(t) && v.string(t.language) && v.string(t.value));
          }
          e.is = u;
        })(oe || (n.MarkedString = oe = {}));
        var Ae;
        (function (e) {
          function c(u) {
            var i = u;
            return (
              !!i &&
              v.objectLiteral(i) &&
              (ee.is(i.contents) || oe.is(i.contents) || v.typedArray(i.contents, oe.is)) &&
              (u.range === void 0 || a.is(u.range))
            );
          }
          e.is = c;
        })(Ae || (n.Hover = Ae = {}));
        var Re;
        (function (e) {
          function c(u, i) {
            return i ? { label: u, documentation: i } : { label: u };
          }
          e.create = c;
        })(Re || (n.ParameterInformation = Re = {}));
        var Ie;
        (function (e) {
          function c(u, i) {
            for (var t = [], R = 2; R < arguments.length; R++) t[R - 2] = arguments[R];
            var k = { label: u };
            return (v.defined(i) && (k.documentation = i), v.defined(t) ? (k.parameters = t) : (k.parameters = []), k);
          }
          e.create = c;
        })(Ie || (n.SignatureInformation = Ie = {}));
        var ye;
        (function (e) {
          ((e.Text = 1), (e.Read = 2), (e.Write = 3));
        })(ye || (n.DocumentHighlightKind = ye = {}));
        var Oe;
        (function (e) {
          function c(u, i) {
            var t = { range: u };
            return (v.number(i) && (t.kind = i), t);
          }
          e.create = c;
        })(Oe || (n.DocumentHighlight = Oe = {}));
        var Ce;
        (function (e) {
          ((e.File = 1),
            (e.Module = 2),
            (e.Namespace = 3),
            (e.Package = 4),
            (e.Class = 5),
            (e.Method = 6),
            (e.Property = 7),
            (e.Field = 8),
            (e.Constructor = 9),
            (e.Enum = 10),
            (e.Interface = 11),
            (e.Function = 12),
            (e.Variable = 13),
            (e.Constant = 14),
            (e.String = 15),
            (e.Number = 16),
            (e.Boolean = 17),
            (e.Array = 18),
            (e.Object = 19),
            (e.Key = 20),
            (e.Null = 21),
            (e.EnumMember = 22),
            (e.Struct = 23),
            (e.Event = 24),
            (e.Operator = 25),
            (e.TypeParameter = 26));
        })(Ce || (n.SymbolKind = Ce = {}));
        var Pe;
        (function (e) {
          e.Deprecated = 1;
        })(Pe || (n.SymbolTag = Pe = {}));
        var we;
        (function (e) {
          function c(u, i, t, R, k) {
            var H = { name: u, kind: i, location: { uri: R, range: t } };
            return (k && (H.containerName = k), H);
          }
          e.create = c;
        })(we || (n.SymbolInformation = we = {}));
        var Ee;
        (function (e) {
          function c(u, i, t, R) {
            return R !== void 0
              ? { name: u, kind: i, location: { uri: t, range: R } }
              : { name: u, kind: i, location: { uri: t } };
          }
          e.create = c;
        })(Ee || (n.WorkspaceSymbol = Ee = {}));
        var ke;
        (function (e) {
          function c(i, t, R, k, H, $) {
            var z = { name: i, detail: t, kind: R, range: k, selectionRange: H };
            return ($ !== void 0 && (z.children = $), z);
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              t &&
              v.string(t.name) &&
              v.number(t.kind) &&
              a.is(t.range) &&
              a.is(t.selectionRange) &&
              (t.detail === void 0 || v.string(t.detail)) &&
              (t.deprecated === void 0 || v.boolean(t.deprecated)) &&
              (t.children === void 0 || Array.isArray(t.children)) &&
              (t.tags === void 0 || Array.isArray(t.tags))
            );
          }
          e.is = u;
        })(ke || (n.DocumentSymbol = ke = {}));
        var je;
        (function (e) {
          ((e.Empty = ''),
            (e.QuickFix = 'quickfix'),
            (e.Refactor = 'refactor'),
            (e.RefactorExtract = 'refactor.extract'),
            (e.RefactorInline = 'refactor.inline'),
            (e.RefactorMove = 'refactor.move'),
            (e.RefactorRewrite = 'refactor.rewrite'),
            (e.Source = 'source'),
            (e.SourceOrganizeImports = 'source.organizeImports'),
            (e.SourceFixAll = 'source.fixAll'),
            (e.Notebook = 'notebook'));
        })(je || (n.CodeActionKind = je = {}));
        var ce;
        (function (e) {
          ((e.Invoked = 1), (e.Automatic = 2));
        })(ce || (n.CodeActionTriggerKind = ce = {}));
        var Ve;
        (function (e) {
          function c(i, t, R) {
            var k = { diagnostics: i };
            return (t != null && (k.only = t), R != null && (k.triggerKind = R), k);
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.defined(t) &&
              v.typedArray(t.diagnostics, E.is) &&
              (t.only === void 0 || v.typedArray(t.only, v.string)) &&
              (t.triggerKind === void 0 || t.triggerKind === ce.Invoked || t.triggerKind === ce.Automatic)
            );
          }
          e.is = u;
        })(Ve || (n.CodeActionContext = Ve = {}));
        var le;
        (function (e) {
          e.LLMGenerated = 1;
          function c(u) {
            return v.defined(u) && u === e.LLMGenerated;
          }
          e.is = c;
        })(le || (n.CodeActionTag = le = {}));
        var Se;
        (function (e) {
          function c(i, t, R) {
            var k = { title: i },
              H = !0;
            return (
              typeof t == 'string' ? ((H = !1), (k.kind = t)) : P.is(t) ? (k.command = t) : (k.edit = t),
              H && R !== void 0 && (k.kind = R),
              k
            );
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              t &&
              v.string(t.title) &&
              (t.diagnostics === void 0 || v.typedArray(t.diagnostics, E.is)) &&
              (t.kind === void 0 || v.string(t.kind)) &&
              (t.edit !== void 0 || t.command !== void 0) &&
              (t.command === void 0 || P.is(t.command)) &&
              (t.isPreferred === void 0 || v.boolean(t.isPreferred)) &&
              (t.edit === void 0 || D.is(t.edit)) &&
              (t.tags === void 0 || v.typedArray(t.tags, le.is))
            );
          }
          e.is = u;
        })(Se || (n.CodeAction = Se = {}));
        var Ne;
        (function (e) {
          function c(i, t) {
            var R = { range: i };
            return (v.defined(t) && (R.data = t), R);
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && a.is(t.range) && (v.undefined(t.command) || P.is(t.command));
          }
          e.is = u;
        })(Ne || (n.CodeLens = Ne = {}));
        var De;
        (function (e) {
          function c(i, t) {
            return { tabSize: i, insertSpaces: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && v.uinteger(t.tabSize) && v.boolean(t.insertSpaces);
          }
          e.is = u;
        })(De || (n.FormattingOptions = De = {}));
        var Me;
        (function (e) {
          function c(i, t, R) {
            return { range: i, target: t, data: R };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && a.is(t.range) && (v.undefined(t.target) || v.string(t.target));
          }
          e.is = u;
        })(Me || (n.DocumentLink = Me = {}));
        var Te;
        (function (e) {
          function c(i, t) {
            return { range: i, parent: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.objectLiteral(t) && a.is(t.range) && (t.parent === void 0 || e.is(t.parent));
          }
          e.is = u;
        })(Te || (n.SelectionRange = Te = {}));
        var Fe;
        (function (e) {
          ((e.namespace = 'namespace'),
            (e.type = 'type'),
            (e.class = 'class'),
            (e.enum = 'enum'),
            (e.interface = 'interface'),
            (e.struct = 'struct'),
            (e.typeParameter = 'typeParameter'),
            (e.parameter = 'parameter'),
            (e.variable = 'variable'),
            (e.property = 'property'),
            (e.enumMember = 'enumMember'),
            (e.event = 'event'),
            (e.function = 'function'),
            (e.method = 'method'),
            (e.macro = 'macro'),
            (e.keyword = 'keyword'),
            (e.modifier = 'modifier'),
            (e.comment = 'comment'),
            (e.string = 'string'),
            (e.number = 'number'),
            (e.regexp = 'regexp'),
            (e.operator = 'operator'),
            (e.decorator = 'decorator'),
            (e.label = 'label'));
        })(Fe || (n.SemanticTokenTypes = Fe = {}));
        var Le;
        (function (e) {
          ((e.declaration = 'declaration'),
            (e.definition = 'definition'),
            (e.readonly = 'readonly'),
            (e.static = 'static'),
            (e.deprecated = 'deprecated'),
            (e.abstract = 'abstract'),
            (e.async = 'async'),
            (e.modification = 'modification'),
            (e.documentation = 'documentation'),
            (e.defaultLibrary = 'defaultLibrary'));
        })(Le || (n.SemanticTokenModifiers = Le = {}));
        var Ue;
        (function (e) {
          function c(u) {
            var i = u;
            return (
              v.objectLiteral(i) &&
              (i.resultId === void 0 || typeof i.resultId == 'string') &&
              Array.isArray(i.data) &&
              (i.data.length === 0 || typeof i.data[0] == 'number')
            );
          }
          e.is = c;
        })(Ue || (n.SemanticTokens = Ue = {}));
        var He;
        (function (e) {
          function c(i, t) {
            return { range: i, text: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return t != null && a.is(t.range) && v.string(t.text);
          }
          e.is = u;
        })(He || (n.InlineValueText = He = {}));
        var We;
        (function (e) {
          function c(i, t, R) {
            return { range: i, variableName: t, caseSensitiveLookup: R };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              t != null &&
              a.is(t.range) &&
              v.boolean(t.caseSensitiveLookup) &&
              (v.string(t.variableName) || t.variableName === void 0)
            );
          }
          e.is = u;
        })(We || (n.InlineValueVariableLookup = We = {}));
        var Be;
        (function (e) {
          function c(i, t) {
            return { range: i, expression: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return t != null && a.is(t.range) && (v.string(t.expression) || t.expression === void 0);
          }
          e.is = u;
        })(Be || (n.InlineValueEvaluatableExpression = Be = {}));
        var Je;
        (function (e) {
          function c(i, t) {
            return { frameId: i, stoppedLocation: t };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return v.defined(t) && a.is(i.stoppedLocation);
          }
          e.is = u;
        })(Je || (n.InlineValueContext = Je = {}));
        var ge;
        (function (e) {
          ((e.Type = 1), (e.Parameter = 2));
          function c(u) {
            return u === 1 || u === 2;
          }
          e.is = c;
        })(ge || (n.InlayHintKind = ge = {}));
        var fe;
        (function (e) {
          function c(i) {
            return { value: i };
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              v.objectLiteral(t) &&
              (t.tooltip === void 0 || v.string(t.tooltip) || ee.is(t.tooltip)) &&
              (t.location === void 0 || m.is(t.location)) &&
              (t.command === void 0 || P.is(t.command))
            );
          }
          e.is = u;
        })(fe || (n.InlayHintLabelPart = fe = {}));
        var _e;
        (function (e) {
          function c(i, t, R) {
            var k = { position: i, label: t };
            return (R !== void 0 && (k.kind = R), k);
          }
          e.create = c;
          function u(i) {
            var t = i;
            return (
              (v.objectLiteral(t) &&
                w.is(t.position) &&
                (v.string(t.label) || v.typedArray(t.label, fe.is)) &&
                (t.kind === void 0 || ge.is(t.kind)) &&
                t.textEdits === void 0) ||
              (v.typedArray(t.textEdits, V.is) &&
                (t.tooltip === void 0 || v.string(t.tooltip) || ee.is(t.tooltip)) &&
                (t.paddingLeft === void 0 || v.boolean(t.paddingLeft)) &&
                (t.paddingRight === void 0 || v.boolean(t.paddingRight)))
            );
          }
          e.is = u;
        })(_e || (n.InlayHint = _e = {}));
        var de;
        (function (e) {
          function c(i) {
            return { kind: 'snippet', value: i };
          }
          e.createSnippet = c;
          function u(i) {
            var t = i;
            return v.objectLiteral(t) && t.kind === 'snippet' && v.string(t.value);
          }
          e.isSnippet = u;
        })(de || (n.StringValue = de = {}));
        var Ge;
        (function (e) {
          function c(u, i, t, R) {
            return { insertText: u, filterText: i, range: t, command: R };
          }
          e.create = c;
        })(Ge || (n.InlineCompletionItem = Ge = {}));
        var Xe;
        (function (e) {
          function c(u) {
            return { items: u };
          }
          e.create = c;
        })(Xe || (n.InlineCompletionList = Xe = {}));
        var Ye;
        (function (e) {
          ((e.Invoked = 1), (e.Automatic = 2));
        })(Ye || (n.InlineCompletionTriggerKind = Ye = {}));
        var ze;
        (function (e) {
          function c(u, i) {
            return { range: u, text: i };
          }
          e.create = c;
        })(ze || (n.SelectedCompletionInfo = ze = {}));
        var $e;
        (function (e) {
          function c(u, i) {
            return { triggerKind: u, selectedCompletionInfo: i };
          }
          e.create = c;
        })($e || (n.InlineCompletionContext = $e = {}));
        var Qe;
        ((function (e) {
          function c(u) {
            var i = u;
            return v.objectLiteral(i) && I.is(i.uri) && v.string(i.name);
          }
          e.is = c;
        })(Qe || (n.WorkspaceFolder = Qe = {})),
          (n.EOL = [
            `
`,
            `\r
`,
            '\r',
          ]));
        var Ze;
        (function (e) {
          function c(R, k, H, $) {
            return new Ke(R, k, H, $);
          }
          e.create = c;
          function u(R) {
            var k = R;
            return !!(
              v.defined(k) &&
              v.string(k.uri) &&
              (v.undefined(k.languageId) || v.string(k.languageId)) &&
              v.uinteger(k.lineCount) &&
              v.func(k.getText) &&
              v.func(k.positionAt) &&
              v.func(k.offsetAt)
            );
          }
          e.is = u;
          function i(R, k) {
            for (
              var H = R.getText(),
                $ = t(k, function (re, ue) {
                  var xe = re.range.start.line - ue.range.start.line;
                  return xe === 0 ? re.range.start.character - ue.range.start.character : xe;
                }),
                z = H.length,
                x = $.length - 1;
              x >= 0;
              x--
            ) {
              var Q = $[x],
                ne = R.offsetAt(Q.range.start),
                Y = R.offsetAt(Q.range.end);
              if (Y <= z) H = H.substring(0, ne) + Q.newText + H.substring(Y, H.length);
              else throw new Error('Overlapping edit');
              z = ne;
            }
            return H;
          }
          e.applyEdits = i;
          function t(R, k) {
            if (R.length <= 1) return R;
            var H = (R.length / 2) | 0,
              $ = R.slice(0, H),
              z = R.slice(H);
            (t($, k), t(z, k));
            for (var x = 0, Q = 0, ne = 0; x < $.length && Q < z.length;) {
              var Y = k($[x], z[Q]);
              Y <= 0 ? (R[ne++] = $[x++]) : (R[ne++] = z[Q++]);
            }
            for (; x < $.length;) R[ne++] = $[x++];
            for (; Q < z.length;) R[ne++] = z[Q++];
            return R;
          }
        })(Ze || (n.TextDocument = Ze = {}));
        var Ke = (function () {
            function e(c, u, i, t) {
              ((this._uri = c),
                (this._languageId = u),
                (this._version = i),
                (this._content = t),
                (this._lineOffsets = void 0));
            }
            return (
              Object.defineProperty(e.prototype, 'uri', {
                get: function () {
                  return this._uri;
                },
                enumerable: !1,
                configurable: !0,
              }),
              Object.defineProperty(e.prototype, 'languageId', {
                get: function () {
                  return this._languageId;
                },
                enumerable: !1,
                configurable: !0,
              }),
              Object.defineProperty(e.prototype, 'version', {
                get: function () {
                  return this._version;
                },
                enumerable: !1,
                configurable: !0,
              }),
              (e.prototype.getText = function (c) {
                if (c) {
                  var u = this.offsetAt(c.start),
                    i = this.offsetAt(c.end);
                  return this._content.substring(u, i);
                }
                return this._content;
              }),
              (e.prototype.update = function (c, u) {
                ((this._content = c.text), (this._version = u), (this._lineOffsets = void 0));
              }),
              (e.prototype.getLineOffsets = function () {
                if (this._lineOffsets === void 0) {
                  for (var c = [], u = this._content, i = !0, t = 0; t < u.length; t++) {
                    i && (c.push(t), (i = !1));
                    var R = u.charAt(t);
                    ((i =
                      R === '\r' ||
                      R ===
                        `
`),
                      R === '\r' &&
                        t + 1 < u.length &&
                        u.charAt(t + 1) ===
                          `
` &&
                        t++);
                  }
                  (i && u.length > 0 && c.push(u.length), (this._lineOffsets = c));
                }
                return this._lineOffsets;
              }),
              (e.prototype.positionAt = function (c) {
                c = Math.max(Math.min(c, this._content.length), 0);
                var u = this.getLineOffsets(),
                  i = 0,
                  t = u.length;
                if (t === 0) return w.create(0, c);
                for (; i < t;) {
                  var R = Math.floor((i + t) / 2);
                  u[R] > c ? (t = R) : (i = R + 1);
                }
                var k = i - 1;
                return w.create(k, c - u[k]);
              }),
              (e.prototype.offsetAt = function (c) {
                var u = this.getLineOffsets();
                if (c.line >= u.length) return this._content.length;
                if (c.line < 0) return 0;
                var i = u[c.line],
                  t = c.line + 1 < u.length ? u[c.line + 1] : this._content.length;
                return Math.max(Math.min(i + c.character, t), i);
              }),
              Object.defineProperty(e.prototype, 'lineCount', {
                get: function () {
                  return this.getLineOffsets().length;
                },
                enumerable: !1,
                configurable: !0,
              }),
              e
            );
          })(),
          v;
        (function (e) {
          var c = Object.prototype.toString;
          function u(Y) {
            return typeof Y < 'u';
          }
          e.defined = u;
          function i(Y) {
            return typeof Y > 'u';
          }
          e.undefined = i;
          function t(Y) {
            return Y === !0 || Y === !1;
          }
          e.boolean = t;
          function R(Y) {
            return c.call(Y) === '[object String]';
          }
          e.string = R;
          function k(Y) {
            return c.call(Y) === '[object Number]';
          }
          e.number = k;
          function H(Y, re, ue) {
            return c.call(Y) === '[object Number]' && re <= Y && Y <= ue;
          }
          e.numberRange = H;
          function $(Y) {
            return c.call(Y) === '[object Number]' && -2147483648 <= Y && Y <= 2147483647;
          }
          e.integer = $;
          function z(Y) {
            return c.call(Y) === '[object Number]' && 0 <= Y && Y <= 2147483647;
          }
          e.uinteger = z;
          function x(Y) {
            return c.call(Y) === '[object Function]';
          }
          e.func = x;
          function Q(Y) {
            return Y !== null && typeof Y == 'object';
          }
          e.objectLiteral = Q;
          function ne(Y, re) {
            return Array.isArray(Y) && Y.every(re);
          }
          e.typedArray = ne;
        })(v || (v = {}));
      });
    },
  };
export { tt as id, nt as ids, rt as modules };
