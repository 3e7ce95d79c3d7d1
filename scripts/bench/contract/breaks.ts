import { z } from 'zod';

import type { Failure } from './failures';

const errorSchema = z.object({
  NonFatalError: z.object({ label: z.string(), value: z.object({ type: z.string(), message: z.string() }) }),
});

const endSchema = z.object({ EngineFinished: z.object({ stop_reason: z.string() }) });

/** What the judge calls a service that gives no answer. Its other errors are of what it cannot write or make up. */
const NO_ANSWER = /Timeout|Connection|ServerUnavailable|ChunkedEncoding|ContentDecoding/;

/** What a line of Schemathesis' report tells of a service that gave no answer: no check held anything against it. */
export function listBreaks(line: string): Failure[] {
  const parsed = errorSchema.safeParse(JSON.parse(line));
  if (!parsed.success || !NO_ANSWER.test(parsed.data.NonFatalError.value.type)) return [];
  const { label, value } = parsed.data.NonFatalError;
  return [{ operation: label, check: value.type, status: undefined, message: value.message, example: '' }];
}

/** How a report ends, in its last line: `completed` where everything was asked. */
export function readEnd(line: string): string | undefined {
  return endSchema.safeParse(JSON.parse(line)).data?.EngineFinished.stop_reason;
}
