import type { Schema } from '@orchestrate/kit/openapi/document';

import { toLiteral } from '../text/literals';

import type { Rendered, Scope } from './scope';
import { pick, renderNever, tellUnenforced, ZOD } from './scope';

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The values of `enum` and `const` that their type allows, `null` among them where it is. */
export function listValues(schema: Schema): readonly unknown[] {
  const listed = [...new Set([...(schema.enum ?? []), ...('const' in schema ? [schema.const] : [])])];
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  return listed.filter((value) => value !== null || types?.includes('null') !== false);
}

function nameType(value: Scalar): string {
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** What a schema may say beside its values, which are checked alone. */
const BESIDE = ['format', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'multipleOf'] as const;

/** `enum` and `const`. What is neither text, number nor boolean cannot be listed: it is documented only. */
export function renderValues(schema: Schema, scope: Scope): Rendered {
  scope.module.use('z', ZOD);
  const all = listValues(schema);
  const values = all.filter(isScalar);
  const hasNull = all.includes(null);
  if (values.length + Number(hasNull) < all.length) {
    tellUnenforced('enum', scope);
    return { code: 'z.unknown()', metadata: { type: 'object', enum: all } };
  }
  const suffix = hasNull ? '.nullable()' : '';
  if (values.length === 0) return hasNull ? { code: 'z.null()', metadata: {} } : renderNever(scope);
  const beside = pick(schema, BESIDE);
  if (values.every((value) => typeof value === 'string'))
    return { code: `z.enum(${toLiteral(values)})${suffix}`, metadata: beside };
  const types = [...new Set([...values.map(nameType), ...(hasNull ? ['null'] : [])])];
  const [only] = types;
  const type = types.length === 1 ? only : types;
  return { code: `z.literal(${toLiteral(values)})${suffix}`, metadata: { ...beside, type, enum: all } };
}
