import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from './names';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

export type MadeText = NonNullable<Resource['made']>[number];

const CODE = /^(?:code|reference|ref|serial|voucher)$/;
const MESSAGE = /^(?:message|msg|notice)$/;
/** A made-up code is a UUID. */
const CODE_LENGTH = 36;

function isFree({ pattern, format, enum: choices, minLength = 0, maxLength = CODE_LENGTH, ...rest }: Schema): boolean {
  const isBare = pattern === undefined && format === undefined && choices === undefined && !('const' in rest);
  return isBare && minLength <= CODE_LENGTH && maxLength >= CODE_LENGTH;
}

function readName(name: string): MadeText['as'] | undefined {
  const last = splitWords(name).at(-1)?.toLowerCase() ?? '';
  if (CODE.test(last)) return 'code';
  return MESSAGE.test(last) ? 'message' : undefined;
}

/**
 * Texts with a telling name that answers must show and that no request carries: the service makes them up.
 * @param requested - names of properties that some request carries
 */
export function findMadeTexts(
  properties: ReadonlyMap<string, Located<Schema>>,
  required: readonly string[],
  requested: ReadonlySet<string>,
): MadeText[] {
  return [...properties].flatMap(([property, { value }]) => {
    const as = readName(property);
    const isText = listTypes(value).join() === 'string' && isFree(value);
    const isOurs = required.includes(property) && !requested.has(property);
    return as !== undefined && isText && isOurs ? [{ property, as }] : [];
  });
}

/** The form of an id that the service can make up. */
function isMadeId(schema: Schema): boolean {
  const type = listTypes(schema).join();
  return type === 'integer' || (type === 'string' && (schema.format === 'uuid' || isFree(schema)));
}

/**
 * The `id` that items show beside what paths select them by: a name that clients choose (`/users/{username}`), or the id
 * of the one parent that each belongs to.
 * @param requested - names of properties that some request carries
 */
export function findOwnIds({ id, name, representation }: ResourceDraft, requested: ReadonlySet<string>): MadeText[] {
  const names = ['id', 'uuid', 'guid', `${foldName(name)}id`];
  if (id.source !== 'client' && id.isOfParent !== true) return [];
  return [...representation.properties]
    .filter(([property, { value }]) => names.includes(foldName(property)) && isMadeId(value))
    .filter(([property]) => property !== id.property && !requested.has(property))
    .map(([property]) => ({ property, as: 'id' }));
}

/** Whether no request that creates an item must carry a property. */
export function isOptional(document: OpenApiDocument, { collections }: ResourceDraft, property: string): boolean {
  const creates = collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry }) => entry.method === 'post'),
  );
  return !creates.some((view) => {
    const request = readWriteRequest(document, view);
    return !('reason' in request) && request.required.has(property);
  });
}

export function hasOwnValue(schema: Schema): boolean {
  return (
    schema.default !== undefined || 'const' in schema || (Array.isArray(schema.type) && schema.type.includes('null'))
  );
}

/** What may begin empty: a list that no request must fill, and the words that accounts say of themselves later. */
function mayBeEmpty(schema: Schema, draft: ResourceDraft): boolean {
  if (hasOwnValue(schema)) return false;
  const type = listTypes(schema).join();
  if (type === 'array') return (schema.minItems ?? 0) === 0;
  return type === 'string' && draft.account !== undefined && isFree(schema) && (schema.minLength ?? 0) === 0;
}

/**
 * Lists and texts that answers must show and that requests which create may leave out: they begin empty.
 * @param requested - names of properties that some request carries
 */
export function findEmpties(
  document: OpenApiDocument,
  draft: ResourceDraft,
  requested: ReadonlySet<string>,
): MadeText[] {
  const { properties, schema } = draft.representation;
  return [...properties]
    .filter(([name]) => schema.required?.includes(name) === true && requested.has(name))
    .filter(([name]) => name !== draft.id.property && draft.derived?.has(name) !== true)
    .filter(([name, { value }]) => mayBeEmpty(value, draft) && isOptional(document, draft, name))
    .map(([property]) => ({ property, as: 'empty' }));
}
