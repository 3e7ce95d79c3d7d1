import type { Deployment, Verification } from '@orchestrate/contracts/deployment';
import type { Analysis, Finding } from '@orchestrate/contracts/finding';
import type { Coverage, TestReport } from '@orchestrate/contracts/test-report';
import type { GateRun, Healing, Triage } from '@orchestrate/contracts/triage';

import { createSamplePlan } from './plan';
import { sampleInstant, SAMPLE_RUN_ID } from './time';

const percentOf = (covered: number, total: number): Coverage['lines'] => ({
  covered,
  total,
  percent: Math.round((covered / total) * 10_000) / 100,
});

/** 93 % of lines, 84 % of branches. */
export function createSampleCoverage(lines = 372, branches = 84): Coverage {
  return {
    lines: percentOf(lines, 400),
    branches: percentOf(branches, 100),
    functions: percentOf(58, 60),
    statements: percentOf(lines, 400),
    files: [
      { path: 'src/app.ts', lines: percentOf(96, 96), branches: percentOf(20, 20) },
      { path: 'src/routes/authors.ts', lines: percentOf(98, 104), branches: percentOf(24, 28) },
      { path: 'src/routes/books.ts', lines: percentOf(110, 120), branches: percentOf(26, 32) },
      { path: 'src/storage/database.ts', lines: percentOf(68, 80), branches: percentOf(14, 20) },
    ],
  };
}

/** Of two of those files, line by line: two lines of the database did not run, and one did in part. */
export const SAMPLE_LCOV = `TN:
SF:src/app.ts
DA:1,35
end_of_record
TN:
SF:src/storage/database.ts
FNDA:3,openDatabase
DA:5,3
DA:6,3
DA:7,3
DA:9,0
DA:10,0
BRDA:5,0,0,3
BRDA:5,0,1,0
end_of_record
`;

const TESTS: readonly (readonly [suite: string, name: string, milliseconds: number])[] = [
  ['tests/http/authors.test.ts', 'POST /authors adds an author and answers 201', 48],
  ['tests/http/authors.test.ts', 'GET /authors pages through what was added', 61],
  ['tests/http/authors.test.ts', 'DELETE /authors/{authorId} answers 409 while books refer to it', 39],
  ['tests/http/books.test.ts', 'POST /books answers 409 when the ISBN is taken', 44],
  ['tests/http/books.test.ts', 'PATCH /books/{bookId} changes only what is named', 37],
  ['tests/properties/books.test.ts', 'every generated book that fits the schema is stored and read back', 812],
  ['tests/unit/paging.test.ts', 'an offset past the end gives an empty page', 3],
];

/** 7 tests that passed. */
export function createSampleTests(): TestReport {
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'vitest', version: '4.1.12' },
      summary: {
        tests: TESTS.length,
        passed: TESTS.length,
        failed: 0,
        skipped: 0,
        pending: 0,
        other: 0,
        start: Date.parse(sampleInstant(40)),
        stop: Date.parse(sampleInstant(55)),
      },
      tests: TESTS.map(([suite, name, duration]) => ({
        name,
        status: 'passed',
        duration,
        suite: [suite],
        filePath: suite,
      })),
    },
  };
}

const finding = (rule: string, level: Finding['level'], message: string, file: string, line: number): Finding => ({
  tool: rule.startsWith('DL') ? 'hadolint' : 'eslint',
  rule,
  level,
  message,
  path: file,
  line,
  fingerprint: `${rule}:${file}:${line}`,
});

/** Three findings, two of them fixed; one analyser that is not there. */
export function createSampleAnalysis(): Analysis {
  const left = finding(
    'security/detect-object-injection',
    'warning',
    'Generic object injection sink',
    'src/routes/books.ts',
    41,
  );
  return {
    schemaVersion: 1,
    analysers: [
      { tool: 'typescript', version: '5.9.3', outcome: 'ran', findings: 0, seconds: 3.1 },
      { tool: 'eslint', version: '10.15.0', outcome: 'ran', findings: 3, seconds: 6.4 },
      { tool: 'licences', outcome: 'ran', findings: 0, seconds: 0.4 },
      { tool: 'gitleaks', outcome: 'not-run', reason: 'gitleaks is not on the PATH', findings: 0, seconds: 0 },
    ],
    before: [
      finding('unicorn/prefer-at', 'warning', 'Prefer .at() over an index from the end', 'src/routes/authors.ts', 22),
      finding('@typescript-eslint/no-unnecessary-condition', 'warning', 'Always true', 'src/app.ts', 57),
      left,
    ],
    after: [left],
    fresh: [left],
    fixed: 2,
  };
}

const gate = (name: string, command: string, seconds: number, overrides: Partial<GateRun> = {}): GateRun => ({
  name,
  command,
  required: true,
  passed: true,
  outcome: 'exited',
  exitCode: 0,
  seconds,
  ...overrides,
});

/** The four gates of a generated service; `failing` names those that are red. */
export function createSampleGates(failing: readonly string[] = []): GateRun[] {
  const red = (name: string): Partial<GateRun> => (failing.includes(name) ? { passed: false, exitCode: 1 } : {});
  return [
    gate('build', 'npm run build', 4.2, red('build')),
    gate('lint', 'npm run lint', 6.9, red('lint')),
    gate('test', 'npm test', 12.4, {
      ...red('test'),
      tests: failing.includes('test') ? { passed: 40, failed: 2, skipped: 0 } : { passed: 42, failed: 0, skipped: 0 },
    }),
    gate('smoke', 'npm run smoke', 3.3, red('smoke')),
  ];
}

/** Healing that found the tests red and left them green. */
export function createSampleHealing(overrides: Partial<Healing> = {}): Healing {
  return {
    schemaVersion: 1,
    before: createSampleGates(['test']),
    after: createSampleGates(),
    iterations: [
      {
        number: 1,
        failing: ['test'],
        tried: 6,
        accepted: 'phases/heal/proposals/02/proposal.json',
        headline: 'replaced > by >= in src/paging.ts; 42 of 42 tests pass',
      },
    ],
    stopped: 'healthy',
    patch: 'phases/heal/healing.patch',
    ...overrides,
  };
}

/** What healing saw at first: one cluster of two failing tests. */
export function createSampleTriage(): Triage {
  return {
    schemaVersion: 1,
    class: 'test',
    confidence: 0.9,
    failures: ['an offset past the end gives an empty page', 'GET /authors pages through what was added'].map(
      (test) => ({
        gate: 'test',
        class: 'test',
        test,
        file: 'tests/unit/paging.test.ts',
        line: 18,
        message: 'expected 1 to be 0',
        expected: '0',
        actual: '1',
        stack: [{ file: 'src/paging.ts', line: 12 }],
        signature: 'expected # to be #',
        cluster: 'paging',
      }),
    ),
  };
}

/** A process that ran, was probed and was stopped. */
export function createSampleDeployment(overrides: Partial<Deployment> = {}): Deployment {
  return {
    schemaVersion: 1,
    run: SAMPLE_RUN_ID,
    service: 'library',
    requested: 'auto',
    target: 'process',
    why: 'Docker does not answer here',
    state: 'stopped',
    url: 'http://127.0.0.1:41873',
    port: 41873,
    startedAt: sampleInstant(80),
    healthySeconds: 0.8,
    readySeconds: 3.1,
    kept: false,
    exitCode: 0,
    logs: [],
    ...overrides,
  };
}

/** Every operation probed; those that write are left alone. */
export function createSampleVerification(overrides: Partial<Verification> = {}): Verification {
  const probes = createSamplePlan().operations.map(({ id, method, path }, index): Verification['probes'][number] =>
    method === 'get'
      ? {
          operation: id,
          method,
          path,
          verdict: 'passed',
          status: 200,
          contentType: 'application/json',
          milliseconds: 4 + index,
          violations: [],
        }
      : { operation: id, method, path, verdict: 'skipped', reason: 'it writes', violations: [] },
  );
  const count = (verdict: string): number => probes.filter((probe) => probe.verdict === verdict).length;
  return {
    schemaVersion: 1,
    url: 'http://127.0.0.1:41873',
    passed: count('passed'),
    failed: 0,
    skipped: count('skipped'),
    probes,
    ...overrides,
  };
}
