import { describe, expect, it } from 'vitest';

import { compareSnapshots, parseSnapshots } from './snapshot-file';

const HEAD = '// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n';
const entry = (name: string, value: string): string => `\nexports[\`${name}\`] = \`${value}\`;\n`;

describe('parseSnapshots', () => {
  it('reads values of one line and of several, and what is escaped in them', () => {
    const text = HEAD + entry('a > b 1', '\n{\n  "c": 1,\n}\n') + entry('d \\`e\\` 1', '"\\${f} \\\\n"');
    expect([...(parseSnapshots(text) ?? [])]).toEqual([
      ['a > b 1', '\n{\n  "c": 1,\n}\n'],
      ['d `e` 1', '"${f} \\n"'],
    ]);
  });

  it.each([
    ['code beside the values', `${entry('a 1', '1')}process.exit(1);\n`],
    ['code in a value', entry('a 1', '${process.exit(1)}`; `')],
    ['one name twice', entry('a 1', '1') + entry('a 1', '2')],
  ])('does not take %s', (_what, text) => {
    expect(parseSnapshots(HEAD + text)).toBeUndefined();
  });
});

describe('compareSnapshots', () => {
  const both = HEAD + entry('a 1', '1') + entry('b 1', '2');

  it('lists the values that changed', () => {
    const after = HEAD + entry('a 1', '1') + entry('b 1', '3');
    expect(compareSnapshots(both, after)).toEqual({ changes: [{ name: 'b 1', before: '2', after: '3' }] });
  });

  it.each([
    ['a value that goes', both, HEAD + entry('a 1', '1'), 'loses the recorded value "b 1"'],
    ['a value that comes', HEAD + entry('a 1', '1'), both, 'gains the recorded value "b 1"'],
    ['a file that goes', both, undefined, 'would be removed'],
    ['a file that comes', undefined, both, 'is a new snapshot file'],
    ['a picture', both, 'PNG', 'is no snapshot file'],
  ])('refuses %s', (_what, before, after, problem) => {
    expect(compareSnapshots(before, after)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});
