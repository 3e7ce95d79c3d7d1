// Runs the real clients of models against independent servers and prints what came of it: litellm's proxy, and a real
// llama.cpp server on a model with random weights, which enforces a JSON schema for real.
//   npm run conformance [-- litellm llama]
// What is installed once stays in the user's cache. A server that cannot be had here is a named skip; those
// of REQUIRE=litellm,llama must be there. Nothing but the package registries is asked, and no key is needed.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { z } from 'zod';

import { LITELLM_KEY, LITELLM_TEXT, startLitellm } from './litellm';
import { LLAMA_KEY, startLlama } from './llama-server';
import type { StartedServer } from './server';
import { Unavailable } from './server';

import { providerSettingsSchema } from '@orchestrate/contracts/model-settings';
import { createModels } from '@orchestrate/kit/models/create-models';
import type { ModelProvider } from '@orchestrate/kit/models/provider';
import { ModelError } from '@orchestrate/kit/models/provider';
import { openProvider } from '@orchestrate/kit/models/providers/open-provider';
import { createModelsFrame } from '@orchestrate/testkit/models-frame';

const SECONDS = 120;
const SCHEMA_CALLS = 20;
/** Room for white space, of which a random model has much to say. */
const SCHEMA_TOKENS = 256;
const VERDICT = {
  name: 'verdict',
  type: z.strictObject({
    verdict: z.enum(['good', 'bad', 'neither']),
    sure: z.boolean(),
  }),
};
const KINDS = {
  'openai, Chat Completions': { kind: 'openai', api: 'chat', path: '/v1' },
  'openai, Responses': { kind: 'openai', api: 'responses', path: '/v1' },
  anthropic: { kind: 'anthropic', path: '' },
} as const;

interface Subject {
  readonly start: () => Promise<StartedServer & { readonly version: string }>;
  readonly key: string;
  /** What it answers, where that is known. */
  readonly text?: string;
}

const SUBJECTS: Readonly<Record<string, Subject>> = {
  litellm: { start: startLitellm, key: LITELLM_KEY, text: LITELLM_TEXT },
  llama: { start: startLlama, key: LLAMA_KEY },
};

type Kind = (typeof KINDS)[keyof typeof KINDS];

function open(url: string, { path: base, ...kind }: Kind, key: string): Promise<ModelProvider> {
  const given = { ...kind, 'base-url': `${url}${base}`, 'key-variable': 'SERVER_KEY', model: 'm', concurrency: 1 };
  return openProvider('server', providerSettingsSchema.parse(given), { SERVER_KEY: key });
}

/** A question for text; whatever is wrong with the answer is thrown. */
async function askText(provider: ModelProvider, expected: string | undefined): Promise<string> {
  let pieces = 0;
  const request = { model: 'm', messages: [{ role: 'user' as const, text: 'Six times seven?' }], maxOutputTokens: 24 };
  const control = { signal: AbortSignal.timeout(SECONDS * 1000), onText: () => void (pieces += 1) };
  const { text, stop, usage } = await provider.complete(request, control);
  if (expected !== undefined && text !== expected) throw new Error(`another answer: ${JSON.stringify(text)}`);
  const counted = usage === null ? 'no tokens counted' : `${usage.input} tokens in, ${usage.output} out`;
  return `${stop}, ${pieces} pieces, ${counted}`;
}

/** Questions through the whole layer, each of which must give a value that fits, without a second request. */
async function askValues(url: string, kind: Kind, key: string): Promise<string> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-conformance-'));
  try {
    const { path: base, ...spoken } = kind;
    const provider = { ...spoken, 'base-url': `${url}${base}`, 'key-variable': 'SERVER_KEY' };
    const frame = await createModelsFrame(home, {
      settings: { providers: { server: { ...provider, model: 'm' } }, routes: { review: ['server'] } },
      environment: { SERVER_KEY: key },
    });
    const models = await createModels({ ...frame, openProvider: () => open(url, kind, key) });
    const verdicts = new Set<string>();
    for (let call = 1; call <= SCHEMA_CALLS; call += 1) {
      const prompt = { messages: [{ role: 'user' as const, text: `Judge it, for the ${call}. time.` }] };
      const limits = { outputTokens: SCHEMA_TOKENS };
      const question = { task: 'review' as const, rationale: 'see whether it fits', prompt, schema: VERDICT, limits };
      const { value } = await models.ask(question);
      verdicts.add(value.verdict);
    }
    const requests = frame.events.filter(({ type }) => type === 'model.asked').length;
    return `${SCHEMA_CALLS} of ${requests} fit, verdicts: ${[...verdicts].sort().join(', ')}`;
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function askWithoutKey(url: string, kind: Kind): Promise<string> {
  const failure = await open(url, kind, 'wrong-key-0123456789')
    .then((provider) => askText(provider, undefined))
    .catch((error: unknown) => error);
  if (failure instanceof ModelError) return failure.failure;
  throw new Error('a wrong key was taken');
}

/** One line of the table; whether it went well. */
async function tryCase(version: string, name: string, run: () => Promise<string>): Promise<boolean> {
  try {
    console.log(`| ${version} | ${name} | ${await run()} |`);
    return true;
  } catch (error) {
    console.log(`| ${version} | ${name} | FAILED: ${error instanceof Error ? error.message : String(error)} |`);
    return false;
  }
}

async function examine({ start, key, text }: Subject): Promise<boolean> {
  const server = await start();
  const { url, version } = server;
  const results: boolean[] = [];
  try {
    for (const [name, kind] of Object.entries(KINDS)) {
      results.push(await tryCase(version, name, async () => askText(await open(url, kind, key), text)));
      results.push(await tryCase(version, `${name}, a wrong key`, () => askWithoutKey(url, kind)));
    }
    const chat = KINDS['openai, Chat Completions'];
    results.push(await tryCase(version, 'a schema, through the whole layer', () => askValues(url, chat, key)));
  } finally {
    await server.stop();
  }
  return results.every(Boolean);
}

async function main(asked: readonly string[]): Promise<number> {
  const required = (process.env.REQUIRE ?? '').split(',');
  let isGood = true;
  console.log('| Server | Case | Outcome |\n| --- | --- | --- |');
  for (const [name, subject] of Object.entries(SUBJECTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    try {
      isGood = (await examine(subject)) && isGood;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      const isRequired = required.includes(name);
      console.log(`| ${name} | ${isRequired ? 'FAILED' : 'skipped'} | cannot be had here: ${error.message} |`);
      isGood = isGood && !isRequired;
    }
  }
  return isGood ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
