import type { SnapshotChange } from '@orchestrate/kit/snapshots/snapshot-file';

import type { Fact, HunkFacts, Rewrite } from './list-rewrites';

/** Longer lines are not looked into. */
const LONGEST_LINE = 2_000;
/** What every file holds somewhere says nothing of where it came from. */
const SHORTEST = 2;
const NAMED_VALUE = /^\s*(?:"?([\w$-]+)"?\s*[:=]\s*)?(?:"(.*)"|'(.*)'|([^"'\s{}[\]]+?))\s*,?$/;

/** The files whose changes explain a line, or the line that nothing explains. */
export type Explanation = { readonly files: readonly string[] } | { readonly unexplained: string };

function tells({ kind, from, to }: Rewrite): boolean {
  return kind !== 'flag' && to.trim() !== '' && Math.max(from.trim().length, to.trim().length) >= SHORTEST;
}

/** Whether a value stands there by itself, and is no part of a longer word or number. */
function standsAlone(line: string, start: number, value: string): boolean {
  const [before = '', after = ''] = [line[start - 1], line[start + value.length]];
  const isCut = (inside: string, outside: string): boolean => /\w/.test(inside) && /[\w.]/.test(outside);
  return !isCut(value.charAt(0), before) && !isCut(value.charAt(value.length - 1), after);
}

/** The replacements that make one line of the other, each of a whole value, and none of anything else. */
export function rewriteLine(old: string, now: string, rewrites: readonly Rewrite[]): Rewrite[] | undefined {
  if (Math.max(old.length, now.length) > LONGEST_LINE) return undefined;
  const failed = new Set<string>();
  const walk = (i: number, j: number): Rewrite[] | undefined => {
    if (i === old.length && j === now.length) return [];
    const key = `${i} ${j}`;
    if (failed.has(key)) return undefined;
    const same = i < old.length && old[i] === now[j] ? walk(i + 1, j + 1) : undefined;
    if (same !== undefined) return same;
    for (const rewrite of rewrites) {
      const { from, to } = rewrite;
      const isHere = old.startsWith(from, i) && now.startsWith(to, j);
      if (!isHere || !standsAlone(old, i, from) || !standsAlone(now, j, to)) continue;
      const rest = walk(i + from.length, j + to.length);
      if (rest !== undefined) return [rewrite, ...rest];
    }
    failed.add(key);
    return undefined;
  };
  return walk(0, 0);
}

/** Whether a whole line, a value with or without its name, stands so among what one hunk adds or removes. */
function isOf(line: string, facts: readonly Fact[]): boolean {
  const [, name, quoted, other = quoted, plain] = NAMED_VALUE.exec(line) ?? [];
  const value = other ?? plain;
  if (value === undefined) return false;
  const isText = plain === undefined;
  const hasValue = facts.some(({ kind, text }) => text === value && kind !== 'name' && (kind === 'text') === isText);
  const hasName = name === undefined || facts.some(({ kind, text }) => kind === 'name' && text === name);
  return hasValue && hasName && (name ?? value).length >= SHORTEST;
}

function explainWhole(line: string, hunks: readonly HunkFacts[], side: 'come' | 'gone'): Explanation {
  const hunk = hunks.find((one) => isOf(line, one[side]));
  return hunk === undefined ? { unexplained: line } : { files: [hunk.file] };
}

function explainPair(old: string, now: string, hunks: readonly HunkFacts[]): Explanation {
  const rewrites = hunks.flatMap((hunk) => hunk.rewrites.filter(tells));
  const used = rewriteLine(old, now, rewrites);
  return used === undefined ? { unexplained: now } : { files: used.map(({ file }) => file) };
}

/** The lines between what two texts begin and end with alike. */
function listDifference(before: string, after: string): readonly [old: string[], now: string[]] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  while (old.length > 0 && now.length > 0 && old[0] === now[0]) {
    old.shift();
    now.shift();
  }
  while (old.length > 0 && now.length > 0 && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
  }
  return [old, now];
}

/** Explains every line of a recorded value that changed by what a diff says in its place. */
export function explainChange({ before, after }: SnapshotChange, hunks: readonly HunkFacts[]): Explanation {
  const [old, now] = listDifference(before, after);
  const explained = ((): Explanation[] => {
    if (old.length === 0) return now.map((line) => explainWhole(line, hunks, 'come'));
    if (now.length === 0) return old.map((line) => explainWhole(line, hunks, 'gone'));
    if (old.length !== now.length) return [{ unexplained: now[0] ?? '' }];
    return old.map((line, index) => explainPair(line, now[index] ?? '', hunks));
  })();
  const missing = explained.find((one) => 'unexplained' in one);
  return missing ?? { files: [...new Set(explained.flatMap((one) => ('files' in one ? one.files : [])))] };
}
