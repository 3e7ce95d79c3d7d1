import { expect, it } from 'vitest';

import { parseLcov } from './lcov';

const TEXT = `TN:
SF:/tree/lib/a.js
FNDA:2,run
BRDA:1,0,0,2
BRDA:3,1,0,0
DA:1,2
DA:2,2
DA:3,0
end_of_record
TN:
SF:/tree/test/a.test.js
DA:1,1
end_of_record
TN:
SF:/elsewhere/b.js
DA:1,1
end_of_record
`;

it('counts lines and branches of sources, and neither tests nor what lies elsewhere', () => {
  const inside = (file: string): string | undefined =>
    file.startsWith('/tree/') ? file.slice('/tree/'.length) : undefined;
  const { coverage, hits } = parseLcov(TEXT, inside);
  expect(coverage.lines).toEqual({ covered: 2, total: 3, percent: 66.66 });
  expect(coverage.branches).toEqual({ covered: 1, total: 2, percent: 50 });
  expect(coverage.files.map(({ path }) => path)).toEqual(['lib/a.js']);
  expect(hits.get('lib/a.js')?.get(3)).toBe(0);
});
