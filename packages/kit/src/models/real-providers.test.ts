import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { modelSettingsSchema } from '@orchestrate/contracts/model-settings';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { createModelsFrame, PLANTED_KEY } from '@orchestrate/testkit/models-frame';
import { createQuestion } from '@orchestrate/testkit/sample-models';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createPlainExec } from '../exec/plain-exec';
import { listFiles } from '../files/hash';

import { openModels } from './open-models';

const SCHEMA = { name: 'verdict', type: z.strictObject({ good: z.boolean(), why: z.string() }) };

/** What the environment of a step says, by provider: a key, and where it is to be sent. */
const ENVIRONMENTS: Readonly<Record<string, (url: string) => Record<string, string>>> = {
  openai: (url) => ({ OPENAI_API_KEY: PLANTED_KEY, OPENAI_BASE_URL: `${url}/v1` }),
  anthropic: (url) => ({ ANTHROPIC_API_KEY: PLANTED_KEY, ANTHROPIC_BASE_URL: url }),
  gemini: (url) => ({ GEMINI_API_KEY: PLANTED_KEY, GOOGLE_GEMINI_BASE_URL: url }),
  'azure-openai': (url) => ({ AZURE_OPENAI_API_KEY: PLANTED_KEY, AZURE_OPENAI_ENDPOINT: url }),
  ollama: (url) => ({ OLLAMA_HOST: url.replace('http://', '') }),
};

const PROVIDERS = {
  'azure-openai': { kind: 'azure-openai', model: 'mine' },
  ollama: { kind: 'ollama', model: 'tiny' },
};

async function open(name: string, url: string, home: string) {
  const frame = await createModelsFrame(home);
  const evidence = {
    ...frame.evidence,
    resolve: (...relative: string[]) => frame.run.resolve(...relative),
    writeJson: () => Promise.reject(new Error('nothing is written here')),
    writeText: () => Promise.reject(new Error('nothing is written here')),
  };
  const own = name in PROVIDERS ? { [name]: PROVIDERS[name as keyof typeof PROVIDERS] } : {};
  const models = await openModels({
    settings: modelSettingsSchema.parse({ providers: own, routes: { patch: [name] }, limits: { retries: 1 } }),
    environment: ENVIRONMENTS[name]?.(url) ?? {},
    deps: {
      ...frame,
      evidence,
      workingDirectory: home,
      exec: createPlainExec({}, frame.signal),
      scratch: createTemporaryDirectory,
      configuration: configurationSchema.parse({ version: 1 }),
    },
    step: 'heal',
  });
  return { models, frame };
}

describe.each(Object.keys(ENVIRONMENTS))('%s, by nothing but the environment of the step', (name) => {
  it('answers through its real client, after a failure that passes, and its key is nowhere', async () => {
    const home = await createTemporaryDirectory();
    const server = await startFakeModelServer([
      { status: 503, headers: { 'retry-after': '0' } },
      { text: '{"good":true,"why":"it is"}', usage: { input: 20, output: 7 } },
    ]);
    try {
      const { models, frame } = await open(name, server.url, home);
      const answer = await models.ask(createQuestion({ schema: SCHEMA }));
      expect(answer).toMatchObject({ value: { good: true, why: 'it is' }, provider: name, engine: 'live', cost: 0 });
      expect(models.spent().tokens).toBe(27);
      expect(frame.events).toMatchObject([{ type: 'model.asked', data: { outcome: 'answered' } }]);
      const files = await listFiles(home);
      const texts = await Promise.all(files.map((file) => readFile(path.join(home, file), 'utf8')));
      expect([...texts, ...frame.logged].join('\n')).not.toContain(PLANTED_KEY);
    } finally {
      await server.close();
    }
  });
});
