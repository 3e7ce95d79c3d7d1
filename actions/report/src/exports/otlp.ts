import { createHash } from 'node:crypto';

import type { Event } from '@orchestrate/contracts/event';
import type { Summary } from '@orchestrate/contracts/summary';
import type { AttemptEvidence, RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { Measurement } from './measurements';
import { resultOf } from './measurements';

type Scalar = string | number | boolean;

interface Attribute {
  readonly key: string;
  readonly value: object;
}

/** A span in OTLP's JSON: identifiers in hex, nanoseconds as decimal text. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number; readonly message?: string };
}

const [INTERNAL, SERVER, CLIENT] = [1, 2, 3] as const;
const ERROR = 2;
const MILLION = 1_000_000n;
const GAUGE = 'gauge';

function toAttribute(key: string, value: Scalar): Attribute {
  if (typeof value === 'string') return { key, value: { stringValue: value } };
  if (typeof value === 'boolean') return { key, value: { boolValue: value } };
  return { key, value: Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value } };
}

function toAttributes(given: Readonly<Record<string, Scalar | undefined>>): Attribute[] {
  return Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [toAttribute(key, value)]));
}

function toNanoseconds(instant: string, afterSeconds = 0): string {
  return String((BigInt(Date.parse(instant)) + BigInt(Math.round(afterSeconds * 1000))) * MILLION);
}

function identify(length: 16 | 32, ...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}

function describeResource(summary: Summary): { readonly attributes: readonly Attribute[] } {
  return {
    attributes: toAttributes({
      'service.name': 'orchestrate',
      'cicd.pipeline.name': 'orchestrate',
      'cicd.pipeline.run.id': summary.run_id,
    }),
  };
}

type Parent = Pick<Span, 'traceId' | 'spanId'>;

function toChild(parent: Parent, key: string): Pick<Span, 'traceId' | 'spanId' | 'parentSpanId'> {
  return {
    traceId: parent.traceId,
    spanId: identify(16, parent.traceId, parent.spanId, key),
    parentSpanId: parent.spanId,
  };
}

function traceCommand(event: Extract<Event, { type: 'command.finished' }>, parent: Parent): Span {
  const { tool, version, exitCode, outcome, seconds, startedAt, why, cpuSeconds, peakMemoryBytes } = event.data;
  const hasFailed = outcome !== 'exited' || exitCode !== 0;
  return {
    ...toChild(parent, `${event.writer} ${event.seq}`),
    name: `exec ${tool}`,
    kind: INTERNAL,
    startTimeUnixNano: toNanoseconds(startedAt),
    endTimeUnixNano: toNanoseconds(startedAt, seconds),
    attributes: toAttributes({
      'process.executable.name': tool,
      'process.exit.code': exitCode ?? undefined,
      'orchestrate.tool.version': version,
      'orchestrate.why': why,
      'orchestrate.cpu_seconds': cpuSeconds,
      'orchestrate.memory_peak_bytes': peakMemoryBytes,
      'error.type': hasFailed && outcome !== 'exited' ? outcome : undefined,
    }),
    // A command that fails may be what a gate is there to see: it is no error of the run.
    status: {},
  };
}

function traceModel(event: Extract<Event, { type: 'model.asked' }>, parent: Parent): Span {
  const { provider, model, task, tokens, cost, seconds, startedAt, outcome, conversation } = event.data;
  const hasFailed = outcome !== 'answered';
  return {
    ...toChild(parent, `${event.writer} ${event.seq}`),
    name: `chat ${model}`,
    kind: CLIENT,
    startTimeUnixNano: toNanoseconds(startedAt),
    endTimeUnixNano: toNanoseconds(startedAt, seconds),
    attributes: toAttributes({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      'gen_ai.usage.input_tokens': tokens.input,
      'gen_ai.usage.output_tokens': tokens.output,
      'orchestrate.model.task': task,
      'orchestrate.model.cost_usd': cost === 'unknown' ? undefined : cost,
      'orchestrate.conversation': conversation,
      'error.type': hasFailed ? outcome : undefined,
    }),
    status: hasFailed ? { code: ERROR, message: outcome } : {},
  };
}

const TASK_RESULTS: Readonly<Record<string, string>> = {
  done: 'success',
  partial: 'success',
  noop: 'success',
  blocked: 'skip',
  failed: 'failure',
};

function findEvents({ step, number }: AttemptEvidence, events: readonly Event[]): Event[] {
  const writers = new Set(
    events.flatMap((event) =>
      event.type === 'phase.started' && event.phase === step && event.data.attempt === number ? [event.writer] : [],
    ),
  );
  return events.filter(({ writer }) => writers.has(writer));
}

function traceAttempt(attempt: AttemptEvidence, events: readonly Event[], root: Parent): Span[] {
  const { step, number, output, startedAt, endedAt } = attempt;
  if (startedAt === undefined) return [];
  const status = output?.status;
  const own = toChild(root, `${step} ${number}`);
  const span: Span = {
    ...own,
    name: step,
    kind: INTERNAL,
    startTimeUnixNano: toNanoseconds(startedAt),
    endTimeUnixNano: toNanoseconds(endedAt ?? startedAt),
    attributes: toAttributes({
      'cicd.pipeline.task.name': step,
      'cicd.pipeline.task.run.id': attempt.directory,
      'cicd.pipeline.task.run.result': status === undefined ? 'error' : TASK_RESULTS[status],
      'orchestrate.status': status,
      'orchestrate.engine': output?.engine,
    }),
    status: status === 'failed' || status === undefined ? { code: ERROR, message: output?.headline ?? 'cut off' } : {},
  };
  const children = findEvents(attempt, events).flatMap((event): Span[] => {
    if (event.type === 'command.finished') return [traceCommand(event, own)];
    return event.type === 'model.asked' ? [traceModel(event, own)] : [];
  });
  return [span, ...children];
}

/**
 * A run as a trace in OTLP's JSON: the run, its phases, and what each started or asked. Names are those of
 * OpenTelemetry's semantic conventions for CI/CD and for generative AI.
 */
export function renderTraces(summary: Summary, evidence: Pick<RunEvidence, 'attempts' | 'events'>): object {
  const traceId = identify(32, summary.run_id);
  const root = { traceId, spanId: identify(16, summary.run_id) };
  const isFailed = summary.status === 'failed';
  const span: Span = {
    ...root,
    name: 'RUN orchestrate',
    kind: SERVER,
    startTimeUnixNano: toNanoseconds(summary.started_at),
    endTimeUnixNano: toNanoseconds(summary.finished_at),
    attributes: toAttributes({
      'cicd.pipeline.action.name': 'RUN',
      'cicd.pipeline.result': resultOf(summary),
      'orchestrate.verdict': summary.status,
      'orchestrate.engine': summary.engine,
    }),
    status: isFailed ? { code: ERROR, message: summary.failures[0]?.message ?? 'failed' } : {},
  };
  const spans = [span, ...evidence.attempts.flatMap((attempt) => traceAttempt(attempt, evidence.events, root))];
  return {
    resourceSpans: [{ resource: describeResource(summary), scopeSpans: [{ scope: { name: 'orchestrate' }, spans }] }],
  };
}

/** The numbers of a run in OTLP's JSON, each as a gauge at the end of the run. */
export function renderMetrics(summary: Summary, measurements: readonly Measurement[]): object {
  const timeUnixNano = toNanoseconds(summary.finished_at);
  const metrics = measurements.map(({ name, unit, help, points }) => ({
    name,
    unit,
    description: help,
    [GAUGE]: {
      dataPoints: points.map(({ value, labels }) => ({
        attributes: toAttributes(labels),
        timeUnixNano,
        asDouble: value,
      })),
    },
  }));
  return {
    resourceMetrics: [
      { resource: describeResource(summary), scopeMetrics: [{ scope: { name: 'orchestrate' }, metrics }] },
    ],
  };
}
