import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { dropOverruled } from './overruled-parts';

const pets: Schema = { type: 'array', items: { type: 'string' } };

function settle(placeholder: Schema, data: Schema) {
  const Success: Schema = {
    type: 'object',
    required: ['ok'],
    properties: { ok: { type: 'boolean' }, data: placeholder },
  };
  const answer: Schema = { allOf: [referTo('Success'), { type: 'object', properties: { data } }] };
  const given = createOpenApiDocument({ '/pets': { get: answering(200, answer) } }, { Success, Pets: pets });
  const { document, remarks } = dropOverruled(given);
  return { given, document, remarks, text: JSON.stringify(document.paths) };
}

describe('dropOverruled', () => {
  it.each([
    ['as it stands', pets],
    ['by a reference', referTo('Pets')],
  ])('follows a later part of another type, %s, and tells it', (_how, data) => {
    const { text, remarks, document, given } = settle({ type: 'object', description: 'It varies.' }, data);
    expect(text).toContain(
      JSON.stringify({ type: 'object', required: ['ok'], properties: { ok: { type: 'boolean' } } }),
    );
    expect(document.components).toEqual(given.components);
    expect(remarks).toEqual([
      {
        pointer: '#/paths/~1pets/get/responses/200/content/application~1json/schema',
        message: 'no value of `data` is an object and what a later part of `allOf` says: the later part is followed',
      },
    ]);
  });

  it.each<[string, Schema, Schema]>([
    ['is an object too', { type: 'object' }, { type: 'object', properties: { id: pets } }],
    ['says no type', { type: 'object' }, { description: 'The pets.' }],
    ['overrules what says more', { type: 'object', properties: { id: pets } }, pets],
  ])('leaves alone a later part that %s', (_what, placeholder, data) => {
    const { document, given, remarks } = settle(placeholder, data);
    expect(document).toBe(given);
    expect(remarks).toEqual([]);
  });
});
