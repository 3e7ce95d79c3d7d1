import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { KEY_INPUTS } from '../models/key-inputs';

/** Where {@link findKeyInReach} looks. */
export interface KeySearch {
  /** Names of variables that keys are taken from. */
  readonly variables: readonly string[];
  /** The process's own. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The process whose ancestors are looked at; this one unless given. */
  readonly pid?: number;
  /** Absolute. Checkouts, whose {@link KEY_FILES} act and people keep keys in. */
  readonly checkouts: readonly string[];
}

/** Files that act takes secrets and variables from, and that tools for development read. */
const KEY_FILES = ['.secrets', '.env', '.vars', '.input'];

const INPUTS = Object.keys(KEY_INPUTS).map((name) => `INPUT_${name.toUpperCase()}`);

function assigns(text: string, name: string): boolean {
  const literal = name.replace(/[^\w-]/g, '\\$&');
  // A value in a file may be quoted, and act takes YAML too.
  return new RegExp(`(?<![\\w-])${literal}(?:=|:[ \\t])[ \\t]*["']?[^\\s"'\\0]`).test(text);
}

function readText(file: string): Promise<string> {
  return readFile(file, 'latin1').catch(() => '');
}

function dropComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}

async function findInProcess(pid: number, names: readonly string[]): Promise<string | undefined> {
  const [environment, command] = await Promise.all(
    ['environ', 'cmdline'].map((file) => readText(`/proc/${pid}/${file}`)),
  );
  const [variable, argument] = [environment, command].map((text) => names.find((name) => assigns(text ?? '', name)));
  const name = variable ?? argument;
  if (name === undefined) return undefined;
  const program = (await readText(`/proc/${pid}/comm`)).trim();
  const place = variable === undefined ? 'on the command line' : 'in the environment';
  return `${name} is ${place} of ${program} (process ${pid}), which runs this`;
}

/** 0 where there is no more, or where the system does not tell. */
async function findParent(pid: number): Promise<number> {
  const stat = await readText(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

async function findAbove(pid: number, names: readonly string[]): Promise<string | undefined> {
  for (let above = await findParent(pid); above > 0; above = await findParent(above)) {
    const found = await findInProcess(above, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function findInFiles(checkouts: readonly string[], names: readonly string[]): Promise<string | undefined> {
  const files = [...new Set(checkouts)].flatMap((place) => KEY_FILES.map((name) => path.join(place, name)));
  for (const file of files) {
    const text = dropComments(await readText(file));
    const name = names.find((one) => assigns(text, one));
    if (name !== undefined) return `${name} is in ${file}`;
  }
  return undefined;
}

/**
 * Looks for a key that code of the same user could read: in the environment, in that and on the command line of every
 * process above as far as this one may read it, and in the files of a checkout that keys are kept in. Processes that
 * are not above are not looked at; above, only Linux tells.
 * @returns what lies where, never the key; `undefined` where none was found
 */
export async function findKeyInReach(search: KeySearch): Promise<string | undefined> {
  const { environment, pid = process.pid, checkouts } = search;
  const names = [...search.variables, ...INPUTS];
  const own = names.find((name) => (environment[name] ?? '').trim() !== '');
  if (own !== undefined) return `${own} is in the environment`;
  return (await findAbove(pid, names)) ?? findInFiles(checkouts, names);
}
