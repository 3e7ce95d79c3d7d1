import { renderHeld } from '../../service/answer-places';
import type { OperationView } from '../../service/operation-view';
import { refusalStatus } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findMatcher } from '../../service/resource-view';
import { renderAccess, renderObject } from '../../text/code';
import type { CallArguments } from '../calls';
import { renderCall } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderSides } from './create';
import { expectInventory } from './inventory';
import { listBodyRows, renderRefusal } from './refusals';

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
