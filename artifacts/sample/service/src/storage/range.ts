/** Which part of a list to read. */
export interface Range {
  readonly offset: number;
  readonly limit: number;
}

const MOST = Number.MAX_SAFE_INTEGER;

/** A page, counted from 1; without a size there is one page with everything. */
export function pageRange(page = 1, size = MOST): Range {
  return { offset: clamp((page - 1) * size), limit: clamp(size) };
}

/** Keeps what a specification allows within what PostgreSQL takes. */
function clamp(count: number): number {
  return Math.min(Math.max(count, 0), MOST);
}
