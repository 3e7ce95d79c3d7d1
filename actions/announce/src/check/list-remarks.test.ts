import type { Finding } from '@orchestrate/contracts/finding';
import { createSampleAnalysis, createSampleGates, createSampleHealing } from '@orchestrate/testkit/sample/results';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { listRemarks } from './list-remarks';

const evidence = createSampleEvidence();
const found = <T>(value: T) => ({ path: 'x', value });
const finding = (tool: string, level: Finding['level'], path?: string): Finding => ({
  ...{ tool, level, rule: 'r', message: 'm', fingerprint: 'f' },
  ...(path === undefined ? {} : { path, line: 3 }),
});
const tell = ({ level, file, line, title }: ReturnType<typeof listRemarks>[number]): string =>
  `${level} ${file}:${line} ${title}`;

describe('listRemarks', () => {
  it('tells what is left and what was mended where everything passes', () => {
    expect(listRemarks(evidence).map(tell)).toEqual([
      'warning src/routes/books.ts:41 eslint: security/detect-object-injection',
      'notice src/paging.ts:1 heal: mended',
    ]);
  });

  it('puts what fails first, then by what harm it does', () => {
    const quarantine = [
      {
        gate: 'test',
        test: 'now and then',
        file: 'tests/a.test.ts',
        signature: 's',
        runs: 5,
        failed: 2,
        issue: 'i.md',
      },
    ];
    const healing = found(createSampleHealing({ after: createSampleGates(['test']), quarantine }));
    const fresh = [
      finding('knip', 'note', 'a.ts'),
      finding('eslint', 'error', 'b.ts'),
      finding('secretlint', 'error', 'c.ts'),
      finding('licences', 'error'),
    ];
    const analysis = found({ ...createSampleAnalysis(), fresh });
    expect(listRemarks({ ...evidence, healing, analysis }).map(tell)).toEqual([
      'failure tests/unit/paging.test.ts:18 test: an offset past the end gives an empty page',
      'failure tests/unit/paging.test.ts:18 test: GET /authors pages through what was added',
      'failure c.ts:3 secretlint: r',
      'failure b.ts:3 eslint: r',
      'warning tests/a.test.ts:1 flaky: now and then',
      'notice src/paging.ts:1 heal: mended',
      'notice a.ts:3 knip: r',
    ]);
  });

  it('takes failures from the tests where heal did not run', () => {
    const { value } = evidence.tests ?? found(undefined);
    if (value === undefined) throw new Error('the sample has no tests');
    const tests = value.results.tests.map((test, index) => ({
      ...test,
      ...(index === 1 ? { status: 'failed' as const, line: 7, message: 'no' } : {}),
    }));
    const red = { ...value, results: { ...value.results, tests } };
    const [first] = listRemarks({ ...evidence, healing: undefined, tests: found(red) });
    expect(first).toMatchObject({ level: 'failure', file: 'tests/http/authors.test.ts', line: 7, message: 'no' });
  });

  it('stands where a repair says that it mended something', () => {
    const proposals = evidence.proposals.map((one) => ({
      ...one,
      value: { ...one.value, title: 'Change > to >= in src/paging.ts:12' },
    }));
    expect(listRemarks({ ...evidence, proposals }).map(tell)).toContain('notice src/paging.ts:12 heal: mended');
  });

  it('has nothing to say of a run that only planned', () => {
    const none = { analysis: undefined, healing: undefined, tests: undefined, proposals: [] };
    expect(listRemarks(createSampleEvidence(none))).toEqual([]);
  });
});
