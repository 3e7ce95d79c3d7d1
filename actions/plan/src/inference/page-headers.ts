import type { Evidence, PageHeader, Paging } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import type { InferenceContext } from './inference';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { LIMIT_NAMES, OFFSET_NAMES, PAGE_NAMES, PAGES_NAMES, TOTAL_NAMES } from './page-told';
import { listAnswerHeaders } from './response-lookup';

// `X-Total-Count`, `Pagination-Page`: the beginning only says whose header it is.
const PREFIX = /^x?(?:pagination)?/;

/** What a header of a list tells, by its name; `undefined`: something else. */
function findTold(name: string, paging: Paging | undefined): PageHeader['tells'] | undefined {
  const bare = foldName(name).replace(PREFIX, '');
  if (TOTAL_NAMES.includes(bare)) return 'total';
  if (paging === undefined || paging.style === 'limit') return undefined;
  if (LIMIT_NAMES.includes(bare)) return 'size';
  if (paging.style === 'cursor') return undefined;
  if (PAGES_NAMES.includes(bare)) return 'pages';
  return (paging.style === 'page' ? PAGE_NAMES : OFFSET_NAMES).includes(bare) ? 'position' : undefined;
}

/** Headers of a list that tell how many items there are, and which page it is. */
export function findPageHeaders(
  view: OperationView,
  { isOff }: Pick<InferenceContext, 'isOff'>,
  paging: Paging | undefined,
): { readonly planned: { readonly pageHeaders: PageHeader[] }; readonly evidence: Evidence } | undefined {
  if (isOff('page-headers')) return undefined;
  const found = listAnswerHeaders(view).flatMap((name) => {
    const tells = findTold(name, paging);
    return tells === undefined ? [] : [{ name, tells }];
  });
  if (found.length === 0) return undefined;
  const detail = `its answer declares ${quoteNames(found.map(({ name }) => name))}: ${found.length === 1 ? 'it tells' : 'they tell'} of all items, and of the page`;
  return { planned: { pageHeaders: found }, evidence: { rule: 'page-headers', detail } };
}
