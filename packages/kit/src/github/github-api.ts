import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import type { Clock } from '../clock';
import { describeError } from '../errors';
import { describeIssues } from '../files/json';
import type { Log } from '../log';

import { GithubError } from './github-error';
import type { Refusal } from './retry-delay';
import { decideRetryDelay } from './retry-delay';

/** A request: its route (`POST /repos/{owner}/{repo}/pulls`), and what fills the braces, the query or the body. */
export interface GithubRequest<T> {
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What of the answer is used; an answer of another shape is an error. */
  readonly answer: z.ZodType<T>;
  /** Whether it may be sent again when its answer got lost; a `GET` always may, anything else only where said. */
  readonly isRepeatable?: boolean;
}

/** GitHub's REST interface for one repository; `{owner}` and `{repo}` are filled in. */
export interface GithubApi {
  /** @throws {GithubError} when GitHub refuses, or cannot be reached before the deadline */
  request<T>(request: GithubRequest<T>): Promise<T>;
  /** The same, but `undefined` where there is no such thing (404). */
  find<T>(request: GithubRequest<T>): Promise<T | undefined>;
  /** All entries of a paged list. */
  list<T>(request: Omit<GithubRequest<T>, 'isRepeatable'>): Promise<T[]>;
}

/** Whom to ask, and within which bounds. */
export interface GithubAccess {
  readonly token: string;
  readonly owner: string;
  readonly repository: string;
  /** Seconds from now after which no request is sent, and none repeated. */
  readonly deadline: number;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug' | 'info'>;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}

type Send = (
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<{ readonly data: unknown }>;

const REQUEST_MILLISECONDS = 30_000;
const MOST_ATTEMPTS = 6;
const PAGE_SIZE = 100;
const MOST_PAGES = 50;

const failureSchema = z.object({
  status: z.number(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});

/** The client gives 500 to what never reached a server. */
function readRefusal(error: unknown): Refusal {
  const { data } = failureSchema.safeParse(error);
  const headers = Object.entries(data?.response?.headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  return { status: data?.response === undefined ? undefined : data.status, headers: Object.fromEntries(headers) };
}

async function openClient({ token, owner, repository, log }: GithubAccess): Promise<Send> {
  // Loaded only where there is something to send.
  const { getOctokit } = await import('@actions/github');
  const debug = (message: string): void => log.debug(message);
  const logs = { debug, info: debug, warn: debug, error: debug };
  const { request } = getOctokit(token, { log: logs, userAgent: 'orchestrate' });
  return (route, parameters, signal) =>
    request(route, { owner, repo: repository, ...parameters, request: { signal, log: logs } });
}

class Client implements GithubApi {
  private send: Promise<Send> | undefined;
  private readonly end: number;

  constructor(private readonly access: GithubAccess) {
    this.end = access.clock.elapsed() + access.deadline * 1000;
  }

  async request<T>({ route, parameters = {}, answer, isRepeatable }: GithubRequest<T>): Promise<T> {
    const mayRepeat = isRepeatable ?? route.startsWith('GET ');
    const result = answer.safeParse(await this.ask(route, parameters, mayRepeat));
    if (result.success) return result.data;
    throw new GithubError(200, `unknown answer: ${describeIssues(result.error).join('; ')}`, route, false);
  }

  async find<T>(request: GithubRequest<T>): Promise<T | undefined> {
    return this.request(request).catch((error: unknown) => {
      if (error instanceof GithubError && error.status === 404) return undefined;
      throw error;
    });
  }

  async list<T>({ route, parameters, answer }: Omit<GithubRequest<T>, 'isRepeatable'>): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const paged = { ...parameters, per_page: PAGE_SIZE, page };
      const entries = await this.request({ route, parameters: paged, answer: z.array(answer) });
      all.push(...entries);
      if (entries.length < PAGE_SIZE) break;
    }
    return all;
  }

  private async ask(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    isRepeatable: boolean,
  ): Promise<unknown> {
    const { access } = this;
    const send = await (this.send ??= openClient(access));
    for (let attempt = 1; ; attempt += 1) {
      const signal = AbortSignal.any([access.signal, AbortSignal.timeout(REQUEST_MILLISECONDS)]);
      try {
        const { data } = await send(route, parameters, signal);
        return data;
      } catch (error) {
        access.signal.throwIfAborted();
        await this.waitOrThrow(route, error, attempt, isRepeatable);
      }
    }
  }

  private async waitOrThrow(route: string, error: unknown, attempt: number, isRepeatable: boolean): Promise<void> {
    const { clock, log, signal } = this.access;
    const refusal = readRefusal(error);
    const delay = decideRetryDelay(refusal, attempt, isRepeatable, clock.now().getTime());
    const isPassing = delay !== undefined;
    const left = this.end - clock.elapsed();
    if (!isPassing || attempt >= MOST_ATTEMPTS || delay > left) {
      const late = isPassing && delay > left ? ` (asks to wait ${Math.ceil(delay / 1000)} s, too long)` : '';
      throw new GithubError(refusal.status, `${describeError(error)}${late}`, route, isPassing, { cause: error });
    }
    log.info(`GitHub answered ${refusal.status ?? 'nothing'}; trying again in ${(delay / 1000).toFixed(1)} s`);
    await wait(delay, undefined, { signal });
  }
}

/** Opens GitHub's REST interface at `GITHUB_API_URL`, through the proxy of the environment. Sends nothing yet. */
export function openGithubApi(access: GithubAccess): GithubApi {
  return new Client(access);
}
