import type ts from 'typescript';

import type { Evaluator, FunctionNode } from './evaluate';

/** What could not be read as a plain value. */
export const UNKNOWN = Symbol('unknown');

function readObject(node: ts.ObjectLiteralExpression, evaluator: Evaluator): unknown {
  const { ts: typescript } = evaluator.code;
  const entries: [string, unknown][] = [];
  for (const property of node.properties) {
    if (typescript.isSpreadAssignment(property)) {
      const spread = readLiteral(property.expression, evaluator);
      if (typeof spread !== 'object' || spread === null) return UNKNOWN;
      entries.push(...Object.entries(spread));
      continue;
    }
    if (typescript.isShorthandPropertyAssignment(property)) {
      entries.push([property.name.text, readLiteral(property.name, evaluator)]);
      continue;
    }
    if (!typescript.isPropertyAssignment(property)) return UNKNOWN;
    const { name } = property;
    if (typescript.isComputedPropertyName(name) || typescript.isPrivateIdentifier(name)) return UNKNOWN;
    entries.push([name.text, readLiteral(property.initializer, evaluator)]);
  }
  return entries.some(([, value]) => value === UNKNOWN) ? UNKNOWN : Object.fromEntries(entries);
}

/** Reads an expression that is JSON written in code; {@link UNKNOWN} where any of it is not. */
export function readLiteral(node: ts.Expression, evaluator: Evaluator): unknown {
  const { ts: typescript } = evaluator.code;
  if (typescript.isStringLiteralLike(node)) return node.text;
  if (typescript.isNumericLiteral(node)) return Number(node.text);
  if (typescript.isPrefixUnaryExpression(node) && typescript.isNumericLiteral(node.operand))
    return node.operator === typescript.SyntaxKind.MinusToken ? -Number(node.operand.text) : UNKNOWN;
  if (node.kind === typescript.SyntaxKind.TrueKeyword) return true;
  if (node.kind === typescript.SyntaxKind.FalseKeyword) return false;
  if (node.kind === typescript.SyntaxKind.NullKeyword) return null;
  if (typescript.isAsExpression(node) || typescript.isSatisfiesExpression(node))
    return readLiteral(node.expression, evaluator);
  if (typescript.isObjectLiteralExpression(node)) return readObject(node, evaluator);
  if (typescript.isIdentifier(node) || typescript.isPropertyAccessExpression(node)) {
    const value = evaluator.resolve(node);
    return value === undefined || value === node || isFunction(value, evaluator)
      ? UNKNOWN
      : readLiteral(value, evaluator);
  }
  if (!typescript.isArrayLiteralExpression(node)) return UNKNOWN;
  const items = node.elements.map((element) => readLiteral(element, evaluator));
  return items.includes(UNKNOWN) ? UNKNOWN : items;
}

function isFunction(node: ts.Expression | FunctionNode, { code: { ts: typescript } }: Evaluator): node is FunctionNode {
  return typescript.isFunctionLike(node);
}

/** A property of an object literal, whatever the others are. */
export function findProperty(
  node: ts.Expression | undefined,
  name: string,
  evaluator: Evaluator,
): ts.Expression | undefined {
  const { ts: typescript } = evaluator.code;
  const object = node === undefined ? undefined : evaluator.resolve(node);
  if (object === undefined || !typescript.isObjectLiteralExpression(object)) return undefined;
  for (const property of object.properties) {
    if (property.name?.getText().replace(/^['"]|['"]$/g, '') !== name) continue;
    if (typescript.isPropertyAssignment(property)) return property.initializer;
    if (typescript.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}
