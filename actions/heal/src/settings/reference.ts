import path from 'node:path';

import leven from 'leven';
import { minimatch } from 'minimatch';

const LONGEST = 120;
/** From here on a segment is a pattern: globs, and the groups that a jest mapper puts in. */
const PATTERN = /[*?{}[\]()$|+^]/;
/** What builds and tools make is not tracked: what names it may well be right. */
const MADE = /^(?:dist|build|out|output|coverage|reports?|tmp|temp|\.[a-z-]+|node_modules)(?:\/|$)/;
const ENDINGS = ['', '.js', '.cjs', '.mjs', '.json', '.ts', '.mts', '.cts', '.tsx', '.jsx', '/index.js', '/index.ts'];
/** What tools put before a path that starts at the settings' own directory. */
const HEAD = /^(!?)(<rootDir>\/|\.\/)?/;
/** How alike a place that is there must be to one that is not, from 0 to 1. */
const ALIKE = 0.4;
/** How much is left of likeness where one place lies deeper than the other. */
const OTHER_DEPTH = 0.6;
const MOST_NEARBY = 4;

/** A text of a setting that names files: a path, or a pattern over them. */
export interface Reference {
  /** `!`, `<rootDir>/` or `./`, as written. */
  readonly head: string;
  /** Segments before any pattern, from the settings' own directory; may lead out of it. */
  readonly place: string;
  /** From the first segment with a pattern on; empty for a plain path. */
  readonly pattern: string;
}

/** What references lead to. */
export interface Surroundings {
  /** Path of the settings' file, relative to the tree. */
  readonly file: string;
  /** All tracked files, relative to the tree. */
  readonly files: readonly string[];
}

/** Reads a text as a reference; `undefined` for what is none: words, addresses, package names with a scope. */
export function readReference(text: string): Reference | undefined {
  if (text.length > LONGEST || /[\s\\:@#]/.test(text.replace(/^@\//, '')) || path.posix.isAbsolute(text))
    return undefined;
  const head = HEAD.exec(text)?.[0] ?? '';
  const segments = text.slice(head.length).split('/');
  const first = segments.findIndex((segment) => PATTERN.test(segment));
  const cut = first < 0 ? segments.length : first;
  return { head, place: segments.slice(0, cut).join('/'), pattern: segments.slice(cut).join('/') };
}

/** As it stands in a setting. */
export function writeReference({ head, place, pattern }: Reference): string {
  return head + [place, pattern].filter((part) => part !== '').join('/');
}

function toPlace({ place }: Pick<Reference, 'place'>, file: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), place)).replace(/\/$/, '');
}

/** Whether something tracked is meant, the file, the directory, or a file that the pattern takes; or what is made. */
export function leadsSomewhere(reference: Reference, { file, files }: Surroundings): boolean {
  if (MADE.test(reference.place)) return true;
  const place = toPlace(reference, file);
  if (reference.pattern === '')
    return files.some(
      (one) => one.startsWith(`${place}/`) || place === '.' || ENDINGS.some((ending) => one === place + ending),
    );
  const root = place === '.' ? '' : `${place}/`;
  // What a group of a mapper puts in can be anything.
  const pattern = reference.pattern.replace(/\$\d/g, '**');
  return files.some(
    (one) => one.startsWith(root) && minimatch(one.slice(root.length), pattern, { dot: true, nocomment: true }),
  );
}

/** From 0 to 1: how much of two texts is the same. */
function compareTexts(a: string, b: string): number {
  return 1 - leven(a, b) / Math.max(a.length, b.length, 1);
}

function comparePlaces(a: string, b: string): number {
  return compareTexts(a, b) * (a.split('/').length === b.split('/').length ? 1 : OTHER_DEPTH);
}

/** Directories of tracked files, and the files themselves, from a directory. */
function listPlaces({ file, files }: Surroundings, wantsDirectory: boolean): string[] {
  const from = path.posix.dirname(file);
  const places = new Set<string>(wantsDirectory ? [] : files);
  for (const one of files)
    for (let place = path.posix.dirname(one); place !== '.'; place = path.posix.dirname(place)) places.add(place);
  return [...places].map((place) => path.posix.relative(from, place)).filter((place) => place !== '');
}

/** The other ending that the same files might have. */
function listPatterns(pattern: string): string[] {
  const swapped = [
    pattern.replace('.spec.', '.test.'),
    pattern.replace('.test.', '.spec.'),
    pattern.replace(/\.js$/, '.ts'),
    pattern.replace(/\.ts$/, '.js'),
    pattern.replace(/\.js$/, '.mjs'),
    pattern.replace(/\.js$/, '.cjs'),
  ];
  return [pattern, ...new Set(swapped.filter((one) => one !== pattern))];
}

/** A reference that could be meant by one that leads nowhere. */
export interface NearbyReference {
  readonly text: string;
  /** 0 to 1. */
  readonly fit: number;
}

/** How far one reference could be meant by another, from 0 to 1; 0 for what is no slip. */
function judgeSlip(before: Reference, after: Reference): number {
  if (before.head !== after.head || (before.pattern === '') !== (after.pattern === '')) return 0;
  const samePlace = before.place === after.place;
  // What an alias puts in says nothing of how its directory is called.
  const isAlias = [before, after].every(({ place, pattern }) => /^(?:\$\d|\*)$/.test(pattern) && !place.includes('/'));
  const likeness = samePlace ? 1 : comparePlaces(before.place.replace(/\/$/, ''), after.place.replace(/\/$/, ''));
  const place = isAlias ? Math.max(likeness, ALIKE) : likeness;
  const samePattern = before.pattern === after.pattern;
  if (place < ALIKE || !(samePattern || (samePlace && listPatterns(before.pattern).includes(after.pattern)))) return 0;
  return place;
}

/** References to something tracked that differ by a slip from one to nothing; none for one that leads somewhere. */
export function findNearbyReferences(text: string, surroundings: Surroundings): NearbyReference[] {
  const reference = readReference(text);
  if (reference === undefined || text === '' || leadsSomewhere(reference, surroundings)) return [];
  const slash = reference.pattern === '' && reference.place.endsWith('/') ? '/' : '';
  const places = listPlaces(surroundings, reference.pattern !== '' || slash !== '').map((place) => ({
    ...reference,
    place,
  }));
  const bare = places.map((one) => ({ ...one, place: one.place.replace(/\.[cm]?[jt]sx?$/, '') }));
  const patterns = listPatterns(reference.pattern).map((pattern) => ({ ...reference, pattern }));
  const keepsEnding = slash !== '' || /\.[a-z]+$/.test(reference.place);
  return [...patterns, ...places, ...(keepsEnding ? [] : bare)]
    .map((one) => ({ reference: one, text: writeReference(one) + slash, fit: judgeSlip(reference, one) }))
    .filter((one) => one.fit > 0 && one.text !== text && leadsSomewhere(one.reference, surroundings))
    .sort((a, b) => b.fit - a.fit || (a.text < b.text ? -1 : 1))
    .filter((one, index, all) => all.findIndex((other) => other.text === one.text) === index)
    .slice(0, MOST_NEARBY)
    .map(({ text: other, fit }) => ({ text: other, fit }));
}

/** Whether a reference to nothing became, by a slip, one to something. */
export function isMendedReference(before: string, after: string, surroundings: Surroundings): boolean {
  const [old, now] = [readReference(before), readReference(after)];
  if (old === undefined || now === undefined) return false;
  return judgeSlip(old, now) > 0 && !leadsSomewhere(old, surroundings) && leadsSomewhere(now, surroundings);
}
