import type { Failure } from '@orchestrate/contracts/triage';
import { describe, expect, it } from 'vitest';

import { listImportSuspects, listTraceSuspects } from './trace';

function fail(overrides: Partial<Failure>): Failure {
  return { gate: 'test', class: 'test', message: '', stack: [], signature: 's', cluster: 's', ...overrides };
}

const isSource = (file: string): boolean => file.startsWith('src/');

describe('listTraceSuspects', () => {
  it('suspects the innermost frame of the sources most', () => {
    const stack = [
      { file: 'node_modules/x/index.js', line: 1 },
      { file: 'src/inner.ts', line: 5 },
      { file: 'src/outer.ts', line: 9 },
      { file: 'tests/a.test.ts', line: 3 },
    ];
    const suspects = listTraceSuspects([fail({ stack })], isSource);
    expect(suspects.map(({ file }) => file)).toEqual(['src/inner.ts', 'src/outer.ts']);
    expect(suspects[0]?.score).toBeGreaterThan(suspects[1]?.score ?? 1);
  });

  it('believes a compiler’s own place, and not the line of an assertion', () => {
    const place = { file: 'src/a.ts', line: 4 };
    expect(listTraceSuspects([fail({ class: 'type', ...place })], isSource)).toEqual([{ ...place, score: 1 }]);
    expect(listTraceSuspects([fail({ class: 'test', ...place })], isSource)).toEqual([]);
  });
});

describe('listImportSuspects', () => {
  const text = "import { a } from './a.js';\nimport { b } from './lost.js';\nb();\n";
  const read = (): Promise<string> => Promise.resolve(text);

  it.each([
    ["Error: Cannot find module '/home/me/src/lost.js' imported from /home/me/src/index.js", 2],
    ["Cannot find module './a.js' from 'src/index.js'", 1],
  ])('%s', async (message, line) => {
    const failure = fail({ message, stack: [{ file: 'src/index.js', line: 1 }] });
    expect(await listImportSuspects([failure], isSource, read)).toMatchObject([{ file: 'src/index.js', line }]);
  });

  it('suspects nothing where no module is missing', async () => {
    const failure = fail({ message: 'expected 1 to be 2', stack: [{ file: 'src/index.js', line: 1 }] });
    expect(await listImportSuspects([failure], isSource, read)).toEqual([]);
  });
});
