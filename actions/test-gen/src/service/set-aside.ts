import type { Plan, PlannedOperation } from '@orchestrate/contracts/plan';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import type { IsOpen } from '@orchestrate/kit/run-directory/open-operations';

import type { ParameterView } from './operation-view';

/** Tells which headers the requests of an operation may carry. */
export type ListHeaders = (operation: PlannedOperation) => readonly ParameterView[];

/** Whether bodies are XML, and neither JSON nor a form. */
function isXmlAlone(types: readonly string[] = []): boolean {
  const notations = types.map((type) => findNotation(type));
  return notations.includes('xml') && !notations.includes('json') && !notations.includes('form');
}

/** Why one operation gets no request that is valid, whatever the values, while others of its resource do. */
function findReason(
  { kind, idempotency, conditions, requestTypes, answerTypes }: PlannedOperation,
  headers: readonly ParameterView[],
): string | undefined {
  if (kind === 'head') return 'it answers as GET of its path does, without the body that the tests read';
  if (answerTypes?.every((type) => findNotation(type) === 'csv') === true)
    return 'it answers with a table, and the tests read JSON';
  if ([requestTypes, answerTypes].some(isXmlAlone))
    return 'it speaks XML and no JSON, and the tests send and read JSON';
  const shapeOf = (wanted: string): ParameterView['shape'] | undefined =>
    headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.shape;
  const key = idempotency === undefined ? undefined : shapeOf(idempotency.header);
  if (key !== undefined && key.kind !== 'string' && key.kind !== 'integer')
    return `its ${idempotency?.header ?? 'key'} is one of a few values, and each request needs another one`;
  const tag = conditions?.match === undefined ? undefined : shapeOf('If-Match');
  const isFree = tag === undefined || (tag.kind === 'string' && tag.pattern === undefined && tag.minLength < 2);
  return isFree ? undefined : 'its If-Match has a form of its own, which the tags of the service need not have';
}

/** A plan without what the tests of resources do not know. */
export interface SetAside {
  readonly plan: Plan;
  /** By operation id: why only callers without credentials try it. */
  readonly reasons: ReadonlyMap<string, string>;
}

function toCustom(operation: PlannedOperation, reason: string): PlannedOperation {
  return { ...operation, resource: undefined, kind: 'custom', reason, filters: [], conflicts: [], parents: [] };
}

/**
 * Makes custom ones of a plan's operations that only strangers can try, and says why; and of those that were inferred
 * and that generating left to be written.
 */
export function setAside(plan: Plan, listHeaders: ListHeaders, isOpen: IsOpen = () => false): SetAside {
  const reasons = new Map<string, string>();
  const operations = plan.operations.map((operation): PlannedOperation => {
    const reason = findReason(operation, listHeaders(operation));
    if (reason !== undefined) reasons.set(operation.id, reason);
    else if (operation.kind === 'custom' || !isOpen(operation)) return operation;
    return toCustom(operation, reason ?? 'what was inferred does not fit its schemas');
  });
  return { plan: { ...plan, operations }, reasons };
}
