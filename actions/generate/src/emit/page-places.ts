import { toLiteral } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { renderPosition, renderSize } from './list-parts';

const LINKS_FILE = 'src/http/links.ts';

/** Code that tells where other pages are. */
export interface PagePlaces {
  /** Value of the header `Link`. */
  readonly link?: string;
  /** What comes before the answer is made. */
  readonly before: readonly string[];
}

/**
 * Where other pages are, for the header and for the body, as either is declared.
 * @param next - code of the next page's cursor, where the list is cut by cursors
 */
export function renderPlaces(frame: HandlerFrame, next?: string): PagePlaces {
  const { operation, module } = frame;
  const { links = false, paging, success } = operation.planned;
  if (paging?.positionParameter === undefined) return { before: [] };
  const kind = paging.style === 'cursor' ? 'cursor' : paging.style === 'page' ? 'page' : 'offset';
  const place = next ?? `{ at: ${renderPosition(frame)}, size: ${renderSize(frame)}, total }`;
  const call = (what: 'Links' | 'Addresses'): string =>
    `${module.use(`${kind}${what}`, LINKS_FILE)}(c, ${toLiteral(paging.positionParameter ?? '')}, ${place})`;
  return {
    ...(links ? { link: call('Links') } : {}),
    before: success?.pageLinks === undefined ? [] : [`const addresses = ${call('Addresses')};`],
  };
}
