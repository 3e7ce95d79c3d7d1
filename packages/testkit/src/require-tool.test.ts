import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { findOptionalTool, isRequired } from './require-tool';
import { createTemporaryDirectory } from './temporary-directory';

async function createProgram(name: string, script: string): Promise<string> {
  const directory = await createTemporaryDirectory();
  await writeFile(path.join(directory, name), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(directory, name), 0o755);
  return directory;
}

describe('findOptionalTool', () => {
  it('takes the first program of the PATH that goes by one of its names', async () => {
    const directory = await createProgram('google-chrome', 'exit 0');
    expect(await findOptionalTool('chromium', { PATH: directory })).toBe(path.join(directory, 'google-chrome'));
    expect(await findOptionalTool('act', { PATH: directory })).toBeUndefined();
  });

  it('takes what a variable names instead', async () => {
    const directory = await createProgram('my-act', 'exit 0');
    const file = path.join(directory, 'my-act');
    expect(await findOptionalTool('act', { PATH: '', ACT_PATH: file })).toBe(file);
  });

  it.each([
    ['answers', 'exit 0', true],
    ['does not answer', 'exit 1', false],
  ])('counts a docker client whose engine %s', async (_, script, isThere) => {
    const directory = await createProgram('docker', script);
    const found = await findOptionalTool('docker', { PATH: directory });
    expect(found !== undefined).toBe(isThere);
  });
});

describe('isRequired', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['act,docker', false],
    ['act, chromium', true],
    ['chromium-browser', false],
  ])('%j', (value, expected) => {
    expect(isRequired('chromium', { REQUIRE: value })).toBe(expected);
  });
});
