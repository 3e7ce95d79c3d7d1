import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };

interface Declared {
  readonly required?: string[];
  /** What `addPet` answers beside its success. */
  readonly statuses?: readonly string[];
  /** Whether its success shows the pet. */
  readonly isShown?: boolean;
}

function infer(key: string, schema: Schema, settings?: PlanSettings, declared: Declared = {}): InferredPlan {
  const { required = [], statuses = ['409'], isShown = true } = declared;
  const Pet: Schema = { type: 'object', required, properties: { [key]: schema, name: text } };
  const body = { requestBody: jsonOf(referTo('Pet')) };
  const item = { parameters: [pathParameter(key, schema)] };
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: 'No.' }]));
  const document = createOpenApiDocument(
    {
      '/pets': {
        post: answering(201, isShown ? referTo('Pet') : undefined, { operationId: 'addPet', ...body, responses }),
      },
      [`/pets/{${key}}`]: { put: answering(200, referTo('Pet'), { operationId: 'setPet', ...item, ...body }) },
    },
    { Pet },
  );
  return inferPlan(document, settings);
}

describe('an id that a create may carry and need not', () => {
  it.each([
    ['a name, which a change may change', 'username', text, { type: 'string', isMutable: true }],
    ['an id of text', 'petId', text, { type: 'string' }],
    ['a UUID', 'id', { ...text, format: 'uuid' }, { type: 'uuid' }],
    ['a number', 'id', integer, { type: 'integer' }],
  ])('is kept as it was chosen: %s', (_what, property, schema, more) => {
    const { resources, operations } = infer(property, schema);
    expect(resources[0]?.id).toEqual({ property, source: 'client', isOptional: true, ...more });
    expect(resources[0]?.evidence.map(({ rule }) => rule)).toContain('chosen-id');
    expect(operations.map(({ kind }) => kind)).toEqual(['create', 'replace']);
  });

  it.each<[string, string, Schema, PlanSettings | undefined]>([
    ['is readOnly', 'id', { ...integer, readOnly: true }, undefined],
    ['is made of a title', 'slug', text, undefined],
    ['is left to the service by a setting', 'id', integer, { operations: {}, rules: { 'chosen-id': 'off' } }],
  ])('is the service’s where it %s', (_why, property, schema, settings) => {
    expect(infer(property, schema, settings).resources[0]?.id).toMatchObject({ source: 'server' });
  });

  it.each<[string, Declared]>([
    ['by nothing', { statuses: [] }],
    ['by 400', { statuses: ['400', '404'] }],
  ])('is a suggestion where its being taken could be told %s', (_how, declared) => {
    const [pet] = infer('id', integer, undefined, declared).resources;
    expect(pet?.id).toEqual({ property: 'id', type: 'integer', source: 'client', isOptional: true, isSuggested: true });
    const { detail } = pet?.evidence.find(({ rule }) => rule === 'chosen-id') ?? {};
    expect(detail).toContain('made up where it does not, or where it is taken, which no answer could say');
  });

  it.each<[string, Declared]>([
    ['409 is declared', { statuses: ['409'] }],
    ['a range holds 409', { statuses: ['4XX'] }],
    ['an answer for all else is declared', { statuses: ['default'] }],
    ['the answer would not tell another one', { statuses: [], isShown: false }],
  ])('is no suggestion where %s', (_why, declared) => {
    expect(infer('id', integer, undefined, declared).resources[0]?.id).not.toHaveProperty('isSuggested');
  });

  it('is no choice where the create requires it', () => {
    expect(infer('id', integer, undefined, { required: ['id'] }).resources[0]?.id).toEqual({
      property: 'id',
      type: 'integer',
      source: 'client',
    });
  });
});

describe('a name that a create must carry', () => {
  /** Rooms, whose number `setRoom` carries too. */
  function findRoom(taken: string | undefined, key = 'number') {
    const Room: Schema = { type: 'object', required: [key], properties: { [key]: text, beds: integer } };
    const body = { requestBody: jsonOf(referTo('Room')) };
    const conflict = { '409': { description: 'The room number is taken' } };
    const refusal = taken === undefined ? {} : { responses: { '409': { description: taken } } };
    const item = { operationId: 'setRoom', parameters: [pathParameter(key, text)], ...body, ...refusal };
    const document = createOpenApiDocument(
      {
        '/rooms': { post: answering(201, referTo('Room'), { ...body, responses: conflict }) },
        [`/rooms/{${key}}`]: { put: answering(200, referTo('Room'), item) },
      },
      { Room },
    );
    return inferPlan(document).resources[0];
  }

  it('is changed by what says that it is taken', () => {
    const room = findRoom('The room number is taken');
    expect(room?.id).toEqual({ property: 'number', type: 'string', source: 'client', isMutable: true });
    const { detail } = room?.evidence.find(({ rule }) => rule === 'chosen-id') ?? {};
    expect(detail).toBe('setRoom may change `number`: it carries it, and its 409 says that it may be taken');
  });

  it.each<[string, string | undefined, string]>([
    ['nothing says that it is taken', undefined, 'number'],
    ['the conflict is about something else', 'The room is occupied', 'number'],
    ['it is an id', 'The id is taken', 'roomId'],
  ])('stays where %s', (_why, taken, key) => {
    expect(findRoom(taken, key)?.id).toEqual({ property: key, type: 'string', source: 'client' });
  });
});
