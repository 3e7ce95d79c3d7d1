import type { Lines } from '@orchestrate/contracts/lines';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import type { ArrayShape, PropertyShape } from '../../shapes/shape';
import { renderAccess, renderKey } from '../../text/code';
import { variantNumbers } from '../../values/numbers';
import { renderCall, renderItem } from '../calls';
import { renderLine } from '../referred';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

/** Two lines, as code of each and of what one of each costs. */
interface Pair {
  readonly sent: readonly string[];
  readonly prices: readonly string[];
  readonly quantities: readonly number[];
}

function listProperties({ items }: ArrayShape): readonly PropertyShape[] {
  return items.kind === 'object' ? items.properties : [];
}

/** Two different numbers that a property may be, the smaller first. */
function pickTwo(properties: readonly PropertyShape[], name: string | undefined): readonly number[] | undefined {
  const shape = properties.find((one) => one.name === name)?.shape;
  if (shape?.kind !== 'integer' && shape?.kind !== 'number') return undefined;
  // A price of nothing would hide what it is multiplied by.
  const numbers = variantNumbers(shape, 3)?.filter((number) => number !== 0) ?? [];
  return numbers.length < 2 ? undefined : numbers.slice(0, 2);
}

/** The list in a body, where it has room for two lines. */
function findList({ body }: OperationView, property: string): ArrayShape | undefined {
  const declared = body?.shape.kind === 'object' ? body.shape.properties : [];
  const shape = declared.find(({ name, isReadOnly }) => name === property && !isReadOnly)?.shape;
  const isOpen = shape?.kind === 'array' && (shape.maxItems ?? 2) >= 2 && shape.minItems <= 2;
  return isOpen && shape.items.kind === 'object' ? shape : undefined;
}

/** Lines that name two items, each with a price of its own. */
function nameTwo(scene: Scene, context: EmitContext, lines: Lines, list: ArrayShape): Pair | undefined {
  const { of, quantity = '', price } = lines;
  const quantities = pickTwo(listProperties(list), quantity);
  if (quantities === undefined) return undefined;
  const from = of?.copies.find(({ property }) => property === price)?.from;
  const prices = from === undefined ? pickTwo(listProperties(list), price) : undefined;
  const { storing } = of === undefined ? { storing: 'nothing is named' } : findResource(context.view, of.resource);
  if (of !== undefined && typeof storing === 'string') return undefined;
  const own = typeof storing === 'string' || from === undefined ? undefined : pickTwo(storing.body.properties, from);
  const both = [0, 1].map((index) => {
    const as = index === 0 ? 'first' : 'second';
    const given = own === undefined || from === undefined ? [] : [[from, String(own[index])] as const];
    const named = of && scene.store(of.resource, { as, given });
    const set = new Map([[quantity, String(quantities[index])]]);
    if (named !== undefined && of !== undefined) set.set(of.property, named.id);
    if (prices !== undefined && price !== undefined) set.set(price, String(prices[index]));
    const shown = named === undefined || from === undefined ? undefined : renderAccess(named.variable, from);
    const cost = shown ?? String(prices?.[index]);
    return { line: renderLine(list, set), cost };
  });
  if (from === undefined && prices === undefined) return undefined;
  return { sent: both.map(({ line }) => line), prices: both.map(({ cost }) => cost), quantities };
}

/** What is expected of the item: each line with what it comes to, and the totals. */
function expectWorkedOut(item: string, lines: Lines, { prices, quantities }: Pair, isSure: boolean): string[] {
  const { property, amount, carried, totals, of, tax } = lines;
  const each = prices.map((price, index) => `${price} * ${quantities[index] ?? 0}`);
  // An index may lead to nothing, as far as the compiler knows.
  const shown = (index: number, name: string): string =>
    renderAccess(`${renderAccess(item, property)}${isSure ? '' : '?.'}[${index}]?`, name).replace('?[', '?.[');
  const isComputed = amount !== undefined && !carried.includes(amount);
  const isSum = amount === undefined || isComputed;
  const rate = tax === undefined ? '' : `${renderAccess(item, tax.rate)}${tax.of === 100 ? ' / 100' : ''}`;
  const all = `(${each.join(' + ')})`;
  const expected: Readonly<Record<string, string>> = {
    ...(isSum ? { amounts: all, tax: `${all} * ${rate}`, taxed: `${all} * (1 + ${rate})` } : {}),
    quantities: String(quantities.reduce((sum, one) => sum + one, 0)),
    lines: '2',
  };
  const near = (actual: string, value: string, digits: number): string =>
    `expect(${actual}).toBeCloseTo(${value}, ${digits});`;
  return [
    ...(isComputed ? each.map((value, index) => near(shown(index, amount), value, 6)) : []),
    ...(of?.copies ?? []).flatMap(({ property: to, from }) =>
      ['first', 'second'].map((as, index) => `expect(${shown(index, to)}).toEqual(${renderAccess(as, from)});`),
    ),
    ...totals.flatMap(({ property: total, tells }) => {
      const value = expected[tells];
      const isRounded = tells === 'tax' || tells === 'taxed';
      return value === undefined ? [] : [near(renderAccess(item, total), value, isRounded ? 1 : 6)];
    }),
  ];
}

/** What the lines of a new item come to, by what each costs and how many there are. */
export function emitLines(context: EmitContext, view: ResourceView, operation: OperationView): TestCase[] {
  const { lines, name } = view.resource;
  const body = context.bodies.get(operation.planned.id);
  const list = lines && findList(operation, lines.property);
  if (lines === undefined || list === undefined || body === undefined) return [];
  if (operation.planned.success?.shape !== 'item') return [];
  const scene = new Scene(context);
  const path = scene.storeParents(name);
  const pair = nameTwo(scene, context, lines, list);
  if (pair === undefined) return [];
  const isSure =
    view.shape.kind === 'object' && view.shape.properties.some((one) => one.name === lines.property && one.isRequired);
  const checks = expectWorkedOut(renderItem(operation), lines, pair, isSure);
  const code = `{ ...${scene.body(body)}, ${renderKey(lines.property)}: [${pair.sent.join(', ')}] }`;
  return [
    {
      title: `works out what its ${lines.property} come to`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, body: code })};`,
        `expectDeclared(answer, ${operation.planned.success.status});`,
        ...checks,
      ],
    },
  ];
}
