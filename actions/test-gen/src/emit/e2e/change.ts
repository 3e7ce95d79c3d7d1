import type { Resource } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import { isPartial } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import {
  findMatcher,
  hidesParts,
  listHidden,
  listMirrored,
  listMoved,
  listShown,
  showsNull,
} from '../../service/resource-view';
import type { PropertyShape } from '../../shapes/shape';
import { joinWords, renderAccess, renderLiteral, renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderCall, renderItem } from '../calls';
import { keepName } from '../kept-name';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { Row, TestCase } from '../test-module';

import { renderComparison } from './create';
import { emitMemberIds } from './member-ids';
import { isSteady, renderAgreement, renderReading } from './read';
import type { Change } from './twins';
import { refuseTwins } from './twins';
import { emitUpsert } from './upsert';

function beginChange(context: EmitContext, resource: ResourceView, operation: OperationView): Change | undefined {
  const body = context.bodies.get(operation.planned.id);
  if (typeof resource.storing === 'string' || body === undefined) return undefined;
  return { context, resource, operation, body, status: operation.planned.success?.status ?? 200 };
}

function answersItem({ planned }: OperationView): boolean {
  return planned.success?.shape === 'item';
}

/** Code that shows the changed item: the answer does, and a second look agrees, or only the second look does. */
interface Showing {
  /** The operation whose answer shows it. */
  readonly by: OperationView;
  readonly item: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function showChanged({ resource, operation }: Change, item: StoredItem): Showing | undefined {
  const reading = renderReading(resource, item);
  if (!answersItem(operation))
    return resource.read === undefined
      ? undefined
      : { by: resource.read, item: renderItem(resource.read, 'read'), before: reading, after: [] };
  const agree = resource.read === undefined ? [] : [...reading, ...renderAgreement(resource, resource.read, operation)];
  return { by: operation, item: renderItem(operation), before: [], after: agree };
}

function listCarried({ body: { plan } }: Change): { readonly name: string; readonly isRequired: boolean }[] {
  const references = plan.references.map(({ property, isRequired }) => ({ name: property, isRequired }));
  return [...plan.properties, ...references];
}

/**
 * A test that replaces an item.
 * @param forgotten - what is not sent; of it, what may be null is shown so
 */
function replaceBy(
  change: Change,
  title: string,
  wrap: (code: string) => string,
  forgotten: readonly string[] = [],
): TestCase[] {
  const { context, resource, operation, body, status } = change;
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const sent = wrap(scene.body(body, keepName(resource, body, item)));
  const showing = showChanged(change, item);
  if (showing === undefined) return [];
  const carried = listCarried(change).map(({ name }) => name);
  const shownBy = new Set(listShown(resource, showing.by));
  const names = carried.filter((name) => shownBy.has(name) || !forgotten.includes(name));
  const nulls = forgotten.filter((name) => showsNull(resource, showing.by, [name]));
  const shown = nulls.length === 0 ? 'sent' : `{ ...sent,${renderObject(nulls.map((name) => [name, 'null'])).slice(1)}`;
  return [
    {
      title,
      lines: [
        ...scene.lines,
        `const sent = ${sent};`,
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: 'sent' })};`,
        `expectDeclared(answer, ${status});`,
        ...showing.before,
        renderComparison(resource, { operation: showing.by, item: showing.item, sent: shown, names }),
        ...showing.after,
      ],
    },
  ];
}

/** Replacing one item. */
export function emitReplace(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const change = beginChange(context, resource, operation);
  if (change === undefined) return [];
  const carried = listCarried(change);
  const needed = carried.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const forgotten = carried.filter(({ isRequired }) => !isRequired).map(({ name }) => name);
  const keepsOnly = (code: string): string => `only(${code}, ${needed.map(renderLiteral).join(', ')})`;
  const hasDefaults = change.body.plan.properties.some(({ hasDefault }) => hasDefault);
  const isMade = (resource.resource.made ?? []).length > 0;
  const canForget = needed.length > 0 && needed.length < carried.length && !hasDefaults && !isMade;
  return [
    ...replaceBy(change, `answers ${change.status} with everything replaced`, (code) => code),
    ...(canForget ? replaceBy(change, 'forgets what is not sent again', keepsOnly, forgotten) : []),
    ...emitClock(change),
    ...refuseTwins(change),
    ...emitUpsert(context, resource, operation),
    ...emitMemberIds(context, resource, operation),
  ];
}

/** A test that changes one property after the other. */
function renderEach(title: string, changed: readonly PropertyShape[], lines: readonly string[]): TestCase[] {
  const rows = changed.map((property): Row => ({
    label: property.name,
    values: [renderObject([[property.name, renderOther(property)]])],
  }));
  return rows.length === 0 ? [] : [{ title, table: { columns: ['changes'], rows }, lines: [...lines] }];
}

/** Code of what a change moves beside what it names, as the item shows it. */
function keepMoved(resource: ResourceView, item: string): string {
  const moved = listMoved(resource).map((property): [string, string] => [property, renderAccess(item, property)]);
  return moved.length === 0 ? '' : `, ${renderObject(moved).slice(1, -1)}`;
}

/** What has to be sent beside the property that changes. */
function listNeeded(change: Change, changed: readonly PropertyShape[]): string[] {
  const [only, another] = changed;
  return listCarried(change).flatMap(({ name, isRequired }) =>
    isRequired && (another !== undefined || name !== only?.name) ? [name] : [],
  );
}

function changeEach(change: Change): TestCase[] {
  const { context, resource, operation, body, status } = change;
  const whole = body.plan.properties.filter(({ shape }) => !hidesParts(shape));
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const showing = showChanged(change, item);
  if (showing === undefined) return [];
  const hidden = new Set(listHidden(resource, showing.by, body.plan.properties));
  const kept = keepMoved(resource, showing.item);
  const needed = listNeeded(change, whole);
  const isWhole = needed.every((name) => listMirrored(resource, showing.by).includes(name));
  const isExact = isSteady(resource, showing.by) && isWhole;
  const sent = needed.length === 0 ? 'changes' : 'sent';
  const names = needed.map(renderLiteral).join(', ');
  const begun = needed.length === 0 ? [] : [`const sent = { ...only(${scene.body(body)}, ${names}), ...changes };`];
  const expectItem = (code: string): string => `expect(${showing.item}).${findMatcher(resource)}({ ${code}${kept} });`;
  const linesOf = (expectation: string): string[] => [
    ...scene.lines,
    ...begun,
    `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: sent })};`,
    `expectDeclared(answer, ${status});`,
    ...showing.before,
    expectation,
    ...showing.after,
  ];
  const changes = isExact
    ? expectItem(`...${item.variable}, ...${sent}`)
    : `expect(${showing.item}).toMatchObject(changes);`;
  const open = whole.filter(({ name }) => !hidden.has(name));
  const secret = isExact ? whole.filter(({ name }) => hidden.has(name)) : [];
  return [
    ...renderEach(needed.length === 0 ? 'changes only %s' : 'changes %s', open, linesOf(changes)),
    ...renderEach(
      'takes %s and shows nothing of it',
      secret,
      linesOf(expectItem(`...${item.variable}${needed.length === 0 ? '' : `, ...only(sent, ${names})`}`)),
    ),
  ];
}

/** Changing parts of one item. */
export function emitPatch(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const change = beginChange(context, resource, operation);
  if (change === undefined) return [];
  const held = emitMemberIds(context, resource, operation);
  return [...changeEach(change), ...emitClock(change), ...refuseTwins(change), ...held];
}

/** Code of a body that changes something. */
function renderChange({ operation, body }: Change, scene: Scene): string | undefined {
  if (!isPartial(operation)) return scene.body(body);
  const [property] = body.plan.properties;
  return property === undefined ? undefined : renderObject([[property.name, renderOther(property)]]);
}

/** Timestamps that the answer to a change shows. */
function listStamps({ resource, operation }: Change): Resource['timestamps'] {
  const shown = listShown(resource, operation);
  return resource.resource.timestamps.filter(({ property }) => shown.includes(property));
}

function checkStamps(change: Change, item: StoredItem): string[] {
  const { resource, operation } = change;
  const declared = resource.shape.kind === 'object' ? resource.shape.properties : [];
  return listStamps(change).map(({ property, on }) => {
    const [before, after] = [renderAccess(item.variable, property), renderAccess(renderItem(operation), property)];
    const isSure = declared.some(({ name, isRequired }) => name === property && isRequired);
    const parse = (code: string): string => `Date.parse(${code}${isSure ? '' : ' ?? ""'})`;
    return on === 'create'
      ? `expect(${after}).toBe(${before});`
      : `expect(${parse(after)}).toBeGreaterThan(${parse(before)});`;
  });
}

/** Timestamps: a change moves those of the last update and keeps those of the creation. */
function emitClock(change: Change): TestCase[] {
  const { context, resource, operation } = change;
  const timestamps = listStamps(change);
  const { name } = resource.resource;
  if (timestamps.length === 0 || !answersItem(operation)) return [];
  const scene = new Scene(context);
  const item = scene.store(name);
  const code = renderChange(change, scene);
  if (code === undefined) return [];
  const isMoved = timestamps.some(({ on }) => on === 'update');
  const words = timestamps.map(({ property, on }) => `${on === 'create' ? 'keeps' : 'moves'} ${property}`);
  return [
    {
      title: joinWords(words),
      lines: [
        ...scene.lines,
        ...(isMoved ? ['await setTimeout(20);'] : []),
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: code })};`,
        ...checkStamps(change, item),
      ],
    },
  ];
}
