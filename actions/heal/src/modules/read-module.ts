import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** A name that a file takes from another module. */
export interface TakenName {
  /** As the module exports it; `default` for the whole of an ES module's default export. */
  readonly name: string;
  readonly node: ts.Node;
}

/** An `import … from`, `export … from` or `require()` of a file. */
export interface Taking {
  readonly specifier: ts.StringLiteralLike;
  readonly form: 'import' | 'require';
  readonly names: readonly TakenName[];
  /** The whole import declaration, where it is one. */
  readonly declaration: ts.ImportDeclaration | undefined;
}

/** What a file gives to others. */
export interface Giving {
  readonly form: 'import' | 'require';
  readonly names: ReadonlySet<string>;
  /** It gives more than can be read off: `export *`, `module.exports = create()`. */
  readonly isOpen: boolean;
  /** Declared at the top and not given, with the statement that declares it alone. */
  readonly kept: ReadonlyMap<string, ts.Statement>;
  /** `module.exports = { … }`, where names can join. */
  readonly list: ts.ObjectLiteralExpression | undefined;
}

function isRequire(node: ts.Node, ts: TypeScript): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
}

function specifierOf(node: ts.Expression | undefined, ts: TypeScript): ts.StringLiteralLike | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node : undefined;
}

function listImported(declaration: ts.ImportDeclaration, ts: TypeScript): TakenName[] {
  const clause = declaration.importClause;
  const bindings = clause?.namedBindings;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  return [
    ...(clause?.name === undefined ? [] : [{ name: 'default', node: clause.name }]),
    ...named
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name, propertyName }) => ({ name: (propertyName ?? name).text, node: propertyName ?? name })),
  ];
}

/** `const { a, b } = require()`, `require().a`, and `x.a` of a `const x = require()`. */
function listRequired(call: ts.CallExpression, source: ts.SourceFile, ts: TypeScript): TakenName[] {
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent)) return [{ name: parent.name.text, node: parent.name }];
  if (!ts.isVariableDeclaration(parent)) return [];
  if (ts.isObjectBindingPattern(parent.name))
    return parent.name.elements.flatMap(({ name, propertyName, dotDotDotToken }) => {
      const taken = propertyName ?? name;
      return dotDotDotToken === undefined && ts.isIdentifier(taken) ? [{ name: taken.text, node: taken }] : [];
    });
  return ts.isIdentifier(parent.name) ? listMembers(parent.name.text, source, ts) : [];
}

function listMembers(object: string, source: ts.SourceFile, ts: TypeScript): TakenName[] {
  const found: TakenName[] = [];
  const visit = (node: ts.Node): void => {
    const isMember =
      ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === object;
    if (isMember) found.push({ name: node.name.text, node: node.name });
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** All that a file takes from other modules. */
export function readTakings(source: ts.SourceFile, ts: TypeScript): Taking[] {
  const takings: Taking[] = [];
  const add = (specifier: ts.StringLiteralLike | undefined, rest: Omit<Taking, 'specifier'>): void => {
    if (specifier !== undefined) takings.push({ specifier, ...rest });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      add(specifierOf(node.moduleSpecifier, ts), {
        form: 'import',
        names: listImported(node, ts),
        declaration: node,
      });
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly)
      add(specifierOf(node.moduleSpecifier, ts), { form: 'import', names: [], declaration: undefined });
    else if (isRequire(node, ts))
      add(specifierOf(node.arguments[0], ts), {
        form: 'require',
        names: listRequired(node, source, ts),
        declaration: undefined,
      });
    node.forEachChild(visit);
  };
  visit(source);
  return takings;
}

/** Names that statements at the top declare, each with its statement where it declares nothing else. */
function listDeclared(source: ts.SourceFile, ts: TypeScript): Map<string, ts.Statement> {
  const declared = new Map<string, ts.Statement>();
  for (const statement of source.statements) {
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    if (isNamed && statement.name !== undefined) declared.set(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration, ...others] = statement.declarationList.declarations;
    if (declaration !== undefined && others.length === 0 && ts.isIdentifier(declaration.name))
      declared.set(declaration.name.text, statement);
  }
  return declared;
}

/** Collects what a file gives, statement by statement. */
class GivingReader {
  readonly names = new Set<string>();
  isOpen = false;
  form: Giving['form'] = 'require';
  list: ts.ObjectLiteralExpression | undefined;

  constructor(private readonly ts: TypeScript) {}

  statement(node: ts.Statement): void {
    const { ts } = this;
    const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
    const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind);
    if (ts.isImportDeclaration(node)) this.form = 'import';
    if (ts.isExportAssignment(node)) this.give('default');
    if (ts.isExportDeclaration(node)) this.exported(node);
    if (has(ts.SyntaxKind.ExportKeyword)) this.declared(node, has(ts.SyntaxKind.DefaultKeyword));
  }

  private give(name: string): void {
    this.form = 'import';
    this.names.add(name);
  }

  private exported({ exportClause }: ts.ExportDeclaration): void {
    this.form = 'import';
    if (exportClause === undefined) this.isOpen = true;
    else if (this.ts.isNamedExports(exportClause)) for (const { name } of exportClause.elements) this.give(name.text);
    else this.give(exportClause.name.text);
  }

  private declared(node: ts.Statement, isDefault: boolean): void {
    const { ts } = this;
    const name = (node as { name?: ts.Node }).name;
    if (isDefault) this.give('default');
    else if (name !== undefined && ts.isIdentifier(name)) this.give(name.text);
    else if (ts.isVariableStatement(node))
      for (const declaration of node.declarationList.declarations)
        if (ts.isIdentifier(declaration.name)) this.give(declaration.name.text);
        else this.isOpen = true;
  }

  /** `exports.a =`, `module.exports.a =`, `module.exports =`, and whatever else is done with them. */
  assigned(node: ts.Node): void {
    const { ts } = this;
    if (!this.isExports(node)) {
      node.forEachChild((child) => this.assigned(child));
      return;
    }
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) this.names.add(parent.name.text);
    else if (ts.isBinaryExpression(parent) && parent.left === node) this.replaced(parent.right);
    else this.isOpen = true;
  }

  private isExports(node: ts.Node): boolean {
    const { ts } = this;
    if (ts.isIdentifier(node))
      return node.text === 'exports' && !ts.isPropertyAccessExpression(node.parent)
        ? true
        : node.text === 'exports' && ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
    return (
      ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && node.expression.getText() === 'module'
    );
  }

  private replaced(value: ts.Expression): void {
    const { ts } = this;
    // `module.exports = exports = …`
    if (ts.isBinaryExpression(value) && this.isExports(value.left)) this.replaced(value.right);
    else if (ts.isObjectLiteralExpression(value)) this.listed(value);
    else this.isOpen = true;
  }

  private listed(list: ts.ObjectLiteralExpression): void {
    const { ts } = this;
    this.list = list;
    for (const { name } of list.properties)
      if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))) this.names.add(name.text);
      else this.isOpen = true;
  }
}

/** All that a file gives to others. */
export function readGiving(source: ts.SourceFile, ts: TypeScript): Giving {
  const reader = new GivingReader(ts);
  for (const statement of source.statements) reader.statement(statement);
  if (reader.form === 'require') reader.assigned(source);
  const { names, isOpen, form, list } = reader;
  const kept = new Map([...listDeclared(source, ts)].filter(([name]) => !names.has(name)));
  return { names, isOpen, form, kept, list };
}
