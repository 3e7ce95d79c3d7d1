import type { Finding } from '@orchestrate/contracts/finding';
import { sortByImportance } from '@orchestrate/kit/findings/importance';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

/** Something to say about a line of a file. */
export interface Remark {
  readonly level: 'failure' | 'warning' | 'notice';
  /** As the run has it, relative to its service. */
  readonly file: string;
  readonly line: number;
  readonly column?: number | undefined;
  readonly title: string;
  readonly message: string;
}

const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' } as const;
const ORDER: readonly Remark['level'][] = ['failure', 'warning', 'notice'];

/** What fails at the end: as heal found it, where heal ran, or else as the tests told it. */
function listFailing({ healing, triage, tests }: RunEvidence): Remark[] {
  const failure = { level: 'failure', line: 1 } as const;
  if (healing === undefined) {
    const failed = (tests?.value.results.tests ?? []).filter(({ status }) => status === 'failed');
    return failed.flatMap(({ name, filePath: file, line = 1, message = 'failed' }) =>
      file === undefined ? [] : [{ ...failure, file, line, title: name, message }],
    );
  }
  const red = new Set(healing.value.after.filter((gate) => !gate.passed).map(({ name }) => name));
  const failures = (triage?.value.failures ?? []).filter(({ gate }) => red.has(gate));
  return failures.flatMap(({ gate, test, code, file, line = 1, column, message }) =>
    file === undefined
      ? []
      : [{ ...failure, file, line, column, title: `${gate}: ${test ?? code ?? 'fails'}`, message }],
  );
}

function listFlaky({ healing }: RunEvidence): Remark[] {
  return (healing?.value.quarantine ?? []).flatMap(({ gate, test, file, runs, failed }) => {
    const message = `It passes and fails on one and the same tree: ${failed} of ${runs} runs failed.`;
    return file === undefined ? [] : [{ level: 'warning', file, line: 1, title: `flaky: ${test ?? gate}`, message }];
  });
}

function toRemark({ tool, rule, level, message, path: file, line = 1, column }: Finding): Remark[] {
  return file === undefined ? [] : [{ level: LEVELS[level], file, line, column, title: `${tool}: ${rule}`, message }];
}

/** A repair that changes one place ends its title with it. */
function findLine(title: string, file: string): number {
  const [, line] = title.split(`${file}:`);
  return line !== undefined && /^[1-9]\d{0,6}$/.test(line) ? Number(line) : 1;
}

/** What heal changed, and what a model takes for the cause of what it found. */
function listHealing({ proposals, healing }: RunEvidence): Remark[] {
  const accepted = proposals.filter(({ step, value }) => step === 'heal' && value.accepted);
  const mended = accepted.flatMap(({ value }) =>
    value.files.map(({ path: file }): Remark => ({
      ...{ level: 'notice', file, line: findLine(value.title, file), title: 'heal: mended', message: value.title },
    })),
  );
  const causes = (healing?.value.causes ?? []).flatMap(({ place, cause, author }): Remark[] =>
    place === undefined
      ? []
      : [{ level: 'notice', ...place, title: `heal: the cause, says ${author}`, message: cause }],
  );
  return [...mended, ...causes];
}

/**
 * What a run has to say about lines, the most important first: what fails, then what is wrong, what comes and goes,
 * what is untidy, and what was mended.
 */
export function listRemarks(evidence: RunEvidence): Remark[] {
  const findings = sortByImportance(evidence.analysis?.value.fresh ?? []).flatMap(toRemark);
  const all = [...listFailing(evidence), ...listFlaky(evidence), ...listHealing(evidence), ...findings];
  return ORDER.flatMap((level) => all.filter((remark) => remark.level === level));
}
