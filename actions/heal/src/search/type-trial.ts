import type { TypeError, TypeProject } from '../typescript/type-project';

import type { Trial, TrialResult } from './trial';

function describe(errors: readonly TypeError[]): string {
  const [first] = errors;
  return first === undefined ? 'no errors' : `${errors.length} errors, first TS${first.code} in ${first.file}`;
}

/**
 * Tries candidates in the compiler, in memory. `undefined` when the compiler finds nothing to complain of here, so that
 * it cannot tell a good candidate from a bad one.
 */
export function createTypeTrial(project: TypeProject): Trial | undefined {
  project.setOverlay([]);
  const before = project.errors();
  if (before.length === 0) return undefined;
  const judge = (edited: readonly string[]): TrialResult => {
    // Files that are wrong or changed tell most; the rest is only asked when those are fine.
    const telling = [...new Set([...before.map(({ file }) => file), ...edited])];
    const near = project.errors(telling);
    const after = near.length > 0 ? near : project.errors();
    const verdict = after.length === 0 ? 'passes' : after.length < before.length ? 'improves' : 'fails';
    return { verdict, failing: after.length, detail: describe(after) };
  };
  return {
    kind: 'types',
    run(edits) {
      project.setOverlay(edits);
      const result = judge(edits.map(({ path }) => path));
      project.setOverlay([]);
      return Promise.resolve(result);
    },
  };
}
