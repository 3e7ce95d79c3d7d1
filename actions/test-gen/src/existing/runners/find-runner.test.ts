import { describe, expect, it } from 'vitest';

import { findRunner } from './find-runner';
import { readJestConfig } from './jest-runner';
import { readMochaWords } from './mocha-runner';
import { findTestCommand } from './test-command';

const find = (test: string, dependencies: Record<string, string> = {}) => {
  const { runner, unknown } = findRunner({ scripts: { test }, dependencies });
  return unknown === undefined ? runner.name : `${unknown}, not known`;
};
const read = (test: string) => findTestCommand({ test });

describe('findRunner', () => {
  it.each([
    ['vitest run', 'vitest'],
    ['NODE_ENV=test jest --runInBand', 'jest'],
    ['node --experimental-vm-modules node_modules/.bin/jest', 'jest'],
    ['npm run lint && c8 mocha', 'mocha'],
    ['node --test --test-reporter=tap', 'node:test'],
    ['', 'node:test'],
    ['echo "Error: no test specified" && exit 1', 'node:test'],
    ['tap test/*.js', 'tap, not known'],
    ['ava', 'ava, not known'],
  ])('of %s is %s', (test, name) => {
    expect(find(test)).toBe(name);
  });

  it('takes vitest where a script does not say', () => {
    expect(find('turbo test', { vitest: '4.0.0' })).toBe('vitest');
  });

  it('tells whether jest makes CommonJS of modules', () => {
    const isCommonJs = (test: string) => findRunner({ scripts: { test }, dependencies: {} }).runner.isAlwaysCommonJs;
    expect(isCommonJs('jest')).toBe(true);
    expect(isCommonJs("NODE_OPTIONS='--experimental-vm-modules --no-warnings' npx jest")).toBe(false);
  });
});

describe('findTestCommand', () => {
  it('reads what Node is given for itself, and which files it runs', () => {
    expect(read('LOG_LEVEL=warn node --test --import tsx --test-reporter spec ./src/**/*.test.ts')).toEqual({
      program: 'node',
      env: { LOG_LEVEL: 'warn' },
      nodeOptions: ['--import', 'tsx'],
      words: ['./src/**/*.test.ts'],
    });
    expect(read('tsx --test test/a.ts')).toMatchObject({ nodeOptions: ['--import', 'tsx'], words: ['test/a.ts'] });
    expect(read('node --experimental-vm-modules node_modules/jest/bin/jest.js -i')).toEqual({
      program: 'jest',
      env: {},
      nodeOptions: ['--experimental-vm-modules'],
      words: ['-i'],
    });
  });

  it('knows no tests in a script that only starts something', () => {
    expect(read('node server.js')).toBeUndefined();
  });
});

describe('readJestConfig', () => {
  it.each([
    ['jest --config test/jest.json -i', ['--config=test/jest.json']],
    ['NODE_ENV=test jest -c=jest.e2e.js', ['--config=jest.e2e.js']],
    ['NODE_ENV=test jest --ci', []],
  ])('takes over the settings that %s names', (test, config) => {
    const command = read(test);
    expect(command === undefined ? undefined : readJestConfig(command)).toEqual(config);
  });
});

describe('readMochaWords', () => {
  it('tells files from options and their values', () => {
    expect(
      readMochaWords(['-r', 'tsx', '--exit', '--reporter', 'dot', '-t', '5000', 'test/**/*.js', '--grep=x']),
    ).toEqual({
      options: ['-r', 'tsx', '--exit', '-t', '5000'],
      files: ['test/**/*.js'],
    });
  });
});
