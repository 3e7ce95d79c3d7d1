import { isDeclared, isOfItem } from '../../service/operation-view';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderObject, withArticle } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import { renderRefusal } from '../e2e/refusals';
import type { EmitContext } from '../scene';
import { canStore, canStoreLineage, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { People } from './people';
import { isForPeople, statusOf } from './people';

/** Kinds that the path alone leads to, and that answer success to who owns what is above. */
const BELOW = ['list', 'statistics', 'clear-collection', 'create', 'put'];

type Owned = NonNullable<OperationView['planned']['owned']>[number];

interface Case {
  readonly context: EmitContext;
  readonly operation: OperationView;
  readonly resource: ResourceView;
}

function begin({ context }: Case): Scene {
  const scene = new Scene(context);
  for (const name of ['owner', 'other']) scene.signUp(name);
  return scene;
}

/** Who does not own what the path names gets nothing of what is below it, and adds nothing. */
function emitAbove({ context, operation, resource }: Case, owned: Owned): TestCase[] {
  if (!BELOW.includes(operation.planned.kind) || !canStoreLineage(context.view, operation)) return [];
  const scene = begin({ context, operation, resource });
  const path = scene.storeLineage(operation, 'owner');
  const body = context.bodies.get(operation.planned.id);
  const code = body === undefined ? {} : { body: scene.body(body, [], 'owner') };
  if (operation.body !== undefined && body === undefined) return [];
  if (!operation.path.every(({ name }) => path.some(([parameter]) => parameter === name))) return [];
  const call = (person: string): string => renderCall(operation, { path, as: person, ...code });
  return [
    {
      title: `answers ${owned.status} to who does not own the ${owned.resource}, and ${statusOf(operation)} to who does`,
      lines: [
        ...scene.lines,
        `const answer = await ${call('other')};`,
        renderRefusal(operation, owned.status),
        `expectDeclared(await ${call('owner')}, ${statusOf(operation)});`,
      ],
    },
  ];
}

/** The path of an item, or of what the path names above what is made, each its owner's. */
function placeOwn(scene: Scene, { operation, resource }: Case): Entries {
  if (!isOfItem(operation)) return scene.storeLineage(operation, 'owner');
  return pathOf(operation, scene.store(resource.resource.name, { by: 'owner' }));
}

/** A body cannot refer to what is somebody else's. */
function emitForeign(given: Case, owned: Owned): TestCase[] {
  const { context, operation, resource } = given;
  const { kind } = operation.planned;
  const body = context.bodies.get(operation.planned.id);
  const isKnown = kind === 'create' || kind === 'patch' || kind === 'replace';
  if (!isKnown || body === undefined || typeof resource.storing === 'string') return [];
  if (!canStore(context.view, owned.resource) || !canStoreLineage(context.view, operation)) return [];
  const scene = begin(given);
  const path = placeOwn(scene, given);
  const foreign: Entries = [[owned.name, scene.store(owned.resource, { by: 'other', as: 'foreign' }).id]];
  const code = kind === 'patch' ? renderObject(foreign) : scene.body(body, foreign, 'owner');
  return [
    {
      title: `answers ${owned.status} to the ${owned.name} of ${withArticle(owned.resource)} of somebody else’s`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, body: code, as: 'owner' })};`,
        renderRefusal(operation, owned.status),
      ],
    },
  ];
}

/** What must belong to who calls beside the item itself. */
export function emitOwnedReferences(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const { owned = [] } = operation.planned;
  if (!isForPeople(context.view, people, operation) || operation.query.some(({ isRequired }) => isRequired)) return [];
  const asked = owned.filter(({ status }) => isDeclared(operation, status));
  const given = { context, operation, resource };
  const above = asked.find((one) => one.in === 'path');
  return [
    ...(above === undefined ? [] : emitAbove(given, above)),
    ...asked.filter((one) => one.in === 'body').flatMap((one) => emitForeign(given, one)),
  ];
}
