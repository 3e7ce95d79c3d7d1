import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { StartedServer } from './server';
import { CACHE, preparePython, runStep, startServer, Unavailable } from './server';

// PyPI carries the sources of llama.cpp, its server among them, inside of a package for Python.
const VERSION = '0.3.36';
const GGUF = 'gguf==0.19.0';
/** A llama-server that is there already. */
const PROGRAM_VARIABLE = 'ORCHESTRATE_LLAMA_SERVER';

// Speed is of no matter: the model has half a megabyte.
const OPTIONS = [
  '-DCMAKE_BUILD_TYPE=Release',
  '-DCMAKE_C_FLAGS_RELEASE=-O1',
  '-DCMAKE_CXX_FLAGS_RELEASE=-O0',
  '-DBUILD_SHARED_LIBS=OFF',
  '-DGGML_NATIVE=OFF',
  '-DGGML_OPENMP=OFF',
  '-DGGML_LLAMAFILE=OFF',
  '-DLLAMA_BUILD_TESTS=OFF',
  '-DLLAMA_BUILD_EXAMPLES=OFF',
  '-DLLAMA_OPENSSL=OFF',
  '-DLLAMA_USE_PREBUILT_UI=OFF',
];

function build(): string {
  const directory = path.join(CACHE, `llama-cpp-python-${VERSION}`);
  const program = path.join(directory, 'build/bin/llama-server');
  if (existsSync(program)) return program;
  console.error('Building llama-server; this takes about ten minutes of processor time, once.');
  runStep('cmake', ['--version']);
  const source = ['download', '--quiet', '--no-deps', '--no-binary', ':all:', `llama-cpp-python==${VERSION}`];
  runStep('python3', ['-m', 'pip', ...source, '--dest', directory]);
  const archive = readdirSync(directory).find((name) => name.endsWith('.tar.gz'));
  if (archive === undefined) throw new Unavailable('pip brought no sources of llama-cpp-python');
  runStep('tar', ['xzf', archive, '--strip-components=1'], directory);
  runStep('cmake', ['-S', 'vendor/llama.cpp', '-B', 'build', ...OPTIONS], directory);
  runStep('cmake', ['--build', 'build', '--target', 'llama-server', '--parallel', '2'], directory);
  return program;
}

/** The key that the server wants. */
export const LLAMA_KEY = 'llama-key-0123456789abcdef';

/** Starts a real llama.cpp server on a random model: what it says has no sense, and fits a schema where one is asked. */
export async function startLlama(): Promise<StartedServer & { readonly version: string }> {
  const own = process.env[PROGRAM_VARIABLE];
  const program = own === undefined || own === '' ? build() : own;
  const model = path.join(CACHE, 'random.gguf');
  const python = preparePython('gguf', [GGUF]);
  if (!existsSync(model)) runStep(python, [path.join(import.meta.dirname, 'random-model.py'), model]);
  const server = await startServer(
    program,
    (port) => ['--model', model, '--port', String(port), '--api-key', LLAMA_KEY, '--threads', '2', '--parallel', '1'],
    '/health',
  );
  return { ...server, version: `llama.cpp's llama-server of llama-cpp-python ${VERSION}` };
}
