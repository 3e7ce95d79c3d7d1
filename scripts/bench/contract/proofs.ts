import { z } from 'zod';

import { carriesSecret, namesAccount, THE_SAME, WRONG_SECRET } from './account-words';
import type { Failure } from './failures';
import { followsAsForm, losesObjects } from './form-body';
import { isKeptMoreNarrowly } from './kept-more-narrowly';
import { lacksStyle } from './path-style';
import { isNoObject } from './untyped-body';
import { followsAsXml } from './xml-body';

import type { OpenApiDocument, Response, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters, listSecurity } from '@orchestrate/kit/openapi/operations';
import { followReference } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

/** Names of the proofs, in the order in which they are tried. */
export const proofSchema = z.enum([
  'secured-without-401',
  'invalid-without-400',
  'done-without-success',
  'absent-without-404',
  'absent-as-invalid',
  'conflict-without-409',
  'taken-as-invalid',
  'condition-declared',
  'blank-declared',
  'part-made-later',
  'answer-kept',
  'brought-back',
  'kept-as-described',
  'valid-as-xml',
  'valid-as-form',
  'unwritable-in-form',
  'kept-more-narrowly',
  'login-declared',
  'secret-as-invalid',
  'nothing-declared',
  'nothing-sent',
  'required-of-nothing',
  'style-left-out',
  'untyped-object',
]);
/** See {@link proofSchema}. */
export type ProofName = z.infer<typeof proofSchema>;

type Proof = (document: OpenApiDocument, entry: OperationEntry, failure: Failure) => boolean;

function declares({ operation }: OperationEntry, statuses: readonly string[]): boolean {
  return Object.keys(operation.responses ?? {}).some((status) => statuses.includes(status.toUpperCase()));
}

/** Whether an answer has this status, no status with that meaning is declared, and no range or default holds it. */
function isUndeclared(entry: OperationEntry, failure: Failure, status: number, like: readonly string[]): boolean {
  const isSilent = !declares(entry, [String(status), ...like, '4XX', 'DEFAULT']);
  return isSilent && failure.check === 'UndefinedStatusCode' && failure.status === status;
}

/** Whether some value that a request can carry is refused by a schema: any text is a text. */
function isDemanding(document: OpenApiDocument, schema: SchemaOrBoolean | undefined): boolean {
  const { description: _, ...value } = followSchema(document, schema, '#').value;
  return Object.keys(value).length > 1 || (value.type !== undefined && value.type !== 'string');
}

function canBeInvalid(document: OpenApiDocument, entry: OperationEntry): boolean {
  const parameters = listParameters(document, entry).map(({ value }) => value);
  return (
    entry.operation.requestBody !== undefined ||
    parameters.some(({ required, in: place, schema, content }) => {
      const isMissable = required === true && place !== 'path';
      return isMissable || content !== undefined || isDemanding(document, schema);
    })
  );
}

function hasHeader(document: OpenApiDocument, entry: OperationEntry, name: string): boolean {
  return listParameters(document, entry).some(
    ({ value }) => value.in === 'header' && value.name.toLowerCase() === name,
  );
}

/** A declared answer with its examples, as JSON. */
function describeAnswer(document: OpenApiDocument, { operation, pointer }: OperationEntry, status = 0): string {
  const declared = operation.responses?.[String(status)];
  return declared === undefined ? '' : JSON.stringify(followReference<Response>(document, declared, pointer).value);
}

/** What a request is refused with for a header, by the specification's own word. */
const CONDITIONS = [
  { check: 'RejectedPositiveData', status: 412, header: 'if-match' },
  { check: 'MissingHeaderNotRejected', status: 428, header: 'if-match' },
  { check: 'RejectedPositiveData', status: 422, header: 'idempotency-key' },
] as const;

/** What an answer says of an item that isn't there. */
const NO_SUCH = /\bThere is no such\b/;
/** Whether a check takes an answer for the refusal of a valid request, which had no better status to say so. */
function isToldAsInvalid(entry: OperationEntry, failure: Failure, words: RegExp, better: readonly string[]): boolean {
  const { check, status, answer = '' } = failure;
  const isInvalid = (status === 400 || status === 422) && declares(entry, [String(status)]);
  const isSilent = !declares(entry, [...better, '4XX', 'DEFAULT']);
  return check === 'RejectedPositiveData' && isInvalid && isSilent && words.test(answer);
}

const NOT_AVAILABLE = /^\s*Not available with: `(?<method>[A-Z]+) (?<path>\S+)`/m;

/** `/notes/{id}/photo`, where another operation of that path makes what this one gives, changes or removes. */
function isMadeLater(document: OpenApiDocument, { message }: Failure): boolean {
  const { method, path } = NOT_AVAILABLE.exec(message)?.groups ?? {};
  const same = listOperations(document).filter((entry) => entry.path === path);
  const asked = same.find((entry) => entry.method.toUpperCase() === method);
  const isMade = same.some((entry) => entry !== asked && (entry.method === 'put' || entry.method === 'post'));
  return asked !== undefined && declares(asked, ['404']) && isMade;
}

const DELETED = /The resource was deleted with `DELETE (?<path>\S+)`/;
const BRINGS_BACK = /^\/(?:restore|undelete|recover|reinstate|unarchive)$/;

/** `DELETE /notes/1`, then a declared `POST /notes/1/restore`, both with success. */
function isBroughtBack(document: OpenApiDocument, { path }: OperationEntry, failure: Failure): boolean {
  const { before = [], message } = failure;
  const deleted = DELETED.exec(message)?.groups?.path ?? '';
  const deletion = before.findLastIndex((one) => one.startsWith('DELETE ') && one.endsWith(deleted));
  const [, address = ''] = before[deletion]?.split(' ') ?? [];
  return listOperations(document)
    .filter((one) => one.path.startsWith(`${path}/`) && BRINGS_BACK.test(one.path.slice(path.length)))
    .some((one) => {
      const request = `${one.method.toUpperCase()} ${address}${one.path.slice(path.length)}`;
      return deleted !== '' && deletion >= 0 && before.indexOf(request, deletion) > deletion;
    });
}

const SAYS_KEPT = /\b(?:kept|stays?|remains?)\b|\b(?:mark|move|set)(?:ed|d|s)?\b[^.]*\b(?:as|to)\b/i;

/** `DELETE /notes/1`, whose description says that the note stays. */
function isKept(document: OpenApiDocument, { path }: OperationEntry, { check, status }: Failure): boolean {
  const removal = listOperations(document).find((one) => one.method === 'delete' && one.path === path);
  const isThere = check === 'UseAfterFree' && status === 200;
  return isThere && SAYS_KEPT.test(removal?.operation.description ?? '');
}

/** Whether what was meant to be right is refused with a status of its own that the operation declares. */
function isRefusedAsDeclared(entry: OperationEntry, { check, status }: Failure): boolean {
  return check === 'RejectedPositiveData' && (status === 400 || status === 422) && declares(entry, [String(status)]);
}

const WRONG_LOGIN = /\b(?:invalid|incorrect|wrong|bad)\b[^.]*\b(?:password|credentials)\b/i;
const NOTHING_SENT = /\bno (?:file|image|content|body|data)\b/i;

function isOptionalBody({ operation: { requestBody } }: OperationEntry): boolean {
  return requestBody !== undefined && !('$ref' in requestBody) && requestBody.required !== true;
}

/** Whether a body must have something wherever there is one. */
function demandsProperties(document: OpenApiDocument, { operation: { requestBody } }: OperationEntry): boolean {
  const types = requestBody === undefined || '$ref' in requestBody ? [] : Object.values(requestBody.content);
  return (
    types.length > 0 &&
    types.every(({ schema }) => (followSchema(document, schema, '#').value.required ?? []).length > 0)
  );
}

/**
 * What shows that an answer contradicts its specification whatever an honest service does.
 * - `secured-without-401`: the operation demands credentials, a request without them must be refused, and no answer is
 *   declared that says so.
 * - `invalid-without-400`: the operation demands something of its body or parameters, a request that violates it must
 *   be refused, and no answer is declared that says so.
 * - `done-without-success`: the operation declares answers of refusal only, so that none says that it was done.
 * - `absent-without-404`: the path selects an item, which need not be there, and no answer is declared that says so.
 * - `absent-as-invalid`: the same, and the answer says with the declared 400 or 422 that the item isn't there, which a
 *   check takes for the refusal of a valid request.
 * - `conflict-without-409`: another operation of the same resource declares that a value may be taken; this one, which
 *   sets it too, declares no answer that says so.
 * - `taken-as-invalid`: the request makes an account or renames one, no 409 is declared, and the answer says with the
 *   declared 400 or 422 that another one has the same name or address, so that a login could not tell them apart.
 * - `condition-declared`: the operation declares the very answer for a condition or key in a header that does not hold,
 *   which no schema can express, and the check takes it for the refusal of a valid request.
 * - `blank-declared`: the declared answer shows, as its example or in words, that a text can't be blank, and the schema
 *   of the request lets one be.
 * - `part-made-later`: what was not there is a part of what had been made, made by an operation of its own, and its
 *   absence is declared.
 * - `answer-kept`: the request that made an item carries an `Idempotency-Key`, so that its answer may be the one that was
 *   kept of an equal request, whose item has been deleted since.
 * - `brought-back`: what was there after its deletion had been brought back in between, by an operation that the
 *   specification declares for that.
 * - `kept-as-described`: what was there after its deletion is kept, as the description of the deletion says.
 * - `valid-as-xml`: a body that was meant to be wrong follows its schema, read as the XML that it is: `<title>null</title>`
 *   is a title of four letters, for XML has texts and no null.
 * - `valid-as-form`: a body that was meant to be wrong follows its schema, read as the form that it is: `tag=a` is a list
 *   of one, for a form has fields and no brackets.
 * - `unwritable-in-form`: a form has a field for a list of objects, no `encoding` says how a form carries them, and what
 *   was sent is no object.
 * - `kept-more-narrowly`: what a parameter or a body sets may be any text or number, and the property of its name, which
 *   the answer or the item's own shows, may not be the one that was sent.
 * - `login-declared`: the declared answer says that a name or password is wrong, which no schema can express.
 * - `secret-as-invalid`: the request carries a password or a code, of which no schema can say that it is the right one,
 *   no 401 or 403 is declared, and the answer says with the declared 400 or 422 that it is not.
 * - `nothing-declared`: the declared answer says that nothing was sent, nothing was sent, and the body is optional.
 * - `nothing-sent`: a body that was meant to be wrong has no bytes, and the body is optional.
 * - `required-of-nothing`: a body may be absent, and its schema requires properties, without which nothing can be made or
 *   changed: what is absent is refused as declared.
 * - `untyped-object`: the body is no object, or holds none where one is meant, which follows its schema only because that
 *   has properties and leaves out the type.
 */
const PROOFS: Readonly<Record<ProofName, Proof>> = {
  'secured-without-401': (document, entry, failure) => {
    const alternatives = listSecurity(document, entry.operation);
    const isSecured = alternatives.length > 0 && alternatives.every((one) => Object.keys(one).length > 0);
    return isSecured && isUndeclared(entry, failure, 401, ['403']);
  },
  'invalid-without-400': (document, entry, failure) =>
    isUndeclared(entry, failure, 400, ['422']) && canBeInvalid(document, entry),
  'done-without-success': (_document, { operation }, { check, status = 0 }) =>
    check === 'UndefinedStatusCode' &&
    Math.floor(status / 100) === 2 &&
    !Object.keys(operation.responses ?? {}).some((one) => /^(?:[123]|default)/i.test(one)),
  'absent-without-404': (_document, entry, failure) =>
    isUndeclared(entry, failure, 404, ['410']) && entry.path.includes('{'),
  'absent-as-invalid': (_document, entry, failure) =>
    entry.path.includes('{') && isToldAsInvalid(entry, failure, NO_SUCH, ['404', '410']),
  'conflict-without-409': (document, entry, failure) =>
    isUndeclared(entry, failure, 409, ['400', '422']) &&
    listOperations(document).some((other) => declares(other, ['409']) && entry.path.startsWith(`${other.path}/`)),
  'taken-as-invalid': (document, entry, failure) =>
    namesAccount(document, entry, failure.answer) && isToldAsInvalid(entry, failure, THE_SAME, ['409']),
  'condition-declared': (document, entry, { check, status }) =>
    CONDITIONS.some(
      (one) =>
        one.check === check &&
        one.status === status &&
        declares(entry, [String(status)]) &&
        hasHeader(document, entry, one.header),
    ),
  'blank-declared': (document, entry, { check, status }) =>
    check === 'RejectedPositiveData' && /\bbe blank\b/i.test(describeAnswer(document, entry, status)),
  'part-made-later': (document, _entry, failure) =>
    failure.check === 'EnsureResourceAvailability' && failure.status === 404 && isMadeLater(document, failure),
  'answer-kept': (document, entry, { check, status }) =>
    check === 'EnsureResourceAvailability' && status === 404 && hasHeader(document, entry, 'idempotency-key'),
  'brought-back': (document, entry, failure) =>
    failure.check === 'UseAfterFree' && isBroughtBack(document, entry, failure),
  'kept-as-described': (document, entry, failure) => isKept(document, entry, failure),
  'valid-as-xml': (document, entry, { check, sent }) =>
    check === 'AcceptedNegativeData' && sent !== undefined && followsAsXml(document, entry.operation, sent),
  'valid-as-form': (document, entry, { check, sent }) =>
    check === 'AcceptedNegativeData' && sent !== undefined && followsAsForm(document, entry.operation, sent),
  'unwritable-in-form': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) &&
    failure.sent !== undefined &&
    losesObjects(document, entry.operation, failure.sent),
  'kept-more-narrowly': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) && isKeptMoreNarrowly(document, entry, failure),
  'login-declared': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) && WRONG_LOGIN.test(describeAnswer(document, entry, failure.status)),
  'secret-as-invalid': (document, entry, failure) =>
    carriesSecret(document, entry) && isToldAsInvalid(entry, failure, WRONG_SECRET, ['401', '403']),
  'nothing-declared': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) &&
    failure.sent?.text === '' &&
    isOptionalBody(entry) &&
    NOTHING_SENT.test(describeAnswer(document, entry, failure.status)),
  'nothing-sent': (_document, entry, { check, sent }) =>
    check === 'AcceptedNegativeData' && sent?.text === '' && isOptionalBody(entry),
  'required-of-nothing': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) &&
    failure.sent?.text === '' &&
    isOptionalBody(entry) &&
    demandsProperties(document, entry),
  'style-left-out': (document, entry, failure) =>
    failure.check === 'RejectedPositiveData' && lacksStyle(document, entry, failure),
  'untyped-object': (document, entry, failure) =>
    failure.check === 'RejectedPositiveData' &&
    (failure.status === 400 || failure.status === 422) &&
    declares(entry, [String(failure.status), '4XX', 'DEFAULT']) &&
    isNoObject(document, entry, failure),
};

/** The name of the contradiction that a failure is by the specification's own words; `undefined`: it is none. */
export function findProof(document: OpenApiDocument, failure: Failure): ProofName | undefined {
  const entry = listOperations(document).find(
    ({ method, path }) => `${method.toUpperCase()} ${path}` === failure.operation,
  );
  if (entry === undefined) return undefined;
  return proofSchema.options.find((name) => PROOFS[name](document, entry, failure));
}
