import type { OperationView } from '../../service/operation-view';
import { isDeclared, refusalStatus } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderObject } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall, renderUnknownId } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { expectInventory } from './inventory';
import { renderRefusal } from './refusals';
import { expectRead } from './remove';

/**
 * Code that asks to do something to the items with these ids.
 * @param beside - what the body carries beside them
 */
export function renderManyCall(
  operation: OperationView,
  ids: readonly string[],
  beside: Entries = [],
  as?: string,
): string {
  // The ids are not in what holds the changes, but beside it.
  const { bodyProperty: _held, ...planned } = operation.planned;
  const { ids: place } = planned;
  const person = as === undefined ? {} : { as };
  const list = `[${ids.join(', ')}]`;
  if (place?.in === 'body') {
    const body = place.name === undefined ? list : renderObject([[place.name, list], ...beside]);
    return renderCall({ ...operation, planned }, { body, ...person });
  }
  const name = place?.name ?? 'ids';
  const isExploded = operation.query.find((parameter) => parameter.name === name)?.isExploded !== false;
  return renderCall(operation, { query: [[name, isExploded ? list : `${list}.join(",")`]], ...person });
}

/** Code of an id that no item has. */
export function renderNobody({ name, id }: ResourceView['resource'], operation: OperationView): string {
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
