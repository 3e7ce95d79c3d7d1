import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { ProviderSettings } from '@orchestrate/contracts/model-settings';
import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import type { FakeAgentScript } from '@orchestrate/testkit/fake-agents';
import { writeFakeAgents } from '@orchestrate/testkit/fake-agents';
import { describeWith } from '@orchestrate/testkit/require-tool';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { createPlainExec } from '../../exec/plain-exec';
import { createRepository } from '../../git/repository';
import { findStaticRefusal } from '../../proposals/decide';
import type { CompletionControl, CompletionRequest } from '../provider';
import { ModelError } from '../provider';

import type { AgentKind } from './agent';
import type { AgentGround } from './agent-ground';
import { createAgentGround } from './agent-ground';
import { openAgent } from './open-agent';
import { proposeByAgent } from './propose-by-agent';

const KINDS: readonly AgentKind[] = ['codex', 'claude', 'gemini-cli'];
const REQUEST: CompletionRequest = {
  model: 'asked-model',
  messages: [{ role: 'user', text: 'What?' }],
  maxOutputTokens: 100,
};
const KEYS = { OPENAI_API_KEY: 'key-o', ANTHROPIC_API_KEY: 'key-a', GEMINI_API_KEY: 'key-g', GITHUB_TOKEN: 'token' };
const exec = createPlainExec(process.env);

const NONE = { kind: 'none', reason: 'bubblewrap: forbidden', remedy: 'allow it' } as const;
/** Nothing keeps programs apart here, and somebody allowed that. */
const HOST: AgentGround = { findSandbox: () => Promise.resolve(NONE), allowHost: true };

async function layOut(
  script: FakeAgentScript,
  kind: AgentKind,
  more: Partial<ProviderSettings> = {},
  ground: AgentGround = HOST,
) {
  const root = await createTemporaryDirectory();
  await writeFakeAgents(path.join(root, 'bin'), script);
  const deps = {
    exec,
    ground,
    scratch: async (name: string) => {
      const directory = path.join(root, 'scratch', name);
      await mkdir(directory, { recursive: true });
      return directory;
    },
  };
  const settings = providerSettingsSchema.parse({ kind, ...more });
  const environment = { ...KEYS, PATH: `${path.join(root, 'bin')}:${process.env.PATH ?? ''}`, HOME: '/somebody' };
  return { root, deps, settings, environment };
}

async function ask(script: FakeAgentScript, kind: AgentKind, more: Partial<CompletionControl> = {}) {
  const { root, deps, settings, environment } = await layOut(script, kind);
  const provider = await openAgent('mine', settings, environment, deps);
  const control = { signal: AbortSignal.timeout(60_000), onText: () => undefined, ...more };
  return { root, provider, completion: await provider.complete(REQUEST, control) };
}

async function failureOf(asked: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelError)) throw new Error(`no ModelError but ${String(error)}`);
  return error;
}

describe.each(KINDS)('openAgent: %s', (kind) => {
  it('gives the answer, what it took and who answered', async () => {
    const pieces: string[] = [];
    const { provider, completion, root } = await ask('answer', kind, { onText: (piece) => pieces.push(piece) });
    expect(completion).toEqual({
      text: 'said: What?',
      toolCalls: [],
      stop: 'end',
      usage: { input: 10, output: 5, cached: 4, reasoning: kind === 'claude' ? 0 : 2 },
      model: kind === 'codex' ? 'asked-model' : 'served-model',
    });
    expect(pieces.join('')).toBe('said: What?');
    expect(provider).toMatchObject({ name: 'mine', kind, enforcesSchemas: false });
    expect(provider.version).toMatch(/^(codex|claude|gemini) 9\.8\.7$/);
    expect(await readdir(path.join(root, 'scratch'))).toEqual([]);
  });

  it('is started with its own key, an empty home and no way to do harm', async () => {
    const { completion, root } = await ask('tell', kind);
    const { env, argv, cwd } = JSON.parse(completion.text) as {
      env: Record<string, string>;
      argv: string[];
      cwd: string;
    };
    const keys = Object.values(env).filter((value) => Object.values(KEYS).includes(value));
    expect(keys).toEqual([{ codex: 'key-o', claude: 'key-a', 'gemini-cli': 'key-g' }[kind]]);
    expect(env.HOME?.startsWith(root)).toBe(true);
    expect(cwd).toContain('/empty');
    const words = argv.join(' ');
    expect(words).not.toMatch(/danger|yolo|bypass|full-access|key-/);
    expect(words).toMatch({ codex: /read-only/, claude: /--tools {2}/, 'gemini-cli': /plan/ }[kind]);
  });

  it.each<[FakeAgentScript, string, RegExp]>([
    ['bad-json', 'malformed', /without the event that ends an answer/],
    ['fail', 'server-error', /ended with 3 and named no cause: .*cannot start: broken set-up/],
    ['rate-limit', 'rate-limited', /429 too many requests/],
    ['flood', 'malformed', /printed more than/],
  ])('says what went wrong: %s', async (script, failure, message) => {
    const error = await failureOf(ask(script, kind));
    expect(error.failure).toBe(failure);
    expect(error.message).toMatch(message);
  });

  it('ends soon when it is cancelled, and says whose time was up', async () => {
    const controller = new AbortController();
    let begin = 0;
    const cancel = (): void => {
      begin = performance.now();
      controller.abort();
    };
    setTimeout(cancel, 2_000);
    const error = await failureOf(ask('hang', kind, { signal: controller.signal }));
    expect(error.failure).toBe('cancelled');
    expect(performance.now() - begin).toBeLessThan(3_000);
    const reason = AbortSignal.abort(new ModelError('timeout', 'idle for too long'));
    expect((await failureOf(ask('hang', kind, { signal: reason }))).message).toBe('idle for too long');
  });

  it('names what installs a program that is missing, and the variable of a key that is', async () => {
    const { deps, settings, environment } = await layOut('answer', kind);
    const control = { signal: AbortSignal.timeout(60_000), onText: () => undefined };
    const missing = await openAgent('mine', settings, { ...environment, PATH: '/nowhere' }, deps);
    const error = await failureOf(missing.complete(REQUEST, control));
    expect(error.failure).toBe('missing-program');
    expect(error.message).toMatch(/install it: npm install --global @/);
    const own = { ...settings, 'key-variable': 'MY_OWN' };
    const keyless = await failureOf((await openAgent('mine', own, environment, deps)).complete(REQUEST, control));
    expect([keyless.failure, keyless.message]).toEqual(['authentication', expect.stringContaining('MY_OWN')]);
  });

  it('is not started where nothing keeps it apart, unless that is allowed', async () => {
    const { deps, settings, environment } = await layOut('answer', kind, {}, { ...HOST, allowHost: false });
    const control = { signal: AbortSignal.timeout(60_000), onText: () => undefined };
    const error = await failureOf((await openAgent('mine', settings, environment, deps)).complete(REQUEST, control));
    expect(error.failure).toBe('no-sandbox');
    expect(error.message).toMatch(/is not started without a sandbox.*bubblewrap: forbidden. What to do: allow it/);
  });

  it('refuses tools of others', async () => {
    const { deps, settings, environment } = await layOut('answer', kind);
    const provider = await openAgent('mine', settings, environment, deps);
    const tools = [{ name: 'x', description: 'x', parameters: {} }];
    const control = { signal: AbortSignal.timeout(60_000), onText: () => undefined };
    expect((await failureOf(provider.complete({ ...REQUEST, tools }, control))).failure).toBe('bad-request');
  });
});

async function propose(script: FakeAgentScript, kind: AgentKind, seconds = 60, ground = HOST) {
  const { root, deps, settings, environment } = await layOut(script, kind, {}, ground);
  const repository = await createRepository(exec, path.join(root, 'repository'));
  for (const name of ['a.txt', 'c.txt', 'CLAUDE.md', '.env'])
    await writeFile(path.join(repository.directory, name), `${name}\n`);
  await repository.commitAll('Files');
  const made = await proposeByAgent(
    {
      ...{ settings, environment, tree: repository.directory, prompt: 'Change it', kind: 'repair', seconds },
      title: 'Mend a',
      signal: AbortSignal.timeout(60_000),
    },
    deps,
  );
  return { root, repository, ...made };
}

describe.each(KINDS)('proposeByAgent: %s', (kind) => {
  it('makes a proposal of what was changed in the copy, and leaves the tree alone', async () => {
    const { proposal, completion, repository, root } = await propose('edit', kind);
    expect(proposal).toEqual({
      kind: 'repair',
      author: { name: kind === 'gemini-cli' ? 'gemini' : kind, version: '9.8.7' },
      title: 'Mend a',
      rationale: 'because it is better',
      edits: [
        { action: 'write', path: 'a.txt', text: 'changed\n' },
        { action: 'delete', path: 'c.txt' },
        { action: 'write', path: 'new/b.txt', text: 'made\n' },
      ],
    });
    expect(completion.text).toBe('because it is better');
    expect(await repository.diffWorkingTree()).toBe('');
    expect(await readdir(path.join(root, 'scratch'))).toEqual([]);
  });

  it('leaves to the gates what leaves the tree or instructs agents, and runs nothing that it set up', async () => {
    const { proposal, repository, root } = await propose('escape', kind);
    expect(proposal.edits).toEqual([]);
    expect(proposal.obstacles).toEqual([
      { gate: 'in-scope', problem: expect.stringContaining('CLAUDE.md: holds instructions') as string },
    ]);
    expect(findStaticRefusal({ proposal, repository })).toMatchObject({ gate: 'in-scope' });
    expect(existsSync(path.join(root, 'scratch/owned'))).toBe(false);
    expect(existsSync(path.join(repository.directory, 'owned'))).toBe(false);
  });

  it('is no proposal where the program does not end', async () => {
    expect((await failureOf(propose('hang', kind, 2))).failure).toBe('timeout');
  });
});

await describeWith('bwrap', 'a program in a sandbox', () => {
  const safety = configurationSchema.parse({ version: 1 }).safety;
  const ground = createAgentGround(exec, process.env, safety);

  it.each(KINDS)('sees no process and no file of the machine, and its own key alone: %s', async (kind) => {
    const { deps, settings, environment, root } = await layOut('hunt', kind, {}, ground);
    const files = [path.join(root, 'beside.txt'), path.join(root, 'scratch/beside.txt'), '/etc/shadow'];
    await mkdir(path.join(root, 'scratch'));
    for (const file of files.slice(0, 2)) await writeFile(file, 'secret');
    const messages = [{ role: 'user' as const, text: JSON.stringify(files) }];
    const provider = await openAgent('mine', settings, environment, deps);
    const control = { signal: AbortSignal.timeout(120_000), onText: () => undefined };
    const { text } = await provider.complete({ ...REQUEST, messages }, control);
    const { keys, processes, read } = JSON.parse(text) as Record<string, string[]>;
    expect(keys).toHaveLength(1);
    expect(processes?.join(' ')).not.toMatch(/vitest/);
    expect(read).toEqual([]);
  });

  it.each(KINDS)('proposes what it changed in the copy: %s', async (kind) => {
    const { proposal } = await propose('edit', kind, 120, ground);
    expect(proposal.edits.map(({ path: file }) => file)).toEqual(['a.txt', 'c.txt', 'new/b.txt']);
  });

  it('writes nowhere else', async () => {
    const { proposal, root } = await propose('escape', 'claude', 120, ground);
    expect(proposal.edits).toEqual([]);
    expect((await readdir(root, { recursive: true })).filter((name) => /beside|owned/.test(name))).toEqual([]);
  });
});
