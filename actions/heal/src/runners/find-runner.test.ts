import { describe, expect, it } from 'vitest';

import { findRunner } from './find-runner';

const scripts = {
  test: 'vitest run',
  'test:watch': 'vitest',
  'test:env': 'NODE_ENV=test vitest run --config a.ts',
  'test:chain': 'tsc -p . && vitest run',
  'test:first': 'vitest run && node after.js',
  'test:piped': 'vitest run | tee log',
  mocha: 'mocha',
  bench: 'vitest bench',
};

describe('findRunner', () => {
  it.each<[string, string[], string[] | undefined]>([
    ['npm test', ['--'], ['run']],
    ['npm t', ['--'], ['run']],
    ['npm run test', ['--'], ['run']],
    ['npm run -s test:watch', ['--'], ['run']],
    ['pnpm test', [], ['run']],
    ['yarn run test', [], ['run']],
    ['npx vitest run --config b.ts', [], ['run', '--config', 'b.ts']],
    ['npx vitest --watch --dir src', [], ['run', '--dir', 'src']],
    ['vitest', [], ['run']],
    ['npm run test:env', ['--'], undefined],
    ['npm run test:chain', ['--'], undefined],
  ])('%s is vitest', (command, separator, ownArguments) => {
    const found = findRunner(command, scripts);
    expect(found?.runner.name).toBe('vitest');
    expect(found).toMatchObject({ separator, ownArguments });
  });

  it.each([
    'npm run mocha',
    'npm run bench',
    'npm run none',
    'npm test -- --bail',
    'npm run test:first',
    'npm run test:piped',
    'npm test | tee log',
    'npm ci',
    'node test.js',
  ])('%s is none that arguments can be appended to', (command) => {
    expect(findRunner(command, scripts)).toBeUndefined();
  });
});
