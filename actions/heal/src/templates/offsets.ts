import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { isAtomic, isNumber, replace, textOf } from './template';

function isOne(node: ts.Node, { ts }: Site): boolean {
  return ts.isNumericLiteral(node) && node.text === '1';
}

function isSum(node: ts.Node, { ts }: Site): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken;
}

function* removeOffset(node: ts.Node, site: Site): Iterable<Change> {
  if (!isSum(node, site)) return;
  const isPlus = node.operatorToken.kind === site.ts.SyntaxKind.PlusToken;
  const kept = isOne(node.right, site) ? node.left : isPlus && isOne(node.left, site) ? node.right : undefined;
  if (kept === undefined) return;
  const { parent } = node;
  const whole = site.ts.isParenthesizedExpression(parent) && isAtomic(kept, site) ? parent : node;
  yield replace(whole, site, textOf(kept, site), 'remove-offset');
}

function sumWithOne(node: ts.Expression, site: Site, sign: '+' | '-'): string {
  const text = textOf(node, site);
  return isAtomic(node, site) || isSum(node, site) ? `${text} ${sign} 1` : `(${text}) ${sign} 1`;
}

const SIGNS = ['-', '+'] as const;

/** `page * size` → `(page - 1) * size`, `i < n` → `i < n - 1`. */
function* addToOperands(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (!ts.isBinaryExpression(node)) return;
  const operator = node.operatorToken.getText(site.source);
  const isProduct = ['*', '/', '%'].includes(operator);
  const isComparison = ['<', '<=', '>', '>='].includes(operator);
  for (const side of isProduct ? [node.left, node.right] : isComparison ? [node.right] : []) {
    const number = isNumber(side, site);
    if (number === false || ts.isNumericLiteral(side) || !isAtomic(side, site)) continue;
    // A count or a position is one off more often than a size.
    const fit = (side === node.left ? 1 : 0.6) * (number === true ? 1 : 0.8) * (isComparison ? 0.8 : 1);
    for (const sign of SIGNS) {
      const sum = sumWithOne(side, site, sign);
      const text = isProduct ? `(${sum})` : sum;
      yield replace(side, site, text, 'add-offset-operand', sign === '-' ? fit : fit * 0.7);
    }
  }
}

function isWholeValue(node: ts.Node, { ts }: Site): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.arguments?.some((argument) => argument === node) === true;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
}

/** `items[i]` → `items[i - 1]`, `limit(n)` → `limit(n + 1)`. */
function* addToWhole(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (!ts.isExpression(node) || !isWholeValue(node, site) || ts.isNumericLiteral(node)) return;
  const isCalculation = ts.isBinaryExpression(node) && !['=', ','].includes(node.operatorToken.getText(site.source));
  const number = isNumber(node, site);
  if (number === false || (number === undefined && !isCalculation && !ts.isElementAccessExpression(node.parent)))
    return;
  if (!isAtomic(node, site) && !isCalculation) return;
  for (const sign of SIGNS)
    yield replace(node, site, sumWithOne(node, site, sign), 'add-offset', sign === '-' ? 1 : 0.8);
}

const STATUS_CODE = /^[1-5]\d\d$/;

function* stepInteger(node: ts.Node, site: Site): Iterable<Change> {
  if (!site.ts.isNumericLiteral(node) || !/^\d{1,9}$/.test(node.text)) return;
  const value = Number(node.text);
  // What other templates do better, and numbers that mean something by themselves.
  const isOffset = isSum(node.parent, site) && value === 1;
  const fit = isOffset ? 0.3 : STATUS_CODE.test(node.text) ? 0.2 : value > 1000 ? 0.3 : 1;
  for (const next of [value - 1, value + 1])
    if (next >= 0) yield replace(node, site, String(next), 'integer-step', fit);
}

export const offsets: Template = function* (node, site) {
  yield* removeOffset(node, site);
  yield* addToOperands(node, site);
  yield* addToWhole(node, site);
  yield* stepInteger(node, site);
};
