import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** A value or a name that stands in a source. */
export interface Fact {
  readonly kind: 'text' | 'number' | 'name' | 'flag';
  readonly text: string;
  readonly line: number;
}

/** Lines that a diff replaces in one file: from this one on, so many. */
export interface Hunk {
  readonly removed: readonly [start: number, count: number];
  readonly added: readonly [start: number, count: number];
}

/** One value or name that a diff replaces by another. */
export interface Rewrite {
  readonly kind: Fact['kind'];
  readonly from: string;
  readonly to: string;
  readonly file: string;
}

/** What one hunk says in place of something else, or adds, or removes; never two of these. */
export interface HunkFacts {
  readonly file: string;
  readonly rewrites: readonly Rewrite[];
  readonly come: readonly Fact[];
  readonly gone: readonly Fact[];
}

const HEAD = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Hunks by file, of `git diff --unified=0 --no-prefix`. Files that come, go or move have none. */
export function parseHunks(diff: string): Map<string, Hunk[]> {
  const found = new Map<string, Hunk[]>();
  const lines = diff.split('\n');
  let [old, now] = ['', ''];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('--- ')) old = line.slice(4).replace(/\t$/, '');
    if (line.startsWith('+++ ')) now = line.slice(4).replace(/\t$/, '');
    const [, oldStart, oldCount = '1', newStart, newCount = '1'] = HEAD.exec(line) ?? [];
    if (oldStart === undefined) continue;
    const hunk: Hunk = { removed: [Number(oldStart), Number(oldCount)], added: [Number(newStart), Number(newCount)] };
    if (old === now) found.set(now, [...(found.get(now) ?? []), hunk]);
    // What the lines of a hunk say is never taken for a head.
    at += hunk.removed[1] + hunk.added[1];
  }
  return found;
}

function isName(node: ts.Node, compiler: TypeScript): boolean {
  if (compiler.isSourceFile(node)) return false;
  const { parent } = node;
  const isNamed =
    compiler.isPropertyAssignment(parent) ||
    compiler.isJsxAttribute(parent) ||
    compiler.isShorthandPropertyAssignment(parent);
  return isNamed && parent.name === node;
}

function readFact(node: ts.Node, compiler: TypeScript): Pick<Fact, 'kind' | 'text'> | undefined {
  const { SyntaxKind } = compiler;
  if (isName(node, compiler))
    return { kind: 'name', text: compiler.isStringLiteral(node) ? node.text : node.getText() };
  if (compiler.isStringLiteral(node) || compiler.isTemplateLiteralToken(node)) return { kind: 'text', text: node.text };
  if (compiler.isJsxText(node)) return { kind: 'text', text: node.text.trim() };
  if (compiler.isNumericLiteral(node)) return { kind: 'number', text: node.text };
  const isFlag = node.kind === SyntaxKind.TrueKeyword || node.kind === SyntaxKind.FalseKeyword;
  return isFlag ? { kind: 'flag', text: node.getText() } : undefined;
}

/** Everything in a source that could show in a recorded value as it stands, in its order. */
export function listFacts(compiler: TypeScript, file: string, text: string): Fact[] {
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  const found: Fact[] = [];
  const visit = (node: ts.Node): void => {
    const fact = readFact(node, compiler);
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (fact !== undefined && fact.text !== '') found.push({ ...fact, line });
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function within(facts: readonly Fact[], [start, count]: Hunk['removed']): Fact[] {
  return facts.filter(({ line }) => line >= start && line < start + count);
}

function without(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  const left = others.map(({ kind, text }) => `${kind} ${text}`);
  return facts.filter(({ kind, text }) => {
    const at = left.indexOf(`${kind} ${text}`);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What the hunks of a file change in values and names. Where it is not plain which became which, nothing is told. */
export function listHunkFacts(
  compiler: TypeScript,
  file: string,
  { before, after, hunks }: { readonly before: string; readonly after: string; readonly hunks: readonly Hunk[] },
): HunkFacts[] {
  const [old, now] = [listFacts(compiler, file, before), listFacts(compiler, file, after)];
  return hunks.map(({ removed, added }): HunkFacts => {
    const [left, right] = [within(old, removed), within(now, added)];
    const [gone, come] = [without(left, right), without(right, left)];
    const isPaired = gone.length === come.length && gone.every(({ kind }, index) => come[index]?.kind === kind);
    if (isPaired) {
      const rewrites = gone.map(({ kind, text }, index) => ({ kind, from: text, to: come[index]?.text ?? '', file }));
      return { file, rewrites, come: [], gone: [] };
    }
    const isOneSided = gone.length === 0 || come.length === 0;
    return { file, rewrites: [], come: isOneSided ? come : [], gone: isOneSided ? gone : [] };
  });
}
