import type { MediaType, OpenApiDocument, Operation, Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';

const ID: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
export const SIZE: Parameter = { name: 'size', in: 'query', schema: { type: 'integer' } };
export const WORD: Parameter = { name: 'word', in: 'query', schema: { type: 'string', description: 'Any.' } };
const PASSWORD: Parameter = { name: 'password', in: 'query', schema: { type: 'string' } };
export const MATCH: Parameter = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
export const KEY: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } };
const NONE = { description: 'There is none.' };

const NOTE: Schema = {
  type: 'object',
  required: ['id', 'title', 'rank'],
  properties: {
    id: { type: 'string', readOnly: true },
    title: { type: 'string', minLength: 1, maxLength: 8 },
    rank: { type: 'integer', minimum: 0 },
    kind: { type: 'string', enum: ['idea'] },
    parts: { type: 'array', items: { type: 'string', xml: { name: 'part' } }, xml: { wrapped: true } },
    tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } } },
    by: { type: 'object', additionalProperties: false, properties: { age: { type: 'integer' } } },
  },
};

const TAG: Schema = { type: 'object', properties: { name: { type: 'string' } } };
const PET: Schema = {
  type: 'object',
  required: ['name', 'photos'],
  properties: {
    name: { type: 'string' },
    tags: { type: 'array', items: TAG },
    status: { type: 'string', enum: ['sold'] },
    age: { type: 'integer' },
  },
};
const STATUS: Parameter = { name: 'status', in: 'query', schema: { type: 'string' } };
export const FORM = 'application/x-www-form-urlencoded';

/** Pets as forms, a parameter that sets a property, a login and an upload. */
export function createStore(
  described: string,
  encoding: MediaType['encoding'] = {},
  isRequired = false,
  minItems = 0,
): OpenApiDocument {
  const photos: Schema = { type: 'array', items: { type: 'string' }, minItems, maxItems: 2 };
  const pet: Schema = { ...PET, properties: { ...PET.properties, photos } };
  const responses = { 400: { description: described } };
  const form = { requestBody: { content: { [FORM]: { schema: referTo('Pet'), encoding } } } };
  const file = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;
  return createOpenApiDocument(
    {
      '/pets': { post: answering(200, referTo('Pet'), { ...form, responses }) },
      '/pets/{id}': {
        get: answering(200, referTo('Pet'), { parameters: [ID, STATUS], responses }),
        post: answering(200, referTo('Pet'), { parameters: [ID, STATUS], responses }),
      },
      '/login': { get: answering(200, undefined, { parameters: [WORD, PASSWORD], responses }) },
      '/notices': { get: answering(200, undefined, { parameters: [WORD], responses }) },
      '/image': {
        post: answering(200, undefined, { requestBody: { required: isRequired, content: file }, responses }),
      },
    },
    { Pet: pet },
  );
}

/** An order whose removal declares no success, and whose change may carry nothing. */
export function createUnsaid(isRequired = false): OpenApiDocument {
  const requestBody = { ...jsonOf({ type: 'object', required: ['name'] }), required: isRequired };
  const put = answering(204, undefined, { requestBody, responses: { 400: NONE } });
  const patch = { responses: { default: NONE } };
  return createOpenApiDocument({ '/orders/{id}': { delete: { responses: { 404: NONE } }, put, patch } });
}

/** Something for which credentials are needed. */
export function createSecured(...refusals: readonly string[]): OpenApiDocument {
  const get = answering(200, undefined, { security: [{ key: [] }] });
  const refused = Object.fromEntries(refusals.map((status) => [status, { description: 'No.' }]));
  return createOpenApiDocument({ '/safe': { get: { ...get, responses: { ...get.responses, ...refused } } } });
}

/** Notes that are made with a key. */
export function createKept(): OpenApiDocument {
  return createOpenApiDocument({
    '/notes': { post: answering(201, undefined, { parameters: [KEY] }) },
    '/notes/{id}': { get: answering(200) },
  });
}

/** An archive whose notes show a state, whose removal is described. */
export function createArchive(description: string): OpenApiDocument {
  const Note: Schema = {
    type: 'object',
    properties: {
      title: { type: 'string' },
      status: { type: 'string', enum: ['OPEN', 'CLOSED'] },
      archivedAt: { type: ['string', 'null'], format: 'date-time' },
    },
  };
  const item = { get: answering(200, referTo('Note')), delete: answering(204, undefined, { description }) };
  return createOpenApiDocument({ '/notes/{id}': item }, { Note });
}

/** Notes of which 409 is declared for what is made, and not for what is changed. */
export function createTitles(refusals: Operation['responses'] = {}): OpenApiDocument {
  const titled = { requestBody: jsonOf({ type: 'object', properties: { title: { type: 'string' } } }) };
  const marked = { requestBody: jsonOf({ type: 'object', properties: { mark: { type: 'string' } } }) };
  return createOpenApiDocument({
    '/notes': { post: answering(201, undefined, { ...titled, responses: { 409: NONE } }) },
    '/notes/{id}': {
      put: answering(200, undefined, { ...titled, responses: refusals }),
      patch: answering(200, undefined, marked),
      get: answering(200),
    },
  });
}

export function create(
  statuses: readonly number[],
  parameters: readonly Parameter[] = [],
  description = 'It is so.',
): OpenApiDocument {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description }]));
  const body = { requestBody: jsonOf({ type: 'object' }) };
  return createOpenApiDocument(
    {
      '/notes': { post: answering(201, undefined, { ...body, responses: { 409: { description: 'Taken.' } } }) },
      '/notes/{id}': {
        get: answering(200, undefined, { parameters: [ID, ...parameters], responses }),
        delete: answering(204, undefined, { description }),
      },
      '/notes/{id}/photo': {
        put: answering(204),
        get: answering(200, undefined, { responses: { 404: NONE } }),
        delete: answering(204, undefined, { responses: { 404: NONE } }),
      },
      '/notes/{id}/restore': { post: answering(200) },
      '/notes/{id}/archive': { post: answering(200) },
      '/xml': {
        post: answering(201, undefined, {
          requestBody: { content: { 'application/xml': { schema: referTo('Note') } } },
        }),
      },
      '/accounts': {
        post: answering(201, undefined, {
          requestBody: jsonOf({
            type: 'object',
            properties: { email: { type: 'string' }, password: { type: 'string' } },
          }),
          responses: { 422: NONE },
        }),
      },
      '/users': {
        post: answering(201, undefined, {
          requestBody: jsonOf({ type: 'object', properties: { user: referTo('User') } }),
          responses: { 422: NONE },
        }),
      },
      '/notes/{id}/text': { get: answering(200, undefined, { responses: { 404: NONE } }) },
    },
    { Note: NOTE, User: { type: 'object', properties: { email: { type: 'string' }, password: { type: 'string' } } } },
  );
}
