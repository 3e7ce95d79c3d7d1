import type { JsonType, OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { extendPointer, findByPointer, followReference } from '@orchestrate/kit/openapi/references';
import { mapSchemas } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

/** Limits that say something of values of one type alone. */
const LIMITS: Readonly<Partial<Record<JsonType, readonly string[]>>> = {
  array: ['minItems', 'maxItems', 'uniqueItems'],
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  object: ['minProperties', 'maxProperties'],
};

/** The types that a schema's values may have; `undefined` where it does not say. */
function listMeantTypes(
  document: OpenApiDocument,
  schema: SchemaOrBoolean | undefined,
  open: ReadonlySet<string>,
): JsonType[] | undefined {
  if (typeof schema !== 'object') return undefined;
  const { $ref, type, allOf = [], anyOf, oneOf } = schema;
  if (type !== undefined) return [type].flat().map((one) => (one === 'integer' ? 'number' : one));
  if (schema.properties !== undefined) return ['object'];
  if ($ref !== undefined && !open.has($ref)) {
    const found = findByPointer(document, $ref) as SchemaOrBoolean | undefined;
    const types = listMeantTypes(document, found, new Set([...open, $ref]));
    if (types !== undefined) return types;
  }
  for (const part of allOf) {
    const types = listMeantTypes(document, part, open);
    if (types !== undefined) return types;
  }
  const branches = (anyOf ?? oneOf)?.map((branch) => listMeantTypes(document, branch, open));
  return branches?.every((types) => types !== undefined) === true ? branches.flat() : undefined;
}

/** Limits beside a reference or parts, which hold values of another type: `minItems` beside a reference to an object. */
function listIdleLimits(document: OpenApiDocument, schema: Schema): string[] {
  const limits = Object.entries(LIMITS).flatMap(([type, words]) => words.map((word) => ({ type, word })));
  const given = limits.filter(({ word }) => word in schema);
  const isOwn = schema.type !== undefined || schema.enum !== undefined || 'const' in schema;
  if (given.length === 0 || isOwn) return [];
  const types = listMeantTypes(document, schema, new Set());
  return given.filter(({ type }) => types?.includes(type as JsonType) === false).map(({ word }) => word);
}

/** Leaves limits out that limit nothing, because one might read from them what the values are. */
function dropIdleLimits(document: OpenApiDocument): Settled {
  const remarks: { pointer: string; message: string }[] = [];
  const mapped = mapSchemas(document, (schema, keys) => {
    const idle = listIdleLimits(document, schema);
    if (idle.length === 0) return schema;
    const words = idle.map((word) => `\`${word}\``).join(', ');
    remarks.push({ pointer: toPointer(keys), message: `${words} limits no value of this schema: it is left out` });
    return Object.fromEntries(Object.entries(schema).filter(([word]) => !idle.includes(word)));
  });
  // Only limits have gone.
  return { document: remarks.length === 0 ? document : (mapped as OpenApiDocument), remarks };
}

/** Statuses of answers that have no body, whatever is declared. */
const BODILESS = ['204', '205', '304'];

function dropIdleBodies(document: OpenApiDocument): Settled {
  const idle = listOperations(document).flatMap(({ operation, pointer }) =>
    Object.entries(operation.responses ?? {})
      .filter(([status]) => BODILESS.includes(status))
      .map(([status, response]) => ({
        status,
        ...followReference(document, response, extendPointer(pointer, 'responses', status)),
      }))
      .filter(({ value }) => value.content !== undefined),
  );
  if (idle.length === 0) return { document, remarks: [] };
  // Answers may be shared.
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  const places = new Map(idle.map(({ pointer, status }) => [pointer, status]));
  const remarks = [...places].map(([pointer, status]) => {
    Reflect.deleteProperty(findByPointer(copy, pointer) as object, 'content');
    return { pointer, message: `an answer of ${status} has no body: the one that is declared is left out` };
  });
  return { document: copy, remarks };
}

/** Leaves out what is declared and can never be: limits of values of another type, and bodies of answers that have none. */
export function dropIdleWords(document: OpenApiDocument): Settled {
  const limited = dropIdleLimits(document);
  const { document: left, remarks } = dropIdleBodies(limited.document);
  return { document: left, remarks: [...limited.remarks, ...remarks] };
}
