import type { Filter } from '@orchestrate/contracts/plan';

import { listStored } from '../../service/resource-view';
import type { Shape } from '../../shapes/shape';
import { renderAccess, renderLiteral } from '../../text/code';
import { renderVariants } from '../../values/variants';
import type { Entries } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import type { ListCode, ListPlace } from './list-code';
import { storeInto } from './list-code';
import { findRoute, renderSteps } from './states';

/** Query parameters that narrow a list. */
export function emitFilters(context: EmitContext, list: ListCode): TestCase[] {
  return list.operation.planned.filters.flatMap(listProperties).flatMap((filter) => {
    const shape = findCarried(context, list, filter.property);
    if (shape === 'reference') return [emitOwnValue(context, list, filter)];
    if (shape === undefined) return emitByState(context, list, filter);
    return emitByOperator(context, list, filter, shape);
  });
}

/** A text that several properties may contain is looked for in each of them. */
function listProperties({ others = [], ...filter }: Filter): Filter[] {
  return [filter, ...others.map((property) => ({ ...filter, property }))];
}

/** The shape of a property that whoever creates an item may choose; `reference` for the id of another item. */
export function findCarried(
  context: EmitContext,
  { resource }: Pick<ListCode, 'resource'>,
  name: string,
): Shape | 'reference' | undefined {
  const { storing } = resource;
  if (typeof storing === 'string') return undefined;
  if (storing.references.some(({ property }) => property === name)) return 'reference';
  const body = context.bodies.get(storing.operation.planned.id);
  return body?.plan.properties.find((property) => property.name === name)?.shape;
}

interface FilterTest {
  readonly title: string;
  /** Values of the property, as code, one item each. */
  readonly values: readonly string[];
  /** Code of the query's value. */
  readonly query: string;
  /** Indices of the items that must come. */
  readonly found: readonly number[];
}

const NAMES = ['first', 'second', 'third'];

function storeAll(
  scene: Scene,
  list: ListCode,
  place: ListPlace,
  property: string,
  values: readonly string[],
): StoredItem[] {
  return values.map((value, index) =>
    storeInto(scene, list, place, NAMES[index] ?? `item${index}`, [[property, value]]),
  );
}

function renderFilterTest(context: EmitContext, list: ListCode, filter: Filter, test: FilterTest): TestCase {
  const scene = new Scene(context);
  const place = list.open(scene);
  const items = storeAll(scene, list, place, filter.property, test.values);
  const found = items.filter((_, index) => test.found.includes(index));
  const query: Entries = [[filter.parameter, test.query]];
  return {
    title: test.title,
    lines: [
      ...scene.lines,
      `const answer = await ${list.call(place.path, query)};`,
      `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
      ...renderFound(list, found),
    ],
  };
}

function renderFound(list: ListCode, found: readonly StoredItem[]): string[] {
  const items = list.items('answer');
  const expected = found.length === 0 ? '[]' : list.told(`[${found.map(({ variable }) => variable).join(', ')}]`);
  if (found.length < 2) return [`expect(${items}).toEqual(${expected});`];
  return [
    `expect(${items}).toHaveLength(${found.length});`,
    `expect(${items}).toEqual(expect.arrayContaining(${expected}));`,
  ];
}

/** Whether items may show nothing in a property, which no query asks for. */
function mayBeNull({ resource: { shape } }: ListCode, name: string): boolean {
  const shown = shape.kind === 'object' ? shape.properties.find((property) => property.name === name) : undefined;
  return shown?.shape.isNullable === true;
}

/** Asks for the value that one of two items happens to have. */
function emitOwnValue(context: EmitContext, list: ListCode, filter: Filter): TestCase {
  const scene = new Scene(context);
  const place = list.open(scene);
  const { resource } = list.resource;
  // What no item shows, or one need not have, is given to the first.
  const isTold = listStored(list.resource).includes(filter.property) && !mayBeNull(list, filter.property);
  const given = isTold ? [] : scene.storeReferences(resource.name, [filter.property]);
  const first = storeInto(scene, list, place, 'first', given);
  storeInto(scene, list, place, 'second');
  const value = given[0]?.[1] ?? renderAccess('first', filter.property);
  return {
    title: `gives only those with the ${filter.property} asked for`,
    lines: [
      ...scene.lines,
      `const answer = await ${list.call(place.path, [[filter.parameter, value]])};`,
      `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
      ...renderFound(list, [first]),
    ],
  };
}

/** Asks for a state that no request sets: one of two items is brought into it by the resource's actions. */
function emitByState(context: EmitContext, list: ListCode, filter: Filter): TestCase[] {
  const { resource } = list;
  const { state, id } = resource.resource;
  if (state?.property !== filter.property || filter.operator !== 'eq') return [];
  const targets = resource.operations.flatMap(({ planned }) => planned.transition?.to ?? []);
  const routes = targets.flatMap((to) => findRoute(context, resource, filter.property, to) ?? []);
  const [route] = routes.filter(({ steps }) => steps.length > 0);
  const to = route?.steps.at(-1)?.planned.transition?.to;
  if (route === undefined || to === undefined || id.isInPath === true) return [];
  const scene = new Scene(context);
  const place = list.open(scene);
  storeInto(scene, list, place, 'first');
  const second = storeInto(scene, list, place, 'second');
  return [
    {
      title: `gives only those whose ${filter.property} is asked for`,
      lines: [
        ...scene.lines,
        ...renderSteps(route, second),
        `const answer = await ${list.call(place.path, [[filter.parameter, renderLiteral(to)]])};`,
        `expectDeclared(answer, ${list.operation.planned.success?.status ?? 200});`,
        `expect(${list.raw('answer')}.map((one) => ${renderAccess('one', id.property)})).toEqual([${second.id}]);`,
      ],
    },
  ];
}

function emitByOperator(context: EmitContext, list: ListCode, filter: Filter, shape: Shape): TestCase[] {
  const render = (test: FilterTest): TestCase => renderFilterTest(context, list, filter, test);
  if (filter.operator === 'any') return [];
  if (filter.operator === 'contains') return listTextTests(filter, shape).map(render);
  const values = renderVariants(shape, filter.operator === 'eq' ? 2 : 3);
  if (values === undefined) return isDrawn(shape) ? [emitOwnValue(context, list, filter)] : [];
  const queries = values.map((code) => toQuery(shape, code));
  return listValueTests(filter, queries).map((test) => render({ ...test, values }));
}

/** @param queries - values of the items to look among, smallest first, as a query carries them */
function listValueTests(
  { operator, parameter, property }: Filter,
  queries: readonly string[],
): Omit<FilterTest, 'values'>[] {
  const [first = '', second = '', third = ''] = queries;
  switch (operator) {
    case 'eq':
      return [{ title: `gives only those with the ${property} asked for`, query: first, found: [0] }];
    case 'in':
      return [
        { title: `gives only those with the one ${property} asked for`, query: `[${second}]`, found: [1] },
        { title: `gives those with any ${property} asked for`, query: `[${first}, ${third}]`, found: [0, 2] },
      ];
    case 'gte':
      return [{ title: `gives those whose ${property} is not below ${parameter}`, query: second, found: [1, 2] }];
    case 'lte':
      return [{ title: `gives those whose ${property} is not above ${parameter}`, query: second, found: [0, 1] }];
    case 'contains':
    case 'has':
    case 'any':
    case 'marked-by':
      return [];
  }
}

/** Whether samples have another value at each call. */
function isDrawn(shape: Shape): boolean {
  return shape.kind === 'string' && shape.pattern !== undefined;
}

/** Numbers and truth values travel as text. */
export function toQuery(shape: Shape, code: string): string {
  return shape.kind === 'string' || shape.kind === 'enum' ? code : renderLiteral(code);
}

function listTextTests({ parameter, property }: Filter, shape: Shape): FilterTest[] {
  if (shape.kind !== 'string' || shape.pattern !== undefined || shape.format !== undefined) return [];
  const { minLength, maxLength = Infinity } = shape;
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength;
  const plain = ['A quiet Harbour', 'Velvet sky'];
  const special = ['100% wool', '100 wool_', 'cotton'];
  if (![...plain, ...special].every(fits)) return [];
  return [
    {
      title: `gives those whose ${property} contains the text, in any case`,
      values: plain.map(renderLiteral),
      query: '"HARB"',
      found: [0],
    },
    {
      title: `takes % and _ in ${parameter} for what they are${parameter === property ? '' : `, in ${property}`}`,
      values: special.map(renderLiteral),
      query: '"0%"',
      found: [0],
    },
    {
      title: `gives nothing where no ${property} contains the text`,
      values: plain.map(renderLiteral),
      query: '"silk"',
      found: [],
    },
  ];
}
