import { AzureOpenAI } from 'openai/azure';

import type { ModelProvider } from '../provider';

import type { ProviderAccess } from './access';
import type { Line } from './http-provider';
import { createHttpProvider } from './http-provider';
import { clientOptions, createOpenaiProtocol } from './openai';

// The oldest that know structured outputs.
const VERSIONS = { chat: '2024-10-21', responses: '2025-04-01-preview' } as const;

/**
 * OpenAI's models at Azure: `base-url` is the resource's address, the model is the name of a deployment. A resource
 * that has the newer address (`…/openai/v1/`) is a provider of kind `openai`.
 */
export function createAzureOpenai(access: ProviderAccess): ModelProvider {
  const { baseUrl, settings, key = '', environment } = access;
  const api = settings.api ?? 'chat';
  const apiVersion = settings['api-version'] ?? environment.OPENAI_API_VERSION ?? VERSIONS[api];
  // The client asks for deployments below `/openai` of the resource.
  const baseURL = `${baseUrl.replace(/\/+$/, '').replace(/\/openai$/, '')}/openai`;
  const open = (fetch: Line['fetch']): AzureOpenAI =>
    new AzureOpenAI({ ...clientOptions(fetch), apiKey: key, apiVersion, baseURL });
  return createHttpProvider(createOpenaiProtocol(access, { api, isOwnServer: false, open }));
}
