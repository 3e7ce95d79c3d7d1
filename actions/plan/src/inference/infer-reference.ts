import type { PlannedOperation, Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { withArticle } from '../wording';

import type { Inference, InferenceContext } from './inference';
import type { InferenceFrame } from './inference-frame';
import { foldName, stripIdSuffix } from './names';
import type { OperationView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import { holds } from './relations';
import type { ResourceDraft } from './resources';
import { findDeclared } from './response-lookup';
import { readWriteAnswer } from './write-answer';

type Reference = NonNullable<PlannedOperation['reference']>;

const SETTING = ['put', 'patch', 'post'];
/** Statuses that can say of a well-formed body that what it names is not there. */
const UNKNOWN = [404, 409, 422, 400];
/** What the id of an account is called, whatever accounts are. */
const ACCOUNT_IDS = ['userid', 'accountid', 'memberid'];

/** Words, folded, by which a path below an item names a reference: `assignee`, `assignee-id`, and the verb `assign`. */
function listCalled({ property, shown }: Relation): string[] {
  const stem = foldName(stripIdSuffix(property) ?? property);
  const verb = stem.endsWith('ee') ? [stem.slice(0, -2)] : [];
  return [stem, foldName(property), ...(shown === undefined ? [] : [foldName(shown.property)]), ...verb];
}

/** Whether a path takes away what it names: DELETE of it, or the opposite of its verb. */
function findTaken({ shape, entry, request }: OperationView): string | undefined {
  if (shape.kind !== 'collection' || request !== undefined) return undefined;
  const called = foldName(shape.segment);
  if (entry.method === 'delete') return called;
  return SETTING.includes(entry.method) && called.startsWith('un') ? called.slice(2) : undefined;
}

/** The only property of a body, where it holds the id of the resource. */
function findCarried(
  document: OpenApiDocument,
  { request, shape, entry, success }: OperationView,
  { property }: Relation,
  target: ResourceDraft,
): string | undefined {
  const schema = request?.outer ?? request?.schema;
  if (schema === undefined || request?.isJson !== true || !request.isRequired) return undefined;
  if (!SETTING.includes(entry.method) || success?.status === 201 || shape.kind !== 'collection') return undefined;
  const body = viewSchema(document, schema);
  const [only, ...others] = [...body.properties];
  if (!isPlainObject(body) || only === undefined || others.length > 0) return undefined;
  const [name, located] = only;
  const called = [property, 'id', target.id.property, `${target.name}Id`, `${shape.segment}Id`].map(foldName);
  const known = target.account === undefined ? called : [...called, ...ACCOUNT_IDS];
  const { format, type } = followSchema(document, located.value, located.pointer).value;
  const isNull = located.isNullable === true || [type].flat().includes('null');
  const isAlike = holds(document, located, target) && (target.id.type === 'uuid') === (format === 'uuid');
  const isSure = isAlike && !isNull && body.schema.required?.includes(name) === true;
  return isSure && known.includes(foldName(name)) ? name : undefined;
}

/** The reference of an item that a path below it names, with what of the body sets it. */
export function findReference(view: OperationView, draft: ResourceDraft, frame: InferenceFrame): Reference | undefined {
  const { shape } = view;
  if (shape.kind !== 'collection' || draft.representation.variants !== undefined) return undefined;
  if (!draft.collections.some(({ key }) => shape.key === `${key}/{}/${shape.segment}`)) return undefined;
  const relations = (frame.relations.get(draft.name) ?? []).filter(({ from }) => from === undefined);
  const taken = findTaken(view);
  const called = taken ?? foldName(shape.segment);
  const named = relations.find((relation) => listCalled(relation).includes(called));
  const target = frame.drafts.find(({ name }) => name === named?.resource);
  if (named === undefined || target === undefined || named.property === draft.id.property) return undefined;
  const reference = { property: named.property, resource: named.resource };
  if (taken !== undefined) return reference;
  const carried = findCarried(frame.document, view, named, target);
  return carried === undefined ? undefined : { ...reference, carried };
}

/** Whether every item must show what a reference leads to. */
function mustStay({ document, draft, relations }: InferenceContext, property: string): boolean {
  const relation = relations.find((one) => one.property === property);
  const shown = draft.representation.properties.get(property);
  if (relation?.required !== true || shown === undefined) return relation?.required === true;
  const { type } = followSchema(document, shown.value, shown.pointer).value;
  return shown.isNullable !== true && ![type].flat().includes('null');
}

/** Sets a reference of an item, or takes it away. */
export function inferReference(view: OperationView, reference: Reference, context: InferenceContext): Inference {
  const { draft, parents } = context;
  const { property, resource, carried } = reference;
  const isOfPath = parents.some((parent) => parent.property === property);
  if (isOfPath) return { reason: `\`${property}\` is what the path itself selects the ${draft.name} by` };
  const answer = readWriteAnswer(view, context);
  if ('reason' in answer) return answer;
  const { success } = answer;
  if (carried === undefined) {
    if (mustStay(context, property)) return { reason: `every ${draft.name} must have \`${property}\`` };
    const detail = `the path names \`${property}\`: the ${draft.name} refers to no ${resource} any more`;
    return { kind: 'unrefer', success, reference, evidence: [{ rule: 'unrefer', detail }, ...answer.evidence] };
  }
  if (UNKNOWN.every((status) => findDeclared(view.responses, status) === undefined))
    return { reason: `it cannot answer that there is no such ${resource}: declare 404, 409 or 422` };
  const detail = `the path names \`${property}\`, which becomes \`${carried}\` of the body, the id of ${withArticle(resource)}`;
  return { kind: 'refer', success, reference, evidence: [{ rule: 'refer', detail }, ...answer.evidence] };
}
