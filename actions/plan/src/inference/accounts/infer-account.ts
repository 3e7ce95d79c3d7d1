import type { Conflict, Evidence, Success } from '@orchestrate/contracts/plan';

import { quoteNames } from '../../wording';
import { findMismatch } from '../compatibility';
import type { Inference, InferenceContext, NotInferred } from '../inference';
import type { OperationView } from '../operation-view';
import { readWriteAnswer } from '../write-answer';
import type { WriteRequest } from '../writes';
import { listUnfillable, readWriteRequest } from '../writes';

import { LEAST_TOKEN_LENGTH, viewAnswer } from './account-bodies';
import { findPassword, listLogins } from './account-names';
import { findRepeatedPassword } from './find-sessions';
import { readFlatAccount } from './flat-account';

const NATURAL_KEYS = ['email', 'username'];

/** What the answer shows of the account and of a token, or why it is neither. */
export function readAccountAnswer(view: OperationView, { document, draft }: InferenceContext): Success | NotInferred {
  const answer = viewAnswer(document, view);
  if (answer === undefined || answer.isText === true) return { reason: 'the answer is no account and no token' };
  const { status, contentType, item, token, envelope, companions } = answer;
  if (token?.mostLetters !== undefined && token.mostLetters < LEAST_TOKEN_LENGTH)
    return { reason: `a token of ${token.mostLetters} letters could be guessed` };
  const mismatch = item && findMismatch(item.schema, draft.representation, draft.derived);
  const isWhole = item?.property === undefined && envelope === undefined;
  const flat = item && mismatch !== undefined && isWhole ? readFlatAccount(document, item.schema, draft) : undefined;
  if (flat !== undefined)
    return {
      ...{ status, ...(contentType === undefined ? {} : { contentType }), shape: 'other', token: flat.token },
      ...(flat.shows.length === 0 ? {} : { shows: flat.shows }),
      ...companions,
    };
  if (mismatch !== undefined) return { reason: mismatch };
  return {
    status,
    ...(contentType === undefined ? {} : { contentType }),
    shape: item !== undefined ? 'item' : token !== undefined ? 'other' : 'empty',
    ...(item?.property === undefined ? {} : { itemProperty: item.property }),
    ...(token === undefined ? {} : { token }),
    ...(envelope === undefined ? {} : { envelopeProperty: envelope }),
    ...companions,
  };
}

/** No two accounts share what a login names, nor another name that people know each other by. */
function findUnique(
  { responses }: OperationView,
  request: WriteRequest,
  { draft: { account, id } }: InferenceContext,
): Conflict[] {
  const names = new Set([account?.login, ...NATURAL_KEYS]);
  const status = [409, 422, 400].find((one) => responses.has(String(one))) ?? 409;
  return [...request.writable]
    .filter((name) => names.has(name) && name !== id.property)
    .map((name) => ({ status, cause: 'unique', properties: [name] }));
}

function describeUnique(conflicts: readonly Conflict[]): Evidence[] {
  const names = conflicts.flatMap(({ properties }) => properties);
  const detail = `no two accounts share ${quoteNames(names)}, by which callers are known`;
  return names.length === 0 ? [] : [{ rule: 'unique-account', detail }];
}

/** The account, a token or nothing, else that it is done. */
function readSelf(view: OperationView, context: InferenceContext): Success | NotInferred {
  const shown = readAccountAnswer(view, context);
  if (!('reason' in shown) || view.entry.method === 'get') return shown;
  const told = readWriteAnswer(view, context);
  return 'reason' in told || told.success.shape === 'item' ? shown : told.success;
}

/** The account or a token, else its id alone, or that it is done. */
function readRegistered(view: OperationView, context: InferenceContext): Success | NotInferred {
  const shown = readAccountAnswer(view, context);
  if (!('reason' in shown)) return shown;
  // What lets callers in is given by a login: a text says that it is done.
  const told = readWriteAnswer(view, context, true);
  return 'reason' in told ? shown : told.success;
}

/** POST with a password that no answer shows. */
export function inferRegister(view: OperationView, context: InferenceContext): Inference {
  const success = readRegistered(view, context);
  if ('reason' in success) return success;
  const request = readWriteRequest(context.document, view);
  if ('reason' in request) return request;
  const unfillable = listUnfillable(request, context);
  if (unfillable.length > 0)
    return { reason: `every account must show ${quoteNames(unfillable)}, which who registers need not give` };
  const conflicts = findUnique(view, request, context);
  const next = context.draft.account?.password ?? '';
  const repeated = request.writable.has(next) ? findRepeatedPassword(request.schema) : undefined;
  const again = repeated === undefined ? '' : `; \`${repeated}\` must be the same`;
  const detail = `POST with \`${next}\`, which no answer shows: it makes an account${again}`;
  return {
    kind: 'register',
    success,
    conflicts,
    ...(repeated === undefined ? {} : { passwords: { next, repeated } }),
    evidence: [{ rule: 'register', detail }, ...describeUnique(conflicts)],
  };
}

/** POST with a password that answers a token. */
export function inferLogin(view: OperationView, context: InferenceContext): Inference {
  const success = readAccountAnswer(view, context);
  if ('reason' in success) return success;
  const request = readWriteRequest(context.document, view);
  if ('reason' in request) return request;
  const own = context.draft.account;
  const names = listLogins(request.schema);
  const login = names.find((name) => name === own?.login) ?? names[0];
  const password = findPassword(request.schema);
  if (login === undefined || password === undefined) return { reason: 'the request carries no name and password' };
  const isDemanded = [login, password].every((name) => request.required.has(name));
  // A name that accounts do not have could only be found by its being demanded.
  const isNamed = login === own?.login && view.request?.isRequired === true;
  if (!isDemanded && !isNamed) return { reason: 'the request need not carry a name and a password' };
  const without = isDemanded ? '' : '; one that leaves either out lets nobody in';
  const isOwn = login === own?.login && password === own.password;
  const others = names.filter((name) => name !== login);
  const beside =
    others.length === 0
      ? ''
      : `; ${quoteNames(others)} of the request ${others.length > 1 ? 'are' : 'is'} not looked at`;
  const shown = (success.shows ?? []).map(({ property }) => property);
  const told = shown.length === 0 ? '' : `, and ${quoteNames(shown)} of the account beside it`;
  const detail = `POST with ${quoteNames([login, password])} answers a token${told}${without}${beside}`;
  return {
    ...{ kind: 'login', success },
    ...(isOwn ? {} : { credentials: { login, password } }),
    evidence: [{ rule: 'login', detail }],
  };
}

const SELF = {
  get: 'read-self',
  put: 'patch-self',
  patch: 'patch-self',
  delete: 'delete-self',
} as const;

/** GET, PUT, PATCH and DELETE of the account of who calls. */
export function inferSelf(view: OperationView, context: InferenceContext): Inference {
  const { method, path } = view.entry;
  const isProbe = method === 'post' && view.request === undefined;
  const kind = isProbe ? 'read-self' : Object.entries(SELF).find(([name]) => name === method)?.[1];
  if (kind === undefined) return { reason: `no rule knows what ${method.toUpperCase()} does to the caller's account` };
  const success = readSelf(view, context);
  if ('reason' in success) return success;
  if (success.token !== undefined || (kind === 'read-self' && success.shape !== 'item'))
    return { reason: "the answer is not the caller's account" };
  const evidence = [{ rule: 'singleton', detail: `${path} is the account of the authenticated caller` }];
  if (kind !== 'patch-self') return { kind, success, evidence };
  const request = readWriteRequest(context.document, view);
  if ('reason' in request) return request;
  return { kind, success, conflicts: findUnique(view, request, context), evidence };
}
