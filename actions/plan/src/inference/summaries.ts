import { isDeepStrictEqual } from 'node:util';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { SchemaView } from './operation-view';

const REMARKS = new Set(['description', 'title', 'example', 'examples', 'default', 'deprecated', 'readOnly', 'xml']);

/** Whether one schema takes whatever another takes, by what it says itself. */
function takesAllOf(loose: Schema, strict: Schema): boolean {
  const said = Object.entries(loose).filter(([keyword]) => !REMARKS.has(keyword));
  const known: Readonly<Record<string, unknown>> = { ...strict };
  return listTypes(loose).length > 0 && said.every(([keyword, value]) => isDeepStrictEqual(value, known[keyword]));
}

/** Whether an object shows some of the properties of another, and nothing else: `{id, name}` of a user. */
export function isSummary(view: Pick<SchemaView, 'properties'>, whole: Pick<SchemaView, 'properties'>): boolean {
  return (
    view.properties.size > 0 &&
    [...view.properties].every(([name, { value }]) => {
      const own = whole.properties.get(name);
      return own !== undefined && takesAllOf(value, own.value);
    })
  );
}
