import { describe, expect, it } from 'vitest';

import type { Server } from './document';
import { findBasePath, listBasePaths } from './servers';

const describeServers = (...servers: readonly Server[]) => ({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  servers,
});

describe('findBasePath', () => {
  it.each<[string, string, string]>([
    ['of an address', 'https://example.com/api/v1', '/api/v1'],
    ['without the slash at its end', 'https://example.com/v1/', '/v1'],
    ['of a relative address', '/v2', '/v2'],
    ['of the root', 'https://example.com', ''],
    ['of what is no address', 'https://{}', ''],
  ])('reads the path %s', (_what, url, expected) => {
    expect(findBasePath(describeServers({ url }))).toBe(expected);
  });

  it('fills variables with their defaults', () => {
    const variables = { version: { default: 'v3' } };
    expect(findBasePath(describeServers({ url: 'https://{host}/{version}', variables }))).toBe('/v3');
    expect(findBasePath(describeServers({ url: 'https://example.com/{version}', variables }))).toBe('/v3');
  });

  it('is the root without servers, and that of the first of several', () => {
    expect(findBasePath(describeServers())).toBe('');
    const several = describeServers({ url: '/a' }, { url: 'https://example.com/a' }, { url: '/b' });
    expect(findBasePath(several)).toBe('/a');
    expect(listBasePaths(several)).toEqual(['/a', '/b']);
  });
});
