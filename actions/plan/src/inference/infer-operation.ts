import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

import { inferCreate, inferDelete, inferPatch, inferRead, inferReplace } from './infer-item';
import { inferList } from './infer-list';
import type { Inference, InferenceContext, Inferred } from './inference';
import type { MadeText } from './made-texts';
import type { OperationView } from './operation-view';
import { findParents } from './parents';
import type { Refusals, ResourceDraft } from './resources';
import { findDraftByKey, isSideView } from './resources';
import type { Timestamp } from './timestamps';
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

function judge(view: OperationView, frame: InferenceFrame): Judgement | { rule: Rule; context: InferenceContext } {
  const { shape, entry } = view;
  const { path, method } = entry;
  if (OWN_PATHS.includes(path)) return fail(`every service answers ${path} by itself`);
  if (shape.kind === 'other') return fail(`the path ${path} is neither a collection nor an item of one`);
  const draft = findDraftByKey(frame.drafts, shape.key);
  if (draft === undefined) return fail(frame.refusals.get(shape.key) ?? describeStranger(view));
  const rule = RULES[shape.kind][method];
  const isView = isSideView(draft, shape.key);
  if (rule === undefined || (isView && method !== 'get'))
    return fail(
      `no rule knows what ${method.toUpperCase()} does to ${shape.kind === 'item' ? 'an item' : 'a collection'} like ${path}`,
    );
  const parents = findParents(draft, shape.parents, frame.drafts);
  if ('missing' in parents)
    return fail(`no property of ${draft.name} holds what the path parameter \`${parents.missing}\` selects`);
  const timestamps = frame.timestamps.get(draft.name) ?? [];
  const made = frame.made.get(draft.name) ?? [];
  const referrers = frame.referrers.get(draft.name) ?? [];
  return { rule, context: { document: frame.document, draft, isView, parents, timestamps, made, referrers } };
}

const BECOMES: Readonly<Record<Inferred['kind'], (name: string, plural: string) => string>> = {
  list: (_name, plural) => `lists ${plural}`,
  create: (name) => `stores a new ${name}`,
  read: (name) => `gives one ${name}`,
  replace: (name) => `replaces one ${name}`,
  patch: (name) => `changes one ${name}`,
  delete: (name) => `removes one ${name}`,
};

function describeBecoming({ kind, filters, paging }: Inferred, { draft, parents }: InferenceContext): string {
  const narrowed = [...parents.map(({ property }) => property), ...(filters ?? []).map(({ parameter }) => parameter)];
  const by = narrowed.length === 0 ? '' : `, narrowed by ${narrowed.join(', ')}`;
  return `${BECOMES[kind](draft.name, draft.plural)}${by}${paging === undefined ? '' : `, cut by ${paging.style}`}`;
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

function createInferred(base: OperationBase, inferred: Inferred, context: InferenceContext): PlannedOperation {
  return {
    ...base,
    kind: inferred.kind,
    resource: context.draft.name,
    success: inferred.success,
    filters: [...(inferred.filters ?? [])],
    ...(inferred.paging === undefined ? {} : { paging: inferred.paging }),
    conflicts: [...(inferred.conflicts ?? [])],
    parents: [...context.parents],
    becomes: describeBecoming(inferred, context),
    evidence: [...inferred.evidence],
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
  if (context === undefined) throw new Error(`${view.id} was inferred from nothing`);
  const warnings = [...(inference.warnings ?? []), ...warnOperation(view, inference.kind)];
  return { operation: createInferred(base, inference, context), warnings };
}
