import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
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

  it('reads the manifest of a package of the same name instead of starting the program', async () => {
    const root = await createTemporaryDirectory();
    const home = path.join(root, 'lib/node_modules/tool');
    await mkdir(path.join(home, 'bin'), { recursive: true });
    await writeFile(path.join(home, 'package.json'), '{ "name": "tool", "version": "4.5.6" }');
    await writeFile(path.join(home, 'bin/cli.js'), '#!/bin/sh\necho 1.2.3\n', { mode: 0o755 });
    await mkdir(path.join(root, 'bin'));
    for (const name of ['tool', 'other']) await symlink(path.join(home, 'bin/cli.js'), path.join(root, 'bin', name));
    vi.stubEnv('PATH', `${path.join(root, 'bin')}${path.delimiter}${process.env.PATH ?? ''}`);
    expect(await readToolVersion('tool')).toBe('4.5.6');
    expect(await readToolVersion(path.join(root, 'bin/other'))).toBe('1.2.3');
  });

  it('does not start a script of a tree to ask it', async () => {
    const file = await writeProgram('touch "$0.started" && echo 1.2.3');
    expect(await readToolVersion(path.relative(process.cwd(), file))).toBe('unknown');
    expect(existsSync(`${file}.started`)).toBe(false);
  });

  it('does not guess', async () => {
    expect(await readToolVersion(await writeProgram('exit 3'))).toBe('unknown');
  });
});
