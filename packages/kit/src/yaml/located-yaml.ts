import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';

/** A place in a text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML (or JSON) text that still knows where its values stand. */
export interface LocatedYaml {
  readonly value: unknown;
  /** Syntax errors; the value is not to be used when there are any. */
  readonly errors: readonly (Position & { readonly message: string })[];
  /** Where the value under a path stands, or the nearest ancestor that exists. */
  locate(path: readonly PropertyKey[]): Position;
  /** Where the key that ends a path stands, or the nearest ancestor that exists. */
  locateKey(path: readonly PropertyKey[]): Position;
}

/**
 * Parses YAML 1.2, of which JSON is a part. Aliases are resolved up to a bound, so that a small file cannot unfold
 * into a huge one.
 */
export function parseYaml(text: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const locate = (path: readonly PropertyKey[]): Position => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range = readRange(node);
      if (range !== undefined) return toPosition(range);
    }
    return { line: 1, column: 1 };
  };
  const errors = document.errors.map((error) => ({
    ...toPosition(error.pos[0]),
    message: error.message.split('\n')[0] ?? 'invalid YAML',
  }));
  return {
    value: errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 1_000 }),
    errors,
    locate,
    locateKey(path) {
      const parents = path.slice(0, -1);
      const parent: unknown = parents.length === 0 ? document.contents : document.getIn(parents, true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
        : undefined;
      const range = readRange(pair?.key);
      return range === undefined ? locate(path) : toPosition(range);
    },
  };
}

function readRange(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start] = node.range as unknown[];
  return typeof start === 'number' ? start : undefined;
}

/** An RFC 6901 pointer with a leading `#`. */
export function toPointer(path: readonly PropertyKey[]): string {
  return ['#', ...path.map((part) => String(part).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/');
}
