import { Script } from 'node:vm';

import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** A change of a file by offsets into its text, and the number that switches it on. */
export interface Alternative {
  /** From 1. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A statement that tells when it runs. */
export interface Statement {
  /** Unique over all files. */
  readonly id: number;
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function isDeclaration(node: ts.Statement, ts: TypeScript): boolean {
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

function isDirective(node: ts.Statement, ts: TypeScript): boolean {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
}

/** Whether a statement is one of a list, so that another may stand before it. */
function isListed(node: ts.Statement, ts: TypeScript): boolean {
  const { parent } = node;
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent) || ts.isModuleBlock(parent);
}

/** Whether a statement tells when it runs. */
function isCounted(node: ts.Node, ts: TypeScript): node is ts.Statement {
  if (!ts.isStatement(node) || ts.isBlock(node) || isDeclaration(node, ts) || isDirective(node, ts)) return false;
  return (
    !ts.isLabeledStatement(node.parent) &&
    !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node && ts.isIfStatement(node))
  );
}

/** The statements of a file that tell when they run, in the order of the text. */
export function listStatements(ts: TypeScript, source: ts.SourceFile, firstId: number): Statement[] {
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (isCounted(node, ts)) {
      const start = node.getStart(source);
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ id: firstId + found.length, line, start, end: node.getEnd() });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const LEFT_OPERATORS = /^(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=$/;

/** Whether an expression can be put in parentheses with a choice around it, and mean the same. */
function isSwitchable(node: ts.Node, ts: TypeScript): node is ts.Expression {
  if (!ts.isExpression(node) || ts.isOmittedExpression(node) || ts.isSpreadElement(node)) return false;
  const { parent } = node;
  if (ts.isTypeNode(node) || node.kind === ts.SyntaxKind.SuperKeyword || ts.isJsxAttributes(node)) return false;
  if (ts.isJsxElement(parent) || ts.isJsxFragment(parent) || ts.isJsxOpeningLikeElement(parent)) return false;
  if (ts.isIdentifier(node)) {
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
    if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent) || ts.isLabeledStatement(parent))
      return false;
    if (ts.isBreakOrContinueStatement(parent) || (ts.isBindingElement(parent) && parent.initializer !== node))
      return false;
    if ((parent as { name?: ts.Node }).name === node) return false;
  }
  if (
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  )
    return false;
  // Left of an assignment, and what is counted up or deleted, is a place and no value.
  if (ts.isBinaryExpression(parent) && parent.left === node && LEFT_OPERATORS.test(parent.operatorToken.getText()))
    return false;
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent) || ts.isTypeOfExpression(parent))
    return false;
  if (
    ts.isPrefixUnaryExpression(parent) &&
    (parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken)
  )
    return false;
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.expression === node;
  // A method called in parentheses loses its object, and a chain its short cut.
  if (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isTaggedTemplateExpression(parent)) &&
    !isArgument(node, parent, ts)
  )
    return false;
  const isOwner =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === node;
  if (isOwner && (ts.isOptionalChain(node) || ts.isOptionalChain(parent))) return false;
  if (ts.isNonNullExpression(parent) || ts.isExpressionWithTypeArguments(parent) || ts.isDecorator(parent))
    return false;
  if (ts.isJsxAttribute(parent)) return false;
  if (
    ts.isEnumMember(parent) ||
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isExternalModuleReference(parent)
  )
    return false;
  if (ts.isExpressionStatement(parent) && isDirective(parent, ts)) return false;
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) return !isPattern(node, ts);
  return true;
}

function isArgument(
  node: ts.Expression,
  parent: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
  ts: TypeScript,
): boolean {
  return !ts.isTaggedTemplateExpression(parent) && parent.arguments?.includes(node) === true;
}

/** Whether a literal stands for places to assign to. */
function isPattern(node: ts.Node, ts: TypeScript): boolean {
  for (let current = node; !ts.isStatement(current); current = current.parent) {
    const { parent } = current;
    if (
      ts.isBinaryExpression(parent) &&
      parent.left === current &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    )
      return true;
    if ((ts.isForInStatement(parent) || ts.isForOfStatement(parent)) && parent.initializer === current) return true;
    if (
      !ts.isArrayLiteralExpression(parent) &&
      !ts.isObjectLiteralExpression(parent) &&
      !ts.isPropertyAssignment(parent)
    )
      return false;
  }
  return false;
}

function isReplaceable(node: ts.Node, ts: TypeScript): node is ts.Statement {
  return (
    ts.isStatement(node) &&
    !ts.isBlock(node) &&
    !isDeclaration(node, ts) &&
    !ts.isVariableStatement(node) &&
    !isDirective(node, ts) &&
    !ts.isLabeledStatement(node.parent) &&
    !ts.isLabeledStatement(node)
  );
}

/** The smallest piece around a change that can be switched. */
function findHost(source: ts.SourceFile, { start, end }: Alternative, ts: TypeScript): ts.Node | undefined {
  let host: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.getEnd() < end) return;
    if (isSwitchable(node, ts) || isReplaceable(node, ts)) host = node;
    node.forEachChild(visit);
  };
  visit(source);
  return host;
}

/** Statement before which something is inserted, where that is all a change does. */
function findInsertion(source: ts.SourceFile, { start, end }: Alternative, ts: TypeScript): ts.Statement | undefined {
  if (start !== end) return undefined;
  let found: ts.Statement | undefined;
  // An empty block is found by the place behind its brace.
  const visit = (node: ts.Node): void => {
    if (node.pos > start || node.end < end) return;
    if (ts.isBlock(node) && node.statements.length === 0 && node.getStart(source) + 1 === start) found ??= node;
    if (ts.isStatement(node) && !ts.isBlock(node) && isListed(node, ts) && node.getStart(source) === start)
      found ??= node;
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** As new as the engine: only what is not JavaScript goes. */
const TRANSPILED = { target: 99, module: 99, jsx: 2 } as const;

const ACTIVE = 'globalThis.$healActive';

interface Plan {
  readonly statements: ReadonlyMap<number, Statement>;
  /** What may replace a node: its text, by number. */
  readonly choices: Map<ts.Node, { readonly id: number; readonly text: string }[]>;
  readonly insertions: Map<ts.Node, { readonly id: number; readonly text: string }[]>;
}

class Printer {
  constructor(
    private readonly ts: TypeScript,
    private readonly source: ts.SourceFile,
    private readonly plan: Plan,
  ) {}

  /** A node's text with everything inside it rewritten. */
  private inner(node: ts.Node): string {
    const { text } = this.source;
    let [at, out] = [node.getStart(this.source), ''];
    node.forEachChild((child) => {
      const start = child.getStart(this.source);
      if (start < at) return;
      out += text.slice(at, start) + this.print(child);
      at = child.getEnd();
    });
    return out + text.slice(at, node.getEnd());
  }

  print(node: ts.Node): string {
    if (this.ts.isTypeNode(node) && !this.ts.isExpressionWithTypeArguments(node)) return this.inner(node);
    if (this.ts.isBlock(node) && node.statements.length === 0) return `{${this.printInsertions(node)}}`;
    if (this.ts.isStatement(node) && !this.ts.isBlock(node)) return this.printStatement(node);
    const choices = this.plan.choices.get(node);
    const own = this.inner(node);
    if (choices === undefined) return own;
    return `(${choices.map(({ id, text }) => `${ACTIVE}===${id}?(${text}\n):`).join('')}(${own}))`;
  }

  private printInsertions(node: ts.Node): string {
    const insertions = this.plan.insertions.get(node) ?? [];
    return insertions.map(({ id, text }) => `if(${ACTIVE}===${id}){${text}\n}`).join('');
  }

  private printStatement(node: ts.Statement): string {
    const { ts } = this;
    const own = this.inner(node);
    const count = this.plan.statements.get(node.getStart(this.source));
    const isPlain = !isCounted(node, ts);
    const hit = isPlain || count === undefined ? '' : `;globalThis.$healHit&&globalThis.$healHit(${count.id});`;
    const before = this.printInsertions(node);
    const choices = this.plan.choices.get(node) ?? [];
    // Braces keep an expression that begins with a parenthesis from joining the line before.
    const held = ts.isExpressionStatement(node) && !isDirective(node, ts) ? `{${own}}` : own;
    const chosen =
      choices.length === 0
        ? held
        : `${choices.map(({ id, text }) => `if(${ACTIVE}===${id}){${text}\n}else `).join('')}{${own}\n}`;
    if (hit === '' && before === '') return chosen;
    return isListed(node, ts) ? `${hit}${before}${chosen}` : `{${hit}${before}${chosen}\n}`;
  }
}

/** A file in which every alternative is present and none is switched on, and whose statements tell when they run. */
export interface Metamutant {
  readonly text: string;
  /** Alternatives that have no place to be switched at, or would break the file's syntax. */
  readonly dropped: readonly number[];
}

/** Whether a text can stand where an expression or a statement does, for the compiler and for the engine. */
function isSound(ts: TypeScript, text: string, isStatement: boolean, file: string): boolean {
  const wrapped = isStatement
    ? `async function* f(){for(;;){switch(0){default:{${text}\n}}}}`
    : `async function* f(){return (${text}\n)}`;
  const isTyped = /\.[cm]?tsx?$/.test(file);
  const parsed = ts.createSourceFile(file, wrapped, ts.ScriptTarget.Latest, false) as ts.SourceFile & {
    parseDiagnostics?: readonly unknown[];
  };
  if ((parsed.parseDiagnostics?.length ?? 0) > 0) return false;
  try {
    const script = isTyped || file.endsWith('x') ? ts.transpile(wrapped, TRANSPILED, file) : wrapped;
    return new Script(`'use strict';${script}`) instanceof Script;
  } catch {
    return false;
  }
}

/** Whether the engine takes a file as it is written. */
function compiles(ts: TypeScript, file: string, text: string): boolean {
  try {
    const isPlain = /\.c?js$/.test(file) && !/^\s*(?:import|export)\b/m.test(text);
    const script = isPlain ? text.replace(/^#!/, '//') : ts.transpile(text, { ...TRANSPILED, module: 1 }, file);
    return new Script(`(async function(exports,require,module){${script}\n})`) instanceof Script;
  } catch {
    return false;
  }
}

/** Finds a place for each alternative; those without one are left over. */
function plan(ts: TypeScript, source: ts.SourceFile, alternatives: readonly Alternative[]): Placement[] {
  const { text, fileName } = source;
  return alternatives.flatMap((alternative): Placement[] => {
    const before = findInsertion(source, alternative, ts);
    const host = before ?? findHost(source, alternative, ts);
    if (host === undefined) return [];
    const [start, end] = [host.getStart(source), host.getEnd()];
    const whole = text.slice(start, alternative.start) + alternative.text + text.slice(alternative.end, end);
    const own = before === undefined ? whole : alternative.text;
    return isSound(ts, own, ts.isStatement(host), fileName)
      ? [{ id: alternative.id, host, text: own, isInserted: before !== undefined }]
      : [];
  });
}

interface Placement {
  readonly id: number;
  readonly host: ts.Node;
  readonly text: string;
  /** Put before the host instead of taking its place. */
  readonly isInserted: boolean;
}

function print(
  ts: TypeScript,
  source: ts.SourceFile,
  statements: Plan['statements'],
  placements: readonly Placement[],
): string {
  const own: Plan = { statements, choices: new Map(), insertions: new Map() };
  for (const { id, host, text, isInserted } of placements) {
    const target = isInserted ? own.insertions : own.choices;
    target.set(host, [...(target.get(host) ?? []), { id, text }]);
  }
  const printer = new Printer(ts, source, own);
  const { text, fileName } = source;
  let at = source.statements[0]?.getStart(source) ?? 0;
  let out = text.slice(0, at);
  for (const statement of source.statements) {
    out += text.slice(at, statement.getStart(source)) + printer.print(statement);
    at = statement.getEnd();
  }
  out += text.slice(at);
  return /\.[cm]?tsx?$/.test(fileName) ? `// @ts-nocheck\n${out}` : out;
}

/** One placement that the engine refuses would break all others: halves are tried until only those are left out. */
function sift(placements: readonly Placement[], isTaken: (some: readonly Placement[]) => boolean): Placement[] {
  if (placements.length === 0 || isTaken(placements)) return [...placements];
  if (placements.length === 1) return [];
  const middle = Math.ceil(placements.length / 2);
  return [...sift(placements.slice(0, middle), isTaken), ...sift(placements.slice(middle), isTaken)];
}

/**
 * Compiles all changes of a file into one text (mutant schemata: Untch, Offutt and Harrold, ISSTA 1993). The variable
 * `globalThis.$healActive` chooses one; `globalThis.$healHit`, where there is one, is called by every statement.
 */
export function createMetamutant(
  ts: TypeScript,
  file: string,
  text: string,
  statements: readonly Statement[],
  alternatives: readonly Alternative[],
): Metamutant {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const counted = new Map(statements.map((statement) => [statement.start, statement]));
  const write = (some: readonly Placement[]): string => print(ts, source, counted, some);
  const placements = sift(plan(ts, source, alternatives), (some) => compiles(ts, file, write(some)));
  const placed = new Set(placements.map(({ id }) => id));
  return { text: write(placements), dropped: alternatives.map(({ id }) => id).filter((id) => !placed.has(id)) };
}
