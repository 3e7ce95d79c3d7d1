import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';

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
  // What is called `type` may be a property, where the names of properties are walked over too.
  const { type, readOnly } = schema;
  const isSent = readOnly !== true && (Array.isArray(type) ? type.includes('integer') : type === 'integer');
  return isSent && !isSized && !isListed && !isBounded(schema);
}

/** Whether items may hold whole numbers of any size, which somebody has sent. */
export function holdsVastIntegers(document: OpenApiDocument, { schema }: Pick<ResourceModel, 'schema'>): boolean {
  return listNested(document, schema).some(mayBeVast);
}
