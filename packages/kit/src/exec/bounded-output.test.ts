import { describe, expect, it } from 'vitest';

import { BoundedOutput } from './bounded-output';

function collect(text: string, size: number, head = 8, tail = 8): string {
  const output = new BoundedOutput(head, tail);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) output.append(bytes.subarray(at, at + size));
  return output.toString();
}

describe('BoundedOutput', () => {
  it.each([1, 2, 3, 7, 100])('keeps all of what is short, however it arrives: %i bytes at a time', (size) => {
    expect(collect('äöü€𝄞', size)).toBe('äöü€𝄞');
    expect(collect('', size)).toBe('');
  });

  it('keeps the start and the end of what is long, and says how much is missing', () => {
    expect(collect(`begin---${'x'.repeat(100)}---the end`, 4)).toMatch(/^begin---\n\[100 bytes left out\]\n-+the end$/);
  });

  it.each([1, 2, 3, 5])('cuts no character in half: %i bytes at a time', (size) => {
    const cut = collect('€'.repeat(50), size);
    expect(cut).toMatch(/^€+\n\[\d+ bytes left out\]\n€+$/);
    const kept = Buffer.byteLength(cut.replace(/\n.*\n/, ''));
    expect(Number(/(\d+) bytes/.exec(cut)?.[1]) + kept).toBe(150);
  });

  it('holds little of a stream without end', () => {
    const output = new BoundedOutput(1024, 8192);
    const chunk = Buffer.alloc(4096, 'y');
    for (let count = 0; count < 10_000; count += 1) output.append(chunk);
    expect(output.toString().length).toBeLessThan(1024 + 8192 + 4096 + 100);
  });
});
