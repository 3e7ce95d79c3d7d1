import type { Child } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { listParents } from './hidden-parents';
import { findParentProperty } from './parents';
import { findRelations } from './relations';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';
import { listRequested } from './writes';

/** Pointer to the schema of a list's items, where a list of any length is one. */
export function findItems(document: OpenApiDocument, list: Located<Schema>): string | undefined {
  const { value, pointer } = followSchema(document, list.value, list.pointer);
  const { items, minItems = 0, maxItems } = value;
  if (listTypes(value).join() !== 'array' || items === undefined || minItems > 0 || maxItems !== undefined)
    return undefined;
  return followSchema(document, items, extendPointer(pointer, 'items')).pointer;
}

/** Whether a property can hold the id of a parent. */
function hasSameType(child: ResourceDraft, property: string, { id, representation }: ResourceDraft): boolean {
  const [held, own] = [child.representation.properties.get(property), representation.properties.get(id.property)];
  return held !== undefined && own !== undefined && listTypes(held.value).join() === listTypes(own.value).join();
}

/** The properties of a resource that hold to which item of another one it belongs. */
function listReferences(
  document: OpenApiDocument,
  child: ResourceDraft,
  parent: ResourceDraft,
  drafts: readonly ResourceDraft[],
): string[] {
  const related = findRelations(document, child, drafts)
    .filter(({ resource }) => resource === parent.name)
    .map(({ property }) => property);
  const nested = listParents(child)
    .flat()
    .filter(({ key }) => findDraftByKey(drafts, key) === parent)
    .flatMap((one) => findParentProperty(child, one) ?? [])
    .filter((property) => hasSameType(child, property, parent));
  return [...new Set([...related, ...nested])];
}

function findChildren(document: OpenApiDocument, parent: ResourceDraft, drafts: readonly ResourceDraft[]): Child[] {
  const requested = listRequested(document, parent);
  return [...parent.representation.properties].flatMap(([property, located]) => {
    const schema = requested.has(property) || parent.derived?.has(property) ? undefined : findItems(document, located);
    const found = drafts
      .filter(({ representation, account }) => representation.pointer === schema && account === undefined)
      .flatMap((child) => listReferences(document, child, parent, drafts).map((by) => ({ resource: child.name, by })));
    const [only] = found;
    return only === undefined || schema === undefined || found.length > 1 ? [] : [{ property, schema, ...only }];
  });
}

type Held = ReadonlyMap<string, readonly Child[]>;

/** Whether what is shown with an item shows, at some depth, items of its own kind again, and so on without an end. */
function isEndless(name: string, held: Held, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(name)) return true;
  return (held.get(name) ?? []).some(({ resource }) => isEndless(resource, held, new Set([...seen, name])));
}

function describeChild({ property, resource, by }: Child) {
  const detail = `no request carries \`${property}\`: every ${resource} whose \`${by}\` is the item's id, in order of creation`;
  return { rule: 'children', detail };
}

function describeEndless({ property, resource }: Child) {
  const detail = `\`${property}\` is not filled with each ${resource} that belongs to the item: these would show one another without an end`;
  return { rule: 'children', detail };
}

/** Adds to drafts the lists that they show of what belongs to them: the pets of an owner. */
export function addChildren(document: OpenApiDocument, drafts: readonly ResourceDraft[]): ResourceDraft[] {
  const held = new Map(drafts.map((draft) => [draft.name, findChildren(document, draft, drafts)]));
  return drafts.map((draft) => {
    const children = held.get(draft.name) ?? [];
    if (children.length === 0) return draft;
    if (isEndless(draft.name, held))
      return { ...draft, evidence: [...draft.evidence, ...children.map(describeEndless)] };
    const derived = new Set([...(draft.derived ?? []), ...children.map(({ property }) => property)]);
    return { ...draft, children, derived, evidence: [...draft.evidence, ...children.map(describeChild)] };
  });
}
