import type { ModelFailure } from '@orchestrate/contracts/model-call';

import type { FakeModelReply } from './fake-model-server';

/** Ways in which a server fails a request, each with what every provider must make of it. */
export const MODEL_FAULTS: readonly (readonly [string, FakeModelReply, ModelFailure])[] = [
  ['a stream that is cut in the middle of a token', { fault: 'cut' }, 'malformed'],
  ['a connection that breaks at once', { fault: 'reset' }, 'network'],
  ['a connection that breaks in the stream', { fault: 'reset-midway' }, 'network'],
  ['malformed JSON', { fault: 'malformed-json' }, 'malformed'],
  ['JSON of no protocol', { fault: 'wrong-schema' }, 'malformed'],
  ['an empty body', { fault: 'empty-body' }, 'malformed'],
  ['an HTML page', { fault: 'html' }, 'malformed'],
  ['an endless answer', { fault: 'huge' }, 'malformed'],
  ['a redirect', { fault: 'redirect' }, 'malformed'],
  ['an answer without anything in it', { text: '' }, 'malformed'],
  ['400', { status: 400 }, 'bad-request'],
  ['401', { status: 401 }, 'authentication'],
  ['402', { status: 402 }, 'out-of-quota'],
  ['403', { status: 403 }, 'forbidden'],
  ['404', { status: 404 }, 'not-found'],
  ['408', { status: 408 }, 'timeout'],
  ['409', { status: 409 }, 'conflict'],
  ['413', { status: 413 }, 'too-large'],
  ['422', { status: 422 }, 'bad-request'],
  ['429', { status: 429 }, 'rate-limited'],
  ['500', { status: 500 }, 'server-error'],
  ['502', { status: 502 }, 'server-error'],
  ['503', { status: 503 }, 'overloaded'],
  ['529', { status: 529 }, 'overloaded'],
  ['502 with an HTML page', { status: 502, headers: { 'content-type': 'text/html' }, body: '<p>Bad' }, 'server-error'],
  ['400 for too long a prompt', { status: 400, message: 'prompt is too long: 9 tokens > 8' }, 'too-large'],
];
