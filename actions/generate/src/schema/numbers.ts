import type { Schema } from '@orchestrate/kit/openapi/document';

import type { Rendered, Scope } from './scope';
import { pick, ZOD } from './scope';

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

const METHODS: Readonly<Record<(typeof BOUNDS)[number], string>> = {
  minimum: 'min',
  maximum: 'max',
  exclusiveMinimum: 'gt',
  exclusiveMaximum: 'lt',
  multipleOf: 'multipleOf',
};

const INT32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };

/** Whether the bounds alone keep an integer within 32 bits. */
export function isWithinInt32({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): boolean {
  const least = minimum ?? exclusiveMinimum;
  const most = maximum ?? exclusiveMaximum;
  return least !== undefined && most !== undefined && least >= INT32.minimum && most <= INT32.maximum;
}

export function renderNumber(schema: Schema, scope: Scope): Rendered {
  scope.module.use('z', ZOD);
  const bounds = pick(schema, BOUNDS);
  const calls = Object.entries(bounds).map(
    ([keyword, value]) => `.${METHODS[keyword as keyof typeof METHODS]}(${String(value)})`,
  );
  const needsInt32 = schema.type === 'integer' && schema.format === 'int32' && !isWithinInt32(schema);
  const base = needsInt32 ? 'z.int32()' : schema.type === 'integer' ? 'z.int()' : 'z.number()';
  // zod's 32-bit integers are documented as plain numbers, so everything about them is said again.
  const metadata = needsInt32
    ? { type: 'integer', ...pick(schema, ['format']), ...bounds }
    : { ...pick(schema, ['format', 'multipleOf']) };
  return { code: `${base}${calls.join('')}`, metadata };
}
