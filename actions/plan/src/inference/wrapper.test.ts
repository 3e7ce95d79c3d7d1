import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { findAnswered, findWrapped } from './wrapper';

const text: Schema = { type: 'string' };
const Note: Schema = { type: 'object', properties: { text } };
const document = createOpenApiDocument({}, { Note, NewNote: Note });

function find(schema: Schema): string | undefined {
  return findWrapped(document, { value: schema, pointer: '#' }, '/memos/{id}')?.property;
}

function answer(schema: Schema) {
  return findAnswered(document, { value: schema, pointer: '#' }, '/memos/{id}', 201);
}

function wrap(properties: Record<string, Schema>, required = Object.keys(properties)): Schema {
  return { type: 'object', required, properties };
}

describe('findWrapped', () => {
  it.each<[string, Schema, string | undefined]>([
    ['named by the path', wrap({ memo: Note }), 'memo'],
    ['named by the component', wrap({ note: referTo('NewNote') }), 'note'],
    ['named as wrappers are', wrap({ data: Note }), 'data'],
    ['named otherwise', wrap({ address: Note }), undefined],
    ['beside another property', wrap({ memo: Note, at: text }), undefined],
    ['that is no object', wrap({ memo: text }), undefined],
    ['that a request may leave out', wrap({ memo: Note }, []), undefined],
  ])('sees an object %s', (_case, schema, expected) => {
    expect(find(schema)).toBe(expected);
  });

  it('sees one that an answer need not require', () => {
    expect(answer(wrap({ memo: Note }, []))?.property).toBe('memo');
  });

  it('sees one beside what answers say of themselves', () => {
    const success: Schema = { type: 'boolean' };
    const message: Schema = { ...text, examples: ['Note stored.'] };
    const timestamp: Schema = { ...text, format: 'date-time' };
    const code: Schema = { type: 'integer' };
    const error: Schema = { type: ['string', 'null'] };
    expect(answer(wrap({ success, message, code, data: Note, error, timestamp }))).toMatchObject({
      property: 'data',
      companions: {
        companions: { success: true, message: 'Note stored.', code: 201, error: null },
        timeProperty: 'timestamp',
      },
    });
    expect(answer(wrap({ status: text, data: Note }))).toBeUndefined();
    expect(answer(wrap({ status: { ...text, enum: ['error', 'success'] }, data: Note }))?.companions).toEqual({
      companions: { status: 'success' },
    });
    expect(answer(wrap({ data: Note, meta: Note }, ['data']))).toMatchObject({ property: 'data', companions: {} });
  });

  it('sees one that is all that the wrapper holds', () => {
    const status: Schema = { ...text, enum: ['success'] };
    expect(answer(wrap({ status, data: wrap({ memo: Note }) }))).toMatchObject({
      ...{ envelope: 'data', property: 'memo' },
      companions: { companions: { status: 'success' } },
    });
    expect(answer(wrap({ data: wrap({ memo: Note, at: text }) }))).toMatchObject({ property: 'data' });
    expect(answer(wrap({ data: wrap({ memo: Note, at: text }) }))?.envelope).toBeUndefined();
    expect(answer(wrap({ data: wrap({ address: Note }) }))?.property).toBe('data');
    expect(answer(wrap({ memo: wrap({ memo: Note }) }))?.envelope).toBeUndefined();
  });

  it('tells the kind of an answer, and nothing where there may be nothing', () => {
    const kind: Schema = { ...text, enum: ['memo'] };
    expect(answer(wrap({ object: kind, version: { const: 2, type: 'integer' }, data: Note }))?.companions).toEqual({
      companions: { object: 'memo', version: 2 },
    });
    expect(answer(wrap({ object: text, data: Note }))).toBeUndefined();
    expect(answer(wrap({ result: { type: ['object', 'null'] }, memo: Note }))?.companions).toEqual({
      companions: { result: null },
    });
    const bound: Schema = { type: ['string', 'null'], pattern: '^[a-z]+$' };
    expect(answer(wrap({ result: bound, memo: Note }))).toBeUndefined();
  });

  it.each<[string, Schema]>([
    ['an item of its own', wrap({ id: text, data: Note })],
    ['what must be there and nothing tells', wrap({ data: Note, meta: Note })],
    ['two that could be meant', wrap({ data: Note, memo: Note })],
    ['a text with rules of its own', wrap({ data: Note, message: { ...text, pattern: '^[A-Z]+$' } })],
  ])('sees none in %s', (_case, schema) => {
    expect(answer(schema)).toBeUndefined();
  });
});
