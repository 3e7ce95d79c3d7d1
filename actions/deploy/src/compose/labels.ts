/** Labels by which containers of a deployment are found. */
export const LABELS = {
  service: 'orchestrate.service',
  run: 'orchestrate.run',
  /** The checkout it belongs to: others on this machine may deploy a service of the same name. */
  home: 'orchestrate.home',
  kept: 'orchestrate.kept',
  /** Where the project's files are. */
  directory: 'orchestrate.directory',
  project: 'com.docker.compose.project',
  composeService: 'com.docker.compose.service',
} as const;

/**
 * The compose project of one attempt, in the characters that every version of compose takes.
 * @param attempt - the phase's directory: `phases/deploy-2`
 */
export function nameProject(service: string, run: string, attempt: string): string {
  return `orchestrate-${service}-${run}${/-\d+$/.exec(attempt)?.[0] ?? ''}`.toLowerCase();
}
