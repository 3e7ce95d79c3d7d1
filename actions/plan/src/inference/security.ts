import type { SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

/** Kinds of schemes whose tokens somebody else issues. */
const ISSUED: ReadonlySet<string> = new Set(['oauth2', 'openIdConnect']);

const WORD = '(Token|Bearer|Key|ApiKey|JWT)';
/** `Token xxxxxx.yyyyyyy.zzzzzz`: the word that a description puts before a key of many letters, or a placeholder. */
const BEFORE = new RegExp(`(?:^|[\\s"'\`:])${WORD} +(?:[<{[]|x{3,}|\\S+\\.\\S+\\.\\S+)`);
/** `with required prefix "Token"` */
const NAMED = new RegExp(`\\bprefix(?:ed with)? *:? *["'\`]${WORD} ?["'\`]`);

function findPrefix({ description = '' }: SecuritySchemeObject): string | undefined {
  return (BEFORE.exec(description) ?? NAMED.exec(description))?.[1];
}

function readKey(name: string, scheme: SecuritySchemeObject): SecurityScheme | undefined {
  const place = (['header', 'query', 'cookie'] as const).find((candidate) => candidate === scheme.in);
  if (scheme.type !== 'apiKey' || place === undefined || scheme.name === undefined) return undefined;
  const prefix = place === 'header' ? findPrefix(scheme) : undefined;
  return { name, type: 'apiKey', in: place, parameter: scheme.name, ...(prefix === undefined ? {} : { prefix }) };
}

function readScheme(name: string, scheme: SecuritySchemeObject): SecurityScheme {
  const key = readKey(name, scheme);
  if (key !== undefined) return key;
  // Both end in a bearer token, whoever issued it.
  if (ISSUED.has(scheme.type)) return { name, type: 'bearer' };
  const http = scheme.type === 'http' ? scheme.scheme?.toLowerCase() : undefined;
  return { name, type: http === 'basic' || http === 'bearer' ? http : 'unsupported' };
}

function listDeclared(document: OpenApiDocument): (readonly [name: string, scheme: SecuritySchemeObject])[] {
  return Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => {
    const at = extendPointer('#', 'components', 'securitySchemes', name);
    return [name, followReference<SecuritySchemeObject>(document, scheme, at).value] as const;
  });
}

/**
 * The ways to authenticate that the document declares, in its order.
 * @param issued - names of those that take the tokens that the service issues
 */
export function listSecuritySchemes(document: OpenApiDocument, issued: readonly string[] = []): SecurityScheme[] {
  return listDeclared(document).map(([name, scheme]) => ({
    ...readScheme(name, scheme),
    ...(issued.includes(name) ? { takesTokens: true } : {}),
  }));
}

/** Names of the schemes whose tokens an authorisation server would issue. */
export function listIssuedSchemes(document: OpenApiDocument): string[] {
  return listDeclared(document).flatMap(([name, { type }]) => (ISSUED.has(type) ? [name] : []));
}
