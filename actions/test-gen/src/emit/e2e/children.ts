import type { Child } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import { renderAccess, renderKey } from '../../text/code';
import { renderCall, renderItem } from '../calls';
import type { EmitContext, StoreOptions } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

/** How an item is stored so that it belongs to another one; `undefined` where no request says so. */
function belongTo(context: EmitContext, { resource, by }: Child, parent: string, id: string): StoreOptions | undefined {
  const { storing } = findResource(context.view, resource);
  if (typeof storing === 'string' || !storing.answersItem) return undefined;
  const [above, ...others] = storing.parents;
  if (above === undefined)
    return storing.references.some(({ property }) => property === by) ? { given: [[by, id]] } : undefined;
  return above.resource === parent && others.length === 0 ? { parents: [[above.parameter, id]] } : undefined;
}

/** Reading an item that shows what belongs to it: two that were stored one after the other. */
export function emitChildren(context: EmitContext, { resource }: ResourceView, operation: OperationView): TestCase[] {
  return (resource.children ?? []).flatMap((child): TestCase[] => {
    const scene = new Scene(context);
    const item = scene.store(resource.name);
    const place = belongTo(context, child, resource.name, item.id);
    const { id } = findResource(context.view, child.resource).resource;
    if (place === undefined || id.source === 'hidden') return [];
    const [first, second] = ['first', 'second'].map((as) => scene.store(child.resource, { ...place, as }));
    const status = operation.planned.success?.status ?? 200;
    const shown = renderAccess(renderItem(operation), child.property);
    return [
      {
        title: `shows each ${child.resource} that belongs to the ${resource.name}, in order of creation`,
        lines: [
          ...scene.lines,
          `const answer = await ${renderCall(operation, { path: pathOf(operation, item) })};`,
          `expectDeclared(answer, ${status});`,
          `expect(${shown}).toMatchObject([{ ${renderKey(id.property)}: ${first?.id} }, { ${renderKey(id.property)}: ${second?.id} }]);`,
        ],
      },
    ];
  });
}
