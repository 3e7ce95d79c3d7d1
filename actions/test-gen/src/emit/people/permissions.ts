import type { OperationView } from '../../service/operation-view';
import { isOfItem, isPartial } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderCall } from '../calls';
import { renderReading, renderSame } from '../e2e/read';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { isOwned, statusOf } from './people';

/** Code of a body that changes an item, where the operation takes one. */
function renderChanging(context: EmitContext, scene: Scene, operation: OperationView): string | undefined {
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined) return undefined;
  if (!isPartial(operation)) return scene.body(body, [], 'owner');
  const [property] = body.plan.properties;
  return property === undefined ? '{}' : renderObject([[property.name, renderOther(property)]]);
}

/** Code that looks at an item as its owner, and expects it as it was stored. */
function renderKept(resource: ResourceView, item: StoredItem): string[] {
  const { read } = resource;
  if (read === undefined) return [];
  return [...renderReading(resource, item, 'owner'), renderSame(resource, read, item.variable, 'read')];
}

/** Code that deletes an item as its owner, so that it can be brought back; `undefined` where nothing deletes any. */
function renderDeleted({ remove }: ResourceView, operation: OperationView, item: StoredItem): string[] | undefined {
  if (operation.planned.kind !== 'restore') return [];
  if (remove === undefined) return undefined;
  const call = renderCall(remove, { path: pathOf(remove, item), as: 'owner' });
  return [`expectDeclared(await ${call}, ${statusOf(remove)});`];
}

/** What only its owner may do to an item. */
export function emitPermissions(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const { owner } = operation.planned;
  if (owner === undefined || !isOfItem(operation) || !isOwned(context.view, people, resource)) return [];
  const scene = new Scene(context);
  scene.signUp('owner');
  const mine = [...scene.lines];
  scene.signUp('other');
  const item = scene.store(resource.resource.name, { by: 'owner' });
  const code = renderChanging(context, scene, operation);
  const stored = scene.lines.filter((line) => !mine.includes(line) && !line.startsWith('const other = '));
  const call = (person: string): string =>
    renderCall(operation, { path: pathOf(operation, item), as: person, ...(code === undefined ? {} : { body: code }) });
  const deleted = renderDeleted(resource, operation, item);
  if (deleted === undefined) return [];
  // What is deleted is there for nobody, and so it is nobody else's either.
  const status = deleted.length > 0 ? 404 : owner.status;
  // Only some states allow an action: what it does for its owner is asked elsewhere.
  const isSure = operation.planned.kind !== 'transition';
  const success = `expectDeclared(await ${call('owner')}, ${statusOf(operation)});`;
  const own: TestCase = {
    title: `answers ${statusOf(operation)} to the owner of the ${resource.resource.name}`,
    lines: [...mine, ...stored, ...deleted, success],
  };
  return [
    {
      title: `answers ${status} to who does not own the ${resource.resource.name}, and leaves it as it is`,
      lines: [
        ...scene.lines,
        ...deleted,
        `expectDeclared(await ${call('other')}, ${status});`,
        ...(deleted.length > 0 ? [] : renderKept(resource, item)),
        ...(isSure ? [success] : []),
      ],
    },
    ...(isSure ? [own] : []),
  ];
}
