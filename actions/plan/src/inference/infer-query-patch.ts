import type { Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Inference, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';

const PLAIN = ['string', 'integer', 'number', 'boolean'];

/** Whether a query parameter carries one plain value of the property's type. */
function isSameType(given: Schema, property: Located<Schema>, { document }: InferenceContext): boolean {
  const stored = followSchema(document, property.value, property.pointer).value;
  const [type = '', ...others] = listTypes(stored).filter((one) => one !== 'null');
  return others.length === 0 && PLAIN.includes(type) && listTypes(given).join() === type;
}

/** Whether a path below an item names what its query carries: `PATCH /orders/{orderId}/status?status=shipped`. */
export function isQueryPart(
  { shape, entry, request, parameters }: OperationView,
  { collections, representation }: ResourceDraft,
): boolean {
  if (shape.kind !== 'collection' || request !== undefined || !['put', 'patch', 'post'].includes(entry.method))
    return false;
  const query = parameters.filter(({ value }) => value.in === 'query').map(({ value }) => value.name);
  const isBelow = collections.some(({ key }) => shape.key === `${key}/{}/${shape.segment}`);
  const isNamed = query.some((name) => foldName(name) === foldName(shape.segment));
  return isBelow && isNamed && query.every((name) => representation.properties.has(name));
}

/** `POST /pets/{petId}?name=Rex`: without a body, with parameters each of which names a property of the item. */
export function inferQueryPatch(view: OperationView, context: InferenceContext): Inference {
  const { draft, document } = context;
  const { path, method } = view.entry;
  // What has a path of its own that sets it may be set by no other request.
  const isPart = view.shape.kind === 'collection';
  const query = view.parameters.filter(({ value }) => value.in === 'query');
  if (view.request !== undefined || query.length === 0)
    return { reason: `no rule knows what ${method.toUpperCase()} does to an item like ${path}` };
  const strange = query.filter(({ value, pointer }) => {
    const property = draft.representation.properties.get(value.name);
    const schema = followSchema(document, value.schema, extendPointer(pointer, 'schema')).value;
    const isOwn = value.name === draft.id.property || draft.derived?.has(value.name) === true;
    const isWritable = property !== undefined && (isPart || property.value.readOnly !== true) && !isOwn;
    return !isWritable || !isSameType(schema, property, context);
  });
  const names = quoteNames(query.map(({ value }) => value.name));
  if (strange.length > 0)
    return {
      reason: `${quoteNames(strange.map(({ value }) => value.name))} names nothing of a ${draft.name} to change`,
    };
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const place = isPart ? 'below an item' : 'of an item';
  const detail = `${method.toUpperCase()} ${place} without a body: ${names} of the query are changed`;
  return { kind: 'query-patch', success, evidence: [{ rule: 'query-patch', detail }] };
}
