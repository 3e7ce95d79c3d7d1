import type { MediaType, Operation, Parameter, Reference } from '@orchestrate/kit/openapi/document';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import { withArticle } from '../wording';

import type { Entity, EntityField } from './entity';
import { createFieldSchema } from './entity-schemas';

type PathObject = Record<string, Operation | readonly Parameter[]>;

/** What an operation of an entity is made of. */
interface Frame {
  readonly entity: Entity;
  /** Asked of writing operations; absent: open to anyone. */
  readonly security: Pick<Operation, 'security'>;
}

const refer = (kind: string, name: string): Reference => ({ $ref: `#/components/${kind}/${name}` });

function createJson(schema: string): { readonly content: Readonly<Record<string, MediaType>> } {
  return { content: { 'application/json': { schema: refer('schemas', schema) } } };
}

const BAD_REQUEST = { '400': refer('responses', 'BadRequest') };
const NOT_FOUND = { '404': refer('responses', 'NotFound') };

function listDenials({ security }: Frame): Operation['responses'] {
  return security.security === undefined ? {} : { '401': refer('responses', 'Unauthorized') };
}

function createConflict(description: string): NonNullable<Operation['responses']> {
  return { '409': { description, content: { 'application/problem+json': { schema: refer('schemas', 'Problem') } } } };
}

function listConflicts({ entity }: Frame): Operation['responses'] {
  const unique = entity.fields.filter((field) => field.unique).map(({ name }) => `this \`${name}\``);
  return unique.length === 0 ? {} : createConflict(`Another ${entity.spoken} with ${unique.join(' or ')} exists.`);
}

function createFilter(entity: Entity, field: EntityField): Parameter {
  const isSearch = (field.type === 'string' || field.type === 'text') && field.enum === undefined;
  const base = { name: field.name, in: 'query' as const };
  if (!isSearch)
    return {
      ...base,
      description: `Only ${entity.spokenPlural} with this ${field.name}.`,
      schema: createFieldSchema(field),
    };
  const description = `Only ${entity.spokenPlural} whose ${field.name} contains this text, ignoring case.`;
  return { ...base, description, schema: { type: 'string', minLength: 1 } };
}

function createList({ entity }: Frame): Operation {
  const { spokenPlural, fields, relations, name } = entity;
  return {
    operationId: `list${entity.pluralName}`,
    summary: `List ${spokenPlural}`,
    tags: [entity.pluralName],
    parameters: [
      ...fields.filter(({ filter }) => filter).map((field) => createFilter(entity, field)),
      ...relations.map(({ property, target }): Parameter => {
        const description = `Only ${spokenPlural} of this ${target}.`;
        return { name: property, in: 'query', description, schema: { type: 'string', format: 'uuid' } };
      }),
      refer('parameters', 'Page'),
      refer('parameters', 'PageSize'),
    ],
    responses: { '200': { description: `One page of ${spokenPlural}.`, ...createJson(`${name}Page`) }, ...BAD_REQUEST },
  };
}

function createCreate(frame: Frame): Operation {
  const { entity, security } = frame;
  return {
    operationId: `create${entity.name}`,
    summary: `Add ${withArticle(entity.spoken)}`,
    tags: [entity.pluralName],
    ...security,
    requestBody: { required: true, ...createJson(`${entity.name}Input`) },
    responses: {
      '201': { description: `The ${entity.spoken} was added.`, ...createJson(entity.name) },
      ...BAD_REQUEST,
      ...listDenials(frame),
      // What it refers to may not be there.
      ...(entity.relations.length > 0 ? NOT_FOUND : {}),
      ...listConflicts(frame),
    },
  };
}

function createRead({ entity }: Frame): Operation {
  return {
    operationId: `get${entity.name}`,
    summary: `Get ${withArticle(entity.spoken)}`,
    tags: [entity.pluralName],
    responses: {
      '200': { description: `The ${entity.spoken}.`, ...createJson(entity.name) },
      ...BAD_REQUEST,
      ...NOT_FOUND,
    },
  };
}

function createWrite(frame: Frame, verb: 'replace' | 'update', schema: string): Operation {
  const { entity, security } = frame;
  return {
    operationId: `${verb}${entity.name}`,
    summary: `${verb === 'replace' ? 'Replace' : 'Change'} ${withArticle(entity.spoken)}`,
    tags: [entity.pluralName],
    ...security,
    requestBody: { required: true, ...createJson(schema) },
    responses: {
      '200': { description: `The ${entity.spoken} as it is now.`, ...createJson(entity.name) },
      ...BAD_REQUEST,
      ...listDenials(frame),
      ...NOT_FOUND,
      ...listConflicts(frame),
    },
  };
}

function createDelete(frame: Frame): Operation {
  const { entity, security } = frame;
  return {
    operationId: `delete${entity.name}`,
    summary: `Remove ${withArticle(entity.spoken)}`,
    tags: [entity.pluralName],
    ...security,
    responses: {
      '204': { description: `The ${entity.spoken} is gone.` },
      ...BAD_REQUEST,
      ...listDenials(frame),
      ...NOT_FOUND,
      ...(entity.isReferenced ? createConflict(`Others still refer to this ${entity.spoken}.`) : {}),
    },
  };
}

function pick(entries: readonly (readonly [string, Operation, boolean])[]): Record<string, Operation> {
  return Object.fromEntries(
    entries.filter(([, , isWanted]) => isWanted).map(([method, operation]) => [method, operation]),
  );
}

/** The paths of an entity: its collection and its items, as far as its operations need them. */
export function createEntityPaths(entity: Entity, security: Pick<Operation, 'security'>): Record<string, PathObject> {
  const frame: Frame = { entity, security };
  const has = (operation: Parameters<Entity['operations']['has']>[0]): boolean => entity.operations.has(operation);
  const collection = pick([
    ['get', createList(frame), has('list')],
    ['post', createCreate(frame), has('create')],
  ]);
  const item = pick([
    ['get', createRead(frame), has('read')],
    ['put', createWrite(frame, 'replace', `${entity.name}Input`), has('replace')],
    ['patch', createWrite(frame, 'update', `${entity.name}Patch`), has('patch')],
    ['delete', createDelete(frame), has('delete')],
  ]);
  const name = `${toIdentifier(entity.name, 'camel')}Id`;
  const parameters: Parameter[] = [{ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }];
  return {
    ...(Object.keys(collection).length === 0 ? {} : { [entity.path]: collection }),
    ...(Object.keys(item).length === 0 ? {} : { [`${entity.path}/{${name}}`]: { parameters, ...item } }),
  };
}
