import { createStatementFinder } from '../schemata/find-statement';
import type { SourceFile } from '../schemata/subject-files';
import { SEARCH_TEMPLATES } from '../templates/all-templates';
import type { PlacedChange } from '../templates/collect-changes';
import { eachChange } from '../templates/collect-changes';
import type { Naturalness } from '../templates/naturalness';
import type { Donors } from '../templates/template';
import type { TypeProject } from '../typescript/type-project';

const MOST_TRIALS = 60_000;
/** Characters around an edit in which the tokens beside it are found. */
const CONTEXT_LENGTH = 40;

/** A change, the file that it is of and the statement that it is part of. */
export interface Placed {
  readonly source: SourceFile;
  readonly change: PlacedChange;
  readonly statement: number;
}

/** One with all that is known of how likely it is. */
export interface Weighed extends Placed {
  readonly weight: number;
}

function weigh({ source: { text }, change }: Placed, naturalness: Naturalness): number {
  const { start, end, likelihood, meant } = change;
  const before = text.slice(Math.max(0, start - CONTEXT_LENGTH), start);
  return likelihood * naturalness.weigh(before, meant, text.slice(end, end + CONTEXT_LENGTH));
}

/** The likeliest of the hundreds of thousands that the templates make, and never many more than those in memory. */
export class Shortlist {
  private kept: Placed[] = [];
  private floor = 0;

  wants({ likelihood }: PlacedChange): boolean {
    return likelihood > this.floor;
  }

  add(placed: Placed): void {
    this.kept.push(placed);
    if (this.kept.length >= 2 * MOST_TRIALS) this.trim();
  }

  private trim(): void {
    this.kept = this.kept.sort((a, b) => b.change.likelihood - a.change.likelihood).slice(0, MOST_TRIALS);
    if (this.kept.length === MOST_TRIALS) this.floor = this.kept.at(-1)?.change.likelihood ?? 0;
  }

  /** The likeliest first, each once; among those equally likely by place and kind, what looks like the rest. */
  list(naturalness: Naturalness): Weighed[] {
    this.trim();
    const seen = new Set<string>();
    const weighed = this.kept.map((placed): Weighed => ({ ...placed, weight: weigh(placed, naturalness) }));
    return weighed
      .sort((a, b) => b.weight - a.weight)
      .filter(({ source, change }) => {
        const { start, end, text } = change;
        const key = `${source.file} ${start} ${end} ${text}`;
        return !change.isEmpty && !seen.has(key) && seen.add(key).size > 0;
      });
  }
}

/** Puts the changes of a file on the list, those of statements that a failing test ran or that run when it is loaded. */
export function addPlaced(
  shortlist: Shortlist,
  source: SourceFile,
  scores: ReadonlyMap<number, number>,
  project: TypeProject,
  donors: Donors,
): void {
  const lines = new Map<number, number>();
  for (const { id, line } of source.statements) {
    const score = scores.get(id);
    if (score !== undefined) lines.set(line, Math.max(score, lines.get(line) ?? 0));
  }
  if (lines.size === 0) return;
  const { ts } = project;
  const inspected = project.inspect(source.file);
  const parsed = inspected?.source ?? ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true);
  const site = { ts, source: parsed, file: source.file, checker: inspected?.checker, donors, hasTypeError: false };
  const findStatement = createStatementFinder(ts, parsed, source.statements);
  for (const change of eachChange(site, lines, SEARCH_TEMPLATES)) {
    if (!shortlist.wants(change)) continue;
    const statement = findStatement(change.start);
    if (statement !== undefined && scores.has(statement)) shortlist.add({ source, change, statement });
  }
}
