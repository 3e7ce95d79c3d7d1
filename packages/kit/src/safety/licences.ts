import parseExpression from 'spdx-expression-parse';
import type { Info } from 'spdx-expression-parse';

/**
 * Licences that what ships may carry: permissive ones, which ask for no more than a notice. SPDX identifiers.
 * Everything else is a finding for a person to judge.
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'AFL-2.1',
  'Apache-2.0',
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'W3C-20150513',
  'WTFPL',
  'X11',
  'Zlib',
];

/** Licences that tools of development may carry besides {@link ALLOWED_LICENCES}: nothing of them is passed on. */
export const ALLOWED_FOR_DEVELOPMENT: readonly string[] = [
  ...ALLOWED_LICENCES,
  'EPL-2.0',
  'LGPL-2.1-only',
  'LGPL-2.1-or-later',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MPL-2.0',
];

/** What the policy says of one package. `unknown`: there is nothing to judge, so a person has to look. */
export interface LicenceVerdict {
  readonly verdict: 'allowed' | 'not-allowed' | 'unknown';
  /** For a person, without the package's name: `GPL-3.0-only is not on the list of allowed licences`. */
  readonly reason: string;
}

function parseStrictly(text: string): Info | undefined {
  try {
    return parseExpression(text);
  } catch {
    return undefined;
  }
}

/** A choice needs one allowed side, a conjunction both. An exception only ever permits more, so it is passed over. */
function findRefused(info: Info, allowed: ReadonlySet<string>): string[] {
  if ('license' in info) return allowed.has(info.license) ? [] : [info.license];
  const [left, right] = [findRefused(info.left, allowed), findRefused(info.right, allowed)];
  if (info.conjunction === 'or' && (left.length === 0 || right.length === 0)) return [];
  return [...left, ...right];
}

/**
 * Judges a package's licence as its manifest declares it. Only an SPDX expression counts: guessing what else was meant
 * (`not MIT, ask Bob`) would let through what nobody allowed.
 * @param declared - `undefined` or empty when the manifest says nothing
 * @param allowed - SPDX identifiers; {@link ALLOWED_LICENCES} unless given
 */
export function judgeLicence(
  declared: string | undefined,
  allowed: readonly string[] = ALLOWED_LICENCES,
): LicenceVerdict {
  const text = declared?.trim() ?? '';
  if (text === '') return { verdict: 'unknown', reason: 'declares no licence' };
  if (/^unlicensed$/i.test(text)) return { verdict: 'not-allowed', reason: 'UNLICENSED grants no right to use it' };
  if (/^see licen[sc]e in/i.test(text)) return { verdict: 'unknown', reason: `says only ${JSON.stringify(text)}` };
  const info = parseStrictly(text);
  if (info === undefined) return { verdict: 'unknown', reason: `${JSON.stringify(text)} is no SPDX expression` };
  const refused = [...new Set(findRefused(info, new Set(allowed)))];
  if (refused.length === 0) return { verdict: 'allowed', reason: `${text} is allowed` };
  const verb = refused.length === 1 ? 'is' : 'are';
  return {
    verdict: 'not-allowed',
    reason: `${refused.join(', ')} ${verb} not on the list of allowed licences`,
  };
}

function readName(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isNamed = typeof value === 'object' && value !== null && 'type' in value;
  return isNamed && typeof value.type === 'string' ? value.type : undefined;
}

/**
 * The licence that a `package.json` (or an entry of a lock file) declares: `license` as text or as `{type}`, or the
 * old list `licenses`, of which any may be chosen.
 */
export function readDeclaredLicence(manifest: unknown): string | undefined {
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const { license, licenses } = manifest as { license?: unknown; licenses?: unknown };
  const one = readName(license) ?? readName(licenses);
  if (one !== undefined || !Array.isArray(licenses)) return one;
  const names = licenses.map(readName).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names.length === 1 ? names[0] : `(${names.join(' OR ')})`;
}
