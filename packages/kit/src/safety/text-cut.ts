import type { NoteRemoval, RemovalKind } from './removal';

/** A part of a text that goes. */
export interface TextCut {
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
  readonly kind: RemovalKind;
  /** What comes instead; nothing unless given. */
  readonly instead?: string;
}

/** Takes parts out of a text. A part inside of another one goes with it and is not counted. */
export function applyCuts(text: string, cuts: readonly TextCut[], note: NoteRemoval): string {
  const ordered = [...cuts].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: string[] = [];
  let position = 0;
  for (const { start, end, kind, instead = '' } of ordered) {
    if (end <= position) continue;
    note(kind);
    kept.push(text.slice(position, Math.max(start, position)), instead);
    position = end;
  }
  kept.push(text.slice(position));
  return kept.join('');
}
