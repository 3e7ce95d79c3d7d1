import type { Filter } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { normaliseSchema } from '../comparison/normalise';

import type { Column } from './columns';
import { findKind } from './columns';
import type { OperationModel } from './operations';

const COMPARED = new Set<Filter['operator']>(['eq', 'in', 'gte', 'lte']);

/** The schema of one value that a filter takes. */
function findAsked(
  document: OpenApiDocument,
  { parameters }: OperationModel,
  { parameter, held, operator }: Filter,
): SchemaOrBoolean {
  const named = held?.in ?? parameter;
  const whole = parameters.find(({ value }) => value.in === 'query' && value.name === named)?.value.schema ?? true;
  const asked = held === undefined ? whole : mergeSchema(document, whole, '#').properties.get(held.property)?.value;
  return operator === 'in' ? (mergeSchema(document, asked ?? true, '#').schema.items ?? true) : (asked ?? true);
}

/**
 * Gives 64 bits to a column of 32 where a filter may ask for a number that these do not hold: PostgreSQL refuses to
 * compare with it, and the request is valid.
 */
export function widenFiltered(
  columns: readonly Column[],
  operations: readonly OperationModel[],
  document: OpenApiDocument,
): Column[] {
  const isWide = ({ property }: Column): boolean =>
    operations.some((operation) =>
      operation.planned.filters
        .filter((filter) => filter.property === property && COMPARED.has(filter.operator))
        .some((filter) => findKind(normaliseSchema(document, findAsked(document, operation, filter))) !== 'integer'),
    );
  return columns.map((column) =>
    column.kind === 'integer' && isWide(column) ? { ...column, kind: 'bigint' } : column,
  );
}
