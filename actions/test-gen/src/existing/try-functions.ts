import type { Deps } from '@orchestrate/kit/action/deps';
import type { Code } from '@orchestrate/kit/source-code/code';
import { placeOf } from '@orchestrate/kit/source-code/code';

import { listArguments } from './arguments';
import type { Candidate } from './candidates';
import { findCandidates } from './candidates';
import type { Case, Judged } from './cases';
import { judgeMutant, listSteady } from './cases';
import type { LabJob, LabResult } from './lab';
import { runLab } from './lab';
import { listMutants, sample } from './mutants';

/** How many mutants are looked at in all. */
const MOST_MUTANTS = 120;

/** What trying the functions of a service showed. */
export interface Tried {
  readonly mutants: readonly Judged[];
  /** What cannot be characterised, and why. */
  readonly gaps: readonly string[];
}

interface Callable {
  readonly candidate: Candidate;
  readonly sources: readonly string[];
}

function listCallable(code: Code): { readonly callable: readonly Callable[]; readonly gaps: readonly string[] } {
  const { found, passedOver } = findCandidates(code);
  const gaps = [...passedOver];
  const callable = found.flatMap((candidate): Callable[] => {
    const sources = listArguments(code, candidate);
    if (!('reason' in sources)) return [{ candidate, sources }];
    gaps.push(`${placeOf(candidate.node)}: ${candidate.name} is not characterised: ${sources.reason}`);
    return [];
  });
  return { callable, gaps };
}

function createJobs({ candidate, sources }: Callable): LabJob[] {
  const job = { file: candidate.file, functions: { [candidate.name]: sources } };
  return [job, { ...job, isReversed: true }];
}

function describeFailure({ candidate }: Callable, result: LabResult | undefined): string[] {
  if (result === undefined || result.outcome === 'answered') return [];
  const reason =
    result.outcome === 'hung' ? 'it does not come back' : `its module does not load alone: ${result.message}`;
  return [`${placeOf(candidate.node)}: ${candidate.name} is not characterised: ${reason}`];
}

/** Calls every function that can be called with values, then its mutants, and sees what would show. */
export async function tryFunctions(
  code: Code,
  deps: Pick<Deps, 'exec' | 'scratch' | 'actionDirectory'>,
): Promise<Tried> {
  const { callable, gaps } = listCallable(code);
  if (callable.length === 0) return { mutants: [], gaps };
  const first = await runLab(code, callable.flatMap(createJobs), deps);
  const steady = callable.map(({ candidate, sources }, index): readonly Case[] =>
    listSteady(candidate, sources, [first[2 * index], first[2 * index + 1]]),
  );
  const all = callable.flatMap(({ candidate }, index) => {
    const cases = steady[index] ?? [];
    return cases.length === 0 ? [] : listMutants(code, candidate).map((mutant) => ({ mutant, cases }));
  });
  const chosen = sample(all, MOST_MUTANTS);
  const jobs = chosen.map(({ mutant, cases }) => ({
    file: mutant.file,
    mutant,
    functions: { [mutant.name]: cases.map((one) => one.arguments) },
  }));
  const results = jobs.length === 0 ? [] : await runLab(code, jobs, deps);
  const failures = callable.flatMap((one, index) => describeFailure(one, first[2 * index]));
  return {
    mutants: chosen.map(({ mutant, cases }, index) => judgeMutant(mutant, cases, results[index])),
    gaps: [...gaps, ...failures],
  };
}
