import { z } from '@hono/zod-openapi';

/** A number that travels as text. Only what JSON calls a number is one; anything else stays text for the schema to refuse. */
export function numeric<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? parseNumber(value) : value), schema);
}

function parseNumber(text: string): unknown {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}
