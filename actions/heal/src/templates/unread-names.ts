import type ts from 'typescript';

import type { Site } from './template';

interface Declared {
  readonly names: Set<string>;
  readonly parameters: Set<string>;
  readonly functions: Set<string>;
}

function listDeclared(site: Site): Declared {
  const { ts, source } = site;
  const names = new Set<string>();
  const parameters = new Set<string>();
  const functions = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isExported =
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    const isNamed = ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node) || ts.isImportClause(node);
    if (isNamed && !isExported && node.name !== undefined) names.add(node.name.text);
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) functions.add(node.name.text);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && !isExportedVariable(node, site))
      names.add(node.name.text);
    if (ts.isParameter(node) && ts.isIdentifier(node.name)) parameters.add(node.name.text);
    if (ts.isBindingElement(node) && ts.isIdentifier(node.name)) names.add(node.name.text);
    node.forEachChild(visit);
  };
  visit(source);
  return { names, parameters, functions };
}

function isExportedVariable(node: ts.VariableDeclaration, { ts }: Site): boolean {
  const statement = node.parent.parent;
  return (
    ts.isVariableStatement(statement) &&
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** Whether an identifier asks for a value, and does not only name, declare or set something. */
function isRead(node: ts.Identifier, { ts }: Site): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent)) return true;
  if ((parent as { name?: ts.Node }).name === node) return false;
  const isTarget =
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isExpressionStatement(parent.parent);
  return !isTarget;
}

const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, number>>();

/** How much likelier a change is that reads what nobody reads. */
const BOOST = 5;
/** Functions are often handed more than they use. */
const PARAMETER_BOOST = 2;

/**
 * Names that a file declares and never reads. What a fault has taken away leaves them behind: a function that is no
 * longer called, a result that is no longer looked at.
 * @returns how much likelier a change is that reads them; a function's name ends in `(`, because it is there to be called
 */
export function listUnreadNames(site: Site): ReadonlyMap<string, number> {
  const { ts, source } = site;
  const before = known.get(source);
  if (before !== undefined) return before;
  const { names, parameters, functions } = listDeclared(site);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isRead(node, site)) {
      names.delete(node.text);
      parameters.delete(node.text);
    }
    node.forEachChild(visit);
  };
  visit(source);
  const unread = new Map([
    ...[...parameters].map((name) => [name, PARAMETER_BOOST] as const),
    ...[...names].map((name) => [functions.has(name) ? `${name}(` : name, BOOST] as const),
  ]);
  known.set(source, unread);
  return unread;
}

/** How much likelier a text is for the unread names in it; 1 where there is none. */
export function boostOf(text: string, unread: ReadonlyMap<string, number>): number {
  if (unread.size === 0) return 1;
  let boost = 1;
  for (const [name, factor] of unread)
    if (
      factor > boost &&
      text.includes(name) &&
      new RegExp(`(?<![\\w$.])${name.replace(/[$(]/g, '\\$&')}${name.endsWith('(') ? '' : '(?![\\w$])'}`).test(text)
    )
      boost = factor;
  return boost;
}
