import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { findWrapped } from './wrapper';

const text: Schema = { type: 'string' };
const Note: Schema = { type: 'object', properties: { text } };
const document = createOpenApiDocument({}, { Note, NewNote: Note });

function find(schema: Schema, isAnswer = false): string | undefined {
  return findWrapped(document, { value: schema, pointer: '#' }, '/memos/{id}', isAnswer)?.property;
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
    expect(find(wrap({ memo: Note }, []), true)).toBe('memo');
  });
});
