import type { Filter } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { followSchema, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { normaliseSchema } from '../comparison/normalise';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';

type AskedFrame = Pick<HandlerFrame, 'operation' | 'service'>;

/** Whether a request may leave a query parameter out, and nothing stands for it then. */
export function mayBeLeftOut(name: string, { operation, service }: AskedFrame): boolean {
  const found = operation.parameters.find(({ value }) => value.in === 'query' && value.name === name);
  if (found?.value.required === true) return false;
  return followSchema(service.document, found?.value.schema, '#').value.default === undefined;
}

/**
 * What the query has of a parameter. One that may be `null`, as frameworks write what need not be there, asks for
 * nothing then.
 * @param fallback - what stands for it where nothing is asked, as code
 */
export function renderAsked(parameter: string, { operation, service }: AskedFrame, fallback?: string): string {
  const { document } = service;
  const found = operation.parameters.find(({ value }) => value.in === 'query' && value.name === parameter);
  const { default: usual } = followSchema(document, found?.value.schema, '#').value;
  const asked = `query${toAccess(parameter)}`;
  const isNullable = normaliseSchema(document, found?.value.schema ?? true).allowsNull;
  const hasDefault = usual !== undefined && usual !== null;
  if (fallback !== undefined && !hasDefault) return `${asked} ?? ${fallback}`;
  return isNullable ? `${asked} ?? ${fallback ?? 'undefined'}` : asked;
}

/**
 * What the query has of one property of an object that it holds: `filter[minPages]`.
 * @param fallback - what stands for it where nothing is asked, as code
 */
export function renderAskedIn(held: NonNullable<Filter['held']>, frame: AskedFrame, fallback?: string): string {
  const { document } = frame.service;
  const found = frame.operation.parameters.find(({ value }) => value.in === 'query' && value.name === held.in);
  const whole = found?.value.schema ?? true;
  const isSure = !mayBeLeftOut(held.in, frame) && !normaliseSchema(document, whole).allowsNull;
  const inner = mergeSchema(document, whole, '#').properties.get(held.property);
  const asked = `query${toAccess(held.in)}${isSure ? '' : '?.'}${toAccess(held.property)}`.replace('?..', '?.');
  const isNullable = inner?.isNullable === true || normaliseSchema(document, inner?.value ?? {}).allowsNull;
  if (fallback !== undefined && !(isSure && hasDefault(inner?.value))) return `${asked} ?? ${fallback}`;
  return isNullable ? `${asked} ?? undefined` : asked;
}

function hasDefault(schema: Schema | undefined): boolean {
  return schema?.default !== undefined && schema.default !== null;
}
