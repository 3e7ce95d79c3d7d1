import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { foldName } from './names';

const MINOR = /(?:cents?|pennies|pence|minor(?:units?)?)$/;
const PRICE =
  /^(?:(?:unit|item|product|base|single|net)*(?:price|cost|rate)|unit(?:amount|value))(?:(?:per|of)?(?:unit|one|each|item))?(?:at(?:purchase|order|sale)|whenordered)?$/;
const QUANTITY = /^(?:quantity|qty|units|pieces|hours)$/;
const AMOUNT =
  /^(?:(?:line|item|row|sub|net|extended|total)*(?:total|subtotal|amount|sum)(?:price|amount|cost|value)?|(?:line|row|extended)(?:price|cost|value))$/;
const SUM =
  /^(?:order|invoice|bill|cart|basket|items?|lines?|sub|grand|net|gross|total|final)*(?:total|subtotal|sum|amount)(?:amount|price|cost|value|sum|net|gross|due|payable)?(?:(?:in|before|incl|excl|including|excluding|with|without)*(?:tax|vat)?)$/;
const COUNTING = /^(?:number|num|count|total|of|no)$/;
/** What changes a sum, beside what the lines come to. */
const ADJUSTING =
  /tax|vat|gst|discount|shipping|delivery|postage|fee|tip|gratuity|surcharge|service|deposit|credit|coupon|promo|voucher|rounding|adjustment|markup/;

function withoutUnit(name: string): { readonly stem: string; readonly isMinor: boolean } {
  const folded = foldName(name);
  const stem = folded.replace(MINOR, '').replace(/in$/, '');
  return MINOR.test(folded) ? { stem, isMinor: true } : { stem: folded, isMinor: false };
}

/** Whether two names tell money in the same unit: `price` and `total`, `priceCents` and `totalCents`. */
export function haveSameUnit(one: string, other: string): boolean {
  return withoutUnit(one).isMinor === withoutUnit(other).isMinor;
}

/** Whether a name is that of what one of something costs. */
export function namesPrice(name: string): boolean {
  return PRICE.test(withoutUnit(name).stem);
}

export function namesQuantity(name: string): boolean {
  return QUANTITY.test(foldName(name));
}

/** Whether a name is that of what a line comes to. */
export function namesAmount(name: string): boolean {
  return AMOUNT.test(withoutUnit(name).stem) && !namesPrice(name);
}

/** Whether a name is that of something that changes what is to be paid. */
export function namesAdjustment(name: string): boolean {
  return ADJUSTING.test(foldName(name));
}

/** What a name tells of the lines in money: all that they come to, before a tax or after it. */
export function readSum(name: string, resource: string): 'before' | 'after' | undefined {
  const { stem } = withoutUnit(name);
  const own = stem.startsWith(foldName(resource)) ? stem.slice(foldName(resource).length) : stem;
  if (!SUM.test(own)) return undefined;
  return /sub|net|before|excl|without/.test(own) ? 'before' : 'after';
}

/** Whether a name is that of the tax that is due, and of no rate. */
export function namesTax(name: string): boolean {
  return /^(?:total)?(?:tax|vat|gst|salestax)(?:amount|total|due|value)?$/.test(withoutUnit(name).stem);
}

/** Whether a name is that of a tax's rate. */
export function namesRate(name: string): boolean {
  return /^(?:tax|vat|gst|salestax)(?:rate|percent(?:age)?|pct)(?:percent)?$/.test(foldName(name));
}

/**
 * What a name tells of the lines in pieces: `itemCount`, `totalQuantity`.
 * @param isSaid - whether its description says that it counts, so that `totalItems` is no sum of money
 */
export function readPieces(name: string, property: string, isSaid = false): 'quantities' | 'lines' | undefined {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const rest = words.filter((word) => !COUNTING.test(word)).join('');
  if (words.length === 1 || rest === '') return undefined;
  if (QUANTITY.test(rest) && rest !== 'hours') return 'quantities';
  const counts = words.some((word) => /^(?:number|num|count|no)$/.test(word) || (isSaid && word === 'total'));
  const named = [foldName(property), foldName(property).replace(/s$/, ''), 'line', 'lines'];
  return counts && named.includes(rest) ? 'lines' : undefined;
}
