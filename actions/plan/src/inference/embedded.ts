import type { Embedded } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { listParents } from './hidden-parents';
import { findRelations } from './relations';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

/** What can be looked for by its value: never null, and never absent. */
const COMPARABLE = new Set(['string', 'integer', 'boolean']);

function findItems(document: OpenApiDocument, list: Located<Schema>): string | undefined {
  const { value, pointer } = followSchema(document, list.value, list.pointer);
  if (listTypes(value).join() !== 'array' || value.items === undefined) return undefined;
  return followSchema(document, value.items, extendPointer(pointer, 'items')).pointer;
}

/** The bodies that write items, where a request may set the property. */
function listCarried(document: OpenApiDocument, { collections }: ResourceDraft, property: string): Located<Schema>[] {
  const views = collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  return views.flatMap((view) => {
    const request = view.entry.method === 'get' ? undefined : readWriteRequest(document, view);
    if (request === undefined || 'reason' in request || !request.writable.has(property)) return [];
    return request.schema.properties.get(property) ?? [];
  });
}

/** Whether items are made by a POST that nothing but their own properties tells what to make. */
function isMadeAlone(document: OpenApiDocument, draft: ResourceDraft, drafts: readonly ResourceDraft[]): boolean {
  const posts = draft.collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry }) => entry.method === 'post'),
  );
  const isRefused = posts.some(({ entry }) => entry.operation.responses?.['409'] !== undefined);
  const isAlone = listParents(draft).flat().length + findRelations(document, draft, drafts).length === 0;
  return posts.length > 0 && !isRefused && isAlone && draft.account === undefined && draft.children === undefined;
}

/** All that an item must have beside the id that only the service sets; nothing where that does not tell it. */
function listTelling(document: OpenApiDocument, { id, representation }: ResourceDraft): string[] {
  const { properties, schema } = representation;
  const isRequired = (name: string): boolean => schema.required?.includes(name) === true;
  const read = ({ value, pointer }: Located<Schema>): Schema => ({
    ...followSchema(document, value, pointer).value,
    ...value,
  });
  const own = properties.get(id.property);
  const isOurs = id.source === 'server' && own !== undefined && read(own).readOnly === true && isRequired(id.property);
  const others = [...properties].filter(([name]) => name !== id.property);
  const isTold = others.every(([name, located]) => {
    const value = read(located);
    return isRequired(name) && value.readOnly !== true && COMPARABLE.has(listTypes(value).join());
  });
  return isOurs && isTold ? others.map(([name]) => name) : [];
}

function findEmbedded(document: OpenApiDocument, draft: ResourceDraft, drafts: readonly ResourceDraft[]): Embedded[] {
  return [...draft.representation.properties].flatMap(([property, located]): Embedded[] => {
    const items = draft.derived?.has(property) === true ? undefined : findItems(document, located);
    const target = drafts.find((one) => one !== draft && one.representation.pointer === items);
    const carried = listCarried(document, draft, property);
    if (target === undefined || carried.length === 0) return [];
    if (carried.some((one) => findItems(document, one) !== items) || !isMadeAlone(document, target, drafts)) return [];
    const by = listTelling(document, target);
    return by.length === 0 ? [] : [{ property, resource: target.name, by }];
  });
}

function describeEmbedded({ property, resource, by }: Embedded) {
  const same = by.map((name) => `\`${name}\``).join(', ');
  const detail = `requests carry \`${property}\` without the ids, which only the service sets: each is the first ${resource} with the same ${same}, and one that is not there is made`;
  return { rule: 'embedded', detail };
}

/** Adds to drafts the lists of other resources' items that requests carry without their ids: the skills of a doctor. */
export function addEmbedded(document: OpenApiDocument, drafts: readonly ResourceDraft[]): ResourceDraft[] {
  return drafts.map((draft) => {
    const embedded = findEmbedded(document, draft, drafts);
    if (embedded.length === 0) return draft;
    return { ...draft, embedded, evidence: [...draft.evidence, ...embedded.map(describeEmbedded)] };
  });
}
