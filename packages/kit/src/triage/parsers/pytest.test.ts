import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const TESTS = [
  'test test_leaves_the_end_out test_shop.py:9',
  'test TestTotal > test_adds test_shop.py:14',
  'test TestTotal > test_needs_prices test_shop.py:17',
  'test TestTotal > test_counts[0] test_shop.py:21',
  'test test_raises test_shop.py:34',
  'test test_text test_shop.py:39',
  'test test_opens test_shop.py:26',
];

describe('pytestLog', () => {
  const failures = triageOutput(readFixture('pytest.txt'));

  it.each([
    ['pytest.txt', TESTS],
    ['pytest-short.txt', TESTS],
    // The summary alone knows no lines.
    ['pytest-summary.txt', TESTS.map((line) => line.replace(/\d+$/, ''))],
    ['pytest-collect.txt', ['dependency test_import.py:1', 'build test_local.py:1', 'build test_syntax.py:1']],
    ['pytest-conftest.txt', ['dependency conftest.py:1']],
    ['pytest-none.txt', ['configuration']],
    ['pytest-usage.txt', ['configuration']],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it('reads what was expected and what was there', () => {
    expect(failures[0]).toMatchObject({ expected: '[1, 2]', actual: '[1, 2, 3]' });
    expect(failures[1]).toMatchObject({ expected: '6', actual: '5' });
    expect(failures[2]?.expected).toBeUndefined();
  });

  it('reads the message and where it was raised, innermost first', () => {
    expect(failures[1]?.message).toBe(
      "AssertionError: assert 5 == 6\n +  where 5 = total([{'price': 2}, {'price': 3}])",
    );
    expect(failures[2]).toMatchObject({
      message: "KeyError: 'price'",
      stack: [
        { file: 'shop.py', line: 6 },
        { file: 'shop.py', line: 6 },
        { file: 'test_shop.py', line: 17 },
      ],
    });
  });
});

describe('pythonCrashLog', () => {
  it.each([
    ['python-crash.txt', 'crash', 'RuntimeError: cannot', ['app.py:6', 'app.py:7']],
    ['python-missing.txt', 'dependency', "ModuleNotFoundError: No module named 'requestz'", ['test_import.py:1']],
    ['python-syntax.txt', 'build', 'SyntaxError: invalid syntax', ['test_syntax.py:1']],
  ])('reads %s', (fixture, kind, message, stack) => {
    const failures = triageOutput(readFixture(fixture));
    expect(failures).toMatchObject([{ class: kind, message }]);
    expect(failures[0]?.stack.map(({ file, line }) => `${file}:${line}`)).toEqual(stack);
  });
});
