import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleGates, createSampleHealing } from '@orchestrate/testkit/sample/results';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { composeSummary } from '../compose-summary';
import type { ReportModel } from '../model';

import { renderHtmlReport } from './render-report';
import { placeBars } from './timeline';

const HOSTILE = '</script><img src=x onerror=alert(1)>';

function createModel(evidence = createSampleEvidence(), overrides: Partial<ReportModel> = {}): ReportModel {
  const summary = composeSummary(evidence, {
    dryRun: false,
    finishedAt: new Date(sampleInstant(150)),
    published: { directory: "it's here", changed: 3, kept: [] },
    remaining: [],
    recommendations: [{ id: 'x', severity: 'must', text: 'Do this', evidence: ['phases/plan/plan.json'] }],
  });
  const patches = new Map([['phases/heal/proposals/02/change.patch', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n']]);
  return { summary, evidence, publicationNote: 'published', patches, ...overrides };
}

const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('renderHtmlReport', () => {
  it('has every part of a full run, the verdict first', () => {
    const html = renderHtmlReport(createModel());
    expect([...html.matchAll(/<h2 [^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual([
      'What was delivered',
      'Before production',
      'Phases',
      'Quality gates',
      'Tests and coverage',
      'Findings',
      'Fixes',
      'Proposals and gates',
      'Healing',
      'Deployment and verification',
      'Tools',
    ]);
    const text = textOf(html);
    expect(text.indexOf('✓ success')).toBeLessThan(text.indexOf('What was delivered'));
    expect(text).toContain('no-regression : passed before and fails now');
    expect(html).toContain('<span class="del">-old</span><span class="add">+new</span>');
    expect(html).toContain('<a href="./phases/plan/plan.json">');
    expect(text).toContain('cd &#39;it&#39;\\&#39;&#39;s here&#39;');
  });

  it('asks for nothing from anywhere and runs nothing', () => {
    const html = renderHtmlReport(createModel());
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<script|@import|url\(|\son\w+=/);
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^(?:#[\w-]+|\.\/[^"]+|data:,)$/.test(address))).toEqual([]);
  });

  it('escapes whatever evidence says', () => {
    const plan = createSamplePlan();
    const evidence = createSampleEvidence(
      {
        plan: {
          path: 'phases/plan/plan.json',
          value: { ...plan, service: { ...plan.service, title: HOSTILE, version: HOSTILE, description: HOSTILE } },
        },
        problems: [{ file: HOSTILE, message: HOSTILE }],
        healing: {
          path: 'phases/heal/healing.json',
          value: createSampleHealing({
            after: createSampleGates(['lint']).map((gate) => ({ ...gate, command: HOSTILE })),
          }),
        },
      },
      { generate: { status: 'failed', headline: HOSTILE } },
    );
    const html = renderHtmlReport(createModel(evidence, { publicationNote: HOSTILE }));
    expect(html).not.toMatch(/<\/script|<img/);
    expect(html.split('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(8);
  });

  it.each([
    ['nothing at all', {}, ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'], '✗ failed'],
    ['a plan alone', {}, ['generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'], '◐ partial'],
  ])('renders a run of %s', (_, overrides, absent, word) => {
    const fates = Object.fromEntries(absent.map((step) => [step, 'absent'] as const));
    const html = renderHtmlReport(createModel(createSampleEvidence(overrides, fates), { patches: new Map() }));
    expect(textOf(html)).toContain(word);
  });
});

describe('placeBars', () => {
  const span = (from: number, to: number) => ({ startedAt: sampleInstant(from), endedAt: sampleInstant(to) });

  it('places each attempt by when it ran and how long', () => {
    expect(placeBars([span(0, 50), span(50, 100)])).toEqual({
      bars: [
        { left: 0, width: 50 },
        { left: 50, width: 50 },
      ],
      hasCut: false,
    });
  });

  it('cuts the pause before a run was continued', () => {
    const { bars, hasCut } = placeBars([span(0, 48.5), span(86_400, 86_448.5)]);
    expect(hasCut).toBe(true);
    expect(bars).toEqual([
      { left: 0, width: 48.5 },
      { left: 51.5, width: 48.5 },
    ]);
  });

  it('keeps what took no time visible, and inside', () => {
    const { bars } = placeBars([span(0, 100), span(100, 100), { startedAt: undefined, endedAt: undefined }]);
    expect(bars).toEqual([{ left: 0, width: 100 }, { left: 99.5, width: 0.5 }, undefined]);
  });
});
