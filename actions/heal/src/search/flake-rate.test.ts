import { createTestReport } from '@orchestrate/testkit/test-report';
import { expect, it } from 'vitest';

import type { FlakeRate } from './flake-rate';
import { countRun } from './flake-rate';

it('counts the runs of a test, and none that it was not in', () => {
  const rates = new Map<string, FlakeRate>();
  const keys = new Set(['a.test.ts one']);
  countRun(rates, keys, createTestReport({ 'a.test.ts': ['one failed'] }));
  countRun(rates, keys, createTestReport({ 'a.test.ts': ['one passed'] }));
  countRun(rates, keys, createTestReport({ 'a.test.ts': ['two failed'] }));
  expect([...rates]).toEqual([['a.test.ts one', { runs: 2, failed: 1 }]]);
});
