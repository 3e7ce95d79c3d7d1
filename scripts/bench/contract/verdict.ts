import type { UniqueFailure } from './failures';

/** What was found on one specification. */
export interface Verdict {
  readonly specification: string;
  readonly operations: number;
  /** Ids of the operations that nobody has written: they answer 501. */
  readonly custom: readonly string[];
  readonly failures: readonly JudgedFailure[];
  readonly seconds: number;
}

export interface JudgedFailure extends UniqueFailure {
  /**
   * `contradiction`: it is listed as one of the specification's own, and is one. `unwritten`: the 501 of a custom
   * operation, which the share of implemented operations already tells.
   */
  readonly kind: 'failure' | 'contradiction' | 'unwritten';
}

/** Of all operations, how many must be more than a 501. */
export const LEAST_IMPLEMENTED = 0.95;

/** The share of the operations of all specifications that somebody has written. */
export function shareImplemented(verdicts: readonly Verdict[]): number {
  const all = verdicts.reduce((sum, { operations }) => sum + operations, 0);
  const custom = verdicts.reduce((sum, verdict) => sum + verdict.custom.length, 0);
  return all === 0 ? 0 : (all - custom) / all;
}

function listLeft({ failures }: Verdict): readonly JudgedFailure[] {
  return failures.filter(({ kind }) => kind === 'failure');
}

export function isAboveBar(verdicts: readonly Verdict[]): boolean {
  return verdicts.every((one) => listLeft(one).length === 0) && shareImplemented(verdicts) >= LEAST_IMPLEMENTED;
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function renderFailure({ specification }: Verdict, failure: JudgedFailure): string {
  const { operation, check, status, times, proof, example, message } = failure;
  const kind = failure.kind === 'failure' ? 'FAILURE' : failure.kind;
  const why = proof === undefined ? '' : ` [${proof}]`;
  const head = `${kind}${why} ${specification} · ${operation} · ${check} · ${String(status ?? '-')} · seen ${times} times`;
  if (failure.kind !== 'failure') return head;
  const [first = ''] = message.split('\n').filter((line) => line !== '');
  return `${head}\n    ${example}\n    ${first}`;
}

/** How many failures count, and how many of them a proof shows to be the specification's, though nobody listed them. */
function countLeft(verdict: Verdict): string {
  const left = listLeft(verdict);
  const proven = left.filter(({ proof }) => proof !== undefined).length;
  return proven === 0 ? String(left.length) : `${left.length}, ${proven} of them proven`;
}

/** Every failure, then a table with a line a specification. */
export function renderVerdicts(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((one) => {
    const implemented = `${one.operations - one.custom.length}/${one.operations}`;
    const contradictions = String(one.failures.filter(({ kind }) => kind === 'contradiction').length);
    const customs = one.custom.length === 0 ? '-' : one.custom.join(', ');
    return [one.specification, implemented, customs, contradictions, countLeft(one), `${one.seconds.toFixed(0)} s`];
  });
  const head = ['specification', 'implemented', 'custom (501)', 'contradictions', 'failures', 'time'];
  const failures = verdicts.flatMap((one) => one.failures.map((failure) => renderFailure(one, failure)));
  const share = `${(shareImplemented(verdicts) * 100).toFixed(1)} % of the operations implemented`;
  const verdict = isAboveBar(verdicts) ? 'ok' : 'MISSED';
  const bar = `bar: 0 failures, ≥ ${LEAST_IMPLEMENTED * 100} % implemented`;
  return [...failures, '', align([head, ...rows]), `${share}; ${bar}: ${verdict}`].join('\n');
}
