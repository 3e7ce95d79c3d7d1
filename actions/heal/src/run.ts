import os from 'node:os';

import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { Healing, Quarantine, Triage } from '@orchestrate/contracts/triage';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { endKilledRuns } from '@orchestrate/kit/run-directory/killed-runs';
import { scratchDirectory } from '@orchestrate/kit/run-directory/layout';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { openSubject } from '@orchestrate/kit/subject/subject';
import { triageGates } from '@orchestrate/kit/triage/triage';

import { parseCommands } from './commands/parse-commands';
import { CONTAINER_GATE_NAME, createContainerGate } from './gates/container-gate';
import type { GateState } from './gates/gate-state';
import { isHealthy, listMended, listPutOff } from './gates/gate-state';
import { haltOnHiding } from './gates/put-off';
import { recallInstall, runGates } from './gates/run-gates';
import type { Inputs } from './inputs';
import { NO_HINT } from './localise/hint';
import { Diary } from './models/diary';
import type { Outputs } from './outputs';
import { backUp } from './report/back-up';
import { describeHealing } from './report/describe-healing';
import { createTrialLog, keepHealing, keepTriage } from './report/keep-evidence';
import { keepQuarantine } from './report/keep-quarantine';
import { renderSummary } from './report/render-summary';
import { decideStatus, listRemaining } from './report/verdict';
import { boundExec } from './search/bounded-exec';
import { startBudget } from './search/budget';
import type { Rounds } from './search/heal-rounds';
import { markFlaky, quarantineRuns } from './search/mark-flaky';
import type { Session } from './search/session';
import { Workbench } from './workbench/workbench';

const NO_ROUNDS: Rounds = { iterations: [], accepted: [], stopped: 'healthy', leftHeld: [] };

/** The commands that must pass: those given, else the configured gates. */
export function chooseGates(
  { command }: Pick<Inputs, 'command'>,
  deps: Pick<Deps, 'configuration'>,
): readonly GateCommand[] {
  const given = parseCommands(command);
  return given.length > 0 ? given : deps.configuration.gates;
}

/** A generated service whose gates are the configured ones is also held to what its container files say. */
async function addContainerGate(gates: readonly GateCommand[], inputs: Inputs, subject: Subject, deps: Deps) {
  const isOwn = inputs.command === '' && subject.origin === 'generated';
  const isListed = gates.some(({ name }) => name === CONTAINER_GATE_NAME);
  const hasContainers = isOwn && !isListed && (await subject.repository.files()).includes('Dockerfile');
  return hasContainers ? [...gates, createContainerGate(deps.actionDirectory)] : gates;
}

/** Nothing of it is asked of a tree that is sound. */
const NO_INTENT: Session['intent'] = {
  typescript: () => Promise.reject(new Error('no compiler is needed for a tree that is sound')),
  recentSources: () => Promise.resolve(undefined),
};

async function openSession(inputs: Inputs, subject: Subject, deps: Deps): Promise<Session> {
  const { budgets, heal } = deps.configuration;
  const seconds = inputs.timeout ?? budgets['heal-minutes'] * 60;
  const budget = startBudget(seconds, inputs.maxIterations ?? budgets['heal-iterations'], deps.clock);
  const bounded = { ...deps, exec: boundExec(deps.exec, budget, scratchDirectory(os.tmpdir(), deps.run.id)) };
  return {
    deps: bounded,
    subject,
    gates: await addContainerGate(chooseGates(inputs, deps), inputs, subject, deps),
    allow: inputs.allow.length > 0 ? inputs.allow : heal.allow,
    intent: NO_INTENT,
    workbench: new Workbench(subject, bounded),
    budget,
    stages: [],
    modelStages: [],
    diary: new Diary(),
    typescript: () => NO_INTENT.typescript(),
    recentChanges: () => Promise.resolve(NO_HINT),
    recordTrial: createTrialLog(deps),
    flaky: new Map(),
  };
}

/** What takes more than half of the time could not be judged a second time. */
function shorten(gates: readonly GateCommand[], budget: Session['budget']): GateCommand[] {
  const most = Math.max(1, Math.ceil(budget.remaining() / 2));
  return gates.map((gate) => ({ ...gate, timeout: Math.min(gate.timeout, most) }));
}

async function lookFirst({ workbench, gates, deps, budget }: Session): Promise<GateState> {
  const tree = await workbench.openClean('before');
  return runGates(shorten(gates, budget), tree, deps, 'See whether anything is broken', haltOnHiding(tree));
}

/**
 * Everything once more, in a new copy and new processes: what counts is the tree as it is left. Where the last decision
 * has just done that with the very same files, it has been done.
 */
async function lookAgain(session: Session, before: GateState, { accepted }: Rounds): Promise<GateState> {
  const { workbench, gates, subject, deps } = session;
  const last = accepted.at(-1)?.state;
  if (last === undefined) return before;
  if (last.files === (await subject.repository.treeHash('HEAD')) && listPutOff(last).length === 0) return last;
  const tree = await workbench.openClean('after');
  return recallInstall(before, await runGates(gates, tree, deps, 'Run everything again after the last repair'));
}

async function repair(session: Session, before: GateState): Promise<Rounds> {
  if (session.deps.signal.aborted) return { ...NO_ROUNDS, stopped: 'time' };
  // Loaded only where something is broken.
  const { equipSession } = await import('./search/equip-session');
  const { healInRounds } = await import('./search/heal-rounds');
  return healInRounds(equipSession(session), before);
}

async function readPatch({ repository, base }: Subject): Promise<string> {
  const head = await repository.head();
  return head === undefined || head === base ? '' : repository.diff(base, head);
}

interface Healed {
  readonly before: GateState;
  readonly after: GateState;
  readonly triage: Triage;
  readonly rounds: Rounds;
  readonly quarantine: readonly Quarantine[];
  readonly patch: string;
}

async function tell(
  { before, after, triage, rounds, quarantine, patch }: Healed,
  session: Session,
): Promise<Outcome<Outputs>> {
  const { deps } = session;
  const described = describeHealing(rounds, before, after, quarantine, session.diary.causes);
  const { confidence, ambiguous, allowed = [] } = described.healing;
  const ending = { before, after, triage, quarantine, allowed, isAmbiguous: ambiguous === true };
  const status = decideStatus(ending);
  const healing: Healing = await keepHealing(described.healing, patch, deps);
  const notes = session.diary.listNotes(isHealthy(after));
  const remaining = [...listRemaining(ending, described.alternatives), ...notes];
  const headline = described.headline;
  const backup = patch === '' ? undefined : await backUp(session.subject, deps);
  const isAdopted = session.subject.origin === 'adopted';
  if (status !== 'noop')
    await deps.summarize(renderSummary({ headline, triage, healing, patch, isAdopted, backup, remaining }));
  const { engine } = deps.models.spent();
  const outputs: Outputs = {
    fixed: String(listMended(before, after).length),
    changed: patch === '' ? 'false' : 'true',
    patch: healing.patch === undefined ? '' : deps.run.resolve(healing.patch),
    class: triage.class ?? '',
    confidence: confidence === undefined ? '' : confidence.toFixed(2),
    iterations: String(rounds.iterations.length),
  };
  return { status, engine, headline, remaining: [...remaining, ...described.dropped], outputs };
}

export async function run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  for (const what of await endKilledRuns(deps.home, 'heal')) deps.log.info(`ended what a killed run left: ${what}`);
  const subject = await openSubject(deps);
  const session = await openSession(inputs, subject, deps);
  const before = await lookFirst(session);
  const first = triageGates(before.failed, before.tree);
  await keepTriage(first, deps);
  const rounds = isHealthy(before) ? NO_ROUNDS : await repair(session, before);
  const after = quarantineRuns(await lookAgain(session, before, rounds), session.flaky);
  const triage = markFlaky(first, session.flaky);
  if (triage !== first) await keepTriage(triage, deps);
  const quarantine = await keepQuarantine(session, triage, before);
  return tell({ before, after, triage, rounds, quarantine, patch: await readPatch(subject) }, session);
}
