import type { OperationView } from '../../service/operation-view';
import { isNamed } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import { renderCall, renderItem } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { expectInventory } from './inventory';
import { isSteady, renderReading, renderSame } from './read';
import { expectRead } from './remove';

/** Code that holds what an answer shows to what was stored, but for the moment of the last change. */
function renderRestored(resource: ResourceView, operation: OperationView, item: StoredItem, answer: string): string[] {
  const stamps = resource.resource.timestamps.filter(({ on }) => on === 'update').map(({ property }) => property);
  if (operation.planned.success?.shape !== 'item') return [];
  if (stamps.length === 0) return [renderSame(resource, operation, item.variable, answer)];
  if (!isSteady(resource, operation)) return [];
  const names = stamps.map(renderLiteral).join(', ');
  const shown = renderItem(operation, answer);
  return [`expect(without(${shown}, ${names})).toEqual(without(${item.variable}, ${names}));`];
}

/** An item that is deleted, gone, restored and there again. */
function bringBack(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  remove: OperationView,
): TestCase {
  const scene = new Scene(context);
  const { name } = resource.resource;
  const item = scene.store(name);
  const { read } = resource;
  const [status, removed] = [operation.planned.success?.status ?? 200, remove.planned.success?.status ?? 204];
  return {
    title: `answers ${status}, and the ${name} that was deleted is there again as it was`,
    lines: [
      ...scene.lines,
      `expectDeclared(await ${renderCall(remove, { path: pathOf(remove, item) })}, ${removed});`,
      ...expectRead(resource, item, 404),
      ...expectInventory(context, resource, 'left', []),
      `const answer = await ${renderCall(operation, { path: pathOf(operation, item) })};`,
      `expectDeclared(answer, ${status});`,
      ...renderRestored(resource, operation, item, 'answer'),
      ...(read === undefined
        ? []
        : [...renderReading(resource, item), ...renderRestored(resource, read, item, 'read')]),
      ...expectInventory(context, resource, 'listed', [item.id]),
    ],
  };
}

/** An item that nobody has deleted. */
function refusePresent(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const isOther = operation.responses.some(({ status }) => status === 'default');
  if (!isNamed(operation, 409) || isOther) return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const { read } = resource;
  return [
    {
      title: `answers 409 to a ${resource.resource.name} that is not deleted, and leaves it as it is`,
      lines: [
        ...scene.lines,
        `expectDeclared(await ${renderCall(operation, { path: pathOf(operation, item) })}, 409);`,
        ...(read === undefined
          ? []
          : [...renderReading(resource, item), renderSame(resource, read, item.variable, 'read')]),
      ],
    },
  ];
}

/** Bringing back what was deleted. */
export function emitRestore(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { remove, storing } = resource;
  if (typeof storing === 'string' || remove === undefined) return [];
  if (chooseSchemes(context.view.plan, remove) === undefined) return [];
  return [bringBack(context, resource, operation, remove), ...refusePresent(context, resource, operation)];
}
