import type { Encoding, JsonType, OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findEssence } from '@orchestrate/kit/openapi/media-types';

import { normaliseSchema } from '../comparison/normalise';
import type { ObjectShape, Property } from '../schema/object-shape';
import { readObject } from '../schema/object-shape';

import type { OperationModel } from './operations';
import { readBodyShape } from './resources';

const FORM_TYPE = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\b/i;

function findValueKind(document: OpenApiDocument, schema: SchemaOrBoolean): string {
  const { types, values } = normaliseSchema(document, schema);
  const found = [...(types ?? new Set([...(values ?? [])].map((value) => typeof JSON.parse(value))))];
  if (found.length === 0 || found.includes('string')) return 'text';
  if (found.every((type) => type === 'integer' || type === 'number')) return 'number';
  return found.every((type) => type === 'boolean') ? 'flag' : 'json';
}

/** How a list is read; a text where it may be there several times and absent. */
export interface ListKind {
  readonly list: string;
  readonly required?: true;
  readonly separator?: string;
}

/** How a field is read: as a value, a list of values, or an object. */
export type FieldKind = string | ListKind | { readonly members: FieldKinds };
/** By name. */
export type FieldKinds = Readonly<Record<string, FieldKind>>;

// Who nests further sends JSON.
const DEEPEST = 3;
const SEPARATORS: Readonly<Record<string, string>> = { form: ',', spaceDelimited: ' ', pipeDelimited: '|' };

/** What stands between the values of a list that are one text; `undefined`: each is a field of its own. */
function findSeparator({ style = 'form', explode = style === 'form' }: Encoding): string | undefined {
  return explode ? undefined : SEPARATORS[style];
}

function findList(list: string, isRequired: boolean, encoding: Encoding): FieldKind {
  const separator = findSeparator(encoding);
  if (!isRequired && separator === undefined) return `${list}[]`;
  return { list, ...(isRequired ? { required: true } : {}), ...(separator === undefined ? {} : { separator }) };
}

function findFieldKind(
  document: OpenApiDocument,
  { schema, isRequired }: Property,
  encoding: Encoding,
  depth: number,
): FieldKind {
  const { types, items } = normaliseSchema(document, schema);
  const isOnly = (type: JsonType): boolean => types?.size === 1 && types.has(type);
  if (isOnly('array')) return findList(findValueKind(document, items), isRequired, encoding);
  const shape = isOnly('object') && depth < DEEPEST ? readObject(document, schema, 'request') : undefined;
  if (shape === undefined || shape.properties.size === 0) return findValueKind(document, schema);
  return { members: listMembers(document, shape, {}, depth + 1) };
}

function listMembers(
  document: OpenApiDocument,
  { properties }: ObjectShape,
  encoding: Readonly<Record<string, Encoding>>,
  depth: number,
): FieldKinds {
  const kinds = [...properties].map(
    ([name, property]) => [name, findFieldKind(document, property, encoding[name] ?? {}, depth)] as const,
  );
  return Object.fromEntries(kinds.filter(([, kind]) => kind !== 'text'));
}

/** How the fields of a form are read, by name, those left out that are one text; `undefined`: it is no object. */
export function listKinds(document: OpenApiDocument, operation: OperationModel): FieldKinds | undefined {
  const shape = operation.custom === undefined ? readBodyShape(document, operation) : undefined;
  if (shape === undefined) return undefined;
  const [, form] = Object.entries(operation.body?.content ?? {}).find(([type]) => FORM_TYPE.test(type)) ?? [];
  return listMembers(document, shape, form?.encoding ?? {}, 0);
}

/**
 * How the fields of a form are read that an operation takes beside JSON, by name, those left out that are one text;
 * `undefined`: it takes no form beside JSON.
 */
export function findFormFields(document: OpenApiDocument, operation: OperationModel): FieldKinds | undefined {
  const types = Object.keys(operation.body?.content ?? {});
  const takesBoth = types.some((type) => FORM_TYPE.test(type)) && types.some((type) => JSON_TYPE.test(type));
  return takesBoth ? listKinds(document, operation) : undefined;
}

/** A form that is all that an operation takes. */
export interface OnlyForm {
  /** Media types, in lower case. */
  readonly types: readonly string[];
  /** As for {@link findFormFields}. */
  readonly kinds: FieldKinds;
  readonly isRequired: boolean;
}

/** The form that an operation takes instead of JSON; `undefined`: it takes JSON, or no form. */
export function findOnlyForm(document: OpenApiDocument, operation: OperationModel): OnlyForm | undefined {
  const all = Object.keys(operation.body?.content ?? {}).map((type) => type.toLowerCase());
  const types = all.filter((type) => FORM_TYPE.test(type));
  if (types.length === 0 || all.some((type) => JSON_TYPE.test(type))) return undefined;
  const kinds = listKinds(document, operation);
  return kinds === undefined ? undefined : { types, kinds, isRequired: operation.body?.required === true };
}

/**
 * The media types that an operation reads, in lower case, where there are several or it declares others too; empty: it
 * reads the one that it declares, or none.
 */
export function listReadTypes({ body, custom, planned }: OperationModel): string[] {
  // What reads a file refuses what is none.
  if (planned.upload !== undefined) return [];
  if (planned.requestTypes !== undefined && custom === undefined)
    return planned.requestTypes.map((type) => findEssence(type));
  const all = Object.keys(body?.content ?? {}).map((type) => type.toLowerCase());
  const read = all.filter((type) => JSON_TYPE.test(type) || FORM_TYPE.test(type));
  return custom !== undefined || read.length === all.length ? [] : read;
}
