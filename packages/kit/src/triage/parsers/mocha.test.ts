import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

describe('mochaLog', () => {
  const failures = triageOutput(readFixture('mocha.txt'));

  it('reads tests and hooks', () => {
    expect(failures.map(brief)).toEqual([
      'test range > leaves the end out test/range.test.js:7',
      'test range > of one > is empty test/range.test.js:11',
      'test total > adds prices test/range.test.js:18',
      'timeout total > waits for ever test/range.test.js:',
      'test total > gives up test/range.test.js:24',
      'test a store > "before each" hook for "opens" test/hook.test.js:3',
    ]);
  });

  it('puts both sides of a comparison together', () => {
    expect(failures[0]).toMatchObject({ expected: '[\n  1\n  2\n]', actual: '[\n  1\n  2\n  3\n]' });
    expect(failures[1]).toMatchObject({ expected: '0', actual: '1' });
  });

  it('reads the message and where it was thrown', () => {
    expect(failures[4]?.message).toBe('Error: first line\nsecond line');
    expect(failures[2]).toMatchObject({
      message: "TypeError: Cannot read properties of undefined (reading 'amount')",
      stack: [
        { file: 'lib/range.js', line: 2, column: 55 },
        { file: 'lib/range.js', line: 2, column: 32 },
        { file: 'test/range.test.js', line: 18, column: 18 },
      ],
    });
  });

  it('leaves a file that cannot be loaded to the trace', () => {
    expect(triageOutput(readFixture('mocha-file.txt')).map(brief)).toEqual(['dependency MODULE_NOT_FOUND']);
  });
});
