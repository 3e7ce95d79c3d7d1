/** Comments that silence a tool for the code beside them. */
const IGNORE =
  /eslint-disable|@ts-(?:ignore|expect-error|nocheck)|(?:istanbul|c8|v8) ignore|biome-ignore|prettier-ignore|oxlint-disable|oxfmt-ignore|#\s*noqa|#\s*type:\s*ignore|#\s*nosec|NOSONAR|#\[allow\(|nolint/g;
/** Tests that do not run, and commands whose failure counts for nothing. */
const SUPPRESSION =
  /\b(?:it|test|describe|context|suite)\.(?:skip|only|todo|fails)\b|\bx(?:it|describe|test)\(|continue-on-error:\s*true|\|\|\s*true\b/g;

function hasMore(before: string, after: string, pattern: RegExp): boolean {
  return (after.match(pattern)?.length ?? 0) > (before.match(pattern)?.length ?? 0);
}

/** Whether a text comes to hold more comments that silence a tool; a user may allow it. */
export function addsIgnore(before: string, after: string): boolean {
  return hasMore(before, after, IGNORE);
}

/** Whether a text comes to skip a test or to swallow a failure; nobody can allow it. */
export function addsSuppression(before: string, after: string): boolean {
  return hasMore(before, after, SUPPRESSION);
}
