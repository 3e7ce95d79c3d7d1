import { parseCommandLine } from '@orchestrate/kit/exec/words';

import { jest } from './jest';
import type { TestRunner } from './test-runner';
import { vitest } from './vitest';

const RUNNERS: readonly TestRunner[] = [vitest, jest];

/** A gate whose command ends in a test runner that is known. */
export interface Invocation {
  readonly runner: TestRunner;
  /** What has to stand between the gate's command and arguments for the runner. */
  readonly separator: readonly string[];
  /** What the runner is given anyway, for starting it directly; absent where it needs what comes before it. */
  readonly ownArguments: readonly string[] | undefined;
}

type Scripts = Readonly<Record<string, string>>;

const MANAGERS: Readonly<Record<string, readonly string[]>> = { npm: ['--'], pnpm: [], yarn: [], bun: [] };

function findScript(words: readonly string[], scripts: Scripts): string | undefined {
  const rest = words.slice(1).filter((word) => word !== '-s' && word !== '--silent');
  const [first, second, ...more] = rest;
  if (first === 'run' || first === 'run-script') return more.length > 0 ? undefined : scripts[second ?? ''];
  if (second !== undefined) return undefined;
  return scripts[first === 't' || first === 'tst' ? 'test' : (first ?? '')];
}

function findDirect(words: readonly string[], separator: readonly string[]): Invocation | undefined {
  for (const runner of RUNNERS) {
    const ownArguments = runner.parseInvocation(words);
    if (ownArguments !== undefined) return { runner, separator, ownArguments };
  }
  return undefined;
}

/** Arguments reach the last command of a script; what comes before it has to run too. */
function findInScript(script: string, separator: readonly string[]): Invocation | undefined {
  const words = parseCommandLine(script);
  if (words[0] !== 'sh') return findDirect(words, separator);
  const last = /(?:^|&&)\s*(?:[A-Z_][A-Z0-9_]*=\S+\s+)*([^&|;<>()]+)$/.exec(script)?.[1];
  const found = last === undefined ? undefined : findDirect(parseCommandLine(last.trim()), separator);
  return found === undefined ? undefined : { ...found, ownArguments: undefined };
}

/**
 * Finds the test runner behind a gate's command, directly or through a script of package.json.
 * @param scripts - of the package.json where the command runs
 */
export function findRunner(command: string, scripts: Scripts): Invocation | undefined {
  const words = parseCommandLine(command);
  if (words[0] === 'sh') return undefined;
  const separator = MANAGERS[words[0]];
  if (separator === undefined) return findDirect(words, []);
  const script = findScript(words, scripts);
  return script === undefined || script.trim() === '' ? undefined : findInScript(script, separator);
}
