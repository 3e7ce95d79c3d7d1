import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import type { NormalSchema } from '../comparison/normal-schema';
import { normaliseSchema } from '../comparison/normalise';
import type { Property } from '../schema/object-shape';
import { toWords } from '../text/literals';

/** How a value is stored. */
export type ColumnKind =
  'uuid' | 'text' | 'date' | 'instant' | 'integer' | 'bigint' | 'numeric' | 'double' | 'boolean' | 'json';

/** Where a value comes from when nobody gives one. */
export type ColumnDefault =
  /** `next-number`: the next one that nobody has chosen. */
  /** `now`: the present, where no request tells another moment. */
  | { readonly from: 'uuid' | 'identity' | 'next-number' | 'clock' | 'now' | 'random-text' }
  | { readonly from: 'schema'; readonly value: unknown }
  /** The next after the highest among rows with the same value in `within`; absent: among all. */
  | {
      readonly from: 'highest';
      readonly first: number;
      readonly within: string | undefined;
      /** Where requests may choose another one: the highest that there may be. */
      readonly most?: number;
    };

/** A column of a resource's table; one for each property, and perhaps one of the service's own. */
export interface Column {
  /** Key in the table and, unless it is the service's own, name of the property. */
  readonly property: string;
  readonly sqlName: string;
  readonly kind: ColumnKind;
  /** Of the property; `undefined` for a column of the service's own. */
  readonly schema: SchemaOrBoolean | undefined;
  readonly isNotNull: boolean;
  readonly isPrimary: boolean;
  /** Whether answers may show `null`. */
  readonly allowsNull: boolean;
  /** Whether answers must show it. */
  readonly isRequired: boolean;
  readonly fallback: ColumnDefault | undefined;
  /** Set to the present at every change. */
  readonly isTouched: boolean;
}

const TEXT_KINDS: Readonly<Record<string, ColumnKind>> = { uuid: 'uuid', date: 'date', 'date-time': 'instant' };
const INT32 = 2_147_483_647;

function readFact(schema: NormalSchema, keyword: string): unknown {
  const text = schema.facts.get(keyword);
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

function findIntegerKind(schema: NormalSchema): ColumnKind {
  if (readFact(schema, 'format') === 'int32') return 'integer';
  const [least, most] = [readFact(schema, 'minimum'), readFact(schema, 'maximum')];
  if (typeof least !== 'number' || typeof most !== 'number') return 'numeric';
  if (least >= -INT32 && most <= INT32) return 'integer';
  // What a request may carry and 64 bits may not hold is kept all the same.
  return -least <= Number.MAX_SAFE_INTEGER && most <= Number.MAX_SAFE_INTEGER ? 'bigint' : 'numeric';
}

function findValuesKind(values: readonly unknown[]): ColumnKind {
  if (values.every((value) => typeof value === 'string')) return 'text';
  if (values.every((value) => typeof value === 'boolean')) return 'boolean';
  return values.every((value) => Number.isSafeInteger(value)) ? 'bigint' : 'json';
}

/** How values of a schema are stored: in a type of their own where there is one, else as JSON. */
export function findKind(schema: NormalSchema): ColumnKind {
  if (schema.values !== undefined) return findValuesKind([...schema.values].map((value): unknown => JSON.parse(value)));
  const [type, ...others] = [...(schema.types ?? [])];
  if (type === undefined || others.length > 0 || schema.choices.length > 0) return 'json';
  if (type === 'string') return TEXT_KINDS[String(readFact(schema, 'format'))] ?? 'text';
  if (type === 'integer') return findIntegerKind(schema);
  if (type === 'number') return 'double';
  return type === 'boolean' ? 'boolean' : 'json';
}

const ID_KINDS: Readonly<Record<Resource['id']['type'], ColumnKind>> = {
  uuid: 'uuid',
  integer: 'bigint',
  string: 'text',
};

const MADE_IDS: Readonly<Record<Resource['id']['type'], ColumnDefault>> = {
  uuid: { from: 'uuid' },
  integer: { from: 'identity' },
  string: { from: 'random-text' },
};

/** What makes an id that no request carries. */
function findMaker({ source, type, isOptional, isOfParent }: Resource['id']): ColumnDefault | undefined {
  if (isOfParent === true) return undefined;
  if (source === 'server') return MADE_IDS[type];
  if (isOptional !== true) return undefined;
  return type === 'integer' ? { from: 'next-number' } : MADE_IDS[type];
}

/** The kind that ids of a resource have, and references to them. What clients choose 64 bits may not hold. */
export function findIdKind({ id }: Pick<Resource, 'id'>): ColumnKind {
  return id.type === 'integer' && id.source === 'client' ? 'numeric' : ID_KINDS[id.type];
}

function toSqlName(property: string): string {
  const name = splitWords(property).join('_').toLowerCase();
  return name === '' ? 'property' : name.slice(0, 50);
}

/** Gives each a name of its own: a name that is taken gets a number. */
export function createNamer(): (property: string) => string {
  const taken = new Set<string>();
  return (property) => {
    const base = toSqlName(property);
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return name;
  };
}

/** What a property is to its resource. */
export interface ColumnFrame {
  readonly document: OpenApiDocument;
  readonly resource: Resource;
  /** Kind of the ids that the property holds, where it refers to another resource. */
  readonly referred: ColumnKind | undefined;
  /** Default that a request's schema declares. */
  readonly requestDefault: unknown;
  readonly sqlName: string;
}

type Made = NonNullable<Resource['made']>[number];

function findFallback(schema: NormalSchema, chosen: unknown): ColumnDefault | undefined {
  const declared = readFact(schema, 'default') ?? chosen;
  if (declared !== undefined) return { from: 'schema', value: declared };
  const [only, ...others] = [...(schema.values ?? [])];
  return only === undefined || others.length > 0 ? undefined : { from: 'schema', value: JSON.parse(only) };
}

/** An item's first state goes before a default: what was to be done later is done. */
function begin(initial: string | undefined): ColumnDefault | undefined {
  return initial === undefined ? undefined : { from: 'schema', value: initial };
}

function beginEmpty(kind: ColumnKind): ColumnDefault {
  return { from: 'schema', value: kind === 'json' ? [] : '' };
}

function beginAs({ as, value }: Made, kind: ColumnKind): ColumnDefault {
  return as === 'value' ? { from: 'schema', value } : beginEmpty(kind);
}

function makeText(as: Made['as'], resource: string): ColumnDefault {
  if (as !== 'message') return { from: 'random-text' };
  return { from: 'schema', value: `The ${toWords(resource)} was created.` };
}

type Storage = Pick<Column, 'kind' | 'isNotNull' | 'isPrimary' | 'fallback' | 'isTouched'>;

/** How the mark of a deleted item is kept. */
export function describeDeletion(as: 'moment' | 'flag'): Storage {
  const own = { isPrimary: false, isTouched: false };
  if (as === 'moment') return { ...own, kind: 'instant', isNotNull: false, fallback: undefined };
  return { ...own, kind: 'boolean', isNotNull: true, fallback: { from: 'schema', value: false } };
}

function describeId(resource: Resource, referred: ColumnKind | undefined): Storage {
  const kind = referred ?? findIdKind(resource);
  return { kind, isNotNull: true, isPrimary: true, fallback: findMaker(resource.id), isTouched: false };
}

/** An id beside the one that items are selected by. */
function describeMadeId(kind: ColumnKind): Storage {
  const type = kind === 'uuid' ? 'uuid' : kind === 'text' ? 'string' : 'integer';
  return { kind: ID_KINDS[type], isNotNull: true, isPrimary: false, fallback: MADE_IDS[type], isTouched: false };
}

/** A number that the database counts up. */
function describeNumber({ value, within }: Made): Storage {
  const fallback = { from: 'highest', first: Number(value ?? 1), within } as const;
  return { kind: 'bigint', isNotNull: true, isPrimary: false, fallback, isTouched: false };
}

/** The place of an item among others, which a request may choose. */
function describePlace({ value, within }: Made, normal: NormalSchema): Storage {
  const kind = findKind(normal);
  const declared = readFact(normal, 'maximum');
  const most = typeof declared === 'number' ? declared : kind === 'integer' ? INT32 : Number.MAX_SAFE_INTEGER;
  const fallback = { from: 'highest', first: Number(value ?? 1), within, most } as const;
  return { kind, isNotNull: true, isPrimary: false, fallback, isTouched: false };
}

/** How a moment that the clock sets is kept, or its day. */
function describeMoment(on: Resource['timestamps'][number]['on'], normal: NormalSchema): Storage {
  const kind = findKind(normal) === 'date' ? 'date' : 'instant';
  return { kind, isNotNull: true, isPrimary: false, fallback: { from: 'clock' }, isTouched: on === 'update' };
}

/** The column for a property of a resource. */
export function createColumn(name: string, property: Property, frame: ColumnFrame): Column {
  const { document, resource, referred, requestDefault, sqlName } = frame;
  const normal = normaliseSchema(document, property.schema);
  const timestamp = resource.timestamps.find((moment) => moment.property === name);
  const isId = resource.id.property === name && resource.id.source !== 'hidden';
  const base = {
    property: name,
    sqlName,
    schema: property.schema,
    allowsNull: normal.allowsNull,
    isRequired: property.isRequired,
  };
  if (isId) return { ...base, ...describeId(resource, referred) };
  if (timestamp !== undefined) return { ...base, ...describeMoment(timestamp.on, normal) };
  if (resource.softDeletion?.property === name) return { ...base, ...describeDeletion(resource.softDeletion.as) };
  const made = resource.made?.find((text) => text.property === name);
  if (made !== undefined && ['code', 'message', 'slug'].includes(made.as)) {
    const fallback = makeText(made.as, resource.name);
    return { ...base, kind: 'text', isNotNull: true, isPrimary: false, fallback, isTouched: false };
  }
  if (made?.as === 'id') return { ...base, ...describeMadeId(findKind(normal)) };
  if (made?.as === 'number') return { ...base, ...describeNumber(made) };
  if (made?.as === 'place') return { ...base, ...describePlace(made, normal) };
  if (made?.as === 'now') return { ...base, ...describeMoment('create', normal), fallback: { from: 'now' } };
  const initial = resource.state?.property === name ? resource.state.initial : undefined;
  const kind = referred ?? findKind(normal);
  return {
    ...base,
    kind,
    isNotNull: property.isRequired && !normal.allowsNull,
    isPrimary: false,
    fallback: made === undefined ? (begin(initial) ?? findFallback(normal, requestDefault)) : beginAs(made, kind),
    isTouched: false,
  };
}

/**
 * The key of items that never show one.
 * @param referred - kind of the ids of the parent, where it is one of these
 */
export function createHiddenId({ id }: Resource, sqlName: string, referred?: ColumnKind): Column {
  return {
    property: id.property,
    sqlName,
    kind: referred ?? ID_KINDS[id.type],
    schema: undefined,
    isNotNull: true,
    isPrimary: true,
    allowsNull: false,
    isRequired: false,
    fallback: id.isOfParent === true ? undefined : MADE_IDS[id.type],
    isTouched: false,
  };
}

/** Counts items up in the order in which they are created. */
export function createOrdinal(taken: ReadonlySet<string>, sqlName: string): Column {
  let property = 'ordinal';
  while (taken.has(property)) property = `${property}_`;
  return {
    property,
    sqlName,
    kind: 'bigint',
    schema: undefined,
    isNotNull: true,
    isPrimary: false,
    allowsNull: false,
    isRequired: false,
    fallback: { from: 'identity' },
    isTouched: false,
  };
}
