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

/** Pids of the living processes of a group. */
export function listGroup(group: number): number[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.filter((pid) => readGroup(pid) === group).map(Number);
  }
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,pgid='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([pid, own]) => (own === group && pid !== undefined ? [pid] : []));
}
