import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';

import { beforeAll, describe, expect, it } from 'vitest';

import { ROOT } from '../support/bundle';
import { runCommand } from '../support/command';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { EMPTY_IMAGE } from '@orchestrate/kit/sandbox/docker';
import { findSandbox } from '@orchestrate/kit/sandbox/find-sandbox';
import { describeWith } from '@orchestrate/testkit/require-tool';

const PROBE = ['--import', 'tsx', 'tests/support/find-sandbox.ts'];
/** What an image of a usual distribution holds, lent by the machine. */
const LENT = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/etc/passwd', '/etc/group', '/etc/alternatives', ROOT];
const SOCKET = '/var/run/docker.sock';
const RELAXED = ['--security-opt', 'seccomp=unconfined', '--security-opt', 'systempaths=unconfined'];
const SECONDS = 300_000;

interface Found {
  readonly kind: string;
  readonly reason?: string;
  readonly remedy?: string;
}

function readFound(output: string): Found {
  const line = output.split('\n').find((text) => text.startsWith('{"kind"'));
  if (line === undefined) throw new Error(output);
  return JSON.parse(line) as Found;
}

/** Looks for a sandbox inside of a container, as in a job that runs in one. */
async function findInContainer(user: string, ...options: string[]): Promise<Found> {
  const lent = LENT.filter((place) => existsSync(place)).flatMap((place) => ['--volume', `${place}:${place}:ro`]);
  const own = ['/tmp', '/srv'].flatMap((place) => ['--tmpfs', `${place}:exec,uid=${user}`]);
  const run = ['run', '--rm', '--network', 'none', ...lent, ...own, '--user', user];
  const inside = ['--workdir', ROOT, '--env', 'HOME=/tmp', ...options, EMPTY_IMAGE];
  const node = await realpath(process.execPath);
  const { output } = await runCommand('docker', [...run, ...inside, node, ...PROBE], { cwd: ROOT });
  return readFound(output);
}

await describeWith('docker', 'the choice of a sandbox inside a container', () => {
  beforeAll(async () => {
    // It makes the empty image where it is not there.
    await findSandbox({ exec: createPlainExec(process.env), environment: process.env, kinds: ['docker'] });
  });

  describe.each(['0', '1000'])('of user %s', (user) => {
    it('is none under the default profiles, and says how to get one', { timeout: SECONDS }, async () => {
      const found = await findInContainer(user);
      expect(found.kind, found.reason).toBe('none');
      expect(found.reason).toMatch(/bubblewrap: .*(?:namespace|not permitted).*; unshare: .*; docker: /i);
      expect(found.remedy).toContain('--security-opt seccomp=unconfined --security-opt systempaths=unconfined');
    });

    it('is bubblewrap where namespaces may be made', { timeout: SECONDS }, async () => {
      expect(await findInContainer(user, ...RELAXED)).toMatchObject({ kind: 'bubblewrap' });
    });
  });

  it('is not an engine that sees the files of another machine', { timeout: SECONDS }, async () => {
    const found = await findInContainer('0', '--volume', `${SOCKET}:${SOCKET}`);
    expect(found.kind, found.reason).toBe('none');
    expect(found.reason).toMatch(/docker: .*bind source path does not exist/i);
  });
});
