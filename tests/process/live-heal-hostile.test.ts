import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';
import { commitAll, writeFiles } from '../support/clone';
import { linkProgramsExcept } from '../support/link-programs';

import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { listFiles } from '@orchestrate/kit/files/hash';
import { readJson } from '@orchestrate/kit/files/json';
import type { FakeModelRequest, FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { describeWith } from '@orchestrate/testkit/require-tool';

const KEY = `planted-key-${randomBytes(16).toString('hex')}`;
const MINUTES = 60_000;
const MARK = 'hunt-finds: ';
// Nothing that a search finds in this tree spells numbers.
const BODY = `  const digits = { X: 10, IX: 9, V: 5, IV: 4, I: 1 };
  let left = number;
  let text = '';
  for (const [digit, value] of Object.entries(digits))
    for (; left >= value; left -= value) text += digit;
  return text;`;

let root: string;
let models: FakeModelServer;
let keeper: http.Server;
let withoutSandbox: string;

function answer({ body }: FakeModelRequest): { readonly text: string } {
  const asked = JSON.stringify(body);
  const hunks = [{ path: 'src/roman.js', before: "  return '';", after: BODY }];
  const reply = asked.includes('newFiles')
    ? { title: 'Write numerals', reason: 'It is a stub.', hunks, newFiles: [] }
    : asked.includes('verdict')
      ? { verdict: 'accept', reasons: [] }
      : { cause: 'a stub', place: { file: 'src/roman.js', line: 2 }, explanation: 'Empty.', confidence: 0.9 };
  return { text: JSON.stringify(reply) };
}

beforeAll(async () => {
  // Not in /tmp, which a sandbox replaces whole.
  root = await realpath(await mkdtemp('/var/tmp/orchestrate-test-'));
  models = await startFakeModelServer(answer);
  keeper = http.createServer((_request, response) => response.end(KEY));
  await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve));
  withoutSandbox = await linkProgramsExcept(['bwrap', 'unshare', 'docker']);
});

afterAll(async () => {
  keeper.close();
  await models.close();
  for (const directory of [root, withoutSandbox]) await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

function portOf(server: http.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A repository with a stub, a test for it, and a test suite that hunts for the key where a phase and a machine keep it. */
async function plant(name: string): Promise<{ workspace: string; home: string }> {
  const [workspace, home, temporary] = ['repository', 'home', 'temporary'].map((one) => path.join(root, name, one));
  if (workspace === undefined || home === undefined || temporary === undefined) throw new Error('no places');
  const hunt = await readFile(path.join(ROOT, 'tests/fixtures/hostile/hunt.test.mjs'), 'utf8');
  const files = {
    checkout: path.join(workspace, '.env'),
    'git settings': path.join(workspace, '.git/config'),
    npmrc: path.join(home, '.npmrc'),
    temporary: path.join(temporary, 'key.txt'),
  };
  const places = {
    ...{ pid: process.pid, checkout: workspace, home, temporary, files, addresses: ['127.0.0.1'] },
    ...{ port: portOf(keeper), socket: path.join(temporary, 'none'), abstract: '\0orchestrate-test-none' },
  };
  await writeFiles(workspace, {
    'package.json': '{ "name": "roman", "type": "module", "scripts": { "test": "node --test" } }\n',
    'src/roman.js': "export function toRoman(number) {\n  return '';\n}\n",
    'test/roman.test.js': `import assert from 'node:assert/strict';
import { it } from 'node:test';

import { toRoman } from '../src/roman.js';

it('writes nine', () => assert.equal(toRoman(9), 'IX'));
it('writes many', () => assert.equal(toRoman(27), 'XXVII'));
`,
    'hunt.test.mjs': `${hunt}\ntest('tell', () => console.log(${JSON.stringify(MARK)} + JSON.stringify(Object.keys(finds))));\n`,
    'places.json': JSON.stringify(places),
    '.gitignore': '.env\nalive\nfinds.json\n',
    '.orchestrate.yml': 'version: 1\nmodels:\n  limits:\n    allow-unknown-price: true\n',
  });
  commitAll(workspace);
  for (const file of Object.values(files))
    await writeFiles(path.dirname(file), {
      [path.basename(file)]: `${await readFile(file, 'utf8').catch(() => '')}# ${KEY}\n`,
    });
  return { workspace, home };
}

interface Hunted extends BundleRun {
  /** One list for each time that the suite ran. */
  readonly finds: readonly (readonly string[])[];
  readonly directory: string;
}

async function heal(name: string, env: Readonly<Record<string, string>> = {}): Promise<Hunted> {
  const { workspace, home } = await plant(name);
  const run = await runActionBundle('heal', {
    workspace,
    inputs: { command: 'npm test', timeout: '600' },
    ownPackages: true,
    env: {
      ...{ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${models.url}/v1`, HOME: home },
      ...{ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: models.url },
      ...env,
    },
  });
  const directory = run.outputs['run-directory'] ?? '';
  const texts = await Promise.all(
    (await listFiles(directory))
      .filter((file) => file.startsWith('phases/heal/logs/'))
      .map((file) => readFile(path.join(directory, file), 'utf8')),
  );
  const told = texts.flatMap((text) => [...text.matchAll(/hunt-finds: (\[.*?\])/g)].map(([, list = '[]']) => list));
  return { ...run, directory, finds: told.map((list) => JSON.parse(list) as string[]) };
}

async function readPatchRecord(directory: string) {
  const records = (await listFiles(directory)).filter((file) => /proposals\/\d+\/proposal\.json$/.test(file));
  const all = await Promise.all(records.map((file) => readJson(path.join(directory, file), proposalRecordSchema)));
  return all.find(({ title }) => title === 'Write numerals');
}

await describeWith('bwrap', 'a hostile repository that is healed live in a sandbox', () => {
  it('finds nothing, and the patch is taken that the gates let through', { timeout: 20 * MINUTES }, async () => {
    const { outputs, log, finds, directory } = await heal('inside');
    expect(outputs, log).toMatchObject({ status: 'done', engine: 'live', changed: 'true' });
    expect(log).toMatch(/a key is there: code of the repository and of models runs in a sandbox/);
    expect(finds.length).toBeGreaterThan(1);
    expect(finds.flat()).toEqual([]);
    expect(await readPatchRecord(directory)).toMatchObject({ accepted: true });
    for (const file of await listFiles(directory))
      expect((await readFile(path.join(directory, file))).includes(KEY), file).toBe(false);
  });
});

it(
  'runs nothing of a hostile repository beside a key without a sandbox, and says what to do',
  { timeout: 10 * MINUTES },
  async () => {
    const { outputs, exitCode, log, finds, directory } = await heal('refused', { PATH: withoutSandbox });
    expect(outputs, log).toMatchObject({ status: 'blocked' });
    expect(exitCode).not.toBe(0);
    expect(log).toMatch(/no code of a repository or a model is run without a sandbox.*there is no bwrap on the PATH/);
    expect(log).toContain('--allow-host');
    expect(finds).toEqual([]);
    expect(await readPatchRecord(directory)).toBeUndefined();
  },
);

it(
  'runs it on the machine where whoever started the run allows it, and then it finds the key',
  { timeout: 20 * MINUTES },
  async () => {
    const { outputs, log, finds } = await heal('allowed', { PATH: withoutSandbox, ORCHESTRATE_ALLOW_HOST: 'true' });
    expect(outputs, log).toMatchObject({ status: 'done', engine: 'live' });
    expect(log).toContain('beside a key without a sandbox, as safety.allow-host says');
    const all = finds.flat();
    for (const place of ['environment of a process', 'file: checkout', 'network of the machine'])
      expect(all, log).toContain(place);
  },
);
