import { expect, it } from 'vitest';

import { isTreeTrusted } from './tree-trust';

it.each([
  [undefined, true],
  ['push', true],
  ['workflow_dispatch', true],
  ['pull_request', false],
  ['pull_request_target', false],
  ['issue_comment', false],
  ['workflow_run', false],
])('in a workflow for %s: %s', (GITHUB_EVENT_NAME, expected) => {
  expect(isTreeTrusted({ GITHUB_EVENT_NAME })).toBe(expected);
});
