import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { writeSite } from './site';

import { siteIndexSchema } from '@orchestrate/contracts/site-index';
import { embedJson } from '@orchestrate/site/page';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const SAMPLE = path.resolve(import.meta.dirname, '../artifacts/sample');
const ID = '20261128T125558Z-9b7f4a60';

async function createRuns(): Promise<{ readonly runs: string; readonly out: string }> {
  const home = await createTemporaryDirectory();
  const runs = path.join(home, 'artifacts/runs');
  await mkdir(path.join(runs, ID), { recursive: true });
  return { runs, out: path.join(home, 'artifacts/site') };
}

async function readSampleSummary(): Promise<{ name: string; text: string }> {
  const name = (await readdir(SAMPLE)).find((file) => file.startsWith('summary-')) ?? '';
  return { name, text: await readFile(path.join(SAMPLE, name), 'utf8') };
}

const reportOf = (data: unknown): string =>
  `<html><script type="application/json" id="data">${embedJson(data)}</script></html>`;

async function readIndex(out: string) {
  const html = await readFile(path.join(out, 'index.html'), 'utf8');
  const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  return siteIndexSchema.parse(JSON.parse(json));
}

describe('a site over runs', () => {
  it('shows a run with what its page holds, and links to its files', async () => {
    const { runs, out } = await createRuns();
    const summary: unknown = JSON.parse((await readSampleSummary()).text);
    const tests = { value: { results: { tests: [{ flaky: true }, {}, { retries: 2 }] } } };
    await writeFile(path.join(runs, ID, 'report.html'), reportOf({ schemaVersion: 1, summary, tests }));
    await writeSite({ runs, out, evidence: undefined });
    expect((await readIndex(out)).runs).toMatchObject([
      { flaky: 2, page: expect.stringMatching(/^runs\/\d{8}T/) as string },
    ]);
    const [page = ''] = await readdir(path.join(out, 'runs'));
    const html = await readFile(path.join(out, 'runs', page), 'utf8');
    expect(html).toContain(`data-evidence="../../runs/${ID}/"`);
    const [, script = ''] = /<script src="\.\.\/([^"]+)">/.exec(html) ?? [];
    expect(await readFile(path.join(out, script), 'utf8')).toContain('getElementById("data")');
  });

  it('tells what models cost by phase and provider, but not from a page that holds only some requests', async () => {
    const { runs, out } = await createRuns();
    const summary: unknown = JSON.parse((await readSampleSummary()).text);
    const items = [
      { phase: 'plan', provider: 'house', cost: 0.25, model: 'm-1', attempts: 1 },
      { phase: 'heal', provider: 'house', cost: 0.5 },
      { phase: 'heal', provider: 'other', cost: 'unknown' },
    ];
    const build = async (left: number) => {
      await writeFile(
        path.join(runs, ID, 'report.html'),
        reportOf({ schemaVersion: 1, summary, ledger: { items, left } }),
      );
      return writeSite({ runs, out, evidence: 'none' });
    };
    const costs = { phases: { plan: 0.25, heal: 'unknown' }, providers: { house: 0.75, other: 'unknown' } };
    expect((await build(0)).runs).toMatchObject([{ costs }]);
    expect((await readIndex(out)).runs).toMatchObject([{ costs }]);
    expect((await build(1)).runs[0]).not.toHaveProperty('costs');
  });

  it('shows a run of an earlier version from its summary, and says why others are left out', async () => {
    const { runs, out } = await createRuns();
    const { name, text } = await readSampleSummary();
    await writeFile(path.join(runs, ID, name), text);
    await cp(path.join(runs, ID), path.join(runs, 'torn'), { recursive: true });
    await writeFile(path.join(runs, 'torn', name), '{');
    await mkdir(path.join(runs, 'killed'));
    const index = await writeSite({ runs, out, evidence: 'none' });
    expect(await readIndex(out)).toEqual(index);
    expect(index.runs).toHaveLength(1);
    expect(index.runs[0]).not.toHaveProperty('page');
    expect(index.leftOut).toEqual([
      { directory: 'killed', reason: 'the run has no summary: it was not reported' },
      { directory: 'torn', reason: expect.stringContaining('JSON') as string },
    ]);
  });

  it('forgets runs that are gone, and says that there are none', async () => {
    const { runs, out } = await createRuns();
    await mkdir(path.join(out, 'runs'), { recursive: true });
    await writeFile(path.join(out, 'runs/old.html'), '');
    expect(await writeSite({ runs, out, evidence: 'https://example.test/' })).toMatchObject({ runs: [] });
    expect(await readdir(path.join(out, 'runs'))).toEqual([]);
  });
});
