import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { keepsFact, keepsTypes } from '../comparison/is-within';
import { normaliseSchema } from '../comparison/normalise';
import { isCheckedFormat } from '../schema/strings';

import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';
import { listGiven } from './store-needs';

const BOUNDS = ['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** Whether a keyword of a text or number is one that is checked. */
function isChecked([keyword, value]: readonly [string, string]): boolean {
  return keyword === 'format' ? isCheckedFormat(String(JSON.parse(value))) : [...BOUNDS, 'pattern'].includes(keyword);
}

/** Whether a stored text or number must hold what a request need not. */
function isNarrower(document: OpenApiDocument, stored: SchemaOrBoolean, given: SchemaOrBoolean): boolean {
  const [own, other] = [normaliseSchema(document, given), normaliseSchema(document, stored)];
  // What may be one of several values is compared with those of stored items before.
  if (own.values !== undefined) return false;
  const demands = [...other.facts].filter(isChecked);
  return (
    !keepsTypes(own, other) || demands.some(([keyword, value]) => !keepsFact(keyword, value, own.facts.get(keyword)))
  );
}

/**
 * What a body must follow beside its own schema, so that what it sets can be shown: the properties of which items say
 * more than the body does. References are looked up instead.
 * @returns `undefined`: the body says as much
 */
export function findNarrowed(
  document: OpenApiDocument,
  resource: ResourceModel,
  operation: OperationModel,
  kind: 'create' | 'replace' | 'patch',
): Schema | undefined {
  if (operation.planned.kind === 'query-patch') return undefined;
  const given = readBodyShape(document, operation)?.properties;
  const references = new Set([resource.id, ...resource.foreignKeys.map(({ column }) => column)]);
  const narrowed = listGiven(document, resource, kind).flatMap((column) => {
    const { property, schema: stored } = column;
    const sent = given?.get(property)?.schema;
    if (stored === undefined || sent === undefined || references.has(column)) return [];
    if (followSchema(document, stored, '#').value.readOnly === true || !isNarrower(document, stored, sent)) return [];
    const allowsNull = normaliseSchema(document, sent).allowsNull;
    return [[property, allowsNull ? { anyOf: [stored, { type: 'null' as const }] } : stored] as const];
  });
  return narrowed.length === 0 ? undefined : { type: 'object', properties: Object.fromEntries(narrowed) };
}
