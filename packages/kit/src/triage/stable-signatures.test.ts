import { readdirSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

import { readOutput } from './command-log';
import { readFixture } from './fixtures/triage-fixture';
import { triageGates } from './triage';

const LOGS = readdirSync(path.join(import.meta.dirname, 'fixtures')).filter((name) => name.endsWith('.txt'));
const ROOT = '/home/me/shop';

function sign(output: string, root: string): string[] {
  const gate = { gate: 'test', outcome: 'exited', exitCode: 1, log: readOutput(output), reports: [] } as const;
  return triageGates([gate], { root, cwd: root }).failures.map(({ signature }) => signature);
}

/** The same log of another run: at another time, slower, elsewhere, by other processes, at other addresses. */
const ANOTHER_RUN: readonly (readonly [RegExp, string])[] = [
  [/\/home\/me\/shop\b/g, '/builds/7f3a/shop'],
  [/\b\d+(?:\.\d+)?(?= ?(?:ms|s|seconds)\b)/g, '83'],
  [/\b0x[0-9a-f]{3,}\b/g, '0xc0ffee42'],
  [/(?<=(?:localhost|127\.0\.0\.1|\[::1\]):)\d{2,5}\b/g, '41873'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '2031-11-30T23:59:58.001Z'],
];

// Of a log that nobody understands, the last lines are all there is to sign.
it.each(LOGS.filter((name) => !name.includes('-sound') && !name.includes('-none')))(
  'the failures of %s have the same signatures in another run',
  (name) => {
    const log = readFixture(name);
    const again = ANOTHER_RUN.reduce((text, [pattern, other]) => text.replace(pattern, other), log);
    expect(sign(again, '/builds/7f3a/shop')).toEqual(sign(log, ROOT));
    expect(sign(log.replace(/^/gm, '2024-05-01T10:00:00.1234567Z '), ROOT)).toEqual(sign(log, ROOT));
  },
);
