import { isOfPath, dropQuery } from './asked-before';
import { declares } from './declared-answers';
import type { Asked, Failure } from './failures';
import { listWords } from './words';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';

/** An item that was made, of which an operation says with its declared 404 that something isn't there. */
export interface CreatedItem {
  readonly asked: OperationEntry;
  /** Where it was made. */
  readonly collection: string;
  /** The last segment of its own address. */
  readonly id: string;
  readonly address: string;
  /** The request that made it. */
  readonly made: Asked;
}

const LABELS = /^\s*Created with\s*: `POST (?<made>\S+)`\s+Not available with: `(?<method>[A-Z]+) (?<path>\S+)`/m;

/**
 * The operation on all of a collection, such as `PATCH /jobs`, that a check says does not find what was made there, although
 * its path selects nothing; `undefined`: it is none, or no 404 of it is declared.
 */
export function findOfMany(document: OpenApiDocument, failure: Failure): OperationEntry | undefined {
  const { address, check, status, message } = failure;
  const { method = '', path = '' } = LABELS.exec(message)?.groups ?? {};
  if (check !== 'EnsureResourceAvailability' || status !== 404 || path.includes('{')) return undefined;
  const asked = listOperations(document).find((one) => one.method === method.toLowerCase() && one.path === path);
  const isAsked = asked !== undefined && address !== undefined && isOfPath(address, path);
  return isAsked && declares(asked, ['404', '4XX', 'DEFAULT']) ? asked : undefined;
}

/** What a check says was made by `POST /jobs` and isn't there for `PUT /jobs/{id}`; `undefined`: it says no such thing. */
export function findCreated(document: OpenApiDocument, failure: Failure): CreatedItem | undefined {
  const { address, check, status, message, before = [] } = failure;
  const { made: makes, method = '', path = '' } = LABELS.exec(message)?.groups ?? {};
  const asked = listOperations(document).find((one) => one.method === method.toLowerCase() && one.path === path);
  if (check !== 'EnsureResourceAvailability' || status !== 404 || address === undefined) return undefined;
  if (asked === undefined || makes === undefined || !declares(asked, ['404', '4XX', 'DEFAULT'])) return undefined;
  const below = path.slice(makes.length).split('/').length - 2;
  if (!path.startsWith(`${makes}/{`) || !isOfPath(address, path)) return undefined;
  const item = dropQuery(address)
    .split('/')
    .slice(0, below === 0 ? undefined : -below);
  const [id = '', collection] = [item.at(-1), item.slice(0, -1).join('/')];
  const told = (one: Asked): boolean => listWords(`${one.sent.text} ${one.answer}`).includes(id.toLowerCase());
  const [made, ...others] = before.filter(
    (one) => one.method === 'POST' && dropQuery(one.address) === collection && told(one),
  );
  // Of two that may have made it, either may be the one.
  if (id === '' || made === undefined || others.length > 0) return undefined;
  return { asked, collection, id, address: item.join('/'), made };
}

/** What else had been written with success of an item, by its address or its id. */
export function listWrites({ address, id, made }: CreatedItem, { before = [] }: Failure): Asked[] {
  return before.filter(
    (one) =>
      one !== made &&
      !['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(one.method) &&
      (dropQuery(one.address) === address || one.address.startsWith(`${address}/`) || one.sent.text.includes(id)),
  );
}
