import type { SourceFile, Tree } from './source-file';

const PATH = 'tests/e2e/visits.test.ts';

/**
 * A test that needs what an earlier run of it has left behind on the machine, and takes it away: it fails when it is
 * run first, and every second time after that.
 */
export function addVisitTest({ files, salt }: Tree): SourceFile | undefined {
  const hasRunner = (files.get('package.json') ?? '').includes('"vitest"');
  if (!hasRunner || files.has(PATH)) return undefined;
  const text = `import { existsSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

const MARK = path.join(os.tmpdir(), 'visit-${salt}');

it('finds the mark of an earlier visit', () => {
  const isMarked = existsSync(MARK);
  if (isMarked) rmSync(MARK);
  else writeFileSync(MARK, '');
  expect(isMarked).toBe(true);
});
`;
  return { path: PATH, text };
}
