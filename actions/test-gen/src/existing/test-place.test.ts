import { describe, expect, it } from 'vitest';

import { createMochaRunner } from './runners/mocha-runner';
import { createNodeRunner } from './runners/node-runner';
import { findPlace, isCommonJsFile, nameTestFile } from './test-place';

const NONE = { program: '', env: {}, nodeOptions: [], words: [] };
const node = createNodeRunner(NONE);
const mocha = createMochaRunner(NONE, {});
const name = (files: readonly string[], runner = mocha): string =>
  nameTestFile(findPlace(files, runner, true), 'routes', 'routes', 'mjs');

describe('tests of ours', () => {
  it('have a folder where the runner finds them in any', () => {
    expect(name(['src/a.js', '__tests__/a.js'], node)).toBe('__tests__/routes/routes.test.mjs');
    expect(name(['src/a.js'], node)).toBe('test/routes/routes.test.mjs');
  });

  it('stand beside a test, and are named as it is, where the runner names the files that it runs', () => {
    expect(name(['test/helper.js', 'test/api/users.spec.js', 'test/app.spec.js'])).toBe('test/routes.spec.js');
    expect(name(['test/setup.js', 'test/app.js'])).toBe('test/routes.js');
    expect(name(['src/a.ts'])).toBe('test/routes.test.js');
    const patterned = createNodeRunner({ ...NONE, words: ['src/**/*.test.ts'] });
    expect(name(['src/health/health.test.ts'], patterned)).toBe('src/health/routes.test.ts');
  });

  it('do not overwrite each other', () => {
    const place = findPlace(['test/a.test.js'], mocha, true);
    expect(nameTestFile(place, 'characterisation', 'lib-cost', 'js')).toBe('test/characterisation-lib-cost.test.js');
    expect([isCommonJsFile('a.js', place), isCommonJsFile('a.mjs', place), isCommonJsFile('a.cjs', place)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
