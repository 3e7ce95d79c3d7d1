import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { fitSchema } from './fit-schema';

describe('a schema for strict modes', () => {
  const type = z.object({
    name: z.string().min(1).max(9),
    mail: z.email().optional(),
    count: z.int().min(1).default(3),
    kind: z.discriminatedUnion('type', [
      z.object({ type: z.literal('a'), note: z.string().optional() }),
      z.object({ type: z.literal('b'), gone: z.string().nullable() }),
    ]),
    parts: z.array(z.object({ size: z.number().optional() })),
  });
  const given = z.toJSONSchema(type, { io: 'input' });
  const fitted = fitSchema({ ...given, additionalProperties: false });

  it('requires everything, and lets what may be absent be null', () => {
    expect(fitted?.schema).toMatchObject({
      required: ['name', 'mail', 'count', 'kind', 'parts'],
      additionalProperties: false,
      properties: {
        name: { type: 'string' },
        mail: { anyOf: [{ type: 'string', format: 'email' }, { type: 'null' }] },
        kind: { anyOf: [{ required: ['type', 'note'] }, { required: ['type', 'gone'] }] },
      },
    });
    expect(JSON.stringify(fitted?.schema)).not.toMatch(/minLength|maxLength|default|oneOf|\$schema|pattern/);
  });

  it('is restored by leaving the nulls out that stand for nothing, and no other', () => {
    const answer = {
      name: 'x',
      mail: null,
      count: null,
      kind: { type: 'b', gone: null },
      parts: [{ size: null }, { size: 1 }],
    };
    const restored = fitted?.restore(JSON.stringify(answer)) ?? '';
    expect(type.parse(JSON.parse(restored))).toEqual({
      name: 'x',
      count: 3,
      kind: { type: 'b', gone: null },
      parts: [{}, { size: 1 }],
    });
    expect(fitted?.restore('no JSON')).toBe('no JSON');
  });

  it('wraps a root that is no object', () => {
    const list = fitSchema(z.toJSONSchema(z.array(z.string())));
    expect(list?.schema).toMatchObject({ type: 'object', required: ['value'] });
    expect(list?.restore('{"value":["a"]}')).toBe('["a"]');
  });

  it('keeps references', () => {
    interface Tree {
      readonly name: string;
      readonly next?: Tree | undefined;
    }
    const tree: z.ZodType<Tree> = z.lazy(() => z.strictObject({ name: z.string(), next: tree.optional() }));
    const outer = z.toJSONSchema(z.strictObject({ tree }));
    const fit = fitSchema(outer);
    expect(fit?.restore('{"tree":{"name":"a","next":{"name":"b","next":null}}}')).toBe(
      '{"tree":{"name":"a","next":{"name":"b"}}}',
    );
  });

  it.each([
    ['open objects', z.record(z.string(), z.number())],
    ['anything', z.object({ a: z.unknown() })],
    ['tuples', z.tuple([z.string(), z.number()])],
  ])('is none for %s', (_title, open) => {
    expect(fitSchema(z.toJSONSchema(open))).toBeUndefined();
  });

  it.each([{ allOf: [{ type: 'string' }] }, { type: 'array', items: { not: {} } }, {}])('is none for %j', (open) => {
    expect(fitSchema(open)).toBeUndefined();
  });
});
