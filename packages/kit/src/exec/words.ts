import { parse } from 'shell-quote';

import { ConfigurationError } from '../errors';

const NEEDS_SHELL = /[`$\n]|^\s*[A-Za-z_][A-Za-z0-9_]*=/;

/**
 * Turns a command line that the user configured into an argument vector. A line without shell syntax becomes its own
 * words; one with operators, expansions, globs or assignments is the user's own shell script and runs as `sh -c`.
 * Nothing from a tool, a log or a model ever passes through here.
 * @throws {ConfigurationError} `empty-command`
 */
export function parseCommandLine(line: string): readonly [string, ...string[]] {
  const words = parse(line);
  const isPlain = words.every((word) => typeof word === 'string') && !NEEDS_SHELL.test(line);
  if (!isPlain) return ['sh', '-c', line];
  const [first, ...rest] = words.filter((word) => typeof word === 'string');
  if (first === undefined) throw new ConfigurationError('empty-command', ['command: must not be empty']);
  return [first, ...rest];
}
