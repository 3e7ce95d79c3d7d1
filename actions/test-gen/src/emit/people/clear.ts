import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderCall } from '../calls';
import { renderClearing } from '../e2e/clear';
import { expectInventory } from '../e2e/inventory';
import { expectRead } from '../e2e/remove';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { isOwned } from './people';

/** Who removes all that is in a collection removes only their own. */
export function emitClearOwn(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const { scope, parents } = operation.planned;
  if (scope === undefined || parents.length > 0 || !isOwned(context.view, people, resource)) return [];
  if (operation.query.some(({ isRequired }) => isRequired)) return [];
  const scene = new Scene(context);
  for (const name of ['owner', 'other']) scene.signUp(name);
  const own = scene.store(resource.resource.name, { by: 'owner', as: 'first' });
  const others = scene.store(resource.resource.name, { by: 'other', as: 'second' });
  return [
    {
      title: 'removes only what belongs to who calls',
      lines: [
        ...scene.lines,
        ...renderClearing(operation, renderCall(operation, { as: 'owner' }), 1),
        ...expectRead(resource, own, 404),
        ...expectRead(resource, others, 200),
        ...expectInventory(context, resource, 'left', [others.id]),
      ],
    },
  ];
}
