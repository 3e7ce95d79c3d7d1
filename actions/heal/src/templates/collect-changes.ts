import type ts from 'typescript';

import type { TemplateName } from '../propose/priors';
import { PRIORS } from '../propose/priors';

import { ALL_TEMPLATES } from './all-templates';
import type { Change, Site, Template } from './template';
import { boostOf, listUnreadNames } from './unread-names';

const SHOWN_LENGTH = 60;
/** What a name that nobody reads can make of a change: no more than a good template does. */
const MOST_BOOSTED = 0.85;

/** A change and how suspect its place is. */
export class PlacedChange {
  /** Suspicion × prior × fit, more where it reads what nobody reads. */
  readonly likelihood: number;

  constructor(
    private readonly change: Change,
    private readonly node: ts.Node,
    private readonly site: Site,
    /** 0 to 1. */
    readonly suspicion: number,
  ) {
    const plain = PRIORS[change.template].prior * change.fit;
    const boost = boostOf(change.meant ?? change.text, listUnreadNames(site));
    this.likelihood = suspicion * Math.min(Math.max(plain, MOST_BOOSTED), plain * boost);
  }

  get template(): TemplateName {
    return this.change.template;
  }

  get start(): number {
    return this.change.start;
  }

  get end(): number {
    return this.change.end;
  }

  get text(): string {
    return this.change.text;
  }

  /** The text before parentheses, which costs nothing to ask for. */
  get meant(): string {
    return this.change.meant ?? this.change.text;
  }

  /** From 1. */
  get line(): number {
    return lineOf(this.node, this.site);
  }

  /** Whether it leaves everything as it is. */
  get isEmpty(): boolean {
    return this.site.source.text.slice(this.start, this.end) === this.text;
  }

  /** The smallest piece of code around the change that a person can read. */
  get shown(): { readonly before: string; readonly after: string } {
    return show(this.node, this.change, this.site);
  }
}

function lineOf(node: ts.Node, { source }: Site): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Whether a statement is known by the one around it: `else if`, and a block in braces. */
function isKnownByParent(node: ts.Node, { ts }: Site): boolean {
  const { parent } = node;
  if (ts.isBlock(node)) return !ts.isFunctionLike(parent);
  return ts.isIfStatement(node) && ts.isIfStatement(parent) && parent.elseStatement === node;
}

/** The head of a function runs when its body does. */
function suspicionOfBody(node: ts.Node, site: Site, lines: ReadonlyMap<number, number>): number {
  const { body } = node as { body?: ts.Node };
  if (body === undefined) return 0;
  const first = site.ts.isBlock(body) ? body.statements[0] : body;
  return first === undefined ? 0 : (lines.get(lineOf(first, site)) ?? 0);
}

/** Coverage knows a statement by its first line; what stands on the others belongs to it. */
function suspicionOf(node: ts.Node, site: Site, lines: ReadonlyMap<number, number>): number {
  const { ts } = site;
  for (let current = node; !ts.isSourceFile(current); current = current.parent) {
    const known = lines.get(lineOf(current, site));
    if (known !== undefined) return known;
    if (ts.isFunctionLike(current)) return suspicionOfBody(current, site, lines);
    if (ts.isStatement(current) && !isKnownByParent(current, site)) return 0;
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

/** Every single edit of a file at its suspect lines, in the order of the text; some may leave it as it is. */
export function* eachChange(
  site: Site,
  lines: ReadonlyMap<number, number>,
  templates: readonly Template[],
): Generator<PlacedChange> {
  const { ts, source } = site;
  const waiting: ts.Node[] = [source];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) continue;
    const suspicion = suspicionOf(node, site, lines);
    if (suspicion > 0)
      for (const template of templates)
        for (const change of template(node, site)) yield new PlacedChange(change, node, site, suspicion);
    const children: ts.Node[] = [];
    node.forEachChild((child) => void children.push(child));
    waiting.push(...children.reverse());
  }
}

/** Every single edit of a file at its suspect lines that changes something. */
export function collectChanges(
  site: Site,
  lines: ReadonlyMap<number, number>,
  templates: readonly Template[] = ALL_TEMPLATES,
): PlacedChange[] {
  return [...eachChange(site, lines, templates)].filter(({ isEmpty }) => !isEmpty);
}
