/** A part of a text: `end` is behind its last character. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

function countBackslashes(text: string, end: number): number {
  let count = 0;
  while (text.charCodeAt(end - 1 - count) === 0x5c) count += 1;
  return count;
}

/** Leaves escapes of strings whole: one that a part would cut in two, at its start or its end, stays outside. */
function keepEscapes(text: string, { start, end }: TextRange): TextRange {
  const isEscaped = countBackslashes(text, start) % 2 === 1 && /["\\/bfnrtu]/.test(text.charAt(start));
  const isCut = countBackslashes(text.slice(start, end), end - start) % 2 === 1;
  return { start: isEscaped ? start + 1 : start, end: isCut ? end - 1 : end };
}

/** Puts a mask over parts of a text; those that touch share one. */
export function maskRanges(text: string, ranges: readonly TextRange[], mask: string): string {
  if (ranges.length === 0) return text;
  const ordered = [...ranges].sort((a, b) => a.start - b.start);
  const merged: TextRange[] = [];
  for (const range of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  const pieces: string[] = [];
  let position = 0;
  for (const range of merged) {
    const { start, end } = keepEscapes(text, range);
    pieces.push(text.slice(position, start), mask);
    position = end;
  }
  return pieces.join('') + text.slice(position);
}
