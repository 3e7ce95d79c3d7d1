import type { Code } from '@orchestrate/kit/source-code/code';
import type { FunctionNode } from '@orchestrate/kit/source-code/evaluate';
import type ts from 'typescript';

import { findStatus } from './statuses';

/** What a handler shows of its operation. */
export interface HandlerFacts {
  readonly query: readonly string[];
  readonly readsBody: boolean;
  /** Statuses that it writes out. */
  readonly statuses: readonly number[];
}

const STATUS_FIRST = /\.(?:status|code|sendStatus|writeHead)$|(?:^|\.)HTTPException$/;
const STATUS_SECOND = /\.(?:json|text|html|body|newResponse|redirect)$/;
const ANSWERS = /\.(?:json|text|html|body|send|end|render)$/;
const READS_BODY = /\.req\.(?:json|parseBody|formData|arrayBuffer|text|blob)$/;

function readStatus(code: Code, node: ts.Expression | undefined): number | undefined {
  const status = node === undefined ? 0 : Number(findStatus(node, code) ?? 0);
  return status >= 200 && status <= 599 ? status : undefined;
}

/** Gathers what one handler shows. */
class HandlerReader {
  readonly query = new Set<string>();
  readonly statuses = new Set<number>();
  readsBody = false;
  private answers = false;

  constructor(
    private readonly code: Code,
    private readonly request: string,
  ) {}

  read(node: ts.Node): void {
    const { ts: typescript } = this.code;
    if (typescript.isCallExpression(node) || typescript.isNewExpression(node)) this.readCall(node);
    if (typescript.isPropertyAccessExpression(node)) this.readAccess(node);
    if (typescript.isVariableDeclaration(node)) this.readDestructured(node);
    typescript.forEachChild(node, (child) => this.read(child));
  }

  listStatuses(): number[] {
    const hasSuccess = [...this.statuses].some((status) => status < 400);
    // A success that is not written out is 200, in each of the frameworks.
    const all = hasSuccess || (!this.answers && this.statuses.size > 0) ? this.statuses : this.statuses.add(200);
    return [...all].sort((a, b) => a - b);
  }

  private readCall(node: ts.CallExpression | ts.NewExpression): void {
    const callee = node.expression.getText();
    const [first, second] = node.arguments ?? [];
    const isRedirect = callee.endsWith('.redirect');
    const [leading, following] = [readStatus(this.code, first), readStatus(this.code, second)];
    const status = STATUS_FIRST.test(callee) ? leading : STATUS_SECOND.test(callee) ? following : undefined;
    if (status !== undefined) this.statuses.add(status);
    else if (isRedirect) this.statuses.add(leading ?? 302);
    else if (ANSWERS.test(callee) && !/\.(?:status|code)\(\d+\)/.test(callee)) this.answers = true;
    if (READS_BODY.test(callee)) this.readsBody = true;
    const isQuery = callee === `${this.request}.req.query`;
    if (isQuery && first !== undefined && this.code.ts.isStringLiteralLike(first)) this.query.add(first.text);
  }

  private readAccess(node: ts.PropertyAccessExpression): void {
    const owner = node.expression.getText();
    if (owner === `${this.request}.query`) this.query.add(node.name.text);
    if (owner === this.request && node.name.text === 'body') this.readsBody = true;
  }

  private readDestructured({ name, initializer }: ts.VariableDeclaration): void {
    const { ts: typescript } = this.code;
    if (initializer?.getText() !== `${this.request}.query` || !typescript.isObjectBindingPattern(name)) return;
    for (const element of name.elements) this.query.add((element.propertyName ?? element.name).getText());
  }
}

/** Reads what the handlers of one operation show; what they call is not followed. */
export function readHandlers(code: Code, handlers: readonly FunctionNode[]): HandlerFacts {
  const facts = handlers.map((handler) => {
    const reader = new HandlerReader(code, handler.parameters[0]?.name.getText() ?? '');
    if (handler.body !== undefined) reader.read(handler.body);
    return { query: [...reader.query], readsBody: reader.readsBody, statuses: reader.listStatuses() };
  });
  const last = facts.at(-1);
  // Those before the last one are middleware: what they answer is one of the answers, and they need not answer at all.
  const early = facts.slice(0, -1).flatMap(({ statuses }) => statuses.filter((status) => status >= 400));
  return {
    query: [...new Set(facts.flatMap(({ query }) => query))],
    readsBody: facts.some(({ readsBody }) => readsBody),
    statuses: [...new Set([...(last?.statuses ?? [200]), ...early])].sort((a, b) => a - b),
  };
}
