import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { killWriters } from '../../scripts/bench/evidence/kills';
import { makeRuns } from '../../scripts/bench/evidence/make-runs';

import { describeWith } from '@orchestrate/testkit/require-tool';

const root = path.resolve(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-terminal-'));
const runs = path.join(home, 'artifacts/runs');
const CUT_OFF = '20260301T120000Z-0123abcd';
const COLUMNS = 70;
let names: string[] = [];

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

function finish(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...inherited, TERM: 'xterm', INIT_CWD: root, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/** A command into a pipe. */
function call(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const [name = '', ...args] = words;
  return finish(process.execPath, [path.join(root, 'scripts', `${name}.mjs`), ...args], env);
}

/** A command in a terminal of so many columns. */
function type(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const [name = '', ...args] = words;
  const command = [process.execPath, path.join(root, 'scripts', `${name}.mjs`), ...args].join(' ');
  return finish('script', ['-qec', `stty cols ${COLUMNS}; exec ${command}`, '/dev/null'], env);
}

function linesOf({ output }: Ended): string[] {
  return stripVTControlCharacters(output).split(/\r?\n/);
}

function lineOf(seq: number, phase: string, type: string, data: unknown): string {
  const head = { writer: `${phase}-${process.pid}`, seq, ts: '2026-03-01T12:00:00.000Z', phase, level: 'info' };
  return `${JSON.stringify({ ...head, type, data })}\n`;
}

function beginRun(run: string, writer: string): string {
  const directory = path.join(runs, run);
  mkdirSync(path.join(directory, 'phases'), { recursive: true });
  const line = lineOf(0, 'heal', 'phase.started', { attempt: 1, inputsHash: 'x' });
  writeFileSync(path.join(directory, 'events.ndjson'), line.replace(`heal-${process.pid}`, writer));
  return directory;
}

beforeAll(() => {
  names = makeRuns(path.join(root, 'artifacts/sample'), home, 6);
  const longAgo = new Date('2026-03-02T00:00:00Z');
  const directory = beginRun(CUT_OFF, 'heal-999999999');
  for (const file of [path.join(directory, 'events.ndjson'), directory]) utimesSync(file, longAgo, longAgo);
});
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

await describeWith('script', 'in a terminal', () => {
  it.each([
    ['runs', () => ['runs', '--runs', runs]],
    ['show', () => ['show', names[4] ?? '', '--runs', runs]],
    ['show --events', () => ['show', names[0] ?? '', '--events', '--phase', 'heal', '--runs', runs]],
    ['diff', () => ['diff', names[0] ?? '', names[4] ?? '', '--runs', runs]],
  ])('%s keeps to the width and is coloured, and is plain with NO_COLOR', async (_name, words) => {
    const colored = await type(words());
    expect(colored.exitCode).toBe(0);
    expect(colored.output).toContain('\u001b[');
    const lines = linesOf(colored);
    expect(lines.length).toBeGreaterThan(4);
    // Addresses of files and what is to be typed stay whole.
    const cut = lines.filter((line) => !line.includes(path.basename(home)));
    expect(Math.max(...cut.map((line) => Array.from(line).length))).toBeLessThanOrEqual(COLUMNS);
    const plain = await type(words(), { NO_COLOR: '1' });
    expect(plain.output).not.toContain('\u001b[');
    expect(linesOf(plain)).toEqual(lines);
  });

  it('follows a run until it has ended', async () => {
    const run = '20260401T120000Z-0000cafe';
    const directory = beginRun(run, `heal-${process.pid}`);
    const file = path.join(directory, 'events.ndjson');
    const following = type(['show', run, '--follow', '--runs', runs]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const end = { attempt: 1, status: 'done', engine: 'offline', headline: 'found it', seconds: 1 };
    const text = lineOf(1, 'heal', 'phase.finished', end);
    appendFileSync(file, text.slice(0, 40));
    appendFileSync(file, text.slice(40));
    appendFileSync(file, lineOf(0, 'report', 'phase.finished', { ...end, headline: 'success' }));
    const ended = await following;
    expect(ended.exitCode).toBe(0);
    expect(linesOf(ended).filter((line) => /^\d\d:/.test(line))).toEqual([
      '12:00:00.000  heal      ▸ began',
      '12:00:00.000  heal      ✔ done (1.0 s): found it',
      '12:00:00.000  report    ✔ done (1.0 s): success',
    ]);
    rmSync(directory, { recursive: true });
  });
});

describe('into a pipe', () => {
  it('lists whole lines without colours, and with them where FORCE_COLOR is set', async () => {
    const plain = await call(['runs', '--runs', runs]);
    expect(plain.output).not.toContain('\u001b[');
    expect(plain.output).not.toContain('…');
    expect(linesOf(plain)[1]).toMatch(new RegExp(`^${CUT_OFF}  cut off .*heal did not end$`));
    const colored = await call(['runs', '--runs', runs], { FORCE_COLOR: '1' });
    expect(colored.output).toContain('\u001b[33mcut off');
    expect(linesOf(colored)).toEqual(linesOf(plain));
  });

  it('gives JSON that fits together', async () => {
    const listed = (await call(['runs', '--json', '--status', 'failed', '--runs', runs])).output.trim().split('\n');
    expect(listed.map((line) => (JSON.parse(line) as { run: string }).run)).toEqual([names[4]]);
    const shown: unknown = JSON.parse((await call(['show', names[4] ?? '', '--json', '--runs', runs])).output);
    expect(shown).toMatchObject({ run: names[4], state: 'failed', summary: { status: 'failed' } });
    const events = (await call(['show', names[4] ?? '', '--json', '--events', '--runs', runs])).output.trim();
    expect(events.split('\n').map((line) => JSON.parse(line) as unknown)).toHaveLength(1_000);
    const compared: unknown = JSON.parse(
      (await call(['diff', '000000Z', names[4] ?? '', '--json', '--runs', runs])).output,
    );
    expect(compared).toMatchObject({ verdict: [{ name: 'state', before: 'success', after: 'failed' }] });
  });

  it.each([
    ['an unknown run', () => ['show', `${CUT_OFF.slice(0, -1)}e`], `the nearest are ${CUT_OFF}`],
    ['an unknown phase', () => ['show', CUT_OFF, '--phase', 'deplay'], '--phase: "deplay" is none; there are plan,'],
    ['a phase that did not begin', () => ['show', CUT_OFF, '--phase', 'plan'], 'plan did not begin in run'],
    ['an unknown option', () => ['runs', '--newest'], 'Try npm run runs -- --help'],
    ['one run alone', () => ['diff', CUT_OFF], 'diff takes two runs and was given 1'],
  ])('refuses %s, and says what helps', async (_name, words, message) => {
    const { exitCode, output } = await call([...words(), '--runs', runs]);
    expect(exitCode).toBe(2);
    expect(output).toContain(message);
  });

  it.each(['runs', 'show', 'diff', 'doctor'])('%s has help', async (name) => {
    const { exitCode, output } = await call([name, '--help']);
    expect(exitCode).toBe(0);
    expect(output).toContain(`npm run ${name}`);
    expect(output).toContain('Exit codes: 0');
  });

  it('doctor tells each thing in one line, and changes nothing', async () => {
    const { exitCode, output } = await call(['doctor', '--json'], { ORCHESTRATE_CACHE_DIR: path.join(home, 'none') });
    const told = JSON.parse(output) as { name: string; level: string; text: string; remedy?: string }[];
    expect(exitCode).toBe(told.some(({ level }) => level === 'problem') ? 1 : 0);
    expect(told.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['node', 'act', 'docker', 'permissions', 'disk', 'keys', 'token', 'checkout']),
    );
    for (const { level, text, remedy } of told) {
      expect(text).not.toContain('\n');
      expect(remedy !== undefined).toBe(level !== 'ok');
    }
  });
});

it('loses no event of a writer that is killed, and every directory is readable', async () => {
  const killed = await killWriters(root, path.join(home, 'killed'), 16);
  expect(killed).toMatchObject({ kills: 16, lost: 0, unreadable: 0 });
  expect(killed.written).toBeGreaterThan(0);
});

it('bundles a program again when a file of it has changed, and not before', async () => {
  await call(['runs', '--runs', runs]);
  const record = path.join(root, 'node_modules/.cache/orchestrate/runs.json');
  const before = readFileSync(record, 'utf8');
  await call(['runs', '--runs', runs]);
  expect(readFileSync(record, 'utf8')).toBe(before);
  const source = path.join(root, 'scripts/evidence/words.ts');
  const now = new Date();
  utimesSync(source, now, now);
  expect((await call(['runs', '--runs', runs])).exitCode).toBe(0);
  expect(readFileSync(record, 'utf8')).not.toBe(before);
});

it('keeps what was made of a bundle, and makes it again where it is damaged', async () => {
  await call(['runs', '--runs', runs]);
  const record = readFileSync(path.join(root, 'node_modules/.cache/orchestrate/runs.json'), 'utf8');
  const kept = `${(JSON.parse(record) as { program: string }).program}.${process.version}`;
  expect(readFileSync(kept).length).toBeGreaterThan(1_000);
  for (const damaged of ['', 'no code']) {
    writeFileSync(kept, damaged);
    expect((await call(['runs', '--runs', runs])).exitCode).toBe(0);
    expect(readFileSync(kept).length).toBeGreaterThan(1_000);
  }
});
