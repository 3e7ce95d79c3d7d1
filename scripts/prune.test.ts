import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { main } from './prune';

import { createSampleDeployment } from '@orchestrate/testkit/sample/results';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

let runs: string;

const nameOf = (day: number): string => `2026010${day}T000000Z-0000000${day}`;

async function prune(...args: string[]): Promise<{ code: number; out: string; err: string; left: string[] }> {
  let out = '';
  let err = '';
  const code = await main(
    ['--runs', runs, ...args],
    (text) => (out += text),
    (text) => (err += text),
  );
  const left = (await readdir(runs)).map((name) => name.slice(-1)).sort();
  return { code, out, err, left };
}

async function put(day: number, files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [file, value] of Object.entries(files)) {
    const target = path.join(runs, nameOf(day), file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

beforeEach(async () => {
  runs = path.join(await createTemporaryDirectory(), 'artifacts/runs');
  for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) await put(day, { 'manifest.json': '{}' });
  await symlink(path.join('runs', nameOf(2)), path.join(runs, '../latest'));
});

describe('npm run prune', () => {
  it('removes what is old, and keeps what something needs', async () => {
    await put(1, { 'phases/heal-2/quarantine/a.md': 'flaky' });
    await put(3, { 'resume.json': '{}' });
    await put(7, {
      'phases/deploy/deployment.json': {
        ...createSampleDeployment(),
        previous: { run: nameOf(4), outcome: 'left-running' },
      },
    });
    await rm(path.join(runs, nameOf(5), 'manifest.json'));
    await put(5, { 'phases/plan/output.json': '{}' });
    // An action that was used alone, and ended.
    await rm(path.join(runs, nameOf(6), 'manifest.json'));
    await put(6, { 'phases/heal/output.json': '{}' });
    const dry = await prune('--keep', '2', '--dry-run');
    expect(dry.out).toContain('1 of 8 runs would go\n');
    expect(dry.left).toHaveLength(8);

    const { code, out, left } = await prune('--keep', '2');
    expect({ code, left }).toEqual({ code: 0, left: ['1', '2', '3', '4', '5', '7', '8'] });
    expect(out).toMatch(/^remove 20260106T\S+ .*is not among the newest 2$/m);
    expect(out).toMatch(/^keep {3}20260104T\S+ .*is referred to by 20260107T/m);
    expect(out).toMatch(/^keep {3}20260105T\S+ .*was cut off, and may be resumed$/m);
    expect((await prune('--keep', '2', '--unsealed')).left).toEqual(['1', '2', '3', '4', '7', '8']);
  });

  it('makes the runs fit a size', async () => {
    await put(8, { 'report.html': 'x'.repeat(3_000) });
    await put(7, { 'report.html': 'x'.repeat(3_000) });
    expect((await prune('--max-size', '4K')).left).toEqual(['1', '2', '3', '4', '5', '6', '8']);
  });

  it('keeps all of few, and says what it does not understand', async () => {
    expect((await prune()).left).toHaveLength(8);
    expect(await prune('--max-size', 'much')).toMatchObject({
      code: 2,
      err: '--max-size: much is no size; 500M is one\n',
    });
    expect(await prune('--keep', 'all')).toMatchObject({ code: 2, err: '--keep: all is no number\n' });
    expect(await prune('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') as string });
  });
});
