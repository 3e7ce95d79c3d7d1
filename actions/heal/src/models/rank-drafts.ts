import type { Proposal } from '@orchestrate/contracts/proposal';

/** A patch that a model wrote. */
export interface Draft {
  readonly proposal: Proposal;
  /** Name of the provider that answered. */
  readonly provider: string;
  /** Characters that are taken out and put in. */
  readonly size: number;
  /** What is taken out and put in, for whoever is told of it. */
  readonly shown: string;
}

function keyOf({ proposal: { edits, obstacles } }: Draft): string {
  const plain = edits.map((edit) => [edit.path, edit.action === 'write' ? edit.text.replace(/\s+/g, '') : '']);
  return JSON.stringify([plain, obstacles]);
}

/**
 * Drafts in the order in which they are to be believed: first what several wrote independently, then the smaller one.
 * Those that differ in nothing but blanks are one.
 */
export function rankDrafts(drafts: readonly Draft[]): Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) groups.set(keyOf(draft), [...(groups.get(keyOf(draft)) ?? []), draft]);
  return [...groups.values()]
    .sort((a, b) => b.length - a.length || (a[0]?.size ?? 0) - (b[0]?.size ?? 0))
    .flatMap(([first]) => first ?? []);
}
