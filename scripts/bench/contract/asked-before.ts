import type { Asked, Failure } from './failures';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';

/** An address without what narrows it. */
export function dropQuery(address: string): string {
  return address.replace(/\?.*$/s, '');
}

function isTakenAway({ method, address }: Asked, item: string): boolean {
  const removed = dropQuery(address);
  return method === 'DELETE' && (removed === item || item.startsWith(`${removed}/`));
}

/** Whether something had been there at the address of a request, and nothing has taken it away since. */
export function wasThere({ address = '', before = [] }: Failure): boolean {
  const item = dropQuery(address);
  const seen = before.findLastIndex((one) => one.method !== 'DELETE' && dropQuery(one.address) === item);
  return seen >= 0 && !before.slice(seen).some((one) => isTakenAway(one, item));
}

/** Whether an item need not be there: a body may name others, so that nothing is known of what is missing then. */
export function mayBeAbsent({ path }: OperationEntry, failure: Failure): boolean {
  const names = failure.sent !== undefined && failure.sent.text !== '';
  return path.includes('{') && (names || !wasThere(failure));
}

/** Whether an address ends as the path of an operation does. */
export function isOfPath(address: string, path: string): boolean {
  const wanted = path.split('/').slice(1);
  const given = dropQuery(address).split('/').slice(-wanted.length);
  return wanted.every((segment, index) => segment.startsWith('{') || segment === given[index]);
}

/** Whether the last item that an operation made was asked for with such a header. */
export function wasMadeWith(header: string, { path }: OperationEntry, { before = [] }: Failure): boolean {
  const made = before.findLast(({ method, address }) => method === 'POST' && isOfPath(address, path));
  return made?.headers[header] !== undefined;
}

const NOT_AVAILABLE = /^\s*Not available with: `(?<method>[A-Z]+) (?<path>\S+)`/m;

/** `/notes/{id}/photo`, where another operation of that path makes what this one gives, changes or removes. */
export function isMadeLater(document: OpenApiDocument, failure: Failure): boolean {
  const { method, path } = NOT_AVAILABLE.exec(failure.message)?.groups ?? {};
  const same = listOperations(document).filter((entry) => entry.path === path);
  const asked = same.find((entry) => entry.method.toUpperCase() === method);
  const isMade = same.some((entry) => entry !== asked && (entry.method === 'put' || entry.method === 'post'));
  return asked?.operation.responses?.['404'] !== undefined && isMade && !wasThere(failure);
}

const DELETED = /The resource was deleted with `DELETE (?<path>\S+)`/;
const BRINGS_BACK = /^\/(?:restore|undelete|recover|reinstate|unarchive)$/;

/** `DELETE /notes/1`, then a declared `POST /notes/1/restore`, both with success. */
export function isBroughtBack(document: OpenApiDocument, { path }: OperationEntry, failure: Failure): boolean {
  const { before = [], message } = failure;
  const deleted = DELETED.exec(message)?.groups?.path ?? '';
  const deletion = before.findLastIndex(({ method, address }) => method === 'DELETE' && address.endsWith(deleted));
  const address = before[deletion]?.address ?? '';
  const since = before.slice(deletion + 1);
  return listOperations(document)
    .filter((one) => one.path.startsWith(`${path}/`) && BRINGS_BACK.test(one.path.slice(path.length)))
    .some((one) => {
      const [method, to] = [one.method.toUpperCase(), `${address}${one.path.slice(path.length)}`];
      return deleted !== '' && deletion >= 0 && since.some((asked) => asked.method === method && asked.address === to);
    });
}
