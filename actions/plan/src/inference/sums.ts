import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { ListShape } from './list-shape';
import { foldName } from './names';
import { viewItem } from './operation-view';

const SAYS_SUM = /\b(?:sum|subtotals?|prices?|costs?|currency|money|to pay|amount due)\b/i;
const SAYS_COUNT = /\b(?:number of|count|how many|amount of|quantity of)\b/i;
/** What items cost, or are worth. */
const AMOUNT = /(?:price|amount|cost|subtotal|linetotal|fee|balance)$/;

/**
 * The property of an unpaged list's envelope that looks like the number of items and adds up what they cost:
 * `total: 19.98`. Of a page only its description tells, since `number` often means whole numbers too.
 */
export function findSum(
  document: OpenApiDocument,
  { envelope, item, success: { totalProperty, pageProperty } }: ListShape,
  isPaged: boolean,
): string | undefined {
  const found = pageProperty === undefined ? envelope?.properties.get(totalProperty ?? '')?.value : undefined;
  if (found === undefined || SAYS_COUNT.test(found.description ?? '')) return undefined;
  if (SAYS_SUM.test(found.description ?? '') || (found.multipleOf ?? 1) % 1 !== 0) return totalProperty;
  const isWhole = listTypes(found).includes('integer');
  if (isWhole || isPaged) return undefined;
  const costs = [...viewItem(document, item).properties].some(
    ([name, { value }]) => listTypes(value).includes('number') && AMOUNT.test(foldName(name)),
  );
  return costs ? totalProperty : undefined;
}
