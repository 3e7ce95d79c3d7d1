import type ts from 'typescript';

import { adaptPieces } from './adapt';
import { choosePieces, listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf } from './template';
import { listUnreadCalls } from './unread-calls';

const MOST_EXPRESSIONS = 40;
const LONGEST_CHOSEN = 40;

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
  for (const { text, fit } of adaptPieces(wrappers, node, site, 40))
    yield replace(node, site, `${text}(${own})`, 'call-of-file', fit * 0.7);
  for (const { text, fit } of adaptPieces(methods, node, site, 40))
    yield replace(node, site, `${held}${text}`, 'method-of-file', fit * 0.7);
  for (const text of listCuts(node, site)) yield replace(node, site, `${held}${text}`, 'method-of-file', 0.3);
  for (const name of CONVERSIONS) yield replace(node, site, `${name}(${own})`, 'call-of-file', 0.4);
  for (const { text, fit } of choosePieces(methods, node, site, 25))
    yield replace(node, site, `${held}${text}`, 'method-of-file', fit);
  for (const text of SUFFIXES) yield replace(node, site, `${held}${text}`, 'method-of-file', 0.4);
}

/** Parts of a text or list, as cut by what the function has at hand. */
export function listCuts(node: ts.Expression, site: Site): string[] {
  const { expressions } = takeInventory(site);
  const names = listLocals(node, site, 6);
  const places = [...names, ...choosePieces(expressions, node, site, 10).map(({ text }) => text)];
  return places.flatMap((at) => [
    `[${at}]`,
    `.slice(${at})`,
    `.slice(0, ${at})`,
    `.charAt(${at})`,
    `.charCodeAt(${at})`,
    `.indexOf(${at})`,
    `.includes(${at})`,
    `.concat(${at})`,
    `.join(${at})`,
    `.split(${at})`,
  ]);
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
    for (const operator of ['+', '||', '&&', '-', '*'])
      yield replace(node, site, `${other} ${operator} ${held}`, 'operand-added', fit * (operator === '*' ? 0.3 : 0.6));
  }
}

/** What a value may become where a condition holds. */
function listChosen(own: string, node: ts.Node, site: Site): string[] {
  const { strings, conditions } = takeInventory(site);
  const asked = choosePieces(conditions, node, site, 12).map(({ text }) => text);
  const texts = strings.slice(0, 12).flatMap((text) => [`${own} === ${text}`, `${own} !== ${text}`]);
  return [...texts, ...asked, ...CONSTANTS, ...listLocals(node, site, 6), `Number(${own})`, `String(${own})`];
}

/** `e` → `condition ? other : e`, the conditions being those of the file, with the names of this place. */
function* chooseValue(node: ts.Expression, { own, held }: Held, site: Site): Iterable<Change> {
  if (own.length > LONGEST_CHOSEN) return;
  const { conditions } = takeInventory(site);
  const asked = [...choosePieces(conditions, node, site, 10), ...adaptPieces(conditions, node, site, 14)];
  const chosen = listChosen(own, node, site);
  for (const { text: question, fit } of asked) {
    if (question.length > LONGEST_CHOSEN) continue;
    for (const other of chosen)
      if (other !== own) yield replace(node, site, `${question} ? ${other} : ${held}`, 'value-chosen', fit * 0.7);
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
  for (const text of listUnreadCalls(node, site)) yield replace(node, site, text, 'expression-of-file', 1);
  for (const { text, fit } of pieces) yield replace(node, site, text, 'expression-of-file', fit);
  for (const { text, fit } of adaptPieces(expressions, node, site, MOST_EXPRESSIONS))
    yield replace(node, site, text, 'expression-adapted', fit);
  yield* chooseValue(node, held, site);
  yield* joinValue(node, held, [...names, ...pieces.slice(0, 20), ...literals], site);
  for (const text of [...CONSTANTS, ...literals.map((one) => one.text)])
    if (text !== own) yield replace(node, site, text, 'constant');
  for (const { text, fit } of names) if (text !== own) yield replace(node, site, text, 'expression-of-file', fit * 0.7);
}

/** Values converted, joined with or replaced by others of the file. */
export const values: Template = changeValue;
