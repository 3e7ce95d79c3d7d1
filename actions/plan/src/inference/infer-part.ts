import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames, withArticle } from '../wording';

import { inferPatch } from './infer-item';
import type { Inference, InferenceContext } from './inference';
import { foldName, isPluralName, stripIdSuffix } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';

/** What may change a part of an item by a path below it. */
const METHODS = ['put', 'patch', 'post'];

/** Whether the last word of a path is of a reference: `assignee` and `assign` of `assigneeId`. */
function namesReference(segment: string, property: string): boolean {
  const [called, stem] = [foldName(segment), foldName(stripIdSuffix(property) ?? property)];
  return stem.startsWith(called.replace(/^un/, '')) || called.includes(stem);
}

/** Whether each property of a body is one of the item's, of the same types. */
function isPartOf(
  document: OpenApiDocument,
  body: SchemaView,
  { representation, id, derived, relations = [] }: ResourceDraft,
  segment: string,
): boolean {
  // Of an item that is shown, requests carry the id. A path that names it changes the reference and nothing else.
  const shown = new Set(
    relations.flatMap(({ property, shown: one }) =>
      one === undefined || namesReference(segment, property) ? [] : [property],
    ),
  );
  return [...body.properties].every(([name, given]) => {
    if (shown.has(name)) return true;
    const own = representation.properties.get(name);
    if (own === undefined || name === id.property || derived?.has(name) === true) return false;
    const [sent, stored] = [given, own].map(({ value, pointer }) => followSchema(document, value, pointer).value);
    return listTypes(sent ?? {}).join() === listTypes(stored ?? {}).join();
  });
}

/** The operation with the whole body of its request: what looks like a wrapper is a property of the item. */
export function unwrap(view: OperationView): OperationView {
  const { request } = view;
  if (request?.outer === undefined) return view;
  const { outer, wrapper: _wrapper, ...rest } = request;
  return { ...view, request: { ...rest, schema: outer } };
}

/**
 * A body below an item that carries nothing but properties of it: `PATCH /orders/{orderId}/status`. A POST that created
 * something, or to a place that is named in plural, stores something of its own.
 */
export function isPart(view: OperationView, draft: ResourceDraft, document: OpenApiDocument): boolean {
  const { shape, entry, success } = view;
  const { request } = unwrap(view);
  if (shape.kind !== 'collection' || !METHODS.includes(entry.method) || !shape.key.endsWith(`/{}/${shape.segment}`))
    return false;
  if (entry.method === 'post' && (success?.status === 201 || isPluralName(shape.segment))) return false;
  if (request?.schema === undefined || !request.isJson || (entry.method === 'post' && !request.isRequired))
    return false;
  const body = viewSchema(document, request.schema);
  return isPlainObject(body) && isPartOf(document, body, draft, shape.segment);
}

/** Whether the path's last word is what the body carries, and not what is done: `status`, not `cancel`. */
export function namesPart(view: OperationView, document: OpenApiDocument): boolean {
  const { request } = unwrap(view);
  if (view.shape.kind !== 'collection' || request?.schema === undefined) return false;
  const { segment } = view.shape;
  return [...viewSchema(document, request.schema).properties.keys()].some(
    (name) => foldName(name) === foldName(segment),
  );
}

/** Changes of an item what the body carries. */
export function inferPart(view: OperationView, context: InferenceContext): Inference {
  const { draft, document } = context;
  const whole = unwrap(view);
  const inferred = inferPatch(whole, context);
  if ('reason' in inferred || whole.request?.schema === undefined) return inferred;
  const names = quoteNames([...viewSchema(document, whole.request.schema).properties.keys()]);
  const detail = `${names} of the body, and nothing else, is of ${withArticle(draft.name)}: it is changed`;
  return { ...inferred, isWhole: true, evidence: [{ rule: 'part', detail }, ...inferred.evidence.slice(1)] };
}
