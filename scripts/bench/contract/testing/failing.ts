import type { Asked, Failure } from '../failures';

import { FORM } from './documents';

export function fail(status: number, overrides: Partial<Failure> = {}): Failure {
  const usual = { operation: 'GET /notes/{id}', check: 'UndefinedStatusCode', message: '', example: '' };
  return { ...usual, status, ...overrides };
}

export const notAvailable = (path: string, method = 'GET'): Partial<Failure> => ({
  operation: 'POST /notes',
  check: 'EnsureResourceAvailability',
  message: `Gone.\n\nCreated with      : \`POST /notes\`\nNot available with: \`${method} ${path}\``,
});

export const refused = (answer: string): Partial<Failure> => ({ check: 'RejectedPositiveData', answer });

export const account = (answer: string): Failure => ({ ...fail(422, refused(answer)), operation: 'POST /accounts' });

/** `PUT /notes/1`, as it was asked, and what was answered. */
export function asked(request: string, headers: Asked['headers'] = {}, answer = '', body = ''): Asked {
  const [method = '', path = ''] = request.split(' ');
  const sent = { type: body === '' ? '' : 'application/json', text: body };
  return { method, address: `http://localhost/v1${path}`, headers, sent, answer };
}

export const stillThere = (...before: string[]): Partial<Failure> => ({
  operation: 'DELETE /notes/{id}',
  check: 'UseAfterFree',
  message: 'It is there.\n\nThe resource was deleted with `DELETE /notes/1`',
  before: before.map((request) => asked(request)),
});

export const WHOLE = '<title>a</title><rank>7</rank>';

export const asXml = (text: string, type = 'application/xml'): Partial<Failure> => ({
  operation: 'POST /xml',
  check: 'AcceptedNegativeData',
  sent: { type, text: `<note>${text}</note>` },
});

export const asForm = (text: string, type = FORM): Partial<Failure> => ({
  operation: 'POST /pets',
  check: 'AcceptedNegativeData',
  sent: { type, text },
});

export const declined = (operation: string, more: Partial<Failure> = {}): Failure =>
  fail(400, { operation, check: 'RejectedPositiveData', ...more });

export const accepted = (operation: string, more: Partial<Failure> = {}): Failure =>
  fail(200, { operation, check: 'AcceptedNegativeData', ...more });

export const asksFor = (status: string): Partial<Failure> => ({ address: `http://localhost/pets/1?status=${status}` });
export const sends = (text: string): Partial<Failure> => ({ sent: { type: 'application/octet-stream', text } });
export const objects = (text: string): Failure => declined('POST /pets', { sent: { type: FORM, text } });

export const NO_NOTE = '{"error":"There is no such note."}';
export const OTHER = 'This Idempotency-Key was used for another request.';

/** A request of the first note, after these. */
export const seen = (...before: string[]): Partial<Failure> => ({
  address: 'http://localhost/v1/notes/1?size=1',
  sent: { type: '', text: '' },
  before: before.map((request) => asked(request)),
});

export const json = (value: object): Partial<Failure> => ({
  sent: { type: 'application/json', text: JSON.stringify(value) },
});
export const missing = (headers: Asked['headers']): Partial<Failure> => ({
  check: 'MissingHeaderNotRejected',
  headers,
});
export const kept = (note: object): Failure => fail(200, { ...stillThere(), answer: JSON.stringify(note) });
export const beside = (place: string): string => `Invalid component: parameter \`size\` in ${place} - not a number`;

export const keptAnswer = (headers: Asked['headers']): Partial<Failure> => ({
  ...notAvailable('/notes/{id}'),
  before: [
    asked('POST /notes', { 'idempotency-key': 'b' }),
    asked('POST /notes', headers),
    asked('POST /notes/1/restore'),
  ],
});
