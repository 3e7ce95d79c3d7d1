import type { GithubError } from '@orchestrate/kit/github/github-error';

const ARTIFACT = 'the patch itself is in the evidence of heal';

/**
 * What a person can do about a refusal of GitHub; `undefined` where it is no question of permission, and trying again
 * or reading the message is all there is.
 */
export function explainRefusal({ status, reason, message }: Pick<GithubError, 'status' | 'reason' | 'message'>) {
  if (status === 401) return `token: GitHub does not know it (${message}); give one that is valid`;
  if (/not permitted to create or approve pull requests/i.test(reason))
    return `token: Actions may not open pull requests here; allow it under Settings → Actions → General → Workflow permissions, or give a token of an app or a person (${message})`;
  if (/rule violations|protected branch/i.test(reason))
    return `a rule of the repository forbids it (${message}); let the token pass it, or take the patch by hand: ${ARTIFACT}`;
  if (status === 403 || status === 404)
    return `token: it may not do this (${message}); give the job contents: write and pull-requests: write, or a token of an app or a person. In a pull request from a fork the token only ever reads: ${ARTIFACT}`;
  return undefined;
}
