import { existsSync } from 'node:fs';
import { appendFile, cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { runActionBundle } from '../support/bundle';
import { git, writeFiles } from '../support/clone';

import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { hashFile } from '@orchestrate/kit/files/hash';
import { readJson } from '@orchestrate/kit/files/json';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

// A resource, a conflict, credentials, a schema that contains itself, names that are reserved, and one operation that
// nothing can be inferred for.
const SPECIFICATION = `openapi: 3.1.0
info: { title: "Shelf's */ notes", version: "1" }
security: [{ key: [] }]
paths:
  /classes:
    get:
      operationId: delete
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }
        - { name: about, in: query, content: { application/json: { schema: { type: object, required: [size], properties: { size: { type: integer } } } } } }
      responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Class" } } } } } }
    post:
      operationId: ../../new
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Class" } } } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Class" } } } }
        "409": { description: The name is taken }
  /classes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get:
      operationId: index
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Class" } } } } }
  /classes/{id}/teach:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    post: { operationId: teach, responses: { "202": { description: Maybe } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
  schemas:
    Class:
      type: object
      required: [id, name]
      properties:
        id: { type: string, format: uuid, readOnly: true }
        name: { type: string, minLength: 1 }
        constructor: { type: string }
        tree: { $ref: "#/components/schemas/Node" }
    Node:
      type: object
      properties: { children: { type: array, items: { $ref: "#/components/schemas/Node" } } }
`;

// Nothing that is stored, and so no table.
const STORING_NOTHING = `openapi: 3.1.0
info: { title: Converter, version: "1" }
paths:
  /convert:
    post:
      operationId: convert
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Amount" } } } }
      responses: { "200": { description: It, content: { application/json: { schema: { $ref: "#/components/schemas/Amount" } } } } }
components:
  schemas:
    Amount: { type: object, required: [value], properties: { value: { type: number } } }
`;

let root: string;
let workspace: string;
let cache: string;

/** Plans in a new run and generates in it. */
async function generate(inputs: Readonly<Record<string, string>> = {}, spec = 'openapi.yaml'): Promise<BundleRun> {
  const planned = await runActionBundle('plan', { workspace, cache, inputs: { spec } });
  expect(planned.outputs.status, planned.log).toBe('partial');
  const run = planned.outputs['run-directory'] ?? '';
  return runActionBundle('generate', { workspace, cache, inputs: { 'run-directory': run, ...inputs } });
}

function treeOf({ outputs }: BundleRun): string {
  return git(outputs.service ?? '', 'rev-parse', 'HEAD^{tree}').trim();
}

function readList(directory: string): Promise<GeneratedFiles> {
  return readJson(path.join(directory, GENERATED_FILES_PATH), generatedFilesSchema);
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  [workspace, cache] = [path.join(root, 'workspace'), path.join(root, 'cache')];
  await writeFiles(workspace, { 'openapi.yaml': SPECIFICATION, 'converter.yaml': STORING_NOTHING });
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('generate', () => {
  let first: BundleRun;

  beforeAll(async () => {
    first = await generate();
  });

  it('generates a service that passes every gate, and names what is left', async () => {
    const { exitCode, outputs, log, summary } = first;
    expect(exitCode, log).toBe(0);
    expect(outputs).toMatchObject({ status: 'partial', custom: 'teach', engine: 'offline' });
    expect(log).toContain('remaining: teach answers 501');
    expect(summary).toContain('| ✅ specification |');
    const record = await readJson(
      path.join(outputs.evidence ?? '', 'proposals/01/proposal.json'),
      proposalRecordSchema,
    );
    expect(record.gates.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(record.commit).toBe(outputs.commit);
  });

  it('generates a service that stores nothing', async () => {
    const { outputs, log } = await generate({}, 'converter.yaml');
    expect(outputs, log).toMatchObject({ status: 'partial', custom: 'convert' });
    const record = await readJson(
      path.join(outputs.evidence ?? '', 'proposals/01/proposal.json'),
      proposalRecordSchema,
    );
    expect(record.gates.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect((await readList(outputs.service ?? '')).files).not.toHaveProperty('src/storage/errors.ts');
  });

  it('lists every file of the tree with its hash, and none outside of it', async () => {
    const service = first.outputs.service ?? '';
    const { files } = await readList(service);
    const tracked = git(service, 'ls-files').trim().split('\n');
    expect(Object.keys(files)).toEqual(tracked.filter((file) => file !== GENERATED_FILES_PATH).sort());
    expect(first.outputs.files).toBe(String(Object.keys(files).length));
    for (const [file, hash] of Object.entries(files)) expect(await hashFile(path.join(service, file)), file).toBe(hash);
    expect(Object.keys(files)).toContain('src/operations/new-operation.ts');
  });

  it('takes equal work of another run from the cache', async () => {
    const again = await generate();
    const output = await readJson(path.join(again.outputs.evidence ?? '', 'output.json'), phaseOutputSchema);
    expect(output.cached).toBeDefined();
    expect(treeOf(again)).toBe(treeOf(first));
    expect(again.outputs.commit).toBe(git(again.outputs.service ?? '', 'rev-parse', 'HEAD').trim());
  });

  it('publishes byte for byte the same, but never over what somebody has edited', async () => {
    const published = path.join(workspace, 'service');
    await cp(first.outputs.service ?? '', published, { recursive: true });
    await rm(path.join(published, '.git'), { recursive: true });
    await appendFile(path.join(published, 'src/operations/teach.ts'), '// Mine.\n');
    await rm(path.join(published, 'Dockerfile'));
    await writeFile(path.join(published, 'notes.txt'), 'mine');
    const before = await readFile(path.join(published, 'src/app.ts'), 'utf8');

    const second = await generate({ out: 'service' });
    expect(treeOf(second), second.log).toBe(treeOf(first));
    expect(second.log).toContain('src/operations/teach.ts was edited where it is published to');
    expect(await readFile(path.join(published, 'src/operations/teach.ts'), 'utf8')).toMatch(/\/\/ Mine\.\n$/);
    expect(await readFile(path.join(published, 'notes.txt'), 'utf8')).toBe('mine');
    expect(await readFile(path.join(published, 'src/app.ts'), 'utf8')).toBe(before);
    expect(existsSync(path.join(published, 'Dockerfile'))).toBe(true);
    const patch = await readFile(path.join(second.outputs.evidence ?? '', 'published.patch'), 'utf8');
    expect(patch).toMatch(/^-\/\/ Mine\.$/m);
    expect((await readList(published)).files).toEqual((await readList(first.outputs.service ?? '')).files);
  });
});

describe('generate, asked for what cannot be', () => {
  it('refuses a run without a plan', async () => {
    const { exitCode, outputs, log } = await runActionBundle('generate', {
      workspace: await createTemporaryDirectory(),
    });
    expect({ exitCode, status: outputs.status }).toEqual({ exitCode: 1, status: 'failed' });
    expect(log).toContain('use the action plan before this one');
  });

  it('refuses to publish into the run', async () => {
    const planned = await runActionBundle('plan', { workspace, cache, inputs: { spec: 'openapi.yaml' } });
    const run = planned.outputs['run-directory'] ?? '';
    const inputs = { 'run-directory': run, out: path.join(run, 'service') };
    const { outputs, log } = await runActionBundle('generate', { workspace, cache, inputs });
    expect(outputs.status).toBe('failed');
    expect(log).toMatch(/out: .* lies inside the run directory/);
  });

  it('refuses a specification that is not the planned one', async () => {
    const planned = await runActionBundle('plan', { workspace, cache, inputs: { spec: 'openapi.yaml' } });
    const run = planned.outputs['run-directory'] ?? '';
    await appendFile(path.join(run, 'phases/plan/openapi.json'), ' ');
    const { outputs, log } = await runActionBundle('generate', { workspace, cache, inputs: { 'run-directory': run } });
    expect(outputs.status).toBe('failed');
    expect(log).toContain('is not what was planned');
    expect(existsSync(path.join(run, 'service'))).toBe(false);
  });
});
