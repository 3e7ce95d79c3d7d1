import type { Body } from './failures';
import type { Part } from './form-parts';
import { readFields, readParts } from './form-parts';
import { isObject, readJson } from './json';

import type { MediaType, OpenApiDocument, RequestBody, Schema } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

const FIELDS = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data';
// What checks nothing.
const SAID = new Set(['title', 'description', 'example', 'examples', 'deprecated', 'writeOnly']);
const SCALARS = ['string', 'integer', 'number', 'boolean'];

interface Form {
  readonly schema: Schema;
  readonly encoding: NonNullable<MediaType['encoding']>;
  readonly properties: ReadonlyMap<string, Located<Schema>>;
  /** What was sent: its fields, or its parts. */
  readonly parts: readonly Part[];
}

function readForm(
  document: OpenApiDocument,
  { operation: { requestBody }, pointer: at }: OperationEntry,
  { type, text }: Body,
): Form | undefined {
  const name = (type.split(';')[0] ?? '').trim().toLowerCase();
  const parts = name === FIELDS ? readFields(text) : name === PARTS ? readParts(type, text) : undefined;
  if (parts === undefined || requestBody === undefined) return undefined;
  const body = followReference<RequestBody>(document, requestBody, extendPointer(at, 'requestBody'));
  const media = body.value.content[name];
  if (media?.schema === undefined) return undefined;
  const { value, pointer } = followSchema(
    document,
    media.schema,
    extendPointer(body.pointer, 'content', name, 'schema'),
  );
  if (value.type !== 'object') return undefined;
  const properties = Object.entries(value.properties ?? {}).map(([property, schema]) => {
    const at = extendPointer(pointer, 'properties', property);
    return [property, followSchema(document, schema, at)] as const;
  });
  return { schema: value, encoding: media.encoding ?? {}, properties: new Map(properties), parts };
}

function isListOf(document: OpenApiDocument, { value, pointer }: Located<Schema>, type: string): boolean {
  if (listTypes(value).join() !== 'array' || value.items === undefined) return false;
  return listTypes(followSchema(document, value.items, pointer).value).join() === type;
}

const ANY_BYTES = 'application/octet-stream';

/** Any bytes are a file, unless more is said of it. */
function isFile({ type, format, contentMediaType, ...rest }: Schema): boolean {
  const isBinary = format === 'binary' && contentMediaType === undefined;
  const isOfBytes = isBinary || (format === undefined && contentMediaType === ANY_BYTES);
  return type === 'string' && isOfBytes && Object.keys(rest).every((keyword) => SAID.has(keyword));
}

/** Whether what a form has of one property follows its schema. */
function isRight(document: OpenApiDocument, { schema, encoding, properties, parts }: Form, name: string): boolean {
  const property = properties.get(name);
  if (property === undefined) return schema.additionalProperties !== false;
  const own = parts.filter((part) => part.name === name);
  const [{ text } = { text: '' }, ...others] = own;
  if (isFile(property.value)) return others.length === 0 && encoding[name] === undefined;
  // How a text is read that came as a file is declared nowhere.
  if (own.some((part) => part.isFile)) return false;
  const validator = createSchemaValidator(document);
  if (isListOf(document, property, 'string')) {
    const texts = own.map((part) => part.text);
    return validator.validate(property.pointer, texts).length === 0;
  }
  // A form says null by an empty field.
  if (own.length === 1 && text === '' && validator.validate(property.pointer, null).length === 0) return true;
  const isScalar = SCALARS.includes(listTypes(property.value).join());
  return isScalar && others.length === 0 && validator.validateText(property.pointer, text).length === 0;
}

/** Whether a form may have nothing of a property. */
function mayLack(document: OpenApiDocument, { properties }: Form, name: string): boolean {
  const property = properties.get(name);
  if (property === undefined) return false;
  const isList = listTypes(property.value).join() === 'array';
  const mayBeEmpty = isList && createSchemaValidator(document).validate(property.pointer, []).length === 0;
  return property.value.readOnly === true || mayBeEmpty;
}

/**
 * Whether a body, read as the form that it is, follows the schema that an operation declares for it: a field or part that
 * is there once is a list of one, and one that is not there the empty list. Only texts, numbers, flags, files and lists of
 * texts are read; of all others nothing is known.
 */
export function followsAsForm(document: OpenApiDocument, entry: OperationEntry, sent: Body): boolean {
  const form = readForm(document, entry, sent);
  if (form === undefined) return false;
  const names = new Set(form.parts.map(({ name }) => name));
  const isWhole = (form.schema.required ?? []).every((name) => names.has(name) || mayLack(document, form, name));
  return isWhole && [...names].every((name) => isRight(document, form, name));
}

/**
 * Whether a form has a field for a list of objects, and texts in it that are none: how a form would carry them is
 * declared nowhere.
 */
export function losesObjects(document: OpenApiDocument, entry: OperationEntry, sent: Body): boolean {
  const form = readForm(document, entry, sent);
  return [...(form?.properties ?? [])].some(
    ([name, property]) =>
      form?.encoding[name] === undefined &&
      isListOf(document, property, 'object') &&
      form?.parts.some((part) => part.name === name && !isObject(readJson(part.text))) === true,
  );
}
