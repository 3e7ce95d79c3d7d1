import type { Told } from '@orchestrate/contracts/told';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from './names';
import { isPlainObject, viewSchema } from './operation-view';

/** Names, folded, of flags that say that the service is there, and of texts that say it in words. */
const FLAGS = ['ok', 'success', 'healthy', 'ishealthy', 'up', 'alive', 'ready', 'available', 'online', 'running'];
const STATES = ['status', 'state', 'health', 'result'];
const TEXTS = ['message', 'msg', 'detail', 'description', 'info'];
const NAMES = ['name', 'service', 'servicename', 'app', 'appname', 'application', 'title', 'api'];
const VERSIONS = ['version', 'apiversion', 'appversion', 'serviceversion'];
const TIMES = ['timestamp', 'time', 'date', 'now', 'servertime', 'currenttime', 'checkedat'];
const UPTIMES = ['uptime', 'uptimeseconds', 'uptimesec'];
const CODES = ['code', 'statuscode', 'httpstatus'];
/** Objects and flags that hold the whole answer, whatever they hold it as. */
const WRAPPERS = ['data', 'result', 'payload', 'response', 'body'];

const SAYS_WELL =
  /^(?:ok|okay|up|healthy|pass|passing|alive|live|ready|available|running|online|success|green|active)$/i;
const SAYS_WELL_WITHIN = /["'`“](ok|up|healthy|pass|alive|ready|running|online)["'`”]/i;

/** What is known of the service wherever it is asked. */
export interface KnownService {
  readonly title: string;
  readonly version: string;
  /** The status of the answer. */
  readonly status: number;
}

type Said = { readonly is: 'value'; readonly value: string | number | boolean } | { readonly is: 'time' | 'uptime' };

function fix(value: string | number | boolean | undefined): Said | undefined {
  return value === undefined ? undefined : { is: 'value', value };
}

/** The value that a schema shows: the only one allowed, else its default, else an example. */
function readShown({ const: only, enum: choices, default: usual, example, examples }: Schema): unknown {
  const single = choices?.length === 1 ? choices[0] : undefined;
  return only ?? single ?? usual ?? example ?? (Array.isArray(examples) ? examples[0] : undefined);
}

/** Whether only one value is allowed, so that no other can be right. */
function isFixed({ const: only, enum: choices }: Schema): boolean {
  return only !== undefined || choices?.length === 1;
}

/** Whether a text without an example may be any. */
function isFree({ pattern, minLength, maxLength, format, enum: choices }: Schema): boolean {
  return [pattern, minLength, maxLength, format, choices].every((one) => one === undefined);
}

function sayState(schema: Schema): string | undefined {
  const shown = readShown(schema);
  const quoted = SAYS_WELL_WITHIN.exec(schema.description ?? '')?.[1];
  const said = [shown, ...(schema.enum ?? [])].find((one) => typeof one === 'string' && SAYS_WELL.test(one));
  if (typeof said === 'string') return said;
  return isFree(schema) ? (quoted ?? (shown === undefined ? 'ok' : undefined)) : undefined;
}

function sayText(name: string, schema: Schema, service: KnownService): Said | undefined {
  const shown = readShown(schema);
  const text = typeof shown === 'string' ? shown : undefined;
  if (TIMES.includes(name) && schema.format === 'date-time') return { is: 'time' };
  if (isFixed(schema)) return fix(text);
  if (STATES.includes(name)) return fix(sayState(schema));
  if (VERSIONS.includes(name) && isFree(schema)) return fix(service.version);
  if (NAMES.includes(name)) return fix(text ?? (isFree(schema) ? service.title : undefined));
  return TEXTS.includes(name) ? fix(text) : undefined;
}

function sayNumber(name: string, schema: Schema, { status }: KnownService): Said | undefined {
  const shown = readShown(schema);
  if (UPTIMES.includes(name)) return { is: 'uptime' };
  if (isFixed(schema) && typeof shown === 'number') return fix(shown);
  return CODES.includes(name) ? fix(typeof shown === 'number' ? shown : status) : undefined;
}

function say(name: string, schema: Schema, service: KnownService): Said | undefined {
  const [type, ...others] = listTypes(schema).filter((one) => one !== 'null');
  if (others.length > 0) return undefined;
  if (type === 'string') return sayText(name, schema, service);
  if (type === 'integer' || type === 'number') return sayNumber(name, schema, service);
  if (type !== 'boolean') return undefined;
  if (isFixed(schema)) return fix(readShown(schema) === true);
  return FLAGS.includes(name) || WRAPPERS.includes(name) ? fix(true) : undefined;
}

/** All that an answer can tell, and what it could tell if anything were known of it. */
export interface FoundAnswer {
  readonly tells: readonly Told[];
  /** Properties that need not be there. */
  readonly left: readonly string[];
  /** A property that must be there. */
  readonly missing?: string;
}

const NOTHING: FoundAnswer = { tells: [], left: [] };

/** An example of the whole answer shows its properties too. */
function withExample(schema: Schema, example: unknown): Schema {
  return typeof example === 'string' && !isFixed(schema) ? { ...schema, default: example } : schema;
}

function pickMember(example: unknown, name: string): unknown {
  return typeof example === 'object' && example !== null
    ? (example as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function tellProperty(
  document: OpenApiDocument,
  name: string,
  located: Located<Schema>,
  service: KnownService,
  example: unknown,
): FoundAnswer {
  const { value, pointer } = followSchema(document, located.value, located.pointer);
  const said = say(foldName(name), withExample(value, example), service);
  if (said !== undefined) return { tells: [{ at: [name], ...said }], left: [] };
  if (!isPlainObject(viewSchema(document, { value, pointer }))) return NOTHING;
  const found = tellAll(document, { value, pointer }, service, example);
  const within = (inner: string): string => `${name}.${inner}`;
  return {
    tells: found.tells.map((told) => ({ ...told, at: [name, ...told.at] })),
    left: found.left.map(within),
    ...(found.missing === undefined ? {} : { missing: within(found.missing) }),
  };
}

/**
 * Works out what an object that a service tells of itself holds.
 * @param example - of the object, where the document shows one
 */
export function tellAll(
  document: OpenApiDocument,
  schema: Located<Schema>,
  service: KnownService,
  example: unknown,
): FoundAnswer {
  const view = viewSchema(document, schema);
  const required = new Set(view.schema.required ?? []);
  const tells: Told[] = [];
  const left: string[] = [];
  for (const [name, located] of view.properties) {
    const found = tellProperty(document, name, located, service, pickMember(example, name));
    const isKnown = found.tells.length > 0 && found.missing === undefined;
    if (isKnown) tells.push(...found.tells);
    if (!isKnown && required.has(name)) return { ...NOTHING, missing: found.missing ?? name };
    left.push(...(isKnown ? found.left : [name]));
  }
  return { tells, left };
}
