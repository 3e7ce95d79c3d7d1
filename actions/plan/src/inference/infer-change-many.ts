import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';

import { quoteNames } from '../wording';

import { findFlag } from './flags';
import { inferFlag } from './infer-flag';
import { inferPatch } from './infer-item';
import { inferTransition, speaksOfState } from './infer-transition';
import type { Inference, InferenceContext } from './inference';
import { readChangedAnswer } from './many-answer';
import type { Ids } from './many-ids';
import { findIds, findIdsBeside } from './many-ids';
import { nameAction, readVerb } from './many-verbs';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';
import { findState } from './states';

const CHANGE = /^(?:update|edit|change|patch|modify|set)?$/;
/** What holds the changes beside the ids. */
const CHANGES = /^(?:changes|change|update|updates|data|patch|values|set|attributes|fields)$/;
/** How a refusal speaks of ids that are nobody's. */
const SAYS_UNKNOWN = /\b(?:unknown|no such|not found|(?:do(?:es)?|did) not exist|missing|non-?existent)\b/i;

/** The action as it would be on one item, which it is judged by. What is said of unknown ids is said of no state. */
function viewOne(view: OperationView, draft: ResourceDraft): OperationView | undefined {
  const { shape, success, responses } = view;
  const { collections } = draft;
  const [main] = collections;
  const isBelow = shape.kind === 'collection' && collections.every(({ key }) => key !== shape.key);
  if (!isBelow || main === undefined || success === undefined) return undefined;
  const segment = nameAction(view, draft);
  if (segment === '') return undefined;
  const { request: _several, ...rest } = view;
  const telling = [...responses].filter(([, { value }]) => !SAYS_UNKNOWN.test(value.description));
  return {
    ...rest,
    shape: { ...shape, key: `${main.key}/{}/${segment}`, segment },
    success: { status: success.status },
    responses: new Map(telling),
  };
}

function isTransition(document: OpenApiDocument, one: OperationView, draft: ResourceDraft): boolean {
  if (one.shape.kind !== 'collection') return false;
  const state = findState(document, draft);
  const speaks = state !== undefined && speaksOfState(one.shape.segment, state);
  return speaks || findFlag(document, draft, one) !== undefined;
}

function describeIds({ name }: Ids, { plural }: ResourceDraft): string {
  return `${name === undefined ? 'the body' : `\`${name}\``} holds ids of ${plural}`;
}

/** An action on the items that a list of ids names: each is moved as it would be alone, all of them or none. */
function inferTransitionMany(view: OperationView, one: OperationView, ids: Ids, context: InferenceContext): Inference {
  const { document, draft } = context;
  const success = readChangedAnswer(view, context);
  if ('reason' in success) return success;
  const isFlag = findFlag(document, draft, one) !== undefined;
  const inferred = isFlag ? inferFlag(one, context) : inferTransition(one, context);
  if ('reason' in inferred) return inferred;
  const detail = `${describeIds(ids, draft)}: each is moved, or none`;
  const evidence = [{ rule: 'transition-many', detail }, ...inferred.evidence];
  return { ...inferred, kind: 'transition-many', success, ids, evidence };
}

/** What of a body changes the items whose ids are beside it, and the property that holds it, if one does. */
function findChanges(
  document: OpenApiDocument,
  view: OperationView,
  draft: ResourceDraft,
): { readonly ids: Ids; readonly schema: Located<Schema>; readonly property?: string } | undefined {
  const { shape, request } = view;
  const beside = findIdsBeside(document, view, draft);
  if (beside === undefined || request?.schema === undefined || shape.kind !== 'collection') return undefined;
  const { ids, others } = beside;
  const isMain = draft.collections.some(({ key }) => key === shape.key);
  // POST to the collection itself makes an item, which may have ids of others.
  if ((isMain && view.entry.method === 'post') || draft.representation.properties.has(ids.name ?? '')) return undefined;
  const verb = isMain ? '' : foldName(readVerb(shape.segment));
  if (!CHANGE.test(verb) && others.every(([name]) => foldName(name) !== verb)) return undefined;
  const [only, ...further] = others;
  if (only === undefined) return undefined;
  const [property, schema] = only;
  const isRequired = viewSchema(document, request.schema).schema.required?.includes(property) === true;
  if (further.length === 0 && isRequired && CHANGES.test(property) && isPlainObject(viewSchema(document, schema)))
    return { ids, schema, property };
  const { value, pointer } = request.schema;
  if (value.properties === undefined || value.allOf !== undefined) return undefined;
  const { [ids.name ?? '']: _ids, ...properties } = value.properties;
  const required = (value.required ?? []).filter((name) => name !== ids.name);
  return { ids, schema: { value: { ...value, properties, required }, pointer } };
}

type Changes = NonNullable<ReturnType<typeof findChanges>>;

/** A change of the items that a list of ids names: of all of them, or of none. */
function inferPatchMany(view: OperationView, { ids, schema, property }: Changes, context: InferenceContext): Inference {
  const success = readChangedAnswer(view, context);
  if ('reason' in success) return success;
  if (view.request === undefined) return { reason: 'the request has no body' };
  const { outer: _outer, ...request } = view.request;
  const inferred = inferPatch(
    { ...view, request: { ...request, schema }, success: { status: success.status } },
    context,
  );
  if ('reason' in inferred) return inferred;
  const names = quoteNames([...viewSchema(context.document, schema).properties.keys()]);
  const detail = `${describeIds(ids, context.draft)}: ${names} beside it is changed of each, or of none`;
  const evidence = [{ rule: 'patch-many', detail }, ...inferred.evidence.slice(1)];
  const held = property === undefined ? {} : { bodyProperty: property };
  return { ...inferred, kind: 'patch-many', success, ids, isWhole: true, ...held, evidence };
}

/** What judges an action on items whose ids a request carries; `undefined`: it is none. */
export function findChangeMany(
  document: OpenApiDocument,
  view: OperationView,
  draft: ResourceDraft,
): ((view: OperationView, context: InferenceContext) => Inference) | undefined {
  const { shape, entry } = view;
  // Below an item, the ids may be of what belongs to another one, or of what is put into it.
  const isAlone = shape.kind === 'collection' && shape.parents.length === 0;
  if (!['post', 'put', 'patch'].includes(entry.method) || draft.account !== undefined || !isAlone) return undefined;
  const one = viewOne(view, draft);
  const moved = one !== undefined && isTransition(document, one, draft) ? findIds(document, view, draft) : undefined;
  if (one !== undefined && moved !== undefined)
    return (given, context) => inferTransitionMany(given, one, moved, context);
  const changes = findChanges(document, view, draft);
  return changes && ((given, context) => inferPatchMany(given, changes, context));
}
