/** How values travel in a media type. `form` is read and never written, `csv` written and never read. */
export type Notation = 'json' | 'xml' | 'text' | 'form' | 'csv';

const NOTATIONS: readonly (readonly [Notation, RegExp])[] = [
  ['json', /^(?:application\/(?:[a-z0-9.*_-]+\+)?|text\/)json$/],
  ['xml', /^(?:application\/(?:[a-z0-9.*_-]+\+)?|text\/)xml$/],
  ['text', /^text\/plain$/],
  ['csv', /^text\/csv$/],
  ['form', /^(?:application\/x-www-form-urlencoded|multipart\/form-data)$/],
];

/** A media type without its parameters, in lower case: `Text/Plain; charset=utf-8` → `text/plain`. */
export function findEssence(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

/** How values travel in a media type; `undefined`: it is bytes, or text that nothing here knows. */
export function findNotation(type: string): Notation | undefined {
  const essence = findEssence(type);
  return NOTATIONS.find(([, pattern]) => pattern.test(essence))?.[0];
}
