import type { SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from '../names';
import type { OperationView, SchemaView } from '../operation-view';
import type { Overrules } from '../overrules';
import { splitPath } from '../path-shape';
import { listSecuritySchemes } from '../security';

import { viewAnswer, viewRequest, withoutMarked } from './account-bodies';
import { findLogin, findPassword, findToken, listLogins } from './account-names';
import type { FoundMessage } from './find-messages';
import { findMessages } from './find-messages';
import type { Sessions } from './find-sessions';
import { findRepeatedPassword, findSessions } from './find-sessions';

/** The accounts of a service: who registers, logs in, and looks at their own. */
export interface Accounts {
  /** Absent: no operation makes accounts, and the configuration says who has one. */
  readonly register?: OperationView;
  /** Other operations that make accounts, such as one for who calls already. */
  readonly others: readonly OperationView[];
  readonly logins: readonly OperationView[];
  /** Operations that end or renew a token, or change a password. */
  readonly sessions: Sessions;
  /** Operations about messages with codes. */
  readonly messages: readonly FoundMessage[];
  /** Operations on the caller's own account. */
  readonly selves: readonly OperationView[];
  readonly representation: SchemaView;
  readonly representedBy: string;
  readonly login: string;
  readonly password: string;
  /** The password once more, where the request that registers is all that tells what accounts are. */
  readonly repeated?: string;
  /** The property that shows the caller's token. */
  readonly token?: string;
  /** Names of the security schemes that take the tokens. */
  readonly schemes: readonly string[];
}

export const REGISTER = /^(?:register|signup|registration|users?|accounts?|members?|customers?)$/;
export const LOGIN = /^(?:login|signin|token|tokens|accesstoken|session|sessions|authenticate|auth|authentication)$/;
const SELF = /^(?:user|me|profile|account|self|current|currentuser|whoami|myprofile|myaccount|userinfo)$/;

/** `POST /login/test-token`: whose token it is. */
const PROBE = /^(?:test|verify|check|validate)token$|^token(?:test|verify|check|validate)$/;

/** The last segment of a path without parameters, folded. */
export function readEnd({ entry }: OperationView): string {
  return entry.path.includes('{') ? '' : foldName(splitPath(entry.path).at(-1) ?? '');
}

export function takesPassword(document: OpenApiDocument, view: OperationView): SchemaView | undefined {
  const request = view.entry.method === 'post' ? viewRequest(document, view) : undefined;
  return request !== undefined && findPassword(request) !== undefined ? request : undefined;
}

/** What makes accounts: first what needs none. */
export function findRegisters(document: OpenApiDocument, views: readonly OperationView[]): OperationView[] {
  const found = views.filter((view) => {
    const request = REGISTER.test(readEnd(view)) ? takesPassword(document, view) : undefined;
    const answer = request === undefined ? undefined : viewAnswer(document, view);
    const shown = answer?.item === undefined ? undefined : findPassword(withoutMarked(answer.item.schema, 'writeOnly'));
    return request !== undefined && findLogin(request) !== undefined && answer !== undefined && shown === undefined;
  });
  const isOpen = ({ entry }: OperationView): boolean => listSecurity(document, entry.operation).length === 0;
  return [...found.filter(isOpen), ...found.filter((view) => !isOpen(view))];
}

/** `GET /user` that answers a list shows all accounts, and not that of who calls. */
function answersList({ success }: OperationView): boolean {
  const schema = success?.body?.schema;
  return schema !== undefined && listTypes(schema.value).join() === 'array';
}

/** Whether it is about the account of who calls. */
export function isSelf(view: OperationView): boolean {
  const { entry, request, parameters } = view;
  if (answersList(view)) return false;
  const isProbe = entry.method === 'post' && request === undefined && parameters.length === 0;
  return SELF.test(readEnd(view)) || (isProbe && PROBE.test(readEnd(view)));
}

export function findLogins(document: OpenApiDocument, views: readonly OperationView[]): OperationView[] {
  return views.filter((view) => {
    // Nothing says whom a login for some lets in.
    if (/\/(?:admin|staff)\//.test(view.entry.path)) return false;
    if (!LOGIN.test(readEnd(view)) || takesPassword(document, view) === undefined) return false;
    const answer = viewAnswer(document, view);
    return answer?.token !== undefined || (answer?.item !== undefined && findToken(answer.item.schema) !== undefined);
  });
}

function readSchemes(document: OpenApiDocument, { entry }: OperationView): string[] {
  return listSecurity(document, entry.operation).flatMap((requirement) => Object.keys(requirement));
}

/** Bearer schemes take tokens, else a key in the header `Authorization`, else the only key that a header carries. */
export function findSchemes(document: OpenApiDocument, views: readonly OperationView[]): string[] {
  const used = new Set(views.flatMap((view) => readSchemes(document, view)));
  const schemes = listSecuritySchemes(document).filter(({ name }) => used.has(name));
  const bearers = schemes.filter(({ type }) => type === 'bearer');
  const keys = schemes.filter(({ type, in: place }) => type === 'apiKey' && place === 'header');
  const named = keys.filter(({ parameter }: SecurityScheme) => parameter?.toLowerCase() === 'authorization');
  const found = bearers.length > 0 ? bearers : named.length > 0 ? named : keys.length === 1 ? keys : [];
  return found.map(({ name }) => name);
}

/** Whether an operation can only be called with a token, so that the caller is known. */
export function knowsCaller(document: OpenApiDocument, view: OperationView, schemes: readonly string[]): boolean {
  const alternatives = listSecurity(document, view.entry.operation);
  return (
    alternatives.length > 0 &&
    alternatives.every((requirement) => Object.keys(requirement).some((name) => schemes.includes(name)))
  );
}

interface Found {
  readonly register?: OperationView;
  readonly logins: readonly OperationView[];
  readonly selves: readonly OperationView[];
}

function sharesWith(document: OpenApiDocument, register: OperationView, { properties }: SchemaView): boolean {
  const sent = viewRequest(document, register)?.properties ?? new Map();
  return [...properties.keys()].some((name) => sent.has(name));
}

/** The caller's own account is what reading it shows; else what registering or logging in does. */
function findRepresentation(
  document: OpenApiDocument,
  { register, logins, selves }: Found,
): Pick<Accounts, 'representation' | 'representedBy'> | undefined {
  const reads = selves.filter(({ entry }) => entry.method === 'get');
  const sending = register ?? logins[0];
  for (const view of [...reads, ...(register === undefined ? [] : [register]), ...logins]) {
    const item = viewAnswer(document, view)?.item;
    // An answer that shares nothing with what registers only says that it is done.
    const isShown = reads.includes(view) || (sending && item && sharesWith(document, sending, item.schema));
    if (item !== undefined && isShown === true)
      return { representation: item.schema, representedBy: `the answer of ${view.id}` };
  }
  const request = sending && viewRequest(document, sending);
  return request && { representation: request, representedBy: `the request of ${sending.id}: no answer shows one` };
}

/** The name that accounts are called in by: of several, one that a login demands, or that who registers must give. */
function nameLogin(
  document: OpenApiDocument,
  register: SchemaView,
  logins: readonly OperationView[],
): string | undefined {
  const asked = logins.flatMap((view) => {
    const request = viewRequest(document, view);
    const names = request === undefined ? [] : listLogins(request).filter((name) => register.properties.has(name));
    return [...names].sort((one, other) => rank(other) - rank(one));

    function rank(name: string): number {
      if (request?.schema.required?.includes(name) === true) return 2;
      return register.schema.required?.includes(name) === true ? 1 : 0;
    }
  });
  return asked[0] ?? findLogin(register);
}

/** Whether people are meant to make accounts of their own, if by a request that no rule understands. */
function meansToRegister(views: readonly OperationView[]): boolean {
  return views.some((view) => view.entry.method === 'post' && /^(?:register|registration|signup)$/.test(readEnd(view)));
}

/** What the password is called: by what registers, else by what a login carries. */
function namePassword(document: OpenApiDocument, views: readonly OperationView[]): string | undefined {
  const requests = views.flatMap((view) => viewRequest(document, view) ?? []);
  return requests.flatMap((request) => findPassword(request) ?? [])[0];
}

/** Finds how callers come by an account and a token; `undefined` where the document does not say. */
export function findAccounts(
  document: OpenApiDocument,
  views: readonly OperationView[],
  { isOff }: Pick<Overrules, 'isOff'> = { isOff: () => false },
): Accounts | undefined {
  const [register, ...others] = findRegisters(document, views);
  const schemes = findSchemes(document, views);
  const logins = findLogins(document, views);
  const isLeft = register === undefined ? meansToRegister(views) || isOff('configured-accounts') : logins.length === 0;
  if (schemes.length === 0 || isLeft) return undefined;
  const selves = views.filter((view) => isSelf(view) && knowsCaller(document, view, schemes));
  const makers = register === undefined ? [] : [register];
  const found = findRepresentation(document, { ...(register === undefined ? {} : { register }), logins, selves });
  const sent = register === undefined ? found?.representation : viewRequest(document, register);
  const login = sent && nameLogin(document, sent, logins);
  if (found === undefined || login === undefined) return undefined;
  const password = namePassword(document, [...makers, ...logins]) ?? 'password';
  const shown = [...makers, ...logins, ...selves].flatMap((view) => viewAnswer(document, view)?.item?.schema ?? []);
  const token = shown.flatMap((schema) => findToken(schema) ?? [])[0];
  const isKnown = (view: OperationView): boolean => knowsCaller(document, view, schemes);
  const repeated = findRepeatedPassword(found.representation);
  return {
    ...{ others, logins, selves, login, password, schemes, ...found },
    sessions: findSessions(document, views, logins, isKnown),
    messages: findMessages(document, views, isKnown),
    ...(register === undefined ? {} : { register }),
    ...(repeated === undefined ? {} : { repeated }),
    ...(token === undefined ? {} : { token }),
  };
}
