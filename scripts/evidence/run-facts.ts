import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import type { RunFacts, Things } from './compare-runs';
import { readRunView } from './run-view';
import type { RunView } from './run-view';

import { analysisSchema } from '@orchestrate/contracts/finding';
import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { Conversation } from '@orchestrate/contracts/model-call';
import { conversationSchema } from '@orchestrate/contracts/model-call';
import type { Step } from '@orchestrate/contracts/phase';
import type { Plan } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import { coverageSchema, testResultSchema } from '@orchestrate/contracts/test-report';
import { describeError } from '@orchestrate/kit/errors';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import { readAttempts } from '@orchestrate/kit/run-directory/attempt';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';
import { PLAN_FILE } from '@orchestrate/kit/run-directory/plan-file';

// What is compared of a test: there are many of them.
const outcomeSchema = testResultSchema.pick({ name: true, status: true, suite: true, filePath: true });
const outcomesSchema = z.object({ results: z.object({ tests: z.array(outcomeSchema) }) });

type Schema<T> = Parameters<typeof readJsonIfPresent<T>>[1];

/** Reads files of one run, and keeps what is wrong with them. */
class FactReader {
  readonly problems: string[] = [];

  constructor(readonly directory: string) {}

  resolve(...relative: string[]): string {
    return path.join(this.directory, ...relative);
  }

  async read<T>(file: string, schema: Schema<T>): Promise<T | undefined> {
    try {
      return await readJsonIfPresent(this.resolve(file), schema);
    } catch (error) {
      this.problems.push(describeError(error).split('\n')[0]?.replaceAll(`${this.directory}${path.sep}`, '') ?? file);
      return undefined;
    }
  }

  /** A file of the last attempt of a phase: what an earlier one found out was about another tree. */
  async readLast<T>(step: Step, name: string, schema: Schema<T>): Promise<T | undefined> {
    const run = { id: '', path: this.directory, resolve: (...parts: string[]) => this.resolve(...parts) };
    const last = (await readAttempts(run, step)).at(-1);
    return last === undefined ? undefined : this.read(`${last.directory}/${name}`, schema);
  }
}

function listPlan(plan: Plan | undefined): Things {
  if (plan === undefined) return new Map();
  const { specification, operations, resources, configuration } = plan;
  return new Map([
    ['specification', `${specification.dialect} ${specification.sha256.slice(0, 12)}`],
    ...operations.map(
      ({ method, path: at, kind, becomes }) => [`${method.toUpperCase()} ${at}`, `${kind}: ${becomes}`] as const,
    ),
    ...resources.map(({ name, schema }) => [`resource ${name}`, schema] as const),
    ...Object.entries(configuration).map(([name, value]) => [`setting ${name}`, JSON.stringify(value)] as const),
  ]);
}

/** By the seal where there is one, which costs no hashing. */
async function listCode(reader: FactReader): Promise<Things> {
  const prefix = `${RUN_LAYOUT.service}/`;
  const manifest = await reader.read(RUN_LAYOUT.manifest, manifestSchema);
  if (manifest !== undefined) {
    const files = manifest.files.filter((file) => file.path.startsWith(prefix));
    return new Map(files.map((file) => [file.path.slice(prefix.length), file.sha256]));
  }
  const root = reader.resolve(RUN_LAYOUT.service);
  const { hashFile, listFiles } = await import('@orchestrate/kit/files/hash');
  const files = await listFiles(root, (file) => file === '.git' || file === 'node_modules').catch(() => []);
  return new Map(await Promise.all(files.map(async (file) => [file, await hashFile(path.join(root, file))] as const)));
}

/** Reporters differ in whether a test's name has those of its suites in it. */
function nameTest({ name, suite = [], filePath }: z.infer<typeof outcomeSchema>): string {
  const inner = suite.at(-1);
  const parts = inner !== undefined && name.includes(inner) ? [name] : [...suite, name];
  return [...(filePath === undefined ? [] : [filePath]), ...parts].join(' > ');
}

async function listTests(reader: FactReader): Promise<Things> {
  const report = await reader.readLast('test-gen', 'tests.ctrf.json', outcomesSchema);
  return new Map((report?.results.tests ?? []).map((test) => [nameTest(test), test.status]));
}

async function listFindings(reader: FactReader): Promise<Things> {
  const analysis = await reader.readLast('analyze', 'analysis.json', analysisSchema);
  return new Map(
    (analysis?.after ?? []).map(({ fingerprint, tool, rule, path: at = '', message }) => [
      fingerprint,
      `${tool} ${rule} ${at}: ${message}`,
    ]),
  );
}

function describePrompt({ provider, model, prompt, outcome }: Conversation): string {
  const text =
    prompt === undefined ? 'a prompt of its own' : `${prompt.name} ${prompt.version} (${prompt.sha256.slice(0, 12)})`;
  return `${text} to ${provider} ${model}, ${outcome}`;
}

async function listPrompts(reader: FactReader): Promise<Things> {
  const directory = reader.resolve(RUN_LAYOUT.conversations);
  const names = (await readdir(directory).catch(() => [])).filter((name) => /^\d+-[a-z]+\.json$/.test(name)).sort();
  const prompts = new Map<string, string>();
  for (const name of names) {
    const conversation = await reader.read(`${RUN_LAYOUT.conversations}/${name}`, conversationSchema);
    if (conversation !== undefined)
      prompts.set(`${conversation.phase} ${conversation.id}`, describePrompt(conversation));
  }
  return prompts;
}

function listPhaseFacts({ phases, summary }: RunView): RunFacts['phases'] {
  return new Map(
    phases.map(({ phase, attempt, status, seconds }) => {
      const line = summary?.phases.find((one) => one.phase === phase && one.attempt === attempt);
      const facts = { status, seconds, cost: line?.cost ?? 0, tokens: line?.tokens ?? 0 };
      return [attempt === 1 ? phase : `${phase} ${attempt}`, facts];
    }),
  );
}

/** Reads what of a run is compared; what cannot be read is named and counts as not there. */
export async function readRunFacts(run: string, directory: string): Promise<RunFacts> {
  const view = await readRunView(run, directory);
  const reader = new FactReader(directory);
  const coverage = await reader.readLast('test-gen', 'coverage.json', coverageSchema);
  return {
    state: view.state,
    engine: view.summary?.engine ?? 'unknown',
    fault: view.summary?.injected_fault ?? null,
    plan: listPlan(await reader.read(PLAN_FILE, planSchema)),
    code: await listCode(reader),
    tests: await listTests(reader),
    coverage: coverage === undefined ? null : { lines: coverage.lines.percent, branches: coverage.branches.percent },
    findings: await listFindings(reader),
    phases: listPhaseFacts(view),
    prompts: await listPrompts(reader),
    problems: view.problem === undefined ? reader.problems : [...view.problem.split('\n'), ...reader.problems],
  };
}
