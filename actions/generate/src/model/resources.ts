import type { Plan, Relation, Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findByPointer } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import type { ObjectShape } from '../schema/object-shape';
import { readObject } from '../schema/object-shape';
import { toCamel, toKebab, toWords } from '../text/literals';

import { createOwnColumns } from './account-columns';
import type { Column, ColumnKind } from './columns';
import { createColumn, createHiddenId, createNamer, createOrdinal, findIdKind } from './columns';
import type { MarkModel, ShownItem } from './derived';
import { createMarks, listDerived, listShown } from './derived';
import { makesOfNothing, NOTHING } from './empty-requests';
import type { FileModel } from './files';
import { createFiles } from './files';
import { widenFiltered } from './filtered-columns';
import { readItem } from './item-shape';
import type { PairKey } from './keys';
import { hidePairKey } from './keys';
import { isNamedByLines } from './lines';
import { avoidLocals } from './local-names';
import type { HeldBy, MembershipModel } from './memberships';
import { createMemberships, listHolders } from './memberships';
import type { OperationModel } from './operations';
import { createOthers } from './other-properties';

/** What becomes of items that refer to one that is removed. */
export type OnDelete = 'cascade' | 'restrict' | 'set null';

/** A column that refers to another resource. */
export interface ForeignKey {
  readonly column: Column;
  /** Name of the other resource. */
  readonly resource: string;
  readonly onDelete: OnDelete;
}

/** A resource, its table, and what they are called in the service. */
export interface ResourceModel {
  readonly planned: Resource;
  /** `src/resources/books`. */
  readonly folder: string;
  readonly table: { readonly constant: string; readonly sqlName: string };
  /** Key of its store among the stores. */
  readonly storeKey: string;
  /** Name of a variable that holds one item. */
  readonly variable: string;
  /** For messages: `purchase order`. */
  readonly words: string;
  readonly schema: SchemaOrBoolean;
  readonly columns: readonly Column[];
  readonly id: Column;
  /** What paths select items by, where it is the parent and a property together. */
  readonly key?: PairKey;
  /** What holds properties that no schema names, where items have some. */
  readonly others?: Column | undefined;
  /** The column that lists are ordered by. */
  readonly order: Column;
  readonly foreignKeys: readonly ForeignKey[];
  /** Sets of columns that no two items may share. */
  readonly unique: readonly (readonly Column[])[];
  readonly operations: readonly OperationModel[];
  /** What accounts mark its items with. */
  readonly marks: readonly MarkModel[];
  /** What its items hold of other resources. */
  readonly memberships: readonly MembershipModel[];
  /** What holds its items, and is asked for what it holds; absent: nothing. */
  readonly heldBy?: readonly HeldBy[];
  /** Whether lines of other items name its own, so that these are looked up. */
  readonly isNamedByLines?: boolean;
  /** Bytes that its items may have beside them. */
  readonly files: readonly FileModel[];
  /** Items of other resources that representations show. */
  readonly shown: readonly ShownItem[];
}

const BODY_TYPES = [/\bjson\b/i, /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i, /[/+]xml\b/i];

/** The body that an operation takes, JSON or else a form, as its schema has it. */
export function findBodySchema({ body }: OperationModel): SchemaOrBoolean | undefined {
  const all = Object.entries(body?.content ?? {});
  const found = BODY_TYPES.map((wanted) => all.find(([type]) => wanted.test(type))).find(Boolean);
  return found?.[1].schema;
}

/** The objects that a list holds. */
function readItems(document: OpenApiDocument, list: SchemaOrBoolean | undefined): ObjectShape | undefined {
  const { items } = followSchema(document, list, '#').value;
  return items === undefined ? undefined : readItem(document, items, 'request');
}

/** The same, as an object, without what it is wrapped in; of a list, one of its objects. */
export function readBodyShape(document: OpenApiDocument, operation: OperationModel): ObjectShape | undefined {
  const { bodyProperty, kind } = operation.planned;
  const shape = readWholeBody(document, operation);
  const wrapped = bodyProperty === undefined ? undefined : shape?.properties.get(bodyProperty);
  if (kind === 'create-many') return readItems(document, wrapped?.schema ?? findBodySchema(operation));
  return wrapped === undefined ? shape : readItem(document, wrapped.schema, 'request');
}

/** The parameters of the query as an object. */
function readQuery({ parameters }: OperationModel): SchemaOrBoolean {
  const query = parameters.filter(({ value }) => value.in === 'query');
  const properties = Object.fromEntries(query.map(({ value }) => [value.name, value.schema ?? true]));
  return { type: 'object', properties, additionalProperties: false };
}

/** The same, as it travels, without a file. */
export function readWholeBody(document: OpenApiDocument, operation: OperationModel): ObjectShape | undefined {
  const { upload, kind } = operation.planned;
  if (kind === 'query-patch') return readObject(document, readQuery(operation), 'request');
  if (upload !== undefined && upload.part === undefined) return readObject(document, { type: 'object' }, 'request');
  const schema = makesOfNothing(operation) ? NOTHING : findBodySchema(operation);
  const shape = schema === undefined ? undefined : readItem(document, schema, 'request');
  if (shape === undefined || upload?.part === undefined) return shape;
  const properties = new Map(shape.properties);
  for (const { part } of [upload, ...(upload.others ?? [])]) properties.delete(part ?? '');
  return { ...shape, properties, bases: [] };
}

function findRequestDefault(
  document: OpenApiDocument,
  operations: readonly OperationModel[],
  property: string,
): unknown {
  for (const operation of operations) {
    const schema = readBodyShape(document, operation)?.properties.get(property)?.schema;
    const { default: found } = followSchema(document, schema, '#').value;
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Frame {
  readonly plan: Plan;
  readonly document: OpenApiDocument;
  readonly operations: readonly OperationModel[];
}

function createColumns(resource: Resource, schema: SchemaOrBoolean, { plan, document, operations }: Frame): Column[] {
  const shape = readItem(document, schema, 'documented');
  if (shape === undefined) throw new Error(`the representation of ${resource.name} is no object`);
  const nameColumn = createNamer();
  const { id } = resource;
  const referTo = (property: string): ColumnKind | undefined => {
    const target = resource.relations.find((relation) => relation.property === property)?.resource;
    const referred = plan.resources.find((other) => other.name === target);
    return referred === undefined ? undefined : findIdKind(referred);
  };
  const hidden =
    id.source === 'hidden' ? [createHiddenId(resource, nameColumn(id.property), referTo(id.property))] : [];
  const derived = listDerived(resource);
  const stored = [...shape.properties].filter(([name]) => !derived.has(name));
  const shown = stored.map(([name, property]) => {
    return createColumn(name, property, {
      document,
      resource,
      referred: referTo(name),
      requestDefault: findRequestDefault(document, operations, name),
      sqlName: nameColumn(name),
    });
  });
  const own = createOwnColumns(resource, plan, nameColumn);
  const named = new Set([...hidden, ...shown, ...own].map(({ property }) => property));
  const others = resource.keepsOthers === true ? [createOthers(named, nameColumn)] : [];
  const columns = [...hidden, ...shown, ...own, ...others];
  const counts = columns.some(({ fallback }) => fallback?.from === 'identity');
  const taken = new Set(columns.map(({ property }) => property));
  return counts ? columns : [createOrdinal(taken, nameColumn('ordinal')), ...columns];
}

/** Removing an item that others refer to: refused where that is declared, else it takes along what cannot do without. */
function findOnDelete(
  { resource: target, from }: Relation,
  column: Column,
  operations: readonly OperationModel[],
): OnDelete {
  // What only a path led to could not be found any more.
  const isPathOnly = from === 'path';
  const isRefused = operations.some(
    ({ planned }) =>
      ['delete', 'clear-collection'].includes(planned.kind) &&
      planned.resource === target &&
      planned.conflicts.some(({ cause }) => cause === 'referenced'),
  );
  if (isRefused) return 'restrict';
  return column.isNotNull || isPathOnly ? 'cascade' : 'set null';
}

function findOne<T>(values: readonly T[], test: (value: T) => boolean, what: string): T {
  const found = values.find(test);
  if (found === undefined) throw new Error(`there is no ${what}`);
  return found;
}

function createResource(given: Resource, frame: Frame, nameTable: (name: string) => string): ResourceModel {
  const sqlName = nameTable(given.plural);
  const { document, operations } = frame;
  const schema = findByPointer(document, given.schema) as SchemaOrBoolean;
  const { resource, ...keyed } = hidePairKey(given, document, schema);
  const own = operations.filter(({ planned }) => planned.resource === resource.name);
  const columns = widenFiltered(createColumns(resource, schema, { ...frame, operations: own }), own, document);
  const find = (property: string): Column =>
    findOne(columns, (column) => column.property === property, `property ${property} of ${resource.name}`);
  return {
    planned: resource,
    folder: `src/resources/${toKebab(resource.plural)}`,
    table: { constant: avoidLocals(resource.plural, 'Table'), sqlName },
    storeKey: avoidLocals(resource.plural, 'Store'),
    variable: avoidLocals(toCamel(resource.name), 'Item'),
    words: toWords(resource.name),
    schema,
    columns,
    others:
      resource.keepsOthers === true
        ? columns.findLast(({ schema: own, kind }) => own === undefined && kind === 'json')
        : undefined,
    id: findOne(columns, ({ isPrimary }) => isPrimary, `id of ${resource.name}`),
    ...keyed,
    order: findOne(columns, ({ fallback }) => fallback?.from === 'identity', `order of ${resource.name}`),
    foreignKeys: resource.relations.map((relation) => {
      const column = find(relation.property);
      // What is gone is in no cart any more, whatever else would keep it.
      const onDelete = resource.cart === undefined ? findOnDelete(relation, column, operations) : 'cascade';
      return { column, resource: relation.resource, onDelete };
    }),
    // The primary key says it already of the id alone.
    unique: resource.unique
      .filter((properties) => properties.length > 1 || properties[0] !== resource.id.property)
      .map((properties) => properties.map(find)),
    operations: own,
    marks: createMarks(resource, sqlName),
    memberships: createMemberships(resource, nameTable),
    files: createFiles(resource, nameTable),
    shown: listShown(resource, find),
  };
}

/** What the service stores. */
export function createResources(
  plan: Plan,
  document: OpenApiDocument,
  operations: readonly OperationModel[],
): ResourceModel[] {
  const nameTable = createNamer();
  // Tokens have a table of this name where there are accounts, and keys where requests may be repeated.
  nameTable('accessTokens');
  nameTable('idempotencyKeys');
  nameTable('outbox');
  const frame = { plan, document, operations };
  const resources = plan.resources.map((resource) => createResource(resource, frame, nameTable));
  return resources.map((resource) => {
    const heldBy = listHolders(resource, resources);
    const held = heldBy.length === 0 ? resource : { ...resource, heldBy };
    return isNamedByLines(resource, resources) ? { ...held, isNamedByLines: true } : held;
  });
}
