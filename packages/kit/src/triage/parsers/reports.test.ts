import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const report = (format: string, fixture: string, log = '') => triageOutput(log, { [format]: readFixture(fixture) });

const LINTED = [
  'lint lint/suspicious/noDebugger src/lint.ts:2',
  'lint lint/suspicious/noDoubleEquals src/lint.ts:3',
  'build parse src/syntax.ts:1',
];

describe('junitReport', () => {
  it.each([
    [
      'junit-surefire.xml',
      [
        'test SpanTest > leavesTheEndOut src/test/java/shop/SpanTest.java:16',
        'test SpanTest > takesTheThird src/test/java/shop/SpanTest.java:21',
      ],
    ],
    ['junit-surefire-flaky.xml', ['flaky SpanTest > comesAndGoes src/test/java/shop/SpanTest.java:12']],
    [
      'junit-pytest.xml',
      [
        'test test_leaves_the_end_out test_shop.py:9',
        'test TestTotal > test_adds test_shop.py:14',
        'test TestTotal > test_needs_prices test_shop.py:17',
        'test TestTotal > test_counts[0] test_shop.py:21',
        'test test_opens test_shop.py:26',
        'test test_raises test_shop.py:34',
        'test test_text test_shop.py:39',
      ],
    ],
    ['junit-pytest-collect.xml', ['dependency test_import.py:1']],
    [
      'junit-mocha.xml',
      [
        'test range > leaves the end out test/range.test.js:7',
        'test range of one > is empty test/range.test.js:11',
        'test total > adds prices test/range.test.js:18',
        'timeout total > waits for ever test/range.test.js:',
        'test total > gives up test/range.test.js:24',
      ],
    ],
    ['junit-node.xml', ['test range > leaves the end out node.test.js:6', 'timeout range > waits']],
    [
      'junit-playwright.xml',
      ['test range > leaves the end out tests/range.spec.ts:11', 'test adds prices tests/range.spec.ts:22'],
    ],
    ['junit-jest.xml', ['test range leaves the end out test/range.test.js:4', 'test range adds test/range.test.js:7']],
    ['junit-vitest.xml', ['test range > leaves the end out test/range.test.mjs:5']],
    ['junit-biome.xml', LINTED],
    ['junit-eslint.xml', ['lint no-undef src/lint.js:1', 'build src/syntax.js:1']],
  ])('reads %s', (fixture, expected) => {
    expect(report('junit-xml', fixture).map(brief)).toEqual(expected);
  });

  it.each([
    ['junit-surefire.xml', '[1, 2]', '[1, 2, 3]'],
    ['junit-pytest.xml', '[1, 2]', '[1, 2, 3]'],
    ['junit-mocha.xml', '[\n  1\n  2\n]', '[\n  1\n  2\n  3\n]'],
    ['junit-node.xml', '[\n  1,\n  2,\n]', '[\n  1,\n  2,\n  3\n]'],
    ['junit-playwright.xml', 'Array [\n  1,\n  2,\n]', 'Array [\n  1,\n  2,\n  3,\n]'],
    ['junit-vitest.xml', '[ 1, 2 ]', '[ 1, 2, 3 ]'],
  ])('reads both sides from %s', (fixture, expected, actual) => {
    expect(report('junit-xml', fixture)[0]).toMatchObject({ expected, actual });
  });

  it('reads the message and where it was thrown', () => {
    expect(report('junit-xml', 'junit-jest.xml')[1]).toMatchObject({
      message: "TypeError: Cannot read properties of undefined (reading 'amount')",
      stack: [
        { file: 'lib/range.js', line: 2 },
        { file: 'lib/range.js', line: 2 },
        { file: 'test/range.test.js', line: 7 },
      ],
    });
    expect(report('junit-xml', 'junit-pytest.xml')[2]).toMatchObject({
      message: "KeyError: 'price'",
      stack: [
        { file: 'shop.py', line: 6 },
        { file: 'shop.py', line: 6 },
        { file: 'test_shop.py', line: 17 },
      ],
    });
  });

  it.each([
    ['junit-mocha.xml', 'mocha.txt', 6],
    ['junit-pytest.xml', 'pytest.txt', 7],
    ['junit-surefire.xml', 'mvn-test.txt', 2],
  ])('tells what is in %s and in %s once', (fixture, log, count) => {
    expect(report('junit-xml', fixture, readFixture(log))).toHaveLength(count);
  });

  it('is left where it was cut off', () => {
    const cut = readFixture('junit-pytest.xml').slice(0, 1_500);
    expect(triageOutput(readFixture('pytest.txt'), { 'junit-xml': cut })).toEqual(
      triageOutput(readFixture('pytest.txt')),
    );
  });
});

describe('ctrfReport', () => {
  it.each([
    [
      'ctrf-mocha.json',
      [
        'test range leaves the end out test/range.test.js:7',
        'test range of one is empty test/range.test.js:11',
        'test total adds prices test/range.test.js:18',
        'test a store "before each" hook for "opens" test/hook.test.js:3',
      ],
    ],
    ['ctrf-jest.json', ['test range > adds test/range.test.js:7']],
    // A test that passed at another try does not count beside one that did not.
    ['ctrf-playwright.json', ['timeout waits tests/range.spec.ts:']],
  ])('reads %s', (fixture, expected) => {
    expect(report('ctrf-json', fixture).map(brief)).toEqual(expected);
  });

  it('reads both sides, and frames whose indentation was lost', () => {
    expect(report('ctrf-json', 'ctrf-mocha.json')[0]).toMatchObject({ expected: '[\n  1,\n  2,\n]' });
    expect(report('ctrf-json', 'ctrf-jest.json')[0]?.stack).toHaveLength(3);
  });

  it('tells what is in the log of mocha too once', () => {
    expect(report('ctrf-json', 'ctrf-mocha.json', readFixture('mocha.txt'))).toHaveLength(6);
  });
});

describe('sarifReport', () => {
  it.each([
    ['biome.sarif.json', LINTED],
    ['eslint.sarif.json', ['lint no-undef src/lint.js:1', 'build src/syntax.js:1']],
  ])('reads %s', (fixture, expected) => {
    expect(report('sarif-json', fixture).map(brief)).toEqual(expected);
  });

  it('reads message and column', () => {
    expect(report('sarif-json', 'eslint.sarif.json')[0]).toMatchObject({
      message: "'nope' is not defined.",
      column: 9,
    });
  });
});
