import { parseCommandLine } from '@orchestrate/kit/exec/words';

import { findStartScript } from '../source/start-script';

/**
 * What `npm start` would run. A plain `node …` is started directly, so that signals and exit codes are the service's
 * own; anything else goes through npm.
 * @returns `undefined` without a start script
 */
export function resolveStartCommand(
  scripts: Readonly<Record<string, string>>,
  node: string = process.execPath,
): readonly [string, ...string[]] | undefined {
  const start = findStartScript(scripts);
  if (start === undefined) return undefined;
  const [program, ...args] = parseCommandLine(start.line);
  const isPlain = start.before === undefined && start.after === undefined && program === 'node';
  return isPlain ? [node, ...args] : ['npm', 'run', '--silent', start.name];
}
