import { findByPointer, parsePointer } from '@orchestrate/kit/openapi/references';
import { isSchemaAt } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';
import type { Document, NormalizedProblem } from '@redocly/openapi-core';

const UNEXPECTED = /^Property `(.+)` is not expected here/;

/** A short word resembles so many keywords that it resembles none. */
const FEW = 3;

/** Of so few letters, what differs in the first is another word. */
const SHORT = 3;

/**
 * Whether a problem is a word in a schema that OpenAPI does not know. JSON Schema lets such words be; one that resembles
 * a keyword is taken for a slip, and stays a problem. Schemas in other files are not told from what else these hold.
 */
export function isUnknownKeyword(
  { source }: Document,
  { ruleId, message, suggest, location }: NormalizedProblem,
): boolean {
  const [place] = location;
  if (ruleId !== 'struct' || place?.pointer === undefined) return false;
  const keys = parsePointer(place.pointer);
  if (isLikely(keys.at(-1) ?? '', suggest)) return false;
  const parent = toPointer(keys.slice(0, -1));
  return UNEXPECTED.test(message) && place.source.absoluteRef === source.absoluteRef && isSchemaAt(parent);
}

function isLikely(word: string, suggested: readonly string[]): boolean {
  const close = word.length > SHORT ? suggested : suggested.filter((one) => one.startsWith(word.slice(0, 1)));
  return close.length > 0 && suggested.length <= FEW;
}

/** Keys below which any name may stand, such as those of headers. */
const NAMING = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'headers',
  'content',
  'encoding',
]);

/** Whether a place is within an extension, of which OpenAPI demands nothing; `x-` may begin other names too. */
export function isInExtension(pointer: string): boolean {
  const keys = parsePointer(pointer);
  return keys.some((key, index) => {
    const isNamed = NAMING.has(keys[index - 1] ?? '') || keys[index - 2] === 'components';
    return key.startsWith('x-') && !isNamed;
  });
}

/** Takes what stands under pointers out of a document. */
export function takeOut(root: unknown, pointers: readonly string[]): void {
  for (const pointer of pointers) {
    const keys = parsePointer(pointer);
    const key = keys.pop();
    const parent = findByPointer(root, toPointer(keys));
    if (typeof parent === 'object' && parent !== null && key !== undefined) Reflect.deleteProperty(parent, key);
  }
}

/** Each message once, where it is true first, and how often it is. */
export function countAlike<T extends { readonly message: string }>(problems: readonly T[]): T[] {
  const alike = new Map<string, T[]>();
  for (const problem of problems) alike.set(problem.message, [...(alike.get(problem.message) ?? []), problem]);
  return [...alike].flatMap(([message, [first, ...others]]) => {
    const times = others.length === 0 ? '' : ` (${others.length + 1} times)`;
    return first === undefined ? [] : [{ ...first, message: `${message}${times}` }];
  });
}

/** What was left out, by its word. */
export function describeLeftOut<T extends { readonly message: string }>(problems: readonly T[]): T[] {
  return problems.map((problem) => {
    const word = UNEXPECTED.exec(problem.message)?.[1] ?? '';
    return { ...problem, message: `schemas of OpenAPI know no keyword \`${word}\`: it is left out` };
  });
}
