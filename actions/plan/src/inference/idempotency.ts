import type { Idempotency } from '@orchestrate/contracts/conditions';
import type { Evidence, OperationKind } from '@orchestrate/contracts/plan';

import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import { findDeclared, findHeader } from './response-lookup';

const NAMES = ['Idempotency-Key', 'X-Idempotency-Key'];
/** What answers of the first request would hold for others is a secret: a token is not kept to be given again. */
const REPEATABLE: readonly OperationKind[] = ['create', 'create-many', 'transition'];
const SAYS_KEY = /\bidempot|\bkey\b/i;

/** The status for a key that was used for another request: one that says so, else what is declared for such. */
function chooseConflict({ responses }: OperationView): number {
  const telling = [422, 409, 400].find((status) =>
    SAYS_KEY.test(responses.get(String(status))?.value.description ?? ''),
  );
  return telling ?? [422, 409, 400].find((status) => findDeclared(responses, status) !== undefined) ?? 422;
}

/** Whether a header holds a key by which a repeated request is told from a new one. */
export function findIdempotency(
  view: OperationView,
  kind: OperationKind,
  { isOff }: InferenceContext,
): { readonly idempotency: Idempotency; readonly evidence: Evidence } | undefined {
  const header = NAMES.map((name) => findHeader(view, name)).find((name) => name !== undefined);
  const isRead = view.request === undefined || view.request.isJson;
  if (header === undefined || !isRead || view.entry.method !== 'post') return undefined;
  if (!REPEATABLE.includes(kind) || isOff('idempotency-key')) return undefined;
  const conflict = chooseConflict(view);
  const detail = `the same \`${header}\` with the same request is given the first answer again, with another one ${conflict}`;
  const isRequired = view.parameters.some(({ value }) => value.name === header && value.required === true);
  return { idempotency: { header, conflict, isRequired }, evidence: { rule: 'idempotency-key', detail } };
}
