import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Companions } from '../companions';
import { foldName } from '../names';
import type { OperationView, SchemaView } from '../operation-view';
import { isPlainObject, viewSchema } from '../operation-view';

const PASSWORD_NAMES = ['password', 'passwd', 'pwd'];
const LOGIN_NAMES = ['email', 'username', 'login', 'emailaddress', 'identifier', 'user', 'phone', 'phonenumber'];
const TOKEN_NAMES = ['token', 'accesstoken', 'jwt', 'authtoken', 'bearertoken', 'sessiontoken', 'apitoken'];
const REFRESH_NAMES = ['refreshtoken', 'refresh'];
/** Names, folded, of objects that hold tokens, and of those that hold the account. */
const HOLDERS = ['tokens', 'token', 'tokenpair', 'auth', 'authentication', 'credentials', 'session'];
const ACCOUNT_HOLDERS = ['user', 'account', 'profile', 'member', 'customer', 'me'];
const TYPE_NAMES = ['tokentype', 'type'];
const SECONDS_NAMES = ['expiresin', 'expiresinseconds'];

type Token = NonNullable<Success['token']>;

function findNamed(
  { properties }: SchemaView,
  names: readonly string[],
  type: 'string' | 'integer',
): string | undefined {
  return [...properties].find(([name, { value }]) => names.includes(foldName(name)) && isOf(value, type))?.[0];
}

function isOf(schema: Schema, type: 'string' | 'integer'): boolean {
  const types = listTypes(schema);
  return types.length === 1 && (types[0] === type || (type === 'integer' && types[0] === 'number'));
}

/** Whether a name is one that people are known by when they log in. */
export function isLoginName(name: string): boolean {
  return LOGIN_NAMES.includes(foldName(name));
}

export function isPasswordName(name: string): boolean {
  return PASSWORD_NAMES.includes(foldName(name));
}

export function findPassword(schema: SchemaView): string | undefined {
  return findNamed(schema, PASSWORD_NAMES, 'string');
}

export function findLogin(schema: SchemaView): string | undefined {
  return LOGIN_NAMES.flatMap((name) => findNamed(schema, [name], 'string') ?? [])[0];
}

export function findToken(schema: SchemaView): string | undefined {
  return findNamed(schema, TOKEN_NAMES, 'string');
}

export function findRefresh(schema: SchemaView): string | undefined {
  return findNamed(schema, REFRESH_NAMES, 'string');
}

/** The object that a request carries; `undefined` where it carries none. */
export function viewRequest(document: OpenApiDocument, { request }: OperationView): SchemaView | undefined {
  if (request?.schema === undefined || !(request.isJson || request.isForm)) return undefined;
  const view = viewSchema(document, request.schema);
  return isPlainObject(view) ? view : undefined;
}

/** What an answer shows of an account. */
export interface AccountAnswer {
  readonly status: number;
  readonly contentType?: string;
  /** The account, and the property that holds it. */
  readonly item?: { readonly schema: SchemaView; readonly property?: string };
  /** A token beside the account, or alone. */
  readonly token?: Token;
  /** Property of the body that holds the token. */
  readonly envelope?: string;
  /** What is said beside them. */
  readonly companions?: Companions;
}

/** What the type of a token must be called, where it is declared: `bearer` is as good as `Bearer`. */
function findTypeName(body: SchemaView, property: string | undefined): string | undefined {
  const { enum: choices, const: only } = body.properties.get(property ?? '')?.value ?? {};
  const named = (choices ?? [only]).filter((value) => typeof value === 'string' && /^bearer$/i.test(value));
  const [first] = named;
  if (named.includes('Bearer')) return 'Bearer';
  return typeof first === 'string' ? first : undefined;
}

function describeToken(body: SchemaView): Token | undefined {
  const property = findToken(body);
  if (property === undefined) return undefined;
  const typeProperty = findNamed(body, TYPE_NAMES, 'string');
  const secondsProperty = findNamed(body, SECONDS_NAMES, 'integer');
  const refreshProperty = findRefresh(body);
  const typeName = findTypeName(body, typeProperty);
  return {
    property,
    ...(refreshProperty === undefined ? {} : { refreshProperty }),
    ...(typeProperty === undefined ? {} : { typeProperty }),
    ...(typeName === undefined ? {} : { typeName }),
    ...(secondsProperty === undefined ? {} : { secondsProperty }),
  };
}

/** What an answer says of a token. */
function listKnown(token: Token | undefined): ReadonlySet<string | undefined> {
  const { property, refreshProperty, typeProperty, secondsProperty } = token ?? {};
  return new Set([property, refreshProperty, typeProperty, secondsProperty]);
}

/** Whether an object that holds a token shows no account, and requires nothing but what is known of the token. */
function isTokenAlone(view: SchemaView, token: Token): boolean {
  const known = listKnown(token);
  const showsAccount = findLogin(view) !== undefined || view.properties.has('id');
  const isObject = ({ value }: Located<Schema>): boolean =>
    !/^(?:string|integer|number|boolean)$/.test(listTypes(value).join());
  const rest = [...view.properties].filter(([name]) => !known.has(name));
  const required = view.schema.required ?? [];
  return !showsAccount && rest.every(([name, schema]) => !required.includes(name) && !isObject(schema));
}

function findObjects(document: OpenApiDocument, { properties }: SchemaView): [string, Located<Schema>][] {
  return [...properties].filter(([, inner]) => isPlainObject(viewSchema(document, inner)));
}

/** An account in a property of its own, with a token beside it or in another one: `{ "user": …, "tokens": … }`. */
function viewNested(document: OpenApiDocument, view: SchemaView): Pick<AccountAnswer, 'item' | 'token'> | undefined {
  const objects = findObjects(document, view);
  const holding = objects.flatMap(([name, inner]) => {
    const found = HOLDERS.includes(foldName(name)) ? describeToken(viewSchema(document, inner)) : undefined;
    return found === undefined ? [] : [{ ...found, holder: name }];
  });
  const token = describeToken(view) ?? holding[0];
  const known = new Set([...listKnown(token), token?.holder]);
  const [account, ...others] = [...view.properties].filter(([name]) => !known.has(name));
  if (others.length > 0 || (account === undefined && token?.holder === undefined)) return undefined;
  if (account === undefined) return token && { token };
  const schema = viewSchema(document, account[1]);
  if (!ACCOUNT_HOLDERS.includes(foldName(account[0])) || !isPlainObject(schema)) return undefined;
  return { item: { schema, property: account[0] }, ...(token === undefined ? {} : { token }) };
}

/** Reads the answer as an account, a token, or both; `undefined` where it is neither, or nothing that is understood. */
export function viewAnswer(document: OpenApiDocument, { success }: OperationView): AccountAnswer | undefined {
  if (success === undefined) return undefined;
  const { status, body } = success;
  if (body === undefined) return { status };
  if (!body.isJson || body.schema === undefined) return undefined;
  const { companions } = body;
  const base = { status, contentType: body.contentType, ...(companions === undefined ? {} : { companions }) };
  const view = viewSchema(document, body.schema);
  if (!isPlainObject(view)) return undefined;
  const token = describeToken(view);
  if (body.wrapper !== undefined && token !== undefined && isTokenAlone(view, token))
    return { ...base, envelope: body.wrapper, token };
  const nested = viewNested(document, view);
  const envelope = body.wrapper === undefined ? {} : { envelope: body.wrapper };
  if (nested !== undefined && (body.wrapper !== undefined || nested.token?.holder !== undefined))
    return { ...base, ...envelope, ...nested };
  if (body.wrapper !== undefined) return { ...base, item: { schema: view, property: body.wrapper } };
  const known = listKnown(token);
  const rest = [...view.properties.keys()].filter((name) => !known.has(name));
  if (token === undefined) return { ...base, item: { schema: view } };
  if (rest.length === 0 || isTokenAlone(view, token)) return { ...base, token };
  const [held, ...others] = findObjects(document, view);
  if (held !== undefined && others.length === 0 && rest.length === 1)
    return { ...base, item: { schema: viewSchema(document, held[1]), property: held[0] }, token };
  return { ...base, item: { schema: view } };
}
