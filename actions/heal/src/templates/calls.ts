import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { replace, textOf } from './template';

const CONVERSION =
  /^(?:Number|String|Boolean|BigInt|parseInt|parseFloat|Math\.\w+|JSON\.\w+|encodeURIComponent|decodeURIComponent|structuredClone)$/;

function* unwrap(node: ts.CallExpression, site: Site): Iterable<Change> {
  const { ts } = site;
  if (ts.isExpressionStatement(node.parent) || node.questionDotToken !== undefined) return;
  const isAwaited = ts.isAwaitExpression(node.parent);
  const [only, ...more] = node.arguments;
  if (only !== undefined && more.length === 0 && !ts.isSpreadElement(only) && !ts.isFunctionLike(only)) {
    const isConversion = CONVERSION.test(textOf(node.expression, site));
    yield replace(node, site, textOf(only, site), 'call-unwrapped', (isConversion ? 1 : 0.4) * (isAwaited ? 0.3 : 1));
  }
  const isMethod = ts.isPropertyAccessExpression(node.expression) && node.arguments.length === 0;
  if (isMethod && ts.isPropertyAccessExpression(node.expression))
    yield replace(node, site, textOf(node.expression.expression, site), 'call-unwrapped', isAwaited ? 0.2 : 0.6);
}

function isPromise(node: ts.Expression, { checker }: Site): boolean | undefined {
  const type = checker?.getTypeAtLocation(node);
  const name = type?.getSymbol()?.getName();
  return name === undefined || name === 'any' ? undefined : name === 'Promise';
}

function isInAsync(node: ts.Node, { ts }: Site): boolean {
  const owner = ts.findAncestor(node.parent, (ancestor) => ts.isFunctionLike(ancestor));
  if (owner === undefined) return true; // Modules may await at the top.
  const { modifiers } = owner as { modifiers?: readonly ts.ModifierLike[] };
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
}

function* addAwait(node: ts.CallExpression, site: Site): Iterable<Change> {
  const { ts } = site;
  const { parent } = node;
  if (ts.isAwaitExpression(parent) || !isInAsync(node, site)) return;
  const promise = isPromise(node, site);
  if (promise === false) return;
  // Without types only a call whose value is used looks as if it were missing one.
  const fit = promise === true ? 1 : ts.isExpressionStatement(parent) ? 0.4 : 0.3;
  const text = `await ${textOf(node, site)}`;
  const isInside = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  yield replace(node, site, isInside ? `(${text})` : text, 'await-added', fit);
}

export const calls: Template = function* (node, site) {
  const { ts } = site;
  if (ts.isCallExpression(node)) {
    yield* unwrap(node, site);
    yield* addAwait(node, site);
  }
  if (ts.isAwaitExpression(node)) yield replace(node, site, textOf(node.expression, site), 'await-removed');
};
