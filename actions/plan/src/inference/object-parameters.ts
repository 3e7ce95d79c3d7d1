import type { Filter } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Parameter } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { listTypes, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { foldName } from './names';
import type { QueryParameter } from './paging';

/** A query parameter, or one property of an object that the query holds. */
export interface AskedParameter {
  /** By its own name: `minPages`. */
  readonly query: QueryParameter;
  /** As a request writes it: `filter[minPages]`. */
  readonly name: string;
  readonly held?: NonNullable<Filter['held']>;
}

/** One property of an object that the query holds. */
export type HeldParameter = AskedParameter & Required<Pick<AskedParameter, 'held'>>;

/** Objects, and properties of objects, that cut, order or trim a list, and ask for no items: `page[size]`. */
const OF_PAGES =
  /^(?:page|pageable|paging|pagination|pager|pagerequest|pagenumber|pagesize|size|perpage|limit|offset|skip|take|cursor|sort|sortby|sorting|order|orderby|direction|fields|include|expand)$/;

/** How a request writes a property of an object; `undefined` where several share one text, or it is JSON. */
function writeProperty({ parameter }: QueryParameter, property: string): string | undefined {
  const { name, style = 'form', explode = true, schema } = parameter;
  if (schema === undefined) return undefined;
  if (style === 'deepObject') return `${name}[${property}]`;
  return style === 'form' && explode ? property : undefined;
}

/** The properties of an object in the query that travel by a name of their own. */
export function listMembers(document: OpenApiDocument, query: QueryParameter): HeldParameter[] {
  const { parameter, schema, pointer } = query;
  if (!listTypes(schema).includes('object')) return [];
  const { properties, schema: merged } = mergeSchema(document, schema, extendPointer(pointer, 'schema'));
  return [...properties].flatMap(([property, found]): HeldParameter[] => {
    const name = writeProperty(query, property);
    if (name === undefined) return [];
    const { value } = found;
    const own: Parameter = {
      name: property,
      in: 'query',
      required: parameter.required === true && merged.required?.includes(property) === true,
      ...(value.description === undefined ? {} : { description: value.description }),
    };
    return [{ name, held: { in: parameter.name, property }, query: { parameter: own, schema: value, pointer } }];
  });
}

/** A query parameter as it is, and one that is an object as its properties: `filter[genre]=novel&filter[minPages]=9`. */
export function openObject(document: OpenApiDocument, query: QueryParameter): AskedParameter[] {
  const whole: AskedParameter = { query, name: query.parameter.name };
  if (OF_PAGES.test(foldName(query.parameter.name))) return [whole];
  const asked = listMembers(document, query).filter(({ held }) => !OF_PAGES.test(foldName(held.property)));
  return asked.length === 0 ? [whole] : asked;
}
