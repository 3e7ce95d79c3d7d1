import { listSent, THE_SAME } from './account-words';
import { declares } from './declared-answers';
import type { Failure } from './failures';
import { isJson, readObject } from './json';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';

/** The last segment of an address, as the path parameter that it is. */
function readLast(address: string): string | undefined {
  const segment = new URL(address).pathname.split('/').at(-1);
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Whether `PUT /users/{username}` carries another `username` than it selects by, and is told that this one is taken. */
export function isRenamedToTaken({ method, path }: OperationEntry, { address, sent, answer = '' }: Failure): boolean {
  const name = /\/\{([^{}/]+)\}$/.exec(path)?.[1];
  const body = sent !== undefined && isJson(sent) ? readObject(sent.text) : {};
  if ((method !== 'put' && method !== 'patch') || name === undefined) return false;
  if (THE_SAME.exec(answer)?.groups?.name !== name) return false;
  if (address === undefined || !Object.hasOwn(body, name)) return false;
  const carried = body[name];
  const selected = readLast(address);
  return typeof carried === 'string' && selected !== undefined && carried !== selected;
}

/** Whether an operation sets something that another one, which makes items of the same path, sets too. */
export function setsWhatMayBeTaken(
  document: OpenApiDocument,
  entry: OperationEntry,
  isMeant: (name: string) => boolean = () => true,
): boolean {
  const own = new Set((entry.method === 'delete' ? [] : listSent(document, entry)).filter(isMeant));
  return listOperations(document).some(
    (other) =>
      declares(other, ['409']) &&
      entry.path.startsWith(`${other.path}/`) &&
      listSent(document, other).some((name) => own.has(name)),
  );
}
