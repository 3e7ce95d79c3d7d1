import { isDeclared } from '../../service/operation-view';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import { canStoreLineage, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { isFilledLater, isOfOwner, openList } from './list-code';
import { renderSame } from './read';
import { renderRefusal } from './refusals';
import { listValues } from './sorting';

function refuseNone(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase {
  const scene = new Scene(context);
  const { path } = openList(scene, resource, operation);
  return {
    title: 'answers 404 where there is none yet',
    lines: [...scene.lines, `const answer = await ${renderCall(operation, { path })};`, renderRefusal(operation, 404)],
  };
}

/** Three items, of which neither the one stored first nor, by a property, the one stored last is the newest. */
function findNewest(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { name } = resource.resource;
  const property = operation.planned.sorting?.choices[0]?.property;
  const values = property === undefined ? [] : listValues(context, { resource }, property);
  if (values === undefined || typeof resource.storing === 'string') return [];
  const [low, middle, high] = values;
  const scene = new Scene(context);
  const { path, given, parents } = openList(scene, resource, operation);
  const order = property === undefined ? ['first', 'second', 'newest'] : ['first', 'newest', 'last'];
  const told = new Map([
    ['first', low],
    ['newest', high],
    ['last', middle],
  ]);
  for (const as of order) {
    const value = told.get(as);
    const own: typeof given = property === undefined || value === undefined ? [] : [[property, value]];
    scene.store(name, { as, given: [...given, ...own], ...(parents.length === 0 ? {} : { parents }) });
  }
  const status = operation.planned.success?.status ?? 200;
  return [
    {
      title: `answers ${status} with the newest ${name}`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path })};`,
        `expectDeclared(answer, ${status});`,
        renderSame(resource, operation, 'newest'),
      ],
    },
  ];
}

/** Reading the newest of a collection. */
export function emitNewest(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { success, sorting, parents } = operation.planned;
  if (success?.shape !== 'item' || sorting === undefined) return [];
  if (operation.path.some(({ name }) => !parents.some(({ parameter }) => parameter === name))) return [];
  if (!canStoreLineage(context.view, operation)) return [];
  const isOthers = isOfOwner(resource, operation) || isFilledLater(resource, operation);
  return [
    ...(isDeclared(operation, 404) ? [refuseNone(context, resource, operation)] : []),
    ...(isOthers ? [] : findNewest(context, resource, operation)),
  ];
}
