import type { CredentialFormat } from './known-credentials';

interface Hint {
  readonly format: CredentialFormat;
  readonly text: string;
}

const NONE: ReadonlySet<CredentialFormat> = new Set();
const BITS = 7;
const PAIR_MASK = (1 << (2 * BITS)) - 1;

/** A letter and its capital give the same; characters beyond ASCII give that of some other one. */
function fold(code: number): number {
  return (code | 0x20) & ((1 << BITS) - 1);
}

function lastPair(text: string): number {
  const end = text.length - 1;
  return (fold(text.charCodeAt(end - 1)) << BITS) | fold(text.charCodeAt(end));
}

function stands({ format, text: hint }: Hint, text: string, end: number): boolean {
  const part = text.slice(end - hint.length, end);
  return (format.pattern.ignoreCase ? part.toLowerCase() : part) === hint;
}

/**
 * Builds a search for the formats of which a hint stands in a text: those are worth a closer look. One pass over the
 * text, whatever the number of formats.
 */
export function createFormatSearch(
  formats: readonly CredentialFormat[],
): (text: string) => ReadonlySet<CredentialFormat> {
  const hints = new Map<number, Hint[]>();
  for (const format of formats)
    for (const text of format.hints) {
      const pair = lastPair(text);
      hints.set(pair, [...(hints.get(pair) ?? []), { format, text }]);
    }
  const isEnd = new Uint8Array(PAIR_MASK + 1);
  for (const pair of hints.keys()) isEnd[pair] = 1;
  return (text) => {
    let found: Set<CredentialFormat> | undefined;
    let pair = 0;
    for (let i = 0; i < text.length; i += 1) {
      pair = ((pair << BITS) | fold(text.charCodeAt(i))) & PAIR_MASK;
      if (isEnd[pair] === 0) continue;
      for (const hint of hints.get(pair) ?? [])
        if (found?.has(hint.format) !== true && stands(hint, text, i + 1)) (found ??= new Set()).add(hint.format);
    }
    return found ?? NONE;
  };
}
