import type { Child, Tally } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listShown } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import { renderAccess, renderKey, renderLiteral } from '../../text/code';
import { renderCall, renderItem } from '../calls';
import type { EmitContext, StoreOptions } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

/** How an item is stored so that it belongs to another one; `undefined` where no request says so. */
export function belongTo(
  context: EmitContext,
  { resource, by }: Pick<Child, 'resource' | 'by'>,
  parent: string,
  id: string,
): StoreOptions | undefined {
  const { storing } = findResource(context.view, resource);
  if (typeof storing === 'string' || !storing.answersItem) return undefined;
  const [above, ...others] = storing.parents;
  if (above === undefined)
    return storing.references.some(({ property }) => property === by) ? { given: [[by, id]] } : undefined;
  return above.resource === parent && others.length === 0 ? { parents: [[above.parameter, id]] } : undefined;
}

/** Reading an item that shows what belongs to it: two that were stored one after the other. */
export function emitChildren(context: EmitContext, { resource }: ResourceView, operation: OperationView): TestCase[] {
  return (resource.children ?? []).flatMap((child): TestCase[] => {
    const scene = new Scene(context);
    const item = scene.store(resource.name);
    const place = belongTo(context, child, resource.name, item.id);
    const { id } = findResource(context.view, child.resource).resource;
    if (place === undefined || id.source === 'hidden') return [];
    const [first, second] = ['first', 'second'].map((as) => scene.store(child.resource, { ...place, as }));
    const status = operation.planned.success?.status ?? 200;
    const shown = renderAccess(renderItem(operation), child.property);
    return [
      {
        title: `shows each ${child.resource} that belongs to the ${resource.name}, in order of creation`,
        lines: [
          ...scene.lines,
          `const answer = await ${renderCall(operation, { path: pathOf(operation, item) })};`,
          `expectDeclared(answer, ${status});`,
          `expect(${shown}).toMatchObject([{ ${renderKey(id.property)}: ${first?.id} }, { ${renderKey(id.property)}: ${second?.id} }]);`,
        ],
      },
    ];
  });
}

/** Whether an item can have only one of what belongs to it, or one of each account. */
function isAlone(context: EmitContext, { resource, by }: Tally): boolean {
  return findResource(context.view, resource).resource.unique.some((names) => names.includes(by));
}

/** Code of a number that stored items show, which their type may not promise. */
export function renderNumber(context: EmitContext, { resource, average }: Tally, stored: string): string {
  const name = average?.of ?? '';
  const code = renderAccess(stored, name);
  const { shape } = findResource(context.view, resource);
  const known = shape.kind === 'object' ? shape.properties.find((property) => property.name === name) : undefined;
  return known?.isRequired === true && !known.shape.isNullable ? code : `Number(${code})`;
}

/** Code of how many stored items a number counts: all, or those that say of themselves what it asks for. */
function renderCounted({ where }: Tally, stored: readonly string[]): string {
  if (where === undefined) return String(stored.length);
  const said = renderAccess('one', where.property);
  const isCounted = where.equals === true ? said : `${said} === ${renderLiteral(where.equals)}`;
  return `[${stored.join(', ')}].filter((one) => ${isCounted}).length`;
}

/** What a number must be after items were stored: as many as there are, or the mean of what their answers show. */
function renderTally(context: EmitContext, tally: Tally, shown: string, stored: readonly string[]): string {
  if (tally.average === undefined) return `expect(${shown}).toBe(${renderCounted(tally, stored)});`;
  const values = stored.map((one) => renderNumber(context, tally, one));
  return `expect(${shown}).toBeCloseTo((${values.join(' + ')}) / ${values.length});`;
}

/** Reading an item that shows numbers of what belongs to it: none first, then of what was stored for it and for another. */
export function emitTallies(context: EmitContext, view: ResourceView, operation: OperationView): TestCase[] {
  const { resource } = view;
  const shown = listShown(view, operation);
  return (resource.tallies ?? []).flatMap((tally): TestCase[] => {
    const scene = new Scene(context);
    const item = scene.store(resource.name);
    const place = belongTo(context, tally, resource.name, item.id);
    const another = scene.store(resource.name, { as: 'another' });
    const elsewhere = belongTo(context, tally, resource.name, another.id);
    if (place === undefined || elsewhere === undefined || !shown.includes(tally.property)) return [];
    const call = renderCall(operation, { path: pathOf(operation, item) });
    const number = (answer: string): string => renderAccess(renderItem(operation, answer), tally.property);
    const later = new Scene(context);
    later.store(tally.resource, { ...elsewhere, as: 'other' });
    const names = isAlone(context, tally) ? ['first'] : ['first', 'second'];
    for (const as of names) later.store(tally.resource, { ...place, as });
    const only = tally.where === undefined ? '' : `, where ${tally.where.property} is ${String(tally.where.equals)}`;
    const many = names.length === 1 ? `the ${tally.resource} that belongs` : `each ${tally.resource} that belongs`;
    return [
      {
        title: `tells by ${tally.property} of ${many} to the ${resource.name}${only}, and of no other`,
        lines: [
          ...scene.lines,
          `const before = await ${call};`,
          `expect(${number('before')}).toBe(${tally.average?.atNothing === 'null' ? 'null' : '0'});`,
          ...later.lines,
          `const answer = await ${call};`,
          `expectDeclared(answer, ${operation.planned.success?.status ?? 200});`,
          renderTally(context, tally, number('answer'), names),
        ],
      },
    ];
  });
}
