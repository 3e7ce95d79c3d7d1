import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

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

function listProcesses(): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .map(Number);
}

function endWhere(isMeant: (pid: number) => boolean): number[] {
  if (process.platform !== 'linux') return [];
  return listProcesses().filter((pid) => {
    try {
      if (!isMeant(pid)) return false;
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false; // Gone meanwhile, or somebody else's.
    }
  });
}

/**
 * Ends every process that works in a directory or below it, also in one that was removed: a daemon that cleared its
 * environment and left its session is found like this. Only Linux tells; elsewhere nothing happens.
 * @param directory - absolute, links resolved; one that belongs to this family alone
 * @param sparedBy - name of a variable: processes that carry it are left to whoever started them
 * @returns the pids that were signalled
 */
export function killByDirectory(directory: string, sparedBy?: string): number[] {
  return endWhere((pid) => {
    const place = readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '');
    if (place !== directory && !place.startsWith(`${directory}/`)) return false;
    if (sparedBy === undefined) return true;
    return !readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .some((entry) => entry.startsWith(`${sparedBy}=`));
  });
}

/**
 * Ends every process that carries `name=value` in its environment, wherever it moved: what a command forked into a
 * session of its own is found like this. Only Linux tells; elsewhere nothing happens.
 * @returns the pids that were signalled
 */
export function killByEnvironment(name: string, value: string): number[] {
  const marker = `${name}=${value}`;
  return endWhere((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(marker));
}
