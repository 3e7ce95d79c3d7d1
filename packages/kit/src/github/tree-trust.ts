/** Events that run for a commit of the repository's own branches, which nobody pushes without leave. */
const OWN = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch', 'merge_group', 'release']);

/**
 * Whether the checked-out tree may say how far it may be changed. Not in a workflow for a pull request, a comment or
 * another run: there its settings are a proposal like the rest of it. Outside of workflows it is the user's own.
 */
export function isTreeTrusted(environment: Readonly<Record<string, string | undefined>> = process.env): boolean {
  const event = environment.GITHUB_EVENT_NAME ?? '';
  return event === '' || OWN.has(event);
}
