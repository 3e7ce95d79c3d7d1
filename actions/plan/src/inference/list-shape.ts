import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from './names';
import type { SchemaView, SuccessView } from './operation-view';
import { findSchema, viewSchema } from './operation-view';

/** A list's answer: what it is made of and how it is wrapped. */
export interface ListShape {
  readonly item: Located<Schema>;
  readonly success: Success;
  /** Required properties of the envelope that no rule can fill. */
  readonly unexplained: readonly string[];
  readonly detail: string;
}

const ITEMS_NAMES = ['items', 'data', 'results', 'content', 'records', 'entries', 'values', 'list', 'rows'];
const TOTAL_NAMES = ['total', 'totalcount', 'totalitems', 'totalelements', 'totalresults', 'totalrecords', 'totalsize'];
export const LIMIT_NAMES = ['limit', 'pagesize', 'perpage', 'size', 'take', 'maxresults', 'top', 'pagelimit'];
export const OFFSET_NAMES = ['offset', 'skip'];
export const PAGE_NAMES = ['page', 'pagenumber', 'pageindex', 'currentpage'];

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
  return arrays.map(([name]) => name).find((name) => usual.includes(foldName(name)));
}

function findNumber(envelope: SchemaView, names: readonly string[]): string | undefined {
  return [...envelope.properties].find(
    ([name, property]) => names.includes(foldName(name)) && /integer|number/.test(listTypes(property.value).join()),
  )?.[0];
}

function describeEnvelope(
  envelope: SchemaView,
  base: Pick<Success, 'status' | 'contentType'>,
  itemsProperty: string,
): Success {
  const totalProperty = findNumber(envelope, TOTAL_NAMES);
  const limitProperty = findNumber(envelope, LIMIT_NAMES);
  const positionProperty = findNumber(envelope, [...OFFSET_NAMES, ...PAGE_NAMES]);
  return {
    ...base,
    shape: 'envelope',
    itemsProperty,
    ...(totalProperty === undefined ? {} : { totalProperty }),
    ...(limitProperty === undefined ? {} : { limitProperty }),
    ...(positionProperty === undefined ? {} : { positionProperty }),
  };
}

/** Recognises a bare array or an envelope around one; `undefined` for anything else. */
export function findListShape(document: OpenApiDocument, success: SuccessView, segment: string): ListShape | undefined {
  const { body, status } = success;
  if (body?.schema === undefined || !body.isJson) return undefined;
  const base = { status, contentType: body.contentType };
  const item = findItems(document, body.schema);
  if (item !== undefined)
    return { item, success: { ...base, shape: 'array' }, unexplained: [], detail: 'a bare array' };
  const envelope = viewSchema(document, body.schema);
  const itemsProperty = findItemsProperty(document, envelope, segment);
  const holder = itemsProperty === undefined ? undefined : envelope.properties.get(itemsProperty);
  const inner = holder === undefined ? undefined : findItems(document, holder);
  if (itemsProperty === undefined || inner === undefined) return undefined;
  const described = describeEnvelope(envelope, base, itemsProperty);
  const known = new Set<unknown>(Object.values(described));
  const unexplained = (envelope.schema.required ?? []).filter((name) => !known.has(name));
  return {
    item: inner,
    success: described,
    unexplained,
    detail: `an envelope that holds the array in \`${itemsProperty}\``,
  };
}
