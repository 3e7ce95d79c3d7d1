import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import type { NumberShape, Shape } from '../../shapes/shape';
import { renderAccess, renderObject } from '../../text/code';
import { renderSample } from '../../values/sample';
import type { Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderAgreement, renderReading } from './read';

/** An operation whose body may carry the id, where the service makes one up else. */
interface Choice {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly body: NamedBody;
  /** Of the id. */
  readonly property: string;
  readonly shape: Shape;
  /** Of success. */
  readonly status: number;
}

/** Numbers that the service makes up begin far below. */
const FAR = 1_000_000;

function findChoice(context: EmitContext, resource: ResourceView, operation: OperationView): Choice | undefined {
  const { storing, resource: planned } = resource;
  const { success, idProperty } = operation.planned;
  const body = context.bodies.get(operation.planned.id);
  const carried = body?.plan.left.find(({ name, isReadOnly }) => name === planned.id.property && !isReadOnly);
  if (planned.id.isOptional !== true || body === undefined || carried === undefined) return undefined;
  if (typeof storing === 'string' || idProperty !== undefined) return undefined;
  const { name: property, shape } = carried;
  return { context, resource, operation, body, property, shape, status: success?.status ?? 200 };
}

function isUnbound(shape: Shape): shape is NumberShape {
  return (shape.kind === 'integer' || shape.kind === 'number') && (shape.maximum ?? Infinity) > 2 * FAR;
}

/** Code of an id that nothing has. */
function renderChosen({ shape, property }: Choice): string {
  const far = isUnbound(shape) ? { ...shape, minimum: Math.max(shape.minimum ?? 0, FAR) } : shape;
  return renderSample(far, property, 'unique');
}

/** Code of a body that carries an id. */
function choose({ body, property }: Choice, scene: Scene, code: string): string {
  return `{ ...${scene.body(body)}, ${renderObject([[property, code]])
    .slice(1, -1)
    .trim()} }`;
}

/**
 * What becomes of a second item of the same id: it is refused, or gets another one.
 * @param agreed - code that reads the first one, which is what it was
 */
function chooseAgain(
  { resource, property, operation, status }: Choice,
  call: string,
  id: string,
  agreed: readonly string[],
): TestCase {
  const { name, id: planned } = resource.resource;
  if (planned.isSuggested !== true)
    return { title: `refuses a second ${name} of the same ${property}`, lines: [`expectRefused(await ${call});`] };
  const lines = [
    `const second = await ${call};`,
    `expectDeclared(second, ${status});`,
    `expect(${renderAccess(renderItem(operation, 'second'), property)}).not.toBe(${id});`,
    ...agreed,
  ];
  return { title: `gives a second ${name} of the same ${property} another one`, lines };
}

/** An id that a request carries is the new item's, and nobody else's after that. */
function keepChosen(choice: Choice): TestCase[] {
  const { context, resource, operation, property, status } = choice;
  const { name } = resource.resource;
  const scene = new Scene(context);
  const parents = scene.storeParents(name);
  const body = choose(choice, scene, renderChosen(choice));
  const item = renderItem(operation);
  const stored = { variable: item, id: renderAccess('sent', property), parents };
  const call = renderCall(operation, { path: parents, body: 'sent' });
  const begin = [...scene.lines, `const sent = ${body};`, `const answer = await ${call};`];
  const agree = resource.read === undefined ? [] : renderAgreement(resource, resource.read, operation);
  const agreed = agree.length === 0 ? [] : [...renderReading(resource, stored), ...agree];
  const again = chooseAgain(choice, call, stored.id, agreed);
  return [
    {
      title: `keeps the ${property} that was sent`,
      lines: [
        ...begin,
        `expectDeclared(answer, ${status});`,
        `expect(${renderAccess(item, property)}).toBe(${stored.id});`,
        ...agreed,
      ],
    },
    { ...again, lines: [...begin, `expectDeclared(answer, ${status});`, ...again.lines] },
  ];
}

/** A number that the service makes up is none that somebody has chosen. */
function avoidChosen(choice: Choice): TestCase[] {
  const { context, resource, operation, property, shape } = choice;
  if (!isUnbound(shape)) return [];
  const { name } = resource.resource;
  const scene = new Scene(context);
  const parents = scene.storeParents(name);
  const first = scene.store(name, { as: 'first', parents });
  const taken = [1, 2].map((step) => {
    const body = choose(choice, scene, `${first.id} + ${step}`);
    return `expectDeclared(await ${renderCall(operation, { path: parents, body })}, ${choice.status});`;
  });
  const lines = [...scene.lines, ...taken];
  const after = new Scene(context);
  const other = after.store(name, { as: 'other', parents });
  return [
    {
      title: `makes up no ${property} that was chosen before`,
      lines: [...lines, ...after.lines, `expect(${other.id}).toBeGreaterThan(${first.id} + 2);`],
    },
  ];
}

/** What can be told of an operation that creates items and may carry their ids. */
export function emitChosenId(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const choice = findChoice(context, resource, operation);
  if (choice === undefined || operation.planned.success?.shape !== 'item') return [];
  return [...keepChosen(choice), ...avoidChosen(choice)];
}

/** What can be told of an operation that replaces items and may carry another id for them. */
export function emitRenaming(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const choice = findChoice(context, resource, operation);
  const { read } = resource;
  if (choice === undefined || read === undefined || resource.resource.id.isMutable !== true) return [];
  const { property, status } = choice;
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const body = choose(choice, scene, renderChosen(choice));
  const path: Entries = pathOf(operation, item);
  const renamed = { ...item, id: renderAccess('sent', property) };
  const look = (one: typeof item): string => renderCall(read, { path: pathOf(read, one) });
  return [
    {
      title: `gives the item the ${property} that is sent`,
      lines: [
        ...scene.lines,
        `const sent = ${body};`,
        `const answer = await ${renderCall(operation, { path, body: 'sent' })};`,
        `expectDeclared(answer, ${status});`,
        `const read = await ${look(renamed)};`,
        `expectDeclared(read, ${read.planned.success?.status ?? 200});`,
        `expect(${renderAccess(renderItem(read, 'read'), property)}).toBe(${renamed.id});`,
        `expectRefused(await ${look(item)});`,
      ],
    },
  ];
}

/** A login that knows an item by the name that a request chose for it. */
export function emitChosenLogin(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { create } = resource;
  const { filters, success } = operation.planned;
  const choice = create && findChoice(context, resource, create);
  if (choice === undefined || !filters.some(({ property }) => property === choice.property)) return [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const body = choose(choice, scene, renderChosen(choice));
  const query = filters.map(({ parameter, property }): [string, string] => [parameter, renderAccess('sent', property)]);
  return [
    {
      title: `knows who was stored under a ${choice.property} of their own`,
      lines: [
        ...scene.lines,
        `const sent = ${body};`,
        `expectDeclared(await ${renderCall(choice.operation, { path, body: 'sent' })}, ${choice.status});`,
        `expectDeclared(await ${renderCall(operation, { query })}, ${success?.status ?? 200});`,
      ],
    },
  ];
}
