import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import pluralize from 'pluralize';

/** A name without case and separators, to compare by: `author_id`, `authorId` and `Author-ID` are one. */
export function foldName(name: string): string {
  return splitWords(name).join('').toLowerCase();
}

/** The last word made singular: `special-events` → `special-event`. */
export function toSingular(name: string): string {
  return pluralize.singular(name);
}

export function toPlural(name: string): string {
  return pluralize.plural(name);
}

/** Whether a name is a plural and has a singular: `tickets`, not `login`, `status` or `data`. */
export function isPluralName(name: string): boolean {
  const last = splitWords(name).at(-1)?.toLowerCase() ?? '';
  return pluralize.isPlural(last) && !pluralize.isSingular(last);
}

/** `authorId`, `author_id`, `authorID` → `author`; `undefined` for anything that is no `<name>Id`. */
export function stripIdSuffix(name: string): string | undefined {
  const words = splitWords(name);
  const last = words.at(-1)?.toLowerCase();
  return words.length > 1 && (last === 'id' || last === 'uuid') ? words.slice(0, -1).join('') : undefined;
}

const SLUG_NAMES = ['slug', 'permalink', 'urlname'];

/** Whether a name says that a text is a readable id. */
export function isSlugName(name: string): boolean {
  return SLUG_NAMES.includes(foldName(name));
}
