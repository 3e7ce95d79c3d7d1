import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const read = (fixture: string) => triageOutput(readFixture(fixture));

const THREE = ['[\n  1,\n  2,\n]', '[\n  1,\n  2,\n  3,\n]'];

describe('avaLog', () => {
  it.each([
    [
      'ava.txt',
      [
        'test leaves the end out test/range.js:7',
        'test counts test/range.js:11',
        'test adds prices test/range.js:15',
        'test refuses test/range.js:19',
      ],
    ],
    [
      'ava-files.txt',
      [
        'test range > leaves the end out two/range.js:7',
        'test range > counts two/range.js:11',
        'test range > adds prices two/range.js:15',
        'test range > refuses two/range.js:19',
        'test other > is other two/other.js:2',
      ],
    ],
    ['ava-hook.txt', ['test before hook hook.js:2']],
    ['ava-file.txt', ['dependency broken.js:1']],
    ['ava-reject.txt', ['crash reject.js:2']],
    ['ava-timeout.txt', ['timeout waits slow.js:']],
    ['ava-none.txt', ['configuration']],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual(expected);
  });

  it('reads both sides, the message and where it was thrown', () => {
    const [leaves, counts, adds] = read('ava.txt');
    expect([leaves?.expected, leaves?.actual]).toEqual(THREE);
    expect(counts).toMatchObject({ expected: '2', actual: '3' });
    expect(counts?.message).toMatch(/^one too many\n/);
    expect(adds?.stack[0]).toEqual({ file: 'lib/range.js', line: 2, column: 55 });
  });
});

describe('tapLog', () => {
  it.each([
    [
      'tape.txt',
      [
        'test range > leaves the end out test/range.js:6',
        'test range > should be strictly equal test/range.js:7',
        'test total > is there test/range.js:13',
        'test total > plan != count',
      ],
    ],
    ['ava-tap.txt', ['test leaves the end out', 'test counts', 'test adds prices lib/range.js:2', 'test refuses']],
    ['tape-throws.txt', ['crash']],
    [
      'tap.txt',
      [
        'test range > leaves the end out test/range.test.js:5',
        "test total > Cannot read properties of undefined (reading 'amount') lib/range.js:2",
      ],
    ],
    [
      'tap-plain.txt',
      [
        'test range > leaves the end out test/range.test.js:5',
        "test total > Cannot read properties of undefined (reading 'amount') lib/range.js:2",
      ],
    ],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual(expected);
  });

  it('reads both sides of tape, tap and ava', () => {
    expect(read('tap.txt')[0]).toMatchObject({
      expected: 'Array [\n  1,\n  2,\n]',
      actual: 'Array [\n  1,\n  2,\n  3,\n]',
    });
    expect(read('tape.txt')[0]).toMatchObject({ expected: '[ 1, 2 ]', actual: '[ 1, 2, 3 ]' });
    expect(read('tape.txt')[1]).toMatchObject({ expected: String.raw`a\nc`, actual: String.raw`a\nb` });
    const [leaves] = read('ava-tap.txt');
    expect([leaves?.expected, leaves?.actual]).toEqual(THREE);
  });

  it('takes dots in a message for what they are', () => {
    expect(read('node-test-tap.txt')[1]).toMatchObject({
      message: expect.stringContaining('\n...\n') as string,
      stack: [{ file: 'test/range.test.js', line: 12, column: 27 }],
    });
  });

  it('reads both sides of what node --test prints', () => {
    for (const fixture of ['node-test-tap.txt', 'node-test-spec.txt'])
      expect(read(fixture)[0]).toMatchObject({
        expected: '[\n  0,\n  1,\n  2,\n]',
        actual: '[\n  0,\n  1,\n  2,\n  3\n]',
      });
  });
});

describe('uvuLog', () => {
  it('reads tests', () => {
    expect(read('uvu.txt').map(brief)).toEqual([
      'test range > leaves the end out test/range.js:8',
      'test range > counts test/range.js:10',
      'test total > adds prices test/range.js:15',
    ]);
  });

  it('reads both sides, the message and where it was thrown', () => {
    const [leaves, counts, adds] = read('uvu.txt');
    expect([leaves?.expected, leaves?.actual]).toEqual(THREE);
    expect(counts).toMatchObject({ message: 'one too many  (is)', expected: '2', actual: '3' });
    expect(adds?.stack[0]).toEqual({ file: 'lib/range.js', line: 2, column: 55 });
  });
});

describe('playwrightLog', () => {
  it.each([
    [
      'playwright.txt',
      [
        'test range > leaves the end out tests/range.spec.ts:11',
        'test range > counts tests/range.spec.ts:16',
        'timeout waits tests/range.spec.ts:25',
      ],
    ],
    ['playwright-retry.txt', ['test range > leaves the end out tests/range.spec.ts:11']],
    ['playwright-flaky.txt', ['flaky comes and goes tests/flaky.spec.ts:3']],
    ['playwright-browser.txt', ['configuration opens tests/browser.spec.ts:2']],
    ['playwright-none.txt', ['configuration']],
    ['playwright-file.txt', ['build']],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual(expected);
  });

  it('reads both sides and where it was thrown', () => {
    const [leaves, counts] = read('playwright.txt');
    expect([leaves?.expected, leaves?.actual]).toEqual(['Array [\n  1,\n  2,\n]', 'Array [\n  1,\n  2,\n  3,\n]']);
    expect(counts).toMatchObject({ expected: '2', actual: '3' });
    expect(counts?.stack).toEqual([
      { file: 'tests/range.spec.ts', line: 16, column: 50 },
      { file: 'tests/range.spec.ts', line: 15, column: 5 },
    ]);
  });

  it('tells once what a report tells too', () => {
    const junit = { 'junit-xml': readFixture('junit-playwright.xml') };
    expect(triageOutput(readFixture('playwright.txt'), junit)).toHaveLength(4);
  });
});
