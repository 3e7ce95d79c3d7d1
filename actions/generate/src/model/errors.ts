import type { OpenApiDocument, Response, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, findComponentName } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import type { Components } from './components';
import type { OperationModel } from './operations';

/** A shape that errors have on the wire. */
export interface ErrorFormat {
  /** Name of the function that renders it: `formatError` for the usual one, `formatProblem` for another. */
  readonly name: string;
  /** `undefined`: the answer has no body. */
  readonly contentType: string | undefined;
  /** `undefined`: nothing is declared, so it is a problem of RFC 9457. */
  readonly schema: Located<SchemaOrBoolean> | undefined;
}

/** The error formats of a service. */
export interface ErrorFormats {
  readonly formats: readonly ErrorFormat[];
  /** What most operations declare, and what holds where nothing is declared. */
  readonly usual: ErrorFormat;
  /** By operation id: formats by status, for operations that do not only declare the usual one. */
  readonly unusual: ReadonlyMap<string, ReadonlyMap<string, ErrorFormat>>;
}

interface Declared {
  readonly key: string;
  readonly contentType: string | undefined;
  readonly schema: Located<SchemaOrBoolean> | undefined;
}

const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\b/i;
const RFC_9457: Declared = { key: 'rfc 9457', contentType: 'application/problem+json', schema: undefined };

/** What a declared answer looks like; `undefined` where it is in a media type that nothing here can write. */
function readDeclared(document: OpenApiDocument, { value, pointer }: Located<Response>): Declared | undefined {
  const types = Object.keys(value.content ?? {});
  if (types.length === 0) return { key: 'empty', contentType: undefined, schema: undefined };
  const contentType = types.find((type) => JSON_TYPE.test(type)) ?? types.find((type) => /^text\/plain\b/i.test(type));
  const schema = contentType === undefined ? undefined : value.content?.[contentType]?.schema;
  if (contentType === undefined || schema === undefined) return undefined;
  const at = extendPointer(pointer, 'content', contentType, 'schema');
  const followed = followSchema(document, schema, at);
  return {
    key: `${contentType} ${followed.pointer}`,
    contentType,
    schema: { value: schema, pointer: followed.pointer },
  };
}

function listDeclared(document: OpenApiDocument, { responses }: OperationModel): (readonly [string, Declared])[] {
  return [...responses].flatMap(([status, response]) => {
    const isError = status === 'default' || /^[45](?:\d\d|XX)$/i.test(status);
    const declared = isError ? readDeclared(document, response) : undefined;
    return declared === undefined ? [] : [[status, declared] as const];
  });
}

/** The one that most answers use; of several, the first. An empty answer says nothing about what went wrong. */
function findUsual(all: readonly Declared[]): Declared {
  const counts = new Map<string, number>();
  for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  const candidates = all.filter(({ contentType }) => contentType !== undefined);
  return candidates.reduce(
    (best, next) => ((counts.get(next.key) ?? 0) > (counts.get(best.key) ?? 0) ? next : best),
    candidates[0] ?? RFC_9457,
  );
}

function createFormats(all: readonly Declared[], components: Components): Map<string, ErrorFormat> {
  const formats = new Map<string, ErrorFormat>();
  const taken = new Set<string>();
  for (const { key, contentType, schema } of all) {
    if (formats.has(key)) continue;
    const component = schema === undefined ? undefined : components.get(findComponentName(schema.pointer) ?? '');
    const what = component?.types.response ?? (contentType === undefined ? 'Nothing' : 'Other');
    const base = formats.size === 0 ? 'formatError' : `format${what}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
    taken.add(name);
    formats.set(key, { name, contentType, schema });
  }
  return formats;
}

/** Finds the shapes that the specification declares for errors. */
export function findErrorFormats(
  document: OpenApiDocument,
  components: Components,
  operations: readonly OperationModel[],
): ErrorFormats {
  const declared = operations.map((operation) => ({ operation, answers: listDeclared(document, operation) }));
  const all = declared.flatMap(({ answers }) => answers.map(([, answer]) => answer));
  const usual = findUsual(all);
  const formats = createFormats([usual, ...all], components);
  const find = (key: string): ErrorFormat => {
    const format = formats.get(key);
    if (format === undefined) throw new Error(`there is no error format ${key}`);
    return format;
  };
  const unusual = declared
    .filter(({ answers }) => answers.some(([, { key }]) => key !== usual.key))
    .map(({ operation, answers }) => {
      const own = answers.map(([status, { key }]) => [status, find(key)] as const);
      return [operation.planned.id, new Map(own)] as const;
    });
  return { formats: [...formats.values()], usual: find(usual.key), unusual: new Map(unusual) };
}
