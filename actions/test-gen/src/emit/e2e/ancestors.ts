import { isDeclared, isOfItem } from '../../service/operation-view';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import { canStore, canStoreLineage, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderRefusal, renderValidBody } from './refusals';

/** A path whose first parent is there, and which the second one does not belong to. */
export function refuseStrangeAncestors(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const [{ parameter, resource: name = '', of } = { parameter: '', of: undefined }] = operation.planned.ancestors ?? [];
  if (of === undefined || typeof resource.storing === 'string' || !isDeclared(operation, 404)) return [];
  if (!canStore(context.view, of.resource) || !canStoreLineage(context.view, operation)) return [];
  const scene = new Scene(context);
  const path = isOfItem(operation)
    ? pathOf(operation, scene.store(resource.resource.name))
    : scene.storeLineage(operation);
  const stranger = scene.store(name, { as: 'stranger' });
  const body = context.bodies.get(operation.planned.id);
  const code = body === undefined ? undefined : renderValidBody(scene, body, resource);
  if (operation.body !== undefined && code === undefined) return [];
  const call = renderCall(operation, {
    path: [...new Map([...path, [parameter, stranger.id]])],
    ...(code === undefined ? {} : { body: code }),
  });
  return [
    {
      title: `answers 404 where the ${of.resource} belongs to another ${name}`,
      lines: [...scene.lines, `const answer = await ${call};`, renderRefusal(operation, 404)],
    },
  ];
}
