import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';
import { findChoice, joinAlternatives, listShared } from '@orchestrate/kit/openapi/variants';

import type { ObjectShape, Property } from '../schema/object-shape';
import { readObject } from '../schema/object-shape';

import type { Direction } from './components';

/** What stands beside a choice, as far as it says what the object has. */
function pickAround({ type, properties, required }: Schema): Schema {
  return {
    ...(type === undefined ? {} : { type }),
    ...(properties === undefined ? {} : { properties }),
    ...(required === undefined ? {} : { required }),
  };
}

/** The objects that a schema may be, each with what stands beside the choice. */
function listBranches(document: OpenApiDocument, schema: SchemaOrBoolean): SchemaOrBoolean[] {
  const { value } = followSchema(document, schema, '#');
  const keyword = findChoice(value);
  if (keyword === undefined) return [schema];
  const around = pickAround(value);
  const branches = (value[keyword] ?? []).flatMap((branch) => listBranches(document, branch));
  return Object.keys(around).length === 0 ? branches : branches.map((branch) => ({ allOf: [around, branch] }));
}

/** Whether a schema is a choice, and each of its branches an object. */
export function isVaried(document: OpenApiDocument, schema: SchemaOrBoolean): boolean {
  return (
    readObject(document, schema, 'documented') === undefined && readItem(document, schema, 'documented') !== undefined
  );
}

function joinShared(document: OpenApiDocument, shapes: readonly ObjectShape[]): Map<string, Property> {
  const shared = listShared(shapes.map(({ properties }) => properties));
  return new Map(
    [...shared].map(([name, all]) => {
      const schema = joinAlternatives(
        document,
        all.map((property) => property.schema),
      );
      return [name, { schema, isRequired: all.every(({ isRequired }) => isRequired) }];
    }),
  );
}

/**
 * Reads the schema of a stored item, or of what makes one: an object, or what several have in common, which may hold
 * anything beside.
 */
export function readItem(
  document: OpenApiDocument,
  schema: SchemaOrBoolean,
  direction: Direction,
): ObjectShape | undefined {
  const branches = listBranches(document, schema);
  if (branches.length < 2) return readObject(document, schema, direction);
  const shapes = branches.map((branch) => readObject(document, branch, direction));
  const objects = shapes.filter((shape) => shape !== undefined);
  if (objects.length < shapes.length) return undefined;
  const properties = joinShared(document, objects);
  if (properties.size === 0) return undefined;
  return { properties, additional: true, keywords: {}, conditions: {}, unmatched: true, bases: [] };
}
