import { z } from 'zod';

import { listWords } from './words';

/** What one check held against one answer. */
export interface Failure {
  /** `GET /pets/{id}`. */
  readonly operation: string;
  /** The check's kind of failure: `UndefinedStatusCode`. */
  readonly check: string;
  /** Status of the answer, where the report tells it. */
  readonly status: number | undefined;
  readonly message: string;
  /** The request, as method, address and what of the body fits a line. */
  readonly example: string;
  /** Where the request went, with its query. */
  readonly address?: string;
  /** The whole body that was sent. */
  readonly sent?: Body;
  /** Of the request, by their names in small letters. */
  readonly headers?: Headers;
  /** Whether the request carried all credentials that the judge was given. */
  readonly isLetIn?: boolean;
  /** The body of the answer, where it has one. */
  readonly answer?: string;
  /** What had been asked in the same scenario with success, in order. */
  readonly before?: readonly Asked[];
  /** Of a 404: the words of the body that no scenario before this one told, or was asked with, where it succeeded. */
  readonly unheard?: readonly string[];
  /** Name of the contradiction that the specification's own words show it to be. */
  readonly proof?: string;
}

type Headers = Readonly<Record<string, string>>;

/** A request that was answered with success. */
export interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers: Headers;
  readonly sent: Body;
  /** The body of the answer. */
  readonly answer: string;
}

/** A body, and what its request says that it is. */
export interface Body {
  readonly type: string;
  readonly text: string;
}

/** Equal failures, counted once. */
export interface UniqueFailure extends Failure {
  readonly times: number;
}

const checkSchema = z.object({
  failure_info: z
    .object({ failure: z.object({ type: z.string(), operation: z.string(), message: z.string() }) })
    .nullish(),
});

const lineSchema = z.object({
  ScenarioFinished: z.object({
    recorder: z.object({
      checks: z.record(z.string(), z.array(checkSchema)),
      cases: z.record(z.string(), z.unknown()).optional(),
      interactions: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
});

const contentSchema = z.object({ $base64: z.string() });

const requestSchema = z.object({
  method: z.string(),
  uri: z.string(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: contentSchema.nullish(),
});

const interactionSchema = z.object({
  timestamp: z.number().optional(),
  request: requestSchema.optional(),
  response: z.object({ status_code: z.number(), content: contentSchema.nullable() }).partial().nullish(),
});
type Interaction = z.infer<typeof interactionSchema>;
type Request = z.infer<typeof requestSchema>;

const MOST_SHOWN = 160;

function decode(content: z.infer<typeof contentSchema> | null | undefined): string {
  return Buffer.from(content?.$base64 ?? '', 'base64').toString();
}

function readHeaders({ headers = {} }: Request): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]));
}

function readBody(request: Request): Body {
  return { type: readHeaders(request)['content-type'] ?? '', text: decode(request.body) };
}

function renderExample(request: Request): string {
  const { type, text } = readBody(request);
  const line = text.replaceAll(/\p{C}/gu, '·');
  const shown = line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
  return [request.method, request.uri, type, shown].filter(Boolean).join(' ');
}

interface Success extends Asked {
  readonly at: number;
}

/** What was asked with success, in order. */
function listSuccesses(interactions: Readonly<Record<string, unknown>>): Success[] {
  return Object.values(interactions)
    .flatMap((one) => interactionSchema.safeParse(one).data ?? [])
    .filter(({ response }) => Math.floor((response?.status_code ?? 0) / 100) === 2)
    .flatMap(({ timestamp: at = Infinity, request, response }) => {
      if (request === undefined) return [];
      const asked = { method: request.method, address: request.uri, headers: readHeaders(request) };
      return [{ at, ...asked, sent: readBody(request), answer: decode(response?.content) }];
    })
    .sort((a, b) => a.at - b.at);
}

/** What is known of a failure by what came before it. */
function describePast(
  { timestamp = 0, request, response }: Interaction,
  successes: readonly Success[],
  told: ReadonlySet<string>,
): Partial<Failure> {
  const before = successes.filter(({ at }) => at < timestamp);
  if (request === undefined || ![400, 404, 422].includes(response?.status_code ?? 0)) return { before };
  return { before, unheard: listWords(decode(request.body)).filter((word) => !told.has(word)) };
}

/** What of a request the proofs look at. */
function describeRequest(request: Request, credentials: readonly string[]): Partial<Failure> {
  const headers = readHeaders(request);
  const carries = (credential: string): boolean => {
    const [name = '', ...value] = credential.split(': ');
    return headers[name.toLowerCase()] === value.join(': ');
  };
  const isLetIn = credentials.length > 0 && credentials.every(carries);
  return { address: request.uri, sent: readBody(request), headers, isLetIn };
}

/**
 * The failures that a line of Schemathesis' report tells; of most lines, none.
 * @param credentials - the headers that Schemathesis was given: `Name: value`
 * @param told - the words of what succeeded in the lines before; those of this line are added
 */
export function listFailures(line: string, credentials: readonly string[] = [], told = new Set<string>()): Failure[] {
  const parsed = lineSchema.safeParse(JSON.parse(line));
  if (!parsed.success) return [];
  const { checks, interactions = {} } = parsed.data.ScenarioFinished.recorder;
  const successes = listSuccesses(interactions);
  const failures = Object.entries(checks).flatMap(([id, all]) => {
    const interaction = interactionSchema.safeParse(interactions[id]).data ?? {};
    const { request, response } = interaction;
    return all.flatMap(({ failure_info: info }) => {
      if (info === undefined || info === null) return [];
      const { type, operation, message } = info.failure;
      const seen =
        request === undefined
          ? { example: '' }
          : { example: renderExample(request), ...describeRequest(request, credentials) };
      const answer = decode(response?.content);
      const past = describePast(interaction, successes, told);
      const known = { ...seen, ...(answer === '' ? {} : { answer }), ...past };
      return [{ operation, check: type, status: response?.status_code, message, ...known }];
    });
  });
  for (const { address, sent, answer } of successes)
    for (const word of listWords(`${address} ${sent.text} ${answer}`)) told.add(word);
  return failures;
}

/** Failures by operation, check, status and proof, each once. */
export function uniteFailures(failures: readonly Failure[]): UniqueFailure[] {
  const united = new Map<string, UniqueFailure>();
  for (const failure of failures) {
    const key = [failure.operation, failure.check, failure.status, failure.proof].map(String).join('\n');
    const known = united.get(key);
    united.set(key, known === undefined ? { ...failure, times: 1 } : { ...known, times: known.times + 1 });
  }
  return [...united.values()].sort((a, b) => compare(a.operation, b.operation) || compare(a.check, b.check));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
