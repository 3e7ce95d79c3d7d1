import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { isSameSchema } from './compare-schemas';
import type { NormalSchema } from './normal-schema';
import { normaliseSchema } from './normalise';

const MAX_DEPTH = 20;
const LEAST = /^(?:min|exclusiveMin)/;
const MOST = /^(?:max|exclusiveMax)/;

/** Whether a schema has no type that the other has not. */
export function keepsTypes({ types: given }: NormalSchema, { types: wide }: NormalSchema): boolean {
  if (wide === undefined) return true;
  return (
    given !== undefined && [...given].every((type) => wide.has(type) || (type === 'integer' && wide.has('number')))
  );
}

function keepsValues({ values: given }: NormalSchema, { values: wide }: NormalSchema): boolean {
  return wide === undefined || (given !== undefined && [...given].every((value) => wide.has(value)));
}

/** Whether a keyword of a schema demands what the same one of another does. */
export function keepsFact(keyword: string, wide: string, given: string | undefined): boolean {
  if (given === wide || keyword === 'default') return true;
  if (given === undefined) return false;
  if (LEAST.test(keyword)) return Number(given) >= Number(wide);
  return MOST.test(keyword) && Number(given) <= Number(wide);
}

/** Whether one level of a schema demands all that the other does. */
function keepsDemands(given: NormalSchema, wide: NormalSchema): boolean {
  return (
    keepsTypes(given, wide) &&
    keepsValues(given, wide) &&
    (wide.allowsNull || !given.allowsNull) &&
    [...wide.facts].every(([keyword, value]) => keepsFact(keyword, value, given.facts.get(keyword))) &&
    [...wide.required].every((name) => given.required.has(name))
  );
}

/** The schemas below that must be within one another; `undefined`: one may have what the other says nothing of. */
function pairBelow(given: NormalSchema, wide: NormalSchema): readonly (readonly SchemaOrBoolean[])[] | undefined {
  const isTold = [...wide.properties.keys()].every((name) => given.properties.has(name));
  if (!isTold && given.additionalProperties !== false) return undefined;
  const properties = [...given.properties].map(([name, schema]) => [
    schema,
    wide.properties.get(name) ?? wide.additionalProperties,
  ]);
  return [...properties, [given.items, wide.items], [given.additionalProperties, wide.additionalProperties]];
}

/**
 * Whether every value that one schema allows is allowed by another. Of alternatives, tuples and schemas that contain
 * themselves only those that are the same are within one another.
 */
export function isWithin(document: OpenApiDocument, given: SchemaOrBoolean, wide: SchemaOrBoolean, depth = 0): boolean {
  if (isSameSchema(document, given, wide)) return true;
  const [own, other] = [normaliseSchema(document, given), normaliseSchema(document, wide)];
  const isPlain = [own, other].every(({ choices, prefixItems }) => choices.length + prefixItems.length === 0);
  if (!isPlain || depth > MAX_DEPTH || !keepsDemands(own, other)) return false;
  return pairBelow(own, other)?.every(([one = true, two = true]) => isWithin(document, one, two, depth + 1)) === true;
}
