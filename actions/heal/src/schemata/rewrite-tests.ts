import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** Test frameworks by the modules that they are imported from. */
const FRAMEWORKS: Readonly<Record<string, string>> = {
  vitest: 'vitest',
  '@jest/globals': 'jest',
  'node:test': 'node:test',
  mocha: 'mocha',
  tape: 'tape',
  'tape-catch': 'tape',
  'blue-tape': 'tape',
  tap: 'tap',
  '@tapjs/core': 'tap',
  uvu: 'uvu',
};
/** What registers a test. */
const REGISTERS = new Set(['test', 'it', 'specify', 'default']);
const GLOBALS = new Set(['test', 'it', 'specify']);

/** Frameworks whose test files need no runner. */
const SELF_RUNNING = new Set(['tape', 'tap', 'node:test']);

/** A test file behind the multiplier. */
export interface RewrittenTests {
  readonly text: string;
  /** `node file` runs its tests. */
  readonly runsByItself: boolean;
}

interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function frameworkOf(specifier: ts.Expression | undefined, ts: TypeScript): string | undefined {
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? FRAMEWORKS[specifier.text] : undefined;
}

/** `import { it } from 'vitest'` → `import { it as $heal0 } from 'vitest'`, and `it` declared after the imports. */
class ImportRewriter {
  readonly insertions: Insertion[] = [];
  readonly declarations: string[] = [];
  readonly frameworks: string[] = [];

  constructor(private readonly ts: TypeScript) {}

  private bind(name: ts.Identifier, call: (alias: string) => string): string {
    const alias = `$heal${this.declarations.length}`;
    this.declarations.push(`const ${name.text} = ${call(alias)};`);
    return alias;
  }

  private rename(name: ts.Identifier, framework: string, kind: 'wrap' | 'wrapModule', prefix = ''): void {
    const alias = this.bind(name, (other) =>
      kind === 'wrap' ? `$heal.wrap(${other}, '${framework}', false)` : `$heal.wrapModule('${framework}', ${other})`,
    );
    this.insertions.push({ start: name.getStart(), end: name.getEnd(), text: `${prefix}${alias}` });
  }

  visit(node: ts.ImportDeclaration): void {
    const framework = frameworkOf(node.moduleSpecifier, this.ts);
    const clause = node.importClause;
    if (framework === undefined || clause === undefined) return;
    this.frameworks.push(framework);
    if (clause.name !== undefined) this.rename(clause.name, framework, 'wrapModule');
    const { namedBindings } = clause;
    if (namedBindings === undefined) return;
    if (this.ts.isNamespaceImport(namedBindings)) this.rename(namedBindings.name, framework, 'wrapModule');
    else
      for (const { name, propertyName, isTypeOnly } of namedBindings.elements) {
        if (isTypeOnly || !REGISTERS.has((propertyName ?? name).text)) continue;
        this.rename(name, framework, 'wrap', propertyName === undefined ? `${name.text} as ` : '');
      }
  }
}

function isModule(source: ts.SourceFile, ts: TypeScript): boolean {
  return source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) || ts.isExportAssignment(statement),
  );
}

/** Names that a file declares itself, wherever. */
function collectDeclared(source: ts.SourceFile, ts: TypeScript): Set<string> {
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node };
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isImportClause(node) ||
      ts.isImportSpecifier(node) ||
      ts.isNamespaceImport(node);
    if (declares && name !== undefined && ts.isIdentifier(name)) declared.add(name.text);
    node.forEachChild(visit);
  };
  visit(source);
  return declared;
}

/** Where statements may be put in front of all others: behind `#!` and `'use strict'`. */
function findTop(source: ts.SourceFile, ts: TypeScript): number {
  let top = ts.getShebang(source.text)?.length ?? 0;
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    top = statement.getEnd();
  }
  return top;
}

/** Behind the imports: a compiler may turn them into calls that run in their order. */
function findBehindImports(source: ts.SourceFile, ts: TypeScript): number {
  return (
    source.statements
      .filter((statement) => ts.isImportDeclaration(statement))
      .at(-1)
      ?.getEnd() ?? 0
  );
}

function apply(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((a, b) => b.start - a.start);
  return sorted.reduce((all, { start, end, text: own }) => all.slice(0, start) + own + all.slice(end), text);
}

/** What has to change in a test file. */
class TestFileReader {
  readonly imports: ImportRewriter;
  readonly required: Insertion[] = [];
  readonly frameworks = new Set<string>();
  readonly called = new Set<string>();

  constructor(private readonly ts: TypeScript) {
    this.imports = new ImportRewriter(ts);
  }

  visit(node: ts.Node): void {
    if (this.ts.isImportDeclaration(node)) this.imports.visit(node);
    if (this.ts.isCallExpression(node)) this.visitCall(node);
    node.forEachChild((child) => this.visit(child));
  }

  private visitCall(node: ts.CallExpression): void {
    const { ts } = this;
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
    const framework = isRequire ? frameworkOf(node.arguments[0], ts) : undefined;
    if (framework !== undefined) {
      this.frameworks.add(framework);
      const text = `$heal.wrapModule('${framework}', ${node.getText()})`;
      this.required.push({ start: node.getStart(), end: node.getEnd(), text });
    }
    let root: ts.Expression = node.expression;
    while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root) || ts.isTaggedTemplateExpression(root))
      root = ts.isTaggedTemplateExpression(root) ? root.tag : root.expression;
    if (ts.isIdentifier(root) && GLOBALS.has(root.text)) this.called.add(root.text);
  }
}

function createLoader(asModule: boolean, file: string, runtime: string): string {
  const open = `(${JSON.stringify(runtime)}).openFile(${JSON.stringify(file)});`;
  return asModule
    ? `import { createRequire as $healRequire } from 'node:module'; const $heal = $healRequire('/')${open}`
    : `const $heal = require${open}`;
}

/**
 * Puts the action's `runtime/test-multiplier.cjs` between a test file and its framework: vitest, jest, mocha, node:test,
 * tape, tap and uvu, imported, required or global.
 * @param file - how its tests are named
 * @param runtime - absolute
 * @returns `undefined` where the file registers no test
 */
export function rewriteTests(ts: TypeScript, file: string, text: string, runtime: string): RewrittenTests | undefined {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const reader = new TestFileReader(ts);
  reader.visit(source);
  const { imports, required, called } = reader;
  const declared = collectDeclared(source, ts);
  const globals = [...called].filter((name) => !declared.has(name));
  if (required.length + imports.insertions.length + globals.length === 0) return undefined;
  const own = globals.map((name) => `var ${name} = $heal.wrapGlobal('${name}');`);
  const [top, behind] = [findTop(source, ts), findBehindImports(source, ts)];
  const rewritten = apply(text, [
    ...required,
    ...imports.insertions,
    ...(imports.declarations.length === 0
      ? []
      : [{ start: behind, end: behind, text: `;${imports.declarations.join(' ')}` }]),
    { start: top, end: top, text: `;${createLoader(isModule(source, ts), file, runtime)} ${own.join(' ')} ` },
  ]);
  const frameworks = [...imports.frameworks, ...reader.frameworks];
  return {
    text: /\.[cm]?tsx?$/.test(file) ? `// @ts-nocheck\n${rewritten}` : rewritten,
    runsByItself: /\.[cm]?js$/.test(file) && globals.length === 0 && frameworks.every((name) => SELF_RUNNING.has(name)),
  };
}
