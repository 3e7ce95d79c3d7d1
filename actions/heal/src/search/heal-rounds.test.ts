import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { Proposal, ProposalRecord } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { CandidateTrial } from '@orchestrate/contracts/triage';
import type { PhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { createPhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { systemClock } from '@orchestrate/kit/clock';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { readJson } from '@orchestrate/kit/files/json';
import type { Repository } from '@orchestrate/kit/git/repository';
import { createRepository } from '@orchestrate/kit/git/repository';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { createFakeHost } from '@orchestrate/testkit/fake-host';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { parseCommands } from '../commands/parse-commands';
import type { GateState } from '../gates/gate-state';
import { runGates } from '../gates/run-gates';
import { NO_HINT } from '../localise/hint';
import { Diary } from '../models/diary';
import type { Candidate } from '../propose/proposer';
import { Workbench } from '../workbench/workbench';

import type { Budget } from './budget';
import { startBudget } from './budget';
import type { Rounds } from './heal-rounds';
import { healInRounds } from './heal-rounds';
import type { Session } from './session';

// A check for each of two values, and one that counts how often it runs.
const FILES = {
  'src/one.txt': '1\n',
  'src/two.txt': '2\n',
  'tests/check.mjs':
    "import { readFileSync } from 'node:fs';\nconst [, , name, wanted] = process.argv;\n" +
    "const found = readFileSync(`src/${name}.txt`, 'utf8').trim();\n" +
    'if (found !== wanted) throw new Error(`${name} is ${found}`);\n',
  'package.json': '{ "private": true }\n',
};
const ONE = 'one: node tests/check.mjs one 1';
const TWO = 'two: node tests/check.mjs two 2';

let root: string;
let deps: PhaseDeps;
let repository: Repository;
let trials: CandidateTrial[];
let flaky: Map<string, ReadonlySet<string>>;

beforeEach(async () => {
  root = await createTemporaryDirectory();
  const run = await createRunDirectory(root, systemClock);
  await mkdir(run.resolve('phases/heal/logs'), { recursive: true });
  repository = await createRepository(createPlainExec(process.env), run.resolve('service'));
  trials = [];
  flaky = new Map();
  deps = createPhaseDeps({
    host: createFakeHost({ environment: process.env }),
    clock: systemClock,
    run,
    step: 'heal',
    directory: 'phases/heal',
    workingDirectory: root,
    home: root,
    configuration: configurationSchema.parse({ version: 1 }),
    redact: (text) => text,
    signal: new AbortController().signal,
  });
});

afterEach(() => deps.dispose());

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(repository.directory, file)), { recursive: true });
    await writeFile(path.join(repository.directory, file), text);
  }
  await repository.commitAll('Write');
}

function suggest(file: string, text: string, overrides: Partial<Proposal> = {}, likelihood = 0.5): Candidate {
  const author = { name: 'fake', version: '1' };
  const title = `Write ${text.trim()} to ${file}`;
  const edits = [{ action: 'write' as const, path: file, text }];
  return {
    likelihood,
    template: 'fake',
    proposal: { kind: 'repair', author, title, rationale: 'A test says so', edits, ...overrides },
  };
}

interface Healed {
  readonly rounds: Rounds;
  readonly before: GateState;
}

/** Heals with fake proposers, one a stage: each proposes the same for every gate. */
async function heal(commands: string, stages: readonly Candidate[][], budget: Partial<Budget> = {}): Promise<Healed> {
  const base = (await repository.head()) ?? '';
  const subject: Subject = {
    repository,
    prefix: '',
    origin: 'adopted',
    base,
    copySubmodules: () => Promise.resolve(),
    linkPackages: () => Promise.resolve(),
  };
  const gates = parseCommands(commands);
  const session: Session = {
    deps,
    subject,
    gates,
    workbench: new Workbench(subject, deps),
    budget: { ...startBudget(60, 10, deps.clock), ...budget },
    allow: [],
    intent: {
      typescript: () => Promise.reject(new Error('not needed here')),
      recentSources: () => Promise.resolve(undefined),
    },
    stages: stages.map((candidates) => [{ name: 'fake', version: '1', propose: () => Promise.resolve(candidates) }]),
    modelStages: [],
    diary: new Diary(),
    typescript: () => Promise.reject(new Error('there is no compiler here')),
    recentChanges: () => Promise.resolve(NO_HINT),
    recordTrial: (trial) => Promise.resolve(void trials.push(trial)),
    flaky,
  };
  const before = await runGates(gates, await session.workbench.openClean('before'), deps, 'Look');
  return { before, rounds: await healInRounds(session, before) };
}

function readSource(file: string): Promise<string> {
  return readFile(path.join(repository.directory, file), 'utf8');
}

function readRecord(number: string): Promise<ProposalRecord> {
  return readJson(deps.evidence.resolve('proposals', number, 'proposal.json'), proposalRecordSchema);
}

function listVerdicts({ gates }: ProposalRecord): Record<string, string> {
  return Object.fromEntries(gates.map(({ gate, verdict }) => [gate, verdict]));
}

describe('healInRounds', () => {
  it('mends one fault after the other, each behind all gates', async () => {
    await write({ ...FILES, 'src/one.txt': '0\n', 'src/two.txt': '0\n' });
    const right = [suggest('src/one.txt', '7\n'), suggest('src/one.txt', '1\n'), suggest('src/two.txt', '2\n')];
    const { rounds } = await heal(`${ONE}\n${TWO}`, [right]);
    expect(rounds.stopped).toBe('healthy');
    expect(rounds.accepted.map(({ record }) => record.title)).toEqual([
      'Write 1 to src/one.txt',
      'Write 2 to src/two.txt',
    ]);
    expect([await readSource('src/one.txt'), await readSource('src/two.txt')]).toEqual(['1\n', '2\n']);
    expect(new Set(Object.values(listVerdicts(await readRecord('02'))))).toEqual(new Set(['passed']));
    expect(trials.some(({ verdict }) => verdict === 'fails')).toBe(true);
  });

  it('stops after three rounds in which nothing helps', async () => {
    await write({ ...FILES, 'src/one.txt': '0\n' });
    const wrong = Array.from({ length: 12 }, (_, index) => suggest('src/one.txt', `${index + 10}\n`));
    const { rounds } = await heal(ONE, [wrong], { candidates: 2 });
    expect([rounds.stopped, rounds.iterations.length, rounds.accepted.length]).toEqual(['no-progress', 3, 0]);
    expect(await readSource('src/one.txt')).toBe('0\n');
  });

  it('stops when the rounds are used up, and when nothing is left to try', async () => {
    await write({ ...FILES, 'src/one.txt': '0\n', 'src/two.txt': '0\n' });
    const only = [suggest('src/one.txt', '1\n')];
    const first = await heal(`${ONE}\n${TWO}`, [only], { rounds: 1 });
    expect([first.rounds.stopped, first.rounds.accepted.length]).toEqual(['iterations', 1]);
    const second = await heal(`${ONE}\n${TWO}`, [[]]);
    expect([second.rounds.stopped, second.rounds.accepted.length]).toEqual(['exhausted', 0]);
  });

  it('stops in time to judge what it has', async () => {
    await write({ ...FILES, 'src/one.txt': '0\n' });
    const { rounds } = await heal(ONE, [[suggest('src/one.txt', '1\n')]], { remaining: () => 0 });
    expect([rounds.stopped, rounds.iterations.length]).toEqual(['time', 0]);
  });

  it('asks later proposers only where the ones before bring nothing that passes', async () => {
    await write({ ...FILES, 'src/one.txt': '0\n' });
    await heal(ONE, [[suggest('src/one.txt', '1\n')], [suggest('src/one.txt', '5\n', {}, 0.9)]]);
    expect(trials.map(({ title }) => title)).toEqual(['Write 1 to src/one.txt']);
  });

  it.each<[string, Candidate, string]>([
    ['a test', suggest('tests/check.mjs', 'process.exitCode = 0;\n'), 'in-scope'],
    ['a setting', suggest('tsconfig.json', '{}\n'), 'in-scope'],
    ['a workflow', suggest('.github/workflows/ci.yml', 'on: push\n'), 'in-scope'],
    ['a manifest, as a repair', suggest('package.json', '{ "private": false }\n'), 'in-scope'],
    ['a source, as a dependency', suggest('src/one.txt', '1\n', { kind: 'dependency' }), 'in-scope'],
    ['a way round the check', suggest('src/one.txt', '1\n// eslint-disable\n'), 'no-suppression'],
  ])('never changes %s', async (_what, candidate, gate) => {
    await write({ ...FILES, 'src/one.txt': '0\n' });
    const passesTrial = { ...candidate, template: 'lint-fix' };
    const { rounds } = await heal(ONE, [[passesTrial]]);
    expect(rounds.accepted).toEqual([]);
    const record = await readRecord('01');
    expect(record.gates.find(({ verdict }) => verdict === 'failed')?.gate).toBe(gate);
    expect(await repository.files()).toEqual(Object.keys(FILES).sort());
  });

  it('refuses what breaks another command', async () => {
    await write({ ...FILES, 'src/one.txt': '0\n' });
    const both = suggest('src/one.txt', '1\n');
    const edits = [...both.proposal.edits, { action: 'write' as const, path: 'src/two.txt', text: '3\n' }];
    const { rounds } = await heal(`${ONE}\n${TWO}`, [[{ ...both, proposal: { ...both.proposal, edits } }]]);
    expect(rounds.accepted).toEqual([]);
    expect(listVerdicts(await readRecord('01'))).toMatchObject({
      'command-passes': 'passed',
      'no-regression': 'failed',
    });
  });

  it('does not mend what passes when it is run again', async () => {
    const flag = path.join(root, 'flag');
    await write({
      ...FILES,
      'tests/once.mjs': `import { existsSync, writeFileSync } from 'node:fs';\nif (!existsSync(${JSON.stringify(flag)})) { writeFileSync(${JSON.stringify(flag)}, ''); throw new Error('bad luck'); }\n`,
    });
    const { rounds } = await heal('once: node tests/once.mjs', [[suggest('src/one.txt', '9\n')]]);
    expect([...flaky]).toEqual([['once', new Set()]]);
    expect([rounds.stopped, trials.length]).toEqual(['exhausted', 0]);
  });

  it('runs no command that is forbidden, and mends nothing for it', async () => {
    await write(FILES);
    const { before, rounds } = await heal(`push: git push --force origin main\n${ONE}`, [[]]);
    expect(before.runs.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['push', 'refused'],
      ['one', 'exited'],
    ]);
    expect(rounds.accepted).toEqual([]);
  });
});
