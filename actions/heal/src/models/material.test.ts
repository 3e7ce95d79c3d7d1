import type { Failure } from '@orchestrate/contracts/triage';
import { describe, expect, it } from 'vitest';

import { describeFailures, excerpt, gatherMaterial, listRanges } from './material';
import type { OwnFiles } from './own-files';

function fail(overrides: Partial<Failure> = {}): Failure {
  return { gate: 'test', class: 'test', message: 'no', stack: [], signature: 's', cluster: 's', ...overrides };
}

function tree(texts: Readonly<Record<string, string>>): OwnFiles {
  return { tracked: Object.keys(texts), read: (file) => Promise.resolve(texts[file]) };
}

describe('gatherMaterial', () => {
  const files = tree({
    'src/a.js': 'a1\na2\n',
    'src/b.js': 'b1\nb2\n',
    'test/a.test.js': 'check(a)\n',
    'README.md': 'words\n',
  });

  it('shows the most suspect code first, the suspect lines and the test that fails', async () => {
    const suspicion = new Map([
      ['src/a.js', new Map([[2, 0.4]])],
      ['src/b.js', new Map([[1, 0.9]])],
    ]);
    const material = await gatherMaterial([fail({ file: 'test/a.test.js', line: 1 })], suspicion, files);
    expect(material.suspects).toBe('src/b.js:1 (0.90): b1\nsrc/a.js:2 (0.40): a2');
    expect(material.code).toBe('=== src/b.js\nb1\nb2\n\n=== src/a.js\na1\na2\n');
    expect(material.test).toBe('=== test/a.test.js\ncheck(a)\n');
    expect(material.files.split('\n')).toHaveLength(4);
  });

  it('shows what the failure names, then other sources, where nothing was measured', async () => {
    const failure = fail({
      stack: [
        { file: 'src/b.js', line: 2 },
        { file: '/etc/passwd', line: 1 },
      ],
    });
    const material = await gatherMaterial([failure], new Map(), files);
    expect(material.code.match(/^=== .*/gm)).toEqual(['=== src/b.js', '=== src/a.js']);
    expect([material.suspects, material.test]).toEqual(['none was measured', 'the output names none']);
  });

  it('keeps within its bounds', async () => {
    const text = 'a line of code;\n'.repeat(3_000);
    const many = tree(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`src/f${index}.js`, text])));
    const { code, files: names } = await gatherMaterial([fail()], new Map(), many);
    expect(code.length).toBeLessThan(25_000);
    expect(names.split('\n').at(-1)).toBe('and 100 more');
  });
});

it('tells failures of one cluster once', () => {
  const told = describeFailures([
    fail({ file: 'a', line: 3, code: 'TS1', expected: '1', actual: '2' }),
    fail({ file: 'a', line: 3, code: 'TS1', expected: '1', actual: '2' }),
    fail({ cluster: 'other', message: 'else' }),
  ]);
  expect(told).toBe('[test] test TS1\nat a:3\nno\nexpected: 1\nactual: 2\n\n[test] test\nelse\n\n3 failures, 2 kinds');
});

it('joins ranges that touch, and cuts them at the ends', () => {
  expect(listRanges([100, 5, 45], 110)).toEqual([
    [1, 65],
    [80, 110],
  ]);
  expect(excerpt('a', `${'x'.repeat(9_000)}\ny`, [2])).toMatch(/^=== a, lines 1 to 2 of 2\nx+$/);
});
