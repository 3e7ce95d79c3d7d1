import type { Schema } from '@orchestrate/kit/openapi/document';
import { referTo } from '@orchestrate/testkit/openapi-document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import type { ServiceModel } from './service';
import { createService } from './service';

function create(options: PetShopOptions = {}): ServiceModel {
  const { plan, document } = createPetShop(options);
  return createService(plan, document);
}

function listCustom(options: PetShopOptions): Record<string, string> {
  const customs = create(options).operations.flatMap(({ planned, custom }) =>
    custom === undefined || planned.id === 'adoptPet' ? [] : [[planned.id, custom] as const],
  );
  return Object.fromEntries(customs);
}

const PET = {
  id: { type: 'integer' },
  createdAt: { type: 'string', format: 'date-time' },
  name: { type: 'string' },
} as const;
const PARTS = {
  tag: { type: 'string' },
  shelterId: { type: 'string', format: 'uuid' },
  weight: { type: 'number' },
} as const;

const FRIENDS: Schema = { type: 'array', items: referTo('Friend') };

describe('createService', () => {
  it('stores each property in a column of its type', () => {
    const pet = create().resources.find(({ planned }) => planned.name === 'Pet');
    expect(pet?.columns.map(({ property, sqlName, kind, isNotNull }) => [property, sqlName, kind, isNotNull])).toEqual([
      ['name', 'name', 'text', true],
      ['tag', 'tag', 'text', true],
      ['shelterId', 'shelter_id', 'uuid', true],
      ['weight', 'weight', 'double', false],
      ['id', 'id', 'bigint', true],
      ['createdAt', 'created_at', 'instant', true],
    ]);
  });

  it('orders items without a number of their own by one that nobody sees', () => {
    const orders = create().resources.map(({ planned, order }) => [planned.name, order.property, order.schema]);
    expect(orders).toEqual([
      ['Shelter', 'ordinal', undefined],
      ['Pet', 'id', { type: 'integer', format: 'int64' }],
    ]);
  });

  it.each([
    ['takes along what cannot do without', {}, 'cascade'],
    [
      'refuses where that is declared',
      { conflicts: [{ status: 409, cause: 'referenced' as const, properties: [] }] },
      'restrict',
    ],
  ])('removing an item %s', (_, deleteShelter, onDelete) => {
    const { resources } = create({ operations: { deleteShelter } });
    expect(resources.flatMap(({ foreignKeys }) => foreignKeys.map((key) => key.onDelete))).toEqual([onDelete]);
  });

  it('writes everything that was planned', () => {
    expect(listCustom({})).toEqual({});
  });

  it.each<[string, PetShopOptions['schemas'], Record<string, string>]>([
    [
      'an id is of another type than it was planned',
      { Pet: { type: 'object', required: ['id'], properties: { ...PET, ...PARTS, id: { type: 'boolean' } } } },
      { listPets: '`id`', createPet: '`id`', getPet: '`id`', updatePet: '`id`' },
    ],
    [
      'a body gives a property another form',
      {
        NewPet: { type: 'object', properties: { ...PARTS, name: { type: 'array', items: {} } } },
        Pet: { type: 'object', required: ['id'], properties: { ...PET, ...PARTS } },
      },
      { createPet: '`name`' },
    ],
    [
      'a body is a choice',
      {
        NewPet: { oneOf: [referTo('Shelter'), { type: 'object' }] },
        Pet: { type: 'object', required: ['id'], properties: { ...PET, ...PARTS } },
      },
      { createPet: 'body' },
    ],
    [
      'a request leaves out what every stored value must have',
      {
        Pet: { type: 'object', required: ['id'], properties: { ...PET, ...PARTS, friends: FRIENDS } },
        NewPet: { type: 'object', properties: { ...PARTS, friends: FRIENDS } },
        Friend: { type: 'object', required: ['id'], properties: { id: { type: 'integer', readOnly: true } } },
      },
      { createPet: '`friends`' },
    ],
    [
      'an answer would show what only requests carry',
      {
        Pet: { type: 'object', required: ['id'], properties: { ...PET, ...PARTS, friends: FRIENDS } },
        NewPet: { type: 'object', properties: PARTS },
        Friend: { type: 'object', properties: { password: { type: 'string', writeOnly: true }, friends: FRIENDS } },
      },
      { listPets: '`friends`', createPet: '`friends`', getPet: '`friends`', updatePet: '`friends`' },
    ],
  ])('leaves custom what cannot be written: %s', (_, schemas, expected) => {
    const found = listCustom({ schemas: schemas ?? {} });
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [id, reason] of Object.entries(expected)) expect(found[id]).toContain(reason);
  });
});
