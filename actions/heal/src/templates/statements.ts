import type ts from 'typescript';

import { adaptPieces } from './adapt';
import { choosePieces, listAssignable, listLocals } from './choose-pieces';
import { hasAround } from './free-names';
import { takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { replace, textOf } from './template';
import { listUnreadCalls } from './unread-calls';

const MOST_STATEMENTS = 40;
const MOST_ADAPTED = 60;

export const RESULTS = ['', 'true', 'false', 'null', 'undefined', "''", '[]', '{}', '0', '-1'];

export function isInLoop(node: ts.Node, site: Site): boolean {
  return hasAround(node, site, (around) => site.ts.isIterationStatement(around, false));
}

export function isListed(node: ts.Node, { ts }: Site): node is ts.Statement {
  if (!ts.isStatement(node) || ts.isFunctionDeclaration(node) || ts.isImportDeclaration(node)) return false;
  return ts.isBlock(node.parent) || ts.isCaseOrDefaultClause(node.parent);
}

/** A statement put before another one. */
export function insert(
  node: ts.Statement,
  site: Site,
  text: string,
  template: Change['template'],
  fit: number,
): Change {
  const start = node.getStart(site.source);
  return { template, start, end: start, text: `${text}\n`, fit };
}

function* insertStatements(node: ts.Statement, site: Site): Iterable<Change> {
  const { source } = site;
  const all = takeInventory(site).statements;
  const isLast = (node.parent as ts.Block).statements.at(-1) === node;
  const kinds = [
    ['statement-of-file', choosePieces(all, node, site, MOST_STATEMENTS)],
    ['statement-adapted', adaptPieces(all, node, site, MOST_ADAPTED)],
  ] as const;
  for (const [template, pieces] of kinds)
    for (const { text, fit } of pieces) {
      yield insert(node, site, text, template, fit);
      if (isLast)
        yield {
          template,
          start: node.getStart(source),
          end: node.getEnd(),
          text: `${textOf(node, site)}\n${text}`,
          fit,
        };
    }
}

/** Calls and assignments that the function could make: those of the file with other names in them. */
export function listActions(node: ts.Node, site: Site): { readonly text: string; readonly fit: number }[] {
  const { actions, places } = takeInventory(site);
  const names = listLocals(node, site, 12);
  const values = [...names, ...listTested(node, site)];
  const calls = choosePieces(actions, node, site, 12).flatMap(({ text, fit }) =>
    values.map((value) => ({ text: `${text}(${value});`, fit: fit * 0.8 })),
  );
  const own = listAssignable(node, site, 12);
  const isOwn = ({ text }: { readonly text: string }): boolean => own.includes(/^[\w$]+/.exec(text)?.[0] ?? '');
  const targets = [
    ...choosePieces(places, node, site, 40).filter((place) => isOwn(place) || place.text.startsWith('this.')),
    ...own.map((text) => ({ text, fit: 0.8 })),
  ];
  const assignments = targets.flatMap(({ text, fit }) =>
    values.flatMap((value) => (value === text ? [] : [{ text: `${text} = ${value};`, fit: fit * 0.6 }])),
  );
  const constants = targets.flatMap(({ text, fit }) =>
    ['true', 'false', 'null', '0', '[]', '{}', "''"].map((value) => ({ text: `${text} = ${value};`, fit: fit * 0.4 })),
  );
  const steps = own.flatMap((name) => [`${name}++;`, `${name}--;`].map((text) => ({ text, fit: 0.4 })));
  return [...calls, ...assignments, ...constants, ...steps];
}

const changed = new WeakMap<ts.Node, ReadonlySet<string>>();

/** Names that a function, or one inside it, assigns to. */
function listChanged(home: ts.Node, { ts }: Site): ReadonlySet<string> {
  const known = changed.get(home);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
    if (ts.isBinaryExpression(node) && ts.isIdentifier(node.left)) {
      const { kind } = node.operatorToken;
      const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
      if (isAssignment) names.add(node.left.text);
    }
    if (isStep && ts.isIdentifier(node.operand)) names.add(node.operand.text);
    node.forEachChild(visit);
  };
  visit(home);
  changed.set(home, names);
  return names;
}

/** Variables around a node that may change and never do: what would change them may be what is missing. */
function listUnchanged(node: ts.Node, site: Site): string[] {
  const { ts } = site;
  const home = takeInventory(site).homeOf(node);
  const names = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (ts.isVariableDeclarationList(inner) && (inner.flags & ts.NodeFlags.Const) === 0)
      for (const { name, initializer } of inner.declarations)
        if (ts.isIdentifier(name) && initializer !== undefined) names.add(name.text);
    if (!ts.isFunctionLike(inner)) inner.forEachChild(visit);
  };
  home.forEachChild(visit);
  const known = listChanged(home, site);
  return [...names].filter((name) => !known.has(name));
}

/** Assignments to variables that never change. */
function* insertFirstAssignments(node: ts.Statement, site: Site): Iterable<Change> {
  const values = [...listLocals(node, site, 12), ...listTested(node, site)];
  for (const name of listUnchanged(node, site))
    for (const value of values)
      if (value !== name)
        yield insert(node, site, `${name} = ${value};`, 'assignment-missing', isInLoop(node, site) ? 1 : 0.6);
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
  for (const call of listUnreadCalls(node, site)) yield insert(node, site, `${call};`, 'action-added', 1);
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

/** Guards, statements, calls and ends put in, moved or taken away. */
export const statements: Template = function* (node, site) {
  if (!isListed(node, site)) return;
  yield* insertStatements(node, site);
  yield* insertActions(node, site);
  yield* insertFirstAssignments(node, site);
  yield* changeStatement(node, site);
};
