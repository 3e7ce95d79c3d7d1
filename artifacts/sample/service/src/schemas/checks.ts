import { z } from '@hono/zod-openapi';

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

function isWithin(count: number, { min = 0, max = Infinity }: Bounds): boolean {
  return count >= min && count <= max;
}

function describeBounds({ min, max }: Bounds, what: string): string {
  if (max === undefined) return `must have at least ${min ?? 0} ${what}`;
  return min === undefined
    ? `must have at most ${max} ${what}`
    : `must have ${min} to ${max} ${what}`;
}

/** A check, for `refine`, of how many characters a text has. zod's own `min` and `max` count UTF-16 units. */
export function hasLength(bounds: Bounds) {
  return [
    (value: string) => isWithin(Array.from(value).length, bounds),
    { error: describeBounds(bounds, 'characters') },
  ] as const;
}

/** Text with so many characters. */
export function text(bounds: Bounds) {
  const { min, max } = bounds;
  return z
    .string()
    .refine(...hasLength(bounds))
    .openapi({
      ...(min !== undefined && { minLength: min }),
      ...(max !== undefined && { maxLength: max }),
    });
}

/** An object with so many properties, counted before those that the schema does not know are dropped. */
export function withSize<T extends z.ZodType>(bounds: Bounds, schema: T) {
  return z.preprocess((value, context) => {
    if (
      typeof value === 'object' &&
      value !== null &&
      !isWithin(Object.keys(value).length, bounds)
    ) {
      context.addIssue({ code: 'custom', message: describeBounds(bounds, 'properties') });
    }
    return value;
  }, schema);
}
