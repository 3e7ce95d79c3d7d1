import type { GithubApi, GithubRequest } from '@orchestrate/kit/github/github-api';
import { GithubError } from '@orchestrate/kit/github/github-error';
import { z } from 'zod';

import type { FakeGithub } from './fake-github-server';

const refusalSchema = z.object({ message: z.string() });
const REPOSITORY: Readonly<Record<string, string>> = { owner: 'acme', repo: 'shop' };

interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What fills the braces of a route, its query and its body, as GitHub's own client has it. */
function fill(server: FakeGithub, { route, parameters = {} }: Omit<GithubRequest<unknown>, 'answer'>): Sent {
  const [method = '', template = ''] = route.split(' ');
  const left: Record<string, unknown> = { ...REPOSITORY, ...parameters };
  const path = template.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(left[name]));
    left[name] = undefined;
    return value;
  });
  const url = new URL(`${server.environment.GITHUB_API_URL ?? ''}${path}`);
  const rest = Object.entries(left).filter(([name, value]) => value !== undefined && REPOSITORY[name] === undefined);
  if (method === 'GET') for (const [name, value] of rest) url.searchParams.set(name, String(value));
  return { method, url, body: Object.fromEntries(rest) };
}

/**
 * Asks a fake GitHub without the client that bundles have: that one takes its address from the environment once, and a
 * test file has many servers. It neither waits nor tries again.
 */
export function createFakeGithubApi(server: FakeGithub, token: string): GithubApi {
  const request = async <T>(asked: GithubRequest<T>): Promise<T> => {
    const { method, url, body } = fill(server, asked);
    const headers = { authorization: `token ${token}` };
    const response = await fetch(url, { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return asked.answer.parse(answer);
    throw new GithubError(response.status, refusalSchema.parse(answer).message, asked.route, false);
  };
  return {
    request,
    find: (asked) =>
      request(asked).catch((error: unknown) => {
        if (error instanceof GithubError && error.status === 404) return undefined;
        throw error;
      }),
    list: ({ answer, ...asked }) => request({ ...asked, answer: z.array(answer) }),
  };
}
