import { describe, expect, it } from 'vitest';

import { chooseCuts, cutMiddle } from './choose-cuts';

const MEBIBYTE = 2 ** 20;
const FILES = [
  { path: 'events.ndjson', bytes: 3 * MEBIBYTE },
  { path: 'phases/heal/logs/01-npm.log', bytes: MEBIBYTE },
  { path: 'phases/heal/logs/02-npm.log', bytes: 4 * MEBIBYTE },
  { path: 'phases/heal/logs/03-npm.log', bytes: 2_000 },
  { path: 'phases/deploy/screens/home.png', bytes: MEBIBYTE },
  { path: 'phases/test-gen/coverage.cobertura.xml', bytes: MEBIBYTE },
  { path: 'phases/heal/healing.patch', bytes: 5 * MEBIBYTE },
  { path: 'service/logo.png', bytes: MEBIBYTE },
];
const pathsOf = (budget: number, isOpen?: (path: string) => boolean): string[] =>
  chooseCuts(FILES, budget, isOpen).files.map(({ path }) => path);

describe('chooseCuts', () => {
  it('cuts nothing of a run that fits', () => {
    expect(chooseCuts(FILES, 100 * MEBIBYTE)).toEqual({ files: [], bytes: 16 * MEBIBYTE + 2_000 });
  });

  it('cuts the largest log first, and no more than it takes', () => {
    expect(pathsOf(14 * MEBIBYTE)).toEqual(['phases/heal/logs/02-npm.log']);
    expect(chooseCuts(FILES, 14 * MEBIBYTE).bytes).toBeLessThan(14 * MEBIBYTE);
  });

  it('goes on in the order that is told, and leaves what may never be cut', () => {
    const { files, bytes } = chooseCuts(FILES, MEBIBYTE);
    expect(files).toEqual([
      { path: 'phases/heal/logs/02-npm.log', cut: 'middle' },
      { path: 'phases/heal/logs/01-npm.log', cut: 'middle' },
      { path: 'phases/deploy/screens/home.png', cut: 'whole' },
      { path: 'phases/test-gen/coverage.cobertura.xml', cut: 'whole' },
    ]);
    expect(bytes).toBeGreaterThan(9 * MEBIBYTE);
  });

  it('leaves what is still written to', () => {
    expect(pathsOf(14.5 * MEBIBYTE, (path) => path.includes('02-'))).toEqual([
      'phases/heal/logs/01-npm.log',
      'phases/deploy/screens/home.png',
    ]);
  });
});

describe('cutMiddle', () => {
  it('keeps both ends, says what is missing, and cuts through no character', () => {
    const text = cutMiddle(Buffer.from(`begin ${'é'.repeat(200_000)} end`));
    expect(text).toMatch(
      /^begin é+\n\[334\d{3} bytes were cut here, because the run was over its size budget\]\né+ end$/,
    );
    expect(Buffer.byteLength(text)).toBeLessThan(66_000);
  });
});
