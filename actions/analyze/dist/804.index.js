const te = 804,
  ne = [804],
  se = {
    8884: ($, T, p) => {
      (Object.defineProperty(T, '__esModule', { value: !0 }), (T.DockerFormatter = void 0));
      const O = p(4612),
        m = p(6009);
      class u {
        getIndentation(e) {
          let D = '	';
          if (e && e.insertSpaces) {
            D = '';
            for (let t = 0; t < e.tabSize; t++) D = D + ' ';
          }
          return D;
        }
        createFormattingEdit(e, D, t, s, r) {
          return s
            ? O.TextEdit.replace({ start: e.positionAt(D), end: e.positionAt(t) }, r)
            : O.TextEdit.del({ start: e.positionAt(D), end: e.positionAt(t) });
        }
        formatOnType(e, D, t, s) {
          const r = m.DockerfileParser.parse(e.getText());
          if (r.getEscapeCharacter() === t) {
            for (let f of r.getComments()) if (f.getRange().start.line === D.line) return [];
            if (r.getDirective() && D.line === 0) return [];
            const g = e.getText();
            e: for (let f = e.offsetAt(D); f < g.length; f++)
              switch (g.charAt(f)) {
                case ' ':
                case '	':
                  break;
                case '\r':
                case `
`:
                  break e;
                default:
                  return [];
              }
            const a = D.line + 1,
              i = [],
              c = [];
            ((i[a] = !0), (c[a] = !0));
            const l = [];
            return (this.inHeredoc(r, a) && l.push(a), this.formatLines(e, e.getText(), [a], i, c, l, s));
          }
          return [];
        }
        formatRange(e, D, t) {
          const s = [];
          for (let r = D.start.line; r <= D.end.line; r++) s.push(r);
          return this.format(e, s, t);
        }
        formatDocument(e, D) {
          const t = [];
          for (let s = 0; s < e.lineCount; s++) t.push(s);
          return this.format(e, t, D);
        }
        inHeredoc(e, D) {
          for (const t of e.getInstructions())
            if ((t instanceof m.Copy || t instanceof m.Run) && this.getHeredocLines(t.getHeredocs()).indexOf(D) !== -1)
              return !0;
          return !1;
        }
        getHeredocLines(e) {
          let D = -1;
          for (let r = 0; r < e.length; r++) {
            const n = e[r].getContentRange();
            if (n !== null) {
              D = n.start.line;
              break;
            }
            const g = e[r].getDelimiterRange();
            if (g !== null) {
              D = g.start.line;
              break;
            }
          }
          if (D === -1) return [];
          let t = -1;
          for (let r = e.length - 1; r >= 0; r--) {
            const n = e[r].getDelimiterRange();
            if (n !== null) {
              t = n.end.line;
              break;
            }
            const g = e[r].getContentRange();
            if (g !== null) {
              t = g.end.line;
              break;
            }
          }
          let s = [];
          for (let r = D; r <= t; r++) s.push(r);
          return s;
        }
        format(e, D, t) {
          let s = e.getText(),
            r = m.DockerfileParser.parse(s);
          const n = [],
            g = [],
            a = [];
          for (let i = 0; i < e.lineCount; i++) ((n[i] = !1), (g[i] = !1));
          for (let i of r.getInstructions()) {
            let c = i.getRange();
            if (c.start.line !== c.end.line) for (let l = c.start.line + 1; l <= c.end.line; l++) g[l] = !0;
            if (i instanceof m.Copy || i instanceof m.Run) {
              const l = i.getHeredocs();
              l.length > 0 && a.push(...this.getHeredocLines(l));
            }
            n[c.start.line] = !1;
            for (let l = c.start.line + 1; l <= c.end.line; l++) n[l] = !0;
          }
          return this.formatLines(e, s, D, n, g, a, t);
        }
        formatLines(e, D, t, s, r, n, g) {
          const a = this.getIndentation(g),
            i = [];
          e: for (let c = 0; c < t.length; c++) {
            if (g && g.ignoreMultilineInstructions && r[t[c]]) continue;
            if (n.indexOf(t[c]) !== -1) continue;
            let l = e.offsetAt(O.Position.create(t[c], 0));
            for (let f = l; f < D.length; f++)
              switch (D.charAt(f)) {
                case ' ':
                case '	':
                  break;
                case '\r':
                case `
`:
                  if (f !== l) {
                    let o = O.TextEdit.del({ start: e.positionAt(l), end: e.positionAt(f) });
                    i.push(o);
                  }
                  continue e;
                default:
                  if (s[t[c]]) {
                    if (e.getText().substring(l, f) !== a) {
                      const R = this.createFormattingEdit(e, l, f, s[t[c]], a);
                      i.push(R);
                    }
                  } else if (f !== l) {
                    const o = this.createFormattingEdit(e, l, f, s[t[c]], a);
                    i.push(o);
                  }
                  continue e;
              }
            if (l < D.length) {
              let f = O.TextEdit.del({ start: e.positionAt(l), end: e.positionAt(D.length) });
              i.push(f);
            }
          }
          return i;
        }
      }
      T.DockerFormatter = u;
    },
    2804: ($, T, p) => {
      (Object.defineProperty(T, '__esModule', { value: !0 }), (T.Validator = T.KEYWORDS = void 0));
      const O = p(4612),
        m = p(6009),
        u = p(285);
      T.KEYWORDS = [
        'ADD',
        'ARG',
        'CMD',
        'COPY',
        'ENTRYPOINT',
        'ENV',
        'EXPOSE',
        'FROM',
        'HEALTHCHECK',
        'LABEL',
        'MAINTAINER',
        'ONBUILD',
        'RUN',
        'SHELL',
        'STOPSIGNAL',
        'USER',
        'VOLUME',
        'WORKDIR',
      ];
      const b = [
        'TARGETPLATFORM',
        'TARGETOS',
        'TARGETARCH',
        'TARGETVARIANT',
        'BUILDPLATFORM',
        'BUILDOS',
        'BUILDARCH',
        'BUILDVARIAN',
      ];
      class e {
        constructor(t) {
          ((this.settings = {
            deprecatedMaintainer: u.ValidationSeverity.WARNING,
            directiveCasing: u.ValidationSeverity.WARNING,
            emptyContinuationLine: u.ValidationSeverity.WARNING,
            instructionCasing: u.ValidationSeverity.WARNING,
            instructionCmdMultiple: u.ValidationSeverity.WARNING,
            instructionEntrypointMultiple: u.ValidationSeverity.WARNING,
            instructionHealthcheckMultiple: u.ValidationSeverity.WARNING,
            instructionJSONInSingleQuotes: u.ValidationSeverity.WARNING,
            instructionWorkdirRelative: u.ValidationSeverity.WARNING,
          }),
            t && (this.settings = t));
        }
        checkDirectives(t, s) {
          const r = [];
          for (const n of t.getDirectives()) n.getDirective() === m.Directive.escape && r.push(n);
          if (r.length > 1) {
            for (let n = 1; n < r.length; n++)
              s.push(e.createDuplicatedEscapeDirective(r[n].getNameRange().start, r[n].getValueRange().end));
            return;
          }
          for (const n of t.getDirectives())
            if (n.getDirective() === m.Directive.escape) {
              const a = n.getValue();
              if (a !== '\\' && a !== '`' && a !== '') {
                const i = n.getValueRange();
                s.push(e.createInvalidEscapeDirective(i.start, i.end, a));
              }
              if (n.getName() !== m.Directive.escape) {
                const i = n.getNameRange(),
                  c = this.createLowercaseDirective(i.start, i.end);
                c && s.push(c);
              }
            }
        }
        checkArguments(t, s, r, n, g) {
          let a = t instanceof m.PropertyInstruction ? t.getPropertyArguments() : t.getArguments();
          if (a.length === 0) {
            if (t.getKeyword() !== m.Keyword.RUN) {
              const i = t.getInstructionRange();
              s.push(e.createMissingArgument(i.start.line, i.start, i.end));
            }
          } else if (r[0] === -1)
            for (let i = 0; i < a.length; i++) {
              let c = n(i, a[i].getValue(), a[i].getRange());
              if (c) {
                let l = a[i].getRange();
                s.push(c(t.getInstructionRange().start.line, l.start, l.end, a[i].getValue()));
              }
            }
          else {
            for (let c = 0; c < r.length; c++)
              if (r[c] === a.length) {
                for (let l = 0; l < a.length; l++) {
                  let f = a[l].getRange(),
                    o = n(l, a[l].getValue(), f);
                  o instanceof Function
                    ? s.push(o(t.getInstructionRange().start.line, f.start, f.end, a[l].getValue()))
                    : o !== null && s.push(o);
                }
                return;
              }
            let i = a[a.length - 1].getRange();
            g
              ? s.push(g(t.getInstructionRange().start.line, i.start, i.end))
              : s.push(e.createExtraArgument(t.getInstructionRange().start.line, i.start, i.end));
          }
        }
        checkVariables(t, s) {
          for (let r of t.getVariables()) {
            let n = r.getModifier();
            if (n !== null)
              switch (t.getKeyword()) {
                case m.Keyword.CMD:
                case m.Keyword.ENTRYPOINT:
                case m.Keyword.RUN:
                  break;
                default:
                  n === ''
                    ? s.push(
                        e.createVariableUnsupportedModifier(t.getRange().start.line, r.getRange(), r.toString(), n),
                      )
                    : n !== '+' &&
                      n !== '-' &&
                      n !== '?' &&
                      s.push(
                        e.createVariableUnsupportedModifier(
                          t.getRange().start.line,
                          r.getModifierRange(),
                          r.toString(),
                          n,
                        ),
                      );
                  break;
              }
          }
        }
        checkProperty(t, s, r, n, g, a, i, c) {
          let l = g.getName();
          if (l === '') {
            let o = g.getRange();
            c.push(e.createSyntaxMissingNames(n, o.start, o.end, r));
          } else if (l.indexOf('=') !== -1) {
            let o = g.getNameRange(),
              R = t.getText(o),
              S = R.indexOf('=');
            R.charAt(0) === "'"
              ? c.push(
                  e.createSyntaxMissingSingleQuote(
                    n,
                    o.start,
                    t.positionAt(t.offsetAt(o.start) + S),
                    R.substring(0, R.indexOf('=')),
                  ),
                )
              : R.charAt(0) === '"' &&
                c.push(
                  e.createSyntaxMissingDoubleQuote(
                    n,
                    o.start,
                    t.positionAt(t.offsetAt(o.start) + S),
                    R.substring(0, R.indexOf('=')),
                  ),
                );
            return;
          }
          let f = g.getValue();
          if (f === null) {
            if (!i) {
              let o = g.getNameRange();
              a
                ? c.push(e.createENVRequiresTwoArguments(n, o.start, o.end))
                : c.push(e.createSyntaxMissingEquals(n, o.start, o.end, l));
            }
          } else if (f.charAt(0) === '"') {
            let o = !1;
            for (let R = 1; R < f.length; R++)
              switch (f.charAt(R)) {
                case s:
                  R++;
                  break;
                case '"':
                  R === f.length - 1 && (o = !0);
                  break;
              }
            if (!o) {
              let R = g.getValueRange();
              c.push(e.createSyntaxMissingDoubleQuote(n, R.start, R.end, g.getUnescapedValue()));
            }
          } else if (f.charAt(0) === "'" && f.charAt(f.length - 1) !== "'") {
            let o = g.getValueRange();
            c.push(e.createSyntaxMissingSingleQuote(n, o.start, o.end, f));
          }
        }
        validate(t) {
          this.document = t;
          let s = [],
            r = m.DockerfileParser.parse(t.getText());
          this.checkDirectives(r, s);
          let n = r.getInstructions();
          (n.length === 0 || r.getARGs().length === n.length) &&
            s.push(e.createNoSourceImage(t.positionAt(0), t.positionAt(0)));
          let g = [],
            a = [],
            i = [];
          for (let o of n)
            o instanceof m.Cmd
              ? g.push(o)
              : o instanceof m.Entrypoint
                ? a.push(o)
                : o instanceof m.Healthcheck
                  ? i.push(o)
                  : o instanceof m.From &&
                    (this.createDuplicatesDiagnostics(s, this.settings.instructionCmdMultiple, 'CMD', g),
                    this.createDuplicatesDiagnostics(s, this.settings.instructionEntrypointMultiple, 'ENTRYPOINT', a),
                    this.createDuplicatesDiagnostics(s, this.settings.instructionHealthcheckMultiple, 'HEALTHCHECK', i),
                    (g = []),
                    (a = []),
                    (i = []));
          (this.createDuplicatesDiagnostics(s, this.settings.instructionCmdMultiple, 'CMD', g),
            this.createDuplicatesDiagnostics(s, this.settings.instructionEntrypointMultiple, 'ENTRYPOINT', a),
            this.createDuplicatesDiagnostics(s, this.settings.instructionHealthcheckMultiple, 'HEALTHCHECK', i),
            this.createDuplicateBuildStageNameDiagnostics(s, r.getFROMs()));
          let c = r.getEscapeCharacter(),
            l = !1;
          for (let o of r.getInstructions()) {
            let R = o.getKeyword();
            if (R === 'FROM') l = !0;
            else if (!l && R !== 'ARG') {
              let S = o.getInstructionRange();
              (s.push(e.createNoSourceImage(S.start, S.end)), (l = !0));
            }
            (this.validateInstruction(t, c, o, R, !1, s), this.checkVariables(o, s));
          }
          for (let o of r.getOnbuildTriggers()) this.validateInstruction(t, c, o, o.getKeyword(), !0, s);
          const f = [];
          for (const o of r.getComments())
            o.getContent() === 'dockerfile-utils: ignore' && f.push(o.getRange().start.line);
          e: for (let o = 0; o < s.length; o++)
            if (s[o].instructionLine !== null) {
              for (const R of f)
                if (R + 1 === s[o].instructionLine) {
                  (s.splice(o, 1), o--);
                  continue e;
                }
            }
          return s;
        }
        getHeredocLines(t) {
          if (t instanceof m.Copy || t instanceof m.Run) {
            const s = [];
            for (const r of t.getHeredocs()) {
              const n = r.getContentRange();
              if (n !== null) for (let g = n.start.line; g <= n.end.line; g++) s.push(g);
            }
            return s;
          }
          return [];
        }
        validateInstruction(t, s, r, n, g, a) {
          if (T.KEYWORDS.indexOf(n) === -1) {
            let i = r.getInstructionRange();
            a.push(e.createUnknownInstruction(i.start.line, i.start, i.end, n));
          } else {
            if (n !== r.getInstruction()) {
              let c = r.getInstructionRange(),
                l = this.createUppercaseInstruction(c.start.line, c.start, c.end);
              l && a.push(l);
            }
            if (n === 'MAINTAINER') {
              let c = r.getInstructionRange(),
                l = this.createMaintainerDeprecated(c.start.line, c.start, c.end);
              l && a.push(l);
            }
            const i = r.getRange();
            if (i.start.line !== i.end.line && !g) {
              const c = t.getText(),
                l = i.end.line,
                f = this.getHeredocLines(r);
              let o = 0,
                R = -1;
              for (let S = i.start.line; S <= l; S++) {
                if (S === f[o]) {
                  o++;
                  continue;
                }
                if (
                  c.substring(t.offsetAt(O.Position.create(S, 0)), t.offsetAt(O.Position.create(S + 1, 0))).trim()
                    .length === 0
                ) {
                  if (R === -1) {
                    R = S;
                    continue;
                  }
                } else if (R !== -1) {
                  const L = e.createEmptyContinuationLine(
                    O.Position.create(R, 0),
                    O.Position.create(S, 0),
                    this.settings.emptyContinuationLine,
                  );
                  (L && a.push(L), (R = -1));
                }
              }
              if (R !== -1) {
                const S = e.createEmptyContinuationLine(
                  O.Position.create(R, 0),
                  O.Position.create(l + 1, 0),
                  this.settings.emptyContinuationLine,
                );
                (S && a.push(S), (R = -1));
              }
            }
            switch (n) {
              case 'CMD':
                this.checkJSONQuotes(r, a);
                break;
              case 'ENTRYPOINT':
              case 'RUN':
              case 'VOLUME':
                (this.checkArguments(r, a, [-1], function () {
                  return null;
                }),
                  this.checkJSONQuotes(r, a));
                break;
              case 'ARG':
                this.checkArguments(r, a, [-1], () => null);
                let l = r.getProperty();
                l && this.checkProperty(t, s, n, r.getRange().start.line, l, !0, !0, a);
                break;
              case 'ENV':
              case 'LABEL':
                this.checkArguments(r, a, [-1], function () {
                  return null;
                });
                let f = r.getProperties();
                if (f.length === 1) this.checkProperty(t, s, n, r.getRange().start.line, f[0], !0, !1, a);
                else if (f.length !== 0)
                  for (let h of f) this.checkProperty(t, s, n, r.getRange().start.line, h, !1, !1, a);
                break;
              case 'FROM':
                const o = r.getInstructionRange(),
                  R = r.getFlags();
                for (const h of R) {
                  const A = h.getName();
                  if (A !== 'platform') {
                    const I = h.getRange();
                    a.push(
                      e.createUnknownFromFlag(
                        o.start.line,
                        I.start,
                        A === '' ? I.end : h.getNameRange().end,
                        h.getName(),
                      ),
                    );
                  }
                }
                (this.checkFlagValue(o.start.line, R, ['platform'], a),
                  this.checkArguments(
                    r,
                    a,
                    [1, 3],
                    function (h, A, I) {
                      switch (h) {
                        case 0:
                          let E = r.getVariables();
                          if (E.length > 0) {
                            let F = E[0].getRange();
                            if (
                              F.start.line === I.start.line &&
                              F.start.character === I.start.character &&
                              F.end.line === I.end.line &&
                              F.end.character === I.end.character &&
                              !E[0].isDefined()
                            ) {
                              if (b.indexOf(E[0].getName()) !== -1) return null;
                              if (E[0].getModifier() === '-') {
                                const Y = E[0].getSubstitutionParameter();
                                if (Y !== '' && Y !== null) return null;
                              }
                              return e.createBaseNameEmpty(o.start.line, F, E[0].toString());
                            }
                            return null;
                          }
                          let k = r,
                            _ = k.getImageDigestRange();
                          const U = k.getImageTagRange();
                          if (_ === null) {
                            if (U === null) return null;
                            let F = t.getText(U);
                            return F === ''
                              ? e.createInvalidReferenceFormat(o.start.line, I)
                              : new RegExp(/^[\w][\w.-]{0,127}$/).test(F)
                                ? null
                                : e.createInvalidReferenceFormat(o.start.line, k.getImageTagRange());
                          }
                          if (U !== null && U.start.line === U.end.line && U.start.character === U.end.character)
                            return e.createInvalidReferenceFormat(o.start.line, I);
                          let P = t.getText(_),
                            y = P.indexOf(':');
                          if (y === -1)
                            return P === ''
                              ? e.createInvalidReferenceFormat(o.start.line, I)
                              : e.createInvalidReferenceFormat(o.start.line, k.getImageDigestRange());
                          let Q = new RegExp(/[A-Fa-f0-9_+.-]+/),
                            j = P.substring(0, y);
                          if (!Q.test(j)) return e.createInvalidReferenceFormat(o.start.line, k.getImageDigestRange());
                          let z = P.substring(y + 1);
                          return new RegExp(/[A-Fa-f0-9]+/).test(z)
                            ? null
                            : e.createInvalidReferenceFormat(o.start.line, k.getImageDigestRange());
                        case 1:
                          return A.toUpperCase() === 'AS' ? null : e.createInvalidAs;
                        case 2:
                          return (
                            (A = A.toLowerCase()),
                            new RegExp(/^[a-z]([a-z0-9_\-.]*)*$/).test(A)
                              ? null
                              : e.createInvalidBuildStageName(o.start.line, I, A)
                          );
                        default:
                          return null;
                      }
                    },
                    e.createRequiresOneOrThreeArguments,
                  ));
                break;
              case 'HEALTHCHECK':
                let S = r.getArguments();
                const N = r.getInstructionRange(),
                  L = r.getFlags();
                if (S.length === 0) a.push(e.createHEALTHCHECKRequiresAtLeastOneArgument(N.start.line, N));
                else {
                  const A = S[0].getValue().toUpperCase();
                  if (A === 'NONE') {
                    if (S.length > 1) {
                      const I = S[1].getRange().start,
                        E = S[S.length - 1].getRange().end;
                      a.push(e.createHealthcheckNoneUnnecessaryArgument(N.start.line, I, E));
                    }
                    break;
                  } else if (A === 'CMD') {
                    if (S.length === 1) {
                      const I = S[0].getRange();
                      a.push(e.createHealthcheckCmdArgumentMissing(N.start.line, I.start, I.end));
                    }
                  } else a.push(e.createHealthcheckTypeUnknown(N.start.line, S[0].getRange(), A));
                }
                const C = ['interval', 'retries', 'start-period', 'timeout', 'start-interval'];
                for (const h of L) {
                  const A = h.getName();
                  if (C.indexOf(A) === -1) {
                    const I = h.getRange();
                    a.push(
                      e.createUnknownHealthcheckFlag(
                        N.start.line,
                        I.start,
                        A === '' ? I.end : h.getNameRange().end,
                        h.getName(),
                      ),
                    );
                  } else if (A === 'retries') {
                    const I = h.getValue();
                    if (I) {
                      const E = h.getValueRange(),
                        k = parseInt(I);
                      isNaN(k) || I.indexOf('.') !== -1
                        ? a.push(e.createInvalidSyntax(N.start.line, E.start, E.end, I))
                        : k < 1 &&
                          a.push(e.createFlagAtLeastOne(N.start.line, E.start, E.end, '--retries', k.toString()));
                    }
                  }
                }
                (this.checkFlagValue(N.start.line, L, C, a),
                  this.checkFlagDuration(N.start.line, L, ['interval', 'start-period', 'timeout', 'start-interval'], a),
                  this.checkDuplicateFlags(N.start.line, L, C, a));
                break;
              case 'ONBUILD':
                this.checkArguments(r, a, [-1], function () {
                  return null;
                });
                let M = r,
                  w = M.getTrigger();
                switch (w) {
                  case 'FROM':
                  case 'MAINTAINER':
                    a.push(
                      e.createOnbuildTriggerDisallowed(M.getInstructionRange().start.line, M.getTriggerRange(), w),
                    );
                    break;
                  case 'ONBUILD':
                    a.push(e.createOnbuildChainingDisallowed(M.getInstructionRange().start.line, M.getTriggerRange()));
                    break;
                }
                break;
              case 'SHELL':
                (this.checkArguments(r, a, [-1], function () {
                  return null;
                }),
                  this.checkJSON(t, r, a));
                break;
              case 'STOPSIGNAL':
                this.checkArguments(r, a, [1], function (h, A) {
                  if (A.indexOf('SIG') === 0 || A.indexOf('$') != -1) return null;
                  for (var I = 0; I < A.length; I++)
                    if ('0' > A.charAt(I) || '9' < A.charAt(I)) return e.createInvalidStopSignal;
                  return null;
                });
                let d = r.getExpandedArguments();
                if (d.length === 1) {
                  let h = d[0].getValue(),
                    A = r.getVariables();
                  if (A.length === 0) {
                    if (h.indexOf('$') !== -1) {
                      const I = r.getInstructionRange();
                      let E = d[0].getRange();
                      a.push(e.createInvalidStopSignal(I.start.line, E.start, E.end, h));
                    }
                  } else
                    for (let I of A) {
                      let E = I.getRange(),
                        k = this.document
                          .getText()
                          .substring(this.document.offsetAt(E.start), this.document.offsetAt(E.end));
                      if (h.includes(k) && !I.isBuildVariable() && !I.isDefined()) {
                        const _ = r.getInstructionRange();
                        let U = d[0].getRange();
                        a.push(e.createInvalidStopSignal(_.start.line, U.start, U.end, ''));
                        break;
                      }
                    }
                }
                break;
              case 'EXPOSE':
                let Z = r.getArguments(),
                  x = r.getExpandedArguments();
                if (x.length === 0) {
                  let h = r.getInstructionRange();
                  a.push(e.createMissingArgument(h.start.line, h.start, h.end));
                } else {
                  const h = /^([0-9])+(-[0-9]+)?(:([0-9])+(-[0-9]*)?)?(\/(\w*))?(\/\w*)*$/;
                  e: for (let A = 0; A < x.length; A++) {
                    let I = x[A].getValue();
                    I.charAt(0) === '"' && I.charAt(I.length - 1) === '"' && (I = I.substring(1, I.length - 1));
                    const E = h.exec(I);
                    if (E) {
                      if (E[7]) {
                        const k = E[7].toLowerCase();
                        if (k !== '' && k !== 'tcp' && k !== 'udp' && k !== 'sctp') {
                          const _ = x[A].getRange(),
                            U = this.document.offsetAt(_.start),
                            P = this.document.getText().substring(U, this.document.offsetAt(_.end)),
                            y = U + P.indexOf(E[7].substring(0, 1)),
                            Q = k.length === 1 ? U + y + 1 : U + P.length;
                          a.push(
                            e.createInvalidProto(
                              r.getInstructionRange().start.line,
                              this.document.positionAt(y),
                              this.document.positionAt(Q),
                              E[7],
                            ),
                          );
                        }
                      }
                    } else {
                      if (I.charAt(0) === '$') continue e;
                      a.push(e.createInvalidPort(r.getInstructionRange().start.line, x[A].getRange(), I));
                    }
                  }
                }
                break;
              case 'ADD':
                const q = r,
                  B = q.getFlags(),
                  H = r.getInstructionRange();
                for (let h of B) {
                  const A = h.getName(),
                    I = h.getRange();
                  if (A === '') a.push(e.createUnknownAddFlag(H.start.line, I.start, I.end, A));
                  else if (A === 'link' || A === 'keep-git-dir') {
                    const E = this.checkFlagBoolean(H.start.line, h);
                    E !== null && a.push(E);
                  } else if (A !== 'chmod' && A !== 'chown' && A !== 'checksum' && A !== 'exclude') {
                    let E = h.getNameRange();
                    a.push(e.createUnknownAddFlag(H.start.line, I.start, E.end, A));
                  }
                }
                const J = this.checkDestinationIsDirectory(
                  q,
                  e.createADDRequiresAtLeastTwoArguments,
                  e.createADDDestinationNotDirectory,
                );
                (J !== null && a.push(J),
                  this.checkFlagValue(H.start.line, B, ['chmod', 'chown', 'checksum', 'exclude'], a),
                  this.checkDuplicateFlags(H.start.line, B, ['chmod', 'chown', 'checksum', 'keep-git-dir', 'link'], a),
                  this.checkJSONQuotes(r, a));
                break;
              case 'COPY':
                const G = r.getInstructionRange();
                let K = r,
                  W = K.getFlags();
                if (W.length > 0) {
                  for (let A of W) {
                    const I = A.getName(),
                      E = A.getRange();
                    if (I === '') a.push(e.createUnknownCopyFlag(G.start.line, E.start, E.end, I));
                    else if (I === 'link' || I === 'parents') {
                      const k = this.checkFlagBoolean(G.start.line, A);
                      k !== null && a.push(k);
                    } else if (I !== 'chmod' && I !== 'chown' && I !== 'from' && I !== 'exclude' && I !== 'parents') {
                      let k = A.getNameRange();
                      a.push(e.createUnknownCopyFlag(G.start.line, E.start, k.end, I));
                    }
                  }
                  let h = K.getFromFlag();
                  if (h) {
                    let A = h.getValue();
                    if (A !== null && !new RegExp(/^[a-zA-Z0-9].*$/).test(A)) {
                      let E = A === '' ? h.getRange() : h.getValueRange();
                      a.push(e.createFlagInvalidFrom(G.start.line, E.start, E.end, A));
                    }
                  }
                }
                const X = this.checkDestinationIsDirectory(
                  K,
                  e.createCOPYRequiresAtLeastTwoArguments,
                  e.createCOPYDestinationNotDirectory,
                );
                (X !== null && a.push(X),
                  this.checkFlagValue(G.start.line, W, ['chmod', 'chown', 'from', 'exclude'], a),
                  this.checkDuplicateFlags(G.start.line, W, ['chmod', 'chown', 'from', 'link', 'parents'], a),
                  this.checkJSONQuotes(r, a));
                break;
              case 'WORKDIR':
                this.checkArguments(r, a, [-1], function () {
                  return null;
                });
                let v = r.getArgumentsContent();
                if (v) {
                  const h = v.substring(0, 1),
                    A = v.substring(v.length - 1);
                  ((h === "'" && A === "'") || (h === '"' && A === '"')) && (v = v.substring(1, v.length - 1));
                  let I = new RegExp(/^(\$|([a-zA-Z](\$|:(\$|\\|\/)))).*$/);
                  if (!v.startsWith('/') && !I.test(v)) {
                    let E = this.createWORKDIRNotAbsolute(r.getInstructionRange().start.line, r.getArgumentsRange());
                    E && a.push(E);
                  }
                }
                break;
              default:
                this.checkArguments(r, a, [-1], function () {
                  return null;
                });
                break;
            }
          }
        }
        hasHeredocs(t) {
          for (const s of t) if (s.getValue().startsWith('<<')) return !0;
          return !1;
        }
        getDestinationArgument(t) {
          if (this.hasHeredocs(t)) {
            const s = t[0].getRange().start.line;
            let r = null;
            for (let n = 1; n < t.length && t[n].getRange().start.line === s; n++) r = t[n];
            return r;
          }
          return t[t.length - 1];
        }
        checkDestinationIsDirectory(t, s, r) {
          if (t.getClosingBracket()) return this.checkJsonDestinationIsDirectory(t, s, r);
          const n = t.getArguments();
          if (n.length === 1) return s(t.getInstructionRange().start.line, n[0].getRange());
          if (n.length === 0) {
            const g = t.getInstructionRange();
            return s(g.start.line, g);
          } else if (n.length > 2) {
            const g = this.getDestinationArgument(n);
            if (g === null) {
              const l = t.getInstructionRange();
              return s(l.start.line, l);
            } else if (this.hasHeredocs(n)) return null;
            const a = t.getVariables();
            if (a.length !== 0) {
              const l = this.document.offsetAt(g.getRange().end),
                f = this.document.offsetAt(a[a.length - 1].getRange().end);
              if (l === f || l - 1 === f) return null;
            }
            const i = g.getValue(),
              c = i.charAt(i.length - 1);
            if (c !== '\\' && c !== '/') return r(t.getInstructionRange().start.line, g.getRange());
          }
          return null;
        }
        createDuplicatesDiagnostics(t, s, r, n) {
          if (n.length > 1)
            for (let g = 0; g < n.length - 1; g++) {
              const a = n[g].getInstructionRange(),
                i = this.createMultipleInstructions(a.start.line, a, s, r);
              i && t.push(i);
            }
        }
        createDuplicateBuildStageNameDiagnostics(t, s) {
          const r = {};
          for (let n of s) {
            let g = n.getBuildStage();
            g !== null && ((g = g.toLowerCase()), r[g] === void 0 ? (r[g] = [n]) : r[g].push(n));
          }
          for (const n in r)
            if (r[n].length > 1)
              for (const g of r[n])
                t.push(e.createDuplicateBuildStageName(g.getInstructionRange().start.line, g.getBuildStageRange(), n));
        }
        checkJsonDestinationIsDirectory(t, s, r) {
          const n = t.getJSONStrings();
          if (n.length === 0) return s(t.getInstructionRange().start.line, t.getArgumentsRange());
          if (n.length === 1) return s(t.getInstructionRange().start.line, n[0].getJSONRange());
          if (n.length > 2) {
            const g = n[n.length - 1],
              a = t.getVariables();
            if (a.length !== 0) {
              const l = a[a.length - 1],
                f = this.document.offsetAt(g.getRange().end),
                o = this.document.offsetAt(l.getRange().end);
              if (f === o || f - 1 === o) return null;
            }
            const i = g.getValue(),
              c = i.charAt(i.length - 2);
            if (c !== '\\' && c !== '/') return r(t.getInstructionRange().start.line, n[n.length - 1].getJSONRange());
          }
          return null;
        }
        checkFlagValue(t, s, r, n) {
          for (let g of s) {
            let a = g.getName();
            g.getValue() === null && r.indexOf(a) !== -1 && n.push(e.createFlagMissingValue(t, g.getNameRange(), a));
          }
        }
        checkFlagBoolean(t, s) {
          const r = s.getValue();
          if (r === '') return e.createFlagMissingValue(t, s.getNameRange(), s.getName());
          if (r !== null) {
            const n = r.toLowerCase();
            if (n !== 'true' && n !== 'false')
              return e.createFlagExpectedBooleanValue(t, s.getValueRange(), s.getName(), r);
          }
          return null;
        }
        checkFlagDuration(t, s, r, n) {
          e: for (let g of s) {
            let a = g.getName();
            if (r.indexOf(a) !== -1) {
              let i = g.getValue();
              if (i !== null && i.length !== 0) {
                switch (i.charAt(0)) {
                  case '0':
                  case '1':
                  case '2':
                  case '3':
                  case '4':
                  case '5':
                  case '6':
                  case '7':
                  case '8':
                  case '9':
                  case '.':
                  case '-':
                    break;
                  default:
                    let N = g.getValueRange();
                    n.push(e.createFlagInvalidDuration(t, N.start, N.end, i));
                    continue e;
                }
                let c = !1,
                  l = 0,
                  f = 0,
                  o = !1,
                  R = !1,
                  S = 0;
                t: for (let N = 0; N < i.length; N++)
                  switch (((c = !1), i.charAt(N))) {
                    case '-':
                      if (o) {
                        let M = g.getValueRange();
                        n.push(e.createFlagUnknownUnit(t, M, i.charAt(N), i));
                        continue e;
                      } else if (R) {
                        let M = g.getValueRange();
                        n.push(e.createFlagInvalidDuration(t, M.start, M.end, i));
                        continue e;
                      }
                      R = !0;
                      continue;
                    case '.':
                      S++;
                      continue;
                    case '0':
                    case '1':
                    case '2':
                    case '3':
                    case '4':
                    case '5':
                    case '6':
                    case '7':
                    case '8':
                    case '9':
                      o = !0;
                      continue;
                    default:
                      if (S > 1) {
                        let M = g.getValueRange();
                        n.push(e.createFlagMissingDuration(t, M.start, M.end, i));
                        continue e;
                      }
                      S = 0;
                      let L = parseFloat(i.substring(l, N));
                      for (let M = N + 1; M < i.length; M++)
                        if (e.isNumberRelated(i.charAt(M))) {
                          let w = i.substring(N, M);
                          if (L < 0 || (i.charAt(l) === '-' && L === 0)) {
                            let d = g.getNameRange();
                            n.push(e.createFlagLessThan1ms(t, d.start, d.end, a));
                            continue e;
                          }
                          switch (w) {
                            case 'h':
                              ((f += L * 1e3 * 60 * 60), (N = M - 1), (l = N), (c = !0));
                              continue t;
                            case 'm':
                              ((f += L * 1e3 * 60), (N = M - 1), (l = N), (c = !0));
                              continue t;
                            case 's':
                              ((f += L * 1e3), (N = M - 1), (l = N), (c = !0));
                              continue t;
                            case 'ms':
                              ((f += L), (N = M - 1), (l = N), (c = !0));
                              continue t;
                            case 'us':
                            case '\xB5s':
                              ((f += L / 1e3), (N = M - 1), (l = N), (c = !0));
                              continue t;
                            case 'ns':
                              ((f += L / 1e6), (N = M - 1), (l = N), (c = !0));
                              continue t;
                            default:
                              let d = g.getValueRange();
                              n.push(e.createFlagUnknownUnit(t, d, w, i));
                              continue e;
                          }
                        }
                      if (L < 0 || (i.charAt(l) === '-' && L === 0)) {
                        let M = g.getNameRange();
                        n.push(e.createFlagLessThan1ms(t, M.start, M.end, a));
                        continue e;
                      }
                      let C = i.substring(N, i.length);
                      switch (C) {
                        case 'h':
                          ((f += L * 1e3 * 60 * 60), (c = !0));
                          break t;
                        case 'm':
                          ((f += L * 1e3 * 60), (c = !0));
                          break t;
                        case 's':
                          ((f += L * 1e3), (c = !0));
                          break t;
                        case 'ms':
                          ((f += L), (c = !0));
                          break t;
                        case 'us':
                        case '\xB5s':
                          ((f += L / 1e3), (c = !0));
                          break t;
                        case 'ns':
                          ((f += L / 1e6), (c = !0));
                          break t;
                        default:
                          let M = g.getValueRange();
                          n.push(e.createFlagUnknownUnit(t, M, C, i));
                          break;
                      }
                      continue e;
                  }
                if (c) {
                  if (f < 1) {
                    let N = g.getNameRange();
                    n.push(e.createFlagLessThan1ms(t, N.start, N.end, a));
                  }
                } else {
                  let N = g.getValueRange();
                  n.push(e.createFlagMissingDuration(t, N.start, N.end, i));
                }
              }
            }
          }
        }
        static isNumberRelated(t) {
          switch (t) {
            case '.':
            case '0':
            case '1':
            case '2':
            case '3':
            case '4':
            case '5':
            case '6':
            case '7':
            case '8':
            case '9':
              return !0;
          }
          return !1;
        }
        checkDuplicateFlags(t, s, r, n) {
          let g = s.map(function (a) {
            return a.getName();
          });
          for (let a of r) {
            let i = g.indexOf(a),
              c = g.lastIndexOf(a);
            if (i !== c) {
              let l = s[i].getNameRange();
              (n.push(e.createFlagDuplicate(t, l.start, l.end, g[i])),
                (l = s[c].getNameRange()),
                n.push(e.createFlagDuplicate(t, l.start, l.end, g[i])));
            }
          }
        }
        checkJSON(t, s, r) {
          if (s.getArgumentsContent() === null) return;
          let g = s.getArgumentsRange(),
            a = s.getArguments();
          if (
            (a.length === 1 && a[0].getValue() === '[]') ||
            (a.length === 2 && a[0].getValue() === '[' && a[1].getValue() === ']')
          ) {
            r.push(e.createShellRequiresOne(s.getInstructionRange().start.line, g));
            return;
          }
          const i = s.getClosingBracket();
          if (i) {
            let c = t.getText();
            ((c = c.substring(t.offsetAt(s.getOpeningBracket().getRange().end), t.offsetAt(i.getRange().start))),
              (c = c.trim()),
              c.charAt(c.length - 1) !== '"' && r.push(e.createShellJsonForm(s.getInstructionRange().start.line, g)));
          } else r.push(e.createShellJsonForm(s.getInstructionRange().start.line, g));
        }
        checkJSONQuotes(t, s) {
          let r = t.getArgumentsContent();
          if (r === null) return;
          let n = t.getArgumentsRange(),
            g = t.getArguments();
          if (
            (g.length === 1 && g[0].getValue() === '[]') ||
            (g.length === 2 && g[0].getValue() === '[' && g[1].getValue() === ']')
          )
            return;
          let a = !1,
            i = null,
            c = !1;
          e: for (let l = 0; l < r.length; l++)
            switch (r.charAt(l)) {
              case '[':
                i === null && ((i = '['), (a = !0));
                break;
              case "'":
                if (i === '[' || i === ',') {
                  ((c = !0), (i = "'"));
                  continue;
                } else if (i === "'")
                  if (c) c = !1;
                  else break e;
                else break e;
                break;
              case ',':
                if (a) {
                  if (!c)
                    if (i === "'") i = ',';
                    else break e;
                } else break e;
                break;
              case ']':
                if (!c) {
                  if (i === "'" || i === ',') {
                    i = null;
                    const f = e.createJSONInSingleQuotes(
                      t.getInstructionRange().start.line,
                      n,
                      this.settings.instructionJSONInSingleQuotes,
                    );
                    f && s.push(f);
                  }
                  break e;
                }
                break;
              case ' ':
              case '	':
                break;
              default:
                if (!c) break e;
                break;
            }
        }
        static formatMessage(t, ...s) {
          for (let r = 0; r < s.length; r++) t = t.replace('${' + r + '}', s[r]);
          return t;
        }
        static getDiagnosticMessage_DirectiveCasing() {
          return e.dockerProblems.directiveCasing;
        }
        static getDiagnosticMessage_DirectiveEscapeDuplicated() {
          return e.dockerProblems.directiveEscapeDuplicated;
        }
        static getDiagnosticMessage_DirectiveEscapeInvalid(t) {
          return e.formatMessage(e.dockerProblems.directiveEscapeInvalid, t);
        }
        static getDiagnosticMessage_NoSourceImage() {
          return e.dockerProblems.noSourceImage;
        }
        static getDiagnosticMessage_EmptyContinuationLine() {
          return e.dockerProblems.emptyContinuationLine;
        }
        static getDiagnosticMessage_DuplicateBuildStageName(t) {
          return e.formatMessage(e.dockerProblems.duplicateBuildStageName, t);
        }
        static getDiagnosticMessage_InvalidBuildStageName(t) {
          return e.formatMessage(e.dockerProblems.invalidBuildStageName, t);
        }
        static getDiagnosticMessage_FlagAtLeastOne(t, s) {
          return e.formatMessage(e.dockerProblems.flagAtLeastOne, t, s);
        }
        static getDiagnosticMessage_FlagDuplicate(t) {
          return e.formatMessage(e.dockerProblems.flagDuplicate, t);
        }
        static getDiagnosticMessage_FlagInvalidDuration(t) {
          return e.formatMessage(e.dockerProblems.flagInvalidDuration, t);
        }
        static getDiagnosticMessage_FlagLessThan1ms(t) {
          return e.formatMessage(e.dockerProblems.flagLessThan1ms, t);
        }
        static getDiagnosticMessage_FlagMissingDuration(t) {
          return e.formatMessage(e.dockerProblems.flagMissingDuration, t);
        }
        static getDiagnosticMessage_FlagInvalidFromValue(t) {
          return e.formatMessage(e.dockerProblems.flagInvalidFrom, t);
        }
        static getDiagnosticMessage_FlagExpectedBooleanValue(t, s) {
          return e.formatMessage(e.dockerProblems.flagExpectedBooleanValue, t, s);
        }
        static getDiagnosticMessage_FlagMissingValue(t) {
          return e.formatMessage(e.dockerProblems.flagMissingValue, t);
        }
        static getDiagnosticMessage_FlagUnknown(t) {
          return e.formatMessage(e.dockerProblems.flagUnknown, t);
        }
        static getDiagnosticMessage_FlagUnknownUnit(t, s) {
          return e.formatMessage(e.dockerProblems.flagUnknownUnit, t, s);
        }
        static getDiagnosticMessage_BaseNameEmpty(t) {
          return e.formatMessage(e.dockerProblems.baseNameEmpty, t);
        }
        static getDiagnosticMessage_InvalidAs() {
          return e.dockerProblems.invalidAs;
        }
        static getDiagnosticMessage_InvalidPort(t) {
          return e.formatMessage(e.dockerProblems.invalidPort, t);
        }
        static getDiagnosticMessage_InvalidProto(t) {
          return e.formatMessage(e.dockerProblems.invalidProtocol, t);
        }
        static getDiagnosticMessage_InvalidReferenceFormat() {
          return e.dockerProblems.invalidReferenceFormat;
        }
        static getDiagnosticMessage_InvalidSignal(t) {
          return e.formatMessage(e.dockerProblems.invalidStopSignal, t);
        }
        static getDiagnosticMessage_InvalidSyntax(t) {
          return e.formatMessage(e.dockerProblems.invalidSyntax, t);
        }
        static getDiagnosticMessage_InstructionExtraArgument() {
          return e.dockerProblems.instructionExtraArgument;
        }
        static getDiagnosticMessage_InstructionMissingArgument() {
          return e.dockerProblems.instructionMissingArgument;
        }
        static getDiagnosticMessage_ADDDestinationNotDirectory() {
          return e.formatMessage(e.dockerProblems.invalidDestination, 'ADD');
        }
        static getDiagnosticMessage_ADDRequiresAtLeastTwoArguments() {
          return e.formatMessage(e.dockerProblems.instructionRequiresAtLeastTwoArguments, 'ADD');
        }
        static getDiagnosticMessage_COPYDestinationNotDirectory() {
          return e.formatMessage(e.dockerProblems.invalidDestination, 'COPY');
        }
        static getDiagnosticMessage_COPYRequiresAtLeastTwoArguments() {
          return e.formatMessage(e.dockerProblems.instructionRequiresAtLeastTwoArguments, 'COPY');
        }
        static getDiagnosticMessage_HEALTHCHECKRequiresAtLeastOneArgument() {
          return e.formatMessage(e.dockerProblems.instructionRequiresAtLeastOneArgument, 'HEALTHCHECK');
        }
        static getDiagnosticMessage_ENVRequiresTwoArguments() {
          return e.formatMessage(e.dockerProblems.instructionRequiresTwoArguments, 'ENV');
        }
        static getDiagnosticMessage_InstructionRequiresOneOrThreeArguments() {
          return e.dockerProblems.fromRequiresOneOrThreeArguments;
        }
        static getDiagnosticMessage_HealthcheckNoneUnnecessaryArgument() {
          return e.formatMessage(e.dockerProblems.instructionUnnecessaryArgument, 'HEALTHCHECK NONE');
        }
        static getDiagnosticMessage_InstructionMultiple(t) {
          return e.formatMessage(e.dockerProblems.instructionMultiple, t);
        }
        static getDiagnosticMessage_InstructionUnknown(t) {
          return e.formatMessage(e.dockerProblems.instructionUnknown, t);
        }
        static getDiagnosticMessage_SyntaxMissingEquals(t) {
          return e.formatMessage(e.dockerProblems.syntaxMissingEquals, t);
        }
        static getDiagnosticMessage_SyntaxMissingNames(t) {
          return e.formatMessage(e.dockerProblems.syntaxMissingNames, t);
        }
        static getDiagnosticMessage_SyntaxMissingSingleQuote(t) {
          return e.formatMessage(e.dockerProblems.syntaxMissingSingleQuote, t);
        }
        static getDiagnosticMessage_SyntaxMissingDoubleQuote(t) {
          return e.formatMessage(e.dockerProblems.syntaxMissingDoubleQuote, t);
        }
        static getDiagnosticMessage_InstructionCasing() {
          return e.dockerProblems.instructionCasing;
        }
        static getDiagnosticMessage_InstructionJSONInSingleQuotes() {
          return e.dockerProblems.instructionJSONInSingleQuotes;
        }
        static getDiagnosticMessage_OnbuildChainingDisallowed() {
          return e.dockerProblems.onbuildChainingDisallowed;
        }
        static getDiagnosticMessage_OnbuildTriggerDisallowed(t) {
          return e.formatMessage(e.dockerProblems.onbuildTriggerDisallowed, t);
        }
        static getDiagnosticMessage_VariableModifierUnsupported(t, s) {
          return e.formatMessage(e.dockerProblems.variableModifierUnsupported, t, s);
        }
        static getDiagnosticMessage_ShellJsonForm() {
          return e.dockerProblems.shellJsonForm;
        }
        static getDiagnosticMessage_ShellRequiresOne() {
          return e.dockerProblems.shellRequiresOne;
        }
        static getDiagnosticMessage_DeprecatedMaintainer() {
          return e.dockerProblems.deprecatedMaintainer;
        }
        static getDiagnosticMessage_HealthcheckCmdArgumentMissing() {
          return e.dockerProblems.healthcheckCmdArgumentMissing;
        }
        static getDiagnosticMessage_HealthcheckTypeUnknown(t) {
          return e.formatMessage(e.dockerProblems.healthcheckTypeUnknown, t);
        }
        static getDiagnosticMessage_WORKDIRPathNotAbsolute() {
          return e.formatMessage(e.dockerProblems.workdirPathNotAbsolute);
        }
        static createDuplicatedEscapeDirective(t, s) {
          return e.createError(
            null,
            t,
            s,
            e.getDiagnosticMessage_DirectiveEscapeDuplicated(),
            u.ValidationCode.DUPLICATED_ESCAPE_DIRECTIVE,
            [O.DiagnosticTag.Unnecessary],
          );
        }
        static createInvalidEscapeDirective(t, s, r) {
          return e.createError(
            null,
            t,
            s,
            e.getDiagnosticMessage_DirectiveEscapeInvalid(r),
            u.ValidationCode.INVALID_ESCAPE_DIRECTIVE,
          );
        }
        static createDuplicateBuildStageName(t, s, r) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_DuplicateBuildStageName(r),
            u.ValidationCode.DUPLICATE_BUILD_STAGE_NAME,
          );
        }
        static createInvalidBuildStageName(t, s, r) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_InvalidBuildStageName(r),
            u.ValidationCode.INVALID_BUILD_STAGE_NAME,
          );
        }
        static createFlagAtLeastOne(t, s, r, n, g) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_FlagAtLeastOne(n, g),
            u.ValidationCode.FLAG_AT_LEAST_ONE,
          );
        }
        static createFlagDuplicate(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_FlagDuplicate(n), u.ValidationCode.FLAG_DUPLICATE);
        }
        static createFlagInvalidDuration(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_FlagInvalidDuration(n),
            u.ValidationCode.FLAG_INVALID_DURATION,
          );
        }
        static createFlagLessThan1ms(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_FlagLessThan1ms(n), u.ValidationCode.FLAG_LESS_THAN_1MS);
        }
        static createFlagMissingDuration(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_FlagMissingDuration(n),
            u.ValidationCode.FLAG_MISSING_DURATION,
          );
        }
        static createFlagInvalidFrom(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_FlagInvalidFromValue(n),
            u.ValidationCode.FLAG_INVALID_FROM_VALUE,
          );
        }
        static createFlagExpectedBooleanValue(t, s, r, n) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_FlagExpectedBooleanValue(r, n),
            u.ValidationCode.FLAG_EXPECTED_BOOLEAN_VALUE,
          );
        }
        static createFlagMissingValue(t, s, r) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_FlagMissingValue(r),
            u.ValidationCode.FLAG_MISSING_VALUE,
          );
        }
        static createUnknownAddFlag(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_FlagUnknown(n), u.ValidationCode.UNKNOWN_ADD_FLAG);
        }
        static createUnknownCopyFlag(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_FlagUnknown(n), u.ValidationCode.UNKNOWN_COPY_FLAG);
        }
        static createUnknownFromFlag(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_FlagUnknown(n), u.ValidationCode.UNKNOWN_FROM_FLAG);
        }
        static createUnknownHealthcheckFlag(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_FlagUnknown(n),
            u.ValidationCode.UNKNOWN_HEALTHCHECK_FLAG,
          );
        }
        static createFlagUnknownUnit(t, s, r, n) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_FlagUnknownUnit(r, n),
            u.ValidationCode.FLAG_UNKNOWN_UNIT,
          );
        }
        static createBaseNameEmpty(t, s, r) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_BaseNameEmpty(r),
            u.ValidationCode.BASE_NAME_EMPTY,
          );
        }
        static createInvalidAs(t, s, r) {
          return e.createError(t, s, r, e.getDiagnosticMessage_InvalidAs(), u.ValidationCode.INVALID_AS);
        }
        static createInvalidPort(t, s, r) {
          return e.createError(t, s.start, s.end, e.getDiagnosticMessage_InvalidPort(r), u.ValidationCode.INVALID_PORT);
        }
        static createInvalidProto(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_InvalidProto(n), u.ValidationCode.INVALID_PROTO);
        }
        static createInvalidReferenceFormat(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_InvalidReferenceFormat(),
            u.ValidationCode.INVALID_REFERENCE_FORMAT,
          );
        }
        static createInvalidStopSignal(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_InvalidSignal(n), u.ValidationCode.INVALID_SIGNAL);
        }
        static createInvalidSyntax(t, s, r, n) {
          return e.createError(t, s, r, e.getDiagnosticMessage_InvalidSyntax(n), u.ValidationCode.INVALID_SYNTAX);
        }
        static createMissingArgument(t, s, r) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_InstructionMissingArgument(),
            u.ValidationCode.ARGUMENT_MISSING,
          );
        }
        static createExtraArgument(t, s, r) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_InstructionExtraArgument(),
            u.ValidationCode.ARGUMENT_EXTRA,
          );
        }
        static createHealthcheckNoneUnnecessaryArgument(t, s, r) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_HealthcheckNoneUnnecessaryArgument(),
            u.ValidationCode.ARGUMENT_UNNECESSARY,
          );
        }
        static createADDDestinationNotDirectory(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_ADDDestinationNotDirectory(),
            u.ValidationCode.INVALID_DESTINATION,
          );
        }
        static createADDRequiresAtLeastTwoArguments(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_ADDRequiresAtLeastTwoArguments(),
            u.ValidationCode.ARGUMENT_REQUIRES_AT_LEAST_TWO,
          );
        }
        static createCOPYDestinationNotDirectory(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_COPYDestinationNotDirectory(),
            u.ValidationCode.INVALID_DESTINATION,
          );
        }
        static createCOPYRequiresAtLeastTwoArguments(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_COPYRequiresAtLeastTwoArguments(),
            u.ValidationCode.ARGUMENT_REQUIRES_AT_LEAST_TWO,
          );
        }
        static createENVRequiresTwoArguments(t, s, r) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_ENVRequiresTwoArguments(),
            u.ValidationCode.ARGUMENT_REQUIRES_TWO,
          );
        }
        static createHEALTHCHECKRequiresAtLeastOneArgument(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_HEALTHCHECKRequiresAtLeastOneArgument(),
            u.ValidationCode.ARGUMENT_REQUIRES_AT_LEAST_ONE,
          );
        }
        static createHealthcheckCmdArgumentMissing(t, s, r) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_HealthcheckCmdArgumentMissing(),
            u.ValidationCode.HEALTHCHECK_CMD_ARGUMENT_MISSING,
          );
        }
        static createHealthcheckTypeUnknown(t, s, r) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_HealthcheckTypeUnknown(r),
            u.ValidationCode.UNKNOWN_TYPE,
          );
        }
        static createOnbuildChainingDisallowed(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_OnbuildChainingDisallowed(),
            u.ValidationCode.ONBUILD_CHAINING_DISALLOWED,
          );
        }
        static createOnbuildTriggerDisallowed(t, s, r) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_OnbuildTriggerDisallowed(r),
            u.ValidationCode.ONBUILD_TRIGGER_DISALLOWED,
          );
        }
        static createShellJsonForm(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_ShellJsonForm(),
            u.ValidationCode.SHELL_JSON_FORM,
          );
        }
        static createShellRequiresOne(t, s) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_ShellRequiresOne(),
            u.ValidationCode.SHELL_REQUIRES_ONE,
          );
        }
        static createRequiresOneOrThreeArguments(t, s, r) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_InstructionRequiresOneOrThreeArguments(),
            u.ValidationCode.ARGUMENT_REQUIRES_ONE_OR_THREE,
          );
        }
        static createNoSourceImage(t, s) {
          return e.createError(null, t, s, e.getDiagnosticMessage_NoSourceImage(), u.ValidationCode.NO_SOURCE_IMAGE);
        }
        static createSyntaxMissingEquals(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_SyntaxMissingEquals(n),
            u.ValidationCode.SYNTAX_MISSING_EQUALS,
          );
        }
        static createSyntaxMissingSingleQuote(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_SyntaxMissingSingleQuote(n),
            u.ValidationCode.SYNTAX_MISSING_SINGLE_QUOTE,
          );
        }
        static createSyntaxMissingDoubleQuote(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_SyntaxMissingDoubleQuote(n),
            u.ValidationCode.SYNTAX_MISSING_DOUBLE_QUOTE,
          );
        }
        static createSyntaxMissingNames(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_SyntaxMissingNames(n),
            u.ValidationCode.SYNTAX_MISSING_NAMES,
          );
        }
        static createVariableUnsupportedModifier(t, s, r, n) {
          return e.createError(
            t,
            s.start,
            s.end,
            e.getDiagnosticMessage_VariableModifierUnsupported(r, n),
            u.ValidationCode.UNSUPPORTED_MODIFIER,
          );
        }
        static createUnknownInstruction(t, s, r, n) {
          return e.createError(
            t,
            s,
            r,
            e.getDiagnosticMessage_InstructionUnknown(n),
            u.ValidationCode.UNKNOWN_INSTRUCTION,
          );
        }
        static createError(t, s, r, n, g, a) {
          return e.createDiagnostic(O.DiagnosticSeverity.Error, t, s, r, n, g, a);
        }
        static createJSONInSingleQuotes(t, s, r) {
          return r === u.ValidationSeverity.ERROR
            ? e.createError(
                t,
                s.start,
                s.end,
                e.getDiagnosticMessage_InstructionJSONInSingleQuotes(),
                u.ValidationCode.JSON_IN_SINGLE_QUOTES,
              )
            : r === u.ValidationSeverity.WARNING
              ? e.createWarning(
                  t,
                  s.start,
                  s.end,
                  e.getDiagnosticMessage_InstructionJSONInSingleQuotes(),
                  u.ValidationCode.JSON_IN_SINGLE_QUOTES,
                )
              : null;
        }
        static createEmptyContinuationLine(t, s, r) {
          return r === u.ValidationSeverity.ERROR
            ? e.createError(
                null,
                t,
                s,
                e.getDiagnosticMessage_EmptyContinuationLine(),
                u.ValidationCode.EMPTY_CONTINUATION_LINE,
              )
            : r === u.ValidationSeverity.WARNING
              ? e.createWarning(
                  null,
                  t,
                  s,
                  e.getDiagnosticMessage_EmptyContinuationLine(),
                  u.ValidationCode.EMPTY_CONTINUATION_LINE,
                )
              : null;
        }
        createMultipleInstructions(t, s, r, n) {
          return r === u.ValidationSeverity.ERROR
            ? e.createError(
                t,
                s.start,
                s.end,
                e.getDiagnosticMessage_InstructionMultiple(n),
                u.ValidationCode.MULTIPLE_INSTRUCTIONS,
                [O.DiagnosticTag.Unnecessary],
              )
            : r === u.ValidationSeverity.WARNING
              ? e.createWarning(
                  t,
                  s.start,
                  s.end,
                  e.getDiagnosticMessage_InstructionMultiple(n),
                  u.ValidationCode.MULTIPLE_INSTRUCTIONS,
                  [O.DiagnosticTag.Unnecessary],
                )
              : null;
        }
        createLowercaseDirective(t, s) {
          return this.settings.directiveCasing === u.ValidationSeverity.ERROR
            ? e.createError(null, t, s, e.getDiagnosticMessage_DirectiveCasing(), u.ValidationCode.CASING_DIRECTIVE)
            : this.settings.directiveCasing === u.ValidationSeverity.WARNING
              ? e.createWarning(null, t, s, e.getDiagnosticMessage_DirectiveCasing(), u.ValidationCode.CASING_DIRECTIVE)
              : null;
        }
        createUppercaseInstruction(t, s, r) {
          return this.settings.instructionCasing === u.ValidationSeverity.ERROR
            ? e.createError(t, s, r, e.getDiagnosticMessage_InstructionCasing(), u.ValidationCode.CASING_INSTRUCTION)
            : this.settings.instructionCasing === u.ValidationSeverity.WARNING
              ? e.createWarning(
                  t,
                  s,
                  r,
                  e.getDiagnosticMessage_InstructionCasing(),
                  u.ValidationCode.CASING_INSTRUCTION,
                )
              : null;
        }
        createMaintainerDeprecated(t, s, r) {
          return this.settings.deprecatedMaintainer === u.ValidationSeverity.ERROR
            ? e.createError(
                t,
                s,
                r,
                e.getDiagnosticMessage_DeprecatedMaintainer(),
                u.ValidationCode.DEPRECATED_MAINTAINER,
                [O.DiagnosticTag.Deprecated],
              )
            : this.settings.deprecatedMaintainer === u.ValidationSeverity.WARNING
              ? e.createWarning(
                  t,
                  s,
                  r,
                  e.getDiagnosticMessage_DeprecatedMaintainer(),
                  u.ValidationCode.DEPRECATED_MAINTAINER,
                  [O.DiagnosticTag.Deprecated],
                )
              : null;
        }
        createWORKDIRNotAbsolute(t, s) {
          return this.settings.instructionWorkdirRelative === u.ValidationSeverity.ERROR
            ? e.createError(
                t,
                s.start,
                s.end,
                e.getDiagnosticMessage_WORKDIRPathNotAbsolute(),
                u.ValidationCode.WORKDIR_IS_NOT_ABSOLUTE,
              )
            : this.settings.instructionWorkdirRelative === u.ValidationSeverity.WARNING
              ? e.createWarning(
                  t,
                  s.start,
                  s.end,
                  e.getDiagnosticMessage_WORKDIRPathNotAbsolute(),
                  u.ValidationCode.WORKDIR_IS_NOT_ABSOLUTE,
                )
              : null;
        }
        static createWarning(t, s, r, n, g, a) {
          return e.createDiagnostic(O.DiagnosticSeverity.Warning, t, s, r, n, g, a);
        }
        static createDiagnostic(t, s, r, n, g, a, i) {
          return {
            instructionLine: s,
            range: { start: r, end: n },
            message: g,
            severity: t,
            code: a,
            tags: i,
            source: 'dockerfile-utils',
          };
        }
      }
      ((T.Validator = e),
        (e.dockerProblems = {
          baseNameEmpty: 'base name (${0}) should not be blank',
          directiveCasing: 'Parser directives should be written in lowercase letters',
          directiveEscapeDuplicated: 'only one escape parser directive can be used',
          directiveEscapeInvalid: "invalid ESCAPE '${0}'. Must be ` or \\",
          noSourceImage: 'No source image provided with `FROM`',
          emptyContinuationLine: 'Empty continuation line',
          fromRequiresOneOrThreeArguments: 'FROM requires either one or three arguments',
          invalidAs: 'Second argument should be AS',
          invalidPort: 'Invalid containerPort: ${0}',
          invalidProtocol: 'Invalid proto: ${0}',
          invalidReferenceFormat: 'invalid reference format',
          invalidStopSignal: 'Invalid signal: ${0}',
          invalidSyntax: 'parsing "${0}": invalid syntax',
          invalidDestination:
            'When using ${0} with more than one source file, the destination must be a directory and end with a / or a \\',
          syntaxMissingEquals: 'Syntax error - can\'t find = in "${0}". Must be of the form: name=value',
          syntaxMissingNames: '${0} names cannot be blank',
          syntaxMissingSingleQuote:
            'failed to process "${0}": unexpected end of statement while looking for matching single-quote',
          syntaxMissingDoubleQuote:
            'failed to process "${0}": unexpected end of statement while looking for matching double-quote',
          duplicateBuildStageName: 'duplicate name ${0}',
          invalidBuildStageName:
            'invalid name for build stage: "${0}", name can\'t start with a number or contain symbols',
          flagAtLeastOne: '${0} must be at least 1 (not ${1})',
          flagDuplicate: 'Duplicate flag specified: ${0}',
          flagInvalidDuration: 'time: invalid duration ${0}',
          flagInvalidFrom: 'invalid from flag value ${0}: invalid reference format',
          flagExpectedBooleanValue: 'expecting boolean value for flag ${0}, not: ${1}',
          flagLessThan1ms: 'Interval "${0}" cannot be less than 1ms',
          flagMissingDuration: 'time: missing unit in duration ${0}',
          flagMissingValue: 'Missing a value on flag: ${0}',
          flagUnknown: 'Unknown flag: ${0}',
          flagUnknownUnit: 'time: unknown unit ${0} in duration ${1}',
          instructionExtraArgument: 'Instruction has an extra argument',
          instructionMissingArgument: 'Instruction has no arguments',
          instructionMultiple:
            'There can only be one ${0} instruction in a Dockerfile or build stage. Only the last one will have an effect.',
          instructionRequiresOneArgument: '${0} requires exactly one argument',
          instructionRequiresAtLeastOneArgument: '${0} requires at least one argument',
          instructionRequiresAtLeastTwoArguments: '${0} requires at least two arguments',
          instructionRequiresTwoArguments: '${0} must have two arguments',
          instructionUnnecessaryArgument: '${0} takes no arguments',
          instructionUnknown: 'Unknown instruction: ${0}',
          instructionCasing: 'Instructions should be written in uppercase letters',
          instructionJSONInSingleQuotes:
            'Instruction written as a JSON array but is using single quotes instead of double quotes',
          variableModifierUnsupported: 'failed to process "${0}": unsupported modifier (${1}) in substitution',
          onbuildChainingDisallowed: "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
          onbuildTriggerDisallowed: "${0} isn't allowed as an ONBUILD trigger",
          shellJsonForm: 'SHELL requires the arguments to be in JSON form',
          shellRequiresOne: 'SHELL requires at least one argument',
          deprecatedMaintainer: 'MAINTAINER has been deprecated',
          healthcheckCmdArgumentMissing: 'Missing command after HEALTHCHECK CMD',
          healthcheckTypeUnknown: 'Unknown type"${0}" in HEALTHCHECK (try CMD)',
          workdirPathNotAbsolute: 'WORKDIR paths should be absolute',
        }));
    },
    285: ($, T, p) => {
      (Object.defineProperty(T, '__esModule', { value: !0 }),
        (T.validate = T.formatOnType = T.formatRange = T.format = T.ValidationSeverity = T.ValidationCode = void 0));
      const O = p(3383),
        m = p(8884),
        u = p(2804);
      var b;
      (function (n) {
        ((n[(n.CASING_INSTRUCTION = 0)] = 'CASING_INSTRUCTION'),
          (n[(n.CASING_DIRECTIVE = 1)] = 'CASING_DIRECTIVE'),
          (n[(n.ARGUMENT_MISSING = 2)] = 'ARGUMENT_MISSING'),
          (n[(n.ARGUMENT_EXTRA = 3)] = 'ARGUMENT_EXTRA'),
          (n[(n.ARGUMENT_REQUIRES_ONE = 4)] = 'ARGUMENT_REQUIRES_ONE'),
          (n[(n.ARGUMENT_REQUIRES_AT_LEAST_ONE = 5)] = 'ARGUMENT_REQUIRES_AT_LEAST_ONE'),
          (n[(n.ARGUMENT_REQUIRES_TWO = 6)] = 'ARGUMENT_REQUIRES_TWO'),
          (n[(n.ARGUMENT_REQUIRES_AT_LEAST_TWO = 7)] = 'ARGUMENT_REQUIRES_AT_LEAST_TWO'),
          (n[(n.ARGUMENT_REQUIRES_ONE_OR_THREE = 8)] = 'ARGUMENT_REQUIRES_ONE_OR_THREE'),
          (n[(n.ARGUMENT_UNNECESSARY = 9)] = 'ARGUMENT_UNNECESSARY'),
          (n[(n.DUPLICATE_BUILD_STAGE_NAME = 10)] = 'DUPLICATE_BUILD_STAGE_NAME'),
          (n[(n.EMPTY_CONTINUATION_LINE = 11)] = 'EMPTY_CONTINUATION_LINE'),
          (n[(n.INVALID_BUILD_STAGE_NAME = 12)] = 'INVALID_BUILD_STAGE_NAME'),
          (n[(n.FLAG_AT_LEAST_ONE = 13)] = 'FLAG_AT_LEAST_ONE'),
          (n[(n.FLAG_DUPLICATE = 14)] = 'FLAG_DUPLICATE'),
          (n[(n.FLAG_INVALID_DURATION = 15)] = 'FLAG_INVALID_DURATION'),
          (n[(n.FLAG_LESS_THAN_1MS = 16)] = 'FLAG_LESS_THAN_1MS'),
          (n[(n.FLAG_MISSING_DURATION = 17)] = 'FLAG_MISSING_DURATION'),
          (n[(n.FLAG_MISSING_VALUE = 18)] = 'FLAG_MISSING_VALUE'),
          (n[(n.FLAG_UNKNOWN_UNIT = 19)] = 'FLAG_UNKNOWN_UNIT'),
          (n[(n.NO_SOURCE_IMAGE = 20)] = 'NO_SOURCE_IMAGE'),
          (n[(n.INVALID_ESCAPE_DIRECTIVE = 21)] = 'INVALID_ESCAPE_DIRECTIVE'),
          (n[(n.INVALID_AS = 22)] = 'INVALID_AS'),
          (n[(n.INVALID_DESTINATION = 23)] = 'INVALID_DESTINATION'),
          (n[(n.INVALID_PORT = 24)] = 'INVALID_PORT'),
          (n[(n.INVALID_PROTO = 25)] = 'INVALID_PROTO'),
          (n[(n.INVALID_REFERENCE_FORMAT = 26)] = 'INVALID_REFERENCE_FORMAT'),
          (n[(n.INVALID_SIGNAL = 27)] = 'INVALID_SIGNAL'),
          (n[(n.INVALID_SYNTAX = 28)] = 'INVALID_SYNTAX'),
          (n[(n.ONBUILD_CHAINING_DISALLOWED = 29)] = 'ONBUILD_CHAINING_DISALLOWED'),
          (n[(n.ONBUILD_TRIGGER_DISALLOWED = 30)] = 'ONBUILD_TRIGGER_DISALLOWED'),
          (n[(n.SHELL_JSON_FORM = 31)] = 'SHELL_JSON_FORM'),
          (n[(n.SHELL_REQUIRES_ONE = 32)] = 'SHELL_REQUIRES_ONE'),
          (n[(n.SYNTAX_MISSING_EQUALS = 33)] = 'SYNTAX_MISSING_EQUALS'),
          (n[(n.SYNTAX_MISSING_NAMES = 34)] = 'SYNTAX_MISSING_NAMES'),
          (n[(n.SYNTAX_MISSING_SINGLE_QUOTE = 35)] = 'SYNTAX_MISSING_SINGLE_QUOTE'),
          (n[(n.SYNTAX_MISSING_DOUBLE_QUOTE = 36)] = 'SYNTAX_MISSING_DOUBLE_QUOTE'),
          (n[(n.MULTIPLE_INSTRUCTIONS = 37)] = 'MULTIPLE_INSTRUCTIONS'),
          (n[(n.UNKNOWN_INSTRUCTION = 38)] = 'UNKNOWN_INSTRUCTION'),
          (n[(n.UNKNOWN_ADD_FLAG = 39)] = 'UNKNOWN_ADD_FLAG'),
          (n[(n.UNKNOWN_COPY_FLAG = 40)] = 'UNKNOWN_COPY_FLAG'),
          (n[(n.UNKNOWN_FROM_FLAG = 41)] = 'UNKNOWN_FROM_FLAG'),
          (n[(n.UNKNOWN_HEALTHCHECK_FLAG = 42)] = 'UNKNOWN_HEALTHCHECK_FLAG'),
          (n[(n.UNKNOWN_TYPE = 43)] = 'UNKNOWN_TYPE'),
          (n[(n.UNSUPPORTED_MODIFIER = 44)] = 'UNSUPPORTED_MODIFIER'),
          (n[(n.DEPRECATED_MAINTAINER = 45)] = 'DEPRECATED_MAINTAINER'),
          (n[(n.HEALTHCHECK_CMD_ARGUMENT_MISSING = 46)] = 'HEALTHCHECK_CMD_ARGUMENT_MISSING'),
          (n[(n.FLAG_INVALID_FROM_VALUE = 47)] = 'FLAG_INVALID_FROM_VALUE'),
          (n[(n.FLAG_INVALID_LINK_VALUE = 48)] = 'FLAG_INVALID_LINK_VALUE'),
          (n[(n.FLAG_EXPECTED_BOOLEAN_VALUE = 48)] = 'FLAG_EXPECTED_BOOLEAN_VALUE'),
          (n[(n.JSON_IN_SINGLE_QUOTES = 49)] = 'JSON_IN_SINGLE_QUOTES'),
          (n[(n.WORKDIR_IS_NOT_ABSOLUTE = 50)] = 'WORKDIR_IS_NOT_ABSOLUTE'),
          (n[(n.BASE_NAME_EMPTY = 51)] = 'BASE_NAME_EMPTY'),
          (n[(n.DUPLICATED_ESCAPE_DIRECTIVE = 52)] = 'DUPLICATED_ESCAPE_DIRECTIVE'));
      })(b || (T.ValidationCode = b = {}));
      var e;
      (function (n) {
        ((n[(n.IGNORE = 0)] = 'IGNORE'), (n[(n.WARNING = 1)] = 'WARNING'), (n[(n.ERROR = 2)] = 'ERROR'));
      })(e || (T.ValidationSeverity = e = {}));
      function D(n, g) {
        const a = O.TextDocument.create('', '', 0, n);
        return new m.DockerFormatter().formatDocument(a, g);
      }
      T.format = D;
      function t(n, g, a) {
        const i = O.TextDocument.create('', '', 0, n);
        return new m.DockerFormatter().formatRange(i, g, a);
      }
      T.formatRange = t;
      function s(n, g, a, i) {
        const c = O.TextDocument.create('', '', 0, n);
        return new m.DockerFormatter().formatOnType(c, g, a, i);
      }
      T.formatOnType = s;
      function r(n, g) {
        const a = O.TextDocument.create('', '', 0, n);
        return new u.Validator(g).validate(a);
      }
      T.validate = r;
    },
  };
export { te as id, ne as ids, se as modules };
