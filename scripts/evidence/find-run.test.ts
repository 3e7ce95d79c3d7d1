import { mkdtempSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { chooseRun, distanceOf, findRun } from './find-run';

const NAMES = ['20260131T120000Z-0123abcd', '20260131T130000Z-4567abcd', '20260201T120000Z-89abcdef'];
const home = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-find-'));
const runs = path.join(home, 'runs');
for (const name of NAMES) mkdirSync(path.join(runs, name), { recursive: true });
afterAll(() => rmSync(home, { recursive: true, force: true }));

it.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'ac', 1],
  ['', 'abc', 3],
])('counts from %j to %j', (a, b, distance) => {
  expect(distanceOf(a, b)).toBe(distance);
});

describe('chooseRun', () => {
  it.each([
    ['its id', '20260131T120000Z-0123abcd'],
    ['its hexadecimal digits', '0123abcd'],
    ['a part of it', '31T12'],
  ])('knows a run by %s', (_what, word) => {
    expect(chooseRun(word, NAMES)).toBe('20260131T120000Z-0123abcd');
  });

  it('asks for more where a part is in many', () => {
    expect(() => chooseRun('abcd', NAMES)).toThrow('"abcd" is in the names of 3 runs');
  });

  it('names the nearest first', () => {
    expect(() => chooseRun('20260131T120000Z-0123abce', NAMES)).toThrow(
      'there is no run "20260131T120000Z-0123abce"; the nearest are 20260131T120000Z-0123abcd',
    );
    expect(() => chooseRun('lates', [])).toThrow('there are no runs there; npm run orchestrate makes one');
  });
});

describe('findRun', () => {
  it('takes latest for where the link leads, else for the newest', () => {
    expect(findRun('latest', runs).run).toBe(NAMES[2]);
    symlinkSync(path.join('runs', NAMES[0] ?? ''), path.join(home, 'latest'));
    expect(findRun('latest', runs)).toEqual({ run: NAMES[0], directory: path.join(runs, NAMES[0] ?? '') });
  });

  it('takes a path, and names one that is none', () => {
    expect(findRun(path.join(runs, NAMES[1] ?? ''), '/nowhere').run).toBe(NAMES[1]);
    expect(() => findRun('./nowhere', runs)).toThrow('./nowhere: there is no such directory');
  });
});
