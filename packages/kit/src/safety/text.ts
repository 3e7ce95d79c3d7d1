// Control characters but tab and newline, bidirectional and zero-width marks, tag characters (U+E0000 block).
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;

/** Removes terminal colours and other escape sequences. */
export function stripAnsi(text: string): string {
  return text.replace(ANSI, '');
}

/**
 * Makes text from outside fit to store and show: no escape sequences, no control or invisible characters (which hide
 * instructions and reorder what a reader sees), `\r\n` as `\n`, cut at a length with a note of what is missing.
 * @param limit - characters kept, from the start
 */
export function sanitizeText(text: string, limit = 65_536): string {
  const clean = stripAnsi(text).replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
  if (clean.length <= limit) return clean;
  return `${clean.slice(0, limit)}\n[${clean.length - limit} more characters]`;
}

/**
 * Breaks workflow commands (`::error::`, `##[group]`) in text that is forwarded to a step's log, so that what a tool
 * prints cannot set outputs, mask words or draw annotations.
 */
export function neutralizeWorkflowCommands(text: string): string {
  return text.replace(/^(\s*)::(?=\S)/gm, '$1:\u2060:').replace(/##\[/g, '##\u2060[');
}

/** Escapes text for a Markdown table cell or line: no line breaks, no markup, no HTML. */
export function escapeMarkdown(text: string): string {
  return sanitizeText(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([\\`*_[\]|#~])/g, '\\$1');
}
