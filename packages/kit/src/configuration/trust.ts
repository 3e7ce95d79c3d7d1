import path from 'node:path';

import { z } from 'zod';

import type { Exec } from '../exec/command';
import { hasSucceeded } from '../exec/command';
import { readJsonIfPresent } from '../files/json';
import { tryGit } from '../git/git';

type Environment = Readonly<Record<string, string | undefined>>;

const eventSchema = z.looseObject({
  pull_request: z.looseObject({ base: z.looseObject({ sha: z.string() }) }).optional(),
  issue: z.looseObject({ pull_request: z.unknown() }).optional(),
  workflow_run: z.looseObject({ event: z.string() }).optional(),
});
type Event = z.infer<typeof eventSchema>;

/** Events that come with a tree of somebody who may not be allowed to write to the repository. */
function isOfSomebody(name: string, { issue, workflow_run: before }: Event): boolean {
  if (name.startsWith('pull_request')) return true;
  if (name === 'issue_comment') return issue?.pull_request !== undefined && issue.pull_request !== null;
  return name === 'workflow_run' && before?.event.startsWith('pull_request') === true;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Who is trusted with settings that touch safety, where the tree is not. */
export interface Trust {
  /** For people: why the tree is not. */
  readonly reason: string;
  /** A file of the commit that the change is meant for, or why there is none. */
  readBase(file: string): Promise<{ readonly text: string } | { readonly lack: string }>;
  /** Tells a person what was not taken from the tree. */
  tell(notice: string): void;
}

/** Whether an event brings a tree that is not trusted, and the commit that the change is meant for, where it says so. */
export function decideTrust(
  event: string | undefined,
  payload: unknown,
): { readonly isTrusted: true } | { readonly isTrusted: false; readonly base: string | undefined } {
  const known = eventSchema.safeParse(payload).data ?? {};
  if (event === undefined || !isOfSomebody(event, known)) return { isTrusted: true };
  const base = known.pull_request?.base.sha;
  return { isTrusted: false, base: base !== undefined && COMMIT.test(base) ? base : undefined };
}

async function readFileOf(commit: string, file: string, exec: Exec): ReturnType<Trust['readBase']> {
  const directory = path.dirname(file);
  const known = await tryGit(exec, directory, ['cat-file', '-e', `${commit}^{commit}`]);
  if (!hasSucceeded(known)) return { lack: `the commit ${commit.slice(0, 12)} was not fetched` };
  const shown = await tryGit(exec, directory, ['show', `${commit}:./${path.basename(file)}`]);
  return hasSucceeded(shown) ? { text: shown.stdout } : { lack: `the commit ${commit.slice(0, 12)} has no such file` };
}

/**
 * Says whether the tree that was checked out is trusted with settings that touch safety. What a pull request changes is
 * not: its base is. On a laptop, after a push and where somebody started the workflow by hand, the tree is.
 * @returns nothing where the tree is trusted
 */
export async function findTrust(
  environment: Environment,
  exec: Exec,
  tell: (notice: string) => void,
): Promise<Trust | undefined> {
  const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file = '' } = environment;
  const payload = file === '' ? undefined : await readJsonIfPresent(file, z.unknown()).catch(() => undefined);
  const decided = decideTrust(event, payload);
  if (decided.isTrusted) return undefined;
  const { base } = decided;
  return {
    reason: `the event is ${event ?? ''}`,
    readBase: (name) =>
      base === undefined ? Promise.resolve({ lack: 'the event names no base' }) : readFileOf(base, name, exec),
    tell,
  };
}
