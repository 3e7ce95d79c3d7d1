import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Plan } from '@orchestrate/contracts/plan';

import type { SourceFile } from './text/source-module';

type Json = Record<string, unknown>;

/** npm takes nothing else for a version. */
const SEMANTIC_VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

function toVersion(version: string): string {
  if (SEMANTIC_VERSION.test(version)) return version;
  const [major = '1', minor = '0', patch = '0'] = version.match(/\d+/g) ?? [];
  return [major, minor, patch].map((part) => String(Number(part.slice(0, 9)))).join('.');
}

function toText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The package of every service, under the name and version of this one; the lock stays in step. */
export async function createPackage({ service }: Plan, folder: string): Promise<SourceFile[]> {
  const read = async (file: string): Promise<Json> =>
    JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Json;
  const [manifest, lock] = await Promise.all([read('package.json'), read('package-lock.json')]);
  const identity = { name: service.name, version: toVersion(service.version) };
  const { name: _name, version: _version, ...rest } = manifest;
  const description = service.description?.split('\n')[0]?.trim();
  const packages = lock.packages as Record<string, Json>;
  return [
    {
      path: 'package.json',
      text: toText({ ...identity, ...(description === undefined ? {} : { description }), ...rest }),
    },
    {
      path: 'package-lock.json',
      text: toText({ ...lock, ...identity, packages: { ...packages, '': { ...packages[''], ...identity } } }),
    },
  ];
}
