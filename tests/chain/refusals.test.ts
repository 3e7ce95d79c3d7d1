import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { BaseRun } from '../support/base-run';
import { awaitBase } from '../support/base-run';
import { orchestrate } from '../support/chain-run';
import { openCheckout } from '../support/checkout';
import { git, writeFiles } from '../support/clone';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = await awaitBase();

// What the actions refuse is tried with their bundles, in tests/process. Here: what a person sees who types the command.
describe.skipIf(base === undefined)('the one command refuses', () => {
  if (base === undefined) return;
  let checkout: BaseRun;

  beforeAll(async () => {
    checkout = await openCheckout(base);
  });

  it.each([
    ['an unknown option', ['--speck', 'a.yaml'], /--speck/],
    ['a file that is not there', ['--spec', 'no/such.yaml'], /--spec: there is no file no\/such\.yaml/],
    ['an unknown fault', ['--inject', 'rain'], /--inject: "rain" is not one of/],
    ['a run that is not there', ['--resume', '20200101T000000Z-00000000'], /20200101T000000Z-00000000/],
  ])('%s', async (_what, args, message) => {
    const before = await readdir(path.join(checkout.clone, 'artifacts/runs'));
    const { exitCode, output } = await orchestrate(checkout, args);
    expect(output).toMatch(message);
    expect(exitCode).toBe(2);
    expect(git(checkout.clone, 'status', '--porcelain')).toBe('');
    expect(await readdir(path.join(checkout.clone, 'artifacts/runs'))).toEqual(before);
  });

  it('a specification with errors: each with its place, exit code 2, nothing published', async () => {
    const directory = await createTemporaryDirectory();
    await writeFiles(directory, {
      'openapi.yaml':
        'openapi: 3.1.0\ninfo: { title: Broken }\npaths:\n  /a: { $ref: "missing.yaml#/a" }\n  /b: { get: 5 }\n',
    });
    const { exitCode, output } = await orchestrate(checkout, ['--spec', path.join(directory, 'openapi.yaml')]);
    expect(output).toMatch(/openapi\.yaml:4:\d+: #\/paths\/~1a/);
    expect(output).toMatch(/openapi\.yaml:5:\d+: #\/paths\/~1b\/get/);
    expect(exitCode).toBe(2);
    expect(existsSync(path.join(checkout.clone, 'artifacts/services'))).toBe(false);
  });

  it('to run twice in one checkout at a time', async () => {
    const first = orchestrate(checkout, ['--dry-run']);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const second = await orchestrate(checkout, ['--dry-run']);
    expect(second.output).toContain('another run is going on in this checkout');
    expect(second.exitCode).toBe(1);
    expect((await first).exitCode).toBe(0);
  });
});
