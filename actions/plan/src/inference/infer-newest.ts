import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { findPrivateScope } from './accounts/private-items';
import type { Role } from './accounts/roles';
import type { Inference, InferenceContext } from './inference';
import type { InferenceFrame } from './inference-frame';
import { readItemAnswer } from './item-answer';
import { findFilters, listQuery } from './list-query';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';
import { listRequested } from './writes';

const NEWEST = /^(?:latest|newest|mostrecent)$/;
const ANSWERS = ['404', '4XX', '4xx', 'default'];

/** The moment of which requests tell, where it is one: when a reading was taken, whenever it is stored. */
function findMoment(document: OpenApiDocument, draft: ResourceDraft): string | undefined {
  const requested = listRequested(document, draft);
  const moments = [...draft.representation.properties].filter(
    ([name, { value, pointer }]) =>
      requested.has(name) && followSchema(document, value, pointer).value.format === 'date-time',
  );
  return moments.length === 1 ? moments[0]?.[0] : undefined;
}

function inferNewest(view: OperationView, context: InferenceContext): Inference {
  const success = readItemAnswer(view, context, false);
  if ('reason' in success) return success;
  if (!ANSWERS.some((status) => view.responses.has(status)))
    return { reason: 'no answer is declared for where there is none yet' };
  const { filters, evidence, unexplained } = findFilters(context, listQuery(context, view));
  const [open] = unexplained;
  if (open !== undefined) return { reason: `the query parameter \`${open.parameter.name}\` fits no rule` };
  const scoped = findPrivateScope(view, context);
  const property = findMoment(context.document, context.draft);
  const by = property === undefined ? 'was created last' : `has the latest \`${property}\``;
  return {
    kind: 'list',
    success,
    filters,
    ...(scoped === undefined ? {} : { scope: scoped.scope }),
    sorting: { choices: [{ value: 'newest', ...(property === undefined ? {} : { property }), descending: true }] },
    evidence: [
      { rule: 'newest', detail: `the path asks for the newest of a collection: the ${context.draft.name} that ${by}` },
      ...(scoped === undefined ? [] : [scoped.evidence].flat()),
      ...evidence,
    ],
  };
}

/** `GET /readings/latest` that answers one of them. */
export function findNewestRole(view: OperationView, { drafts, overrules }: InferenceFrame): Role | undefined {
  const { shape, entry, id, success } = view;
  if (entry.method !== 'get' || shape.kind !== 'collection' || !NEWEST.test(foldName(shape.segment))) return undefined;
  if (success?.body?.isJson !== true) return undefined;
  if (overrules.isOff('newest', [entry.operation.operationId, id])) return undefined;
  const draft = findDraftByKey(drafts, shape.key.slice(0, shape.key.lastIndexOf('/')));
  if (draft === undefined || findDraftByKey(drafts, shape.key) !== undefined) return undefined;
  return { draft, parents: shape.parents, rule: inferNewest };
}
