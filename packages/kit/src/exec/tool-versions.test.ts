import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { readToolVersion } from './tool-versions';

afterEach(() => vi.unstubAllEnvs());

async function writeProgram(script: string): Promise<string> {
  const file = path.join(await createTemporaryDirectory(), 'program');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

describe('readToolVersion', () => {
  it('reads what a program says, and shows it no secret while asking', async () => {
    vi.stubEnv('MODEL_API_KEY', 'do-not-pass');
    expect(await readToolVersion(await writeProgram('test -z "$MODEL_API_KEY" && echo program 1.2.3'))).toBe('1.2.3');
  });

  it('does not guess', async () => {
    expect(await readToolVersion(await writeProgram('exit 3'))).toBe('unknown');
  });
});
