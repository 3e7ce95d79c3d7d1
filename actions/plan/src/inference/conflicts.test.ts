import type { Resource } from '@orchestrate/contracts/plan';
import { describe, expect, it } from 'vitest';

import { findReferencedConflict, findUniqueConflicts } from './conflicts';
import type { ResourceDraft } from './resources';

const SERVER: Resource['id'] = { property: 'id', type: 'uuid', source: 'server' };

function createDraft(id = SERVER): ResourceDraft {
  const representation = { schema: {}, properties: new Map(), pointer: '#' };
  return { name: 'Account', plural: 'accounts', representation, id, collections: [], evidence: [] };
}

function findSets(description: string, candidates: readonly string[], id = SERVER): unknown {
  const found = findUniqueConflicts(createDraft(id), 409, description, candidates);
  return 'conflicts' in found ? found.conflicts.map(({ properties }) => properties) : found.missing;
}

describe('findUniqueConflicts', () => {
  it.each([
    ['A book with this isbn exists.', ['title', 'isbn'], [['isbn']]],
    ['The user name is already taken', ['userName', 'name'], [['userName', 'name']]],
    ['`user_name` must be unique', ['user_name', 'age'], [['user_name']]],
    ['An account with this email or handle exists', ['email', 'handle', 'age'], [['email'], ['handle']]],
    ['Another one with the same city and street exists', ['city', 'street', 'age'], [['city', 'street']]],
    ['Conflict', ['title', 'isbn'], [['isbn']]],
    ['The status does not allow this', ['status', 'email'], [['email']]],
  ])('%j over %j: %j', (description, candidates, sets) => {
    expect(findSets(description, candidates)).toEqual(sets);
  });

  it.each([
    ['Conflict', ['title'], 'its 409 names no property, and no property is a natural key'],
    ['Conflict', ['email', 'username'], 'its 409 names no property, and `email`, `username` are all natural keys'],
    ['The status does not allow this', ['status'], 'its 409 names no property, and no property is a natural key'],
  ])('%j over %j is not explained', (description, candidates, missing) => {
    expect(findSets(description, candidates)).toBe(missing);
  });

  it('means the id where the client chooses it', () => {
    const id = { property: 'key', type: 'string', source: 'client' } as const;
    expect(findSets('Conflict', ['key', 'email'], id)).toEqual([['key']]);
  });

  it('means a natural key rather than an id that the client need not choose', () => {
    const id = { property: 'key', type: 'string', source: 'client', isOptional: true } as const;
    expect(findSets('Conflict', ['key', 'email'], id)).toEqual([['email']]);
    expect(findSets('Conflict', ['key', 'age'], id)).toEqual([['key']]);
  });
});

describe('findReferencedConflict', () => {
  it('needs somebody who refers to the resource', () => {
    expect(findReferencedConflict(createDraft(), 409, ['Order.accountId'])).toMatchObject({
      conflicts: [{ status: 409, cause: 'referenced', properties: [] }],
      detail: 'a 409 is declared, and `Order.accountId` refers to it',
    });
    expect(findReferencedConflict(createDraft(), 409, [])).toEqual({
      missing: 'its 409 could mean that others refer to an Account, and none does',
    });
  });

  it.each([
    ['The balance is not zero', '`balance`'],
    ['The account is frozen', '`frozen`'],
  ])('is not meant by %j, which speaks of the item itself', (description, said) => {
    const properties = new Map([['balance', { value: {}, pointer: '#' }]]);
    const draft = { ...createDraft(), representation: { schema: {}, properties, pointer: '#' } };
    const found = findReferencedConflict(draft, 409, ['Order.accountId'], description, ['frozen']);
    expect(found).toEqual({ missing: `its 409 speaks of ${said}, and of nothing that refers to it` });
  });

  it('is meant where the refusal speaks of both', () => {
    const found = findReferencedConflict(createDraft(), 409, ['Order.accountId'], 'It still has frozen orders', [
      'frozen',
    ]);
    expect(found).toHaveProperty('rule', 'referenced');
  });
});
