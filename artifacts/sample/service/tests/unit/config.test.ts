import { describe, expect, it } from 'vitest';

import { readConfig } from '../../src/config.js';

describe('readConfig', () => {
  it('needs nothing outside production', () => {
    expect(readConfig({})).toMatchObject({ port: 8080, host: '0.0.0.0' });
  });

  it('takes the port from PORT', () => {
    expect(readConfig({ PORT: '3000' }).port).toBe(3000);
  });

  it('takes port 0, which stands for a free one', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0);
  });

  it('counts an empty variable as absent', () => {
    expect(readConfig({ PORT: '' }).port).toBe(8080);
  });

  it('lets no other origin in unless told', () => {
    expect(readConfig({}).http.corsOrigins).toEqual([]);
  });

  it('takes origins apart at commas', () => {
    expect(readConfig({ CORS_ORIGINS: 'https://a.example.org, *' }).http.corsOrigins).toEqual([
      'https://a.example.org',
      '*',
    ]);
  });

  it('takes times in seconds', () => {
    expect(readConfig({ REQUEST_TIMEOUT: '2', SHUTDOWN_TIMEOUT: '3' }).http).toMatchObject({
      timeout: 2000,
      grace: 3000,
    });
  });

  it('takes limits of the database', () => {
    expect(readConfig({ DATABASE_TIMEOUT: '4', DATABASE_CONNECTIONS: '5' }).database).toMatchObject(
      { timeout: 4000, connections: 5 },
    );
  });

  it.each([
    ['a port that is no number', { PORT: 'many' }],
    ['a port below 0', { PORT: '-1' }],
    ['a port above 65535', { PORT: '65536' }],
    ['a level that the log does not know', { LOG_LEVEL: 'loud' }],
    ['an environment that nobody knows', { NODE_ENV: 'elsewhere' }],
    ['the address of something else than PostgreSQL', { DATABASE_URL: 'sqlite:data.db' }],
    ['no connections at all', { DATABASE_CONNECTIONS: '0' }],
    ['a query that may take no time', { DATABASE_TIMEOUT: '0' }],
    ['a request that may take no time', { REQUEST_TIMEOUT: '0' }],
    ['a time that is no number', { SHUTDOWN_TIMEOUT: 'soon' }],
    ['a body of no bytes', { MAX_BODY_BYTES: '0' }],
    ['headers that no request could have', { MAX_HEADER_BYTES: '10' }],
    ['an origin without its scheme', { CORS_ORIGINS: 'app.example.org' }],
    [
      'an origin with a path',
      { CORS_ORIGINS: 'https://app.example.org,https://app.example.org/page' },
    ],
    ['a collector that speaks no HTTP', { OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://collector:4317' }],
  ])('refuses %s', (_what, variables) => {
    expect(() => readConfig(variables)).toThrow();
  });

  it('tells every problem at once', () => {
    expect(() => readConfig({ PORT: 'many', LOG_LEVEL: 'loud' })).toThrow(
      /PORT[^]*LOG_LEVEL|LOG_LEVEL[^]*PORT/,
    );
  });

  it('asks for credentials in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow();
  });
});
