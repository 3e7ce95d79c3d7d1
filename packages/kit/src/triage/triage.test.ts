import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Failure } from '@orchestrate/contracts/triage';
import { triageSchema } from '@orchestrate/contracts/triage';
import { describe, expect, it } from 'vitest';

import { readOutput } from './command-log';
import type { GateOutput } from './triage';
import { triageGates } from './triage';

const TREE = { root: '/home/me/shop', cwd: '/home/me/shop' };
const VITEST_REPORT = readFileSync(path.join(import.meta.dirname, '../test-reports/fixtures/vitest.json'), 'utf8');

const read = (name: string): string => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');

function gate(output: string, overrides: Partial<GateOutput> = {}): GateOutput {
  return { gate: 'test', outcome: 'exited', exitCode: 1, log: readOutput(output), reports: [], ...overrides };
}

function triage(...gates: GateOutput[]) {
  return triageSchema.parse(triageGates(gates, TREE));
}

function brief({ class: kind, file, line, code, test }: Failure): string {
  return [kind, test, code, file === undefined ? undefined : `${file}:${line ?? ''}`].filter(Boolean).join(' ');
}

describe('triageGates reads', () => {
  it.each<[string, string, string[]]>([
    [
      'tsc',
      'tsc.txt',
      [
        'type TS2307 src/bad.ts:1',
        'dependency TS2307 src/bad.ts:2',
        'type TS2322 src/bad.ts:4',
        'type TS2551 src/bad.ts:5',
        'type TS2304 src/bad.ts:5',
        'type TS2322 src/bad.ts:7',
      ],
    ],
    [
      'eslint',
      'eslint-stylish.txt',
      [
        'lint no-var src/lint.js:1',
        'lint prefer-const src/lint.js:2',
        'lint eqeqeq src/lint.js:3',
        'lint no-undef src/lint.js:3',
        'build src/syntax.js:1',
      ],
    ],
    [
      'oxlint',
      'oxlint-stylish.txt',
      [
        'lint eslint(no-var) src/first.ts:2',
        'lint typescript(no-non-null-assertion) src/first.ts:3',
        'lint typescript(no-explicit-any) src/first.ts:4',
        'lint typescript(no-unsafe-return) src/first.ts:4',
      ],
    ],
    ['npm ci', 'npm-ci.txt', ['dependency EUSAGE']],
    ['a missing file at start', 'node-file-missing.txt', ['crash ENOENT']],
    ['a missing package', 'node-package-missing.txt', ['dependency ERR_MODULE_NOT_FOUND']],
    ['a missing package, required', 'node-require-missing.txt', ['dependency MODULE_NOT_FOUND']],
    ['a missing module', 'node-module-missing.txt', ['build ERR_MODULE_NOT_FOUND']],
    ['a syntax error', 'node-syntax.txt', ['build']],
    [
      'jest',
      'jest.txt',
      ['test range > leaves the end out test/range.test.js:4', 'test chunk > cuts test/range.test.js:9'],
    ],
    ['a test file that jest cannot run', 'jest-file.txt', ['build test/range.test.js:1']],
    [
      'node --test as TAP',
      'node-test-tap.txt',
      ['test range > leaves the end out test/range.test.js:7', 'test chunk > cuts test/range.test.js:12'],
    ],
    [
      'a test file that cannot be run, as TAP',
      'node-test-tap-file.txt',
      ['build ERR_MODULE_NOT_FOUND test/range.test.js:'],
    ],
    [
      'node --test for people',
      'node-test-spec.txt',
      ['test leaves the end out test/range.test.js:7', 'test cuts test/range.test.js:12'],
    ],
    [
      'a test file that cannot be run, for people',
      'node-test-spec-file.txt',
      ['build ERR_MODULE_NOT_FOUND test/range.test.js:'],
    ],
  ])('%s', (_tool, fixture, expected) => {
    expect(triage(gate(read(fixture))).failures.map(brief)).toEqual(expected);
  });

  it('tsc --pretty as it reads tsc', () => {
    expect(triage(gate(read('tsc-pretty.txt'))).failures).toEqual(triage(gate(read('tsc.txt'))).failures);
  });

  it('a report of eslint as it reads its log', () => {
    const report = gate('', { reports: [{ format: 'eslint-json', text: read('eslint.json') }] });
    const printed = gate(JSON.stringify(JSON.parse(read('eslint.json'))));
    const expected = triage(gate(read('eslint-stylish.txt'))).failures.map(brief);
    expect(triage(report).failures.map(brief)).toEqual(expected);
    expect(triage(printed).failures.map(brief)).toEqual(expected);
  });

  it('where a process crashed, without frames that are not of the tree', () => {
    const [failure] = triage(gate(read('node-file-missing.txt'))).failures;
    expect(failure?.stack).toEqual([
      { file: 'src/a.mjs', line: 2, column: 27 },
      { file: 'src/a.mjs', line: 3, column: 1 },
    ]);
  });

  it('what mocha says of a test file that cannot be loaded', () => {
    const log = [
      " Exception during run: Error: Cannot find module './string'",
      'Require stack:',
      '- /repo/lib/ticket.js',
      '- /repo/test/board.test.js',
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)',
    ].join('\n');
    const [failure] = triage(gate(log)).failures;
    expect(failure?.message).toContain("Cannot find module './string'");
  });

  it('an error in a structured log line', () => {
    const err = { message: 'bad setting', stack: 'Error: bad setting\n    at open (/home/me/shop/dist/db.js:7:9)' };
    const [failure] = triage(gate(`starting\n${JSON.stringify({ level: 60, err })}\n`)).failures;
    expect(failure).toMatchObject({
      class: 'crash',
      message: 'Error: bad setting',
      stack: [{ file: 'dist/db.js', line: 7, column: 9 }],
    });
  });

  it('what a CI system put in front of the lines', () => {
    const log = read('tsc.txt').replace(/^/gm, '2024-05-01T10:00:00.1234567Z ##[error]');
    expect(triage(gate(log)).failures.map(brief)).toEqual(triage(gate(read('tsc.txt'))).failures.map(brief));
  });
});

describe('triageGates reads vitest', () => {
  const reported = triage(gate(read('vitest.txt'), { reports: [{ format: 'vitest-json', text: VITEST_REPORT }] }));
  const logged = triage(gate(read('vitest.txt')));
  const find = (name: string, failures: readonly Failure[]): Failure | undefined =>
    failures.find(({ test }) => test === name);

  it('from its log as from its report', () => {
    const expected = [
      'dependency tests/pkg.test.ts:2',
      'build tests/broken.test.ts:2',
      'test slicePage > gives the first page tests/paging.test.ts:4',
      'test slicePage > throws inside tests/paging.test.ts:6',
      'test slicePage > has a length tests/paging.test.ts:7',
      'timeout slicePage > times out tests/paging.test.ts:9',
      'test slicePage > each 2 tests/paging.test.ts:10',
      'test slicePage > async rejects tests/paging.test.ts:11',
    ].sort();
    expect(logged.failures.map(brief).sort()).toEqual(expected);
    expect(reported.failures.map(brief).sort()).toEqual(expected);
  });

  it('with what was expected and what was there', () => {
    expect(find('slicePage > gives the first page', reported.failures)).toMatchObject({
      expected: '[ 1, 2 ]',
      actual: '[ 3 ]',
    });
    expect(find('slicePage > each 2', logged.failures)).toMatchObject({ expected: '1', actual: '2' });
  });

  it('with the time that a test was given', () => {
    expect(find('slicePage > times out', reported.failures)?.message).toContain('Test timed out in 50ms');
  });

  it('with the place in the source that threw', () => {
    expect(find('slicePage > throws inside', reported.failures)?.stack[0]).toMatchObject({
      file: 'src/paging.ts',
      line: 7,
    });
  });

  it('from its log where its report was cut off', () => {
    const cut = gate(read('vitest.txt'), { reports: [{ format: 'vitest-json', text: VITEST_REPORT.slice(0, 500) }] });
    expect(triage(cut).failures).toEqual(logged.failures);
  });
});

describe('triageGates classifies', () => {
  it.each<[string, string, Partial<GateOutput>, string]>([
    ['a command that did not end', '', { outcome: 'timeout', exitCode: null }, 'timeout'],
    [
      'a command that is not there',
      'foo: command not found',
      { outcome: 'not-found', exitCode: null },
      'configuration',
    ],
    ['a script whose program is not there', 'sh: 1: vitest: not found\n', { exitCode: 127 }, 'configuration'],
    ['a forbidden command', '', { outcome: 'refused', exitCode: null }, 'configuration'],
    ['a killed command', '', { outcome: 'killed', exitCode: null }, 'out-of-memory'],
    [
      'an exhausted heap',
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      {},
      'out-of-memory',
    ],
    ['a port in use', 'Error: listen EADDRINUSE: address already in use :::8080', {}, 'infrastructure'],
    ['a missing script', 'npm error Missing script: "nope"\nnpm error\n', {}, 'configuration'],
    ['words nobody knows', 'it did not work', {}, 'unknown'],
    ['silence', '', {}, 'unknown'],
  ])('%s', (_what, output, overrides, expected) => {
    const result = triage(gate(output, overrides));
    expect(result.class).toBe(expected);
    expect(result.failures).toHaveLength(1);
  });

  it('names the class that hides the others, whichever gate ran first', () => {
    const result = triage(gate(read('vitest.txt')), gate(read('tsc.txt'), { gate: 'build' }));
    expect(result.class).toBe('dependency');
    expect(triage(gate(read('eslint-stylish.txt'))).class).toBe('build');
  });

  it('is surer of a report than of a trace, and hardly of what it does not know', () => {
    const [report, trace, unknown] = [
      triage(gate('', { reports: [{ format: 'vitest-json', text: VITEST_REPORT }] })),
      triage(gate(read('node-file-missing.txt'))),
      triage(gate('it did not work')),
    ].map(({ confidence }) => confidence);
    expect([report, trace, unknown]).toEqual([0.78, 0.75, 0.1]);
  });

  it('finds nothing where nothing failed', () => {
    expect(triage()).toMatchObject({ class: null, confidence: 0, failures: [] });
  });
});

describe('triageGates clusters', () => {
  it('a type error and the test that trips over the same name', () => {
    const compiler = "src/list.ts(4,3): error TS2304: Cannot find name 'slice'.\n";
    const tests = [
      ' FAIL  tests/list.test.ts > lists',
      'ReferenceError: slice is not defined',
      ' ❯ list src/list.ts:4:3',
      ' ❯ tests/list.test.ts:5:20',
      '',
      ' FAIL  tests/list.test.ts > sorts',
      'AssertionError: expected 1 to be 2 // Object.is equality',
      ' ❯ tests/list.test.ts:9:20',
    ].join('\n');
    const { failures } = triage(gate(compiler, { gate: 'build' }), gate(tests));
    expect(failures.map(({ cluster }) => cluster === failures[0]?.cluster)).toEqual([true, true, false]);
  });
});
