/**
 * What answers who proves not to be anybody: 401, or 403 where an operation declares that alone: what is declared is what
 * callers are promised.
 * @param declared - the statuses that an operation declares, as a specification writes them
 */
export function findStrangerStatus(declared: { has(status: string): boolean }): 401 | 403 {
  const isOther = ['401', '4XX', '4xx', 'default'].some((status) => declared.has(status));
  return !isOther && declared.has('403') ? 403 : 401;
}
