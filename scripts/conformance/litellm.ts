import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { LLMock } from '@copilotkit/aimock';

import type { StartedServer } from './server';
import { preparePython, startServer } from './server';

const VERSION = '1.106.0';

/** The key that the proxy wants. */
export const LITELLM_KEY = 'sk-litellm-0123456789abcdef';
/** What the server behind the proxy answers. */
export const LITELLM_TEXT = 'Six times seven is forty-two.';
/** What it answers where a schema is asked for. */
export const LITELLM_VALUE = '{"verdict":"good","sure":true}';

/** Starts litellm's proxy before aimock: two servers of others, one behind the other. */
export async function startLitellm(): Promise<StartedServer & { readonly version: string }> {
  const python = preparePython('litellm', [`litellm[proxy]==${VERSION}`]);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-conformance-'));
  const behind = new LLMock({ port: 0 });
  behind.addFixture({ match: { userMessage: /Judge it/ }, response: { content: LITELLM_VALUE } });
  behind.addFixture({ match: { userMessage: /Fail/ }, response: { error: { message: 'slow down' }, status: 429 } });
  behind.addFixture({ match: { userMessage: /[\s\S]*/ }, response: { content: LITELLM_TEXT } });
  await behind.start();
  const config = path.join(directory, 'config.json');
  const model = { model: 'openai/gpt-4o', api_base: `${behind.url}/v1`, api_key: 'none' };
  writeFileSync(
    config,
    JSON.stringify({
      model_list: [{ model_name: 'm', litellm_params: model }],
      general_settings: { master_key: LITELLM_KEY },
      litellm_settings: { num_retries: 0 },
    }),
  );
  const close = async (): Promise<void> => {
    await behind.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const server = await startServer(
      path.join(path.dirname(python), 'litellm'),
      (port) => ['--config', config, '--host', '127.0.0.1', '--port', String(port)],
      '/health/liveliness',
      { LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
    );
    return {
      url: server.url,
      version: `litellm ${VERSION}, before aimock`,
      stop: () => server.stop().then(close),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
