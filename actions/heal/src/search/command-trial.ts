import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { CommandResult } from '@orchestrate/kit/exec/command';
import { hasSucceeded, tailOutput } from '@orchestrate/kit/exec/command';
import { findRefusal } from '@orchestrate/kit/exec/forbidden';
import { parseCommandLine } from '@orchestrate/kit/exec/words';
import { applyEdits } from '@orchestrate/kit/proposals/decide';

import { reachOf } from '../gates/run-gates';
import type { Tree } from '../workbench/tree';
import type { WarmTrees } from '../workbench/workbench';

import type { Target } from './target';
import type { Trial } from './trial';

const SAID_LINES = 30;
const BUILDS = /\b(?:build|compile|bundle|prepare|tsc)\b/;

/** Whether a gate makes what later ones run. */
export function isPreparation({ name, command }: Pick<GateCommand, 'name' | 'command'>): boolean {
  return BUILDS.test(`${name} ${command}`);
}

/** The gate, after those before it that make what it runs. */
function listCommands(gates: readonly GateCommand[], { gate }: Target): GateCommand[] {
  const before = gates.slice(
    0,
    Math.max(
      0,
      gates.findIndex(({ name }) => name === gate.name),
    ),
  );
  return [...before.filter(isPreparation), gate];
}

async function runQuietly(
  gate: GateCommand,
  tree: Tree,
  timeout: number,
  deps: Pick<Deps, 'exec'>,
): Promise<CommandResult> {
  return deps.exec.run({
    tool: gate.name,
    argv: parseCommandLine(gate.command),
    cwd: tree.cwd,
    why: 'See whether a candidate mends it',
    reach: reachOf(gate),
    timeout,
    quiet: true,
  });
}

/** What never ended says nothing of how long it takes once it is mended; most that hang are quick without the fault. */
function limitOf({ gate, run }: Target): number {
  const known = run.outcome === 'timeout' ? Math.max(10, run.seconds / 8) : Math.ceil(run.seconds * 2) + 15;
  return Math.min(gate.timeout, known);
}

/** Tries candidates by the failing command itself, for where nothing quicker is known. */
export function createCommandTrial(
  target: Target,
  gates: readonly GateCommand[],
  workbench: WarmTrees,
  deps: Pick<Deps, 'exec' | 'configuration'>,
): Trial {
  const commands = listCommands(gates, target);
  const forbidden = deps.configuration.safety['forbid-commands'];
  return {
    kind: 'command',
    async run(edits, worker) {
      const tree = await workbench.warm(worker);
      await applyEdits(tree.root, edits);
      for (const gate of commands) {
        const refusal = findRefusal(parseCommandLine(gate.command), tree.root, forbidden);
        if (refusal !== undefined) return { verdict: 'fails', failing: 1, detail: refusal.reason };
        const isTarget = gate.name === target.gate.name;
        const timeout = isTarget ? limitOf(target) : gate.timeout;
        const result = await runQuietly(gate, tree, timeout, deps);
        if (!hasSucceeded(result))
          return {
            verdict: 'fails',
            failing: 1,
            detail: `${gate.name}: ${tailOutput(result, 1) || result.outcome}`,
            said: tailOutput(result, SAID_LINES),
          };
      }
      return { verdict: 'passes', failing: 0, detail: `${target.gate.name} passes` };
    },
  };
}
