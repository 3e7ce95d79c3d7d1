import type { OperationView } from '../../service/operation-view';
import { isDeclared } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { expectKept, findChangeOfMany } from '../e2e/change-many';
import { renderManyCall } from '../e2e/delete-many';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { isOwned, statusOf } from './people';

const KINDS = ['delete-many', 'transition-many', 'patch-many'];

/** What is answered to who names an item of somebody else's among several, and is not refused. */
function findRefusal(operation: OperationView): number | undefined {
  const { owner, success } = operation.planned;
  const isTold = success?.ofIds?.missing !== undefined || success?.ofIds?.left !== undefined;
  if (isTold || !isDeclared(operation, 404)) return undefined;
  return owner?.status === 403 ? 403 : 404;
}

/** What is done to several items is done to nobody else's. */
export function emitManyPermissions(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const { owner, kind, ids } = operation.planned;
  if (owner === undefined || !KINDS.includes(kind) || !isOwned(context.view, people, resource)) return [];
  const change = kind === 'delete-many' ? undefined : findChangeOfMany(context, resource, operation);
  if ((kind !== 'delete-many' && change === undefined) || ids?.in !== 'body') return [];
  const scene = new Scene(context);
  for (const name of ['owner', 'other']) scene.signUp(name);
  const item = scene.store(resource.resource.name, { by: 'owner' });
  const refusal = findRefusal(operation);
  // Of ids that are nobody's some operations may refuse all: what they answer is asked where it is declared.
  const isSure =
    refusal !== undefined || operation.responses.every(({ status }) => !/^4\d\d$/.test(status) || status === '401');
  const expected = refusal ?? statusOf(operation);
  return [
    {
      title: 'leaves what is somebody else’s as it is',
      lines: [
        ...scene.lines,
        `const answer = await ${renderManyCall(operation, [item.id], change?.beside, 'other')};`,
        ...(isSure ? [`expectDeclared(answer, ${expected});`] : ['expect(answer.status).toBeLessThan(500);']),
        ...expectKept(resource, item, 'owner'),
      ],
    },
  ];
}
