import type { Deployment } from '@orchestrate/contracts/deployment';
import type { Plan } from '@orchestrate/contracts/plan';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleDeployment, createSampleVerification } from '@orchestrate/testkit/sample/results';
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
function deployed(deployment: Partial<Deployment>, verification = createSampleVerification()): Partial<RunEvidence> {
  const attempt = createSampleEvidence().deployments.at(-1)?.attempt;
  if (attempt === undefined) throw new Error('the sample has no deployment');
  return {
    deployments: [
      {
        attempt,
        deployment: { path: 'phases/deploy/deployment.json', value: createSampleDeployment(deployment) },
        verification: { path: 'phases/deploy/verification.json', value: verification },
      },
    ],
  };
}
const COMPOSE = {
  project: 'library',
  image: 'library:1',
  imageId: 'sha256:1',
  baseImage: 'node:24-slim',
  baseWhy: 'it is the configured one',
};
const probes = (change: Partial<ReturnType<typeof createSampleVerification>['probes'][number]>) => {
  const verification = createSampleVerification();
  return {
    ...verification,
    probes: verification.probes.map((probe, index) => (index === 0 ? { ...probe, ...change } : probe)),
  };
};

// What is seen, which recommendation follows, what it must say, and which files it must cite.
const CASES: readonly (readonly [string, Observed, string, string, RegExp, readonly string[]])[] = [
  [
    'the process target',
    observe(),
    'process-target',
    'should',
    /because Docker does not answer here\.$/,
    ['phases/deploy-2/deployment.json'],
  ],
  [
    'the embedded database of a process',
    observe(),
    'embedded-database',
    'must',
    /DATABASE_URL/,
    ['phases/deploy-2/deployment.json'],
  ],
  [
    'the embedded database of a container',
    observe(deployed({ target: 'compose', compose: COMPOSE }), {
      composeFile: 'services:\n  app:\n    environment:\n      DATABASE_URL: ${DATABASE_URL:-}\n',
    }),
    'embedded-database',
    'must',
    /DATABASE_URL/,
    ['phases/deploy/deployment.json', 'service/compose.yaml'],
  ],
  [
    'development credentials',
    observe(),
    'development-credentials',
    'must',
    /for apiKey .*NODE_ENV=production/,
    ['phases/plan/plan.json', 'phases/deploy-2/deployment.json'],
  ],
  [
    'another base image than the configured one',
    observe(
      deployed({ target: 'compose', compose: { ...COMPOSE, baseImage: 'local-node', baseWhy: 'no registry answers' } }),
    ),
    'other-base-image',
    'must',
    /on node:24-slim .* local-node, because no registry answers/,
    ['phases/deploy/deployment.json'],
  ],
  [
    'a failing probe',
    observe(deployed({}, probes({ verdict: 'failed' }))),
    'failed-probes',
    'must',
    /1 operation .*GET \/authors/,
    ['phases/deploy/verification.json'],
  ],
  [
    'a slow probe',
    observe(deployed({}, probes({ milliseconds: 812.3 }))),
    'slow-probes',
    'could',
    /GET \/authors \(812 ms\)/,
    ['phases/deploy/verification.json'],
  ],
  [
    'operations that were not probed',
    observe(),
    'unprobed-operations',
    'could',
    /6 operations of 11/,
    ['phases/deploy-2/verification.json'],
  ],
  [
    'a service left running',
    observe(deployed({ state: 'running', kept: true })),
    'left-running',
    'could',
    /http:\/\/127\.0\.0\.1:41873/,
    ['phases/deploy/deployment.json'],
  ],
  [
    'a tree that changed after it was deployed',
    { ...observe(), evidence: createSampleEvidence({}, { 'deploy-2': 'absent' }) },
    'not-redeployed',
    'must',
    /^Deploy again/,
    ['phases/deploy/output.json'],
  ],
];

describe('recommend', () => {
  it.each(CASES)('%s', (_, observed, id, severity, text, evidence) => {
    const found = recommend(observed).filter((recommendation) => recommendation.id === id);
    expect(found).toEqual([{ id, severity, text: expect.stringMatching(text) as string, evidence }]);
  });

  it.each<[string, Observed, string]>([
    [
      'a database for the process',
      observe(
        plan({
          configuration: {
            ...createSamplePlan().configuration,
            safety: {
              'allow-remote-references': false,
              'pass-environment': ['DATABASE_URL'],
              'forbid-commands': [],
              'allow-host': false,
            },
          },
        }),
      ),
      'embedded-database',
    ],
    [
      'a database for the container',
      observe(deployed({ target: 'compose', compose: COMPOSE }), {
        composeFile: '      DATABASE_URL: postgres://db/library\n',
      }),
      'embedded-database',
    ],
    ['a service of somebody else', observe({ generated: undefined }), 'embedded-database'],
    ['the compose target', observe(deployed({ target: 'compose', compose: COMPOSE })), 'process-target'],
    ['the configured base image', observe(deployed({ target: 'compose', compose: COMPOSE })), 'other-base-image'],
    [
      'a service that is open to anyone by its specification',
      observe(plan({ securitySchemes: [] })),
      'development-credentials',
    ],
  ])('says nothing of %s', (_, observed, id) => {
    expect(recommend(observed).map((recommendation) => recommendation.id)).not.toContain(id);
  });
});
