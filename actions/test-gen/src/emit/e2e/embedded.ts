import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderCall, renderItem } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

/** What requests carry of another resource without its ids: the same twice is one item, with one id. */
export function emitEmbedded(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined || operation.planned.success?.shape !== 'item') return [];
  return (resource.resource.embedded ?? []).flatMap(({ property, resource: target }): TestCase[] => {
    const shape = body.plan.properties.find(({ name }) => name === property)?.shape;
    if (shape?.kind !== 'array' || shape.isUnique || (shape.maxItems ?? 2) < 2) return [];
    const scene = new Scene(context);
    const path = scene.storeParents(resource.resource.name);
    const one = renderSample(shape.items, property);
    const code = scene.body(body, [[property, '[one, one]']]);
    return [
      {
        title: `finds the same ${target} where ${property} carries one twice`,
        lines: [
          ...scene.lines,
          `const one = ${one};`,
          `const answer = await ${renderCall(operation, { path, body: code })};`,
          `const [first, second] = ${renderAccess(renderItem(operation), property)};`,
          'expect(first).toMatchObject(one);',
          'expect(second).toEqual(first);',
        ],
      },
    ];
  });
}
