import type { Plan } from '@orchestrate/contracts/plan';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { createCustomOperation, createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { recommend } from './recommend';
import type { Observed } from './rule';

function observe(evidence: Partial<RunEvidence> = {}, others: Partial<Observed> = {}): Observed {
  return {
    evidence: createSampleEvidence(evidence),
    published: null,
    publicationDiff: undefined,
    composeFile: undefined,
    uploadFailure: undefined,
    ...others,
  };
}

const plan = (overrides: Partial<Plan>): Partial<RunEvidence> => ({
  plan: { path: 'phases/plan/plan.json', value: createSamplePlan(overrides) },
});
// What is seen, which recommendation follows, what it must say, and which files it must cite.
const CASES: readonly (readonly [string, Observed, string, string, RegExp, readonly string[]])[] = [
  [
    'an operation that answers 501',
    observe(plan({ operations: [createCustomOperation('lendBook', '/books/{bookId}/lend')] })),
    'custom-operations',
    'must',
    /^Write lendBook by hand: .* 501\.$/,
    ['phases/plan/plan.json'],
  ],
  [
    'an operation that was planned and could not be generated',
    {
      ...observe(),
      evidence: createSampleEvidence(plan({}), { generate: { outputs: { custom: 'listBooks' } } }),
    },
    'unfit-operations',
    'must',
    /^Look at listBooks: generate could not write it as planned/,
    ['phases/generate/generate.md'],
  ],
  [
    'a query parameter without effect',
    observe(
      plan({ warnings: [{ rule: 'unexplained-parameter', message: 'the query parameter `sort` fits no rule' }] }),
    ),
    'plan-unexplained-parameter',
    'should',
    /1 remark of the plan .*`sort`/,
    ['phases/plan/plan.json'],
  ],
  [
    'a security scheme nobody can satisfy',
    observe(
      plan({
        securitySchemes: [{ name: 'oidc', type: 'unsupported' }],
        operations: createSamplePlan().operations.map((operation) => ({ ...operation, security: [['oidc']] })),
      }),
    ),
    'unsupported-security',
    'must',
    /oidc: 11 operations/,
    ['phases/plan/plan.json'],
  ],
  [
    'writing without security',
    observe(plan({ operations: createSamplePlan().operations.map((operation) => ({ ...operation, security: [] })) })),
    'open-writes',
    'should',
    /createAuthor, replaceAuthor, deleteAuthor, createBook, updateBook and 1 more change data/,
    ['phases/plan/plan.json'],
  ],
  [
    'a planted fault',
    { ...observe(), evidence: createSampleEvidence({}, { inject: {} }) },
    'injected-fault',
    'must',
    /the fault off-by-one/,
    ['phases/inject/output.json'],
  ],
  [
    'a run that was cut off',
    { ...observe(), evidence: createSampleEvidence({}, { heal: 'cut-off', 'deploy-2': 'absent' }) },
    'cut-off',
    'must',
    /--resume 20260131T120000Z-0123abcd: heal was cut off/,
    ['phases/heal/input.json'],
  ],
  [
    'files that publishing kept',
    observe(
      {},
      {
        published: { directory: 'service', changed: 3, kept: ['src/app.ts'] },
        publicationDiff: 'phases/report/published.patch',
      },
    ),
    'kept-files',
    'should',
    /1 file .* in service .*: src\/app.ts/,
    ['phases/report/published.patch'],
  ],
  [
    'an upload that failed',
    observe({}, { uploadFailure: { message: 'the store did not answer', log: 'phases/report/log.txt' } }),
    'upload-failed',
    'should',
    /the store did not answer/,
    ['phases/report/log.txt'],
  ],
];

describe('recommend', () => {
  it.each(CASES)('%s', (_, observed, id, severity, text, evidence) => {
    const found = recommend(observed).filter((recommendation) => recommendation.id === id);
    expect(found).toEqual([{ id, severity, text: expect.stringMatching(text) as string, evidence }]);
  });

  it('has nobody write what is there already', () => {
    const operations = [createCustomOperation('lendBook', '/books/{bookId}/lend')];
    const existing = { directory: '.', specification: 'routes' as const };
    const service = { ...createSamplePlan().service, existing };
    const ids = recommend(observe(plan({ operations, service }))).map(({ id }) => id);
    expect(ids).not.toContain('custom-operations');
  });

  it('puts the gravest first', () => {
    const severities = recommend(observe()).map(({ severity }) => severity);
    expect(severities).toEqual(
      [...severities].sort((a, b) => ['must', 'should', 'could'].indexOf(a) - ['must', 'should', 'could'].indexOf(b)),
    );
  });

  it('recommends nothing for a run that saw nothing', () => {
    const steps = ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'];
    const evidence = createSampleEvidence({}, Object.fromEntries(steps.map((step) => [step, 'absent'] as const)));
    expect(recommend({ ...observe(), evidence })).toEqual([]);
  });
});
