import { modelSettingsSchema } from '@orchestrate/contracts/model-settings';
import { describe, expect, it } from 'vitest';

import { isLoopback, listKeyValues, listProviders } from './roster';

const settings = (providers: unknown = {}) => modelSettingsSchema.parse({ providers });
const names = (providers: unknown, environment: Record<string, string>, isReplay = false): string[] =>
  listProviders(settings(providers), environment, isReplay).present.map(({ name }) => name);
const reason = (providers: unknown, environment: Record<string, string>, name: string): string | undefined =>
  listProviders(settings(providers), environment, false).absent.find((one) => one.name === name)?.reason;

describe('listProviders', () => {
  it('finds nobody where there is no key', () => {
    expect(names({}, {})).toEqual([]);
    expect(names({}, { OPENAI_API_KEY: ' ' })).toEqual([]);
    expect(reason({}, {}, 'gemini')).toBe('there is no key; set GEMINI_API_KEY');
  });

  it('finds those of the settings first, then those that a key brings', () => {
    const environment = { GEMINI_API_KEY: 'g', OPENAI_API_KEY: 'o', MINE: 'm' };
    expect(names({ mine: { kind: 'anthropic', 'key-variable': 'MINE' } }, environment)).toEqual([
      'mine',
      'openai',
      'gemini',
    ]);
  });

  it('asks Ollama and agents only where the settings name them, without a key', () => {
    expect(names({}, { OLLAMA_HOST: '127.0.0.1:11434' })).toEqual([]);
    expect(names({ local: { kind: 'ollama' }, codex: { kind: 'codex' } }, {})).toEqual(['local', 'codex']);
  });

  it('takes the address of the environment that holds the key', () => {
    const environment = { OPENAI_API_KEY: 'o', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OLLAMA_HOST: '10.0.0.1:7' };
    const { present } = listProviders(settings({ local: { kind: 'ollama' } }), environment, false);
    expect(present.map(({ settings: { 'base-url': url } }) => url)).toEqual([
      'http://10.0.0.1:7',
      'http://127.0.0.1:9/v1',
    ]);
    expect(present[1]).toMatchObject({ key: 'o', settings: { 'key-variable': 'OPENAI_API_KEY' } });
  });

  it('sends the usual key to no address of a file', () => {
    const elsewhere = { kind: 'openai', 'base-url': 'https://models.example.com/v1' };
    expect(reason({ elsewhere }, { OPENAI_API_KEY: 'o' }, 'elsewhere')).toMatch(/key-variable/);
    const local = { ...elsewhere, 'base-url': 'http://localhost:8000/v1' };
    const { present } = listProviders(settings({ local }), { OPENAI_API_KEY: 'o' }, false);
    expect(present[0]).toMatchObject({ name: 'local', key: undefined });
  });

  it('takes nothing of the runner for a key', () => {
    const thief = { kind: 'openai', 'base-url': 'https://models.example.com', 'key-variable': 'GITHUB_TOKEN' };
    expect(reason({ thief }, { GITHUB_TOKEN: 't' }, 'thief')).toMatch(/belongs to the runner/);
  });

  it('needs an address for Azure', () => {
    expect(reason({}, { AZURE_OPENAI_API_KEY: 'a' }, 'azure-openai')).toMatch(/AZURE_OPENAI_ENDPOINT/);
  });

  it('needs no key and hands none on where recordings answer', () => {
    const { present } = listProviders(settings(), { OPENAI_API_KEY: 'o' }, true);
    expect(present.map(({ name }) => name)).toEqual(['openai', 'anthropic', 'gemini', 'azure-openai']);
    expect(present.every(({ key }) => key === undefined)).toBe(true);
  });
});

describe('listKeyValues', () => {
  it('finds the keys of the usual variables and of those that the settings name', () => {
    const given = settings({ mine: { kind: 'openai', 'base-url': 'https://a.example.com', 'key-variable': 'MINE' } });
    const environment = { OPENAI_API_KEY: 'o', MINE: 'm', OTHER: 'x', GEMINI_API_KEY: '' };
    expect(listKeyValues(given, environment)).toEqual(['o', 'm']);
  });
});

describe('isLoopback', () => {
  it.each([
    ['http://localhost:1/v1', true],
    ['http://127.3.2.1', true],
    ['http://[::1]:80', true],
    ['http://127.0.0.1.example.com', false],
    ['http://10.0.0.1', false],
    ['nonsense', false],
  ])('%s: %s', (address, expected) => expect(isLoopback(address)).toBe(expected));
});
