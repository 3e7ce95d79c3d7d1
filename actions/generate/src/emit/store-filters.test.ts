import { expect, it } from 'vitest';

import type { StoreFilter } from '../model/store-filters';

import { renderFilterType } from './store-filters';
import type { StoreFrame } from './store-frame';

/** As much of a resource as is looked at here. */
function resource(name: string, kind: string, account: object = {}): StoreFrame['resource'] {
  const parts = { planned: { name, ...account }, operations: [], id: { kind, property: 'id' } };
  return parts as unknown as StoreFrame['resource'];
}

it('looks for marks by the ids of accounts, whatever items are selected by', () => {
  const recipe = resource('Recipe', 'bigint');
  const cook = resource('Cook', 'text', { account: { login: 'email', password: 'password' } });
  const filters = [{ key: 'likeMarkedBy', operator: 'marked-by', column: recipe.id }] as unknown as StoreFilter[];
  const frame = { resource: recipe, resources: [recipe, cook], filters } as unknown as StoreFrame;
  expect(renderFilterType(frame)).toContain('readonly likeMarkedBy?: string;');
});
