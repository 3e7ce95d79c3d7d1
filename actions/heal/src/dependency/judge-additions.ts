import type { GateVerdict } from '@orchestrate/kit/proposals/static-gates';
import {
  ALLOWED_FOR_DEVELOPMENT,
  ALLOWED_LICENCES,
  judgeLicence,
  readDeclaredLicence,
} from '@orchestrate/kit/safety/licences';

import type { LockedPackage } from './lock-file';

const REGISTRIES = ['registry.npmjs.org', 'registry.yarnpkg.com'];

function hostOf(source: string): string {
  try {
    const { protocol, host } = new URL(source);
    return protocol === 'https:' ? host : protocol;
  } catch {
    return source;
  }
}

function judgeOne(added: LockedPackage, hosts: ReadonlySet<string>): string[] {
  const { name, version, source, isDevelopment, entry } = added;
  const allowed = isDevelopment ? ALLOWED_FOR_DEVELOPMENT : ALLOWED_LICENCES;
  const { verdict, reason } = judgeLicence(readDeclaredLicence(entry), allowed);
  const foreign = source !== undefined && !hosts.has(hostOf(source));
  return [
    ...(verdict === 'allowed' ? [] : [`${name}@${version}: ${reason}`]),
    ...(foreign ? [`${name}@${version} comes from ${hostOf(source)}, which the tree did not use before`] : []),
  ];
}

/** What of the packages locked after a change was not locked before. */
export function listAdded(known: readonly LockedPackage[], after: readonly LockedPackage[]): LockedPackage[] {
  const keys = new Set(known.map(({ name, version }) => `${name}@${version}`));
  return after.filter(({ name, version }) => !keys.has(`${name}@${version}`));
}

/** Judges licence and source of every package that a changed lock file adds. */
export function judgeAdditions(known: readonly LockedPackage[], added: readonly LockedPackage[]): GateVerdict {
  const hosts = new Set([
    ...REGISTRIES,
    ...known.flatMap(({ source }) => (source === undefined ? [] : [hostOf(source)])),
  ]);
  const problems = added.flatMap((one) => judgeOne(one, hosts));
  if (problems.length > 0) return { passed: false, detail: problems.slice(0, 5).join('; ') };
  const names = added.map(({ name, version }) => `${name}@${version}`).join(', ');
  return { passed: true, detail: added.length === 0 ? 'no package that was not locked before' : `allowed: ${names}` };
}
