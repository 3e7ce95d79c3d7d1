import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { writeSite } from '../../scripts/site';
import { ROOT, runActionBundle } from '../support/bundle';
import { createLargeSample, EVENTS, HOSTILE, ROUGH, TESTS } from '../support/report-samples';

import { describeWith } from '@orchestrate/testkit/require-tool';
import type { SampleRunOptions } from '@orchestrate/testkit/sample-run';
import { createSampleRun } from '@orchestrate/testkit/sample-run';

const VIEWS = ['overview', 'timeline', 'tests', 'coverage', 'findings', 'changes', 'healing', 'deployment'];
const MORE_VIEWS = ['models', 'packages', 'evidence', 'events'];

const measuredSchema = z.object({
  texts: z.number(),
  overflow: z.number(),
  ground: z.string(),
  foreign: z.number(),
  firstHeadings: z.number(),
  faintest: z.object({ ratio: z.number(), text: z.string() }),
  bareTables: z.number(),
});
const violationsSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }));

interface Seen {
  readonly page: Page;
  /** What the page tried that a report must not: requests, messages, errors. */
  readonly trouble: string[];
}

/** How a page is looked at. */
interface Opening {
  readonly width?: number;
  readonly colorScheme?: 'dark' | 'light';
  readonly view?: string;
  readonly javaScriptEnabled?: boolean;
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
  let axe: string;
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'orchestrate-report-html-'));
    script = await readFile(path.join(ROOT, 'tests/support/measure-page.js'), 'utf8');
    axe = await readFile(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
    addresses.set('sound', await createReport(path.join(directory, 'sound'), {}));
    addresses.set('rough', await createReport(path.join(directory, 'rough'), ROUGH));
    addresses.set('large', await createReport(path.join(directory, 'large'), createLargeSample()));
  });

  afterAll(async () => {
    await browser.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function open(
    name: string,
    { width = 1200, colorScheme = 'light', view = '', javaScriptEnabled = true }: Opening = {},
  ): Promise<Seen> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
    const trouble: string[] = [];
    const address = addresses.get(name) ?? '';
    page.on('console', (message) => trouble.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (request.url() !== address && request.url() !== 'data:,') trouble.push(`request: ${request.url()}`);
    });
    await page.goto(`${address}#${view}`);
    return { page, trouble };
  }

  async function turnTo(page: Page, view: string): Promise<void> {
    await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
    await page.waitForSelector(`nav a[href="#${view}"][aria-current=page]`);
  }

  const measure = async (page: Page) => measuredSchema.parse(await page.evaluate(script));

  /** What axe finds wrong; it is put in by the debugger, which the page's policy does not bind. */
  async function findViolations(page: Page) {
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
      ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) })))`);
    return violationsSchema.parse(found);
  }

  describe.each(['sound', 'rough'])('of a %s run', (name) => {
    it.each([
      [1200, 'light'],
      [1200, 'dark'],
      [390, 'light'],
      [390, 'dark'],
    ] as const)('fits %d px, %s, in every view, and loads nothing', async (width, colorScheme) => {
      const { page, trouble } = await open(name, { width, colorScheme });
      for (const view of [...VIEWS, ...MORE_VIEWS]) {
        await turnTo(page, view);
        const { texts, faintest, ground, ...seen } = await measure(page);
        expect(seen, view).toEqual({ overflow: 0, foreign: 0, firstHeadings: 1, bareTables: 0 });
        expect(ground).toBe(colorScheme === 'dark' ? 'rgb(15, 17, 21)' : 'rgb(246, 247, 249)');
        expect(texts, view).toBeGreaterThan(15);
        expect(faintest.ratio, `contrast of ${JSON.stringify(faintest.text)} in ${view}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(trouble).toEqual([]);
      await page.close();
    });

    it.each(['light', 'dark'] as const)('has nothing that axe would call a violation, %s', async (colorScheme) => {
      const { page } = await open(name, { colorScheme });
      for (const view of [...VIEWS, ...MORE_VIEWS]) {
        await turnTo(page, view);
        expect(await findViolations(page), view).toEqual([]);
      }
      await page.close();
    });
  });

  it('shows hostile text as text', async () => {
    const { page } = await open('rough', { view: 'changes' });
    expect(await page.textContent('h1')).toContain(HOSTILE);
    expect(await page.title()).toContain('</script>');
    expect((await page.locator('.diff').allTextContents()).join('')).toContain(HOSTILE);
    await page.close();
  });

  it('tells the run without scripts too', async () => {
    const { page, trouble } = await open('sound', { javaScriptEnabled: false });
    const text = (await page.textContent('main')) ?? '';
    for (const part of ['✓ success', 'Phases', 'Before production', 'What was delivered']) expect(text).toContain(part);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('is complete by keyboard: skip link, contents, lists, diffs', async () => {
    const { page } = await open('sound');
    await page.keyboard.press('Tab');
    expect(await page.textContent(':focus')).toBe('To the report');
    await page.keyboard.press('Enter');
    expect(await page.textContent(':focus')).toBe('Overview');
    await page.focus('nav a[href="#tests"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h2:focus');
    expect(await page.textContent(':focus')).toBe('Tests');
    await page.focus('[role=listbox]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const chosen = await page.textContent('[role=option][aria-selected=true] .grow');
    expect(await page.textContent('.detail h4')).toBe(chosen);
    await turnTo(page, 'changes');
    await page.focus('details:not([open]) > summary');
    const before = await page.locator('details[open]').count();
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(before + 1);
    await page.close();
  });

  it('finds tests by words, and shows a change in both forms', async () => {
    const { page } = await open('sound', { view: 'tests' });
    await page.fill('input[type=search]', 'GET pages');
    await page.waitForFunction('document.querySelectorAll("[role=option]").length === 1');
    expect(await page.textContent('[role=option]')).toContain('GET /authors pages through what was added');
    await turnTo(page, 'changes');
    expect(await page.locator('.diff.unified .code.add').first().textContent()).toContain('page.items.at(-1)');
    await page.locator('button', { hasText: 'Side by side' }).first().click();
    expect(await page.locator('.diff.split .line.pair .code.del').first().textContent()).toContain('page.items.length');
    await page.close();
  });

  it('shows what tests reach, line by line, and leads from gap to gap', async () => {
    const { page, trouble } = await open('sound', { view: 'coverage' });
    expect(await page.locator('tbody tr', { hasText: 'database.ts' }).textContent()).toContain('9–10');
    await page.click('tbody th a >> text=src/storage/database.ts');
    await page.waitForSelector('.source');
    expect(await page.textContent('.source .code.none')).toContain('not reached: ');
    expect(await page.textContent('.source .code.partly')).toContain('isNew');
    await page.focus('.gaps button.none');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.line:focus')).toContain('if (isNew) throw error;');
    expect(await findViolations(page)).toEqual([]);
    const { overflow, faintest } = await measure(page);
    expect(overflow).toBe(0);
    expect(faintest.ratio, faintest.text).toBeGreaterThanOrEqual(4.5);
    await page.setViewportSize({ width: 390, height: 800 });
    expect((await measure(page)).overflow).toBe(0);
    await page.click('text=All files');
    await page.waitForSelector('.search');
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('shows what was said to models, and what that cost', async () => {
    const { page } = await open('rough', { view: 'models' });
    expect(await page.locator('tbody th', { hasText: 'house/m-1' }).count()).toBe(1);
    expect(await page.textContent('main')).toContain('$0.0125');
    await page.locator('summary', { hasText: 'Name what the brief leaves open' }).click();
    expect(await page.textContent('.message.user pre')).toBe(`Say ${HOSTILE}`);
    expect(await findViolations(page)).toEqual([]);
    await page.close();
  });

  it('is a page of a site too, which leads from the index to it and from it to the files', async () => {
    const out = path.join(directory, 'site');
    const { runs } = await writeSite({ runs: path.join(directory, 'rough/artifacts/runs'), out, evidence: undefined });
    addresses.set('site', pathToFileURL(path.join(out, 'index.html')).href);
    const { page, trouble } = await open('site');
    expect(await page.locator('h2').allTextContents()).toEqual(['Trends', 'Cost by phase', 'Cost by provider']);
    expect(await page.locator('.trends').last().textContent()).toContain('house$0.0125');
    expect(await findViolations(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await page.click('tbody th a');
    await page.waitForSelector('nav a[href="#evidence"]');
    expect(await page.textContent('header .run')).toBe(runs[0]?.id);
    await turnTo(page, 'evidence');
    const manifest = await page.locator('a.file', { hasText: 'manifest.json' }).first().getAttribute('href');
    expect(await readFile(new URL(manifest ?? '', page.url()), 'utf8')).toContain('"sha256"');
    await page.click('.home a');
    await page.waitForSelector('.trends');
    expect(trouble.filter((line) => !line.includes('/site/'))).toEqual([]);
    await page.close();
  });

  // A second on a free machine; here others work beside it, so the best of a few tries counts and has room.
  it(`opens a run with ${EVENTS} events and ${TESTS} tests at once, and turns its pages at once`, async () => {
    const tries: { opened: number; turned: number }[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { page } = await open('large');
      const opened = z
        .number()
        .parse(await page.evaluate('performance.getEntriesByType("navigation")[0].domInteractive'));
      const before = performance.now();
      await turnTo(page, 'events');
      await turnTo(page, 'tests');
      await page.fill('input[type=search]', 'number 4999');
      await page.waitForFunction('document.querySelectorAll("[role=option]").length === 1');
      tries.push({ opened, turned: performance.now() - before });
      await page.close();
    }
    console.log(tries.map(({ opened, turned }) => `opened ${opened.toFixed(0)} ms, turned ${turned.toFixed(0)} ms`));
    expect(Math.min(...tries.map(({ opened }) => opened))).toBeLessThan(3_000);
    expect(Math.min(...tries.map(({ turned }) => turned))).toBeLessThan(5_000);
  });

  it('prints every view on white', async () => {
    const { page } = await open('sound', { width: 720, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.waitForSelector('.view');
    const { ground, faintest, overflow } = await measure(page);
    expect(await page.locator('.view').count()).toBe(VIEWS.length + MORE_VIEWS.length);
    expect({ ground, overflow }).toEqual({ ground: 'rgb(255, 255, 255)', overflow: 0 });
    expect(faintest.ratio, faintest.text).toBeGreaterThanOrEqual(4.5);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});
