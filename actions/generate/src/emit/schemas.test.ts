import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { createComponents } from '../model/components';
import { SourceModule } from '../text/source-module';

import { emitSchemas } from './schemas';

const ID: Schema = { type: 'integer', readOnly: true };

function emit(schemas: Readonly<Record<string, Schema>>): Record<string, string> {
  const paths = { '/a': { post: answering(200, referTo('A'), { requestBody: jsonOf(referTo('A')) }) } };
  const document = createOpenApiDocument(paths, schemas);
  const user = new SourceModule('src/user.ts');
  user.useType('A', 'src/schemas/a.ts');
  const modules = emitSchemas(document, createComponents(document), [user], () => undefined);
  const files = modules.map((module) => module.toFile());
  return Object.fromEntries(
    files.map((file) => [file.path.replace('src/schemas/', ''), file.text.replace(/\s+/g, ' ')]),
  );
}

describe('emitSchemas', () => {
  it('writes nothing where the specification names no schema', () => {
    expect(emit({})).toEqual({});
  });

  it('extends a schema that another one builds on', () => {
    const files = emit({
      A: { allOf: [referTo('Base'), { type: 'object', required: ['b'], properties: { b: { type: 'string' } } }] },
      Base: { type: 'object', properties: { a: { type: 'string' } } },
    });
    expect(files['a.ts']).toContain('export const aSchema = baseSchema.extend({ b: z.string(), }).openapi("A");');
    expect(files['a.ts']).toContain('export type A = z.infer<typeof aSchema>;');
    expect(files['base.ts']).not.toContain('export type');
    expect(files['index.ts']).toContain('export const schemas = { Base: baseSchema, A: aSchema, };');
  });

  it('lists what others refer to before them, so that no word of theirs is taken for its own', () => {
    const tree: Schema = {
      type: 'object',
      properties: { kind: { allOf: [referTo('Kind')], default: 'b' }, up: referTo('A') },
    };
    const files = emit({ A: tree, Kind: { type: 'string', enum: ['a', 'b'], default: 'a' } });
    expect(files['index.ts']).toContain('export const schemas = { Kind: kindSchema, A: aSchema, };');
  });

  it('leaves out of requests what only answers carry', () => {
    const files = emit({ A: { type: 'object', required: ['id', 'b'], properties: { id: ID, b: { type: 'string' } } } });
    expect(files['a.ts']).toContain('export const aRequestSchema = z.object({ b: z.string(), })');
    expect(files['a.ts']).toContain('/** A without what only answers carry. */');
    expect(files['a.ts']).not.toContain('aResponseSchema');
  });

  it.each<[string, Schema, string]>([
    [
      'a tree',
      { type: 'object', properties: { kids: { type: 'array', items: referTo('A') } } },
      'interface A { kids?: (A)[]; }',
    ],
    [
      'a record of itself',
      { type: 'object', additionalProperties: referTo('A') },
      'interface A { [name: string]: A; }',
    ],
    [
      'any JSON',
      { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: referTo('A') }] },
      'type A = string | { [name: string]: A };',
    ],
    [
      'a tree with a record in it',
      {
        type: 'object',
        properties: { a: referTo('A'), b: { type: 'object', additionalProperties: { type: 'string' } } },
      },
      'interface A { a?: A; b?: Record<string, string>; }',
    ],
  ])('writes out the type of %s, which cannot be inferred', (_, schema, type) => {
    const text = emit({ A: schema })['a.ts'];
    expect(text).toContain(`export ${type}`);
    expect(text).toContain('export const aSchema: z.ZodType<A> = ');
    expect(text).toContain('z.lazy(() => aSchema)');
  });
});
