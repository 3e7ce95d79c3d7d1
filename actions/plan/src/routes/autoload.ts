import path from 'node:path';

import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import { readExports } from '@orchestrate/kit/source-code/exports';
import { findProperty, readLiteral } from '@orchestrate/kit/source-code/literals';
import type ts from 'typescript';

import { joinPaths } from './paths';

/** A plugin that @fastify/autoload finds in a directory. */
export interface Autoloaded {
  readonly plugin: ts.Expression | ts.FunctionDeclaration;
  readonly prefix: string;
}

const OWN_PLACE = /\bdirname\b|\b__dirname\b|\bimport\.meta\.(?:url|dirname)\b/;
const INDEX = /^index\.[cm]?[jt]s$/;
const HOOKS = /^[_.]?auto_?hooks\.[cm]?[jt]s$/i;

/** Whether a plugin is the one that loads others. */
export function isAutoload(plugin: ts.Expression): boolean {
  return /auto-?load/i.test(plugin.getText());
}

/** The parts of `path.join(__dirname, 'routes')`, `` `${__dirname}/routes` `` and `new URL('routes', import.meta.url)`. */
function readParts(node: ts.Expression, evaluator: Evaluator): string[] | undefined {
  const { ts: typescript } = evaluator.code;
  const text = evaluator.evaluate(node).text;
  if (text !== undefined) return [text];
  if (typescript.isTemplateExpression(node)) {
    const [span, ...others] = node.templateSpans;
    const isOwn = span !== undefined && OWN_PLACE.test(span.expression.getText()) && others.length === 0;
    return isOwn && node.head.text === '' ? [span.literal.text] : undefined;
  }
  if (typescript.isCallExpression(node) || typescript.isNewExpression(node)) {
    const isPlace = (argument: ts.Expression): boolean =>
      OWN_PLACE.test(argument.getText()) && !/['"`]/.test(argument.getText());
    const parts = (node.arguments ?? []).map((argument) => (isPlace(argument) ? [] : readParts(argument, evaluator)));
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  const found = evaluator.resolve(node);
  return found === undefined || found === node || typescript.isFunctionLike(found)
    ? undefined
    : readParts(found, evaluator);
}

/** `Object.assign({ prefix: '/api' }, opts)` and `{ ...opts, prefix: '/api' }`. */
function readPrefix(options: ts.Expression | undefined, evaluator: Evaluator): string {
  const { ts: typescript } = evaluator.code;
  const object = options !== undefined && typescript.isCallExpression(options) ? options.arguments[0] : options;
  const written = findProperty(object, 'prefix', evaluator);
  return written === undefined ? '' : (evaluator.evaluate(written).text ?? '');
}

/** The files that are loaded, as autoload walks: an index stands for its directory, and the directories below follow. */
function listFiles(directory: string, evaluator: Evaluator): string[] {
  const inside = [...evaluator.code.files.keys()].filter((file) => file.startsWith(`${directory}/`));
  const indexed = new Set(
    inside.filter((file) => INDEX.test(path.posix.basename(file))).map((file) => path.posix.dirname(file)),
  );
  return inside.filter((file) => {
    const name = path.posix.basename(file);
    return !HOOKS.test(name) && (INDEX.test(name) || !indexed.has(path.posix.dirname(file)));
  });
}

/** `posts/_id` is `/posts/:id` where names of directories are parameters. */
function readFolder(folder: string, hasParameters: boolean): string {
  if (folder === '' || folder === '.') return '';
  const parts = folder.split('/').map((part) => (hasParameters ? part.replace(/^_(?=\w)/, ':') : part));
  return `/${parts.join('/')}`;
}

/**
 * The plugins that `app.register(autoload, { dir })` finds, with their prefixes.
 * @returns `undefined` where it is not seen which directory it reads
 */
export function listAutoloaded(options: ts.Expression | undefined, evaluator: Evaluator): Autoloaded[] | undefined {
  const { code } = evaluator;
  const dir = findProperty(options, 'dir', evaluator);
  const parts = dir === undefined ? undefined : readParts(dir, evaluator);
  if (dir === undefined || parts === undefined) return undefined;
  const from = path.posix.dirname(dir.getSourceFile().fileName);
  const directory = path.posix.join(from, ...parts).replace(/\/$/, '');
  const read = (name: string): unknown => {
    const own = findProperty(options, name, evaluator);
    return own === undefined ? undefined : readLiteral(own, evaluator);
  };
  const base = readPrefix(findProperty(options, 'options', evaluator), evaluator);
  return listFiles(directory, evaluator).flatMap((file): Autoloaded[] => {
    const source = code.files.get(file);
    const values = source === undefined ? undefined : readExports(code, source).values;
    const plugin = values?.get('default');
    if (plugin === undefined) return [];
    const own = (name: string): string | undefined => {
      const value = values?.get(name);
      return value === undefined ? undefined : evaluator.evaluate(value).text;
    };
    const folder = path.posix.relative(directory, path.posix.dirname(file));
    const named = read('dirNameRoutePrefix') === false ? '' : readFolder(folder, read('routeParams') === true);
    return [{ plugin, prefix: own('prefixOverride') ?? joinPaths(base, own('autoPrefix') ?? named) }];
  });
}
