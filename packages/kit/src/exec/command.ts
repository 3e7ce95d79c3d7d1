/** Hears what a command prints, at once and all of it, also what its result leaves out. */
export type OutputListener = (chunk: Uint8Array, stream: 'stdout' | 'stderr') => void;

/**
 * Where a command is run in a phase that holds a key. `tree`: apart from the machine and without its network, as all
 * code of a repository or of a model. `registry`: likewise, with the network, to install packages. `machine`: outside,
 * for programs that run nothing of a tree. In a phase without a key all of them run outside.
 */
export type Reach = 'tree' | 'registry' | 'machine';

/** A command to run: an argument vector, where, why, and within which bounds. */
export interface Command {
  /** Name of the tool for the tool-usage log: `npm`, `vitest`. */
  readonly tool: string;
  /** What its log file is named after; the tool unless given. */
  readonly logName?: string;
  /** Its version, where the caller knows it; else it is asked once with `--version`. */
  readonly version?: string;
  readonly argv: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /** One sentence: why this is run. It becomes the rationale in the tool-usage log. */
  readonly why: string;
  /** Seconds; 300 unless given. At the end of it the whole process group is killed. */
  readonly timeout?: number;
  /** Added to the scrubbed environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Stands in for the scrubbed environment; `env` is added to it. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `tree` unless given. */
  readonly reach?: Reach;
  /** Absolute. Places besides its tree that it works with, wherever it is run. */
  readonly shares?: { readonly read?: readonly string[]; readonly write?: readonly string[] };
  /** What the record shows in place of `argv`, where that leads to the command and is not itself what matters. */
  readonly record?: { readonly argv: readonly [string, ...string[]]; readonly place: string };
  /** Sent to standard input, which is closed after it. */
  readonly input?: string;
  /** Ends it before its time, like a cancelled step. */
  readonly signal?: AbortSignal;
  /** Small housekeeping (git plumbing): no event and no log file. */
  readonly quiet?: boolean;
  /** Leaves nothing running where it ends by itself: then nobody looks for that among all processes of the machine. */
  readonly leavesNothing?: boolean;
  /** Hears all that it prints, and at last what is said of an end that it does not explain itself. */
  readonly listen?: OutputListener;
  /** Takes out of the log what is nobody else's business, on top of secrets. What {@link Exec.run} gives is untouched. */
  readonly censor?: (output: string) => string;
}

/** What a command may take unless it says otherwise. */
export const DEFAULT_TIMEOUT_SECONDS = 300;

/** How a command ended. A command that could not be started is a result too, not an exception. */
export interface CommandResult {
  readonly outcome: 'exited' | 'timeout' | 'killed' | 'not-found';
  /** `null` unless it exited by itself. */
  readonly exitCode: number | null;
  /** Where it is long, about the first 1 MiB and the last 8 MiB; 256 KiB and 1 MiB where a listener heard it all. */
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams in the order in which they arrived. */
  readonly output: string;
  readonly seconds: number;
  /** Log file, relative to the run directory. */
  readonly log?: string;
}

/** Whether a command ended by itself with exit code 0. */
export function hasSucceeded(result: CommandResult): boolean {
  return result.outcome === 'exited' && result.exitCode === 0;
}

/** The end of a command's output, for an error message. */
export function tailOutput(result: CommandResult, lines = 20): string {
  return result.output.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Runs commands. Nothing else in an action starts a process. */
export interface Exec {
  /** Runs a command to its end. Never throws for a command that fails. */
  run(command: Command): Promise<CommandResult>;
}
