import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const TESTS = [
  'test SpanTest > leavesTheEndOut src/test/java/shop/SpanTest.java:16',
  'test SpanTest > takesTheThird src/test/java/shop/SpanTest.java:21',
];

describe('surefireLog', () => {
  it.each([
    ['mvn-test.txt', TESTS],
    ['mvn-surefire2.txt', TESTS],
    ['mvn-junit4.txt', TESTS.slice(0, 1)],
    ['mvn-flaky.txt', ['flaky SpanTest > comesAndGoes src/test/java/shop/SpanTest.java:12']],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it.each(['mvn-test.txt', 'mvn-surefire2.txt', 'mvn-junit4.txt'])('reads both sides from %s', (fixture) => {
    expect(triageOutput(readFixture(fixture))[0]).toMatchObject({ expected: '[1, 2]', actual: '[1, 2, 3]' });
  });

  it('reads the message and the frames of the project', () => {
    expect(triageOutput(readFixture('mvn-test.txt'))[1]).toMatchObject({
      message: 'java.lang.IndexOutOfBoundsException: Index 2 out of bounds for length 2',
      stack: [
        { file: 'src/main/java/shop/Span.java', line: 14 },
        { file: 'src/test/java/shop/SpanTest.java', line: 21 },
      ],
    });
  });
});

const BUILD = [
  'dependency src/main/java/shop/Span.java:4',
  'type src/main/java/shop/Span.java:8',
  'type src/main/java/shop/Span.java:9',
  'type src/main/java/shop/Span.java:10',
];

describe('javacLog', () => {
  it.each([
    ['mvn-javac.txt', BUILD],
    ['javac.txt', BUILD],
    ['mvn-syntax.txt', ['build src/main/java/shop/Span.java:4']],
    ['gradle-syntax.txt', ['build src/main/java/shop/Span.java:3']],
    [
      'gradle-javac.txt',
      [
        'dependency src/main/java/shop/Span.java:2',
        'type src/main/java/shop/Span.java:5',
        'type src/main/java/shop/Span.java:4',
      ],
    ],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(expected);
  });

  it('reads what explains a message', () => {
    expect(triageOutput(readFixture('javac.txt'))[1]?.message).toBe(
      'cannot find symbol\nsymbol:   class ArrayList\nlocation: class Span',
    );
  });
});

describe('mavenLog', () => {
  it.each([
    ['mvn-dep.txt', 'dependency'],
    ['mvn-unreachable.txt', 'infrastructure'],
    ['mvn-pom.txt', 'configuration'],
    ['mvn-nopom.txt', 'configuration'],
    ['mvn-phase.txt', 'configuration'],
  ])('reads %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual([expected]);
  });
});
