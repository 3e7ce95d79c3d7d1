import type { Failure } from './failures';
import { readObject } from './json';
import { listShown } from './shown-answer';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';

const SAYS_KEPT = /\b(?:kept|stays?|remains?)\b|\b(?:mark|move|set)(?:ed|d|s)?\b[^.]*\b(?:as|to)\b/i;
const DENIES = /\b(?:not|never|no longer)\b/i;

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** The words of the sentences that say that what is deleted stays. */
function listWords(description: string): Set<string> {
  const sentences = description.split(/[.;]/).filter((one) => SAYS_KEPT.test(one) && !DENIES.test(one));
  return new Set(sentences.flatMap((one) => one.split(/[^\w-]+/)).map(fold));
}

/** Whether a property is a state of several and has one of these names, or is the mark of one: `archivedAt`. */
function tells(name: string, { value: schema }: MergedProperty, value: unknown, words: ReadonlySet<string>): boolean {
  if (schema.enum !== undefined)
    return typeof value === 'string' && schema.enum.includes(value) && words.has(fold(value));
  const [, mark = ''] = /^(?:is)?(.+?)(?:at|on|date)?$/.exec(fold(name)) ?? [];
  const isMoment = schema.format === 'date-time' && typeof value === 'string';
  return words.has(mark) && (value === true || isMoment);
}

/** `DELETE /notes/1`, whose description says in which state the note stays, where the answer shows it in that state. */
export function isKeptAsDescribed(document: OpenApiDocument, { path }: OperationEntry, failure: Failure): boolean {
  const [read, removal] = ['get', 'delete'].map((method) =>
    listOperations(document).find((one) => one.method === method && one.path === path),
  );
  if (read === undefined) return false;
  const words = listWords(removal?.operation.description ?? '');
  const shown = readObject(failure.answer ?? '');
  return [...listShown(document, read)].some(([name, property]) => tells(name, property, shown[name], words));
}
