import type ts from 'typescript';

import { listLocals } from './choose-pieces';
import type { Site } from './template';
import { listUnreadNames } from './unread-names';

const MOST_PARAMETERS = 3;
const MOST_ARGUMENTS = 4;
const MOST_LOCALS = 14;

interface Unread {
  readonly name: string;
  readonly parameters: readonly string[];
}

const known = new WeakMap<ts.SourceFile, readonly Unread[]>();

function listUnreadFunctions(site: Site): readonly Unread[] {
  const { ts, source } = site;
  const before = known.get(source);
  if (before !== undefined) return before;
  const unread = listUnreadNames(site);
  const found: Unread[] = [];
  const add = (name: ts.Node | undefined, node: ts.SignatureDeclaration): void => {
    if (name === undefined || !ts.isIdentifier(name) || node.parameters.length > MOST_PARAMETERS) return;
    const isUnread = unread.has(name.text) || unread.has(`${name.text}(`);
    if (isUnread)
      found.push({ name: name.text, parameters: node.parameters.map((parameter) => parameter.name.getText(source)) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node)) add(node.name, node);
    const { initializer } = node as { initializer?: ts.Node };
    if (ts.isVariableDeclaration(node) && initializer !== undefined)
      if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) add(node.name, initializer);
    node.forEachChild(visit);
  };
  visit(source);
  known.set(source, found);
  return found;
}

function alike(parameter: string, local: string): number {
  if (parameter === local) return 3;
  return parameter.startsWith(local) || local.startsWith(parameter) ? 2 : parameter.startsWith(local.charAt(0)) ? 1 : 0;
}

/** Calls of functions that nobody calls, with what is at hand, names like those of the parameters first. */
export function listUnreadCalls(node: ts.Node, site: Site): string[] {
  const functions = listUnreadFunctions(site);
  if (functions.length === 0) return [];
  const locals = listLocals(node, site, MOST_LOCALS).filter((name) => functions.every((one) => one.name !== name));
  return functions.flatMap(({ name, parameters }) => {
    let lists: string[][] = [[]];
    for (const parameter of parameters) {
      const fitting = [...locals].sort((a, b) => alike(parameter, b) - alike(parameter, a)).slice(0, MOST_ARGUMENTS);
      lists = lists.flatMap((list) => fitting.map((local) => [...list, local]));
    }
    return lists.map((list) => `${name}(${list.join(', ')})`);
  });
}
