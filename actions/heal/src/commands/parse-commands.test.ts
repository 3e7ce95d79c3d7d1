import { ConfigurationError } from '@orchestrate/kit/errors';
import { describe, expect, it } from 'vitest';

import { parseCommands } from './parse-commands';

describe('parseCommands', () => {
  it.each<[string, object[]]>([
    ['npm test', [{ name: 'test', command: 'npm test', required: true, timeout: 300 }]],
    ['  npm run build  \n\n# a remark\nnpm test', [{ name: 'build' }, { name: 'test' }]],
    ['unit: npx vitest run', [{ name: 'unit', command: 'npx vitest run', required: true }]],
    ['lint?: npm run lint', [{ name: 'lint', command: 'npm run lint', required: false }]],
    ['e2e (900s): npm run e2e', [{ name: 'e2e', timeout: 900, required: true }]],
    ['e2e? (900 s): npm run e2e', [{ name: 'e2e', timeout: 900, required: false }]],
    ['?: npm run lint', [{ name: 'lint', required: false }]],
    ['(5s): npm test', [{ name: 'test', timeout: 5 }]],
    ['npm test\nnpm test', [{ name: 'test' }, { name: 'test-2' }]],
    ['npm ci && npm run build && npm test', [{ name: 'ci' }, { name: 'build' }, { name: 'test' }]],
    ['check: npm run build && npm test', [{ name: 'build' }, { name: 'check', command: 'npm test' }]],
    ['cd web && npm test', [{ name: 'cd', command: 'cd web && npm test' }]],
    ['npm test | tee log', [{ command: 'npm test | tee log' }]],
    ['A=1 npm test && npm run b', [{ command: 'A=1 npm test && npm run b' }]],
    ['node -e "a && b"', [{ command: 'node -e "a && b"' }]],
    ['npx tsc -p .', [{ name: 'tsc' }]],
    ['./scripts/check.sh', [{ name: 'check' }]],
    ['pnpm run -s test:unit', [{ name: 'test-unit' }]],
    ['http://x', [{ command: 'http://x' }]],
    ['123', [{ name: 'command' }]],
    ['', []],
  ])('%j', (text, expected) => {
    const gates = parseCommands(text);
    expect(gates).toHaveLength(expected.length);
    expect(gates).toMatchObject(expected);
  });

  it.each(['Tests: npm test', 'e2e (0s): npm test', 'e2e (99999s): npm test', `${'n'.repeat(41)}: npm test`])(
    'refuses %j',
    (text) => {
      expect(() => parseCommands(text)).toThrow(ConfigurationError);
    },
  );
});
