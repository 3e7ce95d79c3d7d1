import type { Schema } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { parseShape } from '../shapes/parse-shape';
import type { Shape } from '../shapes/shape';

import { narrowBody } from './narrow-body';
import { viewService } from './service-view';

const { plan, document } = createPetShop();
const [view] = viewService(plan, document).operations.filter(({ planned }) => planned.id === 'createPet');
const [pet] = plan.resources.filter(({ name }) => name === 'Pet');

const parse = (properties: Readonly<Record<string, Schema>>): Shape =>
  parseShape(createOpenApiDocument({}), { type: 'object', properties }, '#');

/** What is sent of one property, where an item shows it so. */
function narrow(sent: Schema, shown: Schema, name = 'tag', kind: 'create' | 'read' = 'create'): Shape | undefined {
  if (view?.body === undefined || pet === undefined) throw new Error('a pet has no body');
  const body = { ...view.body, shape: parse({ [name]: sent }) };
  const operation = { ...view, planned: { ...view.planned, kind }, body };
  const { shape } = narrowBody(operation, pet, parse({ [name]: shown })).body ?? {};
  return shape?.kind === 'object' ? shape.properties[0]?.shape : undefined;
}

describe('bodies of which all can be shown', () => {
  it.each<[string, Schema, Schema, Partial<Record<string, unknown>>]>([
    [
      'a format',
      { type: 'string' },
      { type: 'string', format: 'email', maxLength: 9 },
      { format: 'email', maxLength: 9 },
    ],
    [
      'the shorter length',
      { type: 'string', minLength: 2, maxLength: 5 },
      { type: 'string', minLength: 1, maxLength: 9 },
      { minLength: 2, maxLength: 5 },
    ],
    ['a pattern', { type: 'string', pattern: '^a' }, { type: 'string' }, { pattern: '^a' }],
    [
      'the narrower bounds',
      { type: 'number', minimum: 0 },
      { type: 'number', exclusiveMinimum: 1, maximum: 7 },
      { minimum: 1, excludesMinimum: true, maximum: 7 },
    ],
    ['whole numbers', { type: 'number' }, { type: 'integer', multipleOf: 5 }, { kind: 'integer', multipleOf: 5 }],
    [
      'nothing that can be made up, of two patterns',
      { type: 'string', pattern: '^a' },
      { type: 'string', pattern: 'b$' },
      { kind: 'opaque' },
    ],
    [
      'nothing that can be made up, of two steps',
      { type: 'number', multipleOf: 2 },
      { type: 'number', multipleOf: 3 },
      { kind: 'opaque' },
    ],
    [
      'null as before',
      { type: ['string', 'null'] },
      { type: 'string', maxLength: 3 },
      { isNullable: true, maxLength: 3 },
    ],
  ])('hold %s', (_what, sent, shown, expected) => {
    expect(narrow(sent, shown)).toMatchObject(expected);
  });

  it.each<[string, string, 'create' | 'read', Schema]>([
    ['of the id', 'id', 'create', {}],
    ['of a reference', 'shelterId', 'create', {}],
    ['that the service sets', 'tag', 'create', { readOnly: true }],
    ['that is not stored', 'tag', 'read', {}],
  ])('hold what they held %s', (_what, name, kind, more) => {
    const shape = narrow({ type: 'string' }, { type: 'string', maxLength: 3, ...more }, name, kind);
    expect(shape).not.toHaveProperty('maxLength');
  });
});
