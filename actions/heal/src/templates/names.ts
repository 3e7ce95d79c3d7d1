import leven from 'leven';
import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { replace } from './template';

const MOST_SIBLINGS = 6;

/** How alike two names are, 0 to 1; 0 also for what is too far apart to be a slip. */
export function similarity(one: string, other: string): number {
  const distance = leven(one.toLowerCase(), other.toLowerCase());
  const longest = Math.max(one.length, other.length);
  return distance > Math.max(1, Math.floor(longest / 3)) ? 0 : 1 - distance / longest;
}

/** An identifier that stands for a value: no declaration, no key, no property, no type. */
function isReference(node: ts.Node, { ts }: Site): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent))
    return parent.initializer === node;
  return (
    ts.isExpression(parent) || ts.isReturnStatement(parent) || ts.isIfStatement(parent) || ts.isTemplateSpan(parent)
  );
}

function collectNames(scope: ts.Node, { ts }: Site, names: Map<string, ts.Node>): void {
  const add = (name: ts.Node | undefined): void => {
    if (name === undefined) return;
    if (ts.isIdentifier(name)) names.set(name.text, names.get(name.text) ?? scope);
    else if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name))
      name.elements.forEach((element) => ts.isBindingElement(element) && add(element.name));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportClause(node) && node.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
    if (ts.isImportSpecifier(node) && node.isTypeOnly) return;
    if (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) add(node.name);
    if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) add(node.name);
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) node.forEachChild(visit);
  };
  if (ts.isFunctionLike(scope)) scope.parameters.forEach(({ name }) => add(name));
  scope.forEachChild(visit);
}

/** Names that can be used at a node, each with the function or module that declares it; innermost first. */
export function listNamesInScope(node: ts.Node, site: Site): Map<string, ts.Node> {
  const names = new Map<string, ts.Node>();
  for (let scope: ts.Node | undefined = node; scope !== undefined; scope = scope.parent as ts.Node | undefined) {
    if (site.ts.isFunctionLike(scope) || site.ts.isSourceFile(scope)) collectNames(scope, site, names);
  }
  return names;
}

function typeName(node: ts.Node, { checker }: Site): string | undefined {
  const type = checker?.getTypeAtLocation(node);
  return type === undefined || checker === undefined
    ? undefined
    : checker.typeToString(checker.getBaseTypeOfLiteralType(type));
}

function* swapReference(node: ts.Identifier, site: Site): Iterable<Change> {
  const names = listNamesInScope(node, site);
  const home = names.get(node.text);
  const own = typeName(node, site);
  let siblings = 0;
  for (const [name, scope] of names) {
    if (name === node.text) continue;
    const alike = similarity(node.text, name);
    if (alike > 0) yield replace(node, site, name, 'nearby-name', alike);
    else if (scope === home && !site.ts.isSourceFile(scope) && siblings < MOST_SIBLINGS) {
      siblings += 1;
      yield replace(node, site, name, 'sibling-name', own === undefined ? 0.6 : 1);
    }
  }
}

function listProperties(
  node: ts.PropertyAccessExpression,
  site: Site,
): { readonly name: string; readonly isSameType: boolean }[] {
  const { checker } = site;
  const owner = checker?.getTypeAtLocation(node.expression);
  if (checker === undefined || owner === undefined) return [];
  const own = typeName(node, site);
  return owner.getProperties().map((property) => {
    const type = checker.getTypeOfSymbolAtLocation(property, node);
    return {
      name: property.getName(),
      isSameType: checker.typeToString(checker.getBaseTypeOfLiteralType(type)) === own,
    };
  });
}

function* swapProperty(node: ts.PropertyAccessExpression, site: Site): Iterable<Change> {
  if (!site.ts.isIdentifier(node.name)) return;
  let siblings = 0;
  for (const { name, isSameType } of listProperties(node, site)) {
    if (name === node.name.text || !/^[A-Za-z_$][\w$]*$/.test(name)) continue;
    const alike = similarity(node.name.text, name);
    if (alike > 0) yield replace(node.name, site, name, 'nearby-name', alike);
    else if (isSameType && siblings < MOST_SIBLINGS) {
      siblings += 1;
      yield replace(node.name, site, name, 'sibling-name');
    }
  }
}

export const names: Template = function* (node, site) {
  if (isReference(node, site)) yield* swapReference(node, site);
  if (site.ts.isPropertyAccessExpression(node)) yield* swapProperty(node, site);
};
