import type { Plan } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Parameter, PathItem, Schema } from '@orchestrate/kit/openapi/document';

import { answering, createOpenApiDocument, jsonOf, referTo } from './openapi-document';
import type { ServicePlanOptions } from './service-plan';
import { createServicePlan } from './service-plan';

/** A specification and its plan: shelters and the pets in them. */
export interface PetShop {
  readonly document: OpenApiDocument;
  readonly plan: Plan;
}

/** What a test has otherwise. */
export interface PetShopOptions {
  /** Schemas by name, in place of or besides the usual ones. */
  readonly schemas?: Readonly<Record<string, Schema>>;
  /** Planned operations by id, laid over the usual ones. */
  readonly operations?: NonNullable<ServicePlanOptions['operations']>;
}

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Shelter: {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: { type: 'string', maxLength: 40 } },
  },
  NewPet: {
    type: 'object',
    required: ['name', 'tag', 'shelterId'],
    properties: {
      name: { type: 'string' },
      tag: { type: 'string' },
      shelterId: { type: 'string', format: 'uuid' },
      weight: { type: 'number' },
    },
  },
  Pet: {
    allOf: [
      referTo('NewPet'),
      {
        type: 'object',
        required: ['id', 'createdAt'],
        properties: { id: { type: 'integer', format: 'int64' }, createdAt: { type: 'string', format: 'date-time' } },
      },
    ],
  },
  Problem: { type: 'object', required: ['code', 'message'], properties: { code: { type: 'integer' }, message: {} } },
};

const pathParameter = (name: string, schema: Schema): Parameter => ({ name, in: 'path', required: true, schema });
const queryParameter = (name: string, schema: Schema): Parameter => ({ name, in: 'query', schema });
const problem = { description: 'No.', ...jsonOf(referTo('Problem')) };

const PET_PAGE: Schema = {
  type: 'object',
  required: ['items', 'total'],
  properties: { items: { type: 'array', items: referTo('Pet') }, total: { type: 'integer' } },
};

const SHELTER_PATHS: Readonly<Record<string, PathItem>> = {
  '/shelters': {
    post: answering(201, referTo('Shelter'), {
      operationId: 'createShelter',
      requestBody: { required: true, ...jsonOf(referTo('Shelter')) },
    }),
  },
  '/shelters/{shelterId}': {
    parameters: [pathParameter('shelterId', { type: 'string', format: 'uuid' })],
    delete: answering(204, undefined, { operationId: 'deleteShelter', responses: { 404: problem } }),
  },
};

const LIST_PARAMETERS = [
  queryParameter('name', { type: 'string' }),
  queryParameter('page', { type: 'integer', default: 1 }),
  queryParameter('size', { type: 'integer' }),
];

function createDocument(schemas: PetShopOptions['schemas']): OpenApiDocument {
  const petId = pathParameter('petId', { type: 'integer' });
  return createOpenApiDocument(
    {
      ...SHELTER_PATHS,
      '/pets': {
        get: answering(200, PET_PAGE, { operationId: 'listPets', parameters: LIST_PARAMETERS }),
        post: answering(201, referTo('Pet'), {
          operationId: 'createPet',
          requestBody: { required: true, ...jsonOf(referTo('NewPet')) },
          responses: { 409: problem, 422: problem },
          security: [{ key: [] }],
        }),
      },
      '/pets/{petId}': {
        parameters: [petId],
        get: answering(200, referTo('Pet'), { operationId: 'getPet', responses: { 404: problem } }),
        patch: answering(200, referTo('Pet'), {
          operationId: 'updatePet',
          requestBody: { required: true, ...jsonOf({ type: 'object', properties: { name: { type: 'string' } } }) },
        }),
      },
      '/pets/{petId}/adopt': { parameters: [petId], post: answering(202, {}, { operationId: 'adoptPet' }) },
    },
    { ...SCHEMAS, ...schemas },
    { components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } } },
  );
}

const json = { contentType: 'application/json' };

const OPERATIONS: NonNullable<ServicePlanOptions['operations']> = {
  createShelter: { kind: 'create', resource: 'Shelter', success: { status: 201, shape: 'item', ...json } },
  deleteShelter: {
    kind: 'delete',
    resource: 'Shelter',
    success: { status: 204, shape: 'empty' },
  },
  listPets: {
    kind: 'list',
    resource: 'Pet',
    success: { status: 200, shape: 'envelope', itemsProperty: 'items', totalProperty: 'total', ...json },
    filters: [{ parameter: 'name', property: 'name', operator: 'contains' }],
    paging: { style: 'page', limitParameter: 'size', positionParameter: 'page', defaultLimit: 20 },
  },
  createPet: {
    kind: 'create',
    resource: 'Pet',
    success: { status: 201, shape: 'item', ...json },
    conflicts: [{ status: 409, cause: 'unique', properties: ['tag'] }],
  },
  getPet: { kind: 'read', resource: 'Pet', success: { status: 200, shape: 'item', ...json } },
  updatePet: { kind: 'patch', resource: 'Pet', success: { status: 200, shape: 'item', ...json } },
  adoptPet: { reason: 'no rule fits an action on an item' },
};

/**
 * A small service for tests of what is generated: a required reference, a unique tag, an envelope with pages, a
 * protected operation, and one that is custom.
 */
export function createPetShop({ schemas = {}, operations = {} }: PetShopOptions = {}): PetShop {
  const document = createDocument(schemas);
  const planned = Object.fromEntries(
    Object.entries(OPERATIONS).map(([id, operation]) => [id, { ...operation, ...operations[id] }]),
  );
  const pet = {
    name: 'Pet',
    plural: 'pets',
    schema: '#/components/schemas/Pet',
    id: { property: 'id', type: 'integer', source: 'server' } as const,
    relations: [{ property: 'shelterId', resource: 'Shelter', required: true }],
    unique: [['tag']],
    timestamps: [{ property: 'createdAt', on: 'create' as const }],
  };
  const plan = createServicePlan(document, {
    resources: [{ name: 'Shelter', plural: 'shelters', schema: '#/components/schemas/Shelter' }, pet],
    operations: planned,
    securitySchemes: [{ name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' }],
    service: { name: 'pet-shop', title: 'Pet shop' },
  });
  return { document, plan };
}
