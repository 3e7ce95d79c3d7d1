import { readFile, writeFile } from 'node:fs/promises';

import { createSampleSigner, createSealedRun } from '@orchestrate/testkit/sealed-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { listRunFiles } from './manifest';
import { verifyRun } from './verify-run';

// Each change costs a whole check.
const CHANGES = 40;
/** A change of these may be told of the file that they are about; the signature falls with each. */
const ABOUT_OTHERS = ['manifest.json', 'provenance.dsse.json', 'provenance.pub'];

it('a single changed byte is found, and its file named', { timeout: 300_000 }, async () => {
  const run = await createSealedRun(await createTemporaryDirectory(), await createSampleSigner());
  expect((await verifyRun(run.path)).problems).toEqual([]);

  const files = await listRunFiles(run);
  const read = async (file: string) => [file, await readFile(run.resolve(file))] as const;
  const texts = new Map(await Promise.all(files.map(read)));
  const change = async (file: string, at: number, mask: number): Promise<void> => {
    const before = texts.get(file) ?? Buffer.alloc(0);
    const after = Buffer.from(before);
    after.writeUInt8(after.readUInt8(at) ^ mask, at);
    await writeFile(run.resolve(file), after);
    const { problems, signedBy } = await verifyRun(run.path);
    await writeFile(run.resolve(file), before);
    expect(problems.length).toBeGreaterThan(0);
    if (ABOUT_OTHERS.includes(file)) expect(signedBy).toBeUndefined();
    else expect(problems.map((problem) => problem.file)).toContain(file);
  };
  const sizeOf = (file: string): number => texts.get(file)?.length ?? 0;
  const place = fc
    .constantFrom(...files.filter((file) => sizeOf(file) > 0))
    .chain((file) => fc.tuple(fc.constant(file), fc.nat(sizeOf(file) - 1), fc.integer({ min: 1, max: 255 })));
  const examples = files
    .filter((file) => ABOUT_OTHERS.includes(file) || file.startsWith('phases/report/'))
    .map((file): [[string, number, number]] => [[file, sizeOf(file) - 1, 1]]);
  const property = fc.asyncProperty(place, ([file, at, mask]) => change(file, at, mask));
  await fc.assert(property, { numRuns: CHANGES, examples, endOnFailure: true });
});
