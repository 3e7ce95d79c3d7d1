import { createSampleTests } from '@orchestrate/testkit/sample/results';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';

import { composeSummary } from '../compose-summary';

import { renderJunit } from './junit';
import { measureRun } from './measurements';
import type { Span } from './otlp';
import { renderMetrics, renderTraces } from './otlp';
import { renderPrometheus } from './prometheus';
import { renderExports } from './write-exports';

const evidence = createSampleEvidence();
const summary = composeSummary(evidence, {
  dryRun: false,
  finishedAt: new Date(sampleInstant(150)),
  published: null,
  remaining: [],
  recommendations: [],
});

describe('renderJunit', () => {
  const report = createSampleTests();
  const [first] = report.results.tests;
  if (first === undefined) throw new Error('the sample has no test');
  const hostile = { ...first, name: 'a <b> & "c" \u0000\u001b[31m', status: 'failed', message: ']]> & <x>' } as const;

  it('counts tests as the report does, a suite for each file', () => {
    const xml = renderJunit(report);
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml) as {
      testsuites: { '@_tests': string; '@_failures': string };
    };
    expect(Number(parsed.testsuites['@_tests'])).toBe(report.results.summary.tests);
    expect(xml.match(/<testcase /g)).toHaveLength(report.results.tests.length);
  });

  it('keeps well-formed whatever a test is called and says', () => {
    const xml = renderJunit({ ...report, results: { ...report.results, tests: [hostile] } });
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml) as {
      testsuites: { testsuite: { testcase: { '@_name': string; failure: { '@_message': string } } } };
    };
    expect(testsuites.testsuite.testcase['@_name']).toBe('a <b> & "c"');
    expect(testsuites.testsuite.testcase.failure['@_message']).toBe(']]> & <x>');
    expect(xml).toMatch(/<failure message="\]\]&gt; &amp; &lt;x&gt;">/);
    expect(Array.from(xml).filter((character) => character < ' ' && character !== '\n')).toEqual([]);
  });
});

describe('renderTraces', () => {
  const { resourceSpans } = renderTraces(summary, evidence) as {
    resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
  };
  const spans = resourceSpans[0]?.scopeSpans[0]?.spans ?? [];

  it('has one span for the run, one for each attempt below it, and what was started below those', () => {
    const [root, ...others] = spans;
    const attempts = others.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
    expect(attempts.map(({ name }) => name)).toEqual(evidence.attempts.map(({ step }) => step));
    const commands = evidence.events.filter(({ type }) => type === 'command.finished');
    expect(others.filter(({ name }) => name.startsWith('exec '))).toHaveLength(commands.length);
    const ids = spans.map(({ spanId }) => spanId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { parentSpanId } of others) expect(ids).toContain(parentSpanId);
  });

  it('gives identifiers in hex and nanoseconds as text, and no span ends before it begins', () => {
    for (const { traceId, spanId, startTimeUnixNano, endTimeUnixNano } of spans) {
      expect(`${traceId} ${spanId}`).toMatch(/^[0-9a-f]{32} [0-9a-f]{16}$/);
      expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true);
    }
  });
});

describe('the numbers of a run', () => {
  const measurements = measureRun(summary);

  it('stand in the format of Prometheus, one type for each family', () => {
    const text = renderPrometheus(measurements, { run: summary.run_id, service: 'a"b\\c' });
    expect(text).toContain(`orchestrate_tests{run="${summary.run_id}",service="a\\"b\\\\c",outcome="passed"}`);
    const families = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name);
    expect(new Set(families).size).toBe(families.length);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) |[a-z_]+\{.*\} [\d.e-]+$)/);
  });

  it('are the same as metrics of OpenTelemetry', () => {
    const { resourceMetrics } = renderMetrics(summary, measurements) as {
      resourceMetrics: { scopeMetrics: { metrics: { name: string }[] }[] }[];
    };
    expect(resourceMetrics[0]?.scopeMetrics[0]?.metrics.map(({ name }) => name)).toEqual(
      measurements.map(({ name }) => name),
    );
  });

  it('tell what phases took of the machine, and nothing where a part of it is unknown', () => {
    const pick = (given: typeof summary): Record<string, number | undefined> =>
      Object.fromEntries(
        measureRun(given)
          .filter(({ name }) => /cpu|memory/.test(name))
          .map(({ name, points }) => [name, points.find(({ labels }) => labels.phase === 'generate')?.value]),
      );
    const known = { 'orchestrate.phase.cpu.time': 30.24, 'orchestrate.phase.memory.peak': 480_000_000 };
    expect(pick(summary)).toEqual(known);
    const resources = { cpuSeconds: 1, peakMemoryBytes: 5 };
    expect(pick({ ...summary, phases: summary.phases.map((phase) => ({ ...phase, resources })) })).toEqual({
      'orchestrate.phase.memory.peak': 5,
    });
  });

  it('leave out what nobody measured', () => {
    const names = measureRun({ ...summary, coverage: null, findings: null }).map(({ name }) => name);
    expect(names).not.toContain('orchestrate.coverage');
    expect(names).not.toContain('orchestrate.findings');
  });
});

describe('renderExports', () => {
  it('writes no file of tests where there were none, and no list of components without a lock file', () => {
    const files = Object.keys(renderExports(summary, { ...evidence, tests: undefined }, undefined));
    expect(files).toEqual(['exports/metrics.prom', 'exports/traces.otlp.json', 'exports/metrics.otlp.json']);
  });
});
