import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

function readGroup(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 2 is the command in parentheses and may hold spaces; 3 is the state, 5 the process group.
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : Number(group);
  } catch {
    return undefined;
  }
}

/** Pids of the living processes of a group, or of all that this one sees; the oldest first, mostly. */
function listLiving(group?: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids
    .filter((pid) => {
      const own = readGroup(pid);
      return own !== undefined && (group === undefined || own === group);
    })
    .map(Number);
}

/** Pids of the living processes beside this one in a sandbox; the first process of it does not count. */
export function listBeside(): number[] {
  return listLiving().filter((pid) => pid !== process.pid && pid !== 1);
}

/** Pids of the living processes of a group. */
export function listGroup(group: number): number[] {
  if (process.platform === 'linux') return listLiving(group);
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,pgid='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([pid, own]) => (own === group && pid !== undefined ? [pid] : []));
}

/** In how many namespaces of processes one lives, as far as this one sees; 0 where it is gone. */
function readDepth(pid: number | 'self'): number {
  try {
    const [, pids = ''] = /^NSpid:\t(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return pids.split('\t').length;
  } catch {
    return 0;
  }
}

/** Pids of the living processes of a group that live in a sandbox below this process; only Linux has such. */
export function listEnclosed(group: number): number[] {
  const own = readDepth('self');
  return listGroup(group).filter((pid) => readDepth(pid) > own);
}
