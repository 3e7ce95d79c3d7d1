import type { OperationView } from '../../service/operation-view';
import { isPartial } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { listMirrored } from '../../service/resource-view';
import { renderObject } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderVariants } from '../../values/variants';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';

import { findEntry, renderSteps } from './states';

/** An item and a request that would change it. */
export interface Attempt {
  readonly lines: readonly string[];
  readonly item: StoredItem;
  /** Whether nothing has changed the item since it was stored. */
  readonly isFresh: boolean;
  /** Code of the request. */
  readonly call: (headers: Entries) => string;
}

/** Code of a body that makes something of the item different, and `undefined` where no such body is known. */
function renderDifferent(
  context: EmitContext,
  scene: Scene,
  resource: ResourceView,
  operation: OperationView,
): string | undefined {
  const body = context.bodies.get(operation.planned.id);
  const shown = listMirrored(resource, resource.read ?? operation);
  const property = body?.plan.properties.find(
    ({ name, shape }) => shown.includes(name) && renderVariants(shape, 2) !== undefined,
  );
  if (body === undefined || property === undefined) return undefined;
  const given: Entries = [[property.name, renderOther(property)]];
  return isPartial(operation) ? renderObject(given) : scene.body(body, given);
}

/** Prepares a request that changes or removes an item; `undefined` where none is known that is sure to. */
export function attempt(context: EmitContext, resource: ResourceView, operation: OperationView): Attempt | undefined {
  if (typeof resource.storing === 'string') return undefined;
  const route = findEntry(context, resource, operation);
  if (route === undefined) return undefined;
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name, { given: route.given });
  const body = operation.body === undefined ? undefined : renderDifferent(context, scene, resource, operation);
  if (operation.body !== undefined && body === undefined && operation.planned.kind !== 'transition') return undefined;
  return {
    lines: [...scene.lines, ...renderSteps(route, item)],
    item,
    isFresh: route.steps.length === 0,
    call: (headers) =>
      renderCall(operation, { path: pathOf(operation, item), ...(body === undefined ? {} : { body }), headers }),
  };
}
