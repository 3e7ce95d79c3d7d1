import type { OperationView } from '../../service/operation-view';
import { isNamed } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import { chooseSchemes, findResource } from '../../service/service-view';
import { renderAccess, renderObject } from '../../text/code';
import { renderCall, renderItem, renderUnknownId } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { canStore, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderReading } from './read';

type Reference = NonNullable<OperationView['planned']['reference']>;

/** Code that expects what an answer shows of an item to lead to an id, or to nothing. */
function expectShown(
  context: EmitContext,
  { resource }: ResourceView,
  { property, resource: target }: Reference,
  names: readonly string[],
  item: string,
  id: string | undefined,
): string[] {
  const shown = resource.relations.find((one) => one.property === property)?.shown?.property;
  const isOwn = names.includes(property);
  if (!isOwn && (shown === undefined || !names.includes(shown))) return [];
  const access = renderAccess(item, isOwn ? property : (shown ?? ''));
  if (id === undefined) return [`expect(${access} ?? null).toBeNull();`];
  const { id: own } = findResource(context.view, target).resource;
  return [
    isOwn
      ? `expect(${access}).toBe(${id});`
      : `expect(${access}).toMatchObject(${renderObject([[own.property, id]])});`,
  ];
}

/** Code that expects an item to refer to the id, or to nothing, in the answer and where it is read again. */
function expectReferring(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  item: StoredItem,
  id?: string,
): string[] {
  const { reference, success } = operation.planned;
  if (reference === undefined) return [];
  const look = (by: OperationView, code: string): string[] =>
    expectShown(context, resource, reference, listShown(resource, by), code, id);
  const answered = success?.shape === 'item' ? look(operation, renderItem(operation)) : [];
  const again = resource.read === undefined ? [] : look(resource.read, renderItem(resource.read, 'read'));
  return [...answered, ...(again.length === 0 ? [] : [...renderReading(resource, item), ...again])];
}

/** The operation that sets the reference which another one takes away. */
function findSetting(context: EmitContext, resource: ResourceView, property: string): OperationView | undefined {
  return resource.operations.find(
    (one) =>
      one.planned.kind === 'refer' &&
      one.planned.reference?.property === property &&
      chooseSchemes(context.view.plan, one) !== undefined,
  );
}

function call(operation: OperationView, item: StoredItem, id?: string): string {
  const { carried } = operation.planned.reference ?? {};
  const body = carried === undefined || id === undefined ? {} : { body: renderObject([[carried, id]]) };
  return renderCall(operation, { path: pathOf(operation, item), ...body });
}

/** A body names what is not there. */
function refuseNobody(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { carried, resource: target = '' } = operation.planned.reference ?? {};
  const declared = operation.body?.shape.kind === 'object' ? operation.body.shape.properties : [];
  const property = declared.find(({ name }) => name === carried);
  if (property === undefined) return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const unknown = renderUnknownId({ ...property, isExploded: true });
  const status = [404, 409].find((one) => isNamed(operation, one));
  const isSure = status !== undefined && ![422, 400].some((one) => isNamed(operation, one));
  const answer = `await ${call(operation, item, unknown)}`;
  return [
    {
      title: `refuses ${property.name} where there is no such ${target}`,
      lines: [...scene.lines, isSure ? `expectDeclared(${answer}, ${status});` : `expectRefused(${answer});`],
    },
  ];
}

/** Letting an item refer to another one, and to none. */
export function emitReference(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { reference, kind, success } = operation.planned;
  if (reference === undefined || typeof resource.storing === 'string') return [];
  const setting = kind === 'refer' ? operation : findSetting(context, resource, reference.property);
  if (!canStore(context.view, reference.resource))
    return kind === 'refer' ? refuseNobody(context, resource, operation) : [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const other = scene.store(reference.resource, { as: 'other' });
  const status = success?.status ?? 200;
  const begun =
    setting === undefined
      ? []
      : [`expectDeclared(await ${call(setting, item, other.id)}, ${setting.planned.success?.status ?? 200});`];
  const act = (id?: string): string[] => [
    `const answer = await ${call(operation, item, id)};`,
    `expectDeclared(answer, ${status});`,
  ];
  if (kind === 'refer')
    return [
      {
        title: `lets the ${resource.resource.name} refer to the ${reference.resource} that the body names`,
        lines: [...scene.lines, ...act(other.id), ...expectReferring(context, resource, operation, item, other.id)],
      },
      ...refuseNobody(context, resource, operation),
    ];
  return [
    {
      title: `leaves the ${resource.resource.name} without ${reference.property}`,
      lines: [...scene.lines, ...begun, ...act(), ...expectReferring(context, resource, operation, item)],
    },
  ];
}
