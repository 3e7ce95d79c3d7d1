import type { CarriedPart, Upload } from '@orchestrate/contracts/stored-file';
import type { MediaType, OpenApiDocument, RequestBody, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes, mergeSchema } from '@orchestrate/kit/openapi/schemas';
import { listWords } from '@orchestrate/kit/words';

import type { OperationView } from '../operation-view';
import { isReadable } from '../operation-view';

import { nameFile } from './slots';

/** The file in a request, and what else the form holds that carries it. */
export interface CarriedFile {
  readonly upload: Upload;
  /** Other parts of the form, by name. */
  readonly fields: ReadonlyMap<string, Located<Schema>>;
  /** Those that must be there. */
  readonly required: readonly string[];
}

const FORM_WITH_PARTS = /^multipart\/form-data\b/i;
// What the framework, or a library, reads into a value: these are no bytes.
const TEXT_OF_VALUES = /^(?:multipart\/|text\/(?:plain|xml)\b|application\/(?:[a-z0-9.-]+\+)?(?:xml|(?:x-)?yaml)\b)/i;

/** Whether a body in a media type is bytes that mean nothing here. */
export function isFileType(contentType: string): boolean {
  return !isReadable(contentType) && !TEXT_OF_VALUES.test(contentType);
}

/** Whether a part of a form is bytes: OpenAPI 3.1 says so by a media type of text that is not encoded. */
function isBytes({ type, format, contentMediaType, contentEncoding, ...rest }: Schema): boolean {
  if (contentEncoding !== undefined) return false;
  if (contentMediaType !== undefined) return !isReadable(contentMediaType);
  if (format === 'binary') return true;
  return type === undefined && Object.keys(rest).every((keyword) => keyword === 'description' || keyword === 'title');
}

function splitTypes(text: string): string[] {
  return text.split(',').map((type) => type.trim().toLowerCase());
}

/** The media types that a part may have; none: any. */
function findPartTypes({ encoding }: MediaType, name: string, { contentMediaType }: Schema): string[] {
  const declared = encoding?.[name]?.contentType ?? contentMediaType ?? '';
  const types = splitTypes(declared).filter(Boolean);
  return types.some((type) => type === '*/*' || type === 'application/octet-stream') ? [] : types;
}

type Form = Pick<CarriedFile, 'fields' | 'required'> & Omit<Upload, 'types' | 'receipt'>;

/** How one part of a form is read that is bytes. */
function readPart(media: MediaType, part: string, value: Schema, isRequired: boolean): Omit<CarriedPart, 'file'> {
  const partTypes = findPartTypes(media, part, value);
  return {
    part,
    ...(partTypes.length === 0 ? {} : { partTypes }),
    ...(value.maxLength === undefined ? {} : { maxBytes: value.maxLength }),
    ...(isRequired ? {} : { isOptional: true }),
  };
}

function readForm(document: OpenApiDocument, media: MediaType, pointer: string): Form | undefined {
  const { schema, properties } = mergeSchema(document, media.schema, pointer);
  if (listTypes(schema).some((type) => type !== 'object')) return undefined;
  const { required = [] } = schema;
  const parts = [...properties]
    .filter(([, { value }]) => isBytes(value))
    .map(([name, { value }]) => readPart(media, name, value, required.includes(name)));
  const [first, ...others] = parts;
  const names = new Set(parts.map(({ part }) => nameFile(part)));
  if (first === undefined || names.size < parts.length) return undefined;
  const isField = (name: string): boolean => parts.every(({ part }) => part !== name);
  return {
    ...first,
    ...(others.length === 0 ? {} : { others: others.map((one) => ({ file: nameFile(one.part), ...one })) }),
    fields: new Map([...properties].filter(([name]) => isField(name))),
    required: required.filter(isField),
  };
}

/** Finds the file that a request carries, as its body or as the only bytes among the parts of a form. */
export function findCarriedFile(document: OpenApiDocument, { entry, request }: OperationView): CarriedFile | undefined {
  const { requestBody } = entry.operation;
  if (requestBody === undefined) return undefined;
  const located = followReference<RequestBody>(document, requestBody, extendPointer(entry.pointer, 'requestBody'));
  const content = Object.entries(located.value.content);
  const at = (type: string): string => extendPointer(located.pointer, 'content', type, 'schema');
  const raw = content.filter(([type]) => isFileType(type));
  const [formType, formMedia] = content.find(([type]) => FORM_WITH_PARTS.test(type)) ?? [];
  const form = formMedia === undefined ? undefined : readForm(document, formMedia, at(formType ?? ''));
  // A request that may as well be an object is about that.
  const isOther = request?.isJson === true || content.some(([type]) => isReadable(type) && !FORM_WITH_PARTS.test(type));
  if (isOther || (raw.length === 0 && form === undefined)) return undefined;
  const { fields = new Map<string, Located<Schema>>(), required = [], ...part } = form ?? {};
  const [bounded] = raw.flatMap(([type, { schema }]) => followSchema(document, schema, at(type)).value.maxLength ?? []);
  const types = raw.map(([type]) => type.toLowerCase());
  return { upload: { types, ...(bounded === undefined ? {} : { maxBytes: bounded }), ...part }, fields, required };
}

/** What the file is called, by the part that holds it. */
export function nameCarried({ upload: { part } }: CarriedFile): string {
  return nameFile(part ?? 'file');
}

/** All that it carries, by what the files are called. */
export function nameAllCarried(carried: CarriedFile): string[] {
  return [nameCarried(carried), ...(carried.upload.others ?? []).map(({ file }) => file)];
}

/** The ways in which the file may come, for people. */
export function describeTypes({ upload: { types, part, others = [] } }: CarriedFile): string {
  const parts = [...(part === undefined ? [] : [part]), ...others.map((one) => one.part)];
  const named = listWords(parts.map((one) => `\`${one}\``));
  const form = parts.length === 0 ? [] : [`the part${parts.length === 1 ? '' : 's'} ${named} of a form`];
  return [...types, ...form].join(' or ');
}
