import { createCustomOperation, createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleGates, createSampleHealing, createSampleTests } from '@orchestrate/testkit/sample/results';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import type { RunEvidence } from '../run-evidence/evidence';

import type { Figures } from './figures';
import { deriveFigures } from './figures';
import { judgeRun } from './judgement';

function derive(evidence: RunEvidence): Figures {
  return deriveFigures(evidence, judgeRun(evidence, { dryRun: false }), sampleInstant(150));
}

describe('deriveFigures', () => {
  it('sums what models cost, and takes it from the ledger where an attempt was cut off', () => {
    const line = {
      ts: sampleInstant(90),
      phase: 'heal' as const,
      task: 'patch' as const,
      provider: 'openai',
      model: 'gpt-5',
      source: 'provider' as const,
      outcome: 'answered' as const,
      attempts: 1,
      usage: { input: 100, output: 10, cached: 0, reasoning: 0 },
      cost: 0.5,
      seconds: 1,
      requestHash: 'a'.repeat(64),
    };
    const spent = { engine: 'live' as const, cost: 0.25, tokens: 40 };
    const { attempts } = createSampleEvidence({}, { analyze: spent, heal: 'cut-off' });
    const evidence = attempts.map((attempt) => (attempt.step === 'heal' ? { ...attempt, ledger: [line] } : attempt));
    const figures = derive(createSampleEvidence({ attempts: evidence }));
    expect(figures).toMatchObject({ cost: 0.75, tokens: 150, engine: 'live' });
    expect(figures.phases.find(({ phase }) => phase === 'heal')).toMatchObject({ cost: 0.5, tokens: 110 });
    const reported = derive(createSampleEvidence({ reportLedger: [{ ...line, phase: 'report', task: 'docs' }] }));
    expect(reported).toMatchObject({ cost: 0.5, tokens: 110, engine: 'live' });
  });

  it('counts what the run left behind', () => {
    const figures = derive(createSampleEvidence());
    expect(figures).toMatchObject({
      status: 'success',
      tests_passed: 42,
      tests_failed: 0,
      failures: [],
      started_at: sampleInstant(0),
      injected_fault: null,
      engine: 'offline',
      service: { name: 'library', title: 'Library', operations: 11, custom: 0 },
      coverage: { lines: 93, branches: 84 },
      findings: { before: 3, after: 1, fixed: 2 },
      deployment: { target: 'process', state: 'stopped', url: 'http://127.0.0.1:41873' },
      not_run: [{ tool: 'gitleaks', reason: 'gitleaks is not on the PATH' }],
    });
    expect(figures.fixes.map(({ phase, title }) => `${phase}: ${title}`)).toEqual([
      'analyze: Apply the safe fixes of unicorn/prefer-at',
      'heal: Replace > by >= in src/paging.ts',
    ]);
    expect(figures.phases.map(({ phase, attempt }) => `${phase} ${attempt}`)).toEqual([
      'plan 1',
      'generate 1',
      'test-gen 1',
      'analyze 1',
      'deploy 1',
      'heal 1',
      'deploy 2',
    ]);
  });

  it('names tools once a version and leaves out what was not found', () => {
    const evidence = createSampleEvidence();
    const first = evidence.events.find((event) => event.type === 'command.finished');
    if (first?.type !== 'command.finished') throw new Error('the sample has no command');
    const missing = {
      ...first,
      data: { ...first.data, tool: 'hadolint', version: 'not found', outcome: 'not-found' as const },
    };
    const figures = derive({ ...evidence, events: [...evidence.events, missing] });
    expect(figures.tools_used.map(({ name, version }) => `${name} ${version}`)).toEqual([
      '@redocly/openapi-core 2.1.0',
      'eslint 10.15.0',
      'node 20.20.2',
      'npm 11.6.2',
      'tsc 5.9.3',
      'vitest 4.1.12',
    ]);
  });

  it('tells a cut-off attempt from a failed one, with what it last did', () => {
    const { phases, failures } = derive(createSampleEvidence({}, { heal: 'cut-off', 'deploy-2': 'absent' }));
    expect(phases.at(-1)).toMatchObject({
      phase: 'heal',
      status: 'failed',
      seconds: 1,
      error: { kind: 'external', code: 'cut-off', retryable: true },
    });
    expect(failures).toEqual([
      {
        where: 'heal',
        message: 'cut off before it could say how it ended; its last finished command was npm test',
      },
    ]);
  });

  it('counts as custom what models have not written', () => {
    const operations = [createCustomOperation('greet', '/greetings'), createCustomOperation('lend', '/loans')];
    const plan = { path: 'phases/plan/plan.json', value: createSamplePlan({ operations }) };
    const generated = { outputs: { custom: 'lend' } };
    expect(derive(createSampleEvidence({ plan })).service?.custom).toBe(2);
    expect(derive(createSampleEvidence({ plan }, { generate: generated })).service?.custom).toBe(1);
  });

  it('counts as custom what was inferred and could not be generated', () => {
    const plan = { path: 'phases/plan/plan.json', value: createSamplePlan() };
    const generated = { outputs: { custom: 'listBooks' } };
    expect(derive(createSampleEvidence({ plan }, { generate: generated })).service?.custom).toBe(1);
  });

  it('lists a step that never began as skipped', () => {
    const { phases } = derive(createSampleEvidence({}, { heal: 'absent', 'deploy-2': 'absent' }));
    expect(phases.at(-1)).toMatchObject({ phase: 'heal', status: 'skipped', headline: 'did not run' });
  });

  it('tells a red gate, the tests behind it and failing probes', () => {
    const evidence = createSampleEvidence({
      healing: { path: 'phases/heal/healing.json', value: createSampleHealing({ after: createSampleGates(['test']) }) },
    });
    const probe = evidence.deployments.at(-1)?.verification?.value.probes[0];
    if (probe === undefined) throw new Error('the sample has no probe');
    Object.assign(probe, { verdict: 'failed', reason: 'the body has no total' });
    const { failures, tests_failed } = derive(evidence);
    expect(tests_failed).toBe(2);
    expect(failures.map(({ where }) => where)).toEqual([
      'gate test',
      'GET /authors',
      'an offset past the end gives an empty page',
      'GET /authors pages through what was added',
    ]);
  });

  it('takes the tests of test-gen where no gate counted any', () => {
    const evidence = createSampleEvidence({}, { heal: 'absent', 'deploy-2': 'absent' });
    expect(derive(evidence).tests_passed).toBe(createSampleTests().results.summary.passed);
  });

  it('says of tests that ran and that nobody counted that it does not know', () => {
    const healed = (gate: string): RunEvidence => {
      const gates = createSampleGates().filter(({ name }) => name === gate);
      const after = gates.map(({ tests: _tests, ...untold }) => untold);
      const none = createSampleTests();
      Object.assign(none.results.summary, { tests: 0, passed: 0, failed: 0 });
      const tests = { path: 'phases/test-gen/tests.ctrf.json', value: none };
      return createSampleEvidence({
        healing: { path: 'phases/heal/healing.json', value: createSampleHealing({ after }) },
        tests,
      });
    };
    expect(derive(healed('test'))).toMatchObject({ tests_passed: 0, tests_uncounted: true });
    expect(derive(healed('build')).tests_uncounted).toBeUndefined();
    expect(derive(createSampleEvidence()).tests_uncounted).toBeUndefined();
  });

  it('has nothing to say of a run in which nothing happened', () => {
    const steps = ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'];
    const figures = derive(
      createSampleEvidence({}, Object.fromEntries(steps.map((step) => [step, 'absent'] as const))),
    );
    expect(figures).toMatchObject({
      status: 'failed',
      phases: [],
      service: null,
      coverage: null,
      findings: null,
      deployment: null,
      tests_passed: 0,
      started_at: sampleInstant(150),
    });
  });

  it('is live as soon as one phase was', () => {
    expect(derive(createSampleEvidence({}, { heal: { engine: 'live' } })).engine).toBe('live');
  });
});
