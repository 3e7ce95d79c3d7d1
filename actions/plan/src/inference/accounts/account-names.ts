import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName } from '../names';
import type { SchemaView } from '../operation-view';

const PASSWORD_NAMES = ['password', 'passwd', 'pwd', 'userpassword'];
/** The password of a form that asks for it twice, as Django's do: it is one only where `password2` stands beside it. */
const FIRST_OF_TWO = 'password1';
const LOGIN_NAMES = [
  ...['email', 'username', 'login', 'emailaddress', 'identifier', 'user', 'phone', 'phonenumber'],
  ...['userlogin', 'useremail'],
];
const TOKEN_NAMES = ['token', 'accesstoken', 'jwt', 'authtoken', 'bearertoken', 'sessiontoken', 'apitoken'];
/** Names, folded, under which a token is given where nothing stands beside it, or only what renews it. */
const LONE_TOKEN_NAMES = ['key', 'access'];
const REFRESH_NAMES = ['refreshtoken', 'refresh'];

type Properties = SchemaView['properties'];

export function isOf(schema: Schema, type: 'string' | 'integer'): boolean {
  const types = listTypes(schema);
  return types.length === 1 && (types[0] === type || (type === 'integer' && types[0] === 'number'));
}

export function findNamed(
  { properties }: Pick<SchemaView, 'properties'>,
  names: readonly string[],
  type: 'string' | 'integer',
): string | undefined {
  return [...properties].find(([name, { value }]) => names.includes(foldName(name)) && isOf(value, type))?.[0];
}

/** Whether a name is one that people are known by when they log in. */
export function isLoginName(name: string): boolean {
  return LOGIN_NAMES.includes(foldName(name));
}

export function isPasswordName(name: string): boolean {
  return PASSWORD_NAMES.includes(foldName(name));
}

export function findPassword(schema: SchemaView): string | undefined {
  const told = findNamed(schema, PASSWORD_NAMES, 'string');
  return told ?? (findNamed(schema, ['password2'], 'string') && findNamed(schema, [FIRST_OF_TWO], 'string'));
}

/** All names that a request may log in by, the usual ones first. */
export function listLogins(schema: SchemaView): string[] {
  return LOGIN_NAMES.flatMap((name) => findNamed(schema, [name], 'string') ?? []);
}

export function findLogin(schema: SchemaView): string | undefined {
  return listLogins(schema)[0];
}

export function findToken(schema: SchemaView): string | undefined {
  return findNamed(schema, TOKEN_NAMES, 'string');
}

export function findRefresh(schema: Pick<SchemaView, 'properties'>): string | undefined {
  return findNamed(schema, REFRESH_NAMES, 'string');
}

/** `{ "key": … }`, `{ "access": …, "refresh": … }`: a token by a name that means one only where nothing else is told. */
export function findLoneToken(schema: { readonly properties: Properties }): string | undefined {
  const refresh = findRefresh(schema);
  const rest = [...schema.properties.keys()].filter((name) => name !== refresh);
  return rest.length === 1 ? findNamed(schema, LONE_TOKEN_NAMES, 'string') : undefined;
}
