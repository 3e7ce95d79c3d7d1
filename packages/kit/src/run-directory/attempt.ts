import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Step } from '@orchestrate/contracts/phase';
import type { PhaseInput, PhaseOutput } from '@orchestrate/contracts/phase-record';
import { phaseInputSchema, phaseOutputSchema } from '@orchestrate/contracts/phase-record';

import { readJsonIfPresent } from '../files/json';

import { LEDGER_FILE, phaseDirectory } from './layout';
import type { RunDirectory } from './run-directory';
import { removePath } from './run-directory';

/** One attempt of a phase as found on disk. An attempt without output was cut off. */
export interface Attempt {
  readonly number: number;
  /** Relative to the run directory. */
  readonly directory: string;
  readonly input: PhaseInput | undefined;
  readonly output: PhaseOutput | undefined;
}

/** All attempts of a step, first to last. */
export async function readAttempts(run: RunDirectory, step: Step): Promise<Attempt[]> {
  const names = await readdir(run.resolve('phases')).catch(() => []);
  const numbers = names.flatMap((name) => {
    if (name === step) return [1];
    const match = name.startsWith(`${step}-`) ? /^-(\d+)$/.exec(name.slice(step.length)) : null;
    return match ? [Number(match[1])] : [];
  });
  return Promise.all(
    numbers
      .sort((a, b) => a - b)
      .map(async (number) => {
        const directory = phaseDirectory(step, number);
        const input = await readJsonIfPresent(run.resolve(directory, 'input.json'), phaseInputSchema).catch(
          () => undefined,
        );
        const output = await readJsonIfPresent(run.resolve(directory, 'output.json'), phaseOutputSchema).catch(
          () => undefined,
        );
        return { number, directory, input, output };
      }),
  );
}

/** What to do now, given what is on disk. */
export type AttemptPlan =
  /** Equal work was done in this run: take its output. */
  | { readonly action: 'reuse'; readonly attempt: Attempt; readonly output: PhaseOutput }
  | { readonly action: 'begin'; readonly number: number; readonly directory: string };

const REUSABLE: readonly PhaseOutput['status'][] = ['done', 'partial', 'noop'];

/**
 * Decides how an attempt continues a run: equal finished work is reused; a cut-off or failed attempt is done again in
 * its place; finished work on something else is followed by a further attempt. Only the plan is always done again in
 * its place: a run has one, and the phases after it look for it there.
 * @param inputsHash - hash for an attempt that would begin now
 */
export function planAttempt(step: Step, attempts: readonly Attempt[], inputsHash: string): AttemptPlan {
  const begin = (number: number): AttemptPlan => ({ action: 'begin', number, directory: phaseDirectory(step, number) });
  const equal = attempts.findLast(
    (attempt) => attempt.output?.inputsHash === inputsHash && REUSABLE.includes(attempt.output.status),
  );
  if (equal?.output !== undefined) return { action: 'reuse', attempt: equal, output: equal.output };
  const last = attempts.at(-1);
  if (last === undefined || step === 'plan') return begin(1);
  return last.output === undefined || last.output.inputsHash === inputsHash
    ? begin(last.number)
    : begin(last.number + 1);
}

/** Empties an attempt's directory and makes it. Its ledger stays: what a try that was cut off has spent is spent. */
export async function clearAttempt(run: RunDirectory, directory: string): Promise<void> {
  const names = await readdir(run.resolve(directory)).catch((): string[] => []);
  if (!names.includes(LEDGER_FILE)) await removePath(run.resolve(directory));
  else for (const name of names) if (name !== LEDGER_FILE) await removePath(run.resolve(directory, name));
  await mkdir(path.join(run.resolve(directory), 'logs'), { recursive: true });
}
