import { z } from 'zod';

/**
 * What an action says of its own work.
 *
 * `done`: all that was asked, and a gate proved it. `partial`: some of it, the rest is named. `noop`: nothing needed
 * doing, and that was checked. `blocked`: a human, a permission, a key or a budget is missing, and it is named.
 * `failed`: it was tried and did not work. A crash, a time-out, an unparsable answer or a missing tool is never `done`
 * and never `noop`.
 */
export const statusSchema = z.enum(['done', 'partial', 'noop', 'blocked', 'failed']);
/** See {@link statusSchema}. */
export type Status = z.infer<typeof statusSchema>;

/**
 * Who did the work. `offline`: deterministic tools, no model, no key. `live`: a model provider was asked. `replay`: a
 * recorded conversation answered in a provider's place.
 */
export const engineSchema = z.enum(['offline', 'live', 'replay']);
/** See {@link engineSchema}. */
export type Engine = z.infer<typeof engineSchema>;

/** What a whole run ends as; the entry script maps it to exit codes 0, 3 and 1. */
export const verdictSchema = z.enum(['success', 'partial', 'failed']);
/** See {@link verdictSchema}. */
export type Verdict = z.infer<typeof verdictSchema>;

/** What {@link decideVerdict} looks at: the last word of each phase and of each quality gate. */
export interface VerdictEvidence {
  /** One entry a phase, its last attempt only; `skipped` stands for a phase that was meant to run and did not. */
  readonly phases: readonly { readonly phase: string; readonly status: Status | 'skipped' }[];
  /** The quality gates as last run, on the last tree. */
  readonly gates: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly passed: boolean;
    /** It fails in nothing but what comes and goes on the same tree. */
    readonly quarantined?: boolean | undefined;
  }[];
}

/**
 * The run's verdict: `failed` when a phase failed or a required gate does not pass; `partial` when anything was
 * blocked, left out by necessity or left to a human; else `success`. An optional gate that fails makes it `partial`, and
 * so does one that fails in nothing but what is in quarantine.
 */
export function decideVerdict(evidence: VerdictEvidence): Verdict {
  const statuses = evidence.phases.map((phase) => phase.status);
  const isRequiredGateRed = evidence.gates.some(
    ({ required, passed, quarantined }) => required && !passed && quarantined !== true,
  );
  if (isRequiredGateRed || statuses.includes('failed')) return 'failed';
  const isOptionalGateRed = evidence.gates.some((gate) => !gate.passed);
  const isIncomplete = statuses.some((status) => status === 'partial' || status === 'blocked' || status === 'skipped');
  return isIncomplete || isOptionalGateRed ? 'partial' : 'success';
}
