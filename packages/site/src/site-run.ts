import type { ModelCost } from '@orchestrate/contracts/model-call';
import { ledgerLineSchema } from '@orchestrate/contracts/model-call';
import type { SiteRun } from '@orchestrate/contracts/site-index';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import { testResultSchema } from '@orchestrate/contracts/test-report';
import { healingSchema } from '@orchestrate/contracts/triage';
import { schemaVersion } from '@orchestrate/contracts/versioned';
import { addCosts } from '@orchestrate/kit/models/totals';
import { z } from 'zod';

const askedSchema = ledgerLineSchema.pick({ phase: true, provider: true, cost: true }).strip();
type Asked = z.infer<typeof askedSchema>;

const DATA = '<script type="application/json" id="data">';

// Of the report's data what an index tells; the rest was checked when it was written, and a site has thousands of them.
const shownSchema = z.looseObject({
  schemaVersion,
  summary: summarySchema,
  healing: z.looseObject({ value: healingSchema.pick({ quarantine: true }) }).optional(),
  tests: z
    .looseObject({
      value: z.looseObject({
        results: z.looseObject({ tests: z.array(testResultSchema.pick({ flaky: true, retries: true })) }),
      }),
    })
    .optional(),
  ledger: z.object({ items: z.array(askedSchema), left: z.number() }).optional(),
});

/** What a run's `report.html` holds. */
export interface ReportPageContent {
  readonly summary: Summary;
  /** Tests that were seen to come and go. */
  readonly flaky: number;
  /** Absent where the page does not hold all requests to models. */
  readonly costs?: SiteRun['costs'];
  /** As it stands in the page. */
  readonly json: string;
}

function sumBy(asked: readonly Asked[], keyOf: (line: Asked) => string): NonNullable<SiteRun['costs']>['phases'] {
  const sums = new Map<string, ModelCost>();
  for (const line of asked) sums.set(keyOf(line), addCosts([sums.get(keyOf(line)) ?? 0, line.cost]));
  return Object.fromEntries(sums);
}

/** Reads the data out of a `report.html`; `undefined` where it holds none, as those of earlier versions did not. */
export function readReportPage(html: string): ReportPageContent | undefined {
  const start = html.indexOf(DATA);
  const end = html.indexOf('</script>', start);
  if (start < 0 || end < 0) return undefined;
  const json = html.slice(start + DATA.length, end);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const shown = shownSchema.safeParse(value).data;
  if (shown === undefined) return undefined;
  const tests = shown.tests?.value.results.tests ?? [];
  const flaky = tests.filter((test) => test.flaky === true || (test.retries ?? 0) > 0).length;
  const { items = [], left = 1 } = shown.ledger ?? {};
  const costs = { phases: sumBy(items, ({ phase }) => phase), providers: sumBy(items, ({ provider }) => provider) };
  return {
    summary: shown.summary,
    flaky: flaky + (shown.healing?.value.quarantine?.length ?? 0),
    ...(left === 0 ? { costs } : {}),
    json,
  };
}

/**
 * A run as the index tells it.
 * @param shown - of its page; without it the run is told from its summary alone
 */
export function toSiteRun(
  summary: Summary,
  shown?: Pick<ReportPageContent, 'flaky' | 'costs'> & { readonly page: string },
): SiteRun {
  return {
    id: summary.run_id,
    title: summary.service?.title ?? 'No service',
    status: summary.status,
    engine: summary.engine,
    startedAt: summary.started_at,
    seconds: summary.time_taken_seconds,
    testsPassed: summary.tests_passed,
    testsFailed: summary.tests_failed,
    findings: summary.findings,
    fixes: summary.fixes.length,
    cost: summary.cost,
    tokens: summary.tokens,
    fault: summary.injected_fault,
    ...shown,
  };
}
