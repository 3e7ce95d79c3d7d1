/** A place as editors count: both from 0. */
export interface ZeroBasedPosition {
  readonly line: number;
  readonly character: number;
}

/** Offset of a place in a text, in UTF-16 units. */
export function offsetAt(text: string, { line, character }: ZeroBasedPosition): number {
  let start = 0;
  for (let row = 0; row < line; row += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(start + character, text.length);
}
