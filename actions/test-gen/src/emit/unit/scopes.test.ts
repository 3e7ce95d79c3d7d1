import type { SecurityRequirement } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { viewService } from '../../service/service-view';

import { emitScopes } from './scopes';

function emitFor(security: readonly SecurityRequirement[], takesTokens = false) {
  const securitySchemes = {
    login: { type: 'oauth2' },
    'open-id': { type: 'openIdConnect' },
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  };
  const document = createOpenApiDocument(
    {
      '/notes/{id}': { get: answering(200, { type: 'object' }, { operationId: 'readNote', security: [...security] }) },
    },
    {},
    { components: { securitySchemes } },
  );
  const plan = createServicePlan(document, {
    securitySchemes: [
      { name: 'login', type: 'bearer', takesTokens },
      { name: 'open-id', type: 'bearer' },
      { name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' },
    ],
  });
  return emitScopes(viewService(plan, document, () => false));
}

describe('emitScopes', () => {
  it('calls by a token without scopes what demands one, and takes them from every token that would do', () => {
    const test = emitFor([{ 'open-id': ['read'], login: ['read'] }, { login: ['admin'] }]);
    expect(test?.table?.rows).toEqual([
      { label: 'GET /notes/{id}', values: ['"GET"', '"/notes/1"', 'credentials.login.token'] },
    ]);
    const none = '"open-id": { ...credentials["open-id"], scopes: [] }, login: { ...credentials.login, scopes: [] }';
    expect(test?.lines[0]).toContain(`{ credentials: { ...credentials, ...{ ${none} } } }`);
  });

  it.each<[string, SecurityRequirement[], boolean?]>([
    ['no scope is demanded', [{ login: [] }]],
    ['another way in demands none', [{ login: ['read'] }, { key: [] }]],
    ['a key is demanded beside it', [{ login: ['read'], key: [] }]],
    ['the service issues the tokens', [{ login: ['read'] }], true],
    ['a scope is none', [{ login: ['read all'] }]],
  ])('calls nothing where %s', (_case, security, takesTokens) => {
    expect(emitFor(security, takesTokens)).toBeUndefined();
  });
});
