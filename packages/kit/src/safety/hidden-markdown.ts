import type { HtmlRange } from './hidden-html';
import { findHiddenHtml, isBlank } from './hidden-html';
import { carriesData } from './image-address';
import { kindOfInvisible } from './invisible-characters';
import type { MarkdownToken } from './markdown-tokens';
import { flattenMarkdown, readMarkdown } from './markdown-tokens';
import type { NoteRemoval } from './removal';
import { applyCuts } from './text-cut';
import type { TextCut } from './text-cut';

/** Taking one thing out may make another, so it is looked again, so many times. */
const MOST_ROUNDS = 4;

const INVISIBLE_ENTITIES: Readonly<Record<string, string>> = {
  ZeroWidthSpace: '\u200b',
  NegativeVeryThinSpace: '\u200b',
  NegativeThinSpace: '\u200b',
  NegativeMediumSpace: '\u200b',
  NegativeThickSpace: '\u200b',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  shy: '\u00ad',
  NoBreak: '\u2060',
  ApplyFunction: '\u2061',
  af: '\u2061',
  InvisibleTimes: '\u2062',
  it: '\u2062',
  InvisibleComma: '\u2063',
  ic: '\u2063',
};

/** What a page refers to. */
interface References {
  readonly all: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

interface Page {
  readonly text: string;
  readonly tokens: readonly MarkdownToken[];
  readonly references: References;
}

function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

function sliceOf(text: string, token: MarkdownToken | undefined): string {
  return token === undefined ? '' : text.slice(token.start, token.end);
}

/** The first part of a type inside of another; parts are in the order in which they begin. */
function findInside({ tokens }: Pick<Page, 'tokens'>, index: number, type: string): MarkdownToken | undefined {
  const outer = tokens[index];
  for (let i = index + 1; outer !== undefined && i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.start >= outer.end) return undefined;
    if (token.type === type) return token;
  }
  return undefined;
}

function listReferences(text: string, tokens: readonly MarkdownToken[]): References {
  const [all, images, footnotes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'gfmFootnoteCallString') footnotes.add(normalize(sliceOf(text, token)));
    if (token.type !== 'link' && token.type !== 'image') continue;
    const names = ['referenceString', 'labelText'].flatMap((type) => findInside({ tokens }, index, type) ?? []);
    for (const name of names) {
      all.add(normalize(sliceOf(text, name)));
      if (token.type === 'image') images.add(normalize(sliceOf(text, name)));
    }
  }
  return { all, images, footnotes };
}

/** A title, with the space before it. */
function cutTitle(text: string, title: MarkdownToken): TextCut {
  let { start } = title;
  while (/\s/.test(text.charAt(start - 1))) start -= 1;
  return { start, end: title.end, kind: 'link-title' };
}

function judgeDefinition({ text, tokens, references }: Page, index: number, definition: MarkdownToken): TextCut[] {
  const label = sliceOf(text, findInside({ tokens }, index, 'definitionLabelString'));
  const destination = findInside({ tokens }, index, 'definitionDestinationString');
  const title = findInside({ tokens }, index, 'definitionTitle');
  const address = sliceOf(text, destination);
  if (references.all.has(normalize(label))) {
    const isLeak = references.images.has(normalize(label)) && carriesData(address);
    if (destination === undefined || !isLeak) return title === undefined ? [] : [cutTitle(text, title)];
    return [{ start: destination.start, end: definition.end, kind: 'image-data', instead: '#' }];
  }
  // A leftover with a plain name and a plain address tells nothing.
  const isPlain = title === undefined && address !== '' && !address.startsWith('#') && !/\s/.test(label.trim());
  return isPlain ? [] : [{ ...definition, kind: 'reference-comment' }];
}

function judgeImage(page: Page, index: number): TextCut[] {
  const destination = findInside(page, index, 'resourceDestination');
  const address = findInside(page, index, 'resourceDestinationString');
  if (destination === undefined || !carriesData(sliceOf(page.text, address))) return [];
  return [{ start: destination.start, end: destination.end, kind: 'image-data' }];
}

function judgeLink({ text, tokens }: Page, index: number, link: MarkdownToken): TextCut[] {
  const label = findInside({ tokens }, index, 'label');
  if (label === undefined || !isBlank(text.slice(label.start + 1, label.end - 1))) return [];
  return [{ start: link.start, end: link.end, kind: 'hidden-link' }];
}

function judgeEntity(text: string, entity: MarkdownToken): TextCut[] {
  const name = sliceOf(text, entity).slice(1, -1);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isNumber = name.startsWith('#') && code <= 0x10ffff;
  const character = isNumber ? String.fromCodePoint(code) : (INVISIBLE_ENTITIES[name] ?? '');
  const kind = character === '' ? undefined : kindOfInvisible(character);
  return kind === undefined ? [] : [{ start: entity.start, end: entity.end, kind }];
}

function judgeToken(page: Page, index: number, token: MarkdownToken): TextCut[] {
  switch (token.type) {
    case 'link':
      return judgeLink(page, index, token);
    case 'image':
      return judgeImage(page, index);
    case 'resourceTitle':
      return [cutTitle(page.text, token)];
    case 'definition':
      return judgeDefinition(page, index, token);
    case 'characterReference':
      return judgeEntity(page.text, token);
    case 'gfmFootnoteDefinition': {
      const label = sliceOf(page.text, findInside(page, index, 'gfmFootnoteDefinitionLabelString'));
      const isUsed = page.references.footnotes.has(normalize(label));
      return isUsed ? [] : [{ start: token.start, end: token.end, kind: 'reference-comment' }];
    }
    default:
      return [];
  }
}

function findHidden(text: string): TextCut[] {
  const tokens = readMarkdown(text);
  const page = { text, tokens, references: listReferences(text, tokens) };
  const ranges = tokens.flatMap(({ type, start, end }): HtmlRange[] => {
    if (type === 'htmlFlow') return [{ start, end, place: 'flow' }];
    return type === 'htmlText' ? [{ start, end, place: 'text' }] : [];
  });
  return [...findHiddenHtml(text, ranges), ...tokens.flatMap((token, index) => judgeToken(page, index, token))];
}

/**
 * Takes out of Markdown what a page does not show: comments, hidden elements, titles, links without a text,
 * definitions that nothing refers to, and the addresses of images that carry data. Code stays, because it is shown.
 * Where something hidden is left after several rounds, the text is made for that, and loses its markup.
 */
export function removeHiddenMarkdown(text: string, note: NoteRemoval): string {
  let rest = flattenMarkdown(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const cuts = findHidden(rest);
    if (cuts.length === 0) return rest;
    rest = applyCuts(rest, cuts, note);
  }
  return findHidden(rest).length === 0 ? rest : rest.replace(/[<>[\]&]/g, ' ');
}
