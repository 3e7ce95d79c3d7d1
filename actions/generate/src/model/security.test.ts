import type { Plan } from '@orchestrate/contracts/plan';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createOperations } from './operations';
import { createSchemes, listClosed } from './security';

type Scheme = Plan['securitySchemes'][number];

const SCHEMES: readonly Scheme[] = [
  { name: 'api-key', type: 'apiKey', in: 'header', parameter: 'X-Key' },
  { name: 'bearerToken', type: 'bearer' },
  { name: "it's basic", type: 'basic' },
  { name: 'oauth', type: 'unsupported' },
];

describe('createSchemes', () => {
  it.each([
    ['api-key', ['API_KEY']],
    ['bearerToken', ['BEARER_TOKEN']],
    ["it's basic", ['IT_S_BASIC_USERNAME', 'IT_S_BASIC_PASSWORD']],
    ['oauth', []],
  ])('reads the credential of %s from %j', (name, variables) => {
    const document = createOpenApiDocument({});
    const plan = createServicePlan(document, { securitySchemes: [...SCHEMES] });
    const scheme = createSchemes(plan, document, [], true).find(({ planned }) => planned.name === name);
    expect(scheme?.variables.map((variable) => variable.name)).toEqual(variables);
  });
});

describe('the scopes of a scheme', () => {
  const find = (scheme: Scheme, type: string, scopes: readonly string[]) => {
    const document = createOpenApiDocument({}, {}, { components: { securitySchemes: { [scheme.name]: { type } } } });
    const plan = createServicePlan(document, { securitySchemes: [scheme] });
    const operations = scopes.map((scope) => ({ security: [{ [scheme.name]: [scope] }] }));
    return createSchemes(plan, document, operations, true)[0]?.scopes;
  };

  it('are those that operations demand, in a variable', () => {
    expect(find({ name: 'petAuth', type: 'bearer' }, 'oauth2', ['write:pets', 'read:pets', 'write:pets'])).toEqual({
      variable: 'PET_AUTH_SCOPES',
      demanded: ['read:pets', 'write:pets'],
    });
  });

  it.each<[string, Scheme, string, string[]]>([
    ['nobody demands one', { name: 'a', type: 'bearer' }, 'oauth2', []],
    ['the scheme knows none', { name: 'a', type: 'bearer' }, 'http', ['admin']],
    ['the service issues the tokens', { name: 'a', type: 'bearer', takesTokens: true }, 'oauth2', ['admin']],
    ['one of them holds a space', { name: 'a', type: 'bearer' }, 'oauth2', ['read', 'write all']],
  ])('are none where %s', (_case, scheme, type, scopes) => {
    expect(find(scheme, type, scopes)).toBeUndefined();
  });
});

describe('listClosed', () => {
  it('names operations whose every alternative asks for what cannot be checked', () => {
    const secured = (operationId: string, ...names: readonly (readonly string[])[]) =>
      answering(
        200,
        {},
        {
          operationId,
          security: names.map((all) => Object.fromEntries(all.map((name) => [name, []]))),
        },
      );
    const document = createOpenApiDocument({
      '/a': { get: secured('open'), put: secured('either', ['oauth'], ['api-key']) },
      '/b': { get: secured('closed', ['oauth']), put: secured('both', ['oauth', 'api-key']) },
    });
    const plan = createServicePlan(document, { securitySchemes: [...SCHEMES] });
    const operations = createOperations(plan, document);
    expect(listClosed(operations, createSchemes(plan, document, operations, true))).toEqual(['closed', 'both']);
  });
});
