import { configurationSchema } from '@orchestrate/contracts/configuration';
import { expect, it } from 'vitest';

import type { Command } from '../exec/command';
import type { Log } from '../log';

import { runGate } from './run-gate';

const skip = (): void => undefined;
const log: Log = { debug: skip, info: skip, warning: skip, error: skip };
const configuration = configurationSchema.parse({ version: 1 });

async function record(command: string): Promise<Command[]> {
  const asked: Command[] = [];
  const run = (one: Command) => {
    asked.push(one);
    return Promise.resolve({ outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 1 } as const);
  };
  const gate = { name: 'build', command, timeout: 60, required: true };
  await runGate(gate, '/tree', { exec: { run }, configuration, log }, { why: 'See' });
  return asked;
}

it.each([
  ['npm run build', 'npm'],
  ['/usr/bin/make all', 'make'],
  ['npm run build && npm run lint', 'sh'],
])(
  'records %s as a command of %s, because the version is that program’s, and its log by the gate',
  async (command, tool) => {
    expect(await record(command)).toMatchObject([{ tool, logName: 'build' }]);
  },
);
