import { isDeepStrictEqual } from 'node:util';

/** Things of a run by name, each with what is to be told of it. */
export type Things = ReadonlyMap<string, string>;

/** What of a run is compared with that of another. */
export interface RunFacts {
  readonly state: string;
  readonly engine: string;
  readonly fault: string | null;
  /** By what they are: operations and the kind that each became, the specification, settings. */
  readonly plan: Things;
  /** Files of the service by path, and their hashes. */
  readonly code: Things;
  readonly tests: Things;
  readonly coverage: { readonly lines: number; readonly branches: number } | null;
  /** By fingerprint. */
  readonly findings: Things;
  readonly phases: ReadonlyMap<string, PhaseFacts>;
  /** Conversations with models by name: task, prompt, provider, model. */
  readonly prompts: Things;
  /** Files that could not be read, each with the reason. */
  readonly problems: readonly string[];
}

/** One attempt of a phase. */
export interface PhaseFacts {
  readonly status: string;
  readonly seconds: number;
  readonly cost: number | 'unknown';
  readonly tokens: number;
}

/** One thing that is in one run and not, or not so, in the other. */
export interface Change {
  readonly name: string;
  /** Absent where only the second run has it. */
  readonly before?: string;
  /** Absent where only the first run has it. */
  readonly after?: string;
}

/** What changed from one run to another. */
export interface Comparison {
  readonly verdict: readonly Change[];
  readonly plan: readonly Change[];
  readonly code: readonly Change[];
  readonly tests: readonly Change[];
  readonly findings: readonly Change[];
  readonly timings: readonly (Change & { readonly seconds: readonly [number, number] })[];
  readonly costs: readonly Change[];
  readonly prompts: readonly Change[];
}

// Two runs of the same never take equally long.
const LEAST_SECONDS = 0.5;
const LEAST_SHARE = 0.1;

/** Things that are new, gone or different, by name. */
export function compareThings(before: Things, after: Things): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === is) return [];
    return [{ name, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function toThings(values: Readonly<Record<string, string | null | undefined>>): Things {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, value] as const])));
}

function verdictOf({ state, engine, fault, phases }: RunFacts): Things {
  const statuses = [...phases].map(([name, { status }]) => [`phase ${name}`, status] as const);
  return new Map([...toThings({ state, engine, fault }), ...statuses]);
}

function coverageOf({ coverage }: RunFacts): Things {
  if (coverage === null) return new Map();
  return toThings({ 'lines covered': `${coverage.lines} %`, 'branches covered': `${coverage.branches} %` });
}

function costsOf({ phases }: RunFacts): Things {
  const spent = [...phases].filter(([, { cost, tokens }]) => cost !== 0 || tokens > 0);
  return new Map(
    spent.map(([name, { cost, tokens }]) => [name, `${tokens} tokens, $${cost}`.replace('$unknown', 'unknown cost')]),
  );
}

function compareTimes(before: RunFacts['phases'], after: RunFacts['phases']): Comparison['timings'] {
  return [...before].flatMap(([name, { seconds: was }]) => {
    const is = after.get(name)?.seconds;
    if (is === undefined) return [];
    const difference = Math.abs(is - was);
    if (difference < LEAST_SECONDS || difference < was * LEAST_SHARE) return [];
    return [{ name, before: `${was}`, after: `${is}`, seconds: [was, is] as const }];
  });
}

/** What changed from one run to another: nothing is told that is the same in both. */
export function compareRuns(before: RunFacts, after: RunFacts): Comparison {
  const of = (pick: (facts: RunFacts) => Things): Change[] => compareThings(pick(before), pick(after));
  return {
    verdict: of(verdictOf),
    plan: of(({ plan }) => plan),
    code: of(({ code }) => code),
    tests: [...of(({ tests }) => tests), ...of(coverageOf)],
    findings: of(({ findings }) => findings),
    timings: compareTimes(before.phases, after.phases),
    costs: of(costsOf),
    prompts: of(({ prompts }) => prompts),
  };
}

/** Whether there is no difference at all, times included. */
export function isSame(comparison: Comparison): boolean {
  return Object.values(comparison).every((changes) => isDeepStrictEqual(changes, []));
}
