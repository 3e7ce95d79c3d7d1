import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { verifyRun } from '@orchestrate/kit/verification/verify-run';

const SAMPLE = path.resolve(import.meta.dirname, '../artifacts/sample');
// Nothing of the machine that it was made on: home directories, and which registry its packages came from.
const PRIVATE = /\/(?:root|home|Users|work)\/|\bregistry\.[\w-]+\.\w+/;

describe('the sample', () => {
  it('stands up to its check', async () => {
    const { problems, files } = await verifyRun(SAMPLE);
    expect(problems).toEqual([]);
    expect(files).toBeGreaterThan(100);
  });

  it('tells nothing of the machine that it was made on', () => {
    const files = readdirSync(SAMPLE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const telling = files
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .filter((file) => PRIVATE.test(readFileSync(file, 'utf8')));
    expect(telling).toEqual([]);
  });
});
