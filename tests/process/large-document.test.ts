import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runActionBundle } from '../support/bundle';
import type { BundleRun } from '../support/bundle';
import { writeFiles } from '../support/clone';

import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { readJson } from '@orchestrate/kit/files/json';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { createLargeDocument } from '@orchestrate/testkit/large-document';

/** `npm run bench -- large` measures five times as many. */
const RESOURCES = 20;
/** Less than a minute on two idle cores; some of the tests run where there are none. */
const MOST_SECONDS = 300;

const document = createLargeDocument(RESOURCES);
const named = (from: OpenApiDocument): string[] =>
  listOperations(from)
    .map(({ method, path: where, operation }) => `${method} ${where} ${operation.operationId ?? ''}`)
    .sort();

let root: string;
let planned: BundleRun;
let generated: BundleRun;
let seconds: number;

beforeAll(
  async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
    const [workspace, cache] = [path.join(root, 'workspace'), path.join(root, 'cache')];
    await writeFiles(workspace, { 'openapi.json': JSON.stringify(document) });
    const begin = performance.now();
    planned = await runActionBundle('plan', { workspace, cache, inputs: { spec: 'openapi.json' } });
    const inputs = { 'run-directory': planned.outputs['run-directory'] ?? '' };
    generated = await runActionBundle('generate', { workspace, cache, inputs });
    seconds = (performance.now() - begin) / 1000;
  },
  2 * MOST_SECONDS * 1000,
);

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('a document of 100 operations', () => {
  it('is planned whole', () => {
    expect(planned.exitCode, planned.log).toBe(0);
    expect(planned.outputs.status).toBe('done');
  });

  it('becomes a service that passes every gate and promises all of them, in minutes', async () => {
    expect(generated.exitCode, generated.log).toBe(0);
    expect(generated.outputs).toMatchObject({ status: 'done', custom: '' });
    const evidence = generated.outputs.evidence ?? '';
    const { gates } = await readJson(path.join(evidence, 'proposals/01/proposal.json'), proposalRecordSchema);
    expect(gates.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(gates.map(({ gate }) => gate)).toEqual(
      expect.arrayContaining(['compiles', 'lints', 'smoke', 'specification']),
    );
    expect(seconds).toBeLessThan(MOST_SECONDS);
  });

  it('is all in the specification that the service gives', async () => {
    const file = path.join(generated.outputs.evidence ?? '', 'emitted-openapi.json');
    const emitted = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
    expect(named(emitted)).toHaveLength(5 * RESOURCES);
    expect(named(emitted)).toEqual(named(document));
  });
});
