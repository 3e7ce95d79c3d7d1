import { describe, expect, it } from 'vitest';

import type { RawFinding } from './analyser';
import { placeFinding } from './place-finding';

const tree = { directory: '/scratch/tree/packages/a', prefix: 'packages/a' };

function place(overrides: Partial<RawFinding>) {
  return placeFinding('tsc', { rule: 'TS1', level: 'error', message: 'wrong', line: 3, ...overrides }, tree);
}

describe('placeFinding', () => {
  it.each([
    ['src/x.ts', 'packages/a/src/x.ts'],
    ['./src/x.ts', 'packages/a/src/x.ts'],
    ['/scratch/tree/packages/a/src/x.ts', 'packages/a/src/x.ts'],
  ])('%s lies at %s', (path, expected) => {
    expect(place({ path })).toMatchObject({ path: expected, line: 3 });
  });

  it('names a package’s file in the message, because the subject has no such file', () => {
    const placed = place({ path: '../../node_modules/zod/index.d.ts' });
    expect(placed).not.toHaveProperty('path');
    expect(placed).not.toHaveProperty('line');
    expect(placed.message).toBe('zod/index.d.ts: wrong');
  });

  it('does not say where the tree was read', () => {
    const { message } = place({ message: "'/scratch/tree/packages/a/src/x.ts' in /scratch/tree/packages/a" });
    expect(message).toBe("'src/x.ts' in .");
  });

  it('cleans what a tool repeats from a file', () => {
    expect(place({ message: 'un\u001b[31mseen\u202e' }).message).toBe('unseen');
  });

  it('does not carry edits on', () => {
    expect(place({ path: 'x.ts', edit: { start: 0, end: 1, text: '' } })).not.toHaveProperty('edit');
  });
});
