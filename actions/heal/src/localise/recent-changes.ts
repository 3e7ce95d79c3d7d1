import type { Exec } from '@orchestrate/kit/exec/command';

import type { Hint, Lines } from './hint';
import { readRecentDiff } from './recent-diff';

/**
 * What a changed line adds to the suspicion that it has already. Most faults are in what was changed last, and most of
 * what was changed last is no fault (Kim, Zimmermann, Whitehead and Zeller, "Predicting Faults from Cached History",
 * ICSE 2007; Zeller, "Yesterday, my program worked. Today, it does not. Why?", ESEC/FSE 1999).
 */
const RECENT = 0.5;
/** More than this is a new project, or a rewrite: it tells nothing. */
const MOST_LINES = 20_000;

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** Reads `git diff --unified=0 --no-prefix`. Where lines were only taken out, those beside the gap count. */
export function parseChangedLines(diff: string): Lines {
  const found = new Map<string, Set<number>>();
  const lines = diff.split('\n');
  let file = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('+++ ')) file = line.slice(4).replace(/\t$/, '');
    const [, removed = '1', start = '', added = '1'] = HUNK.exec(line) ?? [];
    if (start === '') continue;
    const own = found.get(file) ?? new Set<number>();
    const [first, count] = [Number(start), Number(added)];
    const last = count === 0 ? first + 1 : first + count - 1;
    for (let changed = first; changed <= last; changed += 1) own.add(changed);
    found.set(file, own);
    // What the lines of a hunk say is never taken for a head.
    at += Number(removed) + count;
  }
  found.delete('/dev/null');
  return found;
}

/**
 * What a checkout says was changed last. None where history does not reach that far. It takes lines alone from history,
 * never code.
 */
export async function hintAtRecentChanges(exec: Exec, root: string): Promise<Hint> {
  const recent = await readRecentDiff(exec, root);
  const changes = recent === undefined ? new Map<string, Set<number>>() : parseChangedLines(recent.text);
  const count = [...changes.values()].reduce((sum, lines) => sum + lines.size, 0);
  return { lines: count > MOST_LINES ? new Map<string, Set<number>>() : changes, weight: RECENT };
}
