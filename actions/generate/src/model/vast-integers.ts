import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import type { OperationModel } from './operations';
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

/** Whether a query parameter may be a whole number of any size. */
export function asksVastly(document: OpenApiDocument, { parameters }: OperationModel, name: string): boolean {
  const asked = parameters.find(({ value }) => value.in === 'query' && value.name === name);
  return mayBeVast(followSchema(document, asked?.value.schema, '#').value);
}

/** Whether an answer tells which page it is, and a request may ask for one of any number. */
export function tellsVastPage(document: OpenApiDocument, { planned, parameters }: OperationModel): boolean {
  const { positionProperty, limitProperty, pageMembers = [] } = planned.success ?? {};
  const isTold = positionProperty !== undefined || limitProperty !== undefined || pageMembers.length > 0;
  if (planned.paging === undefined || !isTold) return false;
  const query = parameters.filter(({ value }) => value.in === 'query');
  return query.some(({ value }) => listNested(document, value.schema ?? true).some(mayBeVast));
}

/** Whether a request may ask for a page by numbers that are not whole: `type: number`. */
export function pagesByFractions(document: OpenApiDocument, { planned, parameters }: OperationModel): boolean {
  const { limitParameter, positionParameter } = planned.paging ?? {};
  return parameters.some(({ value }) => {
    const isPaging = value.in === 'query' && [limitParameter, positionParameter].includes(value.name);
    return isPaging && listTypes(followSchema(document, value.schema, '#').value).includes('number');
  });
}
