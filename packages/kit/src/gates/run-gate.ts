import path from 'node:path';

import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { GateRun } from '@orchestrate/contracts/triage';

import type { Deps } from '../action/deps';
import { toSeconds } from '../clock';
import type { CommandResult, OutputListener, Reach } from '../exec/command';
import { hasSucceeded } from '../exec/command';
import { findRefusal } from '../exec/forbidden';
import { parseCommandLine } from '../exec/words';

/** A quality gate's run and everything the command said. */
export interface GateExecution {
  readonly run: GateRun;
  /** Absent when the command was refused. */
  readonly result?: CommandResult;
}

type GateDeps = Pick<Deps, 'exec' | 'configuration' | 'log'>;

/** Options of {@link runGate}. */
export interface GateOptions {
  /** Why this gate is run now. */
  readonly why: string;
  /** Appended to the command's words, for reporters; not with a shell line. */
  readonly extraArguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Hears all that it prints, which may be more than its result keeps. */
  readonly listen?: OutputListener;
  /** Where it runs beside a key; `tree` unless given. */
  readonly reach?: Reach;
  /** Removal must stay inside it; the directory itself unless given. */
  readonly root?: string;
}

/**
 * Runs one quality gate in a tree. A command on the forbidden list is not run: its gate has not passed, outcome
 * `refused`.
 */
export async function runGate(
  gate: GateCommand,
  directory: string,
  deps: GateDeps,
  options: GateOptions,
): Promise<GateExecution> {
  const words = parseCommandLine(gate.command);
  const head = { name: gate.name, command: gate.command, required: gate.required };
  const refusal = findRefusal(words, options.root ?? directory, deps.configuration.safety['forbid-commands']);
  if (refusal !== undefined) {
    deps.log.warning(`gate ${gate.name} is not run: ${refusal.reason} (${refusal.rule})`);
    return { run: { ...head, passed: false, outcome: 'refused', exitCode: null, seconds: 0 } };
  }
  const extra = words[0] === 'sh' && words[1] === '-c' ? [] : (options.extraArguments ?? []);
  const result = await deps.exec.run({
    tool: path.basename(words[0]),
    logName: gate.name,
    argv: [...words, ...extra],
    cwd: directory,
    why: options.why,
    timeout: gate.timeout,
    ...(options.reach === undefined ? {} : { reach: options.reach }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.listen === undefined ? {} : { listen: options.listen }),
  });
  const run: GateRun = {
    ...head,
    passed: hasSucceeded(result),
    outcome: result.outcome,
    exitCode: result.exitCode,
    seconds: toSeconds(result.seconds * 1000),
    ...(result.log === undefined ? {} : { log: result.log }),
  };
  return { run, result };
}
