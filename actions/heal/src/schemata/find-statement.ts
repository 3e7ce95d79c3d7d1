import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

import type { Statement } from './statements';

interface Head {
  readonly start: number;
  readonly end: number;
  /** Offset of the first statement of the body. */
  readonly body: number;
}

/** Heads of functions: what stands there, a default say, runs when the body does. */
function listHeads(parsed: ts.SourceFile, { isFunctionLike, isBlock }: TypeScript): Head[] {
  const heads: Head[] = [];
  const visit = (node: ts.Node): void => {
    const { body } = node as { body?: ts.Node };
    const first = body !== undefined && isBlock(body) ? body.statements[0] : body;
    if (isFunctionLike(node) && body !== undefined && first !== undefined)
      heads.push({ start: node.getStart(parsed), end: body.getStart(parsed), body: first.getStart(parsed) });
    node.forEachChild(visit);
  };
  visit(parsed);
  return heads;
}

/** Finds the innermost statement at an offset, by its number. */
export function createStatementFinder(
  ts: TypeScript,
  parsed: ts.SourceFile,
  statements: readonly Statement[],
): (offset: number) => number | undefined {
  const heads = listHeads(parsed, ts);
  const known = new Map<number, number | undefined>();
  const find = (offset: number): number | undefined => {
    // In the order of the text: the last that begins before and ends behind is the innermost.
    let found: number | undefined;
    for (const { id, start, end } of statements) {
      if (start > offset) break;
      if (end >= offset) found = id;
    }
    return found;
  };
  return (offset) => {
    if (known.has(offset)) return known.get(offset);
    const head = heads.findLast(({ start, end }) => start <= offset && offset < end);
    const found = find(head?.body ?? offset);
    known.set(offset, found);
    return found;
  };
}
