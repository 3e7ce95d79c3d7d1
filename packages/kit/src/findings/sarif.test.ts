import type { AnalyserResult, Finding, Review } from '@orchestrate/contracts/finding';
import { beforeAll, describe, expect, it } from 'vitest';

import { createSarifValidator } from '../../../../tests/support/sarif-schema';

import { renderSarif, REVIEW_RUN } from './sarif';

let problemsOf: (text: string) => string[];

beforeAll(async () => {
  problemsOf = await createSarifValidator();
});

const whole: Finding = { tool: 'knip', rule: 'files', level: 'note', message: 'unused', fingerprint: 'f1' };
const placed: Finding = {
  tool: 'eslint',
  rule: '@scope/no-var',
  level: 'warning',
  message: 'no var',
  path: 'src/ü b#.ts',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 9,
  help: 'https://eslint.org/docs/rules/no-var',
  fingerprint: 'f2',
};

function result(overrides: Partial<AnalyserResult>): AnalyserResult {
  return { tool: 'eslint', version: '10.0.0', outcome: 'ran', findings: 1, seconds: 1, ...overrides };
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly Readonly<Record<string, unknown>>[];
  }[];
}

describe('renderSarif', () => {
  it.each([
    ['nothing', [], []],
    ['findings with and without a place', [result({}), result({ tool: 'knip' })], [placed, whole]],
    ['a tool that broke', [result({ outcome: 'failed', reason: 'crashed', findings: 0 })], []],
    ['a tool without a version', [{ tool: 'npm-audit', outcome: 'ran' as const, findings: 0, seconds: 0 }], []],
  ])('is valid for %s', (_what, analysers, findings) => {
    expect(problemsOf(renderSarif({ analysers, findings }))).toEqual([]);
    expect(problemsOf(renderSarif({ analysers, findings, isFresh: () => true }))).toEqual([]);
  });

  it('is judged by a schema that refuses', () => {
    expect(problemsOf('{"version":"2.1.0"}')).not.toEqual([]);
    expect(problemsOf('{"version":"2.1.0","runs":[{"results":[]}]}')).not.toEqual([]);
  });

  it('places a finding, with its rule and its fingerprint', () => {
    const log = JSON.parse(renderSarif({ analysers: [result({})], findings: [placed] })) as Log;
    expect(log.runs[0]?.tool.driver.rules).toMatchObject([{ id: '@scope/no-var' }]);
    expect(log.runs[0]?.results[0]).toMatchObject({
      ruleIndex: 0,
      partialFingerprints: { 'orchestrate/v1': 'f2' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/%C3%BC%20b%23.ts' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
          },
        },
      ],
    });
    expect(log.runs[0]?.results[0]).not.toHaveProperty('baselineState');
  });

  it('tells new from known where there is a baseline', () => {
    const findings = [placed, { ...placed, fingerprint: 'old' }];
    const isFresh = (finding: Finding): boolean => finding.fingerprint !== 'old';
    const log = JSON.parse(renderSarif({ analysers: [result({})], findings, isFresh })) as Log;
    expect(log.runs[0]?.results.map((entry) => entry.baselineState)).toEqual(['new', 'unchanged']);
  });

  it('has a run for what broke, and none for what did not run', () => {
    const analysers = [
      result({ tool: 'knip', outcome: 'failed', reason: 'crashed' }),
      result({ tool: 'gitleaks', outcome: 'not-run' }),
      result({ tool: 'hadolint', outcome: 'not-applicable' }),
    ];
    const log = JSON.parse(renderSarif({ analysers, findings: [] })) as Log;
    expect(log.runs.map((run) => [run.tool.driver.name, run.invocations[0]?.executionSuccessful])).toEqual([
      ['knip', false],
    ]);
  });

  it('gives a review a run of its own, with the model as its driver', () => {
    const review: Review = {
      provider: 'fake',
      model: 'scripted-1',
      conversation: 'ai_chats/01-review.md',
      files: 1,
      left: 0,
      dropped: 2,
      findings: [
        { ...placed, tool: 'fake/scripted-1', path: 'src/a.ts', line: 2, confidence: 'medium', evidence: 'var a' },
      ],
    };
    const text = renderSarif({ analysers: [result({})], findings: [], review, isFresh: () => false });
    expect(problemsOf(text)).toEqual([]);
    const run = (JSON.parse(text) as Log).runs[1];
    expect(run?.tool.driver.name).toBe('fake/scripted-1');
    expect(run?.results).toMatchObject([
      { properties: { confidence: 'medium', evidence: 'var a' }, baselineState: 'unchanged' },
    ]);
    expect(run?.automationDetails.id).toBe(REVIEW_RUN);
  });
});
