import type ts from 'typescript';

import { ALL_TEMPLATES } from './all-templates';
import type { Change, Site } from './template';

/** A change and how suspect its place is. */
export interface PlacedChange extends Change {
  /** 0 to 1. */
  readonly suspicion: number;
  /** From 1. */
  readonly line: number;
  /** What is replaced. */
  readonly before: string;
}

function lineOf(node: ts.Node, { source }: Site): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Coverage knows a statement by its first line; what stands on the others belongs to it. */
function suspicionOf(node: ts.Node, site: Site, lines: ReadonlyMap<number, number>): number {
  const { ts } = site;
  for (let current = node; !ts.isSourceFile(current); current = current.parent) {
    const known = lines.get(lineOf(current, site));
    if (known !== undefined) return known;
    if (ts.isStatement(current) || ts.isFunctionLike(current)) return 0;
  }
  return 0;
}

/** Every single edit of a file at its suspect lines, in the order of the text. */
export function collectChanges(site: Site, lines: ReadonlyMap<number, number>): PlacedChange[] {
  const { ts, source } = site;
  const found: PlacedChange[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    const suspicion = suspicionOf(node, site, lines);
    if (suspicion > 0) {
      for (const template of ALL_TEMPLATES) {
        for (const change of template(node, site))
          found.push({
            ...change,
            suspicion,
            line: lineOf(node, site),
            before: source.text.slice(change.start, change.end),
          });
      }
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found.filter(({ before, text }) => before !== text);
}
