import type { SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { listSecuritySchemes } from './security';

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
    [{ type: 'oauth2' }, { type: 'unsupported' }],
    [{ type: 'openIdConnect' }, { type: 'unsupported' }],
    [{ type: 'mutualTLS' }, { type: 'unsupported' }],
  ] satisfies [SecuritySchemeObject, object][])('%j is %j', (scheme, expected) => {
    const document = createOpenApiDocument({}, {}, { components: { securitySchemes: { one: scheme } } });
    expect(listSecuritySchemes(document)).toEqual([{ name: 'one', ...expected }]);
  });
});
