import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { settleValues } from './odd-values';

function settle(Thing: Schema): { schema: unknown; remarks: readonly { message: string; pointer: string }[] } {
  const { document, remarks } = settleValues(createOpenApiDocument({}, { Thing }));
  return { schema: document.components?.schemas?.Thing, remarks };
}

describe('settleValues', () => {
  it.each<[Schema, unknown]>([
    [{ type: 'integer', default: '10' }, 10],
    [{ type: 'boolean', default: 'false' }, false],
    [{ type: ['number', 'null'], default: '1.0' }, 1],
    [{ type: 'string', default: 5 }, '5'],
    [{ type: 'string', enum: ['open', 'closed'], default: 'pending' }, undefined],
    [{ type: 'array', items: {}, default: '' }, undefined],
    [{ type: 'integer', default: null }, undefined],
    [{ type: 'integer', default: '1.5' }, undefined],
  ])('%j: %j', (schema, expected) => {
    const settled = settle(schema);
    expect(settled.schema).toEqual(
      expected === undefined ? { ...schema, default: undefined } : { ...schema, default: expected },
    );
    expect(settled.remarks).toEqual([
      {
        pointer: '#/components/schemas/Thing',
        message: expect.stringContaining(JSON.stringify(schema.default)) as string,
      },
    ]);
  });

  it.each<[Schema, unknown[]]>([
    [{ type: 'string', enum: [true, false] }, ['true', 'false']],
    [{ type: 'integer', enum: ['1', 2] }, [1, 2]],
  ])('takes the values of %j for %j', (schema, expected) => {
    const { schema: settled, remarks } = settle(schema);
    expect(settled).toEqual({ ...schema, enum: expected });
    expect(remarks[0]?.message).toMatch(/^the value \S+ of an enum is taken for /);
  });

  it.each<Schema>([
    { type: 'string', enum: ['a', null] },
    { type: 'integer', default: 10 },
    { type: 'number', default: 1 },
    { type: ['string', 'null'], default: null },
    { enum: ['a', 1], default: 1 },
    { default: { any: 'thing' } },
    { type: 'object', properties: { default: { type: 'string' } } },
  ])('lets %j be', (schema) => {
    expect(settle(schema)).toEqual({ schema, remarks: [] });
  });
});
