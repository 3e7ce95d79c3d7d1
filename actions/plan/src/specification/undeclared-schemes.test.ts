import type { OpenApiDocument, Operation, Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, jsonOf } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { declareSchemes } from './undeclared-schemes';

const text: Schema = { type: 'string' };
const demand = (...names: string[]): Schema => ({
  ...{ type: 'object', required: names },
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const credentials = { requestBody: { required: true, ...jsonOf(demand('username', 'password')) } };

interface Header {
  readonly name?: string;
  readonly required?: boolean;
  readonly description?: string;
}

function create(header: Header = {}, login: Operation = answering(200, demand('token'), credentials)): OpenApiDocument {
  const parameter = { in: 'header' as const, name: 'x-access-token', required: true, schema: text, ...header };
  const page = { in: 'query' as const, name: 'page', schema: text };
  return createOpenApiDocument({
    '/register': { post: answering(201, undefined, credentials) },
    '/login': { post: login },
    '/notes': {
      parameters: [parameter],
      get: answering(200, { type: 'array', items: demand('text') }, { parameters: [page] }),
    },
    '/tags': { get: answering(200, text, { parameters: [{ ...parameter, required: false }] }) },
  });
}

describe('a header parameter that carries the token of an account', () => {
  it('is read as a scheme, which the operations with it demand', () => {
    const { document, remarks } = declareSchemes(create({ description: 'The token.' }));
    expect(document.components?.securitySchemes).toEqual({
      xAccessToken: { type: 'apiKey', in: 'header', name: 'x-access-token', description: 'The token.' },
    });
    expect(document.paths).toMatchObject({
      '/notes': { parameters: [], get: { parameters: [{ name: 'page' }], security: [{ xAccessToken: [] }] } },
      '/tags': { get: { parameters: [], security: [{ xAccessToken: [] }, {}] } },
    });
    expect(document.paths?.['/login']).toEqual(create().paths?.['/login']);
    expect(remarks.map(({ message }) => message)).toEqual([
      'the header parameter `x-access-token` carries the token of an account: it is read as a security scheme, `xAccessToken`',
    ]);
  });

  it.each([
    ['', { type: 'http', scheme: 'bearer' }],
    ['Bearer <token>', { type: 'http', scheme: 'bearer' }],
    ['Token <token>', { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Token <token>' }],
  ])('is in `Authorization` that of a bearer, unless another word is before it: %j', (description, scheme) => {
    const { document } = declareSchemes(create({ name: 'Authorization', description }));
    expect(document.components?.securitySchemes).toEqual({ authorization: scheme });
  });

  it('stays one where it is called otherwise, nobody is given a token, or a scheme is declared', () => {
    const secured = create();
    const components = { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } };
    for (const document of [create({ name: 'x-trace' }), create({}, answering(204)), { ...secured, components }])
      expect(declareSchemes(document)).toEqual({ document, remarks: [] });
  });
});
