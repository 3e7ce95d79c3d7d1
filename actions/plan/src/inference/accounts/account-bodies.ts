import type { Success } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Companions } from '../companions';
import { findCompanions } from '../companions';
import { carriesText } from '../confirmation';
import { foldName } from '../names';
import type { BodyView, OperationView, SchemaView } from '../operation-view';
import { isPlainObject, viewSchema } from '../operation-view';

import { findLogin, findLoneToken, findNamed, findRefresh, findToken, isOf } from './account-names';

/** Names, folded, of objects that hold a token where another one holds what renews it. */
const ACCESS_HOLDERS = ['access', 'accesstoken'];
const REFRESH_HOLDERS = ['refreshtoken', 'refresh'];
/** Names, folded, of objects that hold tokens, and of those that hold the account. */
const HOLDERS = ['tokens', 'token', 'tokenpair', 'auth', 'authentication', 'credentials', 'session'];
const ACCOUNT_HOLDERS = ['user', 'account', 'profile', 'member', 'customer', 'me'];
const TYPE_NAMES = ['tokentype', 'type'];
const SECONDS_NAMES = ['expiresin', 'expiresinseconds'];
const EXPIRY_NAMES = ['expiresat', 'expires', 'expiration', 'expirationdate', 'expiry', 'expirydate', 'validuntil'];

/** Letters of a token, and the fewest that nobody could guess: 16 bytes. */
const TOKEN_LENGTH = 43;
export const LEAST_TOKEN_LENGTH = 22;

type Token = NonNullable<Success['token']>;

/** The object that a request carries; `undefined` where it carries none. */
export function viewRequest(document: OpenApiDocument, { request }: OperationView): SchemaView | undefined {
  if (request?.schema === undefined || !(request.isJson || request.isForm)) return undefined;
  const view = viewSchema(document, request.schema);
  return isPlainObject(view) ? withoutMarked(view, 'readOnly') : undefined;
}

/** What is left of a body without what only requests, or only answers, carry. */
export function withoutMarked(view: SchemaView, mark: 'readOnly' | 'writeOnly'): SchemaView {
  const left = [...view.properties].filter(([, { value }]) => value[mark] !== true);
  if (left.length === view.properties.size) return view;
  const properties = new Map(left);
  const required = (view.schema.required ?? []).filter((name) => properties.has(name));
  return { ...view, properties, schema: { ...view.schema, required } };
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
  /** Whether it is a text, which only says that it is done. */
  readonly isText?: true;
}

/** Whether an answer is a text that is no token. */
function isWords(body: BodyView): boolean {
  const { schema } = body;
  const { type, description = '', example } = schema?.value ?? {};
  const isToken = /token|jwt/i.test(`${schema?.pointer ?? ''} ${description} ${String(example)}`);
  return type === 'string' && !isToken && carriesText(body);
}

/** What the type of a token must be called, where it is declared: `bearer` is as good as `Bearer`. */
function findTypeName(body: SchemaView, property: string | undefined): string | undefined {
  const { enum: choices, const: only } = body.properties.get(property ?? '')?.value ?? {};
  const named = (choices ?? [only]).filter((value) => typeof value === 'string' && /^bearer$/i.test(value));
  const [first] = named;
  if (named.includes('Bearer')) return 'Bearer';
  return typeof first === 'string' ? first : undefined;
}

/** The moment at which a token ends to let its owner in. */
function findExpiry({ properties }: SchemaView): string | undefined {
  const isMoment = ({ format, ...schema }: Schema): boolean => isOf(schema, 'string') && format === 'date-time';
  return [...properties].find(([name, { value }]) => EXPIRY_NAMES.includes(foldName(name)) && isMoment(value))?.[0];
}

export function describeToken(body: SchemaView): Token | undefined {
  const property = findToken(body) ?? findLoneToken(body);
  if (property === undefined) return undefined;
  const { maxLength } = body.properties.get(property)?.value ?? {};
  const typeProperty = findNamed(body, TYPE_NAMES, 'string');
  const secondsProperty = findNamed(body, SECONDS_NAMES, 'integer');
  const refreshProperty = findRefresh(body);
  const typeName = findTypeName(body, typeProperty);
  const expiryProperty = findExpiry(body);
  return {
    property,
    ...(maxLength === undefined || maxLength >= TOKEN_LENGTH ? {} : { mostLetters: maxLength }),
    ...(refreshProperty === undefined ? {} : { refreshProperty }),
    ...(typeProperty === undefined ? {} : { typeProperty }),
    ...(typeName === undefined ? {} : { typeName }),
    ...(secondsProperty === undefined ? {} : { secondsProperty }),
    ...(expiryProperty === undefined ? {} : { expiryProperty }),
  };
}

/** `{ "access": { "token": …, "expires": … }, "refresh": { … } }`: two tokens, each in an object of its own. */
function describePair(document: OpenApiDocument, { properties }: SchemaView): Token | undefined {
  const describe = (names: readonly string[]): (Token & { readonly name: string }) | undefined => {
    const [name, schema] = [...properties].find(([one]) => names.includes(foldName(one))) ?? [];
    const view = schema && viewSchema(document, schema);
    const token = view && isPlainObject(view) ? describeToken(view) : undefined;
    const isAlone = view !== undefined && token !== undefined && isTokenAlone(view, token);
    return isAlone && token.refreshProperty === undefined && name !== undefined ? { ...token, name } : undefined;
  };
  const [access, refresh] = [describe(ACCESS_HOLDERS), describe(REFRESH_HOLDERS)];
  if (access === undefined || refresh === undefined || properties.size > 2) return undefined;
  // Of what renews a token nothing is told but its end.
  if (refresh.typeProperty !== undefined || refresh.secondsProperty !== undefined) return undefined;
  const { name: accessHolder, ...token } = access;
  const { name: refreshHolder, property: refreshProperty, expiryProperty } = refresh;
  const end = expiryProperty === undefined ? {} : { refreshExpiryProperty: expiryProperty };
  return { ...token, refreshProperty, accessHolder, refreshHolder, ...end };
}

/** Names of what says of a token what it is, where that stands. */
export function listKnown(token: Token | undefined): ReadonlySet<string | undefined> {
  if (token?.accessHolder !== undefined) return new Set([token.accessHolder, token.refreshHolder]);
  const { property, refreshProperty, typeProperty, secondsProperty, expiryProperty } = token ?? {};
  return new Set([property, refreshProperty, typeProperty, secondsProperty, expiryProperty]);
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
    const held = HOLDERS.includes(foldName(name)) ? viewSchema(document, inner) : undefined;
    const found = held && (describeToken(held) ?? describePair(document, held));
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

/** What is called `data` in `{ "status": "success", "token": "…", "data": { "user": { … } } }`, and the account in it. */
function viewHeldAccount(document: OpenApiDocument, [name, held]: [string, Located<Schema>]): Beside | undefined {
  const inner = viewSchema(document, held);
  const [only, ...others] = findObjects(document, inner);
  const isAlone = others.length === 0 && inner.properties.size === 1;
  if (only === undefined || !isAlone || !ACCOUNT_HOLDERS.includes(foldName(only[0]))) return undefined;
  return { envelope: name, item: { schema: viewSchema(document, only[1]), property: only[0] } };
}

type Beside = Pick<AccountAnswer, 'item' | 'envelope'>;

/** A token with nothing beside it but an object that is the account or holds it, and words that all went well. */
function viewBeside(
  document: OpenApiDocument,
  view: SchemaView,
  token: Token,
  status: number,
): Omit<AccountAnswer, 'status'> | undefined {
  const known = listKnown(token);
  const others = [...view.properties].filter(([name]) => !known.has(name));
  const isSaid = ([name, schema]: [string, Located<Schema>]): boolean =>
    findCompanions([[name, schema]], [name], status) !== undefined;
  const rest = others.filter((one) => !isSaid(one));
  const companions = findCompanions(others.filter(isSaid), view.schema.required ?? [], status);
  const base = { token, ...(companions === undefined ? {} : { companions }) };
  const restNames = new Set(rest.map(([name]) => name));
  const left = [...view.properties].filter(([name]) => known.has(name) || restNames.has(name));
  if (rest.length === 0 || isTokenAlone({ ...view, properties: new Map(left) }, token)) return base;
  const [held, ...more] = findObjects(document, view);
  if (held === undefined || more.length > 0 || rest.length > 1) return undefined;
  const inside = viewHeldAccount(document, held);
  if (inside !== undefined) return { ...base, ...inside, token: { ...token, isBeside: true } };
  return { ...base, item: { schema: viewSchema(document, held[1]), property: held[0] } };
}

/** Reads the answer as an account, a token, or both; `undefined` where it is neither, or nothing that is understood. */
export function viewAnswer(document: OpenApiDocument, { success }: OperationView): AccountAnswer | undefined {
  if (success === undefined) return undefined;
  const { status, body } = success;
  if (body === undefined) return { status };
  if (isWords(body)) return { status, contentType: body.contentType, isText: true };
  if (!body.isJson || body.schema === undefined) return undefined;
  const { companions } = body;
  const base = { status, contentType: body.contentType, ...(companions === undefined ? {} : { companions }) };
  const whole = viewSchema(document, body.schema);
  const view = withoutMarked(whole, 'writeOnly');
  if (!isPlainObject(view)) return undefined;
  const token = describeToken(view) ?? describePair(document, view);
  if (body.wrapper !== undefined && token !== undefined && isTokenAlone(view, token))
    return { ...base, envelope: body.wrapper, token };
  const nested = viewNested(document, view);
  const envelope = body.wrapper === undefined ? {} : { envelope: body.wrapper };
  if (nested !== undefined && (body.wrapper !== undefined || nested.token?.holder !== undefined))
    return { ...base, ...envelope, ...nested };
  const around = body.envelope === undefined ? {} : { envelope: body.envelope };
  if (body.wrapper !== undefined) return { ...base, ...around, item: { schema: whole, property: body.wrapper } };
  if (token === undefined) return { ...base, item: { schema: whole } };
  return { ...base, ...(viewBeside(document, view, token, status) ?? { item: { schema: whole } }) };
}
