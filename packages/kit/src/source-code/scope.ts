import type ts from 'typescript';

import type { Code } from './code';

/** What a name stands for: where it is declared. */
export type Declaration =
  | { readonly kind: 'variable'; readonly value: ts.Expression }
  | { readonly kind: 'function'; readonly value: ts.FunctionDeclaration }
  | { readonly kind: 'parameter'; readonly value: ts.ParameterDeclaration }
  /** `for (const route of routes)`. */
  | { readonly kind: 'loop'; readonly value: ts.VariableDeclaration }
  /** `({ path }) => …`: a part of what a parameter or a loop is given. */
  | { readonly kind: 'member'; readonly owner: ts.Node; readonly name: string }
  /** `name`: what is imported; `default`, or `*` for the whole module. */
  | { readonly kind: 'import'; readonly module: string; readonly name: string };

type Names = Map<string, Declaration>;

/** Finds declarations by name, by the rules of scope, as far as they are needed to read routes. */
export class Scopes {
  private readonly known = new Map<ts.Node, Names>();

  /** @param code - the files whose names are looked up, parsed */
  constructor(private readonly code: Code) {}

  /** The declaration that an identifier refers to; `undefined` for what is global, or declared in an unusual way. */
  find(identifier: ts.Identifier): Declaration | undefined {
    for (let node: ts.Node = identifier.parent; ; node = node.parent) {
      const found = this.listNames(node).get(identifier.text);
      if (found !== undefined || this.code.ts.isSourceFile(node)) return found;
    }
  }

  private listNames(node: ts.Node): Names {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const names: Names = new Map();
    const { ts: typescript } = this.code;
    if (typescript.isSourceFile(node) || typescript.isBlock(node))
      for (const statement of node.statements) this.readStatement(statement, names);
    if (typescript.isFunctionLike(node))
      for (const parameter of node.parameters) this.readGiven(parameter, 'parameter', names);
    const isLoop = typescript.isForOfStatement(node) || typescript.isForInStatement(node);
    if (isLoop && typescript.isVariableDeclarationList(node.initializer))
      for (const declaration of node.initializer.declarations) this.readGiven(declaration, 'loop', names);
    this.known.set(node, names);
    return names;
  }

  private readGiven(
    node: ts.ParameterDeclaration | ts.VariableDeclaration,
    kind: 'parameter' | 'loop',
    names: Names,
  ): void {
    const { ts: typescript } = this.code;
    if (typescript.isIdentifier(node.name)) names.set(node.name.text, { kind, value: node } as Declaration);
    if (!typescript.isObjectBindingPattern(node.name)) return;
    for (const { name, propertyName } of node.name.elements)
      if (typescript.isIdentifier(name))
        names.set(name.text, { kind: 'member', owner: node, name: (propertyName ?? name).getText() });
  }

  private readStatement(statement: ts.Statement, names: Names): void {
    const { ts: typescript } = this.code;
    if (typescript.isFunctionDeclaration(statement) && statement.name !== undefined)
      names.set(statement.name.text, { kind: 'function', value: statement });
    if (typescript.isImportDeclaration(statement)) this.readImport(statement, names);
    if (!typescript.isVariableStatement(statement)) return;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer === undefined) continue;
      if (typescript.isIdentifier(name)) names.set(name.text, { kind: 'variable', value: initializer });
      if (typescript.isObjectBindingPattern(name)) this.readRequired(name, initializer, names);
    }
  }

  private readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration, names: Names): void {
    const { ts: typescript } = this.code;
    if (importClause === undefined || !typescript.isStringLiteral(moduleSpecifier)) return;
    const module = moduleSpecifier.text;
    const add = (local: string, name: string): void => void names.set(local, { kind: 'import', module, name });
    if (importClause.name !== undefined) add(importClause.name.text, 'default');
    const { namedBindings } = importClause;
    if (namedBindings === undefined) return;
    if (typescript.isNamespaceImport(namedBindings)) add(namedBindings.name.text, '*');
    else for (const { name, propertyName } of namedBindings.elements) add(name.text, (propertyName ?? name).text);
  }

  /** `const { a } = require('./a')` is an import in all but name. */
  private readRequired(pattern: ts.ObjectBindingPattern, initializer: ts.Expression, names: Names): void {
    const { ts: typescript } = this.code;
    const module = readRequire(this.code, initializer);
    if (module === undefined) return;
    for (const { name, propertyName } of pattern.elements) {
      if (!typescript.isIdentifier(name)) continue;
      const imported = propertyName !== undefined && typescript.isIdentifier(propertyName) ? propertyName : name;
      names.set(name.text, { kind: 'import', module, name: imported.text });
    }
  }
}

/** The module of `require('…')` or `import('…')`. */
export function readRequire({ ts: typescript }: Code, node: ts.Expression): string | undefined {
  const call = typescript.isAwaitExpression(node) ? node.expression : node;
  if (!typescript.isCallExpression(call)) return undefined;
  const isImport = call.expression.kind === typescript.SyntaxKind.ImportKeyword;
  const isRequire = typescript.isIdentifier(call.expression) && call.expression.text === 'require';
  const [specifier] = call.arguments;
  if (!(isImport || isRequire) || specifier === undefined || !typescript.isStringLiteralLike(specifier))
    return undefined;
  return specifier.text;
}
