import { renderAccessToken } from '../../service/answer-places';
import type { OperationView } from '../../service/operation-view';
import { findShown } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { isSomebodys } from '../../service/resource-view';
import type { ServiceView } from '../../service/service-view';
import { chooseSchemes } from '../../service/service-view';
import { renderAccess, renderObject } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext } from '../scene';

/** How the tests call an account in. */
export interface Login {
  readonly operation: OperationView;
  /** Where a login carries what it names and the password. */
  readonly name: string;
  readonly password: string;
  /** What it is refused with. */
  readonly refusal: number;
}

/** The operation by which people get accounts, and what it carries. */
export interface Registration {
  readonly operation: OperationView;
  readonly body: NamedBody;
  /** Whether a token comes with the account; else a login gives it. */
  readonly isTold: boolean;
  /** Where registering does not show the account: how its owner looks at it. */
  readonly look?: OperationView;
}

/** How somebody gets an account, and a token over HTTP. */
export interface People {
  readonly resource: ResourceView;
  /** Absent: the configuration of the service opens accounts. */
  readonly registration?: Registration;
  /** Whether the id of a person's account is known. */
  readonly isIdKnown: boolean;
  /** The security scheme that takes tokens. */
  readonly scheme: string;
  readonly login?: Login;
}

/** Code of the token that an answer to a registration or a login gives; `undefined` where it gives none. */
export function renderToken({ resource }: ResourceView, operation: OperationView, answer: string): string | undefined {
  const { success } = operation.planned;
  if (success?.token !== undefined) return renderAccessToken(success, answer);
  const name = resource.account?.token;
  const shown = findShown(operation);
  const found = shown?.kind === 'object' ? shown.properties.find((property) => property.name === name) : undefined;
  if (found === undefined) return undefined;
  return `${renderAccess(renderItem(operation, answer), found.name)}${found.isRequired ? '' : ' ?? ""'}`;
}

function findLogin({ resource, login }: ResourceView): Login | undefined {
  const { account } = resource;
  const shape = login?.body?.shape;
  if (login === undefined || account === undefined || shape?.kind !== 'object') return undefined;
  const { properties } = shape;
  const { login: name, password } = login.planned.credentials ?? account;
  if (![name, password].every((given) => properties.some((property) => property.name === given))) return undefined;
  const named = [401, 403, 422, 400].find((status) =>
    login.responses.some((response) => response.status === String(status)),
  );
  return { operation: login, name, password, refusal: named ?? 401 };
}

/** What is known of an account that was registered; `undefined` where nobody can register by what tests send. */
function findKnown(
  { resource, storing, readSelf }: ResourceView,
  { plan }: NamedBody,
): (Pick<People, 'isIdKnown'> & Pick<Registration, 'look'>) | undefined {
  if (typeof storing !== 'string') return { isIdKnown: true };
  if (plan.references.some(({ isRequired }) => isRequired)) return undefined;
  const shown = readSelf?.planned.success?.shape === 'item' ? findShown(readSelf) : undefined;
  if (readSelf === undefined || shown?.kind !== 'object') return { isIdKnown: false };
  return { look: readSelf, isIdKnown: shown.properties.some(({ name }) => name === resource.id.property) };
}

function findRegistration(
  resource: ResourceView,
  bodies: EmitContext['bodies'],
): (Pick<People, 'isIdKnown'> & { readonly registration: Registration }) | undefined {
  const { register } = resource;
  const body = register && bodies.get(register.planned.id);
  const known = body && findKnown(resource, body);
  if (register === undefined || body === undefined || known === undefined) return undefined;
  const isTold = renderToken(resource, register, 'answer') !== undefined;
  const { isIdKnown, ...look } = known;
  return { isIdKnown, registration: { operation: register, body, isTold, ...look } };
}

/** Finds out how people get in; `undefined` where nobody can have an account. */
export function findPeople({ view, bodies }: EmitContext): People | undefined {
  const resource = view.resources.find((one) => one.resource.account !== undefined);
  const scheme = view.plan.securitySchemes.find(({ takesTokens }) => takesTokens === true);
  if (resource === undefined || scheme === undefined || scheme.in === 'cookie') return undefined;
  const registered = findRegistration(resource, bodies);
  const { configured } = resource.resource.account ?? {};
  if (registered === undefined && configured === undefined) return undefined;
  const login = findLogin(resource);
  const isGiven = login !== undefined && renderToken(resource, login.operation, 'entry') !== undefined;
  if (registered?.registration.isTold !== true && configured !== 'token' && !isGiven) return undefined;
  return {
    ...{ resource, scheme: scheme.name, isIdKnown: true },
    ...registered,
    ...(login === undefined ? {} : { login }),
  };
}

/** Whether an operation is called by people with their tokens. */
export function isForPeople({ plan }: ServiceView, people: People, operation: OperationView): boolean {
  return chooseSchemes(plan, operation)?.includes(people.scheme) === true;
}

/** Code of the id of a person's account. */
export function renderAccountId({ resource }: People, person: string): string {
  return renderAccess(`${person}.account`, resource.resource.id.property);
}

/** Code of what a person logs in with, some of it given. */
export function renderLoginBody({ resource, login }: People, person: string, given: Entries = []): string {
  const { account } = resource.resource;
  if (login === undefined || account === undefined) return '{}';
  const sent: Entries = [
    [login.name, renderAccess(`${person}.sent`, account.login)],
    [login.password, renderAccess(`${person}.sent`, account.password)],
  ];
  return renderObject([...new Map([...sent, ...given])]);
}

/** Of an operation's success. */
export function statusOf({ planned }: OperationView): number {
  return planned.success?.status ?? 200;
}

/** The status of a new password that is sent twice and is not the same: as the service chooses it. */
export function repeatedStatus({ responses }: OperationView): number {
  const has = (...ways: string[]): boolean => responses.some(({ status }) => ways.includes(status.toLowerCase()));
  if (has('422', '4xx')) return 422;
  return !has('400') && has('default') ? 422 : 400;
}

/** Code that expects what a person is answered who looks at their own account. */
export function expectOwn({ resource }: People, token: string, status: number): string[] {
  const { readSelf } = resource;
  return readSelf === undefined ? [] : [`expectDeclared(await ${renderCall(readSelf, { as: token })}, ${status});`];
}

/** Whether the items of a resource belong to the people who store them. */
export function isOwned(view: ServiceView, people: People, { storing, resource }: ResourceView): boolean {
  return isSomebodys(resource) && typeof storing !== 'string' && isForPeople(view, people, storing.operation);
}
