import type { Filter } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderObject } from '../../text/code';
import { renderVariants } from '../../values/variants';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { canStoreLineage, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { findCarried, toQuery } from './filters';
import { expectInventory } from './inventory';
import type { ListPlace } from './list-code';
import { isFilledLater, isOfOwner, openList } from './list-code';
import { expectRead } from './remove';

const NAMES = ['first', 'second'];

/** An operation that removes all that is in a collection. */
interface Clearing {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
}

function statusOf({ planned }: OperationView): number {
  return planned.success?.status ?? 204;
}

/** Code that calls it and expects so many items to be told of, where the answer tells how many there were. */
export function renderClearing(operation: OperationView, code: string, count: number): string[] {
  const total = operation.planned.success?.totalProperty;
  return [
    `const answer = await ${code};`,
    `expectDeclared(answer, ${statusOf(operation)});`,
    ...(total === undefined ? [] : [`expect(answer.body).toMatchObject(${renderObject([[total, String(count)]])});`]),
  ];
}

function storeAs(scene: Scene, { resource }: ResourceView, place: ListPlace, as: string): StoredItem {
  const { given, parents } = place;
  return scene.store(resource.name, { as, given, ...(parents.length === 0 ? {} : { parents }) });
}

function removeAll({ context, resource, operation }: Clearing): TestCase {
  const scene = new Scene(context);
  const place = openList(scene, resource, operation);
  const items = NAMES.map((as) => storeAs(scene, resource, place, as));
  const call = renderCall(operation, { path: place.path });
  return {
    title: `answers ${statusOf(operation)}, and then nothing of it is left`,
    lines: [
      ...scene.lines,
      ...renderClearing(operation, call, items.length),
      ...items.flatMap((item) => expectRead(resource, item, 404)),
      ...expectInventory(context, resource, 'left', []),
      `expectDeclared(await ${call}, ${statusOf(operation)});`,
    ],
  };
}

/** What stands below another parent is not touched. */
function keepOthers({ context, resource, operation }: Clearing): TestCase[] {
  if (operation.planned.parents.length === 0 || resource.read === undefined) return [];
  const scene = new Scene(context);
  const place = openList(scene, resource, operation);
  const own = storeAs(scene, resource, place, 'own');
  // Stored on its own, an item gets parents of its own, which need names of their own.
  const elsewhere = new Scene(context);
  const other = elsewhere.store(resource.resource.name, { as: 'other' });
  const nameOf = (line: string): string | undefined => line.split(' = ')[0];
  const taken = new Set(scene.lines.map(nameOf));
  if (elsewhere.lines.some((line) => taken.has(nameOf(line)))) return [];
  return [
    {
      title: `leaves each ${resource.resource.name} that belongs elsewhere`,
      lines: [
        ...scene.lines,
        ...elsewhere.lines,
        ...renderClearing(operation, renderCall(operation, { path: place.path }), 1),
        ...expectRead(resource, own, 404),
        ...expectRead(resource, other, 200),
      ],
    },
  ];
}

/** Of two items, those with the value of one are removed. */
function removeFiltered({ context, resource, operation }: Clearing, { parameter, property }: Filter): TestCase[] {
  const shape = findCarried(context, { resource }, property);
  const values = shape === undefined || shape === 'reference' ? undefined : renderVariants(shape, 2);
  if (values === undefined || shape === undefined || shape === 'reference') return [];
  const scene = new Scene(context);
  const place = openList(scene, resource, operation);
  const items = values.map((value, index) => {
    const given: Entries = [...new Map([...place.given, [property, value] as const])];
    return storeAs(scene, resource, { ...place, given }, NAMES[index] ?? 'item');
  });
  const query: Entries = [[parameter, toQuery(shape, values[0] ?? '')]];
  return [
    {
      title: `removes only those with the ${property} asked for`,
      lines: [
        ...scene.lines,
        ...renderClearing(operation, renderCall(operation, { path: place.path, query }), 1),
        ...items.flatMap((item, index) => expectRead(resource, item, index === 0 ? 404 : 200)),
        ...expectInventory(
          context,
          resource,
          'left',
          items.slice(1).map(({ id }) => id),
        ),
      ],
    },
  ];
}

/** Removing all that is in a collection, or what filters let through. */
export function emitClear(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string' || !canStoreLineage(context.view, operation)) return [];
  if (isOfOwner(resource, operation) || isFilledLater(resource, operation)) return [];
  const clearing = { context, resource, operation };
  const { filters } = operation.planned;
  const required = operation.query.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const whole = required.length === 0 ? [removeAll(clearing), ...keepOthers(clearing)] : [];
  const told = filters.filter(
    ({ parameter, operator }) => operator === 'eq' && required.every((name) => name === parameter),
  );
  return [...whole, ...told.flatMap((filter) => removeFiltered(clearing, filter))];
}
