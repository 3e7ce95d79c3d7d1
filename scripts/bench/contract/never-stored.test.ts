import { describe, expect, it } from 'vitest';

import type { Asked, Failure } from './failures';
import { findProof } from './proofs';
import { asked, fail } from './testing/failing';

import { answering, createOpenApiDocument, jsonOf } from '@orchestrate/testkit/openapi-document';

const responses = { 404: { description: 'No.' } };
const requestBody = jsonOf({ type: 'object' });

/** People with a picture, and devices with readings. */
const DOCUMENT = createOpenApiDocument({
  '/people': { post: answering(201, undefined, { requestBody }) },
  '/people/{id}/photo': {
    get: answering(200, undefined, { responses }),
    delete: answering(204, undefined, { responses }),
  },
  '/people/{id}/logo': { get: answering(200) },
  '/devices': { post: answering(201, undefined, { requestBody }) },
  '/devices/{id}/readings/latest': { get: answering(200, undefined, { responses }) },
  '/devices/{id}/readings/first': { get: answering(200) },
  '/devices/{id}/readings/mean': { get: answering(200, undefined, { responses }) },
});

const MULTIPART = 'multipart/form-data; boundary=b';
const form = (...names: string[]): string =>
  [...names.map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`), '--b--\r\n'].join('');
const send = (request: string, text: string, answer = '', type = MULTIPART): Asked => ({
  ...asked(request, {}, answer),
  sent: { type, text },
});

function miss(made: string, path: string, answer: string, before: readonly Asked[], method = 'GET'): Failure {
  return fail(404, {
    operation: `POST ${made}`,
    check: 'EnsureResourceAvailability',
    message: `Gone.\n\nCreated with      : \`POST ${made}\`\nNot available with: \`${method} ${made}/{id}${path}\``,
    address: `http://localhost/v1${made}/19${path}`,
    sent: { type: '', text: '' },
    answer,
    before,
  });
}

const PERSON = send('POST /people', form('name'), '{"id":19}');
const OTHER = send('POST /people', form('name', 'photo'), '{"id":20}');
const photo = (...before: Asked[]): Failure => miss('/people', '/photo', 'This person has no photo.', before);

describe('a file that was not sent', () => {
  it.each<[string, Failure]>([
    ['by the form alone', photo(PERSON)],
    ['where another had one', photo(OTHER, PERSON)],
    ['where a change sent none either', photo(PERSON, send('PATCH /people/19', form('name')))],
  ])('is proven to be missing %s', (_how, failure) => {
    expect(findProof(DOCUMENT, failure)).toBe('not-sent');
  });

  it.each<[string, Failure]>([
    ['it was sent', photo({ ...PERSON, sent: OTHER.sent })],
    ['a change sent it', photo(PERSON, send('PATCH /people/19', form('photo')))],
    ['it was put by itself', photo(PERSON, send('PUT /people/19/photo', 'x', '', 'image/png'))],
    ['a change cannot be read', photo(PERSON, send('PATCH /people/19', 'photo=x', '', 'text/plain'))],
    ['it was there', photo(PERSON, asked('GET /people/19/photo'))],
    ['nothing made the person', photo(OTHER)],
    ['either of two made the person', photo(PERSON, send('POST /people', form('age'), '{"id":21,"age":19}'))],
    ['it comes of a body of JSON', photo(send('POST /people', '{"name":"a"}', '{"id":19}', 'application/json'))],
    ['it is not read', miss('/people', '/photo', 'This person has no photo.', [PERSON], 'DELETE')],
    ['404 is not declared', miss('/people', '/logo', 'This person has no logo.', [PERSON])],
  ])('is not where %s', (_case, failure) => {
    expect(findProof(DOCUMENT, failure)).toBeUndefined();
  });
});

const DEVICE = asked('POST /devices', {}, '{"id":19}', '{"name":"a"}');
const NONE = '{"message":"There is no reading."}';
const latest = (...before: Asked[]): Failure => miss('/devices', '/readings/latest', NONE, before);

describe('the newest of nothing', () => {
  it('is proven to be missing where the device alone was made', () => {
    expect(findProof(DOCUMENT, latest(DEVICE, asked('POST /devices/2/readings')))).toBe('nothing-stored');
  });

  it.each<[string, Failure]>([
    ['a reading was stored', latest(DEVICE, asked('POST /devices/19/readings', {}, '', '{"value":1}'))],
    ['readings came with the device', latest(asked('POST /devices', {}, '{"id":19}', '{"readings":[1]}'))],
    ['a reading that names it was stored', latest(DEVICE, asked('POST /readings', {}, '', '{"deviceId":19}'))],
    ['the device was changed', latest(DEVICE, asked('PUT /devices/19', {}, '', '{"name":"b"}'))],
    ['it was there', latest(DEVICE, asked('GET /devices/19/readings/latest'))],
    ['nothing made the device', latest()],
    ['the device is said to be gone', miss('/devices', '/readings/latest', 'There is no such device.', [DEVICE])],
    ['a mean is missing', miss('/devices', '/readings/mean', NONE, [DEVICE])],
    ['404 is not declared', miss('/devices', '/readings/first', NONE, [DEVICE])],
  ])('is not where %s', (_case, failure) => {
    expect(findProof(DOCUMENT, failure)).toBeUndefined();
  });
});
