import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { LicenceVerdict } from '@orchestrate/kit/safety/licences';

import type { Analyser, RawFinding } from '../analyser';
import { NotRunError } from '../analyser';
import { bundledVersion } from '../bundled-version';
import type { LockedPackage } from '../lock-file';
import { findLine, parseLock } from '../lock-file';
import type { Tree } from '../tree';

const LOCK = 'package-lock.json';

interface Declared {
  readonly item: LockedPackage;
  readonly licence: string | undefined;
}

export function describeLicence(item: LockedPackage, verdict: LicenceVerdict, line: number | undefined): RawFinding {
  const isUnknown = verdict.verdict === 'unknown';
  const use = item.isDevelopment ? ' (for development only)' : '';
  return {
    rule: isUnknown ? 'unknown-licence' : 'licence-not-allowed',
    level: isUnknown ? (item.isDevelopment ? 'note' : 'warning') : item.isDevelopment ? 'warning' : 'error',
    message: `${item.name}@${item.version}${use}: ${verdict.reason}`,
    path: LOCK,
    anchor: item.place,
    ...(line === undefined ? {} : { line }),
  };
}

async function readManifest(tree: Tree, place: string): Promise<unknown> {
  for (const ancestor of tree.ancestors) {
    const text = await readFile(path.join(ancestor, place, 'package.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as unknown;
  }
  return undefined;
}

async function readDeclared(tree: Tree, item: LockedPackage): Promise<Declared> {
  const { readDeclaredLicence } = await import('@orchestrate/kit/safety/licences');
  const locked = readDeclaredLicence(item.entry);
  if (locked !== undefined) return { item, licence: locked };
  return { item, licence: readDeclaredLicence(await readManifest(tree, item.place)) };
}

export const licences: Analyser = {
  name: 'licences',
  looksFor: `a ${LOCK}`,
  isRequired: true,
  reads: (file) => file === LOCK,
  applies: (tree) => tree.files.includes(LOCK),
  async analyse({ tree }) {
    const { ALLOWED_FOR_DEVELOPMENT, ALLOWED_LICENCES, judgeLicence } =
      await import('@orchestrate/kit/safety/licences');
    const text = await tree.read(LOCK);
    const locked = parseLock(text);
    if (locked === undefined)
      throw new NotRunError(`${LOCK} is older than version 2: npm 7 or newer writes a readable one`);
    const declared = await Promise.all(locked.map((item) => readDeclared(tree, item)));
    const findings = declared.flatMap(({ item, licence }) => {
      const verdict = judgeLicence(licence, item.isDevelopment ? ALLOWED_FOR_DEVELOPMENT : ALLOWED_LICENCES);
      const line = findLine(text, `"${item.place}": {`);
      return verdict.verdict === 'allowed' ? [] : [describeLicence(item, verdict, line)];
    });
    return { version: bundledVersion('@orchestrate/kit'), findings };
  },
};
