import type { Conversation, LedgerLine } from '@orchestrate/contracts/model-call';
import type { SampleAttempt } from '@orchestrate/testkit/sample/attempts';
import { createSampleEvents } from '@orchestrate/testkit/sample/events';
import { createCustomOperation, createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleGates, createSampleHealing, createSampleTests } from '@orchestrate/testkit/sample/results';
import type { SampleRunOptions } from '@orchestrate/testkit/sample-run';

/** Text that a page must not take for anything else. */
export const HOSTILE = '</script><img src="https://example.test/x.png" onerror="document.title=1">';
const LONG = 'unbreakable'.repeat(40);

const LEDGER_LINE: LedgerLine = {
  ...{
    ts: '2026-01-31T10:00:01.000Z',
    phase: 'plan',
    task: 'plan',
    provider: 'house',
    model: 'm-1',
    source: 'provider',
  },
  ...{ outcome: 'answered', attempts: 1, cost: 0.0125, seconds: 2.5, requestHash: 'a'.repeat(64) },
  usage: { input: 900, output: 100, cached: 0, reasoning: 0 },
};
const CONVERSATION: Conversation = {
  ...{
    schemaVersion: 1,
    id: '01-plan',
    phase: 'plan',
    task: 'plan',
    provider: 'house',
    model: 'm-1',
    version: '1.0.0',
  },
  ...{ rationale: 'Name what the brief leaves open', startedAt: LEDGER_LINE.ts, transcript: 'redacted' },
  messages: [
    { role: 'user', text: `Say ${HOSTILE}` },
    { role: 'assistant', text: LONG },
  ],
  calls: [LEDGER_LINE],
  outcome: 'answered',
};

/** A run in which much went wrong, told in texts that would like to be more than texts. */
export const ROUGH: SampleRunOptions = {
  attempts: {
    generate: { status: 'partial', headline: LONG, remaining: [HOSTILE, LONG] },
    heal: { status: 'failed', headline: HOSTILE },
    'deploy-2': 'cut-off',
  },
  files: {
    'phases/plan/plan.json': createSamplePlan({
      service: { name: 'library', title: `${HOSTILE} ${LONG}`, version: '1.0.0' },
      operations: [...createSamplePlan().operations, createCustomOperation('lendBook', `/${LONG}`)],
    }),
    'phases/heal/healing.json': createSampleHealing({ after: createSampleGates(['lint', 'test']), stopped: 'time' }),
    'phases/heal/proposals/02/change.patch': `@@ -1 +1 @@\n-${LONG}\n+${HOSTILE}\n`,
    'phases/analyze/analysis.json': 'torn',
    'phases/plan/ledger.ndjson': `${JSON.stringify(LEDGER_LINE)}\n`,
    'ai_chats/01-plan.json': CONVERSATION,
  },
};

const HEAL: SampleAttempt = { step: 'heal', number: 1, at: 100, seconds: 20, output: { headline: 'healed' } };
/** So many of them a large run has. */
export const EVENTS = 10_000;
/** So many of them a large run has. */
export const TESTS = 5_000;

/** A run with so many events and tests that a page which drew them all would not answer. */
export function createLargeSample(): SampleRunOptions {
  const [event] = createSampleEvents(HEAL, false).slice(1, 2);
  const events = Array.from({ length: EVENTS }, (_, seq) => JSON.stringify({ ...event, writer: 'heal-1', seq }));
  const report = createSampleTests();
  const tests = Array.from({ length: TESTS }, (_, index) => ({
    ...{
      name: `test number ${index}`,
      status: 'passed',
      duration: index % 900,
      filePath: `tests/${index % 60}.test.ts`,
    },
  }));
  return {
    files: {
      'events.ndjson': `${events.join('\n')}\n`,
      'phases/test-gen/tests.ctrf.json': { ...report, results: { ...report.results, tests } },
    },
  };
}
