import { ExternalError } from '@orchestrate/kit/errors';
import type { GithubApi } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import type { Change } from '@orchestrate/kit/patch/change';
import { ABSENT } from '@orchestrate/kit/patch/change';
import { z } from 'zod';

import type { AppliedPatch } from '../patch/apply-patch';

const GIT = '/repos/{owner}/{repo}/git';
const objectSchema = z.looseObject({ sha: z.string() });
const refSchema = z.looseObject({ object: objectSchema });
const commitSchema = z.looseObject({
  sha: z.string(),
  tree: objectSchema,
  parents: z.array(objectSchema),
  author: z.looseObject({ name: z.string() }).nullish(),
});

type Commit = z.infer<typeof commitSchema>;

/** A branch with exactly the patch on it. */
export interface MadeBranch {
  readonly commit: string;
  /** Who GitHub says the token is, as the author of the commit. */
  readonly author: string | undefined;
}

interface Wanted {
  readonly name: string;
  readonly message: string;
  readonly applied: AppliedPatch;
}

async function sendBlob(api: GithubApi, { path, modes, after }: Change): Promise<Record<string, unknown>> {
  const [before, mode] = modes;
  if (mode === ABSENT || after === undefined) return { path, mode: before, type: 'blob', sha: null };
  const { sha } = await api.request({
    route: `POST ${GIT}/blobs`,
    parameters: { content: after, encoding: 'utf-8' },
    answer: objectSchema,
    isRepeatable: true,
  });
  return { path, mode, type: 'blob', sha };
}

async function createCommit(api: GithubApi, { message, applied }: Wanted): Promise<Commit> {
  const entries: Record<string, unknown>[] = [];
  for (const change of applied.changes) entries.push(await sendBlob(api, change));
  const tree = await api.request({
    route: `POST ${GIT}/trees`,
    parameters: { base_tree: applied.baseTree, tree: entries },
    answer: objectSchema,
    isRepeatable: true,
  });
  // The id is a hash of all files: what was checked here is what stands there.
  if (tree.sha !== applied.tree)
    throw new ExternalError('tree-differs', `GitHub made the tree ${tree.sha} of what is ${applied.tree} here`, false);
  // Without an author GitHub signs the commit for the app that the token belongs to.
  return api.request({
    route: `POST ${GIT}/commits`,
    parameters: { message, tree: tree.sha, parents: [applied.commit] },
    answer: commitSchema,
    isRepeatable: true,
  });
}

async function findCommit(api: GithubApi, name: string): Promise<Commit | undefined> {
  const parameters = { ref: `heads/${name}` };
  const ref = await api.find({ route: `GET ${GIT}/ref/{ref}`, parameters, answer: refSchema });
  if (ref === undefined) return undefined;
  const commit = { commit_sha: ref.object.sha };
  return api.request({ route: `GET ${GIT}/commits/{commit_sha}`, parameters: commit, answer: commitSchema });
}

/** Creates the branch, never moves one: where somebody was faster, theirs stays. */
async function createBranch(api: GithubApi, wanted: Wanted): Promise<Commit> {
  const commit = await createCommit(api, wanted);
  try {
    const parameters = { ref: `refs/heads/${wanted.name}`, sha: commit.sha };
    await api.request({ route: `POST ${GIT}/refs`, parameters, answer: refSchema, isRepeatable: true });
    return commit;
  } catch (error) {
    const isThere = error instanceof GithubError && error.status === 422 && /already exists/i.test(error.reason);
    const found = isThere ? await findCommit(api, wanted.name) : undefined;
    if (found === undefined) throw error;
    return found;
  }
}

/**
 * Sees to it that a branch holds the patch on its commit and nothing else; `undefined` where a branch of that name
 * holds something else.
 */
export async function makeBranch(api: GithubApi, wanted: Wanted): Promise<MadeBranch | undefined> {
  const commit = (await findCommit(api, wanted.name)) ?? (await createBranch(api, wanted));
  const { tree, parents, author } = commit;
  const isOurs = tree.sha === wanted.applied.tree && parents.map(({ sha }) => sha).join() === wanted.applied.commit;
  return isOurs ? { commit: commit.sha, author: author?.name } : undefined;
}
