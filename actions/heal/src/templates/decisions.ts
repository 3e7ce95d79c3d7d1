import type ts from 'typescript';

import { adaptPieces } from './adapt';
import { choosePieces, listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf } from './template';
import { listUnreadCalls } from './unread-calls';

const MOST_CONDITIONS = 60;
const MOST_SUBJECTS = 10;
const MOST_ADAPTED = 40;
const LONGEST_SUBJECT = 40;
const LONGEST_SISTER = 80;

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

/** Values that a condition and the statement around it speak of, names left out. */
function listSpokenOf(node: ts.Node, site: Site): string[] {
  const { ts } = site;
  const found = new Set<string>();
  const visit = (inner: ts.Node): void => {
    const isCallee = ts.isCallExpression(inner.parent) && inner.parent.expression === inner;
    const isValue = ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner);
    if (isValue && !isCallee && inner.getWidth(site.source) <= LONGEST_SUBJECT) found.add(textOf(inner, site));
    if (!ts.isFunctionLike(inner)) inner.forEachChild(visit);
  };
  visit(node);
  const statement = ts.findAncestor(node, (around) => ts.isStatement(around));
  if (statement !== undefined) visit(statement);
  return [...found].slice(0, MOST_SUBJECTS);
}

const LITERAL = /(?<![\w$])(?:'[^'\n]*'|"[^"\n]*"|\d+(?:\.\d+)?)(?![\w$])/g;

/** The same condition of another text or number: `kind !== 'a'` beside `kind !== 'b'`. */
function listSisters(own: string, site: Site): string[] {
  const literals = [...own.matchAll(LITERAL)];
  if (literals.length === 0 || literals.length > 3 || own.length > LONGEST_SISTER) return [];
  const { strings, numbers } = takeInventory(site);
  return literals.flatMap(([literal], index) => {
    const at = literals[index]?.index ?? 0;
    const others = /^\d/.test(literal) ? numbers.slice(0, 10) : strings.slice(0, 40);
    return others
      .filter((other) => other !== literal)
      .map((other) => own.slice(0, at) + other + own.slice(at + literal.length));
  });
}

/** Simple questions about what is in scope, as Nopol (TSE 2017) and ACS (ICSE 2017) put together conditions. */
function listQuestions(subjects: readonly string[]): string[] {
  return subjects.flatMap((name) => [
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
  const adapted = adaptPieces(takeInventory(site).conditions, node, site, MOST_ADAPTED);
  const sisters = listSisters(own, site).map((text) => ({ text, fit: 0.5 }));
  const calls = listUnreadCalls(node, site).map((text) => ({ text, fit: 1 }));
  const questions = [
    ...listQuestions(listLocals(node, site, MOST_SUBJECTS)).map((text) => ({ text, fit: 0.4 })),
    ...listQuestions(listSpokenOf(node, site)).map((text) => ({ text, fit: 0.4 })),
  ];
  for (const { text, fit } of [...calls, ...donors, ...sisters, ...adapted, ...questions]) {
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
