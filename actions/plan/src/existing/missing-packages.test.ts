import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, expect, it } from 'vitest';

import { explainMissingPackages } from './missing-packages';

let root: string;
let service: string;

beforeEach(async () => {
  root = await createTemporaryDirectory();
  service = path.join(root, 'packages/api');
  await mkdir(service, { recursive: true });
  await mkdir(path.join(root, '.git'));
});

function explain(dependencies: Readonly<Record<string, string>>): Promise<string | undefined> {
  return explainMissingPackages(service, 'packages/api', { scripts: {}, dependencies, devDependencies: {} });
}

it('says what to do where there are neither packages nor a lock file', async () => {
  expect(await explain({ express: '^5.0.0' })).toMatch(/^packages\/api has no packages .* run npm install there/);
});

it.each([
  ['packages of its own', 'packages/api/node_modules/x'],
  ['packages of its repository', 'node_modules/x'],
  ['a lock file of its own', 'packages/api/pnpm-lock.yaml'],
  ['a lock file of its repository', 'package-lock.json'],
])('says nothing where there are %s', async (_what, file) => {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), '');
  expect(await explain({ express: '^5.0.0' })).toBeUndefined();
});

it('says nothing of a service that needs none', async () => {
  expect(await explain({})).toBeUndefined();
});

it('looks for none outside the repository', async () => {
  await mkdir(path.join(service, '.git'));
  await writeFile(path.join(root, 'package-lock.json'), '{}');
  expect(await explain({ express: '^5.0.0' })).toBeDefined();
});
