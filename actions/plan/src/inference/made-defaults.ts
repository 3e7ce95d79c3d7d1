import type { Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { findAbove, findScope } from './made-numbers';
import type { MadeText } from './made-texts';
import { hasOwnValue } from './made-texts';
import { foldName } from './names';
import type { ResourceDraft } from './resources';
import { isDone } from './timestamps';
import { readWriteRequest } from './writes';

const PLACES =
  /^(?:position|pos|ordinal|rank|sequence|(?:sort|display|list)order|(?:sort|order)index|order(?:no|number)|(?:sequence|sort)number)$/;
const SAYS_LAST =
  /\b(?:appended|(?:added|placed|put|goes|inserted)(?: \w+)* (?:last|(?:at|to) the (?:end|bottom))|(?:at|to) the (?:end|bottom)|next (?:free )?(?:position|number|place))\b/i;
const SAYS_NOW =
  /\b(?:defaults? to (?:the )?(?:now|today|current|present|time|date|server)|(?:now|today|(?:the )?current (?:time|date)|time of (?:arrival|receipt)|server time)\b.{0,40}\b(?:left out|omitted|missing|absent|not (?:given|set|sent|provided)|empty|default))/i;

/** What requests that make an item, each of which may leave it out, say of a property; none, where one must carry it. */
function listOffers(document: OpenApiDocument, { collections }: ResourceDraft, property: string): Schema[] {
  const creates = collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry }) => entry.method === 'post'),
  );
  const requests = creates.map((view) => readWriteRequest(document, view));
  if (requests.some((request) => 'reason' in request || request.required.has(property))) return [];
  return requests.flatMap((request) => {
    const located =
      'reason' in request || !request.writable.has(property) ? undefined : request.schema.properties.get(property);
    return located === undefined ? [] : [followSchema(document, located.value, located.pointer).value];
  });
}

/** The properties that every item must show and that requests may carry or leave out, each with what is said of it. */
function listOpen(document: OpenApiDocument, draft: ResourceDraft): { property: string; said: Schema[] }[] {
  const { properties, schema } = draft.representation;
  return [...properties].flatMap(([property, located]) => {
    const { value: own } = followSchema(document, located.value, located.pointer);
    const isOurs = schema.required?.includes(property) === true && draft.derived?.has(property) !== true;
    if (!isOurs || property === draft.id.property || located.isNullable === true) return [];
    const offers = listOffers(document, draft, property);
    const said = [...offers, own];
    return offers.length === 0 || said.some(hasOwnValue) ? [] : [{ property, said }];
  });
}

/**
 * Whole numbers that tell the place of an item among its like and that a request may leave out: it comes last then.
 * `position`, `sortOrder`.
 */
export function findMadePlaces(
  document: OpenApiDocument,
  draft: ResourceDraft,
  requested: ReadonlySet<string>,
  relations: readonly Relation[],
): MadeText[] {
  const above = findAbove(relations, requested, draft);
  return listOpen(document, draft).flatMap(({ property, said }): MadeText[] => {
    const isWhole = said.every(
      (one) => listTypes(one).join() === 'integer' && one.enum === undefined && one.multipleOf === undefined,
    );
    const isHeld = relations.some((relation) => relation.property === property);
    const isNamed = PLACES.test(foldName(property)) || said.some(({ description = '' }) => SAYS_LAST.test(description));
    if (!isWhole || isHeld || !isNamed) return [];
    const least = said.flatMap(({ minimum }) => minimum ?? []);
    const value = least.length === 0 ? 1 : Math.max(...least);
    const scope = findScope({}, above, draft) ?? {};
    return Number.isSafeInteger(value) ? [{ property, as: 'place', value, ...scope }] : [];
  });
}

/** Moments of what has been done, and what is said to begin now, that a request may leave out: `recordedAt`. */
export function findMadeMoments(document: OpenApiDocument, draft: ResourceDraft): MadeText[] {
  return listOpen(document, draft).flatMap(({ property, said }): MadeText[] => {
    const isMoment =
      said.every(({ format }) => format === 'date-time') || said.every(({ format }) => format === 'date');
    const isSaid = said.some(({ description = '' }) => SAYS_NOW.test(description));
    return isMoment && (isSaid || isDone(splitWords(property))) ? [{ property, as: 'now' }] : [];
  });
}
