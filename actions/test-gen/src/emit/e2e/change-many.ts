import type { OperationView } from '../../service/operation-view';
import { isDeclared } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import type { PropertyShape } from '../../shapes/shape';
import { renderAccess, renderLiteral, renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import type { Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderManyCall, renderNobody } from './delete-many';
import { renderSame } from './read';
import type { Route } from './states';
import { findEntry, renderSteps } from './states';

/** What a request does to the items that it names. */
export interface ChangeOfMany {
  readonly property: string;
  /** Code of what the property is then. */
  readonly to: string;
  /** What is sent beside the ids. */
  readonly beside: Entries;
  /** How an item gets to where it can be done. */
  readonly route: Route;
}

const PLAIN = ['enum', 'boolean', 'integer', 'string'];

/** A property whose value is shown as it was sent. */
function findPlain(properties: readonly PropertyShape[], shown: readonly string[]): PropertyShape | undefined {
  return properties.find(
    ({ name, shape, isReadOnly }) =>
      !isReadOnly &&
      PLAIN.includes(shape.kind) &&
      shown.includes(name) &&
      !(shape.kind === 'string' && shape.format !== undefined),
  );
}

/** What an operation on several items changes; `undefined`: nothing that can be seen. */
export function findChangeOfMany(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
): ChangeOfMany | undefined {
  const { transition, bodyProperty, ids } = operation.planned;
  if (resource.read === undefined || typeof resource.storing === 'string') return undefined;
  if (transition !== undefined) {
    const route = findEntry(context, resource, operation);
    return route && { property: transition.property, to: renderLiteral(transition.to), beside: [], route };
  }
  const references = resource.resource.relations.map(({ property: name }) => name);
  const shown = listShown(resource, resource.read).filter((name) => name !== ids?.name && !references.includes(name));
  const properties = operation.body?.shape.kind === 'object' ? operation.body.shape.properties : [];
  const found = findPlain(properties, shown);
  // What else must be sent is not known here.
  const isAlone = properties.every(({ name, isRequired }) => !isRequired || [ids?.name, found?.name].includes(name));
  if (found === undefined || !isAlone) return undefined;
  const to = renderOther(found);
  const change: Entries = [[found.name, to]];
  const beside: Entries = bodyProperty === undefined ? change : [[bodyProperty, renderObject(change)]];
  return { property: found.name, to, beside, route: { given: [], steps: [] } };
}

/** Code that reads an item and expects what a property of it is. */
export function expectProperty(
  { read }: ResourceView,
  property: string,
  item: StoredItem,
  code: string,
  as?: string,
): string[] {
  if (read === undefined) return [];
  const name = `${item.variable}Now`;
  const person = as === undefined || read.planned.owner === undefined ? {} : { as };
  return [
    `const ${name} = await ${renderCall(read, { path: pathOf(read, item), ...person })};`,
    `expect(${renderAccess(renderItem(read, name), property)}).toEqual(${code});`,
  ];
}

/** Code that reads an item and expects it as it was stored. */
export function expectKept(resource: ResourceView, item: StoredItem, as?: string): string[] {
  const { read } = resource;
  if (read === undefined) return [];
  const name = `${item.variable}Now`;
  const person = as === undefined || read.planned.owner === undefined ? {} : { as };
  return [
    `const ${name} = await ${renderCall(read, { path: pathOf(read, item), ...person })};`,
    renderSame(resource, read, item.variable, name),
  ];
}

/** Code that expects what is told of those that were changed, and of those that are nobody's. */
function expectTold({ planned }: OperationView, changed: readonly string[], missing: readonly string[]): string[] {
  const { totalProperty, ofIds } = planned.success ?? {};
  const told: (readonly [string | undefined, string])[] = [
    [totalProperty, String(changed.length)],
    [ofIds?.left, String(missing.length)],
    [ofIds?.missing, `[${missing.join(', ')}]`],
  ];
  const entries = told.flatMap(([name, code]): [string, string][] => (name === undefined ? [] : [[name, code]]));
  return entries.length === 0 ? [] : [`expect(answer.body).toMatchObject(${renderObject(entries)});`];
}

interface Given {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly change: ChangeOfMany;
  readonly status: number;
}

function changeAll({ context, resource, operation, change, status }: Given): TestCase {
  const scene = new Scene(context);
  const { name } = resource.resource;
  const [first, second] = ['first', 'second'].map((as) => scene.store(name, { as, given: change.route.given })) as [
    StoredItem,
    StoredItem,
  ];
  const other = scene.store(name, { as: 'other' });
  const ids = [first.id, second.id];
  return {
    title: `answers ${status} and changes all that were named, and no other`,
    lines: [
      ...scene.lines,
      ...[first, second].flatMap((item) => renderSteps(change.route, item)),
      `const answer = await ${renderManyCall(operation, ids, change.beside)};`,
      `expectDeclared(answer, ${status});`,
      ...expectTold(operation, ids, []),
      ...[first, second].flatMap((item) => expectProperty(resource, change.property, item, change.to)),
      ...expectKept(resource, other),
    ],
  };
}

/** One of the ids is nobody's: it refuses all where 404 is declared, or the answer tells of it. */
function nameNobody({ context, resource, operation, change, status }: Given): TestCase[] {
  const { ofIds } = operation.planned.success ?? {};
  const isTold = ofIds?.missing !== undefined || ofIds?.left !== undefined;
  if (!isTold && !isDeclared(operation, 404)) return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name, { given: change.route.given });
  const nobody = renderNobody(resource.resource, operation);
  const call = renderManyCall(operation, [item.id, nobody], change.beside);
  const lines = [...scene.lines, ...renderSteps(change.route, item), `const answer = await ${call};`];
  if (isTold)
    return [
      {
        title: "changes what there is where one of them is nobody's, and tells of it",
        lines: [
          ...lines,
          `expectDeclared(answer, ${status});`,
          ...expectTold(operation, [item.id], [nobody]),
          ...expectProperty(resource, change.property, item, change.to),
        ],
      },
    ];
  if (change.route.steps.length > 0) return [];
  return [
    {
      title: "answers 404 where one of them is nobody's, and changes none",
      lines: [...lines, 'expectDeclared(answer, 404);', ...expectKept(resource, item)],
    },
  ];
}

/** One of the items is in a state that does not allow it, because it was moved before: none is moved. */
function nameRefused({ context, resource, operation, change, status }: Given): TestCase[] {
  const { transition } = operation.planned;
  const isOnce = transition?.from !== undefined && !transition.from.includes(transition.to);
  if (!isOnce || change.route.steps.length > 0) return [];
  const scene = new Scene(context);
  const [first, done] = ['first', 'done'].map((as) =>
    scene.store(resource.resource.name, { as, given: change.route.given }),
  ) as [StoredItem, StoredItem];
  const refusal = transition.refusal ?? 409;
  return [
    {
      title: `answers ${refusal} where the ${transition.property} of one does not allow it, and moves none`,
      lines: [
        ...scene.lines,
        `expectDeclared(await ${renderManyCall(operation, [done.id])}, ${status});`,
        `const answer = await ${renderManyCall(operation, [first.id, done.id])};`,
        `expectDeclared(answer, ${refusal});`,
        ...expectKept(resource, first),
      ],
    },
  ];
}

/** An action on several items by their ids: all of them are changed, or none. */
export function emitChangeMany(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const change = findChangeOfMany(context, resource, operation);
  if (change === undefined) return [];
  const given = { context, resource, operation, change, status: operation.planned.success?.status ?? 200 };
  return [changeAll(given), ...nameNobody(given), ...nameRefused(given)];
}
