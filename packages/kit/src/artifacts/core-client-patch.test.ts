import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

// act signs its upload addresses with base64 that ends in `=`. @azure/core-client cuts a parameter at every `=`, so the
// signature loses its end and the upload is refused: https://github.com/nektos/act/issues/6021
const ROOT = path.resolve(import.meta.dirname, '../../../..');
const PATCH = path.join(ROOT, 'patches/@azure+core-client+1.10.2.patch');
const SIGNED = 'http://localhost:34567/upload?sig=c2lnbmF0dXJl==&expires=1';

const urlHelpers = z.object({
  appendQueryParams: z.custom<(url: string, parameters: Map<string, string>, sequences: Set<string>) => string>(
    (value) => typeof value === 'function',
  ),
});

/** A copy of the installed package, in which the patch is applied or taken back; both work from either state. */
async function copyPackage(isPatched: boolean): Promise<string> {
  const directory = await createTemporaryDirectory();
  const scope = path.join(directory, 'node_modules/@azure');
  await mkdir(scope, { recursive: true });
  await symlink(path.join(ROOT, 'node_modules/tslib'), path.join(directory, 'node_modules/tslib'));
  for (const name of await readdir(path.join(ROOT, 'node_modules/@azure'))) {
    if (name !== 'core-client') await symlink(path.join(ROOT, 'node_modules/@azure', name), path.join(scope, name));
  }
  const copy = path.join(scope, 'core-client');
  await cp(path.join(ROOT, 'node_modules/@azure/core-client'), copy, { recursive: true });
  const apply = (...options: string[]): void => {
    execFileSync('git', ['apply', ...options, PATCH], { cwd: directory, stdio: 'ignore' });
  };
  const isAlready = isApplied(() => apply('--check', '--reverse'));
  if (isAlready !== isPatched) apply(...(isPatched ? [] : ['--reverse']));
  return copy;
}

function isApplied(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

async function addParameter(copy: string, build: 'esm' | 'commonjs'): Promise<string> {
  const loaded: unknown = await import(pathToFileURL(path.join(copy, 'dist', build, 'urlHelpers.js')).href);
  return urlHelpers.parse(loaded).appendQueryParams(SIGNED, new Map([['comp', 'block']]), new Set());
}

describe('the patch of @azure/core-client', () => {
  it.each(['esm', 'commonjs'] as const)('keeps the padding of a signature (%s)', async (build) => {
    expect(await addParameter(await copyPackage(true), build)).toBe(`${SIGNED}&comp=block`);
  });

  it('is still needed', async () => {
    expect(await addParameter(await copyPackage(false), 'esm')).toBe(
      'http://localhost:34567/upload?sig=c2lnbmF0dXJl&expires=1&comp=block',
    );
  });

  it('is for the version that is installed', async () => {
    const manifest: unknown = await import(path.join(ROOT, 'node_modules/@azure/core-client/package.json'));
    const { version } = z.object({ version: z.string() }).parse(manifest);
    expect(path.basename(PATCH)).toBe(`@azure+core-client+${version}.patch`);
  });
});
