import type ts from 'typescript';

import type { Site } from './template';

const GLOBAL_NAMES = new Set([
  ...[
    'Array',
    'Boolean',
    'Date',
    'Error',
    'Infinity',
    'JSON',
    'Map',
    'Math',
    'NaN',
    'Number',
    'Object',
    'Promise',
    'RangeError',
  ],
  ...[
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'TypeError',
    'WeakMap',
    'WeakSet',
    'arguments',
    'console',
    'decodeURIComponent',
  ],
  ...[
    'encodeURIComponent',
    'isFinite',
    'isNaN',
    'parseFloat',
    'parseInt',
    'process',
    'undefined',
    'Buffer',
    'BigInt',
    'globalThis',
  ],
]);

/** Whether a name means the same everywhere. */
export function isGlobalName(name: string): boolean {
  return GLOBAL_NAMES.has(name);
}

/** Names that a function or file declares itself, those of functions inside it left out. */
export function declaredNames(scope: ts.Node, { ts }: Site): string[] {
  const names: string[] = [];
  const add = (name: ts.Node | undefined): void => {
    if (name === undefined) return;
    if (ts.isIdentifier(name)) names.push(name.text);
    else if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name))
      name.elements.forEach((element) => ts.isBindingElement(element) && add(element.name));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) add(node.name);
    if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) add(node.name);
    if (!ts.isFunctionLike(node)) node.forEachChild(visit);
  };
  if (ts.isFunctionLike(scope)) {
    scope.parameters.forEach(({ name }) => add(name));
    if (ts.isFunctionExpression(scope)) add(scope.name);
  }
  scope.forEachChild(visit);
  return names;
}

/** Names that a piece uses and does not declare. */
export function freeNames(root: ts.Node, { ts }: Site): string[] {
  const free = new Set<string>();
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node };
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node)) && name !== undefined && ts.isIdentifier(name))
      own.add(name.text);
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isName =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        ts.isMethodDeclaration(parent);
      if (!isName) free.add(node.text);
    }
    node.forEachChild(visit);
  };
  visit(root);
  return [...free].filter((name) => !own.has(name) && !GLOBAL_NAMES.has(name));
}

/** Whether something stands around a node within its function. */
export function hasAround(node: ts.Node, { ts }: Site, matches: (node: ts.Node) => boolean): boolean {
  for (let { parent } = node; !ts.isFunctionLike(parent) && !ts.isSourceFile(parent); { parent } = parent)
    if (matches(parent)) return true;
  return false;
}
