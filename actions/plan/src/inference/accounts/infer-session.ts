import type { Success } from '@orchestrate/contracts/plan';

import { quoteNames } from '../../wording';
import { findSaid } from '../companions';
import type { Inference, InferenceContext, NotInferred } from '../inference';
import type { OperationView } from '../operation-view';
import { isPlainObject, viewSchema } from '../operation-view';

import { viewRequest } from './account-bodies';
import { findRefresh } from './account-names';
import { findEnded, readPasswordChange } from './find-sessions';
import { readAccountAnswer } from './infer-account';

/** An answer that is empty or only says that it is done. */
export function readDone({ success }: OperationView, { document }: InferenceContext): Success | NotInferred {
  if (success === undefined) return { reason: 'no answer for success is declared' };
  const { status, body } = success;
  if (body === undefined) return { status, shape: 'empty' };
  const schema = body.outer ?? body.schema;
  if (!body.isJson || schema === undefined) return { reason: `the answer is ${body.contentType}` };
  const shown = viewSchema(document, schema);
  const said = isPlainObject(shown) ? findSaid([...shown.properties], shown.schema.required ?? [], status) : undefined;
  if (said === undefined) return { reason: 'the answer is more than a word that it is done' };
  const { companions = {}, timeProperty } = said;
  const time = timeProperty === undefined ? {} : { timeProperty };
  return { status, contentType: body.contentType, shape: 'other', confirmation: companions, ...time };
}

/** The property of a logout that must carry what a login gave beside the token. */
function readEnded(view: OperationView, { document, accounts }: InferenceContext): string | undefined {
  return view.request?.isRequired === true ? findEnded(document, view, accounts?.logins ?? []) : undefined;
}

/** `POST /auth/logout` by who is known by a token. */
export function inferTokenEnd(view: OperationView, context: InferenceContext): Inference {
  const success = readDone(view, context);
  if ('reason' in success) return success;
  const property = readEnded(view, context);
  const given = property === undefined ? '' : `, and so does \`${property}\` with its own`;
  const detail = `${view.entry.path} asks for a token: it lets nobody in any more, and what renews it goes too${given}`;
  const evidence = [{ rule: 'end-token' as const, detail }];
  return { kind: 'end-token', success, ...(property === undefined ? {} : { property }), evidence };
}

/** `POST /auth/logout` by who need not show a token: it is the caller who forgets it, or shows what renews it. */
export function inferOpenEnd(view: OperationView, context: InferenceContext): Inference {
  const success = readDone(view, context);
  if ('reason' in success) return success;
  const property = readEnded(view, context);
  if (property !== undefined) {
    const ended = `\`${property}\` is what a login gave beside the token: both end, and what is none changes nothing`;
    return { kind: 'end-token', success, property, evidence: [{ rule: 'end-token', detail: ended }] };
  }
  const detail = `${view.entry.path} asks for no token, so that there is none to end: who calls forgets it`;
  return { kind: 'logout', success, evidence: [{ rule: 'logout', detail }] };
}

/** `POST /auth/refresh` with what a login gave beside the token. */
export function inferTokenRenewal(view: OperationView, context: InferenceContext): Inference {
  const success = readAccountAnswer(view, context);
  if ('reason' in success) return success;
  const request = viewRequest(context.document, view);
  const property = request && findRefresh(request);
  const required = request?.schema.required ?? [];
  if (property === undefined || success.token === undefined || required.some((name) => name !== property))
    return { reason: 'the request is more than a token to renew another one by' };
  const isRotated = success.token.refreshProperty !== undefined;
  const then = isRotated ? 'it is used up, and the answer gives another one' : 'it can be used again until it expires';
  const detail = `\`${property}\` is what a login gave beside the token: ${then}`;
  return { kind: 'renew-token', success, property, evidence: [{ rule: 'renew-token', detail }] };
}

/** `POST /auth/change-password` with the old password and the new one, or with the new one alone. */
export function inferPasswordChange(view: OperationView, context: InferenceContext): Inference {
  const success = readDone(view, context);
  if ('reason' in success) return success;
  const request = viewRequest(context.document, view);
  const passwords = request && readPasswordChange(view, request);
  if (passwords === undefined) return { reason: 'the request is no new password, alone or with the old one' };
  const proof =
    passwords.current === undefined
      ? 'the token alone shows whose it is, for the request does not carry the old one'
      : 'the old one must be right';
  const repeated = passwords.repeated === undefined ? '' : `, and \`${passwords.repeated}\` must be the same`;
  const carried = [passwords.current, passwords.next].filter((name) => name !== undefined);
  const what = carried.length > 1 ? "are the caller's passwords" : "is the caller's new password";
  const detail = `${quoteNames(carried)} ${what}: ${proof}${repeated}`;
  return { kind: 'change-password', success, passwords, evidence: [{ rule: 'change-password', detail }] };
}
