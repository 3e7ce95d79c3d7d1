import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BaseRun } from '../support/base-run';
import { awaitBase } from '../support/base-run';
import { chainEnvironment } from '../support/chain-environment';
import { findRunId, readSummary, runDirectoryOf } from '../support/chain-run';
import { openCheckout } from '../support/checkout';
import { writeFiles } from '../support/clone';
import { runCommand } from '../support/command';
import { BRIEF, createLiveScript, keyOf, writeSettings } from '../support/live-script';
import { findSecrets } from '../support/search-bytes';

import type { FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';

const base = await awaitBase();

const VARIABLE = 'GEMINI_API_KEY';
const SHELL = 'AIzaPlantedInTheShell0123456789abcdefgh';
const SECRETS = 'AIzaPlantedInSecrets0123456789abcdefghi';
const ENV = 'AIzaPlantedInEnv0123456789abcdefghijklm';
const NO_FILES = { '.secrets': '', '.env': '' };

describe.skipIf(base === undefined)('the one command takes a key', () => {
  if (base === undefined) return;
  let server: FakeModelServer;
  let checkout: BaseRun;

  beforeAll(async () => {
    server = await startFakeModelServer(createLiveScript());
    checkout = await openCheckout(base);
    await writeFiles(checkout.clone, { '.orchestrate.yml': writeSettings(server.url) });
  });

  afterAll(() => server.close());

  /** A plan of a brief, which needs a model, and with it what all processes were started with meanwhile. */
  async function plan(shell: string): Promise<{ output: string; run: string; started: string }> {
    const { act, cache, clone } = checkout;
    const started: string[] = [];
    const look = setInterval(
      () => started.push(execFileSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' })),
      250,
    );
    const command = ['run', '-s', 'orchestrate', '--', '--spec', 'brief.md', '--dry-run'];
    const env = { ...chainEnvironment(act, cache), [VARIABLE]: shell };
    const finished = await runCommand('npm', command, { cwd: clone, env }).finally(() => clearInterval(look));
    const { output } = finished;
    return { output, run: runDirectoryOf(checkout, findRunId(finished)), started: started.join('\n') };
  }

  it.each<readonly [string, string, Readonly<Record<string, string>>, string]>([
    ['from the shell, though .env leaves it empty', SHELL, { '.env': '' }, SHELL],
    ['from .env', '', { '.env': ENV }, ENV],
    ['from the shell before both files', SHELL, { '.secrets': SECRETS, '.env': ENV }, SHELL],
    ['from .secrets before .env', '', { '.secrets': SECRETS, '.env': ENV }, SECRETS],
  ])('%s, and tells it to nobody but its provider', async (place, shell, files, expected) => {
    // An answer to an equal question would come from the disk.
    const brief = `${BRIEF}\nIts key comes ${place}.\n`;
    const keys = Object.entries(files).map(([name, key]): [string, string] => [name, `${VARIABLE}=${key}\n`]);
    await writeFiles(checkout.clone, { ...NO_FILES, ...Object.fromEntries(keys), 'brief.md': brief });
    const before = server.requests.length;
    const { output, run, started } = await plan(shell);
    expect((await readSummary(run)).engine, output).toBe('live');
    const told = server.requests.slice(before).map(keyOf);
    expect(new Set(told)).toEqual(new Set([expected]));

    expect(started).toContain('actions/plan/dist/index.js');
    for (const key of [SHELL, SECRETS, ENV]) expect(started + output).not.toContain(key);
    expect(await findSecrets(path.join(checkout.clone, 'artifacts'), [SHELL, SECRETS, ENV])).toEqual([]);
  });

  it('from nowhere: then the run is offline, and says so', async () => {
    await writeFiles(checkout.clone, { ...NO_FILES, 'brief.md': BRIEF });
    const before = server.requests.length;
    const { output, run } = await plan('');
    expect((await readSummary(run)).engine, output).toBe('offline');
    expect(server.requests.length).toBe(before);
  });
});
