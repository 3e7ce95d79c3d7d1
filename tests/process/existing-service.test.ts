import { cp, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';
import { readSummary } from '../support/chain-run';
import { commitAll, git } from '../support/clone';

import { verificationSchema } from '@orchestrate/contracts/deployment';
import { planSchema } from '@orchestrate/contracts/plan';
import { generatedTestsSchema } from '@orchestrate/contracts/test-report';
import { readJson } from '@orchestrate/kit/files/json';

const PHASES = ['plan', 'generate', 'test-gen', 'deploy', 'analyze', 'heal', 'report'] as const;
// What the last three make of a tree does not depend on its framework, so that one service passes through them.
const OF_EACH = PHASES.slice(0, 4);

// Name, operations that its routes have, functions that no test of its own calls, and tests of routes.
const SERVICES = [
  [
    'hono',
    ['get /healthz', 'get /parcels', 'get /parcels/{id}', 'get /quotes', 'post /parcels'],
    ['refund'],
    ['GET /quotes answers as it is documented', 'GET /parcels/{id} answers 404 where nothing goes by its path'],
  ],
  [
    'express',
    ['delete /links/{slug}', 'get /links', 'get /links/{slug}', 'get /version', 'post /links'],
    ['isReserved', 'rank'],
    ['GET /version answers as it is documented', 'GET /links/{slug} answers 404 where nothing goes by its path'],
  ],
  [
    'fastify',
    ['get /bookings', 'get /bookings/{id}', 'get /healthz', 'post /bookings'],
    ['isOpen', 'overlap', 'price'],
    ['POST /bookings refuses a body without room', 'GET /bookings answers as it is documented'],
  ],
] as const;

describe.each(SERVICES)('a service of %s that was there before', (framework, operations, functions, routes) => {
  const isWhole = framework === 'hono';
  const runs = new Map<string, BundleRun>();
  let workspace: string;
  let directory: string;

  beforeAll(async () => {
    workspace = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
    await cp(path.join(ROOT, 'tests/fixtures/services', framework), path.join(workspace, 'backend'), {
      recursive: true,
      filter: (source) => !source.includes('node_modules'),
    });
    commitAll(workspace);
    const cache = path.join(workspace, '.git', 'cache');
    directory = '';
    for (const phase of isWhole ? PHASES : OF_EACH) {
      const inputs = { 'run-directory': directory, 'fail-on': 'none' };
      const own = phase === 'plan' ? { service: 'backend' } : phase === 'deploy' ? { target: 'process' } : {};
      const run = await runActionBundle(phase, { workspace, cache, inputs: { ...inputs, ...own } });
      runs.set(phase, run);
      directory = run.outputs['run-directory'] ?? directory;
    }
  }, 900_000);

  afterAll(() => rm(workspace, { recursive: true, force: true, maxRetries: 3 }));

  const logOf = (phase: (typeof PHASES)[number]): string => runs.get(phase)?.log ?? '';

  it('is planned from its routes', async () => {
    const plan = await readJson(path.join(directory, 'phases/plan/plan.json'), planSchema);
    expect(plan.service.existing).toEqual({ directory: 'backend', specification: 'routes' });
    expect(plan.operations.map(({ method, path: at }) => `${method} ${at}`).sort()).toEqual(operations);
    expect(runs.get('plan')?.outputs.status, logOf('plan')).toBe('done');
  });

  it('is not generated, for a reason that is told', () => {
    expect(logOf('generate')).toContain('nothing to generate: the service is there already, in backend');
  });

  it('gets tests of what no test noticed, with numbers before and after', async () => {
    const cases = await readJson(path.join(directory, 'phases/test-gen/cases.json'), generatedTestsSchema);
    expect(runs.get('test-gen')?.outputs.status, logOf('test-gen')).toBe('done');
    const kept = cases.kept.flatMap((group) => group.cases);
    for (const name of functions) expect(kept.some((test) => test.startsWith(`${name}(`))).toBe(true);
    const overHttp = cases.kept.find(({ kind }) => kind === 'e2e')?.cases;
    expect(overHttp, logOf('test-gen')).toEqual(expect.arrayContaining([...routes]));
    const { before, after } = cases.strength ?? {};
    expect(after?.mutants?.caught).toBeGreaterThan(before?.mutants?.caught ?? Infinity);
    expect(after?.lines?.percent).toBeGreaterThan(before?.lines?.percent ?? Infinity);
  });

  it('is deployed, and every route that can be asked answers', async () => {
    expect(['done', 'partial'], logOf('deploy')).toContain(runs.get('deploy')?.outputs.status);
    const { failed, passed } = await readJson(
      path.join(directory, 'phases/deploy/verification.json'),
      verificationSchema,
    );
    expect([failed, passed > 0]).toEqual([0, true]);
    expect(git(workspace, 'status', '--porcelain', 'backend')).toBe('');
  });

  it.runIf(isWhole)('is analysed, judged and reported, and stays as it was', async () => {
    expect(['done', 'partial'], logOf('analyze')).toContain(runs.get('analyze')?.outputs.status);
    expect(runs.get('heal')?.outputs.status, logOf('heal')).toBe('noop');
    const summary = await readSummary(directory);
    expect(['success', 'partial'], logOf('report')).toContain(summary.status);
    expect(git(workspace, 'status', '--porcelain', 'backend')).toBe('');
    const patch = await readFile(path.join(directory, 'phases/report/changes.patch'), 'utf8');
    expect(patch).toContain('Characterisation tests');
  });
});
