import type { Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import type { MadeText } from './made-texts';
import { foldName, toSingular } from './names';
import type { ResourceDraft } from './resources';

const COUNTS_UP =
  /\b(?:count(?:s|ed|ing)? up|sequential(?:ly)?|sequence (?:number|within)|consecutive(?:ly)?|(?:auto[- ]?)?increment(?:s|ed|ing|al|ally)|auto[- ]?increment|running number|numbered (?:from|within|in order))\b/i;
const NAMES = /^(?:number|seq|sequence|sequence(?:number|no))$/;
/** Words before what the numbers of one thing are counted in: `within the project`. */
const WITHIN =
  /\b(?:within|per|inside|in each|for each|in every|for every)\s+(?:(?:the|its|their|a|an|each|every|one)\s+)?(\w+)/i;
const OF_ALL = /\b(?:global(?:ly)?|across all|over all)\b/i;
const FIRST = /\b(?:(?:from|begins? (?:at|with)|start(?:s|ing)? (?:at|with|from))\s+(\d{1,9})|(zero)[- ]based)\b/i;

/** The number that the first item has, where the bounds of the schema leave room to count. */
function findFirst({ description = '', minimum, maximum, exclusiveMaximum, ...rest }: Schema): number | undefined {
  const isBound = maximum !== undefined || exclusiveMaximum !== undefined || rest.exclusiveMinimum !== undefined;
  if (isBound || rest.enum !== undefined || rest.multipleOf !== undefined || 'const' in rest) return undefined;
  const [, number, zero] = FIRST.exec(description) ?? [];
  const said = number ?? (zero === undefined ? undefined : '0');
  const first = said === undefined ? Math.max(1, minimum ?? 1) : Number(said);
  return first >= (minimum ?? first) && Number.isInteger(first) ? first : undefined;
}

/** Whether a name or a description says that a number counts the items. */
function saysSo(property: string, { description = '' }: Schema, { name }: ResourceDraft): boolean {
  if (COUNTS_UP.test(description)) return true;
  const folded = foldName(property);
  const isNamed = NAMES.test(folded) || folded === `${foldName(name)}number`;
  return isNamed && !/\b(?:number of|how many|count of)\b/i.test(description);
}

/** The parents below which every item is made, as long as it is there. */
export function findAbove(
  relations: readonly Relation[],
  requested: ReadonlySet<string>,
  draft: ResourceDraft,
): Relation[] {
  const making = draft.collections.flatMap(({ onCollection }) =>
    onCollection.filter(({ entry }) => entry.method === 'post'),
  );
  const paths = making.map(({ shape }) => (shape.kind === 'collection' ? shape.parents : []));
  if (!paths.every((parents) => parents.length > 0)) return [];
  const all = relations.filter(
    ({ property, required, from }) => required && from !== 'caller' && !requested.has(property),
  );
  const nearest = all.filter(({ resource }) =>
    paths.every((parents) => foldName(toSingular(parents.at(-1)?.collection ?? '')) === foldName(resource)),
  );
  return nearest.length === 1 ? nearest : all;
}

/** In what an item's number is counted: in a parent, or among all; `undefined` where nothing is kept of what is named. */
export function findScope(
  { description = '' }: Schema,
  above: readonly Relation[],
  { name }: ResourceDraft,
): Pick<MadeText, 'within'> | undefined {
  const [, said] = WITHIN.exec(description) ?? [];
  if (OF_ALL.test(description)) return {};
  const isNone = said === undefined || isCalled(name, said);
  const found = isNone ? above : above.filter(({ resource }) => isCalled(resource, said));
  if (found.length === 0 && isNone) return {};
  return found[0] === undefined || found.length > 1 ? undefined : { within: found[0].property };
}

function isCalled(resource: string, said: string): boolean {
  return foldName(resource) === foldName(said) || splitWords(resource).at(-1)?.toLowerCase() === said.toLowerCase();
}

/**
 * Whole numbers that no request carries and that count items up: `number` of an issue, within its project.
 * @param requested - names of properties that some request carries
 */
export function findMadeNumbers(
  document: OpenApiDocument,
  draft: ResourceDraft,
  requested: ReadonlySet<string>,
  relations: readonly Relation[],
): MadeText[] {
  const { properties, schema } = draft.representation;
  const above = findAbove(relations, requested, draft);
  return [...properties].flatMap(([property, located]): MadeText[] => {
    const { value: own } = followSchema(document, located.value, located.pointer);
    const isShown = schema.required?.includes(property) === true || own.readOnly === true;
    const isOurs = isShown && !requested.has(property) && draft.derived?.has(property) !== true;
    if (!isOurs || property === draft.id.property || listTypes(own).join() !== 'integer') return [];
    const isHeld = relations.some((relation) => relation.property === property);
    if (isHeld || own.default !== undefined || !saysSo(property, own, draft)) return [];
    const [value, scope] = [findFirst(own), findScope(own, above, draft)];
    return value === undefined || scope === undefined ? [] : [{ property, as: 'number', value, ...scope }];
  });
}
