import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { namesOf } from './find-rule';
import type { OperationView } from './operation-view';
import type { Overrules } from './overrules';
import { findDeclared } from './response-lookup';

/** Why a HEAD is not what GET of its path answers without the body; `undefined`: it is. */
function findObstacle(
  view: OperationView,
  head: PlannedOperation,
  get: PlannedOperation | undefined,
): string | undefined {
  if (get?.success === undefined) return 'HEAD is answered as GET of the same path, and no rule writes that';
  const { status } = get.success;
  if (findDeclared(view.responses, status) === undefined)
    return `HEAD is answered as GET of the same path, with ${status}, which it does not declare`;
  const isAlike = JSON.stringify(head.security) === JSON.stringify(get.security);
  return isAlike ? undefined : 'HEAD is answered as GET of the same path, which demands other credentials';
}

/** What HEAD operations are: GET of the same path, without the body. Every server that answers GET answers them so. */
export function inferHeads(
  views: readonly OperationView[],
  operations: readonly PlannedOperation[],
  { find, isOff }: Pick<Overrules, 'find' | 'isOff'>,
): PlannedOperation[] {
  const written = new Map(
    operations.flatMap((one) => (one.method === 'get' && one.kind !== 'custom' ? [[one.path, one] as const] : [])),
  );
  return operations.map((operation, index) => {
    const view = views[index];
    if (view === undefined || operation.method !== 'head' || operation.kind !== 'custom') return operation;
    if (find(namesOf(view)) === 'custom' || isOff('head', namesOf(view))) return operation;
    const get = written.get(operation.path);
    const reason = findObstacle(view, operation, get);
    if (reason !== undefined) return { ...operation, reason, evidence: [{ rule: 'custom', detail: reason }] };
    const { reason: _reason, ...rest } = operation;
    const detail = `HEAD of a path answers as its GET does, ${get?.id ?? ''}, without the body`;
    return {
      ...rest,
      kind: 'head',
      success: { status: get?.success?.status ?? 200, shape: 'empty' },
      becomes: `answers as ${get?.id ?? 'GET'} does, without the body`,
      evidence: [{ rule: 'head', detail }],
    };
  });
}
