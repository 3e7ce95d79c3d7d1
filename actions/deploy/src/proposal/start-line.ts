import { parseCommandLine } from '@orchestrate/kit/exec/words';

import { findStartScript } from '../source/start-script';

/** How a container starts what `npm start` would. */
export interface StartLine {
  readonly argv: readonly string[];
  /** What the script sets before the program. */
  readonly sets: Readonly<Record<string, string>>;
  readonly program: string;
}

const ASSIGNMENT = /^(?:cross-env\s+)?([A-Za-z_]\w*)=([\w./:-]+)\s+/;
const BUILDS = /^(?:npm run|yarn|pnpm(?: run)?)\s+build$/;

/**
 * What a container runs: `node …` itself, so that signals reach the service; a program of a package through a shell; and
 * `npm start` where something is to happen before.
 */
export function readStartLine(scripts: Readonly<Record<string, string>>): StartLine {
  const start = findStartScript(scripts);
  const sets: Record<string, string> = {};
  let line = start?.line ?? '';
  for (let match = ASSIGNMENT.exec(line); match !== null; match = ASSIGNMENT.exec(line)) {
    sets[match[1] ?? ''] = match[2] ?? '';
    line = line.slice(match[0].length);
  }
  const words = parseCommandLine(line);
  // The image is built before it is started.
  if (start?.before !== undefined && !BUILDS.test(start.before.trim()))
    return { argv: ['npm', 'run', start.name], sets: {}, program: 'npm' };
  const isScript = words[0] === 'sh' && words[2] === line;
  if (words[0] === 'node' || isScript) return { argv: words, sets, program: words[0] };
  return { argv: ['sh', '-c', `exec ${line}`], sets, program: words[0] };
}
