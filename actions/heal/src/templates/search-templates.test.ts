import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { SEARCH_TEMPLATES } from './all-templates';
import type { PlacedChange } from './collect-changes';
import { collectChanges } from './collect-changes';
import type { Site } from './template';

interface Made {
  readonly text: string;
  readonly change: PlacedChange;
}

function change(code: string, tested: readonly string[] = [], lines?: readonly number[]): Made[] {
  const source = ts.createSourceFile('src/a.js', code, ts.ScriptTarget.Latest, true);
  const donors = { files: [], strings: new Set<string>(), tested: new Set(tested) };
  const site: Site = { ts, source, file: 'src/a.js', checker: undefined, donors, hasTypeError: false };
  const suspects = lines ?? code.split('\n').map((_, index) => index + 1);
  const found = collectChanges(site, new Map(suspects.map((line) => [line, 1])), SEARCH_TEMPLATES);
  return found.map((one) => ({ text: code.slice(0, one.start) + one.text + code.slice(one.end), change: one }));
}

function squeeze(text: string): string {
  return text.replace(/[\s;()]+/g, '');
}

function makes(code: string, expected: string, tested: readonly string[] = []): boolean {
  return change(code, tested).some(({ text }) => squeeze(text) === squeeze(expected));
}

describe('what was taken away is put back', () => {
  it.each<[string, string, string]>([
    [
      'a returned value, by one of the same form with other names',
      'const { round } = Math; function show(n, h, m) { if (n > h) return round(n / h); return undefined; }',
      'const { round } = Math; function show(n, h, m) { if (n > h) return round(n / h); return round(n / m); }',
    ],
    [
      'a guard, mirrored',
      'function far(str1, str2) { const str1Len = str1.length; const str2Len = str2.length; if (str1Len === 0) return str2Len; go(str1Len); }',
      'function far(str1, str2) { const str1Len = str1.length; const str2Len = str2.length; if (str2Len === 0) return str1Len; if (str1Len === 0) return str2Len; go(str1Len); }',
    ],
    [
      'a case of several, by what belongs to it',
      "const UNIT = { m: 60, h: 3600 }; function show(s) { if (s >= UNIT.m) return s / UNIT.m + 'm'; return s; }",
      "const UNIT = { m: 60, h: 3600 }; function show(s) { if (s >= UNIT.h) return s / UNIT.h + 'h'; if (s >= UNIT.m) return s / UNIT.m + 'm'; return s; }",
    ],
    [
      'the elements of a list',
      'function pair(start, end) { const list = []; return list; }',
      'function pair(start, end) { const list = [start, end]; return list; }',
    ],
    [
      'what was done to a value that is set to itself',
      'function cut(args, at) { const i = args.indexOf(at); args = args; return args; }',
      'function cut(args, at) { const i = args.indexOf(at); args = args.slice(0, args.indexOf(at)); return args; }',
    ],
    [
      'a call of what nobody calls',
      'function isOwn(obj, key) { return key in obj; }\nfunction set(o, key) { if (key === 1) return; go(o); }',
      'function isOwn(obj, key) { return key in obj; }\nfunction set(o, key) { if (isOwn(o, key)) return; go(o); }',
    ],
    [
      'a method of a text',
      'function cut(args, at) { return args; }',
      'function cut(args, at) { return args.slice(0, at); }',
    ],
    [
      'a question about a part of the condition',
      'function low(c) { if (c.operator === "<") return 1; }',
      'function low(c) { if (!c.operator || c.operator === "<") return 1; }',
    ],
    [
      'the same question of another text',
      'function is(p) { if (p.type !== "root") go("brace"); }',
      'function is(p) { if (p.type !== "root" && p.type !== "brace") go("brace"); }',
    ],
    ['anchors around choices', 'f(/true|false/.test(a))', 'f(/^(?:true|false)$/.test(a))'],
    [
      'a first value that comes before another',
      'function top(high, other) { high = other; return high; }',
      'function top(high, other) { high = high || other; return high; }',
    ],
  ])('%s', (_what, code, expected) => {
    expect(makes(code, expected)).toBe(true);
  });

  it('a text, from the texts that the tests name', () => {
    expect(makes('function say() { return ""; }', "function say() { return 'no such key'; }", ['no such key'])).toBe(
      true,
    );
  });
});

it('looks at what stands behind else, whose line tells nothing by itself', () => {
  const code = 'function f(a, b) {\n  if (a) {\n    go();\n  } else if (a < b) {\n    stop();\n  }\n}';
  expect(change(code, [], [2]).some(({ text }) => text.includes('else if (a <= b)'))).toBe(true);
});

it('looks at the head of a function when its body is suspect', () => {
  const code = 'function f(a,\n  b = 1) {\n  return a + b;\n}';
  expect(change(code, [], [3]).some(({ text }) => text.includes('b = 2)'))).toBe(true);
});
