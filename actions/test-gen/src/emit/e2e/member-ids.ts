import type { Membership } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import type { ArrayShape } from '../../shapes/shape';
import { renderKey } from '../../text/code';
import { renderCall, renderItem, renderUnknownId } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext, StoredItem } from '../scene';
import { canStore, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { expectMembers, look } from './members';

/** An operation whose body carries the ids of what an item holds, and what a test of it begins with. */
interface Carrying {
  readonly view: ResourceView;
  readonly membership: Membership;
  readonly carried: string;
  readonly memberId: string;
  readonly operation: OperationView;
  readonly body: NamedBody;
  readonly scene: Scene;
  readonly first: StoredItem;
  readonly second: StoredItem;
  readonly unknown: string;
}

/** The list of ids in a body, where it has room for two. */
function findList({ body }: OperationView, carried: string): ArrayShape | undefined {
  const declared = body?.shape.kind === 'object' ? body.shape.properties : [];
  const shape = declared.find(({ name, isReadOnly }) => name === carried && !isReadOnly)?.shape;
  return shape?.kind === 'array' && (shape.maxItems ?? 2) >= 2 ? shape : undefined;
}

function begin(
  context: EmitContext,
  view: ResourceView,
  operation: OperationView,
  membership: Membership,
): Carrying | undefined {
  const { carried = '', resource } = membership;
  const body = context.bodies.get(operation.planned.id);
  const list = findList(operation, carried);
  if (body === undefined || list === undefined || typeof view.storing === 'string') return undefined;
  if (!canStore(context.view, resource)) return undefined;
  const scene = new Scene(context);
  const [first, second] = [scene.store(resource, { as: 'first' }), scene.store(resource, { as: 'second' })];
  const memberId = findResource(context.view, resource).resource.id.property;
  const unknown = renderUnknownId({ name: carried, shape: list.items, isRequired: true, isExploded: true });
  return { view, membership, carried, memberId, operation, body, scene, first, second, unknown };
}

/** Code of a body that carries ids; of a change, nothing else. */
function carry({ carried, operation, body, scene }: Carrying, ids: readonly string[]): string {
  const list = `${renderKey(carried)}: [${ids.join(', ')}]`;
  const { properties, references } = body.plan;
  const isAlone = operation.planned.kind === 'patch' && ![...properties, ...references].some((one) => one.isRequired);
  return isAlone ? `{ ${list} }` : `{ ...${scene.body(body)}, ${list} }`;
}

function statusOf({ planned }: OperationView): number {
  return planned.success?.status ?? 200;
}

/** What a new item holds is what its request names, in that order. */
function makeHolding(carrying: Carrying): TestCase[] {
  const { view, membership, operation, scene, first, second } = carrying;
  const path = scene.storeParents(view.resource.name);
  const sent = carry(carrying, [second.id, first.id]);
  const isShown = operation.planned.success?.shape === 'item';
  const checks = isShown ? expectMembers(carrying, operation, 'answer', [second, first]) : [];
  if (checks.length === 0) return [];
  const made = { variable: 'owner', id: `owner.${view.resource.id.property}`, parents: path };
  const seen = look({ ...carrying, item: made }, 'read', [second, first]);
  return [
    {
      title: `holds each ${membership.resource} that it names, in their order`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, body: sent })};`,
        `expectDeclared(answer, ${statusOf(operation)});`,
        ...checks,
        ...(seen.length === 0 ? [] : [`const owner = ${renderItem(operation)};`, ...seen]),
      ],
    },
  ];
}

/** A new item that names what is not there is refused. */
function refuseStrange(carrying: Carrying): TestCase[] {
  const { view, membership, carried, operation, scene, first, unknown } = carrying;
  const path = scene.storeParents(view.resource.name);
  const body = carry(carrying, [first.id, unknown]);
  return [
    {
      title: `refuses ${carried} where there is no such ${membership.resource}`,
      lines: [...scene.lines, `expectRefused(await ${renderCall(operation, { path, body })});`],
    },
  ];
}

/** A change puts what it names in the place of what was held, and is refused as a whole. */
function changeHolding(carrying: Carrying): TestCase[] {
  const { view, membership, carried, operation, scene, first, second, unknown } = carrying;
  const item = scene.store(view.resource.name, { as: 'owner' });
  const holder = { ...carrying, item };
  const seen = look(holder, 'changed', [second, first]);
  if (seen.length === 0) return [];
  const call = (ids: readonly string[]): string =>
    renderCall(operation, { path: pathOf(operation, item), body: carry(carrying, ids) });
  const act = (ids: readonly string[]): string => `expectDeclared(await ${call(ids)}, ${statusOf(operation)});`;
  const { lines } = scene;
  const begun = act([first.id]);
  return [
    {
      title: `puts each ${membership.resource} that it names in the place of those before`,
      lines: [...lines, begun, act([second.id, first.id]), ...seen, act([]), ...look(holder, 'emptied', [])],
    },
    {
      title: `refuses ${carried} where there is no such ${membership.resource}, and changes nothing`,
      lines: [...lines, begun, `expectRefused(await ${call([second.id, unknown])});`, ...look(holder, 'kept', [first])],
    },
  ];
}

/** What requests say of the items of another resource that an item holds, by their ids. */
export function emitMemberIds(context: EmitContext, view: ResourceView, operation: OperationView): TestCase[] {
  const isMaking = ['create', 'put'].includes(operation.planned.kind);
  const memberships = (view.resource.memberships ?? []).filter(({ carried }) => carried !== undefined);
  return memberships.flatMap((membership) => {
    // Each test stores what it begins with.
    const [one, other] = [begin(context, view, operation, membership), begin(context, view, operation, membership)];
    if (one === undefined || other === undefined) return [];
    return isMaking ? [...makeHolding(one), ...refuseStrange(other)] : changeHolding(one);
  });
}
