import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Command, CommandResult } from '@orchestrate/kit/exec/command';
import type { Repository } from '@orchestrate/kit/git/repository';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Sight, Trial } from './gates';
import { createGates } from './gates';

let directory: string;

const repository = (): Repository => ({ directory }) as Repository;

const trial: Trial = {
  tests: ['tests/a.test.ts > GET /a > works'],
  files: [],
  sources: [],
  doubles: new Map(),
  linkPackages: () => Promise.resolve(),
};

function open(run: (command: Command) => Partial<CommandResult>): {
  gates: ReturnType<typeof createGates>;
  sight: Sight;
} {
  const sight: Sight = { flaws: [] };
  const sound: CommandResult = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 1 };
  const exec = { run: (command: Command) => Promise.resolve({ ...sound, ...run(command) }) };
  return { gates: createGates(trial, sight, { exec, scratch: () => Promise.resolve(directory) }), sight };
}

beforeEach(async () => {
  directory = await createTemporaryDirectory();
  for (const name of ['typescript', 'oxlint', 'vitest']) {
    const home = path.join(directory, 'node_modules', name);
    await mkdir(home, { recursive: true });
    await writeFile(path.join(home, 'package.json'), '{"version":"1.0.0"}');
  }
});

describe('the gates of tests', () => {
  it.each(['compiles', 'lints', 'passes-repeatedly'] as const)(
    'say of what did not end in its time for %s that it did not, and blame no test',
    async (gate) => {
      const { gates, sight } = open(({ timeout = 0 }) => ({
        outcome: 'timeout',
        exitCode: null,
        stdout: '[',
        output: 'half a line',
        seconds: timeout,
      }));
      expect(await gates[gate]?.(repository())).toEqual({ passed: false, detail: 'did not end within 600 s' });
      expect(sight.flaws).toEqual([]);
    },
  );

  it('show the end of what a runner says that gave no report', async () => {
    const { gates } = open(() => ({ exitCode: 1, output: 'first\nlast' }));
    expect(await gates['passes-repeatedly']?.(repository())).toEqual({ passed: false, detail: 'first\nlast' });
  });
});
