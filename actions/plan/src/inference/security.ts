import type { SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

/** Kinds of schemes whose tokens somebody else issues. */
const ISSUED: ReadonlySet<string> = new Set(['oauth2', 'openIdConnect']);

function readScheme(name: string, scheme: SecuritySchemeObject): SecurityScheme {
  const place = (['header', 'query', 'cookie'] as const).find((candidate) => candidate === scheme.in);
  if (scheme.type === 'apiKey' && place !== undefined && scheme.name !== undefined)
    return { name, type: 'apiKey', in: place, parameter: scheme.name };
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

/** The ways to authenticate that the document declares, in its order. */
export function listSecuritySchemes(document: OpenApiDocument): SecurityScheme[] {
  return listDeclared(document).map(([name, scheme]) => readScheme(name, scheme));
}

/** Names of the schemes whose tokens an authorisation server would issue. */
export function listIssuedSchemes(document: OpenApiDocument): string[] {
  return listDeclared(document).flatMap(([name, { type }]) => (ISSUED.has(type) ? [name] : []));
}
