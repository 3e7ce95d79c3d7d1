import { gzipSync } from 'node:zlib';

import type { Analysis, Finding } from '@orchestrate/contracts/finding';
import { sortByImportance } from '@orchestrate/kit/findings/importance';
import { renderSarif } from '@orchestrate/kit/findings/sarif';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import type { ToPlace } from '../subject/place';

/** What code scanning takes. */
export interface UploadLimits {
  /** Compressed. */
  readonly bytes: number;
  readonly runs: number;
  /** Of a run; it takes more, and shows so many. */
  readonly results: number;
}

/** GitHub's own limits. */
export const LIMITS: UploadLimits = { bytes: 10_000_000, runs: 20, results: 5_000 };

/** A SARIF file, and how many of the findings are in it. */
export interface SarifUpload {
  readonly text: string;
  readonly compressed: Buffer;
  readonly shown: number;
  readonly leftOut: number;
}

const MOST_MESSAGE = 2_000;

/** SARIF knows links in messages; what a run says is text. A rule's help is an address that the run names: left out. */
function toText(finding: Finding, path: string): Finding {
  const { help: _help, ...rest } = finding;
  const message = sanitizeText(finding.message, MOST_MESSAGE).replaceAll('](', '] (');
  return { ...rest, path, message: message.trim() || 'no message' };
}

/**
 * The findings that are left, as SARIF for code scanning, the gravest first as far as they fit. A tool that broke is left
 * out whole: a run of it without results would close what it found before.
 * @param category - keeps the results of two services apart
 */
export function renderUpload(
  { analysers, after }: Pick<Analysis, 'analysers' | 'after'>,
  { toPlace, category }: { readonly toPlace: ToPlace; readonly category: string },
  limits: UploadLimits = LIMITS,
): SarifUpload {
  const ran = analysers.filter(({ outcome }) => outcome === 'ran').slice(0, limits.runs);
  const placed = sortByImportance(after).flatMap((finding) => {
    const place = finding.path === undefined ? undefined : toPlace(finding.path);
    return place === undefined ? [] : [toText(finding, place)];
  });
  for (let most = limits.results; ; most = Math.floor(most / 2)) {
    const findings = ran.flatMap(({ tool }) => placed.filter((finding) => finding.tool === tool).slice(0, most));
    const text = renderSarif({ analysers: ran, findings, category });
    const compressed = gzipSync(text);
    if (compressed.length <= limits.bytes || most === 0)
      return { text, compressed, shown: findings.length, leftOut: after.length - findings.length };
  }
}
