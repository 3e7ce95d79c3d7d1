import type { WorkflowContext } from '@orchestrate/kit/github/workflow-context';

const PREFIX = 'orchestrate/heal-';

/** The branch that holds a fix: the same for the same patch, so that it is opened once. */
export function nameBranch(hash: string): string {
  return `${PREFIX}${hash.slice(0, 12)}`;
}

/**
 * The branch that a pull request is for, or what keeps it from having one.
 * @param given - by the user; empty takes the one of the run
 * @param commit - that the patch is for
 */
export function chooseBase(
  given: string,
  commit: string,
  { branch, pullRequest }: Pick<WorkflowContext, 'branch' | 'pullRequest'>,
): { readonly branch: string } | { readonly missing: string } {
  if (given !== '') return { branch: given };
  if (pullRequest?.isFork === true)
    return {
      missing: `branch: pull request #${pullRequest.number} comes from a fork, whose branch is not in this repository; use as: suggestion, or take the patch of heal by hand`,
    };
  // The merge with the base would bring the base's commits along.
  if (pullRequest !== undefined && pullRequest.head !== commit)
    return {
      missing: `base: the patch is for ${commit}, and pull request #${pullRequest.number} is at ${pullRequest.head}; check out github.event.pull_request.head.sha before healing`,
    };
  const found = pullRequest?.branch ?? branch;
  if (found === undefined) return { missing: 'branch: the workflow runs for no branch; name the one to mend' };
  // With a token that starts checks, a fix that does not mend everything would be followed by a fix of itself.
  if (found.startsWith(PREFIX))
    return { missing: `branch: ${found} holds a fix already; look at it yourself, or name the branch to mend` };
  return { branch: found };
}
