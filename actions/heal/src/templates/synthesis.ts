import type ts from 'typescript';

import { choosePieces, hasAround, listLocals, takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf } from './template';

const MOST_CONDITIONS = 60;
const MOST_EXPRESSIONS = 40;
const MOST_STATEMENTS = 40;
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

/** A value wrapped in a call, called upon, joined with another, or replaced by another of the file. */
function* changeValue(node: ts.Node, site: Site): Iterable<Change> {
  if (!isValue(node, site)) return;
  const own = textOf(node, site);
  const held = isAtomic(node, site) ? own : `(${own})`;
  const { wrappers, methods, expressions, numbers, strings } = takeInventory(site);
  const isOwner = site.ts.isPropertyAccessExpression(node.parent);
  for (const { text, fit } of choosePieces(wrappers, node, site, 25))
    yield replace(node, site, `${text}(${own})`, 'call-of-file', fit);
  for (const name of CONVERSIONS) yield replace(node, site, `${name}(${own})`, 'call-of-file', 0.4);
  for (const { text, fit } of choosePieces(methods, node, site, 25))
    yield replace(node, site, `${held}${text}`, 'method-of-file', fit);
  for (const text of SUFFIXES) yield replace(node, site, `${held}${text}`, 'method-of-file', 0.4);
  if (isOwner) return;
  const pieces = choosePieces(expressions, node, site, MOST_EXPRESSIONS);
  const names = listLocals(node, site, 15).map((text) => ({ text, fit: 1 }));
  for (const { text, fit } of pieces) if (text !== own) yield replace(node, site, text, 'expression-of-file', fit);
  const literals = [...numbers.slice(0, 6), ...strings.slice(0, 6)].map((text) => ({ text, fit: 0.5 }));
  for (const { text, fit } of [...names, ...pieces.slice(0, 20), ...literals]) {
    if (text === own) continue;
    for (const operator of ['+', '-', '||', '&&', '*'])
      yield replace(
        node,
        site,
        `${held} ${operator} ${/^[\w.]+$/.test(text) ? text : `(${text})`}`,
        'operand-added',
        fit * (operator === '*' ? 0.4 : 0.8),
      );
    yield replace(node, site, `${/^[\w.]+$/.test(text) ? text : `(${text})`} + ${held}`, 'operand-added', fit * 0.6);
  }
  for (const text of [
    'true',
    'false',
    'null',
    'undefined',
    '0',
    '1',
    '-1',
    "''",
    '[]',
    '{}',
    ...literals.map((one) => one.text),
  ])
    if (text !== own) yield replace(node, site, text.startsWith('-') || text === '{}' ? `(${text})` : text, 'constant');
  for (const { text, fit } of names) if (text !== own) yield replace(node, site, text, 'expression-of-file', fit * 0.7);
}

const RESULTS = ['', 'true', 'false', 'null', 'undefined', "''", '[]', '{}', '0', '-1'];

function isInLoop(node: ts.Node, site: Site): boolean {
  return hasAround(node, site, (around) => site.ts.isIterationStatement(around, false));
}

function isListed(node: ts.Node, { ts }: Site): node is ts.Statement {
  if (!ts.isStatement(node) || ts.isFunctionDeclaration(node) || ts.isImportDeclaration(node)) return false;
  return ts.isBlock(node.parent) || ts.isCaseOrDefaultClause(node.parent);
}

/** A statement put before another one. */
function insert(node: ts.Statement, site: Site, text: string, template: Change['template'], fit: number): Change {
  const start = node.getStart(site.source);
  return { template, start, end: start, text: `${text}\n`, fit };
}

function* insertGuards(node: ts.Statement, site: Site): Iterable<Change> {
  const { ts } = site;
  const { guards, conditions } = takeInventory(site);
  for (const { text, fit } of choosePieces(guards, node, site, MOST_STATEMENTS))
    yield insert(node, site, text, 'guard-of-file', fit);
  const block = node.parent as ts.Block;
  const isFirst = block.statements[0] === node && ts.isFunctionLike(block.parent);
  const locals = listLocals(node, site, MOST_SUBJECTS);
  const results = [...RESULTS, ...locals.slice(0, 4)];
  const exits = [
    ...results.map((result) => `return ${result};`),
    ...(isInLoop(node, site) ? ['continue;', 'break;'] : []),
  ];
  const own = choosePieces(conditions, node, site, 15).map(({ text, fit }) => ({ text, fit: fit * 0.5 }));
  const text = textOf(node, site);
  const subjects = locals.filter((name) => text.includes(name) || isFirst);
  const asked = subjects.flatMap((name) => [
    `!${name}`,
    `${name} == null`,
    `${name} === undefined`,
    `${name}.length === 0`,
    `typeof ${name} !== 'object'`,
    `Array.isArray(${name})`,
    `${name} <= 0`,
  ]);
  for (const question of [...own, ...asked.map((one) => ({ text: one, fit: isFirst ? 0.5 : 0.3 }))])
    for (const exit of exits)
      yield insert(
        node,
        site,
        `if (${question.text}) ${exit}`,
        'guard-added',
        question.fit * (exit === 'return;' || exit === 'continue;' ? 1 : 0.7),
      );
}

function* insertStatements(node: ts.Statement, site: Site): Iterable<Change> {
  const { source } = site;
  for (const { text, fit } of choosePieces(takeInventory(site).statements, node, site, MOST_STATEMENTS)) {
    yield insert(node, site, text, 'statement-of-file', fit);
    const block = node.parent as ts.Block;
    if (block.statements.at(-1) !== node) continue;
    yield {
      template: 'statement-of-file',
      start: node.getStart(source),
      end: node.getEnd(),
      text: `${textOf(node, site)}\n${text}`,
      fit,
    };
  }
}

/** Calls and assignments that the function could make: those of the file with other names in them. */
function listActions(node: ts.Node, site: Site): { readonly text: string; readonly fit: number }[] {
  const { actions, places } = takeInventory(site);
  const names = listLocals(node, site, 12);
  const values = [...names, ...listTested(node, site)];
  const calls = choosePieces(actions, node, site, 12).flatMap(({ text, fit }) =>
    values.map((value) => ({ text: `${text}(${value});`, fit: fit * 0.8 })),
  );
  const targets = [...choosePieces(places, node, site, 20), ...names.map((text) => ({ text, fit: 0.8 }))];
  const assignments = targets.flatMap(({ text, fit }) =>
    values.flatMap((value) => (value === text ? [] : [{ text: `${text} = ${value};`, fit: fit * 0.6 }])),
  );
  const constants = targets.flatMap(({ text, fit }) =>
    ['true', 'false', 'null', '0', '[]', '{}', "''"].map((value) => ({ text: `${text} = ${value};`, fit: fit * 0.4 })),
  );
  const steps = names.flatMap((name) => [`${name}++;`, `${name}--;`].map((text) => ({ text, fit: 0.4 })));
  return [...calls, ...assignments, ...constants, ...steps];
}

/** Values that the conditions around a node ask about. */
function listTested(node: ts.Node, site: Site): string[] {
  const { ts } = site;
  const found = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) found.add(textOf(inner, site));
    inner.forEachChild(visit);
  };
  for (let { parent } = node; !ts.isFunctionLike(parent) && !ts.isSourceFile(parent); { parent } = parent)
    if (ts.isIfStatement(parent)) visit(parent.expression);
  return [...found].slice(0, 6);
}

function* insertActions(node: ts.Statement, site: Site): Iterable<Change> {
  const { source } = site;
  const isLast = (node.parent as ts.Block).statements.at(-1) === node;
  for (const { text, fit } of listActions(node, site)) {
    yield insert(node, site, text, 'action-added', fit);
    if (isLast && !site.ts.isReturnStatement(node))
      yield {
        template: 'action-added',
        start: node.getStart(source),
        end: node.getEnd(),
        text: `${textOf(node, site)}\n${text}`,
        fit,
      };
  }
}

function* changeStatement(node: ts.Statement, site: Site): Iterable<Change> {
  const { ts } = site;
  const own = textOf(node, site);
  if (ts.isExpressionStatement(node)) yield replace(node, site, `return ${own}`, 'return-added');
  if (ts.isExpressionStatement(node)) yield replace(node, site, `${own}\nreturn;`, 'return-added', 0.5);
  if (ts.isReturnStatement(node) && node.expression !== undefined)
    yield replace(node, site, textOf(node.expression, site), 'statement-removed', 0.3);
  if (!ts.isVariableStatement(node)) yield replace(node, site, '', 'statement-removed');
  if (ts.isBreakStatement(node)) yield replace(node, site, 'continue;', 'exit-swap');
  if (ts.isContinueStatement(node)) yield replace(node, site, 'break;', 'exit-swap');
  const list = (node.parent as ts.Block).statements;
  const isLast = list.at(-1) === node;
  if (ts.isCaseOrDefaultClause(node.parent) && isLast && !ts.isBreakStatement(node))
    yield replace(node, site, `${own}\nbreak;`, 'exit-added');
  if (isLast && isInLoop(node, site) && !ts.isVariableStatement(node))
    for (const exit of ['break;', 'continue;']) yield replace(node, site, `${own}\n${exit}`, 'exit-added', 0.7);
  const owner = node.parent.parent;
  if (isLast && ts.isFunctionLike(owner) && !ts.isReturnStatement(node) && !ts.isVariableStatement(node))
    for (const result of [...listLocals(node, site, 20), 'true', 'false', 'this', 'null'])
      yield replace(node, site, `${own}\nreturn ${result};`, 'return-added', 0.8);
  if (ts.isReturnStatement(node) && node.expression === undefined)
    for (const result of [...listLocals(node, site, 10), ...RESULTS.slice(1), 'this'])
      yield replace(node, site, `return ${result};`, 'return-added', 0.6);
}

/** What may stand in a block that is empty. */
function* fillBlock(node: ts.Node, site: Site): Iterable<Change> {
  const { ts, source } = site;
  if (!ts.isBlock(node) || node.statements.length > 0) return;
  const at = node.getStart(source) + 1;
  const { statements, guards, expressions } = takeInventory(site);
  const fill = (text: string, fit: number): Change => ({
    template: 'block-filled',
    start: at,
    end: at,
    text: ` ${text} `,
    fit,
  });
  for (const { text, fit } of choosePieces([...statements, ...guards], node, site, 120)) yield fill(text, fit);
  const names = [...listLocals(node, site, 15), ...RESULTS.slice(1), 'this'];
  for (const name of names) yield fill(`return ${name};`, 0.7);
  for (const { text, fit } of choosePieces(expressions, node, site, 60)) yield fill(`return ${text};`, fit * 0.6);
  for (const { text, fit } of listActions(node, site)) yield fill(text, fit);
  if (isInLoop(node, site)) for (const exit of ['continue;', 'break;']) yield fill(exit, 1);
}

export const synthesis: Template = function* (node, site) {
  yield* changeDecision(node, site);
  yield* changeValue(node, site);
  yield* fillBlock(node, site);
  if (!isListed(node, site)) return;
  yield* insertGuards(node, site);
  yield* insertStatements(node, site);
  yield* insertActions(node, site);
  yield* changeStatement(node, site);
};
