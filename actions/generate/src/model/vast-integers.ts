import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { ResourceModel } from './resources';
import { listNested } from './schema-graph';

/** From here on JavaScript writes whole numbers with an exponent. */
const VAST = 1e21;

function isBounded({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Schema): boolean {
  const bounds = [minimum ?? exclusiveMinimum, maximum ?? exclusiveMaximum];
  return bounds.every((bound) => typeof bound === 'number' && Math.abs(bound) <= VAST);
}

function mayBeVast(schema: Schema): boolean {
  const isSized = schema.format === 'int32' || schema.format === 'int64';
  const isListed = schema.enum !== undefined || 'const' in schema;
  const isSent = schema.readOnly !== true && listTypes(schema).includes('integer');
  return isSent && !isSized && !isListed && !isBounded(schema);
}

/** Whether items may hold whole numbers of any size, which somebody has sent. */
export function holdsVastIntegers(document: OpenApiDocument, { schema }: Pick<ResourceModel, 'schema'>): boolean {
  return listNested(document, schema).some(mayBeVast);
}
