import { expect, it } from 'vitest';

import { readLcov } from './lcov';

it('reads lines, branches and functions of each file', () => {
  const [a, b] = readLcov(
    [
      'TN:',
      'SF:src/a.ts',
      'FN:1,run',
      'FNDA:3,run',
      'DA:1,3',
      'DA:2,0',
      'BRDA:2,0,0,-',
      'BRDA:2,0,1,4',
      'end_of_record',
    ]
      .concat(['SF:src/b.ts', 'DA:7,1', 'end_of_record', ''])
      .join('\n'),
  );
  expect(a).toEqual({
    path: 'src/a.ts',
    lines: new Map([
      [1, 3],
      [2, 0],
    ]),
    branches: [
      { line: 2, taken: 0 },
      { line: 2, taken: 4 },
    ],
    functions: [3],
  });
  expect(b?.lines).toEqual(new Map([[7, 1]]));
});

it('reads nothing out of what is no trace', () => {
  expect(readLcov('DA:1,1\nhello\n')).toEqual([]);
});
