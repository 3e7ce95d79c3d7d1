import { z } from 'zod';

/**
 * How a query parameter narrows a list. `in`: any of the values given. `contains`: text, ignoring case. `has`: the
 * property is an array that holds the value. `any`: it holds one of the texts given. `marked-by`: the account with this id has set the mark named by the property.
 */
export const filterSchema = z.object({
  parameter: z.string(),
  property: z.string(),
  operator: z.enum(['eq', 'in', 'contains', 'gte', 'lte', 'has', 'any', 'marked-by']),
  /** With `contains`: properties that may contain the text instead. */
  others: z.array(z.string()).min(1).optional(),
  /** With `any`, where the array holds objects: their property that is compared. */
  member: z.string().optional(),
  /** The object in the query that the parameter is a property of: `filter` and `minPages` of `filter[minPages]`. */
  held: z.object({ in: z.string(), property: z.string() }).optional(),
});
/** See {@link filterSchema}. */
export type Filter = z.infer<typeof filterSchema>;

/**
 * How a list is cut: by `offset` rows, by `page` number, by `limit` alone, or by a `cursor` that a page gives
 * and that leads to the next one.
 */
export const pagingSchema = z.object({
  style: z.enum(['offset', 'page', 'limit', 'cursor']),
  /** Absent: every page has as many items as `defaultLimit` says. */
  limitParameter: z.string().optional(),
  /** The offset, page or cursor parameter; absent with `limit`. */
  positionParameter: z.string().optional(),
  /** With `page`: the number of the first one; absent: 1. */
  first: z.literal(0).optional(),
  /** Used when the request names no limit; absent: everything. */
  defaultLimit: z.number().int().positive().optional(),
  /** The object in the query that both are properties of: `pageable`, with `size` and `page`. */
  held: z.object({ in: z.string(), limit: z.string(), position: z.string().optional() }).optional(),
});
/** See {@link pagingSchema}. */
export type Paging = z.infer<typeof pagingSchema>;

/** A header of a list: how many items there are, how many pages, which page it is, how many items a page has. */
export const pageHeaderSchema = z.object({
  name: z.string(),
  tells: z.enum(['total', 'pages', 'position', 'size']),
});
/** See {@link pageHeaderSchema}. */
export type PageHeader = z.infer<typeof pageHeaderSchema>;

/** Where a list tells the addresses of its pages, and what is told where there is no such page. */
export const pageLinksSchema = z.object({
  /** Property of the envelope that holds them; absent: the envelope does. */
  holder: z.string().optional(),
  links: z.array(
    z.object({
      property: z.string(),
      page: z.enum(['self', 'first', 'prev', 'next', 'last']),
      atEnd: z.enum(['null', 'absent', 'empty']),
    }),
  ),
});
/** See {@link pageLinksSchema}. */
export type PageLinks = z.infer<typeof pageLinksSchema>;
