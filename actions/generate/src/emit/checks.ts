import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { NormalSchema } from '../comparison/normal-schema';
import { normaliseSchema } from '../comparison/normalise';
import type { Column, ColumnKind } from '../model/columns';
import { quoteName, quoteText } from '../text/sql';

const NUMBERS: readonly ColumnKind[] = ['integer', 'bigint', 'numeric', 'double'];

const COMPARISONS: readonly (readonly [string, string])[] = [
  ['minimum', '>='],
  ['maximum', '<='],
  ['exclusiveMinimum', '>'],
  ['exclusiveMaximum', '<'],
];

function checkBounds(name: string, { facts }: NormalSchema): string[] {
  return COMPARISONS.flatMap(([keyword, comparison]) => {
    const bound = facts.get(keyword);
    return bound !== undefined && Number.isFinite(Number(bound)) ? [`${name} ${comparison} ${bound}`] : [];
  });
}

/** Texts that stand in the database as they stand in JSON. */
function isPlain(value: unknown): value is string {
  return typeof value === 'string' && !/[\0\uffff]/.test(value);
}

function checkValues(name: string, { values }: NormalSchema): string[] {
  const allowed = [...(values ?? [])].map((value): unknown => JSON.parse(value)).filter((value) => value !== null);
  return allowed.length > 0 && allowed.every(isPlain) ? [`${name} IN (${allowed.map(quoteText).join(', ')})`] : [];
}

/** What the database itself holds a column's values to: one of the declared values, or within the declared bounds. */
export function renderCheck({ sqlName, kind, schema }: Column, document: OpenApiDocument): string {
  if (schema === undefined) return '';
  const normal = normaliseSchema(document, schema);
  const name = quoteName(sqlName);
  const rules = NUMBERS.includes(kind) ? checkBounds(name, normal) : kind === 'text' ? checkValues(name, normal) : [];
  return rules.length === 0 ? '' : ` CHECK (${rules.join(' AND ')})`;
}
