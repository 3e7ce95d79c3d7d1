import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { findProgram } from './find-program';

describe.skipIf(process.platform === 'win32')('findProgram', () => {
  it('takes the first executable file of the PATH, and knows when it changed', async () => {
    const root = await createTemporaryDirectory();
    const [first, second] = [path.join(root, 'first'), path.join(root, 'second')];
    await mkdir(path.join(first, 'tool'), { recursive: true }); // a directory of that name is no program
    await mkdir(second);
    await writeFile(path.join(second, 'tool'), '#!/bin/sh\n');
    const environment = { PATH: `relative${path.delimiter}${first}${path.delimiter}${second}` };
    expect(await findProgram('tool', environment)).toBeUndefined(); // not executable yet

    await chmod(path.join(second, 'tool'), 0o755);
    const before = await findProgram('tool', environment);
    expect(before?.file).toBe(path.join(second, 'tool'));

    await writeFile(path.join(second, 'tool'), '#!/bin/sh\nexit 0\n');
    expect((await findProgram('tool', environment))?.identity).not.toBe(before?.identity);
  });

  it('finds nothing without a PATH', async () => {
    expect(await findProgram('sh', {})).toBeUndefined();
  });
});
