import { median } from '../bar';

/** One run of a suite. */
export interface SuiteRun {
  /** Of the order in which the tests ran. */
  readonly seed: number;
  readonly seconds: number;
  /** Of all cores. */
  readonly processorSeconds: number;
  readonly passed: number;
  /** Names of the tests that failed. */
  readonly failed: readonly string[];
  /** Why there is no report, where there is none. */
  readonly broken?: string;
}

/** Whether a run is as all should be. */
export function isSound({ passed, failed, broken }: SuiteRun): boolean {
  return passed > 0 && failed.length === 0 && broken === undefined;
}

/** Whether every run was sound and ran as many tests as the others. */
export function isSteady(runs: readonly SuiteRun[]): boolean {
  return runs.length > 0 && runs.every((run) => isSound(run) && run.passed === runs[0]?.passed);
}

/** A line a run, as it ends. */
export function renderRun(run: SuiteRun): string {
  const { seed, seconds, processorSeconds, passed, failed, broken } = run;
  const took = `${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of all cores`;
  const head = `seed ${seed}: ${passed} passed, ${failed.length} failed; ${took}`;
  const names = failed.map((name) => `  failed: ${name}`);
  return [head, ...names, ...(broken === undefined ? [] : [`  ${broken}`])].join('\n');
}

/** A table of all runs. */
export function renderRuns(runs: readonly SuiteRun[]): string {
  const bad = runs.filter((run) => !isSound(run));
  const counts = [...new Set(runs.map(({ passed, failed }) => passed + failed.length))].sort((a, b) => a - b);
  const seeds = runs.map(({ seed }) => seed);
  const rows = [
    ['runs', String(runs.length)],
    ['seeds', `${Math.min(...seeds)} to ${Math.max(...seeds)}`],
    ['tests a run', counts.join(', ')],
    ['runs with failures', bad.length === 0 ? '0' : `${bad.length}: seeds ${bad.map(({ seed }) => seed).join(', ')}`],
    ['a run, median', `${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s`],
    ['of all cores, median', `${median(runs.map(({ processorSeconds }) => processorSeconds)).toFixed(1)} s`],
    ['verdict', isSteady(runs) ? 'ok' : 'MISSED'],
  ];
  const width = Math.max(...rows.map(([what = '']) => what.length));
  return rows.map(([what = '', figure = '']) => `${what.padEnd(width)}  ${figure}`).join('\n');
}
