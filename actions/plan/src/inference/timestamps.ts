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

/**
 * The properties that the clock sets: date-times, and days of creation, with a telling name that are readOnly, or that no request carries.
 * @param requested - names of properties that some request carries
 */
export function findTimestamps(
  properties: ReadonlyMap<string, Located<Schema>>,
  requested: ReadonlySet<string>,
): Timestamp[] {
  return [...properties].flatMap(([property, { value }]) => {
    const on = readMoment(property);
    const isOurs = value.readOnly === true || !requested.has(property);
    const isMoment = value.format === 'date-time' || (value.format === 'date' && on === 'create');
    return on !== undefined && isOurs && isMoment ? [{ property, on }] : [];
  });
}
