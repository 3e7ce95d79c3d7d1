import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * When a process started, in whatever unit the system has, or `undefined` when it is gone. Together with the pid it
 * names one process for ever, where a pid alone may be reused.
 */
export function readStartTime(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Field 2 is the command in parentheses and may hold spaces; field 3 is the state, field 22 the start time.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Sends a signal to a whole process group; `false` when the group is gone. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Ends every process that carries `name=value` in its environment, wherever it moved: what a command forked into a
 * session of its own is found like this. Only Linux tells; elsewhere nothing happens.
 * @returns the pids that were signalled
 */
export function killByEnvironment(name: string, value: string): number[] {
  if (process.platform !== 'linux') return [];
  const marker = `${name}=${value}`;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(marker)) return false;
        process.kill(pid, 'SIGKILL');
        return true;
      } catch {
        return false;
      }
    });
}
