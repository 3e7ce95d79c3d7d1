import type ts from 'typescript';

import { choosePieces, listLocals, mayStandAt } from './choose-pieces';
import { isGlobalName } from './free-names';
import type { Piece } from './inventory';
import { takeInventory } from './inventory';
import type { Site } from './template';

/** A donor piece as it would be written at another place. */
export interface Adapted {
  readonly text: string;
  /** 0 to 1. */
  readonly fit: number;
}

const MOST_NAMES = 12;
const MOST_MISSING = 2;

/** Opposites that come in pairs of names: what is done to one is often done to the other. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['1', '2'],
  ['0', '1'],
  ['a', 'b'],
  ['x', 'y'],
  ['i', 'j'],
  ['left', 'right'],
  ['start', 'end'],
  ['begin', 'end'],
  ['min', 'max'],
  ['low', 'high'],
  ['lower', 'upper'],
  ['first', 'last'],
  ['head', 'tail'],
  ['prev', 'next'],
  ['previous', 'next'],
  ['key', 'value'],
  ['open', 'close'],
  ['from', 'to'],
  ['source', 'target'],
  ['old', 'new'],
  ['before', 'after'],
  ['width', 'height'],
  ['row', 'column'],
  ['row', 'col'],
  ['parent', 'child'],
];

const WORD = /[A-Za-z_$][\w$]*/g;
const PART = /\d+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

function withCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase() && model.length > 1) return word.toUpperCase();
  return /^[A-Z]/.test(model) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}

/** A text in which each word of a pair stands for the other: `if (left < start)` for `if (right > end)`. */
function mirror(text: string, [one, other]: readonly [string, string]): string {
  return text.replace(WORD, (word) =>
    word.replace(PART, (part) => {
      const lower = part.toLowerCase();
      if (lower === one) return withCaseOf(part, other);
      return lower === other ? withCaseOf(part, one) : part;
    }),
  );
}

function escape(text: string): string {
  return text.replace(/[$]/g, '\\$&');
}

/** A name changed wherever it stands for a value, and in texts that are just the name. */
function rename(text: string, from: string, to: string): string {
  return text
    .replace(new RegExp(`(?<![\\w$.'"])${escape(from)}(?![\\w$'"])`, 'g'), () => to)
    .replace(new RegExp(`(?<=(['"]))${escape(from)}(?=\\1)`, 'g'), () => (/^[\w$]+$/.test(to) ? to : from));
}

function namesOf(text: string): string[] {
  return [...text.replace(/'[^']*'|"[^"]*"/g, "''").matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*/g)].map(([name]) => name);
}

class Adapter {
  private readonly scope: ReadonlySet<string>;
  private readonly locals: readonly string[];
  private readonly home: ts.Node;
  private readonly siblings: ReadonlyMap<string, ReadonlySet<string>>;
  readonly found = new Map<string, number>();

  constructor(node: ts.Node, site: Site) {
    const { scopeOf, homeOf, siblings } = takeInventory(site);
    this.siblings = siblings;
    this.scope = scopeOf(node);
    this.locals = listLocals(node, site, MOST_NAMES);
    this.home = homeOf(node);
  }

  private add(text: string, fit: number): void {
    if (fit > (this.found.get(text) ?? 0)) this.found.set(text, fit);
  }

  private knows(name: string): boolean {
    return this.scope.has(name) || isGlobalName(name);
  }

  adapt({ text, free, home }: Piece): void {
    const near = home === this.home ? 1 : 0.7;
    const missing = free.filter((name) => !this.scope.has(name));
    if (missing.length > MOST_MISSING) return;
    if (missing.length > 0) this.replaceMissing(text, missing, near * 0.6);
    else this.renameOne(text, free, near * 0.5);
    if (missing.length === 0) this.renameProperties(text, near * 0.7);
    this.mirror(text, free, near * 0.8);
  }

  /** `unit.day` and `'day'` in a piece become `unit.hour` and `'hour'`, where an object has both. */
  private renameProperties(text: string, fit: number): void {
    const properties = new Set([...text.matchAll(/\.([A-Za-z_$][\w$]*)(?![\w$(])/g)].map(([, name = '']) => name));
    for (const name of properties)
      for (const other of this.siblings.get(name) ?? [])
        this.add(
          text
            .replace(new RegExp(`(?<=\\.)${escape(name)}(?![\\w$(])`, 'g'), () => other)
            .replace(new RegExp(`(?<=(['"]))${escape(name)}(?=\\1)`, 'g'), () => other),
          fit,
        );
  }

  /** Names of the donor's place that mean nothing here, each by each that does. */
  private replaceMissing(text: string, [name, ...more]: readonly string[], fit: number): void {
    if (name === undefined) {
      this.add(text, fit);
      return;
    }
    for (const [at, local] of this.locals.entries())
      if (!namesOf(text).includes(local))
        this.replaceMissing(rename(text, name, local), more, fit * (at < 6 ? 0.8 : 0.5));
  }

  private renameOne(text: string, free: readonly string[], fit: number): void {
    for (const name of free)
      for (const local of this.locals) if (local !== name) this.add(rename(text, name, local), fit);
  }

  private mirror(text: string, free: readonly string[], fit: number): void {
    for (const pair of PAIRS) {
      const mirrored = mirror(text, pair);
      const isKnown = mirrored !== text && free.every((name) => this.knows(mirror(name, pair)));
      if (isKnown) this.add(mirrored, fit);
    }
  }
}

const adapted = new WeakMap<readonly Piece[], Map<string, readonly Adapted[]>>();

/**
 * Donor pieces fitted to another place, beside those that can stand there as they are: with the names of that place for
 * names that mean nothing there, with one name exchanged, and mirrored, left for right. Fragments that need only other
 * names are a large part of what developers reuse (Barr et al., "The plastic surgery hypothesis", FSE 2014; Xin and
 * Reiss, "Leveraging syntax-related code for automated program repair", ASE 2017).
 */
export function adaptPieces(pieces: readonly Piece[], node: ts.Node, site: Site, most: number): readonly Adapted[] {
  const { homeOf } = takeInventory(site);
  const key = `${homeOf(node).pos} ${mayStandAt(node, site).key}`;
  const known = adapted.get(pieces) ?? new Map<string, readonly Adapted[]>();
  adapted.set(pieces, known);
  const own = known.get(key) ?? listAdapted(pieces, node, site);
  known.set(key, own);
  return own.slice(0, most);
}

function listAdapted(pieces: readonly Piece[], node: ts.Node, site: Site): readonly Adapted[] {
  const adapter = new Adapter(node, site);
  const { mayStand } = mayStandAt(node, site);
  for (const piece of pieces) if (mayStand(piece.text, piece.home)) adapter.adapt(piece);
  const asTheyAre = new Set(choosePieces(pieces, node, site, Infinity).map(({ text }) => text));
  return [...adapter.found]
    .filter(([text]) => !asTheyAre.has(text))
    .map(([text, fit]) => ({ text, fit: fit * (text.length > 40 ? 0.8 : 1) }))
    .sort((a, b) => b.fit - a.fit);
}
