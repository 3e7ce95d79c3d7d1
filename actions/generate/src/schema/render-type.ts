import type { JsonType, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import { inferType } from '../comparison/keywords';
import { findSchema } from '../model/schema-graph';
import { toLiteral, toPropertyKey } from '../text/literals';

import { readObject } from './object-shape';
import type { Scope } from './scope';
import { listValues } from './values';

const SIMPLE: Readonly<Record<Exclude<JsonType, 'array' | 'object'>, string>> = {
  boolean: 'boolean',
  integer: 'number',
  null: 'null',
  number: 'number',
  string: 'string',
};

function renderReference(reference: string, scope: Scope): string {
  const name = findComponentName(reference);
  const component = name === undefined ? undefined : scope.components.get(name);
  if (component === undefined) return renderType(findSchema(scope.document, reference), scope);
  return scope.module.useType(component.types[scope.direction], component.file);
}

/** The members of an object type, or `undefined` for what is no single object. */
export function renderMembers(schema: SchemaOrBoolean, scope: Scope): string | undefined {
  const shape = readObject(scope.document, schema, scope.direction);
  if (shape === undefined) return undefined;
  const members = [...shape.properties].map(
    ([name, property]) =>
      `${toPropertyKey(name)}${property.isRequired ? '' : '?'}: ${renderType(property.schema, scope)};`,
  );
  const isFree = shape.additional === undefined && shape.properties.size === 0;
  const isOpen = isFree || (shape.additional !== undefined && shape.additional !== false);
  return `{\n${[...members, ...(isOpen ? ['[name: string]: unknown;'] : [])].join('\n')}\n}`;
}

function renderObject(schema: Schema, scope: Scope): string {
  const shape = readObject(scope.document, schema, scope.direction);
  const isRecord = shape?.properties.size === 0 && typeof shape.additional === 'object';
  if (shape?.additional !== undefined && isRecord) {
    const values = renderType(shape.additional, scope);
    // `Record` may not lead back to the type it is part of.
    return scope.owner === undefined ? `Record<string, ${values}>` : `{ [name: string]: ${values} }`;
  }
  return renderMembers(schema, scope) ?? 'object';
}

function renderOne(
  type: JsonType,
  schema: Schema & { prefixItems?: readonly SchemaOrBoolean[] },
  scope: Scope,
): string {
  if (type === 'object') return renderObject({ ...schema, type }, scope);
  if (type !== 'array') return SIMPLE[type];
  if (schema.prefixItems !== undefined)
    return `[${schema.prefixItems.map((item) => renderType(item, scope)).join(', ')}]`;
  return `(${renderType(schema.items ?? true, scope)})[]`;
}

function renderParts(schema: Schema, scope: Scope): string {
  const { $ref, allOf = [], anyOf, oneOf, ...own } = schema;
  const branches = (anyOf ?? oneOf)?.map((branch) => renderType(branch, scope));
  const parts = [
    ...($ref === undefined ? [] : [renderReference($ref, scope)]),
    ...allOf.map((part) => renderType(part, scope)),
    ...(branches === undefined ? [] : [`(${branches.join(' | ')})`]),
    ...(own.properties === undefined ? [] : [renderOne('object', own, scope)]),
  ];
  return parts.length === 1 ? parts.join('') : `(${parts.join(' & ')})`;
}

/** The TypeScript type of a schema's values, where it cannot be left to inference. */
export function renderType(schema: SchemaOrBoolean, scope: Scope): string {
  if (typeof schema === 'boolean') return schema ? 'unknown' : 'never';
  if (schema.enum !== undefined || 'const' in schema) return listValues(schema).map(toLiteral).join(' | ') || 'never';
  const isComposed = [schema.allOf, schema.anyOf, schema.oneOf].some((parts) => parts !== undefined);
  if (schema.allOf !== undefined) return renderMembers(schema, scope) ?? renderParts(schema, scope);
  if (schema.$ref !== undefined || isComposed) return renderParts(schema, scope);
  const types = [schema.type ?? inferType(schema) ?? []].flat();
  return types.map((type) => renderOne(type, schema, scope)).join(' | ') || 'unknown';
}
