import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { AnswerSegments } from './answer-segments';

const hash = (number: number): string => String(number).padStart(64, '0');

let home: string;
beforeEach(async () => {
  home = await createTemporaryDirectory();
});

function openSegments(keep = 4_096): AnswerSegments {
  return new AnswerSegments(path.join(home, 'texts'), keep);
}

function addMany(segments: AnswerSegments, first: number, count: number): void {
  for (let number = first; number < first + count; number += 1) segments.add(hash(number), `text ${number}`);
}

const listSegments = async (): Promise<string[]> =>
  (await readdir(path.join(home, 'texts'))).sort().map((name) => path.join(home, 'texts', name));

describe('AnswerSegments', () => {
  it('finds what it was given, also when it is opened again, and of two texts the later one', () => {
    const first = openSegments();
    expect(first.find(hash(1))).toBeUndefined();
    first.add(hash(1), 'größer');
    first.add(hash(2), 'two');
    first.add(hash(1), 'größer still');
    for (const segments of [first, openSegments()]) {
      expect(segments.find(hash(1))).toBe('größer still');
      expect(segments.find(hash(2))).toBe('two');
      expect(segments.find(hash(3))).toBeUndefined();
    }
  });

  it('makes no directory before there is a text, and one file for many', async () => {
    const segments = openSegments();
    segments.find(hash(1));
    expect(await readdir(home)).toEqual([]);
    addMany(segments, 1, 256);
    expect(await listSegments()).toHaveLength(1);
    addMany(segments, 257, 1);
    expect(await listSegments()).toHaveLength(2);
    expect(openSegments().find(hash(1))).toBe('text 1');
    expect(openSegments().find(hash(257))).toBe('text 257');
  });

  it('lets two write at once, each to files of its own', async () => {
    const [one, other] = [openSegments(), openSegments()];
    one.add(hash(1), 'one');
    other.add(hash(2), 'two');
    one.add(hash(3), 'three');
    expect(await listSegments()).toHaveLength(2);
    expect([1, 2, 3].map((number) => openSegments().find(hash(number)))).toEqual(['one', 'two', 'three']);
  });

  it('passes over what a killed writer tore, and over bytes that are no line', async () => {
    openSegments().add(hash(1), 'one');
    const [file = ''] = await listSegments();
    await appendFile(file, `\n\nshort\n${hash(2)} torn`);
    const segments = openSegments();
    expect(segments.find(hash(1))).toBe('one');
    expect(segments.find(hash(2))).toBeUndefined();
  });

  it('finds nothing any more where a file was taken away', async () => {
    const segments = openSegments();
    segments.add(hash(1), 'one');
    const [file = ''] = await listSegments();
    await rm(file);
    expect(segments.find(hash(1))).toBeUndefined();
  });

  it('keeps the newest: the oldest files make room, and so does what is no segment', async () => {
    addMany(openSegments(), 1, 20);
    const [oldest = ''] = await listSegments();
    addMany(openSegments(10), 21, 10);
    await writeFile(path.join(home, 'texts', `${hash(9)}.json`), '{}');
    const segments = openSegments(10);
    addMany(segments, 31, 1);
    const kept = await listSegments();
    expect(kept).toHaveLength(2);
    expect(kept).not.toContain(oldest);
    expect(await readFile(kept[0] ?? '', 'utf8')).toContain('text 21');
    expect([20, 21, 31].map((number) => segments.find(hash(number)))).toEqual([undefined, 'text 21', 'text 31']);
  });

  it('makes room while it goes on', async () => {
    addMany(openSegments(256), 1, 1_000);
    expect(await listSegments()).toHaveLength(2);
    expect(openSegments(256).find(hash(1_000))).toBe('text 1000');
  });
});
