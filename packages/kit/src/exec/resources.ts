import { readdirSync, readFileSync } from 'node:fs';

import type { Resources } from '@orchestrate/contracts/resources';

import { toSeconds } from '../clock';

/** What a command took; what the system does not tell is absent. */
export interface CommandResources {
  readonly cpuSeconds?: number;
  readonly peakMemoryBytes?: number;
}

/** Watches one command. */
interface CommandMeter {
  /** It runs now, as this process. */
  readonly watch: (pid: number) => void;
  /** It has ended, and the system has been told so. */
  end(): CommandResources;
}

/** Measures commands, also such as run side by side. */
export interface Meter {
  begin(): CommandMeter;
  /** Of all commands until now, the most memory that one of them held. */
  peakMemoryBytes(): number | undefined;
}

const LOOK_MILLISECONDS = 250;
/** Linux tells programs of times in hundredths of a second, however fine its own clock is. */
const MILLISECONDS_PER_TICK = 10;
/** More processes than a command has any use for. */
const MOST_PROCESSES = 500;

function readProc(file: string): string | undefined {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time of all children that have ended and been waited for, with theirs. */
function readEndedChildren(): number | undefined {
  const stat = readProc('self/stat');
  if (stat === undefined) return undefined;
  // Field 2 is the command in parentheses; from field 3 on, these are fields 16 and 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[13]) + Number(fields[14]);
  return Number.isNaN(ticks) ? undefined : ticks * MILLISECONDS_PER_TICK;
}

function listChildren(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      (readProc(`${pid}/task/${task}/children`) ?? '').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return []; // Gone meanwhile.
  }
}

/** Bytes in memory of a process and all below it; `undefined` where none is there or the system does not tell. */
export function readTreeMemory(root: number): number | undefined {
  let sum: number | undefined;
  const open = [root];
  for (let seen = 0; open.length > 0 && seen < MOST_PROCESSES; seen += 1) {
    const pid = open.pop() ?? root;
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(`${pid}/status`) ?? '')?.[1];
    if (kibibytes !== undefined) sum = (sum ?? 0) + Number(kibibytes) * 1024;
    open.push(...listChildren(pid));
  }
  return sum;
}

/** Linux tells of both; elsewhere nothing is known of a command. */
export function createMeter(): Meter {
  const running = new Set<{ isAlone: boolean }>();
  let most: number | undefined;
  return {
    begin() {
      const own = { isAlone: running.size === 0 };
      for (const other of running) other.isAlone = false;
      running.add(own);
      const before = readEndedChildren();
      let peak: number | undefined;
      let timer: NodeJS.Timeout | undefined;
      const look = (pid: number): void => {
        const bytes = readTreeMemory(pid);
        if (bytes !== undefined) peak = Math.max(peak ?? 0, bytes);
      };
      return {
        watch(pid) {
          if (process.platform === 'linux') timer = setInterval(() => look(pid), LOOK_MILLISECONDS).unref();
        },
        end() {
          clearInterval(timer);
          running.delete(own);
          if (peak !== undefined) most = Math.max(most ?? 0, peak);
          const after = readEndedChildren();
          const isKnown = own.isAlone && before !== undefined && after !== undefined;
          return {
            ...(isKnown ? { cpuSeconds: toSeconds(after - before) } : {}),
            ...(peak === undefined ? {} : { peakMemoryBytes: peak }),
          };
        },
      };
    },
    peakMemoryBytes: () => most,
  };
}

/**
 * What this process has taken since it began, which is one attempt of one phase.
 * @param commands - the most memory that one of its commands held, where that is known
 */
export function measureProcess(commands: number | undefined): Resources {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const ended = readEndedChildren();
  return {
    cpuSeconds: toSeconds((userCPUTime + systemCPUTime) / 1000),
    peakMemoryBytes: maxRSS * 1024,
    ...(ended === undefined ? {} : { commandsCpuSeconds: toSeconds(ended) }),
    ...(commands === undefined ? {} : { commandsPeakMemoryBytes: commands }),
  };
}
