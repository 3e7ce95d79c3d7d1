import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ROOT, runActionBundle } from '../support/bundle';

import { describeWith } from '@orchestrate/testkit/require-tool';
import { createCustomOperation, createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleGates, createSampleHealing } from '@orchestrate/testkit/sample/results';
import type { SampleRunOptions } from '@orchestrate/testkit/sample-run';
import { createSampleRun } from '@orchestrate/testkit/sample-run';

const HOSTILE = '</script><img src="https://example.test/x.png" onerror="document.title=1">';
const LONG = 'unbreakable'.repeat(40);

const ROUGH: SampleRunOptions = {
  attempts: {
    generate: { status: 'partial', headline: LONG, remaining: [HOSTILE, LONG] },
    heal: { status: 'failed', headline: HOSTILE },
    'deploy-2': 'cut-off',
  },
  files: {
    'phases/plan/plan.json': createSamplePlan({
      service: { name: 'library', title: `${HOSTILE} ${LONG}`, version: '1.0.0' },
      operations: [...createSamplePlan().operations, createCustomOperation('lendBook', `/${LONG}`)],
    }),
    'phases/heal/healing.json': createSampleHealing({ after: createSampleGates(['lint', 'test']), stopped: 'time' }),
    'phases/heal/proposals/02/change.patch': `@@ -1 +1 @@\n-${LONG}\n+${HOSTILE}\n`,
    'phases/analyze/analysis.json': 'torn',
  },
};

const measuredSchema = z.object({
  texts: z.number(),
  overflow: z.number(),
  ground: z.string(),
  foreign: z.number(),
  firstHeadings: z.number(),
  faintest: z.object({ ratio: z.number(), text: z.string() }),
  contents: z.array(z.string()),
  bareTables: z.number(),
});

interface Seen {
  readonly page: Page;
  /** What the page tried that a report must not: requests, messages, errors. */
  readonly trouble: string[];
}

async function createReport(directory: string, sample: SampleRunOptions): Promise<string> {
  const { run } = await createSampleRun(directory, sample);
  const { outputs } = await runActionBundle('report', {
    workspace: directory,
    inputs: { 'run-directory': run.path },
    env: { ACTIONS_RUNTIME_TOKEN: '', ACTIONS_RESULTS_URL: '' },
  });
  return pathToFileURL(outputs.report ?? '').href;
}

await describeWith('chromium', 'report.html in a browser', (program) => {
  let browser: Browser;
  let directory: string;
  let script: string;
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-report-html-'));
    script = await readFile(path.join(ROOT, 'tests/support/measure-page.js'), 'utf8');
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
    addresses.set('sound', await createReport(path.join(directory, 'sound'), {}));
    addresses.set('rough', await createReport(path.join(directory, 'rough'), ROUGH));
  });

  afterAll(async () => {
    await browser.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function open(name: string, width: number, colorScheme: 'dark' | 'light'): Promise<Seen> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const trouble: string[] = [];
    const address = addresses.get(name) ?? '';
    page.on('console', (message) => trouble.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (request.url() !== address && request.url() !== 'data:,') trouble.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return { page, trouble };
  }

  const measure = async (page: Page) => measuredSchema.parse(await page.evaluate(script));

  describe.each(['sound', 'rough'])('of a %s run', (name) => {
    it.each([
      [1200, 'light'],
      [1200, 'dark'],
      [390, 'light'],
      [390, 'dark'],
    ] as const)('fits %d px, %s: nothing loaded, nothing run, nothing wider than the page', async (width, scheme) => {
      const { page, trouble } = await open(name, width, scheme);
      const { texts, faintest, ...seen } = await measure(page);
      expect(seen).toMatchObject({ overflow: 0, foreign: 0, firstHeadings: 1, bareTables: 0 });
      expect(seen.ground).toBe(scheme === 'dark' ? 'rgb(15, 17, 21)' : 'rgb(246, 247, 249)');
      expect(texts).toBeGreaterThan(100);
      expect(faintest.ratio, `contrast of ${JSON.stringify(faintest.text)}`).toBeGreaterThanOrEqual(4.5);
      expect(trouble).toEqual([]);
      await page.close();
    });
  });

  it('shows hostile text as text', async () => {
    const { page } = await open('rough', 1200, 'light');
    expect(await page.textContent('h1')).toContain(HOSTILE);
    expect(await page.title()).toContain('</script>');
    expect(await page.textContent('section#fixes')).toContain(HOSTILE);
    await page.close();
  });

  it('is complete by keyboard: skip link, contents, diffs', async () => {
    const { page } = await open('sound', 1200, 'light');
    await page.keyboard.press('Tab');
    expect(await page.textContent(':focus')).toBe('To the report');
    const { contents } = await measure(page);
    expect(contents.length).toBeGreaterThan(8);
    expect(new Set(contents)).toEqual(new Set(['SECTION']));
    const before = await page.getAttribute('details', 'open');
    await page.focus('details > summary');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('details', 'open')).not.toBe(before);
    await page.close();
  });

  it('prints on white', async () => {
    const { page } = await open('sound', 720, 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { ground, faintest } = await measure(page);
    expect(ground).toBe('rgb(255, 255, 255)');
    expect(faintest.ratio).toBeGreaterThanOrEqual(4.5);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
