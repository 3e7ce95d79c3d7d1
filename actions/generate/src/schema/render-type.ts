import type { JsonType, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import { inferType } from '../comparison/keywords';
import { findSchema, listReferred } from '../model/schema-graph';
import { toLiteral, toPropertyKey } from '../text/literals';

import { isRecord, readObject } from './object-shape';
import type { Scope } from './scope';
import { intersectTypes, uniteTypes } from './type-operations';
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

/** The members of an object type, or `undefined` for what is no single object, or has no members of its own. */
export function renderMembers(schema: SchemaOrBoolean, scope: Scope): string | undefined {
  const shape = readObject(scope.document, schema, scope.direction);
  if (shape === undefined || shape.properties.size === 0) return undefined;
  const members = [...shape.properties].map(
    ([name, property]) =>
      `${toPropertyKey(name)}${property.isRequired ? '' : '?'}: ${renderType(property.schema, scope)};`,
  );
  const isOpen = shape.additional !== undefined && shape.additional !== false;
  return `{\n${[...members, ...(isOpen ? ['[name: string]: unknown;'] : [])].join('\n')}\n}`;
}

/** Whether `Record` would lead back to the type it is part of, which only members of an interface may. */
function leadsBack(values: SchemaOrBoolean, scope: Scope): boolean {
  const owner = scope.components.get(scope.owner ?? '');
  if (owner === undefined || isInterface(owner.schema, scope)) return false;
  return listReferred(values).some((name) => owner.circle.has(name));
}

function isInterface(schema: SchemaOrBoolean, { document, direction }: Scope): boolean {
  const shape = readObject(document, schema, direction);
  return shape !== undefined && (shape.properties.size > 0 || isRecord(shape));
}

/** The members of an object of which only the values are known. */
export function renderRecordMembers(schema: SchemaOrBoolean, scope: Scope): string | undefined {
  const shape = readObject(scope.document, schema, scope.direction);
  if (shape?.additional === undefined || !isRecord(shape)) return undefined;
  return `{\n[name: string]: ${renderType(shape.additional, scope)};\n}`;
}

function renderObject(schema: Schema, scope: Scope): string {
  const members = renderMembers(schema, scope);
  if (members !== undefined) return members;
  const { additional = true } = readObject(scope.document, schema, scope.direction) ?? {};
  if (additional === false) return 'Record<string, never>';
  const values = renderType(additional, scope);
  return leadsBack(additional, scope) ? `{ [name: string]: ${values} }` : `Record<string, ${values}>`;
}

function renderArray({ prefixItems = [], items = true, minItems = 0 }: Schema, scope: Scope): string {
  const all = `(${renderType(items, scope)})[]`;
  if (prefixItems.length === 0) return all;
  const places = prefixItems.map((item, place) => {
    const type = renderType(item, scope);
    return place < minItems ? type : `(${type})?`;
  });
  return `[${[...places, ...(items === false ? [] : [`...${all}`])].join(', ')}]`;
}

function renderOne(type: JsonType, schema: Schema, scope: Scope): string {
  if (type === 'object') return renderObject({ ...schema, type }, scope);
  return type === 'array' ? renderArray(schema, scope) : SIMPLE[type];
}

function renderParts(schema: Schema, scope: Scope): string {
  const { $ref, allOf = [], anyOf, oneOf, ...own } = schema;
  const branches = (anyOf ?? oneOf)?.flatMap((branch) => listAlternatives(branch, scope));
  return intersectTypes([
    ...($ref === undefined ? [] : [renderReference($ref, scope)]),
    ...allOf.map((part) => renderType(part, scope)),
    ...(branches === undefined ? [] : [uniteTypes(branches)]),
    ...(own.properties === undefined ? [] : [renderOne('object', own, scope)]),
    ...(own.properties === undefined && own.additionalProperties === false ? ['Record<string, never>'] : []),
  ]);
}

/** The types of which a value has one. */
function listAlternatives(schema: SchemaOrBoolean, scope: Scope): string[] {
  if (typeof schema === 'boolean') return [schema ? 'unknown' : 'never'];
  if (schema.enum !== undefined || 'const' in schema) return listValues(schema).map(toLiteral);
  const { $ref, allOf, anyOf, oneOf } = schema;
  const branches = anyOf ?? oneOf;
  if (allOf !== undefined) return [renderMembers(schema, scope) ?? renderParts(schema, scope)];
  const isPlain = schema.properties === undefined && schema.additionalProperties !== false;
  if ($ref === undefined && branches !== undefined && isPlain)
    return branches.flatMap((branch) => listAlternatives(branch, scope));
  if ($ref !== undefined || branches !== undefined) return [renderParts(schema, scope)];
  const types = [schema.type ?? inferType(schema) ?? []].flat();
  return types.length === 0 ? ['unknown'] : types.map((type) => renderOne(type, schema, scope));
}

/** The TypeScript type of a schema's values, where it cannot be left to inference. */
export function renderType(schema: SchemaOrBoolean, scope: Scope): string {
  return uniteTypes(listAlternatives(schema, scope));
}
