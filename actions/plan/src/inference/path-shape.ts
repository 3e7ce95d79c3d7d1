/** A parent on the way to a collection: `/authors/{authorId}/…` → collection `authors`, parameter `authorId`. */
export interface PathParent {
  readonly collection: string;
  /** The collection's path with nameless parameters: `/authors`. */
  readonly key: string;
  readonly parameter: string;
}

interface CollectionPlace {
  /** The collection's path with nameless parameters, so that `/a/{x}/b` and `/a/{y}/b` are one place. */
  readonly key: string;
  /** Last fixed segment: `books`. */
  readonly segment: string;
  readonly parents: readonly PathParent[];
}

/** What a path looks like, before anything is known of its operations. */
export type PathShape =
  | (CollectionPlace & { readonly kind: 'collection' })
  | (CollectionPlace & { readonly kind: 'item'; readonly parameter: string })
  | { readonly kind: 'other' };

const WHOLE_PARAMETER = /^\{([^{}]+)\}$/;

interface Segment {
  readonly text: string;
  readonly parameter: string | undefined;
}

/** The parts of a path. A slash at its end, as some frameworks write it, says nothing of what the path is. */
export function splitPath(path: string): string[] {
  return path.replace(/(?<=[^/])\/$/, '').split('/');
}

function parseSegments(path: string): Segment[] {
  return splitPath(path)
    .slice(1)
    .map((text) => ({ text, parameter: WHOLE_PARAMETER.exec(text)?.[1] }));
}

function joinSegments(segments: readonly Segment[]): string {
  return segments.map(({ text, parameter }) => `/${parameter === undefined ? text : '{}'}`).join('');
}

function findParents(segments: readonly Segment[]): PathParent[] {
  return segments.flatMap(({ parameter }, index) =>
    parameter === undefined
      ? []
      : [{ collection: segments[index - 1]?.text ?? '', key: joinSegments(segments.slice(0, index)), parameter }],
  );
}

/** Sorts a path into collection (`/books`), item (`/books/{bookId}`) and other. */
export function parsePathShape(path: string): PathShape {
  const segments = parseSegments(path);
  const last = segments.at(-1);
  const isPlain = segments.every(
    ({ text, parameter }) => text !== '' && (parameter !== undefined || !/[{}]/.test(text)),
  );
  const hasNeighbours = segments.some(
    ({ parameter }, index) => parameter !== undefined && (index === 0 || segments[index - 1]?.parameter !== undefined),
  );
  if (last === undefined || !isPlain || hasNeighbours) return { kind: 'other' };
  const collection = last.parameter === undefined ? segments : segments.slice(0, -1);
  const place: CollectionPlace = {
    key: joinSegments(collection),
    segment: collection.at(-1)?.text ?? '',
    parents: findParents(collection),
  };
  return last.parameter === undefined
    ? { kind: 'collection', ...place }
    : { kind: 'item', ...place, parameter: last.parameter };
}
