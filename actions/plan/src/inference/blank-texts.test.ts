import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import { createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const text = { type: 'string' } as const;
const Note = {
  type: 'object',
  required: ['id', 'title', 'colour', 'hint'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    title: text,
    colour: { type: 'string', enum: ['red', 'blue'] },
    hint: { type: ['string', 'null'] },
    remark: text,
  },
} as const;
const Change = { type: 'object', properties: { title: text, remark: text } } as const;

function inferNotes(invalid: object, rules: PlanSettings['rules'] = {}) {
  const content = { 'application/json': { schema: referTo('Note') } };
  const answers = { '404': { description: 'No such note.' }, '422': invalid } as Record<
    string,
    { description: string }
  >;
  const change = { required: true, content: { 'application/json': { schema: referTo('Change') } } };
  const document = createOpenApiDocument(
    {
      '/notes': {
        post: {
          requestBody: { required: true, content },
          responses: { ...answers, '201': { description: 'Created.', content } },
        },
      },
      '/notes/{id}': {
        parameters: [pathParameter('id')],
        get: { responses: { ...answers, '200': { description: 'Found.', content } } },
        patch: { requestBody: change, responses: { ...answers, '200': { description: 'Changed.', content } } },
      },
    },
    { Note, Change },
  );
  return inferPlan(document, { operations: {}, rules }).operations.map(({ notBlank }) => notBlank);
}

const example = { errors: { title: ["can't be blank"] } };

describe('texts that may not be blank', () => {
  it.each([
    ['an example of the answer', { description: 'Invalid.', content: { 'application/json': { example } } }],
    [
      'one of several',
      { description: 'Invalid.', content: { 'application/json': { examples: { a: { value: example } } } } },
    ],
    ['its description', { description: 'Invalid: a title must not be blank.' }],
  ])('are those that making an item demands, where %s says so', (_, invalid) => {
    const refused = { status: 422, properties: ['title'] };
    expect(inferNotes(invalid)).toEqual([refused, undefined, refused]);
  });

  it('are none where no answer says so, or the rule is off', () => {
    const content = { 'application/json': { example } };
    expect(inferNotes({ description: 'The title is too long.' })).toEqual([undefined, undefined, undefined]);
    expect(inferNotes({ description: 'Invalid.', content }, { 'not-blank': 'off' })).toEqual(Array(3).fill(undefined));
  });
});
