import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { findIdPrefix } from '@orchestrate/kit/openapi/made-ids';

import { quoteNames, withArticle } from '../wording';

import type { CarriedFile } from './files/carried-file';
import { findCarriedFile } from './files/carried-file';
import { findArray } from './held-array';
import type { MadeText } from './made-texts';
import { viewItem, viewSchema } from './operation-view';
import type { SchemaView } from './operation-view';
import type { OperationView } from './operation-view';
import type { Parent } from './parents';
import type { ResourceDraft } from './resources';
import type { Timestamp } from './timestamps';

/** The body of a request that writes an item, without what only answers carry. */
export interface WriteRequest {
  readonly schema: SchemaView;
  /** Properties a request may set. */
  readonly writable: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** The bytes that it carries beside the properties. */
  readonly carried?: CarriedFile;
}

/** What a form holds beside a file; of a file alone, nothing. */
function describeCarried(carried: CarriedFile, { entry }: OperationView): WriteRequest {
  const { fields, required } = carried;
  const schema: Schema = { type: 'object', required };
  return {
    schema: { schema, properties: fields, pointer: entry.pointer },
    writable: new Set(fields.keys()),
    required: new Set(required),
    carried,
  };
}

/** The request's body as properties, or why it is none. */
export function readWriteRequest(
  document: OpenApiDocument,
  view: OperationView,
): WriteRequest | { readonly reason: string } {
  const { request } = view;
  if (request === undefined) return { reason: 'the request has no body to store' };
  const carried = findCarriedFile(document, view);
  if (carried !== undefined) return describeCarried(carried, view);
  if (!request.isJson && !request.isForm)
    return { reason: `the request's body is ${request.contentType}, neither JSON nor a form` };
  if (request.contentType.includes('json-patch'))
    return { reason: 'the body is a list of patch operations (JSON Patch)' };
  if (request.schema === undefined) return { reason: "the request's body has no schema" };
  const schema = viewItem(document, request.schema);
  const isComposed = schema.schema.oneOf !== undefined || schema.schema.anyOf !== undefined;
  if (schema.properties.size === 0 || isComposed)
    return { reason: "the request's body is no single object with known properties" };
  const writable = [...schema.properties]
    .filter(([, property]) => property.value.readOnly !== true)
    .map(([name]) => name);
  const required = (schema.schema.required ?? []).filter((name) => writable.includes(name));
  return { schema, writable: new Set(writable), required: new Set(required) };
}

/** Why a request does not tell which of several objects an item is; `undefined` where it does, or an item is one alone. */
function findOddVariants({ schema }: WriteRequest, { representation, name }: ResourceDraft): string | undefined {
  const [given, stored] = [schema.variants !== undefined, representation.variants !== undefined];
  if (given === stored) return undefined;
  return given
    ? `the request is one of several objects, and ${name} is one alone`
    : `the request is one object, and ${name} is one of several`;
}

/** The same of a request that makes a whole item, and so tells which of several objects it is. */
export function readWholeRequest(
  document: OpenApiDocument,
  view: OperationView,
  draft: ResourceDraft,
): WriteRequest | { readonly reason: string } {
  const request = readWriteRequest(document, view);
  if ('reason' in request) return request;
  const reason = findOddVariants(request, draft);
  return reason === undefined ? request : { reason };
}

/** What a list of items carries of each, where that is an item's and nothing else. */
function listOfMany(document: OpenApiDocument, view: OperationView, { properties }: SchemaView): readonly string[] {
  const array = view.entry.method === 'post' ? findArray(document, view) : undefined;
  const isPart = array?.property !== undefined && properties.has(array.property);
  const items = array === undefined || isPart ? [] : [...viewSchema(document, array.items).properties];
  if (!items.every(([name]) => properties.has(name))) return [];
  return items.filter(([, { value }]) => value.readOnly !== true).map(([name]) => name);
}

/** Names of the properties that some request may set. */
export function listRequested(document: OpenApiDocument, draft: ResourceDraft): Set<string> {
  const { collections, representation } = draft;
  const views = collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  return new Set(
    views.flatMap((view) => {
      const request = view.entry.method === 'get' ? undefined : readWriteRequest(document, view);
      const own = request === undefined || 'reason' in request ? [] : [...request.writable];
      return [...own, ...listOfMany(document, view, representation)];
    }),
  );
}

/** What fills a property without the request's doing. */
interface Fillers {
  readonly draft: ResourceDraft;
  readonly parents: readonly Parent[];
  readonly timestamps: readonly Timestamp[];
  readonly made: readonly MadeText[];
  readonly state?: Resource['state'];
}

function hasOwnValue(schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  const isNullable = Array.isArray(schema.type) && schema.type.includes('null');
  return schema.default !== undefined || schema.const !== undefined || isNullable;
}

function isMadeUp({ source, isOptional }: Resource['id']): boolean {
  return source === 'server' || isOptional === true;
}

function isMadeByService({ id, representation }: ResourceDraft): boolean {
  if (id.slugOf !== undefined || id.isOfParent === true) return true;
  return (
    isMadeUp(id) &&
    (id.type !== 'string' || findIdPrefix(representation.properties.get(id.property)?.value ?? {}) !== undefined)
  );
}

function isFilled(name: string, request: WriteRequest, { draft, parents, timestamps, made, state }: Fillers): boolean {
  if (name === draft.id.property && (draft.id.source !== 'client' || isMadeUp(draft.id))) return isMadeByService(draft);
  if (draft.representation.properties.get(name)?.value.writeOnly === true) return true;
  if (draft.derived?.has(name) === true || draft.softDeletion?.property === name) return true;
  if (draft.relations?.some(({ property, from }) => property === name && from !== undefined) === true) return true;
  if ([...timestamps, ...made, ...parents].some(({ property }) => property === name)) return true;
  if (request.required.has(name) || state?.property === name) return true;
  return (
    hasOwnValue(draft.representation.properties.get(name)?.value) ||
    hasOwnValue(request.schema.properties.get(name)?.value)
  );
}

/** Properties that every representation must show and that nothing would fill when an item is created. */
export function listUnfillable(request: WriteRequest, fillers: Fillers): string[] {
  const { id, representation } = fillers.draft;
  const shown = new Set([...(representation.schema.required ?? []), ...(isMadeUp(id) ? [id.property] : [])]);
  return [...shown].filter((name) => !isFilled(name, request, fillers));
}

/** Properties that a replace could take away although every representation must show them. */
export function listRemovable(request: WriteRequest, fillers: Fillers): string[] {
  return listUnfillable(request, fillers).filter(
    (name) => request.writable.has(name) && name !== fillers.draft.id.property,
  );
}

/** Properties that a request may carry and that no answer shows. */
export function listUnshown(request: WriteRequest, draft: ResourceDraft): string[] {
  return [...request.writable].filter((name) => {
    // It is kept as a hash.
    if (name === draft.account?.password || name === draft.account?.repeated) return false;
    // What it refers to is shown.
    if (draft.relations?.some((relation) => relation.property === name && relation.shown !== undefined) === true)
      return false;
    if (draft.memberships?.some(({ carried }) => carried === name) === true) return false;
    const shown = draft.representation.properties.get(name);
    return shown === undefined || shown.value.writeOnly === true;
  });
}

/** The request where something of it is kept, or that nothing is. */
function refuseUnkept(request: WriteRequest, draft: ResourceDraft): WriteRequest | { readonly reason: string } {
  const unkept = new Set([...listUnshown(request, draft), ...(draft.id.isMutable === true ? [] : [draft.id.property])]);
  if (request.carried !== undefined || [...request.writable].some((name) => !unkept.has(name))) return request;
  const names = quoteNames([...request.schema.properties.keys()]);
  return { reason: `nothing of the body (${names}) is kept of ${withArticle(draft.name)}` };
}

/** The body of a request that replaces an item, or why it is none. */
export function readReplacement(
  document: OpenApiDocument,
  view: OperationView,
  draft: ResourceDraft,
): WriteRequest | { readonly reason: string } {
  const request = readWholeRequest(document, view, draft);
  return 'reason' in request ? request : refuseUnkept(request, draft);
}

/** The body of a request that changes an item, or why it is none. */
export function readChange(
  document: OpenApiDocument,
  view: OperationView,
  draft: ResourceDraft,
): WriteRequest | { readonly reason: string } {
  const request = readWriteRequest(document, view);
  if ('reason' in request) return request;
  const isOdd = request.schema.variants !== undefined && draft.representation.variants === undefined;
  const reason = isOdd ? findOddVariants(request, draft) : undefined;
  return reason === undefined ? refuseUnkept(request, draft) : { reason };
}
