import { z } from 'zod';

/** What else an envelope tells of a page, in its place there: `last`, or `pageable.sort.sorted`. */
export const pageMemberSchema = z.object({
  path: z.array(z.string()).min(1),
  /**
   * `first`, `last`, `empty`: whether the page is. `count`: the items that it shows. `offset`: the items before it.
   * `paged`: whether the list is cut at all. `sorted`: whether the request asks for an order.
   */
  tells: z.enum([
    'first',
    'last',
    'empty',
    'count',
    'position',
    'size',
    'offset',
    'paged',
    'unpaged',
    'sorted',
    'unsorted',
  ]),
});
/** See {@link pageMemberSchema}. */
export type PageMember = z.infer<typeof pageMemberSchema>;
