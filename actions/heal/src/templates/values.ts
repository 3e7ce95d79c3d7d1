import type ts from 'typescript';

import { choosePieces, listLocals, takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf } from './template';

const MOST_EXPRESSIONS = 40;

function isValue(node: ts.Node, { ts }: Site): node is ts.Expression {
  const { parent } = node;
  if (!ts.isExpression(node) || ts.isFunctionLike(node) || ts.isSpreadElement(node)) return false;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.arguments?.includes(node) === true;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isParameter(parent))
    return parent.initializer === node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isBinaryExpression(parent))
    return (
      parent.right === node ||
      !parent.operatorToken
        .getText()
        .replace(/^[=!]==?$|^[<>]=$/, '')
        .endsWith('=')
    );
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.expression === node;
  return (
    ts.isReturnStatement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isParenthesizedExpression(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.expression === node)
  );
}

const CONVERSIONS = [
  'String',
  'Number',
  'Boolean',
  '[].concat',
  'Math.abs',
  'Math.floor',
  'Math.ceil',
  'Object.keys',
  'Array.from',
];
const CONSTANTS = ['true', 'false', 'null', 'undefined', '0', '1', '(-1)', "''", '[]', '({})'];
const SUFFIXES = [
  '.length',
  '[0]',
  '.slice()',
  '.slice(1)',
  '.trim()',
  '.toString()',
  '.reverse()',
  '.sort()',
  '.toLowerCase()',
  '.length - 1',
];

interface Held {
  readonly own: string;
  /** In parentheses where it needs them. */
  readonly held: string;
}

function* wrapValue(node: ts.Expression, { own, held }: Held, site: Site): Iterable<Change> {
  const { wrappers, methods } = takeInventory(site);
  for (const { text, fit } of choosePieces(wrappers, node, site, 25))
    yield replace(node, site, `${text}(${own})`, 'call-of-file', fit);
  for (const name of CONVERSIONS) yield replace(node, site, `${name}(${own})`, 'call-of-file', 0.4);
  for (const { text, fit } of choosePieces(methods, node, site, 25))
    yield replace(node, site, `${held}${text}`, 'method-of-file', fit);
  for (const text of SUFFIXES) yield replace(node, site, `${held}${text}`, 'method-of-file', 0.4);
}

interface Other {
  readonly text: string;
  readonly fit: number;
}

function* joinValue(node: ts.Expression, { own, held }: Held, others: readonly Other[], site: Site): Iterable<Change> {
  for (const { text, fit } of others) {
    if (text === own) continue;
    const other = /^[\w.]+$/.test(text) ? text : `(${text})`;
    for (const operator of ['+', '-', '||', '&&', '*'])
      yield replace(node, site, `${held} ${operator} ${other}`, 'operand-added', fit * (operator === '*' ? 0.4 : 0.8));
    yield replace(node, site, `${other} + ${held}`, 'operand-added', fit * 0.6);
  }
}

/** A value wrapped in a call, called upon, joined with another, or replaced by another of the file. */
function* changeValue(node: ts.Node, site: Site): Iterable<Change> {
  if (!isValue(node, site)) return;
  const own = textOf(node, site);
  const held: Held = { own, held: isAtomic(node, site) ? own : `(${own})` };
  yield* wrapValue(node, held, site);
  if (site.ts.isPropertyAccessExpression(node.parent)) return;
  const { expressions, numbers, strings } = takeInventory(site);
  const pieces = choosePieces(expressions, node, site, MOST_EXPRESSIONS).filter(({ text }) => text !== own);
  const names = listLocals(node, site, 15).map((text) => ({ text, fit: 1 }));
  const literals = [...new Set(['1', ...numbers.slice(0, 6)]), ...strings.slice(0, 6)].map((text) => ({
    text,
    fit: 0.5,
  }));
  for (const { text, fit } of pieces) yield replace(node, site, text, 'expression-of-file', fit);
  yield* joinValue(node, held, [...names, ...pieces.slice(0, 20), ...literals], site);
  for (const text of [...CONSTANTS, ...literals.map((one) => one.text)])
    if (text !== own) yield replace(node, site, text, 'constant');
  for (const { text, fit } of names) if (text !== own) yield replace(node, site, text, 'expression-of-file', fit * 0.7);
}

/** Values converted, joined with or replaced by others of the file. */
export const values: Template = changeValue;
