import type { Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Inference, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import type { OperationView } from './operation-view';

const PLAIN = ['string', 'integer', 'number', 'boolean'];

/** Whether a query parameter carries one plain value of the property's type. */
function isSameType(given: Schema, property: Located<Schema>, { document }: InferenceContext): boolean {
  const stored = followSchema(document, property.value, property.pointer).value;
  const [type = '', ...others] = listTypes(stored).filter((one) => one !== 'null');
  return others.length === 0 && PLAIN.includes(type) && listTypes(given).join() === type;
}

/** `POST /pets/{petId}?name=Rex`: without a body, with parameters each of which names a property of the item. */
export function inferQueryPatch(view: OperationView, context: InferenceContext): Inference {
  const { draft, document } = context;
  const { path, method } = view.entry;
  const query = view.parameters.filter(({ value }) => value.in === 'query');
  if (view.request !== undefined || query.length === 0)
    return { reason: `no rule knows what ${method.toUpperCase()} does to an item like ${path}` };
  const strange = query.filter(({ value, pointer }) => {
    const property = draft.representation.properties.get(value.name);
    const schema = followSchema(document, value.schema, extendPointer(pointer, 'schema')).value;
    const isOwn = value.name === draft.id.property || draft.derived?.has(value.name) === true;
    const isWritable = property !== undefined && property.value.readOnly !== true && !isOwn;
    return !isWritable || !isSameType(schema, property, context);
  });
  const names = quoteNames(query.map(({ value }) => value.name));
  if (strange.length > 0)
    return {
      reason: `${quoteNames(strange.map(({ value }) => value.name))} names nothing of a ${draft.name} to change`,
    };
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const detail = `${method.toUpperCase()} of an item without a body: ${names} of the query are changed`;
  return { kind: 'query-patch', success, evidence: [{ rule: 'query-patch', detail }] };
}
