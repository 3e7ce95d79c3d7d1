import type { Body } from './failures';
import { isObject, readJson } from './json';

import type { MediaType, OpenApiDocument, Operation, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

const FORM = 'application/x-www-form-urlencoded';
const SCALARS = ['string', 'integer', 'number', 'boolean'];

interface Form {
  readonly schema: Schema;
  readonly encoding: NonNullable<MediaType['encoding']>;
  readonly properties: ReadonlyMap<string, Located<Schema>>;
  readonly fields: URLSearchParams;
}

function readForm(document: OpenApiDocument, { requestBody }: Operation, { type, text }: Body): Form | undefined {
  const [name = ''] = type.split(';');
  if (name.trim().toLowerCase() !== FORM || requestBody === undefined || '$ref' in requestBody) return undefined;
  const media = requestBody.content[FORM];
  const { value, pointer } = followSchema(document, media?.schema, '#');
  if (pointer === '#' || value.type !== 'object') return undefined;
  const properties = Object.entries(value.properties ?? {}).map(([property, schema]) => {
    const at = extendPointer(pointer, 'properties', property);
    return [property, followSchema(document, schema, at)] as const;
  });
  const fields = new URLSearchParams(text);
  return { schema: value, encoding: media?.encoding ?? {}, properties: new Map(properties), fields };
}

function isListOf(document: OpenApiDocument, { value, pointer }: Located<Schema>, type: string): boolean {
  if (listTypes(value).join() !== 'array' || value.items === undefined) return false;
  return listTypes(followSchema(document, value.items, pointer).value).join() === type;
}

/**
 * Whether a body, read as the form that it is, follows the schema that an operation declares for it: a field that is
 * there once is a list of one, and one that is not there the empty list. Only texts, numbers, flags and lists of texts are read; of all others nothing is known.
 */
export function followsAsForm(document: OpenApiDocument, operation: Operation, sent: Body): boolean {
  const form = readForm(document, operation, sent);
  if (form === undefined) return false;
  const { schema, properties, fields } = form;
  const validator = createSchemaValidator(document);
  const isRight = (name: string): boolean => {
    const property = properties.get(name);
    if (property === undefined) return schema.additionalProperties !== false;
    const texts = fields.getAll(name);
    if (isListOf(document, property, 'string')) return validator.validate(property.pointer, texts).length === 0;
    const [text = '', ...others] = texts;
    const isScalar = SCALARS.includes(listTypes(property.value).join());
    return isScalar && others.length === 0 && validator.validateText(property.pointer, text).length === 0;
  };
  const mayLack = (name: string): boolean => {
    const property = properties.get(name);
    if (property === undefined) return false;
    const mayBeEmpty =
      listTypes(property.value).join() === 'array' && validator.validate(property.pointer, []).length === 0;
    return property.value.readOnly === true || mayBeEmpty;
  };
  const isWhole = (schema.required ?? []).every((name) => fields.has(name) || mayLack(name));
  return isWhole && [...new Set(fields.keys())].every(isRight);
}

/**
 * Whether a form has a field for a list of objects, and texts in it that are none: how a form would carry them is
 * declared nowhere.
 */
export function losesObjects(document: OpenApiDocument, operation: Operation, sent: Body): boolean {
  const form = readForm(document, operation, sent);
  return [...(form?.properties ?? [])].some(
    ([name, property]) =>
      form?.encoding[name] === undefined &&
      isListOf(document, property, 'object') &&
      form?.fields.getAll(name).some((text) => !isObject(readJson(text))) === true,
  );
}
