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

  it.each([
    ['a port that is no number', { PORT: 'many' }],
    ['a port below 0', { PORT: '-1' }],
    ['a port above 65535', { PORT: '65536' }],
    ['a level that the log does not know', { LOG_LEVEL: 'loud' }],
    ['an environment that nobody knows', { NODE_ENV: 'elsewhere' }],
    ['the address of something else than PostgreSQL', { DATABASE_URL: 'sqlite:data.db' }],
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
