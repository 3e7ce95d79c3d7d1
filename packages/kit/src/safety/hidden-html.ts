import type { TagAttributes } from './hidden-style';
import { isHiddenElement } from './hidden-style';
import { carriesData } from './image-address';
import type { TextCut } from './text-cut';

/** Where HTML stands in a text of Markdown. */
export interface HtmlRange {
  readonly start: number;
  readonly end: number;
  /** `flow` stands for itself, `text` inside of a paragraph. */
  readonly place: 'flow' | 'text';
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: readonly Attribute[];
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  /** Of the whole attribute, and of its value without quotes. */
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
}

const COMMENT_LIKE: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+|\/)(?:[^<>"']|"[^"]{0,8000}"|'[^']{0,8000}'){0,400})?>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const ADDRESSES = new Set(['src', 'srcset', 'poster', 'background']);
const BLANK = /^(?:\s|&nbsp;|&#160;|&#xa0;|&emsp;|&ensp;|&thinsp;|<br\s*\/?>)*$/i;

/** Whether a page shows nothing of what stands in a link. */
export function isBlank(content: string): boolean {
  return BLANK.test(content);
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (match, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x10ffff ? match : String.fromCodePoint(code);
    })
    .replace(/&(colon|semi|lpar|rpar|amp|quot);/gi, (match, name: string) => {
      const entities: Readonly<Record<string, string>> = {
        colon: ':',
        semi: ';',
        lpar: '(',
        rpar: ')',
        amp: '&',
        quot: '"',
      };
      return entities[name.toLowerCase()] ?? match;
    });
}

function findComments(text: string, { start, end }: HtmlRange): TextCut[] {
  const cuts: TextCut[] = [];
  let position = text.indexOf('<', start);
  while (position !== -1 && position < end) {
    const [begin, close] = COMMENT_LIKE.find(([opening]) => text.startsWith(opening, position)) ?? [];
    let next = position + 1;
    if (begin !== undefined && close !== undefined) {
      const short = /^<!--(?:-?>)/.exec(text.slice(position, position + 6))?.[0].length;
      const found = text.indexOf(close, position + begin.length);
      next = short !== undefined ? position + short : found === -1 ? end : Math.min(end, found + close.length);
      cuts.push({ start: position, end: next, kind: 'html-comment' });
    }
    position = text.indexOf('<', next);
  }
  return cuts;
}

function parseAttributes(source: string, offset: number): Attribute[] {
  return [...source.matchAll(ATTRIBUTE)].map((match) => {
    const [whole, name = '', double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    const start = offset + match.index;
    const isQuoted = double !== undefined || single !== undefined;
    const valueStart = start + whole.length - value.length - (isQuoted ? 1 : 0);
    return { name: name.toLowerCase(), value: decodeEntities(value), start, end: start + whole.length, valueStart };
  });
}

function parseTags(masked: string): Tag[] {
  return [...masked.matchAll(TAG)].map((match) => {
    const [whole, slash, name = '', rest = ''] = match;
    return {
      start: match.index,
      end: match.index + whole.length,
      name: name.toLowerCase(),
      isEnd: slash === '/',
      attributes: slash === '/' ? [] : parseAttributes(rest, match.index + whole.length - 1 - rest.length),
    };
  });
}

function toMap(attributes: readonly Attribute[]): TagAttributes {
  return new Map(attributes.map(({ name, value }) => [name, value]));
}

/** Titles, and addresses that carry data. */
function cutAttributes({ attributes }: Tag, text: string): TextCut[] {
  return attributes.flatMap(({ name, value, start, end, valueStart }): TextCut[] => {
    if (name === 'title') {
      const gap = /\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
      return [{ start: start - gap, end, kind: 'link-title' }];
    }
    if (!ADDRESSES.has(name) || !value.split(/,\s/).some((part) => carriesData(part))) return [];
    return [{ start: valueStart, end: /["']$/.test(text.slice(valueStart, end)) ? end - 1 : end, kind: 'image-data' }];
  });
}

/** Where a hidden element ends: at its own end tag, else with its paragraph, else with the text. */
function findEnd(tags: readonly Tag[], index: number, text: string, ranges: readonly HtmlRange[]): number {
  const opening = tags[index];
  if (opening === undefined) return text.length;
  let depth = 1;
  for (const tag of tags.slice(index + 1)) {
    if (tag.name !== opening.name) continue;
    depth += tag.isEnd ? -1 : 1;
    if (depth === 0) return tag.end;
  }
  const isInline = ranges.some(
    ({ start, end, place }) => place === 'text' && start <= opening.start && opening.start < end,
  );
  const paragraphEnd = isInline ? text.slice(opening.end).search(/\n[ \t]*\n/) : -1;
  return paragraphEnd === -1 ? text.length : opening.end + paragraphEnd;
}

function isEmptyLink(tag: Tag, next: Tag | undefined, text: string): boolean {
  const isLink = tag.name === 'a' && !tag.isEnd && tag.attributes.some(({ name }) => name === 'href');
  return isLink && next?.name === 'a' && next.isEnd && isBlank(text.slice(tag.end, next.start));
}

function cutElements(text: string, tags: readonly Tag[], ranges: readonly HtmlRange[]): TextCut[] {
  const cuts: TextCut[] = [];
  let shownFrom = 0;
  for (const [index, tag] of tags.entries()) {
    if (tag.isEnd || tag.start < shownFrom) continue;
    const next = tags[index + 1];
    if (isHiddenElement(tag.name, toMap(tag.attributes))) {
      shownFrom = VOID.has(tag.name) ? tag.end : findEnd(tags, index, text, ranges);
      cuts.push({ start: tag.start, end: shownFrom, kind: 'hidden-html' });
    } else if (next !== undefined && isEmptyLink(tag, next, text)) {
      cuts.push({ start: tag.start, end: next.end, kind: 'hidden-link' });
    } else {
      cuts.push(...cutAttributes(tag, text));
    }
  }
  return cuts;
}

function blankOut(text: string, keep: readonly HtmlRange[], remove: readonly TextCut[]): string {
  const masked = new Array<string>(text.length).fill(' ');
  for (const { start, end } of keep) for (let i = start; i < end; i += 1) masked[i] = text.charAt(i);
  for (const { start, end } of remove) for (let i = start; i < end; i += 1) masked[i] = ' ';
  return masked.join('');
}

/**
 * Finds what the HTML in a text of Markdown hides: comments and what browsers make comments of, elements that are not
 * shown, titles, links without a text, images whose address carries data.
 */
export function findHiddenHtml(text: string, ranges: readonly HtmlRange[]): TextCut[] {
  if (ranges.length === 0) return [];
  const comments = ranges.flatMap((range) => findComments(text, range));
  const tags = parseTags(blankOut(text, ranges, comments));
  return [...comments, ...cutElements(text, tags, ranges)];
}
