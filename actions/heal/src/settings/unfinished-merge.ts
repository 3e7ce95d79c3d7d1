/** What a merge that was never finished leaves; the common ancestor is there in one of git's styles. */
const CONFLICT =
  /^<{7}[^\n]*\n(?<ours>(?:(?!={7}|\|{7})[^\n]*\n)*)(?:\|{7}[^\n]*\n(?:(?!={7})[^\n]*\n)*)?={7}[^\n]*\n(?<theirs>(?:(?!>{7})[^\n]*\n)*)>{7}[^\n]*\n?/gm;

/** The two sides of every conflict that a text is left with, first and second; none where it has none. */
export function listSides(text: string): string[] {
  if (text.search(CONFLICT) < 0) return [];
  return (['ours', 'theirs'] as const).map((side) =>
    text.replace(CONFLICT, (...all) => (all.at(-1) as Record<string, string>)[side] ?? ''),
  );
}
