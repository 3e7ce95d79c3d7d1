import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { writeFileAtomic } from '../files/atomic';

import { compareRuns } from './compare-runs';

let one: string;
let other: string;

async function change(file: string, edit: (text: string) => string): Promise<void> {
  const target = path.join(other, file);
  const before = await readFile(target, 'utf8');
  expect(edit(before)).not.toBe(before);
  await writeFile(target, edit(before));
}

beforeEach(async () => {
  const create = async (): Promise<string> =>
    (await createSampleRun(await createTemporaryDirectory(), { hasRepository: false })).run.path;
  [one, other] = [await create(), await create()];
}, 60_000);

describe('compareRuns', () => {
  it('takes two runs for the same that differ in times, processes and places', async () => {
    const later = path.join(path.dirname(other), '20260215T080000Z-89abcdef');
    await rename(other, later);
    other = later;
    const shift = (text: string): string => text.replaceAll('2026-01-31T12:', '2026-02-15T08:');
    await change('events.ndjson', (text) =>
      shift(text)
        .replaceAll('-4711"', '-815"')
        .replaceAll('"seconds":', '"seconds":1')
        .replaceAll(/"(?:cpuSeconds|peakMemoryBytes)":[\d.]+,/g, ''),
    );
    await change('phases/plan/output.json', (text) => shift(text).replace('"seconds": 1.4', '"seconds": 1.9'));
    await change('phases/deploy/deployment.json', (text) =>
      text.replace('20260131T120000Z-0123abcd', path.basename(later)),
    );
    expect(await compareRuns(one, other)).toEqual([]);
  });

  it('does not mind in which order tools ended that ran side by side', async () => {
    await change('events.ndjson', (text) => text.trimEnd().split('\n').reverse().join('\n') + '\n');
    expect(await compareRuns(one, other)).toEqual([]);
  });

  it('does not mind which number a log has, and finds one that is missing', async () => {
    const write = (run: string, names: readonly string[]): Promise<unknown> =>
      Promise.all(names.map((name) => writeFileAtomic(path.join(run, 'phases/analyze/logs', name), name)));
    await write(one, ['01-eslint.log', '02-npm.log', '03-npm.log']);
    await write(other, ['01-npm.log', '02-npm.log', '03-eslint.log']);
    expect(await compareRuns(one, other)).toEqual([]);
    await rm(path.join(other, 'phases/analyze/logs/02-npm.log'));
    expect(await compareRuns(one, other)).toEqual([
      { file: 'phases/analyze/logs/<number>-npm.log (2)', message: 'is in the first run alone' },
    ]);
  });

  it.each<[string, () => Promise<void>, string, string]>([
    [
      'another result',
      () => change('phases/analyze/analysis.json', (text) => text.replace('"fixed": 2', '"fixed": 3')),
      'phases/analyze/analysis.json',
      '"\\"fixed\\": 2" where the other has "\\"fixed\\": 3"',
    ],
    [
      'other code',
      () => change('service/src/app.ts', (text) => text.replace('library', 'librarz')),
      'service/src/app.ts',
      '"export const app = \'library\';" where the other has "export const app = \'librarz\';"',
    ],
    [
      'a file less',
      () => rm(path.join(other, 'phases/heal/healing.patch')),
      'phases/heal/healing.patch',
      'is in the first run alone',
    ],
    [
      'work that was asked for otherwise',
      () =>
        change('phases/heal/input.json', (text) => text.replace('"inputsHash": "heal-1"', '"inputsHash": "heal-2"')),
      'phases/heal/input.json',
      '"\\"inputsHash\\": \\"heal-1\\"," where the other has "\\"inputsHash\\": \\"heal-2\\","',
    ],
  ])('names %s', async (_, damage, file, message) => {
    await damage();
    expect(await compareRuns(one, other)).toEqual([{ file, message }]);
  });
});
