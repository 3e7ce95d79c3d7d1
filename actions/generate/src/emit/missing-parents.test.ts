import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { createService } from '../model/service';
import { SourceModule } from '../text/source-module';

import type { HandlerFrame } from './handler-frame';
import { renderMissingParents } from './missing-parents';
import { nameShared } from './shared';

/** What refuses a pet below a shelter that is not there. */
function render(namesProblems: boolean, owner?: { property: string; status: number }): string[] {
  const { plan, document } = createPetShop(owner === undefined ? {} : { operations: { deleteShelter: { owner } } });
  const service = createService(plan, document);
  const [operation, resource] = [service.operations[0], service.resources[0]];
  if (operation === undefined || resource === undefined) throw new Error('the pet shop is empty');
  const parents = [{ parameter: 'shelterId', property: 'shelterId', resource: 'Shelter' }];
  const frame: HandlerFrame = {
    ...{ service, resource, namesProblems, shared: nameShared(service), module: new SourceModule('src/a.ts') },
    operation: { ...operation, planned: { ...operation.planned, resource: 'Pet', parents } },
    limit: () => undefined,
    useStore: ({ storeKey }) => storeKey,
    useNamed: (key) => key,
    useCaller: () => 'caller',
  };
  return renderMissingParents(frame);
}

const owner = { property: 'name', status: 403 };

it('names the parent that is missing, where errors name what they are about', () => {
  expect(render(true, owner)).toEqual([
    'if ((await shelters.find(path.shelterId)) === undefined) ' +
      'throw new ApiError(404, "There is no such shelter.", {}, { shelter: ["not found"] });',
  ]);
});

it('asks for nothing where they name nothing, or no store can tell', () => {
  expect(render(false, owner)).toEqual([]);
  expect(render(true)).toEqual([]);
});
