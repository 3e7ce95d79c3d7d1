import type { Evidence, Success } from '@orchestrate/contracts/plan';
import type { Told } from '@orchestrate/contracts/told';
import type { MediaType, OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { tellAll } from './health-answer';
import type { NotInferred } from './inference';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { splitPath } from './path-shape';

/** Last segments, folded, that ask a service for itself, and those that may stand before. */
const ASKS =
  /^(?:health|healthcheck|healthz|healthstatus|alive|isalive|live|livez|liveness|ready|isready|readyz|readiness|ping|heartbeat|status|version|info|about|up)$/;
const BEFORE =
  /^(?:api|v\d+|rest|healthz?|healthcheck|probes?|actuator|system|server|service|public|monitoring|internal|meta|utils?|status|info)$/;

/** What an operation tells of the service itself. */
interface InferredHealth {
  readonly success: Success;
  readonly tells: readonly Told[];
  readonly evidence: readonly Evidence[];
}

function asksForService({ entry, shape, parameters, request }: OperationView): boolean {
  const [last = '', ...before] = splitPath(entry.path).slice(1).map(foldName).reverse();
  const isAsked = ASKS.test(last) && before.every((segment) => BEFORE.test(segment));
  const isNarrowed = parameters.some(({ value }) => value.required === true);
  return entry.method === 'get' && shape.kind === 'collection' && isAsked && !isNarrowed && request === undefined;
}

/** The example of a body, by itself or the first of several. */
function readExample({ example, examples }: MediaType): unknown {
  return example ?? Object.values(examples ?? {})[0]?.value;
}

const TEXT = /^text\/plain\b/i;

/** A text that the document itself gives: nothing else tells what it says. */
function tellText(document: OpenApiDocument, media: MediaType): readonly Told[] {
  const { value: schema } = followSchema(document, media.schema, '#');
  const shown = schema.const ?? schema.enum?.[0] ?? schema.default ?? schema.example ?? readExample(media);
  return typeof shown === 'string' ? [{ at: [], is: 'value', value: shown }] : [];
}

function describe({ entry }: OperationView, tells: readonly Told[], left: readonly string[]): Evidence[] {
  const named = quoteNames(tells.map(({ at }) => at.join('.')).filter(Boolean));
  const bare = tells.length === 0 ? 'that it is well' : 'the text that the document gives';
  const said = named === '' ? bare : named;
  const beside = left.length === 0 ? '' : `; ${quoteNames(left)} are left out: nothing tells what they are`;
  const detail = `GET ${entry.path} asks the service for itself: it tells ${said}${beside}; whether the database answers is told by /readyz`;
  return [{ rule: 'health', detail }];
}

/** `GET /health`, `/version` and the like, answered by what is known of the service; `undefined`: it asks for something else. */
export function inferHealth(view: OperationView, document: OpenApiDocument): InferredHealth | NotInferred | undefined {
  const { success, responses } = view;
  if (!asksForService(view) || success?.body === undefined) return undefined;
  const { status, body } = success;
  const media = responses.get(String(status))?.value.content?.[body.contentType] ?? {};
  const base: Success = { status, contentType: body.contentType, shape: 'other' };
  if (TEXT.test(body.contentType)) {
    const tells = tellText(document, media);
    if (tells.length === 0) return { reason: `nothing tells which text ${view.entry.path} answers` };
    return { success: base, tells, evidence: describe(view, tells, []) };
  }
  const schema = body.outer ?? body.schema;
  if (!body.isJson || schema === undefined) return undefined;
  // A flag alone can only say that all is well.
  if (listTypes(schema.value).join() === 'boolean' && !('const' in schema.value))
    return { success: base, tells: [{ at: [], is: 'value', value: true }], evidence: describe(view, [], []) };
  const { title, version } = document.info;
  const { tells, left, missing } = tellAll(document, schema, { title, version, status }, readExample(media));
  if (missing !== undefined) return { reason: `nothing tells what \`${missing}\` of ${view.entry.path} is` };
  if (tells.length === 0) return { reason: `nothing tells what ${view.entry.path} says of the service` };
  return { success: base, tells, evidence: describe(view, tells, left) };
}
