import type { TestReport, TestResult } from '@orchestrate/contracts/test-report';
import { NAME_SEPARATOR } from '@orchestrate/kit/test-reports/vitest';

/**
 * Why a test is not kept. `contradicted`: the service does not do what the specification says. `unsteady`: it passes
 * and fails by turns. `idle`: it passes whatever the service answers. `unfit`: it cannot be used, which is our fault.
 * `guessed`: a model thought of it, and any of these is true; that says nothing of the service.
 */
export type FlawCause = 'contradicted' | 'unsteady' | 'idle' | 'unfit' | 'guessed';

/** A test that must go before the others can be kept. */
export interface Flaw {
  /** `<file> > <suite> > <test>`. */
  readonly test: string;
  readonly cause: FlawCause;
  readonly reason: string;
}

const LONGEST_REASON = 300;

/** The name by which a result is told from all others. */
export function nameResult({ filePath = '', name }: TestResult): string {
  return `${filePath}${NAME_SEPARATOR}${name}`;
}

function shorten(message: string): string {
  // Of a property it is the example that tells something.
  const example = /^Counterexample: (.*)$/m.exec(message)?.[1];
  const [first = ''] = message.replace(/^(?:Assertion)?Error: /, '').split('\n');
  const line = example === undefined ? first : `fails for ${example}`;
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

/** Results by the tests' names, and what is told of whole files. */
function indexReport(report: TestReport): (test: string) => TestResult | undefined {
  const results = new Map(report.results.tests.map((result) => [nameResult(result), result]));
  const files = new Map(
    report.results.tests.filter(({ name, filePath }) => name === filePath).map((result) => [result.name, result]),
  );
  return (test) => results.get(test) ?? files.get(test.split(NAME_SEPARATOR)[0] ?? '');
}

function judgeTest(test: string, results: readonly (TestResult | undefined)[]): Flaw[] {
  const bad = results.filter((result) => result?.status !== 'passed');
  const [first] = bad;
  if (bad.length === 0) return [];
  if (first === undefined) return [{ test, cause: 'unfit', reason: 'it was written and did not run' }];
  const reason = shorten(first.message ?? `ended as ${first.status}`);
  const passed = results.length - bad.length;
  if (passed > 0)
    return [{ test, cause: 'unsteady', reason: `passed ${passed} of ${results.length} times, then: ${reason}` }];
  // A first line without words says nothing to anybody.
  return [{ test, cause: 'contradicted', reason: reason === '' ? 'failed without a message' : reason }];
}

/** Tests that did not pass each time. */
export function judgeRuns(tests: readonly string[], reports: readonly TestReport[]): Flaw[] {
  const lookups = reports.map(indexReport);
  return tests.flatMap((test) =>
    judgeTest(
      test,
      lookups.map((find) => find(test)),
    ),
  );
}

/** Tests that passed although what they test was broken. */
export function listSurvivors(tests: readonly string[], report: TestReport): string[] {
  const find = indexReport(report);
  return tests.filter((test) => find(test)?.status === 'passed');
}

/** What is said of a test that no broken service fails. */
export function describeIdle(test: string): Flaw {
  return { test, cause: 'idle', reason: 'passes although what it tests always gives the same empty answer' };
}
