import { describe, expect, it } from 'vitest';

import type { Failure } from './failures';
import { findProof } from './proofs';

import type { MediaType, OpenApiDocument, Parameter, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf, referTo } from '@orchestrate/testkit/openapi-document';

const ID: Parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const SIZE: Parameter = { name: 'size', in: 'query', schema: { type: 'integer' } };
const WORD: Parameter = { name: 'word', in: 'query', schema: { type: 'string', description: 'Any.' } };
const MATCH: Parameter = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
const KEY: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } };
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
const FORM = 'application/x-www-form-urlencoded';

/** Pets as forms, a parameter that sets a property, a login and an upload. */
function createStore(
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
      '/login': { get: answering(200, undefined, { responses }) },
      '/image': {
        post: answering(200, undefined, { requestBody: { required: isRequired, content: file }, responses }),
      },
    },
    { Pet: pet },
  );
}

/** An order whose removal declares no success, and whose change may carry nothing. */
function createUnsaid(isRequired = false): OpenApiDocument {
  const requestBody = { ...jsonOf({ type: 'object', required: ['name'] }), required: isRequired };
  const put = answering(204, undefined, { requestBody, responses: { 400: NONE } });
  const patch = { responses: { default: NONE } };
  return createOpenApiDocument({ '/orders/{id}': { delete: { responses: { 404: NONE } }, put, patch } });
}

function create(
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
    { Note: NOTE, User: { type: 'object', properties: { password: { type: 'string' } } } },
  );
}

function fail(status: number, overrides: Partial<Failure> = {}): Failure {
  const usual = { operation: 'GET /notes/{id}', check: 'UndefinedStatusCode', message: '', example: '' };
  return { ...usual, status, ...overrides };
}

const notAvailable = (path: string, method = 'GET'): Partial<Failure> => ({
  operation: 'POST /notes',
  check: 'EnsureResourceAvailability',
  message: `Gone.\n\nCreated with      : \`POST /notes\`\nNot available with: \`${method} ${path}\``,
});

const refused = (answer: string): Partial<Failure> => ({ check: 'RejectedPositiveData', answer });

const account = (answer: string): Failure => ({ ...fail(422, refused(answer)), operation: 'POST /accounts' });

const stillThere = (...before: string[]): Partial<Failure> => ({
  operation: 'DELETE /notes/{id}',
  check: 'UseAfterFree',
  message: 'It is there.\n\nThe resource was deleted with `DELETE /notes/1`',
  before: before.map((request) => request.replace(' ', ' http://localhost/v1')),
});

const WHOLE = '<title>a</title><rank>7</rank>';

const asXml = (text: string, type = 'application/xml'): Partial<Failure> => ({
  operation: 'POST /xml',
  check: 'AcceptedNegativeData',
  sent: { type, text: `<note>${text}</note>` },
});

const asForm = (text: string, type = FORM): Partial<Failure> => ({
  operation: 'POST /pets',
  check: 'AcceptedNegativeData',
  sent: { type, text },
});

const declined = (operation: string, more: Partial<Failure> = {}): Failure =>
  fail(400, { operation, check: 'RejectedPositiveData', ...more });

const accepted = (operation: string, more: Partial<Failure> = {}): Failure =>
  fail(200, { operation, check: 'AcceptedNegativeData', ...more });

const asksFor = (status: string): Partial<Failure> => ({ address: `http://localhost/pets/1?status=${status}` });
const sends = (text: string): Partial<Failure> => ({ sent: { type: 'application/octet-stream', text } });
const objects = (text: string): Failure => declined('POST /pets', { sent: { type: FORM, text } });

describe('findProof', () => {
  it.each<[string, OpenApiDocument, Failure]>([
    ['invalid-without-400', create([404], [SIZE]), fail(400)],
    ['invalid-without-400', create([]), fail(400, { operation: 'POST /notes' })],
    ['done-without-success', createUnsaid(), fail(204, { operation: 'DELETE /orders/{id}' })],
    ['absent-without-404', create([400]), fail(404)],
    ['absent-as-invalid', create([400]), fail(400, refused('{"error":"There is no such note."}'))],
    ['conflict-without-409', create([404]), fail(409)],
    ['taken-as-invalid', create([]), account('{"detail":"Another account has the same email."}')],
    [
      'taken-as-invalid',
      create([]),
      fail(422, { ...refused('Another user has the same email.'), operation: 'POST /users' }),
    ],
    ['condition-declared', create([412], [MATCH]), fail(412, { check: 'RejectedPositiveData' })],
    ['condition-declared', create([428], [MATCH]), fail(428, { check: 'MissingHeaderNotRejected' })],
    ['blank-declared', create([422], [], "A text can't be blank."), fail(422, { check: 'RejectedPositiveData' })],
    ['answer-kept', create([], [KEY]), fail(404, { check: 'EnsureResourceAvailability' })],
    ['part-made-later', create([]), fail(404, notAvailable('/notes/{id}/photo'))],
    ['part-made-later', create([]), fail(404, notAvailable('/notes/{id}/photo', 'DELETE'))],
    ['brought-back', create([]), fail(200, stillThere('DELETE /notes/1', 'POST /notes/1/restore'))],
    ['kept-as-described', create([], [], 'The note is kept with status CLOSED.'), fail(200, stillThere())],
    ['kept-as-described', create([], [], 'Marks the note as archived.'), fail(200, stillThere())],
    ['valid-as-xml', create([]), fail(201, asXml('<title>null</title><rank>7</rank>'))],
    [
      'valid-as-xml',
      create([]),
      fail(201, asXml('<title>a</title><rank>7</rank><parts></parts><tag>b</tag><tag>c</tag><by><age>7</age></by>')),
    ],
    ['valid-as-xml', create([]), fail(201, asXml(`${WHOLE}<others><more></more></others>`))],
    ['valid-as-form', createStore(''), fail(200, asForm('name=a&photos=b&age=7'))],
    ['valid-as-form', createStore(''), fail(200, asForm('name=a&age=7'))],
    ['unwritable-in-form', createStore(''), objects('name=a&photos=b&tags=name')],
    ['kept-more-narrowly', createStore(''), declined('POST /pets/{id}', asksFor('lost'))],
    ['login-declared', createStore('Invalid username/password supplied'), declined('GET /login')],
    ['nothing-declared', createStore('No file uploaded'), declined('POST /image', sends(''))],
    ['nothing-sent', createStore(''), accepted('POST /image', sends(''))],
    ['required-of-nothing', createUnsaid(), declined('PUT /orders/{id}', sends(''))],
  ])('shows %s', (name, document, failure) => {
    expect(findProof(document, failure)).toBe(name);
  });

  it.each<[string, OpenApiDocument, Failure]>([
    ['422 would have said that a request is wrong', create([422], [SIZE]), fail(400)],
    ['any request is right', create([], [WORD]), fail(400)],
    ['404 is declared', create([404]), fail(404)],
    ['a note is there and something else is wrong', create([400]), fail(400, refused('{"error":"size: too large"}'))],
    ['404 would have said that it is not there', create([400, 404]), fail(400, refused('There is no such note.'))],
    ['an account is refused for something else', create([]), account('{"detail":"email: too long"}')],
    ['no account is made', create([400]), fail(400, refused('Another note has the same title.'))],
    ['a path selects nothing', create([]), fail(404, { operation: 'POST /notes' })],
    ['400 would have said that a value is taken', create([400]), fail(409)],
    ['nothing asks for a tag', create([412]), fail(412, { check: 'RejectedPositiveData' })],
    ['the condition is not declared', create([], [MATCH]), fail(412, { check: 'RejectedPositiveData' })],
    ['no operation makes the part', create([]), fail(404, notAvailable('/notes/{id}/text'))],
    ['nothing was brought back', create([]), fail(200, stillThere('DELETE /notes/1'))],
    ['it was brought back before', create([]), fail(200, stillThere('POST /notes/1/restore', 'DELETE /notes/1'))],
    ['another was brought back', create([]), fail(200, stillThere('DELETE /notes/1', 'POST /notes/2/restore'))],
    ['something else was done', create([]), fail(200, stillThere('DELETE /notes/1', 'POST /notes/1/archive'))],
    ['a text is none of its values', create([]), fail(201, asXml('<title>a</title><rank>7</rank><kind>null</kind>'))],
    ['a number is none', create([]), fail(201, asXml('<title>null</title><rank>null</rank>'))],
    ['an element is missing', create([]), fail(201, asXml('<title>null</title>'))],
    ['an element is there twice', create([]), fail(201, asXml('<title>a</title><title>b</title><rank>7</rank>'))],
    ['a list holds other elements', create([]), fail(201, asXml(`${WHOLE}<parts><tag>a</tag></parts>`))],
    ['a list holds a text', create([]), fail(201, asXml(`${WHOLE}<parts>a</parts>`))],
    ['a number within is none', create([]), fail(201, asXml(`${WHOLE}<by><age>old</age></by>`))],
    ['an element may not be there', create([]), fail(201, asXml(`${WHOLE}<by><name>a</name></by>`))],
    ['an element has an attribute', create([]), fail(201, asXml(`${WHOLE}<by at="a"></by>`))],
    ['a text is beside elements', create([]), fail(201, asXml(`${WHOLE}a`))],
    ['elements are deeper', create([]), fail(201, asXml('<title><a>b</a></title><rank>7</rank>'))],
    ['a body is JSON', create([]), fail(201, asXml('<title>null</title><rank>7</rank>', 'application/json'))],
    ['a number of a form is none', createStore(''), fail(200, asForm('name=a&photos=b&age=old'))],
    ['a field is missing', createStore(''), fail(200, asForm('photos=b'))],
    ['a field is there twice', createStore(''), fail(200, asForm('name=a&name=b&photos=b'))],
    ['a list may not be empty', createStore('', {}, false, 1), fail(200, asForm('name=a'))],
    ['a list is too long', createStore(''), fail(200, asForm('name=a&photos=b&photos=c&photos=d'))],
    ['a field holds objects', createStore(''), fail(200, asForm('name=a&photos=b&tags=c'))],
    ['a body is no form', createStore(''), fail(200, asForm('name=a&photos=b', 'text/plain'))],
    ['objects are in the form', createStore(''), objects('name=a&tags={"name":"b"}')],
    ['an encoding tells how', createStore('', { tags: { contentType: 'application/json' } }), objects('tags=name')],
    ['an item may hold what was sent', createStore(''), declined('POST /pets/{id}', asksFor('sold'))],
    ['nothing is set', createStore(''), declined('GET /pets/{id}', asksFor('lost'))],
    ['a login is refused without a word', createStore('No.'), declined('GET /login')],
    ['a wrong body was sent', createStore(''), accepted('POST /image', sends('a'))],
    ['a body had to be sent', createStore('', {}, true), accepted('POST /image', sends(''))],
    ['a body does not end', create([]), fail(201, asXml(`${WHOLE}<by>`))],
    ['something was sent', createStore('No file uploaded'), declined('POST /image', sends('a'))],
    ['a body is required', createStore('No file uploaded', {}, true), declined('POST /image', sends(''))],
    ['nothing says that a body is', createStore('No.'), declined('POST /image', sends(''))],
    ['a success is declared by default', createUnsaid(), fail(204, { operation: 'PATCH /orders/{id}' })],
    ['what refuses is not declared', createUnsaid(), fail(409, { operation: 'DELETE /orders/{id}' })],
    ['a body must be there', createUnsaid(true), declined('PUT /orders/{id}', sends(''))],
    ['something was sent', createUnsaid(), declined('PUT /orders/{id}', sends('{"name":"a"}'))],
    ['there is no such operation', create([]), fail(404, { operation: 'GET /other' })],
  ])('shows nothing where %s', (_case, document, failure) => {
    expect(findProof(document, failure)).toBeUndefined();
  });
});
