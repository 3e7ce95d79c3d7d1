import type { SecurityScheme } from '@orchestrate/contracts/plan';
import type { Operation, PathItem } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createOperations } from '../model/operations';
import { createSchemes } from '../model/security';

import type { Probe } from './probe';
import { findProbe } from './probe';

const SCHEMES: SecurityScheme[] = [
  { name: 'key', type: 'apiKey', in: 'header', parameter: "X-It's" },
  { name: 'query', type: 'apiKey', in: 'query', parameter: 'key' },
  { name: 'session', type: 'apiKey', in: 'cookie', parameter: 'SESSION' },
  { name: 'basic', type: 'basic' },
  { name: 'bearer', type: 'bearer' },
  { name: 'oauth', type: 'unsupported' },
];

function find(paths: Readonly<Record<string, PathItem>>): Probe {
  const document = createOpenApiDocument(paths);
  const plan = createServicePlan(document, { securitySchemes: SCHEMES });
  const operations = createOperations(plan, document).map((operation) => ({ ...operation, custom: undefined }));
  return findProbe(operations, createSchemes(plan, document, operations, true));
}

function secured(...alternatives: readonly (readonly string[])[]): Operation {
  const security = alternatives.map((names) => Object.fromEntries(names.map((name) => [name, []])));
  return answering(200, {}, { security });
}

describe('findProbe', () => {
  it('takes a GET without parameters, rather one that is open to anyone', () => {
    const found = find({
      '/a/{id}': { get: { ...answering(200, {}), parameters: [{ name: 'id', in: 'path', required: true }] } },
      '/b': { get: secured(['key']), post: answering(201, {}, { operationId: 'post' }) },
      '/c': { get: answering(200, {}, { operationId: 'c' }) },
    });
    expect(found).toMatchObject({ path: '/c', isSecured: false, curl: '' });
  });

  it.each<[string, readonly (readonly string[])[], string, string]>([
    ['a key', [['key']], '["key"]', ` -H 'X-It'\\''s: development-key'`],
    ['a user and a password', [['basic']], '["basic"]', ' -u developer:development'],
    ['a token', [['bearer']], '["bearer"]', " -H 'Authorization: Bearer development-token'"],
    ['what headers can carry', [['query'], ['session']], '["session"]', " -H 'Cookie: SESSION=development-session'"],
    ['what can be checked', [['oauth'], ['key']], '["key"]', ` -H 'X-It'\\''s: development-key'`],
    ['nothing, where an alternative asks for nothing', [['key'], []], '["key"]', ` -H 'X-It'\\''s: development-key'`],
  ])('presents %s', (_, alternatives, schemes, curl) => {
    expect(find({ '/a': { get: secured(...alternatives) } })).toMatchObject({ path: '/a', schemes, curl });
  });

  it.each([
    ['two credentials would share a header', ['basic', 'bearer']],
    ['nobody can pass', ['oauth']],
  ])('finds none where %s', (_, names) => {
    expect(find({ '/a': { get: secured(names) } }).path).toBe('');
  });

  it('takes no login, which is refused without a name', () => {
    const document = createOpenApiDocument({ '/login': { get: answering(200, {}, { operationId: 'login' }) } });
    const plan = createServicePlan(document, { operations: { login: { kind: 'open-login' } } });
    const operations = createOperations(plan, document).map((operation) => ({ ...operation, custom: undefined }));
    expect(findProbe(operations, []).path).toBe('');
  });
});
