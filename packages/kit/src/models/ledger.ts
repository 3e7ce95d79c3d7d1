import { openSync, readFileSync, writeSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { LedgerLine, ModelCost } from '@orchestrate/contracts/model-call';
import { ledgerLineSchema } from '@orchestrate/contracts/model-call';

import { isNotFound } from '../errors';
import { LEDGER_FILE, RUN_LAYOUT } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';
import type { Redact } from '../safety/redaction';

import { addCosts, totalOf } from './totals';
import { WaitingTime } from './waiting-time';

/** What lines of a ledger come to. */
export interface LedgerSums {
  readonly cost: ModelCost;
  /** Those that were paid for. */
  readonly tokens: number;
  /** Whether a request was answered. */
  readonly hasAnswered: boolean;
}

/** What the requests of a run cost. It keeps sums and no lines, however many requests there are. */
export interface Ledger {
  /** Every line of the run from before this was opened, those of a try of this attempt that was cut off included. */
  readonly earlier: readonly LedgerLine[];
  /** Of this attempt's file, those of such a try included. */
  own(): LedgerSums;
  /** Seconds that the run has waited for models. */
  waited(): number;
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
 * written, and no file is made, before the first; from then on the file is open for as long as the process runs.
 * @param directory - of the attempt, relative to the run directory
 */
export async function openLedger(run: RunDirectory, directory: string, redact: Redact): Promise<Ledger> {
  const file = run.resolve(directory, LEDGER_FILE);
  const before = readIfPresent(file);
  const cutOff = parseLedger(before);
  const earlier = [...(await readOthers(run, directory)), ...cutOff];
  const waiting = new WaitingTime();
  for (const line of earlier) waiting.add(line);
  let sums = cutOff.reduce(addLine, NOTHING);
  let torn = before !== '' && !before.endsWith('\n');
  let descriptor: number | undefined;
  return {
    earlier,
    own: () => sums,
    waited: () => waiting.seconds(),
    append(line) {
      const text = redact(JSON.stringify(ledgerLineSchema.parse(line)));
      descriptor ??= openSync(file, 'a');
      writeSync(descriptor, `${torn ? '\n' : ''}${text}\n`);
      torn = false;
      sums = addLine(sums, line);
      waiting.add(line);
    },
  };
}

const NOTHING: LedgerSums = { cost: 0, tokens: 0, hasAnswered: false };

function addLine(sums: LedgerSums, line: LedgerLine): LedgerSums {
  const { cost, tokens } = totalOf([line]);
  return {
    cost: addCosts([sums.cost, cost]),
    tokens: sums.tokens + tokens,
    hasAnswered: sums.hasAnswered || line.outcome === 'answered',
  };
}

/** What is charged against the caps: what a request cost, or the most it can have cost where nobody told. */
export function chargeOf({ cost, estimate }: LedgerLine): number {
  if (cost !== 'unknown') return cost;
  return estimate === undefined || estimate === 'unknown' ? 0 : estimate;
}
