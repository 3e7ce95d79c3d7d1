import type { OperationView, ParameterView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import type { PropertyShape } from '../../shapes/shape';
import { renderAccess, renderLiteral, renderObject } from '../../text/code';
import { listTextualFaults } from '../../values/faults';
import { renderOther } from '../../values/other';
import type { CallArguments, Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { Row, TestCase } from '../test-module';

import { emitChosenLogin } from './chosen-id';
import { isSteady, renderAgreement, renderReading } from './read';

/** Parameters of the query that name properties, with these. */
function pairProperties({ shape }: ResourceView, { query }: OperationView): [ParameterView, PropertyShape][] {
  const properties = shape.kind === 'object' ? shape.properties : [];
  return query.flatMap((parameter) => {
    const property = properties.find(({ name }) => name === parameter.name);
    return property === undefined ? [] : [[parameter, property] as [ParameterView, PropertyShape]];
  });
}

/** What a property allows less than its parameter promises. */
function listPromised(pairs: readonly [ParameterView, PropertyShape][]): Row[] {
  return pairs.flatMap(([parameter, { name, shape }]) => {
    const known = new Set(listTextualFaults(parameter.shape).map(({ value }) => value));
    return listTextualFaults(shape)
      .filter(({ value }) => !known.has(value))
      .map(({ label, value }) => ({
        label: `${name} ${label}`,
        values: [renderObject([[name, renderLiteral(value)]])],
      }));
  });
}

/** Changing parts of one item by the query. */
export function emitQueryPatch(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const pairs = pairProperties(resource, operation);
  const { success } = operation.planned;
  if (typeof resource.storing === 'string' || pairs.length === 0 || success?.shape !== 'item') return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const path = pathOf(operation, item);
  const shown = renderItem(operation);
  const { read } = resource;
  const after =
    read === undefined ? [] : [...renderReading(resource, item), ...renderAgreement(resource, read, operation)];
  const changed = isSteady(resource, operation)
    ? `expect(${shown}).toEqual({ ...${item.variable}, ...changes });`
    : `expect(${shown}).toMatchObject(changes);`;
  // Of one alone there is nothing beside it that a request must carry.
  const carried = pairs.length === 1 ? pairs.map(([, { name }]) => name) : [];
  const rows = pairs.map(([, property]) => ({
    label: property.name,
    values: [renderObject([[property.name, renderOther(property)]])],
  }));
  const refused = listPromised(pairs);
  return [
    {
      title: 'changes only %s',
      table: { columns: ['changes'], rows },
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, queryOver: 'changes', carried })};`,
        `expectDeclared(answer, ${success.status});`,
        changed,
        ...after,
      ],
    },
    ...(refused.length === 0 ? [] : [refuseValues(operation, scene, { path, queryOver: 'query', carried }, refused)]),
  ];
}

function refuseValues(operation: OperationView, scene: Scene, asked: CallArguments, rows: readonly Row[]): TestCase {
  return {
    title: 'refuses values that no item can have: %s',
    table: { columns: ['query'], rows },
    lines: [...scene.lines, `expectRefused(await ${renderCall(operation, asked)});`],
  };
}

/** Code of the name and the password that an item has, as a query carries them. */
function nameLogin({ planned }: OperationView, item: Pick<StoredItem, 'variable'>): Entries {
  return planned.filters.map(({ parameter, property }) => [parameter, renderAccess(item.variable, property)]);
}

/** A login that lets nobody in: it tells whether some item has a name and a password. */
export function emitOpenLogin(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { filters, success } = operation.planned;
  if (typeof resource.storing === 'string' || filters.length === 0) return [];
  const { name } = resource.resource;
  const scene = new Scene(context);
  const item = scene.store(name);
  const right = nameLogin(operation, item);
  const status = success?.status ?? 200;
  const refuse = (query: Entries): string => `expectRefused(await ${renderCall(operation, { query })});`;
  return [
    {
      title: `answers ${status} where some ${name} has them`,
      lines: [...scene.lines, `expectDeclared(await ${renderCall(operation, { query: right })}, ${status});`],
    },
    {
      title: `refuses what no ${name} has`,
      lines: [
        ...scene.lines,
        ...right.map(([wrong]) => refuse(right.map(([one, code]) => [one, one === wrong ? '"nobody\'s"' : code]))),
        ...right.map(([absent]) => refuse(right.filter(([one]) => one !== absent))),
      ],
    },
    ...emitChosenLogin(context, resource, operation),
  ];
}

/** A logout that ends nothing. */
export function emitLogout(operation: OperationView): TestCase[] {
  const status = operation.planned.success?.status ?? 200;
  return [
    {
      title: `answers ${status}, whoever asks`,
      lines: [`expectDeclared(await ${renderCall(operation)}, ${status});`],
    },
  ];
}
