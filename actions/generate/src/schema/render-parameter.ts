import type { OpenApiDocument, Parameter, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { normaliseSchema } from '../comparison/normalise';
import { toLiteral, toPropertyKey } from '../text/literals';

import { renderArray } from './arrays';
import type { ObjectShape } from './object-shape';
import { readObject } from './object-shape';
import { renderObject } from './objects';
import type { Members } from './parameter-style';
import { isScattered, readStyle } from './parameter-style';
import { renderSchema } from './render-schema';
import type { Rendered, Scope } from './scope';
import { finish, finishMember, pick, ZOD } from './scope';

/** Where the service reads values out of text. */
export const PARAMETERS_FILE = 'src/http/parameters.ts';

/** How a value is read out of text before its schema checks it; `undefined`: it is text. */
type Reader = 'integral' | 'integral64' | 'numeric' | 'flag' | 'list' | 'object' | undefined;

function findReader(schema: SchemaOrBoolean, { document }: Scope): Reader {
  const { types, values } = normaliseSchema(document, schema);
  const listed = [...(values ?? [])].map((value) => typeof JSON.parse(value));
  const all = new Set<string>(types ?? listed);
  const isOnly = (...wanted: string[]): boolean => all.size > 0 && [...all].every((type) => wanted.includes(type));
  if (isOnly('integer')) return followSchema(document, schema, '').value.format === 'int64' ? 'integral64' : 'integral';
  if (isOnly('integer', 'number')) return 'numeric';
  if (isOnly('boolean')) return 'flag';
  if (isOnly('array')) return 'list';
  return isOnly('object') ? 'object' : undefined;
}

/** An object out of text: each member is read in its own way. */
function renderObjectFromText(
  schema: Schema,
  parameter: Parameter,
  scope: Scope,
  open: ReadonlySet<string>,
): Rendered | undefined {
  const shape = readObject(scope.document, schema, 'request');
  if (shape === undefined) return undefined;
  const member = { ...parameter, style: 'form' };
  const below = (part: SchemaOrBoolean): Rendered => renderFromText(part, member, scope, open);
  // What it extends would take no text.
  const rendered = renderObject({ ...shape, bases: [] }, scope, below);
  const use = (name: string): string => scope.module.use(name, PARAMETERS_FILE);
  if (isScattered(parameter)) return { ...rendered, code: `${use('fromJson')}(${rendered.code})` };
  const { members = ',', assignment } = readStyle(parameter, true);
  const call = `${toLiteral(members)}, ${toLiteral(assignment)}`;
  return { ...rendered, code: `${use('members')}(${rendered.code}, ${call})` };
}

/**
 * Writes a schema so that it takes text; the parts of a choice each read it in their own way.
 * @param above - what it is part of: text holds nothing that holds itself
 */
function renderFromText(
  schema: SchemaOrBoolean,
  parameter: Parameter,
  scope: Scope,
  above: ReadonlySet<string> = new Set(),
): Rendered {
  const { value, pointer } = followSchema(scope.document, schema, '');
  const reader = above.has(pointer) ? undefined : findReader(schema, scope);
  const open = pointer === '' ? above : new Set([...above, pointer]);
  const use = (name: string): string => scope.module.use(name, PARAMETERS_FILE);
  const below = (item: SchemaOrBoolean): Rendered => renderFromText(item, parameter, scope, open);
  if (reader !== undefined && reader !== 'list' && reader !== 'object') {
    const rendered = renderSchema(schema, scope);
    return { ...rendered, code: `${use(reader)}(${rendered.code})` };
  }
  if (reader === 'list' && value.allOf === undefined) {
    const { separator } = readStyle(parameter, false);
    const rendered = renderArray(value, scope, below);
    const call = separator === undefined ? '' : `, ${toLiteral(separator)}`;
    const name = separator === undefined ? 'list' : 'separated';
    return { ...rendered, code: `${use(name)}(${rendered.code}${call})` };
  }
  const object = reader === 'object' ? renderObjectFromText(value, parameter, scope, open) : undefined;
  if (object !== undefined) return object;
  const branches = above.has(pointer) ? [] : listBranches(value);
  if (branches.length > 1 && branches.some((branch) => findReader(branch, scope) !== undefined)) {
    scope.module.use('z', ZOD);
    return { code: `z.union([${branches.map((branch) => finish(below(branch))).join(', ')}])`, metadata: {} };
  }
  if (reader !== undefined || above.has(pointer))
    scope.limit(`the ${parameter.in} parameter ${parameter.name}: its values are read as text`);
  return renderSchema(schema, scope);
}

function listBranches(schema: Schema): readonly SchemaOrBoolean[] {
  if (schema.anyOf !== undefined) return schema.anyOf;
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.length > 1 ? types.map((type) => ({ ...schema, type })) : [];
}

const PARAMETER_KEYWORDS = [
  'description',
  'deprecated',
  'style',
  'explode',
  'allowReserved',
  'allowEmptyValue',
] as const;

/** Takes away what a style puts before the values. */
function renderStyled(schema: SchemaOrBoolean, parameter: Parameter, scope: Scope): Rendered {
  const rendered = renderFromText(schema, parameter, scope);
  const { prefix } = readStyle(parameter, findReader(schema, scope) === 'object');
  if (prefix === '') return rendered;
  const prefixed = scope.module.use('prefixed', PARAMETERS_FILE);
  return { ...rendered, code: `${prefixed}(${rendered.code}, ${toLiteral(prefix)})` };
}

/** The query parameters of an operation that are put together of several, and of which. */
export function findScattered(
  document: OpenApiDocument,
  parameters: readonly Parameter[],
): Readonly<Record<string, Members>> | undefined {
  const names = parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const found = parameters.filter(isScattered).flatMap((parameter): [string, Members][] => {
    const { types } = normaliseSchema(document, parameter.schema ?? true);
    const shape = readObject(document, parameter.schema ?? true, 'request');
    if (shape === undefined || types?.size !== 1 || !types.has('object')) return [];
    if (parameter.style === 'deepObject') return [[parameter.name, 'brackets']];
    const members = [...shape.properties.keys()];
    const isOpen = shape.additional !== undefined ? shape.additional !== false : members.length === 0;
    const except = names.filter((name) => name !== parameter.name);
    return [[parameter.name, isOpen ? { except } : { names: members }]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Whether an object without any properties is valid. */
function mayBeEmpty({ properties, keywords, conditions }: ObjectShape): boolean {
  const isFree = [...properties.values()].every(({ isRequired }) => !isRequired);
  return isFree && keywords.minProperties === undefined && Object.keys(conditions).length === 0;
}

/** Those of them that must be there and need hold nothing: they are there where the request says nothing of them. */
export function listAlwaysThere(document: OpenApiDocument, parameters: readonly Parameter[]): string[] {
  return parameters
    .filter((parameter) => parameter.required === true && isScattered(parameter))
    .filter(({ schema }) => {
      const shape = readObject(document, schema ?? true, 'request');
      return shape !== undefined && mayBeEmpty(shape);
    })
    .map(({ name }) => name);
}

const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\b/i;

/** A parameter that travels in a media type; of one that is no JSON, its schema describes the text. */
function renderContent(parameter: Parameter, content: NonNullable<Parameter['content']>, scope: Scope): string {
  const [[type, media] = ['', {}]] = Object.entries(content);
  const rendered = renderSchema(media.schema ?? true, scope);
  const isJson = JSON_TYPE.test(type);
  const read = isJson ? `${scope.module.use('fromJson', PARAMETERS_FILE)}(${finish(rendered)})` : finish(rendered);
  const about = { ...pick(parameter as unknown as Schema, PARAMETER_KEYWORDS), content };
  const code = `${read}${parameter.required === true ? '' : '.optional()'}`;
  return finish({ code, metadata: { param: about } });
}

/**
 * A zod expression for a parameter: it reads the value out of text, checks it and documents it.
 * @param narrows - whether it narrows a list: a default that its schema has for all its uses is none of the list
 */
export function renderParameter(parameter: Parameter, scope: Scope, narrows = false): string {
  if (parameter.content !== undefined) return renderContent(parameter, parameter.content, scope);
  const schema = parameter.schema ?? true;
  const { default: fallback, ...own } = typeof schema === 'object' ? schema : {};
  const { default: inherited = fallback } = followSchema(scope.document, schema, '#').value;
  const plain: SchemaOrBoolean = typeof schema === 'object' ? own : schema;
  const { metadata, code, foreign } = renderStyled(plain, parameter, scope);
  const { default: _default, ...described } = metadata;
  const filled = narrows ? fallback : inherited;
  const suffix =
    parameter.required === true ? '' : filled === undefined ? '.optional()' : `.default(${toLiteral(filled)})`;
  // What names its type is documented by its metadata alone. What is required is never filled in.
  const isToldHere = inherited !== undefined && (described.type !== undefined || parameter.required === true);
  const documented = isToldHere ? { ...described, default: inherited } : described;
  const about = pick(parameter as unknown as Schema, PARAMETER_KEYWORDS);
  const param = Object.keys(about).length === 0 ? {} : { param: about };
  return finish({
    code: `${code}${suffix}`,
    metadata: { ...documented, ...param },
    ...(foreign === undefined ? {} : { foreign }),
  });
}

/** `name: z.string()`, for the object that holds all parameters of one place. */
export function renderParameterEntry({ name, required }: Parameter, code: string, scope: Scope): string {
  return `${toPropertyKey(name)}: ${finishMember(name, code, required !== true, scope)},`;
}
