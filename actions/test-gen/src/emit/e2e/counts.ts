import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import type { Shape } from '../../shapes/shape';
import { renderAccess, withArticle } from '../../text/code';
import { renderVariants } from '../../values/variants';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

/** Whether a property of an item is always there and a text, of which nobody writes `String(…)`. */
function isText(item: Shape, property: string): boolean {
  const own = item.kind === 'object' ? item.properties.find(({ name }) => name === property) : undefined;
  if (own?.isRequired !== true || own.shape.isNullable) return false;
  return (
    own.shape.kind === 'string' ||
    (own.shape.kind === 'enum' && own.shape.values.every((one) => typeof one === 'string'))
  );
}

/** Code of an object: how many of the stored items have which value. */
function storeCounted(
  context: EmitContext,
  { storing, resource, shape }: ResourceView,
  property: string,
  scene: Scene,
): string | undefined {
  if (typeof storing === 'string') return undefined;
  const sent = context.bodies.get(storing.operation.planned.id)?.plan.properties.find(({ name }) => name === property);
  const [one, two] = (sent && renderVariants(sent.shape, 2)) ?? [];
  if (one !== undefined && two !== undefined) {
    for (const [as, value] of [
      ['first', one],
      ['second', two],
      ['third', one],
    ] as const)
      scene.store(resource.name, { as, given: [[property, value]] });
    return `{ [${one}]: 2, [${two}]: 1 }`;
  }
  if (!storing.answersItem) return undefined;
  // Nobody may choose the value: all of them begin with the same one.
  for (const as of ['first', 'second']) scene.store(resource.name, { as });
  const value = renderAccess('first', property);
  return isText(shape, property) ? `{ [${value}]: 2 }` : `{ [String(${value})]: 2 }`;
}

/** How many items there are of each value: none of those that are not there, and all of those that are. */
export function emitCounts(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { property, success } = operation.planned;
  if (property === undefined || typeof resource.storing === 'string') return [];
  const scene = new Scene(context);
  const isKnown = listShown(resource, resource.storing.operation).includes(property);
  const counted = isKnown ? storeCounted(context, resource, property, scene) : undefined;
  if (counted === undefined) return [];
  const there = 'Object.fromEntries(Object.entries(answer.body).filter(([, count]) => count > 0))';
  const ask = (lines: readonly string[], expected: string): string[] => [
    ...lines,
    `const answer = await ${renderCall(operation)};`,
    `expectDeclared(answer, ${success?.status ?? 200});`,
    `expect(${there}).toEqual(${expected});`,
  ];
  return [
    { title: `counts each ${resource.resource.name} by its ${property}`, lines: ask(scene.lines, counted) },
    { title: `counts nothing where there is not ${withArticle(resource.resource.name)}`, lines: ask([], '{}') },
  ];
}
