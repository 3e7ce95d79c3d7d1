import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { FakeHost } from '@orchestrate/testkit/fake-host';
import { createFakeHost } from '@orchestrate/testkit/fake-host';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { ActionDefinition } from './definition';
import type { Deps } from './deps';
import type { CommonInputs } from './inputs';
import { commonInputs } from './inputs';
import { runAction } from './run-action';

// Letters and digits that no format gives away, with marks that every escaping changes.
const KEY = 'q7Vd/K2m+X9s"Ra&4TzW8hJ5';
const PASSWORD = 'n3Yb6Lc1Gf0Ue9Po2Ik';
const SECRETS = [KEY, PASSWORD];

type Inputs = CommonInputs & { readonly key: string; readonly url: string };

function lowerEscapes(text: string): string {
  return text.replace(/%../g, (escape) => escape.toLowerCase());
}

/** A secret in the forms in which programs print it. */
function listPrinted(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  return [
    secret,
    JSON.stringify({ headers: { 'x-key': secret } }),
    `GET https://example.org/?key=${percent} and ${lowerEscapes(percent)}`,
    `https://user:${percent}@example.org/path`,
    `Authorization: Bearer ${secret}`,
    `Authorization: Basic ${Buffer.from(`user:${secret}`).toString('base64')}`,
    ...[0, 1, 2].map((length) => Buffer.from('x'.repeat(length) + secret).toString('base64')),
    Buffer.from(secret).toString('base64url'),
    Buffer.from(secret).toString('hex'),
    secret.replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
    `${secret.slice(0, 11)}\n    ${secret.slice(11)}`,
    `cut: ${secret.slice(0, 19)}`,
    `cut: ${secret.slice(-18)}`,
    `-    password: ${secret}\n+    password: x${secret}\n`,
  ];
}

const PRINTED = SECRETS.flatMap(listPrinted);

async function leakEverywhere({ key, url }: Inputs, deps: Deps): Promise<void> {
  deps.log.info(`key ${key}, url ${url}`);
  deps.log.debug(PRINTED.join('\n'));
  deps.annotate({ level: 'warning', message: PRINTED.join('\n'), file: 'a.ts', line: 1 });
  await deps.summarize(PRINTED.join('\n\n'));
  await deps.evidence.writeText('diffs/01.patch', PRINTED.join('\n'));
  const proposal = z.object({
    rationale: z.string(),
    edits: z.array(z.object({ path: z.string(), text: z.string() })),
  });
  const edits = PRINTED.map((text, index) => ({ path: `${index}.ts`, text: `const a = ${text};` }));
  await deps.evidence.writeJson('proposal.json', proposal, { rationale: PRINTED.join(' '), edits });
  const script = 'process.stdout.write(process.argv[1]); process.stderr.write(process.env.LEAK)';
  await deps.exec.run({
    tool: 'node',
    version: PRINTED.join(' '),
    argv: [process.execPath, '-e', script, PRINTED.join('\n')],
    cwd: deps.workingDirectory,
    why: `because ${PRINTED.join(' ')}`,
    env: { LEAK: PRINTED.join('\n') },
    input: key,
  });
  deps.evidence.emit({ type: 'note', level: 'warning', data: { message: PRINTED.join('\n') } });
}

function define(end: (inputs: Inputs) => Promise<string>): ActionDefinition<Inputs, { word: string }> {
  return {
    step: 'plan',
    inputs: z.object({ ...commonInputs, key: z.string().default(''), url: z.string().default('') }),
    outputs: z.object({ word: z.string() }),
    secrets: ['key'],
    run: async (inputs, deps) => {
      await leakEverywhere(inputs, deps);
      const word = await end(inputs);
      return { status: 'partial', engine: 'offline', headline: word, remaining: PRINTED, outputs: { word } };
    },
  };
}

async function runLeaking(end: (inputs: Inputs) => Promise<string>): Promise<{ home: string; host: FakeHost }> {
  const home = await createTemporaryDirectory();
  const host = createFakeHost({
    inputs: { key: KEY, url: `https://user:${encodeURIComponent(KEY)}@example.org/` },
    environment: {
      PATH: process.env.PATH,
      GITHUB_WORKSPACE: home,
      ORCHESTRATE_CACHE_DIR: path.join(home, 'cache'),
      DATABASE_URL: `postgres://app:${PASSWORD}@localhost/app`,
    },
  });
  await runAction(define(end), host);
  return { home, host };
}

async function readAll(directory: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}

/** Eight characters in a row of a secret, in any form: more than chance, less than any use. */
function listTraces(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    encodeURIComponent(secret),
    lowerEscapes(encodeURIComponent(secret)),
    JSON.stringify(secret).slice(1, -1),
    secret.replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((offset) => {
      const own = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '')
        .slice(2, -1);
      return [own, own.replace(/\+/g, '-').replace(/\//g, '_')];
    }),
  ];
  return forms.flatMap((form) => Array.from({ length: form.length - 7 }, (_, start) => form.slice(start, start + 8)));
}

const TRACES = SECRETS.flatMap(listTraces);

function findTraces(text: Buffer | string): string[] {
  return TRACES.filter((trace) => text.includes(trace));
}

describe.each([
  ['ends', () => Promise.resolve(PRINTED.join(' '))],
  ['fails', () => Promise.reject(new Error(`fetch https://user:${KEY}@example.org failed: ${PRINTED.join(' ')}`))],
])('a phase that prints its secrets everywhere and %s', (_how, end) => {
  let files: ReadonlyMap<string, Buffer>;
  let host: FakeHost;

  beforeAll(async () => {
    const ran = await runLeaking(end);
    host = ran.host;
    files = await readAll(path.join(ran.home, 'artifacts'));
  });

  it('leaves the evidence that it should', () => {
    const names = [...files.keys()].map((file) => path.basename(file));
    for (const name of [
      'events.ndjson',
      'input.json',
      'output.json',
      'log.txt',
      '01.patch',
      'proposal.json',
      '01-node.log',
    ])
      expect(names).toContain(name);
  });

  it('leaves no trace of them in any file of the run', () => {
    const found = [...files].flatMap(([file, bytes]) =>
      [...findTraces(bytes), ...findTraces(file)].map((trace) => `${path.basename(file)}: ${trace}`),
    );
    expect(found).toEqual([]);
  });

  it('leaves JSON that can be read', () => {
    for (const [file, bytes] of files) {
      const texts = file.endsWith('.ndjson') ? bytes.toString().trim().split('\n') : [bytes.toString()];
      if (file.endsWith('json'))
        for (const text of texts) expect(() => JSON.parse(text) as unknown, file).not.toThrow();
    }
  });

  it('shows no trace of them on the run page', () => {
    const { printed, annotations, summaries, failures, outputs } = host;
    expect(findTraces(JSON.stringify({ printed, annotations, summaries, failures, outputs }))).toEqual([]);
    expect(host.masked).toContain(KEY);
  });
});
