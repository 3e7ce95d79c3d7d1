import type { Evidence, Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { findComponentName } from '@orchestrate/kit/openapi/references';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { foldName, stripIdSuffix } from './names';
import type { SchemaView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';
import { findTarget, holds, listSilent } from './relations';
import type { ResourceDraft } from './resources';
import { isSummary } from './summaries';
import { listRequested, readWriteRequest } from './writes';

/** A property that shows another item, and the one of requests that holds its id. */
interface Pair {
  readonly property: string;
  readonly idProperty: string;
  readonly view: SchemaView;
  readonly isNullable: boolean;
}

/** Each time that a request may carry a property: whether it must, and whether it may say null. */
interface Carried {
  readonly makesItem: boolean;
  readonly isFirm: boolean;
  readonly allowsNull: boolean;
  readonly schema: Located<Schema>;
}

function allowsNull(document: OpenApiDocument, { value, pointer, isNullable }: MergedProperty): boolean {
  const { type = [] } = followSchema(document, value, pointer).value;
  return isNullable === true || [type].flat().includes('null');
}

function listCarried(document: OpenApiDocument, { collections }: ResourceDraft, property: string): Carried[] {
  const views = collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  return views.flatMap((view) => {
    const { method } = view.entry;
    const request = method === 'get' ? undefined : readWriteRequest(document, view);
    if (request === undefined || 'reason' in request) return [];
    const schema = request.schema.properties.get(property);
    const makesItem = method === 'post' && view.shape.kind === 'collection';
    if (schema === undefined || !request.writable.has(property)) return [];
    const isFirm = request.required.has(property) || method === 'patch';
    return [{ makesItem, isFirm, allowsNull: allowsNull(document, schema), schema }];
  });
}

function listPairs(document: OpenApiDocument, draft: ResourceDraft, requested: ReadonlySet<string>): Pair[] {
  return [...draft.representation.properties].flatMap(([property, located]) => {
    if (requested.has(property) || draft.derived?.has(property) === true) return [];
    const idProperty = [...requested].find((name) => foldName(stripIdSuffix(name) ?? '') === foldName(property));
    if (idProperty === undefined) return [];
    const view = viewSchema(document, followSchema(document, located.value, located.pointer));
    return isPlainObject(view) ? [{ property, idProperty, view, isNullable: allowsNull(document, located) }] : [];
  });
}

/**
 * The resource that a property shows: by what its id is called, the `parent` of an item one like it, by what the schema is
 * called, or the only one that fits.
 */
function findShown(
  { property, idProperty, view }: Pair,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): ResourceDraft | undefined {
  const fitting = drafts.filter(
    (one) => view.properties.has(one.id.property) && isSummary(view, one.representation) && !showsWorkedOut(view, one),
  );
  const named = findTarget(fitting, idProperty);
  if (named !== undefined) return named;
  if (/^parent/i.test(property) && fitting.includes(draft)) return draft;
  const component = foldName(findComponentName(view.pointer) ?? '');
  const alike = fitting.filter(({ name }) => component.startsWith(foldName(name)));
  return [alike, fitting].find(({ length }) => length === 1)?.[0];
}

/** What is worked out for each item is not read together with the items that show it. */
function showsWorkedOut(view: SchemaView, { derived, marks = [], tallies = [] }: ResourceDraft): boolean {
  const isJoined = marks.length + tallies.length > 0;
  return isJoined || [...view.properties.keys()].some((name) => derived?.has(name) === true);
}

function relate(document: OpenApiDocument, draft: ResourceDraft, pair: Pair, target: ResourceDraft): Relation[] {
  const { property, idProperty, view, isNullable } = pair;
  const carried = listCarried(document, draft, idProperty);
  const required = carried.some(({ makesItem }) => makesItem) && carried.every((one) => one.isFirm && !one.allowsNull);
  const mustShow = draft.representation.schema.required?.includes(property) === true && !isNullable;
  const isUnfit = carried.some(({ schema }) => !holds(document, schema, target));
  const isUntold = listSilent(document, draft, idProperty).length > 0;
  if (isUnfit || isUntold || (mustShow && !required) || (required && target === draft)) return [];
  const isHidden = !draft.representation.properties.has(idProperty);
  return [
    {
      property: idProperty,
      resource: target.name,
      required,
      ...(isHidden ? { isHidden } : {}),
      shown: { property, schema: view.pointer },
    },
  ];
}

function describeShown({ property, resource, shown }: Relation): Evidence {
  const detail = `\`${shown?.property ?? ''}\` shows the ${resource} whose id requests carry as \`${property}\``;
  return { rule: 'shown-reference', detail };
}

/** The items that a draft shows by an id that requests carry: the category of `categoryId`. */
export function findShownReferences(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Relation[] {
  return listPairs(document, draft, listRequested(document, draft)).flatMap((pair) => {
    const target = findShown(pair, draft, drafts);
    return target === undefined ? [] : relate(document, draft, pair, target);
  });
}

/** Adds these to drafts. */
export function addShownReferences(document: OpenApiDocument, drafts: readonly ResourceDraft[]): ResourceDraft[] {
  return drafts.map((draft) => {
    const relations = findShownReferences(document, draft, drafts);
    if (relations.length === 0) return draft;
    const shown = relations.flatMap((relation) => relation.shown?.property ?? []);
    return {
      ...draft,
      relations: [...(draft.relations ?? []), ...relations],
      derived: new Set([...(draft.derived ?? []), ...shown]),
      evidence: [...draft.evidence, ...relations.map(describeShown)],
    };
  });
}
