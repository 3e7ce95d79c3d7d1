import type { Analysis, Finding } from '@orchestrate/contracts/finding';
import { describe, expect, it } from 'vitest';

import { renderAnalysis } from './render-analysis';

function find(index: number, overrides: Partial<Finding> = {}): Finding {
  return {
    tool: 'eslint',
    rule: 'no-var',
    level: 'warning',
    message: 'm',
    path: 'a.ts',
    line: index,
    fingerprint: `${index}`,
    ...overrides,
  };
}

function render(overrides: Partial<Analysis>, changes?: string): string {
  const analysis: Analysis = {
    schemaVersion: 1,
    analysers: [],
    before: [],
    after: [],
    fresh: [],
    fixed: 0,
    ...overrides,
  };
  return renderAnalysis({
    status: 'done',
    headline: '1 analyser',
    analysis,
    ...(changes === undefined ? {} : { changes }),
  });
}

describe('renderAnalysis', () => {
  it('says what ran, and why what did not', () => {
    const page = render({
      analysers: [
        { tool: 'eslint', version: '10.0.0', outcome: 'ran', findings: 2, seconds: 1.25 },
        { tool: 'zizmor', outcome: 'not-run', reason: 'zizmor is not on the PATH', findings: 0, seconds: 0 },
        { tool: 'hadolint', outcome: 'not-applicable', reason: 'no Dockerfile', findings: 0, seconds: 0 },
      ],
    });
    expect(page).toContain('## analyze: done\n\n1 analyser.');
    expect(page).toContain('| eslint | 10.0.0 | 2 | 1.3 |');
    expect(page).toContain('| zizmor |  | not-run: zizmor is not on the PATH |  |');
    expect(page).not.toContain('hadolint');
    expect(page).not.toContain('### Findings');
  });

  it('shows the gravest findings, and counts the rest', () => {
    const fresh = [
      ...Array.from({ length: 40 }, (_item, index) => find(index + 1)),
      find(1, { level: 'error', path: 'z.ts' }),
    ];
    const lines = render({ fresh }).split('\n');
    expect(lines.filter((line) => line.startsWith('| warning') || line.startsWith('| error'))).toHaveLength(30);
    expect(lines.find((line) => line.startsWith('| error') || line.startsWith('| warning'))).toContain('`z.ts:1`');
    expect(lines).toContain('…and 11 more, all of them in `analysis.sarif`.');
  });

  it('cannot be broken by what a tool says', () => {
    const page = render({ fresh: [find(1, { message: 'a | b\n<script>', path: 'a`|.ts' })] });
    expect(page).toContain('| warning | `a.ts:1` | a \\| b &lt;script&gt; |');
  });

  it('tells fixes, refusals and where the changes are', () => {
    const fix = {
      fixer: 'eslint',
      rules: ['no-var'],
      proposal: 'phases/analyze/proposals/01',
      targeted: 2,
      before: 'b',
      after: 'a',
    };
    const page = render(
      {
        fixes: [
          { ...fix, accepted: true },
          { ...fix, accepted: false, refusal: 'no-regression: test ended exited' },
        ],
      },
      'Nothing in your checkout was changed.',
    );
    expect(page).toContain('- 2 of eslint fixed: no-var (`phases/analyze/proposals/01/change.patch`)');
    expect(page).toContain('a gate refused the fix (no-regression: test ended exited)');
    expect(page).toContain('Nothing in your checkout was changed.');
  });

  it('compares with a baseline', () => {
    const page = render({ baseline: { file: 'b.sarif', known: 3, unchanged: 2, gone: 1 }, fresh: [find(1)] });
    expect(page).toContain('Baseline b.sarif: 3 known findings, 2 still there, 1 gone.');
    expect(page).toContain('### New findings');
  });

  it('shows what a model said, by name, and lets none of it be markup', () => {
    const by = { provider: 'fake', model: 'scripted-1', conversation: 'ai_chats/01.md' };
    const seen = { ...find(3), path: 'a.ts', line: 3, confidence: 'low' as const, evidence: 'x' };
    const page = render({
      explanations: [{ finding: find(2), text: 'Because <b>.', ...by }],
      review: { ...by, files: 5, left: 1, dropped: 2, findings: [{ ...seen, message: '| <img src=x>' }] },
    });
    expect(page).toContain('- `a.ts:2` eslint/no-var: Because &lt;b&gt;. (fake/scripted-1)');
    expect(page).toContain('### Review by fake/scripted-1');
    expect(page).toContain('It saw 5 files (1 did not fit); 2 of its findings were dropped');
    expect(page).toContain('| warning | low | `a.ts:3` | \\| &lt;img src=x&gt; | no-var |');
  });
});
