/** One recorded value of a test: its name with a number, and the value as the runner prints it. */
export type SnapshotEntries = ReadonlyMap<string, string>;

const ENTRY = /^exports\[`((?:\\.|[^`\\])*)`\] = `((?:\\.|[^`\\])*)`;$/gm;

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}

/**
 * Reads a snapshot file of vitest or jest. It is a program; nothing of it is run.
 * @returns `undefined` where anything stands in it but comments and recorded values, each under a name of its own
 */
export function parseSnapshots(text: string): SnapshotEntries | undefined {
  const plain = text.replaceAll('\r\n', '\n');
  const found = [...plain.matchAll(ENTRY)].map(
    ([, name = '', value = '']) => [unescape(name), unescape(value)] as const,
  );
  const rest = plain.replace(ENTRY, '').split('\n');
  const isWhole = rest.every((line) => line.trim() === '' || line.startsWith('//'));
  const entries = new Map(found);
  return isWhole && entries.size === found.length ? entries : undefined;
}

/** One recorded value that was changed. */
export interface SnapshotChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What differs between two texts of a snapshot file, where only values do.
 * @param after - absent where the file is removed
 * @returns why not, where values come or go, or where it is not such a file
 */
export function compareSnapshots(
  before: string | undefined,
  after: string | undefined,
): { readonly changes: readonly SnapshotChange[] } | { readonly problem: string } {
  if (before === undefined) return { problem: 'is a new snapshot file; nothing was recorded before' };
  if (after === undefined) return { problem: 'is a snapshot file that would be removed' };
  const [old, now] = [parseSnapshots(before), parseSnapshots(after)];
  if (old === undefined || now === undefined) return { problem: 'is no snapshot file as vitest or jest writes it' };
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const oneSided = names.find((name) => !old.has(name) || !now.has(name));
  if (oneSided !== undefined)
    return { problem: `${old.has(oneSided) ? 'loses' : 'gains'} the recorded value ${JSON.stringify(oneSided)}` };
  return {
    changes: names.flatMap((name): SnapshotChange[] => {
      const change = { name, before: old.get(name) ?? '', after: now.get(name) ?? '' };
      return change.before === change.after ? [] : [change];
    }),
  };
}
