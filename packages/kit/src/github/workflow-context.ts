import { z } from 'zod';

import { ConfigurationError } from '../errors';
import { readJsonIfPresent } from '../files/json';

const eventSchema = z.looseObject({
  pull_request: z
    .looseObject({
      number: z.number().int().positive(),
      head: z.looseObject({
        ref: z.string(),
        sha: z.string(),
        // Gone where the fork was deleted.
        repo: z.looseObject({ full_name: z.string() }).nullish(),
      }),
    })
    .optional(),
});

/** The pull request that a workflow runs for. */
export interface PullRequestEvent {
  readonly number: number;
  /** Its own branch: in this repository, or in the fork that it comes from. */
  readonly branch: string;
  /** Its last commit when the run began; what is checked out unless told otherwise is its merge with the base. */
  readonly head: string;
  readonly isFork: boolean;
}

/** What a workflow run knows of itself. */
export interface WorkflowContext {
  readonly owner: string;
  readonly repository: string;
  /** `https://github.com`, or the server of an enterprise. */
  readonly server: string;
  /** The page of the run; absent outside a run. */
  readonly runUrl: string | undefined;
  /** What the workflow runs for, as `refs/heads/main` or `refs/pull/5/merge`; absent outside a run. */
  readonly ref: string | undefined;
  /** Its commit; for a pull request that of the merge with its base, which exists only there. */
  readonly commit: string | undefined;
  /** Name of the workflow, of the caller's where it was called. */
  readonly workflow: string | undefined;
  /** Counts the workflow's runs, and the attempts of one; absent outside a run. A later run has a greater number. */
  readonly runNumber: number | undefined;
  readonly runAttempt: number | undefined;
  /** The branch that the run is for; none for a tag or a pull request, which has its own. */
  readonly branch: string | undefined;
  readonly pullRequest: PullRequestEvent | undefined;
}

/**
 * Reads what a runner tells of the workflow: variables, and the file of the event.
 * @throws {ConfigurationError} `not-in-a-workflow`, where no repository is named
 */
export async function readWorkflowContext(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<WorkflowContext> {
  const [owner, repository] = (environment.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repository)
    throw new ConfigurationError('not-in-a-workflow', [
      'GITHUB_REPOSITORY names no repository; run this in a workflow, or set it to owner/name',
    ]);
  const { GITHUB_EVENT_PATH: file, GITHUB_RUN_ID: run, GITHUB_REF: ref = '' } = environment;
  const readNumber = (text = ''): number | undefined => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);
  const server = environment.GITHUB_SERVER_URL ?? 'https://github.com';
  const event = file === undefined || file === '' ? undefined : await readJsonIfPresent(file, eventSchema);
  const pull = event?.pull_request;
  const name = `${owner}/${repository}`;
  return {
    owner,
    repository,
    server,
    runUrl: run === undefined ? undefined : `${server}/${name}/actions/runs/${run}`,
    ref: ref === '' ? undefined : ref,
    commit: environment.GITHUB_SHA,
    workflow: environment.GITHUB_WORKFLOW,
    runNumber: readNumber(environment.GITHUB_RUN_NUMBER),
    runAttempt: readNumber(environment.GITHUB_RUN_ATTEMPT),
    branch: ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined,
    pullRequest:
      pull === undefined
        ? undefined
        : {
            number: pull.number,
            branch: pull.head.ref,
            head: pull.head.sha,
            isFork: pull.head.repo?.full_name !== name,
          },
  };
}
