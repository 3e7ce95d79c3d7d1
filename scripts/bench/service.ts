// Measures requests a second of a generated service against a hand-written minimal one, on the same framework and
// database, one after the other in every round:
//   npm run bench:service              5 rounds of 3 seconds, GET by id and POST
//   npm run bench:service -- <folder>  of a service that was generated from service/notes.yaml and built before
// Prints a table. Exits 1 where the generated service is slower than 70 % of the other, 2 where nothing was measured.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import os from 'node:os';
import path from 'node:path';

import type { RunningService } from './contract/service';
import { generateService, startService } from './contract/service';
import type { LoadRequest } from './service/load';
import { load, send } from './service/load';
import type { Rates } from './service/rates';
import { LEAST_RATIO, ratioOf, renderRates } from './service/rates';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(import.meta.dirname, 'service');
const ROUNDS = 5;
const MILLISECONDS = 3_000;
const NOTES = 100;

const post: LoadRequest = {
  method: 'POST',
  path: '/notes',
  body: JSON.stringify({ title: 'Buy apples', text: 'Green ones, if there are any.', rank: 3 }),
};

async function storeNotes({ url }: RunningService): Promise<() => LoadRequest> {
  const agent = new Agent({ keepAlive: true });
  const ids: string[] = [];
  for (let index = 0; index < NOTES; index++) {
    const { text } = await send(agent, url, post);
    ids.push((JSON.parse(text) as { id: string }).id);
  }
  agent.destroy();
  let count = 0;
  return () => ({ method: 'GET', path: `/notes/${ids[count++ % NOTES] ?? ''}` });
}

async function measure(generated: RunningService, minimal: RunningService): Promise<Rates[]> {
  const [readOne, readOther] = [await storeNotes(generated), await storeNotes(minimal)];
  const all: Rates[] = [];
  for (const [what, status, next, nextOther] of [
    ['GET /notes/{id}', 200, readOne, readOther],
    ['POST /notes', 201, () => post, () => post],
  ] as const) {
    const rates = { what, generated: [] as number[], minimal: [] as number[] };
    // The first round warms both up and does not count.
    for (let round = 0; round <= ROUNDS; round++) {
      const one = await load(generated.url, next, status, MILLISECONDS);
      const other = await load(minimal.url, nextOther, status, MILLISECONDS);
      if (round > 0) rates.generated.push(one);
      if (round > 0) rates.minimal.push(other);
    }
    all.push(rates);
  }
  return all;
}

async function run(directory: string): Promise<number> {
  copyFileSync(path.join(folder, 'minimal.mjs'), path.join(directory, 'dist/minimal.mjs'));
  const generated = await startService(directory);
  const minimal = await startService(directory, 'dist/minimal.mjs');
  try {
    const rates = await measure(generated, minimal);
    console.log(renderRates(rates));
    return rates.every((one) => ratioOf(one) >= LEAST_RATIO) ? 0 : 1;
  } finally {
    await generated.stop();
    await minimal.stop();
  }
}

const workspace = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
try {
  const [given] = process.argv.slice(2);
  const built = given ?? generateService(root, path.join(folder, 'notes.yaml'), workspace).directory;
  process.exitCode = await run(path.resolve(built));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nNothing was measured.`);
  process.exitCode = 2;
} finally {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
}
