import type { GithubApi } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import { z } from 'zod';

import type { Delivered } from '../report/delivered';
import { blocked } from '../report/delivered';
import { explainRefusal } from '../report/explain-refusal';
import { renderMessage } from '../report/render-message';
import { renderTitle } from '../report/render-title';
import type { Work } from '../work';

import { chooseBase, nameBranch } from './choose-branch';
import { makeBranch } from './make-branch';

const PULLS = '/repos/{owner}/{repo}/pulls';
const DEFAULT_TOKEN = 'github-actions[bot]';
const NO_CHECKS =
  'No check starts by itself here, because the default token of the workflow opened this: approve the checks below, or close and reopen the pull request. A token of an app or a person, given to the workflow, changes that.';

const pullSchema = z.looseObject({
  number: z.number().int().positive(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullish(),
});

type Pull = z.infer<typeof pullSchema>;

/** The open one, else one that somebody closed without taking it. What was merged once may be needed again. */
async function findPull(api: GithubApi, owner: string, branch: string): Promise<Pull | undefined> {
  const parameters = { head: `${owner}:${branch}`, state: 'all' };
  const pulls = await api.list({ route: `GET ${PULLS}`, parameters, answer: pullSchema });
  return pulls.find(({ state }) => state === 'open') ?? pulls.find(({ merged_at: merged }) => !merged);
}

function tellPresent({ number, html_url: url, state }: Pull, branch: string): Delivered {
  const headline =
    state === 'open'
      ? `pull request #${number} has this very fix already`
      : `pull request #${number} had this very fix and was closed without it; reopen it to have it after all`;
  return { outcome: 'present', headline, url, number, branch };
}

interface Opening {
  readonly title: string;
  readonly head: string;
  readonly base: string;
  readonly body: string;
}

async function open(api: GithubApi, { context, applied }: Work, opening: Opening): Promise<Delivered> {
  const { head: branch, base, body: message } = opening;
  try {
    const pull = await api.request({ route: `POST ${PULLS}`, parameters: { ...opening }, answer: pullSchema });
    const { number, html_url: url } = pull;
    const headline = `opened pull request #${number} for ${base}: ${opening.title}`;
    return { outcome: 'opened', headline, url, number, branch, message };
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
    // The answer may have got lost, or another run was faster.
    const found = error.isRetryable || error.status === 422 ? await findPull(api, context.owner, branch) : undefined;
    if (found !== undefined) return { ...tellPresent(found, branch), message };
    if (error.status === 422 && /no commits between/i.test(error.reason))
      return { outcome: 'present', headline: `${base} has this very fix already`, branch, message };
    const remedy = explainRefusal(error);
    if (remedy === undefined) throw error;
    const page = `${context.server}/${context.owner}/${context.repository}/compare/${base}...${branch}?expand=1`;
    const byHand = `the branch ${branch} is there, for ${applied.commit}: open the pull request at ${page}`;
    return { ...blocked(remedy, { branch, url: page, message }), remaining: [remedy, byHand] };
  }
}

/** Opens a pull request with the patch as its only commit, unless there is one. */
export async function openPullRequest(api: GithubApi, work: Work): Promise<Delivered> {
  const { inputs, context, applied, allowed, story, hash, redact } = work;
  const base = chooseBase(inputs.branch, applied.commit, context);
  if ('missing' in base) return blocked(base.missing);
  const branch = nameBranch(hash);
  const present = await findPull(api, context.owner, branch);
  if (present !== undefined) return tellPresent(present, branch);

  const paths = applied.changes.map(({ path }) => path);
  const title = redact(renderTitle(inputs.title, story, paths, allowed.length > 0));
  const made = await makeBranch(api, { name: branch, message: `${title}\n\nFound by heal, patch ${hash}`, applied });
  if (made === undefined)
    return blocked(`a branch ${branch} is there and holds something else; delete it, and run this again`, { branch });
  const notes = made.author === DEFAULT_TOKEN ? [NO_CHECKS] : [];
  const body = redact(renderMessage({ summary: inputs.summary, story, allowed, runUrl: context.runUrl, hash, notes }));
  return open(api, work, { title, head: branch, base: base.branch, body });
}
