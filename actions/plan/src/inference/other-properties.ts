import type { Evidence } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { quoteNames } from '../wording';

import type { SchemaView } from './operation-view';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

/** What a schema says of properties that it does not name; `undefined`: nothing, or that there are none. */
function findOthers({ schema }: SchemaView): SchemaOrBoolean | undefined {
  const { additionalProperties: others = false } = schema;
  return others === false ? undefined : others;
}

/** Whether items show whatever a request may carry beside what is named. */
export function keepsOthersOf(request: SchemaView, representation: SchemaView): boolean {
  const [given, shown] = [findOthers(request), findOthers(representation)];
  if (given === undefined || shown === undefined) return false;
  return shown === true || [JSON.stringify(given), '{}'].includes(JSON.stringify(shown));
}

/** Whether some request brings properties that no schema names and that items show. */
export function keepsOthers(document: OpenApiDocument, { collections, representation }: ResourceDraft): boolean {
  const views = collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  return views.some((view) => {
    const request = view.entry.method === 'get' ? undefined : readWriteRequest(document, view);
    if (request === undefined || 'reason' in request || request.carried !== undefined) return false;
    return keepsOthersOf(request.schema, representation);
  });
}

/** Why a variant's own properties have the same place. */
export function describeVariants({ variants, properties }: SchemaView): Evidence[] {
  if (variants === undefined) return [];
  const shared = quoteNames([...properties.keys()]);
  return [
    {
      rule: 'variants',
      detail: `it is one of ${variants.length} objects, all of which have ${shared}; the rest is kept as JSON`,
    },
  ];
}

/** Why items have a place for them. */
export const OTHERS_KEPT: Evidence = {
  rule: 'other-properties',
  detail: '`additionalProperties`: what requests carry beside the declared properties is kept and shown',
};
