import { appendFileSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { LedgerLine } from '@orchestrate/contracts/model-call';
import { ledgerLineSchema } from '@orchestrate/contracts/model-call';

import { isNotFound } from '../errors';
import { LEDGER_FILE, RUN_LAYOUT } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';
import type { Redact } from '../safety/redaction';

/** What the requests of a run cost. */
export interface Ledger {
  /** Lines of this attempt's file, those of a try that was cut off included. */
  own(): readonly LedgerLine[];
  /** Every line of the run. */
  all(): readonly LedgerLine[];
  append(line: LedgerLine): void;
}

/** Reads lines; what a killed writer tore is no line. */
export function parseLedger(text: string): LedgerLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [ledgerLineSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isNotFound(error)) return '';
    throw error;
  }
}

/** The lines of one attempt; none where it asked nobody. */
export async function readLedger(run: Pick<RunDirectory, 'resolve'>, directory: string): Promise<LedgerLine[]> {
  return parseLedger(
    await readFile(run.resolve(directory, LEDGER_FILE), 'utf8').catch((error: unknown) => {
      if (isNotFound(error)) return '';
      throw error;
    }),
  );
}

async function readOthers(run: RunDirectory, directory: string): Promise<LedgerLine[]> {
  const own = path.posix.basename(directory);
  const names = (await readdir(run.resolve(RUN_LAYOUT.phases)).catch(() => [])).filter((name) => name !== own);
  const ledgers = await Promise.all(names.sort().map((name) => readLedger(run, `${RUN_LAYOUT.phases}/${name}`)));
  return ledgers.flat();
}

/**
 * Opens a phase's ledger for appending and reads what the run has spent before. A line is written whole; nothing is
 * written, and no file is made, before the first.
 * @param directory - of the attempt, relative to the run directory
 */
export async function openLedger(run: RunDirectory, directory: string, redact: Redact): Promise<Ledger> {
  const file = run.resolve(directory, LEDGER_FILE);
  const before = readIfPresent(file);
  const lines = parseLedger(before);
  const others = await readOthers(run, directory);
  let torn = before !== '' && !before.endsWith('\n');
  return {
    own: () => lines,
    all: () => [...others, ...lines],
    append(line) {
      const checked = ledgerLineSchema.parse(JSON.parse(redact(JSON.stringify(line))));
      appendFileSync(file, `${torn ? '\n' : ''}${JSON.stringify(checked)}\n`);
      torn = false;
      lines.push(checked);
    },
  };
}

/** What is charged against the caps: what a request cost, or the most it can have cost where nobody told. */
export function chargeOf({ cost, estimate }: LedgerLine): number {
  if (cost !== 'unknown') return cost;
  return estimate === undefined || estimate === 'unknown' ? 0 : estimate;
}

/** Seconds in which at least one of the requests was waited for; those at the same time count once. */
export function countWaiting(lines: readonly LedgerLine[]): number {
  const spans = lines
    .filter(({ source }) => source === 'provider')
    .map(({ ts, seconds }) => [Date.parse(ts) / 1000, Date.parse(ts) / 1000 + seconds] as const)
    .sort(([one], [other]) => one - other);
  let end = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const [from, to] of spans) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}
