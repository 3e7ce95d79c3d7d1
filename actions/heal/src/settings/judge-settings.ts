import path from 'node:path';

import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import leven from 'leven';

import { compareQuoted, findLoadedSetup } from './code-setting';
import { readSetting, settingForm } from './read-setting';
import type { Reference } from './reference';
import { isMendedReference, leadsSomewhere, readReference } from './reference';
import type { ScriptSurroundings } from './script';
import { findLoaded, isMendedScript } from './script';
import { listSides } from './unfinished-merge';

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
const SCRIPT = /^[^.]*package\.json\.scripts\.[^.]+$/;
/** Parts of a manifest that say what its files or other programs are, and nothing of files. */
const NAMES = /package\.json\.(?:name|version|description|license|author|keywords|(?:[a-z]+D|d)ependencies|engines)\b/;

/** What a setting is judged by. */
export interface SettingContext extends ScriptSurroundings {
  /** The module system that all sources are written in, where they agree on one. */
  readonly moduleType?: 'module' | 'commonjs' | undefined;
}

type Value = unknown;

function isRecord(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leadsToFile(text: string, context: SettingContext): boolean {
  const reference = readReference(text);
  return (
    reference !== undefined &&
    reference.head !== '' &&
    isInside(reference, context) &&
    leadsSomewhere(reference, context)
  );
}

function isInside({ place }: Reference, { file }: SettingContext): boolean {
  return !path.posix.join(path.posix.dirname(file), place).startsWith('..');
}

/** A reference to nothing that becomes one to something, or a script of which a word does. */
function isMended(before: Value, after: Value, context: SettingContext, where: string): boolean {
  if (typeof before !== 'string' || typeof after !== 'string' || NAMES.test(where)) return false;
  if (SCRIPT.test(where)) {
    const loaded = findLoaded(before, after);
    return loaded === undefined ? isMendedScript(before, after, context) : leadsToFile(loaded, context);
  }
  const reference = readReference(after);
  const isPath =
    reference !== undefined &&
    (reference.head !== '' || reference.place.includes('/') || ENTRY.test(where) || reference.pattern !== '');
  return isPath && isInside(reference, context) && isMendedReference(before, after, context);
}

/** A manifest that comes to say what the sources are written in. */
function isMendedType(where: string, after: Value, { file, moduleType }: SettingContext): boolean {
  return where === `${file}.type` && moduleType !== undefined && (after ?? 'commonjs') === moduleType;
}

/** A script under a name that differs by a slip; it says what it said. */
function isRenamedScript(
  where: string,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): boolean {
  if (!where.endsWith('package.json.scripts')) return false;
  const gone = Object.keys(before).filter((key) => !(key in after));
  const added = Object.keys(after).filter((key) => !(key in before));
  const [old = '', now = ''] = [gone[0], added[0]];
  const isOne = gone.length === 1 && added.length === 1 && leven(old, now) <= 2 && before[old] === after[now];
  return isOne && Object.keys(after).every((key) => key === now || before[key] === after[key]);
}

function toList(value: Value): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function compareSetup(where: string, before: Value, after: Value, context: SettingContext): string[] {
  const [old, now] = [toList(before), toList(after)];
  const gone = old.filter((one, index) => !now.includes(one) && !isMended(one, now[index], context, where));
  const added = now.filter((one) => !old.includes(one));
  return [
    ...gone.map((one) => `${where} no longer loads ${String(one)}`),
    ...added
      .filter((one) => typeof one !== 'string' || !leadsToFile(one, context))
      .map((one) => `${where} loads ${String(one)}, which is no file of the tree`),
  ];
}

function compare(where: string, before: Value, after: Value, context: SettingContext): string[] {
  if (JSON.stringify(before) === JSON.stringify(after) || isMended(before, after, context, where)) return [];
  if (isMendedType(where, after, context)) return [];
  if (isRecord(before) && isRecord(after)) {
    if (isRenamedScript(where, before, after)) return [];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      (SETUP_KEYS.includes(key) ? compareSetup : compare)(`${where}.${key}`, before[key], after[key], context),
    );
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((one: Value, index) =>
      compare(`${where}[${index}]`, one, (after as Value[])[index], context),
    );
  return [`${where} is changed`];
}

/** Code is not understood here: but for texts that name what is there now, and one set-up more, it is as it was. */
function compareCode(before: string, after: string, context: SettingContext): string[] {
  const loaded = findLoadedSetup(before, after);
  if (loaded !== undefined)
    return leadsToFile(loaded, context) ? [] : [`${context.file} loads ${loaded}, which is no file of the tree`];
  const differing = compareQuoted(before, after);
  if (differing === undefined) return [`${context.file} is changed in its code`];
  return differing
    .filter(([old, now]) => !isMendedReference(old, now, context))
    .map(([old, now]) => `${context.file} says ${now} for ${old}`);
}

/**
 * Whether settings only come to load what prepares the tests, or to name what is there: anything else could make a
 * command pass that ought to fail.
 */
export function judgeSettings(before: string, after: string, context: SettingContext): GateVerdict {
  const problems = listProblems(before, after, context);
  return problems.length === 0
    ? { passed: true, detail: 'only loads what prepares the tests, or names what is there' }
    : { passed: false, detail: problems.slice(0, 5).join('; ') };
}

function listProblems(before: string, after: string, context: SettingContext): string[] {
  const { file } = context;
  if (listSides(before).includes(after)) return [];
  if (settingForm(file) === 'code') return compareCode(before, after, context);
  const [old, now] = [before, after].map((text) => readSetting(file, text));
  if (old === undefined || now === undefined) return [`${file} cannot be read, so what changes in it cannot be judged`];
  return compare(file, old, now, context);
}
