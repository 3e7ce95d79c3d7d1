import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { decideExitCode, readSummary, renderConclusion } from './conclusion.mjs';

const summary = {
  status: 'success',
  injected_fault: null,
  phases: [
    { phase: 'plan', attempt: 1, status: 'done' },
    { phase: 'deploy', attempt: 2, status: 'done' },
  ],
  tests_passed: 12,
  tests_failed: 0,
  coverage: { lines: 93.5 },
  fixes: [],
  deployment: { state: 'stopped', url: 'http://127.0.0.1:4000', target: 'process' },
  published: { directory: 'service' },
  failures: [],
  remaining: [],
};

describe('decideExitCode', () => {
  it.each([
    ['success', summary, 0],
    ['partial', { ...summary, status: 'partial' }, 3],
    ['failed', { ...summary, status: 'failed' }, 1],
    ['what was refused', { ...summary, status: 'failed', phases: [{ error: { kind: 'configuration' } }] }, 2],
    ['a run without a summary', undefined, 1],
  ])('%s', (_what, given, expected) => {
    expect(decideExitCode(given)).toBe(expected);
  });
});

it('reads the newest summary', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-test-summary-'));
  expect(readSummary(directory)).toBeUndefined();
  writeFileSync(path.join(directory, 'summary-20260101T000000Z.json'), '{"n":1}');
  writeFileSync(path.join(directory, 'summary-20260102T000000Z.json'), '{"n":2}');
  expect(readSummary(directory)).toEqual({ n: 2 });
  rmSync(directory, { recursive: true });
});

describe('renderConclusion', () => {
  it('says what came of it and where to look', () => {
    expect(renderConclusion(summary, '/clone', '/clone/artifacts/runs/x')).toBe(`
result   success
phases   plan done, deploy 2 done
tests    12 passed, 0 failed; 93.5 % of lines covered
fixes    none needed
service  ran at http://127.0.0.1:4000 (process)
code     service
report   artifacts/runs/x/report.html
`);
  });

  it('says of tests that nobody counted that they ran', () => {
    const uncounted = { ...summary, tests_passed: 0, tests_uncounted: true, coverage: null };
    expect(renderConclusion(uncounted, '/clone', '/clone/artifacts/runs/x')).toContain(
      '\ntests    run and not counted\n',
    );
  });

  it('names the tree of a run that published nothing, and says where there is none', () => {
    const generated = [{ phase: 'generate', attempt: 1, status: 'failed' }];
    const unpublished = { ...summary, published: null };
    const show = (given) => renderConclusion(given, '/clone', '/clone/artifacts/runs/x');
    expect(show({ ...unpublished, phases: generated })).toContain('code     artifacts/runs/x/service\n');
    expect(show(unpublished)).toContain('code     not generated\n');
  });

  it('lists failures and what remains', () => {
    const text = renderConclusion(
      { ...summary, failures: [{ where: 'deploy', message: 'no port' }], remaining: ['write getFlight'] },
      '/clone',
      '/clone/artifacts/runs/x',
    );
    expect(text).toContain('Failed:\n  deploy: no port\n');
    expect(text).toContain('Remaining:\n  write getFlight\n');
  });
});
