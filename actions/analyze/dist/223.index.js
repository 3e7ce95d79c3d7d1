const pt = 223,
  dt = [223],
  ft = {
    2507: (te) => {
      (function (M, v) {
        te.exports = v();
      })(globalThis, () =>
        (() => {
          'use strict';
          var H = {
              949: (O, $, k) => {
                (Object.defineProperty($, '__esModule', { value: !0 }), ($.CronParser = void 0));
                var a = k(515),
                  w = (function () {
                    function A(f, o, y) {
                      (o === void 0 && (o = !0),
                        y === void 0 && (y = !1),
                        (this.expression = f),
                        (this.dayOfWeekStartIndexZero = o),
                        (this.monthStartIndexZero = y));
                    }
                    return (
                      (A.prototype.parse = function () {
                        var f,
                          o,
                          y = (f = this.expression) !== null && f !== void 0 ? f : '';
                        if (y === '@reboot') return ((o = ['@reboot', '', '', '', '', '', '']), o);
                        if (y.startsWith('@')) {
                          var d = this.parseSpecial(this.expression);
                          o = this.extractParts(d);
                        } else o = this.extractParts(this.expression);
                        return (this.normalize(o), this.validate(o), o);
                      }),
                      (A.prototype.parseSpecial = function (f) {
                        var o = {
                            '@yearly': '0 0 1 1 *',
                            '@annually': '0 0 1 1 *',
                            '@monthly': '0 0 1 * *',
                            '@weekly': '0 0 * * 0',
                            '@daily': '0 0 * * *',
                            '@midnight': '0 0 * * *',
                            '@hourly': '0 * * * *',
                            '@reboot': '@reboot',
                          },
                          y = o[f];
                        if (!y) throw new Error('Unknown special expression.');
                        return y;
                      }),
                      (A.prototype.extractParts = function (f) {
                        if (!this.expression) throw new Error('cron expression is empty');
                        for (var o = f.trim().split(/[ ]+/), y = 0; y < o.length; y++)
                          if (o[y].includes(',')) {
                            var d = o[y]
                              .split(',')
                              .map(function (l) {
                                return l.trim();
                              })
                              .filter(function (l) {
                                return l !== '';
                              })
                              .map(function (l) {
                                return isNaN(Number(l)) ? l : Number(l);
                              })
                              .filter(function (l) {
                                return l !== null && l !== '';
                              });
                            (d.length === 0 && d.push('*'),
                              d.sort(function (l, x) {
                                return l !== null && x !== null ? l - x : 0;
                              }),
                              (o[y] = d
                                .map(function (l) {
                                  return l !== null ? l.toString() : '';
                                })
                                .join(',')));
                          }
                        if (o.length < 5)
                          throw new Error(
                            'Expression has only '
                              .concat(o.length, ' part')
                              .concat(o.length == 1 ? '' : 's', '. At least 5 parts are required.'),
                          );
                        if (o.length == 5) (o.unshift(''), o.push(''));
                        else if (o.length == 6) {
                          var c = /\d{4}$/.test(o[5]) || o[4] == '?' || o[2] == '?';
                          c ? o.unshift('') : o.push('');
                        } else if (o.length > 7)
                          throw new Error('Expression has '.concat(o.length, ' parts; too many!'));
                        return o;
                      }),
                      (A.prototype.normalize = function (f) {
                        var o = this;
                        if (
                          ((f[3] = f[3].replace('?', '*')),
                          (f[5] = f[5].replace('?', '*')),
                          (f[2] = f[2].replace('?', '*')),
                          f[0].indexOf('0/') == 0 && (f[0] = f[0].replace('0/', '*/')),
                          f[1].indexOf('0/') == 0 && (f[1] = f[1].replace('0/', '*/')),
                          f[2].indexOf('0/') == 0 && (f[2] = f[2].replace('0/', '*/')),
                          f[3].indexOf('1/') == 0 && (f[3] = f[3].replace('1/', '*/')),
                          f[4].indexOf('1/') == 0 && (f[4] = f[4].replace('1/', '*/')),
                          f[6].indexOf('1/') == 0 && (f[6] = f[6].replace('1/', '*/')),
                          (f[5] = f[5].replace(/(^\d)|([^#/\s]\d)/g, function (S) {
                            var I = S.replace(/\D/, ''),
                              h = I;
                            return (
                              o.dayOfWeekStartIndexZero ? I == '7' && (h = '0') : (h = (parseInt(I) - 1).toString()),
                              S.replace(I, h)
                            );
                          })),
                          f[5] == 'L' && (f[5] = '6'),
                          f[3] == '?' && (f[3] = '*'),
                          f[3].indexOf('W') > -1 && (f[3].indexOf(',') > -1 || f[3].indexOf('-') > -1))
                        )
                          throw new Error(
                            "The 'W' character can be specified only when the day-of-month is a single day, not a range or list of days.",
                          );
                        var y = { SUN: 0, MON: 1, TUE: 2, WED: 3, THU: 4, FRI: 5, SAT: 6 };
                        for (var d in y) f[5] = f[5].replace(new RegExp(d, 'gi'), y[d].toString());
                        f[4] = f[4].replace(/(^\d{1,2})|([^#/\s]\d{1,2})/g, function (S) {
                          var I = S.replace(/\D/, ''),
                            h = I;
                          return (o.monthStartIndexZero && (h = (parseInt(I) + 1).toString()), S.replace(I, h));
                        });
                        var c = {
                          JAN: 1,
                          FEB: 2,
                          MAR: 3,
                          APR: 4,
                          MAY: 5,
                          JUN: 6,
                          JUL: 7,
                          AUG: 8,
                          SEP: 9,
                          OCT: 10,
                          NOV: 11,
                          DEC: 12,
                        };
                        for (var l in c) f[4] = f[4].replace(new RegExp(l, 'gi'), c[l].toString());
                        (f[0] == '0' && (f[0] = ''),
                          !/\*|\-|\,|\//.test(f[2]) &&
                            (/\*|\//.test(f[1]) || /\*|\//.test(f[0])) &&
                            (f[2] += '-'.concat(f[2])));
                        for (var x = 0; x < f.length; x++)
                          if (
                            (f[x].indexOf(',') != -1 &&
                              (f[x] =
                                f[x]
                                  .split(',')
                                  .filter(function (S) {
                                    return S !== '';
                                  })
                                  .join(',') || '*'),
                            f[x] == '*/1' && (f[x] = '*'),
                            f[x].indexOf('/') > -1 && !/^\*|\-|\,/.test(f[x]))
                          ) {
                            var E = null;
                            switch (x) {
                              case 4:
                                E = '12';
                                break;
                              case 5:
                                E = '6';
                                break;
                              case 6:
                                E = '9999';
                                break;
                              default:
                                E = null;
                                break;
                            }
                            if (E !== null) {
                              var N = f[x].split('/');
                              f[x] = ''.concat(N[0], '-').concat(E, '/').concat(N[1]);
                            }
                          }
                      }),
                      (A.prototype.validate = function (f) {
                        var o = '0-9,\\-*/';
                        (this.validateOnlyExpectedCharactersFound(f[0], o),
                          this.validateOnlyExpectedCharactersFound(f[1], o),
                          this.validateOnlyExpectedCharactersFound(f[2], o),
                          this.validateOnlyExpectedCharactersFound(f[3], '0-9,\\-*/LW'),
                          this.validateOnlyExpectedCharactersFound(f[4], o),
                          this.validateOnlyExpectedCharactersFound(f[5], '0-9,\\-*/L#'),
                          this.validateOnlyExpectedCharactersFound(f[6], o),
                          this.validateAnyRanges(f));
                      }),
                      (A.prototype.validateAnyRanges = function (f) {
                        (a.default.secondRange(f[0]),
                          a.default.minuteRange(f[1]),
                          a.default.hourRange(f[2]),
                          a.default.dayOfMonthRange(f[3]),
                          a.default.monthRange(f[4], this.monthStartIndexZero),
                          a.default.dayOfWeekRange(f[5], this.dayOfWeekStartIndexZero));
                      }),
                      (A.prototype.validateOnlyExpectedCharactersFound = function (f, o) {
                        var y = f.match(new RegExp('[^'.concat(o, ']+'), 'gi'));
                        if (y && y.length)
                          throw new Error("Expression contains invalid values: '".concat(y.toString(), "'"));
                      }),
                      A
                    );
                  })();
                $.CronParser = w;
              },
              333: (O, $, k) => {
                (Object.defineProperty($, '__esModule', { value: !0 }), ($.ExpressionDescriptor = void 0));
                var a = k(823),
                  w = k(949),
                  A = (function () {
                    function f(o, y) {
                      if (
                        ((this.expression = o),
                        (this.options = y),
                        (this.expressionParts = new Array(5)),
                        !this.options.locale && f.defaultLocale && (this.options.locale = f.defaultLocale),
                        !f.locales[this.options.locale])
                      ) {
                        var d = Object.keys(f.locales)[0];
                        (console.warn(
                          "Locale '"
                            .concat(this.options.locale, "' could not be found; falling back to '")
                            .concat(d, "'."),
                        ),
                          (this.options.locale = d));
                      }
                      ((this.i18n = f.locales[this.options.locale]),
                        y.use24HourTimeFormat === void 0 &&
                          (y.use24HourTimeFormat = this.i18n.use24HourTimeFormatByDefault()));
                    }
                    return (
                      (f.toString = function (o, y) {
                        var d = y === void 0 ? {} : y,
                          c = d.throwExceptionOnParseError,
                          l = c === void 0 ? !0 : c,
                          x = d.verbose,
                          E = x === void 0 ? !1 : x,
                          N = d.dayOfWeekStartIndexZero,
                          S = N === void 0 ? !0 : N,
                          I = d.monthStartIndexZero,
                          h = I === void 0 ? !1 : I,
                          r = d.use24HourTimeFormat,
                          b = d.locale,
                          q = b === void 0 ? null : b,
                          D = {
                            throwExceptionOnParseError: l,
                            verbose: E,
                            dayOfWeekStartIndexZero: S,
                            monthStartIndexZero: h,
                            use24HourTimeFormat: r,
                            locale: q,
                          };
                        D.tzOffset && console.warn("'tzOffset' option has been deprecated and is no longer supported.");
                        var L = new f(o, D);
                        return L.getFullDescription();
                      }),
                      (f.initialize = function (o, y) {
                        (y === void 0 && (y = 'en'),
                          (f.specialCharacters = ['/', '-', ',', '*']),
                          (f.defaultLocale = y),
                          o.load(f.locales));
                      }),
                      (f.prototype.getFullDescription = function () {
                        var o,
                          y,
                          d = '';
                        try {
                          var c = new w.CronParser(
                            this.expression,
                            this.options.dayOfWeekStartIndexZero,
                            this.options.monthStartIndexZero,
                          );
                          if (((this.expressionParts = c.parse()), this.expressionParts[0] === '@reboot'))
                            return (
                              ((y = (o = this.i18n).atReboot) === null || y === void 0 ? void 0 : y.call(o)) ||
                              'Run once, at startup'
                            );
                          var l = this.getTimeOfDayDescription(),
                            x = this.getDayOfMonthDescription(),
                            E = this.getMonthDescription(),
                            N = this.getDayOfWeekDescription(),
                            S = this.getYearDescription();
                          ((d += l + x + N + E + S),
                            (d = this.transformVerbosity(d, !!this.options.verbose)),
                            (d = d.charAt(0).toLocaleUpperCase() + d.substr(1)));
                        } catch (I) {
                          if (!this.options.throwExceptionOnParseError)
                            d = this.i18n.anErrorOccuredWhenGeneratingTheExpressionD();
                          else throw ''.concat(I);
                        }
                        return d;
                      }),
                      (f.prototype.getTimeOfDayDescription = function () {
                        var o = this.expressionParts[0],
                          y = this.expressionParts[1],
                          d = this.expressionParts[2],
                          c = '';
                        if (
                          !a.StringUtilities.containsAny(y, f.specialCharacters) &&
                          !a.StringUtilities.containsAny(d, f.specialCharacters) &&
                          !a.StringUtilities.containsAny(o, f.specialCharacters)
                        )
                          c += this.i18n.atSpace() + this.formatTime(d, y, o);
                        else if (
                          !o &&
                          y.indexOf('-') > -1 &&
                          !(y.indexOf(',') > -1) &&
                          !(y.indexOf('/') > -1) &&
                          !a.StringUtilities.containsAny(d, f.specialCharacters)
                        ) {
                          var l = y.split('-');
                          c += a.StringUtilities.format(
                            this.i18n.everyMinuteBetweenX0AndX1(),
                            this.formatTime(d, l[0], ''),
                            this.formatTime(d, l[1], ''),
                          );
                        } else if (
                          !o &&
                          d.indexOf(',') > -1 &&
                          d.indexOf('-') == -1 &&
                          d.indexOf('/') == -1 &&
                          !a.StringUtilities.containsAny(y, f.specialCharacters)
                        ) {
                          var x = d.split(',');
                          c += this.i18n.at();
                          for (var E = 0; E < x.length; E++)
                            ((c += ' '),
                              (c += this.formatTime(x[E], y, '')),
                              E < x.length - 2 && (c += ','),
                              E == x.length - 2 && (c += this.i18n.spaceAnd()));
                        } else {
                          var N = this.getSecondsDescription(),
                            S = this.getMinutesDescription(),
                            I = this.getHoursDescription();
                          if (((c += N), c && S && (c += ', '), (c += S), S === I)) return c;
                          (c && I && (c += ', '), (c += I));
                        }
                        return c;
                      }),
                      (f.prototype.getSecondsDescription = function () {
                        var o = this,
                          y = this.getSegmentDescription(
                            this.expressionParts[0],
                            this.i18n.everySecond(),
                            function (d) {
                              return d;
                            },
                            function (d) {
                              return a.StringUtilities.format(o.i18n.everyX0Seconds(d), d);
                            },
                            function (d) {
                              return o.i18n.secondsX0ThroughX1PastTheMinute();
                            },
                            function (d) {
                              return d == '0'
                                ? ''
                                : parseInt(d) < 20
                                  ? o.i18n.atX0SecondsPastTheMinute(d)
                                  : o.i18n.atX0SecondsPastTheMinuteGt20() || o.i18n.atX0SecondsPastTheMinute(d);
                            },
                          );
                        return y;
                      }),
                      (f.prototype.getMinutesDescription = function () {
                        var o = this,
                          y = this.expressionParts[0],
                          d = this.expressionParts[2],
                          c = this.getSegmentDescription(
                            this.expressionParts[1],
                            this.i18n.everyMinute(),
                            function (l) {
                              return l;
                            },
                            function (l) {
                              return a.StringUtilities.format(o.i18n.everyX0Minutes(l), l);
                            },
                            function (l) {
                              return o.i18n.minutesX0ThroughX1PastTheHour();
                            },
                            function (l) {
                              try {
                                return l == '0' && d.indexOf('/') == -1 && y == ''
                                  ? o.i18n.everyHour()
                                  : parseInt(l) < 20
                                    ? o.i18n.atX0MinutesPastTheHour(l)
                                    : o.i18n.atX0MinutesPastTheHourGt20() || o.i18n.atX0MinutesPastTheHour(l);
                              } catch {
                                return o.i18n.atX0MinutesPastTheHour(l);
                              }
                            },
                          );
                        return c;
                      }),
                      (f.prototype.getHoursDescription = function () {
                        var o = this,
                          y = this.expressionParts[2],
                          d = 0,
                          c = [];
                        y.split('/')[0]
                          .split(',')
                          .forEach(function (E) {
                            var N = E.split('-');
                            (N.length === 2 && c.push({ value: N[1], index: d + 1 }), (d += N.length));
                          });
                        var l = 0,
                          x = this.getSegmentDescription(
                            y,
                            this.i18n.everyHour(),
                            function (E) {
                              var N = c.find(function (I) {
                                  return I.value === E && I.index === l;
                                }),
                                S = N && o.expressionParts[1] !== '0';
                              return (l++, S ? o.formatTime(E, '59', '') : o.formatTime(E, '0', ''));
                            },
                            function (E) {
                              return a.StringUtilities.format(o.i18n.everyX0Hours(E), E);
                            },
                            function (E) {
                              return o.i18n.betweenX0AndX1();
                            },
                            function (E) {
                              return o.i18n.atX0();
                            },
                          );
                        return x;
                      }),
                      (f.prototype.getDayOfWeekDescription = function () {
                        var o = this,
                          y = this.i18n.daysOfTheWeek(),
                          d = null;
                        return (
                          this.expressionParts[5] == '*'
                            ? (d = '')
                            : (d = this.getSegmentDescription(
                                this.expressionParts[5],
                                this.i18n.commaEveryDay(),
                                function (c, l) {
                                  var x = c;
                                  c.indexOf('#') > -1
                                    ? (x = c.substring(0, c.indexOf('#')))
                                    : c.indexOf('L') > -1 && (x = x.replace('L', ''));
                                  var E = parseInt(x),
                                    N = o.i18n.daysOfTheWeekInCase ? o.i18n.daysOfTheWeekInCase(l)[E] : y[E];
                                  if (c.indexOf('#') > -1) {
                                    var S = null,
                                      I = c.substring(c.indexOf('#') + 1),
                                      h = c.substring(0, c.indexOf('#'));
                                    switch (I) {
                                      case '1':
                                        S = o.i18n.first(h);
                                        break;
                                      case '2':
                                        S = o.i18n.second(h);
                                        break;
                                      case '3':
                                        S = o.i18n.third(h);
                                        break;
                                      case '4':
                                        S = o.i18n.fourth(h);
                                        break;
                                      case '5':
                                        S = o.i18n.fifth(h);
                                        break;
                                    }
                                    N = S + ' ' + N;
                                  }
                                  return N;
                                },
                                function (c) {
                                  return parseInt(c) == 1
                                    ? ''
                                    : a.StringUtilities.format(o.i18n.commaEveryX0DaysOfTheWeek(c), c);
                                },
                                function (c) {
                                  var l = c.substring(0, c.indexOf('-')),
                                    x = o.expressionParts[3] != '*';
                                  return x ? o.i18n.commaAndX0ThroughX1(l) : o.i18n.commaX0ThroughX1(l);
                                },
                                function (c) {
                                  var l = null;
                                  if (c.indexOf('#') > -1) {
                                    var x = c.substring(c.indexOf('#') + 1),
                                      E = c.substring(0, c.indexOf('#'));
                                    l = o.i18n.commaOnThe(x, E).trim() + o.i18n.spaceX0OfTheMonth();
                                  } else if (c.indexOf('L') > -1)
                                    l = o.i18n.commaOnTheLastX0OfTheMonth(c.replace('L', ''));
                                  else {
                                    var N = o.expressionParts[3] != '*';
                                    l = N ? o.i18n.commaAndOnX0() : o.i18n.commaOnlyOnX0(c);
                                  }
                                  return l;
                                },
                              )),
                          d
                        );
                      }),
                      (f.prototype.getMonthDescription = function () {
                        var o = this,
                          y = this.i18n.monthsOfTheYear(),
                          d = this.getSegmentDescription(
                            this.expressionParts[4],
                            '',
                            function (c, l) {
                              return l && o.i18n.monthsOfTheYearInCase
                                ? o.i18n.monthsOfTheYearInCase(l)[parseInt(c) - 1]
                                : y[parseInt(c) - 1];
                            },
                            function (c) {
                              return parseInt(c) == 1 ? '' : a.StringUtilities.format(o.i18n.commaEveryX0Months(c), c);
                            },
                            function (c) {
                              return o.i18n.commaMonthX0ThroughMonthX1() || o.i18n.commaX0ThroughX1();
                            },
                            function (c) {
                              return o.i18n.commaOnlyInMonthX0 ? o.i18n.commaOnlyInMonthX0() : o.i18n.commaOnlyInX0();
                            },
                          );
                        return d;
                      }),
                      (f.prototype.getDayOfMonthDescription = function () {
                        var o = this,
                          y = null,
                          d = this.expressionParts[3];
                        switch (d) {
                          case 'L':
                            y = this.i18n.commaOnTheLastDayOfTheMonth();
                            break;
                          case 'WL':
                          case 'LW':
                            y = this.i18n.commaOnTheLastWeekdayOfTheMonth();
                            break;
                          default:
                            var c = d.match(/(\d{1,2}W)|(W\d{1,2})/);
                            if (c) {
                              var l = parseInt(c[0].replace('W', '')),
                                x =
                                  l == 1
                                    ? this.i18n.firstWeekday()
                                    : a.StringUtilities.format(this.i18n.weekdayNearestDayX0(), l.toString());
                              y = a.StringUtilities.format(this.i18n.commaOnTheX0OfTheMonth(), x);
                              break;
                            } else {
                              var E = d.match(/L-(\d{1,2})/);
                              if (E) {
                                var N = E[1];
                                y = a.StringUtilities.format(this.i18n.commaDaysBeforeTheLastDayOfTheMonth(N), N);
                                break;
                              } else {
                                if (d == '*' && this.expressionParts[5] != '*') return '';
                                y = this.getSegmentDescription(
                                  d,
                                  this.i18n.commaEveryDay(),
                                  function (S) {
                                    return S == 'L'
                                      ? o.i18n.lastDay()
                                      : o.i18n.dayX0
                                        ? a.StringUtilities.format(o.i18n.dayX0(), S)
                                        : S;
                                  },
                                  function (S) {
                                    return S == '1' ? o.i18n.commaEveryDay() : o.i18n.commaEveryX0Days(S);
                                  },
                                  function (S) {
                                    return o.i18n.commaBetweenDayX0AndX1OfTheMonth(S);
                                  },
                                  function (S) {
                                    return o.i18n.commaOnDayX0OfTheMonth(S);
                                  },
                                );
                              }
                              break;
                            }
                        }
                        return y;
                      }),
                      (f.prototype.getYearDescription = function () {
                        var o = this,
                          y = this.getSegmentDescription(
                            this.expressionParts[6],
                            '',
                            function (d) {
                              return /^\d+$/.test(d) ? new Date(parseInt(d), 1).getFullYear().toString() : d;
                            },
                            function (d) {
                              return a.StringUtilities.format(o.i18n.commaEveryX0Years(d), d);
                            },
                            function (d) {
                              return o.i18n.commaYearX0ThroughYearX1() || o.i18n.commaX0ThroughX1();
                            },
                            function (d) {
                              return o.i18n.commaOnlyInYearX0 ? o.i18n.commaOnlyInYearX0() : o.i18n.commaOnlyInX0();
                            },
                          );
                        return y;
                      }),
                      (f.prototype.getSegmentDescription = function (o, y, d, c, l, x) {
                        var E = null,
                          N = o.indexOf('/') > -1,
                          S = o.indexOf('-') > -1,
                          I = o.indexOf(',') > -1;
                        if (!o) E = '';
                        else if (o === '*') E = y;
                        else if (!N && !S && !I) E = a.StringUtilities.format(x(o), d(o));
                        else if (I) {
                          for (var h = o.split(','), r = '', b = 0; b < h.length; b++)
                            if (
                              (b > 0 && h.length > 2 && ((r += ','), b < h.length - 1 && (r += ' ')),
                              b > 0 &&
                                h.length > 1 &&
                                (b == h.length - 1 || h.length == 2) &&
                                (r += ''.concat(this.i18n.spaceAnd(), ' ')),
                              h[b].indexOf('/') > -1 || h[b].indexOf('-') > -1)
                            ) {
                              var q = h[b].indexOf('-') > -1 && h[b].indexOf('/') == -1,
                                D = this.getSegmentDescription(h[b], y, d, c, q ? this.i18n.commaX0ThroughX1 : l, x);
                              (q && (D = D.replace(', ', '')), (r += D));
                            } else N ? (r += this.getSegmentDescription(h[b], y, d, c, l, x)) : (r += d(h[b]));
                          N ? (E = r) : (E = a.StringUtilities.format(x(o), r));
                        } else if (N) {
                          var h = o.split('/');
                          if (((E = a.StringUtilities.format(c(h[1]), h[1])), h[0].indexOf('-') > -1)) {
                            var L = this.generateRangeSegmentDescription(h[0], l, d);
                            (L.indexOf(', ') != 0 && (E += ', '), (E += L));
                          } else if (h[0].indexOf('*') == -1) {
                            var U = a.StringUtilities.format(x(h[0]), d(h[0]));
                            ((U = U.replace(', ', '')),
                              (E += a.StringUtilities.format(this.i18n.commaStartingX0(), U)));
                          }
                        } else S && (E = this.generateRangeSegmentDescription(o, l, d));
                        return E;
                      }),
                      (f.prototype.generateRangeSegmentDescription = function (o, y, d) {
                        var c = '',
                          l = o.split('-'),
                          x = d(l[0], 1),
                          E = d(l[1], 2),
                          N = y(o);
                        return ((c += a.StringUtilities.format(N, x, E)), c);
                      }),
                      (f.prototype.formatTime = function (o, y, d) {
                        var c = 0,
                          l = 0,
                          x = parseInt(o) + c,
                          E = parseInt(y) + l;
                        (E >= 60 ? ((E -= 60), (x += 1)) : E < 0 && ((E += 60), (x -= 1)),
                          x >= 24 ? (x = x - 24) : x < 0 && (x = 24 + x));
                        var N = '',
                          S = !1;
                        this.options.use24HourTimeFormat ||
                          ((S = !!(this.i18n.setPeriodBeforeTime && this.i18n.setPeriodBeforeTime())),
                          (N = S ? ''.concat(this.getPeriod(x), ' ') : ' '.concat(this.getPeriod(x))),
                          x > 12 && (x -= 12),
                          x === 0 && (x = 12));
                        var I = '';
                        return (
                          d && (I = ':'.concat(('00' + d).substring(d.length))),
                          ''
                            .concat(S ? N : '')
                            .concat(('00' + x.toString()).substring(x.toString().length), ':')
                            .concat(('00' + E.toString()).substring(E.toString().length))
                            .concat(I)
                            .concat(S ? '' : N)
                        );
                      }),
                      (f.prototype.transformVerbosity = function (o, y) {
                        if (
                          !y &&
                          ((o = o.replace(new RegExp(', '.concat(this.i18n.everyMinute()), 'g'), '')),
                          (o = o.replace(new RegExp(', '.concat(this.i18n.everyHour()), 'g'), '')),
                          (o = o.replace(new RegExp(this.i18n.commaEveryDay(), 'g'), '')),
                          (o = o.replace(/\, ?$/, '')),
                          this.i18n.conciseVerbosityReplacements)
                        )
                          for (
                            var d = 0, c = Object.entries(this.i18n.conciseVerbosityReplacements());
                            d < c.length;
                            d++
                          ) {
                            var l = c[d],
                              x = l[0],
                              E = l[1];
                            o = o.replace(new RegExp(x, 'g'), E);
                          }
                        return o;
                      }),
                      (f.prototype.getPeriod = function (o) {
                        return o >= 12
                          ? (this.i18n.pm && this.i18n.pm()) || 'PM'
                          : (this.i18n.am && this.i18n.am()) || 'AM';
                      }),
                      (f.locales = {}),
                      f
                    );
                  })();
                $.ExpressionDescriptor = A;
              },
              747: (O, $, k) => {
                (Object.defineProperty($, '__esModule', { value: !0 }), ($.enLocaleLoader = void 0));
                var a = k(486),
                  w = (function () {
                    function A() {}
                    return (
                      (A.prototype.load = function (f) {
                        f.en = new a.en();
                      }),
                      A
                    );
                  })();
                $.enLocaleLoader = w;
              },
              486: (O, $) => {
                (Object.defineProperty($, '__esModule', { value: !0 }), ($.en = void 0));
                var k = (function () {
                  function a() {}
                  return (
                    (a.prototype.atX0SecondsPastTheMinuteGt20 = function () {
                      return null;
                    }),
                    (a.prototype.atX0MinutesPastTheHourGt20 = function () {
                      return null;
                    }),
                    (a.prototype.commaMonthX0ThroughMonthX1 = function () {
                      return null;
                    }),
                    (a.prototype.commaYearX0ThroughYearX1 = function () {
                      return null;
                    }),
                    (a.prototype.use24HourTimeFormatByDefault = function () {
                      return !1;
                    }),
                    (a.prototype.anErrorOccuredWhenGeneratingTheExpressionD = function () {
                      return 'An error occurred when generating the expression description. Check the cron expression syntax.';
                    }),
                    (a.prototype.everyMinute = function () {
                      return 'every minute';
                    }),
                    (a.prototype.everyHour = function () {
                      return 'every hour';
                    }),
                    (a.prototype.atSpace = function () {
                      return 'At ';
                    }),
                    (a.prototype.everyMinuteBetweenX0AndX1 = function () {
                      return 'Every minute between %s and %s';
                    }),
                    (a.prototype.at = function () {
                      return 'At';
                    }),
                    (a.prototype.spaceAnd = function () {
                      return ' and';
                    }),
                    (a.prototype.everySecond = function () {
                      return 'every second';
                    }),
                    (a.prototype.everyX0Seconds = function () {
                      return 'every %s seconds';
                    }),
                    (a.prototype.secondsX0ThroughX1PastTheMinute = function () {
                      return 'seconds %s through %s past the minute';
                    }),
                    (a.prototype.atX0SecondsPastTheMinute = function () {
                      return 'at %s seconds past the minute';
                    }),
                    (a.prototype.everyX0Minutes = function () {
                      return 'every %s minutes';
                    }),
                    (a.prototype.minutesX0ThroughX1PastTheHour = function () {
                      return 'minutes %s through %s past the hour';
                    }),
                    (a.prototype.atX0MinutesPastTheHour = function () {
                      return 'at %s minutes past the hour';
                    }),
                    (a.prototype.everyX0Hours = function () {
                      return 'every %s hours';
                    }),
                    (a.prototype.betweenX0AndX1 = function () {
                      return 'between %s and %s';
                    }),
                    (a.prototype.atX0 = function () {
                      return 'at %s';
                    }),
                    (a.prototype.commaEveryDay = function () {
                      return ', every day';
                    }),
                    (a.prototype.commaEveryX0DaysOfTheWeek = function () {
                      return ', every %s days of the week';
                    }),
                    (a.prototype.commaX0ThroughX1 = function () {
                      return ', %s through %s';
                    }),
                    (a.prototype.commaAndX0ThroughX1 = function () {
                      return ', %s through %s';
                    }),
                    (a.prototype.first = function () {
                      return 'first';
                    }),
                    (a.prototype.second = function () {
                      return 'second';
                    }),
                    (a.prototype.third = function () {
                      return 'third';
                    }),
                    (a.prototype.fourth = function () {
                      return 'fourth';
                    }),
                    (a.prototype.fifth = function () {
                      return 'fifth';
                    }),
                    (a.prototype.commaOnThe = function () {
                      return ', on the ';
                    }),
                    (a.prototype.spaceX0OfTheMonth = function () {
                      return ' %s of the month';
                    }),
                    (a.prototype.lastDay = function () {
                      return 'the last day';
                    }),
                    (a.prototype.commaOnTheLastX0OfTheMonth = function () {
                      return ', on the last %s of the month';
                    }),
                    (a.prototype.commaOnlyOnX0 = function () {
                      return ', only on %s';
                    }),
                    (a.prototype.commaAndOnX0 = function () {
                      return ', and on %s';
                    }),
                    (a.prototype.commaEveryX0Months = function () {
                      return ', every %s months';
                    }),
                    (a.prototype.commaOnlyInX0 = function () {
                      return ', only in %s';
                    }),
                    (a.prototype.commaOnTheLastDayOfTheMonth = function () {
                      return ', on the last day of the month';
                    }),
                    (a.prototype.commaOnTheLastWeekdayOfTheMonth = function () {
                      return ', on the last weekday of the month';
                    }),
                    (a.prototype.commaDaysBeforeTheLastDayOfTheMonth = function () {
                      return ', %s days before the last day of the month';
                    }),
                    (a.prototype.firstWeekday = function () {
                      return 'first weekday';
                    }),
                    (a.prototype.weekdayNearestDayX0 = function () {
                      return 'weekday nearest day %s';
                    }),
                    (a.prototype.commaOnTheX0OfTheMonth = function () {
                      return ', on the %s of the month';
                    }),
                    (a.prototype.commaEveryX0Days = function () {
                      return ', every %s days';
                    }),
                    (a.prototype.commaBetweenDayX0AndX1OfTheMonth = function () {
                      return ', between day %s and %s of the month';
                    }),
                    (a.prototype.commaOnDayX0OfTheMonth = function () {
                      return ', on day %s of the month';
                    }),
                    (a.prototype.commaEveryHour = function () {
                      return ', every hour';
                    }),
                    (a.prototype.commaEveryX0Years = function () {
                      return ', every %s years';
                    }),
                    (a.prototype.commaStartingX0 = function () {
                      return ', starting %s';
                    }),
                    (a.prototype.daysOfTheWeek = function () {
                      return ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
                    }),
                    (a.prototype.monthsOfTheYear = function () {
                      return [
                        'January',
                        'February',
                        'March',
                        'April',
                        'May',
                        'June',
                        'July',
                        'August',
                        'September',
                        'October',
                        'November',
                        'December',
                      ];
                    }),
                    (a.prototype.atReboot = function () {
                      return 'Run once, at startup';
                    }),
                    a
                  );
                })();
                $.en = k;
              },
              515: (O, $) => {
                Object.defineProperty($, '__esModule', { value: !0 });
                function k(w, A) {
                  if (!w) throw new Error(A);
                }
                var a = (function () {
                  function w() {}
                  return (
                    (w.secondRange = function (A) {
                      for (var f = A.split(','), o = 0; o < f.length; o++)
                        if (!isNaN(parseInt(f[o], 10))) {
                          var y = parseInt(f[o], 10);
                          k(y >= 0 && y <= 59, 'seconds part must be >= 0 and <= 59');
                        }
                    }),
                    (w.minuteRange = function (A) {
                      for (var f = A.split(','), o = 0; o < f.length; o++)
                        if (!isNaN(parseInt(f[o], 10))) {
                          var y = parseInt(f[o], 10);
                          k(y >= 0 && y <= 59, 'minutes part must be >= 0 and <= 59');
                        }
                    }),
                    (w.hourRange = function (A) {
                      for (var f = A.split(','), o = 0; o < f.length; o++)
                        if (!isNaN(parseInt(f[o], 10))) {
                          var y = parseInt(f[o], 10);
                          k(y >= 0 && y <= 23, 'hours part must be >= 0 and <= 23');
                        }
                    }),
                    (w.dayOfMonthRange = function (A) {
                      for (var f = A.split(','), o = 0; o < f.length; o++)
                        if (!isNaN(parseInt(f[o], 10))) {
                          var y = parseInt(f[o], 10);
                          k(y >= 1 && y <= 31, 'DOM part must be >= 1 and <= 31');
                        }
                    }),
                    (w.monthRange = function (A, f) {
                      for (var o = A.split(','), y = 0; y < o.length; y++)
                        if (!isNaN(parseInt(o[y], 10))) {
                          var d = parseInt(o[y], 10);
                          k(
                            d >= 1 && d <= 12,
                            f ? 'month part must be >= 0 and <= 11' : 'month part must be >= 1 and <= 12',
                          );
                        }
                    }),
                    (w.dayOfWeekRange = function (A, f) {
                      for (var o = A.split(','), y = 0; y < o.length; y++)
                        if (!isNaN(parseInt(o[y], 10))) {
                          var d = parseInt(o[y], 10);
                          k(d >= 0 && d <= 6, f ? 'DOW part must be >= 0 and <= 6' : 'DOW part must be >= 1 and <= 7');
                        }
                    }),
                    w
                  );
                })();
                $.default = a;
              },
              823: (O, $) => {
                (Object.defineProperty($, '__esModule', { value: !0 }), ($.StringUtilities = void 0));
                var k = (function () {
                  function a() {}
                  return (
                    (a.format = function (w) {
                      for (var A = [], f = 1; f < arguments.length; f++) A[f - 1] = arguments[f];
                      return w.replace(/%s/g, function (o) {
                        for (var y = [], d = 1; d < arguments.length; d++) y[d - 1] = arguments[d];
                        return A.shift();
                      });
                    }),
                    (a.containsAny = function (w, A) {
                      return A.some(function (f) {
                        return w.indexOf(f) > -1;
                      });
                    }),
                    a
                  );
                })();
                $.StringUtilities = k;
              },
            },
            M = {};
          function v(O) {
            var $ = M[O];
            if ($ !== void 0) return $.exports;
            var k = (M[O] = { exports: {} });
            return (H[O](k, k.exports, v), k.exports);
          }
          var e = {};
          return (
            (() => {
              var O = e;
              (Object.defineProperty(O, '__esModule', { value: !0 }), (O.toString = void 0));
              var $ = v(333),
                k = v(747);
              ($.ExpressionDescriptor.initialize(new k.enLocaleLoader()), (O.default = $.ExpressionDescriptor));
              var a = $.ExpressionDescriptor.toString;
              O.toString = a;
            })(),
            e
          );
        })(),
      );
    },
    2049: (te, H, M) => {
      M.d(H, {
        FE: () => o,
        QC: () => A,
        R6: () => $,
        _c: () => O,
        aU: () => w,
        oD: () => a,
        p_: () => f,
        uS: () => e,
        yI: () => k,
      });
      class v {}
      class e extends v {
        constructor(d, c) {
          (super(), (this.literal = d), (this.token = c));
        }
        accept(d) {
          return d.visitLiteral(this);
        }
      }
      class O extends v {
        constructor(d, c) {
          (super(), (this.operator = d), (this.expr = c));
        }
        accept(d) {
          return d.visitUnary(this);
        }
      }
      class $ extends v {
        constructor(d, c) {
          (super(), (this.functionName = d), (this.args = c));
        }
        accept(d) {
          return d.visitFunctionCall(this);
        }
      }
      class k extends v {
        constructor(d, c, l) {
          (super(), (this.left = d), (this.operator = c), (this.right = l));
        }
        accept(d) {
          return d.visitBinary(this);
        }
      }
      class a extends v {
        constructor(d, c) {
          (super(), (this.operator = d), (this.args = c));
        }
        accept(d) {
          return d.visitLogical(this);
        }
      }
      class w extends v {
        constructor(d) {
          (super(), (this.group = d));
        }
        accept(d) {
          return d.visitGrouping(this);
        }
      }
      class A extends v {
        constructor(d) {
          (super(), (this.name = d));
        }
        accept(d) {
          return d.visitContextAccess(this);
        }
      }
      class f extends v {
        constructor(d, c) {
          (super(), (this.expr = d), (this.index = c));
        }
        accept(d) {
          return d.visitIndexAccess(this);
        }
      }
      class o extends v {
        accept() {
          throw new Error('Method not implemented.');
        }
      }
    },
    2506: (te, H, M) => {
      M.d(H, { JG: () => E, iX: () => Re });
      var v = M(2049),
        e;
      (function (u) {
        ((u[(u.String = 0)] = 'String'),
          (u[(u.Array = 1)] = 'Array'),
          (u[(u.Dictionary = 2)] = 'Dictionary'),
          (u[(u.Boolean = 3)] = 'Boolean'),
          (u[(u.Number = 4)] = 'Number'),
          (u[(u.CaseSensitiveDictionary = 5)] = 'CaseSensitiveDictionary'),
          (u[(u.Null = 6)] = 'Null'));
      })(e || (e = {}));
      function O(u) {
        switch (u) {
          case e.Array:
            return 'Array';
          case e.Boolean:
            return 'Boolean';
          case e.Null:
            return 'Null';
          case e.Number:
            return 'Number';
          case e.Dictionary:
            return 'Object';
          case e.String:
            return 'String';
        }
        return 'unknown';
      }
      class $ {
        constructor(...n) {
          ((this.keys = []), (this.v = []), (this.indexMap = {}), (this.kind = e.Dictionary), (this.primitive = !1));
          for (const p of n) this.add(p.key, p.value);
        }
        coerceString() {
          return O(this.kind);
        }
        number() {
          return NaN;
        }
        add(n, p) {
          n.toLowerCase() in this.indexMap ||
            (this.keys.push(n), this.v.push(p), (this.indexMap[n.toLowerCase()] = this.v.length - 1));
        }
        get(n) {
          const p = this.indexMap[n.toLowerCase()];
          if (p !== void 0) return this.v[p];
        }
        values() {
          return this.v;
        }
        pairs() {
          const n = [];
          for (const p of this.keys) n.push({ key: p, value: this.v[this.indexMap[p.toLowerCase()]] });
          return n;
        }
      }
      function k(u) {
        return u.kind === Kind.Dictionary;
      }
      class a {
        constructor(...n) {
          ((this.v = []), (this.kind = e.Array), (this.primitive = !1));
          for (const p of n) this.add(p);
        }
        coerceString() {
          return O(this.kind);
        }
        number() {
          return NaN;
        }
        add(n) {
          this.v.push(n);
        }
        get(n) {
          return this.v[n];
        }
        values() {
          return this.v;
        }
      }
      class w {
        constructor(n) {
          ((this.value = n), (this.kind = e.Boolean), (this.primitive = !0));
        }
        coerceString() {
          return this.value ? 'true' : 'false';
        }
        number() {
          return this.value ? 1 : 0;
        }
      }
      class A {
        constructor() {
          ((this.kind = e.Null), (this.primitive = !0));
        }
        coerceString() {
          return '';
        }
        number() {
          return 0;
        }
      }
      class f {
        constructor(n) {
          ((this.value = n), (this.kind = e.Number), (this.primitive = !0));
        }
        coerceString() {
          return this.value === 0 ? '0' : (+this.value.toFixed(15)).toString();
        }
        number() {
          return this.value;
        }
      }
      class o {
        constructor(n) {
          ((this.value = n), (this.kind = e.String), (this.primitive = !0));
        }
        coerceString() {
          return this.value;
        }
        number() {
          return Number(this.value);
        }
      }
      function y(u, n) {
        if (n instanceof A) return null;
        if (n instanceof w) return n.value;
        if (n instanceof f) return n.number();
        if (n instanceof o) return n.coerceString();
        if (n instanceof a) return n.values();
        if (n instanceof $) {
          const p = n.pairs(),
            T = {};
          for (const R of p) T[R.key] = R.value;
          return T;
        }
        return n;
      }
      function d(u, n) {
        return n === null
          ? new A()
          : typeof n == 'string'
            ? new o(n)
            : typeof n == 'number'
              ? new f(n)
              : typeof n == 'boolean'
                ? new w(n)
                : Array.isArray(n)
                  ? new a(...n)
                  : typeof n == 'object'
                    ? new $(...Object.keys(n).map((p) => ({ key: p, value: n[p] })))
                    : n;
      }
      class c extends a {}
      var l;
      (function (u) {
        ((u[(u.UNKNOWN = 0)] = 'UNKNOWN'),
          (u[(u.LEFT_PAREN = 1)] = 'LEFT_PAREN'),
          (u[(u.RIGHT_PAREN = 2)] = 'RIGHT_PAREN'),
          (u[(u.LEFT_BRACKET = 3)] = 'LEFT_BRACKET'),
          (u[(u.RIGHT_BRACKET = 4)] = 'RIGHT_BRACKET'),
          (u[(u.COMMA = 5)] = 'COMMA'),
          (u[(u.DOT = 6)] = 'DOT'),
          (u[(u.BANG = 7)] = 'BANG'),
          (u[(u.BANG_EQUAL = 8)] = 'BANG_EQUAL'),
          (u[(u.EQUAL_EQUAL = 9)] = 'EQUAL_EQUAL'),
          (u[(u.GREATER = 10)] = 'GREATER'),
          (u[(u.GREATER_EQUAL = 11)] = 'GREATER_EQUAL'),
          (u[(u.LESS = 12)] = 'LESS'),
          (u[(u.LESS_EQUAL = 13)] = 'LESS_EQUAL'),
          (u[(u.AND = 14)] = 'AND'),
          (u[(u.OR = 15)] = 'OR'),
          (u[(u.STAR = 16)] = 'STAR'),
          (u[(u.NUMBER = 17)] = 'NUMBER'),
          (u[(u.STRING = 18)] = 'STRING'),
          (u[(u.IDENTIFIER = 19)] = 'IDENTIFIER'),
          (u[(u.TRUE = 20)] = 'TRUE'),
          (u[(u.FALSE = 21)] = 'FALSE'),
          (u[(u.NULL = 22)] = 'NULL'),
          (u[(u.EOF = 23)] = 'EOF'));
      })(l || (l = {}));
      function x(u) {
        switch (u.type) {
          case l.EOF:
            return 'EOF';
          case l.NUMBER:
            return u.lexeme;
          case l.STRING:
            return u.value.toString();
          default:
            return u.lexeme;
        }
      }
      class E {
        constructor(n) {
          ((this.input = n),
            (this.start = 0),
            (this.offset = 0),
            (this.line = 0),
            (this.lastLineOffset = 0),
            (this.tokens = []));
        }
        lex() {
          if (this.input.length > r) throw new Error('ErrorExceededMaxLength');
          for (; !this.atEnd();) {
            this.start = this.offset;
            const n = this.next();
            switch (n) {
              case '(':
                this.addToken(l.LEFT_PAREN);
                break;
              case ')':
                this.addToken(l.RIGHT_PAREN);
                break;
              case '[':
                this.addToken(l.LEFT_BRACKET);
                break;
              case ']':
                this.addToken(l.RIGHT_BRACKET);
                break;
              case ',':
                this.addToken(l.COMMA);
                break;
              case '.':
                this.previous() != l.IDENTIFIER &&
                this.previous() != l.RIGHT_BRACKET &&
                this.previous() != l.RIGHT_PAREN &&
                this.previous() != l.STAR
                  ? this.consumeNumber()
                  : this.addToken(l.DOT);
                break;
              case '-':
              case '+':
                this.consumeNumber();
                break;
              case '!':
                this.addToken(this.match('=') ? l.BANG_EQUAL : l.BANG);
                break;
              case '=':
                if (!this.match('=')) {
                  this.consumeIdentifier();
                  break;
                }
                this.addToken(l.EQUAL_EQUAL);
                break;
              case '<':
                this.addToken(this.match('=') ? l.LESS_EQUAL : l.LESS);
                break;
              case '>':
                this.addToken(this.match('=') ? l.GREATER_EQUAL : l.GREATER);
                break;
              case '&':
                if (!this.match('&')) {
                  this.consumeIdentifier();
                  break;
                }
                this.addToken(l.AND);
                break;
              case '|':
                if (!this.match('|')) {
                  this.consumeIdentifier();
                  break;
                }
                this.addToken(l.OR);
                break;
              case '*':
                this.addToken(l.STAR);
                break;
              case ' ':
              case '\r':
              case '	':
                break;
              case `
`:
                (++this.line, (this.lastLineOffset = this.offset));
                break;
              case "'":
                this.consumeString();
                break;
              default:
                !0 === N(n) ? this.consumeNumber() : this.consumeIdentifier();
            }
          }
          return (this.tokens.push({ type: l.EOF, lexeme: '', range: this.range() }), { tokens: this.tokens });
        }
        pos() {
          return { line: this.line, column: this.start - this.lastLineOffset };
        }
        endPos() {
          return { line: this.line, column: this.offset - this.lastLineOffset };
        }
        range() {
          return { start: this.pos(), end: this.endPos() };
        }
        atEnd() {
          return this.offset >= this.input.length;
        }
        peek() {
          return this.atEnd() ? '\0' : this.input[this.offset];
        }
        peekNext() {
          return this.offset + 1 >= this.input.length ? '\0' : this.input[this.offset + 1];
        }
        previous() {
          const n = this.tokens.length;
          return n == 0 ? l.EOF : this.tokens[n - 1].type;
        }
        next() {
          return this.input[this.offset++];
        }
        match(n) {
          return this.atEnd() || this.input[this.offset] !== n ? !1 : (this.offset++, !0);
        }
        addToken(n, p) {
          this.tokens.push({
            type: n,
            lexeme: this.input.substring(this.start, this.offset),
            range: this.range(),
            value: p,
          });
        }
        consumeNumber() {
          for (; !this.atEnd() && (!S(this.peek()) || this.peek() == '.');) this.next();
          const n = this.input.substring(this.start, this.offset),
            p = new o(n).number();
          if (isNaN(p))
            throw new Error(
              `Unexpected symbol: '${n}'. Located at position ${this.start + 1} within expression: ${this.input}`,
            );
          this.addToken(l.NUMBER, p);
        }
        consumeString() {
          for (; (this.peek() !== "'" || this.peekNext() === "'") && !this.atEnd();)
            (this.peek() ===
              `
` && this.line++,
              this.peek() === "'" && this.peekNext() === "'" && this.next(),
              this.next());
          if (this.atEnd())
            throw new Error(
              `Unexpected symbol: '${this.input.substring(this.start)}'. Located at position ${this.start + 1} within expression: ${this.input}`,
            );
          this.next();
          let n = this.input.substring(this.start + 1, this.offset - 1);
          ((n = n.replace("''", "'")), this.addToken(l.STRING, n));
        }
        consumeIdentifier() {
          for (; !this.atEnd() && !S(this.peek());) this.next();
          let n = l.IDENTIFIER,
            p;
          const T = this.input.substring(this.start, this.offset);
          if (this.previous() != l.DOT)
            switch (T) {
              case 'true':
                n = l.TRUE;
                break;
              case 'false':
                n = l.FALSE;
                break;
              case 'null':
                n = l.NULL;
                break;
              case 'NaN':
                ((n = l.NUMBER), (p = NaN));
                break;
              case 'Infinity':
                ((n = l.NUMBER), (p = 1 / 0));
                break;
            }
          if (!I(T))
            throw new Error(
              `Unexpected symbol: '${T}'. Located at position ${this.start + 1} within expression: ${this.input}`,
            );
          this.addToken(n, p);
        }
      }
      function N(u) {
        return u >= '0' && u <= '9';
      }
      function S(u) {
        switch (u) {
          case '(':
          case '[':
          case ')':
          case ']':
          case ',':
          case '.':
          case '!':
          case '>':
          case '<':
          case '=':
          case '&':
          case '|':
            return !0;
        }
        return /\s/.test(u);
      }
      function I(u) {
        if (u == '') return !1;
        const n = u[0];
        if ((n >= 'a' && n <= 'z') || (n >= 'A' && n <= 'Z') || n == '_') {
          for (const p of u.substring(1).split(''))
            if (!((p >= 'a' && p <= 'z') || (p >= 'A' && p <= 'Z') || (p >= '0' && p <= '9') || p == '_' || p == '-'))
              return !1;
          return !0;
        }
        return !1;
      }
      const h = 50,
        r = 21e3;
      var b;
      (function (u) {
        ((u[(u.ErrorUnexpectedSymbol = 0)] = 'ErrorUnexpectedSymbol'),
          (u[(u.ErrorUnrecognizedNamedValue = 1)] = 'ErrorUnrecognizedNamedValue'),
          (u[(u.ErrorUnexpectedEndOfExpression = 2)] = 'ErrorUnexpectedEndOfExpression'),
          (u[(u.ErrorExceededMaxDepth = 3)] = 'ErrorExceededMaxDepth'),
          (u[(u.ErrorExceededMaxLength = 4)] = 'ErrorExceededMaxLength'),
          (u[(u.ErrorTooFewParameters = 5)] = 'ErrorTooFewParameters'),
          (u[(u.ErrorTooManyParameters = 6)] = 'ErrorTooManyParameters'),
          (u[(u.ErrorEvenParameters = 7)] = 'ErrorEvenParameters'),
          (u[(u.ErrorUnrecognizedContext = 8)] = 'ErrorUnrecognizedContext'),
          (u[(u.ErrorUnrecognizedFunction = 9)] = 'ErrorUnrecognizedFunction'));
      })(b || (b = {}));
      class q extends Error {
        constructor(n, p) {
          (super(`${D(n)}: '${x(p)}'`), (this.typ = n), (this.tok = p), (this.pos = this.tok.range.start));
        }
      }
      function D(u) {
        switch (u) {
          case b.ErrorUnexpectedEndOfExpression:
            return 'Unexpected end of expression';
          case b.ErrorUnexpectedSymbol:
            return 'Unexpected symbol';
          case b.ErrorUnrecognizedNamedValue:
            return 'Unrecognized named-value';
          case b.ErrorExceededMaxDepth:
            return `Exceeded max expression depth ${h}`;
          case b.ErrorExceededMaxLength:
            return `Exceeded max expression length ${r}`;
          case b.ErrorTooFewParameters:
            return 'Too few parameters supplied';
          case b.ErrorTooManyParameters:
            return 'Too many parameters supplied';
          case b.ErrorEvenParameters:
            return 'Even number of parameters supplied, requires an odd number of parameters';
          case b.ErrorUnrecognizedContext:
            return 'Unrecognized named-value';
          case b.ErrorUnrecognizedFunction:
            return 'Unrecognized function';
          default:
            return 'Unknown error';
        }
      }
      class L extends Error {}
      const U = {
        name: 'case',
        description:
          '`case( pred1, val1, pred2, val2, ..., default )`\n\nEvaluates predicates in order and returns the value corresponding to the first predicate that evaluates to `true`. If no predicate matches, it returns the last argument as the default value.',
        minArgs: 3,
        maxArgs: Number.MAX_SAFE_INTEGER,
        call: (...u) => {
          for (let n = 0; n < u.length - 1; n += 2) {
            const p = u[n];
            if (p.kind !== e.Boolean) throw new Error('case predicate must evaluate to a boolean value');
            if (p.value) return u[n + 1];
          }
          return u[u.length - 1];
        },
      };
      function B(u) {
        switch (u.kind) {
          case data.Kind.Null:
            return !0;
          case data.Kind.Boolean:
            return !u.value;
          case data.Kind.Number: {
            const n = u.value;
            return n === 0 || isNaN(n);
          }
          case data.Kind.String:
            return u.value.length === 0;
        }
        return !1;
      }
      function V(u) {
        return !B(u);
      }
      function K(u, n) {
        let p = u,
          T = n;
        if (u.kind === n.kind) return [p, T];
        switch (u.kind) {
          case e.Number:
            if (n.kind === e.String) return ((T = new f(n.number())), [p, T]);
            break;
          case e.String:
            if (n.kind === e.Number) return ((p = new f(u.number())), [p, T]);
            break;
          case e.Null:
          case e.Boolean:
            return ((p = new f(u.number())), K(p, T));
        }
        switch (n.kind) {
          case e.Null:
          case e.Boolean:
            return ((T = new f(n.number())), K(p, T));
        }
        return [p, T];
      }
      function Z(u, n) {
        const [p, T] = K(u, n);
        if (p.kind != T.kind) return !1;
        switch (p.kind) {
          case e.Null:
            return !0;
          case e.Number: {
            const R = p.value,
              P = T.value;
            return isNaN(R) || isNaN(P) ? !1 : R == P;
          }
          case e.String: {
            const R = p.value,
              P = T.value;
            return W(R) === W(P);
          }
          case e.Boolean: {
            const R = p.value,
              P = T.value;
            return R == P;
          }
          case e.Dictionary:
          case e.Array:
            return p === T;
        }
        return !1;
      }
      function X(u, n) {
        const [p, T] = K(u, n);
        if (p.kind != T.kind) return !1;
        switch (p.kind) {
          case data.Kind.Number: {
            const R = p.value,
              P = T.value;
            return isNaN(R) || isNaN(P) ? !1 : R > P;
          }
          case data.Kind.String: {
            let R = p.value,
              P = T.value;
            return ((R = W(R)), (P = W(P)), R > P);
          }
          case data.Kind.Boolean: {
            const R = p.value,
              P = T.value;
            return R && !P;
          }
        }
        return !1;
      }
      function Y(u, n) {
        const [p, T] = K(u, n);
        if (p.kind != T.kind) return !1;
        switch (p.kind) {
          case data.Kind.Number: {
            const R = p.value,
              P = T.value;
            return isNaN(R) || isNaN(P) ? !1 : R < P;
          }
          case data.Kind.String: {
            let R = p.value,
              P = T.value;
            return ((R = W(R)), (P = W(P)), R < P);
          }
          case data.Kind.Boolean: {
            const R = p.value,
              P = T.value;
            return !R && P;
          }
        }
        return !1;
      }
      function W(u) {
        const n = [];
        let p = 0;
        const T = u.length;
        let R = u.indexOf('\u0131');
        for (; p < T;)
          if (p < R) (n.push(u.substring(p, R).toUpperCase()), (p = R));
          else if (p == R) (n.push(u.substring(p, p + 1)), (p += 1), (R = u.indexOf('\u0131', p)));
          else {
            n.push(u.substring(p).toUpperCase());
            break;
          }
        return n.join('');
      }
      const z = {
          name: 'contains',
          description:
            '`contains( search, item )`\n\nReturns `true` if `search` contains `item`. If `search` is an array, this function returns `true` if the `item` is an element in the array. If `search` is a string, this function returns `true` if the `item` is a substring of `search`. This function is not case sensitive. Casts values to a string.',
          minArgs: 2,
          maxArgs: 2,
          call: (...u) => {
            const n = u[0],
              p = u[1];
            if (n.primitive) {
              const T = n.coerceString();
              if (p.primitive) {
                const R = p.coerceString();
                return new w(T.toLowerCase().includes(R.toLowerCase()));
              }
            } else if (n.kind === e.Array) {
              const T = n;
              if (T.values().length === 0) return new w(!1);
              for (const R of T.values()) if (Z(p, R)) return new w(!0);
            }
            return new w(!1);
          },
        },
        ue = {
          name: 'endsWith',
          description:
            '`endsWith( searchString, searchValue )`\n\nReturns `true` if `searchString` ends with `searchValue`. This function is not case sensitive. Casts values to a string.',
          minArgs: 2,
          maxArgs: 2,
          call: (...u) => {
            const n = u[0];
            if (!n.primitive) return new w(!1);
            const p = u[1];
            if (!p.primitive) return new w(!1);
            const T = W(n.coerceString()),
              R = W(p.coerceString());
            return new w(T.endsWith(R));
          },
        },
        he = {
          name: 'format',
          description:
            '`format( string, replaceValue0, replaceValue1, ..., replaceValueN)`\n\nReplaces values in the `string`, with the variable `replaceValueN`. Variables in the `string` are specified using the `{N}` syntax, where `N` is an integer. You must specify at least one `replaceValue` and `string`. There is no maximum for the number of variables (`replaceValueN`) you can use. Escape curly braces using double braces.',
          minArgs: 1,
          maxArgs: 255,
          call: (...u) => {
            const n = u[0].coerceString(),
              p = [];
            let T = 0;
            for (; T < n.length;) {
              const R = n.indexOf('{', T),
                P = n.indexOf('}', T);
              if (R >= 0 && (P < 0 || P > R)) {
                if (le(n, R + 1) === '{') {
                  (p.push(n.substr(T, R - T + 1)), (T = R + 2));
                  continue;
                }
                if (P > R + 1) {
                  const oe = me(n, R + 1);
                  if (oe.success) {
                    if (1 + oe.result > u.length - 1)
                      throw new Error(`The following format string references more arguments than were supplied: ${n}`);
                    (R > T && p.push(n.substr(T, R - T)), p.push(`${u[1 + oe.result].coerceString()}`), (T = P + 1));
                    continue;
                  }
                }
                throw new Error(`The following format string is invalid: ${n}`);
              } else if (P >= 0)
                if (le(n, P + 1) === '}') (p.push(n.substr(T, P - T + 1)), (T = P + 2));
                else throw new Error(`The following format string is invalid: ${n}`);
              else {
                p.push(n.substr(T));
                break;
              }
            }
            return new o(p.join(''));
          },
        };
      function le(u, n) {
        return u.length > n ? u[n] : '\0';
      }
      function me(u, n) {
        let p = 0;
        for (;;) {
          const P = le(u, n + p);
          if (P >= '0' && P <= '9') p++;
          else break;
        }
        if (p < 1) return { success: !1 };
        const T = n + p - 1,
          R = parseInt(u.substr(n, p));
        return { success: !isNaN(R), result: R, endIndex: T };
      }
      const Se = {
        case: U,
        contains: z,
        endswith: ue,
        format: he,
        fromjson: {
          name: 'fromJson',
          description:
            '`fromJSON(value)`\n\nReturns a JSON object or JSON data type for `value`. You can use this function to provide a JSON object as an evaluated expression or to convert environment variables from a string.',
          minArgs: 1,
          maxArgs: 1,
          call: (...u) => {
            const p = u[0].coerceString();
            if (p.trim() === '') throw new Error('empty input');
            try {
              return JSON.parse(p, d);
            } catch (T) {
              throw new L('Error parsing JSON when evaluating fromJson', { cause: T });
            }
          },
        },
        join: {
          name: 'join',
          description:
            '`join( array, optionalSeparator )`\n\nThe value for `array` can be an array or a string. All values in `array` are concatenated into a string. If you provide `optionalSeparator`, it is inserted between the concatenated values. Otherwise, the default separator `,` is used. Casts values to a string.',
          minArgs: 1,
          maxArgs: 2,
          call: (...u) => {
            if (u[0].primitive) return new o(u[0].coerceString());
            if (u[0].kind === e.Array) {
              let n = ',';
              return (
                u.length > 1 && u[1].primitive && (n = u[1].coerceString()),
                new o(
                  u[0]
                    .values()
                    .map((p) => p.coerceString())
                    .join(n),
                )
              );
            }
            return new o('');
          },
        },
        startswith: {
          name: 'startsWith',
          description:
            '`startsWith( searchString, searchValue )`\n\nReturns `true` when `searchString` starts with `searchValue`. This function is not case sensitive. Casts values to a string.',
          minArgs: 2,
          maxArgs: 2,
          call: (...u) => {
            const n = u[0];
            if (!n.primitive) return new w(!1);
            const p = u[1];
            if (!p.primitive) return new w(!1);
            const T = W(n.coerceString()),
              R = W(p.coerceString());
            return new w(T.startsWith(R));
          },
        },
        tojson: {
          name: 'toJson',
          description:
            '`toJSON(value)`\n\nReturns a pretty-print JSON representation of `value`. You can use this function to debug the information provided in contexts.',
          minArgs: 1,
          maxArgs: 1,
          call: (...u) => new o(JSON.stringify(u[0], y, '  ')),
        },
      };
      function ge(u, n, p) {
        const T = n.lexeme.toLowerCase();
        let R;
        if (((R = Se[T]), !R && ((R = u.extensionFunctions.get(T)), !R))) {
          if (!u.allowUnknownKeywords) throw new q(b.ErrorUnrecognizedFunction, n);
          return;
        }
        if (p < R.minArgs) throw new q(b.ErrorTooFewParameters, n);
        if (p > R.maxArgs) throw new q(b.ErrorTooManyParameters, n);
        if (T === 'case' && p % 2 === 0) throw new q(b.ErrorEvenParameters, n);
      }
      class we {
        constructor(n, p, T) {
          ((this.n = n), (this.context = p), (this.functions = T));
        }
        evaluate() {
          return this.eval(this.n);
        }
        eval(n) {
          return n.accept(this);
        }
        visitLiteral(n) {
          return n.literal;
        }
        visitUnary(n) {
          const p = this.eval(n.expr);
          if (n.operator.type === TokenType.BANG) return new data.BooleanData(falsy(p));
          throw new Error(`unknown unary operator: ${n.operator.lexeme}`);
        }
        visitBinary(n) {
          const p = this.eval(n.left),
            T = this.eval(n.right);
          switch (n.operator.type) {
            case TokenType.EQUAL_EQUAL:
              return new data.BooleanData(equals(p, T));
            case TokenType.BANG_EQUAL:
              return new data.BooleanData(!equals(p, T));
            case TokenType.GREATER:
              return new data.BooleanData(greaterThan(p, T));
            case TokenType.GREATER_EQUAL:
              return new data.BooleanData(equals(p, T) || greaterThan(p, T));
            case TokenType.LESS:
              return new data.BooleanData(lessThan(p, T));
            case TokenType.LESS_EQUAL:
              return new data.BooleanData(equals(p, T) || lessThan(p, T));
          }
          throw new Error(`unknown binary operator: ${n.operator.lexeme}`);
        }
        visitLogical(n) {
          let p;
          for (const T of n.args)
            if (
              ((p = this.eval(T)),
              (n.operator.type === TokenType.AND && falsy(p)) || (n.operator.type === TokenType.OR && truthy(p)))
            )
              break;
          return p;
        }
        visitGrouping(n) {
          return this.eval(n.group);
        }
        visitContextAccess(n) {
          return this.context.get(n.name.lexeme);
        }
        visitIndexAccess(n) {
          let p;
          if (n.index instanceof Star) p = new idxHelper(!0, void 0);
          else {
            let P;
            try {
              P = this.eval(n.index);
            } catch (oe) {
              throw new Error(`could not evaluate index for index access: ${oe.message}`, { cause: oe });
            }
            p = new idxHelper(!1, P);
          }
          const T = this.eval(n.expr);
          let R;
          switch (T.kind) {
            case data.Kind.Array: {
              const P = T;
              P instanceof FilteredArray ? (R = qe(P, p)) : (R = Q(P, p));
              break;
            }
            case data.Kind.Dictionary: {
              R = re(T, p);
              break;
            }
            default:
              p.star ? (R = new FilteredArray()) : (R = new data.Null());
          }
          return R;
        }
        visitFunctionCall(n) {
          const p = n.args.map((P) => this.eval(P)),
            T = n.functionName.lexeme.toLowerCase();
          return (this.functions?.get(T) || wellKnownFunctions[T]).call(...p);
        }
      }
      function qe(u, n) {
        const p = new FilteredArray();
        for (const T of u.values())
          switch (T.kind) {
            case data.Kind.Dictionary: {
              const R = T;
              if (n.star) for (const P of R.values()) p.add(P);
              else if (n.str !== void 0) {
                const P = R.get(n.str);
                P !== void 0 && p.add(P);
              }
              break;
            }
            case data.Kind.Array: {
              const R = T;
              if (n.star) for (const P of R.values()) p.add(P);
              else n.int !== void 0 && n.int < R.values().length && p.add(R.get(n.int));
              break;
            }
          }
        return p;
      }
      function Q(u, n) {
        if (n.star) {
          const p = new FilteredArray();
          for (const T of u.values()) p.add(T);
          return p;
        }
        return n.int !== void 0 && n.int < u.values().length ? u.get(n.int) : new data.Null();
      }
      function re(u, n) {
        if (n.star) return new FilteredArray(...u.values());
        if (n.str !== void 0) {
          const p = u.get(n.str);
          if (p !== void 0) return p;
        }
        return new data.Null();
      }
      class Re {
        constructor(n, p, T) {
          ((this.tokens = n),
            (this.offset = 0),
            (this.depth = 0),
            (this.extContexts = new Map()),
            (this.extFuncs = new Map()));
          for (const R of p) this.extContexts.set(R.toLowerCase(), !0);
          for (const { name: R, func: P } of T.map((oe) => ({ name: oe.name, func: oe })))
            this.extFuncs.set(R.toLowerCase(), P);
          this.context = {
            allowUnknownKeywords: !1,
            extensionContexts: this.extContexts,
            extensionFunctions: this.extFuncs,
          };
        }
        parse() {
          let n;
          if (this.atEnd()) return n;
          if (((n = this.expression()), !this.atEnd())) throw this.buildError(b.ErrorUnexpectedSymbol, this.peek());
          return n;
        }
        expression() {
          this.incrDepth();
          try {
            return this.logicalOr();
          } finally {
            this.decrDepth();
          }
        }
        logicalOr() {
          let n = this.logicalAnd();
          if (this.check(l.OR)) {
            this.incrDepth();
            try {
              const p = new v.oD(this.peek(), [n]);
              for (n = p; this.match(l.OR);) {
                const T = this.logicalAnd();
                p.args.push(T);
              }
            } finally {
              this.decrDepth();
            }
          }
          return n;
        }
        logicalAnd() {
          let n = this.equality();
          if (this.check(l.AND)) {
            this.incrDepth();
            try {
              const p = new v.oD(this.peek(), [n]);
              for (n = p; this.match(l.AND);) {
                const T = this.equality();
                p.args.push(T);
              }
            } finally {
              this.decrDepth();
            }
          }
          return n;
        }
        equality() {
          let n = this.comparison();
          for (; this.match(l.BANG_EQUAL, l.EQUAL_EQUAL);) {
            const p = this.previous(),
              T = this.comparison();
            n = new v.yI(n, p, T);
          }
          return n;
        }
        comparison() {
          let n = this.unary();
          for (; this.match(l.GREATER, l.GREATER_EQUAL, l.LESS, l.LESS_EQUAL);) {
            const p = this.previous(),
              T = this.unary();
            n = new v.yI(n, p, T);
          }
          return n;
        }
        unary() {
          if (this.match(l.BANG)) {
            this.incrDepth();
            const n = this.previous(),
              p = this.unary();
            try {
              return new v._c(n, p);
            } finally {
              this.decrDepth();
            }
          }
          return this.index();
        }
        index() {
          let n = this.call(),
            p = 0;
          if (n instanceof v.aU || n instanceof v.R6 || n instanceof v.QC) {
            let T = !0;
            for (; T;)
              switch (!0) {
                case this.match(l.LEFT_BRACKET): {
                  let R;
                  (this.match(l.STAR) ? (R = new v.FE()) : (R = this.expression()),
                    this.consume(l.RIGHT_BRACKET, b.ErrorUnexpectedSymbol),
                    this.incrDepth(),
                    p++,
                    (n = new v.p_(n, R)));
                  break;
                }
                case this.match(l.DOT):
                  if ((this.incrDepth(), p++, this.match(l.IDENTIFIER))) {
                    const R = this.previous();
                    n = new v.p_(n, new v.uS(new o(R.lexeme), R));
                  } else if (this.match(l.STAR)) n = new v.p_(n, new v.FE());
                  else throw this.buildError(b.ErrorUnexpectedSymbol, this.peek());
                  break;
                default:
                  T = !1;
              }
          }
          for (let T = 0; T < p; T++) this.decrDepth();
          return n;
        }
        call() {
          if (!this.check(l.IDENTIFIER)) return this.primary();
          const n = this.next();
          if (!this.match(l.LEFT_PAREN)) {
            if (!this.extContexts.has(n.lexeme.toLowerCase())) throw this.buildError(b.ErrorUnrecognizedContext, n);
            return new v.QC(n);
          }
          const p = [];
          for (; !this.match(l.RIGHT_PAREN);) {
            const T = this.expression();
            (p.push(T), this.check(l.RIGHT_PAREN) || this.consume(l.COMMA, b.ErrorUnexpectedSymbol));
          }
          return (ge(this.context, n, p.length), new v.R6(n, p));
        }
        primary() {
          switch (!0) {
            case this.match(l.FALSE):
              return new v.uS(new w(!1), this.previous());
            case this.match(l.TRUE):
              return new v.uS(new w(!0), this.previous());
            case this.match(l.NULL):
              return new v.uS(new A(), this.previous());
            case this.match(l.NUMBER):
              return new v.uS(new f(this.previous().value), this.previous());
            case this.match(l.STRING):
              return new v.uS(new o(this.previous().value), this.previous());
            case this.match(l.LEFT_PAREN): {
              const n = this.expression();
              if (this.atEnd()) throw this.buildError(b.ErrorUnexpectedEndOfExpression, this.previous());
              return (this.consume(l.RIGHT_PAREN, b.ErrorUnexpectedSymbol), new v.aU(n));
            }
            case this.atEnd():
              throw this.buildError(b.ErrorUnexpectedEndOfExpression, this.previous());
          }
          throw this.buildError(b.ErrorUnexpectedSymbol, this.peek());
        }
        match(...n) {
          for (const p of n) if (this.check(p)) return (this.next(), !0);
          return !1;
        }
        check(n) {
          return this.atEnd() ? !1 : this.peek().type == n;
        }
        atEnd() {
          return this.peek().type == l.EOF;
        }
        next() {
          return (this.atEnd() || this.offset++, this.previous());
        }
        peek() {
          return this.tokens[this.offset];
        }
        previous() {
          return this.tokens[this.offset - 1];
        }
        consume(n, p) {
          if (this.check(n)) {
            this.next();
            return;
          }
          throw this.buildError(p, this.peek());
        }
        incrDepth() {
          if ((this.depth++, this.depth > h)) throw this.buildError(b.ErrorExceededMaxDepth, this.peek());
        }
        decrDepth() {
          this.depth--;
        }
        buildError(n, p) {
          return new q(n, p);
        }
      }
      function ve(u, n, p, T, R) {
        const oe = new Lexer(u).lex(),
          ke = ce(oe.tokens);
        let be = ke.length - 2;
        if (be >= 0)
          switch (ke[be].type) {
            case TokenType.IDENTIFIER:
              be--;
              break;
            case TokenType.STRING:
              return [];
          }
        if (be < 0) {
          const xe = De(n);
          return (xe.push(...Pe(p, R)), xe);
        }
        const Te = ke.slice(0, be);
        Te.push(ke[ke.length - 1]);
        const Fe = new Parser(
            Te,
            n.pairs().map((xe) => xe.key),
            p,
          ).parse(),
          He = new Evaluator(Fe, n, T).evaluate();
        return De(He);
      }
      function Pe(u, n) {
        const p = [],
          T = n ?? new FeatureFlags();
        for (const R of [...Object.values(wellKnownFunctions), ...u])
          (R.name === 'case' && !T.isEnabled('allowCaseFunction')) ||
            p.push({ label: R.name, description: R.description, function: !0 });
        return (p.sort((R, P) => R.label.localeCompare(P.label)), p);
      }
      function De(u) {
        return isDictionary(u)
          ? u
              .pairs()
              .map((n) => Me(n))
              .sort((n, p) => n.label.localeCompare(p.label))
          : [];
      }
      function Me(u) {
        const n = u.key.toString(),
          p = n.indexOf('('),
          T = p >= 0 && n.indexOf(')') >= 0;
        return { label: T ? n.substring(0, p) : n, description: u.description, function: T };
      }
      function ce(u) {
        let n = u.length,
          p = 0;
        for (; n > 0;) {
          switch (u[n - 1].type) {
            case TokenType.LEFT_PAREN:
              if (p == 0) break;
              (p--, n--);
              continue;
            case TokenType.RIGHT_PAREN:
              (p++, n--);
              continue;
            case TokenType.IDENTIFIER:
            case TokenType.DOT:
            case TokenType.EOF:
            case TokenType.LEFT_BRACKET:
            case TokenType.RIGHT_BRACKET:
            case TokenType.STRING:
              n--;
              continue;
          }
          break;
        }
        return u.slice(n);
      }
      function Je(u) {
        return u.kind === Kind.Dictionary && u instanceof Be;
      }
      class Be extends $ {
        constructor(...n) {
          (super(), (this.descriptions = new Map()), (this.complete = !0));
          for (const p of n) this.add(p.key, p.value, p.description);
        }
        add(n, p, T) {
          this.get(n) === void 0 && (super.add(n, p), T && this.descriptions.set(n, T));
        }
        pairs() {
          return super.pairs().map((p) => ({ ...p, description: this.descriptions.get(p.key) }));
        }
        getDescription(n) {
          return this.descriptions.get(n);
        }
      }
    },
    6223: (te, H, M) => {
      M.d(H, { P0: () => ut.P, DE: () => ot, hM: () => x });
      const v = [
        'missingInputsQuickfix',
        'blockScalarChompingWarning',
        'allowCaseFunction',
        'allowCopilotRequestsPermission',
        'allowDrivesPermissionAutocomplete',
        'allowBackgroundSteps',
      ];
      class e {
        constructor(i) {
          this.features = i ?? {};
        }
        isEnabled(i) {
          const s = this.features[i];
          return s !== void 0 ? s : (this.features.all ?? !1);
        }
        getEnabledFeatures() {
          return v.filter((i) => this.isEnabled(i));
        }
      }
      var O = M(2645);
      function $(t) {
        if (t.startsWith('./')) return { path: t.substring(2) };
        if (t.startsWith('$/')) return { path: t.substring(2) };
        const [i, s] = t.split('@'),
          [m, g, ..._] = i.split('/').filter((j) => j.length > 0);
        if (!m || !g || !s) throw new Error(`Invalid file reference: ${t}`);
        return { repository: g, owner: m, path: _.join('/'), version: s };
      }
      function k(t) {
        return 'repository' in t ? `${t.owner}/${t.repository}/${t.path}@${t.version}` : './' + t.path;
      }
      var a = M(5071),
        w = M(6074);
      const A = 'workflow-root-strict';
      var f = M(1403),
        o = M(1031);
      const y = JSON.parse(
        '{"version":"workflow-v1.0","definitions":{"workflow-root":{"description":"A workflow file.","mapping":{"properties":{"on":"on","name":"workflow-name","description":"workflow-description","run-name":"run-name","defaults":"workflow-defaults","env":"workflow-env","permissions":"permissions","concurrency":"workflow-concurrency","jobs":{"type":"jobs","required":true}}}},"workflow-root-strict":{"description":"Workflow file with strict validation","mapping":{"properties":{"on":{"type":"on-strict","required":true},"name":"workflow-name","description":"workflow-description","run-name":"run-name","defaults":"workflow-defaults","env":"workflow-env","permissions":"permissions","concurrency":"workflow-concurrency","jobs":{"type":"jobs","required":true}}}},"workflow-name":{"description":"The name of the workflow that GitHub displays on your repository\'s \'Actions\' tab.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#name)","string":{}},"workflow-description":{"description":"A description for your workflow or reusable workflow","string":{}},"run-name":{"context":["github","inputs","vars"],"string":{},"description":"The name for workflow runs generated from the workflow. GitHub displays the workflow run name in the list of workflow runs on your repository\'s \'Actions\' tab.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#run-name)"},"on":{"description":"The GitHub event that triggers the workflow. Events can be a single string, array of events, array of event types, or an event configuration map that schedules a workflow or restricts the execution of a workflow to specific files, tags, or branch changes. View a full list of [events that trigger workflows](https://docs.github.com/actions/using-workflows/events-that-trigger-workflows).\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#on)","one-of":["string","sequence","on-mapping"]},"on-mapping":{"mapping":{"properties":{"workflow_call":"workflow-call"},"loose-key-type":"non-empty-string","loose-value-type":"any"}},"on-strict":{"description":"The GitHub event that triggers the workflow.  Events can be a single string, array of events, array of event types, or an event configuration map that schedules a workflow or restricts the execution of a workflow to specific files, tags, or branch changes. View a full list of [events that trigger workflows](https://docs.github.com/actions/using-workflows/events-that-trigger-workflows).\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#on)","one-of":["on-string-strict","on-sequence-strict","on-mapping-strict"]},"on-mapping-strict":{"description":"The GitHub event that triggers the workflow.  Events can be a single string, array of events, array of event types, or an event configuration map that schedules a workflow or restricts the execution of a workflow to specific files, tags, or branch changes. View a full list of [events that trigger workflows](https://docs.github.com/actions/using-workflows/events-that-trigger-workflows).\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#on)","mapping":{"properties":{"branch_protection_rule":"branch-protection-rule","check_run":"check-run","check_suite":"check-suite","create":"create","delete":"delete","deployment":"deployment","deployment_status":"deployment-status","discussion":"discussion","discussion_comment":"discussion-comment","fork":"fork","gollum":"gollum","image_version":"image-version","issue_comment":"issue-comment","issues":"issues","label":"label","merge_group":"merge-group","milestone":"milestone","page_build":"page-build","project":"project","project_card":"project-card","project_column":"project-column","public":"public","pull_request":"pull-request","pull_request_comment":"pull-request-comment","pull_request_review":"pull-request-review","pull_request_review_comment":"pull-request-review-comment","pull_request_target":"pull-request-target","push":"push","registry_package":"registry-package","release":"release","repository_dispatch":"repository-dispatch","schedule":"schedule","status":"status","watch":"watch","workflow_call":"workflow-call","workflow_dispatch":"workflow-dispatch","workflow_run":"workflow-run"}}},"on-string-strict":{"one-of":["branch-protection-rule-string","check-run-string","check-suite-string","create-string","delete-string","deployment-string","deployment-status-string","discussion-string","discussion-comment-string","fork-string","gollum-string","image-version-string","issue-comment-string","issues-string","label-string","merge-group-string","milestone-string","page-build-string","project-string","project-card-string","project-column-string","public-string","pull-request-string","pull-request-comment-string","pull-request-review-string","pull-request-review-comment-string","pull-request-target-string","push-string","registry-package-string","release-string","repository-dispatch-string","schedule-string","status-string","watch-string","workflow-call-string","workflow-dispatch-string","workflow-run-string"]},"on-sequence-strict":{"sequence":{"item-type":"on-string-strict"}},"branch-protection-rule-string":{"description":"Runs your workflow when branch protection rules in the workflow repository are changed.","string":{"constant":"branch_protection_rule"}},"branch-protection-rule":{"description":"Runs your workflow when branch protection rules in the workflow repository are changed.","one-of":["null","branch-protection-rule-mapping"]},"branch-protection-rule-mapping":{"mapping":{"properties":{"types":"branch-protection-rule-activity"}}},"branch-protection-rule-activity":{"description":"The types of branch protection rule activity that trigger the workflow. Supported activity types: `created`, `edited`, `deleted`.","one-of":["branch-protection-rule-activity-type","branch-protection-rule-activity-types"]},"branch-protection-rule-activity-types":{"sequence":{"item-type":"branch-protection-rule-activity-type"}},"branch-protection-rule-activity-type":{"allowed-values":["created","edited","deleted"]},"check-run-string":{"description":"Runs your workflow when activity related to a check run occurs. A check run is an individual test that is part of a check suite.","string":{"constant":"check_run"}},"check-run":{"description":"Runs your workflow when activity related to a check run occurs. A check run is an individual test that is part of a check suite.","one-of":["null","check-run-mapping"]},"check-run-mapping":{"mapping":{"properties":{"types":"check-run-activity"}}},"check-run-activity":{"description":"The types of check run activity that trigger the workflow. Supported activity types: `created`, `rerequested`, `completed`, `requested_action`.","one-of":["check-run-activity-type","check-run-activity-types"]},"check-run-activity-types":{"sequence":{"item-type":"check-run-activity-type"}},"check-run-activity-type":{"allowed-values":["completed","created","rerequested","requested_action"]},"check-suite-string":{"description":"Runs your workflow when check suite activity occurs. A check suite is a collection of the check runs created for a specific commit. Check suites summarize the status and conclusion of the check runs that are in the suite.","string":{"constant":"check_suite"}},"check-suite":{"description":"Runs your workflow when check suite activity occurs. A check suite is a collection of the check runs created for a specific commit. Check suites summarize the status and conclusion of the check runs that are in the suite.","one-of":["null","check-suite-mapping"]},"check-suite-mapping":{"mapping":{"properties":{"types":"check-suite-activity"}}},"check-suite-activity":{"description":"The types of check suite activity that trigger the workflow. Supported activity types: `completed`.","one-of":["check-suite-activity-type","check-suite-activity-types"]},"check-suite-activity-types":{"sequence":{"item-type":"check-suite-activity-type"}},"check-suite-activity-type":{"allowed-values":["completed"]},"create-string":{"description":"Runs your workflow when someone creates a Git reference (Git branch or tag) in the workflow\'s repository.","string":{"constant":"create"}},"create":{"description":"Runs your workflow when someone creates a Git reference (Git branch or tag) in the workflow\'s repository.","null":{}},"delete-string":{"description":"Runs your workflow when someone deletes a Git reference (Git branch or tag) in the workflow\'s repository.","string":{"constant":"delete"}},"delete":{"description":"Runs your workflow when someone deletes a Git reference (Git branch or tag) in the workflow\'s repository.","null":{}},"deployment-string":{"description":"Runs your workflow when someone creates a deployment in the workflow\'s repository. Deployments created with a commit SHA may not have a Git ref.","string":{"constant":"deployment"}},"deployment":{"description":"Runs your workflow when someone creates a deployment in the workflow\'s repository. Deployments created with a commit SHA may not have a Git ref.","null":{}},"deployment-status-string":{"description":"Runs your workflow when a third party provides a deployment status. Deployments created with a commit SHA may not have a Git ref.","string":{"constant":"deployment_status"}},"deployment-status":{"description":"Runs your workflow when a third party provides a deployment status. Deployments created with a commit SHA may not have a Git ref.","null":{}},"discussion-string":{"description":"Runs your workflow when a discussion in the workflow\'s repository is created or modified. For activity related to comments on a discussion, use the `discussion_comment` event.","string":{"constant":"discussion"}},"discussion":{"description":"Runs your workflow when a discussion in the workflow\'s repository is created or modified. For activity related to comments on a discussion, use the `discussion_comment` event.","one-of":["null","discussion-mapping"]},"discussion-mapping":{"mapping":{"properties":{"types":"discussion-activity"}}},"discussion-activity":{"description":"The types of discussion activity that trigger the workflow. Supported activity types: `created`, `edited`, `deleted`, `transferred`, `pinned`, `unpinned`, `labeled`, `unlabeled`, `locked`, `unlocked`, `category_changed`, `answered`, `unanswered`.","one-of":["discussion-activity-type","discussion-activity-types"]},"discussion-activity-types":{"sequence":{"item-type":"discussion-activity-type"}},"discussion-activity-type":{"allowed-values":["created","edited","deleted","transferred","pinned","unpinned","labeled","unlabeled","locked","unlocked","category_changed","answered","unanswered"]},"discussion-comment-string":{"description":"Runs your workflow when a comment on a discussion in the workflow\'s repository is created or modified. For activity related to a discussion as opposed to comments on the discussion, use the `discussion` event.","string":{"constant":"discussion_comment"}},"discussion-comment":{"description":"Runs your workflow when a comment on a discussion in the workflow\'s repository is created or modified. For activity related to a discussion as opposed to comments on the discussion, use the `discussion` event.","one-of":["null","discussion-comment-mapping"]},"discussion-comment-mapping":{"mapping":{"properties":{"types":"discussion-comment-activity"}}},"discussion-comment-activity":{"description":"The types of discussion comment activity that trigger the workflow. Supported activity types: `created`, `edited`, `deleted`.","one-of":["discussion-comment-activity-type","discussion-comment-activity-types"]},"discussion-comment-activity-types":{"sequence":{"item-type":"discussion-comment-activity-type"}},"discussion-comment-activity-type":{"allowed-values":["created","edited","deleted"]},"fork-string":{"description":"Runs your workflow when someone forks a repository.","string":{"constant":"fork"}},"fork":{"description":"Runs your workflow when someone forks a repository.","null":{}},"gollum-string":{"description":"Runs your workflow when someone creates or updates a Wiki page.","string":{"constant":"gollum"}},"gollum":{"description":"Runs your workflow when someone creates or updates a Wiki page.","null":{}},"image-version-string":{"description":"Runs your workflow when an image version is created or changes state.","string":{"constant":"image_version"}},"image-version":{"description":"Runs your workflow when an image version is created or changes state.","one-of":["null","image-version-mapping"]},"image-version-mapping":{"mapping":{"properties":{"types":"image-version-activity","names":"event-names","versions":"event-versions"}}},"image-version-activity":{"description":"The types of image version activity that trigger the workflow. Supported activity types: `created`, `ready`, `deleted`.","one-of":["image-version-activity-type","image-version-activity-types"]},"image-version-activity-types":{"sequence":{"item-type":"image-version-activity-type"}},"image-version-activity-type":{"allowed-values":["created","ready","deleted"]},"issue-comment-string":{"description":"Runs your workflow when an issue or pull request comment is created, edited, or deleted.","string":{"constant":"issue_comment"}},"issue-comment":{"description":"Runs your workflow when an issue or pull request comment is created, edited, or deleted.","one-of":["null","issue-comment-mapping"]},"issue-comment-mapping":{"mapping":{"properties":{"types":"issue-comment-activity"}}},"issue-comment-activity":{"description":"The types of issue comment activity that trigger the workflow. Supported activity types: `created`, `edited`, `deleted`.","one-of":["issue-comment-activity-type","issue-comment-activity-types"]},"issue-comment-activity-types":{"sequence":{"item-type":"issue-comment-activity-type"}},"issue-comment-activity-type":{"allowed-values":["created","edited","deleted"]},"issues-string":{"description":"Runs your workflow when an issue in the workflow\'s repository is created or modified. For activity related to comments in an issue, use the `issue_comment` event.","string":{"constant":"issues"}},"issues":{"description":"Runs your workflow when an issue in the workflow\'s repository is created or modified. For activity related to comments in an issue, use the `issue_comment` event.","one-of":["null","issues-mapping"]},"issues-mapping":{"mapping":{"properties":{"types":"issues-activity"}}},"issues-activity":{"description":"The types of issue activity that trigger the workflow. Supported activity types: `opened`, `edited`, `deleted`, `transferred`, `pinned`, `unpinned`, `closed`, `reopened`, `assigned`, `unassigned`, `labeled`, `unlabeled`, `locked`, `unlocked`, `milestoned`, `demilestoned`, `field_added`, `field_removed`, `typed`, `untyped`.","one-of":["issues-activity-type","issues-activity-types"]},"issues-activity-types":{"sequence":{"item-type":"issues-activity-type"}},"issues-activity-type":{"allowed-values":["opened","edited","deleted","transferred","pinned","unpinned","closed","reopened","assigned","unassigned","labeled","unlabeled","locked","unlocked","milestoned","demilestoned","field_added","field_removed","typed","untyped"]},"label-string":{"description":"Runs your workflow when a label in your workflow\'s repository is created or modified.","string":{"constant":"label"}},"label":{"description":"Runs your workflow when a label in your workflow\'s repository is created or modified.","one-of":["null","label-mapping"]},"label-mapping":{"mapping":{"properties":{"types":"label-activity"}}},"label-activity":{"description":"The types of label activity that trigger the workflow. Supported activity types: `created`, `edited`, `deleted`.","one-of":["label-activity-type","label-activity-types"]},"label-activity-types":{"sequence":{"item-type":"label-activity-type"}},"label-activity-type":{"allowed-values":["created","edited","deleted"]},"merge-group-string":{"description":"Runs your workflow when a pull request is added to a merge queue, which adds the pull request to a merge group.","string":{"constant":"merge_group"}},"merge-group":{"description":"Runs your workflow when a pull request is added to a merge queue, which adds the pull request to a merge group.","one-of":["null","merge-group-mapping"]},"merge-group-mapping":{"mapping":{"properties":{"types":"merge-group-activity","branches":"event-branches","branches-ignore":"event-branches-ignore"}}},"merge-group-activity":{"description":"The types of merge group activity that trigger the workflow. Supported activity types: `checks_requested`.","one-of":["merge-group-activity-type","merge-group-activity-types"]},"merge-group-activity-types":{"sequence":{"item-type":"merge-group-activity-type"}},"merge-group-activity-type":{"allowed-values":["checks_requested"]},"milestone-string":{"description":"Runs your workflow when a milestone in the workflow\'s repository is created or modified.","string":{"constant":"milestone"}},"milestone":{"description":"Runs your workflow when a milestone in the workflow\'s repository is created or modified.","one-of":["null","milestone-mapping"]},"milestone-mapping":{"mapping":{"properties":{"types":"milestone-activity"}}},"milestone-activity":{"description":"The types of milestone activity that trigger the workflow. Supported activity types: `created`, `closed`, `opened`, `edited`, `deleted`.","one-of":["milestone-activity-type","milestone-activity-types"]},"milestone-activity-types":{"sequence":{"item-type":"milestone-activity-type"}},"milestone-activity-type":{"allowed-values":["created","closed","opened","edited","deleted"]},"page-build-string":{"description":"Runs your workflow when someone pushes to a branch that is the publishing source for GitHub Pages, if GitHub Pages is enabled for the repository.","string":{"constant":"page_build"}},"page-build":{"description":"Runs your workflow when someone pushes to a branch that is the publishing source for GitHub Pages, if GitHub Pages is enabled for the repository.","null":{}},"project-string":{"description":"Runs your workflow when a project board is created or modified. For activity related to cards or columns in a project board, use the `project_card` or `project_column` events instead.","string":{"constant":"project"}},"project":{"description":"Runs your workflow when a project board is created or modified. For activity related to cards or columns in a project board, use the `project_card` or `project_column` events instead.","one-of":["null","project-mapping"]},"project-mapping":{"mapping":{"properties":{"types":"project-activity"}}},"project-activity":{"description":"The types of project activity that trigger the workflow. Supported activity types: `created`, `closed`, `reopened`, `edited`, `deleted`.","one-of":["project-activity-type","project-activity-types"]},"project-activity-types":{"sequence":{"item-type":"project-activity-type"}},"project-activity-type":{"allowed-values":["created","closed","reopened","edited","deleted"]},"project-card-string":{"description":"Runs your workflow when a card on a project board is created or modified. For activity related to project boards or columns in a project board, use the `project` or `project_column` event instead.","string":{"constant":"project_card"}},"project-card":{"description":"Runs your workflow when a card on a project board is created or modified. For activity related to project boards or columns in a project board, use the `project` or `project_column` event instead.","one-of":["null","project-card-mapping"]},"project-card-mapping":{"mapping":{"properties":{"types":"project-card-activity"}}},"project-card-activity":{"description":"The types of project card activity that trigger the workflow. Supported activity types: `created`, `moved`, `converted`, `edited`, `deleted`.","one-of":["project-card-activity-type","project-card-activity-types"]},"project-card-activity-types":{"sequence":{"item-type":"project-card-activity-type"}},"project-card-activity-type":{"allowed-values":["created","moved","converted","edited","deleted"]},"project-column-string":{"description":"Runs your workflow when a column on a project board is created or modified. For activity related to project boards or cards in a project board, use the `project` or `project_card` event instead.","string":{"constant":"project_column"}},"project-column":{"description":"Runs your workflow when a column on a project board is created or modified. For activity related to project boards or cards in a project board, use the `project` or `project_card` event instead.","one-of":["null","project-column-mapping"]},"project-column-mapping":{"mapping":{"properties":{"types":"project-column-activity"}}},"project-column-activity":{"description":"The types of project column activity that trigger the workflow. Supported activity types: `created`, `updated`, `moved`, `deleted`.","one-of":["project-column-activity-type","project-column-activity-types"]},"project-column-activity-types":{"sequence":{"item-type":"project-column-activity-type"}},"project-column-activity-type":{"allowed-values":["created","updated","moved","deleted"]},"public-string":{"description":"Runs your workflow when your workflow\'s repository changes from private to public.","string":{"constant":"public"}},"public":{"description":"Runs your workflow when your workflow\'s repository changes from private to public.","null":{}},"pull-request-string":{"description":"Runs your workflow when activity on a pull request in the workflow\'s repository occurs. If no activity types are specified, the workflow runs when a pull request is opened, reopened, or when the head branch of the pull request is updated.","string":{"constant":"pull_request"}},"pull-request":{"description":"Runs your workflow when activity on a pull request in the workflow\'s repository occurs. If no activity types are specified, the workflow runs when a pull request is opened, reopened, or when the head branch of the pull request is updated.","one-of":["null","pull-request-mapping"]},"pull-request-mapping":{"mapping":{"properties":{"types":"pull-request-activity","branches":"event-branches","branches-ignore":"event-branches-ignore","paths":"event-paths","paths-ignore":"event-paths-ignore"}}},"pull-request-activity":{"description":"The types of pull request activity that trigger the workflow. Supported activity types: `assigned`, `unassigned`, `labeled`, `unlabeled`, `opened`, `edited`, `closed`, `reopened`, `synchronize`, `converted_to_draft`, `locked`, `unlocked`, `enqueued`, `dequeued`, `milestoned`, `demilestoned`, `ready_for_review`, `review_requested`, `review_request_removed`, `auto_merge_enabled`, `auto_merge_disabled`, `stacked`.","one-of":["pull-request-activity-type","pull-request-activity-types"]},"pull-request-activity-types":{"sequence":{"item-type":"pull-request-activity-type"}},"pull-request-activity-type":{"allowed-values":["assigned","unassigned","labeled","unlabeled","opened","edited","closed","reopened","synchronize","converted_to_draft","locked","unlocked","enqueued","dequeued","milestoned","demilestoned","ready_for_review","review_requested","review_request_removed","auto_merge_enabled","auto_merge_disabled","stacked"]},"pull-request-comment-string":{"description":"Please use the `issue_comment` event instead.","string":{"constant":"pull_request_comment"}},"pull-request-comment":{"description":"Please use the `issue_comment` event instead.","one-of":["null","issue-comment-mapping"]},"pull-request-review-string":{"description":"Runs your workflow when a pull request review is submitted, edited, or dismissed. A pull request review is a group of pull request review comments in addition to a body comment and a state. For activity related to pull request review comments or pull request comments, use the `pull_request_review_comment` or `issue_comment` events instead.","string":{"constant":"pull_request_review"}},"pull-request-review":{"description":"Runs your workflow when a pull request review is submitted, edited, or dismissed. A pull request review is a group of pull request review comments in addition to a body comment and a state. For activity related to pull request review comments or pull request comments, use the `pull_request_review_comment` or `issue_comment` events instead.","one-of":["null","pull-request-review-mapping"]},"pull-request-review-mapping":{"mapping":{"properties":{"types":"pull-request-review-activity"}}},"pull-request-review-activity":{"description":"The types of pull request review activity that trigger the workflow. Supported activity types: `submitted`, `edited`, `dismissed`.","one-of":["pull-request-review-activity-type","pull-request-review-activity-types"]},"pull-request-review-activity-types":{"sequence":{"item-type":"pull-request-review-activity-type"}},"pull-request-review-activity-type":{"allowed-values":["submitted","edited","dismissed"]},"pull-request-review-comment-string":{"description":"","string":{"constant":"pull_request_review_comment"}},"pull-request-review-comment":{"description":"","one-of":["null","pull-request-review-comment-mapping"]},"pull-request-review-comment-mapping":{"mapping":{"properties":{"types":"pull-request-review-comment-activity"}}},"pull-request-review-comment-activity":{"description":"The types of pull request review comment activity that trigger the workflow. Supported activity types: `created`, `edited`, `deleted`.","one-of":["pull-request-review-comment-activity-type","pull-request-review-comment-activity-types"]},"pull-request-review-comment-activity-types":{"sequence":{"item-type":"pull-request-review-comment-activity-type"}},"pull-request-review-comment-activity-type":{"allowed-values":["created","edited","deleted"]},"pull-request-target-string":{"description":"Runs your workflow when activity on a pull request in the workflow\'s repository occurs. If no activity types are specified, the workflow runs when a pull request is opened, reopened, or when the head branch of the pull request is updated.\\n\\nThis event runs in the context of the base of the pull request, rather than in the context of the merge commit, as the `pull_request` event does. This prevents execution of unsafe code from the head of the pull request that could alter your repository or steal any secrets you use in your workflow. This event allows your workflow to do things like label or comment on pull requests from forks. Avoid using this event if you need to build or run code from the pull request.","string":{"constant":"pull_request_target"}},"pull-request-target":{"description":"Runs your workflow when activity on a pull request in the workflow\'s repository occurs. If no activity types are specified, the workflow runs when a pull request is opened, reopened, or when the head branch of the pull request is updated.\\n\\nThis event runs in the context of the base of the pull request, rather than in the context of the merge commit, as the `pull_request` event does. This prevents execution of unsafe code from the head of the pull request that could alter your repository or steal any secrets you use in your workflow. This event allows your workflow to do things like label or comment on pull requests from forks. Avoid using this event if you need to build or run code from the pull request.","one-of":["null","pull-request-target-mapping"]},"pull-request-target-mapping":{"mapping":{"properties":{"types":"pull-request-target-activity","branches":"event-branches","branches-ignore":"event-branches-ignore","paths":"event-paths","paths-ignore":"event-paths-ignore"}}},"pull-request-target-activity":{"description":"The types of pull request activity that trigger the workflow. Supported activity types: `assigned`, `unassigned`, `labeled`, `unlabeled`, `opened`, `edited`, `closed`, `reopened`, `synchronize`, `converted_to_draft`, `locked`, `unlocked`, `enqueued`, `dequeued`, `milestoned`, `demilestoned`, `ready_for_review`, `review_requested`, `review_request_removed`, `auto_merge_enabled`, `auto_merge_disabled`, `stacked`.","one-of":["pull-request-target-activity-type","pull-request-target-activity-types"]},"pull-request-target-activity-types":{"sequence":{"item-type":"pull-request-target-activity-type"}},"pull-request-target-activity-type":{"allowed-values":["assigned","unassigned","labeled","unlabeled","opened","edited","closed","reopened","synchronize","converted_to_draft","locked","unlocked","enqueued","dequeued","milestoned","demilestoned","ready_for_review","review_requested","review_request_removed","auto_merge_enabled","auto_merge_disabled","stacked"]},"push-string":{"description":"Runs your workflow when you push a commit or tag.","string":{"constant":"push"}},"push":{"description":"Runs your workflow when you push a commit or tag.","one-of":["null","push-mapping"]},"push-mapping":{"mapping":{"properties":{"branches":"event-branches","branches-ignore":"event-branches-ignore","tags":"event-tags","tags-ignore":"event-tags-ignore","paths":"event-paths","paths-ignore":"event-paths-ignore"}}},"registry-package-string":{"description":"Runs your workflow when activity related to GitHub Packages occurs in your repository.","string":{"constant":"registry_package"}},"registry-package":{"description":"Runs your workflow when activity related to GitHub Packages occurs in your repository.","one-of":["null","registry-package-mapping"]},"registry-package-mapping":{"mapping":{"properties":{"types":"registry-package-activity"}}},"registry-package-activity":{"description":"The types of registry package activity that trigger the workflow. Supported activity types: `published`, `updated`.","one-of":["registry-package-activity-type","registry-package-activity-types"]},"registry-package-activity-types":{"sequence":{"item-type":"registry-package-activity-type"}},"registry-package-activity-type":{"allowed-values":["published","updated"]},"release-string":{"description":"Runs your workflow when release activity in your repository occurs.","string":{"constant":"release"}},"release":{"description":"Runs your workflow when release activity in your repository occurs.","one-of":["null","release-mapping"]},"release-mapping":{"mapping":{"properties":{"types":"release-activity"}}},"release-activity":{"description":"The types of release activity that trigger the workflow. Supported activity types: `published`, `unpublished`, `created`, `edited`, `deleted`, `prereleased`, `released`.","one-of":["release-activity-type","release-activity-types"]},"release-activity-types":{"sequence":{"item-type":"release-activity-type"}},"release-activity-type":{"allowed-values":["published","unpublished","created","edited","deleted","prereleased","released"]},"schedule-string":{"description":"The `schedule` event allows you to trigger a workflow at a scheduled time.\\n\\nYou can schedule a workflow to run at specific UTC times using POSIX cron syntax. Scheduled workflows run on the latest commit on the default or base branch. The shortest interval you can run scheduled workflows is once every 5 minutes. GitHub Actions does not support the non-standard syntax `@yearly`, `@monthly`, `@weekly`, `@daily`, `@hourly`, and `@reboot`.","string":{"constant":"schedule"}},"schedule":{"description":"The `schedule` event allows you to trigger a workflow at a scheduled time.\\n\\nYou can schedule a workflow to run at specific UTC times using POSIX cron syntax. Scheduled workflows run on the latest commit on the default or base branch. The shortest interval you can run scheduled workflows is once every 5 minutes. GitHub Actions does not support the non-standard syntax `@yearly`, `@monthly`, `@weekly`, `@daily`, `@hourly`, and `@reboot`.","sequence":{"item-type":"cron-mapping"}},"status-string":{"description":"Runs your workflow when the status of a Git commit changes. For example, commits can be marked as `error`, `failure`, `pending`, or `success`. If you want to provide more details about the status change, you may want to use the `check_run` event.","string":{"constant":"status"}},"status":{"description":"Runs your workflow when the status of a Git commit changes. For example, commits can be marked as `error`, `failure`, `pending`, or `success`. If you want to provide more details about the status change, you may want to use the `check_run` event.","null":{}},"watch-string":{"description":"Runs your workflow when the workflow\'s repository is starred.","string":{"constant":"watch"}},"watch":{"description":"Runs your workflow when the workflow\'s repository is starred.","one-of":["null","watch-mapping"]},"watch-mapping":{"mapping":{"properties":{"types":"watch-activity"}}},"watch-activity":{"description":"The types of watch activity that trigger the workflow. Supported activity types: `started`.","one-of":["watch-activity-type","watch-activity-types"]},"watch-activity-types":{"sequence":{"item-type":"watch-activity-type"}},"watch-activity-type":{"allowed-values":["started"]},"workflow-run-string":{"description":"This event occurs when a workflow run is requested or completed. It allows you to execute a workflow based on execution or completion of another workflow. The workflow started by the `workflow_run` event is able to access secrets and write tokens, even if the previous workflow was not. This is useful in cases where the previous workflow is intentionally not privileged, but you need to take a privileged action in a later workflow.","string":{"constant":"workflow_run"}},"workflow-run":{"description":"This event occurs when a workflow run is requested or completed. It allows you to execute a workflow based on execution or completion of another workflow. The workflow started by the `workflow_run` event is able to access secrets and write tokens, even if the previous workflow was not. This is useful in cases where the previous workflow is intentionally not privileged, but you need to take a privileged action in a later workflow.","one-of":["null","workflow-run-mapping"]},"workflow-run-mapping":{"mapping":{"properties":{"types":"workflow-run-activity","workflows":"workflow-run-workflows","branches":"event-branches","branches-ignore":"event-branches-ignore"}}},"workflow-run-workflows":{"description":"The name of the workflow that triggers the `workflow_run` event. The workflow must be in the same repository as the workflow that uses the `workflow_run` event.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"workflow-run-activity":{"description":"The types of workflow run activity that trigger the workflow. Supported activity types: `completed`, `requested`, `in_progress`.","one-of":["workflow-run-activity-type","workflow-run-activity-types"]},"workflow-run-activity-types":{"sequence":{"item-type":"workflow-run-activity-type"}},"workflow-run-activity-type":{"allowed-values":["requested","completed","in_progress"]},"event-branches":{"description":"Use the `branches` filter when you want to include branch name patterns or when you want to both include and exclude branch name patterns. You cannot use both the `branches` and `branches-ignore` filters for the same event in a workflow.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-branches-ignore":{"description":"Use the `branches-ignore` filter when you only want to exclude branch name patterns. You cannot use both the `branches` and `branches-ignore` filters for the same event in a workflow.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-names":{"description":"Use the `names` filter when you want to include names via patterns or when you want to both include and exclude names using patterns. ","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-tags":{"description":"Use the `tags` filter when you want to include tag name patterns or when you want to both include and exclude tag names patterns. You cannot use both the `tags` and `tags-ignore` filters for the same event in a workflow.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-tags-ignore":{"description":"Use the `tags-ignore` filter when you only want to exclude tag name patterns. You cannot use both the `tags` and `tags-ignore` filters for the same event in a workflow.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-paths":{"description":"Use the `paths` filter when you want to include file path patterns or when you want to both include and exclude file path patterns. You cannot use both the `paths` and `paths-ignore` filters for the same event in a workflow.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-paths-ignore":{"description":"Use the `paths-ignore` filter when you only want to exclude file path patterns. You cannot use both the `paths` and `paths-ignore` filters for the same event in a workflow.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"event-versions":{"description":"Use the `versions` filter when you want to include versions via patterns or when you want to both include and exclude versions using patterns. ","one-of":["non-empty-string","sequence-of-non-empty-string"]},"repository-dispatch-string":{"description":"You can use the GitHub API to trigger a webhook event called `repository_dispatch` when you want to trigger a workflow for activity that happens outside of GitHub.","string":{"constant":"branch_protection_rule"}},"repository-dispatch":{"description":"You can use the GitHub API to trigger a webhook event called `repository_dispatch` when you want to trigger a workflow for activity that happens outside of GitHub.","one-of":["null","repository-dispatch-mapping"]},"repository-dispatch-mapping":{"mapping":{"properties":{"types":"sequence-of-non-empty-string"}}},"workflow-call-string":{"description":"The `workflow_call` event is used to indicate that a workflow can be called by another workflow. When a workflow is triggered with the `workflow_call` event, the event payload in the called workflow is the same event payload from the calling workflow.","string":{"constant":"workflow_call"}},"workflow-call":{"description":"The `workflow_call` event is used to indicate that a workflow can be called by another workflow. When a workflow is triggered with the `workflow_call` event, the event payload in the called workflow is the same event payload from the calling workflow.","one-of":["null","workflow-call-mapping"]},"workflow-call-mapping":{"mapping":{"properties":{"inputs":"workflow-call-inputs","secrets":"workflow-call-secrets","outputs":"workflow-call-outputs"}}},"workflow-call-inputs":{"description":"Inputs that are passed to the called workflow from the caller workflow.","mapping":{"loose-key-type":"non-empty-string","loose-value-type":"workflow-call-input-definition"}},"workflow-call-input-definition":{"mapping":{"properties":{"description":{"type":"string","description":"A string description of the input parameter."},"type":{"type":"workflow-call-input-type","required":true},"required":{"type":"boolean","description":"A boolean to indicate whether the action requires the input parameter. Set to `true` when the parameter is required."},"default":"workflow-call-input-default"}}},"workflow-call-input-type":{"description":"Required if input is defined for the `on.workflow_call` keyword. The value of this parameter is a string specifying the data type of the input. This must be one of: `boolean`, `number`, or `string`.","one-of":["input-type-string","input-type-boolean","input-type-number"]},"input-type-string":{"string":{"constant":"string"}},"input-type-boolean":{"string":{"constant":"boolean"}},"input-type-number":{"string":{"constant":"number"}},"input-type-choice":{"string":{"constant":"choice"}},"input-type-environment":{"string":{"constant":"environment"}},"workflow-call-input-default":{"description":"If a `default` parameter is not set, the default value of the input is `false` for boolean, `0` for a number, and `\\"\\"` for a string.","context":["github","inputs","vars"],"one-of":["string","boolean","number"]},"workflow-call-secrets":{"description":"A map of the secrets that can be used in the called workflow. Within the called workflow, you can use the `secrets` context to refer to a secret.","mapping":{"loose-key-type":"workflow-call-secret-name","loose-value-type":"workflow-call-secret-definition"}},"workflow-call-secret-name":{"string":{"require-non-empty":true},"description":"A string identifier to associate with the secret."},"workflow-call-secret-definition":{"one-of":["null","workflow-call-secret-mapping-definition"]},"workflow-call-secret-mapping-definition":{"mapping":{"properties":{"description":{"type":"string","description":"A string description of the secret parameter."},"required":{"type":"boolean","description":"A boolean specifying whether the secret must be supplied."}}}},"workflow-call-outputs":{"description":"A reusable workflow may generate data that you want to use in the caller workflow. To use these outputs, you must specify them as the outputs of the reusable workflow.","mapping":{"loose-key-type":"workflow-call-output-name","loose-value-type":"workflow-call-output-definition"}},"workflow-call-output-name":{"string":{"require-non-empty":true},"description":"A string identifier to associate with the output. The value of `<output_id>` is a map of the input\'s metadata. The `<output_id>` must be a unique identifier within the outputs object and must start with a letter or _ and contain only alphanumeric characters, -, or _."},"workflow-call-output-definition":{"mapping":{"properties":{"description":{"type":"string","description":"A string description of the output parameter."},"value":{"type":"workflow-output-context","required":true}}}},"workflow-output-context":{"description":"The value to assign to the output parameter.","context":["github","inputs","vars","jobs"],"string":{}},"workflow-dispatch-string":{"description":"The `workflow_dispatch` event allows you to manually trigger a workflow run. A workflow can be manually triggered using the GitHub API, GitHub CLI, or GitHub browser interface.","string":{"constant":"workflow_dispatch"}},"workflow-dispatch":{"description":"The `workflow_dispatch` event allows you to manually trigger a workflow run. A workflow can be manually triggered using the GitHub API, GitHub CLI, or GitHub browser interface.","one-of":["null","workflow-dispatch-mapping"]},"workflow-dispatch-mapping":{"mapping":{"properties":{"inputs":"workflow-dispatch-inputs"}}},"workflow-dispatch-inputs":{"description":"You can configure custom-defined input properties, default input values, and required inputs for the event directly in your workflow. When you trigger the event, you can provide the `ref` and any `inputs`. When the workflow runs, you can access the input values in the `inputs` context.","mapping":{"loose-key-type":"workflow-dispatch-input-name","loose-value-type":"workflow-dispatch-input"}},"workflow-dispatch-input-name":{"string":{"require-non-empty":true},"description":"A string identifier to associate with the input. The value of <input_id> is a map of the input\'s metadata. The <input_id> must be a unique identifier within the inputs object. The <input_id> must start with a letter or _ and contain only alphanumeric characters, -, or _."},"workflow-dispatch-input":{"mapping":{"properties":{"description":{"type":"string","description":"A string description of the input parameter."},"type":{"type":"workflow-dispatch-input-type"},"required":{"type":"boolean","description":"A boolean to indicate whether the workflow requires the input parameter. Set to true when the parameter is required."},"default":"workflow-dispatch-input-default","options":{"type":"sequence-of-string","description":"The options of the dropdown list, if the type is a choice."}}}},"workflow-dispatch-input-type":{"description":"A string representing the type of the input. This must be one of: `boolean`, `number`, `string`, `choice`, or `environment`.","one-of":["input-type-string","input-type-boolean","input-type-number","input-type-environment","input-type-choice"]},"workflow-dispatch-input-default":{"description":"The default value is used when an input parameter isn\'t specified in a workflow file.","one-of":["string","boolean","number"]},"permissions":{"description":"You can use `permissions` to modify the default permissions granted to the `GITHUB_TOKEN`, adding or removing access as required, so that you only allow the minimum required access.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#permissions)","one-of":["permissions-mapping","permission-level-shorthand-read-all","permission-level-shorthand-write-all"]},"permissions-mapping":{"mapping":{"properties":{"actions":{"type":"permission-level-any","description":"Actions workflows, workflow runs, and artifacts."},"artifact-metadata":{"type":"permission-level-any","description":"Storage and deployment records for build artifacts."},"attestations":{"type":"permission-level-any","description":"Artifact attestations."},"checks":{"type":"permission-level-any","description":"Check runs and check suites."},"code-quality":{"type":"permission-level-any","description":"Code quality data."},"contents":{"type":"permission-level-any","description":"Repository contents, commits, branches, downloads, releases, and merges."},"copilot-requests":{"type":"permission-level-write-or-no-access","description":"GitHub Copilot requests."},"deployments":{"type":"permission-level-any","description":"Deployments and deployment statuses."},"discussions":{"type":"permission-level-any","description":"Discussions and related comments and labels."},"drives":{"type":"permission-level-any","description":"GitHub Drives persistent workspace storage. Use `read` for checkout and `write` to commit changes."},"id-token":{"type":"permission-level-write-or-no-access","description":"Token to request an OpenID Connect token."},"issues":{"type":"permission-level-any","description":"Issues and related comments, assignees, labels, and milestones."},"models":{"type":"permission-level-read-or-no-access","description":"Call AI models with GitHub Models."},"packages":{"type":"permission-level-any","description":"Packages published to the GitHub Package Platform."},"pages":{"type":"permission-level-any","description":"Retrieve Pages statuses, configuration, and builds, as well as create new builds."},"pull-requests":{"type":"permission-level-any","description":"Pull requests and related comments, assignees, labels, milestones, and merges."},"repository-projects":{"type":"permission-level-any","description":"Classic projects within a repository."},"security-events":{"type":"permission-level-any","description":"Code scanning alerts."},"statuses":{"type":"permission-level-any","description":"Commit statuses."},"vulnerability-alerts":{"type":"permission-level-read-or-no-access","description":"Dependabot alerts."}}}},"permission-level-any":{"description":"The permission level for the `GITHUB_TOKEN`.","one-of":["permission-level-read","permission-level-write","permission-level-no-access"]},"permission-level-read-or-no-access":{"one-of":["permission-level-read","permission-level-no-access"]},"permission-level-write-or-no-access":{"one-of":["permission-level-write","permission-level-no-access"]},"permission-level-read":{"description":"The permission level for the `GITHUB_TOKEN`. Grants `read` permission for the specified scope.","string":{"constant":"read"}},"permission-level-write":{"description":"The permission level for the `GITHUB_TOKEN`. Grants `write` permission for the specified scope.","string":{"constant":"write"}},"permission-level-no-access":{"description":"The permission level for the `GITHUB_TOKEN`. Restricts all access for the specified scope.","string":{"constant":"none"}},"permission-level-shorthand-read-all":{"description":"The permission level for the `GITHUB_TOKEN`. Grants `read` access for all scopes.","string":{"constant":"read-all"}},"permission-level-shorthand-write-all":{"description":"The permission level for the `GITHUB_TOKEN`. Grants `write` access for all scopes.","string":{"constant":"write-all"}},"workflow-defaults":{"description":"Use `defaults` to create a map of default settings that will apply to all jobs in the workflow. You can also set default settings that are only available to a job.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#defaults)","mapping":{"properties":{"run":"workflow-defaults-run"}}},"workflow-defaults-run":{"mapping":{"properties":{"shell":"shell","working-directory":"working-directory"}}},"workflow-env":{"description":"A map of environment variables that are available to the steps of all jobs in the workflow. You can also set environment variables that are only available to the steps of a single job or to a single step.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#env)","context":["github","inputs","vars","secrets"],"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"string"}},"jobs":{"description":"A workflow run is made up of one or more `jobs`, which run in parallel by default. To run jobs sequentially, you can define dependencies on other jobs using the `jobs.<job_id>.needs` keyword. Each job runs in a runner environment specified by `runs-on`.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#jobs)","mapping":{"loose-key-type":"job-id","loose-value-type":"job"}},"job-id":{"string":{"require-non-empty":true},"description":"A unique identifier for the job. The identifier must start with a letter or _ and contain only alphanumeric characters, -, or _."},"job":{"description":"Each job must have an id to associate with the job. The key `job_id` is a string and its value is a map of the job\'s configuration data. You must replace `<job_id>` with a string that is unique to the jobs object. The `<job_id>` must start with a letter or _ and contain only alphanumeric characters, -, or _.","one-of":["job-factory","workflow-job"]},"job-factory":{"mapping":{"properties":{"needs":"needs","if":"job-if","strategy":"strategy","name":{"type":"string-strategy-context","description":"The name of the job displayed on GitHub."},"runs-on":{"type":"runs-on","required":true},"timeout-minutes":{"type":"number-strategy-context","description":"The maximum number of minutes to let a workflow run before GitHub automatically cancels it. Default: 360"},"cancel-timeout-minutes":"number-strategy-context","continue-on-error":{"type":"boolean-strategy-context","description":"Prevents a workflow run from failing when a job fails. Set to true to allow a workflow run to pass when this job fails."},"container":"container","services":"services","env":"job-env","environment":"job-environment","permissions":"permissions","concurrency":"job-concurrency","outputs":"job-outputs","defaults":"job-defaults","steps":"steps","snapshot":"snapshot"}}},"workflow-job":{"mapping":{"properties":{"name":{"type":"string-strategy-context","description":"The name of the job displayed on GitHub."},"uses":{"description":"The location and version of a reusable workflow file to run as a job. Use one of the following formats:\\n\\n* `{owner}/{repo}/.github/workflows/{filename}@{ref}` for reusable workflows in public and private repositories.\\n* `./.github/workflows/{filename}` for reusable workflows in the same repository.\\n\\n{ref} can be a SHA, a release tag, or a branch name. Using the commit SHA is the safest for stability and security.","type":"non-empty-string","required":true},"with":"workflow-job-with","secrets":"workflow-job-secrets","needs":"needs","if":"job-if","permissions":"permissions","concurrency":"job-concurrency","strategy":"strategy"}}},"workflow-job-with":{"description":"When a job is used to call a reusable workflow, you can use `with` to provide a map of inputs that are passed to the called workflow.\\n\\nAny inputs that you pass must match the input specifications defined in the called workflow.","mapping":{"loose-key-type":"non-empty-string","loose-value-type":"scalar-needs-context"}},"workflow-job-secrets":{"description":"When a job is used to call a reusable workflow, you can use `secrets` to provide a map of secrets that are passed to the called workflow.\\n\\nAny secrets that you pass must match the names defined in the called workflow.","one-of":["workflow-job-secrets-mapping","workflow-job-secrets-inherit"]},"workflow-job-secrets-mapping":{"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"scalar-needs-context-with-secrets"}},"workflow-job-secrets-inherit":{"string":{"constant":"inherit"}},"needs":{"description":"Use `needs` to identify any jobs that must complete successfully before this job will run. It can be a string or array of strings. If a job fails, all jobs that need it are skipped unless the jobs use a conditional expression that causes the job to continue. If a run contains a series of jobs that need each other, a failure applies to all jobs in the dependency chain from the point of failure onwards.","one-of":["sequence-of-non-empty-string","non-empty-string"]},"job-if":{"description":"You can use the `if` conditional to prevent a job from running unless a condition is met. You can use any supported context and expression to create a conditional.","context":["github","inputs","vars","needs","always(0,0)","failure(0,MAX)","cancelled(0,0)","success(0,MAX)"],"string":{}},"job-if-result":{"context":["github","inputs","vars","needs","always(0,0)","failure(0,MAX)","cancelled(0,0)","success(0,MAX)"],"one-of":["null","boolean","number","string","sequence","mapping"]},"strategy":{"description":"Use `strategy` to use a matrix strategy for your jobs. A matrix strategy lets you use variables in a single job definition to automatically create multiple job runs that are based on the combinations of the variables. ","context":["github","inputs","vars","needs"],"mapping":{"properties":{"fail-fast":{"type":"boolean","description":"Setting `fail-fast` to `false` prevents GitHub from canceling all in-progress jobs if any matrix job fails. Default: `true`"},"max-parallel":{"type":"number","description":"The maximum number of jobs that can run simultaneously when using a matrix job strategy. By default, GitHub will maximize the number of jobs run in parallel depending on runner availability."},"matrix":"matrix"}}},"matrix":{"description":"Use `matrix` to define a matrix of different job configurations. Within your matrix, define one or more variables followed by an array of values.","mapping":{"properties":{"include":{"type":"matrix-filter","description":"Use `include` to expand existing matrix configurations or to add new configurations. The value of `include` is a list of objects.\\n\\nFor each object in the `include` list, the key:value pairs in the object will be added to each of the matrix combinations if none of the key:value pairs overwrite any of the original matrix values. If the object cannot be added to any of the matrix combinations, a new matrix combination will be created instead. Note that the original matrix values will not be overwritten, but added matrix values can be overwritten."},"exclude":{"type":"matrix-filter","description":"To remove specific configurations defined in the matrix, use `exclude`. An excluded configuration only has to be a partial match for it to be excluded."}},"loose-key-type":"non-empty-string","loose-value-type":"sequence"}},"matrix-filter":{"sequence":{"item-type":"matrix-filter-item"}},"matrix-filter-item":{"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"any"}},"snapshot":{"description":"Use `snapshot` to define a custom image you want to create or update after your job succeeds by taking a snapshot of your runner.","one-of":["non-empty-string","snapshot-mapping"]},"snapshot-mapping":{"mapping":{"properties":{"image-name":{"description":"The desired name of the custom image you want to create or update.","type":"non-empty-string","required":true},"if":"snapshot-if","version":{"description":"The desired major version updates upon a new custom image version creation.","type":"non-empty-string"}}}},"snapshot-if":{"context":["github","inputs","vars","needs","strategy","matrix"],"description":"Use the if conditional to prevent a snapshot from being taken unless a condition is met. Any supported context and expression can be used to create a conditional. Expressions in an `if` conditional do not require the bracketed expression syntax. When you use expressions in an `if` conditional, you may omit the expression syntax because GitHub automatically evaluates the `if` conditional as an expression.","string":{}},"runs-on":{"description":"Use `runs-on` to define the type of machine to run the job on.\\n* The destination machine can be either a GitHub-hosted runner, larger runner, or a self-hosted runner.\\n* You can target runners based on the labels assigned to them, or their group membership, or a combination of these.\\n* You can provide `runs-on` as a single string or as an array of strings.\\n* If you specify an array of strings, your workflow will execute on any runner that matches all of the specified `runs-on` values.\\n* If you would like to run your workflow on multiple machines, use `jobs.<job_id>.strategy`.","context":["github","inputs","vars","needs","strategy","matrix"],"one-of":["non-empty-string","sequence-of-non-empty-string","runs-on-mapping"]},"runs-on-mapping":{"mapping":{"properties":{"group":{"description":"The group from which to select a runner.","type":"non-empty-string"},"labels":"runs-on-labels"}}},"runs-on-labels":{"description":"The label by which to filter for available runners.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"job-env":{"description":"A map of variables that are available to all steps in the job.","context":["github","inputs","vars","needs","strategy","matrix","secrets"],"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"string"}},"workflow-concurrency":{"description":"Concurrency ensures that only a single job or workflow using the same concurrency group will run at a time. A concurrency group can be any string or expression.\\n\\nYou can also specify `concurrency` at the job level.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#concurrency)","context":["github","inputs","vars"],"one-of":["string","concurrency-mapping"]},"job-concurrency":{"description":"Concurrency ensures that only a single job using the same concurrency group will run at a time. A concurrency group can be any string or expression. The expression can use any context except for the `secrets` context.\\n\\nYou can also specify `concurrency` at the workflow level.","context":["github","inputs","vars","needs","strategy","matrix"],"one-of":["non-empty-string","concurrency-mapping"]},"concurrency-mapping":{"description":"Concurrency ensures that only a single job or workflow using the same concurrency group will run at a time. A concurrency group can be any string or expression.\\n\\nYou can also specify `concurrency` at the job level.\\n\\n[Documentation](https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions#concurrency)","mapping":{"properties":{"group":{"type":"non-empty-string","required":true,"description":"When a concurrent job or workflow is queued, if another job or workflow using the same concurrency group in the repository is in progress, the queued job or workflow will be `pending`. Any previously pending job or workflow in the concurrency group will be canceled. To also cancel any currently running job or workflow in the same concurrency group, specify `cancel-in-progress: true`."},"cancel-in-progress":{"type":"boolean","description":"To cancel any currently running job or workflow in the same concurrency group, specify cancel-in-progress: true."},"queue":{"type":"concurrency-queue","description":"The queuing mode for the concurrency group. When set to `max`, workflows or jobs will wait in a queue for the concurrency group up to the maximum queue length. Default: `single` meaning at most one item can be pending."}}}},"concurrency-queue":{"allowed-values":["single","max"]},"job-environment":{"description":"The environment that the job references. All environment protection rules must pass before a job referencing the environment is sent to a runner.","context":["github","inputs","vars","needs","strategy","matrix"],"one-of":["string","job-environment-mapping"]},"job-environment-mapping":{"mapping":{"properties":{"name":{"type":"job-environment-name","required":true},"url":{"type":"string-runner-context-no-secrets","description":"The environment URL, which maps to `environment_url` in the deployments API."},"deployment":{"type":"boolean","description":"Whether to create a deployment record for this environment. Defaults to true."}}}},"job-environment-name":{"description":"The name of the environment used by the job.","context":["github","inputs","vars","needs","strategy","matrix"],"string":{}},"job-defaults":{"description":"A map of default settings that will apply to all steps in the job. You can also set default settings for the entire workflow.","mapping":{"properties":{"run":"job-defaults-run"}}},"job-defaults-run":{"context":["github","inputs","vars","strategy","matrix","needs","env"],"mapping":{"properties":{"shell":"shell","working-directory":"working-directory"}}},"job-outputs":{"description":"A map of outputs for a called workflow. Called workflow outputs are available to all downstream jobs in the caller workflow. Each output has an identifier, an optional `description,` and a `value`. The `value` must be set to the value of an output from a job within the called workflow.","mapping":{"loose-key-type":"non-empty-string","loose-value-type":"string-runner-context"}},"steps":{"description":"A job contains a sequence of tasks called `steps`. Steps can run commands, run setup tasks, run an action in your repository, a public repository, or an action published in a Docker registry, wait for background steps to complete, or cancel a background step. Not all steps run actions, but all actions run as a step. Each step runs in its own process in the runner environment and has access to the workspace and filesystem. Because steps run in their own process, changes to environment variables are not preserved between steps. GitHub provides built-in steps to set up and complete a job.","sequence":{"item-type":"steps-item"}},"steps-item":{"one-of":["run-step","regular-step","wait-step","wait-all-step","cancel-step","parallel-step"]},"run-step":{"mapping":{"properties":{"name":"step-name","id":"step-id","if":"step-if","timeout-minutes":"step-timeout-minutes","run":{"type":"string-steps-context","description":"Runs command-line programs using the operating system\'s shell. If you do not provide a `name`, the step name will default to the text specified in the `run` command. Commands run using non-login shells by default. You can choose a different shell and customize the shell used to run commands. Each `run` keyword represents a new process and shell in the virtual environment. When you provide multi-line commands, each line runs in the same shell.","required":true},"continue-on-error":"step-continue-on-error","env":"step-env","working-directory":"string-steps-context","shell":"shell","background":"step-background"}}},"regular-step":{"mapping":{"properties":{"name":"step-name","id":"step-id","if":"step-if","continue-on-error":"step-continue-on-error","timeout-minutes":"step-timeout-minutes","uses":{"type":"step-uses","required":true},"with":"step-with","env":"step-env","background":"step-background"}}},"wait-step":{"mapping":{"properties":{"name":"step-name","id":"step-id","continue-on-error":"step-continue-on-error","wait":{"type":"step-wait-target","required":true}}}},"wait-all-step":{"mapping":{"properties":{"name":"step-name","id":"step-id","continue-on-error":"step-continue-on-error","wait-all":{"type":"step-wait-all-value","required":true}}}},"cancel-step":{"mapping":{"properties":{"name":"step-name","id":"step-id","continue-on-error":"step-continue-on-error","cancel":{"type":"step-cancel-target","required":true}}}},"parallel-step":{"mapping":{"properties":{"parallel":{"type":"parallel-steps","required":true,"description":"Run a group of steps concurrently. All steps in the parallel block run as background steps and the workflow waits for all of them to complete before continuing."}}}},"parallel-steps":{"sequence":{"item-type":"steps-item"}},"step-uses":{"description":"Selects an action to run as part of a step in your job. An action is a reusable unit of code. You can use an action defined in the same repository as the workflow, a public repository, a [private repository with access enabled](https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#allowing-access-to-components-in-a-private-repository), or in a published Docker container image.","string":{"require-non-empty":true}},"step-background":{"boolean":{},"description":"When set to true, runs this step in the background. The workflow continues to the next step immediately without waiting for the background step to finish."},"step-wait-target":{"description":"The step ID or IDs of background steps to wait for.","one-of":["non-empty-string","sequence-of-non-empty-string"]},"step-wait-all-value":{"description":"Wait for all prior background steps to complete. Use as a bare key (`wait-all:`) or with a boolean value.","one-of":["null","boolean"]},"step-cancel-target":{"description":"The step ID of a background step to cancel.","string":{"require-non-empty":true}},"step-continue-on-error":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"boolean":{},"description":"Prevents a job from failing when a step fails. Set to `true` to allow a job to pass when this step fails."},"step-id":{"string":{"require-non-empty":true},"description":"A unique identifier for the step. You can use the `id` to reference the step in contexts."},"step-if":{"context":["github","inputs","vars","needs","strategy","matrix","steps","job","runner","env","always(0,0)","failure(0,0)","cancelled(0,0)","success(0,0)","hashFiles(1,255)"],"description":"Use the `if` conditional to prevent a step from running unless a condition is met. Any supported context and expression can be used to create a conditional. Expressions in an `if` conditional do not require the bracketed expression syntax. When you use expressions in an `if` conditional, you may omit the expression syntax because GitHub automatically evaluates the `if` conditional as an expression.","string":{}},"step-if-result":{"context":["github","inputs","vars","strategy","matrix","steps","job","runner","env","always(0,0)","failure(0,0)","cancelled(0,0)","success(0,0)","hashFiles(1,255)"],"one-of":["null","boolean","number","string","sequence","mapping"]},"step-env":{"description":"Sets variables for steps to use in the runner environment. You can also set variables for the entire workflow or a job.","context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"string"}},"step-name":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"string":{},"description":"A name for your step to display on GitHub."},"step-timeout-minutes":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"number":{},"description":"The maximum number of minutes to run the step before killing the process."},"step-with":{"description":"A map of the input parameters defined by the action. Each input parameter is a key/value pair. Input parameters are set as variables. When you specify an input in a workflow file or use a default input value, GitHub creates a variable for the input with the name `INPUT_<VARIABLE_NAME>`. The variable created converts input names to uppercase letters and replaces spaces with `_`.","context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"string"}},"container":{"description":"A container to run any steps in a job that don\'t already specify a container. If you have steps that use both script and container actions, the container actions will run as sibling containers on the same network with the same volume mounts.\\n\\nIf you do not set a container, all steps will run directly on the host specified by runs-on unless a step refers to an action configured to run in a container.","context":["github","inputs","vars","needs","strategy","matrix"],"one-of":["string","container-mapping"]},"container-mapping":{"mapping":{"properties":{"image":{"type":"non-empty-string","description":"Use `jobs.<job_id>.container.image` to define the Docker image to use as the container to run the action. The value can be the Docker Hub image or a registry name."},"options":{"type":"string","description":"Use `jobs.<job_id>.container.options` to configure additional Docker container resource options."},"env":"container-env","ports":{"type":"sequence-of-non-empty-string","description":"Use `jobs.<job_id>.container.ports` to set an array of ports to expose on the container."},"volumes":{"type":"sequence-of-non-empty-string","description":"Use `jobs.<job_id>.container.volumes` to set an array of volumes for the container to use. You can use volumes to share data between services or other steps in a job. You can specify named Docker volumes, anonymous Docker volumes, or bind mounts on the host."},"credentials":"container-registry-credentials"}}},"services":{"description":"Additional containers to host services for a job in a workflow. These are useful for creating databases or cache services like redis. The runner on the virtual machine will automatically create a network and manage the life cycle of the service containers. When you use a service container for a job or your step uses container actions, you don\'t need to set port information to access the service. Docker automatically exposes all ports between containers on the same network. When both the job and the action run in a container, you can directly reference the container by its hostname. The hostname is automatically mapped to the service name. When a step does not use a container action, you must access the service using localhost and bind the ports.","context":["github","inputs","vars","needs","strategy","matrix"],"mapping":{"loose-key-type":"non-empty-string","loose-value-type":"services-container"}},"services-container":{"context":["github","inputs","vars","needs","strategy","matrix"],"one-of":["non-empty-string","service-container-mapping"]},"container-registry-credentials":{"description":"If the image\'s container registry requires authentication to pull the image, you can use `jobs.<job_id>.container.credentials` to set a map of the username and password. The credentials are the same values that you would provide to the `docker login` command.","context":["github","inputs","vars","secrets","env"],"mapping":{"properties":{"username":"non-empty-string","password":"non-empty-string"}}},"container-env":{"description":"Use `jobs.<job_id>.container.env` to set a map of variables in the container.","mapping":{"loose-key-type":"non-empty-string","loose-value-type":"string-runner-context"}},"non-empty-string":{"string":{"require-non-empty":true}},"sequence-of-non-empty-string":{"sequence":{"item-type":"non-empty-string"}},"sequence-of-string":{"sequence":{"item-type":"string"}},"boolean-needs-context":{"context":["github","inputs","vars","needs"],"boolean":{}},"number-needs-context":{"context":["github","inputs","vars","needs"],"number":{}},"string-needs-context":{"context":["github","inputs","vars","needs"],"string":{}},"scalar-needs-context":{"context":["github","inputs","vars","needs","strategy","matrix"],"one-of":["string","boolean","number"]},"scalar-needs-context-with-secrets":{"context":["github","inputs","vars","needs","secrets","strategy","matrix"],"one-of":["string","boolean","number"]},"boolean-strategy-context":{"context":["github","inputs","vars","needs","strategy","matrix"],"boolean":{}},"number-strategy-context":{"context":["github","inputs","vars","needs","strategy","matrix"],"number":{}},"string-strategy-context":{"context":["github","inputs","vars","needs","strategy","matrix"],"string":{}},"boolean-steps-context":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"boolean":{}},"number-steps-context":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"number":{}},"string-runner-context":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env"],"string":{}},"string-runner-context-no-secrets":{"context":["github","inputs","vars","needs","strategy","matrix","steps","job","runner","env"],"string":{}},"string-steps-context":{"context":["github","inputs","vars","needs","strategy","matrix","secrets","steps","job","runner","env","hashFiles(1,255)"],"string":{}},"shell":{"string":{"require-non-empty":true},"description":"Use `shell` to override the default shell settings in the runner\'s operating system. You can use built-in shell keywords, or you can define a custom set of shell options. The shell command that is run internally executes a temporary file that contains the commands specified in `run`."},"working-directory":{"string":{"require-non-empty":true},"description":"The `working-directory` keyword specifies the working directory where the command is run."},"cron-mapping":{"mapping":{"properties":{"cron":{"type":"cron-pattern","required":true},"timezone":"timezone-string"}}},"cron-pattern":{"description":"A cron expression that represents a schedule. A scheduled workflow will run at most once every 5 minutes.","string":{"require-non-empty":true}},"timezone-string":{"description":"A string that represents the time zone a scheduled workflow will run relative to in IANA format (e.g. \'America/New_York\' or \'Europe/London\'). If omitted, the workflow will run relative to midnight UTC.","string":{"require-non-empty":true}},"service-container-mapping":{"mapping":{"properties":{"image":{"type":"non-empty-string","description":"The Docker image to use as the container. The value can be the Docker Hub image or a registry name."},"options":{"type":"string","description":"Additional Docker container resource options."},"env":"container-env","ports":{"type":"sequence-of-non-empty-string","description":"An array of ports to expose on the container."},"volumes":{"type":"sequence-of-non-empty-string","description":"An array of volumes for the container to use. You can use volumes to share data between services or other steps in a job. You can specify named Docker volumes, anonymous Docker volumes, or bind mounts on the host."},"credentials":"container-registry-credentials","entrypoint":{"type":"string","description":"Override the default ENTRYPOINT in the service container image."},"command":{"type":"string","description":"Override the default CMD in the service container image."}}}}}}',
      );
      let d;
      function c() {
        if (d === void 0) {
          const t = JSON.stringify(y);
          d = o._.load(new f.J(void 0, t));
        }
        return d;
      }
      var l = M(589);
      function x(t, i) {
        const s = i instanceof a.m ? i : new a.m(new a.R(), c(), i),
          m = s.getFileId(t.name),
          g = new l.M(m, t.content);
        if (g.errors.length > 0) {
          for (const j of g.errors) s.error(m, j.message, j.range);
          return { context: s, value: void 0 };
        }
        const _ = w.x(s, A, g, m);
        return { context: s, value: _ };
      }
      var E = M(7013);
      function N(t, i) {
        const s = {};
        if (i.isExpression) return s;
        if ((0, E.Kg)(i)) return ((s.group = i), s);
        const m = i.assertMapping('concurrency group');
        for (const g of m) {
          const _ = g.key.assertString('concurrency group key');
          if (!(g.key.isExpression || g.value.isExpression))
            switch (_.value) {
              case 'group':
                s.group = g.value.assertString('concurrency group');
                break;
              case 'cancel-in-progress':
                s.cancelInProgress = g.value.assertBoolean('cancel-in-progress').value;
                break;
              case 'queue':
                s.queue = g.value.assertString('queue').value;
                break;
              default:
                t.error(_, `Invalid property name: ${_.value}`);
            }
        }
        return s;
      }
      var S = M(3709),
        I = M(2507);
      const h = { jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 },
        r = { sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 },
        b = { min: 0, max: 59 },
        q = { min: 0, max: 23 },
        D = { min: 1, max: 31 },
        L = { min: 1, max: 12, names: h },
        U = { min: 0, max: 6, names: r };
      function B(t) {
        if (!K(t)) return !1;
        const s = t.split(/ +/)[0];
        return V(s) < 5;
      }
      function V(t) {
        if (t.includes('/')) {
          const [, i] = t.split('/'),
            s = parseInt(i, 10);
          if (!isNaN(s) && s > 0) return s;
        }
        if (t.includes(',')) {
          const i = t
            .split(',')
            .map((s) => parseInt(s, 10))
            .filter((s) => !isNaN(s))
            .sort((s, m) => s - m);
          if (i.length >= 2) {
            let s = 60;
            for (let g = 1; g < i.length; g++) {
              const _ = i[g] - i[g - 1];
              _ < s && (s = _);
            }
            const m = i[0] + 60 - i[i.length - 1];
            return (m < s && (s = m), s);
          }
        }
        if (t.includes('-') && !t.includes('/')) {
          const [i, s] = t.split('-').map((m) => parseInt(m, 10));
          if (!isNaN(i) && !isNaN(s) && s > i) return 1;
        }
        return t === '*' ? 1 : 60;
      }
      function K(t) {
        const i = t.split(/ +/);
        if (i.length != 5) return !1;
        const [s, m, g, _, j] = i;
        return X(s, b) && X(m, q) && X(g, D) && X(_, L) && X(j, U);
      }
      function Z(t) {
        if (!K(t)) return;
        let i = '';
        try {
          i = cronstrue.toString(t, {
            dayOfWeekStartIndexZero: !0,
            monthStartIndexZero: !1,
            use24HourTimeFormat: !0,
            throwExceptionOnParseError: !0,
          });
        } catch {
          return;
        }
        return 'Runs ' + i.charAt(0).toLowerCase() + i.slice(1);
      }
      function X(t, i, s = !0) {
        if ((i.names && i.names[t.toLowerCase()] !== void 0) || t === '*') return !0;
        if (t.includes(',')) return s ? t.split(',').every((g) => g && X(g, i)) : !1;
        if (t.includes('/')) {
          if (!s) return !1;
          const [g, _, ...j] = t.split('/'),
            C = +_;
          return j.length > 0 || isNaN(C) || C <= 0 || !g || !_ ? !1 : X(g, i) && X(_, i, !1);
        }
        if (t.includes('-')) {
          if (!s) return !1;
          const [g, _, ...j] = t.split('-');
          if (j.length > 0 || !g || !_) return !1;
          const C = Y(g, i.names),
            F = Y(_, i.names);
          return X(g, i, !1) && X(_, i, !1) && F >= C;
        }
        const m = +t;
        return !isNaN(m) && m >= i.min && m <= i.max;
      }
      function Y(t, i) {
        return i && i[t.toLowerCase()] !== void 0 ? +i[t.toLowerCase()] : +t;
      }
      function W(t, i) {
        const s = [];
        for (const m of i) s.push(m.assertString(`${t} item`).value);
        return s;
      }
      var z;
      (function (t) {
        ((t.string = 'string'), (t.choice = 'choice'), (t.boolean = 'boolean'), (t.environment = 'environment'));
      })(z || (z = {}));
      function ue(t, i) {
        const s = {};
        for (const m of i)
          switch (m.key.assertString('workflow dispatch input key').value) {
            case 'inputs':
              s.inputs = he(t, m.value.assertMapping('workflow dispatch inputs'));
              break;
            case 'secrets':
              s.secrets = me(t, m.value.assertMapping('workflow dispatch inputs'));
              break;
            case 'outputs':
              break;
          }
        return s;
      }
      function he(t, i) {
        const s = {};
        for (const m of i) {
          const g = m.key.assertString('input name'),
            _ = m.value.assertMapping('input configuration');
          s[g.value] = le(t, _);
        }
        return s;
      }
      function le(t, i) {
        const s = { type: z.string };
        let m;
        for (const g of i) {
          const _ = g.key.assertString('workflow dispatch input key');
          switch (_.value) {
            case 'description':
              s.description = g.value.assertString('input description').value;
              break;
            case 'required':
              s.required = g.value.assertBoolean('input required').value;
              break;
            case 'default':
              m = g.value.assertScalar('input default');
              break;
            case 'type':
              s.type = z[g.value.assertString('input type').value];
              break;
            case 'options':
              s.options = W('input options', g.value.assertSequence('input options'));
              break;
            default:
              t.error(g.key, `Invalid key '${_.value}'`);
          }
        }
        if (m !== void 0 && !m.isExpression)
          try {
            switch (s.type) {
              case z.boolean:
                s.default = m.assertBoolean('input default').value;
                break;
              case z.string:
              case z.choice:
              case z.environment:
                s.default = m.assertString('input default').value;
                break;
            }
          } catch (g) {
            t.error(m, g);
          }
        return (
          s.type === z.choice
            ? (s.options === void 0 || s.options.length === 0) && t.error(i, "Missing 'options' for choice input")
            : s.options !== void 0 && t.error(i, "Input type is not 'choice', but 'options' is defined"),
          s
        );
      }
      function me(t, i) {
        const s = {};
        for (const m of i) {
          const g = m.key.assertString('secret name');
          s[g.value] = ye(t, m.value);
        }
        return s;
      }
      function ye(t, i) {
        const s = {};
        if ((0, E.pi)(i))
          for (const m of i)
            switch (m.key.assertString('workflow call secret key').value) {
              case 'description':
                s.description = m.value.assertString('secret description').value;
                break;
              case 'required':
                s.required = m.value.assertBoolean('secret required').value;
                break;
            }
        return s;
      }
      function je(t, i) {
        const s = {};
        for (const m of i)
          m.key.assertString('workflow dispatch input key').value === 'inputs' &&
            (s.inputs = Ae(t, m.value.assertMapping('workflow dispatch inputs')));
        return s;
      }
      function Ae(t, i) {
        const s = {};
        for (const m of i) {
          const g = m.key.assertString('input name'),
            _ = m.value.assertMapping('input configuration');
          s[g.value] = Ie(t, _);
        }
        return s;
      }
      function Ie(t, i) {
        const s = { type: z.string };
        let m;
        for (const g of i) {
          const _ = g.key.assertString('workflow dispatch input key');
          switch (_.value) {
            case 'description':
              s.description = g.value.assertString('input description').value;
              break;
            case 'required':
              s.required = g.value.assertBoolean('input required').value;
              break;
            case 'default':
              m = g.value.assertScalar('input default');
              break;
            case 'type':
              s.type = z[g.value.assertString('input type').value];
              break;
            case 'options':
              s.options = W('input options', g.value.assertSequence('input options'));
              break;
            default:
              t.error(g.key, `Invalid key '${_.value}'`);
          }
        }
        if (m !== void 0)
          try {
            switch (s.type) {
              case z.boolean:
                s.default = m.assertBoolean('input default').value;
                break;
              case z.string:
              case z.choice:
              case z.environment:
                s.default = m.assertString('input default').value;
                break;
            }
          } catch (g) {
            t.error(m, g);
          }
        return (
          s.type === z.choice
            ? (s.options === void 0 || s.options.length === 0) && t.error(i, "Missing 'options' for choice input")
            : s.options !== void 0 && t.error(i, "Input type is not 'choice', but 'options' is defined"),
          s
        );
      }
      function Se(t, i) {
        if ((0, E.c$)(i)) return { [i.assertString('on').value]: {} };
        if ((0, E.wZ)(i)) {
          const s = {};
          for (const m of i) {
            const g = m.assertString('on');
            s[g.value] = {};
          }
          return s;
        }
        if ((0, E.pi)(i)) {
          const s = {};
          for (const m of i) {
            const _ = m.key.assertString('event name').value;
            if (m.value.templateTokenType === S.k.Null) {
              s[_] = {};
              continue;
            }
            if (_ === 'schedule') {
              const C = m.value.assertSequence(`event ${_}`);
              s.schedule = qe(t, C);
              continue;
            }
            const j = m.value.assertMapping(`event ${_}`);
            if (_ === 'workflow_call') {
              s.workflow_call = ue(t, j);
              continue;
            }
            if (_ === 'workflow_dispatch') {
              s.workflow_dispatch = je(t, j);
              continue;
            }
            s[_] = {
              ...ge('branches', j),
              ...ge('tags', j),
              ...ge('paths', j),
              ...we('types', j),
              ...we('versions', j),
              ...we('names', j),
              ...we('workflows', j),
            };
          }
          return s;
        }
        return (t.error(i, "Invalid format for 'on'"), {});
      }
      function ge(t, i) {
        const s = {};
        for (const m of i)
          switch (m.key.assertString(`${t} filter key`).value) {
            case t:
              (0, E.Kg)(m.value) ? (s[t] = [m.value.value]) : (s[t] = W(t, m.value.assertSequence(`${t} list`)));
              break;
            case `${t}-ignore`:
              (0, E.Kg)(m.value)
                ? (s[`${t}-ignore`] = [m.value.value])
                : (s[`${t}-ignore`] = W(`${t}-ignore`, m.value.assertSequence(`${t}-ignore list`)));
              break;
          }
        return s;
      }
      function we(t, i) {
        const s = {};
        for (const m of i)
          m.key.assertString(`${t} filter key`).value === t &&
            ((0, E.Kg)(m.value) ? (s[t] = [m.value.value]) : (s[t] = W(t, m.value.assertSequence(`${t} list`))));
        return s;
      }
      function qe(t, i) {
        const s = [];
        for (const m of i) {
          const g = m.assertMapping('event schedule'),
            _ = { cron: '' };
          let j = !0;
          for (const C of g) {
            const F = C.key.assertString('schedule key');
            if (F.value === 'cron') {
              const J = C.value.assertString('schedule cron');
              (K(J.value) ||
                t.error(J, "Invalid cron expression. Expected format: '* * * * *' (minute hour day month weekday)"),
                (_.cron = J.value));
            } else if (F.value === 'timezone') {
              const J = C.value.assertString('schedule timezone');
              _.timezone = J.value;
            } else (t.error(F, 'Invalid schedule key'), (j = !1));
          }
          j && _.cron ? s.push(_) : j && !_.cron && t.error(g, "Missing required key 'cron' in schedule entry");
        }
        return s;
      }
      function Q(t, i, s, m) {
        let g = s;
        try {
          g = m();
        } catch (_) {
          _ instanceof O.o ? i.error(_.token, _) : i.error(t, _);
        }
        return g;
      }
      var re = M(3262),
        Re = M(2506),
        ve = M(2049),
        Pe = M(8619);
      function De(t, i) {
        const s = i?.allowedContext || [];
        try {
          const { namedContexts: m, functions: g } = (0, Pe.i)(s),
            j = new Re.JG(t).lex(),
            F = new Re.iX(j.tokens, m, g).parse();
          return ce(F) ? t : `success() && (${t})`;
        } catch {
          return t;
        }
      }
      function Me(t, i) {
        const s = i.assertScalar('if condition'),
          m = i.definitionInfo?.allowedContext || [];
        let g, _;
        if (s instanceof re.yu) ((g = s.expression), (_ = s.source));
        else {
          const C = s.assertString('if condition');
          ((g = C.value.trim()), (_ = C.source));
        }
        let j;
        g ? (j = De(g, i.definitionInfo)) : (j = 'success()');
        try {
          re.sr.validateExpression(j, m);
        } catch (C) {
          t.error(i, C);
          return;
        }
        return new re.yu(i.file, i.range, j, i.definitionInfo, void 0, _);
      }
      function ce(t) {
        if (!t) return !1;
        if (t instanceof ve.R6) {
          const i = t.functionName.lexeme.toLowerCase();
          return i === 'success' || i === 'failure' || i === 'cancelled' || i === 'always'
            ? !0
            : t.args.some((s) => ce(s));
        }
        return t instanceof ve.yI
          ? ce(t.left) || ce(t.right)
          : t instanceof ve._c
            ? ce(t.expr)
            : t instanceof ve.oD
              ? t.args.some((i) => ce(i))
              : t instanceof ve.aU
                ? ce(t.group)
                : t instanceof ve.p_
                  ? ce(t.expr) || ce(t.index)
                  : !1;
      }
      function Je(t, i, s) {
        const m = i.definitionInfo?.allowedContext || [];
        try {
          ExpressionToken.validateExpression(s, m);
        } catch (g) {
          t.error(i, g);
          return;
        }
        return s;
      }
      function Be(t, i) {
        let s, m, g, _, j;
        for (const [, F] of re.sH.traverse(i)) if (F.isExpression) return;
        if ((0, E.Kg)(i)) return ((s = i.assertString('container item')), { image: s });
        const C = i.assertMapping('container item');
        if (C)
          for (const F of C) {
            const J = F.key.assertString('container item key'),
              ne = F.value;
            switch (J.value) {
              case 'image':
                s = ne.assertString('container image');
                break;
              case 'credentials':
                p(t, ne);
                break;
              case 'env':
                m = ne.assertMapping('container env');
                for (const se of m) se.key.assertString('container env value');
                break;
              case 'ports':
                g = ne.assertSequence('container ports');
                for (const se of g) se.assertString('container port');
                break;
              case 'volumes':
                _ = ne.assertSequence('container volumes');
                for (const se of _) se.assertString('container volume');
                break;
              case 'options':
                j = ne.assertString('container options');
                break;
              default:
                t.error(J, `Unexpected container item key: ${J.value}`);
            }
          }
        if (!s) t.error(i, 'Container image cannot be empty');
        else return { image: s, env: m, ports: g, volumes: _, options: j };
      }
      function u(t, i) {
        let s, m, g, _, j, C, F;
        for (const [, ne] of re.sH.traverse(i)) if (ne.isExpression) return;
        if ((0, E.Kg)(i)) return ((s = i.assertString('container item')), { image: s });
        const J = i.assertMapping('container item');
        if (J)
          for (const ne of J) {
            const se = ne.key.assertString('container item key'),
              ie = ne.value;
            switch (se.value) {
              case 'image':
                s = ie.assertString('container image');
                break;
              case 'credentials':
                p(t, ie);
                break;
              case 'env':
                m = ie.assertMapping('container env');
                for (const ae of m) ae.key.assertString('container env value');
                break;
              case 'ports':
                g = ie.assertSequence('container ports');
                for (const ae of g) ae.assertString('container port');
                break;
              case 'volumes':
                _ = ie.assertSequence('container volumes');
                for (const ae of _) ae.assertString('container volume');
                break;
              case 'options':
                j = ie.assertString('container options');
                break;
              case 'entrypoint':
                C = ie.assertString('container entrypoint');
                break;
              case 'command':
                F = ie.assertString('container command');
                break;
              default:
                t.error(se, `Unexpected container item key: ${se.value}`);
            }
          }
        if (!s) t.error(i, 'Container image cannot be empty');
        else return { image: s, env: m, ports: g, volumes: _, options: j, entrypoint: C, command: F };
      }
      function n(t, i) {
        const s = [],
          m = i.assertMapping('services');
        for (const g of m) {
          g.key.assertString('service key');
          const _ = u(t, g.value);
          _ && s.push(_);
        }
        return s;
      }
      function p(t, i) {
        const s = i.assertMapping('credentials');
        let m, g;
        for (const _ of s) {
          const j = _.key.assertString('credentials item'),
            C = _.value;
          switch (j.value) {
            case 'username':
              m = C.assertString('credentials username');
              break;
            case 'password':
              g = C.assertString('credentials password');
              break;
            default:
              t.error(j, `credentials key ${j.value}`);
          }
        }
        return { username: m, password: g };
      }
      const T = '_',
        R = 1e3,
        P = 100;
      class oe {
        constructor() {
          ((this.name = []), (this.distinctNames = new Set()));
        }
        appendSegment(i) {
          if (i.length !== 0) {
            if (this.name.length == 0) {
              const s = i[0];
              this.isAlpha(s) || s == '_' || ((this.isNumeric(s) || s == '-') && this.name.push('_'));
            } else this.name.push(T);
            for (const s of i) this.isAlphaNumeric(s) || s == '_' || s == '-' ? this.name.push(s) : this.name.push(T);
          }
        }
        build() {
          const i = this.name.length > 0 ? this.name.join('') : 'job';
          let s = '';
          for (let m = 1; m < R; m++) {
            m === 1 ? (s = '') : (s = `_${m}`);
            const g = i.substring(0, Math.min(i.length, P - s.length)) + s;
            if (!this.distinctNames.has(g)) return (this.distinctNames.add(g), (this.name = []), g);
          }
          throw new Error('Unable to create a unique name');
        }
        tryAddKnownId(i) {
          if (!i || !this.isValid(i) || i.length >= P)
            return `The identifier '${i}' is invalid. IDs may only contain alphanumeric characters, '_', and '-'. IDs must start with a letter or '_' and and must be less than ${P} characters.`;
          if (i.startsWith(T + T)) return `The identifier '${i}' is invalid. IDs starting with '__' are reserved.`;
          if (this.distinctNames.has(i))
            return `The identifier '${i}' may not be used more than once within the same scope.`;
          this.distinctNames.add(i);
        }
        isValid(i) {
          let s = !0;
          for (const m of i) {
            if (s) {
              if (((s = !1), !this.isAlpha(m) && m != '_')) return !1;
              continue;
            }
            if (!this.isAlphaNumeric(m) && m != '_' && m != '-') return !1;
          }
          return !0;
        }
        isAlphaNumeric(i) {
          return this.isAlpha(i) || this.isNumeric(i);
        }
        isNumeric(i) {
          return i >= '0' && i <= '9';
        }
        isAlpha(i) {
          return (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
        }
      }
      function ke(t, i) {
        const s = {};
        if (i.isExpression) return s;
        if ((0, E.jn)(i)) return ((s.name = i), s);
        const m = i.assertMapping('job environment');
        for (const g of m) {
          const _ = g.key.assertString('job environment key');
          if (!(g.key.isExpression || g.value.isExpression))
            switch (_.value) {
              case 'name':
                s.name = g.value.assertScalar('job environment name key');
                break;
              case 'url':
                s.url = g.value;
                break;
              case 'deployment': {
                g.value.assertBoolean('job environment deployment').value === !1 && (s.skipDeployment = !0);
                break;
              }
            }
        }
        return s;
      }
      function be(t, i) {
        const s = Te(i);
        if (!(0, E.pi)(i)) return { labels: s, group: '' };
        let m = '';
        for (const g of i)
          switch (g.key.assertString('job runs-on property name').value) {
            case 'group': {
              if (g.value.isExpression) continue;
              const j = g.value.assertString('job runs-on group name').value,
                C = j.split('/');
              switch (C.length) {
                case 1: {
                  m = j;
                  break;
                }
                case 2: {
                  if (!['org', 'organization', 'ent', 'enterprise'].includes(C[0])) {
                    t.error(
                      g.value,
                      `Invalid runs-on group name '${j}. Please use 'organization/' or 'enterprise/' prefix to target a single runner group.'`,
                    );
                    continue;
                  }
                  if (!C[1]) {
                    t.error(g.value, `Invalid runs-on group name '${j}'.`);
                    continue;
                  }
                  m = j;
                  break;
                }
                default: {
                  t.error(
                    g.value,
                    `Invalid runs-on group name '${j}. Please use 'organization/' or 'enterprise/' prefix to target a single runner group.'`,
                  );
                  break;
                }
              }
              break;
            }
            case 'labels': {
              const j = Te(g.value);
              for (const C of j) s.add(C);
              break;
            }
          }
        return { labels: s, group: m };
      }
      function Te(t) {
        const i = new Set();
        if (t.isExpression) return i;
        if ((0, E.Kg)(t)) return (i.add(t.value), i);
        if ((0, E.wZ)(t))
          for (const s of t) {
            if (s.isExpression) continue;
            const m = s.assertString('job runs-on label sequence item');
            i.add(m.value);
          }
        return i;
      }
      function Ye(t) {
        return t.run !== void 0;
      }
      function Fe(t) {
        return t.uses !== void 0;
      }
      function ze(t) {
        return t.type === 'job';
      }
      function He(t) {
        return t.type === 'reusableWorkflowJob';
      }
      function xe(t, i) {
        if (!(0, E.wZ)(i)) return (t.error(i, 'Invalid format for steps'), []);
        const s = new oe(),
          m = new Set(),
          g = [];
        for (const _ of i) {
          const j = Q(i, t, void 0, () => Ze(t, s, m, _));
          j && g.push(j);
        }
        for (const _ of g) {
          if (_.id) continue;
          let j = '';
          (Fe(_)
            ? (j = Qe(_))
            : 'wait' in _
              ? (j = 'wait')
              : 'wait-all' in _
                ? (j = 'wait-all')
                : 'cancel' in _
                  ? (j = 'cancel')
                  : 'parallel' in _ && (j = 'parallel'),
            j || (j = 'run'),
            s.appendSegment(`__${j}`),
            (_.id = s.build()));
        }
        return g;
      }
      function Ze(t, i, s, m) {
        const g = m.assertMapping('steps item');
        let _, j, C, F, J, ne, se, ie, ae, pe, fe, _e;
        for (const ee of g)
          switch (ee.key.assertString('steps item key').value) {
            case 'id':
              if (((j = ee.value.assertString('steps item id')), j)) {
                const Oe = i.tryAddKnownId(j.value);
                Oe ? t.error(j, Oe) : s.add(j.value);
              }
              break;
            case 'name':
              C = ee.value.assertScalar('steps item name');
              break;
            case 'run':
              _ = ee.value.assertScalar('steps item run');
              break;
            case 'uses':
              F = ee.value.assertString('steps item uses');
              break;
            case 'background':
              J = ee.value.assertBoolean('steps item background').value;
              break;
            case 'wait':
              ne = et(t, s, ee.value, j);
              break;
            case 'wait-all':
              se = tt(t, ee.value);
              break;
            case 'cancel':
              ((ie = ee.value.assertString('steps item cancel')), Ke(t, s, ie, j));
              break;
            case 'parallel':
              ae = ee.value;
              break;
            case 'env':
              fe = ee.value.assertMapping('step env');
              break;
            case 'if':
              _e = Me(t, ee.value);
              break;
            case 'continue-on-error':
              ee.value.isExpression
                ? (pe = ee.value.assertScalar('steps item continue-on-error'))
                : (pe = ee.value.assertBoolean('steps item continue-on-error').value);
          }
        if (_)
          return {
            id: j?.value || '',
            name: C,
            if: _e || new re.yu(void 0, void 0, 'success()', void 0, void 0, void 0),
            'continue-on-error': pe,
            env: fe,
            run: _,
            background: J,
          };
        if (F)
          return {
            id: j?.value || '',
            name: C,
            if: _e || new re.yu(void 0, void 0, 'success()', void 0, void 0, void 0),
            'continue-on-error': pe,
            env: fe,
            uses: F,
            background: J,
          };
        if (ne) return { id: j?.value || '', name: C || $e('Wait'), 'continue-on-error': pe, wait: ne };
        if (se !== void 0)
          return { id: j?.value || '', name: C || $e('Wait for all'), 'continue-on-error': pe, 'wait-all': se };
        if (ie) return { id: j?.value || '', name: C || $e('Cancel'), 'continue-on-error': pe, cancel: ie };
        if (ae) {
          const ee = xe(t, ae);
          for (const de of ee)
            ('background' in de &&
              de.background !== void 0 &&
              t.error(
                m,
                "'background' is not allowed inside a parallel block. Steps in a parallel block are automatically run as background steps.",
              ),
              'wait' in de && t.error(m, "'wait' is not allowed inside a parallel block."),
              'wait-all' in de && t.error(m, "'wait-all' is not allowed inside a parallel block."),
              'cancel' in de && t.error(m, "'cancel' is not allowed inside a parallel block."),
              'parallel' in de && t.error(m, "Nested 'parallel' blocks are not allowed."));
          return { id: j?.value || '', name: C || $e('Parallel group'), parallel: ee };
        }
        t.error(
          m,
          t.state.featureFlags?.isEnabled('allowBackgroundSteps')
            ? 'Expected one of uses, run, wait, wait-all, cancel, or parallel to be defined'
            : 'Expected one of uses or run to be defined',
        );
      }
      function Qe(t) {
        const i = t.uses.value;
        if (i.startsWith('docker://')) return i.substring(9);
        if (i.startsWith('./') || i.startsWith('.\\') || i.startsWith('$/')) return 'self';
        const s = i.split('@');
        if (s.length != 2) return '';
        const m = s[0].split(/[\\/]/).filter((_) => _.length > 0),
          g = s[1];
        return m.length >= 2 && m[0] && m[1] && g ? `${m[0]}/${m[1]}` : '';
      }
      function $e(t) {
        return new re.Hj(void 0, void 0, t, void 0, void 0, void 0);
      }
      function et(t, i, s, m) {
        if (s instanceof re.Hj) return (Ke(t, i, s, m), [s]);
        const g = s.assertSequence('steps item wait'),
          _ = [];
        for (let j = 0; j < g.count; j++) {
          const C = g.get(j).assertString('steps item wait item');
          (Ke(t, i, C, m), _.push(C));
        }
        return _;
      }
      function tt(t, i) {
        return (
          i instanceof re.Z4 ||
            i.assertBoolean('steps item wait-all').value ||
            t.error(i, "The value of 'wait-all' must be true or omitted"),
          !0
        );
      }
      function Ke(t, i, s, m) {
        s.value.startsWith('__')
          ? t.error(s, `The identifier '${s.value}' is invalid. IDs starting with '__' are reserved.`)
          : m && s.value.toLowerCase() === m.value.toLowerCase()
            ? t.error(s, `Step '${m.value}' cannot reference itself`)
            : i.has(s.value) || t.error(s, `Step references unknown step ID '${s.value}'`);
      }
      function nt(t, i, s) {
        const m = new oe().tryAddKnownId(i.value);
        m && t.error(i, m);
        let g,
          _,
          j,
          C,
          F,
          J,
          ne,
          se,
          ie,
          ae,
          pe,
          fe,
          _e = [],
          ee,
          de,
          Oe = !1,
          Ve;
        for (const G of s)
          switch (G.key.assertString('job property name').value) {
            case 'concurrency':
              (Q(G.value, t, void 0, () => N(t, G.value)), (g = G.value));
              break;
            case 'container':
              (Be(t, G.value), (_ = G.value));
              break;
            case 'env':
              Q(G.value, t, void 0, () => {
                j = G.value.assertMapping('job env');
              });
              break;
            case 'environment':
              (Q(G.value, t, void 0, () => ke(t, G.value)), (C = G.value));
              break;
            case 'if':
              F = Me(t, G.value);
              break;
            case 'name':
              J = G.value.assertScalar('job name');
              break;
            case 'needs': {
              if (((fe = []), (0, E.Kg)(G.value))) {
                const Ge = G.value.assertString('job needs id');
                fe.push(Ge);
              }
              if ((0, E.wZ)(G.value))
                for (const Ge of G.value) {
                  const ct = Ge.assertString('job needs id');
                  fe.push(ct);
                }
              break;
            }
            case 'outputs':
              Q(G.value, t, void 0, () => {
                ne = G.value.assertMapping('job outputs');
              });
              break;
            case 'runs-on':
              (Q(G.value, t, void 0, () => be(t, G.value)), (se = G.value));
              break;
            case 'services':
              (n(t, G.value), (ie = G.value));
              break;
            case 'snapshot':
              pe = G.value;
              break;
            case 'steps':
              _e = xe(t, G.value);
              break;
            case 'strategy':
              ae = G.value;
              break;
            case 'uses':
              ee = G.value.assertString('job uses value');
              break;
            case 'with':
              Q(G.value, t, void 0, () => {
                de = G.value.assertMapping('uses-with value');
              });
              break;
            case 'secrets':
              (0, E.Kg)(G.value) && G.value.value === 'inherit'
                ? (Oe = !0)
                : Q(G.value, t, void 0, () => {
                    Ve = G.value.assertMapping('uses-secrets value');
                  });
              break;
          }
        return ee !== void 0
          ? {
              type: 'reusableWorkflowJob',
              id: i,
              name: Xe(J, i),
              needs: fe || [],
              if: F || new re.yu(void 0, void 0, 'success()', void 0, void 0, void 0),
              ref: ee,
              'input-definitions': void 0,
              'input-values': de,
              'secret-definitions': void 0,
              'secret-values': Ve,
              'inherit-secrets': Oe || void 0,
              outputs: void 0,
              concurrency: g,
              strategy: ae,
            }
          : {
              type: 'job',
              id: i,
              name: Xe(J, i),
              needs: fe,
              if: F || new re.yu(void 0, void 0, 'success()', void 0, void 0, void 0),
              env: j,
              concurrency: g,
              environment: C,
              strategy: ae,
              'runs-on': se,
              container: _,
              services: ie,
              outputs: ne,
              steps: _e,
              snapshot: pe,
            };
      }
      function Xe(t, i) {
        return t === void 0 || ((0, E.Kg)(t) && t.value === '') ? i : t;
      }
      function We(t, i) {
        if ((0, E.pi)(i)) {
          const s = [],
            m = [],
            g = [];
          for (const _ of i) {
            const j = _.key.assertString('job name'),
              C = _.value.assertMapping(`job ${j.value}`),
              F = Q(i, t, void 0, () => nt(t, j, C));
            if (F) {
              s.push(F);
              const J = { name: F.id.value, needs: Object.assign([], F.needs) };
              J.needs.length > 0 ? g.push(J) : m.push(J);
            }
          }
          return (rt(i, t, s, m, g), s);
        }
        return (t.error(i, 'Invalid format for jobs'), []);
      }
      function rt(t, i, s, m, g) {
        if (m.length == 0) {
          i.error(t, 'The workflow must contain at least one job with no dependencies.');
          return;
        }
        for (; m.length > 0;) {
          const _ = m.shift();
          if (_ == null) break;
          for (let j = g.length - 1; j >= 0; j--) {
            const C = g[j];
            for (let F = C.needs.length - 1; F >= 0; F--)
              C.needs[F].value == _.name && (C.needs.splice(F, 1), C.needs.length == 0 && (m.push(C), g.splice(j, 1)));
          }
        }
        if (g.length > 0) {
          const _ = s.map((j) => j.id.value);
          for (const j of g)
            for (const C of j.needs)
              _.includes(C.value)
                ? i.error(
                    C,
                    `Job '${j.name}' depends on job '${C.value}' which creates a cycle in the dependency graph.`,
                  )
                : i.error(C, `Job '${j.name}' depends on unknown job '${C.value}'.`);
        }
      }
      function Ce(t, i) {
        const s = Ee(i['input-definitions']?.assertMapping('workflow job input definitions'), 'inputs'),
          m = Ee(i['input-values']?.assertMapping('workflow job input values'), 'with');
        if (s !== void 0)
          for (const [, [g, _]] of s) {
            const j = Ee(_.assertMapping(`input ${g}`), `input ${g} key`);
            if (!j?.get('type')?.[1]) continue;
            const F = m !== void 0 && m.has(g.toLowerCase());
            j.get('required')?.[1].assertBoolean(`input ${g} required`).value &&
              !F &&
              t.error(i.ref, `Input ${g} is required, but not provided while calling.`);
          }
        if (m !== void 0)
          for (const [, [g, _]] of m)
            s?.has(g.toLowerCase()) || t.error(_, `Invalid input, ${g} is not defined in the referenced workflow.`);
      }
      function Ee(t, i) {
        if (!t) return;
        const s = new Map();
        for (const m of t) {
          const g = m.key.assertString(`${i} key`);
          s.set(g.value.toLowerCase(), [g.value, m.value]);
        }
        return s;
      }
      function Ue(t, i) {
        if (i['inherit-secrets']) return;
        const s = Ee(i['secret-definitions']?.assertMapping('workflow job secret definitions'), 'secrets'),
          m = Ee(i['secret-values']?.assertMapping('workflow job secret values'), 'secrets');
        if (s !== void 0)
          for (const [, [g, _]] of s) {
            if (_ instanceof re.Z4) continue;
            Ee(_.assertMapping(`secret ${g}`), `secret ${g} key`)
              ?.get('required')?.[1]
              .assertBoolean(`secret ${g} required`).value &&
              (m == null || !m.has(g.toLowerCase())) &&
              t.error(i.ref, `Secret ${g} is required, but not provided while calling.`);
          }
        if (m !== void 0)
          for (const [, [g, _]] of m)
            s?.has(g.toLowerCase()) || t.error(_, `Invalid secret, ${g} is not defined in the referenced workflow.`);
      }
      function st(t, i, s) {
        const m = i.assertMapping('root'),
          g = s.ref;
        for (const _ of m)
          switch (_.key.assertString('root key').value) {
            case 'on': {
              Q(g, t, void 0, () => it(t, _.value, s));
              break;
            }
            case 'jobs': {
              s.jobs = Q(g, t, [], () => We(t, _.value));
              break;
            }
          }
      }
      function it(t, i, s) {
        const m = s.ref;
        switch (i.templateTokenType) {
          case S.k.String: {
            if (i.assertString('Reference workflow on value').value === 'workflow_call') {
              (Q(m, t, void 0, () => Ce(t, s)), Q(m, t, void 0, () => Ue(t, s)));
              return;
            }
            break;
          }
          case S.k.Sequence: {
            const g = i.assertSequence('Reference workflow on value');
            for (const _ of g)
              if (_.assertString(`Reference workflow on value ${_}`).value === 'workflow_call') {
                (Q(m, t, void 0, () => Ce(t, s)), Q(m, t, void 0, () => Ue(t, s)));
                return;
              }
            break;
          }
          case S.k.Mapping: {
            const g = i.assertMapping('Reference workflow on value');
            for (const _ of g) {
              if (_.key.assertString(`Reference workflow on value ${_.key}`).value !== 'workflow_call') continue;
              if (_.value.templateTokenType === S.k.Null) {
                (Q(m, t, void 0, () => Ce(t, s)), Q(m, t, void 0, () => Ue(t, s)));
                return;
              }
              const C = _.value.assertMapping(`Reference workflow on value ${_.key}`);
              for (const F of C)
                switch (F.key.assertString(`on-workflow_call-${F.key}`).value) {
                  case 'inputs':
                    s['input-definitions'] = F.value.assertMapping(`on-workflow_call-${F.key}`);
                    break;
                  case 'outputs':
                    s.outputs = F.value.assertMapping(`on-workflow_call-${F.key}`);
                    break;
                  case 'secrets':
                    s['secret-definitions'] = F.value.assertMapping(`on-workflow_call-${F.key}`);
                    break;
                }
              (Q(m, t, void 0, () => Ce(t, s)), Q(m, t, void 0, () => Ue(t, s)));
              return;
            }
            break;
          }
        }
        t.error(m, 'workflow_call key is not defined in the referenced workflow.');
      }
      var Le;
      (function (t) {
        ((t[(t.ReturnErrorsOnly = 0)] = 'ReturnErrorsOnly'), (t[(t.TryConversion = 1)] = 'TryConversion'));
      })(Le || (Le = {}));
      const Ne = {
        maxReusableWorkflowDepth: 4,
        fetchReusableWorkflowDepth: 0,
        errorPolicy: Le.ReturnErrorsOnly,
        featureFlags: new e(),
      };
      async function ot(t, i, s, m = Ne) {
        const g = {},
          _ = at(m);
        if (
          ((t.state.featureFlags = _.featureFlags),
          t.errors.getErrors().length > 0 && _.errorPolicy === Le.ReturnErrorsOnly)
        )
          return ((g.errors = t.errors.getErrors().map((j) => ({ Message: j.message }))), g);
        s === void 0 &&
          _.fetchReusableWorkflowDepth > 0 &&
          t.error(i, new Error('A file provider is required to fetch reusable workflows'));
        try {
          const j = i.assertMapping('root');
          for (const C of j)
            switch (C.key.assertString('root key').value) {
              case 'on':
                g.events = Q(i, t, {}, () => Se(t, C.value));
                break;
              case 'jobs':
                g.jobs = Q(i, t, [], () => We(t, C.value));
                break;
              case 'concurrency':
                (Q(i, t, {}, () => N(t, C.value)), (g.concurrency = C.value));
                break;
              case 'env':
                g.env = C.value;
                break;
            }
          for (const C of g.jobs || [])
            if (He(C)) {
              if (_.maxReusableWorkflowDepth === 0) {
                t.error(C.ref, new Error('Reusable workflows are not allowed'));
                continue;
              }
              if (_.fetchReusableWorkflowDepth === 0 || s === void 0) continue;
              try {
                const F = await s.getFileContent($(C.ref.value)),
                  J = x(F, t);
                if (!J.value) continue;
                st(t, J.value, C);
              } catch {
                t.error(C.ref, new Error('Unable to find reusable workflow'));
              }
            }
        } catch (j) {
          j instanceof O.o ? t.error(j.token, j) : t.error(i, j);
        } finally {
          t.errors.getErrors().length > 0 && (g.errors = t.errors.getErrors().map((j) => ({ Message: j.message })));
        }
        return g;
      }
      function at(t) {
        return {
          maxReusableWorkflowDepth:
            t.maxReusableWorkflowDepth !== void 0 ? t.maxReusableWorkflowDepth : Ne.maxReusableWorkflowDepth,
          fetchReusableWorkflowDepth:
            t.fetchReusableWorkflowDepth !== void 0 ? t.fetchReusableWorkflowDepth : Ne.fetchReusableWorkflowDepth,
          errorPolicy: t.errorPolicy !== void 0 ? t.errorPolicy : Ne.errorPolicy,
          featureFlags: t.featureFlags ?? Ne.featureFlags,
        };
      }
      var ut = M(8782);
    },
    8619: (te, H, M) => {
      M.d(H, { i: () => e });
      var v = M(5351);
      function e(O) {
        const $ = /^([a-zA-Z0-9_]+)\(([0-9]+),([0-9]+|MAX)\)$/,
          k = [],
          a = [];
        if (O.length > 0)
          for (const w of O) {
            const A = w.match($);
            if (A) {
              const f = A[1],
                o = Number.parseInt(A[2]),
                y = A[3],
                d = y === v.UK ? Number.MAX_SAFE_INTEGER : Number.parseInt(y);
              a.push({ name: f, minArgs: o, maxArgs: d });
            } else k.push(w);
          }
        return { namedContexts: k, functions: a };
      }
    },
    1403: (te, H, M) => {
      M.d(H, { J: () => O });
      var v = M(907),
        e = M(3262);
      class O {
        constructor(k, a) {
          this._fileId = k;
          const w = JSON.parse(a);
          ((this._generator = this.getParseEvents(w, !0)), (this._current = this._generator.next()));
        }
        allowLiteral() {
          if (!this._current.done) {
            const k = this._current.value;
            if (k.type === v.B.Literal) return ((this._current = this._generator.next()), k.token);
          }
        }
        allowSequenceStart() {
          if (!this._current.done) {
            const k = this._current.value;
            if (k.type === v.B.SequenceStart) return ((this._current = this._generator.next()), k.token);
          }
        }
        allowSequenceEnd() {
          return !this._current.done && this._current.value.type === v.B.SequenceEnd
            ? ((this._current = this._generator.next()), !0)
            : !1;
        }
        allowMappingStart() {
          if (!this._current.done) {
            const k = this._current.value;
            if (k.type === v.B.MappingStart) return ((this._current = this._generator.next()), k.token);
          }
        }
        allowMappingEnd() {
          return !this._current.done && this._current.value.type === v.B.MappingEnd
            ? ((this._current = this._generator.next()), !0)
            : !1;
        }
        validateEnd() {
          if (!this._current.done && this._current.value.type === v.B.DocumentEnd) {
            this._current = this._generator.next();
            return;
          }
          throw new Error('Expected end of reader');
        }
        validateStart() {
          if (!this._current.done && this._current.value.type === v.B.DocumentStart) {
            this._current = this._generator.next();
            return;
          }
          throw new Error('Expected start of reader');
        }
        *getParseEvents(k, a) {
          switch ((a && (yield new v.c(v.B.DocumentStart, void 0)), typeof k)) {
            case 'undefined':
              yield new v.c(v.B.Literal, new e.Z4(this._fileId, void 0, void 0));
              break;
            case 'boolean':
              yield new v.c(v.B.Literal, new e.Km(this._fileId, void 0, k, void 0));
              break;
            case 'number':
              yield new v.c(v.B.Literal, new e.X1(this._fileId, void 0, k, void 0));
              break;
            case 'string':
              yield new v.c(v.B.Literal, new e.Hj(this._fileId, void 0, k, void 0));
              break;
            case 'object':
              if (k === null) yield new v.c(v.B.Literal, new e.Z4(this._fileId, void 0, void 0));
              else if (Array.isArray(k)) {
                yield new v.c(v.B.SequenceStart, new e.vd(this._fileId, void 0, void 0));
                for (const w of k) for (const A of this.getParseEvents(w)) yield A;
                yield new v.c(v.B.SequenceEnd, void 0);
              } else {
                yield new v.c(v.B.MappingStart, new e.eJ(this._fileId, void 0, void 0));
                for (const w of Object.keys(k)) {
                  yield new v.c(v.B.Literal, new e.Hj(this._fileId, void 0, w, void 0));
                  for (const A of this.getParseEvents(k[w])) yield A;
                }
                yield new v.c(v.B.MappingEnd, void 0);
              }
              break;
            default:
              throw new Error(`Unexpected value type '${typeof k}' when reading object`);
          }
          a && (yield new v.c(v.B.DocumentEnd, void 0));
        }
      }
    },
    907: (te, H, M) => {
      M.d(H, { B: () => e, c: () => v });
      class v {
        constructor($, k) {
          ((this.type = $), (this.token = k));
        }
      }
      var e;
      (function (O) {
        ((O[(O.Literal = 0)] = 'Literal'),
          (O[(O.SequenceStart = 1)] = 'SequenceStart'),
          (O[(O.SequenceEnd = 2)] = 'SequenceEnd'),
          (O[(O.MappingStart = 3)] = 'MappingStart'),
          (O[(O.MappingEnd = 4)] = 'MappingEnd'),
          (O[(O.DocumentStart = 5)] = 'DocumentStart'),
          (O[(O.DocumentEnd = 6)] = 'DocumentEnd'));
      })(e || (e = {}));
    },
    9485: (te, H, M) => {
      M.d(H, { M: () => v });
      var v;
      (function (e) {
        ((e[(e.Null = 0)] = 'Null'),
          (e[(e.Boolean = 1)] = 'Boolean'),
          (e[(e.Number = 2)] = 'Number'),
          (e[(e.String = 3)] = 'String'),
          (e[(e.Sequence = 4)] = 'Sequence'),
          (e[(e.Mapping = 5)] = 'Mapping'),
          (e[(e.OneOf = 6)] = 'OneOf'),
          (e[(e.AllowedValues = 7)] = 'AllowedValues'));
      })(v || (v = {}));
    },
    1031: (te, H, M) => {
      M.d(H, { _: () => S });
      var v = M(3709),
        e = M(5351),
        O = M(5071),
        $ = M(6074),
        k = M(3262),
        a = M(8782),
        w = M(9485);
      class A {
        constructor(h, r) {
          if (((this.readerContext = []), (this.evaluatorContext = []), (this.key = h), r))
            for (let b = 0; b < r.count;)
              switch (r.get(b).key.assertString(`${e.ye} key`).value) {
                case e.SK: {
                  const D = r.get(b).value.assertSequence(`${e.ye} ${e.SK}`);
                  r.remove(b);
                  const L = {},
                    U = {};
                  for (const B of D) {
                    const V = B.assertString(`${e.SK} item`).value,
                      K = V.toUpperCase();
                    if (L[K]) throw new Error(`Duplicate context item '${V}'`);
                    ((L[K] = !0), this.readerContext.push(V));
                    const Z = V.indexOf('('),
                      X = Z > 0 ? V.substr(0, Z + 1) + ')' : V,
                      Y = X.toUpperCase();
                    if (U[Y]) throw new Error(`Duplicate context item '${X}'`);
                    ((U[Y] = !0), this.evaluatorContext.push(X));
                  }
                  break;
                }
                case e.tC: {
                  const D = r.get(b).value;
                  ((this.description = D.assertString(e.tC).value), r.remove(b));
                  break;
                }
                default: {
                  b++;
                  break;
                }
              }
        }
      }
      class f extends A {
        constructor(h, r) {
          super(h, r);
        }
      }
      class o extends f {
        constructor(h, r) {
          if ((super(h, r), r))
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.Jx: {
                  const D = b.value.assertMapping(`${e.ye} ${e.Jx}`);
                  for (const L of D) {
                    const U = L.key.assertString(`${e.ye} ${e.Jx} key`);
                    switch (U.value) {
                      default:
                        U.assertUnexpectedValue(`${e.ye} ${e.Jx} key`);
                        break;
                    }
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
              }
            }
        }
        get definitionType() {
          return w.M.Boolean;
        }
        isMatch(h) {
          return h.templateTokenType === v.k.Boolean;
        }
        validate() {}
      }
      class y {
        constructor(h) {
          if (((this.type = ''), (this.required = !1), h.templateTokenType === v.k.String)) this.type = h.value;
          else {
            const r = h.assertMapping(e.nZ);
            for (const b of r) {
              const q = b.key.assertString(`${e.nZ} key`);
              switch (q.value) {
                case e.ZE:
                  this.type = b.value.assertString(`${e.nZ} ${e.ZE}`).value;
                  break;
                case e.mw:
                  this.required = b.value.assertBoolean(`${e.nZ} ${e.mw}`).value;
                  break;
                case e.tC:
                  this.description = b.value.assertString(`${e.nZ} ${e.tC}`).value;
                  break;
                default:
                  q.assertUnexpectedValue(`${e.nZ} key`);
              }
            }
          }
        }
      }
      class d extends A {
        constructor(h, r) {
          if ((super(h, r), (this.properties = {}), (this.looseKeyType = ''), (this.looseValueType = ''), r))
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.xu: {
                  const D = b.value.assertMapping(`${e.ye} ${e.xu}`);
                  for (const L of D) {
                    const U = L.key.assertString(`${e.ye} ${e.xu} key`);
                    switch (U.value) {
                      case e.yI: {
                        const B = L.value.assertMapping(`${e.ye} ${e.xu} ${e.yI}`);
                        for (const V of B) {
                          const K = V.key.assertString(`${e.ye} ${e.xu} ${e.yI} key`);
                          this.properties[K.value] = new y(V.value);
                        }
                        break;
                      }
                      case e._x: {
                        const B = L.value.assertString(`${e.ye} ${e.xu} ${e._x}`);
                        this.looseKeyType = B.value;
                        break;
                      }
                      case e.oX: {
                        const B = L.value.assertString(`${e.ye} ${e.xu} ${e.oX}`);
                        this.looseValueType = B.value;
                        break;
                      }
                      default:
                        U.assertUnexpectedValue(`${e.ye} ${e.xu} key`);
                        break;
                    }
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
              }
            }
        }
        get definitionType() {
          return w.M.Mapping;
        }
        validate(h, r) {
          if (this.looseKeyType)
            if ((h.getDefinition(this.looseKeyType), this.looseValueType)) h.getDefinition(this.looseValueType);
            else throw new Error(`Property '${e._x}' is defined but '${e.oX}' is not defined on '${r}'`);
          else if (this.looseValueType)
            throw new Error(`Property '${e.oX}' is defined but '${e._x}' is not defined on '${r}'`);
          for (const b of Object.keys(this.properties)) {
            const q = this.properties[b];
            if (!q.type) throw new Error(`Type not specified for the property '${b}' on '${r}'`);
            h.getDefinition(q.type);
          }
        }
      }
      class c extends f {
        constructor(h, r) {
          if ((super(h, r), r))
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.Cq: {
                  const D = b.value.assertMapping(`${e.ye} ${e.Cq}`);
                  for (const L of D) {
                    const U = L.key.assertString(`${e.ye} ${e.Cq} key`);
                    switch (U.value) {
                      default:
                        U.assertUnexpectedValue(`${e.ye} ${e.Cq} key`);
                        break;
                    }
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
              }
            }
        }
        get definitionType() {
          return w.M.Null;
        }
        isMatch(h) {
          return h.templateTokenType === v.k.Null;
        }
        validate() {}
      }
      class l extends f {
        constructor(h, r) {
          if ((super(h, r), r))
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.uk: {
                  const D = b.value.assertMapping(`${e.ye} ${e.uk}`);
                  for (const L of D) {
                    const U = L.key.assertString(`${e.ye} ${e.uk} key`);
                    switch (U.value) {
                      default:
                        U.assertUnexpectedValue(`${e.ye} ${e.uk} key`);
                        break;
                    }
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
              }
            }
        }
        get definitionType() {
          return w.M.Number;
        }
        isMatch(h) {
          return h.templateTokenType === v.k.Number;
        }
        validate() {}
      }
      class x extends A {
        constructor(h, r) {
          if ((super(h, r), (this.oneOf = []), (this.oneOfPrefix = []), r))
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.hs: {
                  const D = b.value.assertSequence(`${e.ye} ${e.hs}`);
                  for (const L of D) {
                    const U = L.assertString(`${e.ye} ${e.hs} item`);
                    this.oneOf.push(U.value);
                  }
                  break;
                }
                case e.Or: {
                  const D = b.value.assertSequence(`${e.ye} ${e.Or}`);
                  for (const L of D) {
                    const U = L.assertString(`${e.ye} ${e.hs} item`);
                    this.oneOf.push(this.key + '-' + U.value);
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
                  break;
              }
            }
        }
        get definitionType() {
          return w.M.OneOf;
        }
        validate(h, r) {
          if (this.oneOf.length === 0) throw new Error(`'${r}' does not contain any references`);
          let b = !1;
          const q = [];
          let D, L, U, B, V;
          const K = [],
            Z = {};
          for (const X of this.oneOf) {
            if (Z[X]) throw new Error(`'${r}' contains duplicate nested type '${X}'`);
            Z[X] = !0;
            const Y = h.getDefinition(X);
            if (Y.readerContext.length > 0)
              throw new Error(
                `'${r}' is a one-of definition and references another definition that defines context. This is currently not supported.`,
              );
            switch (Y.definitionType) {
              case w.M.Mapping: {
                const W = Y;
                (q.push(W), W.looseKeyType && (b = !0));
                break;
              }
              case w.M.Sequence: {
                if (L) throw new Error(`'${r}' refers to more than one definition of type '${e.gt}'`);
                L = Y;
                break;
              }
              case w.M.Null: {
                if (U) throw new Error(`'${r}' refers to more than one definition of type '${e.Cq}'`);
                U = Y;
                break;
              }
              case w.M.Boolean: {
                if (B) throw new Error(`'${r}' refers to more than one definition of type '${e.Jx}'`);
                B = Y;
                break;
              }
              case w.M.Number: {
                if (V) throw new Error(`'${r}' refers to more than one definition of type '${e.uk}'`);
                V = Y;
                break;
              }
              case w.M.String: {
                const W = Y;
                if (K.length > 0 && (!K[0].constant || !W.constant))
                  throw new Error(`'${r}' refers to more than one '${e.jf}', but some do not set '${e.TJ}'`);
                K.push(W);
                break;
              }
              case w.M.OneOf: {
                if (D) throw new Error(`'${r}' contains multiple allowed-values definitions`);
                D = Y;
                break;
              }
              default:
                throw new Error(`'${r}' refers to a definition with type '${Y.definitionType}'`);
            }
          }
          if (q.length > 1) {
            if (b)
              throw new Error(
                `'${r}' refers to two mappings and at least one sets '${e._x}'. This is not currently supported.`,
              );
            const X = {};
            for (const Y of q)
              for (const W of Object.keys(Y.properties)) {
                const z = Y.properties[W],
                  ue = X[W];
                if (ue) {
                  if (ue.type === z.type) continue;
                  throw new Error(
                    `'${r}' contains two mappings with the same property, but each refers to a different type. All matching properties must refer to the same type.`,
                  );
                } else X[W] = z;
              }
          }
        }
      }
      class E extends A {
        constructor(h, r) {
          if ((super(h, r), (this.itemType = ''), r))
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.gt: {
                  const D = b.value.assertMapping(`${e.ye} ${e.gt}`);
                  for (const L of D) {
                    const U = L.key.assertString(`${e.ye} ${e.gt} key`);
                    if (U.value === e.Nt) {
                      const B = L.value.assertString(`${e.ye} ${e.gt} ${e.Nt}`);
                      this.itemType = B.value;
                    } else U.assertUnexpectedValue(`${e.ye} ${e.gt} key`);
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
              }
            }
        }
        get definitionType() {
          return w.M.Sequence;
        }
        validate(h, r) {
          if (!this.itemType) throw new Error(`'${r}' does not defined '${e.Nt}'`);
          h.getDefinition(this.itemType);
        }
      }
      class N extends f {
        constructor(h, r) {
          if (
            (super(h, r),
            (this.constant = ''),
            (this.ignoreCase = !1),
            (this.requireNonEmpty = !1),
            (this.isExpression = !1),
            r)
          )
            for (const b of r) {
              const q = b.key.assertString(`${e.ye} key`);
              switch (q.value) {
                case e.An: {
                  const D = b.value.assertMapping(`${e.ye} ${e.An}`);
                  for (const L of D) {
                    const U = L.key.assertString(`${e.ye} ${e.An} key`);
                    switch (U.value) {
                      case e.TJ: {
                        const B = L.value.assertString(`${e.ye} ${e.An} ${e.TJ}`);
                        this.constant = B.value;
                        break;
                      }
                      case e.uE: {
                        const B = L.value.assertBoolean(`${e.ye} ${e.An} ${e.uE}`);
                        this.ignoreCase = B.value;
                        break;
                      }
                      case e.sK: {
                        const B = L.value.assertBoolean(`${e.ye} ${e.An} ${e.sK}`);
                        this.requireNonEmpty = B.value;
                        break;
                      }
                      case e.S0: {
                        const B = L.value.assertBoolean(`${e.ye} ${e.An} ${e.S0}`);
                        this.isExpression = B.value;
                        break;
                      }
                      default:
                        U.assertUnexpectedValue(`${e.ye} ${e.An} key`);
                        break;
                    }
                  }
                  break;
                }
                default:
                  q.assertUnexpectedValue(`${e.ye} key`);
              }
            }
        }
        get definitionType() {
          return w.M.String;
        }
        isMatch(h) {
          if (h.templateTokenType === v.k.String) {
            const r = h.value;
            return this.constant
              ? this.ignoreCase
                ? this.constant.toUpperCase() === r.toUpperCase()
                : this.constant === r
              : this.requireNonEmpty
                ? !!r
                : !0;
          }
          return !1;
        }
        validate() {
          if (this.constant && this.requireNonEmpty)
            throw new Error(`Properties '${e.TJ}' and '${e.sK}' cannot both be set`);
        }
      }
      class S {
        constructor(h) {
          ((this.definitions = {}),
            (this.version = ''),
            (this.definitions[e.Cq] = new c(e.Cq)),
            (this.definitions[e.Jx] = new o(e.Jx)),
            (this.definitions[e.uk] = new l(e.uk)),
            (this.definitions[e.An] = new N(e.An)));
          const r = new E(e.gt);
          ((r.itemType = e.x4), (this.definitions[r.key] = r));
          const b = new d(e.xu);
          ((b.looseKeyType = e.An), (b.looseValueType = e.x4), (this.definitions[b.key] = b));
          const q = new x(e.x4);
          if (
            (q.oneOf.push(e.Cq),
            q.oneOf.push(e.Jx),
            q.oneOf.push(e.uk),
            q.oneOf.push(e.An),
            q.oneOf.push(e.gt),
            q.oneOf.push(e.xu),
            (this.definitions[q.key] = q),
            h)
          )
            for (const D of h) {
              const L = D.key.assertString(`${e.Fz} key`);
              switch (L.value) {
                case e.xv: {
                  this.version = D.value.assertString(`${e.Fz} ${e.xv}`).value;
                  break;
                }
                case e.LX: {
                  const U = D.value.assertMapping(`${e.Fz} ${e.LX}`);
                  for (const B of U) {
                    const V = B.key.assertString(`${e.Fz} ${e.LX} key`),
                      K = B.value.assertMapping(`${e.Fz} ${e.LX} value`);
                    let Z;
                    for (const X of K) {
                      const Y = X.key.assertString(`${e.ye} key`),
                        W = B.value;
                      switch (Y.value) {
                        case e.Cq:
                          Z = new c(V.value, K);
                          break;
                        case e.Jx:
                          Z = new o(V.value, K);
                          break;
                        case e.uk:
                          Z = new l(V.value, K);
                          break;
                        case e.An:
                          Z = new N(V.value, K);
                          break;
                        case e.gt:
                          Z = new E(V.value, K);
                          break;
                        case e.xu:
                          Z = new d(V.value, K);
                          break;
                        case e.hs:
                          Z = new x(V.value, K);
                          break;
                        case e.Or:
                          for (const z of W)
                            if (z.value.templateTokenType === v.k.Sequence) {
                              const ue = z.value;
                              for (const he of ue)
                                if (he.templateTokenType === v.k.String) {
                                  const le = he,
                                    me = V.value + '-' + le.value,
                                    ye = new N(me);
                                  ((ye.constant = le.toDisplayString()), (this.definitions[me] = ye));
                                }
                            }
                          Z = new x(V.value, K);
                          break;
                        case e.SK:
                        case e.tC:
                          continue;
                        default:
                          Y.assertUnexpectedValue(`${e.ye} mapping key`);
                          break;
                      }
                      break;
                    }
                    if (!Z) throw new Error(`Not enough information to construct definition '${V.value}'`);
                    this.definitions[V.value] = Z;
                  }
                  break;
                }
                default:
                  L.assertUnexpectedValue(`${e.Fz} key`);
                  break;
              }
            }
        }
        getDefinition(h) {
          const r = this.definitions[h];
          if (r) return r;
          throw new Error(`Schema definition '${h}' not found`);
        }
        getScalarDefinitions(h) {
          const r = [];
          switch (h.definitionType) {
            case w.M.Null:
            case w.M.Boolean:
            case w.M.Number:
            case w.M.String:
              r.push(h);
              break;
            case w.M.OneOf: {
              const b = h;
              for (const q of b.oneOf) {
                const D = this.getDefinition(q);
                r.push(...this.getScalarDefinitions(D));
              }
              break;
            }
          }
          return r;
        }
        getDefinitionsOfType(h, r) {
          const b = [];
          if (h.definitionType === r) b.push(h);
          else if (h.definitionType === w.M.OneOf) {
            const q = h;
            for (const D of q.oneOf) {
              const L = this.getDefinition(D);
              L.definitionType === r && b.push(L);
            }
          }
          return b;
        }
        matchPropertyAndFilter(h, r) {
          let b,
            q = !1;
          for (const D of h) {
            const L = D.properties[r];
            L ? (b = L) : (q = !0);
          }
          if (b && q) for (let D = 0; D < h.length;) h[D].properties[r] ? D++ : h.splice(D, 1);
          return b;
        }
        validate() {
          const h = {};
          for (const r of Object.keys(this.definitions)) {
            if (!r.match(S._definitionNamePattern)) throw new Error(`Invalid definition name '${r}'`);
            const b = this.definitions[r];
            b.definitionType === w.M.OneOf ? (h[r] = b) : b.validate(this, r);
          }
          for (const r of Object.keys(h)) h[r].validate(this, r);
        }
        static load(h) {
          const r = new O.m(new O.R(10, 500), S.getInternalSchema(), new a.P()),
            b = (0, $.x)(r, e.Fz, h, void 0);
          r.errors.check();
          const q = b.assertMapping(e.Fz),
            D = new S(q);
          return (D.validate(), D);
        }
        static getInternalSchema() {
          if (S._internalSchema === void 0) {
            const h = new S();
            let r = new d(e.Fz);
            ((r.properties[e.xv] = new y(new k.Hj(void 0, void 0, e.O1, void 0))),
              (r.properties[e.LX] = new y(new k.Hj(void 0, void 0, e.LX, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.LX)),
              (r.looseKeyType = e.O1),
              (r.looseValueType = e.ye),
              (h.definitions[r.key] = r));
            let b = new x(e.ye);
            (b.oneOf.push(e.uC),
              b.oneOf.push(e.tO),
              b.oneOf.push(e.gZ),
              b.oneOf.push(e.ot),
              b.oneOf.push(e.QH),
              b.oneOf.push(e.D0),
              b.oneOf.push(e.dv),
              (h.definitions[b.key] = b),
              (r = new d(e.uC)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.Cq] = new y(new k.Hj(void 0, void 0, e.aS, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.aS)),
              (h.definitions[r.key] = r),
              (r = new d(e.tO)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.Jx] = new y(new k.Hj(void 0, void 0, e.Rp, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.Rp)),
              (h.definitions[r.key] = r),
              (r = new d(e.gZ)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.uk] = new y(new k.Hj(void 0, void 0, e.a_, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.a_)),
              (h.definitions[r.key] = r),
              (r = new d(e.ot)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.An] = new y(new k.Hj(void 0, void 0, e.wP, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.wP)),
              (r.properties[e.TJ] = new y(new k.Hj(void 0, void 0, e.O1, void 0))),
              (r.properties[e.uE] = new y(new k.Hj(void 0, void 0, e.Jx, void 0))),
              (r.properties[e.sK] = new y(new k.Hj(void 0, void 0, e.Jx, void 0))),
              (r.properties[e.S0] = new y(new k.Hj(void 0, void 0, e.Jx, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.QH)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.gt] = new y(new k.Hj(void 0, void 0, e.g5, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.g5)),
              (r.properties[e.Nt] = new y(new k.Hj(void 0, void 0, e.O1, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.D0)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.xu] = new y(new k.Hj(void 0, void 0, e.z1, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.z1)),
              (r.properties[e.yI] = new y(new k.Hj(void 0, void 0, e.yI, void 0))),
              (r.properties[e._x] = new y(new k.Hj(void 0, void 0, e.O1, void 0))),
              (r.properties[e.oX] = new y(new k.Hj(void 0, void 0, e.O1, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.yI)),
              (r.looseKeyType = e.O1),
              (r.looseValueType = e.eh),
              (h.definitions[r.key] = r),
              (b = new x(e.eh)),
              b.oneOf.push(e.O1),
              b.oneOf.push(e.nZ),
              (h.definitions[b.key] = b),
              (r = new d(e.nZ)),
              (r.properties[e.ZE] = new y(new k.Hj(void 0, void 0, e.O1, void 0))),
              (r.properties[e.mw] = new y(new k.Hj(void 0, void 0, e.Jx, void 0))),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (h.definitions[r.key] = r),
              (r = new d(e.dv)),
              (r.properties[e.tC] = new y(new k.Hj(void 0, void 0, e.An, void 0))),
              (r.properties[e.SK] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.hs] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (r.properties[e.Or] = new y(new k.Hj(void 0, void 0, e.gi, void 0))),
              (h.definitions[r.key] = r));
            const q = new N(e.O1);
            ((q.requireNonEmpty = !0), (h.definitions[q.key] = q));
            const D = new E(e.gi);
            ((D.itemType = e.O1), (h.definitions[D.key] = D), h.validate(), (S._internalSchema = h));
          }
          return S._internalSchema;
        }
      }
      S._definitionNamePattern = /^[a-zA-Z_][a-zA-Z0-9_-]*$/;
    },
    5351: (te, H, M) => {
      M.d(H, {
        An: () => Se,
        Cq: () => D,
        D0: () => h,
        Fz: () => Q,
        Jx: () => O,
        LX: () => o,
        Nt: () => x,
        O1: () => q,
        Or: () => v,
        QH: () => ye,
        Rp: () => k,
        S0: () => l,
        SK: () => A,
        TJ: () => w,
        UK: () => S,
        W7: () => a,
        ZE: () => Ae,
        _x: () => E,
        aS: () => U,
        a_: () => K,
        dv: () => X,
        eh: () => W,
        g5: () => je,
        gZ: () => V,
        gi: () => Ie,
        gt: () => me,
        hs: () => Z,
        jf: () => le,
        mw: () => ue,
        nZ: () => b,
        oX: () => N,
        ot: () => ge,
        sK: () => he,
        tC: () => y,
        tO: () => $,
        uC: () => L,
        uE: () => d,
        uh: () => c,
        uk: () => B,
        wP: () => we,
        x4: () => e,
        xu: () => I,
        xv: () => re,
        y8: () => Y,
        yI: () => z,
        ye: () => f,
        z1: () => r,
      });
      const v = 'allowed-values',
        e = 'any',
        O = 'boolean',
        $ = 'boolean-definition',
        k = 'boolean-definition-properties',
        a = '}}',
        w = 'constant',
        A = 'context',
        f = 'definition',
        o = 'definitions',
        y = 'description',
        d = 'ignore-case',
        c = 'insert',
        l = 'is-expression',
        x = 'item-type',
        E = 'loose-key-type',
        N = 'loose-value-type',
        S = 'MAX',
        I = 'mapping',
        h = 'mapping-definition',
        r = 'mapping-definition-properties',
        b = 'mapping-property-value',
        q = 'non-empty-string',
        D = 'null',
        L = 'null-definition',
        U = 'null-definition-properties',
        B = 'number',
        V = 'number-definition',
        K = 'number-definition-properties',
        Z = 'one-of',
        X = 'one-of-definition',
        Y = '${{',
        W = 'property-value',
        z = 'properties',
        ue = 'required',
        he = 'require-non-empty',
        le = 'scalar',
        me = 'sequence',
        ye = 'sequence-definition',
        je = 'sequence-definition-properties',
        Ae = 'type',
        Ie = 'sequence-of-non-empty-string',
        Se = 'string',
        ge = 'string-definition',
        we = 'string-definition-properties',
        qe = 'structure',
        Q = 'template-schema',
        re = 'version';
    },
    5071: (te, H, M) => {
      M.d(H, { m: () => e, R: () => O });
      class v {
        constructor(k, a, w, A) {
          ((this.rawMessage = k), (this.prefix = a), (this.code = w), (this.range = A));
        }
        get message() {
          return this.prefix ? `${this.prefix}: ${this.rawMessage}` : this.rawMessage;
        }
        toString() {
          return this.message;
        }
      }
      class e {
        constructor(k, a, w) {
          ((this._fileIds = {}),
            (this._fileNames = []),
            (this.expressionFunctions = []),
            (this.expressionNamedContexts = []),
            (this.state = {}),
            (this.errors = k),
            (this.schema = a),
            (this.trace = w));
        }
        error(k, a, w) {
          const A = k,
            f = w || A?.range,
            o = this.getErrorPrefix(A?.file ?? k, A?.line, A?.col),
            y = a?.message ?? String(a),
            d = new v(y, o, void 0, f);
          (this.errors.add(d), this.trace.error(d.message));
        }
        getFileId(k) {
          const a = k.toUpperCase();
          let w = this._fileIds[a];
          return (
            w === void 0 && ((w = this._fileNames.length + 1), (this._fileIds[a] = w), this._fileNames.push(k)),
            w
          );
        }
        getFileName(k) {
          return this._fileNames.length >= k ? this._fileNames[k - 1] : void 0;
        }
        getFileTable() {
          return this._fileNames.slice();
        }
        getErrorPrefix(k, a, w) {
          const A = k !== void 0 ? this.getFileName(k) : void 0;
          return A
            ? a !== void 0 && w !== void 0
              ? `${A} (Line: ${a}, Col: ${w})`
              : A
            : a !== void 0 && w !== void 0
              ? `(Line: ${a}, Col: ${w})`
              : '';
        }
      }
      class O {
        constructor(k, a) {
          ((this._errors = []), (this._maxErrors = k ?? 0), (this._maxMessageLength = a ?? 0));
        }
        get count() {
          return this._errors.length;
        }
        add(k) {
          for (let a of Array.isArray(k) ? k : [k])
            (this._maxErrors <= 0 || this._errors.length < this._maxErrors) &&
              (this._maxMessageLength > 0 &&
                a.message.length > this._maxMessageLength &&
                (a = new v(a.message.substring(0, this._maxMessageLength) + '[...]', a.prefix, a.code, a.range)),
              this._errors.push(a));
        }
        check(k) {
          if (!(this._errors.length <= 0))
            throw (
              k || (k = 'The template is not valid.'),
              new Error(`${k} ${this._errors.map((a) => a.message).join(',')}`)
            );
        }
        clear() {
          this._errors = [];
        }
        getErrors() {
          return this._errors.slice();
        }
      }
    },
    6074: (te, H, M) => {
      M.d(H, { x: () => o });
      class v {
        constructor(c, l) {
          this.isDefinitionInfo = !0;
          const x = c?.isDefinitionInfo === !0 ? c : void 0;
          if (
            ((this._schema = x === void 0 ? c : x._schema),
            (this.definition = typeof l == 'string' ? this._schema.getDefinition(l) : l),
            this.definition.readerContext.length > 0)
          ) {
            this.allowedContext = [];
            const E = {};
            for (const N of x?.allowedContext ?? []) (this.allowedContext.push(N), (E[N.toUpperCase()] = !0));
            for (const N of this.definition.readerContext) {
              const S = N.toUpperCase();
              E[S] || (this.allowedContext.push(N), (E[S] = !0));
            }
          } else this.allowedContext = x?.allowedContext ?? [];
        }
        getScalarDefinitions() {
          return this._schema.getScalarDefinitions(this.definition);
        }
        getDefinitionsOfType(c) {
          return this._schema.getDefinitionsOfType(this.definition, c);
        }
      }
      var e = M(9485),
        O = M(5351),
        $ = M(3262),
        k = M(7013),
        a = M(3709);
      const w = /\s/,
        A = new Set(['background', 'wait', 'wait-all', 'cancel']),
        f = new Set(['wait', 'wait-all', 'cancel']);
      function o(d, c, l, x) {
        const E = new y(d, l, x);
        let N;
        try {
          l.validateStart();
          const S = new v(d.schema, c);
          ((N = E.readValue(S)), l.validateEnd());
        } catch (S) {
          d.error(x, S);
        }
        return N;
      }
      class y {
        constructor(c, l, x) {
          ((this._context = c), (this._schema = c.schema), (this._objectReader = l), (this._fileId = x));
        }
        readValue(c) {
          const l = this._objectReader.allowLiteral();
          if (l) {
            let N = this.parseScalar(l, c);
            return ((N = this.validate(N, c)), N);
          }
          const x = this._objectReader.allowSequenceStart();
          if (x) {
            const N = c.getDefinitionsOfType(e.M.Sequence)[0];
            if (N) {
              const S = new v(c, N.itemType);
              for (; !this._objectReader.allowSequenceEnd();) {
                const I = this.readValue(S);
                x.add(I);
              }
            } else
              for (this._context.error(x, 'A sequence was not expected'); !this._objectReader.allowSequenceEnd();)
                this.skipValue();
            return ((x.definitionInfo = c), x);
          }
          const E = this._objectReader.allowMappingStart();
          if (E) {
            const N = c.getDefinitionsOfType(e.M.Mapping);
            if (N.length > 0)
              if (N.length > 1 || Object.keys(N[0].properties).length > 0 || !N[0].looseKeyType)
                this.handleMappingWithWellKnownProperties(c, N, E);
              else {
                const S = new v(c, N[0].looseKeyType),
                  I = new v(c, N[0].looseValueType);
                this.handleMappingWithAllLooseProperties(c, S, I, N[0], E);
              }
            else
              for (this._context.error(E, 'A mapping was not expected'); !this._objectReader.allowMappingEnd();)
                (this.skipValue(), this.skipValue());
            return (E.definitionInfo || (E.definitionInfo = c), E);
          }
          throw new Error('Expected a scalar value, a sequence, or a mapping');
        }
        handleMappingWithWellKnownProperties(c, l, x) {
          let E, N, S, I;
          l[0].looseKeyType && ((E = l[0].looseKeyType), (N = l[0].looseValueType));
          const h = {};
          let r = !1,
            b;
          for (; (b = this._objectReader.allowLiteral());) {
            const q = this.parseScalar(b, c);
            if (q.isExpression) {
              if (((r = !0), c.allowedContext.length > 0)) {
                const U = new v(c, O.x4);
                x.add(q, this.readValue(U));
              } else (this._context.error(q, 'A template expression is not allowed in this context'), this.skipValue());
              continue;
            }
            const D =
              q.templateTokenType === a.k.String ? q : new $.Hj(q.file, q.range, q.toString(), q.definitionInfo);
            if (D.value) {
              const U = D.value.toUpperCase();
              if (h[U]) {
                (this._context.error(D, `'${D.value}' is already defined`), this.skipValue());
                continue;
              }
              h[U] = !0;
            }
            const L = this._schema.matchPropertyAndFilter(l, D.value);
            if (L) {
              if (!this.backgroundStepsEnabled() && A.has(D.value)) {
                (this._context.error(D, `Unexpected value '${D.value}'`), this.skipValue());
                continue;
              }
              const U = new v(c, L.type);
              ((D.definitionInfo = U), L.description && (D.description = L.description));
              const B = this.readValue(U);
              x.add(D, B);
              continue;
            }
            if (E) {
              (S || ((S = new v(c, E)), (I = new v(c, N))), this.validate(D, S));
              const U = new v(c, l[0].looseValueType);
              D.definitionInfo = U;
              const B = this.readValue(I);
              x.add(D, B);
              continue;
            }
            (this._context.error(D, `Unexpected value '${D.value}'`), this.skipValue());
          }
          if ((l.length === 1 && (x.definitionInfo = new v(c, l[0])), l.length > 1)) {
            const q = {};
            for (const U of l) for (const B of Object.keys(U.properties)) q[B] = (q[B] ?? 0) + 1;
            const D = [];
            for (const U of Object.keys(q)) q[U] === 1 && D.push(U);
            const L = this.backgroundStepsEnabled() ? D : D.filter((U) => !f.has(U));
            this._context.error(
              x,
              `There's not enough info to determine what you meant. Add one of these properties: ${L.sort().join(', ')}`,
            );
          } else if (l.length === 1 && !r)
            for (const q of Object.keys(l[0].properties))
              l[0].properties[q].required &&
                !h[q.toUpperCase()] &&
                this._context.error(x, `Required property is missing: ${q}`);
          this.expectMappingEnd();
        }
        handleMappingWithAllLooseProperties(c, l, x, E, N) {
          let S;
          const I = {};
          let h;
          for (; (h = this._objectReader.allowLiteral());) {
            const r = this.parseScalar(h, c);
            if (((r.definitionInfo = l), r.isExpression)) {
              c.allowedContext.length > 0
                ? ((S = this.readValue(x)), N.add(r, S))
                : (this._context.error(r, 'A template expression is not allowed in this context'), this.skipValue());
              continue;
            }
            const b =
              r.templateTokenType === a.k.String ? r : new $.Hj(r.file, r.range, r.toString(), r.definitionInfo);
            if (b.value) {
              const D = b.value.toUpperCase();
              if (I[D]) {
                (this._context.error(b, `'${b.value}' is already defined`), this.skipValue());
                continue;
              }
              I[D] = !0;
            }
            this.validate(b, l);
            const q = new v(c, E.looseValueType);
            ((b.definitionInfo = q), (S = this.readValue(x)), N.add(b, S));
          }
          this.expectMappingEnd();
        }
        expectMappingEnd() {
          if (!this._objectReader.allowMappingEnd()) throw new Error('Expected mapping end');
        }
        skipValue() {
          if (!this._objectReader.allowLiteral())
            if (this._objectReader.allowSequenceStart())
              for (; !this._objectReader.allowSequenceEnd();) this.skipValue();
            else if (this._objectReader.allowMappingStart())
              for (; !this._objectReader.allowMappingEnd();) (this.skipValue(), this.skipValue());
            else throw new Error('Expected a scalar value, a sequence, or a mapping');
        }
        validate(c, l) {
          switch (c.templateTokenType) {
            case a.k.Null:
            case a.k.Boolean:
            case a.k.Number:
            case a.k.String: {
              const x = c,
                E = l.getScalarDefinitions();
              let N;
              if ((N = E.find((S) => S.isMatch(x)))) return ((c.definitionInfo = new v(l, N)), c);
              if (x.templateTokenType !== a.k.String) {
                const S = new $.Hj(x.file, x.range, x.toString(), x.definitionInfo);
                if ((N = E.find((I) => I.isMatch(S)))) return ((S.definitionInfo = new v(l, N)), S);
              }
              return (this._context.error(x, `Unexpected value '${x.toString()}'`), c);
            }
            case a.k.BasicExpression:
              return (
                l.allowedContext.length === 0 &&
                  this._context.error(c, 'A template expression is not allowed in this context'),
                c
              );
            default:
              return (this._context.error(c, `Unexpected value '${c.toString()}'`), c);
          }
        }
        parseScalar(c, l) {
          if (!(0, k.Kg)(c) || !c.value) return c;
          const x = l.allowedContext,
            E = c.range === void 0 || c.range.start.line === c.range.end.line,
            N = E ? c.value : (c.source ?? c.value);
          let S = N.indexOf(O.y8);
          if (S < 0) return c;
          let I = !1;
          const h = [];
          let r = 0;
          for (; r < N.length;)
            if (r === S) {
              S = r;
              let U = -1,
                B = !1;
              for (r += O.y8.length; r < N.length; r++)
                if (N[r] === "'") B = !B;
                else if (!B && N[r] === '}' && N[r - 1] === '}') {
                  ((U = r), r++);
                  break;
                }
              if (U < S)
                return (
                  this._context.error(
                    c,
                    'The expression is not closed. An unescaped ${{ sequence was found, but the closing }} sequence was not found.',
                  ),
                  c
                );
              const V = N.substr(S + O.y8.length, U - S + 1 - O.y8.length - O.W7.length);
              let K = c.range;
              if (E) {
                const X = (c.source ?? N).indexOf(O.y8) - N.indexOf(O.y8);
                K = {
                  start: { line: K.start.line, column: K.start.column + S + X },
                  end: { line: K.end.line, column: K.start.column + U + 1 + X },
                };
              } else {
                const X = N.substring(0, S),
                  Y = X.split(`
`).length,
                  W = X.lastIndexOf(`
`),
                  z = S - W,
                  ue = U - W + 1;
                K = { start: { line: K.start.line + Y, column: z }, end: { line: K.start.line + Y, column: ue } };
              }
              const Z = this.parseIntoExpressionToken(K, V, x, c, l);
              if (!Z) I = !0;
              else {
                if (Z.directive && (S !== 0 || r < N.length))
                  return (
                    this._context.error(
                      c,
                      `The directive '${Z.directive}' is not allowed in this context. Directives are not supported for expressions that are embedded within a string. Directives are only supported when the entire value is an expression.`,
                    ),
                    c
                  );
                h.push(Z);
              }
              S = N.indexOf(O.y8, r);
            } else if (r < S) (this.addString(h, c.range, N.substr(r, S - r), c.definitionInfo), (r = S));
            else {
              this.addString(h, c.range, N.substr(r), c.definitionInfo);
              break;
            }
          if (I) return c;
          if (h.length === 1 && h[0].templateTokenType === a.k.BasicExpression) {
            const U = h[0],
              B = this.getExpressionString(U.expression);
            if (B !== void 0) return new $.Hj(this._fileId, c.range, B, c.definitionInfo);
          }
          if (h.length === 1) return h[0];
          const b = [],
            q = [],
            D = [];
          let L = 0;
          for (const U of h)
            if ((0, k.Kg)(U)) {
              const B = U.value.replace(/'/g, "''").replace(/\{/g, '{{').replace(/\}/g, '}}');
              b.push(B);
            } else {
              (b.push(`{${L}}`), L++);
              const B = U;
              (q.push(', '), q.push(B.expression), D.push(B));
            }
          return new $.yu(
            this._fileId,
            c.range,
            `format('${b.join('')}'${q.join('')})`,
            l,
            D,
            N,
            void 0,
            c.blockScalarHeader,
          );
        }
        parseIntoExpressionToken(c, l, x, E, N) {
          const S = this.parseExpression(c, E, l, x, N);
          if (S.error) {
            this._context.error(E, S.error, c);
            return;
          }
          return S.expression;
        }
        parseExpression(c, l, x, E, N) {
          const S = x.trim();
          if (!S) return { error: new Error('An expression was expected') };
          const I = this.matchDirective(S, O.uh, 0);
          if (I.isMatch) return { expression: new $.NX(this._fileId, c, N) };
          if (I.error) return { error: I.error };
          try {
            $.sr.validateExpression(S, E);
          } catch (q) {
            return { error: q };
          }
          const h = x.length - x.trimStart().length,
            r = x.length - x.trimEnd().length,
            b = {
              start: { ...c.start, column: c.start.column + O.y8.length + h },
              end: { ...c.end, column: c.end.column - O.W7.length - r },
            };
          return {
            expression: new $.yu(this._fileId, c, S, N, void 0, l.source, b, l.blockScalarHeader),
            error: void 0,
          };
        }
        addString(c, l, x, E) {
          if (c.length > 0 && c[c.length - 1].templateTokenType === a.k.String) {
            const N = c[c.length - 1];
            c[c.length - 1] = new $.Hj(this._fileId, l, `${N.value}${x}`, E);
          } else c.push(new $.Hj(this._fileId, l, x, E));
        }
        matchDirective(c, l, x) {
          const E = [];
          if (c.startsWith(l) && (c.length === l.length || w.test(c[l.length]))) {
            let N = l.length,
              S = !1,
              I = 0;
            for (let h = N; h < c.length; h++) {
              const r = c[h];
              w.test(r) && !S && I == 0
                ? (N < 1 && E.push(c.substr(N, h - N)), (N = h + 1))
                : r === "'"
                  ? (S = !S)
                  : r === '(' && !S
                    ? I++
                    : r === ')' && !S && I--;
            }
            return (
              N < c.length && E.push(c.substr(N)),
              x != E.length
                ? {
                    isMatch: !1,
                    parameters: [],
                    error: new Error(
                      `Exactly ${x} parameter(s) were expected following the directive '${l}'. Actual parameter count: ${E.length}`,
                    ),
                  }
                : { isMatch: !0, parameters: E }
            );
          }
          return { isMatch: !1, parameters: E };
        }
        getExpressionString(c) {
          const l = [];
          let x = !1;
          for (let E = 0; E < c.length; E++) {
            const N = c[E];
            if (N === "'") ((x = !x), x && E !== 0 && l.push(N));
            else if (x) l.push(N);
            else return;
          }
          return l.join('');
        }
        backgroundStepsEnabled() {
          return this._context.state.featureFlags?.isEnabled('allowBackgroundSteps') ?? !1;
        }
      }
    },
    3262: (te, H, M) => {
      M.d(H, {
        yu: () => E,
        Km: () => w,
        sr: () => l,
        NX: () => N,
        P$: () => f,
        B8: () => O,
        eJ: () => y.e,
        Z4: () => A,
        X1: () => a,
        KV: () => e,
        vd: () => o.v,
        Hj: () => k,
        sH: () => v.s,
      });
      var v = M(2645);
      class e extends v.s {
        constructor(I, h, r, b) {
          super(I, h, r, b);
        }
        get isScalar() {
          return !0;
        }
        static trimDisplayString(I) {
          let h = I.trimStart();
          const r = h.indexOf(`
`),
            b = h.indexOf('\r');
          return (
            (r >= 0 || b >= 0) &&
              (h = h.substr(0, Math.min(r >= 0 ? r : Number.MAX_VALUE, b >= 0 ? b : Number.MAX_VALUE))),
            h
          );
        }
      }
      class O extends e {
        constructor(I, h, r, b) {
          super(I, h, r, b);
        }
        get isLiteral() {
          return !0;
        }
        get isExpression() {
          return !1;
        }
        toDisplayString() {
          return e.trimDisplayString(this.toString());
        }
        assertUnexpectedValue(I) {
          throw new Error(`Error while reading '${I}'. Unexpected value '${this.toString()}'`);
        }
      }
      var $ = M(3709);
      class k extends O {
        constructor(I, h, r, b, q, D) {
          (super($.k.String, I, h, b), (this.value = r), (this.source = q), (this.blockScalarHeader = D));
        }
        clone(I) {
          return I
            ? new k(void 0, void 0, this.value, this.definitionInfo, this.source, this.blockScalarHeader)
            : new k(this.file, this.range, this.value, this.definitionInfo, this.source, this.blockScalarHeader);
        }
        toString() {
          return this.value;
        }
        toJSON() {
          return this.value;
        }
      }
      class a extends O {
        constructor(I, h, r, b) {
          (super($.k.Number, I, h, b), (this.num = r));
        }
        get value() {
          return this.num;
        }
        clone(I) {
          return I
            ? new a(void 0, void 0, this.num, this.definitionInfo)
            : new a(this.file, this.range, this.num, this.definitionInfo);
        }
        toString() {
          return `${this.num}`;
        }
        toJSON() {
          return this.num;
        }
      }
      class w extends O {
        constructor(I, h, r, b) {
          (super($.k.Boolean, I, h, b), (this.bool = r));
        }
        get value() {
          return this.bool;
        }
        clone(I) {
          return I
            ? new w(void 0, void 0, this.bool, this.definitionInfo)
            : new w(this.file, this.range, this.bool, this.definitionInfo);
        }
        toString() {
          return this.bool ? 'true' : 'false';
        }
        toJSON() {
          return this.bool;
        }
      }
      class A extends O {
        constructor(I, h, r) {
          super($.k.Null, I, h, r);
        }
        clone(I) {
          return I ? new A(void 0, void 0, this.definitionInfo) : new A(this.file, this.range, this.definitionInfo);
        }
        toString() {
          return '';
        }
        toJSON() {
          return null;
        }
      }
      class f {
        constructor(I, h) {
          ((this.key = I), (this.value = h));
        }
      }
      var o = M(1651),
        y = M(1166),
        d = M(2506),
        c = M(8619);
      class l extends e {
        constructor(I, h, r, b, q) {
          (super(I, h, r, q), (this.directive = b));
        }
        get isLiteral() {
          return !1;
        }
        get isExpression() {
          return !0;
        }
        static validateExpression(I, h) {
          const { namedContexts: r, functions: b } = (0, c.i)(h),
            D = new d.JG(I).lex();
          new d.iX(D.tokens, r, b).parse();
        }
      }
      var x = M(5351);
      class E extends l {
        constructor(I, h, r, b, q, D, L, U) {
          (super($.k.BasicExpression, I, h, void 0, b),
            (this.expr = r),
            (this.source = D),
            (this.originalExpressions = q),
            (this.expressionRange = L),
            (this.blockScalarHeader = U));
        }
        get expression() {
          return this.expr;
        }
        clone(I) {
          return I
            ? new E(
                void 0,
                void 0,
                this.expr,
                this.definitionInfo,
                this.originalExpressions,
                this.source,
                this.expressionRange,
                this.blockScalarHeader,
              )
            : new E(
                this.file,
                this.range,
                this.expr,
                this.definitionInfo,
                this.originalExpressions,
                this.source,
                this.expressionRange,
                this.blockScalarHeader,
              );
        }
        toString() {
          return `${x.y8} ${this.expr} ${x.W7}`;
        }
        toDisplayString() {
          return e.trimDisplayString(this.toString());
        }
        toJSON() {
          return { type: $.k.BasicExpression, expr: this.expr };
        }
      }
      class N extends l {
        constructor(I, h, r) {
          super($.k.InsertExpression, I, h, x.uh, r);
        }
        clone(I) {
          return I ? new N(void 0, void 0, this.definitionInfo) : new N(this.file, this.range, this.definitionInfo);
        }
        toString() {
          return `${x.y8} ${x.uh} ${x.W7}`;
        }
        toDisplayString() {
          return e.trimDisplayString(this.toString());
        }
        toJSON() {
          return { type: $.k.InsertExpression, expr: 'insert' };
        }
      }
    },
    1166: (te, H, M) => {
      M.d(H, { e: () => O });
      var v = M(3262),
        e = M(3709);
      class O extends v.sH {
        constructor(k, a, w) {
          (super(e.k.Mapping, k, a, w), (this.map = []));
        }
        get count() {
          return this.map.length;
        }
        get isScalar() {
          return !1;
        }
        get isLiteral() {
          return !1;
        }
        get isExpression() {
          return !1;
        }
        add(k, a) {
          this.map.push(new v.P$(k, a));
        }
        get(k) {
          return this.map[k];
        }
        find(k) {
          return this.map.find((w) => w.key.toString() === k)?.value;
        }
        remove(k) {
          this.map.splice(k, 1);
        }
        clone(k) {
          const a = k ? new O(void 0, void 0, this.definitionInfo) : new O(this.file, this.range, this.definitionInfo);
          for (const w of this.map) a.add(w.key.clone(k), w.value.clone(k));
          return a;
        }
        toJSON() {
          const k = [];
          for (const a of this.map) k.push({ Key: a.key, Value: a.value });
          return { type: e.k.Mapping, map: k };
        }
        *[Symbol.iterator]() {
          for (const k of this.map) yield k;
        }
      }
    },
    1651: (te, H, M) => {
      M.d(H, { v: () => O });
      var v = M(3262),
        e = M(3709);
      class O extends v.sH {
        constructor(k, a, w) {
          (super(e.k.Sequence, k, a, w), (this.seq = []));
        }
        get count() {
          return this.seq.length;
        }
        get isScalar() {
          return !1;
        }
        get isLiteral() {
          return !1;
        }
        get isExpression() {
          return !1;
        }
        add(k) {
          this.seq.push(k);
        }
        get(k) {
          return this.seq[k];
        }
        clone(k) {
          const a = k ? new O(void 0, void 0, this.definitionInfo) : new O(this.file, this.range, this.definitionInfo);
          for (const w of this.seq) a.add(w.clone(k));
          return a;
        }
        toJSON() {
          return { type: e.k.Sequence, seq: this.seq };
        }
        *[Symbol.iterator]() {
          for (const k of this.seq) yield k;
        }
      }
    },
    2645: (te, H, M) => {
      M.d(H, { s: () => $, o: () => O });
      var v = M(3709);
      class e {
        constructor(a, w) {
          ((this.index = -1), (this.isKey = !1), (this.parent = a), (this._token = w), (this.current = w));
        }
        moveNext(a) {
          switch (this._token.templateTokenType) {
            case v.k.Sequence: {
              const w = this._token;
              return ++this.index < w.count ? ((this.current = w.get(this.index)), !0) : ((this.current = void 0), !1);
            }
            case v.k.Mapping: {
              const w = this._token;
              return this.isKey
                ? ((this.isKey = !1), (this.currentKey = this.current), (this.current = w.get(this.index).value), !0)
                : ++this.index < w.count
                  ? a
                    ? ((this.isKey = !1),
                      (this.currentKey = w.get(this.index).key),
                      (this.current = w.get(this.index).value),
                      !0)
                    : ((this.isKey = !0), (this.currentKey = void 0), (this.current = w.get(this.index).key), !0)
                  : ((this.currentKey = void 0), (this.current = void 0), !1);
            }
            default:
              throw new Error(`Unexpected token type '${this._token.templateTokenType}' when traversing state`);
          }
        }
        getAncestors() {
          const a = [];
          let w = this.parent;
          for (; w;) (w.current && a.unshift(w.current), (w = w.parent));
          return a;
        }
      }
      class O extends Error {
        constructor(a, w) {
          (super(a), (this.token = w));
        }
      }
      class $ {
        constructor(a, w, A, f) {
          ((this.type = a), (this.file = w), (this.range = A), (this.definitionInfo = f));
        }
        get templateTokenType() {
          return this.type;
        }
        get line() {
          return this.range?.start.line;
        }
        get col() {
          return this.range?.start.column;
        }
        get definition() {
          return this.definitionInfo?.definition;
        }
        get description() {
          return this._description || this.propertyDefinition?.description || this.definition?.description;
        }
        set description(a) {
          this._description = a;
        }
        typeName() {
          return (0, v.j)(this.type);
        }
        assertNull(a) {
          if (this.type === v.k.Null) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type '${(0, v.j)(v.k.Null)}' was expected.`,
            this,
          );
        }
        assertBoolean(a) {
          if (this.type === v.k.Boolean) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type '${(0, v.j)(v.k.Boolean)}' was expected.`,
            this,
          );
        }
        assertNumber(a) {
          if (this.type === v.k.Number) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type '${(0, v.j)(v.k.Number)}' was expected.`,
            this,
          );
        }
        assertString(a) {
          if (this.type === v.k.String) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type '${(0, v.j)(v.k.String)}' was expected.`,
            this,
          );
        }
        assertScalar(a) {
          if (this?.isScalar === !0) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type 'ScalarToken' was expected.`,
            this,
          );
        }
        assertSequence(a) {
          if (this.type === v.k.Sequence) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type '${(0, v.j)(v.k.Sequence)}' was expected.`,
            this,
          );
        }
        assertMapping(a) {
          if (this.type === v.k.Mapping) return this;
          throw new O(
            `Unexpected type '${this.typeName()}' encountered while reading '${a}'. The type '${(0, v.j)(v.k.Mapping)}' was expected.`,
            this,
          );
        }
        static *traverse(a, w) {
          switch ((yield [void 0, a, void 0, []], a.templateTokenType)) {
            case v.k.Sequence:
            case v.k.Mapping: {
              let A = new e(void 0, a);
              for (A = new e(A, a); A.parent;)
                if (A.moveNext(w ?? !1))
                  switch (((a = A.current), yield [A.parent?.current, a, A.currentKey, A.getAncestors()], a.type)) {
                    case v.k.Sequence:
                    case v.k.Mapping:
                      A = new e(A, a);
                      break;
                  }
                else A = A.parent;
              break;
            }
          }
        }
        toJSON() {}
      }
    },
    7013: (te, H, M) => {
      M.d(H, { Kg: () => a, c$: () => $, jn: () => k, pi: () => y, wZ: () => o });
      var v = M(1166),
        e = M(1651),
        O = M(3709);
      function $(d) {
        return d.isLiteral;
      }
      function k(d) {
        return d.isScalar;
      }
      function a(d) {
        return $(d) && d.templateTokenType === O.k.String;
      }
      function w(d) {
        return $(d) && d.templateTokenType === TokenType.Number;
      }
      function A(d) {
        return $(d) && d.templateTokenType === TokenType.Boolean;
      }
      function f(d) {
        return k(d) && d.templateTokenType === TokenType.BasicExpression;
      }
      function o(d) {
        return d instanceof e.v;
      }
      function y(d) {
        return d instanceof v.e;
      }
    },
    3709: (te, H, M) => {
      M.d(H, { j: () => e, k: () => v });
      var v;
      (function (O) {
        ((O[(O.String = 0)] = 'String'),
          (O[(O.Sequence = 1)] = 'Sequence'),
          (O[(O.Mapping = 2)] = 'Mapping'),
          (O[(O.BasicExpression = 3)] = 'BasicExpression'),
          (O[(O.InsertExpression = 4)] = 'InsertExpression'),
          (O[(O.Boolean = 5)] = 'Boolean'),
          (O[(O.Number = 6)] = 'Number'),
          (O[(O.Null = 7)] = 'Null'));
      })(v || (v = {}));
      function e(O) {
        switch (O) {
          case v.String:
            return 'StringToken';
          case v.Sequence:
            return 'SequenceToken';
          case v.Mapping:
            return 'MappingToken';
          case v.BasicExpression:
            return 'BasicExpressionToken';
          case v.InsertExpression:
            return 'InsertExpressionToken';
          case v.Boolean:
            return 'BooleanToken';
          case v.Number:
            return 'NumberToken';
          case v.Null:
            return 'NullToken';
          default: {
            const $ = O;
            throw new Error(`Unhandled token type: ${O} ${$}}`);
          }
        }
      }
    },
    8782: (te, H, M) => {
      M.d(H, { P: () => v });
      class v {
        error() {}
        info() {}
        verbose() {}
      }
    },
    589: (te, H, M) => {
      M.d(H, { M: () => $ });
      var v = M(8815),
        e = M(907),
        O = M(3262);
      class $ {
        constructor(w, A) {
          ((this.lineCounter = new v.HN()),
            (this.errors = []),
            (this.doc = (0, v.Tp)(A, { lineCounter: this.lineCounter, keepSourceTokens: !0, uniqueKeys: !1 })));
          for (const f of this.doc.errors) this.errors.push({ message: f.message, range: k(f.linePos) });
          ((this._generator = this.getNodes(this.doc, new Set())), (this.fileId = w));
        }
        *getNodes(w, A) {
          let f = this.getRange(w);
          if ((0, v.wz)(w)) {
            yield new e.c(e.B.DocumentStart);
            for (const o of this.getNodes(w.contents, new Set())) yield o;
            yield new e.c(e.B.DocumentEnd);
          }
          if ((0, v.P3)(w)) {
            (0, v.oP)(w)
              ? yield new e.c(e.B.SequenceStart, new O.vd(this.fileId, f, void 0))
              : (0, v.jh)(w) && (yield new e.c(e.B.MappingStart, new O.eJ(this.fileId, f, void 0)));
            for (const o of w.items) for (const y of this.getNodes(o, A)) yield y;
            (0, v.oP)(w) ? yield new e.c(e.B.SequenceEnd) : (0, v.jh)(w) && (yield new e.c(e.B.MappingEnd));
          }
          if (((0, v.jn)(w) && (yield new e.c(e.B.Literal, $.getLiteralToken(this.fileId, f, w))), (0, v.Vj)(w))) {
            const o = w.resolve(this.doc);
            if (o) {
              if (A.has(o)) return;
              const y = new Set(A);
              (y.add(o), yield* this.getNodes(o, y));
            }
            return;
          }
          if ((0, v.tO)(w)) {
            const o = w.key;
            f = this.getRange(o);
            const y = o.value;
            yield new e.c(e.B.Literal, new O.Hj(this.fileId, f, y, void 0));
            for (const d of this.getNodes(w.value, A)) yield d;
          }
        }
        getRange(w) {
          const A = w?.range ?? [],
            f = A[0],
            o = A[1];
          if (f !== void 0 && o !== void 0) {
            const y = this.lineCounter.linePos(f),
              d = this.lineCounter.linePos(o);
            return { start: { line: y.line, column: y.col }, end: { line: d.line, column: d.col } };
          }
        }
        static getLiteralToken(w, A, f) {
          const o = f.value;
          if (o == null) return new O.Z4(w, A, void 0);
          switch (typeof o) {
            case 'number':
              return new O.X1(w, A, o, void 0);
            case 'boolean':
              return new O.Km(w, A, o, void 0);
            case 'string': {
              let y, d;
              if (
                f.srcToken &&
                'source' in f.srcToken &&
                ((y = f.srcToken.source), f.srcToken.type === 'block-scalar' && 'props' in f.srcToken)
              ) {
                const l = f.srcToken.props.find((x) => x.type === 'block-scalar-header');
                l?.source && (d = l.source);
              }
              return new O.Hj(w, A, o, void 0, y, d);
            }
            default:
              throw new Error(`Unexpected value type '${typeof o}' when reading object`);
          }
        }
        allowLiteral() {
          if (!this._current.done) {
            const w = this._current.value;
            if (w.type === e.B.Literal) return ((this._current = this._generator.next()), w.token);
          }
        }
        allowSequenceStart() {
          if (!this._current.done) {
            const w = this._current.value;
            if (w.type === e.B.SequenceStart) return ((this._current = this._generator.next()), w.token);
          }
        }
        allowSequenceEnd() {
          return !this._current.done && this._current.value.type === e.B.SequenceEnd
            ? ((this._current = this._generator.next()), !0)
            : !1;
        }
        allowMappingStart() {
          if (!this._current.done) {
            const w = this._current.value;
            if (w.type === e.B.MappingStart) return ((this._current = this._generator.next()), w.token);
          }
        }
        allowMappingEnd() {
          return !this._current.done && this._current.value.type === e.B.MappingEnd
            ? ((this._current = this._generator.next()), !0)
            : !1;
        }
        validateEnd() {
          if (!this._current.done && this._current.value.type === e.B.DocumentEnd) {
            this._current = this._generator.next();
            return;
          }
          throw new Error('Expected end of reader');
        }
        validateStart() {
          if (
            (this._current || (this._current = this._generator.next()),
            !this._current.done && this._current.value.type === e.B.DocumentStart)
          ) {
            this._current = this._generator.next();
            return;
          }
          throw new Error('Expected start of reader');
        }
      }
      function k(a) {
        if (a === void 0) return;
        const w = { line: a[0].line, column: a[0].col },
          A = a.length == 2 ? { line: a[1].line, column: a[1].col } : w;
        return { start: w, end: A };
      }
    },
  };
export { pt as id, dt as ids, ft as modules };
