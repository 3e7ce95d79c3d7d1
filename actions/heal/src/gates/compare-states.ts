import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';

import type { GateState } from './gate-state';

type Status = 'passed' | 'failed' | 'skipped';

const SHOWN = 5;

function listTests({ tests }: GateState): Map<string, Status> {
  const found = new Map<string, Status>();
  for (const [gate, report] of tests) {
    for (const { name, filePath = '', status } of report.results.tests) {
      const key = `${gate}: ${filePath} > ${name}`;
      const plain = status === 'passed' || status === 'failed' ? status : 'skipped';
      // Tests of one name in one file are one; the worst of them counts.
      found.set(key, found.get(key) === 'failed' ? 'failed' : plain);
    }
  }
  return found;
}

function judge(problems: readonly string[], fine: string): GateVerdict {
  if (problems.length === 0) return { passed: true, detail: fine };
  const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : '';
  return { passed: false, detail: problems.slice(0, SHOWN).join('; ') + more };
}

/** Passes when every gate and every test that passed before passes now. A test that is gone does not. */
export function judgeRegression(before: GateState, after: GateState): GateVerdict {
  const passedBefore = before.runs.filter(({ passed }) => passed).map(({ name }) => name);
  const broken = passedBefore.filter((name) => after.runs.find((run) => run.name === name)?.passed !== true);
  const now = listTests(after);
  const known = [...listTests(before)].filter(([, status]) => status === 'passed').map(([key]) => key);
  const lost = known.filter((key) => now.get(key) !== 'passed');
  return judge(
    [
      ...broken.map((name) => `the gate ${name} passed before`),
      ...lost.map((key) => `${key} ${now.has(key) ? `is ${now.get(key) ?? ''}` : 'did not run'}`),
    ],
    `still pass: ${passedBefore.length} gates, ${known.length} tests`,
  );
}

/** Passes when no test that ran before is gone or skipped. */
export function judgeTestsKept(before: GateState, after: GateState): GateVerdict {
  const now = listTests(after);
  const known = [...listTests(before)].filter(([, status]) => status !== 'skipped').map(([key]) => key);
  // A file that could not be loaded stood in for its tests.
  const gone = known.filter((key) => !now.has(key) && !isFile(key));
  const skipped = known.filter((key) => now.get(key) === 'skipped');
  return judge(
    [...gone.map((key) => `${key} is gone`), ...skipped.map((key) => `${key} is skipped`)],
    `${known.length} tests of the base tree run`,
  );
}

function isFile(key: string): boolean {
  const [, file = '', name] = /^[^:]+: (.*?) > (.*)$/s.exec(key) ?? [];
  return file === name;
}

/** Passes when the gates that were to be mended pass. */
export function judgeTargets(targets: readonly string[], after: GateState): GateVerdict {
  const failing = targets.filter((name) => after.runs.find((run) => run.name === name)?.passed !== true);
  return judge(
    failing.map((name) => `${name} still fails`),
    `passes now: ${targets.join(', ')}`,
  );
}
