import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, expect, it } from 'vitest';

import { inputsSchema } from '../inputs';

import { readService } from './read-service';

const SPECIFICATION =
  'openapi: 3.1.0\ninfo: { title: Shelf, version: "1" }\npaths:\n  /a: { get: { responses: { "204": { description: Nothing } } } }\n';

let workingDirectory: string;

beforeEach(async () => {
  workingDirectory = await createTemporaryDirectory();
  await mkdir(path.join(workingDirectory, 'backend'));
});

/** Reads a service that has a specification: nothing is installed for that. */
function read(inputs: object): ReturnType<typeof readService> {
  const no = (): never => {
    throw new Error('nothing is run');
  };
  const log = { debug: no, info: no, warning: no, error: no };
  const deps = { workingDirectory, exec: { run: no }, cacheDirectory: '', log, actionDirectory: '' };
  return readService(inputsSchema.parse({ service: 'backend', ...inputs }), false, deps);
}

it('takes the specification that the service has', async () => {
  await writeFile(path.join(workingDirectory, 'backend/package.json'), '{ "name": "shelf" }');
  await writeFile(path.join(workingDirectory, 'backend/openapi.yaml'), SPECIFICATION);
  const { existing, specification, underived } = await read({});
  expect(existing).toEqual({ directory: 'backend', specification: 'found' });
  expect(specification.source).toBe('backend/openapi.yaml');
  expect(underived).toEqual([]);
});

it('takes the one that is given before that', async () => {
  await writeFile(path.join(workingDirectory, 'backend/package.json'), '{}');
  await writeFile(path.join(workingDirectory, 'backend/openapi.yaml'), 'no: specification');
  await writeFile(path.join(workingDirectory, 'given.yaml'), SPECIFICATION);
  const { existing } = await read({ spec: 'given.yaml' });
  expect(existing.specification).toBe('given');
});

it.each([
  ['no package.json', undefined, /service: "backend" has no package\.json/],
  ['one that is no JSON', 'x', /cannot be read/],
])('refuses a directory with %s', async (_what, text, message) => {
  if (text !== undefined) await writeFile(path.join(workingDirectory, 'backend/package.json'), text);
  await expect(read({})).rejects.toThrow(message);
});
