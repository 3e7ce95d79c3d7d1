import { z } from '@hono/zod-openapi';

/** A whole number that travels as text, in digits: `1.0` and `1e3` stay text for the schema to refuse. */
export function integral<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) =>
      typeof value === 'string' && /^-?(0|[1-9]\d*)$/.test(value) ? Number(value) : value,
    schema,
  );
}
