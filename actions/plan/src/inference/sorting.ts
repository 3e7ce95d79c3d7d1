import type { Evidence } from '@orchestrate/contracts/plan';
import type { Sorting } from '@orchestrate/contracts/sorting';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Target } from './filters';
import { listTargets } from './filters';
import { foldName } from './names';
import type { OperationView, SchemaView } from './operation-view';
import type { QueryParameter } from './paging';

type Choice = Sorting['choices'][number];

const KEY_NAMES = ['sort', 'sortby', 'orderby', 'sortkey', 'sortfield', 'ordering', 'order', 'sortorder'];
const DIRECTION_NAMES = [
  'order',
  'direction',
  'sortorder',
  'sortdirection',
  'sortdir',
  'orderdirection',
  'orderdir',
  'dir',
];
const ORDERED = /^([+-]?)(.*?)(?:[\s:_.,|-]?(asc|desc)(?:ending)?)?$/i;
const NEWEST = /^(?:newest|latest|mostrecent|recent)(?:first)?$/;
const OLDEST = /^(?:oldest|earliest)(?:first)?$/;

function findTarget(targets: readonly Target[], name: string): string | undefined {
  return targets.find((target) => foldName(target.name) === foldName(name))?.name;
}

/** What a value such as `-createdAt`, `title:desc` or `newest` says, or `undefined` where nothing is called so. */
function readChoice(value: string, targets: readonly Target[]): Choice | undefined {
  const whole = findTarget(targets, value);
  if (whole !== undefined && /^\w/.test(value)) return { value, property: whole, descending: false };
  if (NEWEST.test(foldName(value))) return { value, descending: true };
  if (OLDEST.test(foldName(value))) return { value, descending: false };
  const [, sign = '', name = '', word = ''] = ORDERED.exec(value) ?? [];
  const descending = sign === '-' || /^desc/i.test(word);
  if (name === '') return word === '' ? undefined : { value, descending };
  const property = findTarget(targets, name);
  return property === undefined ? undefined : { value, property, descending };
}

/** What stands before a direction, in `title:desc` or in "followed by `:desc`". */
const SEPARATED = /(?:\w([:,. ])|[`'"]([:,.]))desc\b/i;
/** `property,(asc|desc)`, and `property(,asc|desc)`. */
const CHOSEN = /\w\(?([:,.])\(?asc\|desc\)/i;

/** Values that a text without an enum is likely to carry: each property, and the same turned round. */
function guessValues({ pattern, example }: Schema, description: string, targets: readonly Target[]): string[] {
  const words = `${description} ${typeof example === 'string' ? example : ''}`;
  const said = SEPARATED.exec(words) ?? CHOSEN.exec(words);
  const separator = said?.[1] ?? said?.[2];
  const values = targets.flatMap(({ name }) => [
    name,
    `-${name}`,
    ...(separator === undefined ? [] : [`${name}${separator}asc`, `${name}${separator}desc`]),
  ]);
  if (pattern === undefined) return values;
  const matches = new RegExp(pattern, 'u');
  return values.filter((value) => matches.test(value));
}

function listTexts({ enum: values }: Schema): string[] | undefined {
  return values?.filter((value) => typeof value === 'string');
}

/** A list of texts, each of them a parameter of its own on the way, is read by its texts: `sort=title,asc&sort=id`. */
function openTexts(query: QueryParameter): QueryParameter & { readonly isList?: true } {
  const { parameter, schema } = query;
  const { items } = schema;
  const { style = 'form', explode = true } = parameter;
  if (!listTypes(schema).includes('array') || typeof items !== 'object' || '$ref' in items) return query;
  return style === 'form' && explode ? { parameter, pointer: query.pointer, schema: items, isList: true } : query;
}

function isText({ schema }: QueryParameter): boolean {
  return listTypes(schema).includes('string') || listTexts(schema) !== undefined;
}

/** Which values turn the order round, and which do not where it is turned round by default. */
function readDirection({ parameter, schema }: QueryParameter): Sorting['direction'] {
  const values = listTexts(schema) ?? ['asc', 'desc'];
  const descending = values.filter((value) => /^desc/i.test(value));
  if (descending.length === 0 || !values.every((value) => /^(?:asc|desc)/i.test(value))) return undefined;
  const unless = values.filter((value) => !descending.includes(value));
  const isTurned = unless.length > 0 && descending.some((value) => value === schema.default);
  return { parameter: parameter.name, descending, ...(isTurned ? { unless } : {}) };
}

/** How a list is ordered, which parameters say so, and values that nothing explains. */
export interface FoundSorting {
  readonly sorting: Sorting;
  readonly used: readonly string[];
  readonly evidence: Evidence;
  readonly unexplained: readonly string[];
}

function readChoices(query: QueryParameter, targets: readonly Target[]): { choices: Choice[]; unexplained: string[] } {
  const { parameter, schema } = query;
  const values = listTexts(schema) ?? guessValues(schema, parameter.description ?? '', targets);
  const read = values.map((value) => ({ value, choice: readChoice(value, targets) }));
  return {
    choices: read.flatMap(({ choice }) => choice ?? []),
    unexplained: read.filter(({ choice }) => choice === undefined).map(({ value }) => value),
  };
}

const SAYS_NEWEST =
  /\bmost recent(?:ly (?:created|added|published|posted))?\b|\b(?:newest|latest)(?: \w+){0,2} first\b|\breverse[- ]chronological/i;

/** The order that a list is said to have whatever is asked: `Get the most recent articles`. */
export function findNewestFirst({ entry, responses, success }: OperationView): FoundSorting | undefined {
  const { summary = '', description = '' } = entry.operation;
  const answer = responses.get(String(success?.status))?.value.description ?? '';
  const said = SAYS_NEWEST.exec(`${summary}. ${description}. ${answer}`)?.[0];
  if (said === undefined) return undefined;
  return {
    sorting: { choices: [{ value: 'newest', descending: true }] },
    used: [],
    evidence: { rule: 'newest-first', detail: `its description says "${said}": what was created last comes first` },
    unexplained: [],
  };
}

/** Which query parameters order a list, and by what; `undefined` where none does. */
export function findSorting(
  parameters: readonly QueryParameter[],
  representation: SchemaView,
): FoundSorting | undefined {
  const texts = parameters.map(openTexts).filter(isText);
  const find = (names: readonly string[], but?: QueryParameter): ReturnType<typeof openTexts> | undefined =>
    names.flatMap((name) => texts.filter((query) => query !== but && foldName(query.parameter.name) === name))[0];
  const key = find(KEY_NAMES);
  if (key === undefined) return undefined;
  const { choices, unexplained } = readChoices(key, listTargets(representation));
  if (choices.length === 0) return undefined;
  const isList = key.isList === true ? { isList: key.isList } : {};
  const turning = key.isList === true ? undefined : find(DIRECTION_NAMES, key);
  const direction = turning === undefined ? undefined : readDirection(turning);
  const used = [key.parameter.name, ...(direction === undefined ? [] : [direction.parameter])];
  const by = [...new Set(choices.map(({ property }) => property ?? 'the order of creation'))];
  return {
    sorting: { parameter: key.parameter.name, ...isList, choices, ...(direction === undefined ? {} : { direction }) },
    used,
    evidence: {
      rule: 'sorting',
      detail: `${quoteNames(used)}: ordered by ${by.join(', ')}${key.isList === true ? ', as the first of its values says' : ''}`,
    },
    unexplained,
  };
}
