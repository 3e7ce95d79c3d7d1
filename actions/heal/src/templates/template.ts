import type ts from 'typescript';

import type { TemplateName } from '../propose/priors';
import type { TypeScript } from '../typescript/load-typescript';

import { parenthesize } from './parenthesize';

/** One edit of one expression. */
export interface Change {
  readonly template: TemplateName;
  /** Offsets into the file's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text before it is written out, where that costs something. */
  readonly meant?: string;
  /** 0 to 1: how well the template fits here, beside its prior. */
  readonly fit: number;
}

/** What other files can give. */
export interface Donors {
  /** Tracked files, relative to the tree. */
  readonly files: readonly string[];
  /** String literals of the sources. */
  readonly strings: ReadonlySet<string>;
  /** Texts that the tests name. */
  readonly tested?: ReadonlySet<string>;
}

/** A file that templates look at. */
export interface Site {
  readonly ts: TypeScript;
  readonly source: ts.SourceFile;
  /** Relative to the tree. */
  readonly file: string;
  readonly checker: ts.TypeChecker | undefined;
  readonly donors: Donors;
  /** A compiler complains here: conversions between types may be what is missing. */
  readonly hasTypeError: boolean;
}

/** A kind of edit: what it would change about one node, if anything. */
export type Template = (node: ts.Node, site: Site) => Iterable<Change>;

/** A node's text as it stands. */
export function textOf(node: ts.Node, { source }: Site): string {
  return source.text.slice(node.getStart(source), node.getEnd());
}

/** Most changes are dropped by their likelihood alone: how they are written is worked out when somebody asks. */
class Replacement implements Change {
  private written: string | undefined;

  constructor(
    private readonly node: ts.Node,
    private readonly site: Site,
    readonly meant: string,
    readonly template: TemplateName,
    readonly fit: number,
  ) {}

  get start(): number {
    return this.node.getStart(this.site.source);
  }

  get end(): number {
    return this.node.getEnd();
  }

  get text(): string {
    return (this.written ??= parenthesize(this.node, this.meant, this.site.ts));
  }
}

/** A change of a whole node. */
export function replace(node: ts.Node, site: Site, text: string, template: TemplateName, fit = 1): Change {
  return new Replacement(node, site, text, template, fit);
}

/** A binary expression's text with another operator. */
export function withOperator(node: ts.BinaryExpression, site: Site, operator: string): string {
  const { source } = site;
  const { operatorToken } = node;
  return (
    source.text.slice(node.getStart(source), operatorToken.getStart(source)) +
    operator +
    source.text.slice(operatorToken.getEnd(), node.getEnd())
  );
}

/** Whether an expression is a number: by its type, else by its form; `undefined` where neither tells. */
export function isNumber(node: ts.Expression, { ts, checker }: Site): boolean | undefined {
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isFunctionLike(node)) return false;
  const type = checker?.getNonNullableType(checker.getTypeAtLocation(node));
  if (type === undefined || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return undefined;
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(({ flags }) => (flags & ts.TypeFlags.NumberLike) !== 0);
}

/** Whether an expression can stand beside any operator without parentheses. */
export function isAtomic(node: ts.Node, { ts }: Site): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isLiteralExpression(node) ||
    ts.isNonNullExpression(node) ||
    node.kind === ts.SyntaxKind.ThisKeyword
  );
}
