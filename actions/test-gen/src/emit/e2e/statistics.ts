import type { Statistic } from '@orchestrate/contracts/statistic';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { joinWords, renderAccess, renderKey, renderLiteral, renderObject } from '../../text/code';
import { renderVariants } from '../../values/variants';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem, StoreOptions } from '../scene';
import { canStore, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { belongTo, renderNumber } from './children';
import { findCarried } from './filters';
import type { ListPlace } from './list-code';
import { isFilledLater, isOfOwner, openList } from './list-code';
import { findRoute, renderSteps } from './states';

/** An operation that tells numbers, with what its tests need to know of it. */
interface Telling {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly statistics: readonly Statistic[];
}

/** A stored item, and what was changed of it since its answer. */
interface Known {
  readonly item: StoredItem;
  readonly changed: Entries;
}

const NAMES = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Values that tell the numbers apart, by the property that these look at. */
function listValues({ context, resource, statistics }: Telling): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const { where, average } of statistics) {
    if (average !== undefined) {
      const shape = findCarried(context, { resource }, average.of);
      const variants = shape === undefined || shape === 'reference' ? undefined : renderVariants(shape, 2);
      if (variants !== undefined) values.set(average.of, variants);
    }
    if (where === undefined) continue;
    const known = values.get(where.property) ?? [];
    const own = typeof where.equals === 'boolean' ? ['true', 'false'] : [...known, renderLiteral(where.equals)];
    values.set(where.property, [...new Set(own)]);
  }
  return values;
}

/** How an item comes to have a value: it is made with it, or changed; `undefined` where neither is known. */
function findWay(
  { context, resource }: Telling,
  property: string,
  value: string,
): { readonly given: Entries; readonly change?: (item: StoredItem) => string[] } | undefined {
  const entry = [property, value] as const;
  const carried = findCarried(context, { resource }, property);
  if (carried !== undefined) return { given: [entry] };
  const route = value.startsWith('"') ? findRoute(context, resource, property, value.slice(1, -1)) : undefined;
  if (route?.given.length === 0)
    return { given: [], ...(route.steps.length === 0 ? {} : { change: (item) => renderSteps(route, item) }) };
  const { patch } = resource;
  const { plan } = context.bodies.get(patch?.planned.id ?? '') ?? {};
  const isChangeable = plan?.properties.some(({ name }) => name === property) === true;
  if (patch === undefined || !isChangeable) return undefined;
  const change = (item: StoredItem): string[] => {
    const call = renderCall(patch, { path: pathOf(patch, item), body: renderObject([entry]) });
    return [`expectDeclared(await ${call}, ${patch.planned.success?.status ?? 200});`];
  };
  return { given: [], change };
}

/** Stores an item whose numbers are told, the next of those that differ. */
function storeNext(telling: Telling, scene: Scene, place: ListPlace, index: number): Known {
  const ways = [...listValues(telling)].flatMap(([property, values]) => {
    const value = values[index % values.length] ?? '';
    const way = findWay(telling, property, value);
    return way === undefined ? [] : [{ ...way, entry: [property, value] as const }];
  });
  const options: StoreOptions = {
    as: NAMES[index] ?? `item${index}`,
    given: [...place.given, ...ways.flatMap(({ given }) => given)],
    ...(place.parents.length === 0 ? {} : { parents: place.parents }),
  };
  const item = scene.store(telling.resource.resource.name, options);
  const changes = ways.flatMap(({ change, entry }) => (change === undefined ? [] : [{ change, entry }]));
  scene.lines.push(...changes.flatMap(({ change }) => change(item)));
  return { item, changed: changes.map(({ entry }) => entry) };
}

/** Code of a number when these items are there; a mean is compared by itself. */
function renderStatistic({ where, average, at }: Statistic, known: readonly Known[]): string {
  if (average !== undefined) {
    if (known.length > 0) return at.reduce(renderAccess, 'answer.body');
    return average.atNothing === 'null' ? 'null' : '0';
  }
  if (where === undefined || known.length === 0) return String(known.length);
  const said = renderAccess('one', where.property);
  const isCounted =
    where.equals === true ? said : where.equals === false ? `!${said}` : `${said} === ${renderLiteral(where.equals)}`;
  return `stored.filter((one) => ${isCounted}).length`;
}

function expectMeans({ context, resource, statistics }: Telling, known: readonly Known[]): string[] {
  return statistics.flatMap(({ average, at }) => {
    if (average === undefined) return [];
    const tally = { property: '', by: '', resource: resource.resource.name, average };
    const values = known.map(({ item }) => renderNumber(context, tally, item.variable));
    return [
      `expect(${at.reduce(renderAccess, 'answer.body')}).toBeCloseTo((${values.join(' + ')}) / ${values.length});`,
    ];
  });
}

/** Code of the whole answer when these items are there. */
function renderNumbers({ statistics }: Telling, known: readonly Known[]): string {
  const members = [...new Set(statistics.map(({ at }) => at[0] ?? ''))].map((name) => {
    const own = statistics.filter(({ at }) => at[0] === name);
    const inside = own.map((one) => [one.at[1] ?? '', renderStatistic(one, known)] as const);
    return [name, own.some(({ at }) => at.length > 1) ? renderObject(inside) : (inside[0]?.[1] ?? '')] as const;
  });
  return renderObject(members);
}

function renderKnown({ item, changed }: Known): string {
  if (changed.length === 0) return item.variable;
  return `{ ...${item.variable}, ${changed.map(([name, value]) => `${renderKey(name)}: ${value}`).join(', ')} }`;
}

/** An item that belongs to another parent, of which the numbers tell nothing. */
function storeElsewhere({ context, resource, operation }: Telling, scene: Scene): void {
  const [parent, ...others] = operation.planned.parents;
  if (parent?.resource === undefined || others.length > 0 || (operation.planned.ancestors ?? []).length > 0) return;
  const another = scene.store(parent.resource, { as: 'another' });
  const { name } = resource.resource;
  const place = belongTo(context, { resource: name, by: parent.property }, parent.resource, another.id);
  if (place !== undefined) scene.store(name, { ...place, as: 'other' });
}

function countItems(telling: Telling): number {
  const { resource, operation } = telling;
  const isAlone = resource.resource.unique.some((names) =>
    operation.planned.parents.some(({ property }) => names.includes(property)),
  );
  if (isAlone) return 1;
  const most = Math.max(2, ...[...listValues(telling).values()].map(({ length }) => length));
  return Math.min(most + 1, NAMES.length);
}

function tellNumbers(telling: Telling): TestCase {
  const { context, resource, operation, statistics } = telling;
  const scene = new Scene(context);
  const place = openList(scene, resource, operation);
  const call = renderCall(operation, { path: place.path });
  const status = operation.planned.success?.status ?? 200;
  const before = [`const before = await ${call};`, `expect(before.body).toEqual(${renderNumbers(telling, [])});`];
  scene.lines.push(...before);
  const known = Array.from({ length: countItems(telling) }, (_, index) => storeNext(telling, scene, place, index));
  storeElsewhere(telling, scene);
  const isFiltered = statistics.some(({ where }) => where !== undefined);
  return {
    title: `tells ${joinWords(statistics.map(({ at }) => at.join('.')))} of each ${resource.resource.name} that is there`,
    lines: [
      ...scene.lines,
      ...(isFiltered ? [`const stored = [${known.map(renderKnown).join(', ')}];`] : []),
      `const answer = await ${call};`,
      `expectDeclared(answer, ${status});`,
      `expect(answer.body).toEqual(${renderNumbers(telling, known)});`,
      ...expectMeans(telling, known),
    ],
  };
}

/** The property of an answer that tells how many items there are. */
export function findTotal(statistics: readonly Statistic[]): string | undefined {
  return statistics.find(({ where, average, at }) => where === undefined && average === undefined && at.length === 1)
    ?.at[0];
}

/** What was removed is counted no more. */
function forgetRemoved({ context, resource, operation, statistics }: Telling): TestCase[] {
  const total = findTotal(statistics);
  const { remove } = resource;
  if (total === undefined || remove === undefined) return [];
  const scene = new Scene(context);
  const place = openList(scene, resource, operation);
  const { name } = resource.resource;
  const item = scene.store(name, {
    given: place.given,
    ...(place.parents.length === 0 ? {} : { parents: place.parents }),
  });
  const call = renderCall(operation, { path: place.path });
  const number = (answer: string): string => renderAccess(`${answer}.body`, total);
  return [
    {
      title: `counts a ${name} no more that was removed`,
      lines: [
        ...scene.lines,
        `const before = await ${call};`,
        `expect(${number('before')}).toBe(1);`,
        `expectDeclared(await ${renderCall(remove, { path: pathOf(remove, item) })}, ${remove.planned.success?.status ?? 204});`,
        `const answer = await ${call};`,
        `expect(${number('answer')}).toBe(0);`,
      ],
    },
  ];
}

/** Numbers of all items of a collection. */
export function emitStatistics(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { statistics, parents, ancestors = [] } = operation.planned;
  if (statistics === undefined || typeof resource.storing === 'string' || !resource.storing.answersItem) return [];
  if (isOfOwner(resource, operation) || isFilledLater(resource, operation)) return [];
  const isKnown = ({ name }: { readonly name: string }): boolean =>
    [...parents, ...ancestors].some(
      ({ parameter, resource: above }) => parameter === name && above !== undefined && canStore(context.view, above),
    );
  if (!operation.path.every(isKnown) || operation.query.some(({ isRequired }) => isRequired)) return [];
  const telling = { context, resource, operation, statistics };
  return [tellNumbers(telling), ...forgetRemoved(telling)];
}
