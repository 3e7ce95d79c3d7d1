import { mkdir, rm } from 'node:fs/promises';

import { sampleInstant } from '@orchestrate/testkit/sample/time';
import type { SampleRunOptions } from '@orchestrate/testkit/sample-run';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import type { RunEvidence } from './evidence';
import { findInjectedFault, lastAttempt } from './evidence';
import { readEvidence } from './read-evidence';

async function read(options: SampleRunOptions = {}): Promise<RunEvidence> {
  const { run } = await createSampleRun(await createTemporaryDirectory(), { hasRepository: false, ...options });
  return readEvidence(run, run.id);
}

describe('readEvidence', () => {
  it('reads a whole run without a problem', async () => {
    const evidence = await read();
    expect(evidence.problems).toEqual([]);
    expect(evidence.attempts.map(({ directory }) => directory)).toEqual([
      'phases/plan',
      'phases/generate',
      'phases/test-gen',
      'phases/analyze',
      'phases/deploy',
      'phases/heal',
      'phases/deploy-2',
    ]);
    expect(evidence.proposals.map(({ path }) => path)).toEqual([
      'phases/analyze/proposals/01/proposal.json',
      'phases/heal/proposals/01/proposal.json',
      'phases/heal/proposals/02/proposal.json',
    ]);
    expect(evidence.deployments).toHaveLength(2);
    expect(evidence.generated?.value.service).toBe('library');
  });

  it('takes an attempt without output as cut off, with the last that was seen of it', async () => {
    const evidence = await read({ attempts: { heal: 'cut-off', 'deploy-2': 'absent' } });
    const heal = lastAttempt(evidence, 'heal');
    expect(heal?.output).toBeUndefined();
    expect(Date.parse(heal?.endedAt ?? '') - Date.parse(heal?.startedAt ?? '')).toBeGreaterThan(1_000);
    expect(evidence.problems).toEqual([]);
  });

  it.each<[string, SampleRunOptions, string, RegExp]>([
    [
      'a missing file',
      { files: { 'phases/analyze/analysis.json': null } },
      'phases/analyze/analysis.json',
      /is missing/,
    ],
    ['no JSON', { files: { 'phases/plan/plan.json': '{ "cut' } }, 'phases/plan/plan.json', /^not JSON/],
    [
      'a wrong field',
      { files: { 'phases/heal/healing.json': { schemaVersion: 2 } } },
      'phases/heal/healing.json',
      /^schemaVersion/,
    ],
    [
      'a broken output',
      { files: { 'phases/deploy-2/output.json': '{}' } },
      'phases/deploy-2/output.json',
      /^schemaVersion/,
    ],
    ['a broken input', { files: { 'phases/deploy-2/input.json': '[' } }, 'phases/deploy-2/input.json', /^not JSON/],
    [
      'a broken proposal',
      { files: { 'phases/heal/proposals/02/proposal.json': '' } },
      'phases/heal/proposals/02/proposal.json',
      /^not JSON/,
    ],
  ])('tells %s and reads on', async (_, options, file, message) => {
    const evidence = await read(options);
    expect(evidence.problems).toHaveLength(1);
    expect(evidence.problems[0]).toMatchObject({ file, message: expect.stringMatching(message) as string });
    expect(evidence.coverage).toBeDefined();
  });

  it('does not ask a failed phase for the files of a finished one', async () => {
    const evidence = await read({
      attempts: { analyze: { status: 'failed' } },
      files: { 'phases/analyze/analysis.json': null },
    });
    expect(evidence.problems).toEqual([]);
    expect(evidence.analysis).toBeUndefined();
  });

  it('reads what reporting asked of models, in all its attempts', async () => {
    const line = {
      ts: sampleInstant(150),
      phase: 'report',
      task: 'docs',
      provider: 'openai',
      model: 'gpt-5',
      source: 'provider',
      outcome: 'answered',
      attempts: 1,
      usage: { input: 100, output: 10, cached: 0, reasoning: 0 },
      cost: 0.5,
      seconds: 1,
      requestHash: 'a'.repeat(64),
    };
    const ledger = (cost: number): string => `${JSON.stringify({ ...line, cost })}\n`;
    const files = { 'phases/report/ledger.ndjson': ledger(0.5), 'phases/report-2/ledger.ndjson': ledger(0.25) };
    const { reportLedger, attempts } = await read({ files });
    expect(reportLedger.map(({ cost }) => cost)).toEqual([0.5, 0.25]);
    expect(attempts.some(({ directory }) => directory.includes('report'))).toBe(false);
  });

  it('takes results from the last attempt alone', async () => {
    const evidence = await read({
      attempts: { 'deploy-2': 'cut-off' },
      files: { 'phases/deploy-2/deployment.json': null },
    });
    expect(evidence.deployments.map(({ deployment }) => deployment?.path)).toEqual([
      'phases/deploy/deployment.json',
      undefined,
    ]);
  });

  it('reads an empty directory, one without events, and one whose events are a directory', async () => {
    const { run } = await createSampleRun(await createTemporaryDirectory(), { hasRepository: false });
    await rm(run.resolve('events.ndjson'));
    expect((await readEvidence(run, run.id)).events).toEqual([]);
    await mkdir(run.resolve('events.ndjson'));
    expect((await readEvidence(run, run.id)).problems).toMatchObject([{ file: 'events.ndjson' }]);
    await rm(run.path, { recursive: true });
    await mkdir(run.path);
    expect(await readEvidence(run, run.id)).toMatchObject({ attempts: [], problems: [], plan: undefined });
  });

  it('passes over torn lines and keeps the rest', async () => {
    const whole = await read();
    const lines = whole.events.map((event) => JSON.stringify(event));
    const torn = await read({ files: { 'events.ndjson': `${lines.join('\n')}\n{"writer":"heal-9","se` } });
    expect(torn.events).toHaveLength(whole.events.length);
  });
});

describe('findInjectedFault', () => {
  it('names a fault that was planted and none that was not', async () => {
    expect(findInjectedFault(await read({ attempts: { inject: {} } }))).toBe('off-by-one');
    expect(findInjectedFault(await read({ attempts: { inject: { status: 'failed' } } }))).toBeUndefined();
    expect(findInjectedFault(await read())).toBeUndefined();
  });
});
