import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

/** Reading one item. */
export function emitRead(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string') return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const status = operation.planned.success?.status ?? 200;
  return [
    {
      title: `answers ${status} with the ${resource.resource.name} as it was stored`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item) })};`,
        `expectDeclared(answer, ${status});`,
        `expect(answer.body).toEqual(${item.variable});`,
      ],
    },
  ];
}

/** Code that reads an item again, as `read`; empty where nothing reads it. */
export function renderReading({ read }: ResourceView, item: StoredItem): string[] {
  return read === undefined ? [] : [`const read = await ${renderCall(read, { path: pathOf(read, item) })};`];
}
