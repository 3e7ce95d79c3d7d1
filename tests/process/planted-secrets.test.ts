import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { writeSite } from '../../scripts/site';
import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';
import { writeFiles } from '../support/clone';
import { createLeak, findTraces, listPrinted } from '../support/secret-traces';
import { runDeploy, writeTinyService } from '../support/tiny-service';

import { startFakeArtifactServer } from '@orchestrate/testkit/fake-artifact-server';
import { startFakeGithub } from '@orchestrate/testkit/fake-github-server';
import type { FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';

// With marks that every way of escaping changes; known by the names of their variables.
const TOKEN = 'Zx9"mQ/7+kL&2vT4wR8$nB5';
const PASSWORD = 'n3Yb6Lc1Gf0Ue9Po2IkWq7';
const KEY = 'AIzaPlantedForTheModel0123456789abcdefg';
// Known by its format alone.
const FORMATTED = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const SIGNING_KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const SECRETS = [TOKEN, PASSWORD, KEY];
const ALL = [...SECRETS, FORMATTED, SIGNING_KEY.split('\n')[1] ?? ''];

const PRINTED = [...SECRETS.flatMap(listPrinted), FORMATTED];
const ENVIRONMENT = { DEPLOY_TOKEN: TOKEN, DATABASE_URL: `postgres://app:${PASSWORD}@localhost/app` };
const FORM = `service: Library
description: ${JSON.stringify(PRINTED.join(' '))}
entities:
  Book:
    fields:
      title: string
`;

let root: string;
let server: FakeModelServer;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  const answer = { form: FORM, questions: [{ question: PRINTED.join(' '), assumption: PRINTED.join(' ') }] };
  server = await startFakeModelServer((_request, count) =>
    count === 1
      ? { status: 503, message: PRINTED.join(' '), headers: { 'retry-after': '0', 'x-request-id': PASSWORD } }
      : { text: JSON.stringify(answer) },
  );
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

/** Puts the run through the report and a fake artifact store, and the upload beside the run. */
async function reportRun(workspace: string, first: BundleRun): Promise<BundleRun> {
  const store = await startFakeArtifactServer();
  try {
    const reported = await runActionBundle('report', {
      workspace,
      inputs: { 'run-directory': first.outputs['run-directory'] ?? '', 'fail-on': 'none' },
      env: { ...ENVIRONMENT, ORCHESTRATE_SIGNING_KEY: SIGNING_KEY, ...store.environment },
    });
    for (const [name, zip] of store.artifacts) await writeFile(path.join(workspace, 'artifacts', `${name}.zip`), zip);
    expect(store.artifacts.size, reported.log).toBe(1);
    return reported;
  } finally {
    await store.close();
  }
}

/** Builds a site over the run, beside it, and tells of the run on a fake GitHub. */
async function showRun(workspace: string, reported: BundleRun): Promise<BundleRun> {
  const runs = path.join(workspace, 'artifacts/runs');
  const { runs: shown } = await writeSite({ runs, out: path.join(workspace, 'artifacts/site'), evidence: undefined });
  expect(shown).toHaveLength(1);
  const github = await startFakeGithub({ repository: workspace, token: KEY });
  try {
    const event = path.join(root, 'event.json');
    const head = { sha: 'a'.repeat(40), ref: 'feature', repo: { full_name: 'acme/shop' } };
    await writeFile(event, JSON.stringify({ pull_request: { number: 1, head } }));
    const run = reported.outputs['run-directory'] ?? '';
    const announced = await runActionBundle('announce', {
      workspace,
      inputs: { run, token: KEY },
      env: { ...ENVIRONMENT, ...github.environment, GITHUB_EVENT_PATH: event, GITHUB_SHA: 'b'.repeat(40) },
    });
    expect([github.comments.length, github.checks.length], announced.log).toEqual([1, 1]);
    await writeFile(path.join(workspace, 'artifacts/github.json'), JSON.stringify(github.requests));
    return announced;
  } finally {
    await github.close();
  }
}

async function expectNothing(workspace: string, ...runs: readonly BundleRun[]): Promise<void> {
  expect(await findTraces(path.join(workspace, 'artifacts'), ALL)).toEqual([]);
  // What the runner sees: masking is an order to it, and holds the secret itself.
  const shown = runs.map(({ log, summary, outputs }) => JSON.stringify({ log, summary, outputs }));
  const plain = shown.join('').replace(/::add-mask::.*?\\n/g, '');
  for (const secret of ALL) expect(plain).not.toContain(JSON.stringify(secret).slice(1, -1));
}

describe('no trace of a secret is left', () => {
  it('by a plan whose brief, settings and model tell them', async () => {
    const workspace = path.join(root, 'plan');
    const provider = { kind: 'gemini', 'base-url': server.url, 'key-variable': 'GEMINI_API_KEY' };
    const settings = {
      version: 1,
      gates: [{ name: 'publish', command: `curl -H "x-key: ${FORMATTED}" https://app:${PASSWORD}@example.org/` }],
      models: { providers: { gemini: provider }, routes: { plan: ['gemini'], docs: [] } },
    };
    await writeFiles(workspace, {
      'brief.md': `# A library\n\nIt keeps books.\n\nWhat we were told, in one line, is ${PRINTED.join(' and ')}\n`,
      '.orchestrate.yml': JSON.stringify(settings),
    });
    const planned = await runActionBundle('plan', {
      workspace,
      inputs: { spec: 'brief.md', 'fail-on': 'none' },
      env: { ...ENVIRONMENT, GEMINI_API_KEY: KEY },
    });
    expect(planned.outputs, planned.log).toMatchObject({ engine: 'live' });
    expect(server.requests.length).toBeGreaterThan(1);
    const reported = await reportRun(workspace, planned);
    await expectNothing(workspace, planned, reported);
    // The conversation was kept, and what the model said in it is masked.
    const chats = path.join(planned.outputs['run-directory'] ?? '', 'ai_chats');
    const [chat = ''] = (await readdir(chats)).filter((name) => name.endsWith('.json'));
    expect(await readFile(path.join(chats, chat), 'utf8')).toContain('x-api-key: ***');
  });

  it('by a repair whose code and tests print them', async () => {
    const workspace = path.join(root, 'heal');
    await cp(path.join(ROOT, 'tests/fixtures/heal/plain'), workspace, { recursive: true });
    const range = path.join(workspace, 'src/range.js');
    await writeFile(range, (await readFile(range, 'utf8')).replace('number < end', 'number <= end'));
    const leak = createLeak(PRINTED);
    await appendFile(
      path.join(workspace, 'test/range.test.js'),
      `\n${leak}\nconsole.log(text);\nconsole.error(text);\nit('tells', () => assert.equal(range(0, 3).length, 3, text));\n`,
    );
    await writeFiles(workspace, { '.gitignore': 'artifacts/\n.env\n', '.env': `DEPLOY_TOKEN=${TOKEN}\n` });
    const git = (...args: string[]): Buffer =>
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: workspace });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'As it is');
    const healed = await runActionBundle('heal', {
      workspace,
      inputs: { command: 'npm test', 'fail-on': 'none' },
      env: { ...ENVIRONMENT, GITHUB_TOKEN: KEY },
    });
    expect(healed.outputs, healed.log).toMatchObject({ status: 'done' });
    const reported = await reportRun(workspace, healed);
    const announced = await showRun(workspace, reported);
    await expectNothing(workspace, healed, reported, announced);
    const logs = path.join(healed.outputs.evidence ?? '', 'logs/01-test.log');
    expect(await readFile(logs, 'utf8')).toContain('x-api-key: ***');
  });

  it('by a deployment whose build and service print them, and whose answers hold them', async () => {
    const workspace = path.join(root, 'deploy');
    await writeTinyService(workspace, '  ready-timeout: 60\n');
    const telling = `\n${createLeak(PRINTED)}\nconsole.log(text);\nconsole.error(text);\n`;
    await appendFile(path.join(workspace, 'scripts/build.mjs'), telling);
    await appendFile(path.join(workspace, 'src/main.js'), `${telling}things[0].name = text;\n`);
    const deployed = await runDeploy(
      workspace,
      { target: 'process', 'fail-on': 'none' },
      { env: { ...ENVIRONMENT, GITHUB_TOKEN: KEY } },
    );
    expect(deployed.verification, deployed.log).toBeDefined();
    const reported = await reportRun(workspace, deployed);
    await expectNothing(workspace, deployed, reported);
    const { evidence = '' } = deployed.outputs;
    const logs = ['logs/01-npm.log', 'logs/02-npm.log', 'service/service.log'].map((file) =>
      readFile(path.join(evidence, file), 'utf8').catch(() => ''),
    );
    expect((await Promise.all(logs)).filter((text) => text.includes('x-api-key: ***')).length).toBeGreaterThan(1);
  });
});
