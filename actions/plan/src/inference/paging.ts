import type { Evidence, Paging } from '@orchestrate/contracts/plan';
import type { Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { LIMIT_NAMES, OFFSET_NAMES, PAGE_NAMES } from './list-shape';
import { foldName } from './names';

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

/** A page that is counted from 0 is none of the styles that are known. */
function countsFromOne({ schema }: QueryParameter): boolean {
  return schema.minimum !== 0 && schema.default !== 0;
}

function readDefaultLimit({ schema }: QueryParameter): Pick<Paging, 'defaultLimit'> {
  const value = schema.default;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { defaultLimit: value } : {};
}

/** How a list is cut, and which parameters say so. */
export function findPaging(
  parameters: readonly QueryParameter[],
): { readonly paging: Paging; readonly used: readonly string[]; readonly evidence: Evidence } | undefined {
  const limit = find(parameters, LIMIT_NAMES);
  if (limit === undefined) return undefined;
  const limitParameter = limit.parameter.name;
  const offset = find(parameters, OFFSET_NAMES);
  const page = find(parameters, PAGE_NAMES);
  const position = offset ?? (page !== undefined && countsFromOne(page) ? page : undefined);
  const style = position === undefined ? 'limit' : position === offset ? 'offset' : 'page';
  const positionParameter = position?.parameter.name;
  const used = positionParameter === undefined ? [limitParameter] : [positionParameter, limitParameter];
  const paging: Paging = {
    style,
    limitParameter,
    ...(positionParameter === undefined ? {} : { positionParameter }),
    ...readDefaultLimit(limit),
  };
  const detail = `${quoteNames(used)}: cut by ${style}`;
  return { paging, used, evidence: { rule: 'paging', detail } };
}
