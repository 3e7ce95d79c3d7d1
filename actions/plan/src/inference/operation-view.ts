import type { Success } from '@orchestrate/contracts/plan';
import type {
  MediaType,
  OpenApiDocument,
  Parameter,
  RequestBody,
  Response,
  Schema,
} from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import type { MergedSchema } from '@orchestrate/kit/openapi/schemas';
import { followSchema, listTypes, mergeSchema, unwrapNullable } from '@orchestrate/kit/openapi/schemas';
import { foldVariants, listVariants } from '@orchestrate/kit/openapi/variants';
import { describeXml } from '@orchestrate/kit/openapi/xml-shapes';

import type { Companions } from './companions';
import { findDeclaredSuccess } from './declared-success';
import type { Overrules } from './overrules';
import type { PathShape } from './path-shape';
import { parsePathShape } from './path-shape';
import type { Wrapped } from './wrapper';
import { findAnswered, findWrapped } from './wrapper';

/** A schema, followed to where it is defined, and its properties with `allOf` folded in. */
export interface SchemaView extends MergedSchema {
  readonly pointer: string;
  /** Where it is what several objects have in common: the properties of each. */
  readonly variants?: readonly (readonly (readonly [name: string, schema: Schema])[])[];
}

/** A body in the media type that is looked at. */
export interface BodyView {
  readonly contentType: string;
  /** Whether it holds values, as JSON does: XML does too, where there is no JSON and a schema says how. */
  readonly isJson: boolean;
  /** Absent where the media type names no schema. */
  readonly schema?: Located<Schema>;
  /** The property of the body that holds what the schema describes; absent: the body is it. */
  readonly wrapper?: string;
  /** The property of the body that holds the wrapper; absent: the body does. */
  readonly envelope?: string;
  /** The body with its wrapper. */
  readonly outer?: Located<Schema>;
  /** What an answer says beside it. */
  readonly companions?: Companions;
}

export interface RequestView extends BodyView {
  readonly isRequired: boolean;
  /** Whether it is a form: fields with names, read into an object. */
  readonly isForm: boolean;
}

export interface SuccessView {
  readonly status: number;
  readonly body?: BodyView;
}

/** An operation with everything at hand that rules look at. */
export interface OperationView {
  readonly entry: OperationEntry;
  readonly id: string;
  readonly shape: PathShape;
  readonly parameters: readonly Located<Parameter>[];
  readonly request?: RequestView;
  /** The answer that stands for success; absent where none is declared. */
  readonly success?: SuccessView;
  readonly responses: ReadonlyMap<string, Located<Response>>;
  /** What the things at the root of the server are called, where the path is about them. */
  readonly rootedAs?: string;
  /** The path of the collection in the plural, of whose items the path speaks in the singular. */
  readonly collectedAt?: string;
  /** The path of the list that it answers as a table. */
  readonly exportOf?: string;
  /** The path of what makes an item of the collection that it is seen at. */
  readonly checksOutAt?: string;
  /** The last parameter of the path, where it selects what items hold and not an item. */
  readonly listedBy?: string;
}

const FORM_TYPE = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json(?:\s*;.*)?$/i;

/** Whether a request in a media type can be read into an object. */
export function isReadable(contentType: string): boolean {
  return JSON_TYPE.test(contentType) || FORM_TYPE.test(contentType);
}

/** An `allOf` of one part, with nothing beside it but words, is that part. */
function unwrapSingle(document: OpenApiDocument, schema: Located<Schema>): Located<Schema> {
  const { allOf, description: _description, title: _title, ...rest } = schema.value;
  if (allOf?.length !== 1 || Object.keys(rest).length > 0) return schema;
  return followSchema(document, allOf[0], extendPointer(schema.pointer, 'allOf', 0));
}

export function findSchema(
  document: OpenApiDocument,
  schema: Schema | boolean | undefined,
  pointer: string,
): Located<Schema> {
  return unwrapSingle(document, unwrapNullable(document, followSchema(document, schema, pointer)));
}

export function viewSchema(document: OpenApiDocument, schema: Located<Schema>): SchemaView {
  return { ...mergeSchema(document, schema.value, schema.pointer), pointer: schema.pointer };
}

/** The same of a stored item, which may be one of several objects: what all of them have, and anything beside. */
export function viewItem(document: OpenApiDocument, schema: Located<Schema>): SchemaView {
  const folded = foldVariants(document, schema);
  if (folded === undefined) return viewSchema(document, schema);
  const variants = listVariants(document, schema) ?? [];
  const facts = variants.map(({ properties }) => [...properties].map(([name, { value }]) => [name, value] as const));
  return { ...folded, pointer: schema.pointer, variants: facts };
}

/** Whether a merged schema is an object with properties that are known. */
export function isPlainObject({ schema, properties }: MergedSchema): boolean {
  const types = listTypes(schema);
  const isObject = types.length === 0 || (types.length === 1 && types[0] === 'object');
  return isObject && properties.size > 0 && schema.oneOf === undefined && schema.anyOf === undefined;
}

function isXml(document: OpenApiDocument, { schema }: MediaType, pointer: string, type: string): boolean {
  return 'root' in describeXml(document, schema, extendPointer(pointer, 'content', type, 'schema'));
}

/** How bodies are looked at. */
interface Lens {
  /** Finds the object in a wrapper. */
  readonly unwrap?: (schema: Located<Schema>) => Wrapped | undefined;
  /** Whether XML is no more than text. */
  readonly ignoresXml: boolean;
}

function viewBody(
  document: OpenApiDocument,
  content: Readonly<Record<string, MediaType>> | undefined,
  pointer: string,
  { unwrap, ignoresXml }: Lens,
): BodyView | undefined {
  const types = Object.entries(content ?? {});
  const isValue = (type: string, media: MediaType | undefined): boolean =>
    !ignoresXml && findNotation(type) === 'xml' && media?.schema !== undefined && isXml(document, media, pointer, type);
  const [contentType, media] =
    [JSON_TYPE, FORM_TYPE].map((wanted) => types.find(([type]) => wanted.test(type))).find(Boolean) ??
    types.find(([type, one]) => isValue(type, one)) ??
    types[0] ??
    [];
  if (contentType === undefined) return undefined;
  const isJson = JSON_TYPE.test(contentType) || isValue(contentType, media);
  if (media?.schema === undefined) return { contentType, isJson };
  const at = extendPointer(pointer, 'content', contentType, 'schema');
  const schema = findSchema(document, media.schema, at);
  const wrapped = isJson ? unwrap?.(schema) : undefined;
  if (wrapped === undefined) return { contentType, isJson, schema };
  const { property, companions, envelope } = wrapped;
  return {
    ...{ contentType, isJson, schema: wrapped.schema, wrapper: property, outer: schema },
    ...(envelope === undefined ? {} : { envelope }),
    ...(companions === undefined ? {} : { companions }),
  };
}

/** What the settings leave of the looking. */
interface Looking extends Pick<Lens, 'ignoresXml'> {
  /** Whether objects are looked for in wrappers. */
  readonly unwraps: boolean;
}

function viewSuccess(
  document: OpenApiDocument,
  entry: OperationEntry,
  responses: ReadonlyMap<string, Located<Response>>,
  { unwraps, ignoresXml }: Looking,
): SuccessView | undefined {
  const found = findDeclaredSuccess(responses, entry.method);
  if (found === undefined) return undefined;
  const { status, response } = found;
  // HTTP has no body there, whatever is declared.
  if (status === 204) return { status };
  const unwrap = (schema: Located<Schema>): Wrapped | undefined => findAnswered(document, schema, entry.path, status);
  const lens = { ignoresXml, ...(unwraps ? { unwrap } : {}) };
  const body = viewBody(document, response.value.content, response.pointer, lens);
  return { status, ...(body === undefined ? {} : { body }) };
}

function viewRequest(
  document: OpenApiDocument,
  entry: OperationEntry,
  { unwraps, ignoresXml }: Looking,
): RequestView | undefined {
  const { requestBody } = entry.operation;
  if (requestBody === undefined) return undefined;
  const located = followReference<RequestBody>(document, requestBody, extendPointer(entry.pointer, 'requestBody'));
  const unwrap = (schema: Located<Schema>): Wrapped | undefined => findWrapped(document, schema, entry.path);
  const lens = { ignoresXml, ...(unwraps ? { unwrap } : {}) };
  const body = viewBody(document, located.value.content, located.pointer, lens);
  if (body === undefined) return undefined;
  return { ...body, isRequired: located.value.required === true, isForm: FORM_TYPE.test(body.contentType) };
}

function viewOperation(document: OpenApiDocument, entry: OperationEntry, id: string, looking: Looking): OperationView {
  const responses = new Map(
    Object.entries(entry.operation.responses ?? {}).map(([status, response]) => {
      const at = extendPointer(entry.pointer, 'responses', status);
      return [status, followReference<Response>(document, response, at)];
    }),
  );
  const request = viewRequest(document, entry, looking);
  const success = viewSuccess(document, entry, responses, looking);
  return {
    entry,
    id,
    shape: parsePathShape(entry.path),
    parameters: listParameters(document, entry),
    responses,
    ...(request === undefined ? {} : { request }),
    ...(success === undefined ? {} : { success }),
  };
}

/** Views of all operations, in the document's order. */
export function viewOperations(
  document: OpenApiDocument,
  assignIds: (entries: readonly OperationEntry[]) => string[],
  { isOff }: Pick<Overrules, 'isOff'>,
): OperationView[] {
  const entries = listOperations(document);
  const ids = assignIds(entries);
  return entries.map((entry, index) => {
    const id = ids[index] ?? '';
    const names = [entry.operation.operationId, id];
    const looking = { unwraps: !isOff('wrapped-body', names), ignoresXml: isOff('media-types', names) };
    return viewOperation(document, entry, id, looking);
  });
}

/** The `empty` and `other` shapes that need no knowledge of resources; `undefined`: a JSON body to look into. */
export function describeBodyless(success: SuccessView): Success | undefined {
  if (success.body === undefined) return { status: success.status, shape: 'empty' };
  const { contentType, isJson, schema } = success.body;
  if (isJson && schema !== undefined) return undefined;
  return { status: success.status, contentType, shape: 'other' };
}
