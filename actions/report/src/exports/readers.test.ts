import type { Event } from '@orchestrate/contracts/event';
import { createSampleTests } from '@orchestrate/testkit/sample/results';
import { sampleInstant } from '@orchestrate/testkit/sample/time';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { expect, it } from 'vitest';

import { CONVENTIONS, passThroughOtlp, readJunit, readPrometheus } from '../../../../tests/support/format-readers';
import { composeSummary } from '../compose-summary';

import { renderExports } from './write-exports';

const ODD = [
  ['control characters', 'a\u0000b\u0008\u001b[31mc\u007f\ufffe'],
  ['what ends CDATA and comments', ']]> --> <![CDATA[ & <x y="z">'],
  ['emoji and half a pair', '👩‍👩‍👧 \u{1f600} \ud83d'],
  ['quotes, backslashes and lines', `"'\\n\\" \n# TYPE x gauge\r\n{}=`],
  ['a long text', 'unbreakable '.repeat(5000)],
] as const;

const SIGNALS = ['traces', 'metrics'] as const;

/** A run whose service, tests, commands and models are all called that. */
function renderOdd(text: string): Readonly<Record<string, string>> {
  const evidence = createSampleEvidence();
  const [test] = createSampleTests().results.tests;
  if (test === undefined) throw new Error('the sample has no test');
  const odd = { ...test, name: text, suite: [text], filePath: text, message: text, trace: text };
  const report = createSampleTests();
  const tests = [{ ...odd, status: 'failed' as const }, odd, ...report.results.tests];
  const [first] = evidence.events;
  if (first === undefined) throw new Error('the sample has no event');
  const asked: Event = {
    ...{ ...first, seq: 10_000, type: 'model.asked' },
    data: {
      ...{ task: 'plan', provider: text, model: text, version: '1', why: text, outcome: 'answered', requests: 1 },
      ...{ kept: { cache: 0, cassette: 0 }, tokens: { input: 900, output: 100 }, cost: 0.0125, seconds: 2.5 },
      ...{ startedAt: first.ts, conversation: 'ai_chats/01-plan.json' },
    },
  };
  const events = [...evidence.events, asked].map((event) =>
    event.type === 'command.finished' ? { ...event, data: { ...event.data, tool: text, why: text } } : event,
  );
  const summary = composeSummary(evidence, {
    ...{ dryRun: false, finishedAt: new Date(sampleInstant(150)), published: null },
    ...{ remaining: [text], recommendations: [] },
  });
  const service = { ...summary.service, name: text, title: text } as typeof summary.service;
  const tested = {
    path: 'phases/test-gen/tests.ctrf.json',
    value: { ...report, results: { ...report.results, tests } },
  };
  return renderExports({ ...summary, service }, { ...evidence, events, tests: tested }, undefined);
}

// In messages of protobuf, an empty list is none.
function dropEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => (Array.isArray(item) && item.length === 0 ? undefined : item)),
  );
}

function findNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'key' in value ? [String(value.key)] : 'unit' in value && 'name' in value ? [String(value.name)] : [];
  return [...own, ...Object.values(value).flatMap(findNames)];
}

it.each(ODD)('writes %s so that the readers of other tools read it', async (_what, text) => {
  const files = renderOdd(text);
  const { testsuite: [suite, ...suites] = [] } = await readJunit(files['exports/tests.junit.xml'] ?? '');
  expect(suite?.testcase?.map(({ failure }) => failure?.length)).toEqual([1, undefined]);
  expect(suites).toHaveLength(4);
  const families = readPrometheus(files['exports/metrics.prom'] ?? '');
  expect(families.length).toBeGreaterThan(5);
  for (const { metrics } of families) for (const { labels } of metrics) expect(labels?.service).toBe(text);
  for (const signal of SIGNALS) {
    const written = files[`exports/${signal}.otlp.json`] ?? '';
    expect(dropEmpty(passThroughOtlp(signal, written))).toEqual(dropEmpty(JSON.parse(written)));
  }
});

it('gives attributes and metrics the names that the conventions of OpenTelemetry have, or its own', () => {
  const files = renderOdd('a model');
  const names = SIGNALS.flatMap((signal) => findNames(JSON.parse(files[`exports/${signal}.otlp.json`] ?? '')));
  expect(names).toEqual(expect.arrayContaining(['cicd.pipeline.run.duration', 'gen_ai.request.model']));
  // The labels of our own metrics stand below their names.
  const labels = ['phase', 'attempt', 'status', 'outcome', 'of', 'when'];
  const others = names.filter((name) => !name.startsWith('orchestrate.') && !labels.includes(name));
  expect(others.filter((name) => !CONVENTIONS.has(name))).toEqual([]);
});
