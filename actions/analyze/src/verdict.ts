import type { AnalyserResult, Finding } from '@orchestrate/contracts/finding';
import type { NotRun } from '@orchestrate/contracts/phase-record';
import type { Status } from '@orchestrate/contracts/status';
import { sortByImportance } from '@orchestrate/kit/findings/importance';

import type { Analyser } from './analyser';

export interface VerdictInput {
  readonly measured: readonly { readonly analyser: Pick<Analyser, 'isRequired'>; readonly result: AnalyserResult }[];
  readonly findings: readonly Finding[];
  readonly fresh: readonly Finding[];
  readonly hasBaseline: boolean;
  readonly fixed: number;
}

export interface Verdict {
  readonly status: Status;
  readonly headline: string;
  readonly remaining: readonly string[];
  readonly notRun: readonly NotRun[];
}

const NAMED_ERRORS = 10;

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function describe(input: VerdictInput, ran: number, applicable: number): string {
  const { findings, fresh, hasBaseline, fixed } = input;
  const errors = fresh.filter(({ level }) => level === 'error').length;
  const tools = ran === applicable ? plural(ran, 'analyser') : `${ran} of ${plural(applicable, 'analyser')}`;
  const counted = hasBaseline
    ? `${plural(fresh.length, 'new finding')} (${plural(errors, 'error')}) of ${findings.length}`
    : `${plural(fresh.length, 'finding')} (${plural(errors, 'error')})`;
  return `${tools}, ${counted}, ${fixed} fixed`;
}

function nameErrors(errors: readonly Finding[]): string[] {
  const named = sortByImportance(errors)
    .slice(0, NAMED_ERRORS)
    .map(({ path, line, tool, rule, message }) => {
      const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`} `;
      return `${place}${tool}/${rule}: ${message.slice(0, 160)}`;
    });
  const rest = errors.length - named.length;
  return rest > 0 ? [...named, `and ${plural(rest, 'more error')}`] : named;
}

/**
 * `done` when every required analyser that applies ran, none broke and no new finding is an error; `failed` when none
 * of the required ones could run; else `partial`. Never `noop`: looking is work, also when nothing is found.
 */
export function decideVerdict(input: VerdictInput): Verdict {
  const applicable = input.measured.filter(({ result }) => result.outcome !== 'not-applicable');
  const required = applicable.filter(({ analyser }) => analyser.isRequired);
  const didNotRun = required.filter(({ result }) => result.outcome === 'not-run');
  const broken = applicable.filter(({ result }) => result.outcome === 'failed');
  const optional = applicable.filter(({ analyser, result }) => !analyser.isRequired && result.outcome === 'not-run');
  const ran = applicable.filter(({ result }) => result.outcome === 'ran').length;
  const errors = input.fresh.filter(({ level }) => level === 'error');
  const remaining = [
    ...broken.map(({ result }) => `${result.tool} broke: ${result.reason ?? ''}`),
    ...didNotRun.map(({ result }) => `${result.tool} did not run: ${result.reason ?? ''}`),
    ...nameErrors(errors),
  ];
  const hasRun = required.some(({ result }) => result.outcome === 'ran');
  return {
    status: !hasRun ? 'failed' : remaining.length > 0 ? 'partial' : 'done',
    headline: describe(input, ran, applicable.length - optional.length),
    remaining: hasRun || required.length > 0 ? remaining : ['there is nothing to analyse'],
    notRun: optional.map(({ result }) => ({ tool: result.tool, reason: result.reason ?? '' })),
  };
}
