import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';

import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { Healing } from '@orchestrate/contracts/triage';
import { candidateTrialSchema, healingSchema, triageSchema } from '@orchestrate/contracts/triage';
import { readJson } from '@orchestrate/kit/files/json';

const run = promisify(execFile);

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

type Fault = readonly [file: string, sound: string, broken: string];

/** Lays out a fixture with faults in it. */
async function layOut(fixture: string, name: string, faults: readonly Fault[]): Promise<string> {
  const workspace = path.join(root, name);
  await cp(path.join(ROOT, 'tests/fixtures/heal', fixture), workspace, { recursive: true });
  for (const [file, sound, broken] of faults) {
    const text = await readFile(path.join(workspace, file), 'utf8');
    if (!text.includes(sound)) throw new Error(`${file} has no ${sound}`);
    await writeFile(path.join(workspace, file), text.replace(sound, broken));
  }
  return workspace;
}

async function git(workspace: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  return (await run('git', [...identity, ...args], { cwd: workspace })).stdout;
}

function heal(workspace: string, inputs: Readonly<Record<string, string>>): Promise<BundleRun> {
  return runActionBundle('heal', { workspace, inputs, cache: path.join(root, 'cache') });
}

describe('heal, alone in a repository with two faults', () => {
  let workspace: string;
  let head: string;
  let result: BundleRun;
  let healing: Healing;

  beforeAll(async () => {
    workspace = await layOut('library', 'library', [
      ['src/catalogue.ts', 'book.pages, 0', 'book.pagess, 0'],
      ['src/paging.ts', '(page - 1) * pageSize', 'page * pageSize'],
    ]);
    await symlink(path.join(ROOT, 'node_modules'), path.join(workspace, 'node_modules'));
    await git(workspace, 'init', '--quiet');
    await git(workspace, 'add', '--all');
    await git(workspace, 'commit', '--quiet', '--message', 'Broken');
    await writeFile(path.join(workspace, 'notes.txt'), 'not committed\n');
    head = await git(workspace, 'rev-parse', 'HEAD');
    result = await heal(workspace, { command: 'npm run build\nnpm test' });
    healing = await readJson(path.join(result.outputs.evidence ?? '', 'healing.json'), healingSchema);
  });

  it('mends both, and fails the step, because the commit is still broken', () => {
    expect(result.log).toContain('heal done');
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({
      status: 'done',
      engine: 'offline',
      changed: 'true',
      class: 'type',
      cost: '0',
    });
    expect(Number(result.outputs.confidence)).toBeGreaterThan(0.5);
    expect(result.outputs.iterations).toBe('2');
  });

  it('hands over a patch that makes the sound tree of the broken one', async () => {
    await git(workspace, 'apply', '--check', result.outputs.patch ?? '');
    const clone = path.join(root, 'clone');
    await git(workspace, 'clone', '--quiet', workspace, clone);
    await git(clone, 'apply', result.outputs.patch ?? '');
    for (const file of ['src/catalogue.ts', 'src/paging.ts']) {
      const sound = await readFile(path.join(ROOT, 'tests/fixtures/heal/library', file), 'utf8');
      expect(await readFile(path.join(clone, file), 'utf8')).toBe(sound);
    }
  });

  it('leaves the repository as it was, but for a ref that keeps it', async () => {
    expect(await git(workspace, 'rev-parse', 'HEAD')).toBe(head);
    expect(await git(workspace, 'status', '--porcelain')).toBe('?? notes.txt\n');
    const refs = (await git(workspace, 'for-each-ref', '--format=%(refname)')).trim().split('\n');
    const backups = refs.filter((ref) => ref.startsWith('refs/backup/pre-orchestration-'));
    expect([refs.length, backups.length]).toEqual([2, 1]);
    expect(await git(workspace, 'show', `${backups[0] ?? ''}:notes.txt`)).toBe('not committed\n');
  });

  it('keeps the proof: what failed, what was tried, what each gate said, everything run at the end', async () => {
    const evidence = (...file: string[]): string => path.join(result.outputs.evidence ?? '', ...file);
    expect((await readJson(evidence('triage.json'), triageSchema)).failures[0]).toMatchObject({ code: 'TS2551' });
    expect(healing.before.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['build', 'exited'],
      ['test', 'skipped'],
    ]);
    expect(healing.after.map(({ name, passed }) => [name, passed])).toEqual([
      ['build', true],
      ['test', true],
    ]);
    const trials = (await readFile(evidence('candidates.ndjson'), 'utf8')).trim().split('\n');
    expect(trials.map((line) => candidateTrialSchema.parse(JSON.parse(line)).trial)).toContain('tests');
    const records: ProposalRecord[] = [];
    for (const number of ['01', '02'])
      records.push(await readJson(evidence('proposals', number, 'proposal.json'), proposalRecordSchema));
    expect(records.map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(new Set(records.flatMap(({ gates }) => gates.map(({ verdict }) => verdict)))).toEqual(new Set(['passed']));
    expect(result.summary).toContain('### Before and after');
  });
});

describe('heal, alone in a plain JavaScript project without git', () => {
  it('mends what node --test shows, and passes the step where that is asked for', async () => {
    const fault: Fault = ['src/range.js', 'number < end', 'number <= end'];
    const workspace = await layOut('plain', 'plain', [fault]);
    const result = await heal(workspace, { command: 'npm test', 'fail-on': 'failed,blocked' });
    expect([result.exitCode, result.outputs.status, result.outputs.class]).toEqual([0, 'done', 'test']);
    expect(await readFile(result.outputs.patch ?? '', 'utf8')).toContain('+  for (let number = start; number < end;');
    expect(await readFile(path.join(workspace, 'src/range.js'), 'utf8')).toContain('number <= end');
  });

  it('has nothing to do where all is sound', async () => {
    const result = await heal(await layOut('plain', 'sound', []), { command: 'npm test' });
    expect([result.exitCode, result.outputs.status, result.outputs.patch]).toEqual([0, 'noop', '']);
  });

  it('is blocked where a command is not there, and names it', async () => {
    const workspace = path.join(root, 'empty');
    await mkdir(workspace);
    const result = await heal(workspace, { command: 'no-such-command --check' });
    expect([result.exitCode, result.outputs.status]).toEqual([1, 'blocked']);
    expect(result.log).toContain('no-such-command: command not found');
  });
});
