import type { Announced } from '@orchestrate/contracts/announcement';
import type { GithubApi } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import { z } from 'zod';

import { isLater, readMark, renderMark } from '../mark';
import type { Work } from '../work';

import { renderTelling } from './render-comment';

/** GitHub takes 65,536 characters; how it counts them is its own. */
const MOST_CHARACTERS = 60_000;
const LIST = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const ONE = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const HIDDEN = '<!-- ';

const commentSchema = z.looseObject({
  id: z.number(),
  body: z.string().nullish(),
  html_url: z.string(),
  // Gone where the account was deleted.
  user: z.looseObject({ login: z.string(), type: z.string() }).nullish(),
});
const userSchema = z.looseObject({ login: z.string() });
const nothingSchema = z.unknown();

type Comment = z.infer<typeof commentSchema>;

/** Whose token it is: a person's. Tokens of apps may not ask, and are recognised as apps. */
async function findPerson(api: GithubApi): Promise<string | undefined> {
  try {
    return (await api.find({ route: 'GET /user', answer: userSchema }))?.login;
  } catch (error) {
    if (error instanceof GithubError && error.status === 403) return undefined;
    throw error;
  }
}

/** The first of our own comments; one in which somebody else quotes the mark is none. */
async function findOwn({ api, key }: Work, number: number): Promise<Comment | undefined> {
  const person = await findPerson(api);
  const parameters = { issue_number: number };
  const all = await api.list({ route: `GET ${LIST}`, parameters, answer: commentSchema });
  return all
    .filter(({ user }) => (person === undefined ? user?.type === 'Bot' : user?.login === person))
    .filter(({ body }) => body?.startsWith(HIDDEN) === true && readMark(body.slice(HIDDEN.length), key) !== undefined)
    .sort((a, b) => a.id - b.id)[0];
}

async function update({ api, key, turn }: Work, present: Comment, body: string): Promise<Announced> {
  const { id, html_url: url, body: text } = present;
  if (text === body) return { part: 'comment', outcome: 'unchanged', url };
  const other = readMark((text ?? '').slice(HIDDEN.length), key);
  if (other !== undefined && isLater(other, turn))
    return { part: 'comment', outcome: 'newer', reason: `a later run, number ${other.number}, told its own`, url };
  const parameters = { comment_id: id, body };
  await api.request({ route: `PATCH ${ONE}`, parameters, answer: commentSchema, isRepeatable: true });
  return { part: 'comment', outcome: 'updated', url };
}

/** The Markdown of the comment, with what makes it found again in front. */
export function renderBody({ summary, context, key, turn }: Work): string {
  const { runUrl, pullRequest, commit } = context;
  const telling = renderTelling({ summary, runUrl, commit: pullRequest?.head ?? commit }, MOST_CHARACTERS);
  return `${HIDDEN}${renderMark(key, turn)} -->\n${telling}`;
}

/**
 * Keeps one comment in a pull request that tells of this workflow's last run for this service, whoever comes first.
 * Where two began one at once, the later one goes.
 */
export async function keepComment(work: Work): Promise<Announced> {
  const { api, context, inputs } = work;
  const number = inputs.pullRequest ?? context.pullRequest?.number;
  if (number === undefined)
    return {
      part: 'comment',
      outcome: 'skipped',
      reason: 'the workflow runs for no pull request; its number may be given',
    };
  const body = renderBody(work);
  const present = await findOwn(work, number);
  if (present !== undefined) return update(work, present, body);
  const parameters = { issue_number: number, body };
  const made = await api.request({ route: `POST ${LIST}`, parameters, answer: commentSchema });
  const first = await findOwn(work, number);
  if (first === undefined || first.id === made.id) return { part: 'comment', outcome: 'created', url: made.html_url };
  await api.request({ route: `DELETE ${ONE}`, parameters: { comment_id: made.id }, answer: nothingSchema });
  return update(work, first, body);
}
