import { readdirSync, readFileSync } from 'node:fs';

/** What one process is and has taken by now. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** As it was started. */
  readonly command: string;
  readonly megabytes: number;
  /** Of all cores, with those of processes that it started and that have ended. */
  readonly processorSeconds: number;
}

/** What a process and all that it has started take at one moment. */
export interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
  /** From the start on. */
  readonly processorSeconds: number;
  /** Whether a gate runs, each of which is a script of the service. */
  readonly isJudging: boolean;
}

const TICKS_PER_SECOND = 100;
const PAGES_PER_MEGABYTE = 256;
const GATE = /\bnpm\S* run /;

/** Reads `/proc/<pid>/stat` and `/proc/<pid>/cmdline`. */
export function parseProcess(stat: string, commandLine: string): Process {
  // The name of the program comes second, in brackets, and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const read = (index: number): number => Number(fields[index] ?? 0);
  return {
    pid: Number.parseInt(stat, 10),
    parent: read(1),
    command: commandLine.split('\0').join(' ').trim(),
    megabytes: read(21) / PAGES_PER_MEGABYTE,
    processorSeconds: (read(11) + read(12) + read(13) + read(14)) / TICKS_PER_SECOND,
  };
}

/** Every process of this machine, where it is Linux. */
export function listProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [stat, command] = ['stat', 'cmdline'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
        return [parseProcess(stat ?? '', command ?? '')];
      } catch {
        // It has ended.
        return [];
      }
    });
}

/** Sums up a process and all that it has started. */
export function sampleTree(all: readonly Process[], root: number, seconds: number): Sample {
  const members = new Set([root]);
  for (let before = 0; before !== members.size;) {
    before = members.size;
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid);
  }
  const tree = all.filter(({ pid }) => members.has(pid));
  return {
    seconds,
    megabytes: tree.reduce((sum, { megabytes }) => sum + megabytes, 0),
    processorSeconds: tree.reduce((sum, one) => sum + one.processorSeconds, 0),
    isJudging: tree.some(({ command }) => GATE.test(command)),
  };
}
