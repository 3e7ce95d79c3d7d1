import path from 'node:path';

import type { Bar } from '../bar';
import { median } from '../bar';

import { makeRuns } from './make-runs';
import type { Time } from './time-command';
import { time } from './time-command';

const ROUNDS = 7;
const MAXIMUM_MILLISECONDS = 200;

function listCommands(runs: string, names: readonly string[]): [string, string[]][] {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const of = (script: string, ...args: string[]): string[] => [`scripts/${script}.mjs`, ...args, '--runs', runs];
  return [
    ['runs', of('runs')],
    ['runs, a rare text', of('runs', '--text', 'test 96 fails', '--status', 'failed', '--limit', 'all')],
    ['show', of('show', last)],
    ['show, 1,000 events', of('show', last, '--events')],
    ['show, one phase', of('show', first, '--phase', 'heal')],
    ['diff', of('diff', first, last)],
  ];
}

/** The commands over so many runs, as whole commands: what npm itself takes to start one comes on top. */
export function measureCommands(root: string, home: string, many: number): Promise<Bar[]> {
  const begin = performance.now();
  const names = makeRuns(path.join(root, 'artifacts/sample'), home, many);
  const seconds = (): string => `${((performance.now() - begin) / 1000).toFixed(0)} s`;
  console.log(`${many} runs of 1,000 events were made, generated data, in ${seconds()}`);
  const runs = path.join(home, 'artifacts/runs');
  const commands = listCommands(runs, names);
  const cold = commands.map(([, args]) => time(root, args))[0];
  console.log(`the first look, which reads them all, takes ${((cold?.clock ?? 0) / 1000).toFixed(1)} s`);
  const empty: Time[] = [];
  const times = new Map<string, Time[]>(commands.map(([name]) => [name, []]));
  // In turns, so that all of them see the same machine.
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push(time(root, ['-e', '0']));
    for (const [name, args] of commands) times.get(name)?.push(time(root, args));
  }
  const alone = { clock: median(empty.map(({ clock }) => clock)), work: median(empty.map(({ work }) => work)) };
  console.log(`node -e 0 takes ${alone.clock.toFixed(0)} ms, ${alone.work.toFixed(0)} ms of it work`);
  return Promise.resolve(
    [...times].flatMap(([name, all]) => [
      { what: name, measured: median(all.map(({ clock }) => clock)), limit: MAXIMUM_MILLISECONDS, unit: 'ms' },
      {
        what: 'of it, work',
        measured: median(all.map(({ work }) => work)),
        limit: MAXIMUM_MILLISECONDS,
        unit: 'ms CPU',
      },
    ]),
  );
}
