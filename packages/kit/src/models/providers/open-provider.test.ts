import type { ProviderSettings } from '@orchestrate/contracts/model-settings';
import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import { describe, expect, it } from 'vitest';

import { dependencies } from '../../../package.json';

import { findKey, openProvider } from './open-provider';

function settings(given: Readonly<Record<string, unknown>>): ProviderSettings {
  return providerSettingsSchema.parse(given);
}

describe('a key', () => {
  it.each([
    [{ kind: 'openai' }, 'OPENAI_API_KEY'],
    [{ kind: 'azure-openai' }, 'AZURE_OPENAI_API_KEY'],
    [{ kind: 'anthropic' }, 'ANTHROPIC_API_KEY'],
    [{ kind: 'gemini' }, 'GEMINI_API_KEY'],
    [{ kind: 'openai', 'key-variable': 'MY_KEY' }, 'MY_KEY'],
    [{ kind: 'ollama', 'key-variable': 'MY_KEY' }, 'MY_KEY'],
  ])('of %j stands in %s', (given, variable) => {
    expect(findKey(settings(given), { [variable]: ' k ' })).toBe('k');
    expect(findKey(settings(given), { [variable]: '' })).toBeUndefined();
    expect(findKey(settings(given), {})).toBeUndefined();
  });

  it('of ollama is needed nowhere', () => {
    expect(findKey(settings({ kind: 'ollama' }), { OLLAMA_API_KEY: 'k' })).toBeUndefined();
  });
});

describe('a provider', () => {
  it.each([
    ['has no key', { kind: 'openai' }, {}, 'authentication', 'set OPENAI_API_KEY'],
    ['names a variable that is empty', { kind: 'ollama', 'key-variable': 'K' }, {}, 'authentication', 'set K'],
    ['has a key of two lines', { kind: 'gemini' }, { GEMINI_API_KEY: 'ab\ncd' }, 'authentication', 'characters'],
    ['has no address', { kind: 'azure-openai' }, { AZURE_OPENAI_API_KEY: 'k' }, 'bad-request', 'set base-url'],
    ['has a password in its address', { kind: 'openai', 'base-url': 'http://a:pw@b/' }, {}, 'bad-request', 'password'],
    ['is a program', { kind: 'codex' }, {}, 'missing-program', 'codex'],
  ] as const)('that %s is refused', async (_title, given, environment, failure, said) => {
    const error: unknown = await openProvider('mine', settings(given), environment).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure, message: expect.stringContaining(said) as string });
    expect(String(error)).not.toMatch(/pw|ab\ncd/);
  });

  it.each([
    ['openai', {}, true],
    ['openai', { 'base-url': 'http://localhost:1234/v1' }, false],
    ['azure-openai', { 'base-url': 'https://mine.openai.azure.com' }, true],
    ['anthropic', {}, true],
    ['gemini', {}, true],
    ['ollama', {}, true],
  ])('of kind %s with %j says what it is', async (kind, more, enforcesSchemas) => {
    const environment = { OPENAI_API_KEY: 'k', AZURE_OPENAI_API_KEY: 'k', ANTHROPIC_API_KEY: 'k', GEMINI_API_KEY: 'k' };
    const provider = await openProvider('mine', settings({ kind, ...more }), environment);
    expect(provider).toMatchObject({ name: 'mine', kind, enforcesSchemas });
    expect(provider.version).toMatch(/^\S+ (?:\d+\.\d+\.\d+|api)$/);
  });

  it('of Gemini names the version that is installed', async () => {
    const provider = await openProvider('mine', settings({ kind: 'gemini' }), { GEMINI_API_KEY: 'k' });
    expect(provider.version).toBe(`@google/genai ${dependencies['@google/genai']}`);
  });
});
