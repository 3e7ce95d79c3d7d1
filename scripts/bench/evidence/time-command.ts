import { spawnSync } from 'node:child_process';

/** What a command took, in milliseconds. */
export interface Time {
  readonly clock: number;
  /** Processor time, which other work of the machine changes less. */
  readonly work: number;
}

/** A whole command, from its start to its end, as the shell's `time` tells it. Throws where the command fails. */
export function time(root: string, args: readonly string[]): Time {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null';
  const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}:\n${stderr}`);
  const [real = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { clock: real * 1000, work: (user + system) * 1000 };
}
