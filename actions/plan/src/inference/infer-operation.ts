import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

import { inferCreate, inferDelete, inferPatch, inferRead, inferReplace } from './infer-item';
import { inferList } from './infer-list';
import type { Inference, InferenceContext, Inferred } from './inference';
import type { OperationView } from './operation-view';
import { findParents } from './parents';
import type { Refusals, ResourceDraft } from './resources';
import type { Timestamp } from './timestamps';

/** Everything that is known before single operations are judged. */
export interface InferenceFrame {
  readonly document: OpenApiDocument;
  readonly drafts: readonly ResourceDraft[];
  readonly refusals: Refusals;
  readonly timestamps: ReadonlyMap<string, readonly Timestamp[]>;
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

function findDraft(drafts: readonly ResourceDraft[], key: string): ResourceDraft | undefined {
  return drafts.find(({ collections }) => collections.some((collection) => collection.key === key));
}

function infer(view: OperationView, frame: InferenceFrame): { inference: Inference; context?: InferenceContext } {
  const { shape, entry } = view;
  const method = entry.method.toUpperCase();
  if (shape.kind === 'other')
    return { inference: { reason: `the path ${entry.path} is neither a collection nor an item of one` } };
  const draft = findDraft(frame.drafts, shape.key);
  if (draft === undefined) {
    const reason =
      frame.refusals.get(shape.key) ?? `nothing shows that ${entry.path} is a collection of stored objects`;
    return { inference: { reason } };
  }
  const rule = RULES[shape.kind][entry.method];
  const place = shape.kind === 'item' ? 'an item' : 'a collection';
  if (rule === undefined) return { inference: { reason: `${method} of ${place} is no operation that a rule knows` } };
  const parents = findParents(draft, shape.parents, frame.drafts);
  if ('missing' in parents)
    return {
      inference: {
        reason: `no property of ${draft.name} holds what the path parameter \`${parents.missing}\` selects`,
      },
    };
  const timestamps = frame.timestamps.get(draft.name) ?? [];
  const referrers = frame.referrers.get(draft.name) ?? [];
  const context = { document: frame.document, draft, drafts: frame.drafts, parents, timestamps, referrers };
  return { inference: rule(view, context), context };
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

/** Headers and cookies that mean something to nobody here; the three that HTTP itself gives a meaning are left out. */
function warnUnexplained(view: OperationView, isList: boolean): PlanWarning[] {
  return view.parameters
    .filter(({ value }) => value.in === 'header' || value.in === 'cookie' || (value.in === 'query' && !isList))
    .filter(({ value }) => !/^(?:accept|content-type|authorization)$/i.test(value.name))
    .map(({ value, pointer }) => ({
      rule: 'unexplained-parameter',
      message: `the ${value.in} parameter \`${value.name}\` of ${view.id} fits no rule: it is checked and has no effect`,
      pointer,
    }));
}

/** Says what an operation becomes, by the first rule that fits, or why none does. */
export function inferOperation(view: OperationView, frame: InferenceFrame): InferredOperation {
  const { entry, id } = view;
  const { inference, context } = infer(view, frame);
  const base = {
    id,
    ...(entry.operation.operationId === undefined ? {} : { operationId: entry.operation.operationId }),
    method: entry.method,
    path: entry.path,
    pointer: entry.pointer,
    security: listSecurity(frame.document, entry.operation).map((requirement) => Object.keys(requirement)),
  };
  if ('reason' in inference || context === undefined) {
    const reason = 'reason' in inference ? inference.reason : 'no rule fits';
    const custom = {
      kind: 'custom' as const,
      filters: [],
      conflicts: [],
      parents: [],
      becomes: 'answers 501 until it is written by hand',
    };
    return { operation: { ...base, ...custom, reason, evidence: [{ rule: 'custom', detail: reason }] }, warnings: [] };
  }
  const operation: PlannedOperation = {
    ...base,
    kind: inference.kind,
    resource: context.draft.name,
    success: inference.success,
    filters: [...(inference.filters ?? [])],
    ...(inference.paging === undefined ? {} : { paging: inference.paging }),
    conflicts: [...(inference.conflicts ?? [])],
    parents: [...context.parents],
    becomes: describeBecoming(inference, context),
    evidence: [...inference.evidence],
  };
  return { operation, warnings: [...(inference.warnings ?? []), ...warnUnexplained(view, inference.kind === 'list')] };
}
