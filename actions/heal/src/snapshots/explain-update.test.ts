import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { explainUpdate } from './explain-update';
import { parseHunks } from './list-rewrites';

const SNAPSHOT = 'tests/__snapshots__/a.test.ts.snap';
const FAILING = [{ file: 'tests/a.test.ts', name: 'shop > shows' }];

const record = (value: string, name = 'shop > shows 1'): string =>
  `// Vitest Snapshot v1\n\nexports[\`${name}\`] = \`\n${value}\n\`;\n`;

/** One line of a source that was changed, and what it became. */
function explain(said: string, says: string, recorded: string, records: string, changed: readonly string[] = []) {
  const hunks = [{ removed: [1, 1], added: [1, said === '' ? 1 : says.split('\n').length] }] as const;
  const sources = new Map([['src/a.ts', { before: `${said}\n`, after: `${says}\n`, hunks }]]);
  const updates = [{ path: SNAPSHOT, before: record(recorded), after: record(records) }];
  const recent = { sources, changed: new Set(['src/a.ts', ...changed]) };
  return explainUpdate(updates, { compiler: ts, recent, failing: FAILING });
}

const EXPLAINED = { files: ['src/a.ts'] };

describe('explains', () => {
  it.each([
    ['a text', "f('Hello!')", "f('Hello.')", '"Hello!"', '"Hello."'],
    ['a part of a text', 'f(`Hello ${n}`)', 'f(`Dear ${n}`)', '  "a": "Hello Ann",', '  "a": "Dear Ann",'],
    ['a number', 'f(10)', 'f(25)', '"size": 10,', '"size": 25,'],
    ['the name of a property', 'f({ total: x })', 'f({ sum: x })', '"total": 7,', '"sum": 7,'],
    [
      'a property that comes',
      'f({ a })',
      "f({ a, unit: 'kg' })",
      '{\n  "a": 1,\n}',
      '{\n  "a": 1,\n  "unit": "kg",\n}',
    ],
    ['a property that goes', "f({ a, unit: 'kg' })", 'f({ a })', '{\n  "a": 1,\n  "unit": "kg",\n}', '{\n  "a": 1,\n}'],
  ])('%s', (_what, said, says, recorded, records) => {
    expect(explain(said, says, recorded, records)).toEqual(EXPLAINED);
  });
});

describe('does not explain', () => {
  it.each([
    ['what is computed', 'f(10)', 'f(25)', '"size": 20,', '"size": 50,'],
    ['something else that changes too', "f('Hello')", "f('Dear')", '"Hello 7"', '"Dear 8"'],
    ['a part of a number', 'f(10)', 'f(25)', '"size": 1010,', '"size": 1025,'],
    ['a digit', 'f(1)', 'f(2)', '"count": 1,', '"count": 2,'],
    ['a flag', 'f(true)', 'f(false)', '"ok": true,', '"ok": false,'],
    ['values that could be each other', "f('aa', 'bb')", "f('cc')", '"aa"', '"cc"'],
    ['a property of another value', 'f({ a })', "f({ a, unit: 'kg' })", '"a": 1,', '"a": 1,\n"unit": "lb",'],
    ['an operator', 'f(a + b)', 'f(a - b)', '"sum": 12,', '"sum": 10,'],
  ])('%s', (_what, said, says, recorded, records) => {
    expect(explain(said, says, recorded, records)).toMatchObject({
      problem: expect.stringContaining('nothing that was changed last explains') as string,
    });
  });

  it('a test that was changed itself', () => {
    expect(explain("f('aa')", "f('bb')", '"aa"', '"bb"', ['tests/a.test.ts'])).toEqual({
      problem: 'the last change is one of tests/a.test.ts too',
    });
  });

  it.each([
    ['a value that goes', record('"a"'), record('"a"', 'other 1'), 'loses the recorded value'],
    ['one of a test that passes', record('"a"', 'other 1'), record('"b"', 'other 1'), 'belongs to no failing test'],
    ['nothing', record('"a"'), record('"a"'), 'changes no recorded value'],
  ])('%s', (_what, before, after, problem) => {
    const recent = { sources: new Map(), changed: new Set<string>() };
    const verdict = explainUpdate([{ path: SNAPSHOT, before, after }], { compiler: ts, recent, failing: FAILING });
    expect(verdict).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});

it('reads the hunks of files that stay where they are', () => {
  const diff = [
    'diff --git src/a.ts src/a.ts',
    '--- src/a.ts',
    '+++ src/a.ts',
    '@@ -3 +3,2 @@ f()',
    '--- x',
    '+a',
    '+b',
    '--- /dev/null',
    '+++ src/new.ts',
    '@@ -0,0 +1 @@',
    '+c',
  ].join('\n');
  expect([...parseHunks(diff)]).toEqual([['src/a.ts', [{ removed: [3, 1], added: [3, 2] }]]]);
});
