import { z } from 'zod';

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

const requestSchema = z.object({
  method: z.string(),
  uri: z.string(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: z.object({ $base64: z.string() }).nullish(),
});

const interactionSchema = z.object({
  request: requestSchema.optional(),
  response: z.object({ status_code: z.number() }).partial().nullish(),
});

const MOST_SHOWN = 160;

function renderExample({ method, uri, headers = {}, body }: z.infer<typeof requestSchema>): string {
  const [type] = headers['Content-Type'] ?? [];
  const text = Buffer.from(body?.$base64 ?? '', 'base64')
    .toString()
    .replaceAll(/\p{C}/gu, '·');
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return [method, uri, type, shown].filter(Boolean).join(' ');
}

/** The failures that a line of Schemathesis' report tells; of most lines, none. */
export function listFailures(line: string): Failure[] {
  const parsed = lineSchema.safeParse(JSON.parse(line));
  if (!parsed.success) return [];
  const { checks, interactions = {} } = parsed.data.ScenarioFinished.recorder;
  return Object.entries(checks).flatMap(([id, all]) => {
    const { request, response } = interactionSchema.safeParse(interactions[id]).data ?? {};
    return all.flatMap(({ failure_info: info }) => {
      if (info === undefined || info === null) return [];
      const { type, operation, message } = info.failure;
      const example = request === undefined ? '' : renderExample(request);
      return [{ operation, check: type, status: response?.status_code, message, example }];
    });
  });
}

/** Failures by operation, check and status, each once. */
export function uniteFailures(failures: readonly Failure[]): UniqueFailure[] {
  const united = new Map<string, UniqueFailure>();
  for (const failure of failures) {
    const key = `${failure.operation}\n${failure.check}\n${String(failure.status)}`;
    const known = united.get(key);
    united.set(key, known === undefined ? { ...failure, times: 1 } : { ...known, times: known.times + 1 });
  }
  return [...united.values()].sort((a, b) => compare(a.operation, b.operation) || compare(a.check, b.check));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
