import { reportDataSchema } from '@orchestrate/contracts/report-data';
import { renderReportPage } from '@orchestrate/site/page';
import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleGates, createSampleHealing } from '@orchestrate/testkit/sample/results';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { describe, expect, it } from 'vitest';

import { composeSummary } from '../compose-summary';
import type { ReportModel } from '../model';

import type { Attached } from './create-data';
import { composeReportData } from './create-data';

const HOSTILE = '</script><img src=x onerror=alert(1)>\u202e\u001b[31m';
const SHOWN = '</script><img src=x onerror=alert(1)>';
const NOTHING: Attached = { cases: undefined, proposals: [], conversations: [], packages: [], files: [] };

function createModel(evidence = createSampleEvidence(), overrides: Partial<ReportModel> = {}): ReportModel {
  const summary = composeSummary(evidence, {
    dryRun: false,
    finishedAt: new Date(sampleInstant(150)),
    published: { directory: "it's here", changed: 3, kept: [] },
    remaining: [],
    recommendations: [{ id: 'x', severity: 'must', text: 'Do `this`', evidence: ['phases/plan/plan.json'] }],
  });
  return { summary, evidence, publicationNote: 'published', patches: new Map(), ...overrides };
}

function readData(html: string): unknown {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
}

const textOf = (html: string): string =>
  html
    .replace(/<(style|script)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the data of the report', () => {
  it('tells of a run what its evidence does', () => {
    const data = composeReportData(createModel(), NOTHING);
    expect(data.attempts.map(({ phase, attempt, status }) => `${phase} ${attempt} ${status ?? 'cut off'}`)).toContain(
      'deploy 2 done',
    );
    expect(data.service).toMatchObject({ name: 'library', isGenerated: true });
    expect(data.deployments).toHaveLength(2);
    const command = data.events.items.find(({ type }) => type === 'command.finished');
    expect(command).toMatchObject({ phase: 'generate', what: 'npm 11.6.2', command: 'npm ci --ignore-scripts' });
    expect(data.attempts[command?.attempt ?? -1]).toMatchObject({ phase: 'generate' });
    expect(data.events.items.map(({ at }) => at)).toEqual(data.events.items.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('keeps a cut-off attempt apart from one that ended', () => {
    const evidence = createSampleEvidence({}, { heal: 'cut-off', 'deploy-2': 'absent' });
    const { attempts } = composeReportData(createModel(evidence), NOTHING);
    expect(attempts.find(({ phase }) => phase === 'heal')).not.toHaveProperty('status');
  });

  it('cuts long lists, and tells by how much', () => {
    const packages = Array.from({ length: 3_002 }, (_, index) => ({
      ...{ name: `p${index}`, version: '1.0.0', isDevelopment: false },
    }));
    const data = composeReportData(createModel(), { ...NOTHING, packages });
    expect(data.packages).toMatchObject({ left: 2 });
    expect(data.packages.items).toHaveLength(3_000);
  });
});

describe('report.html', () => {
  it('holds its data, and shows the overview where no script runs', () => {
    const data = composeReportData(createModel(), NOTHING);
    const html = renderReportPage(data);
    expect(reportDataSchema.parse(readData(html))).toEqual(data);
    const text = textOf(html);
    expect(text.indexOf('✓ success')).toBeLessThan(text.indexOf('What was delivered'));
    for (const part of ['Phases', 'Before production', "cd 'it'\\''s here'", 'Do this', 'report.md'])
      expect(text).toContain(part);
    expect(html).toContain('<a class="file" href="./phases/plan/plan.json">');
  });

  it('asks for nothing from anywhere, and lets nothing run but its own script', () => {
    const html = renderReportPage(composeReportData(createModel(), NOTHING));
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/unsafe|@import|url\(/);
    const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^(?:\.\/[^"]+|data:,)$/.test(address))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*\sstyle="/);
  });

  it('shows whatever evidence says as text', () => {
    const plan = createSamplePlan();
    const value = { ...plan, service: { ...plan.service, title: HOSTILE, version: HOSTILE, description: HOSTILE } };
    const after = createSampleGates(['lint']).map((gate) => ({ ...gate, command: HOSTILE }));
    const evidence = createSampleEvidence(
      {
        plan: { path: 'phases/plan/plan.json', value },
        problems: [{ file: HOSTILE, message: HOSTILE }],
        healing: { path: 'phases/heal/healing.json', value: createSampleHealing({ after }) },
      },
      { generate: { status: 'failed', headline: HOSTILE } },
    );
    const html = renderReportPage(composeReportData(createModel(evidence, { publicationNote: HOSTILE }), NOTHING));
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).not.toMatch(/<img|\u202e|\u001b/);
    expect(html).toContain('&lt;/script>&lt;img src=x onerror=alert(1)>');
    expect(readData(html)).toMatchObject({ publicationNote: SHOWN, problems: [{ file: SHOWN }] });
  });

  it.each([
    ['nothing at all', ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'], '✗ failed'],
    ['a plan alone', ['generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'], '◐ partial'],
  ])('renders a run of %s', (_, absent, word) => {
    const fates = Object.fromEntries(absent.map((step) => [step, 'absent'] as const));
    const html = renderReportPage(composeReportData(createModel(createSampleEvidence({}, fates)), NOTHING));
    expect(textOf(html)).toContain(word);
  });
});
