import type { Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { withArticle } from '../wording';

import type { Entity, EntityField } from './entity';

const TYPES: Readonly<Record<EntityField['type'], Schema>> = {
  string: { type: 'string', maxLength: 255 },
  text: { type: 'string', maxLength: 20_000 },
  integer: { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email', maxLength: 254 },
  url: { type: 'string', format: 'uri', maxLength: 2_000 },
  uuid: { type: 'string', format: 'uuid' },
};

const SERVER_ID: Schema = { type: 'string', format: 'uuid', readOnly: true };
const SERVER_TIME: Schema = { type: 'string', format: 'date-time', readOnly: true };

function readBounds({ type, min, max }: EntityField): Schema {
  const isNumber = type === 'integer' || type === 'number';
  const least = min === undefined ? {} : isNumber ? { minimum: min } : { minLength: min };
  const most = max === undefined ? {} : isNumber ? { maximum: max } : { maxLength: max };
  return { ...least, ...most };
}

/** The schema of a field's values. */
export function createFieldSchema(field: EntityField): Schema {
  const { type, pattern, description } = field;
  const { maxLength: _maxLength, ...bare } = TYPES[type];
  return {
    ...(field.enum === undefined ? TYPES[type] : bare),
    ...(field.enum === undefined ? {} : { enum: field.enum }),
    ...readBounds(field),
    ...(pattern === undefined ? {} : { pattern }),
    ...(description === undefined ? {} : { description }),
  };
}

function listProperties(entity: Entity, withDefaults: boolean): Record<string, Schema> {
  const fields = entity.fields.map((field): [string, Schema] => {
    const schema = createFieldSchema(field);
    return [field.name, withDefaults && field.default !== undefined ? { ...schema, default: field.default } : schema];
  });
  const relations = entity.relations.map(({ property, target }): [string, Schema] => {
    const description = `The id of ${withArticle(target)}.`;
    return [property, { type: 'string', format: 'uuid', description }];
  });
  return Object.fromEntries([...fields, ...relations]);
}

function listRequired({ fields, relations }: Entity): Pick<Schema, 'required'> {
  const required = [
    ...fields.filter((field) => field.required && field.default === undefined).map(({ name }) => name),
    ...relations.filter(({ isRequired }) => isRequired).map(({ property }) => property),
  ];
  return required.length === 0 ? {} : { required };
}

/** Whether anything ever changes one that is stored. */
function isChangeable({ operations }: Entity): boolean {
  return operations.has('replace') || operations.has('patch');
}

function createRepresentation(entity: Entity): Schema {
  const own = { id: SERVER_ID, createdAt: SERVER_TIME, ...(isChangeable(entity) ? { updatedAt: SERVER_TIME } : {}) };
  return {
    ...(entity.description === undefined ? {} : { description: entity.description }),
    allOf: [
      { type: 'object', required: Object.keys(own), properties: own },
      { $ref: `#/components/schemas/${entity.name}Input` },
    ],
  };
}

function createPage({ name }: Entity): Schema {
  const count: Schema = { type: 'integer', minimum: 0 };
  return {
    type: 'object',
    required: ['items', 'page', 'pageSize', 'total'],
    properties: {
      items: { type: 'array', items: { $ref: `#/components/schemas/${name}` } },
      page: { type: 'integer' },
      pageSize: { type: 'integer' },
      total: count,
    },
  };
}

/** The components of an entity: what is sent, what is shown, what changes it, and a page of a list. */
export function createEntitySchemas(entity: Entity): Record<string, SchemaOrBoolean> {
  const { name, operations } = entity;
  const input: Schema = { type: 'object', ...listRequired(entity), properties: listProperties(entity, true) };
  const patch: Schema = { type: 'object', minProperties: 1, properties: listProperties(entity, false) };
  return {
    [`${name}Input`]: input,
    [name]: createRepresentation(entity),
    ...(operations.has('patch') ? { [`${name}Patch`]: patch } : {}),
    ...(operations.has('list') ? { [`${name}Page`]: createPage(entity) } : {}),
  };
}
