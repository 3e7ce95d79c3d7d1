import { createTestReport } from '@orchestrate/testkit/test-report';
import { describe, expect, it } from 'vitest';

import { listBuiltTests } from './built-tests';

const list = (report: Readonly<Record<string, readonly string[]>>, tracked: readonly string[]): Promise<string[]> =>
  listBuiltTests(createTestReport(report), { repository: { files: () => Promise.resolve([...tracked]) } });

describe('listBuiltTests', () => {
  const report = { 'test/a.test.ts': ['one passed'], 'dist/test/a.test.js': ['one failed'] };

  it('names a copy that fails beside the tests that it was built from', async () => {
    expect(await list(report, ['test/a.test.ts'])).toEqual(['dist/test/a.test.js']);
    const below = { 'src/a.spec.ts': ['one failed'], 'build/a.spec.js': ['one failed'] };
    expect(await list(below, ['src/a.spec.ts'])).toEqual(['build/a.spec.js']);
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['a copy passes', { ...report, 'dist/test/a.test.js': ['one passed'] }, ['test/a.test.ts']],
    ['tests are run where they are built, and nowhere else', { 'dist/a.test.js': ['one failed'] }, ['src/a.test.ts']],
    ['what is built is part of the tree', report, ['test/a.test.ts', 'dist/test/a.test.js']],
    ['the tests themselves were written by a command', report, []],
    ['only tests of the tree fail', { 'test/a.test.ts': ['one failed'] }, ['test/a.test.ts']],
  ])('names nothing where %s', async (_what, ran, tracked) => {
    expect(await list(ran, tracked)).toEqual([]);
  });
});
