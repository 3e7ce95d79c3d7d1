import type { Summary } from '@orchestrate/contracts/summary';

/** One number of a run, by the name of its metric. */
export interface Measurement {
  /** Dots between the parts, as OpenTelemetry names metrics. */
  readonly name: string;
  /** UCUM: `s`, `1`, `{test}`. */
  readonly unit: string;
  readonly help: string;
  readonly points: readonly { readonly value: number; readonly labels: Readonly<Record<string, string>> }[];
}

const RESULTS: Readonly<Record<Summary['status'], string>> = {
  success: 'success',
  partial: 'success',
  failed: 'failure',
};

/** What the run ended as, in the words of OpenTelemetry's conventions for pipelines; see `cicd.pipeline.result`. */
export function resultOf(summary: Summary): string {
  return RESULTS[summary.status];
}

function one(value: number, labels: Readonly<Record<string, string>> = {}): Measurement['points'] {
  return [{ value, labels }];
}

type Taken = Summary['phases'][number]['resources'];

/** Without the commands it is no sum. */
function sumCpu(taken: Taken): number | undefined {
  if (taken?.commandsCpuSeconds === undefined) return undefined;
  return Math.round((taken.cpuSeconds + taken.commandsCpuSeconds) * 1000) / 1000;
}

function peakOf({ peakMemoryBytes, commandsPeakMemoryBytes = 0 }: NonNullable<Taken>): number {
  return Math.max(peakMemoryBytes, commandsPeakMemoryBytes);
}

type Labelled = (value: (phase: Summary['phases'][number]) => number | undefined) => Measurement['points'];

function measureResources(labelled: Labelled): Measurement[] {
  return [
    {
      name: 'orchestrate.phase.cpu.time',
      unit: 's',
      help: 'Processor time that a phase and its commands took, where it is known',
      points: labelled(({ resources }) => sumCpu(resources)),
    },
    {
      name: 'orchestrate.phase.memory.peak',
      unit: 'By',
      help: 'The most memory that a phase or one of its commands held, where it is known',
      points: labelled(({ resources }) => resources && peakOf(resources)),
    },
  ];
}

function measurePhases({ phases }: Summary): Measurement[] {
  const ran = phases.filter(({ status }) => status !== 'skipped');
  const labelled: Labelled = (value) =>
    ran.flatMap((phase) => {
      const number = value(phase);
      const labels = { phase: phase.phase, attempt: String(phase.attempt), status: phase.status };
      return number === undefined ? [] : [{ value: number, labels }];
    });
  return [
    {
      name: 'orchestrate.phase.duration',
      unit: 's',
      help: 'Time that a phase took',
      points: labelled(({ seconds }) => seconds),
    },
    ...measureResources(labelled),
    {
      name: 'orchestrate.phase.cost',
      unit: 'USD',
      help: 'What models cost in a phase, where it is known',
      points: labelled(({ cost }) => (cost === 'unknown' ? undefined : cost)),
    },
    {
      name: 'orchestrate.phase.tokens',
      unit: '{token}',
      help: 'Tokens that models took in a phase, in and out',
      points: labelled(({ tokens }) => tokens),
    },
  ];
}

function measureCoverage({ coverage }: Summary): Measurement[] {
  if (coverage === null) return [];
  const points = [
    { value: coverage.lines / 100, labels: { of: 'lines' } },
    { value: coverage.branches / 100, labels: { of: 'branches' } },
  ];
  return [{ name: 'orchestrate.coverage', unit: '1', help: 'Share of the service that its tests cover', points }];
}

function measureFindings({ findings }: Summary): Measurement[] {
  if (findings === null) return [];
  const points = [
    { value: findings.before, labels: { when: 'before' } },
    { value: findings.after, labels: { when: 'after' } },
  ];
  return [{ name: 'orchestrate.findings', unit: '{finding}', help: 'Findings of the analysers', points }];
}

function measureQuality({ tests_passed, tests_failed, fixes, recommendations }: Summary): Measurement[] {
  return [
    {
      name: 'orchestrate.tests',
      unit: '{test}',
      help: 'Tests by their outcome',
      points: [
        { value: tests_passed, labels: { outcome: 'passed' } },
        { value: tests_failed, labels: { outcome: 'failed' } },
      ],
    },
    { name: 'orchestrate.fixes', unit: '{fix}', help: 'Fixes that passed their gates', points: one(fixes.length) },
    {
      name: 'orchestrate.recommendations',
      unit: '{recommendation}',
      help: 'What is left to do before users come',
      points: one(recommendations.length),
    },
  ];
}

/** The numbers of a run. What nobody measured has no point: it is not 0. */
export function measureRun(summary: Summary): Measurement[] {
  return [
    {
      name: 'cicd.pipeline.run.duration',
      unit: 's',
      help: 'Time that the run took',
      points: one(summary.time_taken_seconds, { 'cicd.pipeline.result': resultOf(summary) }),
    },
    ...measurePhases(summary),
    ...measureCoverage(summary),
    ...measureFindings(summary),
    ...measureQuality(summary),
  ].filter(({ points }) => points.length > 0);
}
