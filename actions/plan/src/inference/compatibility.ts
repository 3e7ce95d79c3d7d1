import { isDeepStrictEqual } from 'node:util';

import type { Schema } from '@orchestrate/kit/openapi/document';

import { quoteNames } from '../wording';

import type { SchemaView } from './operation-view';

/** Keywords that say nothing of the values. */
const WORDS = new Set(['title', 'description', 'example', 'examples', 'deprecated', 'readOnly', 'default', 'xml']);

function dropWords(schema: Schema | undefined): Schema {
  return Object.fromEntries(
    Object.entries(schema ?? {}).filter(([keyword]) => !WORDS.has(keyword) && !keyword.startsWith('x-')),
  );
}

/**
 * Why an answer's schema is no view of the representation; `undefined` when it is one: the same schema, or a part of
 * its properties, each as the representation has it.
 * @param derived - properties that the service works out, which a view may show beside
 */
export function findMismatch(
  answer: SchemaView,
  representation: SchemaView,
  derived: ReadonlySet<string> = new Set(),
): string | undefined {
  if (answer.pointer === representation.pointer) return undefined;
  if (!isDeepStrictEqual(answer.variants, representation.variants))
    return 'the answer is one of other objects than a stored item';
  const names = [...answer.properties.keys()];
  if (names.length === 0) return 'the answer has no properties that are known';
  const foreign = names.filter((name) => !representation.properties.has(name) && !derived.has(name));
  if (foreign.length > 0) return `the answer has ${quoteNames(foreign)}, which a stored item has not`;
  const changed = names.filter((name) => {
    const own = answer.properties.get(name);
    const stored = representation.properties.get(name);
    return (
      stored !== undefined &&
      own?.pointer !== stored.pointer &&
      !isDeepStrictEqual(dropWords(own?.value), dropWords(stored.value))
    );
  });
  if (changed.length > 0) return `the answer has ${quoteNames(changed)} in another form than a stored item`;
  const promised = (answer.schema.required ?? []).filter(
    (name) => representation.schema.required?.includes(name) !== true && !derived.has(name),
  );
  return promised.length > 0 ? `the answer requires ${quoteNames(promised)}, which a stored item may lack` : undefined;
}
