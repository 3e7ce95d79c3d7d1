import type { Transition } from '@orchestrate/contracts/transition';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { isSamplable } from '../../shapes/samplable';
import { renderAccess, renderLiteral, renderObject, withArticle } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall, renderItem, renderUsualBody } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { renderAgreement, renderReading } from './read';
import type { Route, State } from './states';
import { findRoute, renderSteps } from './states';

/** An action with what its tests share. */
interface Action {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly transition: Transition;
  readonly status: number;
}

/** The values of the property that holds the state. */
function listStates({ shape }: ResourceView, { property, from = [], to }: Transition): State[] {
  if (typeof to === 'boolean') return [true, false];
  const found = shape.kind === 'object' ? shape.properties.find(({ name }) => name === property)?.shape : undefined;
  const values = found?.kind === 'enum' ? found.values.filter((value) => typeof value === 'string') : [];
  return values.length > 0 ? values : [...from, to];
}

/** Code that stores an item and brings it into a state. */
function bring({ context, resource }: Action, route: Route): { readonly lines: string[]; readonly item: StoredItem } {
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name, { given: route.given });
  return { lines: [...scene.lines, ...renderSteps(route, item)], item };
}

function listStamps({ resource, transition }: Action, told: Entries): string[] {
  const touched = resource.resource.timestamps.filter(({ on }) => on === 'update').map(({ property }) => property);
  return [...new Set([...transition.stamps, ...touched])].filter(
    (name) => !told.some(([property]) => property === name),
  );
}

/** What the variable `told`, a body of the action, makes of the item; by property. */
function listTold({ operation, transition }: Action): Entries {
  const { shape } = operation.body ?? {};
  const sent =
    shape?.kind === 'object' ? shape.properties.filter((one) => !one.isReadOnly && isSamplable(one.shape)) : [];
  return (transition.carries ?? [])
    .filter(({ name }) => sent.some((one) => one.name === name))
    .map(({ name, property }) => [property, renderAccess('told', name)]);
}

/** What the moved item must look like, by the answer or by a second look. */
function expectMoved(action: Action, item: StoredItem, isFresh: boolean, told: Entries): string[] {
  const { resource, operation, transition } = action;
  const reading = renderReading(resource, item);
  const isShown = operation.planned.success?.shape === 'item';
  const code = isShown || resource.read === undefined ? renderItem(operation) : renderItem(resource.read, 'read');
  const stamps = listStamps(action, told);
  const moved: Entries = [
    [transition.property, renderLiteral(transition.to)],
    ...stamps.map((name): [string, string] => [name, renderAccess(code, name)]),
    ...told,
  ];
  const compare = [
    isFresh
      ? `expect(${code}).toEqual({ ...${item.variable}, ${renderObject(moved).slice(1, -1).trim()} });`
      : `expect(${renderAccess(code, transition.property)}).toBe(${renderLiteral(transition.to)});`,
    ...(isFresh ? [] : told.map(([name, value]) => `expect(${renderAccess(code, name)}).toEqual(${value});`)),
    ...transition.stamps.map((name) => `expect(typeof ${renderAccess(code, name)}).toBe("string");`),
    ...(transition.clears ?? []).map((name) => `expect(${renderAccess(code, name)} ?? null).toBeNull();`),
  ];
  if (!isShown) return reading.length === 0 ? [] : [...reading, ...compare];
  return [
    ...compare,
    ...(reading.length === 0 ? [] : [...reading, ...renderAgreement(resource, resource.read ?? operation, operation)]),
  ];
}

/** That an item is in a state, in the words of a test's title. */
function nameState({ resource, transition }: Action, state: State): string {
  if (typeof state === 'string') return `the ${resource.resource.name} is ${state}`;
  return `${transition.property} of the ${resource.resource.name} is ${state}`;
}

/** What a move does, in the words of its test's title. */
function nameMove({ resource, transition: { property, to } }: Action, from: State): string {
  const one = withArticle(resource.resource.name);
  if (typeof to === 'string') return `moves ${one} from ${String(from)} to ${to}`;
  if (from === to) return `leaves ${one} as it is where ${property} is ${to} already`;
  return to ? `sets ${property} of ${one}` : `takes ${property} of ${one} away`;
}

function emitMove(action: Action, from: State, route: Route): TestCase {
  const { operation, status } = action;
  const { lines, item } = bring(action, route);
  const isFresh = route.steps.length === 0;
  const told = listTold(action);
  const sent = told.length === 0 ? [] : [`const told = ${renderUsualBody(operation) ?? '{}'};`];
  const body = told.length === 0 ? {} : { body: 'told' };
  return {
    title: `answers ${status} and ${nameMove(action, from)}`,
    lines: [
      ...lines,
      ...sent,
      `const answer = await ${renderCall(operation, { path: pathOf(operation, item), ...body })};`,
      `expectDeclared(answer, ${status});`,
      ...expectMoved(action, item, isFresh, told),
    ],
  };
}

function emitRefusal(action: Action, state: State, route: Route): TestCase {
  const { operation, resource, transition } = action;
  const { lines, item } = bring(action, route);
  const reading = renderReading(resource, item);
  const kept = renderObject([[transition.property, renderLiteral(state)]]);
  return {
    title: `answers ${transition.refusal ?? 409} where ${nameState(action, state)}, and leaves it so`,
    lines: [
      ...lines,
      `const answer = await ${renderCall(operation, { path: pathOf(operation, item) })};`,
      `expectDeclared(answer, ${transition.refusal ?? 409});`,
      ...(reading.length === 0
        ? []
        : [...reading, `expect(${renderItem(resource.read ?? operation, 'read')}).toMatchObject(${kept});`]),
    ],
  };
}

/** Of two who do it at the same time one is refused. */
function emitRace(action: Action, route: Route): TestCase {
  const { operation, transition, status } = action;
  const { lines, item } = bring(action, route);
  const call = renderCall(operation, { path: pathOf(operation, item) });
  return {
    title: 'lets only one of two at the same time',
    lines: [
      ...lines,
      `const answers = await Promise.all([${call}, ${call}]);`,
      `expect(answers.map(({ status }) => status).sort()).toEqual([${status}, ${transition.refusal ?? 409}]);`,
    ],
  };
}

/** States of an action's items that no request here brings an item into, so that nobody tries the action in them. */
export function listUnreached(context: EmitContext, resource: ResourceView, { planned }: OperationView): State[] {
  const { transition } = planned;
  if (transition === undefined || typeof resource.storing === 'string') return [];
  return listStates(resource, transition).filter(
    (state) => findRoute(context, resource, transition.property, state) === undefined,
  );
}

/** An action that moves an item to another state. */
export function emitTransition(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { transition, success } = operation.planned;
  if (transition === undefined || typeof resource.storing === 'string') return [];
  const action: Action = { context, resource, operation, transition, status: success?.status ?? 200 };
  const routes = listStates(resource, transition).flatMap((state) => {
    const route = findRoute(context, resource, transition.property, state);
    return route === undefined ? [] : [{ state, route, isAllowed: transition.from?.includes(state) !== false }];
  });
  // Who sets a flag again is answered as before; what becomes of a state that is there already is not known.
  const isMove = (state: State): boolean => typeof state === 'boolean' || state !== transition.to;
  const moves = routes.filter(({ isAllowed, state }) => isAllowed && isMove(state));
  const refusals = routes.filter(({ isAllowed }) => !isAllowed);
  const [first] = moves;
  const isOnce = transition.from !== undefined && !transition.from.includes(transition.to);
  return [
    ...moves.map(({ state, route }) => emitMove(action, state, route)),
    ...refusals.map(({ state, route }) => emitRefusal(action, state, route)),
    ...(first === undefined || !isOnce ? [] : [emitRace(action, first.route)]),
  ];
}
