import { wasThere } from './asked-before';
import { findCreated, listWrites } from './created-item';
import type { Asked, Failure } from './failures';
import { isJson, readJson, isObject } from './json';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

/** Whether a body may have held something, by its name: what cannot be read may have. */
function mayHold({ sent }: Asked, name: string): boolean {
  if (sent.text === '') return false;
  if (/^multipart\/form-data\b/i.test(sent.type)) return new RegExp(`name="?${name}"?`, 'i').test(sent.text);
  const value = isJson(sent) ? readJson(sent.text) : undefined;
  return !isObject(value) || Object.keys(value).some((key) => key.toLowerCase() === name);
}

/** `GET /profiles/1/avatar`, where neither the request that made the profile nor any after it held an `avatar`. */
export function wasNotSent(document: OpenApiDocument, failure: Failure): boolean {
  const created = findCreated(document, failure);
  const part = /\}\/(?<name>\w+)$/.exec(created?.asked.path ?? '')?.groups?.name?.toLowerCase();
  if (created?.asked.method !== 'get' || part === undefined || wasThere(failure)) return false;
  const isForm = /^multipart\/form-data\b/i.test(created.made.sent.type);
  const writes = listWrites(created, failure);
  const isOwn = writes.some(({ address }) => address.startsWith(`${created.address}/`));
  return isForm && !isOwn && ![created.made, ...writes].some((one) => mayHold(one, part));
}

const ONE_OF_MANY = /\/(?<name>\w+)\/(?:latest|newest|last|current|first|oldest|earliest)$/;
/** What a service says of a list that is empty: of an item that isn't there it says `There is no such`. */
const NONE = /\bThere is no (?!such\b)/;

/** `GET /devices/1/readings/latest`, where nothing but the device was stored, and that without any. */
export function wasNothingStored(document: OpenApiDocument, failure: Failure): boolean {
  const created = findCreated(document, failure);
  const name = ONE_OF_MANY.exec(created?.asked.path ?? '')?.groups?.name?.toLowerCase();
  if (created?.asked.method !== 'get' || name === undefined || !NONE.test(failure.answer ?? '')) return false;
  return !wasThere(failure) && listWrites(created, failure).length === 0 && !mayHold(created.made, name);
}
