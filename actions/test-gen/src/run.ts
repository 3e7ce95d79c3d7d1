import type { TestReport } from '@orchestrate/contracts/test-report';
import { coverageSchema, generatedTestsSchema, testReportSchema } from '@orchestrate/contracts/test-report';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';

import type { Inputs } from './inputs';
import { describeCases, describeOutcome, listRemaining } from './outcome';
import type { Outputs } from './outputs';
import { readService } from './service/read-service';
import type { Settled } from './settle-tests';
import { settleTests } from './settle-tests';

async function keepReports({ report, coverage }: Settled, { evidence }: Deps): Promise<void> {
  if (report !== undefined) await evidence.writeJson('tests.ctrf.json', testReportSchema, report);
  if (coverage !== undefined) await evidence.writeJson('coverage.json', coverageSchema, coverage);
}

function countPassed(report: TestReport | undefined): number {
  return report?.results.summary.passed ?? 0;
}

export async function run(_inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const service = await readService(deps);
  const settled = await settleTests(service, deps);
  const cases = describeCases(settled, []);
  await deps.evidence.writeJson('cases.json', generatedTestsSchema, cases);
  await keepReports(settled, deps);
  const kept = cases.kept.flatMap((group) => group.cases).length;
  return {
    ...describeOutcome(settled, cases),
    engine: 'offline',
    remaining: listRemaining(settled),
    outputs: {
      tests: String(kept),
      passed: String(countPassed(settled.report)),
      failed: String(settled.flaws.filter(({ cause }) => cause === 'contradicted').length),
      lines: String(settled.coverage?.lines.percent ?? 0),
      branches: String(settled.coverage?.branches.percent ?? 0),
    },
  };
}
