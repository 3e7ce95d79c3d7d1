import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { runActionBundle } from '../support/bundle';
import { writeFiles } from '../support/clone';

import { ledgerLineSchema } from '@orchestrate/contracts/model-call';
import { listFiles } from '@orchestrate/kit/files/hash';
import type { FakeModelRequest, FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';

// Nothing that a search finds in this tree makes numerals of numbers.
const TREE = {
  'package.json': '{ "name": "roman", "type": "module", "scripts": { "test": "node --test" } }\n',
  'src/roman.js': "/** A number as a Roman numeral. */\nexport function toRoman(number) {\n  return '';\n}\n",
  'test/roman.test.js': `import assert from 'node:assert/strict';
import { it } from 'node:test';

import { toRoman } from '../src/roman.js';

it('writes nine', () => assert.equal(toRoman(9), 'IX'));
it('writes years', () => assert.equal(toRoman(1994), 'MCMXCIV'));
`,
  '.orchestrate.yml': 'version: 1\nsafety:\n  allow-host: true\nmodels:\n  limits:\n    allow-unknown-price: true\n',
};
const BODY = `  const digits = { M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 };
  let left = number;
  let text = '';
  for (const [digit, value] of Object.entries(digits))
    for (; left >= value; left -= value) text += digit;
  return text;`;
const KEYS = {
  OPENAI_API_KEY: 'sk-planted-author-0123456789abcdefghijklmnop',
  ANTHROPIC_API_KEY: 'sk-ant-planted-reviewer-0123456789abcdefghijk',
};

let root: string;
let server: FakeModelServer;

/** A fake in the place of two models: what is asked is told by the fields that the answer must have. */
function answer({ body }: FakeModelRequest): { readonly text: string } {
  const asked = JSON.stringify(body);
  const reply = asked.includes('newFiles')
    ? {
        title: 'Write numerals',
        reason: 'It is a stub.',
        hunks: [{ path: 'src/roman.js', before: "  return '';", after: BODY }],
        newFiles: [],
      }
    : asked.includes('verdict')
      ? { verdict: 'accept', reasons: [] }
      : {
          cause: 'toRoman is a stub',
          place: { file: 'src/roman.js', line: 3 },
          explanation: 'Empty.',
          confidence: 0.9,
        };
  return { text: JSON.stringify(reply) };
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  server = await startFakeModelServer(answer);
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

it(
  'heals through real clients: one provider writes, another reviews, the gates decide',
  { timeout: 600_000 },
  async () => {
    const workspace = path.join(root, 'repository');
    await writeFiles(workspace, TREE);
    const { outputs, log } = await runActionBundle('heal', {
      workspace,
      inputs: { command: 'npm test', timeout: '300' },
      ownPackages: true,
      env: { ...KEYS, OPENAI_BASE_URL: `${server.url}/v1`, ANTHROPIC_BASE_URL: server.url },
    });
    expect(outputs, log).toMatchObject({ status: 'done', engine: 'live', fixed: '1', changed: 'true' });
    expect(Number(outputs.tokens)).toBeGreaterThan(0);
    const directory = outputs['run-directory'] ?? '';
    const ledger = await readFile(path.join(directory, 'phases/heal/ledger.ndjson'), 'utf8');
    const lines = ledger
      .trim()
      .split('\n')
      .map((line) => ledgerLineSchema.parse(JSON.parse(line)));
    expect(lines.every(({ outcome }) => outcome === 'answered')).toBe(true);
    const whoOf = (task: string): string[] => [
      ...new Set(lines.filter((line) => line.task === task).map(({ provider }) => provider)),
    ];
    expect(whoOf('patch')).toHaveLength(1);
    expect(whoOf('review')).toHaveLength(1);
    expect(whoOf('review')).not.toEqual(whoOf('patch'));
    expect((await readdir(path.join(directory, 'ai_chats'))).length).toBeGreaterThan(3);
    for (const file of await listFiles(directory))
      for (const key of Object.values(KEYS))
        expect((await readFile(path.join(directory, file))).includes(key), file).toBe(false);
  },
);
