import { describe, expect, it } from 'vitest';

import { findRunner } from './find-runner';
import { jest } from './jest';

describe('jest', () => {
  it.each<[string, string[] | undefined]>([
    ['jest', []],
    ['npx jest --coverage --ci', ['--ci']],
    ['npm test', ['--runInBand']],
    ['node node_modules/jest/bin/jest.js', undefined],
    ['jest-codemods', undefined],
  ])('%s', (command, expected) => {
    const found = findRunner(command, { test: 'jest --runInBand --watchAll' });
    expect(found?.ownArguments).toEqual(expected);
  });

  it('runs exactly the tests asked for', () => {
    expect(jest.selectArguments({ files: ['a.test.js'], names: ['list > gives (1)'] })).toEqual([
      '--runTestsByPath',
      'a.test.js',
      '-t',
      String.raw`^(?:list gives \(1\))$`,
    ]);
    expect(jest.selectArguments({ files: [], names: [] })).toEqual([]);
  });

  it('measures coverage without its thresholds, which would fail it', () => {
    const measured = jest.probeArguments('/r.json', { directory: '/c', by: 'jest' });
    expect(measured).toEqual(
      expect.arrayContaining(['--coverage', '--coverageDirectory=/c', '--coverageThreshold={}']),
    );
    expect(jest.probeArguments('/r.json')).toContain('--coverage=false');
  });
});
