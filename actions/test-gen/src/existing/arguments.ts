import type { Code } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

import type { Candidate } from './candidates';
import { listTypeValues } from './type-values';

/** How many ways to call one function are tried. */
const MOST_CASES = 300;

/** What a function's own code says of where its behaviour changes, as source text. */
export interface Landmarks {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

function isLiteralUse(code: Code, node: ts.Node): boolean {
  // What an error says is no value that anything is compared with.
  for (let above: ts.Node = node.parent; !code.ts.isStatement(above); above = above.parent)
    if (code.ts.isNewExpression(above) || code.ts.isTypeNode(above)) return false;
  return true;
}

/** Literals of a function and of the constants of its module, numbers with their neighbours. */
export function findLandmarks(code: Code, { node, file }: Candidate): Landmarks {
  const { ts: typescript } = code;
  const numbers = new Set<number>();
  const texts = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (typescript.isNumericLiteral(inner)) numbers.add(Number(inner.text));
    if (typescript.isStringLiteralLike(inner) && isLiteralUse(code, inner)) texts.add(inner.text);
    typescript.forEachChild(inner, visit);
  };
  if (node.body !== undefined) visit(node.body);
  for (const statement of code.files.get(file)?.statements ?? [])
    if (typescript.isVariableStatement(statement))
      for (const { initializer } of statement.declarationList.declarations)
        if (initializer !== undefined && typescript.isNumericLiteral(initializer))
          numbers.add(Number(initializer.text));
  const around = [...numbers].slice(0, 12).flatMap((number) => [number - 1, number, number + 1]);
  return {
    numbers: [...new Set([...around, 0, 1, -1, 2.5, 1000])].map(String),
    texts: [...new Set([...[...texts].slice(0, 12), '', 'a', 'Some text'])].map((text) => JSON.stringify(text)),
  };
}

function* combine(values: readonly (readonly string[])[]): Generator<readonly string[]> {
  const [first, ...rest] = values;
  if (first === undefined) yield [];
  else for (const value of first) for (const tail of combine(rest)) yield [value, ...tail];
}

/** Every value of each argument with two choices of the others: what is left of all combinations where they are too many. */
function* vary(values: readonly (readonly string[])[]): Generator<readonly string[]> {
  for (const choose of [(list: readonly string[]) => list[0] ?? '', (list: readonly string[]) => list.at(-1) ?? '']) {
    const base = values.map(choose);
    for (const [index, list] of values.entries())
      for (const value of list) yield base.map((own, place) => (place === index ? value : own));
  }
}

/**
 * Arguments to try on a function, as source text: boundary values by its types, and its literals.
 * @returns a reason where the type of an argument is not known
 */
export function listArguments(code: Code, candidate: Candidate): readonly string[] | { readonly reason: string } {
  const landmarks = findLandmarks(code, candidate);
  const values: (readonly string[])[] = [];
  for (const parameter of candidate.node.parameters) {
    const list = listTypeValues(code, parameter, landmarks);
    if (list === undefined) return { reason: `the type of ${parameter.name.getText()} says nothing of its values` };
    values.push(list);
  }
  const size = values.reduce((product, list) => product * list.length, 1);
  const all = size <= MOST_CASES ? combine(values) : vary(values);
  const cases = new Set<string>();
  for (const one of all) {
    if (cases.size >= MOST_CASES) break;
    const last = one.findLastIndex((value) => value !== 'undefined');
    cases.add(one.slice(0, last + 1).join(', '));
  }
  return [...cases];
}
