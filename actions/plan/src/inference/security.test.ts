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
    [
      {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: 'Send it as\n\n    Token xxxxxx.yyyyyy.zzzzzz\n',
      },
      { type: 'apiKey', in: 'header', parameter: 'Authorization', prefix: 'Token' },
    ],
    [
      {
        ...{ type: 'apiKey', in: 'header', name: 'Authorization' },
        description: 'Token-based authentication with required prefix "Token"',
      },
      { type: 'apiKey', in: 'header', parameter: 'Authorization', prefix: 'Token' },
    ],
    [
      { type: 'apiKey', in: 'header', name: 'X-Key', description: 'Keys have no prefix. A "Token" is none.' },
      { type: 'apiKey', in: 'header', parameter: 'X-Key' },
    ],
    [
      { type: 'apiKey', in: 'header', name: 'X-Key', description: 'A Token that was received after signing up.' },
      { type: 'apiKey', in: 'header', parameter: 'X-Key' },
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

describe('listSecuritySchemes of a service that issues tokens', () => {
  it('marks those that take them', () => {
    const securitySchemes = { one: { type: 'http', scheme: 'bearer' }, two: { type: 'http', scheme: 'basic' } };
    const document = createOpenApiDocument({}, {}, { components: { securitySchemes } });
    expect(listSecuritySchemes(document, ['one'])).toEqual([
      { name: 'one', type: 'bearer', takesTokens: true },
      { name: 'two', type: 'basic' },
    ]);
  });
});

describe('listIssuedSchemes', () => {
  it('names those whose tokens somebody else issues', () => {
    const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X' }, login: { type: 'oauth2' } };
    expect(listIssuedSchemes(createOpenApiDocument({}, {}, { components: { securitySchemes } }))).toEqual(['login']);
  });
});
