import type { ModelTask } from '@orchestrate/contracts/model-call';
import { modelSettingsSchema } from '@orchestrate/contracts/model-settings';
import { describe, expect, it } from 'vitest';

import { listProviders } from './roster';
import { explainNobody, resolveRoute } from './route';

const KEYS = { OPENAI_API_KEY: 'o', ANTHROPIC_API_KEY: 'a', GEMINI_API_KEY: 'g' };

function resolve(task: ModelTask, given: unknown = {}, environment: Record<string, string> = KEYS, not?: string[]) {
  const settings = modelSettingsSchema.parse(given);
  const route = resolveRoute(task, settings, listProviders(settings, environment, false), not);
  return {
    words: route.candidates.map(({ entry, model }) => `${entry.name}/${model}`),
    problems: route.problems,
    why: explainNobody(task, settings, route, not),
  };
}

describe('resolveRoute', () => {
  it('asks everybody there is a key for, with the default model of the kind', () => {
    const expected = ['openai/gpt-6.1-sol', 'anthropic/claude-sonnet-5', 'gemini/gemini-2.5-pro'];
    expect(resolve('code').words).toEqual(expected);
  });

  it('lets somebody else review than who writes', () => {
    expect(resolve('review').words[0]).toMatch(/^anthropic/);
    expect(resolve('review', { routes: { code: ['gemini'], patch: ['anthropic'] } }).words).toEqual([
      'openai/gpt-6.1-sol',
      'anthropic/claude-sonnet-5',
      'gemini/gemini-2.5-pro',
    ]);
    expect(resolve('review', {}, { OPENAI_API_KEY: 'o' }).words).toEqual(['openai/gpt-6.1-sol']);
  });

  it('holds to a route, its order and its models', () => {
    const routes = { plan: ['gemini', 'openai/org/model:7b'] };
    expect(resolve('plan', { routes }).words).toEqual(['gemini/gemini-2.5-pro', 'openai/org/model:7b']);
  });

  it('prefers the model of the settings to the default', () => {
    expect(resolve('plan', { providers: { openai: { kind: 'openai', model: 'mine' } } }).words[0]).toBe('openai/mine');
  });

  it('leaves out the author', () => {
    expect(resolve('code', {}, KEYS, ['openai', 'gemini']).words).toEqual(['anthropic/claude-sonnet-5']);
  });

  it('says what of a route cannot be asked', () => {
    const routes = { code: ['openai', 'nobody', 'gemini'] };
    expect(resolve('code', { routes }, { GEMINI_API_KEY: 'g' })).toMatchObject({
      words: ['gemini/gemini-2.5-pro'],
      problems: [
        'openai: there is no key; set OPENAI_API_KEY',
        'nobody: no such provider; name it under models.providers of .orchestrate.yml',
      ],
    });
  });

  it('needs the name of a deployment for Azure', () => {
    const environment = { AZURE_OPENAI_API_KEY: 'a', AZURE_OPENAI_ENDPOINT: 'https://a.example.com' };
    expect(resolve('code', {}, environment).problems).toEqual([
      'azure-openai: there is no model; set model to the name of the deployment',
    ]);
  });
});

describe('explainNobody', () => {
  it.each([
    [{}, {}, undefined, /^there is no key of a model: set OPENAI_API_KEY/],
    [{ routes: { code: [] } }, KEYS, undefined, /^models\.routes\.code of .* asks nobody$/],
    [{ routes: { code: ['openai'] } }, {}, undefined, /^nobody can be asked for code: openai: there is no key/],
    [{ routes: { code: ['openai'] } }, KEYS, ['openai'], /^nobody is left to ask for code; openai must not be asked$/],
  ] as const)('%j with %j', (given, environment, not, expected) => {
    expect(resolve('code', given, environment, not && [...not]).why).toMatch(expected);
  });
});
