import { THE_SAME } from './account-words';
import type { Failure } from './failures';

import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

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
  const body = sent?.type.includes('json') === true ? parseObject(sent.text) : undefined;
  if ((method !== 'put' && method !== 'patch') || name === undefined || body === undefined) return false;
  if (THE_SAME.exec(answer)?.groups?.name !== name) return false;
  if (address === undefined || !Object.hasOwn(body, name)) return false;
  const carried: unknown = Reflect.get(body, name);
  const selected = readLast(address);
  return typeof carried === 'string' && selected !== undefined && carried !== selected;
}
