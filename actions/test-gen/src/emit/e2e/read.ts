import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown, listStored } from '../../service/resource-view';
import { renderLiteral } from '../../text/code';
import { renderCall, renderItem } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { emitChildren, emitTallies } from './children';

/** Code that compares what an answer shows with a stored item: all of it, or what both of them show. */
export function renderSame(
  resource: ResourceView,
  operation: OperationView,
  stored: string,
  answer = 'answer',
): string {
  const item = renderItem(operation, answer);
  const known = new Set(listStored(resource));
  const shown = listShown(resource, operation);
  if (shown.length === known.size && shown.every((name) => known.has(name)))
    return `expect(${item}).toEqual(${stored});`;
  const names = shown
    .filter((name) => known.has(name))
    .map(renderLiteral)
    .join(', ');
  return `expect(only(${item}, ${names})).toEqual(only(${stored}, ${names}));`;
}

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
        renderSame(resource, operation, item.variable),
      ],
    },
    ...emitChildren(context, resource, operation),
    ...emitTallies(context, resource, operation),
  ];
}

/**
 * Code that reads an item again, as `read`; empty where nothing reads it.
 * @param as - who reads it, where not everybody may
 */
export function renderReading({ read }: ResourceView, item: StoredItem, as?: string): string[] {
  if (read === undefined) return [];
  // What anybody may see is read as all else is.
  const person = as === undefined || read.planned.owner === undefined ? {} : { as };
  return [`const read = await ${renderCall(read, { path: pathOf(read, item), ...person })};`];
}

/** Code that holds what a second look shows to what `answer` shows; empty where they do not show the same. */
export function renderAgreement(resource: ResourceView, read: OperationView, operation: OperationView): string[] {
  const [seen, answered] = [listShown(resource, read), listShown(resource, operation)];
  const isSame = seen.length === answered.length && seen.every((name) => answered.includes(name));
  return isSame ? [`expect(${renderItem(read, 'read')}).toEqual(${renderItem(operation)});`] : [];
}

/** Whether a change shows the same of an item as what stored it. */
export function isSteady(resource: ResourceView, operation: OperationView): boolean {
  const { storing } = resource;
  if (typeof storing === 'string' || !storing.answersItem) return true;
  const [stored, changed] = [listShown(resource, storing.operation), listShown(resource, operation)];
  return stored.length === changed.length && stored.every((name) => changed.includes(name));
}
