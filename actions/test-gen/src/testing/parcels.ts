import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type {
  MediaType,
  OpenApiDocument,
  Operation,
  Parameter,
  Response,
  Schema,
} from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';

import { nameBodies } from '../emit/naming';
import type { EmitContext } from '../emit/scene';
import { viewService } from '../service/service-view';

import { createNotesView } from './notes';

// Parcels: changed by who knows their tag, sent with a key that tells a repeated request from a new one, many at once
// and one by one, counted by their size, brought back when they were dropped, and with a picture of their label.

interface Held {
  readonly content: Readonly<Record<string, MediaType>>;
}

const referTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const jsonOf = (schema: Schema): Held => ({ content: { 'application/json': { schema } } });
const answering = (status: number, schema: Schema | undefined, given: Partial<Operation>): Operation => ({
  ...given,
  responses: {
    [status]: { description: 'Fine.', ...(schema === undefined ? {} : jsonOf(schema)) },
    ...given.responses,
  },
});
const text: Schema = { type: 'string', minLength: 1, maxLength: 40 };
const id: Parameter = { name: 'parcelId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const header = (name: string, required: boolean): Parameter => ({ name, in: 'header', required, schema: text });
const nothing: Response = { description: 'Nothing.' };
const parcels: Schema = { type: 'array', items: referTo('Parcel') };
const takes = { requestBody: { required: true, ...jsonOf(referTo('NewParcel')) } } as const;

const DOCUMENT: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '1.0.0' },
  paths: {
    '/parcels': {
      get: answering(200, parcels, { operationId: 'listParcels', responses: { 304: nothing } }),
      post: answering(201, referTo('Parcel'), {
        operationId: 'sendParcel',
        parameters: [header('Idempotency-Key', true)],
        ...takes,
        responses: { 400: nothing, 422: nothing },
      }),
    },
    '/parcels/bulk': {
      post: answering(201, parcels, {
        operationId: 'sendParcels',
        requestBody: jsonOf({ type: 'array', items: referTo('NewParcel') }),
        responses: { 400: nothing, 409: nothing },
      }),
      delete: answering(204, undefined, {
        operationId: 'dropParcels',
        parameters: [
          {
            name: 'ids',
            in: 'query',
            schema: { type: 'array', items: { type: 'string', format: 'uuid' } },
            explode: false,
          },
        ],
        responses: { 400: nothing, 404: nothing },
      }),
    },
    '/sizes': {
      get: answering(
        200,
        { type: 'object', additionalProperties: { type: 'integer' } },
        { operationId: 'countParcels' },
      ),
    },
    '/parcels/{parcelId}/restore': {
      post: answering(200, referTo('Parcel'), {
        operationId: 'restoreParcel',
        parameters: [id],
        responses: { 404: nothing, 409: nothing },
      }),
    },
    '/parcels/{parcelId}/label': {
      put: answering(
        200,
        { type: 'object', properties: { size: { type: 'integer' } } },
        {
          operationId: 'putLabel',
          parameters: [id],
          requestBody: { required: true, content: { 'image/*': { schema: { type: 'string', maxLength: 400 } } } },
          responses: { 404: nothing, 413: nothing, 415: nothing },
        },
      ),
      get: {
        operationId: 'readLabel',
        parameters: [id],
        responses: {
          200: { description: 'It.', content: { 'image/*': { schema: { type: 'string' } } } },
          404: nothing,
        },
      },
      delete: answering(204, undefined, { operationId: 'dropLabel', parameters: [id], responses: { 404: nothing } }),
    },
    '/parcels/{parcelId}': {
      parameters: [id],
      get: answering(200, referTo('Parcel'), { operationId: 'readParcel', responses: { 304: nothing, 404: nothing } }),
      put: answering(200, referTo('Parcel'), {
        operationId: 'replaceParcel',
        ...takes,
        responses: { 412: nothing, 428: nothing },
      }),
      delete: answering(204, undefined, {
        operationId: 'dropParcel',
        parameters: [header('If-Match', false)],
        responses: { 404: nothing, 412: nothing },
      }),
    },
  },
  components: {
    schemas: {
      NewParcel: {
        type: 'object',
        required: ['to'],
        properties: { to: text, size: { type: 'string', enum: ['small', 'large'] } },
      },
      Parcel: {
        allOf: [
          referTo('NewParcel'),
          { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
        ],
      },
    },
  },
};

const item = (status: number): Partial<PlannedOperation> => ({
  resource: 'Parcel',
  success: { status, shape: 'item' },
});
const tagged = { showsTag: true, answersUnchanged: false };

const PLANNED: Readonly<Record<string, Partial<PlannedOperation>>> = {
  listParcels: {
    kind: 'list',
    resource: 'Parcel',
    success: { status: 200, shape: 'array' },
    conditions: { showsTag: true, answersUnchanged: true },
  },
  sendParcel: {
    kind: 'create',
    ...item(201),
    conditions: tagged,
    idempotency: { header: 'Idempotency-Key', conflict: 422, isRequired: true },
  },
  sendParcels: {
    kind: 'create-many',
    resource: 'Parcel',
    success: { status: 201, shape: 'array' },
    conflicts: [{ status: 409, cause: 'unique', properties: ['to'] }],
  },
  dropParcels: {
    kind: 'delete-many',
    resource: 'Parcel',
    success: { status: 204, shape: 'empty' },
    ids: { in: 'query', name: 'ids' },
  },
  countParcels: { kind: 'counts', resource: 'Parcel', property: 'size', success: { status: 200, shape: 'other' } },
  restoreParcel: { kind: 'restore', ...item(200) },
  putLabel: {
    kind: 'upload',
    resource: 'Parcel',
    success: { status: 200, shape: 'other' },
    file: 'label',
    upload: { types: ['image/*'], maxBytes: 400, receipt: [{ property: 'size', shows: 'size' }] },
  },
  readLabel: { kind: 'download', resource: 'Parcel', success: { status: 200, shape: 'other' }, file: 'label' },
  dropLabel: { kind: 'remove-file', resource: 'Parcel', success: { status: 204, shape: 'empty' }, file: 'label' },
  readParcel: { kind: 'read', ...item(200), conditions: { showsTag: true, answersUnchanged: true } },
  replaceParcel: { kind: 'replace', ...item(200), conditions: { ...tagged, match: { stale: 412, missing: 428 } } },
  dropParcel: {
    kind: 'delete',
    resource: 'Parcel',
    success: { status: 204, shape: 'empty' },
    conditions: { showsTag: false, answersUnchanged: false, match: { stale: 412 } },
  },
};

function planOperations(): PlannedOperation[] {
  return listOperations(DOCUMENT).map(({ method, path, operation: { operationId = '' }, pointer }) => ({
    id: operationId,
    method,
    path,
    pointer,
    kind: 'custom',
    filters: [],
    conflicts: [],
    parents: [],
    security: [],
    becomes: 'something',
    evidence: [],
    ...PLANNED[operationId],
  }));
}

/** The service of parcels, joined from its plan and its specification. */
export function createParcelsContext(): EmitContext {
  const { plan } = createNotesView();
  const [resource] = plan.resources;
  const parcel = {
    name: 'Parcel',
    plural: 'parcels',
    schema: '#/components/schemas/Parcel',
    files: [{ name: 'label' }],
  };
  const resources = resource === undefined ? [] : [{ ...resource, ...parcel }];
  const view = viewService({ ...plan, resources, operations: planOperations() }, DOCUMENT, () => false);
  return { view, bodies: nameBodies(view) };
}
