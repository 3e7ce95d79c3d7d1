import { removeInvisible } from './invisible-characters';
import type { NoteRemoval } from './removal';

// CSI; OSC, DCS, SOS, PM and APC with their text; everything else that ESC begins.
const ESCAPE =
  /\u001b\[[0-9;:?<=>]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]+[0-~]|\u001b[0-Z\\^-~]|\u001b/g;
const CONCEALED = /\u001b\[(?:\d+;)*8m[^\n]*?(?=\u001b\[(?:(?:\d+;)*(?:0|28))?m|\n|$)/g;

/** Removes terminal colours and other escape sequences. */
export function stripAnsi(text: string): string {
  return text.includes('\u001b') ? text.replace(ESCAPE, '') : text;
}

/** Like {@link stripAnsi}, and what a terminal would conceal goes too. */
export function removeEscapes(text: string, note: NoteRemoval): string {
  if (!text.includes('\u001b')) return text;
  const remove = (): string => {
    note('terminal-escape');
    return '';
  };
  return text.replace(CONCEALED, remove).replace(ESCAPE, remove);
}

/**
 * Cuts a text at a length, between two characters, with a note of what is missing.
 * @param missing - characters that were cut off before
 */
export function cutText(text: string, limit: number, missing = 0): { readonly text: string; readonly leftOut: number } {
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  const kept = text.slice(0, text.length > limit && isHalf ? limit - 1 : limit);
  const leftOut = text.length - kept.length + missing;
  return { text: leftOut === 0 ? kept : `${kept}\n[${leftOut} more characters]`, leftOut };
}

/**
 * Makes text from outside fit to store and show: no escape sequences, no control or invisible characters (which hide
 * instructions and reorder what a reader sees) but where a script or an emoji needs them, `\r\n` as `\n`, cut at a
 * length with a note of what is missing.
 * @param limit - characters kept, from the start
 */
export function sanitizeText(text: string, limit = 65_536): string {
  const plain = stripAnsi(text).replace(/\r\n?/g, '\n');
  return cutText(
    removeInvisible(plain, () => undefined),
    limit,
  ).text;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes text for a Markdown table cell or line: no line breaks, no markup, no HTML. */
export function escapeMarkdown(text: string): string {
  return sanitizeText(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[&<>\\`*_[\]|#~]/g, (mark) => ENTITIES[mark] ?? `\\${mark}`);
}
