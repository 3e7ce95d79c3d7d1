import type { Evidence, PlannedOperation, PlanWarning, Relation, Resource } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

import { quoteNames } from '../wording';

import type { Accounts } from './accounts/find-accounts';
import { describeOwner, findOwner } from './accounts/owner-check';
import type { Role } from './accounts/roles';
import { inferCreate, inferDelete, inferPatch, inferRead, inferReplace } from './infer-item';
import { inferList } from './infer-list';
import { inferTransition, isActionPath, speaksOfState } from './infer-transition';
import type { Inference, InferenceContext, Inferred } from './inference';
import type { MadeText } from './made-texts';
import type { OperationView } from './operation-view';
import type { Overrules } from './overrules';
import { describeOverruled, explainCustom } from './overrules';
import { findParents } from './parents';
import type { PathParent } from './path-shape';
import type { Refusals, ResourceDraft } from './resources';
import { findDraftByKey, isSideView } from './resources';
import { findState } from './states';
import type { Timestamp } from './timestamps';
import { findValuesRole } from './values';
import { warnOperation } from './warn-operation';

/** Everything that is known before single operations are judged. */
export interface InferenceFrame {
  readonly document: OpenApiDocument;
  readonly drafts: readonly ResourceDraft[];
  readonly refusals: Refusals;
  /** Operations that were judged before, with resources that have none left. */
  readonly settled: ReadonlyMap<string, InferredOperation>;
  readonly timestamps: ReadonlyMap<string, readonly Timestamp[]>;
  readonly made: ReadonlyMap<string, readonly MadeText[]>;
  readonly overrules: Overrules;
  readonly states: ReadonlyMap<string, NonNullable<Resource['state']>>;
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  readonly accounts: Accounts | undefined;
  /** Operations whose meaning comes from who calls, by id. */
  readonly roles: ReadonlyMap<string, Role>;
  /** By resource name: `Book.authorId`. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
}

export interface InferredOperation {
  readonly operation: PlannedOperation;
  readonly warnings: readonly PlanWarning[];
}

type Rule = (view: OperationView, context: InferenceContext) => Inference;

const RULES: Readonly<Record<'collection' | 'item', Readonly<Partial<Record<string, Rule>>>>> = {
  collection: { get: inferList, post: inferCreate },
  item: { get: inferRead, put: inferReplace, patch: inferPatch, delete: inferDelete },
};

/** What every generated service answers by itself. */
const OWN_PATHS = ['/healthz', '/readyz', '/metrics', '/openapi.json'];

/** A verdict, and what it was reached with. */
interface Judgement {
  readonly inference: Inference;
  readonly context?: InferenceContext;
}

function fail(reason: string): Judgement {
  return { inference: { reason } };
}

/** Why an operation belongs to no resource. */
function describeStranger({ success, entry }: OperationView): string {
  const body = success?.body;
  if (body !== undefined && !body.isJson) return `the answer is ${body.contentType}, and only JSON is stored and shown`;
  return `nothing shows that ${entry.path} holds stored objects`;
}

/** What settings may call an operation by. */
function namesOf({ id, entry }: OperationView): readonly (string | undefined)[] {
  return [entry.operation.operationId, id];
}

/** The resource with a state whose items an operation is an action on. */
function findActor(view: OperationView, { document, drafts, overrules }: InferenceFrame): ResourceDraft | undefined {
  const { shape } = view;
  const names = namesOf(view);
  if (shape.kind !== 'collection' || overrules.isOff('transition', names)) return undefined;
  const owner = findDraftByKey(drafts, shape.parents.at(-1)?.key ?? '');
  const state = owner && findState(document, owner);
  if (state === undefined) return undefined;
  const overruled = overrules.find(names);
  const isTold = typeof overruled === 'object' && overruled.transition !== undefined;
  return isTold || speaksOfState(shape.segment, state) ? owner : undefined;
}

/** The rule for what an operation's path and method are, or why there is none. */
interface Fitting {
  readonly rule: Rule;
  readonly draft: ResourceDraft;
  /** Path parameters that select parents. */
  readonly parents: readonly PathParent[];
  readonly isView: boolean;
}

/** An operation that is about who calls, or about the values of a property. */
function findSpecial(view: OperationView, frame: InferenceFrame): Fitting | undefined {
  const { draft, rule } = frame.roles.get(view.id) ?? findValuesRole(view, frame) ?? {};
  // The draft is looked up anew: one of which nothing is left is taken away.
  const current = frame.drafts.find(({ name }) => name === draft?.name);
  return current === undefined || rule === undefined ? undefined : { rule, draft: current, parents: [], isView: false };
}

function findRule(view: OperationView, frame: InferenceFrame): Fitting | string {
  const { shape, entry } = view;
  const { path, method } = entry;
  const overruled = frame.overrules.find(namesOf(view));
  if (overruled === 'custom') return explainCustom();
  if (OWN_PATHS.includes(path)) return `every service answers ${path} by itself`;
  const special = findSpecial(view, frame);
  if (special !== undefined) return special;
  if (shape.kind === 'other') return `the path ${path} is neither a collection nor an item of one`;
  const draft = findDraftByKey(frame.drafts, shape.key);
  const owner = draft === undefined && isActionPath(view) ? findActor(view, frame) : undefined;
  if (owner !== undefined)
    return { rule: inferTransition, draft: owner, parents: shape.parents.slice(0, -1), isView: false };
  if (draft === undefined) return frame.refusals.get(shape.key) ?? describeStranger(view);
  const rule = RULES[shape.kind][method];
  const isView = isSideView(draft, shape.key);
  if (rule === undefined || (isView && method !== 'get'))
    return `no rule knows what ${method.toUpperCase()} does to ${shape.kind === 'item' ? 'an item' : 'a collection'} like ${path}`;
  return { rule, draft, parents: shape.parents, isView };
}

function judge(view: OperationView, frame: InferenceFrame): Judgement | { rule: Rule; context: InferenceContext } {
  const fitting = findRule(view, frame);
  if (typeof fitting === 'string') return fail(fitting);
  const { rule, draft, isView } = fitting;
  const parents = findParents(draft, fitting.parents, frame.drafts);
  if ('missing' in parents)
    return fail(`no property of ${draft.name} holds what the path parameter \`${parents.missing}\` selects`);
  const timestamps = frame.timestamps.get(draft.name) ?? [];
  const made = frame.made.get(draft.name) ?? [];
  const referrers = frame.referrers.get(draft.name) ?? [];
  const state = frame.states.get(draft.name);
  const names = namesOf(view);
  const overruled = frame.overrules.find(names);
  const told = typeof overruled === 'object' ? overruled.transition : undefined;
  const relations = frame.relations.get(draft.name) ?? [];
  const { document, overrules, accounts } = frame;
  const account = frame.drafts.find((one) => one.account !== undefined);
  const isOff: InferenceContext['isOff'] = (name) => overrules.isOff(name, names);
  const context: InferenceContext = {
    ...{ document, draft, isView, parents, timestamps, made, relations, referrers, isOff },
    ...(accounts === undefined ? {} : { accounts }),
    ...(account === undefined ? {} : { account }),
    ...(state === undefined ? {} : { state }),
    ...(told === undefined ? {} : { toldTransition: told }),
  };
  return { rule, context };
}

const BECOMES: Readonly<Record<Inferred['kind'], (name: string, plural: string) => string>> = {
  list: (_name, plural) => `lists ${plural}`,
  create: (name) => `stores a new ${name}`,
  read: (name) => `gives one ${name}`,
  replace: (name) => `replaces one ${name}`,
  patch: (name) => `changes one ${name}`,
  delete: (name) => `removes one ${name}`,
  transition: (name) => `moves one ${name}`,
  register: (name) => `makes a new ${name}, with a password of its own`,
  login: (name) => `gives a token to the ${name} whose password it is`,
  'read-self': (name) => `gives the ${name} of the caller`,
  'patch-self': (name) => `changes the ${name} of the caller`,
  'delete-self': (name) => `removes the ${name} of the caller`,
  mark: (name) => `sets the caller's mark on one ${name}`,
  unmark: (name) => `takes the caller's mark on one ${name} away`,
  values: (_name, plural) => `lists the values that ${plural} have`,
};

function describeTransition({ to, from }: Transition, name: string): string {
  return `moves one ${name} to \`${to}\`${from === undefined ? '' : ` from ${quoteNames(from)}`}`;
}

function describeScope(scope: Inferred['scope']): string {
  if (scope === undefined) return '';
  return scope.mark === undefined ? " of the caller's own" : ` of whom the caller marks \`${scope.mark}\``;
}

function describeBecoming(
  { kind, filters, paging, sorting, transition, scope }: Inferred,
  { draft, parents }: InferenceContext,
): string {
  if (transition !== undefined) return describeTransition(transition, draft.name);
  const narrowed = [...parents.map(({ property }) => property), ...(filters ?? []).map(({ parameter }) => parameter)];
  const by = narrowed.length === 0 ? '' : `, narrowed by ${narrowed.join(', ')}`;
  return `${BECOMES[kind](draft.name, draft.plural)}${describeScope(scope)}${by}${sorting === undefined ? '' : `, ordered by ${sorting.parameter}`}${paging === undefined ? '' : `, cut by ${paging.style}`}`;
}

type OperationBase = Pick<PlannedOperation, 'id' | 'operationId' | 'method' | 'path' | 'pointer' | 'security'>;

function describeOperation({ entry, id }: OperationView, document: OpenApiDocument): OperationBase {
  const { operation, method, path, pointer } = entry;
  return {
    id,
    ...(operation.operationId === undefined ? {} : { operationId: operation.operationId }),
    method,
    path,
    pointer,
    security: listSecurity(document, operation).map((requirement) => Object.keys(requirement)),
  };
}

function createCustom(base: OperationBase, reason: string): PlannedOperation {
  return {
    ...base,
    kind: 'custom',
    filters: [],
    conflicts: [],
    parents: [],
    becomes: 'answers 501 until it is written by hand',
    reason,
    evidence: [{ rule: 'custom', detail: reason }],
  };
}

function describeWrapper(wrapper: string): Evidence {
  return { rule: 'wrapped-body', detail: `the body's only property \`${wrapper}\` holds the object` };
}

function createInferred(
  base: OperationBase,
  inferred: Inferred,
  context: InferenceContext,
  view: OperationView,
): PlannedOperation {
  const { request } = view;
  const { success, scope, mark, property } = inferred;
  const wrapper = success.itemProperty ?? request?.wrapper;
  const owner = findOwner(inferred.kind, view, context);
  return {
    ...base,
    kind: inferred.kind,
    resource: context.draft.name,
    success,
    filters: [...(inferred.filters ?? [])],
    ...(inferred.paging === undefined ? {} : { paging: inferred.paging }),
    ...(inferred.sorting === undefined ? {} : { sorting: inferred.sorting }),
    ...(inferred.transition === undefined ? {} : { transition: inferred.transition }),
    conflicts: [...(inferred.conflicts ?? [])],
    parents: [...context.parents],
    ...(owner === undefined ? {} : { owner }),
    ...(scope === undefined ? {} : { scope }),
    ...(mark === undefined ? {} : { mark }),
    ...(property === undefined ? {} : { property }),
    becomes: describeBecoming(inferred, context),
    ...(request?.wrapper === undefined ? {} : { bodyProperty: request.wrapper }),
    evidence: [
      ...inferred.evidence,
      ...(wrapper === undefined ? [] : [describeWrapper(wrapper)]),
      ...describeOwner(owner),
    ],
  };
}

/** Says what an operation becomes, by the rule that fits, or why none does. */
export function inferOperation(view: OperationView, frame: InferenceFrame): InferredOperation {
  const settled = frame.settled.get(view.id);
  if (settled !== undefined) return settled;
  const base = describeOperation(view, frame.document);
  const judged = judge(view, frame);
  const { inference, context } =
    'rule' in judged ? { inference: judged.rule(view, judged.context), ...judged } : judged;
  if ('reason' in inference) return { operation: createCustom(base, inference.reason), warnings: [] };
  const names = namesOf(view);
  if (frame.overrules.isOff(inference.kind, names))
    return { operation: createCustom(base, explainCustom(inference.kind)), warnings: [] };
  if (context === undefined) throw new Error(`${view.id} was inferred from nothing`);
  const warnings = [...(inference.warnings ?? []), ...warnOperation(view, inference.kind)];
  const operation = createInferred(base, inference, context, view);
  const evidence = [...operation.evidence, ...describeOverruled(frame.overrules.find(names))];
  return { operation: { ...operation, evidence }, warnings };
}
