import type ts from 'typescript';

import { declaredNames, freeNames } from './free-names';
import type { Site } from './template';

/** A piece of a file that may be used again elsewhere in it. */
export interface Piece {
  readonly text: string;
  /** Names that must be in scope where it is put. */
  readonly free: readonly string[];
  /** The function that it was found in, or the file. */
  readonly home: ts.Node;
  /** Offsets at which it stands there. */
  readonly at: number[];
}

/** What a file has to give: the redundancy that repair by donor code lives on (GenProg, ICSE 2009; Barr et al., FSE 2014). */
export interface Inventory {
  /** What decides, and its parts. */
  readonly conditions: readonly Piece[];
  /** Small expressions. */
  readonly expressions: readonly Piece[];
  /** Small statements that are no declarations. */
  readonly statements: readonly Piece[];
  /** `if (…) return …`, and the like. */
  readonly guards: readonly Piece[];
  /** Functions that are called with one argument: `String`, `isArray`. */
  readonly wrappers: readonly Piece[];
  /** What is called with one value for its effect: `list.push`. */
  readonly actions: readonly Piece[];
  /** Properties that can be assigned to. */
  readonly places: readonly Piece[];
  /** Lists, objects, choices and small functions: what an expression may be besides a call, a property or an operation. */
  readonly constructs: readonly Piece[];
  /** `return x;` and `throw x;`. */
  readonly exits: readonly Piece[];
  /** What is called on a value: `.trim()`, `.slice(1)`. */
  readonly methods: readonly Piece[];
  readonly properties: readonly string[];
  /** Keys that stand beside a key in an object or a type. */
  readonly siblings: ReadonlyMap<string, ReadonlySet<string>>;
  readonly numbers: readonly string[];
  readonly strings: readonly string[];
  /** Names that functions and the file declare. */
  readonly scopeOf: (node: ts.Node) => ReadonlySet<string>;
  readonly homeOf: (node: ts.Node) => ts.Node;
}

const LONGEST_EXPRESSION = 60;
const MOST_SIBLINGS = 24;
const LONGEST_STATEMENT = 140;
function isExit(node: ts.Statement, site: Site): boolean {
  const { ts } = site;
  if (ts.isBlock(node))
    return (
      node.statements.length > 0 && node.statements.length <= 2 && node.statements.some((one) => isExit(one, site))
    );
  return ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node) || ts.isThrowStatement(node);
}

function isConstruct(node: ts.Expression, { ts }: Site): boolean {
  return (
    (ts.isArrayLiteralExpression(node) && node.elements.length > 0) ||
    (ts.isObjectLiteralExpression(node) && node.properties.length > 0) ||
    ts.isConditionalExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isPrefixUnaryExpression(node)
  );
}

class Collector {
  readonly conditions = new Map<string, Piece>();
  readonly expressions = new Map<string, Piece>();
  readonly statements = new Map<string, Piece>();
  readonly guards = new Map<string, Piece>();
  readonly wrappers = new Map<string, Piece>();
  readonly methods = new Map<string, Piece>();
  readonly actions = new Map<string, Piece>();
  readonly places = new Map<string, Piece>();
  readonly constructs = new Map<string, Piece>();
  readonly exits = new Map<string, Piece>();
  readonly properties = new Set<string>();
  readonly siblings = new Map<string, Set<string>>();
  readonly numbers = new Set<string>();
  readonly strings = new Set<string>();
  private readonly names = new Map<ts.Node, string[]>();
  private readonly scopes = new Map<ts.Node, Set<string>>();

  constructor(private readonly site: Site) {}

  readonly homeOf = (node: ts.Node): ts.Node => {
    const { ts, source } = this.site;
    return ts.findAncestor(node.parent, (ancestor) => ts.isFunctionLike(ancestor)) ?? source;
  };

  readonly scopeOf = (node: ts.Node): ReadonlySet<string> => {
    const home = this.homeOf(node);
    const known = this.scopes.get(home);
    if (known !== undefined) return known;
    const outer = home === this.site.source ? new Set<string>() : this.scopeOf(home);
    const own = this.names.get(home) ?? declaredNames(home, this.site);
    const scope = new Set([...own, ...outer]);
    this.scopes.set(home, scope);
    return scope;
  };

  private add(pieces: Map<string, Piece>, node: ts.Node, text = this.textOf(node)): void {
    const key = `${text} ${this.homeOf(node).pos}`;
    const known = pieces.get(key);
    if (known !== undefined) known.at.push(node.pos);
    else pieces.set(key, { text, free: freeNames(node, this.site), home: this.homeOf(node), at: [node.pos] });
  }

  private textOf(node: ts.Node): string {
    return this.site.source.text.slice(node.getStart(this.site.source), node.getEnd());
  }

  private addCondition(node: ts.Expression): void {
    const { ts } = this.site;
    if (ts.isParenthesizedExpression(node)) {
      this.addCondition(node.expression);
      return;
    }
    if (node.getWidth(this.site.source) <= LONGEST_STATEMENT) this.add(this.conditions, node);
    if (!ts.isBinaryExpression(node)) return;
    const { kind } = node.operatorToken;
    if (kind !== ts.SyntaxKind.AmpersandAmpersandToken && kind !== ts.SyntaxKind.BarBarToken) return;
    this.addCondition(node.left);
    this.addCondition(node.right);
  }

  visit(node: ts.Node): void {
    const { ts, source } = this.site;
    if (ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node))
      this.addSiblings(node.members);
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isObjectLiteralExpression(node)) this.addSiblings(node.properties);
    if (ts.isIfStatement(node)) this.visitIf(node);
    if (ts.isWhileStatement(node) || ts.isDoStatement(node)) this.addCondition(node.expression);
    if ((ts.isForStatement(node) || ts.isConditionalExpression(node)) && node.condition !== undefined)
      this.addCondition(node.condition);
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) this.addCondition(node);
    }
    const isSmall = node.getWidth(source) <= LONGEST_STATEMENT;
    if (isSmall && (ts.isExpressionStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node)))
      this.add(this.statements, node);
    if (isSmall && (ts.isThrowStatement(node) || ts.isReturnStatement(node))) this.add(this.exits, node);
    if (ts.isExpression(node)) this.visitExpression(node);
    node.forEachChild((child) => this.visit(child));
  }

  private addSiblings(members: readonly { readonly name?: ts.Node | undefined }[]): void {
    const { ts } = this.site;
    const keys = members.flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []));
    if (keys.length > MOST_SIBLINGS) return;
    for (const key of keys) {
      const known = this.siblings.get(key) ?? new Set<string>();
      this.siblings.set(key, known);
      for (const other of keys) if (other !== key) known.add(other);
    }
  }

  private visitIf(node: ts.IfStatement): void {
    this.addCondition(node.expression);
    if (node.elseStatement !== undefined || node.getWidth(this.site.source) > LONGEST_STATEMENT) return;
    this.add(isExit(node.thenStatement, this.site) ? this.guards : this.statements, node);
  }

  private visitExpression(node: ts.Expression): void {
    const { ts, source } = this.site;
    if (ts.isNumericLiteral(node)) this.numbers.add(node.text);
    if (ts.isStringLiteral(node)) this.strings.add(this.textOf(node));
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) this.properties.add(node.name.text);
    if (ts.isCallExpression(node)) this.visitCall(node);
    const isPlace =
      ts.isPropertyAccessExpression(node) && !(ts.isCallExpression(node.parent) && node.parent.expression === node);
    if (isPlace && node.getWidth(source) <= 40) this.add(this.places, node);
    const isValue =
      ts.isCallExpression(node) ||
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      (ts.isBinaryExpression(node) &&
        !node.operatorToken
          .getText(source)
          .replace(/^[=!]==?$|^[<>]=$/, '')
          .endsWith('='));
    const isShort = node.getWidth(source) <= LONGEST_EXPRESSION;
    if (isValue && isShort) this.add(this.expressions, node);
    if (isShort && isConstruct(node, this.site)) this.add(this.constructs, node);
  }

  private visitCall(node: ts.CallExpression): void {
    const { ts, source } = this.site;
    const [only, ...more] = node.arguments;
    const callee = node.expression;
    if (only !== undefined && more.length === 0 && callee.getWidth(source) <= 40 && !ts.isFunctionLike(callee))
      this.add(this.wrappers, callee);
    if (ts.isExpressionStatement(node.parent) && node.arguments.length > 0) this.add(this.actions, callee);
    if (!ts.isPropertyAccessExpression(callee)) return;
    const text = source.text.slice(callee.expression.getEnd(), node.getEnd());
    if (text.length > 40 || node.arguments.some((argument) => ts.isFunctionLike(argument))) return;
    const free = node.arguments.flatMap((argument) => freeNames(argument, this.site));
    const home = this.homeOf(node);
    const known = this.methods.get(text);
    if (known !== undefined) known.at.push(node.pos);
    else this.methods.set(text, { text, free, home, at: [node.pos] });
  }
}

const inventories = new WeakMap<ts.SourceFile, Inventory>();

/** What a file has to give, worked out once. */
export function takeInventory(site: Site): Inventory {
  const known = inventories.get(site.source);
  if (known !== undefined) return known;
  const collector = new Collector(site);
  collector.visit(site.source);
  const { scopeOf, homeOf, properties, siblings, numbers, strings } = collector;
  const inventory: Inventory = {
    conditions: [...collector.conditions.values()],
    expressions: [...collector.expressions.values()],
    statements: [...collector.statements.values()],
    guards: [...collector.guards.values()],
    wrappers: [...collector.wrappers.values()],
    methods: [...collector.methods.values()],
    actions: [...collector.actions.values()],
    places: [...collector.places.values()],
    constructs: [...collector.constructs.values()],
    exits: [...collector.exits.values()],
    properties: [...properties],
    siblings,
    numbers: [...numbers],
    strings: [...strings],
    scopeOf,
    homeOf,
  };
  inventories.set(site.source, inventory);
  return inventory;
}
