import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { findSpecification } from './find-specification';

it.each([
  ['openapi.yaml', 'openapi.yaml'],
  ['docs/openapi.json', 'docs/openapi.json'],
  ['src/openapi.yml', 'src/openapi.yml'],
  ['elsewhere/openapi.json', undefined],
])('finds %s', async (file, expected) => {
  const directory = await createTemporaryDirectory();
  await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
  await writeFile(path.join(directory, file), '');
  expect(await findSpecification(directory)).toBe(expected);
});
