import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

import type { Statement } from './statements';
import { isCounted, isCountedBody, isDirective, isListed } from './statements';

const ACTIVE = 'globalThis.$healActive';
/** The second of two choices at once. */
const ALSO = 'globalThis.$healAlso';

/** What a file is to be written with. */
export interface Plan {
  readonly statements: ReadonlyMap<number, Statement>;
  /** What may replace a node: its text, by number. */
  readonly choices: Map<ts.Node, { readonly id: number; readonly text: string }[]>;
  readonly insertions: Map<ts.Node, { readonly id: number; readonly text: string }[]>;
  /** What a function begins with, by the start of its body. */
  readonly probes?: ReadonlyMap<number, string>;
  /** Two choices may be switched on at once. */
  readonly isPaired?: boolean;
}

/** Writes a file with every choice in it. */
export class Printer {
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
    const probe = this.ts.isBlock(node) ? (this.plan.probes?.get(node.getStart(this.source)) ?? '') : '';
    if (this.ts.isBlock(node) && node.statements.length === 0) return `{${probe}${this.printInsertions(node)}}`;
    if (probe !== '') return `{${probe}${this.inner(node).slice(1)}`;
    if (this.ts.isStatement(node) && !this.ts.isBlock(node)) return this.printStatement(node);
    const hit = isCountedBody(node, this.ts) ? this.hitOf(node) : '';
    const own = this.printExpression(node);
    return hit === '' ? own : `(${hit},${own})`;
  }

  private printExpression(node: ts.Node): string {
    const choices = this.plan.choices.get(node);
    const own = this.inner(node);
    if (choices === undefined) return own;
    return `(${choices.map(({ id, text }) => `${this.isOn(id)}?(${text}\n):`).join('')}(${own}))`;
  }

  private isOn(id: number): string {
    return this.plan.isPaired === true ? `(${ACTIVE}===${id}||${ALSO}===${id})` : `${ACTIVE}===${id}`;
  }

  /** Tells that a statement runs; nothing where it is not one that tells. */
  private hitOf(node: ts.Node): string {
    const count = this.plan.statements.get(node.getStart(this.source));
    return count === undefined ? '' : `globalThis.$healHit&&globalThis.$healHit(${count.id})`;
  }

  private printInsertions(node: ts.Node): string {
    const insertions = this.plan.insertions.get(node) ?? [];
    return insertions.map(({ id, text }) => `if(${this.isOn(id)}){${text}\n}`).join('');
  }

  private printStatement(node: ts.Statement): string {
    const { ts } = this;
    const own = this.inner(node);
    const told = isCounted(node, ts) ? this.hitOf(node) : '';
    const hit = told === '' ? '' : `;${told};`;
    const before = this.printInsertions(node);
    const choices = this.plan.choices.get(node) ?? [];
    // Braces keep an expression that begins with a parenthesis from joining the line before.
    const held = ts.isExpressionStatement(node) && !isDirective(node, ts) ? `{${own}}` : own;
    const chosen =
      choices.length === 0
        ? held
        : `${choices.map(({ id, text }) => `if(${this.isOn(id)}){${text}\n}else `).join('')}{${own}\n}`;
    if (hit === '' && before === '') return chosen;
    return isListed(node, ts) ? `${hit}${before}${chosen}` : `{${hit}${before}${chosen}\n}`;
  }
}
