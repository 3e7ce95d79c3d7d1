import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { explainStranger } from './accounts/explain-stranger';
import type { Role } from './accounts/roles';
import { inferRemoval } from './closing-delete';
import { findCountsRole } from './counts';
import { isFileType } from './files/carried-file';
import { findFlag } from './flags';
import { inferClear } from './infer-clear';
import { inferFlag } from './infer-flag';
import { inferCreate, inferDelete, inferPatch, inferRead, inferReplace } from './infer-item';
import { inferList } from './infer-list';
import { findManyRole } from './infer-many';
import { findNewestRole } from './infer-newest';
import { inferPart, isPart, namesPart } from './infer-part';
import { inferPut } from './infer-put';
import { inferQueryPatch, isQueryPart } from './infer-query-patch';
import { findReference, inferReference } from './infer-reference';
import { findStatisticsRole } from './infer-statistics';
import { findToldTarget, inferTransition, isActionPath, speaksOfState } from './infer-transition';
import type { Inference, InferenceContext } from './inference';
import type { InferenceFrame } from './inference-frame';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { viewItem } from './operation-view';
import { explainCustom } from './overrules';
import type { PathParent } from './path-shape';
import type { ResourceDraft } from './resources';
import { findDraftByKey, isSideView } from './resources';
import { inferRestore, isRestore } from './soft-deletion';
import { findState } from './states';
import { findValuesRole } from './values';

/** Makes of an operation what it can. */
export type Rule = (view: OperationView, context: InferenceContext) => Inference;

const RULES: Readonly<Record<'collection' | 'item', Readonly<Partial<Record<string, Rule>>>>> = {
  collection: { get: inferList, post: inferCreate, delete: inferClear },
  item: { get: inferRead, post: inferQueryPatch, put: inferReplace, patch: inferPatch, delete: inferRemoval },
};

/** What every generated service answers by itself. */
export const OWN_PATHS = ['/healthz', '/readyz', '/metrics', '/openapi.json'];

/** Whether a schema, or what its list holds, is one of several. */
function isChoice({ oneOf, anyOf, items }: Schema, document: OpenApiDocument): boolean {
  if (oneOf !== undefined || anyOf !== undefined) return true;
  return items !== undefined && isChoice(followSchema(document, items, '#').value, document);
}

/** Paths, folded, on which forgotten passwords are set anew and addresses are verified. */
const NEEDS_MESSAGE =
  /(?:forgot(?:ten)?password|password(?:forgot|reset)|resetpassword|verifyemail|emailverif|resendverification|confirmemail)/;

/** Why an operation belongs to no resource. */
function describeStranger(view: OperationView, frame: InferenceFrame): string {
  const { success, entry } = view;
  const { document } = frame;
  const body = success?.body;
  if (NEEDS_MESSAGE.test(foldName(entry.path.replace(/\{[^{}]*\}/g, ''))))
    return 'who calls needs a code or a link out of a message, and nothing here sends messages';
  const unknown = explainStranger(view, frame);
  if (unknown !== undefined) return unknown;
  if (body !== undefined && isFileType(body.contentType))
    return `the answer is ${body.contentType}, a file that no operation stores, and nothing says how it is made`;
  if (body !== undefined && !body.isJson) return `the answer is ${body.contentType}, and only JSON is stored and shown`;
  if (body?.schema !== undefined && isChoice(body.schema.value, document))
    return 'the answer is one of several schemas, and only objects of one schema are stored';
  return `nothing shows that ${entry.path} holds stored objects`;
}

/** What settings may call an operation by. */
export function namesOf({ id, entry }: OperationView): readonly (string | undefined)[] {
  return [entry.operation.operationId, id];
}

/** The resource with a state whose items an operation is an action on. */
function findActor(view: OperationView, { document, drafts, overrules }: InferenceFrame): ResourceDraft | undefined {
  const { shape } = view;
  const names = namesOf(view);
  if (shape.kind !== 'collection' || overrules.isOff('transition', names)) return undefined;
  const owner = findDraftByKey(drafts, shape.parents.at(-1)?.key ?? '');
  const state = owner && findState(document, owner);
  if (owner === undefined || state === undefined) return undefined;
  const overruled = overrules.find(names);
  const isTold = typeof overruled === 'object' && overruled.transition !== undefined;
  const isSpoken = speaksOfState(shape.segment, state) || findToldTarget(view, state, { draft: owner }) !== undefined;
  return isTold || isSpoken ? owner : undefined;
}

/** Whether an operation sets a flag of an item, unless it is told to do something else. */
function isFlagAction(view: OperationView, owner: ResourceDraft, { document, overrules }: InferenceFrame): boolean {
  const names = namesOf(view);
  const overruled = overrules.find(names);
  const isTold = typeof overruled === 'object' && overruled.transition !== undefined;
  return !isTold && !overrules.isOff('transition', names) && findFlag(document, owner, view) !== undefined;
}

/** What an operation below an item does to it: it changes a part of it, or moves it to another state. */
function findBelow(view: OperationView, frame: InferenceFrame): Pick<Fitting, 'rule' | 'draft'> | undefined {
  const { shape } = view;
  if (shape.kind !== 'collection') return undefined;
  const parent = findDraftByKey(frame.drafts, shape.parents.at(-1)?.key ?? '');
  const isOff = frame.overrules.isOff('part', namesOf(view));
  const owner = parent !== undefined && !isOff && isPart(view, parent, frame.document) ? parent : undefined;
  if (owner !== undefined && namesPart(view, frame.document)) return { rule: inferPart, draft: owner };
  const reference = parent && findReference(view, parent, frame);
  // A reference under its own name is changed as any other part is.
  const isPlain = owner !== undefined && reference?.carried === reference?.property;
  if (parent !== undefined && reference !== undefined && !isPlain)
    return { rule: (one, context) => inferReference(one, reference, context), draft: parent };
  if (parent !== undefined && !isOff && isQueryPart(view, parent)) return { rule: inferQueryPatch, draft: parent };
  if (parent !== undefined && isFlagAction(view, parent, frame)) return { rule: inferFlag, draft: parent };
  const actor = isActionPath(view) ? findActor(view, frame) : undefined;
  if (actor !== undefined) return { rule: inferTransition, draft: actor };
  return owner && { rule: inferPart, draft: owner };
}

/** The rule for what an operation's path and method are, or why there is none. */
export interface Fitting {
  readonly rule: Rule;
  readonly draft: ResourceDraft;
  /** Path parameters that select parents. */
  readonly parents: readonly PathParent[];
  readonly isView: boolean;
  /** Property of the body that selects the item. */
  readonly idProperty?: string;
}

/** An operation that is about who calls, or about the values of a property. */
function findSpecial(view: OperationView, frame: InferenceFrame): Fitting | undefined {
  const role: Partial<Role> =
    frame.roles.get(view.id) ??
    findValuesRole(view, frame) ??
    findCountsRole(view, frame) ??
    findNewestRole(view, frame) ??
    findStatisticsRole(view, frame) ??
    {};
  const { draft, rule } = role;
  // The draft is looked up anew: one of which nothing is left is taken away.
  const current = frame.drafts.find(({ name }) => name === draft?.name);
  if (current !== undefined && rule !== undefined)
    return { rule, draft: current, parents: role.parents ?? [], isView: false };
  const parents = view.shape.kind === 'other' ? [] : view.shape.parents;
  const restored = frame.drafts.find((one) => one.softDeletion !== undefined && isRestore(view, one));
  // The last of the path's parameters selects the item itself.
  if (restored !== undefined)
    return { rule: inferRestore, draft: restored, parents: parents.slice(0, -1), isView: false };
  const many = findManyRole(view, frame);
  return many === undefined ? undefined : { ...many, parents, isView: false };
}

/** What each method does to what an item has one of. */
const ONLY_RULES: Readonly<Partial<Record<string, Rule>>> = {
  get: inferRead,
  put: inferPut,
  post: inferCreate,
  patch: inferPatch,
  delete: inferDelete,
};

const BY_BODY: Readonly<Partial<Record<string, Rule>>> = { put: inferReplace, patch: inferPatch };

/** The property by which the body of a PUT or PATCH without a path parameter selects the item. */
function findBodyId(
  { entry, shape, request, id }: OperationView,
  draft: ResourceDraft,
  { document, overrules }: InferenceFrame,
): string | undefined {
  const { property, source } = draft.id;
  const isOff = overrules.isOff('body-id', [entry.operation.operationId, id]);
  if (isOff || shape.kind !== 'collection' || shape.key !== draft.collections[0]?.key) return undefined;
  if (source === 'hidden' || request?.schema === undefined || BY_BODY[entry.method] === undefined) return undefined;
  const found = viewItem(document, request.schema).properties.get(property);
  // A form is read once, and a closed body refuses what requests do not carry.
  const isKept = !request.isForm && request.schema.value.additionalProperties !== false;
  return found !== undefined && (found.value.readOnly !== true || isKept) ? property : undefined;
}

/** Finds the rule for an operation by its path and method, or says why there is none. */
export function findRule(view: OperationView, frame: InferenceFrame): Fitting | string {
  const { shape, entry } = view;
  const { path, method } = entry;
  const overruled = frame.overrules.find(namesOf(view));
  if (overruled === 'custom') return explainCustom();
  if (OWN_PATHS.includes(path)) return `every service answers ${path} by itself`;
  const special = findSpecial(view, frame);
  if (special !== undefined) return special;
  if (shape.kind === 'other') return `the path ${path} is neither a collection nor an item of one`;
  const draft = findDraftByKey(frame.drafts, shape.key);
  const below = draft === undefined ? findBelow(view, frame) : undefined;
  if (below !== undefined) return { ...below, parents: shape.parents.slice(0, -1), isView: false };
  if (draft === undefined) return frame.refusals.get(shape.key) ?? describeStranger(view, frame);
  const idProperty = findBodyId(view, draft, frame);
  const byBody = idProperty === undefined ? undefined : BY_BODY[method];
  if (idProperty !== undefined && byBody !== undefined)
    return { rule: byBody, draft, parents: shape.parents, isView: false, idProperty };
  const rule = draft.id.isOfParent === true ? ONLY_RULES[method] : RULES[shape.kind][method];
  const isView = isSideView(draft, shape.key);
  if (rule === undefined || (isView && method !== 'get'))
    return `no rule knows what ${method.toUpperCase()} does to ${shape.kind === 'item' ? 'an item' : 'a collection'} like ${path}`;
  return { rule, draft, parents: shape.parents, isView };
}
