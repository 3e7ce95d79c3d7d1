import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { renameReport, weighIndex } from './site';

import { readReportPage } from '@orchestrate/site/site-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const RUN = '20260101T000000Z-00000001';

describe('renameReport', () => {
  it('gives the sample the id of another run, and changes nothing else', () => {
    const sample = readFileSync(path.resolve(import.meta.dirname, '../../../artifacts/sample/report.html'), 'utf8');
    const renamed = renameReport(sample, RUN);
    const own = readReportPage(sample)?.summary.run_id ?? '';
    expect(readReportPage(renamed)?.summary.run_id).toBe(RUN);
    expect(renamed).not.toContain(own);
    expect(renamed.replaceAll(RUN, own)).toBe(sample);
  });

  it('refuses a page without a run', () => {
    expect(() => renameReport('<html></html>', RUN)).toThrow('npm run sample');
  });
});

describe('weighIndex', () => {
  it('counts all but the pages of the runs', async () => {
    const site = await createTemporaryDirectory();
    for (const [file, text] of [
      ['index.html', '12345'],
      ['assets/site.css', '123'],
      ['runs/a.html', '1234567'],
    ] as const) {
      await mkdir(path.dirname(path.join(site, file)), { recursive: true });
      await writeFile(path.join(site, file), text);
    }
    expect(weighIndex(site)).toBe(8);
  });
});
