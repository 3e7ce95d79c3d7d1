import path from 'node:path';

import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type ts from 'typescript';
import { isScalar, parseDocument, visit as visitYaml } from 'yaml';

import type { LinkFix } from '../modules/list-slips';
import type { TypeScript } from '../typescript/load-typescript';

import { listQuoted } from './code-setting';
import { listSetUps } from './list-set-ups';
import { readSetting, settingForm } from './read-setting';
import { findNearbyReferences } from './reference';
import type { ScriptSurroundings } from './script';
import { isSlip, listScriptSlips, splitScript } from './script';

/** An edit of a setting. */
export interface Mend extends LinkFix {
  /** 0 to 1: how well it fits, beside the prior of its template. */
  readonly fit: number;
}

/** What the tree has, and what is said of it. */
export interface SettingSurroundings extends Omit<ScriptSurroundings, 'file'> {
  /** Code beside the tests that registers none and that nothing loads. */
  readonly orphans: readonly string[];
  readonly moduleType: 'module' | 'commonjs' | undefined;
  /** What the failures say. */
  readonly said: string;
  /** Names of scripts that the commands run. */
  readonly wanted: readonly string[];
}

/** What Node and its tools say of sources that are read as the other kind of module. */
const WRONG_TYPE =
  /Cannot use import statement|Unexpected token '(?:export|import)'|(?:require|module|exports) is not defined|ERR_REQUIRE_ESM|does not provide an export named|Named export '.*' not found/;
const NOT_FOUND = /Cannot find (?:module|package)|MODULE_NOT_FOUND|Failed to (?:load|resolve)|Could not resolve/;
const ENTRY_KEYS = new Set(['main', 'module', 'types', 'typings', 'browser', 'bin', 'exports', 'imports']);
/** Parts of a manifest in which tools that have no file of their own find their settings. */
const TOOL_KEYS = new Set(['jest', 'mocha', 'ava', 'nyc', 'c8', 'eslintConfig', 'tap', 'files', 'workspaces']);

/** A text of a settings' file that may name files. */
interface Written {
  readonly text: string;
  /** Of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly write: (text: string) => string;
  /** The key at the top under which it stands. */
  readonly under: string;
  /** The key that it is the value of; empty in lists, and where that is not looked at. */
  readonly key: string;
  /** Even a single word is a path. */
  readonly isPath: boolean;
}

/** Every text of a JSON file that is no key. */
function listJson(file: string, text: string, ts: TypeScript): Written[] {
  const parsed = ts.parseJsonText(file, text);
  const found: Written[] = [];
  const visit = (node: ts.Node, under: string, key: string): void => {
    if (ts.isStringLiteral(node)) {
      const [start, end] = [node.getStart(parsed), node.getEnd()];
      found.push({ text: node.text, start, end, write: (other) => JSON.stringify(other), under, key, isPath: false });
    } else if (ts.isPropertyAssignment(node)) {
      const name = ts.isStringLiteral(node.name) ? node.name.text : '';
      visit(node.initializer, under === '' ? name : under, name);
    } else node.forEachChild((child) => visit(child, under, ''));
  };
  visit(parsed, '', '');
  return found;
}

function listYaml(text: string): Written[] {
  const found: Written[] = [];
  visitYaml(parseDocument(text), {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string' || !node.range) return;
      const [start, end] = node.range;
      const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
      found.push({
        text: node.value,
        start,
        end,
        write: (other) => quote + other + quote,
        under: '',
        key: '',
        isPath: false,
      });
    },
  });
  return found;
}

function listWritten(file: string, text: string, ts: TypeScript): Written[] {
  const form = settingForm(file);
  if (form === 'json') return listJson(file, text, ts);
  if (form === 'yaml') return listYaml(text);
  return listQuoted(text).map((quoted) => ({ ...quoted, write: (other: string) => other, under: '', key: '' }));
}

/** References to nothing that differ by a slip from one to something. */
function* mendPaths(ts: TypeScript, file: string, text: string, surroundings: SettingSurroundings): Iterable<Mend> {
  const isManifest = fileRole(file) === 'manifest';
  for (const written of listWritten(file, text, ts)) {
    const { under, isPath } = written;
    const isOwn = isManifest ? ENTRY_KEYS.has(under) || TOOL_KEYS.has(under) : isPath || /[./*]/.test(written.text);
    if (!isOwn) continue;
    for (const { text: other, fit } of findNearbyReferences(written.text, { file, files: surroundings.files }))
      yield {
        template: 'setting-path',
        file,
        start: written.start,
        end: written.end,
        text: written.write(other),
        title: `Name ${other}, which is there, for ${written.text} in ${file}`,
        fit,
      };
  }
}

/** A manifest that says another module system than its sources are written in. */
function* mendType(ts: TypeScript, file: string, text: string, moduleType: string | undefined): Iterable<Mend> {
  if (fileRole(file) !== 'manifest' || moduleType === undefined) return;
  const parsed = ts.parseJsonText(file, text);
  const [root] = parsed.statements;
  if (root === undefined || !ts.isObjectLiteralExpression(root.expression)) return;
  const { properties } = root.expression;
  const known = properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText(parsed) === '"type"');
  const [first] = properties;
  const isRight = known === undefined ? moduleType === 'commonjs' : known.getText(parsed).includes(`"${moduleType}"`);
  if (isRight || first === undefined) return;
  const written = `"type": "${moduleType}"`;
  const at = (known ?? first).getStart(parsed);
  const title = `Say in ${file} that its sources are written as ${moduleType === 'module' ? 'modules' : 'CommonJS'}`;
  yield known === undefined
    ? { template: 'setting-path', file, start: at, end: at, text: `${written},\n  `, title, fit: 0.9 }
    : { template: 'setting-path', file, start: at, end: known.getEnd(), text: written, title, fit: 0.9 };
}

function readScripts(manifest: string): Readonly<Record<string, string>> {
  const read = readSetting('package.json', manifest) as
    { readonly scripts?: Readonly<Record<string, string>> } | undefined;
  return read?.scripts ?? {};
}

/** Scripts that are run when some are wanted: those, what runs before and after them, and those that they run. */
function listCalled(wanted: readonly string[], scripts: Readonly<Record<string, string>>): ReadonlySet<string> {
  const called = new Set<string>();
  const queue = wanted.flatMap((name) => [name, `pre${name}`, `post${name}`]);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const script = scripts[name];
    if (script === undefined || called.has(name)) continue;
    called.add(name);
    queue.push(...splitScript(script).map(({ text }) => text));
  }
  return called;
}

/** Scripts that call what is not there, or that are called by another name. */
function* mendScripts(ts: TypeScript, file: string, text: string, surroundings: SettingSurroundings): Iterable<Mend> {
  if (path.posix.basename(file) !== 'package.json') return;
  const { scripts, wanted } = surroundings;
  const called = listCalled(wanted, readScripts(text));
  for (const written of listJson(file, text, ts).filter(({ under, key }) => under === 'scripts' && called.has(key)))
    for (const { word, text: other, fit } of listScriptSlips(written.text, { ...surroundings, file })) {
      const script = written.text.slice(0, word.start) + other + written.text.slice(word.start + word.text.length);
      const title = `Write ${other} for ${word.text} in a script of ${file}`;
      yield { ...written, template: 'script-word', file, text: JSON.stringify(script), title, fit };
    }
  for (const name of wanted.filter((one) => !scripts.includes(one)))
    for (const other of scripts.filter((one) => isSlip(one, name) && !wanted.includes(one))) {
      const start = text.indexOf(JSON.stringify(other), text.indexOf('"scripts"'));
      const title = `Call the script ${other} ${name}, as it is called by, in ${file}`;
      const end = start + other.length + 2;
      if (start >= 0) yield { template: 'script-word', file, start, end, text: JSON.stringify(name), title, fit: 0.8 };
    }
}

/** All that could be wrong in one file of settings. */
export function listMends(ts: TypeScript, file: string, text: string, surroundings: SettingSurroundings): Mend[] {
  const { moduleType, said } = surroundings;
  // A manifest's paths are looked at where a failure speaks of one: each of its changes costs a run of everything.
  const isQuiet = fileRole(file) === 'manifest' && !NOT_FOUND.test(said);
  return [
    ...listSetUps(ts, file, text, surroundings),
    ...(isQuiet ? [] : mendPaths(ts, file, text, surroundings)),
    ...mendScripts(ts, file, text, surroundings),
    ...(WRONG_TYPE.test(said) ? mendType(ts, file, text, moduleType) : []),
  ];
}
