import type { PlanWarning, Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames, withArticle } from '../wording';

import { listParents } from './hidden-parents';
import { foldName, stripIdSuffix } from './names';
import type { OperationView } from './operation-view';
import { viewItem } from './operation-view';
import { findParentProperty } from './parents';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';

/** What a property is named after, by a name that clients choose: `room_number` after the `number` of Room. */
function findCalled(drafts: readonly ResourceDraft[], property: string): ResourceDraft | undefined {
  const name = foldName(property);
  return drafts.find(({ name: own, id }) => id.source === 'client' && name === foldName(own) + foldName(id.property));
}

/** What a path selects by the property: `serial` of readings, below `/devices/{serial}`. */
function findAbove(
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
  property: string,
): ResourceDraft | undefined {
  const above = listParents(draft)
    .flat()
    .find((parent) => findParentProperty(draft, parent) === property);
  return above && findDraftByKey(drafts, above.key);
}

/** `authorId` names Author; `primaryAuthorId` does so by its last word, where nothing is called PrimaryAuthor. */
export function findTarget(drafts: readonly ResourceDraft[], property: string): ResourceDraft | undefined {
  const stripped = stripIdSuffix(property);
  if (stripped === undefined) return findCalled(drafts, property);
  const names = [foldName(stripped), splitWords(stripped).at(-1)?.toLowerCase()];
  return names.flatMap((name) => drafts.filter((draft) => foldName(draft.name) === name))[0];
}

/** Statuses that can say of a well-formed request that what it refers to is not there. */
export const ANSWERS = ['404', '409', '4XX', '4xx', 'default'];

/** What is said of a 422 that is answered where a body refers to what is not there. */
const SAYS_UNKNOWN =
  /\b(?:refer(?:s|red|ring|ences?|enced)?\b.*\b(?:not exist|unknown|not found|missing)|no such|(?:do(?:es)?|did) not exist|non-?existent|unknown reference)\b/i;

/** Whether an operation can answer that what its body refers to is not there. */
function canRefuse({ responses }: OperationView): boolean {
  const said = responses.get('422')?.value.description ?? '';
  return ANSWERS.some((status) => responses.has(status)) || SAYS_UNKNOWN.test(said);
}

function carries(document: OpenApiDocument, { request, entry }: OperationView, property: string): boolean {
  if (entry.method === 'get' || request?.schema === undefined) return false;
  return viewItem(document, request.schema).properties.has(property);
}

/** Ids of the operations whose request sets the property and which cannot answer that there is no such item. */
export function listSilent(document: OpenApiDocument, { collections }: ResourceDraft, property: string): string[] {
  return collections
    .flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem])
    .filter((view) => carries(document, view, property))
    .filter((view) => !canRefuse(view))
    .map(({ id }) => id);
}

/** Whether a property can hold the ids of a resource: numbers, or texts. */
export function holds(document: OpenApiDocument, { value, pointer }: Located<Schema>, { id }: ResourceDraft): boolean {
  const types = listTypes(followSchema(document, value, pointer).value);
  const isNumber = types.includes('integer') || types.includes('number');
  return types.length === 0 || isNumber === (id.type === 'integer');
}

interface Candidate extends Relation {
  /** Operations that keep it from being enforced. */
  readonly silent: readonly string[];
  readonly pointer: string;
}

/** Properties that hold another resource's id, whether or not requests with an id that nobody has can be answered. */
export function listReferences(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): readonly Relation[] {
  return listCandidates(document, draft, drafts);
}

function listCandidates(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): readonly Candidate[] {
  const required = new Set(draft.representation.schema.required ?? []);
  // What the path or the caller tells is known already.
  const known = new Set(draft.relations?.map(({ property }) => property));
  const candidates = [...draft.representation.properties].filter(([property]) => !known.has(property));
  return candidates.flatMap(([property, located]) => {
    const told = draft.references?.find((reference) => reference.property === property)?.resource;
    const named = findTarget(drafts, property) ?? findAbove(draft, drafts, property);
    const found = drafts.find(({ name }) => name === told) ?? named;
    const isOwnId = property === draft.id.property && draft.id.within === undefined;
    const target = isOwnId ? undefined : found;
    if (target === undefined || !holds(document, located, target)) return [];
    if (target.id.source === 'hidden' && target.id.isInPath !== true) return [];
    const silent = listSilent(document, draft, property);
    return [{ property, resource: target.name, required: required.has(property), silent, pointer: located.pointer }];
  });
}

/**
 * Properties that hold another resource's id. One that requests set counts only where they declare an answer for an id
 * that nobody has: else every id that is well-formed must be accepted.
 */
export function findRelations(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Relation[] {
  const shown = listCandidates(document, draft, drafts)
    .filter(({ silent }) => silent.length === 0)
    .map(({ property, resource, required }) => ({ property, resource, required }));
  return [...shown, ...(draft.relations ?? [])];
}

/** Names what holds another resource's id and is not enforced, with what would let it be. */
export function warnUnanswerable(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): PlanWarning[] {
  return listCandidates(document, draft, drafts)
    .filter(({ silent }) => silent.length > 0)
    .map(({ property, resource, silent, pointer }) => ({
      rule: 'unanswerable-reference',
      message:
        `\`${property}\` of ${draft.name} holds the id of ${withArticle(resource)}, and is not checked: ` +
        `${quoteNames(silent)} cannot answer that there is none; declare 404 or 409 there`,
      pointer,
    }));
}
