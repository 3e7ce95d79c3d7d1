import type { AnnouncementPart } from '@orchestrate/contracts/announcement';
import type { GithubError } from '@orchestrate/kit/github/github-error';

const PERMISSIONS: Readonly<Record<AnnouncementPart, string>> = {
  comment: 'pull-requests: write',
  check: 'checks: write',
  sarif: 'security-events: write',
};

/**
 * What a person can do about a refusal of GitHub; `undefined` where it is no question of permission, and trying again
 * or reading the message is all there is.
 */
export function explainRefusal(
  part: AnnouncementPart,
  { status, reason, message }: Pick<GithubError, 'status' | 'reason' | 'message'>,
): string | undefined {
  if (status === 401) return `token: GitHub does not know it (${message}); give one that is valid`;
  if (part === 'sarif' && /code (?:scanning|security)|advanced security/i.test(reason) && status !== 422)
    return `code scanning is not there for this repository (${message}); turn it on under Settings → Advanced Security, or set sarif to false`;
  if (status !== 403 && status !== 404) return undefined;
  const app = part === 'check' ? '; only tokens of apps may, as the default one is' : '';
  return `token: it may not do this (${message}); give the job ${PERMISSIONS[part]}${app}, or set ${part} to false. In a pull request from a fork the default token only ever reads`;
}
