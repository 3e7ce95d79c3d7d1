import path from 'node:path';

import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';

/** Keys under which test runners name the modules that they load before any test. */
export const SETUP_KEYS: readonly string[] = [
  'require',
  'import',
  'file',
  'setupFiles',
  'setupFilesAfterEnv',
  'globalSetup',
];

/** Keys of a manifest under which files of the package itself stand, with or without `./`. */
const ENTRY = /\.(?:main|module|types|typings|browser|bin|exports|imports)(?:[.[]|$)/;

/** What a setting is judged by. */
export interface SettingContext {
  /** Path of the settings' file, relative to the tree. */
  readonly file: string;
  /** Whether something tracked lies there, relative to the tree. */
  readonly exists: (file: string) => boolean;
  /** The module system that all sources are written in, where they agree on one. */
  readonly moduleType?: 'module' | 'commonjs' | undefined;
}

type Value = unknown;

function isRecord(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leadsSomewhere(text: string, { file, exists }: SettingContext): boolean {
  const place = path.posix.normalize(path.posix.join(path.posix.dirname(file), text));
  return ['', '.js', '.cjs', '.json', '/index.js'].some((ending) => exists(place + ending));
}

function isPath(value: Value): value is string {
  return typeof value === 'string' && /^\.\.?\//.test(value);
}

/** A path to nothing that becomes a path to something. */
function isMendedPath(before: Value, after: Value, context: SettingContext, where = ''): boolean {
  const mayStand = (value: Value): value is string =>
    isPath(value) || (typeof value === 'string' && ENTRY.test(where) && !path.posix.isAbsolute(value));
  return mayStand(before) && mayStand(after) && !leadsSomewhere(before, context) && leadsSomewhere(after, context);
}

/** A manifest that comes to say what the sources are written in. */
function isMendedType(where: string, after: Value, { file, moduleType }: SettingContext): boolean {
  return where === `${file}.type` && moduleType !== undefined && (after ?? 'commonjs') === moduleType;
}

function toList(value: Value): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function compareSetup(where: string, before: Value, after: Value, context: SettingContext): string[] {
  const [old, now] = [toList(before), toList(after)];
  const gone = old.filter((one, index) => !now.includes(one) && !isMendedPath(one, now[index], context));
  const added = now.filter((one) => !old.includes(one));
  return [
    ...gone.map((one) => `${where} no longer loads ${String(one)}`),
    ...added
      .filter((one) => !isPath(one) || !leadsSomewhere(one, context))
      .map((one) => `${where} loads ${String(one)}, which is no file of the tree`),
  ];
}

function compare(where: string, before: Value, after: Value, context: SettingContext): string[] {
  if (JSON.stringify(before) === JSON.stringify(after) || isMendedPath(before, after, context, where)) return [];
  if (isMendedType(where, after, context)) return [];
  if (isRecord(before) && isRecord(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      (SETUP_KEYS.includes(key) ? compareSetup : compare)(`${where}.${key}`, before[key], after[key], context),
    );
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((one: Value, index) =>
      compare(`${where}[${index}]`, one, (after as Value[])[index], context),
    );
  return [`${where} is changed`];
}

function parse(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

/**
 * Whether settings only come to load what prepares the tests, or to name what is there: anything else could make a
 * command pass that ought to fail.
 */
export function judgeSettings(before: string, after: string, context: SettingContext): GateVerdict {
  const [old, now] = [parse(before), parse(after)];
  if (old === undefined || now === undefined)
    return { passed: false, detail: `${context.file} is not plain JSON, so what changes in it cannot be judged` };
  const problems = compare(context.file, old, now, context);
  return problems.length === 0
    ? { passed: true, detail: 'only loads what prepares the tests, or names what is there' }
    : { passed: false, detail: problems.slice(0, 5).join('; ') };
}
