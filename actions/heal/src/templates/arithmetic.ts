import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { isNumber, replace, withOperator } from './template';

const SWAPS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['/', '*'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
};

function* swapOperator(node: ts.BinaryExpression, site: Site): Iterable<Change> {
  // What joins texts has no opposite.
  if ([node.left, node.right].some((side) => isNumber(side, site) === false)) return;
  for (const operator of SWAPS[node.operatorToken.getText(site.source)] ?? [])
    yield replace(node, site, withOperator(node, site, operator), 'arithmetic-swap');
}

export const arithmetic: Template = function* (node, site) {
  const { ts, source } = site;
  if (ts.isBinaryExpression(node)) yield* swapOperator(node, site);
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return;
  const text = source.text.slice(node.getStart(source), node.getEnd());
  if (node.operator === ts.SyntaxKind.PlusPlusToken)
    yield replace(node, site, text.replace('++', '--'), 'arithmetic-swap', 0.7);
  if (node.operator === ts.SyntaxKind.MinusMinusToken)
    yield replace(node, site, text.replace('--', '++'), 'arithmetic-swap', 0.7);
};
