import { namesAbsent, namesAbsentAmong, namesAbsentAsSaid } from './absent-in-body';
import {
  carriesSecret,
  isNotRepeated,
  isSecretUnsaid,
  isTakenUnsaid,
  namesAccount,
  THE_SAME,
  WRONG_SECRET,
} from './account-words';
import { isOneOfAlike } from './alike-variants';
import { findOperation, isWithoutContent } from './answer-schema';
import { isBroughtBack, isMadeLater, mayBeAbsent, wasMadeWith } from './asked-before';
import { sendsBlank } from './blank-texts';
import { selectsByBody } from './body-id';
import { hasHeader, isConditionDeclared } from './conditions';
import { areCookiesRight } from './cut-cookies';
import {
  declares,
  describeAnswer,
  isRefusedAsDeclared,
  isRefusedUnsaid,
  isToldAsInvalid,
  isUndeclared,
} from './declared-answers';
import { canBeInvalid, demandsProperties, isOptionalBody } from './demands';
import { isEmptyUnsaid } from './empty-list';
import type { Failure } from './failures';
import { followsAsForm, losesObjects } from './form-body';
import { isOfTwoTypes } from './impossible-parts';
import { isKeptAsDescribed } from './kept-as-described';
import { isKeptMoreNarrowly } from './kept-more-narrowly';
import { wasNothingStored, wasNotSent } from './never-stored';
import { lacksStyle } from './path-style';
import type { ProofName } from './proof-names';
import { proofSchema } from './proof-names';
import { isRenamedToTaken, setsWhatMayBeTaken } from './renamed-key';
import { lacksFormat } from './unmet-format';
import { isNoObject } from './untyped-body';
import { isPathWrong } from './wrong-path';
import { followsAsXml } from './xml-body';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

type Proof = (document: OpenApiDocument, entry: OperationEntry, failure: Failure, original: OpenApiDocument) => boolean;

/** What an answer says of an item that isn't there. */
const NO_SUCH = /\bThere is no such\b/;

const OUTSIDE = /\b(?:in|at) (?:query|header|path|cookie)\b/;

/** Whether what an answer says is taken is set here, and by an operation that declares that it may be taken. */
function setsTaken(document: OpenApiDocument, entry: OperationEntry, { answer = '' }: Failure): boolean {
  const name = THE_SAME.exec(answer)?.groups?.name;
  return setsWhatMayBeTaken(document, entry, (one) => one === name);
}

/** Whether a body was taken that was meant to be wrong, and no parameter beside it. */
function isWrongBodyTaken({ check, message }: Failure): boolean {
  return check === 'AcceptedNegativeData' && !OUTSIDE.test(message);
}

const AUTHORIZATION = /missing required 'Authorization' header/i;

/** Whether no request is let in without credentials. */
function isSecured(document: OpenApiDocument, { operation }: OperationEntry): boolean {
  const alternatives = listSecurity(document, operation);
  return alternatives.length > 0 && alternatives.every((one) => Object.keys(one).length > 0);
}

const WRONG_LOGIN = /\b(?:invalid|incorrect|wrong|bad)\b[^.]*\b(?:password|credentials)\b/i;
const NOTHING_SENT = /\bno (?:file|image|content|body|data)\b/i;

/**
 * What shows that an answer contradicts its specification whatever an honest service does.
 * - `secured-without-401`: the operation demands credentials, a request without the right ones must be refused, and no
 *   answer is declared that says so.
 * - `forbidden-as-declared`: the same, the answer is the declared 403, and a check asks for a 401 that is not declared.
 * - `invalid-without-400`: the operation demands something of its body or parameters, a request that violates it must
 *   be refused, and no answer is declared that says so.
 * - `done-without-success`: the operation declares answers of refusal only, so that none says that it was done.
 * - `absent-without-404`: the path selects an item, which need not be there and of which nothing was seen before, and no
 *   answer is declared that says so.
 * - `absent-as-invalid`: the same, and the answer says with the declared 400 or 422 that the item isn't there, which a
 *   check takes for the refusal of a valid request.
 * - `conflict-without-409`: another operation of the same resource declares that a value may be taken; this one, whose
 *   body has some of the same properties, declares no answer that says so.
 * - `renamed-to-taken`: the request carries another value of what its path selects items by, the answer says that another
 *   item has it, so that no path could tell them apart, and no answer is declared that says so.
 * - `taken-as-invalid`: the request makes an account or renames one, or sets what another operation of the same resource
 *   declares may be taken; no 409 is declared, and the answer says with the declared 400 or 422 that another one has the
 *   same.
 * - `taken-without-409`: the same, and neither 400 nor 422 is declared: no answer is that says so.
 * - `condition-declared`: the operation declares the very answer for a condition or key in a header that does not hold,
 *   which no schema can express, and the check takes it for the refusal of a valid request.
 * - `blank-declared`: the declared answer shows, as its example or in words, that a text can't be blank, and the schema
 *   of the request, which holds such a text, lets one be.
 * - `part-made-later`: what was not there is a part of what had been made, made by an operation of its own, and its
 *   absence is declared; nothing was there before.
 * - `answer-kept`: the request that made an item carries an `Idempotency-Key`, so that its answer may be the one that was
 *   kept of an equal request, whose item has been deleted since.
 * - `absent-in-body`: of an item that had been made, the declared 404 says that something else isn't there, whose id is in
 *   the body, and of which nothing had been seen before.
 * - `not-sent`: what was not there is a file that neither the form that made the item nor any request after it held.
 * - `nothing-stored`: what was not there is the newest of a list, the declared 404 says that there is none, and nothing had
 *   been written of the new item that the list belongs to.
 * - `brought-back`: what was there after its deletion had been brought back in between, by an operation that the
 *   specification declares for that.
 * - `kept-as-described`: what was there after its deletion is kept, as the description of the deletion says, and shows the
 *   state that the description names.
 * - `empty-without-404`: what was there after a deletion is a list of what belonged to the deleted item, it is empty, and
 *   no answer of that list is declared that says that the item isn't there.
 * - `valid-as-xml`: a body that was meant to be wrong follows its schema, read as the XML that it is: `<title>null</title>`
 *   is a title of four letters, for XML has texts and no null.
 * - `valid-as-form`: a body that was meant to be wrong follows its schema, read as the form that it is: `tag=a` is a list
 *   of one, for a form has fields and no brackets, and a part that is `{}` is a file of two bytes.
 * - `unwritable-in-form`: a form has a field for a list of objects, no `encoding` says how a form carries them, and what
 *   was sent is no object.
 * - `kept-more-narrowly`: what a parameter or a body sets may be any text or number, and the property of its name, which
 *   the answer or the item's own shows, may not be the one that was sent.
 * - `not-its-format`: all that is wrong with the body that is refused as declared are texts without the `format` that their
 *   schema gives them, which a check makes up only where a schema has one type.
 * - `login-declared`: the declared answer says that a name or password is wrong, which no schema can express.
 * - `secret-as-invalid`: the request carries a password or a code, of which no schema can say that it is the right one,
 *   no 401 or 403 is declared, and the answer says with the declared 400 or 422 that it is not.
 * - `secret-without-401`: the same, and no answer is declared that says so.
 * - `not-repeated`: the request holds a new password twice, and not the same, as the declared answer says, or the names
 *   of the only two passwords do where that answer has no content: no schema can ask that two properties be the same.
 * - `nothing-declared`: the declared answer says that nothing was sent, nothing was sent, and the body is optional.
 * - `nothing-sent`: a body that was meant to be wrong has no bytes, and the body is optional.
 * - `required-of-nothing`: a body may be absent, and its schema requires properties, without which nothing can be made or
 *   changed: what is absent is refused as declared.
 * - `wrong-in-path`: the path of a request that was meant to be right holds a value that its schema refuses, such as `None`
 *   for a number: a check took it from an answer that has null there.
 * - `cookie-cut`: all that was meant to be wrong is a cookie, which a semicolon in it has cut to one that is right.
 * - `untyped-object`: the body is no object, or holds none where one is meant, which follows its schema only because that
 *   has properties and leaves out the type.
 * - `variants-alike`: the answer follows more than one schema of a `oneOf`, all of which say the same, so that no value
 *   follows one alone: it is the one that its discriminator names.
 * - `two-types-at-once`: a property of the answer would have to be an object and a list at once, as the document was
 *   written, so that no value of any type may stand there, and all else of the answer follows it.
 * - `content-of-204`: content is declared for an answer of 204, which has none by HTTP, and none was sent.
 */
const PROOFS: Readonly<Record<ProofName, Proof>> = {
  'secured-without-401': (document, entry, failure) =>
    isSecured(document, entry) && failure.isLetIn !== true && isUndeclared(entry, failure, 401, ['403']),
  'forbidden-as-declared': (document, entry, failure) =>
    failure.check === 'MissingHeaderNotRejected' &&
    failure.status === 403 &&
    AUTHORIZATION.test(failure.message) &&
    isSecured(document, entry) &&
    declares(entry, ['403']) &&
    !declares(entry, ['401', '4XX', 'DEFAULT']),
  'invalid-without-400': (document, entry, failure) =>
    isUndeclared(entry, failure, 400, ['422']) && canBeInvalid(document, entry),
  'done-without-success': (_document, { operation }, { check, status = 0 }) =>
    check === 'UndefinedStatusCode' &&
    Math.floor(status / 100) === 2 &&
    !Object.keys(operation.responses ?? {}).some((one) => /^(?:[123]|default)/i.test(one)),
  'absent-without-404': (_document, entry, failure) =>
    isUndeclared(entry, failure, 404, ['410']) && mayBeAbsent(entry, failure),
  'absent-as-invalid': (document, entry, failure) =>
    (mayBeAbsent(entry, failure) || selectsByBody(document, entry, failure)) &&
    isToldAsInvalid(entry, failure, NO_SUCH, ['404', '410']),
  'conflict-without-409': (document, entry, failure) =>
    isUndeclared(entry, failure, 409, ['400', '422']) && setsWhatMayBeTaken(document, entry),
  'renamed-to-taken': (_document, entry, failure) =>
    isUndeclared(entry, failure, 409, ['400', '422']) && isRenamedToTaken(entry, failure),
  'taken-as-invalid': (document, entry, failure) =>
    (namesAccount(document, entry, failure.answer) || setsTaken(document, entry, failure)) &&
    isToldAsInvalid(entry, failure, THE_SAME, ['409']),
  'taken-without-409': isTakenUnsaid,
  'condition-declared': isConditionDeclared,
  'blank-declared': (document, entry, failure) =>
    failure.check === 'RejectedPositiveData' &&
    /\bbe blank\b/i.test(describeAnswer(document, entry, failure.status)) &&
    sendsBlank(failure),
  'part-made-later': (document, _entry, failure) =>
    failure.check === 'EnsureResourceAvailability' && failure.status === 404 && isMadeLater(document, failure),
  'answer-kept': (document, entry, failure) =>
    failure.check === 'EnsureResourceAvailability' &&
    failure.status === 404 &&
    hasHeader(document, entry, 'idempotency-key') &&
    wasMadeWith('idempotency-key', entry, failure),
  'absent-in-body': (document, entry, failure) =>
    namesAbsent(document, failure) ||
    namesAbsentAmong(document, failure) ||
    namesAbsentAsSaid(document, entry, failure),
  'not-sent': (document, _entry, failure) => wasNotSent(document, failure),
  'nothing-stored': (document, _entry, failure) => wasNothingStored(document, failure),
  'brought-back': (document, entry, failure) =>
    failure.check === 'UseAfterFree' && isBroughtBack(document, entry, failure),
  'kept-as-described': (document, entry, failure) =>
    failure.check === 'UseAfterFree' && failure.status === 200 && isKeptAsDescribed(document, entry, failure),
  'empty-without-404': (document, _entry, failure) =>
    failure.check === 'UseAfterFree' && failure.status === 200 && isEmptyUnsaid(document, failure),
  'valid-as-xml': (document, { operation }, failure) =>
    isWrongBodyTaken(failure) && failure.sent !== undefined && followsAsXml(document, operation, failure.sent),
  'valid-as-form': (document, entry, failure) =>
    isWrongBodyTaken(failure) && failure.sent !== undefined && followsAsForm(document, entry, failure.sent),
  'unwritable-in-form': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) && failure.sent !== undefined && losesObjects(document, entry, failure.sent),
  'kept-more-narrowly': (document, entry, failure) =>
    (isRefusedAsDeclared(entry, failure) || isRefusedUnsaid(entry, failure)) &&
    isKeptMoreNarrowly(document, entry, failure),
  'not-its-format': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) && lacksFormat(document, entry, failure),
  'login-declared': (document, entry, failure) =>
    carriesSecret(document, entry) &&
    isRefusedAsDeclared(entry, failure) &&
    WRONG_LOGIN.test(describeAnswer(document, entry, failure.status)),
  'secret-as-invalid': (document, entry, failure) =>
    carriesSecret(document, entry) && isToldAsInvalid(entry, failure, WRONG_SECRET, ['401', '403']),
  'secret-without-401': isSecretUnsaid,
  'not-repeated': isNotRepeated,
  'nothing-declared': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) &&
    failure.sent?.text === '' &&
    isOptionalBody(entry) &&
    NOTHING_SENT.test(describeAnswer(document, entry, failure.status)),
  'nothing-sent': (_document, entry, failure) =>
    isWrongBodyTaken(failure) && failure.sent?.text === '' && isOptionalBody(entry),
  'required-of-nothing': (document, entry, failure) =>
    isRefusedAsDeclared(entry, failure) &&
    failure.sent?.text === '' &&
    isOptionalBody(entry) &&
    demandsProperties(document, entry),
  'style-left-out': (document, entry, failure) =>
    failure.check === 'RejectedPositiveData' && lacksStyle(document, entry, failure),
  'wrong-in-path': (document, entry, failure) =>
    failure.check === 'RejectedPositiveData' &&
    [400, 422].includes(failure.status ?? 0) &&
    isPathWrong(document, entry, failure),
  'cookie-cut': (document, entry, failure) =>
    failure.check === 'AcceptedNegativeData' && areCookiesRight(document, entry, failure),
  'untyped-object': (document, entry, failure) =>
    failure.check === 'RejectedPositiveData' &&
    (failure.status === 400 || failure.status === 422) &&
    (declares(entry, [String(failure.status), '4XX', 'DEFAULT']) || isRefusedUnsaid(entry, failure)) &&
    isNoObject(document, entry, failure),
  'variants-alike': (document, entry, failure) =>
    failure.check === 'JsonSchemaError' && isOneOfAlike(document, entry, failure),
  'two-types-at-once': (document, entry, failure, original) =>
    failure.check === 'JsonSchemaError' && isOfTwoTypes(document, original, entry, failure),
  'content-of-204': (_document, _entry, failure, original) => isWithoutContent(original, failure),
};

/**
 * The name of the contradiction that a failure is by the specification's own words; `undefined`: it is none.
 * @param document - as it is planned
 * @param original - as it was written
 */
export function findProof(
  document: OpenApiDocument,
  failure: Failure,
  original: OpenApiDocument = document,
): ProofName | undefined {
  const entry = findOperation(document, failure.operation);
  if (entry === undefined) return undefined;
  return proofSchema.options.find((name) => PROOFS[name](document, entry, failure, original));
}
