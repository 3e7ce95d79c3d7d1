import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { isSameSchema } from '../comparison/compare-schemas';

import type { Column } from './columns';
import { readItem } from './item-shape';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';

/** Holds what requests carry beside the properties that their schemas name. */
export function createOthers(taken: ReadonlySet<string>, nameColumn: (property: string) => string): Column {
  let property = 'otherProperties';
  while (taken.has(property)) property = `${property}_`;
  return {
    property,
    sqlName: nameColumn(property),
    kind: 'json',
    schema: undefined,
    isNotNull: true,
    isPrimary: false,
    allowsNull: false,
    isRequired: false,
    fallback: { from: 'schema', value: {} },
    isTouched: false,
  };
}

/** What a schema says of properties that it does not name; `undefined`: nothing, or that there are none. */
function findOthers(additional: SchemaOrBoolean | undefined): SchemaOrBoolean | undefined {
  return additional === false ? undefined : additional;
}

/** Whether an object of a schema shows properties that it does not name. */
export function showsOthers(document: OpenApiDocument, schema: SchemaOrBoolean): boolean {
  return findOthers(readItem(document, schema, 'documented')?.additional) !== undefined;
}

/** Whether a request may carry properties that no schema names and that items show. */
function carriesOthers(
  document: OpenApiDocument,
  { others, schema }: ResourceModel,
  operation: OperationModel,
): boolean {
  if (others === undefined || operation.planned.upload !== undefined) return false;
  const given = findOthers(readBodyShape(document, operation)?.additional);
  const shown = findOthers(readItem(document, schema, 'documented')?.additional);
  if (given === undefined || shown === undefined) return false;
  return isSameSchema(document, shown, true) || isSameSchema(document, given, shown);
}

/** The column for them, by name, where an operation brings some. */
export function listOthers(document: OpenApiDocument, resource: ResourceModel, operation: OperationModel): string[] {
  const { others } = resource;
  return others !== undefined && carriesOthers(document, resource, operation) ? [others.property] : [];
}

/** Names of the properties that are not among them: those that some schema of the resource names. */
export function listNamed(document: OpenApiDocument, { schema }: ResourceModel, operation: OperationModel): string[] {
  const shapes = [readItem(document, schema, 'documented'), readBodyShape(document, operation)];
  return [...new Set(shapes.flatMap((shape) => [...(shape?.properties.keys() ?? [])]))];
}
