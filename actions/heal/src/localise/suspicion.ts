/** How suspect each line is, from 0 to 1, by file relative to the tree and line from 1. */
export type Suspicion = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** One reason to suspect a line. */
export interface Suspect {
  readonly file: string;
  readonly line: number;
  readonly score: number;
}

/** Suspicion from a list of reasons; of several for one line the strongest. */
export function collectSuspects(suspects: readonly Suspect[]): Suspicion {
  const found = new Map<string, Map<number, number>>();
  for (const { file, line, score } of suspects) {
    const lines = found.get(file) ?? new Map<number, number>();
    lines.set(line, Math.max(lines.get(line) ?? 0, score));
    found.set(file, lines);
  }
  return found;
}

/**
 * Joins independent reasons: each leaves its share of the doubt that the others left (1 − Π(1 − score)), so a line that
 * two sources suspect stands above one that a single source suspects as much.
 */
export function combineSuspicion(sources: readonly Suspicion[]): Suspicion {
  const doubt = new Map<string, Map<number, number>>();
  for (const source of sources) {
    for (const [file, lines] of source) {
      const known = doubt.get(file) ?? new Map<number, number>();
      for (const [line, score] of lines) known.set(line, (known.get(line) ?? 1) * (1 - Math.min(score, 1)));
      doubt.set(file, known);
    }
  }
  return new Map(
    [...doubt].map(([file, lines]) => [file, new Map([...lines].map(([line, left]) => [line, 1 - left]))]),
  );
}

/** The lines suspected most, most suspect first; equal ones by place. */
export function rankSuspects(suspicion: Suspicion, count: number): Suspect[] {
  return [...suspicion]
    .flatMap(([file, lines]) => [...lines].map(([line, score]) => ({ file, line, score })))
    .sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    .slice(0, count);
}
