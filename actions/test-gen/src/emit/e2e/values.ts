import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess, renderLiteral } from '../../text/code';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

/** The values that a property of stored items has. */
export function emitValues(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { property = '', success } = operation.planned;
  const { storing } = resource;
  const body = typeof storing === 'string' ? undefined : context.bodies.get(storing.operation.planned.id);
  const shape = body?.plan.properties.find(({ name }) => name === property)?.shape;
  if (shape?.kind !== 'array' || shape.items.kind !== 'string' || shape.minItems > 2 || (shape.maxItems ?? 2) < 2)
    return [];
  const { pattern, format, minLength, maxLength = Infinity } = shape.items;
  if (pattern !== undefined || format !== undefined || minLength > 5 || maxLength < 5) return [];
  const values =
    success?.itemsProperty === undefined ? 'answer.body' : renderAccess('answer.body', success.itemsProperty);
  const read = [`const answer = await ${renderCall(operation)};`, `expectDeclared(answer, ${success?.status ?? 200});`];
  const scene = new Scene(context);
  scene.store(resource.resource.name, { as: 'first', given: [[property, renderLiteral(['amber', 'birch'])]] });
  scene.store(resource.resource.name, { as: 'second', given: [[property, renderLiteral(['birch', 'cedar'])]] });
  return [
    {
      title: `answers ${success?.status ?? 200} with nothing where nothing is stored`,
      lines: [...read, `expect(${values}).toEqual([]);`],
    },
    {
      title: `gives each value of ${property} once`,
      lines: [
        ...scene.lines,
        ...read,
        `expect(${values}).toHaveLength(3);`,
        `expect(${values}).toEqual(expect.arrayContaining(["amber", "birch", "cedar"]));`,
      ],
    },
  ];
}
