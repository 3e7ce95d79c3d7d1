import type { GithubApi } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import { parsePatch } from '@orchestrate/kit/patch/parse-patch';
import { z } from 'zod';

import type { Delivered } from '../report/delivered';
import { blocked } from '../report/delivered';
import { renderMark, renderMessage } from '../report/render-message';
import type { Work } from '../work';

import type { Suggestion } from './build-suggestions';
import { buildSuggestions, listShownLines } from './build-suggestions';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

const pullSchema = z.looseObject({
  state: z.enum(['open', 'closed']),
  head: z.looseObject({ sha: z.string() }),
});
const messageSchema = z.looseObject({ html_url: z.string(), body: z.string().nullish() });
const fileSchema = z.looseObject({ filename: z.string(), patch: z.string().optional() });

type Message = z.infer<typeof messageSchema>;

async function findMessage(api: GithubApi, number: number, hash: string): Promise<Message | undefined> {
  const mark = renderMark(hash);
  const reviews = { route: `GET ${PULL}/reviews`, parameters: { pull_number: number }, answer: messageSchema };
  const comments = { route: `GET ${COMMENTS}`, parameters: { issue_number: number }, answer: messageSchema };
  const all = [...(await api.list(reviews)), ...(await api.list(comments))];
  return all.find(({ body }) => body?.includes(mark));
}

async function buildFor(api: GithubApi, number: number, diff: string): Promise<Suggestion[] | undefined> {
  const parameters = { pull_number: number };
  const files = await api.list({ route: `GET ${PULL}/files`, parameters, answer: fileSchema });
  const patches = new Map(files.map(({ filename, patch }) => [filename, patch ?? '']));
  return buildSuggestions(parsePatch(diff).files, (path) => listShownLines(patches.get(path) ?? ''));
}

function toComment({ path, start, end, body }: Suggestion): Record<string, unknown> {
  const first = start === end ? {} : { start_line: start, start_side: 'RIGHT' };
  return { path, body, line: end, side: 'RIGHT', ...first };
}

function renderNote(work: Work, notes: readonly string[], diff?: string): string {
  const { inputs, story, allowed, context, hash, redact } = work;
  const input = { summary: inputs.summary, story, allowed, runUrl: context.runUrl, hash, notes };
  return redact(renderMessage(diff === undefined ? input : { ...input, diff }));
}

/** One review with all suggestions; `undefined` where GitHub does not take them on these lines. */
async function review(api: GithubApi, work: Work, number: number, suggestions: readonly Suggestion[]) {
  const taking = 'Commit the suggestions of this review together: under Files changed, add each to a batch.';
  const message = renderNote(work, [taking]);
  const parameters = {
    pull_number: number,
    commit_id: work.applied.commit,
    event: 'COMMENT',
    body: message,
    comments: suggestions.map(toComment),
  };
  return api.request({ route: `POST ${PULL}/reviews`, parameters, answer: messageSchema }).then(
    ({ html_url: url }) => ({ url, message }),
    (error: unknown) => {
      if (error instanceof GithubError && error.status === 422) return undefined;
      throw error;
    },
  );
}

async function comment(api: GithubApi, work: Work, number: number) {
  const taking = 'The patch is in the artifact of the run; `git apply` takes it at the root of the repository.';
  const message = renderNote(work, [taking], work.applied.diff);
  const parameters = { issue_number: number, body: message };
  const { html_url: url } = await api.request({ route: `POST ${COMMENTS}`, parameters, answer: messageSchema });
  return { url, message };
}

/** Suggests the patch in a pull request, unless that was done. */
export async function suggest(api: GithubApi, work: Work): Promise<Delivered> {
  const { inputs, context, applied, hash } = work;
  const number = inputs.pullRequest ?? context.pullRequest?.number;
  if (number === undefined)
    return blocked('pull-request: the workflow runs for none, so there is nothing to comment on; give its number');
  const pull = await api.find({ route: `GET ${PULL}`, parameters: { pull_number: number }, answer: pullSchema });
  if (pull === undefined) return blocked(`pull-request: there is no #${number} here that the token can see`);
  if (pull.state === 'closed') return blocked(`pull request #${number} is closed; reopen it`, { number });
  if (pull.head.sha !== applied.commit)
    return blocked(
      `pull request #${number} is at ${pull.head.sha}, and the patch is for ${applied.commit}; check out and heal its newest commit`,
      { number },
    );
  const present = await findMessage(api, number, hash);
  if (present !== undefined)
    return { outcome: 'present', headline: `this very fix is in #${number} already`, url: present.html_url, number };
  const suggestions = await buildFor(api, number, applied.diff);
  const made = suggestions === undefined ? undefined : await review(api, work, number, suggestions);
  if (made !== undefined)
    return { outcome: 'suggested', headline: `suggested the fix in pull request #${number}`, number, ...made };
  const headline = `commented with the patch in pull request #${number}`;
  return { outcome: 'commented', headline, number, ...(await comment(api, work, number)) };
}
