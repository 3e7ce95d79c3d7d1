import type { Tally } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName, toSingular } from './names';
import { viewSchema } from './operation-view';
import { findRelations } from './relations';
import type { ResourceDraft } from './resources';
import { findState } from './states';
import { listRequested } from './writes';

export const COUNTING = /^(?:count|counter|number|num|total|of)$/;
export const AVERAGING = /^(?:average|avg|mean)$/;

/** What is left of a name beside the words that say what is made of it; `undefined`: no word says so. */
export function readSubject(name: string, telling: RegExp): string | undefined {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const rest = words.filter((word) => !telling.test(word));
  return rest.length === 0 || rest.length === words.length ? undefined : rest.join('');
}

/** Whether a name means the items of a resource: `recipe`, `recipes`. */
export function means(subject: string, { name, collections }: ResourceDraft): boolean {
  const own = [name, collections[0]?.segment ?? ''].map((one) => foldName(toSingular(one)));
  return own.includes(foldName(toSingular(subject)));
}

/** The number of an item that an average is of: the one that it is named after, or the only one. */
export function findAveraged(document: OpenApiDocument, child: ResourceDraft, subject: string): string | undefined {
  const numbers = [...child.representation.properties].filter(([name, located]) => {
    const { value } = followSchema(document, located.value, located.pointer);
    const isNumber = /^(?:integer|number)$/.test(
      listTypes(value)
        .filter((type) => type !== 'null')
        .join(),
    );
    return isNumber && listRequested(document, child).has(name) && !/id$/i.test(name);
  });
  const named = numbers.filter(([name]) => foldName(name) === subject);
  const found = named.length === 1 ? named : means(subject, child) ? numbers : [];
  return found.length === 1 ? found[0]?.[0] : undefined;
}

export type Condition = NonNullable<Tally['where']>;
/** A condition, and the folded word for it. */
export type Named = readonly [word: string, Condition];

/** What an item of a resource may say of itself, by the folded word for it: the values of its state, and its flags. */
export function listConditions(document: OpenApiDocument, child: ResourceDraft): Named[] {
  const state = findState(document, child);
  const states = (state?.values ?? []).map((value) => {
    return [foldName(value), { property: state?.property ?? '', equals: value }] as const;
  });
  const flags = [...child.representation.properties].flatMap(([property, { value, pointer }]) => {
    const isFlag = listTypes(followSchema(document, value, pointer).value).join() === 'boolean';
    const word = foldName(property).replace(/^is(?=.)/, '');
    return isFlag && value.writeOnly !== true ? [[word, { property, equals: true }] as const] : [];
  });
  return [...states, ...flags].filter(([word, { property }]) => word !== '' && child.derived?.has(property) !== true);
}

/**
 * The condition that a name tells of: `openIssues`, `issuesOpen`, `openIssueCount`.
 * @param isMeant - whether what the name says beside it means the items
 */
export function findCondition(
  property: string,
  conditions: readonly Named[],
  isMeant: (rest: string) => boolean,
): Condition | undefined {
  const name = readSubject(property, COUNTING) ?? foldName(property);
  const found = conditions.filter(([word]) => {
    const rests = [
      ...(name.startsWith(word) ? [name.slice(word.length)] : []),
      ...(name.endsWith(word) ? [name.slice(0, -word.length)] : []),
    ];
    return rests.some(isMeant);
  });
  return found.length === 1 ? found[0]?.[1] : undefined;
}

type Shown = readonly [property: string, schema: Located<Schema>];

/** Numbers that answers show of an item, whichever of its schemas has them. */
function listNumbers(document: OpenApiDocument, draft: ResourceDraft): Shown[] {
  const requested = listRequested(document, draft);
  const bodies = draft.collections
    .flatMap(({ onItem }) => onItem)
    .flatMap(({ success }) => success?.body?.schema ?? []);
  const views = [draft.representation, ...bodies.map((body) => viewSchema(document, body))];
  const shown = views.flatMap(({ properties }): Shown[] => [...properties]);
  const numbers = shown.filter(([name, { value, pointer }]) => {
    const types = listTypes(followSchema(document, value, pointer).value);
    const isNumber = types.includes('integer') || types.includes('number');
    return isNumber && !types.includes('string') && !requested.has(name) && draft.derived?.has(name) !== true;
  });
  return [...new Map(numbers.map((one) => [one[0], one])).values()];
}

function findTally(
  document: OpenApiDocument,
  [property, located]: Shown,
  children: readonly { readonly child: ResourceDraft; readonly by: string }[],
): Tally[] {
  const counted = readSubject(property, COUNTING);
  const averaged = readSubject(property, AVERAGING);
  const { value } = followSchema(document, located.value, located.pointer);
  const isNullable = [value.type ?? []].flat().includes('null');
  const isWhole = listTypes(value).includes('integer');
  const found = children.flatMap(({ child, by }): Tally[] => {
    if (counted !== undefined && means(counted, child)) return [{ property, resource: child.name, by }];
    const where = isWhole
      ? findCondition(property, listConditions(document, child), (rest) => means(rest, child))
      : undefined;
    if (where !== undefined) return [{ property, resource: child.name, by, where }];
    const of = averaged === undefined ? undefined : findAveraged(document, child, averaged);
    const atNothing = isNullable ? ('null' as const) : ('zero' as const);
    return of === undefined ? [] : [{ property, resource: child.name, by, average: { of, atNothing } }];
  });
  const fitting = found.filter(({ average }) => average === undefined || !isWhole);
  // A bound above nothing could not be kept where nothing is there.
  return fitting.length === 1 && (isNullable || (value.minimum ?? 0) <= 0) ? fitting : [];
}

function describeTally({ property, resource, by, average, where }: Tally) {
  const what = average === undefined ? 'how many' : `the mean of \`${average.of}\` of`;
  const only = where === undefined ? '' : ` and whose \`${where.property}\` is \`${String(where.equals)}\``;
  return {
    rule: 'tally',
    detail: `no request carries \`${property}\`: ${what} ${resource} whose \`${by}\` is the item's id${only}`,
  };
}

/** Adds to drafts the numbers that they show of what belongs to them: how many there are, and means of what these say. */
export function addTallies(document: OpenApiDocument, drafts: readonly ResourceDraft[]): ResourceDraft[] {
  return drafts.map((draft) => {
    if (draft.id.isOfParent === true || draft.representation.variants !== undefined) return draft;
    const children = drafts.flatMap((child) => {
      if (child === draft || child.account !== undefined) return [];
      const [only, ...further] = findRelations(document, child, drafts).filter(
        ({ resource }) => resource === draft.name,
      );
      return only === undefined || further.length > 0 ? [] : [{ child, by: only.property }];
    });
    const tallies = listNumbers(document, draft).flatMap((shown) => findTally(document, shown, children));
    if (tallies.length === 0) return draft;
    const derived = new Set([...(draft.derived ?? []), ...tallies.map(({ property }) => property)]);
    return { ...draft, tallies, derived, evidence: [...draft.evidence, ...tallies.map(describeTally)] };
  });
}
