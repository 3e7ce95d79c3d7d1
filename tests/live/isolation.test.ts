import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { runActionBundle } from '../support/bundle';
import { writeFiles } from '../support/clone';

import { eventSchema } from '@orchestrate/contracts/event';
import type { FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { describeWith } from '@orchestrate/testkit/require-tool';

const KEY = `planted-key-${randomBytes(16).toString('hex')}`;
const MINUTES = 60_000;
const SPECIFICATION = `openapi: 3.1.0
info: { title: Notes, version: "1" }
paths:
  /notes:
    get:
      operationId: listNotes
      responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Note" } } } } } }
    post:
      operationId: createNote
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
components:
  schemas:
    Note:
      type: object
      required: [id, title]
      properties:
        id: { type: string, format: uuid, readOnly: true }
        title: { type: string, minLength: 1, maxLength: 80 }
`;

let root: string;
let models: FakeModelServer;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  // It says nothing that anybody could use: what is left is what the offline engine does, beside a key.
  models = await startFakeModelServer(() => ({ text: '{}' }));
});

afterAll(async () => {
  await models.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

async function readCommands(directory: string) {
  const lines = (await readFile(path.join(directory, 'events.ndjson'), 'utf8')).trim().split('\n');
  return lines.flatMap((line) => {
    const event = eventSchema.parse(JSON.parse(line));
    return event.type === 'command.finished' ? [{ phase: event.phase, ...event.data }] : [];
  });
}

await describeWith('bwrap', 'phases beside a key', () => {
  it(
    'install, build, start the service with its database, test and analyse it in sandboxes',
    { timeout: 40 * MINUTES },
    async () => {
      const [workspace, cache] = [path.join(root, 'workspace'), path.join(root, 'cache')];
      await writeFiles(workspace, {
        'openapi.yaml': SPECIFICATION,
        '.orchestrate.yml': 'version: 1\nmodels:\n  limits: { allow-unknown-price: true, retries: 0 }\n',
      });
      const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${models.url}/v1` };
      const start = (action: string, inputs: Readonly<Record<string, string>>): Promise<BundleRun> =>
        runActionBundle(action, { workspace, cache, inputs, env, ownPackages: true });
      const planned = await start('plan', { spec: 'openapi.yaml' });
      const directory = planned.outputs['run-directory'] ?? '';
      for (const action of ['generate', 'test-gen', 'analyze']) {
        const { outputs, log } = await start(action, { 'run-directory': directory });
        expect(['done', 'partial'], log).toContain(outputs.status);
        expect(log).toContain('code of the repository and of models runs in a sandbox');
      }
      const commands = await readCommands(directory);
      const outside: string[] = [];
      for (const { phase, log, tool } of commands) {
        const text = await readFile(path.join(directory, log ?? ''), 'utf8');
        if (!/^# .*\(in a sandbox: /m.test(text)) outside.push(`${phase}: ${tool}`);
        expect(text).not.toContain(KEY);
      }
      expect(outside).toEqual([]);
      const tools = new Set(commands.filter(({ exitCode }) => exitCode === 0).map(({ tool }) => tool));
      expect([...tools]).toEqual(expect.arrayContaining(['npm', 'oxfmt', 'typescript', 'vitest', 'node']));
    },
  );
});
