/** Names that handlers and stores give to other things. */
const LOCAL_NAMES = new Set([
  'accessTokens',
  'app',
  'atomically',
  'body',
  'c',
  'caller',
  'changes',
  'completed',
  'created',
  'error',
  'filter',
  'found',
  'held',
  'id',
  'idempotencyKeys',
  'ids',
  'input',
  'last',
  'limit',
  'offset',
  'outbox',
  'owned',
  'password',
  'path',
  'present',
  'query',
  'range',
  'row',
  'rows',
  'sort',
  'sorts',
  'stores',
  'tag',
  'token',
  'total',
  'values',
]);

/** A name for what is a resource's, which handlers and stores do not give to anything else. */
export function avoidLocals(name: string, suffix: string): string {
  return LOCAL_NAMES.has(name) ? `${name}${suffix}` : name;
}
