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

/** Needed by services with XML alone. It needs no package itself, so that the lock can go without it. */
const XML_PACKAGE = '@xmldom/xmldom';

function leaveOut(dependencies: unknown): Json {
  return Object.fromEntries(Object.entries(dependencies as Json).filter(([name]) => name !== XML_PACKAGE));
}

function leaveOutXml(
  manifest: Json,
  packages: Record<string, Json>,
): { manifest: Json; packages: Record<string, Json> } {
  const { [`node_modules/${XML_PACKAGE}`]: _xml, '': root = {}, ...rest } = packages;
  const slim = (one: Json): Json => ({ ...one, dependencies: leaveOut(one.dependencies) });
  return { manifest: slim(manifest), packages: { '': slim(root), ...rest } };
}

/**
 * The package of every service, under the name and version of this one; the lock stays in step.
 * @param hasXml - whether the service reads or writes XML
 */
export async function createPackage({ service }: Plan, folder: string, hasXml: boolean): Promise<SourceFile[]> {
  const read = async (file: string): Promise<Json> =>
    JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Json;
  const [whole, lock] = await Promise.all([read('package.json'), read('package-lock.json')]);
  const identity = { name: service.name, version: toVersion(service.version) };
  const all = lock.packages as Record<string, Json>;
  const { manifest, packages } = hasXml ? { manifest: whole, packages: all } : leaveOutXml(whole, all);
  const { name: _name, version: _version, ...rest } = manifest;
  const description = service.description?.split('\n')[0]?.trim();
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
