import type { Sharing } from '@orchestrate/contracts/plan';

import { isOfItem, isPartial } from '../../service/operation-view';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderLiteral, renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import { describeList } from '../e2e/list-code';
import { renderRefusal } from '../e2e/refusals';
import type { EmitContext, StoredItem } from '../scene';
import { canStore, canStoreLineage, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { expectListed } from './lists';
import type { People } from './people';
import { isForPeople, renderAccountId, statusOf } from './people';

/** What is shared, and what says with whom. */
interface Shared {
  readonly whole: ResourceView;
  readonly share: ResourceView;
  readonly sharing: Sharing;
}

interface Case extends Shared {
  readonly context: EmitContext;
  readonly people: People;
  readonly resource: ResourceView;
  readonly operation: OperationView;
}

/** What is shared, where items are it, or a part of it, or say with whom it is. */
function findShared(resources: readonly ResourceView[], { resource }: ResourceView): Shared | undefined {
  const find = (name: string | undefined): ResourceView | undefined =>
    resources.find((one) => one.resource.name === name);
  const { sharing } = resource;
  if (sharing === undefined) {
    const told = resources.find((one) => one.resource.sharing?.resource === resource.name);
    const above = told ?? find(resource.sharedWith?.resource);
    return above === undefined ? undefined : findShared(resources, above);
  }
  const [whole, share] = [find(resource.name), find(sharing.resource)];
  return whole === undefined || share === undefined ? undefined : { whole, share, sharing };
}

/** A role as code, that lets its account change what is shared, or does not; `undefined` where there is none such. */
function findRole({ context, share, sharing: { role } }: Case, isChanging: boolean): Entries | undefined {
  if (role === undefined) return isChanging ? [] : undefined;
  const { storing } = share;
  const shape =
    typeof storing === 'string'
      ? undefined
      : context.bodies.get(storing.operation.planned.id)?.plan.properties.find(({ name }) => name === role.property)
          ?.shape;
  const values = shape?.kind === 'enum' ? shape.values : shape?.kind === 'boolean' ? [true, false] : [];
  const found = values.find((value) => role.changing.some((one) => one === value) === isChanging);
  return found === undefined ? undefined : [[role.property, renderLiteral(found)]];
}

/** Adds code to a scene by which the owner shares what is there with the member. */
function shareWith(scene: Scene, { whole, share, sharing, people }: Case, role: Entries): StoredItem {
  const { id } = scene.storeOnce(whole.resource.name, 'owner');
  const parents = scene.storing(share.resource.name).parents.map(({ parameter }): [string, string] => [parameter, id]);
  const given: Entries = [[sharing.account, renderAccountId(people, 'invited')], ...role];
  return scene.store(share.resource.name, { by: 'owner', as: 'admission', parents, given });
}

/** Code of the calls of an operation on what the owner has stored. */
function placeCall(
  scene: Scene,
  { context, whole, resource, operation }: Case,
): ((person: string) => string) | undefined {
  const { name } = resource.resource;
  const item = (): StoredItem =>
    resource === whole ? scene.storeOnce(name, 'owner') : scene.store(name, { by: 'owner' });
  const path = isOfItem(operation) ? pathOf(operation, item()) : scene.storeLineage(operation, 'owner');
  const body = context.bodies.get(operation.planned.id);
  if (operation.body !== undefined && body === undefined) return undefined;
  const [property] = body?.plan.properties ?? [];
  const code =
    body === undefined
      ? undefined
      : isPartial(operation)
        ? renderObject(property === undefined ? [] : [[property.name, renderOther(property)]])
        : scene.body(body, [], 'owner');
  return (person) => renderCall(operation, { path, as: person, ...(code === undefined ? {} : { body: code }) });
}

function begin(given: Case): Scene {
  const scene = new Scene(given.context);
  for (const name of ['owner', 'invited']) scene.signUp(name);
  scene.storeOnce(given.whole.resource.name, 'owner');
  return scene;
}

/** Code that ends what is shared, as its owner; empty where nothing does. */
function renderUnshared({ share: { remove } }: Case, shared: StoredItem): string[] {
  if (remove === undefined) return [];
  return [
    `expectDeclared(await ${renderCall(remove, { path: pathOf(remove, shared), as: 'owner' })}, ${statusOf(remove)});`,
  ];
}

/** Whom it is shared with may do it, from then on and as long as it is. */
function emitAllowed(given: Case, status: number): TestCase[] {
  const { operation, whole } = given;
  const role = findRole(given, true);
  const scene = begin(given);
  const call = role === undefined ? undefined : placeCall(scene, given);
  if (role === undefined || call === undefined) return [];
  const before = [...scene.lines];
  const shared = shareWith(scene, given, role);
  const after = scene.lines.filter((line) => !before.includes(line));
  const ended = ['read', 'list'].includes(operation.planned.kind) ? renderUnshared(given, shared) : [];
  return [
    {
      title: `answers ${statusOf(operation)} to whom the ${whole.resource.name} is shared with, and ${status} before that`,
      lines: [
        ...before,
        `const answer = await ${call('invited')};`,
        renderRefusal(operation, status),
        ...after,
        `expectDeclared(await ${call('invited')}, ${statusOf(operation)});`,
        ...ended,
        ...(ended.length === 0 ? [] : [`expectDeclared(await ${call('invited')}, ${status});`]),
      ],
    },
  ];
}

/** Whom it is shared with may not do it, as who may only see it, or as who does not own it. */
function emitDenied(given: Case, status: number, isOwners: boolean): TestCase[] {
  const { operation, whole, share, resource } = given;
  const role = findRole(given, isOwners);
  const isAboutShare = resource === share && isOfItem(operation);
  if (role === undefined || isAboutShare) return [];
  const scene = begin(given);
  shareWith(scene, given, role);
  const call = placeCall(scene, given);
  if (call === undefined) return [];
  const who = isOwners ? `does not own the ${whole.resource.name}` : `may only see the ${whole.resource.name}`;
  return [
    {
      title: `answers ${status} to who ${who}, which is shared with them`,
      lines: [...scene.lines, `const answer = await ${call('invited')};`, renderRefusal(operation, status)],
    },
  ];
}

/** A list of what is the caller's shows what is shared with them, too. */
export function emitSharedList(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const found = findShared(context.view.resources, resource);
  const list = describeList(context.view, resource, operation);
  if (operation.planned.scope?.isShared !== true || found === undefined || list === undefined) return [];
  const given = { ...found, context, people, resource, operation, list };
  const role = findRole(given, true);
  if (!canStoreAll(given) || role === undefined || operation.path.length > 0) return [];
  const scene = begin(given);
  const { name } = resource.resource;
  const { id } = resource === found.whole ? scene.storeOnce(name, 'owner') : scene.store(name, { by: 'owner' });
  const before = [...scene.lines];
  shareWith(scene, given, role);
  return [
    {
      title: `gives what is shared with who calls`,
      lines: [
        ...before,
        ...expectListed(given, { as: 'invited' }, [], 'before'),
        ...scene.lines.filter((line) => !before.includes(line)),
        ...expectListed(given, { as: 'invited' }, [id]),
      ],
    },
  ];
}

function canStoreAll({ context, whole, share, resource }: Omit<Case, 'people'>): boolean {
  return [whole, share, resource].every((one) => canStore(context.view, one.resource.name));
}

/** What those may do with whom something is shared, and what they may not. */
export function emitSharing(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const found = findShared(context.view.resources, resource);
  const { owner, owned = [], kind } = operation.planned;
  const above = owned.find((one) => one.in === 'path');
  const asked = owner ?? above;
  if (found === undefined || asked === undefined || !isForPeople(context.view, people, operation)) return [];
  // Only some states allow an action: what it does for its owner is asked elsewhere.
  const isAsked = isOfItem(operation) ? kind !== 'transition' : ['list', 'create'].includes(kind);
  if (
    !canStoreAll({ ...found, context, resource, operation }) ||
    !isAsked ||
    operation.query.some(({ isRequired }) => isRequired)
  )
    return [];
  if (!canStoreLineage(context.view, operation)) return [];
  const given = { ...found, context, people, resource, operation };
  const isOwners = asked.may === undefined;
  return [
    ...(isOwners ? [] : emitAllowed(given, asked.status)),
    ...(asked.may === 'see' ? [] : emitDenied(given, asked.status, isOwners)),
  ];
}
