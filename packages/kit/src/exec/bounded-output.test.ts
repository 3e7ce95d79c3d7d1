import { describe, expect, it } from 'vitest';

import { BoundedOutput } from './bounded-output';

const KIBIBYTE = 1024;

function collect(text: string, chunk: number): string {
  const output = new BoundedOutput(64 * KIBIBYTE, 128 * KIBIBYTE);
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += chunk) output.append(bytes.subarray(from, from + chunk));
  return output.toString();
}

describe('BoundedOutput', () => {
  it.each([1, 7, 1_000, 65_536, 200_000])('keeps all of a short stream that comes %i bytes at a time', (chunk) => {
    const text = 'grüße 😀\n'.repeat(10_000);
    expect(collect(text, chunk)).toBe(text);
  });

  it('keeps nothing of nothing', () => {
    expect(new BoundedOutput(1, 1).toString()).toBe('');
  });

  it.each(['', 'a', 'ab', 'abc'])('keeps both ends of a long one, and whole characters: %j', (shift) => {
    const text = `${shift}first ${'😀é'.repeat(200_000)} last`;
    const kept = collect(text, 10_007);
    const [, left = ''] = /\n\[(\d+) bytes left out\]\n/.exec(kept) ?? [];
    expect(kept).not.toContain('\ufffd');
    expect(kept.startsWith(`${shift}first `)).toBe(true);
    expect(kept.endsWith(' last')).toBe(true);
    const told = Buffer.byteLength(kept.replace(/\n\[\d+ bytes left out\]\n/, '')) + Number(left);
    expect(told).toBe(Buffer.byteLength(text));
  });
});
