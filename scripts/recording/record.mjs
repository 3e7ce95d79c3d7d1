import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { quote } from 'shell-quote';

import { quicken, toCast } from './cast.mjs';

const [COLUMNS, ROWS] = [120, 28];
const PICTURE_SECONDS = 30;
// Run where a recording is made, and by nobody else: it is too large to be installed with the rest.
const RENDERER = 'svg-term-cli@2.1.1';

/**
 * Runs a command in a terminal and records what it shows.
 * @param {readonly string[]} argv
 * @param {{ cwd: string, env: Record<string, string>, scratch: string, title: string }} options
 * @returns its exit code, and the recording as an asciicast
 */
export function recordCommand(argv, { cwd, env, scratch, title }) {
  mkdirSync(scratch, { recursive: true });
  const [log, timing] = [path.join(scratch, 'log'), path.join(scratch, 'timing')];
  const command = `stty cols ${COLUMNS} rows ${ROWS}; ${quote([...argv])}`;
  const flags = ['--quiet', '--return', '--logging-format', 'classic', '--log-out', log, '--log-timing', timing];
  const timestamp = Math.floor(Date.now() / 1000);
  const { status, error } = spawnSync('script', [...flags, '--command', command], {
    cwd,
    env: { ...env, TERM: 'xterm-256color' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error !== undefined) throw error;
  const about = { columns: COLUMNS, rows: ROWS, title, timestamp };
  return { status, cast: toCast(readFileSync(log), readFileSync(timing, 'utf8'), about) };
}

/** Writes a recording as `<file>.cast`, and a moving picture of it that needs no player as `<file>.svg`. */
export function writeRecording(file, cast, scratch) {
  writeFileSync(`${file}.cast`, cast);
  const quickened = path.join(scratch, 'quickened.cast');
  writeFileSync(quickened, quicken(cast, PICTURE_SECONDS));
  const args = ['--yes', RENDERER, '--in', quickened, '--out', `${file}.svg`, '--window'];
  execFileSync('npx', args, { cwd: scratch, stdio: 'inherit' });
}
