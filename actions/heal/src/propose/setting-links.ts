import path from 'node:path';

import type { Triage } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type ts from 'typescript';

import type { LinkFix } from '../modules/list-slips';
import { readTakings } from '../modules/read-module';
import { resolveModule, writeSpecifier } from '../modules/resolve-module';
import { SETUP_KEYS } from '../settings/judge-settings';
import { readModuleType } from '../settings/module-type';
import { findNearbyPaths } from '../templates/strings';
import type { TypeScript } from '../typescript/load-typescript';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
const CODE = /\.[cm]?[jt]sx?$/;
const REGISTERS_TESTS = /(?<![\w$.])(?:test|it|describe|suite|specify)(?:\.\w+)*\s*\(/;
const MOST_FILES = 2_000;
const MOST_CANDIDATES = 12;
const NOWHERE = new Set(['lint', 'type', 'infrastructure', 'dependency', 'flaky']);

/** An edit of a setting. */
export interface Mend extends LinkFix {
  /** 0 to 1: how well it fits, beside the prior of its template. */
  readonly fit: number;
}

/** What the tree has. */
export interface Surroundings {
  readonly files: readonly string[];
  readonly orphans: readonly string[];
  readonly moduleType: 'module' | 'commonjs' | undefined;
  /** What the failures say. */
  readonly said: string;
}

/** What Node and its tools say of sources that are read as the other kind of module. */
const WRONG_TYPE =
  /Cannot use import statement|Unexpected token '(?:export|import)'|(?:require|module|exports) is not defined|ERR_REQUIRE_ESM|does not provide an export named|Named export '.*' not found/;
const NOT_FOUND = /Cannot find (?:module|package)|MODULE_NOT_FOUND|Failed to (?:load|resolve)|Could not resolve/;

async function readAll(tree: Tree, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of files.slice(0, MOST_FILES)) {
    const text = await readTreeFile(tree, file);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

/** Code beside the tests that registers none and that nothing loads: what should load it has lost it. */
export function listOrphans(
  ts: TypeScript,
  files: readonly string[],
  code: ReadonlyMap<string, string>,
  settings: ReadonlyMap<string, string>,
): string[] {
  const tracked = new Set(files);
  const taken = new Set<string>();
  for (const [file, text] of code)
    for (const { specifier } of readTakings(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), ts)) {
      const target = resolveModule(specifier.text, file, tracked);
      if (target !== undefined) taken.add(target);
    }
  const said = [...settings.values()].join('\n');
  return [...code.keys()].filter(
    (file) =>
      fileRole(file) === 'test' &&
      !taken.has(file) &&
      !said.includes(path.posix.basename(file).replace(CODE, '')) &&
      !REGISTERS_TESTS.test(code.get(file) ?? ''),
  );
}

/** Where a runner's set-up is listed, with an orphan in it. */
function* addOrphans(ts: TypeScript, file: string, text: string, orphans: readonly string[]): Iterable<Mend> {
  const parsed = ts.parseJsonText(file, text);
  const found: ts.ArrayLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isArrayLiteralExpression(node.initializer)) {
      const key = ts.isStringLiteral(node.name) || ts.isIdentifier(node.name) ? node.name.text : '';
      if (SETUP_KEYS.includes(key)) found.push(node.initializer);
    }
    node.forEachChild(visit);
  };
  visit(parsed);
  for (const list of found)
    for (const orphan of orphans) {
      const last = list.elements.at(-1);
      const at = last?.getEnd() ?? list.getStart(parsed) + 1;
      const written = JSON.stringify(writeSpecifier(orphan, file));
      yield {
        template: 'setup-loaded',
        file,
        start: at,
        end: at,
        text: last === undefined ? written : `, ${written}`,
        title: `Load ${orphan} before the tests, in ${file}`,
        fit: /set-?up|init|bootstrap|register|env|global|hooks?/i.test(path.posix.basename(orphan)) ? 1 : 0.7,
      };
    }
}

const ENTRY_KEYS = new Set(['main', 'module', 'types', 'typings', 'browser', 'bin', 'exports', 'imports']);

interface Written {
  readonly literal: ts.StringLiteral;
  /** The key at the top under which it stands. */
  readonly under: string;
}

/** Every text of a JSON file that is no key. */
function listWritten(parsed: ts.JsonSourceFile, ts: TypeScript): Written[] {
  const found: Written[] = [];
  const visit = (node: ts.Node, under: string): void => {
    if (ts.isStringLiteral(node)) found.push({ literal: node, under });
    else if (ts.isPropertyAssignment(node)) {
      const key = ts.isStringLiteral(node.name) ? node.name.text : '';
      visit(node.initializer, under === '' ? key : under);
    } else node.forEachChild((child) => visit(child, under));
  };
  visit(parsed, '');
  return found;
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

/** Paths to nothing that differ by a slip from one to something. */
function* mendPaths(ts: TypeScript, file: string, text: string, files: readonly string[]): Iterable<Mend> {
  const parsed = ts.parseJsonText(file, text);
  const tracked = new Set(files);
  const isManifest = fileRole(file) === 'manifest';
  const leads = (place: string): boolean => (isManifest ? !place.startsWith('/') : /^\.\.?\//.test(place));
  for (const { literal, under } of listWritten(parsed, ts)) {
    const isOwn = isManifest ? ENTRY_KEYS.has(under) : leads(literal.text);
    if (!isOwn || resolveModule(literal.text, file, tracked) !== undefined) continue;
    for (const { text: other, fit } of findNearbyPaths(literal.text, file, files))
      if (leads(other) && resolveModule(other, file, tracked) !== undefined)
        yield {
          template: 'setting-path',
          file,
          start: literal.getStart(parsed),
          end: literal.getEnd(),
          text: JSON.stringify(other),
          title: `Name ${other}, which is there, for ${literal.text} in ${file}`,
          fit,
        };
  }
}

function toCandidate(mend: Mend, text: string): Candidate {
  const { template, file, start, end, title, fit } = mend;
  const { prior, reason } = PRIORS[template];
  return {
    template,
    likelihood: prior * fit,
    place: { file, line: text.slice(0, start).split('\n').length },
    proposal: {
      kind: 'configuration',
      author: { name: 'setting-links', version: VERSION },
      title,
      rationale: `${template}: ${reason}; a setting is changed, because it is the cause`,
      edits: [{ action: 'write', path: file, text: text.slice(0, start) + mend.text + text.slice(end) }],
    },
  };
}

/** All that could be wrong in one file of settings. */
export function listMends(
  ts: TypeScript,
  file: string,
  text: string,
  { files, orphans, moduleType, said }: Surroundings,
): Mend[] {
  // A manifest is looked at where a failure speaks of it: each of its changes costs a run of everything.
  const isManifest = fileRole(file) === 'manifest';
  return [
    ...addOrphans(ts, file, text, orphans),
    ...(isManifest && !NOT_FOUND.test(said) ? [] : mendPaths(ts, file, text, files)),
    ...(WRONG_TYPE.test(said) ? mendType(ts, file, text, moduleType) : []),
  ];
}

async function proposeSettings(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  if (triage.failures.length > 0 && triage.failures.every(({ class: kind }) => NOWHERE.has(kind))) return [];
  const files = await tree.repository.files();
  const isSetting = (file: string): boolean =>
    (fileRole(file) === 'setting' && /\.json$|rc$/.test(file)) || path.posix.basename(file) === 'package.json';
  const settings = await readAll(tree, files.filter(isSetting));
  if (settings.size === 0) return [];
  const code = await readAll(
    tree,
    files.filter((file) => CODE.test(file)),
  );
  const { ts } = await context.types();
  const moduleType = await readModuleType(tree, files);
  const said = triage.failures.map(({ message }) => message).join('\n');
  const all = new Map([...settings, ['', context.commands.join('\n')]]);
  const orphans = listOrphans(ts, files, code, all);
  return [...settings]
    .flatMap(([file, text]) => listMends(ts, file, text, { files, orphans, moduleType, said }))
    .map((mend) => toCandidate(mend, settings.get(mend.file) ?? ''))
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, MOST_CANDIDATES);
}

/** What test runners load before the tests, and what settings name that is not there. */
export const settingLinks: Proposer = { name: 'setting-links', version: VERSION, propose: proposeSettings };
