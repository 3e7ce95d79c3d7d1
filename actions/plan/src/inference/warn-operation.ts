import type { OperationKind, PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import { extendPointer } from '@orchestrate/kit/openapi/references';

import type { OperationView } from './operation-view';

// HTTP itself, or the declared security, gives these their meaning.
const MEANT_BY_HTTP = /^(?:accept|content-type|authorization)$/i;

/** Parameters that mean something to nobody here. Query parameters of a list are judged by the list's own rules. */
function warnParameters(
  { id, parameters }: OperationView,
  kind: OperationKind,
  explained: ReadonlySet<string>,
): PlanWarning[] {
  return parameters
    .filter(({ value }) => value.in !== 'path' && !(value.in === 'query' && kind === 'list'))
    .filter(({ value }) => !(value.in === 'header' && MEANT_BY_HTTP.test(value.name)))
    .filter(({ value }) => !explained.has(value.name))
    .map(({ value, pointer }) => ({
      rule: 'unexplained-parameter',
      message: `the ${value.in} parameter \`${value.name}\` of ${id} fits no rule: it is checked and has no effect`,
      pointer,
    }));
}

function warnCallbacks({ id, entry }: OperationView): PlanWarning[] {
  return Object.keys(entry.operation.callbacks ?? {}).map((name) => ({
    rule: 'callback',
    message: `the callback \`${name}\` of ${id} is a request that the service would send: it is not generated`,
    pointer: extendPointer(entry.pointer, 'callbacks', name),
  }));
}

type Told = Pick<PlannedOperation, 'kind' | 'creates'>;

/** A PUT that could also create only replaces. */
function warnCreatingPut({ id, responses }: OperationView, { kind, creates }: Told): PlanWarning[] {
  const created = responses.get('201');
  if (kind !== 'replace' || creates === true || created === undefined) return [];
  const message = `${id} declares 201 too: it replaces what is there and answers 404 for an unknown id, it never creates`;
  return [{ rule: 'creating-put', message, pointer: created.pointer }];
}

/**
 * What an inferred operation declares and the service will not do.
 * @param explained - names of parameters that some rule gives a meaning
 */
export function warnOperation(
  view: OperationView,
  operation: Told,
  explained: ReadonlySet<string> = new Set(),
): PlanWarning[] {
  return [
    ...warnParameters(view, operation.kind, explained),
    ...warnCallbacks(view),
    ...warnCreatingPut(view, operation),
  ];
}
