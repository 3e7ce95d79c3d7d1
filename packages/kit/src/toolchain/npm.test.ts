import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import type { Command, CommandResult } from '../exec/command';

import { installPackages } from './npm';

const ENDED: CommandResult = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 1 };

/** Installs with an npm that ends as told, attempt by attempt. */
async function install(...endings: Partial<CommandResult>[]) {
  const root = await createTemporaryDirectory();
  const directory = path.join(root, 'service');
  await mkdir(directory);
  await writeFile(path.join(directory, 'package.json'), '{"name":"x"}');
  await writeFile(path.join(directory, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
  const commands: Command[] = [];
  const warnings: string[] = [];
  const deps = {
    cacheDirectory: path.join(root, 'cache'),
    exec: {
      run: (command: Command) => {
        commands.push(command);
        return Promise.resolve({ ...ENDED, ...endings[commands.length - 1] });
      },
    },
    log: { info: () => undefined, warning: (text: string) => void warnings.push(text), error: () => undefined },
  };
  const installed = installPackages(directory, 'Install what it pins', deps as never);
  return { installed, commands, warnings };
}

describe('installPackages', () => {
  it('asks npm again when it stands still, and gives it longer', async () => {
    const { installed, commands, warnings } = await install({ outcome: 'timeout', exitCode: null }, {});
    expect(await installed).toMatchObject({ wasCached: false });
    expect(commands.map(({ timeout }) => timeout)).toEqual([180, 600]);
    expect(warnings).toEqual(['npm ci did not end in 180 s']);
  });

  it('says so when npm stands still twice', async () => {
    const still = { outcome: 'timeout', exitCode: null } as const;
    const { installed, commands } = await install(still, still);
    await expect(installed).rejects.toThrow(/did not end for .*service, twice; is the registry reachable/);
    expect(commands).toHaveLength(2);
  });

  it('does not ask again when npm says what is wrong', async () => {
    const { installed, commands } = await install({ exitCode: 1, output: 'npm error ERESOLVE' });
    await expect(installed).rejects.toThrow(/npm error ERESOLVE/);
    expect(commands).toHaveLength(1);
  });
});
