import type { Evidence, Paging } from '@orchestrate/contracts/plan';
import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { foldName } from './names';
import { LIMIT_NAMES, OFFSET_NAMES, PAGE_NAMES } from './page-told';

/** A query parameter with its schema followed. */
export interface QueryParameter {
  readonly parameter: Parameter;
  readonly schema: Schema;
  /** Where the parameter is declared. */
  readonly pointer: string;
}

function isInteger({ schema }: QueryParameter): boolean {
  return listTypes(schema).every((type) => type === 'integer' || type === 'number') && listTypes(schema).length > 0;
}

function find(parameters: readonly QueryParameter[], names: readonly string[]): QueryParameter | undefined {
  const numbers = parameters.filter(isInteger);
  return numbers.find(({ parameter }) => names.includes(foldName(parameter.name)));
}

/** Pages are counted from 1 unless the parameter allows, or takes itself for, 0. */
function readFirst({ schema }: QueryParameter): Pick<Paging, 'first'> {
  return schema.minimum === 0 || schema.default === 0 ? { first: 0 } : {};
}

function readDefaultLimit({ schema }: QueryParameter): Pick<Paging, 'defaultLimit'> {
  const value = schema.default;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { defaultLimit: value } : {};
}

const CURSOR_NAMES = ['cursor', 'after', 'pagetoken', 'nexttoken', 'nextcursor', 'continuationtoken', 'starttoken'];
/** Items of a page where the specification names no number: a cursor without pages leads nowhere. */
const USUAL_LIMIT = 50;

/** How a list is cut, and which parameters say so. */
export interface FoundPaging {
  readonly paging: Paging;
  readonly used: readonly string[];
  readonly evidence: Evidence;
}

/** Pages that lead to one another by a text of the service's own making. */
function findCursor(parameters: readonly QueryParameter[], limit: QueryParameter): FoundPaging | undefined {
  const texts = parameters.filter(
    ({ schema }) => listTypes(schema).includes('string') && schema.format === undefined && schema.enum === undefined,
  );
  const cursor = CURSOR_NAMES.flatMap((name) => texts.filter(({ parameter }) => foldName(parameter.name) === name))[0];
  if (cursor === undefined) return undefined;
  const used = [cursor.parameter.name, limit.parameter.name];
  const { defaultLimit = Math.min(USUAL_LIMIT, limit.schema.maximum ?? USUAL_LIMIT) } = readDefaultLimit(limit);
  const [positionParameter = '', limitParameter = ''] = used;
  const detail = `${quoteNames(used)}: cut by cursor, ${defaultLimit} items a page unless asked`;
  return {
    paging: { style: 'cursor', limitParameter, positionParameter, defaultLimit },
    used,
    evidence: { rule: 'paging', detail },
  };
}

/** Items of a page where a request can name a page and no size. */
const FIXED_LIMIT = 20;

/** Pages of one size: a `page` that no parameter for a size stands beside. */
export function findFixedPages(
  parameters: readonly QueryParameter[],
  properties: Iterable<string> = [],
): FoundPaging | undefined {
  const page = find(parameters, PAGE_NAMES);
  // A mark in a book has a page of its own, by which books are looked for.
  const isOwn = [...properties].some((name) => foldName(name) === foldName(page?.parameter.name ?? ''));
  if (page === undefined || isOwn || find(parameters, LIMIT_NAMES) !== undefined) return undefined;
  const { name } = page.parameter;
  const detail = `\`${name}\`: cut by page, ${FIXED_LIMIT} items each, for no parameter says how many`;
  return {
    paging: { style: 'page', positionParameter: name, ...readFirst(page), defaultLimit: FIXED_LIMIT },
    used: [name],
    evidence: { rule: 'paging', detail },
  };
}

/**
 * How a list is cut, and which parameters say so.
 * @param hasNext - whether the answer holds a cursor of the next page
 */
export function findPaging(parameters: readonly QueryParameter[], hasNext = false): FoundPaging | undefined {
  const limit = find(parameters, LIMIT_NAMES);
  if (limit === undefined) return undefined;
  const cursor = hasNext ? findCursor(parameters, limit) : undefined;
  if (cursor !== undefined) return cursor;
  const limitParameter = limit.parameter.name;
  const offset = find(parameters, OFFSET_NAMES);
  const page = find(parameters, PAGE_NAMES);
  const position = offset ?? page;
  const style = position === undefined ? 'limit' : position === offset ? 'offset' : 'page';
  const positionParameter = position?.parameter.name;
  const used = positionParameter === undefined ? [limitParameter] : [positionParameter, limitParameter];
  const paging: Paging = {
    style,
    limitParameter,
    ...(positionParameter === undefined ? {} : { positionParameter }),
    ...(style === 'page' && page !== undefined ? readFirst(page) : {}),
    ...readDefaultLimit(limit),
  };
  const detail = `${quoteNames(used)}: cut by ${style}${paging.first === undefined ? '' : ', counted from 0'}`;
  return { paging, used, evidence: { rule: 'paging', detail } };
}
