import path from 'node:path';

import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type ts from 'typescript';

import { readTakings } from '../modules/read-module';
import { resolveModule, writeSpecifier } from '../modules/resolve-module';
import type { TypeScript } from '../typescript/load-typescript';

import { addSetup } from './code-setting';
import { SETUP_KEYS } from './judge-settings';
import type { Mend, SettingSurroundings } from './list-mends';
import { loadBeforeTests } from './script';

const CODE = /\.[cm]?[jt]sx?$/;
const REGISTERS_TESTS = /(?<![\w$.])(?:test|it|describe|suite|specify)(?:\.\w+)*\s*\(/;
const PREPARES = /set-?up|init|bootstrap|register|env|global|hooks?/i;
/** Under which key a runner's own settings list what it loads first, where they list nothing yet. */
const KEY_BY_FILE: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)\.mocharc\.(json|jsonc)$/, 'require'],
  [/(^|\/)jest\.config\.json$/, 'setupFiles'],
];

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

type Place = Pick<Mend, 'start' | 'end' | 'text'>;

function* joinLists(ts: TypeScript, file: string, text: string, orphan: string): Iterable<Place> {
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
  for (const list of found) {
    const last = list.elements.at(-1);
    const at = last?.getEnd() ?? list.getStart(parsed) + 1;
    const written = JSON.stringify(writeSpecifier(orphan, file));
    yield { start: at, end: at, text: last === undefined ? written : `, ${written}` };
  }
  if (found.length > 0) return;
  const key = KEY_BY_FILE.find(([pattern]) => pattern.test(file))?.[1];
  const open = text.indexOf('{');
  if (key === undefined || open < 0 || parsed.text.includes(`"${key}"`)) return;
  const place =
    key === 'require'
      ? writeSpecifier(orphan, file)
      : `<rootDir>/${path.posix.relative(path.posix.dirname(file), orphan)}`;
  const separator = /^\{\s*\}/.test(text.slice(open)) ? '' : ',';
  yield { start: open + 1, end: open + 1, text: `\n  "${key}": [${JSON.stringify(place)}]${separator}` };
}

function whole(text: string, edited: string | undefined): Place[] {
  return edited === undefined ? [] : [{ start: 0, end: text.length, text: edited }];
}

/** A `node --test` of the package, which has no settings of its own. */
function* joinScripts(file: string, text: string, orphan: string, isModule: boolean): Iterable<Place> {
  const place = writeSpecifier(orphan, file);
  for (const match of text.matchAll(/"((?:[^"\\\n]|\\[^\n])*--test(?:[^"\\\n]|\\[^\n])*)"/g)) {
    const script = loadBeforeTests(match[1] ?? '', place, isModule);
    if (script !== undefined) yield { start: match.index + 1, end: match.index + match[0].length - 1, text: script };
  }
}

function listPlaces(ts: TypeScript, file: string, text: string, orphan: string, isModule: boolean): Place[] {
  if (/(^|\/)(?:vitest|vite)\.config\.[cm]?[jt]s$/.test(file))
    return whole(text, addSetup(text, `./${path.posix.relative(path.posix.dirname(file), orphan)}`));
  if (path.posix.basename(file) === 'package.json') return [...joinScripts(file, text, orphan, isModule)];
  return /\.jsonc?$|rc$/.test(file) ? [...joinLists(ts, file, text, orphan)] : [];
}

/** Where a runner's set-up is listed, or could be, with an orphan in it. */
export function listSetUps(
  ts: TypeScript,
  file: string,
  text: string,
  { orphans, moduleType }: SettingSurroundings,
): Mend[] {
  return orphans.flatMap((orphan) =>
    listPlaces(ts, file, text, orphan, moduleType === 'module').map((place) => ({
      ...place,
      template: 'setup-loaded' as const,
      file,
      title: `Load ${orphan} before the tests, in ${file}`,
      fit: PREPARES.test(path.posix.basename(orphan)) ? 1 : 0.7,
    })),
  );
}
