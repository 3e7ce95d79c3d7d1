import { configurationSchema } from '@orchestrate/contracts/configuration';
import { describe, expect, it } from 'vitest';

import { BlockedError } from '../errors';
import type { Command, CommandResult } from '../exec/command';

import type { IsolatedPhase } from './isolate-phase';
import { isolatePhase } from './isolate-phase';
import type { NoSandbox } from './sandbox';

const NONE: NoSandbox = { kind: 'none', reason: 'bubblewrap: forbidden', remedy: 'allow it' };
const ENDED: CommandResult = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 0 };
const SERVICE = {
  argv: ['node', 'main.js'],
  cwd: '/',
  tree: '/',
  writable: [],
  readable: [],
  usesInstalled: false,
} as const;
const command = (more: Partial<Command> = {}): Command => ({
  tool: 'npm',
  argv: ['npm', 't'],
  cwd: '/',
  why: '',
  ...more,
});

interface Isolated {
  readonly phase: IsolatedPhase;
  readonly outside: string[];
  readonly told: string[];
  searches: number;
}

function isolate(allowHost: boolean, reason = 'a key is there'): Isolated {
  const isolated = { outside: [] as string[], told: [] as string[], searches: 0 };
  const exec = {
    run: ({ tool }: Command) => {
      isolated.outside.push(tool);
      return Promise.resolve(ENDED);
    },
  };
  const log = (message: string): void => void isolated.told.push(message);
  const phase = isolatePhase({
    deps: { exec, log: { debug: log, info: log, warning: log, error: log } },
    safety: configurationSchema.parse({ version: 1, safety: { 'allow-host': allowHost } }).safety,
    findReason: () => Promise.resolve(reason === '' ? undefined : reason),
    findSandbox() {
      isolated.searches += 1;
      return Promise.resolve(NONE);
    },
    findPlaces: () => Promise.reject(new Error('nothing is run in a sandbox')),
  });
  return Object.assign(isolated, { phase });
}

describe('isolatePhase, where there is no sandbox', () => {
  it('runs what runs nothing of a tree, and looks for no sandbox for it', async () => {
    const isolated = isolate(false);
    await isolated.phase.exec.run(command({ tool: 'git', reach: 'machine' }));
    expect([isolated.outside, isolated.searches, isolated.phase.findRefusal()]).toEqual([['git'], 0, undefined]);
  });

  it.each(['tree', 'registry', undefined] as const)('refuses what may be code of a repository: %s', async (reach) => {
    const { phase, outside } = isolate(false);
    const asked = phase.exec.run(command(reach === undefined ? {} : { reach }));
    await expect(asked).rejects.toThrow(/bubblewrap: forbidden. What to do: allow it/);
    expect(phase.findRefusal()).toBeInstanceOf(BlockedError);
    expect(outside).toEqual([]);
    expect(await phase.isolation.mayRun()).toMatchObject({ allowed: false });
  });

  it('runs it outside where that is allowed, and warns once', async () => {
    const isolated = isolate(true);
    for (const tool of ['npm', 'vitest']) await isolated.phase.exec.run(command({ tool }));
    expect([isolated.outside, isolated.searches, isolated.told.length]).toEqual([['npm', 'vitest'], 1, 1]);
    expect(await isolated.phase.isolation.mayRun()).toEqual({ allowed: true });
  });

  it('starts no service that is to stay, and says so', async () => {
    const { phase } = isolate(false);
    await expect(phase.isolation.enclose(SERVICE)).rejects.toThrow(/bubblewrap: forbidden. What to do: allow it/);
    expect(phase.findRefusal()).toBeInstanceOf(BlockedError);
    expect(await isolate(true).phase.isolation.enclose(SERVICE)).toBeUndefined();
  });

  it('runs everything as it always did where nothing holds a key', async () => {
    const isolated = isolate(false, '');
    await isolated.phase.exec.run(command());
    expect(await isolated.phase.isolation.enclose(SERVICE)).toBeUndefined();
    expect([isolated.outside, isolated.searches, isolated.told]).toEqual([['npm'], 0, []]);
  });
});
