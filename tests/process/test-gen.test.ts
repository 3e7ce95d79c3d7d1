import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { runActionBundle } from '../support/bundle';
import { git, writeFiles } from '../support/clone';
import { checkCtrf, mergeCobertura, readLcov } from '../support/format-readers';
import { createLeak, findTraces, listPrinted } from '../support/secret-traces';

import { GENERATED_FILES_PATH, generatedFilesSchema } from '@orchestrate/contracts/generated-files';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { coverageSchema, generatedTestsSchema, testReportSchema } from '@orchestrate/contracts/test-report';
import { hashFile, listFiles } from '@orchestrate/kit/files/hash';
import { readJson } from '@orchestrate/kit/files/json';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const SPECIFICATION = `openapi: 3.1.0
info: { title: Notes, version: "1" }
paths:
  /notes:
    get:
      operationId: listNotes
      parameters: [{ name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }]
      responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Note" } } } } } }
    post:
      operationId: createNote
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get:
      operationId: getNote
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } } }
components:
  schemas:
    Note:
      type: object
      required: [id, title]
      properties:
        id: { type: string, format: uuid, readOnly: true }
        title: { type: string, minLength: 1, maxLength: 80 }
`;
const PAGE_TEST = 'tests/e2e/notes.test.ts > GET /notes > gives no more than limit asks for';

const TOKEN = 'Zx9"mQ/7+kL&2vT4wR8$nB5';
const PASSWORD = 'n3Yb6Lc1Gf0Ue9Po2IkWq7';
const ENVIRONMENT = { DEPLOY_TOKEN: TOKEN, DATABASE_URL: `postgres://app:${PASSWORD}@localhost/app` };

let root: string;
let service: string;
let run: BundleRun;

/** Lets each list hold one item more than it was asked for, and tell secrets. */
async function breakPaging(): Promise<void> {
  const store = path.join(service, 'src/resources/notes/store.ts');
  const text = await readFile(store, 'utf8');
  expect(text).toContain('.limit(limit)');
  const leak = createLeak([TOKEN, PASSWORD].flatMap(listPrinted));
  const telling = `\n${leak}\nconsole.log(text);\nconsole.error(text);\n`;
  await writeFile(store, text.replace('.limit(limit)', '.limit(limit + 1)') + telling);
  git(service, 'commit', '--quiet', '--all', '--message', 'Break paging');
}

function readEvidence<T>(file: string, schema: Parameters<typeof readJson<T>>[1]): Promise<T> {
  return readJson(path.join(run.outputs.evidence ?? '', file), schema);
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  const [workspace, cache] = [path.join(root, 'workspace'), path.join(root, 'cache')];
  await writeFiles(workspace, { 'openapi.yaml': SPECIFICATION });
  const planned = await runActionBundle('plan', { workspace, cache, inputs: { spec: 'openapi.yaml' } });
  const inputs = { 'run-directory': planned.outputs['run-directory'] ?? '' };
  const generated = await runActionBundle('generate', { workspace, cache, inputs });
  expect(generated.outputs.status, generated.log).toBe('done');
  service = generated.outputs.service ?? '';
  await breakPaging();
  run = await runActionBundle('test-gen', { workspace, cache, inputs, env: ENVIRONMENT });
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('test-gen, on a service with a bug', () => {
  it('names the tests that the service fails, and says that it breaks its specification', async () => {
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ status: 'partial', engine: 'offline' });
    const { remaining } = await readEvidence('output.json', phaseOutputSchema);
    expect(remaining).toContainEqual(expect.stringContaining(`${PAGE_TEST}: the service breaks its specification`));
    expect(run.summary).toContain(PAGE_TEST);
  });

  it('keeps the others: in the tree, in the list of generated files, in one commit', async () => {
    const { kept, dropped } = await readEvidence('cases.json', generatedTestsSchema);
    const names = kept.flatMap(({ cases }) => cases);
    expect(kept.map(({ kind }) => kind).sort()).toEqual(['e2e', 'property', 'unit']);
    expect(names).not.toContain(PAGE_TEST);
    expect(dropped.map(({ name }) => name)).toContain(PAGE_TEST);
    expect(run.outputs).toMatchObject({ tests: String(names.length), passed: String(names.length) });

    const files = (await listFiles(path.join(service, 'tests'))).map((file) => `tests/${file}`);
    const { files: listed } = await readJson(path.join(service, GENERATED_FILES_PATH), generatedFilesSchema);
    for (const file of files) expect(listed[file], file).toBe(await hashFile(path.join(service, file)));
    expect(await readFile(path.join(service, 'tests/e2e/notes.test.ts'), 'utf8')).not.toContain('gives no more than');
    expect(git(service, 'log', '-1', '--format=%s')).toContain('Test what the specification promises');
    expect(git(service, 'status', '--porcelain')).toBe('');
  });

  it('has what each gate said on record, of the refused proposal too', async () => {
    const [first, last] = await Promise.all(
      ['01', '02'].map((id) => readEvidence(`proposals/${id}/proposal.json`, proposalRecordSchema)),
    );
    expect(first).toMatchObject({ accepted: false, kind: 'tests' });
    expect(first?.gates.find(({ verdict }) => verdict === 'failed')?.gate).toBe('passes-repeatedly');
    expect(last).toMatchObject({ accepted: true, commit: git(service, 'rev-parse', 'HEAD').trim() });
    expect(last?.gates.find(({ gate }) => gate === 'adds-value')?.detail).toMatch(/^each of \d+ tests fails when/);
  });

  it('reports what ran, and what it covers', async () => {
    const { summary, tests } = (await readEvidence('tests.ctrf.json', testReportSchema)).results;
    expect(summary.failed).toBe(Number(run.outputs.failed));
    expect(
      tests.filter(({ status }) => status === 'failed').map(({ filePath = '', name }) => `${filePath} > ${name}`),
    ).toContain(PAGE_TEST);
    const coverage = await readEvidence('coverage.json', coverageSchema);
    expect(run.outputs.lines).toBe(String(coverage.lines.percent));
    expect(coverage.lines.percent).toBeGreaterThan(85);
    expect(coverage.files.map(({ path: file }) => file)).toContain('src/resources/notes/store.ts');
  });

  it('says line by line what was covered, for other tools, and names no place of the machine', async () => {
    const directory = path.join(run.outputs['run-directory'] ?? '', 'phases/test-gen');
    const { lines } = await readEvidence('coverage.json', coverageSchema);
    const lcov = await readFile(path.join(directory, 'coverage.lcov'), 'utf8');
    expect(lcov).toMatch(/^SF:src\/resources\/notes\/store\.ts$/m);
    const sum = (mark: string): number =>
      [...lcov.matchAll(new RegExp(`^${mark}:(\\d+)$`, 'gm'))].reduce((total, [, count]) => total + Number(count), 0);
    expect([sum('LH'), sum('LF')]).toEqual([lines.covered, lines.total]);
    const cobertura = await readFile(path.join(directory, 'coverage.cobertura.xml'), 'utf8');
    expect(cobertura).toMatch(new RegExp(`<coverage lines-valid="${lines.total}" lines-covered="${lines.covered}"`));
    expect(lcov + cobertura).not.toContain(os.tmpdir());
  });

  it('writes what other tools read: CTRF, LCOV, Cobertura', async () => {
    const directory = path.join(run.outputs['run-directory'] ?? '', 'phases/test-gen');
    const read = (file: string): Promise<string> => readFile(path.join(directory, file), 'utf8');
    const { lines, files } = await readEvidence('coverage.json', coverageSchema);
    expect(checkCtrf(await read('tests.ctrf.json'))).toEqual([]);
    const traces = readLcov(await read('coverage.lcov'));
    for (const file of files) {
      const { covered, total } = file.lines;
      expect(traces.get(file.path), file.path).toEqual({ found: total, hit: covered });
    }
    const merged = await mergeCobertura(await read('coverage.cobertura.xml'));
    expect(merged).toContain(`lines-covered="${lines.covered}" lines-valid="${lines.total}"`);
    expect(merged.match(/<class /g)).toHaveLength(traces.size);
  });

  it('leaves no trace of a secret that the service prints', async () => {
    const directory = run.outputs['run-directory'] ?? '';
    expect(await findTraces(directory, [TOKEN, PASSWORD])).toEqual([]);
    const shown = JSON.stringify([run.log, run.summary]).replace(/::add-mask::.*?\\n/g, '');
    for (const secret of [TOKEN, PASSWORD]) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
    const logs = path.join(run.outputs.evidence ?? '', 'logs');
    const texts = await Promise.all((await readdir(logs)).map((file) => readFile(path.join(logs, file), 'utf8')));
    expect(texts.some((text) => text.includes('x-api-key: ***'))).toBe(true);
  });

  it('leaves nothing behind beside the run', () => {
    const id = path.basename(run.outputs['run-directory'] ?? '');
    expect(existsSync(path.join(os.tmpdir(), `orchestrate-${id}`))).toBe(false);
  });
});

describe('test-gen, asked for what cannot be', () => {
  it.each([
    ['a plan', {}, 'use the action plan before this one'],
    ['a service', { spec: 'openapi.yaml' }, 'the tree is no service of the action generate'],
  ])('refuses a run without %s', async (_what, inputs, message) => {
    const workspace = await createTemporaryDirectory();
    await writeFiles(workspace, { 'openapi.yaml': SPECIFICATION });
    const planned = 'spec' in inputs ? await runActionBundle('plan', { workspace, inputs }) : undefined;
    const directory = planned?.outputs['run-directory'];
    const given = directory === undefined ? {} : { 'run-directory': directory };
    const { exitCode, outputs, log } = await runActionBundle('test-gen', { workspace, inputs: given });
    expect({ exitCode, status: outputs.status }).toEqual({ exitCode: 1, status: 'failed' });
    expect(log).toContain(message);
  });
});
