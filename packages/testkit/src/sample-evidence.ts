import type { PhaseOutput } from '@orchestrate/contracts/phase-record';
import type { AttemptEvidence, RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { AttemptOverrides } from './sample/attempts';
import { attemptKey, createSampleInput, createSampleOutput, planAttempts } from './sample/attempts';
import { createSampleEvents } from './sample/events';
import { createSamplePlan } from './sample/plan';
import { SAMPLE_PROPOSALS } from './sample/proposals';
import {
  createSampleAnalysis,
  createSampleCoverage,
  createSampleDeployment,
  createSampleHealing,
  createSampleTests,
  createSampleTriage,
  createSampleVerification,
} from './sample/results';
import { sampleInstant, SAMPLE_RUN_ID } from './sample/time';

const COMMITS: Readonly<Record<string, string>> = { heal: 'healed', 'deploy-2': 'healed', plan: '' };

function createAttempts(overrides: AttemptOverrides): AttemptEvidence[] {
  return planAttempts(overrides).map(({ attempt, isCutOff }) => {
    const key = attemptKey(attempt);
    const commit = (COMMITS[key] ?? 'analysed') || undefined;
    const output: PhaseOutput | undefined = isCutOff ? undefined : createSampleOutput(attempt, commit);
    return {
      step: attempt.step,
      number: attempt.number,
      directory: `phases/${key}`,
      input: createSampleInput(attempt, commit),
      output,
      ledger: [],
      startedAt: sampleInstant(attempt.at),
      endedAt: output?.finishedAt ?? sampleInstant(attempt.at + 1),
    };
  });
}

function createDeployments(attempts: RunEvidence['attempts']): RunEvidence['deployments'] {
  return attempts
    .filter(({ step }) => step === 'deploy')
    .map((attempt) => ({
      attempt,
      deployment: { path: `${attempt.directory}/deployment.json`, value: createSampleDeployment() },
      verification: { path: `${attempt.directory}/verification.json`, value: createSampleVerification() },
    }));
}

/**
 * The evidence of {@link createSampleRun} without a disk, for tests of decisions.
 * @param overrides - fields of the evidence to replace, after the attempts
 */
export function createSampleEvidence(
  overrides: Partial<RunEvidence> = {},
  attemptOverrides: AttemptOverrides = {},
): RunEvidence {
  const attempts = createAttempts(attemptOverrides);
  const has = (step: string): boolean => attempts.some((attempt) => attempt.step === step);
  const find = <T>(step: string, name: string, value: T): { path: string; value: T } | undefined =>
    has(step) ? { path: `phases/${step}/${name}`, value } : undefined;
  return {
    runId: SAMPLE_RUN_ID,
    attempts,
    reportLedger: [],
    events: planAttempts(attemptOverrides).flatMap(({ attempt, isCutOff }) => createSampleEvents(attempt, isCutOff)),
    plan: find('plan', 'plan.json', createSamplePlan()),
    generated: find('generate', 'generated.json', {
      schemaVersion: 1 as const,
      service: 'library',
      specification: 'a'.repeat(64),
      files: {},
    }),
    tests: find('test-gen', 'tests.ctrf.json', createSampleTests()),
    coverage: find('test-gen', 'coverage.json', createSampleCoverage()),
    analysis: find('analyze', 'analysis.json', createSampleAnalysis()),
    triage: find('heal', 'triage.json', createSampleTriage()),
    healing: find('heal', 'healing.json', createSampleHealing()),
    deployments: createDeployments(attempts),
    proposals: SAMPLE_PROPOSALS.filter(({ step }) => has(step)).map(({ step, record }) => ({
      step,
      path: `phases/${step}/proposals/${record.id}/proposal.json`,
      value: record,
    })),
    problems: [],
    ...overrides,
  };
}
