import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { composeSources, readSources } from './sources';

const say = (): void => undefined;
const log = { debug: say, info: say, warning: say, error: say };

describe('composeSources', () => {
  const trace = (name: string, hits: readonly (readonly [number, number])[], branches: [number, number][] = []) => ({
    ...{ path: name, lines: new Map(hits), functions: [] },
    branches: branches.map(([line, taken]) => ({ line, taken })),
  });

  it('puts what is covered least first, and tells lines that ran in part', () => {
    const whole = trace(
      'a.ts',
      [[1, 4]],
      [
        [1, 0],
        [1, 4],
      ],
    );
    const half = trace(
      'b.ts',
      [
        [2, 0],
        [1, 4],
      ],
      [[2, 0]],
    );
    const sources = composeSources([whole, half, trace('none.ts', [])], new Map([['a.ts', 'text']]), [
      { path: 'b.ts', line: 2, what: '> becomes >=', caught: false },
    ]);
    expect(sources).toEqual([
      {
        path: 'b.ts',
        lines: [
          [1, 4],
          [2, 0],
        ],
        partly: [],
        mutants: [{ line: 2, what: '> becomes >=', caught: false }],
      },
      { path: 'a.ts', lines: [[1, 4]], partly: [1], mutants: [], text: 'text' },
    ]);
  });

  it('leaves texts out that there is no room for', () => {
    const traces = Array.from({ length: 30 }, (_, index) => trace(`${index}.ts`, [[1, 1]]));
    const texts = new Map(traces.map((one) => [one.path, 'x'.repeat(70_000)]));
    const shown = composeSources(traces, texts, []).filter(({ text }) => text !== undefined);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.length).toBeLessThan(30);
    expect(shown[0]?.text).toMatch(/\[10000 more characters\]$/);
  });
});

describe('readSources', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-sources-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const depsOf = (run: Awaited<ReturnType<typeof createSampleRun>>['run']) => ({
    ...{ run, exec: createPlainExec(process.env), log, workingDirectory: home },
    redact: (text: string) => text.replaceAll('database', 'base'),
    scratch: async (name: string) => mkdtemp(path.join(home, name)),
  });

  it('reads the sources that the tests ran on, whatever became of them since', async () => {
    const { run } = await createSampleRun(home);
    await rm(run.resolve('service/src'), { recursive: true });
    const sources = await readSources(depsOf(run));
    expect(sources?.map(({ path: file, partly }) => [file, partly])).toEqual([
      ['src/storage/database.ts', [5]],
      ['src/app.ts', []],
    ]);
    expect(sources?.[0]?.text).toContain('the base cannot be opened');
  });

  it('tells lines without texts where there is no history', async () => {
    const { run } = await createSampleRun(home, { hasRepository: false });
    expect((await readSources(depsOf(run)))?.map(({ text }) => text)).toEqual([undefined, undefined]);
  });

  it('tells nothing where coverage was not measured line by line', async () => {
    const { run } = await createSampleRun(home, { files: { 'phases/test-gen/coverage.lcov': null } });
    expect(await readSources(depsOf(run))).toBeUndefined();
  });
});
