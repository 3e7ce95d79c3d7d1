import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { foldName, toSingular } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';

/** Words that say that something is done to several items: `bulk-complete`, `complete-many`, `bulk/complete`. */
const SEVERAL = /^(?:bulk|batch|mass|multi|multiple|many|all|several)$/i;

/** What may only show items: to read some need not mark them. */
const SHOWS = /^(?:read|get|list|fetch|find|search|lookup|query|load)$/;

/** Whether a segment of a path says that what follows is done to several items. */
export function saysSeveral(segment: string): boolean {
  return SEVERAL.test(segment);
}

/** The last segment of a path without what says that there are several. */
export function readVerb(segment: string): string {
  const words = splitWords(segment);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const [start, end] = [SEVERAL.test(first) ? 1 : 0, SEVERAL.test(last) ? -1 : undefined];
  return words.slice(start, end).join('-').toLowerCase();
}

/**
 * What is done to several items: as the path says it, or, where that only says that there are several, as the operation is
 * called, else as its summary begins: `closeIssues` of `POST /issues/bulk`, "Close issues".
 */
export function nameAction(
  { shape, entry }: OperationView,
  { name, plural }: Pick<ResourceDraft, 'name' | 'plural'>,
): string {
  const said = shape.kind === 'collection' ? readVerb(shape.segment) : '';
  if (said !== '' || shape.kind !== 'collection') return said;
  const { operationId, summary = '' } = entry.operation;
  const items = new Set([...splitWords(name), ...splitWords(plural)].map((word) => foldName(toSingular(word))));
  const words = splitWords(operationId ?? summary.split(/\s+/)[0] ?? '').filter(
    (word) => !SEVERAL.test(word) && !items.has(foldName(toSingular(word))),
  );
  const [only = '', ...others] = words.map((word) => word.toLowerCase());
  // Of two words neither is known to be all that is done.
  return others.length > 0 || SHOWS.test(only) ? '' : only;
}
