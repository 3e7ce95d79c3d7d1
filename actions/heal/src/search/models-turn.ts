/** What a stage brings first is the best of it, and is tried in any case. */
const LEAST_OF_STAGE = 12;
/** Fewer than a round tries, so that rounds do not end before models were asked. */
const MOST_TRIES = 60;
/** A model needs some of the time, and so do the tries of what it proposes. */
const SHARE_OF_TIME = 0.4;

/** Seconds of a search. */
export interface SearchTime {
  /** When it began. */
  readonly atFirst: number;
  readonly now: number;
  /** Needed at the end for judging: nothing is tried with them, so they are no time of the search. */
  readonly reserve: number;
}

function shareLeft({ atFirst, now, reserve }: SearchTime): number {
  return atFirst <= reserve ? 0 : (now - reserve) / (atFirst - reserve);
}

/** Whether models are asked now, although candidates are left that cost nothing but time. */
export function isModelsTurn(
  { all, ofStage }: { readonly all: number; readonly ofStage: number },
  time: SearchTime,
): boolean {
  return ofStage >= LEAST_OF_STAGE && (all >= MOST_TRIES || shareLeft(time) < SHARE_OF_TIME);
}
