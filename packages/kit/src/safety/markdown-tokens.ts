import { parse, postprocess, preprocess } from 'micromark';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A part of a text of Markdown: micromark's name for it, and where it stands. */
export interface MarkdownToken {
  readonly type: string;
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

// Emphasis hides nothing, and reading it takes time that grows with the square of the text.
const EXTENSIONS = [gfmTable(), gfmFootnote(), { disable: { null: ['attention'] } }];
/** Quotes and lists inside each other that one line opens. */
const DEEP_BLOCKS = /^((?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){50})(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+/gm;
const DEEPEST_BRACKETS = 50;

function flattenBrackets(paragraph: string): string {
  let depth = 0;
  return paragraph.replace(/[[\]]/g, (bracket) => {
    if (bracket === ']') depth = Math.max(0, depth - 1);
    else if (depth === DEEPEST_BRACKETS) return ' ';
    else depth += 1;
    return bracket;
  });
}

/**
 * Takes out of a text what no page is nested to and what would take a time that grows with the square of the text:
 * blocks in blocks that one line opens, and brackets in brackets, beyond the fiftieth.
 */
export function flattenMarkdown(text: string): string {
  return text
    .replace(DEEP_BLOCKS, '$1')
    .split(/(?<=\n[ \t]*\n)/)
    .map(flattenBrackets)
    .join('');
}

/**
 * Reads Markdown as GitHub does, tables and footnotes included.
 * @param text - without null characters and byte order marks, or the places are wrong
 * @returns the parts in the order in which they begin, outer ones before what is in them
 */
export function readMarkdown(text: string): MarkdownToken[] {
  const document = parse({ extensions: EXTENSIONS }).document();
  const events = postprocess(document.write(preprocess()(text, undefined, true)));
  return events
    .filter(([way]) => way === 'enter')
    .map(([, { type, start, end }]) => ({ type, start: start.offset, end: end.offset }));
}
