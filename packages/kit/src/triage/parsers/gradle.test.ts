import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const TESTS = [
  'test SpanTest > throwsOut src/test/java/shop/SpanTest.java:26',
  'test SpanTest > adds src/test/java/shop/SpanTest.java:16',
  'timeout SpanTest > ends src/test/java/shop/SpanTest.java:31',
  'test SpanTest > holds src/test/java/shop/SpanTest.java:36',
  'test SpanTest > addsOfText src/test/java/shop/SpanTest.java:21',
];

// The fixtures are of Gradle 4.4; the logs below are written after what later ones are documented to print.
const TASK_FAILED = '> Task :core:api:test FAILED';
const WENT_WRONG = `
FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':core:api:test'.
> There were failing tests. See the report at: file:///home/me/shop/core/api/build/reports/tests/test/index.html

* Try:
> Run with --scan to get full insights.

BUILD FAILED in 5s
`;

describe('gradleLog', () => {
  it.each(['gradle-test.txt', 'gradle-full.txt'])('reads the tests of %s', (fixture) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual(TESTS);
  });

  it('reads messages, both sides and the frames of the project', () => {
    const [thrown, compared] = triageOutput(readFixture('gradle-full.txt'));
    expect(thrown).toMatchObject({
      message: 'java.lang.IllegalArgumentException: negative: -1',
      stack: [
        { file: 'src/main/java/shop/Span.java', line: 6 },
        { file: 'src/test/java/shop/SpanTest.java', line: 26 },
      ],
    });
    expect(compared).toMatchObject({ expected: '6', actual: '-6' });
  });

  it.each([
    ['gradle-dep.txt', 'dependency'],
    ['gradle-unreachable.txt', 'infrastructure'],
    ['gradle-script.txt', 'configuration build.gradle:3'],
    ['gradle-property.txt', 'configuration build.gradle:2'],
    ['gradle-plugin.txt', 'configuration build.gradle:1'],
    ['gradle-task.txt', 'configuration'],
  ])('reads why Gradle gave up in %s', (fixture, expected) => {
    expect(triageOutput(readFixture(fixture)).map(brief)).toEqual([expected]);
  });

  it('reads tests with names of their own, nested, of a project in the build', () => {
    const log = `${TASK_FAILED}

SpanTest > with text > adds the sum FAILED
    org.opentest4j.AssertionFailedError: expected: <6> but was: <-6>
        at app//org.junit.jupiter.api.AssertionUtils.fail(AssertionUtils.java:55)
        at app//shop.SpanTest$WithText.adds(SpanTest.java:16)
        at java.base/java.util.ArrayList.forEach(ArrayList.java:1511)

        Caused by:
        java.lang.IllegalStateException: gone
            at app//shop.Span.total(Span.java:9)

shop.SumTest > adds() FAILED
    org.opentest4j.AssertionFailedError at SumTest.java:21
        Caused by: java.lang.IllegalStateException at SumTest.java:30

3 tests completed, 2 failed
${WENT_WRONG}`;
    const found = triageOutput(log);
    expect(found.map(brief)).toEqual([
      'test SpanTest > with text > adds the sum core/api/src/test/java/shop/SpanTest.java:16',
      'test SumTest > adds() core/api/src/test/java/shop/SumTest.java:21',
    ]);
    expect(found[0]).toMatchObject({ expected: '6', actual: '-6' });
  });

  it('tells that tests failed where they were not named', () => {
    expect(triageOutput(`${TASK_FAILED}\n${WENT_WRONG}`).map(brief)).toEqual(['test']);
  });
});
