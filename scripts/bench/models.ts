import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { OpenAI } from 'openai';
import pLimit from 'p-limit';

import type { Bar } from './bar';
import { median } from './bar';

import { systemClock } from '@orchestrate/kit/clock';
import { openEventWriter } from '@orchestrate/kit/events/writer';
import type { Models } from '@orchestrate/kit/models/ask';
import { createModels } from '@orchestrate/kit/models/create-models';
import { openProvider } from '@orchestrate/kit/models/providers/open-provider';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRedactor } from '@orchestrate/kit/safety/redaction';
import { createModelsFrame, PLANTED_KEY } from '@orchestrate/testkit/models-frame';

const CONCURRENCY = 32;
const WARM_CALLS = 1_000;
const ROUND_CALLS = 320;
// As many as the calls of a run hold, so that what is measured is the run and no moment of it.
const ROUNDS = 27;
const HITS = 201;
const ALL_CALLS = 10_000;
const MEGABYTES_GROWN = 4;

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

interface Layer {
  readonly home: string;
  readonly run: RunDirectory;
  readonly models: Models;
}

/** Asks as a phase does, events of the run included. */
async function openLayer(url: string, home: string): Promise<Layer> {
  const run = await createRunDirectory(home, systemClock);
  const redact = createRedactor([PLANTED_KEY]);
  const events = openEventWriter(run.resolve('events.ndjson'), 'bench', 'heal', systemClock, redact);
  const provider = { kind: 'openai', 'base-url': url, model: 'm', concurrency: CONCURRENCY };
  const frame = await createModelsFrame(home, {
    settings: { providers: { bench: provider }, routes: { patch: ['bench'] }, limits: { 'run-seconds': 21_600 } },
    environment: {},
    run,
    redact,
    evidence: { directory: 'phases/heal', emit: (event) => events.write(event) },
    log: { debug: () => undefined, info: () => undefined, warning: () => undefined, error: () => undefined },
  });
  const models = await createModels({ ...frame, openProvider: (name, settings) => openProvider(name, settings, {}) });
  return { home, run, models };
}

function askLayer({ models }: Layer, text: string): Promise<unknown> {
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

function readFirst(directory: string): string {
  const [name = ''] = readdirSync(directory).sort();
  return readFileSync(path.join(directory, name), 'utf8');
}

/**
 * Makes what a call leaves on disk, its conversation in two forms and its answer in the cache, by Node alone. It does so
 * in the same directory: for minutes after many files were deleted, ext4 makes new ones in some places twenty times as
 * slowly as in others.
 */
function writeAlone({ home, run }: Layer): () => Promise<void> {
  const [answer = ''] = readFirst(path.join(home, 'cache/models')).split('\n');
  const chats = run.resolve('ai_chats');
  const texts = ['.json', '.md'].map((end) => readFileSync(path.join(chats, `01-patch${end}`), 'utf8'));
  const answers = openSync(path.join(home, 'answers'), 'a');
  let written = 0;
  return () => {
    for (const text of texts) {
      const file = path.join(chats, `alone-${(written += 1)}`);
      writeFileSync(`${file}.tmp`, text);
      renameSync(`${file}.tmp`, file);
    }
    writeFileSync(answers, `${answer}\n`);
    return Promise.resolve();
  };
}

async function measureOverhead(url: string, layer: Layer): Promise<Bar[]> {
  const client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0 });
  const bare = (): Promise<unknown> => askBare(client, nextPrompt());
  const ours = (): Promise<unknown> => askLayer(layer, nextPrompt());
  const alone = writeAlone(layer);
  await measureCalls(WARM_CALLS, bare);
  const rounds: { readonly bare: number; readonly ours: number; readonly alone: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      bare: await measureCalls(ROUND_CALLS, bare),
      ours: await measureCalls(ROUND_CALLS, ours),
      alone: await measureCalls(ROUND_CALLS, alone),
    });
  const own = median(rounds.map((round) => round.bare));
  console.log(`a call of the bare client takes ${own.toFixed(2)} ms of processor time (median of ${ROUNDS} rounds)`);
  const limit = 1;
  const unit = 'ms CPU';
  const more = median(rounds.map((round) => round.ours - round.bare));
  const files = median(rounds.map((round) => round.alone));
  return [
    { what: `overhead of a model's call, ${CONCURRENCY} at a time`, measured: more, limit, unit },
    { what: 'of it, what it leaves on disk, written by Node alone', measured: files, limit, unit },
  ];
}

/** How long one takes, and what of that is work: on a busy machine the rest is waiting for a processor. */
async function measureHit(layer: Layer): Promise<Bar[]> {
  const text = nextPrompt();
  const times: number[] = [];
  await askLayer(layer, text);
  const before = process.cpuUsage();
  for (let hit = 0; hit < HITS; hit += 1) {
    const begin = performance.now();
    await askLayer(layer, text);
    times.push(performance.now() - begin);
  }
  const { user, system } = process.cpuUsage(before);
  return [
    { what: 'answer of the cache', measured: median(times), limit: 2, unit: 'ms' },
    { what: 'of it, work', measured: (user + system) / 1000 / HITS, limit: 2, unit: 'ms CPU' },
  ];
}

/** What is held after all that nobody holds is gone. */
function readHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Everything that is asked here is one run of so many calls, and its memory is read near the start and at the end. */
async function measureCosts(url: string, layer: Layer): Promise<Bar[]> {
  const ours = (): Promise<unknown> => askLayer(layer, nextPrompt());
  await measureCalls(WARM_CALLS, ours);
  const before = readHeap();
  const bars = [...(await measureOverhead(url, layer)), ...(await measureHit(layer))];
  await measureCalls(ALL_CALLS - WARM_CALLS - ROUNDS * ROUND_CALLS - HITS - 1, ours);
  const after = readHeap();
  console.log(
    `the heap holds ${before.toFixed(1)} MB after ${WARM_CALLS} calls, ${after.toFixed(1)} after ${ALL_CALLS}`,
  );
  const what = `heap grown from call ${WARM_CALLS} to ${ALL_CALLS}`;
  return [...bars, { what, measured: after - before, limit: MEGABYTES_GROWN, unit: 'MB' }];
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
    const bars = await measureCosts(url, await openLayer(url, home));
    return [...bars, ...readdirSync(path.join(root, 'actions')).map((action) => countLoaded(root, action))];
  } finally {
    stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
