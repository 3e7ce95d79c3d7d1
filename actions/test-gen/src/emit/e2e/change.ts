import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findMatcher, hidesParts, listHidden } from '../../service/resource-view';
import type { PropertyShape } from '../../shapes/shape';
import { joinWords, renderAccess, renderLiteral, renderObject } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderVariants } from '../../values/variants';
import { renderCall, renderItem } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { Row, TestCase } from '../test-module';

import { renderComparison } from './create';
import { isSteady, renderAgreement, renderReading } from './read';

/** An operation that changes an item, with its body. */
interface Change {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly body: NamedBody;
  /** Of success. */
  readonly status: number;
}

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

function replaceBy(change: Change, title: string, wrap: (code: string) => string): TestCase[] {
  const { context, resource, operation, body, status } = change;
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const sent = wrap(scene.body(body));
  const showing = showChanged(change, item);
  if (showing === undefined) return [];
  const names = listCarried(change).map(({ name }) => name);
  return [
    {
      title,
      lines: [
        ...scene.lines,
        `const sent = ${sent};`,
        `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: 'sent' })};`,
        `expectDeclared(answer, ${status});`,
        ...showing.before,
        renderComparison(resource, { operation: showing.by, item: showing.item, sent: 'sent', names }),
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
  const keepsOnly = (code: string): string => `only(${code}, ${needed.map(renderLiteral).join(', ')})`;
  const hasDefaults = change.body.plan.properties.some(({ hasDefault }) => hasDefault);
  const isMade = (resource.resource.made ?? []).length > 0;
  const canForget = needed.length > 0 && needed.length < carried.length && !hasDefaults && !isMade;
  return [
    ...replaceBy(change, `answers ${change.status} with everything replaced`, (code) => code),
    ...(canForget ? replaceBy(change, 'forgets what is not sent again', keepsOnly) : []),
    ...emitClock(change),
    ...refuseTwins(change),
  ];
}

/** A value other than the one that samples have. */
export function renderOther({ name, shape }: PropertyShape): string {
  const sample = renderSample(shape, name);
  return renderVariants(shape, 2)?.find((code) => code !== sample) ?? sample;
}

/** A test that changes one property after the other. */
function renderEach(title: string, changed: readonly PropertyShape[], lines: readonly string[]): TestCase[] {
  const rows = changed.map((property): Row => ({
    label: property.name,
    values: [renderObject([[property.name, renderOther(property)]])],
  }));
  return rows.length === 0 ? [] : [{ title, table: { columns: ['changes'], rows }, lines: [...lines] }];
}

function changeEach(change: Change): TestCase[] {
  const { context, resource, operation, body, status } = change;
  const whole = body.plan.properties.filter(({ shape }) => !hidesParts(shape));
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const showing = showChanged(change, item);
  if (showing === undefined) return [];
  const hidden = new Set(listHidden(resource, showing.by, body.plan.properties));
  const stamps = resource.resource.timestamps.filter(({ on }) => on === 'update');
  const moved = stamps.map(({ property }): [string, string] => [property, renderAccess(showing.item, property)]);
  const kept = stamps.length === 0 ? '' : `, ${renderObject(moved).slice(1, -1)}`;
  const isExact = isSteady(resource, showing.by);
  const expectItem = (code: string): string => `expect(${showing.item}).${findMatcher(resource)}({ ${code}${kept} });`;
  const linesOf = (expectation: string): string[] => [
    ...scene.lines,
    `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: 'changes' })};`,
    `expectDeclared(answer, ${status});`,
    ...showing.before,
    expectation,
    ...showing.after,
  ];
  const changes = isExact
    ? expectItem(`...${item.variable}, ...changes`)
    : `expect(${showing.item}).toMatchObject(changes);`;
  const open = whole.filter(({ name }) => !hidden.has(name));
  const secret = isExact ? whole.filter(({ name }) => hidden.has(name)) : [];
  return [
    ...renderEach('changes only %s', open, linesOf(changes)),
    ...renderEach('takes %s and shows nothing of it', secret, linesOf(expectItem(`...${item.variable}`))),
  ];
}

/** Changing parts of one item. */
export function emitPatch(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const change = beginChange(context, resource, operation);
  return change === undefined ? [] : [...changeEach(change), ...emitClock(change), ...refuseTwins(change)];
}

/** Code of a body that changes something. */
function renderChange({ operation, body }: Change, scene: Scene): string | undefined {
  if (operation.planned.kind !== 'patch') return scene.body(body);
  const [property] = body.plan.properties;
  return property === undefined ? undefined : renderObject([[property.name, renderOther(property)]]);
}

function checkStamps({ resource, operation }: Change, item: StoredItem): string[] {
  const declared = resource.shape.kind === 'object' ? resource.shape.properties : [];
  return resource.resource.timestamps.map(({ property, on }) => {
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
  const { timestamps, name } = resource.resource;
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

/** A change that would give two items the same unique values. */
function refuseTwins(change: Change): TestCase[] {
  const { resource, operation, body } = change;
  const sent = new Set(body.plan.properties.map(({ name }) => name));
  return operation.planned.conflicts
    .filter(({ cause, properties }) => cause === 'unique' && properties.every((name) => sent.has(name)))
    .flatMap(({ status, properties }) => {
      const name = resource.resource.name;
      const { scene, first, second } = storePair(change);
      const same = properties.map((property): [string, string] => [property, renderAccess(first.variable, property)]);
      const code = operation.planned.kind === 'patch' ? renderObject(same) : scene.body(body, same);
      return [
        {
          title: `answers ${status} where another ${name} has the same ${joinWords(properties)}`,
          lines: [
            ...scene.lines,
            `const answer = await ${renderCall(operation, { path: pathOf(operation, second), body: code })};`,
            `expectDeclared(answer, ${status});`,
          ],
        },
        raceForTwins(change, properties, status),
      ];
    });
}

/** Two items that share what they refer to, so that they can have the same unique values. */
function storePair({ context, resource }: Change): { scene: Scene; first: StoredItem; second: StoredItem } {
  const scene = new Scene(context);
  const { name } = resource.resource;
  const parents = scene.storeParents(name);
  const references = scene.storeReferences(name);
  const first = scene.store(name, { as: 'first', parents, given: references });
  const second = scene.store(name, { as: 'second', parents, given: references });
  return { scene, first, second };
}

/** Of two changes to the same unique values at the same time one is refused. */
function raceForTwins(change: Change, properties: readonly string[], conflict: number): TestCase {
  const { operation, body, status } = change;
  const { scene, first, second } = storePair(change);
  const wanted = body.plan.properties.filter(({ name }) => properties.includes(name));
  const changes = renderObject(wanted.map((property) => [property.name, renderOther(property)]));
  const given = wanted.map(({ name }): [string, string] => [name, renderAccess('changes', name)]);
  const code = operation.planned.kind === 'patch' ? 'changes' : scene.body(body, given);
  const calls = [first, second].map((item) => renderCall(operation, { path: pathOf(operation, item), body: code }));
  return {
    title: `lets one of two win that ask for the same ${joinWords(properties)} at once`,
    lines: [
      ...scene.lines,
      `const changes = ${changes};`,
      `const answers = await Promise.all([${calls.join(', ')}]);`,
      `expect(answers.map(({ status }) => status).sort()).toEqual([${[status, conflict].sort().join(', ')}]);`,
    ],
  };
}
