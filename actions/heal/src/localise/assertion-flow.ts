import type ts from 'typescript';

import type { SourceFile } from '../schemata/subject-files';
import type { TypeScript } from '../typescript/load-typescript';

import type { Hint } from './hint';

/**
 * What a line of the assertion's slice adds to its suspicion: the value that was wrong was made there, or there by what
 * was called (dynamic slicing as in Agrawal and Horgan, PLDI 1990, but by names alone, which a test runner cannot give).
 */
const IN_FLOW = 0.15;
const MOST_HOPS = 3;

interface Names {
  readonly called: Set<string>;
  readonly read: Set<string>;
  readonly variables: Set<string>;
}

/** What an expression calls, the properties that it reads, and the variables that it is made of. */
function collectNames(node: ts.Node, ts: TypeScript, names: Names): void {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const { expression } = node;
    if (ts.isIdentifier(expression)) names.called.add(expression.text);
    else if (ts.isPropertyAccessExpression(expression)) names.called.add(expression.name.text);
  }
  if (ts.isPropertyAccessExpression(node)) names.read.add(node.name.text);
  if (ts.isIdentifier(node)) names.variables.add(node.text);
  node.forEachChild((child) => collectNames(child, ts, names));
}

/** Where variables get their values before the assertion, nearest functions only. */
function* eachAssignment(scope: ts.Node, before: number, ts: TypeScript): Generator<[string, ts.Node]> {
  const waiting: ts.Node[] = [scope];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.getStart() >= before) continue;
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      yield [node.name.text, node.initializer];
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      if (ts.isIdentifier(node.left)) yield [node.left.text, node.right];
    node.forEachChild((child) => void waiting.push(child));
  }
}

function findAssertion(source: ts.SourceFile, line: number, ts: TypeScript): ts.Statement | undefined {
  let found: ts.Statement | undefined;
  const visit = (node: ts.Node): void => {
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    if (line < first || line > last) return;
    if (ts.isStatement(node) && !ts.isBlock(node)) found = node;
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return found;
}

/** Names of functions and properties that a failed assertion's value comes from, followed back through variables. */
export function sliceAssertion(ts: TypeScript, file: string, text: string, line: number): Omit<Names, 'variables'> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names: Names = { called: new Set(), read: new Set(), variables: new Set() };
  const assertion = findAssertion(source, line, ts);
  if (assertion === undefined) return names;
  collectNames(assertion, ts, names);
  let scope: ts.Node = assertion;
  while (!ts.isFunctionLike(scope) && !ts.isSourceFile(scope)) scope = scope.parent;
  const assignments = [...eachAssignment(scope, assertion.getStart(source), ts)];
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const known = names.variables.size;
    for (const [name, value] of assignments) if (names.variables.has(name)) collectNames(value, ts, names);
    if (names.variables.size === known) break;
  }
  return names;
}

function nameOfFunction(node: ts.Node, ts: TypeScript): string | undefined {
  if (!ts.isFunctionLike(node)) return undefined;
  if (node.name !== undefined && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) return node.name.text;
  const { parent } = node;
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && ts.isIdentifier(parent.name))
    return parent.name.text;
  const isAssigned = ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left);
  return isAssigned && ts.isPropertyAccessExpression(parent.left) ? parent.left.name.text : undefined;
}

function nameOfWrite(node: ts.Node, ts: TypeScript): string | undefined {
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
    return ts.isIdentifier(node.name) ? node.name.text : undefined;
  const isWrite = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isWrite && ts.isPropertyAccessExpression(node.left) ? node.left.name.text : undefined;
}

/** Lines of a source that are in a function which the assertion calls, or that write a property which it reads. */
export function findFlow(ts: TypeScript, { file, text }: SourceFile, names: Omit<Names, 'variables'>): Set<number> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = new Set<number>();
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    const own = nameOfFunction(node, ts);
    if (own !== undefined && names.called.has(own))
      for (let line = lineOf(node.getStart(source)); line <= lineOf(node.getEnd()); line += 1) lines.add(line);
    const written = nameOfWrite(node, ts);
    if (written !== undefined && names.read.has(written)) lines.add(lineOf(node.getStart(source)));
    node.forEachChild(visit);
  };
  visit(source);
  return lines;
}

/** A failed assertion: where it is, and the file's text. */
export interface Assertion {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** Points at what the values of failed assertions come from. */
export function hintAtFlow(ts: TypeScript, assertions: readonly Assertion[], sources: readonly SourceFile[]): Hint {
  const called = new Set<string>();
  const read = new Set<string>();
  for (const { file, text, line } of assertions) {
    const slice = sliceAssertion(ts, file, text, line);
    slice.called.forEach((name) => called.add(name));
    slice.read.forEach((name) => read.add(name));
  }
  const lines = sources.map((source) => [source.file, findFlow(ts, source, { called, read })] as const);
  return { lines: new Map(lines.filter(([, found]) => found.size > 0)), weight: IN_FLOW };
}
