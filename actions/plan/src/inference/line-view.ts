import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { findItems } from './held-array';
import { canRefuse } from './member-ids';
import type { OperationView, SchemaView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

/** A line as answers show it, and as each request that writes an item carries it. */
export interface LineView {
  readonly shown: SchemaView;
  readonly requests: readonly SchemaView[];
  /** What some request carries of it and answers show. */
  readonly carried: readonly string[];
  /** Whether all of them can answer that there is nothing that a line names. */
  readonly canRefuse: boolean;
}

export function readTypes(document: OpenApiDocument, { value, pointer }: Located<Schema>): string {
  return [followSchema(document, value, pointer).value.type ?? []].flat().sort().join();
}

export function isNumber(document: OpenApiDocument, located: Located<Schema> | undefined): boolean {
  return located !== undefined && /^(?:integer|number)$/.test(readTypes(document, located));
}

export function isRequired({ schema }: SchemaView, name: string): boolean {
  return schema.required?.includes(name) === true;
}

function listWritable({ properties }: SchemaView): string[] {
  return [...properties].filter(([, { value }]) => value.readOnly !== true).map(([name]) => name);
}

/** Whether it is a list and cannot be null. */
function isList(document: OpenApiDocument, located: Located<Schema>): boolean {
  return readTypes(document, located) === 'array';
}

/** The lines that requests carry under a name. */
function listCarried(
  document: OpenApiDocument,
  { collections }: ResourceDraft,
  property: string,
): { readonly view: OperationView; readonly line: SchemaView | undefined }[] {
  const views = collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  return views.flatMap((view) => {
    const request = view.entry.method === 'get' ? undefined : readWriteRequest(document, view);
    if (request === undefined || 'reason' in request || !request.writable.has(property)) return [];
    const located = request.schema.properties.get(property);
    if (located === undefined) return [];
    const items = isList(document, located) ? findItems(document, located) : undefined;
    const line = items && viewSchema(document, items);
    return [{ view, line: line && isPlainObject(line) ? line : undefined }];
  });
}

export function viewLine(document: OpenApiDocument, draft: ResourceDraft, property: string): LineView | undefined {
  const located = draft.representation.properties.get(property);
  const items = located !== undefined && isList(document, located) ? findItems(document, located) : undefined;
  const shown = items && viewSchema(document, items);
  if (shown === undefined || !isPlainObject(shown)) return undefined;
  const requests = listCarried(document, draft, property);
  const known = requests.flatMap(({ line }) => line ?? []);
  if (known.length === 0 || known.length < requests.length) return undefined;
  const carried = new Set(known.flatMap(listWritable));
  return {
    shown,
    requests: known,
    carried: [...shown.properties.keys()].filter((name) => carried.has(name)),
    canRefuse: requests.every(({ view }) => canRefuse(view)),
  };
}

/** The only property of a line that fits, as a number. */
export function findNumber(
  document: OpenApiDocument,
  { shown }: LineView,
  fits: (name: string) => boolean,
): string | undefined {
  const [only, ...others] = [...shown.properties].filter(([name]) => fits(name));
  return only !== undefined && others.length === 0 && isNumber(document, only[1]) ? only[0] : undefined;
}

/** Whether every request carries a property of a line, or none can. */
export function isAlwaysCarried({ requests }: LineView, name: string): boolean {
  return requests.every((one) => isRequired(one, name) && one.properties.get(name)?.value.readOnly !== true);
}

/** Whether no request lets a number be below nothing; of what is copied, what answers say of it. */
function isPositive(document: OpenApiDocument, { requests, shown, carried }: LineView, name: string): boolean {
  const views = carried.includes(name) ? requests : [shown];
  return views.every(({ properties }) => {
    const located = properties.get(name);
    return located !== undefined && (followSchema(document, located.value, located.pointer).value.minimum ?? -1) >= 0;
  });
}

/** Whether a number may have any value that a product of two others has. */
export function isUnbound(
  document: OpenApiDocument,
  view: LineView,
  name: string,
  factors: readonly string[],
): boolean {
  const read = (one: string): Schema => {
    const located = view.shown.properties.get(one);
    return located === undefined ? {} : followSchema(document, located.value, located.pointer).value;
  };
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, enum: values } = read(name);
  if ([maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, values].some((one) => one !== undefined)) return false;
  const isWhole = factors.every((one) => listTypes(read(one)).join() === 'integer');
  if (listTypes(read(name)).join() === 'integer' && !isWhole) return false;
  return minimum === undefined || (minimum <= 0 && factors.every((one) => isPositive(document, view, one)));
}
