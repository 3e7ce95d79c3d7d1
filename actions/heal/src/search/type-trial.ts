import type { FileEdit } from '@orchestrate/contracts/proposal';

import type { TypeError, TypeProject } from '../typescript/type-project';

import type { Trial, TrialResult } from './trial';

function describe(errors: readonly TypeError[]): string {
  const [first] = errors;
  return first === undefined ? 'no errors' : `${errors.length} errors, first TS${first.code} in ${first.file}`;
}

/**
 * Tries candidates in the compiler, in memory. `undefined` when the compiler finds nothing to complain of here, so that
 * it cannot tell a good candidate from a bad one.
 * @param suspects - files that a compiler complained of; none: all are asked
 */
export function createTypeTrial(project: TypeProject, suspects: readonly string[]): Trial | undefined {
  project.setOverlay([]);
  const before = project.errors(suspects.length === 0 ? undefined : suspects);
  if (before.length === 0) return undefined;
  const judge = (edits: readonly FileEdit[], files: readonly string[] | undefined): Promise<TrialResult> => {
    project.setOverlay(edits);
    const after = project.errors(files);
    project.setOverlay([]);
    const verdict = after.length === 0 ? 'passes' : after.length < before.length ? 'improves' : 'fails';
    return Promise.resolve({ verdict, failing: after.length, detail: describe(after) });
  };
  return {
    kind: 'types',
    // Files that are wrong or changed tell most.
    run: (edits) => judge(edits, [...new Set([...before.map(({ file }) => file), ...edits.map(({ path }) => path)])]),
    confirm: (edits) => judge(edits, undefined),
  };
}
