import type { OperationView } from '../../service/operation-view';
import { isPartial } from '../../service/operation-view';
import { isSamplable } from '../../shapes/samplable';
import type { PropertyShape, Shape } from '../../shapes/shape';
import { renderAccess, renderKey, renderLiteral, renderObject } from '../../text/code';
import { renderArbitrary, renderRecord } from '../../values/arbitrary';
import { listFaults } from '../../values/faults';
import type { NamedBody } from '../naming';
import { nameArbitrary, nameFaults, nameQuery } from '../naming';
import type { EmitContext } from '../scene';
import { uniqueBodies } from '../support';

/** What a body may carry. Null in a change of what is never null leaves open what becomes of it, so that none is made up. */
function listMadeUp({ plan, operation, resource: { shape } }: NamedBody): PropertyShape[] {
  const isNullable = (wanted: string): boolean =>
    shape.kind !== 'object' || shape.properties.find(({ name }) => name === wanted)?.shape.isNullable !== false;
  return plan.properties.map((property) =>
    isPartial(operation) && !isNullable(property.name)
      ? { ...property, shape: { ...property.shape, isNullable: false } }
      : property,
  );
}

function renderBody(body: NamedBody): string {
  const { plan, operation } = body;
  const { repeated } = plan;
  const minimum = plan.references.length > 0 ? 0 : plan.minProperties;
  const own = listMadeUp(body).filter(({ name }) => name !== repeated?.property);
  const again =
    repeated === undefined
      ? ''
      : `.map((sent) => ({ ...sent, ${renderKey(repeated.property)}: ${renderAccess('sent', repeated.of)} }))`;
  return [
    `/** Anything that ${operation.planned.id} must accept${plan.references.length > 0 ? ', but for what refers to other items' : ''}. */`,
    `export const ${nameArbitrary(body)} = ${renderRecord(own, minimum)}${again};`,
  ].join('\n');
}

/** Properties that a request carries, as the schema declares them. */
export function listCarried({ plan, operation }: NamedBody): PropertyShape[] {
  const shape = operation.body?.shape;
  const names = new Set([
    ...plan.properties.map(({ name }) => name),
    ...plan.references.map(({ property }) => property),
  ]);
  return shape?.kind === 'object' ? shape.properties.filter(({ name }) => names.has(name)) : [];
}

function renderFaults(body: NamedBody): string {
  const isPatch = isPartial(body.operation);
  const byProperty = new Map<string, string[]>();
  for (const { property, arbitrary, value } of listFaults(listCarried(body)))
    if (!(isPatch && value === 'undefined')) byProperty.set(property, [...(byProperty.get(property) ?? []), arbitrary]);
  if (byProperty.size === 0) return '';
  const faults = [...byProperty].map(([name, values]) => `fault(${renderLiteral(name)}, ${values.join(', ')})`);
  return [
    `/** What ${body.operation.planned.id} must not accept: one property, missing or with a value that is not allowed. */`,
    `export const ${nameFaults(body)} = fc.oneof(${faults.join(', ')});`,
  ].join('\n');
}

/** Whether there is a way to break a body. */
export function hasFaults(body: NamedBody): boolean {
  return renderFaults(body) !== '';
}

/** Page numbers and sizes begin where pages do, also where the schema says nothing of it. */
function boundPaging({ planned }: OperationView, name: string, shape: Shape): Shape {
  const { paging } = planned;
  if (paging === undefined || (shape.kind !== 'integer' && shape.kind !== 'number')) return shape;
  const isPosition = name === paging.positionParameter;
  if (!isPosition && name !== paging.limitParameter) return shape;
  const least = isPosition && paging.style === 'offset' ? 0 : 1;
  const most = isPosition ? 100_000 : 1_000;
  const { minimum = least, maximum = most } = shape;
  return { ...shape, minimum: Math.max(minimum, least), maximum: Math.min(maximum, most) };
}

function listSent({ query }: OperationView): OperationView['query'] {
  return query.filter(({ shape }) => isSamplable(shape) && shape.kind !== 'object');
}

/** Names of the parameters that every query that is made up has. */
export function listAlwaysSent(operation: OperationView): string[] {
  return listSent(operation)
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
}

function renderQuery(operation: OperationView): string {
  const sent = listSent(operation);
  if (sent.length === 0) return '';
  const model = sent.map(({ name, shape }): [string, string] => {
    const bounded = boundPaging(operation, name, { ...shape, isNullable: false });
    const code = renderArbitrary(bounded);
    const isText = bounded.kind === 'array' && (bounded.items.kind === 'string' || bounded.items.kind === 'enum');
    return [name, bounded.kind === 'array' && !isText ? `${code}.map((items) => items.map(String))` : code];
  });
  const required = listAlwaysSent(operation);
  return [
    `/** Queries that ${operation.planned.id} must accept. */`,
    `export const ${nameQuery(operation)} = fc.record(${renderObject(model)}, { requiredKeys: ${renderLiteral(required)} });`,
  ].join('\n');
}

/** Whether an operation has a query that can be made up. */
export function hasQuery(operation: OperationView): boolean {
  return renderQuery(operation) !== '';
}

/** The arbitraries at the end of `arbitraries.ts`. */
export function renderArbitraries({ view, bodies }: EmitContext): string {
  const parts = [
    ...uniqueBodies(bodies).flatMap((body) => [renderBody(body), renderFaults(body)]),
    ...view.operations.map(renderQuery),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
