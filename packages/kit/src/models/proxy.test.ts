import { describe, expect, it } from 'vitest';

import { findProxy } from './proxy';

const PROXY = 'http://proxy.example.com:3128';
const SERVER = 'https://api.example.com/v1';

describe('findProxy', () => {
  it.each([
    ['the variable of the protocol', SERVER, { HTTPS_PROXY: PROXY }, PROXY],
    ['the small variable first', SERVER, { https_proxy: PROXY, HTTPS_PROXY: 'http://other.example.com' }, PROXY],
    ['an address without its protocol', SERVER, { HTTPS_PROXY: 'proxy.example.com:3128' }, PROXY],
    ['no variable', SERVER, {}, undefined],
    ['an empty variable', SERVER, { HTTPS_PROXY: ' ' }, undefined],
    ['the variable of the other protocol', SERVER, { HTTP_PROXY: PROXY }, undefined],
    ['a server that is asked without TLS', 'http://models.example.com:8000', { HTTP_PROXY: PROXY }, PROXY],
    ['this machine', 'http://127.0.0.1:11434', { HTTP_PROXY: PROXY }, undefined],
  ])('goes by %s', (_title, server, environment, expected) => {
    expect(findProxy(server, environment)).toBe(expected);
  });

  it.each([
    ['*', undefined],
    ['api.example.com', undefined],
    ['other.example.com, .example.com', undefined],
    ['example.com', undefined],
    ['*.example.com', undefined],
    ['API.example.com:443', undefined],
    ['api.example.com:8443', PROXY],
    ['ample.com', PROXY],
    ['api.example.com.evil.test', PROXY],
    [' , ', PROXY],
  ])('heeds no_proxy: %s', (no_proxy, expected) => {
    expect(findProxy(SERVER, { HTTPS_PROXY: PROXY, no_proxy })).toBe(expected);
  });
});
