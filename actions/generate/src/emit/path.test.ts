import type { Ancestor } from '@orchestrate/contracts/plan';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { createService } from '../model/service';
import { SourceModule } from '../text/source-module';

import type { HandlerFrame } from './handler-frame';
import { readPath } from './path';
import { nameShared } from './shared';

/** How a pet's operation reads its path. */
function render(ancestors?: readonly Ancestor[], namesProblems = false): string[] {
  const { plan, document } = createPetShop();
  const service = createService(plan, document);
  const [operation, resource] = [service.operations[0], service.resources[0]];
  if (operation === undefined || resource === undefined) throw new Error('the pet shop is empty');
  const planned = { ...operation.planned, ...(ancestors === undefined ? {} : { ancestors: [...ancestors] }) };
  const frame: HandlerFrame = {
    ...{ service, resource, namesProblems, shared: nameShared(service), module: new SourceModule('src/a.ts') },
    operation: { ...operation, planned, responses: new Map() },
    limit: () => undefined,
    useStore: ({ storeKey }) => storeKey,
    useNamed: (key) => key,
    useCaller: () => 'caller',
  };
  return readPath(frame);
}

const READ = "const path = c.req.valid('param');";

it('reads what the path says', () => {
  expect(render()).toEqual([READ]);
});

it.each([
  ['city', '?.city'],
  ['home-town', '?.["home-town"]'],
])('looks whether what comes next belongs to it: %s', (property, access) => {
  const of = { parameter: 'shelterId', resource: 'Shelter', property };
  expect(render([{ parameter: 'cityId', resource: 'City', of }])).toEqual([
    READ,
    `if ((await shelters.find(path.shelterId))${access} !== path.cityId) throw new ApiError(404, "There is no such shelter.");`,
  ]);
});

it('names what is not there, where errors name problems', () => {
  const of = { parameter: 'shelterId', resource: 'Shelter', property: 'cityId' };
  expect(render([{ parameter: 'cityId', of }], true)[1]).toContain('{ shelter: ["not found"] }');
});

it('refuses to look for what is no resource', () => {
  const of = { parameter: 'shopId', resource: 'Shop', property: 'cityId' };
  expect(() => render([{ parameter: 'cityId', of }])).toThrow('looks for a Shop, which is no resource');
});
