import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { namesOf } from './find-rule';
import type { OperationView } from './operation-view';
import type { Overrules } from './overrules';

function isDemanded(header: unknown): boolean {
  return typeof header === 'object' && header !== null && Reflect.get(header, 'required') === true;
}

/** What OPTIONS must answer beside the methods of its path, which nothing says the value of; `undefined`: nothing. */
function findObstacle({ request, parameters, success, responses }: OperationView): string | undefined {
  if (success === undefined) return 'OPTIONS answers the methods of its path, and no success is declared';
  if (success.body !== undefined) return 'OPTIONS answers the methods of its path, and a body besides';
  const isAsked = request?.isRequired === true || parameters.some(({ value }) => value.in !== 'path' && value.required);
  if (isAsked) return 'OPTIONS answers the methods of its path, whatever is sent, and it must be sent something';
  const declared = Object.entries(responses.get(String(success.status))?.value.headers ?? {});
  const others = declared.filter(([name, header]) => name.toLowerCase() !== 'allow' && isDemanded(header));
  return others.length === 0 ? undefined : `OPTIONS must answer the header \`${others[0]?.[0] ?? ''}\``;
}

/** What OPTIONS operations are: they tell the methods of their path, as RFC 9110 has it. */
export function inferOptions(
  views: readonly OperationView[],
  operations: readonly PlannedOperation[],
  { find, isOff }: Pick<Overrules, 'find' | 'isOff'>,
): PlannedOperation[] {
  return operations.map((operation, index) => {
    const view = views[index];
    if (view === undefined || operation.method !== 'options' || operation.kind !== 'custom') return operation;
    if (find(namesOf(view)) === 'custom' || isOff('options', namesOf(view))) return operation;
    const reason = findObstacle(view);
    if (reason !== undefined) return { ...operation, reason, evidence: [{ rule: 'custom', detail: reason }] };
    const { reason: _reason, ...rest } = operation;
    return {
      ...rest,
      kind: 'options',
      success: { status: view.success?.status ?? 204, shape: 'empty' },
      becomes: 'tells the methods of its path',
      evidence: [{ rule: 'options', detail: 'the header `Allow` tells the methods of the path, and there is no body' }],
    };
  });
}
