import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { warnServers } from './servers';

const describeServers = (...urls: readonly string[]) => ({
  ...createOpenApiDocument({ '/things': { get: answering(200, {}, { operationId: 'listThings' }) } }, {}),
  servers: urls.map((url) => ({ url })),
});

describe('warnServers', () => {
  it('says nothing where all servers agree', () => {
    expect(warnServers(describeServers('https://a.example/v1', 'https://b.example/v1/'))).toEqual([]);
    expect(warnServers(describeServers())).toEqual([]);
  });

  it('says below which path operations are served where servers differ', () => {
    const [warning] = warnServers(describeServers('https://a.example/v1', 'https://b.example'));
    expect(warning?.rule).toBe('several-servers');
    expect(warning?.message).toContain('below `/v1`, and at the root, and not below `/`');
  });

  it('names operations that have servers of their own', () => {
    const get = answering(200, {}, { operationId: 'listThings' });
    const document = createOpenApiDocument({ '/things': { get, servers: [{ url: '/other' }] } }, {});
    expect(warnServers(document).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'own-server: GET /things names servers of its own: it is served below `/` like the others',
    ]);
  });
});
