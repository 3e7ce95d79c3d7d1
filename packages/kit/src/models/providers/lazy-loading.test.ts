import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { expect, it } from 'vitest';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const CLIENTS = ['openai', '@anthropic-ai/sdk', '@google/genai', 'undici'];

it('loads a client library when its provider is opened, and none before', async () => {
  const { metafile } = await build({
    entryPoints: [path.join(HERE, 'open-provider.ts')],
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    format: 'esm',
    platform: 'node',
    outdir: 'out',
    logLevel: 'silent',
  });
  const outputs = new Map(Object.entries(metafile.outputs));
  // What an output brings along by itself: its own inputs and those of what it imports at once.
  const inputsOf = (file: string): string[] => {
    const { inputs = {}, imports = [] } = outputs.get(file) ?? {};
    const static_ = imports.filter(({ kind }) => kind === 'import-statement');
    return [...Object.keys(inputs), ...static_.flatMap((one) => inputsOf(one.path))];
  };
  const clientsOf = (file: string): string[] =>
    CLIENTS.filter((client) => inputsOf(file).some((input) => input.includes(`node_modules/${client}/`)));
  const loads = Object.fromEntries(
    [...outputs].flatMap(([file, { entryPoint }]) =>
      entryPoint?.includes('models/providers') === true ? [[path.basename(entryPoint, '.ts'), clientsOf(file)]] : [],
    ),
  );
  expect(loads).toEqual({
    'open-provider': [],
    openai: ['openai'],
    'azure-openai': ['openai'],
    anthropic: ['@anthropic-ai/sdk'],
    gemini: ['@google/genai'],
    ollama: [],
    'proxied-fetch': ['undici'],
  });
});
