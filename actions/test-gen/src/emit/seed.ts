/** Where the property-based tests start from. */
export const SEED = 4242;
