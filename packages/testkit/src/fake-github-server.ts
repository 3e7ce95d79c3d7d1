import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FakeCheck, FakeSarif } from './fake-github-checks';
import { FakeGithubChecks } from './fake-github-checks';
import { FakeGithubRepository } from './fake-github-repository';

/** A request as it came in. */
export interface FakeGithubRequest {
  readonly method: string;
  /** Decoded, after `/repos/<owner>/<name>`, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a fake answers. */
export interface FakeGithubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A pull request of a fake, also one that is there from the start. */
export interface FakePull {
  readonly number: number;
  readonly head: string;
  readonly base: string;
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly mergedAt?: string;
}

/** How a {@link FakeGithub} behaves. */
export interface FakeGithubOptions {
  /** A bare git repository, in which objects and refs are really made. */
  readonly repository: string;
  readonly token: string;
  readonly pulls?: readonly FakePull[];
  /** Whom a commit is by when none is named: GitHub says the app of the token. */
  readonly author?: string;
  /** Comments that are there from the start, each with `id`, `body`, `html_url` and `user`. */
  readonly comments?: readonly Readonly<Record<string, unknown>>[];
  /** Answers instead of the server; counts how often this method and path was asked, from 1. */
  readonly script?: (request: FakeGithubRequest, count: number) => FakeGithubAnswer | undefined;
}

/** A server that answers the part of GitHub's REST interface that delivering and announcing use. */
export interface FakeGithub {
  /** For the environment of an action, as a runner sets it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly requests: readonly FakeGithubRequest[];
  readonly pulls: readonly FakePull[];
  /** Bodies of reviews with their comments, and of comments, as they were sent. */
  readonly reviews: readonly Readonly<Record<string, unknown>>[];
  readonly comments: readonly Readonly<Record<string, unknown>>[];
  readonly checks: readonly FakeCheck[];
  readonly sarifs: readonly FakeSarif[];
  close(): Promise<void>;
}

const NAME = 'acme/shop';
const PREFIX = `/repos/${NAME}`;
const NOT_FOUND: FakeGithubAnswer = { status: 404, body: { message: 'Not Found' } };

type Handler = (request: FakeGithubRequest, ...found: string[]) => FakeGithubAnswer;

class Fake {
  readonly requests: FakeGithubRequest[] = [];
  readonly reviews: Readonly<Record<string, unknown>>[] = [];
  readonly comments: Readonly<Record<string, unknown>>[];
  readonly pulls: FakePull[];
  readonly told = new FakeGithubChecks();
  private readonly git: FakeGithubRepository;
  private readonly counts = new Map<string, number>();

  constructor(private readonly options: FakeGithubOptions) {
    this.pulls = [...(options.pulls ?? [])];
    this.comments = [...(options.comments ?? [])];
    this.git = new FakeGithubRepository(options.repository, options.author ?? 'github-actions[bot]');
  }

  answer(request: FakeGithubRequest, authorization: string | undefined): FakeGithubAnswer {
    this.requests.push(request);
    const key = `${request.method} ${request.path}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (authorization !== `token ${this.options.token}`) return { status: 401, body: { message: 'Bad credentials' } };
    const scripted = this.options.script?.(request, count);
    if (scripted !== undefined) return scripted;
    for (const [pattern, handle] of this.handlers) {
      const found = pattern.exec(key);
      if (found !== null) return handle(request, ...found.slice(1));
    }
    return NOT_FOUND;
  }

  private readonly handlers: readonly (readonly [RegExp, Handler])[] = [
    [/^POST \/git\/(blobs|trees|commits|refs)$/, ({ body }, kind = '') => this.git.create(kind, body)],
    [/^GET \/git\/ref\/(.+)$/, (_, ref = '') => this.git.showRef(ref)],
    [/^GET \/git\/commits\/(.+)$/, (_, commit = '') => this.git.showCommit(commit)],
    [/^GET \/pulls$/, ({ query }) => this.listPulls(query.head ?? '')],
    [/^POST \/pulls$/, ({ body }) => this.openPull(body)],
    [/^GET \/pulls\/(\d+)$/, (_, number = '') => this.showPull(Number(number))],
    [/^GET \/pulls\/(\d+)\/files$/, (_, number = '') => this.listFiles(Number(number))],
    [/^GET \/pulls\/\d+\/reviews$/, () => ({ status: 200, body: this.reviews })],
    [/^POST \/pulls\/\d+\/reviews$/, ({ body }) => this.keep(this.reviews, body, 'pullrequestreview')],
    [/^GET \/issues\/\d+\/comments$/, () => ({ status: 200, body: this.comments })],
    [/^POST \/issues\/\d+\/comments$/, ({ body }) => this.keep(this.comments, body, 'issuecomment')],
    [/^PATCH \/issues\/comments\/(\d+)$/, ({ body }, id = '') => this.changeComment(Number(id), body)],
    [/^DELETE \/issues\/comments\/(\d+)$/, (_, id = '') => this.removeComment(Number(id))],
    [/^GET \/commits\/([^/]+)\/check-runs$/, ({ query }, ref = '') => this.told.list(ref, query.check_name ?? '')],
    [/^POST \/check-runs$/, ({ body }) => this.told.create(body)],
    [/^PATCH \/check-runs\/(\d+)$/, ({ body }, id = '') => this.told.update(Number(id), body)],
    [/^POST \/code-scanning\/sarifs$/, ({ body }) => this.told.upload(body)],
    [/^GET \/code-scanning\/sarifs\/.+$/, () => this.told.showUpload()],
    // Tokens of apps may not ask who they are.
    [/^GET \/user$/, () => ({ status: 403, body: { message: 'Resource not accessible by integration' } })],
  ];

  private keep(kept: Readonly<Record<string, unknown>>[], body: FakeGithubRequest['body'], kind: string) {
    const id = kept.length + 1;
    const user = { login: this.options.author ?? 'github-actions[bot]', type: 'Bot' };
    const message = { ...body, id, user, html_url: `https://github.test/${NAME}/pull/1#${kind}-${id}` };
    kept.push(message);
    return { status: 201, body: message };
  }

  private changeComment(id: number, body: FakeGithubRequest['body']): FakeGithubAnswer {
    const index = this.comments.findIndex((comment) => comment.id === id);
    if (index < 0) return NOT_FOUND;
    const changed = { ...this.comments[index], ...body };
    this.comments[index] = changed;
    return { status: 200, body: changed };
  }

  private removeComment(id: number): FakeGithubAnswer {
    const index = this.comments.findIndex((comment) => comment.id === id);
    if (index < 0) return NOT_FOUND;
    this.comments.splice(index, 1);
    return { status: 204 };
  }

  private describe({ number, state = 'open', mergedAt, head }: FakePull): Record<string, unknown> {
    const url = `https://github.test/${NAME}/pull/${number}`;
    return { number, state, html_url: url, merged_at: mergedAt ?? null, head: { sha: this.git.resolve(head) } };
  }

  private listPulls(head: string): FakeGithubAnswer {
    const found = this.pulls.filter((pull) => `acme:${pull.head}` === head);
    return { status: 200, body: found.map((pull) => this.describe(pull)) };
  }

  private openPull(body: FakeGithubRequest['body']): FakeGithubAnswer {
    const { title, head, base, body: text } = body as Record<string, string>;
    const pull = { number: this.pulls.length + 1, title: title ?? '', head: head ?? '', base: base ?? '' };
    this.pulls.push({ ...pull, body: text ?? '' });
    return { status: 201, body: this.describe(pull) };
  }

  private showPull(number: number): FakeGithubAnswer {
    const pull = this.pulls.find((one) => one.number === number);
    return pull === undefined ? NOT_FOUND : { status: 200, body: this.describe(pull) };
  }

  private listFiles(number: number): FakeGithubAnswer {
    const pull = this.pulls.find((one) => one.number === number);
    return pull === undefined ? NOT_FOUND : { status: 200, body: this.git.listFiles(pull.base, pull.head) };
  }
}

async function readRequest(request: IncomingMessage): Promise<FakeGithubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname).replace(PREFIX, ''),
    query: Object.fromEntries(url.searchParams),
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}

function respond(response: ServerResponse, { status, body, headers }: FakeGithubAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

/** Starts a fake GitHub with the repository `acme/shop` on a free port of this machine. */
export async function startFakeGithub(options: FakeGithubOptions): Promise<FakeGithub> {
  const fake = new Fake(options);
  const server = createServer((request, response) => {
    void readRequest(request)
      .then((read) => fake.answer(read, request.headers.authorization))
      .catch((error: unknown): FakeGithubAnswer => ({ status: 500, body: { message: String(error) } }))
      .then((answer) => respond(response, answer));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_SERVER_URL: 'https://github.test',
      GITHUB_REPOSITORY: NAME,
      GITHUB_RUN_ID: '99',
      NO_PROXY: '127.0.0.1',
    },
    requests: fake.requests,
    pulls: fake.pulls,
    reviews: fake.reviews,
    comments: fake.comments,
    checks: fake.told.checks,
    sarifs: fake.told.sarifs,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
