import { STATUS_CODES } from 'node:http';

import { findByPointer, parsePointer } from '@orchestrate/kit/openapi/references';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';
import type { LocationObject, NormalizedProblem } from '@redocly/openapi-core';

import { readOtherDialect, writeOwnDialect } from './other-dialect';
import { PARAMETER_SLIPS } from './parameter-slips';
import type { Broken, Meant } from './plain-slip';
import { SCHEMA_SLIPS } from './schema-slips';
import { takeOut } from './unknown-keywords';
import { readBareExample, readLack, readValueSlip } from './value-slips';
import { WORD_SLIPS } from './word-slips';

/** What breaks a rule of OpenAPI and yet leaves no doubt about what is meant. */
export interface Slip {
  readonly problem: NormalizedProblem;
  /** How the document is read. */
  readonly reading: string;
  readonly kind: 'description' | 'content' | 'parameter' | 'status' | 'word' | 'dialect' | 'plain';
  /** Of a plain slip, how it is written as OpenAPI has it. */
  readonly mend?: () => void;
}

/** The more particular first. */
const READERS = [...SCHEMA_SLIPS, ...PARAMETER_SLIPS, readBareExample, ...WORD_SLIPS, readValueSlip, readLack];

// Nothing but an answer must have a description, and nothing but the body of a request a content.
const LACKING = /^The field `(description|content)` must be present on this level/;
const UNDESCRIBED: Readonly<Record<string, string>> = {
  description: 'an answer without a description: its status stands for one',
  content: 'a body without content: nothing is known of it, and nothing is read from it',
};
const UNEXPECTED = /^Property `(.*)` is not expected here/;
/** Where no word changes what the service does. */
const ABOUT = /^#\/(?:info|tags|externalDocs)\//;
const NAMED_STATUS = /^Property `((\d{3})[ _-].*)` is not expected here/;
const UNUSED = /^Path parameter `.*` is not used in the path/;
const UNDEFINED = 'The operation does not define the path parameter';

function classifyStructure(problem: NormalizedProblem, pointer: string, root: unknown): Slip | undefined {
  const { message, suggest } = problem;
  const lacking = LACKING.exec(message)?.[1];
  // A body with a schema of its own lacks the media type alone.
  const isOfSchema = lacking === 'content' && findByPointer(root, `${pointer}/schema`) !== undefined;
  if ((lacking === 'description' || lacking === 'content') && !isOfSchema)
    return { problem, kind: lacking, reading: UNDESCRIBED[lacking] ?? '' };
  const [, name, status] = NAMED_STATUS.exec(message) ?? [];
  if (name !== undefined && STATUS_CODES[status ?? ''] !== undefined)
    return { problem, kind: 'status', reading: `\`${name}\` is taken for the status ${status ?? ''}` };
  const dialect = readOtherDialect(message, pointer);
  if (dialect !== undefined) return { problem, kind: 'dialect', reading: dialect };
  const word = UNEXPECTED.exec(message)?.[1];
  if (word === undefined || suggest.length > 0 || !ABOUT.test(pointer)) return undefined;
  return { problem, kind: 'word', reading: `\`${word}\` is no word of OpenAPI here: it is left out` };
}

function readPlain(problem: NormalizedProblem, pointer: string, root: unknown): Slip | undefined {
  const { message, suggest } = problem;
  const broken: Broken = { message, suggest, keys: parsePointer(pointer), root };
  let meant: Meant | undefined;
  for (const read of READERS) meant ??= read(broken);
  return meant === undefined ? undefined : { problem, kind: 'plain', ...meant };
}

function classify(problem: NormalizedProblem, documents: ReadonlyMap<string, unknown>): Slip | undefined {
  const { ruleId, message, location } = problem;
  const [place] = location;
  if (place?.pointer === undefined) return undefined;
  if (ruleId === 'path-parameters-defined' && UNUSED.test(message))
    return { problem, kind: 'parameter', reading: `${message.replace(/\.$/, '')}: it is left out` };
  const root = documents.get(place.source.absoluteRef);
  const slip = ruleId === 'struct' ? classifyStructure(problem, place.pointer, root) : undefined;
  return slip ?? readPlain(problem, place.pointer, root);
}

/**
 * The problems that leave no doubt. A parameter that no path names may be the misspelt one that a path lacks: where one
 * is lacking, none is taken for a slip.
 */
export function findSlips(problems: readonly NormalizedProblem[], documents: ReadonlyMap<string, unknown>): Slip[] {
  const lacks = problems.some(({ message }) => message.startsWith(UNDEFINED));
  return problems.flatMap((problem) => {
    const slip = classify(problem, documents);
    return slip === undefined || (lacks && slip.kind === 'parameter') ? [] : [slip];
  });
}

function describeAnswer(root: unknown, pointer: string): void {
  const answer = findByPointer(root, pointer);
  const name = parsePointer(pointer).at(-1) ?? '';
  if (typeof answer === 'object' && answer !== null)
    Reflect.set(answer, 'description', STATUS_CODES[name] ?? (name === 'default' ? 'Any other answer' : name));
}

function putEmpty(root: unknown, pointer: string): void {
  const body = findByPointer(root, pointer);
  if (typeof body === 'object' && body !== null) Reflect.set(body, 'content', {});
}

/** `204 NO_CONTENT` becomes `204`, where it stood. */
function nameStatus(root: unknown, pointer: string): void {
  const keys = parsePointer(pointer);
  const name = keys.pop();
  const answers = findByPointer(root, toPointer(keys));
  if (typeof answers !== 'object' || answers === null || name === undefined) return;
  const entries = Object.entries(answers).map(([key, answer]: [string, unknown]) => [
    key === name ? key.slice(0, 3) : key,
    answer,
  ]);
  for (const key of Object.keys(answers)) Reflect.deleteProperty(answers, key);
  Object.assign(answers, Object.fromEntries(entries));
}

/** Where a parameter, or the reference to it, stands in a list of parameters. */
function locateParameter({ problem }: Slip): LocationObject | undefined {
  const [place] = problem.location;
  if (problem.from !== undefined || place?.pointer === undefined) return problem.from;
  return { ...place, pointer: toPointer(parsePointer(place.pointer).slice(0, -1)) };
}

function leaveOut(documents: ReadonlyMap<string, unknown>, places: readonly LocationObject[]): void {
  const lists = new Map<unknown[], Set<string>>();
  for (const { source, pointer } of places) {
    const keys = parsePointer(pointer ?? '#');
    const index = keys.pop();
    const list = findByPointer(documents.get(source.absoluteRef), toPointer(keys));
    if (Array.isArray(list) && index !== undefined) lists.set(list, (lists.get(list) ?? new Set<string>()).add(index));
  }
  for (const [list, indices] of lists)
    list.splice(0, list.length, ...list.filter((_parameter, index) => !indices.has(String(index))));
}

/** Writes into the documents what is meant. */
export function mendSlips(slips: readonly Slip[], documents: ReadonlyMap<string, unknown>): void {
  for (const { kind, problem, mend } of slips) {
    const [place] = problem.location;
    mend?.();
    if (place?.pointer === undefined) continue;
    const root = documents.get(place.source.absoluteRef);
    if (kind === 'description') describeAnswer(root, place.pointer);
    if (kind === 'status') nameStatus(root, place.pointer);
    if (kind === 'word') takeOut(root, [place.pointer]);
    if (kind === 'dialect') writeOwnDialect(root, place.pointer);
    if (kind === 'content') putEmpty(root, place.pointer);
  }
  leaveOut(
    documents,
    slips.filter(({ kind }) => kind === 'parameter').flatMap((slip) => locateParameter(slip) ?? []),
  );
}
