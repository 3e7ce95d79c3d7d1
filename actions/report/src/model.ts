import { readFile } from 'node:fs/promises';

import type { Account } from '@orchestrate/contracts/account';
import type { ReportSource } from '@orchestrate/contracts/report-data';
import type { Retention } from '@orchestrate/contracts/retention';
import type { Summary } from '@orchestrate/contracts/summary';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { ProposalEvidence, RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import type { Redact } from '@orchestrate/kit/safety/redaction';
import { redactValues } from '@orchestrate/kit/safety/redaction';
import { sanitizeText } from '@orchestrate/kit/safety/text';

/** What both reports are rendered from. Its texts are redacted and bounded; they are not escaped. */
export interface ReportModel {
  readonly summary: Summary;
  readonly evidence: RunEvidence;
  /** Where the service went, or why it stayed. */
  readonly publicationNote: string;
  /** What a model says of the run; absent where none was asked or answered. */
  readonly account?: Account | undefined;
  /** What the service is made from, as CycloneDX; absent where it has no lock file. */
  readonly sbom?: string | undefined;
  /** What coverage line by line is about; absent where there is none. */
  readonly sources?: readonly ReportSource[] | undefined;
  /** What of the run was cut; absent where it is whole. */
  readonly retention?: Retention | undefined;
  /** Patches of accepted fixes, by path. */
  readonly patches: ReadonlyMap<string, string>;
}

const PATCH_LIMIT = 64 * 1024;
const PATCHES_LIMIT = 50;
const FIX_KINDS = ['fix', 'repair', 'dependency', 'configuration'];

/** Proposals whose diffs are shown: what was mended, not what was generated. */
export function listFixes(evidence: RunEvidence): ProposalEvidence[] {
  return evidence.proposals.filter(({ value }) => value.accepted && FIX_KINDS.includes(value.kind));
}

async function readPatches(run: RunDirectory, evidence: RunEvidence): Promise<Map<string, string>> {
  const patches = new Map<string, string>();
  for (const { value } of listFixes(evidence).slice(0, PATCHES_LIMIT)) {
    const text = await readFile(run.resolve(value.patch), 'utf8').catch(() => undefined);
    if (text !== undefined) patches.set(value.patch, sanitizeText(text, PATCH_LIMIT));
  }
  return patches;
}

/** Gathers what the reports show. */
export async function createModel(
  run: RunDirectory,
  redact: Redact,
  parts: Omit<ReportModel, 'patches'>,
): Promise<ReportModel> {
  const patches = await readPatches(run, parts.evidence);
  return {
    ...redactValues(redact, parts),
    patches: new Map([...patches].map(([file, text]) => [file, redact(text)])),
  };
}
