import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import { describe, expect, it } from 'vitest';

import { canonicalize, hashRequest } from './request-hash';

const request = { model: 'm', messages: [{ role: 'user' as const, text: 'x' }], maxOutputTokens: 10 };
const entry = (settings: object = {}, name = 'one') => ({
  entry: { name, key: 'k', settings: providerSettingsSchema.parse({ kind: 'openai', ...settings }) },
});
const hash = (...given: Parameters<typeof canonicalize>): string => hashRequest(canonicalize(...given));
const base = hash(entry(), request, undefined);

describe('hashRequest', () => {
  it('is the same whatever the order of keys, the name of the provider, and where its key stands', () => {
    const turned = { maxOutputTokens: 10, messages: [{ text: 'x', role: 'user' as const }], model: 'm' };
    expect(hash(entry({ 'key-variable': 'K', concurrency: 9 }, 'two'), turned, undefined)).toBe(base);
  });

  it.each<[string, Parameters<typeof canonicalize>]>([
    ['the model', [entry(), { ...request, model: 'n' }, undefined]],
    ['the messages', [entry(), { ...request, messages: [] }, undefined]],
    ['a parameter', [entry(), { ...request, temperature: 0 }, undefined]],
    ['the schema', [entry(), { ...request, schema: { name: 's', jsonSchema: {} } }, undefined]],
    ['the tools', [entry(), { ...request, tools: [] }, undefined]],
    ['the kind', [entry({ kind: 'anthropic' }), request, undefined]],
    ['the address', [entry({ 'base-url': 'http://127.0.0.1:1' }), request, undefined]],
    ['the protocol', [entry({ api: 'chat' }), request, undefined]],
    ['the template', [entry(), request, { name: 'p', version: '1', sha256: 'a'.repeat(64) }]],
  ])('differs with %s', (_what, given) => {
    expect(hash(...given)).not.toBe(base);
  });
});
