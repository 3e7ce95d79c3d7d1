import { renderHeld } from '../../service/answer-places';
import type { OperationView } from '../../service/operation-view';
import { isDeclared, refusalStatus } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findMatcher } from '../../service/resource-view';
import { renderAccess, renderObject } from '../../text/code';
import type { CallArguments } from '../calls';
import { renderCall, renderUnknownId } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext, StoredItem } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderSides } from './create';
import { expectInventory } from './inventory';
import { listBodyRows, renderRefusal } from './refusals';
import { expectRead } from './remove';

/** An operation that stores many items at once, each as the resource's own creating operation does. */
interface Bulk {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly body: NamedBody;
  readonly status: number;
}

/** Whether what creates one item is what an item of the list must be. */
function fits({ plan }: NamedBody, { body }: OperationView): boolean {
  const items = body?.shape.kind === 'array' && body.shape.minItems <= 2 ? body.shape.items : undefined;
  if (items?.kind !== 'object') return false;
  const sent = [...plan.properties.map(({ name }) => name), ...plan.references.map(({ property }) => property)];
  const known = new Set(items.properties.map(({ name }) => name));
  return (
    sent.every((name) => known.has(name)) &&
    items.properties.every(({ name, isRequired }) => !isRequired || sent.includes(name))
  );
}

function beginBulk(context: EmitContext, resource: ResourceView, operation: OperationView): Bulk | undefined {
  const { storing } = resource;
  const body = typeof storing === 'string' ? undefined : context.bodies.get(storing.operation.planned.id);
  if (body === undefined || !fits(body, operation)) return undefined;
  return { context, resource, operation, body, status: operation.planned.success?.status ?? 201 };
}

/** What an answer that shows no item tells: how many of two were stored, and how many were not. */
function expectStored({ planned: { success } }: OperationView): string[] {
  const { shape, totalProperty, companions = {} } = success ?? {};
  if (shape !== 'other' || totalProperty === undefined) return [];
  const left = Object.entries(companions).map(([name, value]): [string, string] => [name, JSON.stringify(value)]);
  return [`expect(answer.body).toEqual(${renderObject([[totalProperty, '2'], ...left])});`];
}

function storeAll({ context, resource, operation, body, status }: Bulk): TestCase {
  const { success } = operation.planned;
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const one = scene.body(body);
  const isList = success?.shape === 'array' || success?.itemsProperty !== undefined;
  const list =
    success?.itemsProperty === undefined ? 'answer.body' : renderAccess(renderHeld(success), success.itemsProperty);
  const names = [
    ...body.plan.properties.map(({ name }) => name),
    ...body.plan.references.map(({ property }) => property),
  ];
  const [actual, expected] = renderSides(resource, { operation, item: 'one', sent: 'one', names });
  const map = (code: string, to: string): string => (to === 'one' ? code : `${code}.map((one) => ${to})`);
  const ids = `${list}.map((one) => ${renderAccess('one', resource.resource.id.property)})`;
  return {
    title: `answers ${status} and stores all that were sent${isList ? ', and shows them in their order' : ''}`,
    lines: [
      ...scene.lines,
      `const sent = [${one}, ${one}];`,
      `const answer = await ${renderCall(operation, { path, body: 'sent' })};`,
      `expectDeclared(answer, ${status});`,
      ...(isList
        ? [
            `expect(${map(list, actual)}).${findMatcher(resource)}(${map('sent', expected)});`,
            ...expectInventory(context, resource, 'listed', [`...${ids}`]),
          ]
        : expectStored(operation)),
    ],
  };
}

/** One of several that may not be stored: then none is. */
function refuseOne(bulk: Bulk, wrong: (one: string) => string, scene: Scene, path: CallArguments['path']): string[] {
  const { operation, body } = bulk;
  const one = scene.body(body);
  return [
    ...scene.lines,
    `const answer = await ${renderCall(operation, { ...(path === undefined ? {} : { path }), body: `[${one}, ${wrong(one)}]` })};`,
  ];
}

function refuseFaults(bulk: Bulk): TestCase[] {
  const { context, resource, operation, body } = bulk;
  const rows = listBodyRows(body);
  if (rows.length === 0) return [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const status = refusalStatus(operation);
  return [
    {
      title: `answers ${status} to a list with one %s, and stores none`,
      table: { columns: ['changes'], rows },
      lines: [
        ...refuseOne(bulk, (one) => `{ ...${one}, ...changes }`, scene, path),
        renderRefusal(operation, status),
        ...expectInventory(context, resource, 'left', []),
      ],
    },
  ];
}

function refuseTwins(bulk: Bulk): TestCase[] {
  const { context, resource, operation, body } = bulk;
  const names = new Set(body.plan.properties.map(({ name }) => name));
  const conflicts = operation.planned.conflicts.filter(
    ({ cause, properties }) => cause === 'unique' && properties.every((property) => names.has(property)),
  );
  return conflicts.map(({ status, properties }) => {
    const scene = new Scene(context);
    const path = scene.storeParents(resource.resource.name);
    const first = scene.store(resource.resource.name, { as: 'first', parents: path });
    const same = renderObject(properties.map((property) => [property, renderAccess(first.variable, property)]));
    return {
      title: `answers ${status} where one of them has the ${properties.join(' and ')} of another ${resource.resource.name}, and stores none`,
      lines: [
        ...refuseOne(bulk, (one) => `{ ...${one}, ...${same} }`, scene, path),
        renderRefusal(operation, status),
        ...expectInventory(context, resource, 'left', [first.id]),
      ],
    };
  });
}

/** Storing many items at once: all of them, or none. */
export function emitCreateMany(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const bulk = beginBulk(context, resource, operation);
  return bulk === undefined ? [] : [storeAll(bulk), ...refuseFaults(bulk), ...refuseTwins(bulk)];
}

/** Code of a list of valid items, for those who repeat the request. */
export function renderManyBody(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  scene: Scene,
): string | undefined {
  const bulk = beginBulk(context, resource, operation);
  return bulk === undefined ? undefined : `[${scene.body(bulk.body)}, ${scene.body(bulk.body)}]`;
}

/** Code that asks to remove items with these ids. */
function renderManyCall(operation: OperationView, ids: readonly string[]): string {
  const { ids: place } = operation.planned;
  const list = `[${ids.join(', ')}]`;
  if (place?.in === 'body')
    return renderCall(operation, { body: place.name === undefined ? list : renderObject([[place.name, list]]) });
  const name = place?.name ?? 'ids';
  const isExploded = operation.query.find((parameter) => parameter.name === name)?.isExploded !== false;
  return renderCall(operation, { query: [[name, isExploded ? list : `${list}.join(",")`]] });
}

/** Code of an id that no item has. */
function renderNobody({ name, id }: ResourceView['resource'], operation: OperationView): string {
  const numeric = { kind: 'integer', isNullable: false, excludesMinimum: false, excludesMaximum: false } as const;
  const textual = { kind: 'string', minLength: 0, isNullable: false } as const;
  const shape = id.type === 'integer' ? numeric : { ...textual, ...(id.type === 'uuid' ? { format: 'uuid' } : {}) };
  return renderUnknownId({ name: operation.planned.ids?.name ?? name, shape, isRequired: true, isExploded: true });
}

/** Three stored items, and the code of requests to remove several. */
interface Clearing {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly lines: readonly string[];
  readonly items: readonly StoredItem[];
  readonly call: (ids: readonly string[]) => string;
}

/** A list with one id that names nothing. */
function refuseWrong(clearing: Clearing, what: string, wrong: string, refusal: number): TestCase {
  const { context, resource, operation, lines, items, call } = clearing;
  const ids = items.map(({ id }) => id);
  const [first, ...others] = ids.slice(0, 2);
  return {
    title: `${what}, and removes none`,
    lines: [
      ...lines,
      `const answer = await ${call([first ?? wrong, wrong, ...others])};`,
      renderRefusal(operation, refusal),
      ...items.slice(0, 2).flatMap((item) => expectRead(resource, item, 200)),
      ...expectInventory(context, resource, 'left', ids),
    ],
  };
}

/** Some of the stored items go, and the others stay. */
function removeSome(
  { context, resource, operation, lines, items, call }: Clearing,
  title: string,
  count: number,
  further: readonly string[] = [],
): TestCase {
  const { success } = operation.planned;
  const total = success?.totalProperty;
  const [named, others] = [items.slice(0, count), items.slice(count)];
  return {
    title,
    lines: [
      ...lines,
      `const answer = await ${call([...further, ...named.map(({ id }) => id)])};`,
      `expectDeclared(answer, ${success?.status ?? 204});`,
      ...(total === undefined ? [] : [`expect(answer.body).toMatchObject(${renderObject([[total, String(count)]])});`]),
      ...named.flatMap((item) => expectRead(resource, item, 404)),
      ...others.flatMap((item) => expectRead(resource, item, 200)),
      ...expectInventory(
        context,
        resource,
        'left',
        others.map(({ id }) => id),
      ),
    ],
  };
}

/** Removing many items at once: all of them, or none, or those that are there. */
export function emitDeleteMany(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { ids: place } = operation.planned;
  const { name, id } = resource.resource;
  if (typeof resource.storing === 'string' || place === undefined) return [];
  const scene = new Scene(context);
  const items = ['first', 'second', 'other'].map((as) => scene.store(name, { as }));
  const isText = id.type === 'integer' && place.in === 'query';
  const call = (ids: readonly string[]): string =>
    renderManyCall(operation, isText ? ids.map((code) => `String(${code})`) : ids);
  const clearing = { context, resource, operation, lines: scene.lines, items, call };
  const invalid = refusalStatus(operation);
  const nobody = renderNobody(resource.resource, operation);
  const status = operation.planned.success?.status ?? 204;
  return [
    removeSome(clearing, `answers ${status}, and then all that were named are gone and others are not`, 2),
    // Where nothing can say that there is no such item, it is gone already.
    isDeclared(operation, 404)
      ? refuseWrong(clearing, "answers 404 where one of them is nobody's", nobody, 404)
      : removeSome(clearing, "removes what there is where one of them is nobody's", 1, [nobody]),
    ...(id.type === 'string'
      ? []
      : [refuseWrong(clearing, `answers ${invalid} where one of them is no id`, '"no id"', invalid)]),
  ];
}
