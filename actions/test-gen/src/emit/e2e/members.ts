import type { Membership } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import { renderAccess, renderKey, renderObject } from '../../text/code';
import { listUnknownPath, renderCall, renderItem, renderUnknownId } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { describeList } from './list-code';
import { renderRefusal } from './refusals';

/** A membership with the operations that change and show it, and what a test of it begins with. */
interface Holding {
  readonly view: ResourceView;
  readonly membership: Membership;
  readonly join: OperationView;
  readonly leave: OperationView | undefined;
  readonly lines: readonly string[];
  readonly item: StoredItem;
  readonly first: StoredItem;
  readonly second: StoredItem;
  readonly memberId: string;
}

function begin(context: EmitContext, view: ResourceView, operation: OperationView): Holding | undefined {
  const name = operation.planned.member?.name;
  const membership = view.resource.memberships?.find((one) => one.name === name);
  const find = (kind: string): OperationView | undefined =>
    view.operations.find(({ planned }) => planned.kind === kind && planned.member?.name === name);
  const join = find('join');
  if (membership === undefined || join === undefined || typeof view.storing === 'string') return undefined;
  const member = findResource(context.view, membership.resource);
  if (typeof member.storing === 'string') return undefined;
  const scene = new Scene(context);
  const item = scene.store(view.resource.name, { as: 'owner' });
  const [first, second] = [
    scene.store(membership.resource, { as: 'first' }),
    scene.store(membership.resource, { as: 'second' }),
  ];
  const { lines } = scene;
  return {
    view,
    membership,
    join,
    leave: find('leave'),
    lines,
    item,
    first,
    second,
    memberId: member.resource.id.property,
  };
}

/** Code of a body that names what comes. */
function renderMember({ planned }: OperationView, member: StoredItem): string {
  const { property = '', isList } = planned.member ?? {};
  return renderObject([[property, isList === true ? `[${member.id}]` : member.id]]);
}

/** Code of a call that adds a stored item, or takes it away. */
function call({ item }: Holding, operation: OperationView, member: StoredItem): string {
  const { parameter, property } = operation.planned.member ?? {};
  const path = pathOf(operation, item).map(([name, id]): [string, string] => [
    name,
    name === parameter ? member.id : id,
  ]);
  return renderCall(operation, {
    path,
    ...(property === undefined ? {} : { body: renderMember(operation, member) }),
  });
}

/** Code that expects the list below an item to hold these and no more. */
function expectListed(
  context: EmitContext,
  holding: Holding,
  answer: string,
  members: readonly StoredItem[],
): string[] {
  const { view, membership, item, memberId } = holding;
  const member = findResource(context.view, membership.resource);
  const list = member.lists.find(
    ({ planned }) => planned.member?.resource === view.resource.name && planned.member.name === membership.name,
  );
  const code = list && describeList(context.view, member, list);
  if (list === undefined || code === undefined) return [];
  const shown = `${code.raw(answer)}.map((one) => ${renderAccess('one', memberId)}).sort()`;
  const selected = list.planned.member?.parameter ?? '';
  return [
    `const ${answer} = await ${code.call([[selected, item.id]])};`,
    `expect(${shown}).toEqual([${members.map(({ id }) => id).join(', ')}].sort());`,
  ];
}

function act(holding: Holding, operation: OperationView, member: StoredItem): string {
  return `expectDeclared(await ${call(holding, operation, member)}, ${operation.planned.success?.status ?? 204});`;
}

/** An item that holds others, and the property by which these are known. */
export interface Holder {
  readonly view: ResourceView;
  readonly membership: Membership;
  readonly item: StoredItem;
  readonly memberId: string;
}

/** Code that expects what an answer shows of the members. */
export function expectMembers(
  { view, membership, memberId }: Omit<Holder, 'item'>,
  operation: OperationView,
  answer: string,
  members: readonly StoredItem[],
): string[] {
  const names = listShown(view, operation);
  const { shown, count, ids } = membership;
  const access = (property: string): string => renderAccess(renderItem(operation, answer), property);
  const list = members.map(({ id }) => `{ ${renderKey(memberId)}: ${id} }`).join(', ');
  return [
    ...(shown !== undefined && names.includes(shown.property)
      ? [`expect(${access(shown.property)}).toMatchObject([${list}]);`]
      : []),
    ...(ids !== undefined && names.includes(ids)
      ? [`expect(${access(ids)}).toEqual([${members.map(({ id }) => id).join(', ')}]);`]
      : []),
    ...(count !== undefined && names.includes(count) ? [`expect(${access(count)}).toBe(${members.length});`] : []),
  ];
}

/** Code that reads the item and expects what it shows of its members. */
export function look(holder: Holder, answer: string, members: readonly StoredItem[]): string[] {
  const { view, item } = holder;
  const { read } = view;
  if (read === undefined) return [];
  const checks = expectMembers(holder, read, answer, members);
  if (checks.length === 0) return [];
  return [`const ${answer} = await ${renderCall(read, { path: pathOf(read, item) })};`, ...checks];
}

/** A body names what is not there. */
function refuseUnknown(holding: Holding, operation: OperationView): TestCase[] {
  const { membership, lines, first } = holding;
  const { property, isList } = operation.planned.member ?? {};
  const declared = operation.body?.shape.kind === 'object' ? operation.body.shape.properties : [];
  const shape = declared.find(({ name }) => name === property)?.shape;
  const one = isList === true && shape?.kind === 'array' ? shape.items : shape;
  if (property === undefined || one === undefined) return [];
  const id = renderUnknownId({ name: property, shape: one, isRequired: true, isExploded: true });
  const unknown = { ...first, id };
  return [
    {
      title: `refuses ${property} where there is no such ${membership.resource}`,
      lines: [...lines, `expectRefused(await ${call(holding, operation, unknown)});`],
    },
  ];
}

/** The item, or the member, is not there. */
function refuseMissing(holding: Holding, operation: OperationView): TestCase[] {
  const { view, membership, item, first, lines } = holding;
  const { parameter: selected, property } = operation.planned.member ?? {};
  const known = pathOf(operation, item).map(([name, id]) => [name, name === selected ? first.id : id] as const);
  const body = property === undefined ? {} : { body: renderMember(operation, first) };
  const unknown = new Map(listUnknownPath(operation));
  return operation.path.map(({ name }) => {
    const what = name === selected ? membership.resource : view.resource.name;
    const path = known.map(([one, id]) => [one, one === name ? (unknown.get(one) ?? id) : id] as const);
    return {
      title: `answers 404 where there is no such ${what}`,
      lines: [
        ...lines,
        `const answer = await ${renderCall(operation, { path, ...body })};`,
        renderRefusal(operation, 404),
      ],
    };
  });
}

/** Adding an item to those that another one holds. */
export function emitJoin(context: EmitContext, view: ResourceView, operation: OperationView): TestCase[] {
  const holding = begin(context, view, operation);
  if (holding === undefined) return [];
  const { lines, first, second, membership } = holding;
  return [
    {
      title: `adds each ${membership.resource} once, in the order in which they come`,
      lines: [
        ...lines,
        ...look(holding, 'before', []),
        act(holding, operation, second),
        act(holding, operation, first),
        act(holding, operation, second),
        ...look(holding, 'answer', [second, first]),
        ...expectListed(context, holding, 'listed', [second, first]),
      ],
    },
    ...refuseUnknown(holding, operation),
    ...emitRace(holding, operation),
    ...forgetRemoved(context, holding),
    ...refuseMissing(holding, operation),
  ];
}

/** An item that is added twice at the same time is there once, where anything shows it. */
function emitRace(holding: Holding, operation: OperationView): TestCase[] {
  const { lines, first, membership } = holding;
  const seen = look(holding, 'answer', [first]);
  if (seen.length === 0) return [];
  const twice = `await Promise.all([${call(holding, operation, first)}, ${call(holding, operation, first)}]);`;
  return [
    {
      title: `adds a ${membership.resource} once where it is asked for twice at once`,
      lines: [...lines, twice, ...seen],
    },
  ];
}

/** What is removed is among nobody's members. */
function forgetRemoved(context: EmitContext, holding: Holding): TestCase[] {
  const { lines, first, second, membership, join } = holding;
  const { remove } = findResource(context.view, membership.resource);
  if (remove === undefined || remove.planned.conflicts.length > 0) return [];
  return [
    {
      title: `shows no ${membership.resource} that has been removed`,
      lines: [
        ...lines,
        act(holding, join, first),
        act(holding, join, second),
        `expectDeclared(await ${renderCall(remove, { path: pathOf(remove, first) })}, ${remove.planned.success?.status ?? 204});`,
        ...look(holding, 'answer', [second]),
      ],
    },
  ];
}

/** Taking an item away from those that another one holds. */
export function emitLeave(context: EmitContext, view: ResourceView, operation: OperationView): TestCase[] {
  const holding = begin(context, view, operation);
  if (holding === undefined) return [];
  const { lines, first, second, membership, join } = holding;
  return [
    {
      title: `takes a ${membership.resource} away, and no other`,
      lines: [
        ...lines,
        act(holding, join, first),
        act(holding, join, second),
        act(holding, operation, first),
        act(holding, operation, first),
        ...look(holding, 'answer', [second]),
        ...expectListed(context, holding, 'listed', [second]),
      ],
    },
    ...refuseMissing(holding, operation),
  ];
}
