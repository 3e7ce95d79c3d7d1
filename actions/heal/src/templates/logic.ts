import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf, withOperator } from './template';

const SWAPS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  '&&': [['||', 1]],
  '||': [
    ['&&', 1],
    ['??', 0.7],
  ],
  '??': [['||', 0.5]],
};

/** Whether a node decides which way to go. */
function isCondition(node: ts.Node, { ts }: Site): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return parent.condition === node;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

function* negate(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    yield replace(node, site, textOf(node.operand, site), 'negation-removed');
    return;
  }
  // A comparison has its own opposite.
  if (!isCondition(node, site) || ts.isBinaryExpression(node)) return;
  const text = textOf(node, site);
  yield replace(node, site, isAtomic(node, site) ? `!${text}` : `!(${text})`, 'negation-added');
}

export const logic: Template = function* (node, site) {
  const { ts } = site;
  if (node.kind === ts.SyntaxKind.TrueKeyword) yield replace(node, site, 'false', 'boolean-flip');
  if (node.kind === ts.SyntaxKind.FalseKeyword) yield replace(node, site, 'true', 'boolean-flip');
  yield* negate(node, site);
  if (!ts.isBinaryExpression(node)) return;
  for (const [operator, fit] of SWAPS[node.operatorToken.getText(site.source)] ?? [])
    yield replace(node, site, withOperator(node, site, operator), 'logical-swap', fit);
};
