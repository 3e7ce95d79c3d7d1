import { parseCommandLine } from '@orchestrate/kit/exec/words';

/**
 * What `npm start` would run. A plain `node …` is started directly, so that signals and exit codes are the service's
 * own; anything else goes through npm.
 * @returns `undefined` without a start script
 */
export function resolveStartCommand(
  scripts: Readonly<Record<string, string>>,
  node: string = process.execPath,
): readonly [string, ...string[]] | undefined {
  const { start, prestart, poststart } = scripts;
  if (start === undefined || start.trim() === '') return undefined;
  const [program, ...args] = parseCommandLine(start);
  const isPlain = prestart === undefined && poststart === undefined && program === 'node';
  return isPlain ? [node, ...args] : ['npm', 'run', '--silent', 'start'];
}
