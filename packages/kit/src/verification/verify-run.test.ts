import { appendFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';

import type { SealedFile } from '@orchestrate/contracts/manifest';
import { manifestSchema } from '@orchestrate/contracts/manifest';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import { createSampleOutput } from '@orchestrate/testkit/sample/attempts';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { writeJson } from '../files/json';
import type { RunDirectory } from '../run-directory/run-directory';
import { readEvidence } from '../run-evidence/read-evidence';
import { deriveFigures, listTools } from '../summary/figures';
import { judgeRun } from '../summary/judgement';

import { createManifest, listManifestInputs } from './manifest';
import { verifyRun } from './verify-run';

const SUMMARY = 'summary-20260131T120230Z.json';

let run: RunDirectory;

async function summarize(overrides: Partial<Summary> = {}): Promise<void> {
  const evidence = await readEvidence(run, run.id);
  const finishedAt = sampleInstant(150);
  await writeJson(run.resolve(SUMMARY), summarySchema, {
    ...deriveFigures(evidence, judgeRun(evidence, { dryRun: false }), finishedAt),
    schemaVersion: 1,
    finished_at: finishedAt,
    time_taken_seconds: 150,
    dry_run: false,
    recommendations: [{ id: 'x', severity: 'could', text: 'x', evidence: ['phases/plan/plan.json'] }],
    published: null,
    ...overrides,
  });
}

async function seal(): Promise<void> {
  const evidence = await readEvidence(run, run.id);
  const manifest = await createManifest(run, {
    sealedAt: sampleInstant(151),
    sealedBy: 'phases/report',
    tools: listTools(evidence),
    inputs: listManifestInputs(evidence),
  });
  await writeJson(run.resolve('manifest.json'), manifestSchema, manifest);
}

async function findProblems(): Promise<string[]> {
  return (await verifyRun(run.path)).problems.map(({ check, file, message }) => `${check} ${file} ${message}`);
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(run.resolve(file), 'utf8');
  expect(text).toContain(from);
  await writeFile(run.resolve(file), text.replace(from, to));
}

beforeEach(async () => {
  run = (await createSampleRun(await createTemporaryDirectory(), { hasRepository: false })).run;
  await summarize();
  await seal();
}, 60_000);

describe('verifyRun', () => {
  it('has nothing to say against a sealed run', async () => {
    const verification = await verifyRun(run.path);
    expect(verification.problems).toEqual([]);
    expect(verification).toMatchObject({ run: run.id });
    expect(verification.files).toBeGreaterThan(30);
    expect(verification.events).toBeGreaterThan(20);
  });

  it('lets the sealing phase end: its output, its log, its last events', async () => {
    const output = createSampleOutput(
      { step: 'report', number: 1, at: 150, seconds: 2, output: { headline: 'x' } },
      'x',
    );
    await writeJson(run.resolve('phases/report/output.json'), phaseOutputSchema, output);
    await writeFile(run.resolve('phases/report/log.txt'), 'sealed\n');
    const last = { writer: 'report-9', seq: 0, ts: sampleInstant(152), phase: 'report', level: 'info' };
    const event = { ...last, type: 'phase.started', data: { attempt: 1, inputsHash: 'x' } };
    await appendFile(run.resolve('events.ndjson'), `${JSON.stringify(event)}\n`);
    await appendFile(run.resolve('processes.ndjson'), '{"type":"ended","key":"scratch-report"}\n');
    expect(await findProblems()).toEqual([]);
  });

  it.each<[string, () => Promise<void>, string[]]>([
    [
      'a changed byte',
      () => replace('service/src/app.ts', 'library', 'librarz'),
      ['manifest service/src/app.ts was changed: its hash is not the sealed one'],
    ],
    [
      'a missing file',
      () => rm(run.resolve('phases/heal/healing.patch')),
      ['manifest phases/heal/healing.patch is missing: it was there when the run was sealed'],
    ],
    [
      'an added file',
      () => writeFile(run.resolve('phases/heal/extra.txt'), 'x'),
      ['manifest phases/heal/extra.txt was added: it was not there when the run was sealed'],
    ],
    [
      'a line more in a file that does not grow',
      () => appendFile(run.resolve('phases/heal/healing.patch'), '+\n'),
      [expect.stringMatching(/^manifest phases\/heal\/healing.patch has grown/) as string],
    ],
    [
      'events cut at the end',
      async () => truncate(run.resolve('events.ndjson'), (await stat(run.resolve('events.ndjson'))).size - 1),
      [expect.stringMatching(/^manifest events.ndjson was cut/) as string],
    ],
    [
      'another phase that wrote on',
      async () => {
        const text = await readFile(run.resolve('events.ndjson'), 'utf8');
        const line = text.split('\n').find((candidate) => candidate.includes('"phase.started"')) ?? '';
        await appendFile(run.resolve('events.ndjson'), `${line}\n`);
      },
      ['events events.ndjson plan wrote events after the run was sealed'],
    ],
    [
      'no manifest',
      () => rm(run.resolve('manifest.json')),
      ['manifest manifest.json is missing: the run was never sealed'],
    ],
    [
      'no summary',
      () => rm(run.resolve(SUMMARY)),
      [
        `manifest ${SUMMARY} is missing: it was there when the run was sealed`,
        'summary summary-*.json is missing: the run has no summary',
      ],
    ],
    [
      'a manifest that does not fit',
      () => replace('manifest.json', '"schemaVersion": 1', '"schemaVersion": 2'),
      [expect.stringMatching(/^schema manifest.json schemaVersion: /) as string],
    ],
    [
      'a manifest that would let a patch grow',
      async () => {
        const manifest = manifestSchema.parse(JSON.parse(await readFile(run.resolve('manifest.json'), 'utf8')));
        const files = manifest.files.map((file): SealedFile =>
          file.path.endsWith('healing.patch') ? { ...file, seal: 'prefix' } : file,
        );
        await writeJson(run.resolve('manifest.json'), manifestSchema, { ...manifest, files });
      },
      ['manifest phases/heal/healing.patch is sealed as a prefix, which only logs that still grow may be'],
    ],
    [
      'a manifest with another tool',
      () => replace('manifest.json', '"version": "4.1.12"', '"version": "4.1.13"'),
      ['manifest manifest.json tools are not those of the events'],
    ],
    [
      'a manifest with another input',
      () => replace('manifest.json', '"name": "specs/library.yaml"', '"name": "specs/librarz.yaml"'),
      ['manifest manifest.json inputs are not those of the plan'],
    ],
    [
      'a manifest that calls a patch something else',
      () => replace('manifest.json', '"text/x-diff"', '"text/y-diff"'),
      [expect.stringMatching(/^manifest manifest.json \S+\.patch is listed as text\/y-diff/) as string],
    ],
  ])('names %s', async (_, damage, expected) => {
    await damage();
    expect(await findProblems()).toEqual(expected);
  });

  it.each<[string, () => Promise<void>, string[]]>([
    [
      'a file that breaks its contract',
      async () => {
        await replace('phases/analyze/analysis.json', '"fixed": 2', '"fixed": "two"');
        await summarize();
      },
      [expect.stringMatching(/^schema phases\/analyze\/analysis.json fixed: /) as string],
    ],
    [
      'a hole in a sequence',
      async () => {
        const lines = (await readFile(run.resolve('events.ndjson'), 'utf8')).split('\n');
        const hole = lines.findIndex((line) => line.includes('"writer":"heal-4711","seq":1'));
        expect(hole).toBeGreaterThan(0);
        await writeFile(run.resolve('events.ndjson'), lines.filter((_line, index) => index !== hole).join('\n'));
      },
      [expect.stringMatching(/^events events.ndjson line \d+: heal-4711 is at 2 where 1 must come/) as string],
    ],
    [
      'an event that comes twice',
      async () => {
        const lines = (await readFile(run.resolve('events.ndjson'), 'utf8')).split('\n');
        const at = lines.findIndex((line) => line.includes('"writer":"heal-4711","seq":1'));
        await writeFile(run.resolve('events.ndjson'), lines.toSpliced(at, 0, lines[at] ?? '').join('\n'));
      },
      [
        expect.stringMatching(
          /^events events.ndjson line \d+: heal-4711 is at 1 where 2 must come: .* doubled/,
        ) as string,
      ],
    ],
    [
      'an event that is none',
      () => replace('events.ndjson', '"type":"phase.started"', '"type":"phase.begun"'),
      [
        expect.stringMatching(/^schema events.ndjson line 1: type: /) as string,
        expect.stringMatching(/^events events.ndjson line 2: plan-4711 is at 1 where 0 must come/) as string,
      ],
    ],
    [
      'a summary whose numbers do not follow',
      () => summarize({ tests_passed: 43 }),
      [`summary ${SUMMARY} tests_passed is 43 where the evidence gives 42`],
    ],
    [
      'a summary with a better verdict than the evidence',
      async () => {
        await rm(run.resolve('phases/heal/output.json'));
        await rm(run.resolve('phases/deploy-2'), { recursive: true });
      },
      [
        expect.stringMatching(/^summary \S+ status is "success" where the evidence gives "failed"/) as string,
        expect.stringMatching(/ failures is /) as string,
        expect.stringMatching(/ phases is /) as string,
        expect.stringMatching(/ remaining is /) as string,
      ],
    ],
    [
      'a time that does not add up',
      () => summarize({ time_taken_seconds: 9 }),
      [`summary ${SUMMARY} time_taken_seconds is 9 where start and end are 150 s apart`],
    ],
    [
      'a recommendation that cites nothing',
      () => summarize({ recommendations: [{ id: 'x', severity: 'could', text: 'x', evidence: ['phases/no.json'] }] }),
      [`summary ${SUMMARY} recommendation x cites phases/no.json, which is not there`],
    ],
  ])('names %s, even where somebody sealed the run again', async (_, damage, expected) => {
    await damage();
    await seal();
    expect(await findProblems()).toEqual(expected);
  });

  it('takes a summary of what publishing left undone, and only with a verdict that says so', async () => {
    await summarize({ remaining: ['report: src/app.ts was kept'], status: 'partial' });
    await seal();
    expect(await findProblems()).toEqual([]);
    await summarize({ remaining: ['report: src/app.ts was kept'] });
    await seal();
    expect(await findProblems()).toEqual([`summary ${SUMMARY} status is "success" where the evidence gives "partial"`]);
  });

  it('refuses what is no directory', async () => {
    await expect(verifyRun(run.resolve('nowhere'))).rejects.toThrow('there is no such directory');
  });
});
