import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findKeyInReach } from './key-in-reach';

const NAME = 'ORCHESTRATE_TEST_KEY';

let checkout: string;
let started: ChildProcess[];

beforeEach(async () => {
  checkout = await createTemporaryDirectory();
  started = [];
});

afterEach(() => {
  for (const { pid } of started) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
});

/** Starts a shell and below it a process that was told nothing; gives the latter's pid. */
async function startBelow(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<number> {
  const script = 'env -i sleep 300 & echo $!; wait';
  const env = { PATH: process.env.PATH ?? '', ...environment };
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...args], { env, detached: true });
  started.push(child);
  const [pid] = (await once(child.stdout, 'data')) as [Buffer];
  return Number(pid.toString());
}

function find(pid?: number, environment: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  return findKeyInReach({
    variables: [NAME],
    environment,
    checkouts: [checkout],
    ...(pid === undefined ? {} : { pid }),
  });
}

describe('findKeyInReach', () => {
  it('finds nothing where nothing is', async () => {
    await writeFile(path.join(checkout, '.env'), `# ${NAME}=example\n${NAME}=\nMY_${NAME}=other\n${NAME}_FILE=there\n`);
    expect(await find(await startBelow({ [`${NAME}_FILE`]: 'x', [NAME]: '' }))).toBeUndefined();
  });

  it('finds a key in its own environment, and says not what it is', async () => {
    expect(await find(undefined, { [NAME]: 'the-secret' })).toBe(`${NAME} is in the environment`);
  });

  it('finds a key that was an input of an action above', async () => {
    const found = await find(await startBelow({ 'INPUT_OPENAI-API-KEY': 'the-secret' }));
    expect(found).toMatch(/^INPUT_OPENAI-API-KEY is in the environment of sh \(process \d+\), which runs this$/);
  });

  it('finds a key in the environment of a process above, which gave it to nobody', async () => {
    const found = await find(await startBelow({ [NAME]: 'the-secret' }));
    expect(found).toMatch(/^ORCHESTRATE_TEST_KEY is in the environment of sh \(process \d+\), which runs this$/);
  });

  it('finds a key on the command line of a process above', async () => {
    expect(await find(await startBelow({}, '--secret', `${NAME}=the-secret`))).toContain('on the command line of sh');
  });

  it.each(['.secrets', '.env', '.vars', '.input'])('finds a key in %s of a checkout', async (name) => {
    const pid = await startBelow({});
    for (const line of [`${NAME}=the-secret`, `export ${NAME}="the-secret"`, `${NAME}: the-secret`]) {
      await writeFile(path.join(checkout, name), `OTHER=1\n${line}\n`);
      expect(await find(pid), line).toBe(`${NAME} is in ${path.join(checkout, name)}`);
    }
  });
});
