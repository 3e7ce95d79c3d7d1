import type { PhaseInput, PhaseOutput } from '@orchestrate/contracts/phase-record';
import { phaseInputSchema, phaseOutputSchema } from '@orchestrate/contracts/phase-record';

import type { CachedPhase } from '../cache/phase-cache';
import { findCachedPhase, restoreEvidence, storePhase } from '../cache/phase-cache';
import { describeError } from '../errors';
import type { Exec } from '../exec/command';
import { createPlainExec } from '../exec/plain-exec';
import { measureProcess } from '../exec/resources';
import { hashParts } from '../files/hash';
import { writeJson } from '../files/json';
import { createRepository, openRepository } from '../git/repository';
import type { Models } from '../models/ask';
import { createNoModels } from '../models/no-models';
import type { Attempt, AttemptPlan } from '../run-directory/attempt';
import { clearAttempt, planAttempt, readAttempts } from '../run-directory/attempt';
import { RUN_LAYOUT } from '../run-directory/layout';
import { endLeftovers } from '../run-directory/leftovers';
import type { RunDirectory } from '../run-directory/run-directory';
import { advanceResume, findServiceStart, hasRepository, rewindService } from '../run-directory/service-start';
import { redactValues } from '../safety/redaction';
import type { IsolatedPhase } from '../sandbox/isolate-phase';
import { findOrigin } from '../subject/origin';

import type { ActionDefinition } from './definition';
import type { CommonInputs } from './inputs';
import { isolateExecution, pickIsolated } from './isolate-execution';
import type { PhaseDeps, PhaseFrame } from './phase-deps';
import { createPhaseDeps } from './phase-deps';
import type { AttemptFrame } from './phase-record';
import { recordCached, recordFailure, recordOutcome } from './phase-record';

/** An action about to run: its inputs are checked and its run directory is open. */
export interface Execution<Inputs extends CommonInputs, Outputs extends Record<string, string>> {
  readonly definition: ActionDefinition<Inputs, Outputs>;
  readonly inputs: Inputs;
  readonly frame: Omit<PhaseFrame, 'directory' | 'step'>;
}

type AnyExecution = Execution<CommonInputs, Record<string, string>>;

/** Where an attempt begins. */
interface Beginning {
  readonly attempt: Extract<AttemptPlan, { action: 'begin' }>;
  readonly inputsHash: string;
  readonly serviceStart: string | undefined;
}

interface Attempted {
  readonly execution: AnyExecution;
  readonly beginning: Beginning;
  readonly deps: PhaseDeps;
  /** How a phase runs commands that holds a key, or may have one in its reach. */
  readonly isolated: IsolatedPhase | undefined;
  /** For housekeeping that is no part of the attempt's record. */
  readonly exec: Exec;
}

const WORTH_KEEPING: readonly PhaseOutput['status'][] = ['done', 'partial', 'noop'];

function describeInputs({ definition, inputs }: AnyExecution): Record<string, unknown> {
  const secrets = new Set<string>(definition.secrets ?? []);
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, secrets.has(key) && value !== '' ? '***' : value]),
  );
}

async function hashWork(execution: AnyExecution, exec: Exec, serviceStart: string | undefined): Promise<string> {
  const { definition, inputs, frame } = execution;
  // Where the evidence goes and what fails the step do not change the work.
  // Nor does it matter whether a run is continued.
  const { runDirectory: _directory, failOn: _failOn, resume: _resume, ...given } = describeInputs(execution);
  // A phase that works on the run's own tree does the same work wherever the checkout lies.
  const { workingDirectory: _place, ...elsewhere } = given;
  const asked = serviceStart === undefined ? given : elsewhere;
  const own = (await definition.fingerprint?.(inputs, { ...frame, actionDirectory: frame.host.actionDirectory })) ?? [];
  const tree =
    serviceStart === undefined
      ? 'none'
      : await openRepository(exec, frame.run.resolve(RUN_LAYOUT.service)).treeHash(serviceStart);
  const parts = [await frame.host.codeHash(), process.version, JSON.stringify(asked), tree, ...own];
  return hashParts([...parts, ...describeWhoCanBeAsked(execution)]).slice(0, 40);
}

function describeWhoCanBeAsked({ definition, frame }: AnyExecution): string[] {
  const { modelSettings: settings, workingDirectory, host } = frame;
  if (definition.models === undefined || settings === undefined) return [];
  const described = definition.models.describe({ settings, environment: host.environment, workingDirectory });
  return described === '' ? [] : [described];
}

async function writeInput({ execution, beginning, isolated }: Attempted, startedAt: Date): Promise<void> {
  const { attempt, inputsHash, serviceStart } = beginning;
  const input: PhaseInput = {
    schemaVersion: 1,
    phase: execution.definition.step,
    attempt: attempt.number,
    startedAt: startedAt.toISOString(),
    inputs: redactValues(execution.frame.redact, describeInputs(execution)),
    inputsHash,
    ...(serviceStart === undefined ? {} : { serviceCommit: serviceStart }),
    ...(isolated === undefined || execution.definition.models === undefined ? {} : { mayAsk: true }),
  };
  await writeJson(execution.frame.run.resolve(attempt.directory, 'input.json'), phaseInputSchema, input);
}

async function readServiceHead(run: RunDirectory, exec: Exec): Promise<string | undefined> {
  return findServiceStart(run, exec, undefined);
}

async function restoreService(run: RunDirectory, exec: Exec, cached: CachedPhase, message: string): Promise<void> {
  if (cached.patch.trim() === '') return;
  const directory = run.resolve(RUN_LAYOUT.service);
  const isThere = (await readServiceHead(run, exec)) !== undefined;
  const repository = isThere ? openRepository(exec, directory) : await createRepository(exec, directory);
  if (!(await repository.apply(cached.patch)))
    throw new Error('the cached patch does not apply to the tree it was made for');
  await repository.commitAll(message);
}

async function diffService(run: RunDirectory, exec: Exec, from: string | undefined): Promise<string> {
  const head = await readServiceHead(run, exec);
  if (head === undefined) return '';
  const repository = openRepository(exec, run.resolve(RUN_LAYOUT.service));
  const base = from ?? (await repository.firstCommit());
  return base === head ? '' : repository.diff(base, head);
}

/** Whether what was kept of equal work could be taken over: entries may be damaged, or make room while they are read. */
async function takeOver({ execution, beginning, deps, exec }: Attempted, cached: CachedPhase): Promise<boolean> {
  const { definition, frame } = execution;
  const { attempt, inputsHash } = beginning;
  try {
    await restoreEvidence(cached, frame.run.resolve(attempt.directory));
    await restoreService(frame.run, exec, cached, `${definition.step} (cached ${inputsHash.slice(0, 12)})`);
    return true;
  } catch (error) {
    deps.log.warning(`what was kept of equal work is of no use, and is done again: ${describeError(error)}`);
    await rewindService(frame.run, exec, beginning.serviceStart);
    return false;
  }
}

/** The work counts whether or not it can be kept. */
async function keepWork({ execution, beginning, deps, exec }: Attempted, output: PhaseOutput): Promise<void> {
  const { frame } = execution;
  try {
    const patch = await diffService(frame.run, exec, beginning.serviceStart);
    const run = { path: frame.run.path, phaseDirectory: frame.run.resolve(beginning.attempt.directory) };
    await storePhase(deps.cacheDirectory, beginning.inputsHash, output, run, patch);
  } catch (error) {
    deps.log.warning(`this is not kept for equal work: ${describeError(error)}`);
  }
}

/** Takes equal work of an earlier run from the cache, or does it and keeps it there. */
async function doWork(attempted: Attempted, close: () => AttemptFrame): Promise<PhaseOutput> {
  const { execution, beginning, deps, exec } = attempted;
  const { definition, inputs, frame } = execution;
  const { attempt, inputsHash, serviceStart } = beginning;
  // Paths inside kept evidence name the first attempt's directory.
  const isGenerated = (await findOrigin(frame.run)) === 'generated';
  const tree = { hasService: serviceStart !== undefined, isGenerated };
  // Models' answers have a cache of their own; work that hangs on one is equal only by chance.
  const isOffline = describeWhoCanBeAsked(execution).length === 0;
  const isCacheable = isOffline && attempt.number === 1 && definition.isCacheable?.(inputs, tree) === true;
  const cached = isCacheable
    ? await findCachedPhase(deps.cacheDirectory, definition.step, inputsHash, frame.run.path)
    : undefined;
  if (cached !== undefined && (await takeOver(attempted, cached)))
    return recordCached(close(), cached.output, inputsHash, await readServiceHead(frame.run, exec));
  const outcome = await definition.run(inputs, deps);
  const refusal = attempted.isolated?.findRefusal();
  if (refusal !== undefined) throw refusal;
  const outputs = definition.outputs.parse(outcome.outputs);
  const told = redactValues(deps.redact, { ...outcome, outputs });
  const output = recordOutcome(close(), told, await readServiceHead(frame.run, exec));
  if (isCacheable && (definition.worthKeeping ?? WORTH_KEEPING).includes(output.status))
    await keepWork(attempted, output);
  return output;
}

async function attemptPhase(attempted: Attempted): Promise<PhaseOutput> {
  const { execution, beginning, deps } = attempted;
  const { attempt, inputsHash } = beginning;
  const startedAt = deps.clock.now();
  const begin = deps.clock.elapsed();
  await writeInput(attempted, startedAt);
  deps.evidence.emit({ type: 'phase.started', data: { attempt: attempt.number, inputsHash } });
  const close = (): AttemptFrame => ({
    step: execution.definition.step,
    attempt: attempt.number,
    inputsHash,
    startedAt,
    begin,
    externalMilliseconds: deps.exec.externalMilliseconds(),
    resources: measureProcess(deps.exec.peakMemoryBytes()),
    spent: deps.models.spent(),
    clock: deps.clock,
  });
  try {
    return await doWork(attempted, close);
  } catch (error) {
    if (error instanceof Error && error.stack !== undefined) deps.log.debug(error.stack);
    return recordFailure(close(), error, deps.redact);
  }
}

async function openModels({ definition, frame }: AnyExecution, deps: PhaseDeps): Promise<Models> {
  const { modelSettings: settings, host } = frame;
  if (definition.models === undefined) return deps.models;
  if (settings === undefined) return createNoModels('the settings of models are not known in this phase');
  return definition.models.open({ settings, environment: host.environment, deps, step: definition.step });
}

async function beginAttempt(execution: AnyExecution, beginning: Beginning, exec: Exec): Promise<PhaseOutput> {
  const { definition, frame } = execution;
  const { attempt } = beginning;
  await rewindService(frame.run, exec, beginning.serviceStart);
  await clearAttempt(frame.run, attempt.directory);
  const own = createPhaseDeps({ ...frame, step: definition.step, directory: attempt.directory });
  try {
    const models = await openModels(execution, own);
    const isAsking = definition.models !== undefined;
    const isolated = isolateExecution(frame, own, isAsking ? models : undefined);
    const deps = { ...own, models, ...pickIsolated(isolated, own) };
    const output = await attemptPhase({ execution, beginning, deps, isolated, exec });
    await writeJson(frame.run.resolve(attempt.directory, 'output.json'), phaseOutputSchema, output);
    const { status, engine, headline, seconds, cached } = output;
    deps.evidence.emit({
      type: 'phase.finished',
      level: status === 'failed' ? 'error' : 'info',
      data: { attempt: attempt.number, status, engine, headline, seconds, ...(cached === undefined ? {} : { cached }) },
    });
    return output;
  } finally {
    await own.dispose();
  }
}

async function vouch({ definition, inputs, frame }: AnyExecution): Promise<void> {
  try {
    await definition.afterwards?.(inputs, frame.run);
  } catch (error) {
    frame.host.print('warning', frame.redact(describeError(error)));
  }
}

/** What an attempt made of the tree cannot be taken over where an earlier phase had to begin again without it. */
async function dropLost(run: RunDirectory, attempts: readonly Attempt[]): Promise<readonly Attempt[]> {
  if (await hasRepository(run)) return attempts;
  return attempts.filter(({ output }) => output?.serviceCommit === undefined);
}

/**
 * Runs one attempt of a phase in its run directory, or takes over equal work that this run has already done.
 *
 * The attempt's `input.json` is written first and its `output.json` last, so that a killed attempt is recognised by
 * the missing output. Equal work of earlier runs comes from the cache where the action allows it.
 * @returns the attempt's record and its directory, relative to the run directory
 */
export async function executePhase<I extends CommonInputs, O extends Record<string, string>>(
  execution: Execution<I, O>,
): Promise<{ readonly output: PhaseOutput; readonly directory: string }> {
  const { definition, frame } = execution;
  const { run, host, signal } = frame;
  const exec = createPlainExec(host.environment, signal);
  const attempts = await readAttempts(run, definition.step);
  const last = attempts.at(-1);
  if (last !== undefined && last.output === undefined) await endLeftovers(run);
  const serviceStart = await findServiceStart(run, exec, last);
  // A definition only ever receives its own inputs back.
  const erased = execution as unknown as AnyExecution;
  const inputsHash = await hashWork(erased, exec, serviceStart);
  const planned = planAttempt(definition.step, await dropLost(run, attempts), inputsHash);
  if (planned.action === 'reuse') {
    await advanceResume(run, planned.output.serviceCommit);
    return { output: { ...planned.output, resumed: true }, directory: planned.attempt.directory };
  }
  const output = await beginAttempt(erased, { attempt: planned, inputsHash, serviceStart }, exec);
  await vouch(erased);
  return { output, directory: planned.directory };
}
