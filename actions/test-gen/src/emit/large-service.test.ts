import path from 'node:path';

import { createLargeDocument } from '@orchestrate/testkit/large-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { viewService } from '../service/service-view';
import { readTemplates } from '../templates';
import { lowerFirst } from '../text/code';

import type { EmittedTests } from './emit-tests';
import { emitTests } from './emit-tests';

const RESOURCES = 100;
const KINDS = ['list', 'create', 'get', 'replace', 'delete'] as const;

const item = (status: number) => ({ status, shape: 'item', contentType: 'application/json' }) as const;
const PLANNED = {
  list: {
    kind: 'list',
    success: { status: 200, shape: 'array', contentType: 'application/json' },
    paging: { style: 'offset', limitParameter: 'limit', positionParameter: 'offset', defaultLimit: 20 },
  },
  create: { kind: 'create', success: item(201) },
  get: { kind: 'read', success: item(200) },
  replace: { kind: 'replace', success: item(200) },
  delete: { kind: 'delete', success: { status: 204, shape: 'empty' } },
} as const;

function planLargeService() {
  const document = createLargeDocument(RESOURCES);
  const names = Array.from({ length: RESOURCES }, (_, index) => `Thing${index}`);
  const plan = createServicePlan(document, {
    resources: names.map((name) => ({ name, plural: `${lowerFirst(name)}s`, schema: `#/components/schemas/${name}` })),
    operations: Object.fromEntries(
      names.flatMap((resource) => KINDS.map((verb) => [`${verb}${resource}`, { ...PLANNED[verb], resource }])),
    ),
  });
  return viewService(plan, document);
}

let emitted: EmittedTests;
let seconds: number;

beforeAll(async () => {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../..'), 'support');
  const begin = performance.now();
  emitted = emitTests({ view: planLargeService(), sources: new Map(), templates });
  seconds = (performance.now() - begin) / 1000;
}, 60_000);

const names = (): string[] => [...emitted.cases.values()].flat();

describe('emitTests, of 500 operations', () => {
  it('takes seconds', () => {
    expect(seconds).toBeLessThan(20);
  });

  it('tests each operation, in files of its resource, under names of their own', () => {
    const tested = new Set(names().map((name) => name.split(' > ').slice(0, 2).join(' > ')));
    for (let index = 0; index < RESOURCES; index += 1) {
      const suites = ['GET', 'POST'].map((method) => `${method} /things-${index}`);
      const ofItems = ['GET', 'PUT', 'DELETE'].map((method) => `${method} /things-${index}/{id}`);
      for (const suite of [...suites, ...ofItems])
        expect(tested).toContain(`tests/e2e/thing${index}s.test.ts > ${suite}`);
      expect(tested).toContain(`tests/property/thing${index}s.test.ts > POST /things-${index}`);
    }
    expect(new Set(names()).size).toBe(names().length);
  });

  it('expects of a malformed path what is declared of it: 400, or 404 where nothing else can be wrong', () => {
    const malformed = names()
      .filter((name) => name.includes('/things-42/{id} > answers') && name.includes('whose id is no UUID'))
      .map((name) => name.replace('tests/e2e/thing42s.test.ts > ', ''));
    expect(malformed).toEqual([
      'GET /things-42/{id} > answers 404 to a path whose id is no UUID',
      'PUT /things-42/{id} > answers 400 to a path whose id is no UUID',
      'DELETE /things-42/{id} > answers 404 to a path whose id is no UUID',
    ]);
  });

  it('tries fewer examples than of a small service', () => {
    const text = emitted.files.find((file) => file.path === 'tests/support/arbitraries.ts')?.text;
    expect(text).toMatch(/numRuns: 10\b/);
  });
});
