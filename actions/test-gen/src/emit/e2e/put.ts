import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listMirrored } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderVariants } from '../../values/variants';
import { renderCall, renderItem } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

/** Storing what an item has one of a second time: it stands in place of the first. */
export function emitPut(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { storing, read } = resource;
  const body = context.bodies.get(operation.planned.id);
  if (typeof storing === 'string' || storing.operation !== operation || body === undefined || read === undefined)
    return [];
  const completed = resource.resource.embedded?.map(({ property }) => property) ?? [];
  const property = body.plan.properties.find(
    ({ name, shape }) =>
      listMirrored(resource, read).includes(name) &&
      !completed.includes(name) &&
      renderVariants(shape, 2) !== undefined,
  );
  if (property === undefined) return [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const status = operation.planned.success?.status ?? 200;
  const put = (code: string): string =>
    `expectDeclared(await ${renderCall(operation, { path, body: code })}, ${status});`;
  const [first, second] = [scene.body(body), scene.body(body, [[property.name, renderOther(property)]])];
  return [
    {
      title: `answers ${status} to another ${resource.resource.name}, which stands in place of the first`,
      lines: [
        ...scene.lines,
        put(first),
        put(second),
        `const read = await ${renderCall(read, { path })};`,
        `expect(${renderAccess(renderItem(read, 'read'), property.name)}).toEqual(${renderOther(property)});`,
      ],
    },
  ];
}
