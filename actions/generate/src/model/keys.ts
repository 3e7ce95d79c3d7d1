import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { readItem } from './item-shape';

/** Two properties that select an item together: the parent's and one of its own. */
export interface PairKey {
  readonly within: string;
  readonly property: string;
}

/**
 * Gives items whose id is taken below one parent alone a key of their own, which nothing shows: rows are found by it as
 * all others are.
 */
export function hidePairKey(
  resource: Resource,
  document: OpenApiDocument,
  schema: SchemaOrBoolean,
): { readonly resource: Resource; readonly key?: PairKey } {
  const { within, property } = resource.id;
  if (within === undefined) return { resource };
  const taken = readItem(document, schema, 'documented')?.properties;
  let name = 'id';
  while (taken?.has(name) === true) name = `${name}_`;
  return {
    resource: { ...resource, id: { property: name, type: 'uuid', source: 'hidden' } },
    key: { within, property },
  };
}
