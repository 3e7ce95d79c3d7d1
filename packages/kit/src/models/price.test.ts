import { priceTableSchema } from '@orchestrate/contracts/model-prices';
import { describe, expect, it } from 'vitest';

import { computeCost, countInputTokens, estimateCost, findPrice } from './price';
import table from './prices.json';

const PRICE = { model: 'm', input: 2, cached: 0.2, written: 2.5, output: 10, upTo: 100_000 };
const usage = (overrides: object = {}) => ({ input: 0, output: 0, cached: 0, reasoning: 0, ...overrides });

describe('prices.json', () => {
  const makers = Object.values(priceTableSchema.parse(table));

  it('has where and when each price was looked up, and each model once', () => {
    for (const { date, source, models } of makers) {
      expect(Date.parse(date)).toBeLessThan(Date.now());
      expect(source).toMatch(/pricing$/);
      expect(new Set(models.map(({ model }) => model)).size).toBe(models.length);
    }
  });

  it('has no price at which reading from a cache is dearer than new input, or an answer cheaper', () => {
    const all = makers.flatMap(({ models }) => models);
    expect(all.filter(({ input, cached, output }) => cached > input || output < input)).toEqual([]);
  });
});

describe('findPrice', () => {
  it.each([
    ['the maker itself', { kind: 'anthropic' }, 'claude-haiku-4-5', { output: 5 }],
    ['the maker by its address', { kind: 'openai', 'base-url': 'https://api.openai.com/v1' }, 'gpt-5', { input: 1.25 }],
  ] as const)('of %s is that of the table', (_who, settings, model, expected) => {
    expect(findPrice(settings, model)).toMatchObject(expected);
  });

  it.each([
    ['a model that is not listed', { kind: 'openai' }, 'gpt-5-2031-01-01', 'unknown'],
    ['another server', { kind: 'openai', 'base-url': 'https://gateway.example.com/v1' }, 'gpt-5', 'unknown'],
    ['a name like the maker', { kind: 'openai', 'base-url': 'https://api.openai.com.example.com' }, 'gpt-5', 'unknown'],
    ['Azure', { kind: 'azure-openai', 'base-url': 'https://a.example.com' }, 'gpt-5', 'unknown'],
    ['an agent', { kind: 'codex' }, 'default', 'unknown'],
    ['Ollama elsewhere', { kind: 'ollama', 'base-url': 'https://ollama.example.com' }, 'x', 'unknown'],
    ['Ollama here', { kind: 'ollama' }, 'x', 'free'],
    ['a server of this machine', { kind: 'openai', 'base-url': 'http://localhost:1234/v1' }, 'gpt-5', 'free'],
  ] as const)('of %s', (_who, settings, model, expected) => {
    expect(findPrice(settings, model)).toBe(expected);
  });
});

describe('computeCost', () => {
  it.each([
    ['new input and output', PRICE, usage({ input: 1000, output: 100, written: 0 }), 0.003],
    ['input of the cache', PRICE, usage({ input: 1000, cached: 1000 }), 0.0002],
    ['input into the cache', PRICE, usage({ input: 1000, written: 1000 }), 0.0025],
    ['input of which nobody says where it went', PRICE, usage({ input: 1000 }), 0.0025],
    ['what was not counted', PRICE, null, 'unknown'],
    ['more input than the price holds for', PRICE, usage({ input: 100_001 }), 'unknown'],
    ['an unknown price', 'unknown' as const, usage({ input: 1 }), 'unknown'],
    ['no price', 'free' as const, null, 0],
  ])('of %s', (_what, price, counted, expected) => {
    expect(computeCost(price, counted)).toBe(expected);
  });
});

describe('estimateCost', () => {
  const request = { model: 'm', messages: [{ role: 'user' as const, text: 'é'.repeat(500) }], maxOutputTokens: 1000 };

  it('takes every byte for a token and all of the answer that is allowed', () => {
    expect(countInputTokens(request)).toBeGreaterThan(1_000 + 1_000);
    expect(estimateCost(PRICE, request)).toBeGreaterThan(0.01 + 0.0025);
  });

  it('grows with schema, tools and rounds', () => {
    const schema = { name: 's', jsonSchema: { description: 'x'.repeat(100) } };
    const tools = [{ name: 't', description: 'x'.repeat(100), parameters: {} }];
    const rounds = [{ text: 'x'.repeat(100), calls: [], results: [] }];
    for (const more of [{ schema }, { tools }, { rounds }])
      expect(countInputTokens({ ...request, ...more })).toBeGreaterThan(countInputTokens(request) + 100);
  });
});
