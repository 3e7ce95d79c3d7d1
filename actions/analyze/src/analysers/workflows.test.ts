import { describe, expect, it } from 'vitest';

import { describeError, isWorkflow, isWorkflowOrAction } from './workflows';

describe('describeError', () => {
  it('keeps the place where there is one', () => {
    const range = { start: { line: 9, column: 9 }, end: { line: 9, column: 13 } };
    expect(describeError('.github/workflows/ci.yml', { rawMessage: "Unexpected value 'shel'", range })).toEqual({
      rule: 'invalid-workflow',
      level: 'error',
      message: "Unexpected value 'shel'",
      path: '.github/workflows/ci.yml',
      line: 9,
      column: 9,
      endLine: 9,
      endColumn: 13,
    });
    expect(describeError('a.yml', { rawMessage: 'm', range: undefined })).not.toHaveProperty('line');
  });
});

describe('isWorkflowOrAction', () => {
  it.each([
    ['.github/workflows/ci.yml', true, true],
    ['.github/workflows/deep/ci.yml', false, false],
    ['action.yml', false, true],
    ['actions/a/action.yaml', false, true],
    ['tests/fixtures/action.yml', false, false],
    ['compose.yml', false, false],
  ])('%s is a workflow: %s, or an action: %s', (file, workflow, either) => {
    expect(isWorkflow(file)).toBe(workflow);
    expect(isWorkflowOrAction(file)).toBe(either);
  });
});
