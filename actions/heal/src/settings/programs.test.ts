import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, expect, it } from 'vitest';

import { readPrograms } from './programs';

let root: string;

beforeEach(async () => {
  root = await createTemporaryDirectory();
});

async function install(directory: string, ...programs: string[]): Promise<void> {
  const place = path.join(root, directory, 'node_modules/.bin');
  await mkdir(place, { recursive: true });
  for (const program of programs) await writeFile(path.join(place, program), '');
}

it('takes the programs of an npm lock file, whatever is laid out', async () => {
  const packages = {
    'node_modules/typescript': { bin: { tsc: 'bin/tsc' } },
    'node_modules/a/node_modules/b': { bin: 'b.js' },
  };
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages }));
  await install('.', 'other');
  expect(await readPrograms({ root }, 'package.json', root)).toEqual(['b', 'tsc']);
});

it('takes what is laid out for the package and for the root where another lock file names none', async () => {
  await writeFile(path.join(root, 'pnpm-lock.yaml'), "lockfileVersion: '9.0'\n");
  await install('.', 'tsc', 'eslint');
  await install('packages/one', 'tsx', 'tsc');
  expect(await readPrograms({ root }, 'packages/one/package.json', root)).toEqual(['eslint', 'tsc', 'tsx']);
});

it('knows no program where nothing tells them', async () => {
  expect(await readPrograms({ root }, 'package.json', root)).toBeUndefined();
});
