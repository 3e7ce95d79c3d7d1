import type { Ancestor, Evidence, PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

import { quoteNames } from '../wording';

import { findAdministered, findPrivateAbove, findShared } from './accounts/own-place';
import type { Whose } from './accounts/owned-references';
import { describeWhose, findSweeping, findWhose, planWhose } from './accounts/owned-references';
import { describeBecoming, describeSubject } from './describe-becoming';
import { describeExport } from './exports';
import type { Rule } from './find-rule';
import { findRule, namesOf, OWN_PATHS } from './find-rule';
import { inferHealth } from './infer-health';
import type { Inference, InferenceContext, Inferred } from './inference';
import type { InferenceFrame, InferredOperation } from './inference-frame';
import { referToListed } from './listed-by';
import type { OperationView } from './operation-view';
import { describeOverruled, explainCustom } from './overrules';
import type { Parent } from './parents';
import { findParents } from './parents';
import { findHeaders } from './request-headers';
import type { ResourceDraft } from './resources';
import { isAboutKey, warnUnexplainedRefusals } from './unexplained-refusals';
import { warnUnsent } from './unsent-headers';
import { warnOperation } from './warn-operation';

/** A verdict, and what it was reached with. */
interface Judgement {
  readonly inference: Inference;
  readonly context?: InferenceContext;
}

function fail(reason: string): Judgement {
  return { inference: { reason } };
}

/** What an item has one of is selected by the id of that item: it is no parent, but where the one is made. */
function dropOwnKey(parents: readonly Parent[], { id }: ResourceDraft, method: string): readonly Parent[] {
  if (id.isOfParent !== true || ['put', 'post'].includes(method)) return parents;
  return parents.filter(({ property }) => property !== id.property);
}

function judge(view: OperationView, frame: InferenceFrame): Judgement | { rule: Rule; context: InferenceContext } {
  const fitting = findRule(view, frame);
  if (typeof fitting === 'string') return fail(fitting);
  const { rule, draft, isView, idProperty } = fitting;
  const names = namesOf(view);
  const shared = findAdministered(view, draft, frame) ?? (isView ? undefined : findShared(view, draft, frame));
  if (shared !== undefined) return fail(shared);
  const lineage = findParents(draft, fitting.parents, frame.drafts, {
    isWhole: view.shape.kind === 'collection',
    isOff: frame.overrules.isOff('ancestor', names),
  });
  if ('missing' in lineage)
    return fail(`no property of ${draft.name} holds what the path parameter \`${lineage.missing}\` selects`);
  const hidden = findPrivateAbove(view, [...lineage.parents, ...lineage.ancestors], frame);
  if (hidden !== undefined) return fail(hidden);
  const relations = frame.relations.get(draft.name) ?? [];
  const parents = referToListed(view, dropOwnKey(lineage.parents, draft, view.entry.method), relations);
  const timestamps = frame.timestamps.get(draft.name) ?? [];
  const made = frame.made.get(draft.name) ?? [];
  const referrers = frame.referrers.get(draft.name) ?? [];
  const state = frame.states.get(draft.name);
  const overruled = frame.overrules.find(names);
  const told = typeof overruled === 'object' ? overruled.transition : undefined;
  const { document, overrules, accounts } = frame;
  const account = frame.drafts.find((one) => one.account !== undefined);
  const isOff: InferenceContext['isOff'] = (name) => overrules.isOff(name, names);
  const context: InferenceContext = {
    ...{ document, draft, isView, ...lineage, parents, timestamps, made, relations, referrers, isOff },
    ...(accounts === undefined ? {} : { accounts }),
    ...(account === undefined ? {} : { account }),
    ...(state === undefined ? {} : { state }),
    ...(told === undefined ? {} : { toldTransition: told }),
    ...(idProperty === undefined ? {} : { idProperty }),
  };
  return { rule, context };
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

const BARE = { filters: [], conflicts: [], parents: [] };

function createCustom(base: OperationBase, reason: string): InferredOperation {
  const becomes = 'answers 501 until it is written by hand';
  const evidence = [{ rule: 'custom', detail: reason }];
  return { operation: { ...base, kind: 'custom', ...BARE, becomes, reason, evidence }, warnings: [] };
}

/** What is no resource's and tells of the service itself; `undefined` where it tells of anything else. */
function inferTold(base: OperationBase, view: OperationView, frame: InferenceFrame): InferredOperation | undefined {
  const names = namesOf(view);
  const isSettled = frame.overrules.find(names) === 'custom' || OWN_PATHS.includes(view.entry.path);
  const found = isSettled ? undefined : inferHealth(view, frame.document);
  if (found === undefined) return undefined;
  if ('reason' in found) return createCustom(base, found.reason);
  if (frame.overrules.isOff('health', names)) return createCustom(base, explainCustom('health'));
  const becomes = 'tells that the service is there';
  const evidence = [...found.evidence, ...describeOverruled(frame.overrules.find(names))];
  const { success, tells } = found;
  const operation: PlannedOperation = {
    ...base,
    kind: 'health',
    success,
    tells: [...tells],
    ...BARE,
    becomes,
    evidence,
  };
  return { operation, warnings: [...warnOperation(view, operation), ...warnUnsent(view, operation)] };
}

function describeWrapper(wrapper: string): Evidence {
  return { rule: 'wrapped-body', detail: `the body's property \`${wrapper}\` holds the object` };
}

/** What an answer says beside the item or the list. */
function listCompanions({ companions = {}, timeProperty }: Inferred['success']): string[] {
  return [...Object.keys(companions), ...(timeProperty === undefined ? [] : [timeProperty])];
}

function describeCompanions(success: Inferred['success']): Evidence[] {
  const names = listCompanions(success);
  if (names.length === 0 || success.shape === 'other') return [];
  return [{ rule: 'companions', detail: `${quoteNames(names)} beside it only say that all went well` }];
}

function describeListedBy({ listedBy }: OperationView): Evidence[] {
  if (listedBy === undefined) return [];
  return [{ rule: 'listed-by', detail: `what GET lists here holds \`${listedBy}\`: the path selects no item` }];
}

function describeRooted({ rootedAs }: OperationView): Evidence[] {
  if (rootedAs === undefined) return [];
  return [
    { rule: 'root-collection', detail: `\`/\` is a collection, and \`/{…}\` an item of it: they are ${rootedAs}` },
  ];
}

function describeCollected({ collectedAt }: OperationView): Evidence[] {
  if (collectedAt === undefined) return [];
  return [{ rule: 'singular-path', detail: `it is about items of ${collectedAt}, where the same is made and shown` }];
}

function describeAncestor({ parameter, of }: Ancestor): Evidence {
  const detail = `\`${of.property}\` of the ${of.resource} that \`${of.parameter}\` selects must be \`${parameter}\``;
  return { rule: 'ancestor', detail };
}

function describeBodyId(property: string): Evidence {
  return { rule: 'body-id', detail: `no path selects the item: \`${property}\` of the body does` };
}

/** How a list is cut and ordered, where the answer leads, and whether what is not there is made. */
function describeAnswer({
  paging,
  sorting,
  links,
  pageHeaders,
  location,
  creates,
  statistics,
  checkout,
}: Inferred): Partial<PlannedOperation> {
  return {
    ...(paging === undefined ? {} : { paging }),
    ...(sorting === undefined ? {} : { sorting }),
    ...(links === undefined ? {} : { links }),
    ...(pageHeaders === undefined ? {} : { pageHeaders }),
    ...(location === undefined ? {} : { location }),
    ...(creates === undefined ? {} : { creates }),
    ...(statistics === undefined ? {} : { statistics }),
    ...(checkout === undefined ? {} : { checkout }),
  };
}

/** Whose parts the items are. */
function describeParents({ parents, ancestors }: InferenceContext): Pick<PlannedOperation, 'parents' | 'ancestors'> {
  return { parents: [...parents], ...(ancestors.length === 0 ? {} : { ancestors: [...ancestors] }) };
}

/** What holds the item in a request, and what holds it anywhere. */
function findWrappers(inferred: Inferred, { request }: OperationView): { bodyProperty?: string; wrapper?: string } {
  const around = inferred.isWhole === true ? undefined : request?.wrapper;
  const bodyProperty = inferred.bodyProperty ?? around;
  const wrapper = inferred.success.itemProperty ?? around;
  return { ...(bodyProperty === undefined ? {} : { bodyProperty }), ...(wrapper === undefined ? {} : { wrapper }) };
}

function createInferred(
  base: OperationBase,
  inferred: Inferred,
  context: InferenceContext,
  view: OperationView,
  whose: Whose,
): PlannedOperation {
  const { success, ids } = inferred;
  const { idProperty } = context;
  const { bodyProperty, wrapper } = findWrappers(inferred, view);
  return {
    ...base,
    kind: inferred.kind,
    resource: context.draft.name,
    success,
    filters: [...(inferred.filters ?? [])],
    ...describeAnswer(inferred),
    ...(inferred.transition === undefined ? {} : { transition: inferred.transition }),
    conflicts: [...(inferred.conflicts ?? [])],
    ...describeParents(context),
    ...planWhose(whose),
    ...describeSubject(inferred),
    ...inferred.stored,
    becomes: describeBecoming(inferred, context),
    ...(ids === undefined ? {} : { ids }),
    ...(inferred.passwords === undefined ? {} : { passwords: inferred.passwords }),
    ...(inferred.credentials === undefined ? {} : { credentials: inferred.credentials }),
    ...(inferred.message === undefined ? {} : { message: inferred.message }),
    ...(bodyProperty === undefined ? {} : { bodyProperty }),
    ...(idProperty === undefined ? {} : { idProperty }),
    evidence: [
      ...inferred.evidence,
      ...(idProperty === undefined ? [] : [describeBodyId(idProperty)]),
      ...(wrapper === undefined ? [] : [describeWrapper(wrapper)]),
      ...context.ancestors.map(describeAncestor),
      ...[...describeCompanions(success), ...describeListedBy(view), ...describeExport(view), ...describeRooted(view)],
      ...[...describeCollected(view), ...describeWhose(whose)],
    ],
  };
}

/** The query parameters that a rule has given a meaning. */
function nameExplained({ kind, ids, filters }: Inferred, { parameters }: OperationView): string[] {
  const query = kind === 'query-patch' ? parameters.filter(({ value }) => value.in === 'query') : [];
  const named = [...query.map(({ value }) => value.name), ...(filters ?? []).map(({ parameter }) => parameter)];
  return ids?.name === undefined ? named : [...named, ids.name];
}

/** What is left of an operation that a rule has fitted. A 409 for a key that was used before is explained. */
function listWarnings({ warnings = [] }: Inferred, view: OperationView, operation: PlannedOperation): PlanWarning[] {
  const isKnown = isAboutKey(view, operation);
  const own = warnings.filter(({ rule }) => !(isKnown && rule === 'unexplained-conflict'));
  return [...own, ...warnUnexplainedRefusals(view, operation)];
}

/** Says what an operation becomes, by the rule that fits, or why none does. */
export function inferOperation(view: OperationView, frame: InferenceFrame): InferredOperation {
  const settled = frame.settled.get(view.id);
  if (settled !== undefined) return settled;
  const base = describeOperation(view, frame.document);
  const judged = judge(view, frame);
  const { inference, context } =
    'rule' in judged ? { inference: judged.rule(view, judged.context), ...judged } : judged;
  const names = namesOf(view);
  if ('reason' in inference) return inferTold(base, view, frame) ?? createCustom(base, inference.reason);
  if (frame.overrules.isOff(inference.kind, names)) return createCustom(base, explainCustom(inference.kind));
  if (listCompanions(inference.success).length > 0 && frame.overrules.isOff('companions', names))
    return createCustom(base, explainCustom('companions'));
  if (context === undefined) throw new Error(`${view.id} was inferred from nothing`);
  const headers = findHeaders(view, inference.kind, context);
  const explained = new Set([...headers.names, ...nameExplained(inference, view)]);
  const whose = findWhose(view, inference, context, frame.drafts);
  const sweeping = findSweeping(inference, context, whose);
  if (sweeping !== undefined) return createCustom(base, sweeping);
  const operation = createInferred(base, inference, context, view, whose);
  const evidence = [...operation.evidence, ...headers.evidence, ...describeOverruled(frame.overrules.find(names))];
  const planned = { ...operation, ...headers.planned, evidence };
  const own = [...listWarnings(inference, view, planned), ...warnOperation(view, planned, explained)];
  return { operation: planned, warnings: [...own, ...warnUnsent(view, planned)] };
}
