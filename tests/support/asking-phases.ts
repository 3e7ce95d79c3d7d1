import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { FixFrame } from '../../actions/analyze/src/decide-fix';
import { askModels } from '../../actions/analyze/src/models/ask-models';
import { reviewTree } from '../../actions/analyze/src/models/review-tree';
import { openNewest } from '../../actions/analyze/src/trees';
import { writeOperations } from '../../actions/generate/src/custom/write-operations';
import { createService } from '../../actions/generate/src/model/service';
import { describeOutcome } from '../../actions/generate/src/outcome';
import { Diary } from '../../actions/heal/src/models/diary';
import { PatchAuthor } from '../../actions/heal/src/models/patch-author';
import { decideStatus } from '../../actions/heal/src/report/verdict';
import { describeTree } from '../../actions/heal/src/workbench/tree';
import { run as plan } from '../../actions/plan/src/run';
import { writeAccount } from '../../actions/report/src/account/write-account';
import { askScenarios } from '../../actions/test-gen/src/scenarios/ask-scenarios';
import { createNotesView } from '../../actions/test-gen/src/testing/notes';

import { ROOT } from './bundle';
import { writeFiles } from './clone';
import type { FixBench } from './fix-frame';
import { forbid, openFixBench } from './fix-frame';
import { openPhase } from './phase-bench';

import type { Status } from '@orchestrate/contracts/status';
import type { Failure, GateRun, Triage } from '@orchestrate/contracts/triage';
import type { Repository } from '@orchestrate/kit/git/repository';
import type { Models } from '@orchestrate/kit/models/ask';
import { readEvidence } from '@orchestrate/kit/run-evidence/read-evidence';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

/** What a phase came to where it asked. */
export interface Asked {
  /** Absent where what was asked for has no part in it: then the phase ends as it would without models. */
  readonly status?: Status;
  /** What it took of the answers. */
  readonly made: readonly unknown[];
  /** What it says of the answers that it did not get. */
  readonly told: readonly string[];
  /** What it says of answers that it did not take, each with what refuses it. */
  readonly refused: readonly string[];
}

/** The part of a phase that asks, with everything around it in place. */
export type AskingPhase = (models: Models) => Promise<Asked>;

/** Parts of phases that ask; analyze asks for a review first, and then for fixes. */
export const ASKING_PARTS = ['plan', 'generate', 'test-gen', 'review', 'analyze', 'heal', 'report'] as const;
export type AskingPart = (typeof ASKING_PARTS)[number];

interface Bench {
  /** Of the tree that is worked on. */
  readonly repository: Repository;
  readonly phases: Readonly<Record<AskingPart, AskingPhase>>;
  dispose(): Promise<void>;
}

const GATE = { name: 'test', command: 'false', timeout: 60, required: true };
const FAILING: GateRun = { ...GATE, passed: false, outcome: 'exited', exitCode: 1, seconds: 1 };
const FAILURE: Failure = { gate: 'test', class: 'test', message: '', stack: [], signature: 'one', cluster: 'one' };
const TRIAGE: Triage = { schemaVersion: 1, class: 'test', confidence: 1, failures: [] };

const createPlan =
  (order: string): AskingPhase =>
  async (models) => {
    const workspace = await createTemporaryDirectory();
    await writeFiles(workspace, { 'brief.md': `Keep books with a title.\n${order}\n` });
    const bench = await openPhase('plan', workspace, models, { cache: path.join(workspace, 'cache') });
    const inputs = {
      workingDirectory: '.',
      runDirectory: '',
      failOn: [],
      spec: 'brief.md',
      service: '',
      config: '',
      resume: '',
    };
    const { status, remaining = [], outputs } = await plan(inputs, bench.deps).finally(() => bench.dispose());
    return { status, made: [outputs.plan].filter(Boolean), told: remaining, refused: remaining };
  };

const TREE = {
  'test/a.test.ts': "it('is one', () => expect(one).toBe(1));\n",
  'package.json': '{ "scripts": { "test": "vitest run" } }\n',
  '.github/workflows/ci.yml': 'on: push\n',
};

function actionOf(step: string): string {
  return path.join(ROOT, 'actions', step);
}

/** One operation that no rule could infer; a tree in which every file is as it was generated. */
function createGenerate({ repository, deps }: FixBench, order: string): AskingPhase {
  const { plan: planned, document } = createPetShop();
  const service = createService(planned, document);
  const text = `// answers 501; ${order}\n`;
  const files = service.operations.map(({ file }) => ({ path: file, text }));
  const packages = { directory: '', nodeModules: '', key: '', wasCached: true };
  const written = { files, limits: [], allowedHosts: [], packages };
  const tree = { read: () => Promise.resolve(text), listed: {}, repository };
  return async (models) => {
    const own = { ...deps, actionDirectory: actionOf('generate'), models };
    const live = await writeOperations(service, written, tree, own);
    const proposed = { record: undefined, kept: [], complaints: [] };
    const { status, remaining } = describeOutcome({ service, written, proposed, publication: undefined, live });
    return { status, made: [...live.written], told: remaining, refused: [...live.unwritten.values()] };
  };
}

function createTestGen({ deps }: FixBench, { subject }: Pick<FixFrame, 'subject'>, order: string): AskingPhase {
  const service = { subject, view: createNotesView(), sources: new Map<string, string>() };
  return async (models) => {
    const asked = await askScenarios(service, [order], { ...deps, actionDirectory: actionOf('test-gen'), models });
    if ('reason' in asked) return { made: [], told: [asked.reason], refused: [] };
    const { module, told } = asked;
    return { made: [module].filter(Boolean), told: [], refused: told.dropped.map(({ reason }) => reason) };
  };
}

async function createAnalyze(frame: FixFrame): Promise<AskingPhase> {
  const { subject, session } = frame;
  const measured = await session.measure(await openNewest(subject, 'before', frame.deps), [forbid({ bad: ['bad'] })]);
  return async (models) => {
    const { review, fixes, notRun } = await askModels({ ...frame, deps: { ...frame.deps, models } }, measured, {
      fix: true,
    });
    return {
      made: [...(review?.findings ?? []), ...fixes.filter(({ accepted }) => accepted)],
      told: notRun.map(({ reason }) => reason),
      refused: fixes.map(({ refusal = '' }) => refusal),
    };
  };
}

/** The half of analyze that changes nothing; it needs no copy of the tree for each question. */
async function createReview({ subject, deps }: FixFrame): Promise<AskingPhase> {
  const tree = await openNewest(subject, 'review', deps);
  return async (models) => {
    const { review, reason } = await reviewTree(subject, tree, { ...deps, models });
    const refused = review === undefined ? [] : [`${review.dropped} findings are not borne out`];
    return { made: review?.findings ?? [], told: [reason].filter((one) => one !== undefined), refused };
  };
}

async function createHeal({ repository, deps }: FixBench, { subject }: FixFrame, order: string): Promise<AskingPhase> {
  const triage = { ...TRIAGE, failures: [{ ...FAILURE, message: order }] };
  const tree = await describeTree(repository, subject);
  const context = {
    gate: GATE,
    run: FAILING,
    commands: [GATE.command],
    suspicion: () => Promise.resolve(new Map()),
    recentChanges: () => Promise.reject(new Error('nobody asks for changes')),
    types: () => Promise.reject(new Error('nobody asks for types')),
    trees: () => Promise.resolve([tree]),
    focus: undefined,
    remaining: () => 600,
    deps,
  };
  return async (models) => {
    const diary = new Diary();
    const refused: string[] = [];
    const log = { ...deps.log, warning: (message: string) => void refused.push(message) };
    const own = { ...deps, actionDirectory: actionOf('heal'), models, log };
    const author = new PatchAuthor({ deps: own, subject, diary, allow: [] });
    const candidates = await author.proposeFirst(triage, tree, { ...context });
    const before = { runs: [FAILING] };
    const ending = { before, after: before, triage, isAmbiguous: false };
    return { status: decideStatus(ending), made: candidates, told: diary.listNotes(false), refused };
  };
}

async function createReport({ deps }: FixBench, order: string): Promise<AskingPhase> {
  const attempts = { generate: { headline: `1 file ${order}` } };
  const { run } = await createSampleRun(await createTemporaryDirectory(), { attempts });
  const evidence = await readEvidence(run, run.id);
  return async (models) => {
    const { account, reason } = await writeAccount(evidence, 'success', {
      actionDirectory: actionOf('report'),
      evidence: deps.evidence,
      models,
    });
    const refused = account === undefined ? [] : [`${account.dropped} sentences are not borne out`];
    return { made: account?.sentences ?? [], told: [reason].filter((one) => one !== undefined), refused };
  };
}

/**
 * Sets up what asks in each phase: real code and real files, but for the models. One may ask at a time.
 * @param order - stands in what each of them shows a model: brief, source, test, output, evidence
 */
export async function openAskingPhases(order = ''): Promise<Bench> {
  // Benches outlive the directories of single tests.
  const home = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  const bench = await openFixBench(home);
  await bench.write({ ...TREE, 'src/a.ts': `bad // ${order}\nexport const one = 1;\n` });
  const frame = await bench.frame([], bench.deps.models, { 'allow-host': true });
  const { configuration, isolation } = frame.deps;
  const allowed = { ...bench, deps: { ...bench.deps, configuration, isolation } };
  const analyzed = { ...frame, deps: { ...frame.deps, actionDirectory: actionOf('analyze') } };
  return {
    phases: {
      plan: createPlan(order),
      generate: createGenerate(allowed, order),
      'test-gen': createTestGen(allowed, frame, order),
      review: await createReview(analyzed),
      analyze: await createAnalyze(analyzed),
      heal: await createHeal(allowed, frame, order),
      report: await createReport(allowed, order),
    },
    repository: bench.repository,
    dispose: async () => {
      await bench.deps.dispose();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
