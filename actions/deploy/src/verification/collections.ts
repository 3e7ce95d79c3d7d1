import type { Plan, PlannedOperation, Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';

/** Where items come from whose ids fit a path parameter. */
export interface CollectionSource {
  /** Paths of operations that list, best first. */
  readonly paths: readonly string[];
  /** Properties that may hold the id, best first. */
  readonly properties: readonly string[];
}

function findResource(planned: PlannedOperation | undefined, parameter: string): string | undefined {
  const parent = planned?.parents.find((entry) => entry.parameter === parameter);
  return parent === undefined ? planned?.resource : parent.resource;
}

/** `petId`, `pet_id` and `id` all end in the property that ids are kept in. */
function listIdProperties(parameter: string, planned: string | undefined): string[] {
  const own = planned === undefined ? [] : [planned];
  const tail = /(?:^|[a-z0-9_-])(id|key|slug|code|name)$/i.exec(parameter)?.[1]?.toLowerCase();
  return [...new Set([...own, parameter, ...(tail === undefined ? [] : [tail]), 'id'])];
}

/**
 * Finds what lists the things that a path parameter selects: the path before the parameter, or the list of the
 * resource that the plan knows it by.
 * @returns `undefined` where nothing lists them
 */
export function findCollection(
  document: OpenApiDocument,
  path: string,
  parameter: string,
  planned: PlannedOperation | undefined,
  plan: Plan | undefined,
): CollectionSource | undefined {
  const before = path.slice(0, path.indexOf(`{${parameter}}`)).replace(/\/$/, '');
  const resource = plan?.resources.find(({ name }) => name === findResource(planned, parameter));
  const lists = (plan?.operations ?? []).filter((one) => one.kind === 'list' && one.resource === resource?.name);
  const readable = new Set(listOperations(document).flatMap((one) => (one.method === 'get' ? [one.path] : [])));
  const paths = [before, ...lists.map((one) => one.path)].filter((candidate) => readable.has(candidate));
  if (paths.length === 0) return undefined;
  return { paths: [...new Set(paths)], properties: listIdProperties(parameter, resource?.id.property) };
}

/** The items in the answer of an operation that lists: the array itself, or the one inside an envelope. */
export function extractItems(
  body: unknown,
  success: Pick<Success, 'itemsProperty' | 'envelopeProperty'> = {},
): Record<string, unknown>[] {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (Array.isArray(body)) return body.filter(isObject);
  if (!isObject(body)) return [];
  const { itemsProperty = '', envelopeProperty = '' } = success;
  const held = body[envelopeProperty];
  const envelope = isObject(held) ? held : body;
  const named = envelope[itemsProperty];
  const array = Array.isArray(named) ? named : Object.values(envelope).find((value) => Array.isArray(value));
  return Array.isArray(array) ? array.filter(isObject) : [];
}

/** The id that an item carries under the first of some names. */
export function findId(
  items: readonly Record<string, unknown>[],
  properties: readonly string[],
): string | number | undefined {
  for (const item of items) {
    for (const property of properties) {
      const value = item[property];
      if (typeof value === 'string' || typeof value === 'number') return value;
    }
  }
  return undefined;
}
