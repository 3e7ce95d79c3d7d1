/** What pruning knows of one run. */
export interface PrunableRun {
  readonly name: string;
  readonly bytes: number;
  /** Why it stays whatever its age; absent where nothing needs it. */
  readonly needed?: string;
  /** Runs that its evidence refers to. */
  readonly refersTo: readonly string[];
}

/** How much is to stay. */
export interface Retention {
  /** So many of the newest. */
  readonly keep: number;
  /** Bytes that all runs together may have; the oldest go first. */
  readonly maxBytes?: number;
}

/** What becomes of one run, and why. */
export interface Pruned {
  readonly name: string;
  readonly bytes: number;
  readonly isRemoved: boolean;
  readonly reason: string;
}

function judgeAges(newestFirst: readonly PrunableRun[], { keep, maxBytes }: Retention): Map<string, string> {
  const removed = new Map<string, string>();
  let bytes = newestFirst.filter(({ needed }) => needed !== undefined).reduce((sum, run) => sum + run.bytes, 0);
  newestFirst.forEach((run, index) => {
    if (run.needed !== undefined) return;
    if (index >= keep) removed.set(run.name, `is not among the newest ${keep}`);
    else if (maxBytes !== undefined && bytes + run.bytes > maxBytes) removed.set(run.name, 'is beyond the size');
    else bytes += run.bytes;
  });
  return removed;
}

/**
 * Decides which runs go: those beyond the number or the size that nothing needs, and that no run refers to that stays.
 * What is needed counts for the size, and stays also where it alone is beyond it.
 */
export function choosePruned(runs: readonly PrunableRun[], retention: Retention): Pruned[] {
  // Names begin with the time.
  const newestFirst = [...runs].sort((a, b) => (a.name < b.name ? 1 : -1));
  const removed = judgeAges(newestFirst, retention);
  const referred = new Map<string, string>();
  // Newest first: what a run refers to is older.
  for (const { name, refersTo } of newestFirst) {
    if (removed.has(name)) continue;
    for (const older of refersTo) if (removed.delete(older)) referred.set(older, name);
  }
  return newestFirst.map(({ name, bytes, needed }) => {
    const by = referred.get(name);
    const kept = needed ?? (by === undefined ? 'is new enough' : `is referred to by ${by}`);
    return { name, bytes, isRemoved: removed.has(name), reason: removed.get(name) ?? kept };
  });
}
