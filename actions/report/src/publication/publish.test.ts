import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { EventBody } from '@orchestrate/contracts/event';
import { systemClock } from '@orchestrate/kit/clock';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { readEvidence } from '@orchestrate/kit/run-evidence/read-evidence';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Inputs } from '../inputs';
import { inputsSchema } from '../inputs';

import { inspectOccupant, publish } from './publish';

let home: string;
let deps: Parameters<typeof publish>[2];
let evidence: RunEvidence;
let said: string[];
let events: EventBody[];

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

const listBackups = (): string[] =>
  git('for-each-ref', '--format=%(refname)', 'refs/backup').split('\n').filter(Boolean);
const tryToPublish = (inputs: Partial<Inputs> = {}) =>
  publish({ evidence, verdict: 'success' }, { ...inputsSchema.parse({}), ...inputs }, deps);

beforeEach(async () => {
  home = await createTemporaryDirectory();
  const { run } = await createSampleRun(home);
  evidence = await readEvidence(run, run.id);
  [said, events] = [[], []];
  const say = (message: string): number => said.push(message);
  deps = {
    clock: systemClock,
    exec: createPlainExec(process.env),
    home,
    workingDirectory: home,
    log: { debug: say, info: say, warning: say, error: say },
    run,
    evidence: {
      directory: 'phases/report',
      resolve: (...relative) => run.resolve('phases/report', ...relative),
      writeJson: () => Promise.reject(new Error('publishing writes no JSON')),
      writeText: async (relative, text) => {
        await writeFileAtomic(run.resolve('phases/report', relative), text);
        return `phases/report/${relative}`;
      },
      emit: (event) => void events.push(event),
    },
  };
});

describe('publish', () => {
  it('publishes where nothing stands, after a backup of the tree as it was', async () => {
    git('init', '-q');
    await writeFile(path.join(home, 'notes.txt'), 'mine\n');
    const { published, diff, note, remaining } = await tryToPublish();
    expect(published).toEqual({ directory: 'service', changed: 6, kept: [] });
    expect(remaining).toEqual([]);
    expect(await readFile(path.join(home, 'service/src/app.ts'), 'utf8')).toContain('library');
    expect(await readFile(deps.run.resolve(diff ?? ''), 'utf8')).toContain('+export const app');
    const [backup = ''] = listBackups();
    expect(backup).toMatch(/^refs\/backup\/pre-orchestration-\d{8}T\d{6}Z$/);
    expect(note).toContain(backup);
    expect(git('ls-tree', '-r', '--name-only', backup)).toBe('notes.txt');
    expect(git('log', '--all', '--not', '--glob=refs/backup', '--oneline')).toBe('');
    expect(events).toMatchObject([{ type: 'note', data: { message: note } }]);
  });

  it('leaves no backup where nothing changed', async () => {
    await tryToPublish();
    git('init', '-q');
    const { published, note } = await tryToPublish();
    expect(published).toEqual({ directory: 'service', changed: 0, kept: [] });
    expect(note).toContain('nothing changed');
    expect(listBackups()).toEqual([]);
  });

  it('keeps an edited file and names it', async () => {
    await tryToPublish();
    await writeFile(path.join(home, 'service/src/app.ts'), 'mine\n');
    const { published, remaining } = await tryToPublish();
    expect(published).toEqual({ directory: 'service', changed: 0, kept: ['src/app.ts'] });
    expect(remaining).toEqual(['kept src/app.ts in service, because somebody had edited them']);
    expect(await readFile(path.join(home, 'service/src/app.ts'), 'utf8')).toBe('mine\n');
  });

  it('says that there is no repository to keep a backup in', async () => {
    expect((await tryToPublish()).note).toContain('there is no repository');
  });

  it('goes beside the runs where something else stands in service/', async () => {
    await mkdir(path.join(home, 'service'));
    await writeFile(path.join(home, 'service/theirs.txt'), 'x');
    expect((await tryToPublish()).published).toMatchObject({ directory: 'artifacts/services/library' });
  });

  it('tells what went wrong, and stays', async () => {
    await writeFile(path.join(home, 'taken'), 'a file');
    const { published, remaining } = await tryToPublish({ out: 'taken/below' });
    expect(published).toBeNull();
    expect(remaining).toEqual([expect.stringMatching(/^the service was not published: /)]);
    expect(said).toEqual(remaining);
  });

  it('never writes into the run itself', async () => {
    const { published, remaining } = await tryToPublish({ out: deps.run.path });
    expect(published).toBeNull();
    expect(remaining).toEqual([expect.stringContaining('inside the run directory')]);
  });

  it('says why it stays where nothing is to be published', async () => {
    expect(await tryToPublish({ dryRun: true })).toEqual({
      published: null,
      diff: undefined,
      note: 'not published: this was a dry run',
      remaining: [],
    });
  });
});

describe('inspectOccupant', () => {
  it('tells nothing, a service and something else apart', async () => {
    await tryToPublish();
    await mkdir(path.join(home, 'empty'));
    await writeFile(path.join(home, 'file'), '');
    const found = await Promise.all(
      ['absent', 'empty', 'file', 'service', 'artifacts'].map((name) => inspectOccupant(path.join(home, name))),
    );
    expect(found).toEqual([
      { kind: 'nothing' },
      { kind: 'nothing' },
      { kind: 'other' },
      { kind: 'service', name: 'library' },
      { kind: 'other' },
    ]);
  });
});
