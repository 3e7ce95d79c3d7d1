import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { findCompanions } from './companions';
import { foldName } from './names';
import type { SchemaView, SuccessView } from './operation-view';
import { findSchema, isPlainObject, viewItem, viewSchema } from './operation-view';
import type { FoundPageLinks } from './page-links';
import { findHeldLinks, findPageLinks } from './page-links';
import type { PageTold } from './page-told';
import { isTold, readPageTold } from './page-told';

/** A list's answer: what it is made of and how it is wrapped. */
export interface ListShape {
  readonly item: Located<Schema>;
  readonly success: Success;
  /** Properties that the envelope must have, those of an object in it with its name before them: `meta.total`. */
  readonly required: readonly string[];
  readonly links?: FoundPageLinks;
  readonly envelope?: SchemaView;
  readonly detail: string;
}

const ITEMS_NAMES = ['items', 'data', 'results', 'content', 'records', 'entries', 'values', 'list', 'rows'];
/** What holds the list where an envelope tells of the page beside it. */
const HOLDERS = ['data', 'result', 'payload', 'body', 'response'];
/** Objects in an envelope that tell of the page. */
const PAGE_OBJECTS = ['meta', 'metadata', 'pagination', 'page', 'paging', 'pageinfo', 'paginationinfo', 'pager'];

function findItems(document: OpenApiDocument, schema: Located<Schema>): Located<Schema> | undefined {
  if (!listTypes(schema.value).includes('array') && schema.value.items === undefined) return undefined;
  return findSchema(document, schema.value.items, extendPointer(schema.pointer, 'items'));
}

/** The property that holds the list: the only array of objects, else the one with a usual name or the segment's. */
function findItemsProperty(document: OpenApiDocument, envelope: SchemaView, segment: string): string | undefined {
  const arrays = [...envelope.properties].filter(([, property]) => {
    const items = findItems(document, property);
    return items !== undefined && viewItem(document, items).properties.size > 0;
  });
  if (arrays.length === 1) return arrays[0]?.[0];
  const usual = [foldName(segment), ...ITEMS_NAMES];
  return usual.flatMap((wanted) => arrays.filter(([name]) => foldName(name) === wanted))[0]?.[0];
}

/** The object in an envelope that tells of the page: `meta`, `pagination`. */
function findPageObject(
  document: OpenApiDocument,
  envelope: SchemaView,
  itemsProperty: string,
): readonly [string, SchemaView] | undefined {
  for (const [name, property] of envelope.properties) {
    const view = viewSchema(document, property);
    const isNamed = PAGE_OBJECTS.includes(foldName(name)) && isPlainObject(view);
    if (isNamed && isTold(readPageTold(view, itemsProperty))) return [name, view];
  }
  return undefined;
}

/** A list that an object in an envelope holds and nothing else: `{ "data": { "tasks": […] }, "meta": { … } }`. */
interface HeldList {
  readonly holder: string;
  readonly inner: SchemaView;
  readonly itemsProperty: string;
}

function findHeldList(document: OpenApiDocument, outer: SchemaView, segment: string): HeldList | undefined {
  const held = [...outer.properties].flatMap(([holder, property]): HeldList[] => {
    const inner = HOLDERS.includes(foldName(holder)) ? viewSchema(document, property) : undefined;
    const itemsProperty = inner?.properties.size === 1 ? findItemsProperty(document, inner, segment) : undefined;
    return inner === undefined || itemsProperty === undefined ? [] : [{ holder, inner, itemsProperty }];
  });
  return held.length === 1 ? held[0] : undefined;
}

interface Envelope {
  readonly told: PageTold;
  readonly said: Pick<Success, 'companions' | 'timeProperty'>;
  readonly required: readonly string[];
  readonly links: FoundPageLinks | undefined;
}

/** What an envelope holds beside the items, or beside the object that holds them, and which of it must be there. */
function readEnvelope(
  document: OpenApiDocument,
  envelope: SchemaView,
  itemsProperty: string,
  status: number,
  holder = itemsProperty,
): Envelope {
  const [pageProperty, page = envelope] = findPageObject(document, envelope, itemsProperty) ?? [];
  const told = readPageTold(page, itemsProperty);
  const own = envelope.schema.required ?? [];
  const beside = [...envelope.properties].filter(([name]) => name !== holder && name !== pageProperty);
  const said = beside.map(([name, schema]) => [name, findCompanions([[name, schema]], [name], status)] as const);
  const known = new Map(said.flatMap(([name, found]) => (found === undefined ? [] : [[name, found] as const])));
  const companions = Object.assign({}, ...[...known.values()].map((one) => one.companions)) as Success['companions'];
  const timeProperty = [...known.values()].find((one) => one.timeProperty !== undefined)?.timeProperty;
  const inner = pageProperty === undefined ? [] : (page.schema.required ?? []).map((name) => `${pageProperty}.${name}`);
  const objects = beside.map(([name, schema]) => [name, viewSchema(document, schema)] as const);
  const links = findPageLinks(page, pageProperty) ?? findHeldLinks(envelope, objects) ?? findPageLinks(envelope);
  return {
    links,
    told: pageProperty === undefined ? told : { ...told, pageProperty },
    said: {
      ...(Object.keys(companions ?? {}).length === 0 ? {} : { companions }),
      ...(timeProperty === undefined ? {} : { timeProperty }),
    },
    required: [...own.filter((name) => ![pageProperty, links?.holder].includes(name) && !known.has(name)), ...inner],
  };
}

/** Recognises a list one level deeper, of which the envelope tells: `{ "status": "success", "data": { "tasks": […] }, "meta": { … } }`. */
function findDeeperShape(
  document: OpenApiDocument,
  { body, status }: SuccessView,
  base: Pick<Success, 'status' | 'contentType'>,
  segment: string,
): ListShape | undefined {
  const whole = body?.outer ?? body?.schema;
  if (whole === undefined) return undefined;
  const outer = viewSchema(document, whole);
  const isFlat = findItemsProperty(document, outer, segment) !== undefined;
  const held = isFlat ? undefined : findHeldList(document, outer, segment);
  if (held === undefined) return undefined;
  const { holder, inner, itemsProperty } = held;
  const list = inner.properties.get(itemsProperty);
  const item = list === undefined ? undefined : findItems(document, list);
  const { told, said, required, links } = readEnvelope(document, outer, itemsProperty, status, holder);
  // Where nothing is told of a page, what is beside the list says the same each time.
  if (item === undefined || (body?.wrapper !== undefined && !isTold(told) && links === undefined)) return undefined;
  const around = { envelopeProperty: holder, isToldBeside: true as const };
  return {
    item,
    success: { ...base, shape: 'envelope', itemsProperty, ...told, ...said, ...around },
    required: [...required.filter((name) => name !== holder), ...(inner.schema.required ?? [])],
    envelope: outer,
    ...(links === undefined ? {} : { links }),
    detail: `an envelope that holds the array in \`${itemsProperty}\` of \`${holder}\``,
  };
}

/** Recognises a bare array or an envelope around one; `undefined` for anything else. */
export function findListShape(document: OpenApiDocument, success: SuccessView, segment: string): ListShape | undefined {
  const { body, status } = success;
  if (body?.schema === undefined || !body.isJson) return undefined;
  const base = { status, contentType: body.contentType };
  const item = findItems(document, body.schema);
  if (item !== undefined) return { item, success: { ...base, shape: 'array' }, required: [], detail: 'a bare array' };
  const deeper = findDeeperShape(document, success, base, segment);
  if (deeper !== undefined) return deeper;
  const envelope = viewSchema(document, body.schema);
  const itemsProperty = findItemsProperty(document, envelope, segment);
  const holder = itemsProperty === undefined ? undefined : envelope.properties.get(itemsProperty);
  const inner = holder === undefined ? undefined : findItems(document, holder);
  if (itemsProperty === undefined || inner === undefined) return undefined;
  const { told, said, required, links } = readEnvelope(document, envelope, itemsProperty, status);
  const around = body.wrapper === undefined ? said : { envelopeProperty: body.wrapper, ...body.companions };
  return {
    item: inner,
    success: { ...base, shape: 'envelope', itemsProperty, ...told, ...around },
    required,
    envelope,
    ...(links === undefined ? {} : { links }),
    detail: `an envelope that holds the array in \`${itemsProperty}\``,
  };
}
