import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { findItems } from './held-array';
import type { LineView } from './line-view';
import { isNumber, isRequired, readTypes } from './line-view';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';

/** A line as answers show it, and as a cart holds it: nothing else carries it. */
export function viewTaken(
  document: OpenApiDocument,
  { representation }: ResourceDraft,
  property: string,
  lines: ResourceDraft,
): LineView | undefined {
  const located = representation.properties.get(property);
  const items =
    located !== undefined && readTypes(document, located) === 'array' ? findItems(document, located) : undefined;
  const shown = items && viewSchema(document, items);
  const { of, quantity } = lines.cart?.plan ?? {};
  if (shown === undefined || !isPlainObject(shown) || of === undefined || quantity === undefined) return undefined;
  const carried = [of.property, quantity];
  const held = carried.flatMap((name) => {
    const own = lines.representation.properties.get(name);
    return own === undefined || !shown.properties.has(name) ? [] : [[name, own] as const];
  });
  if (held.length < carried.length) return undefined;
  const schema = { type: 'object' as const, required: carried };
  const request = { schema, properties: new Map(held), pointer: lines.representation.pointer };
  return { shown, requests: [request], carried, canRefuse: true };
}

const SAYS_CART = /\b(?:cart|basket|bag|check ?out)\b/i;

/** Whether something makes items of a resource of what is in a cart, as it says or as orders are made. */
export function isCheckedOut({ collections, name }: ResourceDraft): boolean {
  const making = collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry, shape }) => entry.method === 'post' && shape.kind === 'collection'),
  );
  const isSaid = ({ entry, responses, checksOutAt }: OperationView): boolean => {
    const { summary = '', description = '', operationId = '' } = entry.operation;
    const answers = [...responses.values()].map((one) => one.value.description);
    return checksOutAt !== undefined || SAYS_CART.test([summary, description, operationId, ...answers].join('. '));
  };
  const isOrder = /(?:order|purchase)$/.test(foldName(name));
  return making.length > 0 && making.every((view) => isOrder || isSaid(view));
}

const STOCK =
  /^(?:(?:in)?stock|stock(?:quantity|qty|count|level)|(?:quantity|qty|units)(?:in)?(?:stock|available|onhand)|available(?:quantity|qty|stock|units)|inventory(?:count|quantity|level)?)$/;

/** The property of what is bought that says how many of it there are. */
export function findStock(document: OpenApiDocument, { representation, derived }: ResourceDraft): string | undefined {
  const found = [...representation.properties].filter(
    ([name, one]) => STOCK.test(foldName(name)) && isNumber(document, one) && derived?.has(name) !== true,
  );
  const [only] = found;
  return only !== undefined && found.length === 1 && isRequired(representation, only[0]) ? only[0] : undefined;
}
