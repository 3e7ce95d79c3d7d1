import type { Failure } from './failures';

import type { OpenApiDocument, Response } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { followReference } from '@orchestrate/kit/openapi/references';
import type { MergedProperty } from '@orchestrate/kit/openapi/schemas';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

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

function findShown(document: OpenApiDocument, path: string): ReadonlyMap<string, MergedProperty> {
  const read = listOperations(document).find((one) => one.method === 'get' && one.path === path);
  const declared = read?.operation.responses?.['200'];
  if (read === undefined || declared === undefined) return new Map();
  const { content } = followReference<Response>(document, declared, read.pointer).value;
  return mergeSchema(document, content?.['application/json']?.schema, '#').properties;
}

function readAnswer(answer: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(answer)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
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
  const removal = listOperations(document).find((one) => one.method === 'delete' && one.path === path);
  const words = listWords(removal?.operation.description ?? '');
  const shown = readAnswer(failure.answer ?? '');
  return [...findShown(document, path)].some(([name, property]) => tells(name, property, shown[name], words));
}
