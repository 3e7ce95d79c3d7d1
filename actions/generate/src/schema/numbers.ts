import type { Schema } from '@orchestrate/kit/openapi/document';

import type { Rendered, Scope } from './scope';
import { CHECKS_FILE, pick, ZOD } from './scope';

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

/** Whether every integer that the bounds let through is one that JavaScript tells from its neighbours. */
export function isWithinSafe({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): boolean {
  const least = minimum ?? exclusiveMinimum;
  const most = maximum ?? exclusiveMaximum;
  return (
    least !== undefined && most !== undefined && -least <= Number.MAX_SAFE_INTEGER && most <= Number.MAX_SAFE_INTEGER
  );
}

/** What the service answers is its own; what it is sent may be any integer, and zod's own `int` ends at 2^53. */
function mayBeHuge(schema: Schema, { direction, owner, components }: Scope): boolean {
  const isReceived = direction !== 'response' && components.get(owner ?? '')?.isReceived !== false;
  return isReceived && !isWithinSafe(schema);
}

/** The expression for an integer without its bounds. */
function renderInteger(schema: Schema, scope: Scope): string {
  if (!mayBeHuge(schema, scope)) return 'z.int()';
  const size = schema.format === 'int64' ? 'int64' : 'whole';
  return `${scope.module.use(size, CHECKS_FILE)}()`;
}

export function renderNumber(schema: Schema, scope: Scope): Rendered {
  const bounds = pick(schema, BOUNDS);
  const calls = Object.entries(bounds).map(
    ([keyword, value]) => `.${METHODS[keyword as keyof typeof METHODS]}(${String(value)})`,
  );
  const needsInt32 = schema.type === 'integer' && schema.format === 'int32' && !isWithinInt32(schema);
  const base = needsInt32 ? 'z.int32()' : schema.type === 'integer' ? renderInteger(schema, scope) : 'z.number()';
  // zod takes numbers so small that it writes them with an exponent for multiples of any decimal.
  const { multipleOf: step = 1 } = schema;
  const least = Number.isInteger(step) ? '' : `.refine((value) => value === 0 || Math.abs(value) >= ${String(step)})`;
  if (base.startsWith('z.')) scope.module.use('z', ZOD);
  // Integers that are not zod's own are documented as plain numbers, so everything about them is said again.
  const isPlain = schema.type !== 'integer' || base === 'z.int()';
  const metadata = isPlain
    ? pick(schema, ['format', 'multipleOf'])
    : { type: 'integer', ...pick(schema, ['format']), ...bounds };
  return { code: `${base}${calls.join('')}${least}`, metadata };
}
