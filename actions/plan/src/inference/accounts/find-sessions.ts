import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from '../names';
import type { OperationView, SchemaView } from '../operation-view';
import { splitPath } from '../path-shape';

import { viewAnswer, viewRequest } from './account-bodies';
import { findRefresh, isPasswordName } from './account-names';

/** Operations around a login: those that end it, those that renew its token, and those that change the password. */
export interface Sessions {
  readonly ends: readonly OperationView[];
  /** Ends that nobody need show a token to. */
  readonly open: readonly OperationView[];
  readonly renewals: readonly OperationView[];
  readonly changes: readonly OperationView[];
}

/** The properties of a request that changes a password. */
export interface PasswordChange {
  /** The old one; without it the token alone shows whose password it is. */
  readonly current?: string;
  readonly next: string;
  /** The new one once more. */
  readonly repeated?: string;
}

const END = /(?:^|[^a-z])(?:logout|signout|logoff)$/;
const RENEWAL = /^(?:refresh|refreshtokens?|tokens?refresh|renew|renewtokens?)$/;
const CHANGE = /^(?:changepassword|passwordchange|updatepassword|password)$/;
/** Of those, what says by itself that a password is set. */
const SETTING = /^(?:changepassword|passwordchange|updatepassword)$/;
const CURRENT = /^(?:current|old|existing|present|previous)(?:password|passwd|pwd)?$/;
const NEXT = /^new(?:password|passwd|pwd)1?$/;
const REPEATED =
  /^(?:(?:confirm|confirmation|repeat|repeated|verify)(?:new)?(?:password)?|re(?:enter|type|peat)?(?:new)?password|(?:new)?password2|(?:new)?password(?:confirm|confirmation|repeat|again))$/;

/** What an operation is about by its path: the end of a token, a new one, or another password. */
export function findSessionPart(view: OperationView): 'end' | 'renewal' | 'change' | undefined {
  if (!['post', 'put', 'patch', 'delete'].includes(view.entry.method)) return undefined;
  const isAt = (form: RegExp): boolean => listEnds(view).some((end) => form.test(end));
  return isAt(END) ? 'end' : isAt(RENEWAL) ? 'renewal' : isAt(CHANGE) ? 'change' : undefined;
}

/** The last segment of a path without parameters, and the last two as one. */
function listEnds({ entry }: OperationView): string[] {
  if (entry.path.includes('{')) return [];
  const [last = '', before = ''] = splitPath(entry.path).map(foldName).reverse();
  return [last, `${before}${last}`];
}

/** Whether a property of a request is a new password, or that once more. */
export function isNewPassword(name: string): boolean {
  return NEXT.test(foldName(name)) || isPasswordName(name);
}

export function isRepeatedPassword(name: string): boolean {
  return REPEATED.test(foldName(name));
}

/** The property that holds once more the password of a new account, by a name or a format that says so. */
export function findRepeatedPassword({ properties }: SchemaView): string | undefined {
  return [...properties].find(([name, { value }]) => {
    const isPassword = /passw/i.test(name) || value.format === 'password';
    return isRepeatedPassword(name) && isPassword && listTypes(value).includes('string');
  })?.[0];
}

/** Whether an operation sets what `password` carries: a POST to a path that speaks of no change may check it as well. */
function setsPassword(view: OperationView): boolean {
  return view.entry.method !== 'post' || listEnds(view).some((end) => SETTING.test(end));
}

/** Reads which property of a request is the old password and which the new one; `undefined`: it needs anything else. */
export function readPasswordChange(
  view: OperationView,
  { properties, schema }: SchemaView,
): PasswordChange | undefined {
  const names = [...properties.keys()];
  const find = (form: RegExp): string | undefined => names.find((name) => form.test(foldName(name)));
  const [told, repeated] = [find(NEXT), find(REPEATED)];
  const plain = names.find(isPasswordName);
  const current = find(CURRENT) ?? (told === undefined ? undefined : plain);
  // Beside what is called the current one, or alone where a password is set, `password` is the new one.
  const next = told ?? (current !== undefined || setsPassword(view) ? plain : undefined);
  const required = schema.required ?? [];
  const demanded = [next, ...(current === undefined ? [] : [current])];
  if (next === undefined || !demanded.every((name) => name !== undefined && required.includes(name))) return undefined;
  if (required.some((name) => ![current, next, repeated].includes(name))) return undefined;
  return {
    ...(current === undefined ? {} : { current }),
    next,
    ...(repeated === undefined ? {} : { repeated }),
  };
}

/** What renews a token and must be given to end it, where a logout needs nothing else; `undefined`: it needs more. */
export function findEnded(
  document: OpenApiDocument,
  view: OperationView,
  logins: readonly OperationView[],
): string | undefined {
  const request = viewRequest(document, view);
  const property = request && findRefresh(request);
  const isGiven = logins.some((login) => viewAnswer(document, login)?.token?.refreshProperty !== undefined);
  const isAlone = request?.schema.required?.every((name) => name === property) !== false;
  return isGiven && isAlone ? property : undefined;
}

/** Finds the operations around a login by their paths and what they carry. */
export function findSessions(
  document: OpenApiDocument,
  views: readonly OperationView[],
  logins: readonly OperationView[],
  knowsCaller: (view: OperationView) => boolean,
): Sessions {
  const writes = views.filter(({ entry }) => ['post', 'put', 'patch', 'delete'].includes(entry.method));
  const isAt = (view: OperationView, form: RegExp): boolean => listEnds(view).some((end) => form.test(end));
  const isLeft = ({ entry }: OperationView): boolean =>
    entry.method === 'delete' && logins.some((login) => login.entry.path === entry.path);
  const ends = writes.filter(
    (view) =>
      (isAt(view, END) || isLeft(view)) &&
      (view.request?.isRequired !== true || findEnded(document, view, logins) !== undefined),
  );
  return {
    ends: ends.filter(knowsCaller),
    open: ends.filter((view) => !knowsCaller(view)),
    renewals: writes.filter((view) => {
      const request = isAt(view, RENEWAL) ? viewRequest(document, view) : undefined;
      const carried = request === undefined ? undefined : findRefresh(request);
      return carried !== undefined && viewAnswer(document, view)?.token !== undefined;
    }),
    changes: writes.filter((view) => {
      const request = isAt(view, CHANGE) && knowsCaller(view) ? viewRequest(document, view) : undefined;
      return request !== undefined && readPasswordChange(view, request) !== undefined;
    }),
  };
}
