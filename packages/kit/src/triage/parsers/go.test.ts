import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const TESTS = ['test TestSpan span_test.go:12', 'test TestMany > of_2 span_test.go:20', 'test TestThird'];

describe('goTestLog', () => {
  it.each([
    ['go-test.txt', TESTS],
    ['go-test-verbose.txt', TESTS],
    ['go-json.txt', ['test TestMany > of_2 span_test.go:20']],
    ['go-testify.txt', ['test TestSpan span/span_test.go:10', 'test TestCount span/span_test.go:14']],
    ['go-timeout.txt', ['timeout TestSlow']],
    ['go-race.txt', ['test TestLog d_test.go:24', 'test TestRace']],
    ['go-crash.txt', ['crash']],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it('reads what was expected and what was there', () => {
    const [span, many] = triageOutput(readFixture('go-test.txt'));
    expect(span).toMatchObject({
      message: 'Span(1, 3) = [1 2 3]; want [1 2]',
      expected: '[1 2]',
      actual: '[1 2 3]',
    });
    expect(many).toMatchObject({ message: 'got:  2\nwant: 1', expected: '1', actual: '2' });
    expect(triageOutput(readFixture('go-testify.txt'))[0]).toMatchObject({
      expected: '[]int{1, 2}',
      actual: '[]int{1, 2, 3}',
    });
  });

  it('reads where a goroutine panicked', () => {
    expect(triageOutput(readFixture('go-test.txt'))[2]).toMatchObject({
      message: 'runtime error: index out of range [2] with length 0',
      stack: [
        { file: 'span.go', line: 14 },
        { file: 'span_test.go', line: 27 },
      ],
    });
    expect(triageOutput(readFixture('go-crash.txt'))[0]?.stack).toEqual([{ file: 'main.go', line: 8 }]);
    expect(triageOutput(readFixture('go-timeout.txt'))[0]?.stack).toEqual([{ file: 'slow/a_test.go', line: 8 }]);
  });
});

const BUILD = [
  'type bad/bad.go:4',
  'type bad/bad.go:5',
  'type bad/bad.go:9',
  'type bad/bad.go:9',
  'type bad/bad.go:10',
  'type bad/bad.go:10',
];

describe('goBuildLog', () => {
  it.each([
    ['go-build.txt', BUILD],
    ['go-json-build.txt', BUILD],
    ['go-syntax.txt', ['build badsyntax/a.go:3']],
    ['go-dep.txt', ['dependency dep/a.go:4', 'dependency dep/a.go:3']],
    ['go-std.txt', ['dependency main.go:3']],
    ['go-vet.txt', ['lint vet/a.go:6']],
    ['go-vet-type.txt', ['type v/a.go:6']],
    ['go-nodir.txt', ['build']],
    ['go-nomod.txt', ['configuration']],
    ['go-badversion.txt', ['configuration go.mod:5']],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it('reads message and column', () => {
    expect(triageOutput(readFixture('go-build.txt'))[4]).toMatchObject({
      message: 'undefined: undefinedName',
      column: 9,
    });
  });
});
