import type { Statistic } from '@orchestrate/contracts/statistic';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { foldName, toPlural } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import type { Condition, Named } from './tallies';
import { AVERAGING, COUNTING, findAveraged, findCondition, listConditions, means, readSubject } from './tallies';

/** A number in an answer, and the names that lead to it. */
export interface ToldNumber {
  readonly at: readonly string[];
  readonly schema: Schema;
}

function listTypesOf(document: OpenApiDocument, { value, pointer }: Located<Schema>): string[] {
  return listTypes(followSchema(document, value, pointer).value).filter((type) => type !== 'null');
}

function readNumber(document: OpenApiDocument, at: readonly string[], located: Located<Schema>): ToldNumber[] {
  const isNumber = /^(?:integer|number)$/.test(listTypesOf(document, located).join());
  return isNumber ? [{ at, schema: followSchema(document, located.value, located.pointer).value }] : [];
}

/** The numbers of an answer that is nothing but numbers, and objects of them; what else there is, by its name. */
export function listNumbers(
  document: OpenApiDocument,
  { success }: OperationView,
): { readonly numbers: readonly ToldNumber[]; readonly others: readonly string[] } {
  const schema = success?.body?.isJson === true ? (success.body.outer ?? success.body.schema) : undefined;
  if (schema === undefined) return { numbers: [], others: [] };
  const told = [...mergeSchema(document, schema.value, schema.pointer).properties].map(([name, located]) => {
    const own = readNumber(document, [name], located);
    if (own.length > 0) return { name, numbers: own, isKnown: true };
    const held = followSchema(document, located.value, located.pointer);
    const inside = [...mergeSchema(document, held.value, held.pointer).properties];
    const numbers = inside.flatMap(([inner, one]) => readNumber(document, [name, inner], one));
    return { name, numbers, isKnown: numbers.length > 0 && numbers.length === inside.length };
  });
  return {
    numbers: told.flatMap(({ numbers }) => numbers),
    others: told.filter(({ isKnown }) => !isKnown).map(({ name }) => name),
  };
}

const DONE = ['done', 'completed', 'complete', 'finished'];
const OPEN = ['pending', 'active', 'open', 'incomplete', 'remaining', 'outstanding', 'todo', 'unfinished'];

/** Other words for what flags say, and words for what they do not say: `pending` for what is not `completed`. */
function listOtherWords(conditions: readonly Named[]): Named[] {
  return conditions.flatMap(([word, { property, equals }]): Named[] => {
    if (equals !== true) return [];
    const isDone = DONE.includes(word);
    const same = isDone ? DONE.filter((one) => one !== word) : [];
    const opposite = [...['in', 'un', 'not', 'non'].map((prefix) => `${prefix}${word}`), ...(isDone ? OPEN : [])];
    return [
      ...same.map((one) => [one, { property, equals }] as const),
      ...[...new Set(opposite)].map((one) => [one, { property, equals: false }] as const),
    ];
  });
}

/** What is left of the name of an object of numbers beside words that say that it counts: `state` of `cardsByState`. */
function readGroup(name: string, child: ResourceDraft): string {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const telling = /^(?:by|per|count|counts|total|totals|breakdown)$/;
  return words.filter((word) => !telling.test(word) && !means(word, child)).join('');
}

const HOLDERS = ['', 'data', 'stats', 'statistics', 'summary', 'numbers'];

/** The condition that a name in an object of numbers is: a value of the property that the object is named after. */
function findValue(
  document: OpenApiDocument,
  group: string,
  name: string,
  { representation, derived }: ResourceDraft,
): Condition | undefined {
  const found = [...representation.properties].flatMap(([property, { value, pointer }]): Condition[] => {
    const isNamed = [property, toPlural(property)].some((one) => foldName(one) === group);
    if (!isNamed || derived?.has(property) === true || value.writeOnly === true) return [];
    const values = followSchema(document, value, pointer).value.enum ?? [];
    const texts = values.filter((one): one is string => typeof one === 'string' && foldName(one) === foldName(name));
    return texts.map((equals) => ({ property, equals }));
  });
  return found.length === 1 ? found[0] : undefined;
}

function isTotal(name: string, child: ResourceDraft): boolean {
  const words = splitWords(name).map((word) => word.toLowerCase());
  if (words.every((word) => COUNTING.test(word) || word === 'all')) return true;
  const subject = readSubject(name, /^(?:count|counter|number|num|total|of|all)$/) ?? foldName(name);
  return means(subject, child);
}

/** What a number tells of all items of a resource; `undefined` where nothing shows it. */
export function readStatistic(
  document: OpenApiDocument,
  child: ResourceDraft,
  { at, schema }: ToldNumber,
): Statistic | undefined {
  // A bound above nothing could not be kept where nothing is there.
  if ((schema.minimum ?? 0) > 0) return undefined;
  const name = at.at(-1) ?? '';
  const group = at.length > 1 ? readGroup(at[0] ?? '', child) : '';
  if (!HOLDERS.includes(group)) {
    const where = findValue(document, group, name, child);
    return where && { at: [...at], where };
  }
  if (isTotal(name, child)) return { at: [...at] };
  const conditions = listConditions(document, child);
  const isMeant = (rest: string): boolean => rest === '' || means(rest, child);
  const where = findCondition(name, conditions, isMeant) ?? findCondition(name, listOtherWords(conditions), isMeant);
  if (where !== undefined) return { at: [...at], where };
  const subject = readSubject(name, AVERAGING);
  const of = subject === undefined ? undefined : findAveraged(document, child, subject);
  if (of === undefined || listTypes(schema).includes('integer')) return undefined;
  const isNullable = [schema.type ?? []].flat().includes('null');
  return { at: [...at], average: { of, atNothing: isNullable ? 'null' : 'zero' } };
}
