import type { Completion } from '@orchestrate/contracts/model-call';
import { z } from 'zod';

import { describeError } from '../../errors';
import { createRedactor } from '../../safety/redaction';
import { sanitizeText } from '../../safety/text';
import type { CompletionControl, CompletionRequest, ModelProvider } from '../provider';
import { ModelError } from '../provider';

import type { Guard } from './guarded-fetch';
import { createGuard } from './guarded-fetch';
import { failureOf, readProviderError } from './provider-error';
import type { Send } from './proxied-fetch';

/** What a protocol is spoken through. */
export interface Line extends CompletionControl {
  /** The only way out; see {@link createGuard}. */
  readonly fetch: Guard['fetch'];
}

/** One protocol, without all that is the same for each of them. */
export interface HttpProtocol extends Pick<ModelProvider, 'name' | 'kind' | 'version' | 'enforcesSchemas'> {
  /** The server, for messages. */
  readonly server: string;
  /** The way to it, where that is not the direct one. */
  readonly proxy?: string | undefined;
  /** Media types of a good answer. */
  readonly accepted: readonly string[];
  /** Never shown. */
  readonly secrets: readonly string[];
  /** What helps, where a message is shown to a person. */
  readonly remedies?: Readonly<Partial<Record<ModelError['failure'], string>>>;
  /** Sends a request and reads the answer; may throw anything. */
  converse(request: CompletionRequest, line: Line): Promise<Completion>;
}

const TIMEOUTS = /^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/;
const MOST_CAUSES = 8;
const MOST_MESSAGE = 700;

const inStreamSchema = z.object({ error: z.looseObject({}) });

function* causesOf(error: unknown): Generator<Error> {
  let inner = error;
  for (let depth = 0; inner instanceof Error && depth < MOST_CAUSES; depth += 1) {
    yield inner;
    inner = inner.cause;
  }
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function ofConnection(causes: readonly Error[]): ModelError | undefined {
  const code = causes.map(codeOf).findLast((name) => name !== undefined);
  const isFetch = causes.some(({ message }) => message === 'fetch failed' || message === 'terminated');
  if (code === undefined && !isFetch) return undefined;
  const message = causes.at(-1)?.message ?? '';
  const what = `the connection failed${code === undefined ? '' : ` (${code})`}: ${message}`;
  if (code !== undefined && TIMEOUTS.test(code)) return new ModelError('timeout', what);
  // The parser of HTTP itself stumbled: this is no server of the kind.
  return new ModelError(code?.startsWith('HPE_') === true ? 'malformed' : 'network', what);
}

function ofSignal({ reason }: AbortSignal): ModelError {
  if (reason instanceof ModelError) return reason;
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  return isTimeout ? new ModelError('timeout', 'took too long') : new ModelError('cancelled', 'was cancelled');
}

/** Makes a failure of whatever was thrown while an answer was read. */
function toModelError(error: unknown): ModelError {
  const causes = [...causesOf(error)];
  const known = causes.find((cause) => cause instanceof ModelError);
  if (known !== undefined) return known;
  const { data } = inStreamSchema.safeParse(error);
  const said = data === undefined ? undefined : readProviderError(data.error);
  if (said !== undefined)
    return new ModelError(failureOf(undefined, said), `broke off with an error: ${said.message}`, {
      status: said.status,
      retryAfter: said.retryAfter,
    });
  const connection = ofConnection(causes);
  if (connection !== undefined) return connection;
  const what = error instanceof z.ZodError ? z.prettifyError(error) : describeError(error);
  return new ModelError('malformed', `the answer is not of the protocol: ${what}`);
}

/** What requests are sent with; who needs no proxy loads nothing for one. */
function openWay(proxy: string | undefined): () => Promise<Send> {
  let opened: Promise<Send> | undefined;
  return async () => {
    if (proxy === undefined) return fetch;
    opened ??= import('./proxied-fetch').then(({ createProxiedFetch }) => createProxiedFetch(proxy));
    return opened;
  };
}

/** Makes a provider of a protocol: every failure gets its kind, and a message with the provider's name and no key. */
export function createHttpProvider(protocol: HttpProtocol): ModelProvider {
  const { name, kind, version, enforcesSchemas, server, secrets, remedies = {} } = protocol;
  const redact = createRedactor(secrets);
  const way = openWay(protocol.proxy);
  const describe = ({ failure, message }: ModelError): string => {
    const remedy = remedies[failure];
    const said = sanitizeText(redact(message), MOST_MESSAGE).replace(/\s+/g, ' ');
    return `${name} (${server}): ${said}${remedy === undefined ? '' : `; ${remedy}`}`;
  };
  const complete = async (request: CompletionRequest, control: CompletionControl): Promise<Completion> => {
    const guard = createGuard(protocol.accepted, control.signal, await way());
    try {
      control.signal.throwIfAborted();
      const completion = await protocol.converse(request, { ...control, fetch: guard.fetch });
      // Client libraries end a stream that was cancelled as if it had been complete.
      control.signal.throwIfAborted();
      const refused = guard.failure();
      if (refused !== undefined) throw refused;
      return completion;
    } catch (error) {
      // What the guard refused comes first: a client library may have made a broken answer of it.
      const isSaid = error instanceof ModelError && error.failure !== 'malformed';
      const found = (isSaid ? undefined : guard.failure()) ?? toModelError(error);
      const cause = control.signal.aborted ? ofSignal(control.signal) : found;
      throw new ModelError(cause.failure, describe(cause), cause.details);
    }
  };
  return { name, kind, version, enforcesSchemas, complete };
}
