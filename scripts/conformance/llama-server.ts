import { existsSync } from 'node:fs';
import path from 'node:path';

import type { StartedServer } from './server';
import { CACHE, preparePython, runStep, startServer } from './server';

// PyPI carries llama.cpp's server built, inside of a package for Python.
const VERSION = '2026.10.11549';
const PACKAGES = [`xllamacpp==${VERSION}`, 'gguf==0.19.0'];

/** The key that the server wants. */
export const LLAMA_KEY = 'llama-key-0123456789abcdef';

/** Starts a real llama.cpp server on a random model: what it says has no sense, and fits a schema where one is asked. */
export async function startLlama(): Promise<StartedServer & { readonly version: string }> {
  const model = path.join(CACHE, 'random.gguf');
  const python = preparePython('llama', PACKAGES);
  if (!existsSync(model)) runStep(python, [path.join(import.meta.dirname, 'random-model.py'), model]);
  const program = path.join(import.meta.dirname, 'llama-server.py');
  const server = await startServer(python, (port) => [program, model, String(port), LLAMA_KEY], '/health');
  return { ...server, version: `llama.cpp's server of xllamacpp ${VERSION}` };
}
