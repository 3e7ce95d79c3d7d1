import { createSampleCoverage } from '@orchestrate/testkit/sample/results';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { composeSummary } from '../compose-summary';
import type { ReportModel } from '../model';

import { cutMarkdown, renderMarkdownReport } from './render-report';

const PATCH = 'phases/heal/proposals/02/change.patch';

function createModel(
  evidence = createSampleEvidence(),
  patches = new Map([[PATCH, '@@ -1 +1 @@\n-a\n+b\n']]),
): ReportModel {
  const summary = composeSummary(evidence, {
    dryRun: false,
    finishedAt: new Date(sampleInstant(150)),
    published: null,
    remaining: [],
    recommendations: [{ id: 'x', severity: 'must', text: 'Do *this* <b>', evidence: ['phases/plan/plan.json'] }],
  });
  return { summary, evidence, publicationNote: 'not published: a test', patches };
}

describe('renderMarkdownReport', () => {
  it('tells the run from its verdict to its tools', () => {
    const text = renderMarkdownReport(createModel());
    expect(text).toMatch(/^# Library: ✅ success\n/);
    expect(text).toContain('| Tests | 42 passed, 0 failed |');
    expect(text).toContain('| test | `npm test` | failed | passed |');
    expect(text).toContain('| deploy 2 | done |');
    expect(text).toContain('```diff\n@@ -1 +1 @@\n-a\n+b\n```');
    expect(text).toContain('| `GET /authors` | passed | 200 |');
    expect(text).toContain('| gitleaks | gitleaks is not on the PATH |');
  });

  it('tells of a service that was there before what its tests were worth', () => {
    const strength = { before: { mutants: { caught: 1, total: 9 } }, after: { mutants: { caught: 8, total: 9 } } };
    const text = renderMarkdownReport(createModel({ ...createSampleEvidence(), strength }));
    expect(text).toContain('| Tests before and after | mutants caught 1 → 8 of 9 |');
  });

  it('leaves out what there is nothing to say about', () => {
    expect(renderMarkdownReport(createModel())).not.toContain('## What does not work');
  });

  it('escapes prose, and closes no fence early', () => {
    const patches = new Map([[PATCH, '+````\n+# injected\n']]);
    const evidence = createSampleEvidence({
      coverage: { path: 'phases/test-gen/coverage.json', value: createSampleCoverage() },
    });
    const text = renderMarkdownReport(createModel(evidence, patches));
    expect(text).toContain('`````diff\n+````\n+# injected\n`````');
    expect(text).toContain(String.raw`Do \*this\* &lt;b&gt; (` + '`phases/plan/plan.json`)');
  });
});

describe('cutMarkdown', () => {
  it('leaves alone what fits', () => {
    expect(cutMarkdown('short\n', 1_000)).toBe('short\n');
  });

  it.each([
    ['plain lines', 'word ümlaut\n'.repeat(500)],
    ['inside a fence', `<details><summary>x</summary>\n\n\`\`\`\`diff\n${'+line\n'.repeat(1_000)}`],
  ])('cuts %s at a line, below the limit, and says so', (_, text) => {
    const cut = cutMarkdown(text, 2_000);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(2_000);
    expect(cut).toMatch(/\n\n\*\*This report is cut here because it is too long.*\*\*\n$/);
    expect(cut).not.toContain('\uFFFD');
    expect((cut.match(/^`{3,}/gm)?.length ?? 0) % 2).toBe(0);
    expect(cut.match(/<details>/g)?.length).toBe(cut.match(/<\/details>/g)?.length);
  });
});
