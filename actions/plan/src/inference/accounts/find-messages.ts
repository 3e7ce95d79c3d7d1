import type { Carried, Message } from '@orchestrate/contracts/message';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from '../names';
import type { OperationView } from '../operation-view';
import { splitPath } from '../path-shape';

import { viewRequest } from './account-bodies';
import { isLoginName } from './account-names';
import { isNewPassword, isRepeatedPassword } from './find-sessions';

/** An operation about a message, and what it has to do with it. */
export interface FoundMessage {
  readonly view: OperationView;
  readonly kind: 'send-code' | 'use-code' | 'send-test';
  readonly message: Message;
}

const PASSWORD =
  /(?:forgot|forgotten|lost|recover|recovery|reset)password|password(?:forgot|forgotten|lost|recover|recovery|reset)/;
const ADDRESS =
  /(?:verify|confirm|activate)(?:e?mail|account)|(?:e?mail|account)(?:verification|verify|confirmation|confirm|activation)|resend(?:verification|confirmation|activation)|(?:auth|users?|accounts?)(?:verify|confirm|activate)$/;
const TEST = /^(?:send)?teste?mail$/;
const CODE =
  /^(?:password|e?mail|account)?(?:reset|verification|verify|confirmation|activation|recovery)?(?:token|code|key)$/;
const RECIPIENT = /^(?:e?mail)?(?:to|recipient)$/;
/** Letters of a code. */
const CODE_LENGTH = 43;

interface Given extends Carried {
  readonly isRequired: boolean;
  readonly schema: Schema;
}

/** The last fixed segments of a path, folded, as one. */
function readWords({ entry }: OperationView, count: number): string {
  const fixed = splitPath(entry.path).filter((segment) => !segment.includes('{'));
  return fixed.slice(-count).map(foldName).join('');
}

function listGiven(document: OpenApiDocument, view: OperationView): Given[] {
  const follow = (schema: Located<Schema>): Schema => followSchema(document, schema.value, schema.pointer).value;
  const parameters = view.parameters.flatMap(({ value, pointer }): Given[] => {
    const { in: place, name, required = false } = value;
    if (place !== 'path' && place !== 'query') return [];
    const schema = followSchema(document, value.schema, extendPointer(pointer, 'schema')).value;
    return [{ in: place, name, isRequired: required, schema }];
  });
  const body = viewRequest(document, view);
  const required = body?.schema.required ?? [];
  const properties = [...(body?.properties ?? [])].map(([name, schema]): Given => {
    return { in: 'body', name, isRequired: required.includes(name), schema: follow(schema) };
  });
  return [...parameters, ...properties];
}

/** Whether a text can be any code that the service makes up. */
function holdsCode({ schema }: Given): boolean {
  const { pattern, format, enum: values, minLength = 0, maxLength = CODE_LENGTH } = schema;
  const isFree = pattern === undefined && format === undefined && values === undefined;
  return listTypes(schema).join() === 'string' && isFree && minLength <= CODE_LENGTH && maxLength >= CODE_LENGTH;
}

function toCarried({ in: place, name }: Given): Carried {
  return { in: place, name };
}

/** What a request carries of a message; `undefined`: it must carry something else. */
function sort(given: readonly Given[]): Partial<Record<'address' | 'code' | 'next' | 'repeated', Given>> | undefined {
  const find = (test: (name: string) => boolean): Given | undefined => given.find(({ name }) => test(foldName(name)));
  const found = {
    address: find((name) => isLoginName(name) || RECIPIENT.test(name)),
    code: find((name) => CODE.test(name)),
    next: given.find(({ name, in: place }) => place === 'body' && isNewPassword(name)),
    repeated: given.find(({ name, in: place }) => place === 'body' && isRepeatedPassword(name)),
  };
  const known = Object.values(found);
  if (given.some((one) => one.isRequired && !known.includes(one))) return undefined;
  if ([found.address, found.code, found.next].some((one) => one !== undefined && !one.isRequired)) return undefined;
  return Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined));
}

function findMessage(
  document: OpenApiDocument,
  view: OperationView,
  isKnown: boolean,
): Omit<FoundMessage, 'view'> | undefined {
  const words = readWords(view, 3);
  const purpose = PASSWORD.test(words) ? 'password' : ADDRESS.test(words) ? 'email' : 'test';
  if (purpose === 'test' && !TEST.test(readWords(view, 1))) return undefined;
  const { address, code, next, repeated } = sort(listGiven(document, view)) ?? { code: null };
  if (code === null) return undefined;
  const to = address === undefined ? {} : { address: toCarried(address) };
  if (code === undefined) {
    if (view.entry.method === 'get' || next !== undefined) return undefined;
    if (address === undefined && (purpose !== 'email' || !isKnown)) return undefined;
    return { kind: purpose === 'test' ? 'send-test' : 'send-code', message: { purpose, ...to } };
  }
  if (address !== undefined || !holdsCode(code) || (next === undefined) === (purpose === 'password')) return undefined;
  if (purpose === 'test') return undefined;
  return {
    kind: 'use-code',
    message: {
      ...{ purpose, code: toCarried(code) },
      ...(next === undefined ? {} : { next: next.name }),
      ...(repeated === undefined ? {} : { repeated: repeated.name }),
    },
  };
}

/** Finds the operations that write messages with codes to accounts, and those that take the codes. */
export function findMessages(
  document: OpenApiDocument,
  views: readonly OperationView[],
  knowsCaller: (view: OperationView) => boolean,
): FoundMessage[] {
  return views.flatMap((view) => {
    if (!['get', 'post', 'put', 'patch'].includes(view.entry.method)) return [];
    const found = findMessage(document, view, knowsCaller(view));
    return found === undefined ? [] : [{ view, ...found }];
  });
}
