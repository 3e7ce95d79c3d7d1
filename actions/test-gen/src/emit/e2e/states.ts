import type { Transition } from '@orchestrate/contracts/transition';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf } from '../scene';

/** A state by its name, or whether a flag is set. */
export type State = Transition['to'];

/** How an item gets into a state: what it is stored with, and the actions that follow. */
export interface Route {
  readonly given: Entries;
  readonly steps: readonly OperationView[];
}

/** The state that an item stored as usual is in, and whether whoever stores it may choose another. */
function findStart(
  context: EmitContext,
  { resource, storing }: ResourceView,
  property: string,
): { readonly state: State | undefined; readonly isChosen: boolean } {
  const body = typeof storing === 'string' ? undefined : context.bodies.get(storing.operation.planned.id);
  if (body?.plan.properties.some(({ name }) => name === property) === true) return { state: undefined, isChosen: true };
  const begun = resource.made?.find((one) => one.property === property)?.value;
  const flag = typeof begun === 'boolean' ? begun : undefined;
  const initial = resource.state?.property === property ? resource.state.initial : flag;
  return { state: initial, isChosen: false };
}

/** The shortest way into a state over the resource's actions; `undefined`: none is known. */
export function findRoute(
  context: EmitContext,
  resource: ResourceView,
  property: string,
  wanted: State,
): Route | undefined {
  const { state, isChosen } = findStart(context, resource, property);
  if (isChosen) return { given: [[property, renderLiteral(wanted)]], steps: [] };
  if (state === undefined) return undefined;
  const actions = resource.operations.filter(
    (operation) =>
      operation.planned.kind === 'transition' &&
      operation.planned.transition?.property === property &&
      chooseSchemes(context.view.plan, operation) !== undefined,
  );
  const routes = new Map<State, readonly OperationView[]>([[state, []]]);
  // A map gives what is added while it is gone through, too: nearest states first.
  for (const [at, steps] of routes) {
    for (const action of actions) {
      const { from, to = '' } = action.planned.transition ?? {};
      if (from?.includes(at) !== false && !routes.has(to)) routes.set(to, [...steps, action]);
    }
  }
  const steps = routes.get(wanted);
  return steps === undefined ? undefined : { given: [], steps };
}

/** The shortest way into a state that an operation does something in; of operations that move nothing, none is needed. */
export function findEntry(context: EmitContext, resource: ResourceView, { planned }: OperationView): Route | undefined {
  const { transition } = planned;
  if (transition === undefined) return { given: [], steps: [] };
  const routes = (transition.from ?? []).map((state) => findRoute(context, resource, transition.property, state));
  const found = routes.filter((route) => route !== undefined).sort((a, b) => a.steps.length - b.steps.length);
  return transition.from === undefined ? { given: [], steps: [] } : found[0];
}

/** Code that takes the steps of a route with an item. */
export function renderSteps({ steps }: Route, item: StoredItem): string[] {
  return steps.map((step) => {
    const call = renderCall(step, { path: pathOf(step, item) });
    return `expectDeclared(await ${call}, ${step.planned.success?.status ?? 200});`;
  });
}
