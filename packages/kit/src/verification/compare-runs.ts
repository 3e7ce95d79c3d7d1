import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { VOLATILE_FIELDS, VOLATILE_FILES, VOLATILE_TEXTS } from '@orchestrate/contracts/volatile';

import { listRunFiles } from './manifest';

/** Something in which two runs differ although nothing says that they may. */
export interface Difference {
  /** Relative to the run directory. */
  readonly file: string;
  /** Where and how, for a person. */
  readonly message: string;
}

const SUMMARY = /^summary-\d{8}T\d{6}Z\.json$/;
const SHOWN = 120;

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

function findVolatile(key: string, phase: string): (typeof VOLATILE_FIELDS)[number] | undefined {
  return VOLATILE_FIELDS.find((field) => field.name === key && (field.phase === undefined || field.phase === phase));
}

/** Finds a directory as a place of its own: `/work` is not in `@cloudflare/workers-types`. */
function asPlace(directory: string): RegExp {
  return new RegExp(`(?<![\\w@.-])${directory.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.-])`, 'g');
}

/** Takes out what may differ; the root is where a run's checkout lies, whatever its name. */
function settleText(text: string, roots: readonly string[]): string {
  const placed = roots.reduce((settled, root) => settled.replaceAll(asPlace(root), '<home>'), text);
  return VOLATILE_TEXTS.reduce((settled, { pattern, name }) => settled.replaceAll(pattern, `<${name}>`), placed);
}

function settleValue(value: Value, roots: readonly string[], phase: string): Value {
  if (typeof value === 'string') return settleText(value, roots);
  if (Array.isArray(value)) return value.map((item: Value) => settleValue(item, roots, phase));
  if (typeof value !== 'object' || value === null) return value;
  const own = 'phase' in value && typeof value.phase === 'string' ? value.phase : phase;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const field = findVolatile(key, own);
      if (field === undefined) return [[key, settleValue(item, roots, own)]];
      return field.mayLack === true ? [] : [[key, `<${key}>`]];
    }),
  );
}

function parse(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

/** One line a value of JSON, so that the first line that differs says where. */
function settleFile(file: string, text: string, roots: readonly string[]): string[] {
  const phase = /^phases\/([a-z-]+?)(?:-\d+)?\//.exec(file)?.[1] ?? '';
  if (file.endsWith('.ndjson')) {
    // Tools that run side by side end in any order.
    const lines = text.split('\n').map((line) => JSON.stringify(settleValue(parse(line) ?? line, roots, phase)));
    return lines.sort();
  }
  const value = file.endsWith('.json') && !file.startsWith('service/') ? parse(text) : undefined;
  const settled =
    value === undefined ? settleText(text, roots) : JSON.stringify(settleValue(value, roots, phase), null, 2);
  return settled.split('\n');
}

function compareTexts(file: string, a: readonly string[], b: readonly string[]): Difference[] {
  const at = a.findIndex((line, index) => line !== b[index]);
  if (at < 0 && a.length === b.length) return [];
  const line = at < 0 ? a.length : at;
  const show = (lines: readonly string[]): string => JSON.stringify((lines[line] ?? '').trim().slice(0, SHOWN));
  return [{ file, message: `${show(a)} where the other has ${show(b)}` }];
}

interface Side {
  readonly directory: string;
  readonly roots: readonly string[];
  /** Names as they are on disk, by names without a time. */
  readonly files: ReadonlyMap<string, string>;
}

/** Files by names without what the moment decides: a summary's time, and how many commands ended before that of a log. */
function settleNames(files: readonly string[]): Map<string, string> {
  const numbers = new Map<string, number>();
  return new Map(
    files.map((file) => {
      if (SUMMARY.test(file)) return ['summary-<instant>.json', file];
      const [, directory, tool = ''] = /^(phases\/[^/]+\/logs\/)\d+-(.+)$/.exec(file) ?? [];
      if (directory === undefined) return [file, file];
      const name = `${directory}<number>-${tool}`;
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return [number === 1 ? name : `${name} (${number})`, file];
    }),
  );
}

async function openSide(directory: string): Promise<Side> {
  const absolute = path.resolve(directory);
  const files = await listRunFiles({ path: absolute });
  const home = path.resolve(absolute, '../../..');
  return {
    directory: absolute,
    roots: [absolute, ...(home.length > 1 ? [home] : [])],
    files: settleNames(files),
  };
}

async function readSettled({ directory, files, roots }: Side, file: string): Promise<string[]> {
  return settleFile(file, await readFile(path.join(directory, files.get(file) ?? file), 'utf8'), roots);
}

/**
 * Compares two runs on the same inputs, file by file, but for what the contracts list as volatile.
 * @returns the first difference of each file, sorted
 */
export async function compareRuns(one: string, other: string): Promise<Difference[]> {
  const [a, b] = [await openSide(one), await openSide(other)];
  const differences: Difference[] = [];
  for (const file of [...new Set([...a.files.keys(), ...b.files.keys()])].sort()) {
    if (!a.files.has(file) || !b.files.has(file))
      differences.push({ file, message: `is in ${a.files.has(file) ? 'the first' : 'the second'} run alone` });
    else if (!VOLATILE_FILES.some(({ path: pattern }) => pattern.test(file)))
      differences.push(...compareTexts(file, await readSettled(a, file), await readSettled(b, file)));
  }
  return differences;
}
