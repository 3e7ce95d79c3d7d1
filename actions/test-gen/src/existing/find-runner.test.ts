import { describe, expect, it } from 'vitest';

import { findRunner } from './find-runner';
import { readJestConfig } from './jest-runner';

const find = (test: string, dependencies: Record<string, string> = {}, type?: string) => {
  const { runner, unknown } = findRunner({ type, scripts: { test }, dependencies });
  return unknown === undefined ? runner.name : `${unknown}, not known`;
};

describe('findRunner', () => {
  it('finds the runner that the tests are written for', () => {
    expect(find('vitest run', { vitest: '4.0.0' })).toBe('vitest');
    expect(find('NODE_ENV=test jest --runInBand', { jest: '30.0.0' })).toBe('jest');
    expect(find('node --test')).toBe('node:test');
    expect(find('')).toBe('node:test');
  });

  it('names a runner that no tests are written for', () => {
    expect(find('mocha', { mocha: '11.0.0' })).toBe('mocha, not known');
    expect(find('node --experimental-vm-modules node_modules/.bin/jest', { jest: '30.0.0' }, 'module')).toBe(
      'jest, not known',
    );
  });
});

describe('readJestConfig', () => {
  it('takes over the settings that a script names', () => {
    expect(readJestConfig('jest --config test/jest.json -i')).toEqual(['--config=test/jest.json']);
    expect(readJestConfig('jest -c=jest.e2e.js')).toEqual(['--config=jest.e2e.js']);
    expect(readJestConfig('jest --ci')).toEqual([]);
  });
});
