/** Where the property-based tests start from. */
export const SEED = 4242;

const MOST_EXAMPLES = 25;
const LEAST_EXAMPLES = 10;
/** Up to 200 operations each property tries the most. */
const SHARED_EXAMPLES = MOST_EXAMPLES * 200;

/** How many values each property tries: fewer where there are hundreds of operations, or the suite would take minutes. */
export function countExamples(operations: number): number {
  const share = Math.floor(SHARED_EXAMPLES / operations);
  return Math.min(MOST_EXAMPLES, Math.max(LEAST_EXAMPLES, share));
}
