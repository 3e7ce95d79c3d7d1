import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { listTypes, mergeSchema, followSchema } from '@orchestrate/kit/openapi/schemas';

import { toLiteral, toPropertyKey } from '../text/literals';

/** What a property of an error holds, told by its name; the words of the name without capitals and separators. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:message|detail|details|description|errordescription|errormessage|reason|msg|text|error)$/, 'error.message'],
  [/^(?:title|summary|name|errortitle|statustext)$/, 'error.title'],
  [/^(?:status|statuscode|httpstatus)$/, 'String(error.status)'],
  [/^(?:code|errorcode)$/, 'error.code'],
  [/^(?:type|typeuri)$/, "'about:blank'"],
  [/^(?:timestamp|time|date|at)$/, 'new Date().toISOString()'],
];

const STATUS_NUMBERS = /^(?:status|statuscode|httpstatus|code|errorcode|error)$/;
const DEEPEST = 4;
/** Where members of an object in a list of the error are. */
const IN_LIST = 3;

function foldName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

interface Place {
  readonly document: OpenApiDocument;
  readonly name: string;
  readonly isRequired: boolean;
  readonly depth: number;
  /** Name of the property that holds the object around it. */
  readonly holder?: string;
}

function fillText(schema: Schema, { name, isRequired, depth }: Place): string | undefined {
  const folded = foldName(name);
  // Of a problem in a list, the type is no address.
  const isKind = depth >= IN_LIST && folded === 'type';
  const known = isKind ? 'error.code' : TEXTS.find(([pattern]) => pattern.test(folded))?.[1];
  const fitting = schema.format === undefined ? known : fillFormat(schema.format, known);
  const text = fitting ?? (isRequired ? 'error.message' : undefined);
  if (text === undefined || schema.maxLength === undefined || text.startsWith("'")) return text;
  return `${text}.slice(0, ${schema.maxLength})`;
}

function fillFormat(format: string, known: string | undefined): string | undefined {
  if (format === 'date-time') return 'new Date().toISOString()';
  if (format === 'date') return 'new Date().toISOString().slice(0, 10)';
  if (format === 'uuid') return "'00000000-0000-0000-0000-000000000000'";
  return /^(?:uri|url|uri-reference)$/.test(format) ? "'about:blank'" : known;
}

function fillNumber(schema: Schema, { name, isRequired }: Place): string | undefined {
  if (STATUS_NUMBERS.test(foldName(name))) return 'error.status';
  return isRequired ? String(schema.minimum ?? 0) : undefined;
}

function fillFlag({ name, isRequired }: Place): string | undefined {
  if (/^(?:success|ok|succeeded)$/.test(foldName(name))) return 'false';
  if (/^(?:error|iserror|failed)$/.test(foldName(name))) return 'true';
  return isRequired ? 'false' : undefined;
}

function fillArray(schema: Schema, place: Place): string | undefined {
  const isNamed = /^(?:errors?|messages?|details?|issues|problems|violations)$/.test(foldName(place.name));
  // `errors: { body: [ … ] }` tells by property what is wrong.
  const isTelling = isNamed || (place.isRequired && foldName(place.holder ?? '') === 'errors');
  if (!isTelling && (schema.minItems ?? 0) === 0) return place.isRequired ? '[]' : undefined;
  const item = fill(schema.items ?? true, { ...place, name: 'message', isRequired: true, depth: place.depth + 1 });
  return item === undefined ? undefined : `[${item}]`;
}

/** The problems of an error, each by the name of what it is about. */
export const PROBLEMS = 'error.problems';

/** `errors: { title: ["can't be blank"] }`: an object that may have any names, each with a list of texts. */
function isByName({ document, name, isRequired }: Place, { additionalProperties }: Schema): boolean {
  if (additionalProperties === undefined || typeof additionalProperties === 'boolean') return false;
  const lists = followSchema(document, additionalProperties, '#').value;
  if (listTypes(lists).join() !== 'array') return false;
  const texts = followSchema(document, lists.items ?? true, '#').value;
  return listTypes(texts).join() === 'string' && (isRequired || /error|problem|field/.test(foldName(name)));
}

function fillObject(schema: SchemaOrBoolean, place: Place): string | undefined {
  const { document, depth, isRequired, name } = place;
  if (depth > DEEPEST) return undefined;
  const merged = mergeSchema(document, schema, '#');
  if (merged.properties.size === 0 && isByName(place, merged.schema)) return PROBLEMS;
  const required = new Set(merged.schema.required ?? []);
  const values = [...merged.properties].flatMap(([property, { value }]) => {
    const filled = fill(value, {
      document,
      name: property,
      isRequired: required.has(property),
      depth: depth + 1,
      holder: name,
    });
    return filled === undefined ? [] : [`${toPropertyKey(property)}: ${filled},`];
  });
  const isWanted = isRequired || (/error|problem|detail/.test(foldName(name)) && values.length > 0);
  return isWanted ? `{\n${values.join('\n')}\n}` : undefined;
}

/** Whether a form requires nothing, forbids nothing, and tells in a text what is wrong. */
function tellsOpenly(document: OpenApiDocument, branch: SchemaOrBoolean): boolean {
  const { properties, schema } = mergeSchema(document, branch, '#');
  const isOpen = (schema.required ?? []).length === 0 && (schema.additionalProperties ?? true) === true;
  const texts = [...properties].filter(([, { value }]) => listTypes(value).join() === 'string');
  return isOpen && texts.some(([name]) => TEXTS[0]?.[0].test(foldName(name)));
}

/**
 * The form of several in which an error is told: the first. An object of any names follows also a form that requires
 * nothing, and `oneOf` allows one alone: the text of that form is no list.
 */
function chooseBranch(
  document: OpenApiDocument,
  [first, ...others]: readonly SchemaOrBoolean[],
): SchemaOrBoolean | undefined {
  if (first === undefined || fillObject(first, { document, name: '', isRequired: true, depth: 0 }) !== PROBLEMS)
    return first;
  return others.find((other) => tellsOpenly(document, other)) ?? first;
}

/** The expression for one value of an error, or `undefined` where it can be left out and nothing is known to put in. */
function fill(schema: SchemaOrBoolean, place: Place): string | undefined {
  const { value } = followSchema(place.document, schema, '#');
  if ('const' in value) return toLiteral(value.const);
  if (value.enum !== undefined) return place.isRequired ? toLiteral(pickValue(value.enum)) : undefined;
  const branch = value.anyOf?.[0] ?? chooseBranch(place.document, value.oneOf ?? []);
  if (branch !== undefined) return fill(branch, place);
  const [type] = listTypes(value);
  if (type === 'string') return fillText(value, place);
  if (type === 'integer' || type === 'number') return fillNumber(value, place);
  if (type === 'boolean') return fillFlag(place);
  if (type === 'array') return fillArray(value, place);
  if (type === undefined && value.properties === undefined && value.allOf === undefined)
    return place.isRequired ? 'error.message' : undefined;
  return fillObject(schema, place);
}

/** `status: error` rather than `status: success`. */
function pickValue(values: readonly unknown[]): unknown {
  return values.find((value) => typeof value === 'string' && /err|fail|bad|invalid/i.test(value)) ?? values[0];
}

/** The expression that fills a declared error schema from an `ApiError` called `error`. */
export function renderErrorBody(document: OpenApiDocument, schema: SchemaOrBoolean): string {
  const body = fill(schema, { document, name: 'error', isRequired: true, depth: 0 }) ?? '';
  const { additionalProperties = true, properties = {} } = followSchema(document, schema, '#').value;
  // An object of which nothing is declared may still say what is wrong.
  const isOpen = Object.keys(properties).length === 0 && additionalProperties === true;
  return isOpen && /^(?:\{\s*\})?$/.test(body) ? '{ message: error.message }' : body;
}
