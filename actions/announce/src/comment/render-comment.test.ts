import type { Summary } from '@orchestrate/contracts/summary';
import { createSampleSummary } from '@orchestrate/testkit/sample/summary';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { renderTelling } from './render-comment';

const LIMIT = 60_000;
const render = (overrides: Partial<Summary> = {}, limit = LIMIT): string =>
  renderTelling(
    {
      summary: createSampleSummary(createSampleEvidence(), overrides),
      runUrl: 'https://github.test/acme/shop/actions/runs/7',
      commit: 'c'.repeat(40),
    },
    limit,
  );

describe('renderTelling', () => {
  it('tells what a run ended as, and where the rest is', () => {
    const text = render();
    expect(text).toMatch(/^### ✅ success: `Library`\n\n\| \| \|\n/);
    expect(text).toContain('| Tests | 42 passed, 0 failed |');
    expect(text).toContain('| Findings | 3 at first, 2 fixed, 1 left |');
    expect(text).toContain('of [the workflow](https://github.test/acme/shop/actions/runs/7), commit `cccccccccccc`');
  });

  it('shows what the run says as text alone', () => {
    const hostile = '@octocat fixes #1 <img src=x> ](https://evil.io) `` --> |\u202e\n::error::x';
    const text = render({
      failures: [{ where: hostile, message: hostile }],
      remaining: [hostile],
      recommendations: [{ id: 'x', severity: 'must', text: hostile, evidence: ['x'] }],
      service: { name: 'x', title: hostile, operations: 1, custom: 0 },
      injected_fault: hostile,
    });
    const outside = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/octocat|evil|<img|-->|#1|\u202e/);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text.split('\n').find((line) => line.startsWith('| Planted'))).toMatch(/\\\|/);
  });

  it('shows few of many, and the most important first', () => {
    const text = render({
      remaining: Array.from({ length: 40 }, (_, index) => `thing ${index}`),
      recommendations: (['could', 'must'] as const).map((severity) => ({
        ...{ id: severity, severity, text: `it ${severity}`, evidence: ['x'] },
      })),
    });
    expect(text.match(/`thing \d+`/g)).toHaveLength(15);
    expect(text).toContain('- … and 25 more in the report of the run');
    expect(text.indexOf('it must')).toBeLessThan(text.indexOf('it could'));
  });

  it('fits its limit, and tells how much is left out', () => {
    const long = '`'.repeat(400);
    const failures = Array.from({ length: 40 }, () => ({ where: long, message: long }));
    const text = render({ failures, remaining: failures.map(() => long) }, 9_000);
    expect(text.length).toBeLessThanOrEqual(9_000);
    expect(text).toMatch(/\*\*\d+ lines more in the report of the run\.\*\*\n\nRun `/);
  });
});
