import type { Failure } from '@orchestrate/contracts/triage';
import { expect, it } from 'vitest';

import { correctLine } from './container-settings';

function violation(line: number, actual: string, expected: string): Failure {
  return {
    gate: 'containers',
    class: 'configuration',
    message: '',
    stack: [],
    signature: '',
    cluster: '',
    line,
    actual,
    expected,
  };
}

it.each([
  ['a: 1\n- ${PORT:-3000}:3000\n', violation(2, '3000', '8080'), 'a: 1\n- ${PORT:-3000}:8080\n'],
  ['fetch(`http://x:${port}/health`)', violation(1, '/health', '/healthz'), 'fetch(`http://x:${port}/healthz`)'],
  ['a: 1\n', violation(1, '3000', '8080'), 'a: 1\n'],
  ['a: 1\n', violation(9, '1', '2'), 'a: 1\n'],
])('corrects %j', (text, failure, expected) => {
  expect(correctLine(text, failure)).toBe(expected);
});
