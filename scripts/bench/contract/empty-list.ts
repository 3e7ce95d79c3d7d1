import { dropQuery, isOfPath } from './asked-before';
import { declares } from './declared-answers';
import type { Failure } from './failures';
import { isObject, readJson } from './json';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';

const DELETED = /The resource was deleted with `DELETE (?<path>\S+)`/;

/** Whether an answer shows lists, and nothing in any of them. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const lists = isObject(value) ? Object.values(value).filter(Array.isArray) : [];
  return lists.length > 0 && lists.every((list) => list.length === 0);
}

/** `GET /users/1/tasks` that answers `[]` after `DELETE /users/1`, where nothing is declared that says there is no such user. */
export function isEmptyUnsaid(document: OpenApiDocument, { address = '', answer = '', message }: Failure): boolean {
  const deleted = DELETED.exec(message)?.groups?.path ?? '';
  const asked = new URL(dropQuery(address), 'http://localhost').pathname;
  const below = asked.split(`${deleted}/`).slice(1).join('');
  if (deleted === '' || !/^[^/]+$/.test(below)) return false;
  const read = listOperations(document).filter(({ method, path }) => method === 'get' && isOfPath(address, path));
  const isSilent = read.length > 0 && read.every((one) => !declares(one, ['404', '410', '4XX', 'DEFAULT']));
  return isSilent && isEmpty(readJson(answer));
}
