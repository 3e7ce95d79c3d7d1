import type { GateResult, ProposalRecord } from '@orchestrate/contracts/proposal';
import type { Coverage, GeneratedTestKind } from '@orchestrate/contracts/test-report';
import { describe, expect, it } from 'vitest';

import { checkCtrf } from '../../../tests/support/format-readers';

import type { EmittedTests } from './emit/emit-tests';
import type { Flaw } from './gate/flaw';
import { describeCases, describeOutcome, listRemaining } from './outcome';
import { renderTests } from './render-tests';
import { completeReport } from './report';
import type { Settled } from './settle-tests';
import { createReport } from './testing/reports';

const A = 'tests/unit/a.test.ts > a > works';
const B = 'tests/e2e/b.test.ts > GET /b > works';
const C = 'tests/e2e/b.test.ts > GET /b > refuses';

const emitted = (cases: Partial<Record<GeneratedTestKind, string[]>>): EmittedTests => ({
  files: [],
  cases: new Map(Object.entries(cases) as [GeneratedTestKind, string[]][]),
  expected: new Map(),
});
const record = (accepted: boolean): ProposalRecord => {
  const gate: GateResult = {
    gate: 'lints',
    verdict: accepted ? 'passed' : 'failed',
    detail: 'line 3: no-var',
    seconds: 1,
  };
  return {
    schemaVersion: 1,
    id: '01',
    kind: 'tests',
    author: { name: 'a', version: '1' },
    title: 't',
    rationale: 'r',
    files: [],
    patch: 'p',
    gates: [gate],
    accepted,
  };
};
const half = { covered: 1, total: 2, percent: 50 };
const coverage: Coverage = {
  lines: half,
  branches: half,
  functions: half,
  statements: half,
  files: [{ path: 'src/a.ts', lines: half, branches: half }],
};

function settle(more: Partial<Settled> = {}): Settled {
  return {
    written: emitted({ unit: [A], e2e: [B, C] }),
    left: emitted({ unit: [A], e2e: [B, C] }),
    flaws: [],
    edited: [],
    record: record(true),
    report: createReport({ [A]: true, [B]: true, [C]: true }),
    coverage,
    coverageFiles: undefined,
    ...more,
  };
}

const flaw = (cause: Flaw['cause']): Partial<Settled> => ({
  left: emitted({ unit: [A], e2e: [B] }),
  flaws: [{ test: C, cause, reason: 'expected 500 to be 404' }],
});
const describeAll = (settled: Settled): { status: string; headline: string } =>
  describeOutcome(settled, describeCases(settled, []));

describe('describeOutcome', () => {
  it.each<[string, Partial<Settled>, string, string]>([
    ['all are kept', {}, 'done', '3 tests (1 unit, 2 e2e); 50 % of lines and 50 % of branches covered'],
    [
      'they were there already',
      { record: undefined },
      'noop',
      '3 tests (1 unit, 2 e2e); unchanged; 50 % of lines and 50 % of branches covered',
    ],
    [
      'the service breaks its specification',
      flaw('contradicted'),
      'partial',
      '2 tests (1 unit, 1 e2e); 50 % of lines and 50 % of branches covered; 1 test shows that the service breaks its specification',
    ],
    [
      'one is unsteady',
      flaw('unsteady'),
      'partial',
      '2 tests (1 unit, 1 e2e); 50 % of lines and 50 % of branches covered; 1 left out',
    ],
    [
      'one proves nothing',
      flaw('idle'),
      'done',
      '2 tests (1 unit, 1 e2e); 50 % of lines and 50 % of branches covered; 1 left out',
    ],
    [
      'a model guessed wrong',
      flaw('guessed'),
      'done',
      '2 tests (1 unit, 1 e2e); 50 % of lines and 50 % of branches covered; 1 left out',
    ],
    [
      'a gate refuses them all',
      { record: record(false) },
      'failed',
      'no test was kept: the gate lints refused: line 3: no-var',
    ],
    [
      'they could not be run',
      { record: undefined, report: undefined },
      'failed',
      'no test was kept: the runner gave no report',
    ],
    ['none is left', { left: emitted({}), record: record(true) }, 'failed', 'no test was kept: no test is left'],
    [
      'a file was edited',
      { edited: ['tests/e2e/b.test.ts'] },
      'partial',
      '3 tests (1 unit, 2 e2e); 50 % of lines and 50 % of branches covered',
    ],
  ])('where %s', (_what, more, status, headline) => {
    expect(describeAll(settle(more))).toEqual({ status, headline });
  });
});

describe('listRemaining', () => {
  it('names each test that the service fails, and why', () => {
    expect(listRemaining(settle(flaw('contradicted')))).toEqual([
      `${C}: the service breaks its specification: expected 500 to be 404`,
    ]);
  });

  it.each(['idle', 'guessed'] as const)('does not miss a test that is %s', (cause) => {
    expect(listRemaining(settle(flaw(cause)))).toEqual([]);
  });

  it('says how many more there are', () => {
    const flaws = Array.from({ length: 25 }, (_, index): Flaw => ({
      test: `t${index}`,
      cause: 'unsteady',
      reason: 'x',
    }));
    const lines = listRemaining(settle({ flaws }));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 5 more, see cases.json');
  });
});

describe('describeCases', () => {
  it('keeps what is in the tree, and tells why the rest is not', () => {
    expect(describeCases(settle(flaw('contradicted')), ['a gap'])).toMatchObject({
      kept: [
        { kind: 'unit', cases: [A] },
        { kind: 'e2e', cases: [B] },
      ],
      dropped: [{ kind: 'e2e', name: C, reason: 'expected 500 to be 404' }],
      gaps: ['a gap'],
    });
  });

  it('keeps nothing that a gate refused', () => {
    const cases = describeCases(settle({ record: record(false) }), []);
    expect(cases.kept).toEqual([]);
    expect(cases.dropped.map(({ name, reason }) => [name, reason])).toEqual(
      [A, B, C].map((name) => [name, 'refused by lints']),
    );
  });
});

describe('renderTests', () => {
  it('tells of scenarios by whom they are, and lets none of it be markup', () => {
    const scenarios = {
      provider: 'fake',
      model: 'scripted-1',
      conversation: 'ai_chats/01-tests.md',
      proposed: 2,
      kept: 1,
      dropped: [{ title: '<img src=x> | y', reason: 'no-endpoint: it adds a host' }],
    };
    const cases = { ...describeCases(settle(), []), scenarios };
    const page = renderTests({ status: 'done', headline: 'h', cases, coverage: undefined });
    expect(page).toContain('fake/scripted-1 proposed 2; 1 passed the gates and are kept.');
    expect(page).toContain('| &lt;img src=x> \\| y | no-endpoint: it adds a host |');
  });
});

describe('completeReport', () => {
  it('holds what passed, and what the service fails', () => {
    const report = completeReport(createReport({ [A]: true, [C]: 'old' }), settle(flaw('contradicted')).flaws);
    expect(report.results.summary).toMatchObject({ tests: 2, passed: 1, failed: 1 });
    expect(report.results.tests.at(-1)).toMatchObject({
      name: 'GET /b > refuses',
      filePath: 'tests/e2e/b.test.ts',
      status: 'failed',
      message: 'expected 500 to be 404',
    });
  });

  it('fits the schema of CTRF, which has whole milliseconds', () => {
    const ran = createReport({ [A]: true });
    const tests = ran.results.tests.map((test) => ({ ...test, duration: 5.729 }));
    const report = completeReport({ ...ran, results: { ...ran.results, tests } }, settle(flaw('contradicted')).flaws);
    expect(checkCtrf(JSON.stringify(report))).toEqual([]);
    expect(report.results.tests[0]?.duration).toBe(6);
  });

  it('is empty where nothing ran', () => {
    expect(completeReport(undefined, []).results.summary).toMatchObject({ tests: 0, passed: 0, failed: 0 });
  });
});

describe('renderTests', () => {
  it('tells what is kept, what is left out, what is not tested and what is not covered', () => {
    const settled = settle(flaw('contradicted'));
    const cases = describeCases(settled, ['GET /b: no test provokes the answer 503']);
    const page = renderTests({ ...describeOutcome(settled, cases), cases, coverage });
    expect(page).toContain('# Tests: partial');
    expect(page).toContain('| e2e | 1 |');
    expect(page).toContain(`| \`${C}\` | expected 500 to be 404 |`);
    expect(page).toContain('- GET /b: no test provokes the answer 503');
    expect(page).toContain('| `src/a.ts` | 50 % | 50 % |');
  });

  it('cannot be broken by what a test says', () => {
    const settled = settle({ flaws: [{ test: C, cause: 'unsteady', reason: 'a | b\nc' }] });
    const page = renderTests({
      ...describeAll(settled),
      status: 'partial',
      cases: describeCases(settled, []),
      coverage: undefined,
    });
    expect(page).toContain('| a \\| b c |');
  });
});
