import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';

import type { OperationModel } from './operations';
import { readBodyShape } from './resources';

const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;
const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\b/i;

function findValueKind(document: OpenApiDocument, schema: SchemaOrBoolean): string {
  const { types, values } = normaliseSchema(document, schema);
  const found = [...(types ?? new Set([...(values ?? [])].map((value) => typeof JSON.parse(value))))];
  if (found.length === 0 || found.includes('string')) return 'text';
  if (found.every((type) => type === 'integer' || type === 'number')) return 'number';
  return found.every((type) => type === 'boolean') ? 'flag' : 'json';
}

function findFieldKind(document: OpenApiDocument, schema: SchemaOrBoolean): string {
  const { types, items } = normaliseSchema(document, schema);
  const isList = types?.size === 1 && types.has('array');
  return isList ? `${findValueKind(document, items)}[]` : findValueKind(document, schema);
}

/**
 * How the fields of a form are read that an operation takes beside JSON, by name, those left out that are one text;
 * `undefined`: it takes no form.
 */
export function findFormFields(
  document: OpenApiDocument,
  operation: OperationModel,
): Readonly<Record<string, string>> | undefined {
  const types = Object.keys(operation.body?.content ?? {});
  const takesBoth = types.some((type) => FORM_TYPE.test(type)) && types.some((type) => JSON_TYPE.test(type));
  const shape = takesBoth && operation.custom === undefined ? readBodyShape(document, operation) : undefined;
  if (shape === undefined) return undefined;
  const kinds = [...shape.properties].map(([name, { schema }]) => [name, findFieldKind(document, schema)] as const);
  return Object.fromEntries(kinds.filter(([, kind]) => kind !== 'text'));
}
