import type { Paging, Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName, toSingular } from './names';
import type { SchemaView, SuccessView } from './operation-view';
import { findSchema, viewSchema } from './operation-view';

/** A list's answer: what it is made of and how it is wrapped. */
export interface ListShape {
  readonly item: Located<Schema>;
  readonly success: Success;
  /** Properties that the envelope must have. */
  readonly required: readonly string[];
  readonly detail: string;
}

const ITEMS_NAMES = ['items', 'data', 'results', 'content', 'records', 'entries', 'values', 'list', 'rows'];
const TOTAL_NAMES = ['total', 'totalcount', 'totalitems', 'totalelements', 'totalresults', 'totalrecords', 'totalsize'];
export const LIMIT_NAMES = ['limit', 'pagesize', 'perpage', 'size', 'take', 'maxresults', 'top', 'pagelimit'];
export const OFFSET_NAMES = ['offset', 'skip'];
export const PAGE_NAMES = ['page', 'pagenumber', 'pageindex', 'currentpage'];

const NEXT_NAMES = ['nextcursor', 'nextpagetoken', 'nexttoken', 'next', 'endcursor', 'continuationtoken', 'cursor'];
const MORE_NAMES = ['hasmore', 'hasnext', 'hasnextpage', 'more'];

function findItems(document: OpenApiDocument, schema: Located<Schema>): Located<Schema> | undefined {
  if (!listTypes(schema.value).includes('array') && schema.value.items === undefined) return undefined;
  return findSchema(document, schema.value.items, extendPointer(schema.pointer, 'items'));
}

/** The property that holds the list: the only array of objects, else the one with a usual name or the segment's. */
function findItemsProperty(document: OpenApiDocument, envelope: SchemaView, segment: string): string | undefined {
  const arrays = [...envelope.properties].filter(([, property]) => {
    const items = findItems(document, property);
    return items !== undefined && viewSchema(document, items).properties.size > 0;
  });
  if (arrays.length === 1) return arrays[0]?.[0];
  const usual = [foldName(segment), ...ITEMS_NAMES];
  return usual.flatMap((wanted) => arrays.filter(([name]) => foldName(name) === wanted))[0]?.[0];
}

function findNumber(envelope: SchemaView, names: readonly string[]): string | undefined {
  return [...envelope.properties].find(
    ([name, property]) =>
      (names.includes(foldName(name)) || (names === TOTAL_NAMES && isTotalCount(name, property.value))) &&
      /integer|number/.test(listTypes(property.value).join()),
  )?.[0];
}

function findOfType(envelope: SchemaView, names: readonly string[], type: 'string' | 'boolean'): string | undefined {
  const found = names.flatMap((name) => [...envelope.properties].filter(([own]) => foldName(own) === name));
  return found.find(([, property]) => listTypes(property.value).includes(type))?.[0];
}

/** The cursor of the next page, with what the last page may show in its place. */
function findNext(envelope: SchemaView): Success['next'] {
  const property = findOfType(envelope, NEXT_NAMES, 'string');
  if (property === undefined) return undefined;
  if (envelope.schema.required?.includes(property) !== true) return { property, atEnd: 'absent' };
  const schema = envelope.properties.get(property)?.value;
  const allowsNull = [schema?.type ?? []].flat().includes('null');
  return { property, atEnd: allowsNull ? 'null' : 'empty' };
}

/** `count` counts the page or everything: only its description tells. */
function isTotalCount(name: string, { description }: Schema): boolean {
  return foldName(name) === 'count' && /\b(?:total|all|overall)\b/i.test(description ?? '');
}

/** `articlesCount` beside `articles`. */
function listCountNames(itemsProperty: string): string[] {
  return [itemsProperty, toSingular(itemsProperty)].flatMap((name) => {
    const folded = foldName(name);
    return [`${folded}count`, `total${folded}`, `${folded}total`];
  });
}

function describeEnvelope(
  envelope: SchemaView,
  base: Pick<Success, 'status' | 'contentType'>,
  itemsProperty: string,
): Success {
  const totalProperty = findNumber(envelope, TOTAL_NAMES) ?? findNumber(envelope, listCountNames(itemsProperty));
  const limitProperty = findNumber(envelope, LIMIT_NAMES);
  const positionProperty = findNumber(envelope, [...OFFSET_NAMES, ...PAGE_NAMES]);
  const next = findNext(envelope);
  const moreProperty = findOfType(envelope, MORE_NAMES, 'boolean');
  return {
    ...base,
    shape: 'envelope',
    itemsProperty,
    ...(totalProperty === undefined ? {} : { totalProperty }),
    ...(limitProperty === undefined ? {} : { limitProperty }),
    ...(positionProperty === undefined ? {} : { positionProperty }),
    ...(next === undefined ? {} : { next }),
    ...(moreProperty === undefined ? {} : { moreProperty }),
  };
}

/** Recognises a bare array or an envelope around one; `undefined` for anything else. */
export function findListShape(document: OpenApiDocument, success: SuccessView, segment: string): ListShape | undefined {
  const { body, status } = success;
  if (body?.schema === undefined || !body.isJson) return undefined;
  const base = { status, contentType: body.contentType };
  const item = findItems(document, body.schema);
  if (item !== undefined) return { item, success: { ...base, shape: 'array' }, required: [], detail: 'a bare array' };
  const envelope = viewSchema(document, body.schema);
  const itemsProperty = findItemsProperty(document, envelope, segment);
  const holder = itemsProperty === undefined ? undefined : envelope.properties.get(itemsProperty);
  const inner = holder === undefined ? undefined : findItems(document, holder);
  if (itemsProperty === undefined || inner === undefined) return undefined;
  const described = describeEnvelope(envelope, base, itemsProperty);
  const required = envelope.schema.required ?? [];
  return {
    item: inner,
    success: described,
    required,
    detail: `an envelope that holds the array in \`${itemsProperty}\``,
  };
}

/** What an envelope shows of the page, once it is known how the list is cut. */
export interface FittedEnvelope {
  readonly success: Success;
  /** Required properties that no rule can fill. */
  readonly unexplained: readonly string[];
}

/** Whether `page` in the answer repeats `page` of the request, and `offset` the offset. */
function repeatsPosition(name: string, { style }: Paging): boolean {
  return (style === 'offset' ? OFFSET_NAMES : style === 'page' ? PAGE_NAMES : []).includes(foldName(name));
}

/** Keeps of an envelope's page properties those that the request's parameters can fill. */
export function fitToPaging({ success, required }: ListShape, paging: Paging | undefined): FittedEnvelope {
  const { limitProperty, positionProperty, next, moreProperty, ...rest } = success;
  const isCursor = paging?.style === 'cursor';
  const fitted: Success = {
    ...rest,
    ...(limitProperty === undefined || paging === undefined ? {} : { limitProperty }),
    ...(positionProperty === undefined || paging === undefined || !repeatsPosition(positionProperty, paging)
      ? {}
      : { positionProperty }),
    ...(isCursor && next !== undefined ? { next } : {}),
    ...(isCursor && moreProperty !== undefined ? { moreProperty } : {}),
  };
  const known = new Set([
    ...[fitted.itemsProperty, fitted.totalProperty, fitted.limitProperty, fitted.positionProperty],
    ...[fitted.next?.property, fitted.moreProperty],
  ]);
  return { success: fitted, unexplained: required.filter((name) => !known.has(name)) };
}
