import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Finding } from '@orchestrate/contracts/finding';
import { ConfigurationError, isNotFound } from '@orchestrate/kit/errors';
import { FINGERPRINT_KEY, REVIEW_RUN } from '@orchestrate/kit/findings/sarif';
import { z } from 'zod';

/** Findings that were there when somebody decided that only new ones count. */
export interface Baseline {
  /** As the user named it. */
  readonly file: string;
  readonly fingerprints: ReadonlySet<string>;
  /** Of a model's review. They are known again, and never missed: nobody may have been asked today. */
  readonly reviewed: ReadonlySet<string>;
}

/** Today's findings against a baseline. */
export interface Comparison {
  readonly fresh: readonly Finding[];
  readonly unchanged: readonly Finding[];
  /** How many of the baseline's findings are no longer there. */
  readonly gone: number;
}

const logSchema = z.object({
  version: z.literal('2.1.0'),
  runs: z.array(
    z.object({
      automationDetails: z.object({ id: z.string().optional() }).optional(),
      results: z
        .array(
          z.object({
            baselineState: z.string().optional(),
            partialFingerprints: z.record(z.string(), z.string()).optional(),
          }),
        )
        .default([]),
    }),
  ),
});

function refuse(file: string, problem: string): ConfigurationError {
  return new ConfigurationError('bad-baseline', [`baseline: ${file} ${problem}; use the SARIF that this action wrote`]);
}

/** @throws {ConfigurationError} `bad-baseline`: a baseline that cannot be read would make every finding new */
export function parseBaseline(text: string, file: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(file, 'is not JSON');
  }
  const log = logSchema.safeParse(value);
  if (!log.success) throw refuse(file, 'is not SARIF 2.1.0');
  const read = (isReview: boolean): Set<string> => {
    const runs = log.data.runs.filter((run) => (run.automationDetails?.id === REVIEW_RUN) === isReview);
    const results = runs.flatMap((run) => run.results).filter((result) => result.baselineState !== 'absent');
    const known = results.flatMap((result) => result.partialFingerprints?.[FINGERPRINT_KEY] ?? []);
    if (known.length < results.length) throw refuse(file, `has results without the fingerprint ${FINGERPRINT_KEY}`);
    return new Set(known);
  };
  return { file, fingerprints: read(false), reviewed: read(true) };
}

/** Reads the baseline that an input names; `undefined` when it names none. */
export async function readBaseline(file: string, workingDirectory: string): Promise<Baseline | undefined> {
  if (file === '') return undefined;
  const text = await readFile(path.resolve(workingDirectory, file), 'utf8').catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    throw new ConfigurationError('baseline-not-found', [
      `baseline: there is no file ${JSON.stringify(file)} in ${workingDirectory}; leave it empty to count every finding`,
    ]);
  });
  return parseBaseline(text, file);
}

/** Without a baseline every finding is new. */
export function compareWithBaseline(findings: readonly Finding[], baseline: Baseline | undefined): Comparison {
  const known = baseline?.fingerprints ?? new Set<string>();
  const unchanged = findings.filter((finding) => known.has(finding.fingerprint));
  return {
    fresh: findings.filter((finding) => !known.has(finding.fingerprint)),
    unchanged,
    gone: known.size - unchanged.length,
  };
}
