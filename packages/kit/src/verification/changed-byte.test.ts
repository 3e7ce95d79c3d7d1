import { readFile, writeFile } from 'node:fs/promises';

import { manifestSchema } from '@orchestrate/contracts/manifest';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { writeJson } from '../files/json';

import { createManifest } from './manifest';
import { verifyRun } from './verify-run';

// Each change costs a whole check.
const CHANGES = 30;

it('a single changed byte is found, and its file named', { timeout: 300_000 }, async () => {
  const { run } = await createSampleRun(await createTemporaryDirectory(), { hasRepository: false });
  const head = { sealedAt: sampleInstant(151), sealedBy: 'phases/report', tools: [], inputs: [] };
  const manifest = await createManifest(run, head);
  await writeJson(run.resolve('manifest.json'), manifestSchema, manifest);

  const files = manifest.files.filter(({ bytes }) => bytes > 0);
  const place = fc
    .constantFrom(...files)
    .chain(({ path, bytes }) => fc.tuple(fc.constant(path), fc.nat(bytes - 1), fc.integer({ min: 1, max: 255 })));
  const property = fc.asyncProperty(place, async ([file, at, mask]) => {
    const before = await readFile(run.resolve(file));
    const after = Buffer.from(before);
    after.writeUInt8(after.readUInt8(at) ^ mask, at);
    await writeFile(run.resolve(file), after);
    const { problems } = await verifyRun(run.path);
    await writeFile(run.resolve(file), before);
    const named = problems
      .filter(({ check }) => check === 'manifest')
      .map(({ file: name, message }) => `${name} ${message}`);
    expect(named).toContain(`${file} was changed: its hash is not the sealed one`);
  });
  await fc.assert(property, { numRuns: CHANGES, endOnFailure: true });
});
