import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { summarySchema } from '@orchestrate/contracts/summary';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';

const SAMPLE = path.resolve(import.meta.dirname, '../artifacts/sample');
// Nothing of the machine that it was made on: home directories, and which registry
// its packages came from.
const PRIVATE = /\/(?:root|home|Users|work)\/|\bregistry\.[\w-]+\.\w+/;

describe('the sample', () => {
  it('stands up to its check', async () => {
    const { problems, files } = await verifyRun(SAMPLE);
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(100);
  });

  it('shows a planted fault healed, deployed again and not published', () => {
    const name = readdirSync(SAMPLE).find((file) => file.startsWith('summary-')) ?? '';
    const summary = summarySchema.parse(JSON.parse(readFileSync(path.join(SAMPLE, name), 'utf8')));
    expect(summary).toMatchObject({ status: 'success', injected_fault: 'off-by-one', published: null });
    expect(summary.fixes.map(({ phase }) => phase)).toContain('heal');
  });

  it('tells nothing of the machine that it was made on', () => {
    const files = readdirSync(SAMPLE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const telling = files
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .filter((file) => PRIVATE.test(readFileSync(file, 'utf8')));
    expect(telling).toEqual([]);
  });
});
