import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

describe('a path that is called as the account of who calls', () => {
  it('shows all accounts where it answers a list of them', () => {
    const text = { type: 'string' } as const;
    const security = [{ bearer: [] }];
    const account = objectOf({ id: { ...text, format: 'uuid' }, email: text });
    const credentials = objectOf({ email: text, password: text });
    const sending = { requestBody: { required: true, ...jsonOf(credentials) } };
    const paths = {
      '/register': { post: answering(201, referTo('User'), { operationId: 'register', ...sending }) },
      '/login': {
        post: answering(200, { type: 'object', properties: { token: text } }, { operationId: 'logIn', ...sending }),
      },
      '/user': {
        get: answering(200, { type: 'array', items: referTo('User') }, { operationId: 'listUsers', security }),
      },
      '/user/{id}': {
        get: answering(200, referTo('User'), { operationId: 'getUser', security, parameters: [pathParameter('id')] }),
      },
    };
    const schemes = { components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } } as const;
    const { operations } = inferPlan(createOpenApiDocument(paths, { User: account }, schemes));
    const find = (name: string) => operations.find(({ id }) => id === name);
    expect(find('listUsers')).toMatchObject({ kind: 'list', resource: 'User' });
    expect(find('getUser')?.kind).toBe('read');
  });
});
