import type ts from 'typescript';

import type { Code } from './code';

/** What a module gives under each name. */
export interface Exports {
  readonly values: ReadonlyMap<string, ts.Expression | ts.FunctionDeclaration>;
  readonly passedOn: ReadonlyMap<string, { readonly module: string; readonly name: string }>;
  /** Modules of which everything is passed on. */
  readonly passedWhole: readonly string[];
}

type Values = Map<string, ts.Expression | ts.FunctionDeclaration>;

function isExported({ ts: typescript }: Code, node: ts.Statement, kind: ts.SyntaxKind): boolean {
  return typescript.canHaveModifiers(node) && node.modifiers?.some((modifier) => modifier.kind === kind) === true;
}

function readDeclared(code: Code, statement: ts.Statement, values: Values): void {
  const { ts: typescript } = code;
  if (!isExported(code, statement, typescript.SyntaxKind.ExportKeyword)) return;
  const isDefault = isExported(code, statement, typescript.SyntaxKind.DefaultKeyword);
  if (typescript.isFunctionDeclaration(statement))
    values.set(isDefault ? 'default' : (statement.name?.text ?? 'default'), statement);
  if (!typescript.isVariableStatement(statement)) return;
  for (const { name, initializer } of statement.declarationList.declarations)
    if (typescript.isIdentifier(name) && initializer !== undefined) values.set(name.text, initializer);
}

/** `module.exports = x`, `exports.name = x`, `module.exports.name = x`. */
function readAssigned({ ts: typescript }: Code, statement: ts.Statement, values: Values): void {
  if (!typescript.isExpressionStatement(statement)) return;
  const { expression } = statement;
  if (!typescript.isBinaryExpression(expression)) return;
  const target = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(expression.left.getText());
  if (target === null) return;
  const name = target[1] ?? 'default';
  values.set(name, expression.right);
  if (name !== 'default' || !typescript.isObjectLiteralExpression(expression.right)) return;
  for (const property of expression.right.properties) {
    if (typescript.isShorthandPropertyAssignment(property)) values.set(property.name.text, property.name);
    if (typescript.isPropertyAssignment(property)) values.set(property.name.getText(), property.initializer);
  }
}

/** Reads what a module exports, in either module system. */
export function readExports(code: Code, file: ts.SourceFile): Exports {
  const { ts: typescript } = code;
  const values: Values = new Map();
  const passedOn = new Map<string, { module: string; name: string }>();
  const passedWhole: string[] = [];
  for (const statement of file.statements) {
    readDeclared(code, statement, values);
    readAssigned(code, statement, values);
    if (typescript.isExportAssignment(statement)) values.set('default', statement.expression);
    if (!typescript.isExportDeclaration(statement)) continue;
    const { moduleSpecifier } = statement;
    if (
      statement.exportClause === undefined &&
      moduleSpecifier !== undefined &&
      typescript.isStringLiteral(moduleSpecifier)
    )
      passedWhole.push(moduleSpecifier.text);
    if (statement.exportClause === undefined || !typescript.isNamedExports(statement.exportClause)) continue;
    for (const { name, propertyName } of statement.exportClause.elements) {
      const own = propertyName ?? name;
      if (moduleSpecifier !== undefined && typescript.isStringLiteral(moduleSpecifier))
        passedOn.set(name.text, { module: moduleSpecifier.text, name: own.text });
      else if (typescript.isIdentifier(own)) values.set(name.text, own);
    }
  }
  return { values, passedOn, passedWhole };
}
