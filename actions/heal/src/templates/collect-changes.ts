import type ts from 'typescript';

import { ALL_TEMPLATES } from './all-templates';
import type { Change, Site, Template } from './template';

/** A change and how suspect its place is. */
export interface PlacedChange extends Change {
  /** 0 to 1. */
  readonly suspicion: number;
  /** From 1. */
  readonly line: number;
  /** The smallest piece of code around the change that a person can read. */
  readonly shown: { readonly before: string; readonly after: string };
}

const SHOWN_LENGTH = 60;

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

function show(node: ts.Node, { start, end, text }: Change, { ts, source }: Site): PlacedChange['shown'] {
  let shown = node;
  for (let { parent } = node; ts.isExpression(parent) && parent.getWidth(source) <= SHOWN_LENGTH; { parent } = parent)
    shown = parent;
  const [from, to] = [Math.min(start, shown.getStart(source)), Math.max(end, shown.getEnd())];
  return {
    before: source.text.slice(from, to),
    after: source.text.slice(from, start) + text + source.text.slice(end, to),
  };
}

/** Every single edit of a file at its suspect lines, in the order of the text. */
export function collectChanges(
  site: Site,
  lines: ReadonlyMap<number, number>,
  templates: readonly Template[] = ALL_TEMPLATES,
): PlacedChange[] {
  const { ts, source } = site;
  const found: PlacedChange[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    const suspicion = suspicionOf(node, site, lines);
    if (suspicion > 0) {
      for (const template of templates) {
        for (const change of template(node, site))
          found.push({ ...change, suspicion, line: lineOf(node, site), shown: show(node, change, site) });
      }
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found.filter(({ shown: { before, after } }) => before !== after);
}
