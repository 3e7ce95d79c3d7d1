import type ts from 'typescript';

import { choosePieces, listLocals, takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf } from './template';

const MOST_CONDITIONS = 60;
const MOST_SUBJECTS = 10;

function isDecision(node: ts.Node, { ts }: Site): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return parent.condition === node;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) return true;
  if (!ts.isBinaryExpression(parent))
    return ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken;
  const { kind } = parent.operatorToken;
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

/** Simple questions about what is in scope, as Nopol (TSE 2017) and ACS (ICSE 2017) put together conditions. */
function listQuestions(node: ts.Node, site: Site): string[] {
  return listLocals(node, site, MOST_SUBJECTS).flatMap((name) => [
    name,
    `!${name}`,
    `${name} == null`,
    `${name} != null`,
    `${name} === undefined`,
    `${name} !== undefined`,
    `Array.isArray(${name})`,
    `typeof ${name} === 'string'`,
    `typeof ${name} === 'number'`,
    `typeof ${name} === 'function'`,
    `typeof ${name} === 'object'`,
    `typeof ${name} !== 'object'`,
    `${name}.length === 0`,
    `${name}.length > 0`,
    `${name} === 0`,
    `${name} < 0`,
    `${name} > 0`,
    `${name} === ''`,
  ]);
}

/** `a` → `a && b`, `a || b`, `b`, with conditions of the same file, then with simple questions. */
function* changeDecision(node: ts.Node, site: Site): Iterable<Change> {
  if (!site.ts.isExpression(node) || !isDecision(node, site)) return;
  const own = textOf(node, site);
  const held = isAtomic(node, site) ? own : `(${own})`;
  const donors = choosePieces(takeInventory(site).conditions, node, site, MOST_CONDITIONS);
  const questions = listQuestions(node, site).map((text) => ({ text, fit: 0.4 }));
  for (const { text, fit } of [...donors, ...questions]) {
    if (text === own) continue;
    yield replace(node, site, `${held} && (${text})`, 'condition-added', fit);
    yield replace(node, site, `${held} || (${text})`, 'condition-added', fit);
    yield replace(node, site, `(${text}) && ${held}`, 'condition-added', fit * 0.9);
    yield replace(node, site, `(${text}) || ${held}`, 'condition-added', fit * 0.9);
    yield replace(node, site, text, 'condition-replaced', fit * 0.8);
    yield replace(node, site, `${held} && !(${text})`, 'condition-added', fit * 0.7);
    yield replace(node, site, `${held} || !(${text})`, 'condition-added', fit * 0.7);
  }
  if (!isAtomic(node, site)) yield replace(node, site, `!(${own})`, 'negation-added', 0.9);
  yield replace(node, site, 'true', 'condition-replaced', 0.3);
  yield replace(node, site, 'false', 'condition-replaced', 0.3);
}

/** What decides, joined with or replaced by other conditions. */
export const decisions: Template = changeDecision;
