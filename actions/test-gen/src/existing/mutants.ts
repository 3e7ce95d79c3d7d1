import type { Code } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

import type { Candidate } from './candidates';

/** A small change of a function, which tests worth their name notice. */
export interface Mutant {
  readonly file: string;
  /** The function that it is in. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** `> becomes >=`. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
};

function mutate({ ts: typescript }: Code, node: ts.Node): readonly [ts.Node, string] | undefined {
  if (typescript.isBinaryExpression(node)) {
    const changed = OPERATORS[node.operatorToken.getText()];
    return changed === undefined ? undefined : [node.operatorToken, changed];
  }
  if (typescript.isNumericLiteral(node)) return [node, String(Number(node.text) + 1)];
  if (node.kind === typescript.SyntaxKind.TrueKeyword) return [node, 'false'];
  if (node.kind === typescript.SyntaxKind.FalseKeyword) return [node, 'true'];
  if (typescript.isStringLiteral(node) && node.text !== '') return [node, "''"];
  if (typescript.isIfStatement(node)) return [node.expression, `!(${node.expression.getText()})`];
  if (typescript.isConditionalExpression(node)) return [node.condition, `!(${node.condition.getText()})`];
  return undefined;
}

/** All mutants of a function, in the order in which they stand. */
export function listMutants(code: Code, { node, file, name }: Candidate): Mutant[] {
  const { ts: typescript } = code;
  const mutants: Mutant[] = [];
  const visit = (inner: ts.Node): void => {
    if (typescript.isTypeNode(inner)) return;
    const change = mutate(code, inner);
    if (change !== undefined) {
      const [place, text] = change;
      const start = place.getStart();
      const line = place.getSourceFile().getLineAndCharacterOfPosition(start).line + 1;
      const what = `${place.getText().slice(0, 60)} becomes ${text.slice(0, 60)}`;
      mutants.push({ file, name, line, what, start, end: place.getEnd(), text });
    }
    typescript.forEachChild(inner, visit);
  };
  if (node.body !== undefined) visit(node.body);
  for (const parameter of node.parameters) if (parameter.initializer !== undefined) visit(parameter.initializer);
  return mutants;
}

/** The text of a file with some of its mutants in; they must not overlap. */
export function applyMutants(text: string, mutants: readonly Mutant[]): string {
  return [...mutants]
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text: own }) => changed.slice(0, start) + own + changed.slice(end), text);
}

/** Takes so many of a list, evenly. */
export function sample<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]).filter(
    (item): item is T => item !== undefined,
  );
}
