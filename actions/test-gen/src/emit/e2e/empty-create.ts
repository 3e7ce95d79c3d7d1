import type { OperationView } from '../../service/operation-view';
import { isNamed } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import { renderAccess, renderLiteral, withArticle } from '../../text/code';
import { renderCall, renderItem } from '../calls';
import type { EmitContext } from '../scene';
import { markOnly, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderReading } from './read';

/** What can be told of an operation that makes an item of nothing that is sent: what the path and its first state say. */
export function emitEmptyCreate(context: EmitContext, view: ResourceView, operation: OperationView): TestCase[] {
  const { resource } = view;
  const { parents, success } = operation.planned;
  const status = success?.status ?? 201;
  const scene = new Scene(context);
  const path = scene.storeParents(resource.name);
  const shown = listShown(view, operation);
  const code = renderItem(operation);
  const told = [
    ...parents.map(({ property, parameter }) => [property, path.find(([name]) => name === parameter)?.[1]] as const),
    ...(resource.state === undefined
      ? []
      : [[resource.state.property, renderLiteral(resource.state.initial)] as const]),
  ].filter(([property, value]) => shown.includes(property) && value !== undefined);
  const item = { variable: code, id: renderAccess(code, resource.id.property), parents: path, ...markOnly(resource) };
  const read = renderReading(view, item);
  const again =
    view.read === undefined || listShown(view, view.read).join() !== shown.join()
      ? []
      : [...read, `expect(${renderItem(view.read, 'read')}).toEqual(${code});`];
  const made: TestCase = {
    title: `answers ${status} with ${withArticle(resource.name)}, of nothing that is sent`,
    lines: [
      ...scene.lines,
      `const answer = await ${renderCall(operation, { path })};`,
      `expectDeclared(answer, ${status});`,
      ...told.map(([property, value]) => `expect(${renderAccess(code, property)}).toBe(${value ?? 'undefined'});`),
      ...again,
    ],
  };
  const orphan: TestCase = {
    title: `answers 404 where there is no such ${parents[0]?.resource ?? 'parent'}`,
    lines: [`const answer = await ${renderCall(operation)};`, 'expectDeclared(answer, 404);'],
  };
  return [made, ...(parents.length > 0 && isNamed(operation, 404) ? [orphan] : [])];
}
