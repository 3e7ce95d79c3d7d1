import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Finding } from '@orchestrate/contracts/finding';
import { renderSarif } from '@orchestrate/kit/findings/sarif';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { compareWithBaseline, parseBaseline, readBaseline } from './baseline';

function find(fingerprint: string): Finding {
  return { tool: 'eslint', rule: 'no-var', level: 'warning', message: 'no var', path: 'a.ts', line: 1, fingerprint };
}

const ran = { tool: 'eslint', outcome: 'ran', findings: 2, seconds: 1 } as const;
const written = renderSarif({ analysers: [ran], findings: [find('old'), find('gone')] });

describe('parseBaseline', () => {
  it('reads what this action wrote', () => {
    expect([...parseBaseline(written, 'b.sarif').fingerprints]).toEqual(['old', 'gone']);
  });

  it('reads a file without results', () => {
    expect(parseBaseline('{"version":"2.1.0","runs":[]}', 'b').fingerprints.size).toBe(0);
  });

  it('keeps what a review found apart', () => {
    const place = { path: 'a.ts', line: 1, confidence: 'medium', evidence: 'var a' } as const;
    const seen = { ...find('seen'), ...place };
    const review = { provider: 'p', model: 'm', conversation: 'c', files: 1, left: 0, dropped: 0, findings: [seen] };
    const text = renderSarif({ analysers: [ran], findings: [], review });
    expect(parseBaseline(text, 'b')).toMatchObject({ fingerprints: new Set(), reviewed: new Set(['seen']) });
  });

  it('passes over what was gone then', () => {
    const absent = written.replace(/("orchestrate\/v1": "gone"\s*\})/, '$1, "baselineState": "absent"');
    expect([...parseBaseline(absent, 'b').fingerprints]).toEqual(['old']);
  });

  it.each([
    ['no JSON', 'oops', 'is not JSON'],
    ['another version', '{"version":"1.0.0","runs":[]}', 'is not SARIF 2.1.0'],
    ['no object', '[]', 'is not SARIF 2.1.0'],
    ['another tool’s file', '{"version":"2.1.0","runs":[{"results":[{"message":{"text":"x"}}]}]}', 'orchestrate/v1'],
  ])('refuses %s', (_what, text, problem) => {
    expect(() => parseBaseline(text, 'b.sarif')).toThrow(problem);
  });
});

describe('readBaseline', () => {
  it('is none where none is named, and an error where it is missing', async () => {
    const directory = await createTemporaryDirectory();
    expect(await readBaseline('', directory)).toBeUndefined();
    await expect(readBaseline('no.sarif', directory)).rejects.toThrow('there is no file "no.sarif"');
    await writeFile(path.join(directory, 'b.sarif'), written);
    expect((await readBaseline('b.sarif', directory))?.fingerprints.size).toBe(2);
  });
});

describe('compareWithBaseline', () => {
  it('counts what is new, what stayed and what is gone', () => {
    const comparison = compareWithBaseline([find('old'), find('new')], parseBaseline(written, 'b'));
    expect(comparison.fresh.map(({ fingerprint }) => fingerprint)).toEqual(['new']);
    expect(comparison.unchanged.map(({ fingerprint }) => fingerprint)).toEqual(['old']);
    expect(comparison.gone).toBe(1);
  });

  it('finds everything new without a baseline', () => {
    expect(compareWithBaseline([find('a')], undefined)).toMatchObject({ fresh: [find('a')], unchanged: [], gone: 0 });
  });
});
