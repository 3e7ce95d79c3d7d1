import type { Evidence, Success } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import type { WriteRequest } from './writes';
import { readWholeRequest } from './writes';

/** A request that carries nothing. */
function beginEmpty({ entry }: OperationView): WriteRequest {
  return {
    schema: { schema: { type: 'object' }, properties: new Map(), pointer: entry.pointer },
    writable: new Set(),
    required: new Set(),
  };
}

/** What tells new items apart, or of what they are, without a request's doing. */
function listTold({ draft, parents, state, made, relations }: InferenceContext): string[] {
  const owners = relations.filter(({ from }) => from === 'caller');
  const shown = draft.representation.properties;
  const told = [...parents, ...owners, ...(state === undefined ? [] : [state]), ...made].map(
    ({ property }) => property,
  );
  return [...new Set(told)].filter((property) => shown.has(property));
}

/**
 * The body of a request that makes an item; none, where the path, the caller and what things begin as tell all of it:
 * `POST /quizzes/{quizId}/attempts`.
 */
export function readMaking(
  view: OperationView,
  success: Success,
  context: InferenceContext,
): { readonly request: WriteRequest; readonly evidence: readonly Evidence[] } | { readonly reason: string } {
  const { document, draft } = context;
  const told = view.request === undefined && success.shape === 'item' ? listTold(context) : [];
  if (told.length === 0 || draft.representation.variants !== undefined || context.isOff('empty-create')) {
    const request = readWholeRequest(document, view, draft);
    return 'reason' in request ? request : { request, evidence: [] };
  }
  const detail = `the request carries nothing: ${quoteNames(told)} come from the path, from who calls, or begin by themselves`;
  return { request: beginEmpty(view), evidence: [{ rule: 'empty-create', detail }] };
}
