import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { main } from './verify-run';

import { createSampleSigner, createSealedRun } from '@orchestrate/testkit/sealed-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const SAMPLE = path.resolve(import.meta.dirname, '../artifacts/sample');

async function verify(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

/** The sample run with one character of its plan changed. */
async function changeSample(): Promise<string> {
  const copy = path.join(await createTemporaryDirectory(), 'run');
  await cp(SAMPLE, copy, { recursive: true });
  const log = path.join(copy, 'phases/plan/openapi.json');
  await writeFile(log, (await readFile(log, 'utf8')).replace('Library', 'Librarz'));
  return copy;
}

describe('npm run verify-run', () => {
  it('says that a run fits', async () => {
    const { code, out } = await verify(SAMPLE);
    expect(out).toMatch(
      /^\d{8}T\d{6}Z-[0-9a-f]{8}: \d+ files, \d+ events, everything fits; (not signed|signed by an unknown key \([0-9a-f]{64}\))\n$/,
    );
    expect(code).toBe(0);
  });

  it('names the file that was changed, for people and for programs', async () => {
    const copy = await changeSample();
    const { code, out } = await verify(copy);
    expect(code).toBe(1);
    expect(out).toMatch(/^phases\/plan\/openapi\.json: was changed: .*\n.* 1 problem; .*\n$/);
    const told = await verify('--json', copy);
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({
      directory: copy,
      problems: [{ check: 'manifest', file: 'phases/plan/openapi.json' }],
    });
  });

  it('accepts a run that was cut to fit, and says what is missing', async () => {
    const run = await createSealedRun(
      await createTemporaryDirectory(),
      await createSampleSigner(),
      {},
      {
        budgetBytes: 1_000_000,
        fits: true,
        files: [
          { path: 'phases/test-gen/coverage.cobertura.xml', cut: 'whole', bytes: 2_500_000, sha256: 'a'.repeat(64) },
        ],
      },
    );
    const { code, out } = await verify(run.path);
    expect(out).toMatch(
      /^phases\/test-gen\/coverage\.cobertura\.xml: was left out to fit the size budget, of 2\.5 MB\n.*everything fits/,
    );
    expect(code).toBe(0);
  }, 120_000);

  it('names whose key signed, and insists on the one that is given', async () => {
    const home = await createTemporaryDirectory();
    const [signer, other] = [await createSampleSigner(), await createSampleSigner()];
    const { path: run } = await createSealedRun(home, signer);
    const [key, another] = [path.join(home, 'team.pub'), path.join(home, 'other.pub')];
    await writeFile(key, signer.publicKey);
    await writeFile(another, other.publicKey);
    expect(await verify(run)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`signed by an unknown key (${signer.keyId})`) as string,
    });
    expect(await verify(run, '--key', key)).toMatchObject({
      code: 0,
      out: expect.stringContaining('signed by the key that was given') as string,
    });
    const refused = await verify(run, '--key', another, '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({
      signature: { state: 'unknown', keyId: signer.keyId },
      problems: [{ check: 'provenance', message: `is signed by the key ${signer.keyId}, not by ${other.keyId}` }],
    });
    await rm(path.join(run, 'provenance.dsse.json'));
    await rm(path.join(run, 'provenance.pub'));
    expect(await verify(run)).toMatchObject({ code: 0, out: expect.stringContaining('; not signed') as string });
    expect(await verify(run, '--key', key)).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not signed, or not well') as string,
    });
    expect(await verify(run, '--key', path.join(run, 'report.md'))).toMatchObject({ code: 2 });
  });

  it('compares two runs', async () => {
    const copy = await changeSample();
    expect(await verify('--same', SAMPLE, SAMPLE)).toMatchObject({
      code: 0,
      out: 'the same, but for what is volatile\n',
    });
    const { code, out } = await verify('--same', SAMPLE, copy);
    expect(code).toBe(1);
    expect(out).toMatch(/^phases\/plan\/openapi\.json: .*Library.* where the other has .*Librarz.*\n1 file differs\n$/);
    expect(await verify('--same', SAMPLE)).toMatchObject({ code: 2, err: 'name two directories; see --help\n' });
  });

  it('says how it is used, and what it cannot do', async () => {
    expect(await verify('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') as string });
    expect(await verify()).toMatchObject({ code: 2, err: 'name one directory; see --help\n' });
    expect(await verify(SAMPLE, '--loud')).toMatchObject({ code: 2, err: expect.stringContaining('--loud') as string });
    expect(await verify(path.join(SAMPLE, 'nowhere'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no such directory') as string,
    });
  });
});
