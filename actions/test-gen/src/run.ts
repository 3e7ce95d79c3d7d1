import { coverageSchema, generatedTestsSchema, testReportSchema } from '@orchestrate/contracts/test-report';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';

import { listGaps } from './gaps';
import type { Inputs } from './inputs';
import { describeCases, describeOutcome, listRemaining } from './outcome';
import type { Outputs } from './outputs';
import { renderTests } from './render-tests';
import { completeReport } from './report';
import { readService } from './service/read-service';
import { settleTests } from './settle-tests';

export async function run(_inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const { evidence } = deps;
  const service = await readService(deps);
  const settled = await settleTests(service, deps);
  const cases = describeCases(settled, listGaps(service.view, settled.left));
  const report = completeReport(settled.report, settled.flaws);
  const { coverage } = settled;
  const outcome = describeOutcome(settled, cases);
  await evidence.writeJson('cases.json', generatedTestsSchema, cases);
  await evidence.writeJson('tests.ctrf.json', testReportSchema, report);
  if (coverage !== undefined) await evidence.writeJson('coverage.json', coverageSchema, coverage);
  const page = renderTests({ ...outcome, cases, coverage });
  await evidence.writeText('tests.md', page);
  await deps.summarize(page);
  return {
    ...outcome,
    engine: 'offline',
    remaining: listRemaining(settled),
    outputs: {
      tests: String(cases.kept.flatMap((group) => group.cases).length),
      passed: String(report.results.summary.passed),
      failed: String(report.results.summary.failed),
      lines: String(coverage?.lines.percent ?? 0),
      branches: String(coverage?.branches.percent ?? 0),
    },
  };
}
