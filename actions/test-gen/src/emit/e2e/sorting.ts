import type { Sorting } from '@orchestrate/contracts/sorting';

import type { Shape } from '../../shapes/shape';
import { renderLiteral } from '../../text/code';
import { renderVariants } from '../../values/variants';
import type { Entries } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { ListCode } from './list-code';
import { storeInto } from './list-code';
import { renderSeveral } from './lists';

/** A way to order a list that a request can ask for. */
interface Order {
  readonly label: string;
  readonly query: Entries;
  readonly property: string | undefined;
  readonly isDescending: boolean;
}

function listOrders({ parameter, choices, direction }: Sorting): Order[] {
  if (parameter === undefined)
    return choices.map(({ property, descending }) => ({
      label: 'its description says so',
      query: [],
      property,
      isDescending: descending,
    }));
  const orders = choices.flatMap(({ value, property, descending }): Order[] => {
    const plain: Order = {
      label: `${parameter} says ${value}`,
      query: [[parameter, renderLiteral(value)]],
      property,
      isDescending: direction === undefined ? descending : direction.unless !== undefined,
    };
    const [turned] = direction?.unless ?? direction?.descending ?? [];
    if (direction === undefined || turned === undefined) return [plain];
    const label = `${parameter} says ${value} and ${direction.parameter} ${turned}`;
    const query: Entries = [...plain.query, [direction.parameter, renderLiteral(turned)]];
    return [plain, { label, query, property, isDescending: !plain.isDescending }];
  });
  const told = orders.map((order) => [`${order.property ?? ''} ${String(order.isDescending)}`, order] as const);
  return [...new Map([...told].reverse()).values()].reverse();
}

function findCarried(context: EmitContext, { resource }: Pick<ListCode, 'resource'>, name: string): Shape | undefined {
  const { storing } = resource;
  if (typeof storing === 'string') return undefined;
  const body = context.bodies.get(storing.operation.planned.id);
  return body?.plan.properties.find((property) => property.name === name)?.shape;
}

/** Values of a property, smallest first, that every database puts in the same order. */
export function listValues(
  context: EmitContext,
  list: Pick<ListCode, 'resource'>,
  property: string,
): string[] | undefined {
  const shape = findCarried(context, list, property);
  return shape === undefined || shape.kind === 'enum' ? undefined : renderVariants(shape, 3);
}

function isCreation({ resource }: ListCode, property: string): boolean {
  return resource.resource.timestamps.some((timestamp) => timestamp.property === property && timestamp.on === 'create');
}

function emitByCreation(context: EmitContext, list: ListCode, { label, query, isDescending }: Order): TestCase {
  const scene = new Scene(context);
  const place = list.open(scene);
  const order = isDescending ? '[...stored].reverse()' : 'stored';
  return {
    title: `gives the ${isDescending ? 'newest' : 'oldest'} first where ${label}`,
    lines: [
      ...scene.lines,
      renderSeveral(list, place, 3),
      `const answer = await ${list.call(place.path, query)};`,
      `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
      `expect(${list.items('answer')}).toEqual(${list.told(order)});`,
    ],
  };
}

function emitByValue(context: EmitContext, list: ListCode, order: Order, property: string): TestCase[] {
  const values = listValues(context, list, property);
  const [low = '', middle = '', high = ''] = values ?? [];
  if (values === undefined) return [];
  const scene = new Scene(context);
  const place = list.open(scene);
  // Neither stored in the order asked for nor in its reverse.
  const second = storeInto(scene, list, place, 'second', [[property, middle]]);
  const first = storeInto(scene, list, place, 'first', [[property, low]]);
  const third = storeInto(scene, list, place, 'third', [[property, high]]);
  const items = [first, second, third].map(({ variable }) => variable);
  const expected = order.isDescending ? items.reverse() : items;
  return [
    {
      title: `gives them by ${property}, ${order.isDescending ? 'largest' : 'smallest'} first, where ${order.label}`,
      lines: [
        ...scene.lines,
        `const answer = await ${list.call(place.path, order.query)};`,
        `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
        `expect(${list.items('answer')}).toEqual(${list.told(`[${expected.join(', ')}]`)});`,
      ],
    },
  ];
}

/** Query parameters that order a list. */
export function emitSorting(context: EmitContext, list: ListCode): TestCase[] {
  const { sorting } = list.operation.planned;
  if (sorting === undefined) return [];
  return listOrders(sorting).flatMap((order) => {
    const { property } = order;
    if (property === undefined || isCreation(list, property)) return [emitByCreation(context, list, order)];
    return emitByValue(context, list, order, property);
  });
}
