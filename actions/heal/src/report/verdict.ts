import type { AllowedEdit } from '@orchestrate/contracts/allowance';
import type { Status } from '@orchestrate/contracts/status';
import type { GateRun, Quarantine, Triage } from '@orchestrate/contracts/triage';

import type { GateState } from '../gates/gate-state';
import { isHealthy, listFailing, listMended } from '../gates/gate-state';

/** What a verdict goes by. */
export interface Ending {
  readonly before: Pick<GateState, 'runs'>;
  readonly after: Pick<GateState, 'runs'>;
  /** Of the tree as it came. */
  readonly triage: Triage;
  readonly isAmbiguous: boolean;
  /** What passes and fails on the same tree. */
  readonly quarantine?: readonly Quarantine[];
  /** What the fix changes that only `allow` let it change. */
  readonly allowed?: readonly AllowedEdit[];
}

/** What only somebody else can provide. */
const MISSING = new Set(['command-not-found', 'missing-script', 'refused']);

/** Failures that no change of the tree's sources can mend, with what is missing. */
export function listBlockers({ failures }: Triage, gate: string): string[] {
  const own = failures.filter((failure) => failure.gate === gate);
  if (own.length > 0 && own.every(({ class: kind }) => kind === 'flaky'))
    return own.map(({ test }) => `${test ?? 'it'} passed and failed on the same tree; find out what it depends on`);
  return own
    .filter(({ code }) => code !== undefined && MISSING.has(code))
    .map(({ message }) => message.split('\n')[0] ?? message);
}

function isBlocked({ after, triage }: Ending): boolean {
  return listFailing(after).every((gate) => listBlockers(triage, gate).length > 0);
}

/** What healing came to, by what the commands say of the tree as it is left. */
export function decideStatus(ending: Ending): Status {
  const { before, after, isAmbiguous, quarantine = [], allowed = [] } = ending;
  if (isHealthy(before)) return 'noop';
  // What judges the tree was changed with it: that the commands pass proves less, and somebody has to look.
  const isLeftToPeople = isAmbiguous || quarantine.length > 0 || allowed.length > 0;
  if (isHealthy(after)) return isLeftToPeople ? 'partial' : 'done';
  if (listMended(before, after).length > 0) return 'partial';
  if (isBlocked(ending)) return 'blocked';
  const isRequiredFine = after.runs.every(({ required, passed }) => passed || !required);
  return isRequiredFine ? 'partial' : 'failed';
}

function describeEnd({ outcome, exitCode, seconds }: GateRun): string {
  if (outcome === 'exited') return `ends with exit code ${exitCode ?? 'unknown'}`;
  if (outcome === 'timeout')
    return `did not end in ${Math.round(seconds)} s and was stopped; where it needs longer, give it and heal more time`;
  if (outcome === 'not-found') return 'is not there';
  if (outcome === 'skipped') return 'was not run, because what fails before it hides what it could say';
  return outcome === 'refused' ? 'is forbidden and was not run' : `was ${outcome}`;
}

function describeQuarantine({ gate, test, runs, failed, issue }: Quarantine): string {
  return `in quarantine: ${test ?? gate} failed in ${failed} of ${runs} runs of the same tree; ${issue} is an issue to file`;
}

function describeBuilt({ name, command, built = [] }: GateRun): string[] {
  const files = `${built.slice(0, 3).join(', ')}${built.length > 3 ? ` and ${built.length - 3} more` : ''}`;
  return built.length === 0
    ? []
    : [`${name} (${command}) fails after a build in ${files}: leave copies of tests out in the runner's settings`];
}

/** What is left to do, one line each. */
export function listRemaining(ending: Ending, alternatives: readonly string[]): string[] {
  const failing = ending.after.runs.filter(({ passed }) => !passed);
  const lines = failing.map((run) => {
    const [blocker] = listBlockers(ending.triage, run.name);
    return `${run.name} (${run.command}) ${describeEnd(run)}${blocker === undefined ? '' : `: ${blocker}`}`;
  });
  const doubts = ending.isAmbiguous ? alternatives.map((title) => `might be meant instead: ${title}`) : [];
  const reviews = (ending.allowed ?? []).map(
    ({ allowance, path }) => `review: ${path} is changed, as allow: ${allowance} lets it`,
  );
  const copies = ending.after.runs.flatMap(describeBuilt);
  return [...lines, ...copies, ...reviews, ...doubts, ...(ending.quarantine ?? []).map(describeQuarantine)];
}
