import type { SecretForm } from './secret-forms';
import type { TextRange } from './text-range';

/** A secret below this is searched as a whole only: parts of it are words. */
const SHORTEST_CUT = 12;
/** A part of so many characters is enough, however long the secret is. */
const LONG_PART = 24;
const GRAM = 4;
// A table of so many places stays in the cache of a processor, which a larger one would empty for all other code.
const HASH_BITS = 15;
// Fibonacci hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4.
const GOLDEN = 0x9e3779b1;

interface Needle {
  readonly text: string;
  readonly sharesBits: boolean;
  /** Characters in a row that give a secret away. */
  readonly least: number;
}

/** Four characters of a needle, so placed that every part that counts holds at least one such group. */
interface Anchor {
  readonly needle: Needle;
  /** Behind the group. */
  readonly end: number;
}

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const BACKSLASH = 92;

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === RETURN;
}

function isEscapedBreak(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== BACKSLASH) return false;
  const letter = text.charAt(index + 1);
  return letter === 'n' || letter === 'r';
}

/** Behind the line breaks, also written as escapes, and the indentation that begin at an index; else the index. */
function skipBreaks(text: string, index: number): number {
  let next = index;
  for (;;) {
    const from = next;
    while (isBreak(text.charCodeAt(next))) next += 1;
    while (isEscapedBreak(text, next)) next += 2;
    if (next === from) return next;
    while (text.charCodeAt(next) === SPACE || text.charCodeAt(next) === TAB) next += 1;
  }
}

/** The reverse of {@link skipBreaks}: the index of the last character before, or that of the given one. */
function skipBreaksBack(text: string, index: number): number {
  let last = index;
  for (;;) {
    let next = last;
    while (text.charCodeAt(next) === SPACE || text.charCodeAt(next) === TAB) next -= 1;
    if (isBreak(text.charCodeAt(next))) last = next - 1;
    else if (next > 0 && isEscapedBreak(text, next - 1)) last = next - 2;
    else return last;
  }
}

function withoutBreaks(text: string): string {
  return text.replace(/(?:[\r\n]|\\[nr])+[ \t]*/g, '');
}

function createNeedle({ text, sharesBits }: SecretForm): Needle {
  const flat = withoutBreaks(text);
  const part = Math.min(Math.ceil((flat.length * 2) / 3), LONG_PART);
  return { text: flat, sharesBits, least: flat.length < SHORTEST_CUT ? flat.length : part };
}

function placeAnchors(needle: Needle): Anchor[] {
  const { text, least } = needle;
  const step = least - GRAM + 1;
  const ends = new Set([text.length]);
  for (let end = GRAM; end < text.length; end += step) ends.add(end);
  return Array.from(ends, (end) => ({ needle, end }));
}

/** The last four characters in one number, of each its last eight bits. */
function shiftIn(group: number, code: number): number {
  return (group << 8) | (code & 0xff);
}

function placeOf(group: number): number {
  return Math.imul(group, GOLDEN) >>> (32 - HASH_BITS);
}

function groupOf(text: string): number {
  let group = 0;
  for (let i = 0; i < text.length; i += 1) group = shiftIn(group, text.charCodeAt(i));
  return group;
}

/** How far a text agrees with a needle around a place, line breaks in the text passed over. */
function growMatch(text: string, index: number, { needle, end }: Anchor): TextRange | undefined {
  const { text: wanted } = needle;
  let [start, first] = [index + 1, end];
  for (let at = index; first > 0 && at >= 0;) {
    if (text.charCodeAt(at) !== wanted.charCodeAt(first - 1)) at = skipBreaksBack(text, at);
    if (at < 0 || text.charCodeAt(at) !== wanted.charCodeAt(first - 1)) break;
    [start, first, at] = [at, first - 1, at - 1];
  }
  let [behind, last] = [index + 1, end];
  for (let at = behind; last < wanted.length && at < text.length;) {
    if (text.charCodeAt(at) !== wanted.charCodeAt(last)) at = skipBreaks(text, at);
    if (text.charCodeAt(at) !== wanted.charCodeAt(last)) break;
    [behind, last, at] = [at + 1, last + 1, at + 1];
  }
  if (last - first < needle.least) return undefined;
  return needle.sharesBits ? takeSharedBits(text, { start, end: behind }) : { start, end: behind };
}

function takeSharedBits(text: string, { start, end }: TextRange): TextRange {
  const isDigit = (index: number): boolean => /[A-Za-z0-9+/_-]/.test(text.charAt(index));
  let behind = isDigit(end) ? end + 1 : end;
  while (text.charAt(behind) === '=') behind += 1;
  return { start: start > 0 && isDigit(start - 1) ? start - 1 : start, end: behind };
}

function findLongest(text: string, index: number, anchors: readonly Anchor[]): TextRange | undefined {
  let longest: TextRange | undefined;
  for (const anchor of anchors) {
    const range = growMatch(text, index, anchor);
    if (range === undefined) continue;
    if (longest === undefined || range.end - range.start > longest.end - longest.start) longest = range;
  }
  return longest;
}

/**
 * Builds a search for secrets in the given forms: whole, cut at either end down to two thirds or 24 characters, and
 * broken over lines. One pass over the text, whatever the number of secrets.
 */
export function createFragmentSearch(forms: readonly SecretForm[]): (text: string) => TextRange[] {
  const needles = forms.map(createNeedle).filter(({ text }) => text.length >= GRAM);
  const anchors = new Map<number, Anchor[]>();
  for (const anchor of needles.flatMap(placeAnchors)) {
    const group = groupOf(anchor.needle.text.slice(anchor.end - GRAM, anchor.end));
    anchors.set(group, [...(anchors.get(group) ?? []), anchor]);
  }
  if (anchors.size === 0) return () => [];
  const isAnchor = new Uint8Array(1 << HASH_BITS);
  for (const group of anchors.keys()) isAnchor[placeOf(group)] = 1;
  return (text) => {
    const found: TextRange[] = [];
    let group = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (isBreak(code) || (code === BACKSLASH && isEscapedBreak(text, i))) {
        i = skipBreaks(text, i) - 1;
        continue;
      }
      group = shiftIn(group, code);
      if (isAnchor[placeOf(group)] === 0) continue;
      const range = findLongest(text, i, anchors.get(group) ?? []);
      if (range === undefined) continue;
      found.push(range);
      i = Math.max(i, range.end - 1);
    }
    return found;
  };
}
