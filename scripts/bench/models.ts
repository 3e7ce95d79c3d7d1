import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { OpenAI } from 'openai';
import pLimit from 'p-limit';

import type { Bar } from './bar';
import { median } from './bar';

import type { Models } from '@orchestrate/kit/models/ask';
import { createModels } from '@orchestrate/kit/models/create-models';
import { openProvider } from '@orchestrate/kit/models/providers/open-provider';
import { createModelsFrame } from '@orchestrate/testkit/models-frame';

const CONCURRENCY = 32;
const WARM_CALLS = 640;
const ROUND_CALLS = 320;
const ROUNDS = 7;
const HITS = 201;
const MEMORY_FROM = 2_000;
const MEMORY_TO = 10_000;

// What only a client library of a model has in it.
const CLIENT_MARKS = ['x-stainless-', 'anthropic-version', 'x-goog-api-client'];

let asked = 0;

/** A prompt of some length that no other call has. */
function nextPrompt(): string {
  asked += 1;
  return `Question ${asked}. ${'Explain what this line of the log means, in a sentence. '.repeat(15)}`;
}

async function startServer(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const file = path.join(import.meta.dirname, 'models/answering-server.mjs');
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout }))
    return { url: `http://127.0.0.1:${line}/v1`, stop: () => child.stdin.end() };
  throw new Error('the server of the bench did not start');
}

async function openLayer(url: string, home: string): Promise<Models> {
  const provider = { kind: 'openai', 'base-url': url, model: 'm', concurrency: CONCURRENCY };
  const frame = await createModelsFrame(home, {
    settings: { providers: { bench: provider }, routes: { patch: ['bench'] }, limits: { 'run-seconds': 21_600 } },
    environment: {},
    evidence: { directory: 'phases/heal', emit: () => undefined },
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
  });
  return createModels({ ...frame, openProvider: (name, settings) => openProvider(name, settings, {}) });
}

function askLayer(models: Models, text: string): Promise<unknown> {
  return models.ask({ task: 'patch', rationale: 'measure', prompt: { messages: [{ role: 'user', text }] } });
}

async function askBare(client: OpenAI, content: string): Promise<string> {
  const stream = await client.chat.completions.create({
    model: 'm',
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content }],
    max_completion_tokens: 8_192,
  });
  let text = '';
  for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
  return text;
}

/** Milliseconds of processor time that one of so many calls took. */
async function measureCalls(calls: number, call: () => Promise<unknown>): Promise<number> {
  const limit = pLimit(CONCURRENCY);
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: calls }, () => limit(call)));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}

async function measureOverhead(url: string, models: Models): Promise<Bar> {
  const client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0 });
  const bare = (): Promise<unknown> => askBare(client, nextPrompt());
  const layer = (): Promise<unknown> => askLayer(models, nextPrompt());
  for (const call of [bare, layer]) await measureCalls(WARM_CALLS, call);
  const rounds: { readonly bare: number; readonly layer: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ bare: await measureCalls(ROUND_CALLS, bare), layer: await measureCalls(ROUND_CALLS, layer) });
  const own = median(rounds.map((round) => round.bare));
  console.log(`a call of the bare client takes ${own.toFixed(2)} ms of processor time (median of ${ROUNDS})`);
  return {
    what: `overhead of a model's call, ${CONCURRENCY} at a time`,
    measured: median(rounds.map((round) => round.layer - round.bare)),
    limit: 1,
    unit: 'ms CPU',
  };
}

async function measureHit(models: Models): Promise<Bar> {
  const text = nextPrompt();
  const times: number[] = [];
  await askLayer(models, text);
  for (let hit = 0; hit < HITS; hit += 1) {
    const begin = performance.now();
    await askLayer(models, text);
    times.push(performance.now() - begin);
  }
  return { what: 'answer of the cache', measured: median(times), limit: 2, unit: 'ms' };
}

function readHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

async function measureMemory(models: Models): Promise<Bar> {
  const layer = (): Promise<unknown> => askLayer(models, nextPrompt());
  await measureCalls(MEMORY_FROM, layer);
  const before = readHeap();
  await measureCalls(MEMORY_TO - MEMORY_FROM, layer);
  const grown = readHeap() - before;
  return { what: `heap grown from call ${MEMORY_FROM} to ${MEMORY_TO}`, measured: grown, limit: 4, unit: 'MB' };
}

function listCode(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[cm]?js$/.test(name));
}

/** Which files of a bundle have a client of a model in them, and load it with whatever needs it not. */
function countLoaded(root: string, action: string): Bar {
  const directory = path.join(root, 'actions', action, 'dist');
  const metadata = path.join(root, 'actions', action, 'action.yml');
  const asks = existsSync(metadata) && readFileSync(metadata, 'utf8').includes('openai-api-key');
  const holds = (file: string): boolean => {
    const code = readFileSync(path.join(directory, file), 'utf8');
    return CLIENT_MARKS.some((mark) => code.includes(mark));
  };
  // Who asks has them in parts that are loaded when a provider is opened; who does not has none.
  const eager = listCode(directory).filter((file) => !asks || !/^\d+\.index\.js$/.test(path.basename(file)));
  return {
    what: `clients of models loaded by ${action}`,
    measured: eager.filter(holds).length,
    limit: 0,
    unit: 'files',
  };
}

/** What asking a model costs beside the model, against a server of this machine; and who loads no client of one. */
export async function measureModels(root: string): Promise<Bar[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  const { url, stop } = await startServer();
  try {
    const models = await openLayer(url, home);
    const bars = [await measureOverhead(url, models), await measureHit(models), await measureMemory(models)];
    return [...bars, ...readdirSync(path.join(root, 'actions')).map((action) => countLoaded(root, action))];
  } finally {
    stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
