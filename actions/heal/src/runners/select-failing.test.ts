import { createTestReport } from '@orchestrate/testkit/test-report';
import { describe, expect, it } from 'vitest';

import { listFailedTests, listPassedTests, selectFailing, selectPassing } from './select-failing';

describe('selectFailing', () => {
  it('takes the tests that failed by name', () => {
    const report = createTestReport({ 'a.test.ts': ['one passed', 'two failed'], 'b.test.ts': ['three failed'] });
    expect(selectFailing(report)).toEqual({ files: ['a.test.ts', 'b.test.ts'], names: ['two', 'three'] });
    expect([...listFailedTests(report)]).toEqual(['a.test.ts two', 'b.test.ts three']);
    expect([...listPassedTests(report)]).toEqual(['a.test.ts one']);
  });

  it('takes files that could not be loaded whole', () => {
    const report = createTestReport({ 'a.test.ts': ['a.test.ts failed'], 'b.test.ts': ['three failed'] });
    expect(selectFailing(report)).toEqual({ files: ['a.test.ts', 'b.test.ts'], names: [] });
  });
});

describe('selectPassing', () => {
  const many = ['1 passed', '2 passed', '3 passed', '4 passed', '5 passed'];

  it('stays in the files with failures where enough passes there', () => {
    const report = createTestReport({ 'a.test.ts': [...many, 'x failed'], 'b.test.ts': ['y passed'] });
    expect(selectPassing(report)).toEqual({ files: ['a.test.ts'], names: ['x'], isInverted: true });
  });

  it('takes those of all files where little passes beside', () => {
    const report = createTestReport({ 'a.test.ts': ['1 passed', 'x failed'], 'b.test.ts': ['y passed'] });
    expect(selectPassing(report)?.files).toEqual(['a.test.ts', 'b.test.ts']);
  });

  it('takes none where nothing passes', () => {
    expect(selectPassing(createTestReport({ 'a.test.ts': ['x failed'] }))).toBeUndefined();
  });
});
