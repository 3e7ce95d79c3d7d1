import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const BUILD = [
  'build E0583 src/lib.rs:4',
  'dependency E0432 src/lib.rs:1',
  'type E0425 src/lib.rs:13',
  'type E0308 src/lib.rs:7',
];

describe('cargoTestLog', () => {
  it.each([
    [
      'cargo-test.txt',
      [
        'test tests > gives_up',
        'test tests > leaves_the_end_out src/lib.rs:20',
        'test tests > panics src/lib.rs:36',
        'test tests > takes_the_third src/lib.rs:6',
        'test is_long tests/whole.rs:3',
      ],
    ],
    ['cargo-nocapture.txt', ['test tests > takes_the_third src/lib.rs:6']],
    ['cargo-backtrace.txt', ['test tests > takes_the_third src/lib.rs:6']],
    ['cargo-doc.txt', ['test src/lib.rs - add (line 3) src/lib.rs:5']],
    ['cargo-run.txt', ['crash src/main.rs:3']],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it('reads the message, what was expected and what was there', () => {
    const [givesUp, leaves, , takes, isLong] = triageOutput(readFixture('cargo-test.txt'));
    expect(givesUp?.message).toBe('Error: "no store"');
    expect(leaves).toMatchObject({ expected: '[1, 2]', actual: '[1, 2, 3]' });
    expect(takes?.message).toBe('index out of bounds: the len is 2 but the index is 2');
    expect(isLong?.message).toBe('too short:\n[1, 2, 3]');
  });

  it('reads a backtrace without what belongs to Rust', () => {
    expect(triageOutput(readFixture('cargo-backtrace.txt'))[0]?.stack).toEqual([
      { file: 'src/lib.rs', line: 6, column: 5 },
      { file: 'src/lib.rs', line: 26, column: 9 },
      { file: 'src/lib.rs', line: 24, column: 25 },
    ]);
  });
});

describe('rustcLog', () => {
  it.each([
    ['cargo-build.txt', BUILD],
    ['cargo-short.txt', BUILD],
    ['cargo-syntax.txt', ['build src/lib.rs:4']],
    ['cargo-dep.txt', ['dependency']],
    ['cargo-version.txt', ['dependency']],
    ['cargo-manifest.txt', ['configuration Cargo.toml:6']],
    ['clippy.txt', ['lint unused-imports src/main.rs:6', 'lint clippy::needless-return src/main.rs:2']],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it('reads what is written below the code, and the types in it', () => {
    expect(triageOutput(readFixture('cargo-build.txt'))[3]).toMatchObject({
      message: 'mismatched types\nexpected `u32`, found `&str`',
      expected: 'u32',
      actual: '&str',
      column: 5,
    });
  });
});
