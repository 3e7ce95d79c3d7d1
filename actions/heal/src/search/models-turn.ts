/** What a stage brings first is the best of it, and is tried in any case. */
const LEAST_OF_STAGE = 12;
/** Fewer than a round tries, so that rounds do not end before models were asked. */
const MOST_TRIES = 60;
/** A model needs some of the time, and so do the tries of what it proposes. */
const SHARE_OF_TIME = 0.4;

/**
 * Whether models are asked now, although candidates are left that cost nothing but time.
 * @param left - share of the time that is left, from 0 to 1
 */
export function isModelsTurn(
  { all, ofStage }: { readonly all: number; readonly ofStage: number },
  left: number,
): boolean {
  return ofStage >= LEAST_OF_STAGE && (all >= MOST_TRIES || left < SHARE_OF_TIME);
}
