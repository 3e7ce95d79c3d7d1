import type { Failure } from '@orchestrate/contracts/triage';
import { expect, it } from 'vitest';

import { renderIssue } from './render-issue';

const FAILURE: Failure = {
  gate: 'test',
  class: 'flaky',
  test: 'finds `it`',
  file: 'a.test.ts',
  message: 'expected false to be true\n```\n@somebody',
  stack: [],
  signature: 'abc',
  cluster: 'abc',
};
const FINDING = {
  failure: FAILURE,
  command: 'npm test',
  rate: { runs: 9, failed: 4 },
  seenAt: '2026-01-01T00:00:00.000Z',
  run: '20260101T000000Z-0a1b2c3d',
  tree: 'f00',
};

it('tells the test, its signature, how often it fails and since when', () => {
  const text = renderIssue(FINDING);
  expect(text).toContain('- Test: `` finds `it` `` in `a.test.ts`');
  expect(text).toContain('- Signature: `abc`');
  expect(text).toContain('failed in 4 of 9 runs of the same tree (44 %)');
  expect(text).toContain('- First seen: 2026-01-01T00:00:00.000Z');
  expect(text).toContain('````text\nexpected false to be true\n```\n@somebody\n````');
});

it('names the command where no test is known', () => {
  const { test: _test, file: _file, ...failure } = FAILURE;
  expect(renderIssue({ ...FINDING, failure })).toMatch(/^# Fails only sometimes: the command `npm test`\n/);
});
