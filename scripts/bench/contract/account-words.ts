import { isRefusedAsDeclared, isRefusedUnsaid, isUndeclared } from './declared-answers';
import type { Failure } from './failures';
import { isJson, readObject } from './json';

import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';
import { followReference } from '@orchestrate/kit/openapi/references';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

/** What an answer says of a value that is taken. */
export const THE_SAME = /\bAnother [\w -]+ has the same (?<name>\w+)/;
/** What an answer says of a password or a code that is another one. */
export const WRONG_SECRET = /\bThe [\w -]+ (?:is wrong|is not valid, or no longer)\./;
/** What tells one account from another. */
const TELLS_ACCOUNTS = /name|mail|login|phone|handle/i;

/** Names of an object's properties, and of those of the only object that it holds: `{ "user": { "name": "a" } }`. */
function listNames(document: OpenApiDocument, schema: SchemaOrBoolean | undefined): string[] {
  const properties = [...mergeSchema(document, schema, '#').properties];
  const [[, only] = [], ...others] = properties;
  const held =
    only === undefined || others.length > 0 ? [] : mergeSchema(document, only.value, only.pointer).properties;
  return [...properties, ...held].map(([name]) => name);
}

/** Names of the properties that a request's body may have. */
export function listSent(document: OpenApiDocument, { operation, pointer }: OperationEntry): string[] {
  if (operation.requestBody === undefined) return [];
  const { value } = followReference(document, operation.requestBody, pointer);
  return Object.values(value.content).flatMap(({ schema }) => listNames(document, schema));
}

/** Whether a request holds a password, and makes something with it. */
function holdsPassword(document: OpenApiDocument, entry: OperationEntry): boolean {
  return entry.method === 'post' && listSent(document, entry).some((name) => /^password1?$/i.test(name));
}

/** Whether a request makes an account, or changes the name that an answer says is taken, which one is made with. */
export function namesAccount(document: OpenApiDocument, entry: OperationEntry, answer = ''): boolean {
  const name = THE_SAME.exec(answer)?.groups?.name ?? '';
  if (!TELLS_ACCOUNTS.test(name) || !listSent(document, entry).includes(name)) return false;
  const makers = listOperations(document).filter((one) => holdsPassword(document, one));
  const isRenamed = makers.some((one) => listSent(document, one).includes(name));
  return holdsPassword(document, entry) || (['put', 'patch'].includes(entry.method) && isRenamed);
}

/** Whether an answer says of an account that another one has its name, where none is declared that could say so. */
export function isTakenUnsaid(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  return isUndeclared(entry, failure, 409, ['400', '422']) && namesAccount(document, entry, failure.answer);
}

/** Whether a password or a code is wrong, by the answer, and none is declared that could say so. */
export function isSecretUnsaid(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  const isSilent = isUndeclared(entry, failure, 401, ['400', '403', '422']);
  return isSilent && carriesSecret(document, entry) && WRONG_SECRET.test(failure.answer ?? '');
}

/** Whether a request carries a password, or a code that somebody was given, of which only one is right. */
export function carriesSecret(document: OpenApiDocument, entry: OperationEntry): boolean {
  const parameters = listParameters(document, entry).map(({ value }) => value.name);
  return [...listSent(document, entry), ...parameters].some((name) => /password|token|code|key$/i.test(name));
}

/** What an answer says of a new password that is written once more, and otherwise. */
const NOT_REPEATED = /\bThe (?<again>\w+) is not the (?<first>\w+)\./;
const PASSWORD = /passw|pwd/i;
const AGAIN = /confirm|repeat|again|verif|^re_?(?:enter|type)?_?(?:new_?)?passw|2$/i;

/** The new password and that once more: as an answer calls them, else the only two that speak of a password. */
function findTwice(names: readonly string[], answer: string | undefined): { again?: string; first?: string } {
  if (answer !== undefined) return NOT_REPEATED.exec(answer)?.groups ?? {};
  const [first, again, ...others] = names.filter((name) => PASSWORD.test(name)).sort((a, b) => a.length - b.length);
  return first === undefined || again === undefined || others.length > 0 ? {} : { first, again };
}

/** Whether a request holds a new password twice, not the same both times, as the answer says unless it has no content. */
export function isNotRepeated(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  if (!isRefusedAsDeclared(entry, failure) && !isRefusedUnsaid(entry, failure)) return false;
  const { sent, answer } = failure;
  const names = [...new Set(listSent(document, entry))];
  const { again = '', first = '' } = findTwice(names, answer);
  const isRepeated = PASSWORD.test(first) && !AGAIN.test(first) && AGAIN.test(again);
  if (!isRepeated || sent === undefined || ![again, first].every((name) => names.includes(name))) return false;
  const body = isJson(sent) ? readObject(sent.text) : {};
  return typeof body[first] === 'string' && typeof body[again] === 'string' && body[first] !== body[again];
}
