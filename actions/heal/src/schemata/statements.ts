import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** A statement, or the expression that is all of an arrow function's body: it tells when it runs. */
export interface Statement {
  /** Unique over all files. */
  readonly id: number;
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export function isDeclaration(node: ts.Statement, ts: TypeScript): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isImportEqualsDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isExportAssignment(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isEnumDeclaration(node)
  );
}

export function isDirective(node: ts.Statement, ts: TypeScript): boolean {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
}

/** Whether a statement is one of a list, so that another may stand before it. */
export function isListed(node: ts.Statement, ts: TypeScript): boolean {
  const { parent } = node;
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent) || ts.isModuleBlock(parent);
}

/** Whether a statement tells when it runs. */
export function isCounted(node: ts.Node, ts: TypeScript): node is ts.Statement {
  if (!ts.isStatement(node) || ts.isBlock(node) || isDeclaration(node, ts) || isDirective(node, ts)) return false;
  return (
    !ts.isLabeledStatement(node.parent) &&
    !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node && ts.isIfStatement(node))
  );
}

/** Whether a node is all of an arrow function's body, which tells when it runs as a statement does. */
export function isCountedBody(node: ts.Node, ts: TypeScript): node is ts.Expression {
  const parent = node.parent as ts.Node | undefined;
  return parent !== undefined && ts.isArrowFunction(parent) && parent.body === node && !ts.isBlock(node);
}

/** The statements of a file that tell when they run, in the order of the text. */
export function listStatements(ts: TypeScript, source: ts.SourceFile, firstId: number): Statement[] {
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (isCounted(node, ts) || isCountedBody(node, ts)) {
      const start = node.getStart(source);
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ id: firstId + found.length, line, start, end: node.getEnd() });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}
