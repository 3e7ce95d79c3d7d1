import type { OpenApiDocument, Parameter, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';
import { findByPointer, followReference } from '@orchestrate/kit/openapi/references';

import { findAccounts } from '../inference/accounts/find-accounts';
import { viewOperations } from '../inference/operation-view';

/** Headers that carry a token, by their names alone. */
const TOKEN_HEADER = /^(?:x-)?(?:access|auth)-token$|^authorization$/i;
/** Words before a token that are no bearer's. */
const OTHER_PREFIX = /(?:^|[\s"'`])(?:Token|JWT|Key) +\S/;

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

function isTokenHeader({ in: place, name }: Parameter): boolean {
  return place === 'header' && TOKEN_HEADER.test(name);
}

function findHeader(document: OpenApiDocument, entry: OperationEntry): Parameter | undefined {
  return listParameters(document, entry).find(({ value }) => isTokenHeader(value))?.value;
}

/** What the parameter says of the token, as a scheme: a bearer's in `Authorization`, unless a word is shown before it. */
function createScheme({ name, description = '', ...rest }: Parameter): SecuritySchemeObject {
  const shown: unknown = Reflect.get(rest, 'example');
  const told = [description, ...(typeof shown === 'string' ? [shown] : [])].filter(Boolean).join(' ');
  if (name.toLowerCase() === 'authorization' && !OTHER_PREFIX.test(told)) return { type: 'http', scheme: 'bearer' };
  return { type: 'apiKey', in: 'header', name, ...(told === '' ? {} : { description: told }) };
}

/** Takes the header away from the parameters of an operation, or of all operations of a path. */
function dropHeader(copy: OpenApiDocument, pointer: string): void {
  const holder = findByPointer(copy, pointer);
  const given: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, 'parameters') : undefined;
  if (!Array.isArray(given) || typeof holder !== 'object' || holder === null) return;
  const isOther = (one: Parameter): boolean => !isTokenHeader(followReference<Parameter>(copy, one, pointer).value);
  Reflect.set(holder, 'parameters', (given as Parameter[]).filter(isOther));
}

function declareScheme(document: OpenApiDocument, scheme: string, headers: ReadonlyMap<OperationEntry, Parameter>) {
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  for (const [{ pointer }, { required }] of headers) {
    const operation = findByPointer(copy, pointer);
    const security = [{ [scheme]: [] }, ...(required === true ? [] : [{}])];
    if (typeof operation === 'object' && operation !== null) Reflect.set(operation, 'security', security);
  }
  for (const [{ pointer }] of headers)
    for (const at of [pointer, pointer.replace(/\/[^/]+$/, '')]) dropHeader(copy, at);
  const [[, first] = []] = headers;
  const securitySchemes = first === undefined ? {} : { [scheme]: createScheme(first) };
  return { ...copy, components: { ...copy.components, securitySchemes } };
}

/**
 * Reads a header parameter that carries a token as the key that it is, where accounts are given tokens and no security
 * scheme is declared: `x-access-token`.
 */
export function declareSchemes(document: OpenApiDocument): Settled {
  const nothing = { document, remarks: [] };
  if (Object.keys(document.components?.securitySchemes ?? {}).length > 0) return nothing;
  const found = listOperations(document).map((entry) => [entry, findHeader(document, entry)] as const);
  const headers = new Map(found.flatMap(([entry, header]) => (header === undefined ? [] : [[entry, header] as const])));
  const names = new Set([...headers.values()].map(({ name }) => name.toLowerCase()));
  const [first] = [...headers];
  const [name] = names;
  if (first === undefined || name === undefined || names.size > 1) return nothing;
  const scheme = toIdentifier(name, 'camel');
  const declared = declareScheme(document, scheme, headers);
  const isOff = (): boolean => false;
  const views = viewOperations(declared, (entries) => entries.map((_, index) => `operation${index}`), { isOff });
  if (findAccounts(declared, views) === undefined) return nothing;
  const message = `the header parameter \`${first[1].name}\` carries the token of an account: it is read as a security scheme, \`${scheme}\``;
  return { document: declared, remarks: [{ pointer: first[0].pointer, message }] };
}
