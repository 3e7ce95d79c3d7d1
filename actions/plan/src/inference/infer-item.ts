import type { Evidence, PlanWarning, Success } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import { findAccepted, findLocation } from './accepted';
import { findReferencedConflict } from './conflicts';
import { findConflicts, findUniqueRefusals, SWITCHED_OFF } from './declared-conflicts';
import { readMaking } from './empty-create';
import type { CarriedFile } from './files/carried-file';
import { describeTypes, nameAllCarried, nameCarried } from './files/carried-file';
import { inferCheckout } from './infer-checkout';
import type { Inference, InferenceContext, Inferred } from './inference';
import { readItemAnswer } from './item-answer';
import { explainUnrefusable } from './key-in-parent';
import { describeGaps } from './line-gaps';
import type { OperationView } from './operation-view';
import { keepsOthersOf } from './other-properties';
import type { ResourceDraft } from './resources';
import { findState } from './states';
import { findUpsert } from './upsert';
import type { WriteAnswer } from './write-answer';
import { readWriteAnswer } from './write-answer';
import type { WriteRequest } from './writes';
import { listRemovable, listUnfillable, listUnshown, readChange, readReplacement } from './writes';

function warnUnshown(view: OperationView, request: WriteRequest, { draft, isOff }: InferenceContext): PlanWarning[] {
  const unshown = listUnshown(request, draft).map((name) => ({
    rule: 'unshown-property',
    message: `${view.id} accepts \`${name}\`, which no answer shows: it is checked and not kept`,
    pointer: request.schema.properties.get(name)?.pointer ?? view.entry.pointer,
  }));
  return [...unshown, ...warnUnkept(view, request, draft, isOff('other-properties'))];
}

/** Other properties have a place in the database where items show them. */
function warnUnkept(
  { id }: OperationView,
  { schema: view, carried }: WriteRequest,
  { representation }: ResourceDraft,
  isOff: boolean,
): PlanWarning[] {
  const { schema, pointer } = view;
  const { additionalProperties: others = false } = schema;
  if (view.variants !== undefined) return [];
  const isKept = !isOff && carried === undefined && keepsOthersOf(view, representation);
  if (others === false || isKept) return [];
  const message = `${id} accepts properties that are not declared (\`additionalProperties\`), which no item shows: they are checked and not kept`;
  return [{ rule: 'unkept-properties', message, pointer }];
}

export function inferRead(view: OperationView, context: InferenceContext): Inference {
  const success = readItemAnswer(view, context, false);
  if ('reason' in success) return success;
  return { kind: 'read', success, evidence: [{ rule: 'read', detail: 'GET of an item answers its representation' }] };
}

/** What an item is made with, or changed together with, beside its properties. */
function describeStored(
  carried: CarriedFile | undefined,
  isNew: boolean,
): Pick<Inferred, 'stored'> & Pick<Inferred, 'evidence'> {
  if (carried === undefined) return { evidence: [] };
  const names = nameAllCarried(carried);
  const what = names.length === 1 ? 'a file' : 'files';
  const left = isNew || carried.upload.isOptional !== true ? '' : '; what it leaves out stays as it is';
  const detail = `the request carries ${what} (${describeTypes(carried)}), kept as ${quoteNames(names)} of the ${isNew ? 'new ' : ''}item${left}`;
  return { stored: { file: nameCarried(carried), upload: carried.upload }, evidence: [{ rule: 'upload', detail }] };
}

/** Why a request does not tell all that an item must show, or more than is shown anywhere; `undefined` where it does. */
function findGap(request: WriteRequest, { shape }: Success, context: InferenceContext): string | undefined {
  const { draft } = context;
  const unfillable = listUnfillable(request, context);
  if (unfillable.length > 0)
    return `every ${draft.name} must show ${quoteNames(unfillable)}, which the request need not carry and no rule can make up${describeGaps(draft, unfillable)}`;
  const lost = shape === 'other' ? listUnshown(request, draft).filter((name) => request.required.has(name)) : [];
  if (lost.length === 0) return undefined;
  return `no ${draft.name} shows ${quoteNames(lost)} of the request, and the answer shows no item`;
}

/** A new item, of what the request carries, or of what is in the caller's cart. */
export function inferCreate(view: OperationView, context: InferenceContext): Inference {
  const { lines } = context.draft;
  return lines?.cart === undefined ? inferCarried(view, context) : inferCheckout(view, context, lines);
}

function inferCarried(view: OperationView, context: InferenceContext): Inference {
  const answer = readWriteAnswer(view, context);
  if ('reason' in answer) return answer;
  const { success } = answer;
  const accepted = success.status === 202 ? findAccepted(view, context) : undefined;
  if (accepted !== undefined && 'reason' in accepted) return accepted;
  const location = findLocation(view, context);
  const making = readMaking(view, success, context);
  if ('reason' in making) return making;
  const { request } = making;
  const gap = findGap(request, success, context) ?? explainUnrefusable(view, context.draft);
  if (gap !== undefined) return { reason: gap };
  const { conflicts, evidence, warnings } = findUniqueRefusals(view, request, context);
  const stored = describeStored(request.carried, true);
  const told = answer.told.replace('the item', 'the new item');
  return {
    kind: 'create',
    success,
    conflicts,
    ...stored,
    ...(location === undefined ? {} : { location: location.path }),
    evidence: [
      {
        rule: 'create',
        detail: `POST to a collection${view.request === undefined ? '' : ' with an object'} answers ${told}`,
      },
      ...[...making.evidence, ...answer.evidence],
      ...(accepted === undefined ? [] : [accepted]),
      ...(location === undefined ? [] : [location.evidence]),
      ...evidence,
      ...stored.evidence,
    ],
    warnings: [...warnings, ...warnUnshown(view, request, context)],
  };
}

const REPLACE: Evidence = { rule: 'replace', detail: 'PUT of an item with an object' };
const PATCH: Evidence = { rule: 'patch', detail: 'PATCH of an item with an object: what it carries is changed' };
const PARTIAL_PUT: Evidence = {
  rule: 'partial-put',
  detail: 'PUT of an item with an object that requires nothing: what it carries is changed',
};

/** A request that changes an item by the properties of its body, and what it answers. */
interface Change {
  readonly view: OperationView;
  readonly request: WriteRequest;
  readonly answer: WriteAnswer;
  readonly context: InferenceContext;
}

function inferChange(
  kind: 'replace' | 'patch',
  rules: readonly Evidence[],
  { view, request, answer, context }: Change,
): Inferred {
  const { conflicts, evidence, warnings } = findUniqueRefusals(view, request, context);
  const stored = describeStored(request.carried, false);
  return {
    kind,
    success: answer.success,
    conflicts,
    ...stored,
    evidence: [...rules, ...answer.evidence, ...evidence, ...stored.evidence],
    warnings: [...warnings, ...warnUnshown(view, request, context)],
  };
}

export function inferReplace(view: OperationView, context: InferenceContext): Inference {
  const answer = readWriteAnswer(view, context);
  if ('reason' in answer) return answer;
  if (answer.success.status === 201)
    return { reason: 'PUT answers 201 only: it creates, under an id that the client chooses' };
  const request = readReplacement(context.document, view, context.draft);
  if ('reason' in request) return request;
  const removable = listRemovable(request, context);
  const needed = [...request.required].filter((name) => name !== context.idProperty);
  const change = { view, request, answer, context };
  // What requires nothing of what every item must show can only mean to change what it carries.
  if (removable.length > 0 && needed.length === 0 && !context.isOff('partial-put'))
    return inferChange('patch', [PARTIAL_PUT], change);
  if (removable.length > 0)
    return {
      reason: `every ${context.draft.name} must show ${quoteNames(removable)}, which a replacement may leave out`,
    };
  const upsert = findUpsert(view, request, answer.success, context);
  const replaced = inferChange('replace', [REPLACE, ...(upsert === undefined ? [] : [upsert])], change);
  return upsert === undefined ? replaced : { ...replaced, creates: true };
}

export function inferPatch(view: OperationView, context: InferenceContext): Inference {
  const answer = readWriteAnswer(view, context);
  if ('reason' in answer) return answer;
  const request = readChange(context.document, view, context.draft);
  if ('reason' in request) return request;
  return inferChange('patch', [PATCH], { view, request, answer, context });
}

export function inferDelete(view: OperationView, context: InferenceContext): Inference {
  if (view.request?.isRequired === true) return { reason: 'DELETE requires a body' };
  const answer = readWriteAnswer(view, context);
  if ('reason' in answer) return answer;
  const { draft, referrers } = context;
  const isMarked = draft.softDeletion !== undefined;
  const states = findState(context.document, draft)?.values ?? [];
  const { conflicts, evidence, warnings } = findConflicts(view, (status, description) => {
    if (isMarked) return { missing: `a deleted ${draft.name} is kept, so that what refers to it may go on to` };
    if (context.isOff('referenced')) return { missing: SWITCHED_OFF };
    return findReferencedConflict(draft, status, referrers, description, states);
  });
  const told = answer.told.replace('the item', 'the item as it was');
  const goesToo: Evidence[] =
    conflicts.length === 0 && referrers.length > 0 && !isMarked
      ? [{ rule: 'cascade', detail: `no conflict is declared: what refers to it goes too (${quoteNames(referrers)})` }]
      : [];
  return {
    kind: 'delete',
    success: answer.success,
    conflicts,
    evidence: [
      { rule: 'delete', detail: `DELETE of an item answers ${told}` },
      ...answer.evidence,
      ...goesToo,
      ...evidence,
    ],
    warnings,
  };
}
