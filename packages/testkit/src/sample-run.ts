import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Event } from '@orchestrate/contracts/event';
import type { PhaseInput, PhaseOutput } from '@orchestrate/contracts/phase-record';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import { hashText } from '@orchestrate/kit/files/hash';
import { createRepository } from '@orchestrate/kit/git/repository';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';

import type { AttemptOverrides, SampleAttempt } from './sample/attempts';
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
  SAMPLE_LCOV,
} from './sample/results';
import { SAMPLE_RUN_ID } from './sample/time';

/** How a sample run differs from the plain one. */
export interface SampleRunOptions {
  /** By directory name: `deploy`, `deploy-2`, `inject`. */
  readonly attempts?: AttemptOverrides;
  /** By path relative to the run directory: text or JSON to write instead, or `null` for a file that is not there. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** Whether `service/` is a git repository, which takes a moment; its files are there either way. */
  readonly hasRepository?: boolean;
}

/** A run directory on disk, as seven phases would have left it before the report. */
export interface SampleRun {
  readonly run: RunDirectory;
  /** Commits of the service: as generated, with tests, analysed, healed. */
  readonly commits: readonly string[];
}

// Commit of the service at the end of each attempt: an index into the commits below.
const COMMIT_AFTER: Readonly<Record<string, number>> = {
  generate: 0,
  'test-gen': 1,
  analyze: 2,
  inject: 2,
  deploy: 2,
  heal: 3,
  'deploy-2': 3,
};

const SOURCES = {
  'package.json': '{ "name": "library", "private": true, "type": "module" }\n',
  'src/app.ts': "export const app = 'library';\n",
  'src/storage/database.ts': `import { DatabaseSync } from 'node:sqlite';

/** Opens the database, or says why it cannot. */
export function openDatabase(file: string): DatabaseSync {
  const isNew = file === ':memory:' || file.endsWith('.new');
  try {
    return new DatabaseSync(file);
  } catch (error) {
    if (isNew) throw error;
    throw new Error('the database cannot be opened', { cause: error });
  }
}
`,
};

const SERVICE_FILES: readonly (readonly [message: string, files: Readonly<Record<string, string>>])[] = [
  [
    'Generate the service',
    {
      ...SOURCES,
      '.orchestrate/generated.json': JSON.stringify({
        schemaVersion: 1,
        service: 'library',
        specification: 'a'.repeat(64),
        files: Object.fromEntries(Object.entries(SOURCES).map(([file, text]) => [file, hashText(text)])),
      }),
    },
  ],
  [
    'Add tests',
    { 'tests/app.test.ts': "import { app } from '../src/app';\n\nif (app !== 'library') throw new Error(app);\n" },
  ],
  ['Apply the safe fixes of unicorn/prefer-at', { 'src/routes/authors.ts': 'export const last = [1].at(-1);\n' }],
  [
    'Replace > by >= in src/paging.ts',
    { 'src/paging.ts': 'export const isPast = (a: number, b: number) => a >= b;\n' },
  ],
];

async function createService(directory: string, hasRepository: boolean): Promise<string[]> {
  const repository = hasRepository ? await createRepository(createPlainExec(process.env), directory) : undefined;
  const commits: string[] = [];
  for (const [message, files] of SERVICE_FILES) {
    for (const [file, text] of Object.entries(files)) await writeFileAtomic(path.join(directory, file), text);
    commits.push((await repository?.commitAll(message)) ?? hashText(message).slice(0, 40));
  }
  return commits;
}

function createPhaseFiles(): Record<string, unknown> {
  const deployment = { 'deployment.json': createSampleDeployment(), 'verification.json': createSampleVerification() };
  const byPhase: Record<string, Record<string, unknown>> = {
    plan: { 'plan.json': createSamplePlan() },
    'test-gen': {
      'tests.ctrf.json': createSampleTests(),
      'coverage.json': createSampleCoverage(),
      'coverage.lcov': SAMPLE_LCOV,
    },
    analyze: { 'analysis.json': createSampleAnalysis() },
    deploy: deployment,
    'deploy-2': deployment,
    heal: {
      'triage.json': createSampleTriage(),
      'healing.json': createSampleHealing(),
      'healing.patch': SAMPLE_PROPOSALS.at(-1)?.patch ?? '',
    },
  };
  for (const { step, record, patch } of SAMPLE_PROPOSALS) {
    const own = (byPhase[step] ??= {});
    own[`proposals/${record.id}/proposal.json`] = record;
    own[`proposals/${record.id}/change.patch`] = patch;
  }
  return Object.fromEntries(
    Object.entries(byPhase).flatMap(([phase, files]) =>
      Object.entries(files).map(([file, value]) => [`phases/${phase}/${file}`, value]),
    ),
  );
}

async function writeValue(file: string, value: unknown): Promise<void> {
  if (value === null) await rm(file, { force: true });
  else await writeFileAtomic(file, typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`);
}

function recordAttempt(
  attempt: SampleAttempt,
  isCutOff: boolean,
  commits: readonly string[],
): { readonly input: PhaseInput; readonly output: PhaseOutput | null; readonly events: Event[] } {
  const index = COMMIT_AFTER[attemptKey(attempt)];
  const commit = index === undefined ? undefined : commits[index];
  return {
    input: createSampleInput(attempt, commit),
    output: isCutOff ? null : createSampleOutput(attempt, commit),
    events: createSampleEvents(attempt, isCutOff),
  };
}

/**
 * Writes the run directory of a sample run under `<home>/artifacts/runs/`: every file fits its contract unless the
 * options say otherwise. The tests were red, one repair was accepted, and the service was deployed again.
 */
export async function createSampleRun(home: string, options: SampleRunOptions = {}): Promise<SampleRun> {
  const run = openRunDirectory(path.join(home, 'artifacts/runs', SAMPLE_RUN_ID));
  await mkdir(run.resolve('phases'), { recursive: true });
  await writeFile(path.join(home, 'artifacts/.gitignore'), '*\n');
  await symlink(path.join('runs', run.id), path.join(home, 'artifacts/latest'));
  const planned = planAttempts(options.attempts ?? {});
  const keys = planned.map(({ attempt }) => attemptKey(attempt));
  const commits = keys.includes('generate')
    ? await createService(run.resolve('service'), options.hasRepository ?? true)
    : [];

  const files: Record<string, unknown> = Object.fromEntries(
    Object.entries(createPhaseFiles()).filter(([file]) => keys.includes(file.split('/')[1] ?? '')),
  );
  const events: Event[] = [];
  for (const { attempt, isCutOff } of planned) {
    const recorded = recordAttempt(attempt, isCutOff, commits);
    files[`phases/${attemptKey(attempt)}/input.json`] = recorded.input;
    files[`phases/${attemptKey(attempt)}/output.json`] = recorded.output;
    events.push(...recorded.events);
  }
  files['events.ndjson'] = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  for (const [file, value] of Object.entries({ ...files, ...options.files }))
    await writeValue(run.resolve(file), value);
  return { run, commits };
}
