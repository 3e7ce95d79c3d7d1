import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { isWithin } from '../comparison/is-within';
import { normaliseSchema } from '../comparison/normalise';

import type { Column, ColumnKind } from './columns';
import { findKind } from './columns';

/** What TypeScript makes of a column. */
type Category = 'text' | 'number' | 'boolean' | 'json';

/** See {@link Category}. */
export function toCategory(kind: ColumnKind): Category {
  if (kind === 'json' || kind === 'boolean') return kind;
  return ['integer', 'bigint', 'numeric', 'double'].includes(kind) ? 'number' : 'text';
}

/** Whether every value that a request's schema allows can stand in the column. */
export function fits(document: OpenApiDocument, schema: SchemaOrBoolean, column: Column): boolean {
  const given = normaliseSchema(document, schema);
  const category = toCategory(column.kind);
  if (toCategory(findKind(given)) !== category) return false;
  const stored = normaliseSchema(document, column.schema ?? true);
  if (category === 'json') return isWithin(document, schema, column.schema ?? true);
  if (stored.values === undefined) return true;
  return given.values !== undefined && [...given.values].every((value) => stored.values?.has(value));
}
