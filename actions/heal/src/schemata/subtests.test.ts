import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Experiment, TestRecord } from './laboratory';
import { testRecordSchema } from './laboratory';
import { rewriteTests } from './rewrite-tests';

const RUNTIME = fileURLToPath(new URL('../../runtime/test-multiplier.cjs', import.meta.url));
const PATIENT = 60_000;

/** Runs tests in the manner of tape: a subtest begins inside of the end of the one before it. */
const TAPE = `'use strict';
const { EventEmitter } = require('events');
class Test extends EventEmitter {
  constructor(callback) {
    super();
    this.callback = callback;
    this.waiting = [];
  }
  test(_name, callback) {
    const inner = new Test(callback);
    this.waiting.push(inner);
    this.emit('test', inner);
  }
  plan(count) {
    this.planned = count;
  }
  equal(actual, expected) {
    const ok = actual === expected;
    this.emit('result', { ok, operator: 'equal', actual, expected });
    return ok;
  }
  fail(error) {
    this.emit('result', { ok: false, operator: 'fail', name: String(error) });
  }
  end() {
    const next = this.waiting.shift();
    if (next === undefined) return void this.emit('end');
    next.on('end', () => this.end());
    next.callback(next);
  }
}
const all = [];
module.exports = (_name, callback) => all.push(new Test(callback));
const run = () => {
  const next = all.shift();
  if (next === undefined) return;
  next.on('end', () => setImmediate(run));
  next.callback(next);
};
setImmediate(run);
`;

const ASSERTING = `const test = require('tape');
test('all', (t) => {
  $healHit(1);
  let made = 2;
  t.test('sound', (t) => { $healHit(2); made += 0; t.equal(made, 2); t.end(); });
  t.test('throws', (t) => { $healHit(3); if ($healActive !== 7) throw new TypeError('no'); t.end(); });
  t.test('outer', (t) => {
    t.test('deep', (t) => { $healHit(4); t.equal($healActive === 8 ? 1 : 0, 1); t.end(); });
    t.test('deeper', (t) => { $healHit(5); made = 3; t.equal(1, 1); t.end(); });
    t.end();
  });
  t.test('depends', (t) => { $healHit(6); t.equal(made, 2); t.end(); });
  t.end();
});
test('plain', (t) => { $healHit(9); t.equal(1, 1); t.end(); });
`;

const RETURNING = `const test = require('node:test');
const assert = require('node:assert');
test('all', async (t) => {
  $healHit(1);
  t.beforeEach(() => $healHit(10));
  await t.test('sound', async () => { await null; $healHit(2); });
  await t.test('left out', { skip: true }, () => { throw new Error('not me'); });
  await t.test('outer', async (t) => {
    await t.test('deep', () => { $healHit(4); assert.equal($healActive === 8 ? 1 : 0, 1); });
  });
});
`;

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-'));
  await mkdir(path.join(root, 'node_modules/tape'), { recursive: true });
  await writeFile(path.join(root, 'node_modules/tape/index.js'), TAPE);
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

async function run(text: string, experiment: Experiment): Promise<TestRecord[]> {
  const [file, plan, records] = ['t.cjs', 'plan.json', 'records'].map((name) => path.join(root, name));
  if (file === undefined || plan === undefined || records === undefined) throw new Error('no paths');
  await writeFile(file, `globalThis.$healActive = 0;\n${rewriteTests(ts, 't', text, RUNTIME)?.text ?? ''}`);
  await writeFile(plan, JSON.stringify(experiment));
  await writeFile(records, '');
  const env = { PATH: process.env.PATH, HEAL_PLAN: plan, HEAL_RECORDS: records };
  // A failing test ends the process with a code of its own.
  await promisify(execFile)(process.execPath, [file], { env, timeout: PATIENT }).catch(() => undefined);
  const lines = (await readFile(records, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => testRecordSchema.parse(JSON.parse(line))).filter(({ key }) => key !== '');
}

function endings(records: readonly TestRecord[]): string[] {
  return records
    .filter(({ ending }) => ending !== 'begun')
    .map(({ key, ending, candidate = '', hits = [] }) => [key, candidate, ending, ...hits].join(' ').trim());
}

const ALL = 't|all|1';
const LIMITS = { steps: 1000, milliseconds: 20_000 };

describe('subtests of a framework that hands out what asserts', () => {
  it(
    'are measured each with what sets it up',
    async () => {
      const records = await run(ASSERTING, { mode: 'measure' });
      expect(endings(records)).toEqual([
        `${ALL}>sound|1  passed 1 2`,
        `${ALL}>throws|1  failed 1 3`,
        `${ALL}>outer|1>deep|1  failed 1 4`,
        `${ALL}>outer|1>deeper|1  passed 1 5`,
        `${ALL}>outer|1  failed 1 4 5`,
        `${ALL}>depends|1  failed 1 6`,
        `${ALL}  failed 1 2 3 4 5 6`,
        't|plain|1  passed 9',
      ]);
      expect(records.find(({ key }) => key === ALL)).toMatchObject({ own: true });
      expect(records.find(({ key }) => key.endsWith('throws|1'))).toMatchObject({ within: ALL, said: 'TypeError no' });
    },
    PATIENT,
  );

  it(
    'are run by themselves',
    async () => {
      const alone = [`${ALL}>outer|1>deep|1`, `${ALL}>depends|1`, `${ALL}>nowhere|1`];
      expect(endings(await run(ASSERTING, { mode: 'measure', alone }))).toEqual([
        `${ALL}>outer|1>deep|1  failed 1 4`,
        `${ALL}>depends|1  passed 1 6`,
        `${ALL}>nowhere|1  failed 1`,
      ]);
    },
    PATIENT,
  );

  it(
    'try candidates without the others, and go on when one throws',
    async () => {
      const tests = { [`${ALL}>throws|1`]: [0, 7, 8], [`${ALL}>outer|1>deep|1`]: [0, 7, 8], 't|plain|1': [0, 7] };
      expect(endings(await run(ASSERTING, { mode: 'try', tests, ...LIMITS }))).toEqual([
        `${ALL}>throws|1 0 failed`,
        `${ALL}>throws|1 7 passed`,
        `${ALL}>throws|1 8 failed`,
        `${ALL}>outer|1>deep|1 0 failed`,
        `${ALL}>outer|1>deep|1 7 failed`,
        't|plain|1 0 passed',
      ]);
    },
    PATIENT,
  );
});

describe('subtests of a framework whose tests return', () => {
  it(
    'are measured and tried',
    async () => {
      expect(endings(await run(RETURNING, { mode: 'measure' }))).toEqual([
        `${ALL}>sound|1  passed 1 2 10`,
        `${ALL}>outer|1>deep|1  failed 1 4 10`,
        `${ALL}>outer|1  failed 1 4 10`,
        `${ALL}  failed 1 2 4 10`,
      ]);
      const tests = { [`${ALL}>outer|1>deep|1`]: [0, 7, 8], [ALL]: [0, 8] };
      expect(endings(await run(RETURNING, { mode: 'try', tests, ...LIMITS }))).toEqual([
        `${ALL}>outer|1>deep|1 0 failed`,
        `${ALL}>outer|1>deep|1 7 failed`,
        `${ALL}>outer|1>deep|1 8 passed`,
        `${ALL} 0 failed`,
        `${ALL} 8 passed`,
      ]);
    },
    PATIENT,
  );
});
