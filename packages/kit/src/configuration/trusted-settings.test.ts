import { configurationSchema } from '@orchestrate/contracts/configuration';
import { describe, expect, it } from 'vitest';

import { keepTrusted } from './trusted-settings';

const parse = (settings: object) => configurationSchema.parse({ version: 1, ...settings });
const defaults = parse({});

describe('keepTrusted', () => {
  it.each<[string, object, string]>([
    ['code without a sandbox', { safety: { 'allow-host': true } }, 'safety'],
    ['a variable that commands see', { safety: { 'pass-environment': ['OPENAI_API_KEY'] } }, 'safety'],
    [
      'a key for a server of its own',
      {
        models: {
          providers: { own: { kind: 'openai', 'base-url': 'https://a.test', 'key-variable': 'OPENAI_API_KEY' } },
        },
      },
      'models.providers',
    ],
    ['personal data', { models: { 'allow-personal-data': true } }, 'models.allow-personal-data'],
    ['whole transcripts', { models: { transcripts: 'full' } }, 'models.transcripts'],
    [
      'a price that nobody knows',
      { models: { limits: { 'allow-unknown-price': true } } },
      'models.limits.allow-unknown-price',
    ],
    ['more money', { models: { limits: { 'usd-per-run': 500 } } }, 'models.limits.usd-per-run'],
    ['evidence cut short', { budgets: { 'evidence-megabytes': 1 } }, 'budgets.evidence-megabytes'],
    ['more time', { budgets: { 'heal-minutes': 300 } }, 'budgets.heal-minutes'],
  ])('does not take %s from a tree that is not trusted', (_what, settings, name) => {
    expect(keepTrusted(parse(settings), defaults)).toEqual({ configuration: defaults, refused: [name] });
  });

  it('takes what the trusted side says, and lets the other one lower a cap', () => {
    const own = parse({ models: { limits: { 'usd-per-run': 1, 'usd-per-phase': 9 } } });
    const trusted = parse({
      safety: { 'allow-host': true },
      models: { limits: { 'usd-per-run': 20, 'usd-per-phase': 3 } },
    });
    const { configuration, refused } = keepTrusted(own, trusted);
    expect(configuration.safety['allow-host']).toBe(true);
    expect(configuration.models.limits).toMatchObject({ 'usd-per-run': 1, 'usd-per-phase': 3 });
    expect(refused).toEqual(['safety', 'models.limits.usd-per-phase']);
  });

  it('leaves alone what touches no safety', () => {
    const own = parse({ gates: [{ name: 'test', command: 'npm t' }], deploy: { target: 'process' } });
    expect(keepTrusted(own, defaults)).toEqual({ configuration: own, refused: [] });
  });
});
