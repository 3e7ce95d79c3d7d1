import type { Resource } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';

export type Timestamp = Resource['timestamps'][number];

const CREATED = /^(?:created?|creation|added|registered|inserted)$/;
const UPDATED = /^(?:updated?|modified|modification|changed)$/;
const FILLERS = /^(?:at|on|time|date|datetime|timestamp|last|when|utc)$/;

/** `createdAt`, `dateCreated`, `last_modified`…: what the clock sets, and when. */
function readMoment(name: string): Timestamp['on'] | undefined {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const telling = words.filter((word) => !FILLERS.test(word));
  if (telling.length !== 1 || telling[0] === undefined) return undefined;
  if (CREATED.test(telling[0])) return 'create';
  return UPDATED.test(telling[0]) ? 'update' : undefined;
}

/** What something was done to: `openedAt`, `requested_at`, `issuedOn`, and not what it is to come to: `scheduledAt`. */
const DONE = /^(?!scheduled|planned|expected|estimated)(?:[a-z]+ed|made|paid|sent|taken|begun|bought|sold|given)$/;

/** Whether the words of a name are those of a moment at which something was done: `openedAt`. */
export function isDone(words: readonly string[]): boolean {
  const [telling = '', last = ''] = words.map((word) => word.toLowerCase());
  return words.length === 2 && /^(?:at|on|date|time)$/.test(last) && DONE.test(telling);
}

/** Whether a moment that must be shown from the first, and that no request tells, can only be the first. */
function isFirst(name: string, { type }: Schema): boolean {
  const isNullable = Array.isArray(type) && type.includes('null');
  return isDone(splitWords(name)) && !isNullable;
}

/**
 * The properties that the clock sets: date-times, and days of creation, with a telling name that are readOnly, or that no request carries.
 * @param requested - names of properties that some request carries
 * @param required - names of those that must be shown
 */
export function findTimestamps(
  properties: ReadonlyMap<string, Located<Schema>>,
  requested: ReadonlySet<string>,
  required: readonly string[] = [],
): Timestamp[] {
  return [...properties].flatMap(([property, { value }]) => {
    const on = readMoment(property) ?? (required.includes(property) && isFirst(property, value) ? 'create' : undefined);
    const isOurs = value.readOnly === true || !requested.has(property);
    const isMoment = value.format === 'date-time' || (value.format === 'date' && on === 'create');
    return on !== undefined && isOurs && isMoment ? [{ property, on }] : [];
  });
}
