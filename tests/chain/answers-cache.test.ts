import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BaseRun } from '../support/base-run';
import { awaitBase } from '../support/base-run';
import { ROOT } from '../support/bundle';
import { chainEnvironment } from '../support/chain-environment';
import { openCheckout } from '../support/checkout';
import { writeFiles } from '../support/clone';
import type { Finished } from '../support/command';
import { runCommand } from '../support/command';
import { findFreePort } from '../support/free-port';
import { BRIEF, createLiveScript, writeSettings } from '../support/live-script';

import type { FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const RESTORE = readFileSync(path.join(ROOT, '.github/actions/restore-answers/action.yml'), 'utf8');
// A checkout of actions/cache, for a machine from which GitHub is not reached.
const given = process.env.ACTIONS_CACHE_PATH ?? '';

const WORKFLOW = `on: workflow_dispatch
permissions: {}
jobs:
  answers:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: ./.github/actions/restore-answers
      - uses: ./actions/plan
        with: { spec: brief.md, gemini-api-key: planted-key-0123456789abcdef }
      - uses: ./.github/actions/save-answers
`;

/** Whether act can have actions/cache, which it fetches itself. */
async function canHaveAction(): Promise<boolean> {
  if (given !== '') return true;
  const asked = promisify(execFile)('git', ['ls-remote', 'https://github.com/actions/cache', 'HEAD'], {
    timeout: 20_000,
  });
  return asked.then(
    () => true,
    () => false,
  );
}

const base = await awaitBase();
// Elsewhere the folder of answers is another one than on the runners that the workflow is for.
const isSkipped = base === undefined || process.platform !== 'linux' || !(await canHaveAction());

describe.skipIf(isSkipped)('the Actions cache (act and actions/cache)', () => {
  if (base === undefined) return;
  let server: FakeModelServer;
  let checkout: BaseRun;
  let home: string;

  beforeAll(async () => {
    server = await startFakeModelServer(createLiveScript());
    checkout = await openCheckout(base);
    home = await createTemporaryDirectory();
    await writeFiles(checkout.clone, {
      'brief.md': BRIEF,
      '.orchestrate.yml': writeSettings(server.url),
      '.github/workflows/answers.yml': WORKFLOW,
    });
  });

  afterAll(() => server.close());

  async function start(id: number): Promise<Finished> {
    const { act, clone } = checkout;
    const args = ['workflow_dispatch', '-W', '.github/workflows/answers.yml', '-j', 'answers'];
    const cache = ['--cache-server-path', path.join(home, 'server'), '--cache-server-addr', '127.0.0.1'];
    const more = ['--artifact-server-port', String(await findFreePort()), '--env', `GITHUB_RUN_ID=${id}`];
    const commit = /actions\/cache\/restore@([0-9a-f]{40})/.exec(RESTORE)?.[1] ?? '';
    const action = given === '' ? [] : ['--local-repository', `actions/cache@${commit}=${given}`];
    return runCommand(act, [...args, ...cache, ...more, ...action], {
      cwd: clone,
      env: { ...chainEnvironment(act, ''), HOME: home, XDG_CACHE_HOME: path.join(home, '.cache') },
    });
  }

  it('keeps an answer for a run on another machine, which asks nobody', async () => {
    const first = await start(1);
    expect(first.output).toContain('Cache saved with key: orchestrate-answers-v2-1-1');
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(0);

    const own = path.join(home, '.cache/orchestrate');
    const kept = await readdir(path.join(own, 'models'));
    await rm(own, { recursive: true });
    const second = await start(2);
    expect(second.output).toContain('Cache restored from key: orchestrate-answers-v2-1-1');
    expect(await readdir(path.join(own, 'models'))).toEqual(kept);
    expect(second.output).toMatch(/::set-output:: tokens=0$/m);
    expect(second.output).toMatch(/::set-output:: engine=live$/m);
    expect(server.requests.length).toBe(asked);
    expect(second.output).toContain('Cache saved with key: orchestrate-answers-v2-2-1');
  });
});
