import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { TestReport } from '@orchestrate/contracts/test-report';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import type { Judged } from './cases';
import { countCaught, measureBaseline, takeTurns } from './measure';
import type { Runner, TestRun } from './runners/runner';

const SOURCE = 'f = 1\ng = 1\nh = 1\n';

/** A mutant of a line, which turns its 1 into a 2. */
function mutantOf(name: string, line: number): Judged {
  const start = SOURCE.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0) + 4;
  return {
    mutant: { file: 'a.js', name, line, what: '1 becomes 2', start, end: start + 1, text: '2' },
    noticedBy: [],
  };
}

function reportOf(failed: number): TestReport {
  const summary = { tests: 1, passed: 1 - failed, failed, skipped: 0, pending: 0, other: 0, start: 0, stop: 0 };
  return { reportFormat: 'CTRF', specVersion: '0.0.0', results: { tool: { name: 'x' }, summary, tests: [] } };
}

function runOf(failed: number): TestRun {
  const result = { outcome: 'exited' as const, exitCode: failed, stdout: '', stderr: '', output: '', seconds: 1 };
  return { result, report: reportOf(failed), coverage: undefined, hits: undefined };
}

it('runs the tests on mutants of lines that they run, and on no other', async () => {
  const tree = await createTemporaryDirectory();
  const file = path.join(tree, 'a.js');
  await writeFile(file, SOURCE);
  const seen: string[] = [];
  const runner: Runner = {
    name: 'fake',
    wording: { test: 'test', before: 'before', after: 'after' },
    isTranslating: false,
    run: async () => {
      const text = await readFile(file, 'utf8');
      seen.push(text);
      return runOf(text.startsWith('f = 2') ? 1 : 0);
    },
  };
  const mutants = [mutantOf('f', 1), mutantOf('g', 2), mutantOf('h', 3)];
  const before = {
    ...runOf(0),
    hits: new Map([
      [
        'a.js',
        new Map([
          [1, 3],
          [2, 1],
          [3, 0],
        ]),
      ],
    ]),
  };
  const deps = {
    exec: { run: () => Promise.reject(new Error('no command')) },
    scratch: () => Promise.resolve(tree),
    actionDirectory: '',
    clock: { now: () => new Date(0), elapsed: () => 0 },
    signal: new AbortController().signal,
  };
  const baseline = await measureBaseline(mutants, before, { tree, prefix: '', runner }, deps);
  expect(seen).toEqual(['f = 2\ng = 1\nh = 1\n', 'f = 1\ng = 2\nh = 1\n']);
  expect(await readFile(file, 'utf8')).toBe(SOURCE);
  expect(countCaught(baseline, () => false)).toEqual({ caught: 1, total: 3 });
  expect(countCaught(baseline, ({ mutant }) => mutant.name === 'h')).toEqual({ caught: 2, total: 3 });
});

it('gives each function its turn', () => {
  const order = takeTurns([mutantOf('f', 1), mutantOf('f', 1), mutantOf('g', 2)]);
  expect(order.map(({ mutant }) => mutant.name)).toEqual(['f', 'g', 'f']);
});
