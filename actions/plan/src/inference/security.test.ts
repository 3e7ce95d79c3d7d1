import type { SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { listIssuedSchemes, listSecuritySchemes } from './security';

describe('listSecuritySchemes', () => {
  it.each([
    [
      { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      { type: 'apiKey', in: 'header', parameter: 'X-Api-Key' },
    ],
    [
      { type: 'apiKey', in: 'cookie', name: 'session' },
      { type: 'apiKey', in: 'cookie', parameter: 'session' },
    ],
    [{ type: 'http', scheme: 'Basic' }, { type: 'basic' }],
    [{ type: 'http', scheme: 'bearer' }, { type: 'bearer' }],
    [{ type: 'http', scheme: 'digest' }, { type: 'unsupported' }],
    [{ type: 'oauth2' }, { type: 'bearer' }],
    [{ type: 'openIdConnect' }, { type: 'bearer' }],
    [{ type: 'mutualTLS' }, { type: 'unsupported' }],
  ] satisfies [SecuritySchemeObject, object][])('%j is %j', (scheme, expected) => {
    const document = createOpenApiDocument({}, {}, { components: { securitySchemes: { one: scheme } } });
    expect(listSecuritySchemes(document)).toEqual([{ name: 'one', ...expected }]);
  });
});

describe('listIssuedSchemes', () => {
  it('names those whose tokens somebody else issues', () => {
    const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X' }, login: { type: 'oauth2' } };
    expect(listIssuedSchemes(createOpenApiDocument({}, {}, { components: { securitySchemes } }))).toEqual(['login']);
  });
});
