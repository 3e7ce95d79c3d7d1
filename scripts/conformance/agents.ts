// Starts the real command-line agents against a local server that is not ours, through our own adapter, and prints what
// came of it: `npm run conformance:agents [-- codex claude gemini-cli]`. Each program is installed into a temporary
// directory (up to 400 MB) and removed. No key and no model is needed; the network, but for the install, neither.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { FixtureResponse } from '@copilotkit/aimock';
import { LLMock } from '@copilotkit/aimock';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { ProviderSettings } from '@orchestrate/contracts/model-settings';
import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import { describeError } from '@orchestrate/kit/errors';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createRepository } from '@orchestrate/kit/git/repository';
import type { AgentKind } from '@orchestrate/kit/models/agents/agent';
import { createAgentGround } from '@orchestrate/kit/models/agents/agent-ground';
import { openAgent } from '@orchestrate/kit/models/agents/open-agent';
import { proposeByAgent } from '@orchestrate/kit/models/agents/propose-by-agent';
import { ModelError } from '@orchestrate/kit/models/provider';

interface Subject {
  readonly packages: string;
  /** What else installs it, where npm leaves install scripts out. */
  readonly installer?: string;
  readonly keyVariable: string;
  readonly model: string;
  baseUrl(server: string): string;
  /** The call of a tool by which this program writes a file. */
  write(file: string, text: string): { name: string; arguments: string };
}

const SUBJECTS: Readonly<Record<AgentKind, Subject>> = {
  codex: {
    packages: '@openai/codex@0.169',
    keyVariable: 'OPENAI_API_KEY',
    model: 'gpt-5.2',
    baseUrl: (server) => `${server}/v1`,
    write: (file, text) => ({
      name: 'exec_command',
      arguments: JSON.stringify({ cmd: `printf %s '${text}' >'${file}'` }),
    }),
  },
  claude: {
    packages: '@anthropic-ai/claude-code@2.1',
    installer: '@anthropic-ai/claude-code/install.cjs',
    keyVariable: 'ANTHROPIC_API_KEY',
    model: 'claude-sonnet-4-5',
    baseUrl: (server) => server,
    write: (file, text) => ({ name: 'Write', arguments: JSON.stringify({ file_path: file, content: text }) }),
  },
  'gemini-cli': {
    packages: '@google/gemini-cli@0.61',
    keyVariable: 'GEMINI_API_KEY',
    model: 'gemini-2.5-pro',
    baseUrl: (server) => server,
    write: (file, text) => ({ name: 'write_file', arguments: JSON.stringify({ file_path: file, content: text }) }),
  },
};

const ANSWER = 'Six times seven is forty-two.';
const SECONDS = 120;
const exec = createPlainExec(process.env);

interface Bench {
  readonly kind: AgentKind;
  readonly subject: Subject;
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the program that was started last works. */
  scratch: string;
}

type Outcome = readonly [name: string, outcome: string];

/** Runs one case against a server of its own, whose answers depend on whether a tool was used already. */
async function withServer<T>(
  bench: Bench,
  responses: { readonly first: () => FixtureResponse; readonly then?: FixtureResponse },
  use: (settings: ProviderSettings) => Promise<T>,
): Promise<T> {
  const server = new LLMock({ port: 0 });
  server.addFixture({ match: { userMessage: /[\s\S]*/, hasToolResult: false }, response: () => responses.first() });
  server.addFixture({ match: { userMessage: /[\s\S]*/ }, response: responses.then ?? { content: ANSWER } });
  await server.start();
  try {
    const baseUrl = bench.subject.baseUrl(server.url);
    return await use(
      providerSettingsSchema.parse({ kind: bench.kind, 'base-url': baseUrl, model: bench.subject.model }),
    );
  } finally {
    await server.stop();
  }
}

const { safety } = configurationSchema.parse({ version: 1, safety: { 'allow-host': true } });
const ground = createAgentGround(exec, process.env, safety);

function createDeps(bench: Bench) {
  return {
    exec,
    ground,
    scratch: async (name: string) => {
      bench.scratch = path.join(bench.root, 'scratch', name);
      await mkdir(bench.scratch, { recursive: true });
      return bench.scratch;
    },
  };
}

async function answer(bench: Bench, response: FixtureResponse): Promise<string> {
  return withServer(bench, { first: () => response }, async (settings) => {
    const provider = await openAgent('agent', settings, bench.environment, createDeps(bench));
    const request = { model: bench.subject.model, maxOutputTokens: 1_000 };
    const messages = [{ role: 'user', text: 'What is six times seven?' }] as const;
    const control = { signal: AbortSignal.timeout(SECONDS * 1_000), onText: () => undefined };
    const { text, usage } = await provider.complete({ ...request, messages }, control);
    const counted = usage === null ? 'no tokens counted' : `${usage.input} tokens in, ${usage.output} out`;
    return text === ANSWER ? `answered, ${counted}` : `another answer: ${JSON.stringify(text.slice(0, 80))}`;
  });
}

async function propose(bench: Bench, locate: (scratch: string) => string): Promise<string> {
  const repository = await createRepository(exec, path.join(bench.root, `tree-${Date.now()}`));
  await writeFile(path.join(repository.directory, 'readme.txt'), 'hello\n');
  await repository.commitAll('Files');
  const first = (): FixtureResponse => ({ toolCalls: [bench.subject.write(locate(bench.scratch), 'made')] });
  return withServer(bench, { first }, async (settings) => {
    const { proposal } = await proposeByAgent(
      {
        ...{ settings, environment: bench.environment, tree: repository.directory, kind: 'repair', title: 'Make it' },
        ...{ prompt: 'Make the file', seconds: SECONDS, signal: AbortSignal.timeout(SECONDS * 1_000) },
      },
      createDeps(bench),
    );
    const edits = proposal.edits.map(({ action, path: file }) => `${action} ${file}`).join(', ');
    return edits === '' ? 'no edit' : edits;
  });
}

async function tellFailure(asked: Promise<string>): Promise<string> {
  return asked.catch((error: unknown) =>
    error instanceof ModelError ? `${error.failure}: ${error.message.slice(0, 160)}` : describeError(error),
  );
}

async function listNames(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}

async function examine(bench: Bench): Promise<Outcome[]> {
  const outside = path.join(bench.root, 'outside');
  await mkdir(outside);
  const refusal: FixtureResponse = { error: { message: 'invalid key', type: 'authentication_error' }, status: 401 };
  const text = await tellFailure(answer(bench, { content: ANSWER, usage: { input_tokens: 12, output_tokens: 7 } }));
  const unauthorized = await tellFailure(answer(bench, refusal));
  const edit = await tellFailure(propose(bench, (scratch) => path.join(scratch, 'tree/made.txt')));
  const escape = await tellFailure(propose(bench, () => path.join(outside, 'made.txt')));
  const left = (await listNames(outside)).length === 0 ? 'nothing written' : 'WRITTEN';
  return [
    ['a question', text],
    ['401 from the server', unauthorized],
    ['an edit in the copy', edit],
    ['a write elsewhere', `${left}; ${escape}`],
  ];
}

async function runStep(argv: readonly [string, ...string[]], cwd: string): Promise<void> {
  const result = await exec.run({ tool: 'npm', argv, cwd, why: 'Install a program to try it', timeout: 600 });
  if (!hasSucceeded(result)) throw new Error(`${argv.join(' ')} failed: ${tailOutput(result, 5)}`);
}

async function install(kind: AgentKind, root: string): Promise<string> {
  const { packages, installer } = SUBJECTS[kind];
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', root];
  await runStep(['npm', 'install', ...flags, packages], root);
  if (installer !== undefined) await runStep([process.execPath, path.join(root, 'node_modules', installer)], root);
  return path.join(root, 'node_modules/.bin');
}

async function tryAgent(kind: AgentKind): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-conformance-'));
  try {
    const programs = await install(kind, root);
    const subject = SUBJECTS[kind];
    const environment = {
      ...process.env,
      PATH: `${programs}:${process.env.PATH ?? ''}`,
      [subject.keyVariable]: 'none',
    };
    const bench: Bench = { kind, subject, root, environment, scratch: root };
    const { version } = await openAgent(
      'agent',
      providerSettingsSchema.parse({ kind }),
      environment,
      createDeps(bench),
    );
    for (const [name, outcome] of await examine(bench)) console.log(`| ${version} | ${name} | ${outcome} |`);
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

const chosen = process.argv.slice(2);
const sandbox = await ground.findSandbox();
console.log(
  `Kept apart by: ${sandbox.kind === 'none' ? `nothing (${sandbox.reason})` : `${sandbox.kind} ${sandbox.version}`}\n`,
);
console.log('| Program | Case | Outcome |\n| --- | --- | --- |');
for (const kind of Object.keys(SUBJECTS) as AgentKind[])
  if (chosen.length === 0 || chosen.includes(kind)) await tryAgent(kind);
