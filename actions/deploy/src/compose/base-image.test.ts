import { describe, expect, it } from 'vitest';

import { judgePull } from './base-image';
import { parseLinkedLibraries } from './local-base';

describe('judgePull', () => {
  const ended = (exitCode: number, output: string) => ({ outcome: 'exited' as const, exitCode, output });
  it.each([
    { result: ended(0, 'docker.io/library/node:24-slim'), verdict: 'pulled' },
    {
      result: ended(1, 'Error response from daemon: manifest for node:99 not found: manifest unknown'),
      verdict: 'no-such-image',
    },
    {
      result: ended(1, 'Error response from daemon: pull access denied for nope, repository does not exist'),
      verdict: 'no-such-image',
    },
    { result: ended(1, 'invalid reference format'), verdict: 'no-such-image' },
    {
      result: ended(1, 'Error response from daemon: dial tcp: lookup registry.example: no such host'),
      verdict: 'no-answer',
    },
    { result: ended(1, 'toomanyrequests: You have reached your pull rate limit'), verdict: 'no-answer' },
    { result: { outcome: 'timeout' as const, exitCode: null, output: '' }, verdict: 'no-answer' },
  ])('$verdict: $result.output', ({ result, verdict }) => {
    expect(judgePull(result)).toBe(verdict);
  });
});

describe('parseLinkedLibraries', () => {
  it.each([
    {
      name: 'glibc',
      output: `\tlinux-vdso.so.1 (0x00007f38)
\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f38)
\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f38)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f38)\n`,
      expected: ['/lib/x86_64-linux-gnu/libdl.so.2', '/lib/x86_64-linux-gnu/libm.so.6', '/lib64/ld-linux-x86-64.so.2'],
    },
    {
      name: 'musl',
      output: `\t/lib/ld-musl-x86_64.so.1 (0x7f)\n\tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f)\n`,
      expected: ['/lib/ld-musl-x86_64.so.1'],
    },
    { name: 'a missing library', output: '\tlibx.so => not found\n', expected: [] },
    { name: 'static', output: '\tstatically linked\n', expected: [] },
  ])('reads what ldd says: $name', ({ output, expected }) => {
    expect(parseLinkedLibraries(output)).toEqual(expected);
  });
});
