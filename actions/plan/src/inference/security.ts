import type { SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

function readScheme(name: string, scheme: SecuritySchemeObject): SecurityScheme {
  const place = (['header', 'query', 'cookie'] as const).find((candidate) => candidate === scheme.in);
  if (scheme.type === 'apiKey' && place !== undefined && scheme.name !== undefined)
    return { name, type: 'apiKey', in: place, parameter: scheme.name };
  const http = scheme.type === 'http' ? scheme.scheme?.toLowerCase() : undefined;
  return { name, type: http === 'basic' || http === 'bearer' ? http : 'unsupported' };
}

/** The ways to authenticate that the document declares, in its order. */
export function listSecuritySchemes(document: OpenApiDocument): SecurityScheme[] {
  return Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => {
    const at = extendPointer('#', 'components', 'securitySchemes', name);
    return readScheme(name, followReference<SecuritySchemeObject>(document, scheme, at).value);
  });
}
