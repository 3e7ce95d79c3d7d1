// Prints 100 MB of what services and test runners print, with a failure at the start, in the middle and at the end.
import { writeSync } from 'node:fs';

const HALF_BYTES = 50_000_000;
const ESCAPE = '\u001b';

const numbers = Array.from({ length: 1_000 }, (_, index) => index);
const block = Buffer.from(
  [
    ...numbers.map(
      (n) => `2026-01-01T00:00:0${n % 10}.123Z INFO handled request ${n * 7} of /items/${n} in ${n % 13} ms`,
    ),
    ...numbers.map((n) =>
      JSON.stringify({ level: 30, time: 1_700_000_000 + n, pid: 12, req: { method: 'GET', url: `/items/${n}` } }),
    ),
    ...numbers.map((n) => ` ${ESCAPE}[32m✓${ESCAPE}[39m src/part-${n}.test.ts ${ESCAPE}[2m(3 tests)${ESCAPE}[22m 12ms`),
    ...numbers.map((n) => `Downloading package ${n} of many from the place where they are kept`),
    ...numbers.map((n) => `ok ${n} - adds the things of ${n * 31} to the others`),
    '',
  ].join('\n'),
);

/** A pipe may take less than it is given, or nothing for a moment. */
function print(bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) {
    try {
      from += writeSync(1, bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

function fail(name: string): void {
  print(Buffer.from(`src/${name}.ts(1,1): error TS2304: Cannot find name '${name}'.\n`));
}

function printHalf(): void {
  for (let printed = 0; printed < HALF_BYTES; printed += block.length) print(block);
}

fail('first');
printHalf();
fail('middle');
printHalf();
fail('last');
