import type { Filter } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { foldName, toSingular } from './names';
import type { SchemaView } from './operation-view';
import type { QueryParameter } from './paging';
import { findSearch } from './searches';

const SAYS_CONTAINS =
  /\b(?:contain(?:s|ing)?|search(?:es)?|substring|part(?:ial(?:ly)?)? (?:of|match)|partial|includes?|matching)\b/i;

/** Words around a property's name that make it a bound: `minPages`, `pagesMax`, `dateFrom`, `startDate`. */
const BOUND_WORDS: Readonly<Record<string, 'gte' | 'lte'>> = {
  min: 'gte',
  minimum: 'gte',
  from: 'gte',
  start: 'gte',
  starting: 'gte',
  since: 'gte',
  gte: 'gte',
  max: 'lte',
  maximum: 'lte',
  to: 'lte',
  end: 'lte',
  ending: 'lte',
  until: 'lte',
  lte: 'lte',
};

type Kind = 'number' | 'text' | 'boolean' | 'date' | 'date-time' | 'other';

/** What values a schema holds, as far as comparing them goes. Without a type it is told by its enum. */
function readKind(schema: Schema): Kind {
  const types = listTypes(schema);
  if (types.length > 0 && types.every((type) => type === 'integer' || type === 'number')) return 'number';
  if (types.length === 1 && types[0] === 'boolean') return 'boolean';
  const isText =
    types.length === 1 ? types[0] === 'string' : schema.enum?.every((value) => typeof value === 'string') === true;
  if (!isText) return 'other';
  return schema.format === 'date' || schema.format === 'date-time' ? schema.format : 'text';
}

/** A property that can be compared. */
export interface Target {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * The properties that a query can compare with.
 * @param derived - properties that are shown and not stored
 */
export function listTargets(representation: SchemaView, derived: ReadonlySet<string> = new Set()): Target[] {
  return [...representation.properties]
    .filter(([name, property]) => property.value.writeOnly !== true && !derived.has(name))
    .map(([name, property]) => ({ name, kind: readKind(property.value) }))
    .filter(({ kind }) => kind !== 'other');
}

function findTarget(targets: readonly Target[], name: string, kind: Kind): Target | undefined {
  return targets.find((target) => foldName(target.name) === foldName(name) && target.kind === kind);
}

/** An array of values picks the items whose property is one of them: `tags` for `tag`, `status` for `status`. */
function matchArray(document: OpenApiDocument, query: QueryParameter, targets: readonly Target[]): Filter | undefined {
  const items = followSchema(document, query.schema.items, extendPointer(query.pointer, 'schema', 'items'));
  const { name } = query.parameter;
  const kind = readKind(items.value);
  const target = findTarget(targets, name, kind) ?? findTarget(targets, toSingular(name), kind);
  return target === undefined ? undefined : { parameter: name, property: target.name, operator: 'in' };
}

function matchEqual({ parameter, schema }: QueryParameter, targets: readonly Target[]): Filter | undefined {
  const kind = readKind(schema);
  const target = findTarget(targets, parameter.name, kind);
  if (target === undefined) return undefined;
  const isSearch = kind === 'text' && schema.enum === undefined && SAYS_CONTAINS.test(parameter.description ?? '');
  return { parameter: parameter.name, property: target.name, operator: isSearch ? 'contains' : 'eq' };
}

/** `startDate` means the only date there is, where no property is called `date`. */
function findBoundTarget(targets: readonly Target[], rest: string, kind: Kind): Target | undefined {
  const exact = findTarget(targets, rest, kind);
  if (exact !== undefined || kind === 'number' || !/^(?:date|datetime|time)?$/.test(foldName(rest))) return exact;
  const dates = targets.filter((target) => target.kind === 'date' || target.kind === 'date-time');
  const [only] = dates;
  return dates.length === 1 && only?.kind === kind ? only : undefined;
}

function matchBound({ parameter, schema }: QueryParameter, targets: readonly Target[]): Filter | undefined {
  const kind = readKind(schema);
  if (kind !== 'number' && kind !== 'date' && kind !== 'date-time') return undefined;
  const words = splitWords(parameter.name);
  for (const index of [0, words.length - 1]) {
    const operator = BOUND_WORDS[words[index]?.toLowerCase() ?? ''];
    if (operator === undefined) continue;
    const rest = words.filter((_, position) => position !== index).join('');
    const target = findBoundTarget(targets, rest, kind);
    if (target !== undefined) return { parameter: parameter.name, property: target.name, operator };
  }
  return undefined;
}

const STARTS = ['departure', 'departs', 'start', 'starts', 'begin', 'begins'];

/** A `date` that is no property asks for what begins then or later, where one property tells when something begins. */
function matchStart({ parameter, schema }: QueryParameter, targets: readonly Target[]): Filter | undefined {
  const kind = readKind(schema);
  if (!/^(?:date|datetime|when)$/.test(foldName(parameter.name)) || (kind !== 'date' && kind !== 'date-time'))
    return undefined;
  const begun = targets.filter(
    (target) => target.kind === kind && STARTS.includes(splitWords(target.name)[0]?.toLowerCase() ?? ''),
  );
  const [only] = begun;
  if (only === undefined || begun.length > 1) return undefined;
  return { parameter: parameter.name, property: only.name, operator: 'gte' };
}

/** Properties by which people call the things in a list. */
const LABELS = ['name', 'label', 'title', 'value', 'slug'];

/** An array of texts picks the items whose list of the same name has one of them, as itself or as a thing's name. */
function matchList(
  document: OpenApiDocument,
  { parameter, schema, pointer }: QueryParameter,
  { properties }: SchemaView,
  derived: ReadonlySet<string>,
): Filter | undefined {
  const asked = followSchema(document, schema.items, extendPointer(pointer, 'schema', 'items'));
  const [property, list] =
    [...properties].find(([name]) => foldName(name) === foldName(parameter.name) && !derived.has(name)) ?? [];
  if (readKind(asked.value) !== 'text' || property === undefined || list === undefined) return undefined;
  if (list.value.writeOnly === true || !listTypes(list.value).includes('array')) return undefined;
  const item = followSchema(document, list.value.items, extendPointer(list.pointer, 'items'));
  const base = { parameter: parameter.name, property, operator: 'any' as const };
  if (readKind(item.value) === 'text') return base;
  const members = mergeSchema(document, item.value, item.pointer).properties;
  const member = LABELS.find((name) => readKind(members.get(name)?.value ?? {}) === 'text');
  return member === undefined ? undefined : { ...base, member };
}

/**
 * The filter that a query parameter is, or `undefined` where nothing says so.
 * @param derived - properties that are shown and not stored
 */
export function findFilter(
  document: OpenApiDocument,
  query: QueryParameter,
  representation: SchemaView,
  derived: ReadonlySet<string> = new Set(),
): Filter | undefined {
  const targets = listTargets(representation, derived);
  if (listTypes(query.schema).includes('array'))
    return matchArray(document, query, targets) ?? matchList(document, query, representation, derived);
  return (
    matchEqual(query, targets) ??
    (readKind(query.schema) === 'text' ? findSearch(document, query, targets) : undefined) ??
    matchBound(query, targets) ??
    matchStart(query, targets)
  );
}
