import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import { renderCall } from '../calls';
import { findTotal } from '../e2e/statistics';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { isOwned } from './people';

/** Who asks for numbers of their own is told of nobody else's. */
export function emitStatisticsOwn(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const { scope, parents, statistics = [], success } = operation.planned;
  const total = findTotal(statistics);
  if (scope === undefined || total === undefined || parents.length > 0) return [];
  if (!isOwned(context.view, people, resource) || operation.query.some(({ isRequired }) => isRequired)) return [];
  const scene = new Scene(context);
  for (const name of ['owner', 'other']) scene.signUp(name);
  for (const [as, by] of [
    ['first', 'owner'],
    ['second', 'owner'],
    ['third', 'other'],
  ] as const)
    scene.store(resource.resource.name, { by, as });
  return [
    {
      title: `counts each ${resource.resource.name} of who calls, and no other`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { as: 'owner' })};`,
        `expectDeclared(answer, ${success?.status ?? 200});`,
        `expect(${renderAccess('answer.body', total)}).toBe(2);`,
      ],
    },
  ];
}
