import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { mapSchemas } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

import type { Problem } from './problem';

type Json = Record<string, unknown>;
type Remark = Pick<Problem, 'message' | 'pointer'>;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isAllowed({ type, enum: listed }: Json, value: unknown): boolean {
  const isListed = (one: unknown): boolean => JSON.stringify(one) === JSON.stringify(value);
  if (Array.isArray(listed) && !listed.some(isListed)) return false;
  if (type === undefined) return true;
  const own = typeOf(value);
  return [type].flat().some((one) => one === own || (one === 'integer' && Number.isInteger(value)));
}

/** What a value may stand for: `'10'` for 10, and 10 for `'10'`. */
function listMeant(value: unknown): unknown[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'string') return [];
  const flags = value === 'true' || value === 'false' ? [value === 'true'] : [];
  const numbers = value.trim() !== '' && Number.isFinite(Number(value)) ? [Number(value)] : [];
  return [...flags, ...numbers];
}

function settleDefault(schema: Json, remark: (message: string) => void): Json {
  const { default: given, ...rest } = schema;
  if (given === undefined || isAllowed(schema, given)) return schema;
  const shown = JSON.stringify(given);
  const meant = listMeant(given).find((value) => isAllowed(schema, value));
  if (meant === undefined) {
    remark(`the default ${shown} is none of the values that its schema allows: it is left out`);
    return rest;
  }
  remark(`the default ${shown} is taken for ${JSON.stringify(meant)}, which its schema allows`);
  return { ...schema, default: meant };
}

/** A text may be one of `[yes, 1]` only where these are texts. */
function settleEnum(schema: Json, remark: (message: string) => void): Json {
  if (!Array.isArray(schema.enum)) return schema;
  const { type } = schema;
  const settled = schema.enum.map((given: unknown) => {
    const meant = isAllowed({ type }, given) ? undefined : listMeant(given).find((value) => isAllowed({ type }, value));
    if (meant === undefined) return given;
    remark(
      `the value ${JSON.stringify(given)} of an enum is taken for ${JSON.stringify(meant)}, which its type allows`,
    );
    return meant;
  });
  return { ...schema, enum: settled };
}

/** Defaults and values of enums that their own schema refuses: what is meant by them, where that is clear. */
export function settleValues(document: OpenApiDocument): {
  readonly document: OpenApiDocument;
  readonly remarks: readonly Remark[];
} {
  const remarks: Remark[] = [];
  const settled = mapSchemas(document, (schema, keys) => {
    const remark = (message: string): unknown => remarks.push({ pointer: toPointer(keys), message });
    return settleDefault(settleEnum(schema, remark), remark);
  });
  // Only defaults and values of enums have changed.
  return { document: settled as OpenApiDocument, remarks };
}
