import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import type { PropertyShape } from '../../shapes/shape';
import { joinWords, renderAccess, renderLiteral, renderObject } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderVariants } from '../../values/variants';
import { renderCall } from '../calls';
import type { NamedBody } from '../naming';
import { variableName } from '../naming';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { Row, TestCase } from '../test-module';

import { renderComparison } from './create';

/** Reading one item. */
export function emitRead(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string') return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  return [
    {
      title: `answers ${operation.planned.success?.status ?? 200} with the ${resource.resource.name} as it was stored`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item) })};`,
        `expectDeclared(answer, ${operation.planned.success?.status ?? 200});`,
        `expect(answer.body).toEqual(${item.variable});`,
      ],
    },
  ];
}

/** Code that reads an item again and compares it. */
function renderReadBack({ read }: ResourceView, item: StoredItem, expected: string): string[] {
  if (read === undefined) return [];
  return [
    `const read = await ${renderCall(read, { path: pathOf(read, item) })};`,
    `expect(read.body).toEqual(${expected});`,
  ];
}

function answersItem({ planned }: OperationView): boolean {
  return planned.success?.shape === 'item';
}

/** Replacing one item. */
export function emitReplace(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (typeof resource.storing === 'string' || body === undefined) return [];
  const names = [
    ...body.plan.properties.map(({ name }) => name),
    ...body.plan.references.map(({ property }) => property),
  ];
  const needed = [...body.plan.properties, ...body.plan.references.map((r) => ({ ...r, name: r.property }))]
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
  const status = operation.planned.success?.status ?? 200;
  const test = (title: string, wrap: (code: string) => string): TestCase => {
    const scene = new Scene(context);
    const item = scene.store(resource.resource.name);
    const sent = wrap(scene.body(body));
    const shown = answersItem(operation) ? 'answer.body' : 'read.body';
    const read = renderReadBack(resource, item, 'answer.body');
    const readOnly =
      resource.read === undefined
        ? []
        : [`const read = await ${renderCall(resource.read, { path: pathOf(resource.read, item) })};`];
    if (!answersItem(operation) && readOnly.length === 0) return { title, lines: [] };
    return {
      title,
      lines: [
        ...scene.lines,
        `const sent = ${sent};`,
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: 'sent' })};`,
        `expectDeclared(answer, ${status});`,
        ...(answersItem(operation) ? [] : readOnly),
        renderComparison(resource, shown, 'sent', names),
        ...(answersItem(operation) ? read : []),
      ],
    };
  };
  const keepsOnly = (code: string): string => `only(${code}, ${needed.map(renderLiteral).join(', ')})`;
  const isPartial =
    needed.length > 0 && needed.length < names.length && body.plan.properties.every(({ hasDefault }) => !hasDefault);
  return [
    test(`answers ${status} with everything replaced`, (code) => code),
    ...(isPartial ? [test('forgets what is not sent again', keepsOnly)] : []),
    ...emitClock(context, resource, operation, body),
    ...refuseTwinChange(context, resource, operation, body),
  ].filter(({ lines }) => lines.length > 0);
}

/** A value other than the one that samples have. */
export function renderOther({ name, shape }: PropertyShape): string {
  const sample = renderSample(shape, name);
  return renderVariants(shape, 2)?.find((code) => code !== sample) ?? sample;
}

/** Changing parts of one item. */
export function emitPatch(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (typeof resource.storing === 'string' || body === undefined) return [];
  const { resource: planned, read } = resource;
  const scene = new Scene(context);
  const item = scene.store(planned.name);
  const status = operation.planned.success?.status ?? 200;
  const rows = body.plan.properties.map((property): Row => ({
    label: property.name,
    values: [renderObject([[property.name, renderOther(property)]])],
  }));
  const stamps = planned.timestamps.filter(({ on }) => on === 'update').map(({ property }) => property);
  const path = pathOf(operation, item);
  const source = answersItem(operation) ? 'answer.body' : 'read.body';
  const kept = renderObject([...stamps.map((name): [string, string] => [name, renderAccess(source, name)])]).slice(
    1,
    -1,
  );
  const expected = `{ ...${item.variable}, ...changes${stamps.length === 0 ? '' : `, ${kept}`} }`;
  const readLines = read === undefined ? [] : [`const read = await ${renderCall(read, { path: pathOf(read, item) })};`];
  if (!answersItem(operation) && read === undefined) return [];
  const change: TestCase = {
    title: 'changes only %s',
    table: { columns: ['changes'], rows },
    lines: [
      ...scene.lines,
      `const answer = await ${renderCall(operation, { path, body: 'changes' })};`,
      `expectDeclared(answer, ${status});`,
      ...(answersItem(operation) ? [] : readLines),
      `expect(${source}).toEqual(${expected});`,
      ...(answersItem(operation)
        ? [...readLines, ...(read === undefined ? [] : ['expect(read.body).toEqual(answer.body);'])]
        : []),
    ],
  };
  return [
    ...(rows.length === 0 ? [] : [change]),
    ...emitClock(context, resource, operation, body),
    ...refuseTwinChange(context, resource, operation, body),
  ];
}

/** Timestamps: a change moves those of the last update and keeps those of the creation. */
function emitClock(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  body: NamedBody,
): TestCase[] {
  const { timestamps, name } = resource.resource;
  if (timestamps.length === 0 || !answersItem(operation)) return [];
  const scene = new Scene(context);
  const item = scene.store(name);
  const [property] = body.plan.properties;
  if (operation.planned.kind === 'patch' && property === undefined) return [];
  const code =
    operation.planned.kind === 'patch' && property !== undefined
      ? renderObject([[property.name, renderOther(property)]])
      : scene.body(body);
  const declared = resource.shape.kind === 'object' ? resource.shape.properties : [];
  const checks = timestamps.map(({ property: stamp, on }) => {
    const [before, after] = [renderAccess(item.variable, stamp), renderAccess('answer.body', stamp)];
    const otherwise = declared.some(({ name: known, isRequired }) => known === stamp && isRequired) ? '' : ' ?? ""';
    return on === 'create'
      ? `expect(${after}).toBe(${before});`
      : `expect(Date.parse(${after}${otherwise})).toBeGreaterThan(Date.parse(${before}${otherwise}));`;
  });
  const isMoved = timestamps.some(({ on }) => on === 'update');
  const words = joinWords(
    timestamps.map(({ property: stamp, on }) => `${on === 'create' ? 'keeps' : 'moves'} ${stamp}`),
  );
  return [
    {
      title: words,
      lines: [
        ...scene.lines,
        ...(isMoved ? ['await setTimeout(20);'] : []),
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: code })};`,
        ...checks,
      ],
    },
  ];
}

/** A change that would give two items the same unique values. */
function refuseTwinChange(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  body: NamedBody,
): TestCase[] {
  const sent = new Set(body.plan.properties.map(({ name }) => name));
  return operation.planned.conflicts
    .filter(({ cause, properties }) => cause === 'unique' && properties.every((name) => sent.has(name)))
    .map(({ status, properties }) => {
      const scene = new Scene(context);
      const name = resource.resource.name;
      const parents = scene.storeParents(name);
      const references = scene.storeReferences(name);
      const first = scene.store(name, { as: 'first', parents, given: references });
      const second = scene.store(name, { as: 'second', parents, given: references });
      const same = properties.map((property): [string, string] => [property, renderAccess(first.variable, property)]);
      const code = operation.planned.kind === 'patch' ? renderObject(same) : scene.body(body, same);
      return {
        title: `answers ${status} where another ${name} has the same ${joinWords(properties)}`,
        lines: [
          ...scene.lines,
          `const answer = await ${renderCall(operation, { path: pathOf(operation, second), body: code })};`,
          `expectDeclared(answer, ${status});`,
        ],
      };
    });
}

/** Removing one item. */
export function emitRemove(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string') return [];
  const name = resource.resource.name;
  const status = operation.planned.success?.status ?? 204;
  const remove = (item: StoredItem): string => renderCall(operation, { path: pathOf(operation, item) });
  const scene = new Scene(context);
  const item = scene.store(name);
  const other = scene.store(name, { as: 'other', ...(item.parents.length === 0 ? {} : { parents: item.parents }) });
  const readAgain =
    resource.read === undefined
      ? []
      : [
          `expectDeclared(await ${renderCall(resource.read, { path: pathOf(resource.read, item) })}, 404);`,
          `expectDeclared(await ${renderCall(resource.read, { path: pathOf(resource.read, other) })}, 200);`,
        ];
  return [
    {
      title: `answers ${status}, and then the ${name} is gone and others are not`,
      lines: [
        ...scene.lines,
        `expectDeclared(await ${remove(item)}, ${status});`,
        ...readAgain,
        `expectDeclared(await ${remove(item)}, 404);`,
      ],
    },
    ...emitReferring(context, resource, operation, remove),
  ];
}

/** Items that refer to the one removed: they go too, or they keep it. */
function emitReferring(
  context: EmitContext,
  { resource, read }: ResourceView,
  operation: OperationView,
  remove: (item: StoredItem) => string,
): TestCase[] {
  const conflict = operation.planned.conflicts.find(({ cause }) => cause === 'referenced');
  const cascades = operation.planned.evidence.some(({ rule }) => rule === 'cascade');
  const status = operation.planned.success?.status ?? 204;
  return context.view.resources.flatMap((other): TestCase[] => {
    const relation = other.resource.relations.find((one) => one.resource === resource.name && one.required);
    if (relation === undefined || typeof other.storing === 'string' || other.resource.name === resource.name) return [];
    if (!other.storing.references.some(({ property }) => property === relation.property)) return [];
    const scene = new Scene(context);
    const item = scene.storeOnce(resource.name);
    const child = scene.store(other.resource.name, {
      as: variableName(other.resource.name),
      given: [[relation.property, item.id]],
    });
    const readChild = findResource(context.view, other.resource.name).read;
    if (conflict !== undefined)
      return [
        {
          title: `answers ${conflict.status} while a ${other.resource.name} refers to the ${resource.name}`,
          lines: [
            ...scene.lines,
            `expectDeclared(await ${remove(item)}, ${conflict.status});`,
            ...(read === undefined
              ? []
              : [`expectDeclared(await ${renderCall(read, { path: pathOf(read, item) })}, 200);`]),
          ],
        },
      ];
    if (!cascades || readChild === undefined) return [];
    return [
      {
        title: `removes each ${other.resource.name} that refers to the ${resource.name}`,
        lines: [
          ...scene.lines,
          `expectDeclared(await ${remove(item)}, ${status});`,
          `expectDeclared(await ${renderCall(readChild, { path: pathOf(readChild, child) })}, 404);`,
        ],
      },
    ];
  });
}
