import type { JsonType, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import { inferType, listFacts, pickKeywords } from '../comparison/keywords';
import { normaliseSchema } from '../comparison/normalise';
import { findSchema } from '../model/schema-graph';

import { renderArray } from './arrays';
import { renderChoice } from './choices';
import { applyConditions, CONDITIONS } from './conditions';
import { renderNumber } from './numbers';
import { readObject } from './object-shape';
import { renderObject } from './objects';
import type { Rendered, Scope } from './scope';
import { finish, listAnnotations, pick, renderNever, tellUnenforced, ZOD } from './scope';
import { renderString } from './strings';
import { renderValues } from './values';

const ENFORCED = new Set<string>([
  ...CONDITIONS,
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'discriminator',
]);

/** Keywords that nothing here enforces: documented as they are, and told. */
function listForeign(schema: Schema, scope: Scope): Record<string, unknown> {
  const annotations = listAnnotations(schema);
  const foreign = listFacts(schema).filter(([keyword]) => !ENFORCED.has(keyword) && !(keyword in annotations));
  for (const [keyword] of foreign) tellUnenforced(keyword, scope);
  return Object.fromEntries(foreign);
}

function renderReference(reference: string, scope: Scope): Rendered {
  const name = findComponentName(reference);
  const component = name === undefined || scope.hides === true ? undefined : scope.components.get(name);
  if (component === undefined) return renderSchema(findSchema(scope.document, reference), scope);
  const constant = scope.module.use(component.constants[scope.direction], component.file);
  const owner = scope.owner === undefined ? undefined : scope.components.get(scope.owner);
  if (owner?.circle.has(component.name) !== true) return { code: constant, metadata: {} };
  scope.module.use('z', ZOD);
  return { code: `z.lazy(() => ${constant})`, metadata: {} };
}

/** `allOf` of what is no object: each part must hold. */
function renderAllOf(schema: Schema, scope: Scope): Rendered {
  const { allOf = [], $ref, anyOf, oneOf, ...own } = schema;
  const told = pick(own, ['discriminator']);
  const choices = [
    ...(anyOf === undefined ? [] : [{ anyOf, ...told }]),
    ...(oneOf === undefined ? [] : [{ oneOf, ...told }]),
  ];
  const parts: SchemaOrBoolean[] = [
    ...($ref === undefined ? [] : [{ $ref }]),
    ...allOf,
    ...choices,
    ...(isDemanding(own) ? [own] : []),
  ];
  const [first = true, ...others] = parts;
  if (others.length === 0) return renderSchema(first, scope);
  scope.module.use('z', ZOD);
  const codes = [first, ...others].map((part) => finish(renderSchema(part, scope)));
  // What takes anything would bring back what another part leaves out.
  const [one = 'z.unknown()', ...rest] = codes.filter((code) => scope.hides !== true || code !== 'z.unknown()');
  return { code: rest.reduce((joined, code) => `z.intersection(${joined}, ${code})`, one), metadata: {} };
}

function isDemanding(schema: Schema): boolean {
  const structure = ['type', 'enum', 'const', 'properties', 'required', 'items', 'prefixItems', 'additionalProperties'];
  const annotations = listAnnotations(schema);
  const facts = listFacts(schema).filter(([keyword]) => !(keyword in annotations) && keyword !== 'discriminator');
  return facts.length > 0 || structure.some((keyword) => keyword in schema);
}

/** Whether a schema says nothing beside its choice but a type that all branches have anyway. */
function followsFromBranches({ anyOf, oneOf, type, ...own }: Schema, { document }: Scope): boolean {
  if (isDemanding(own)) return false;
  const branches = normaliseSchema(document, anyOf === undefined ? { oneOf: oneOf ?? [] } : { anyOf });
  const types = [type ?? []].flat();
  // A type without `null` takes away the `null` of a branch.
  if (branches.allowsNull && !types.includes('null')) return false;
  return branches.types !== undefined && [...branches.types].every((found) => types.includes(found));
}

function renderType(type: JsonType, schema: Schema, scope: Scope): Rendered {
  const typed = { ...schema, type };
  if (type === 'string') return renderString(typed, scope);
  if (type === 'integer' || type === 'number') return renderNumber(typed, scope);
  if (type === 'array') return renderArray(typed, scope, renderSchema);
  if (type === 'object') {
    const shape = readObject(scope.document, typed, scope.direction);
    if (shape === undefined) throw new Error('an object with neither allOf nor choices can always be read');
    return renderObject(shape, scope, renderSchema);
  }
  scope.module.use('z', ZOD);
  return { code: `z.${type}()`, metadata: pick(schema, ['format']) };
}

function makeNullable({ code, metadata, ...rest }: Rendered): Rendered {
  const { type } = metadata;
  return {
    ...rest,
    code: `${code}.nullable()`,
    metadata: type === undefined ? metadata : { ...metadata, type: [type, 'null'] },
  };
}

function renderTypes(schema: Schema, scope: Scope): Rendered {
  const inferred = schema.type ?? inferType(schema) ?? [];
  const types = [inferred].flat();
  const others = types.filter((type) => type !== 'null');
  const [only] = others;
  if (only === undefined) {
    scope.module.use('z', ZOD);
    const code = types.length > 0 ? 'z.null()' : 'z.unknown()';
    return applyConditions({ code, metadata: {} }, schema, scope, renderSchema);
  }
  const rendered =
    others.length === 1
      ? renderType(only, schema, scope)
      : renderChoice(
          'anyOf',
          { anyOf: others.map((type) => ({ ...pickKeywords(schema, type), type })) },
          scope,
          renderSchema,
        );
  const whole = types.includes('null') ? makeNullable(rendered) : rendered;
  // An object has passed its own.
  const left = others.length > 1 ? pickKeywords(schema, 'any') : only === 'object' ? {} : schema;
  return applyConditions(whole, left, scope, renderSchema);
}

function renderBody(schema: Schema, scope: Scope): Rendered {
  if (schema.enum !== undefined || 'const' in schema)
    return applyConditions(renderValues(schema, scope), schema, scope, renderSchema);
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  if ($ref !== undefined && !isDemanding(own) && allOf === undefined && anyOf === undefined && oneOf === undefined)
    return renderReference($ref, scope);
  if ($ref !== undefined || allOf !== undefined) {
    const shape = readObject(scope.document, schema, scope.direction);
    return shape === undefined ? renderAllOf(schema, scope) : renderObject(shape, scope, renderSchema);
  }
  if (anyOf === undefined && oneOf === undefined) return renderTypes(schema, scope);
  if ((isDemanding(own) && !followsFromBranches(schema, scope)) || (anyOf !== undefined && oneOf !== undefined))
    return renderAllOf(schema, scope);
  return renderChoice(anyOf === undefined ? 'oneOf' : 'anyOf', schema, scope, renderSchema);
}

/** Writes a schema of the specification as a zod expression that checks it and documents it. */
export function renderSchema(schema: SchemaOrBoolean, scope: Scope): Rendered {
  if (schema === false) return renderNever(scope);
  if (schema === true) return renderTypes({}, scope);
  const { code, metadata, foreign } = renderBody(schema, scope);
  if (scope.hides === true) return { code, metadata: {} };
  // What text stands for is nothing that the types of the documentation library know.
  const { contentMediaType, contentEncoding, ...annotations } = listAnnotations(schema);
  const content = Object.entries({ contentMediaType, contentEncoding }).filter(([, value]) => value !== undefined);
  return {
    code,
    metadata: { ...metadata, ...annotations },
    foreign: { ...foreign, ...Object.fromEntries(content), ...listForeign(schema, scope) },
  };
}
