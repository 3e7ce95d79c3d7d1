import type { NotRun } from '@orchestrate/contracts/phase-record';
import type { GeneratedTests } from '@orchestrate/contracts/test-report';
import { coverageSchema, generatedTestsSchema, testReportSchema } from '@orchestrate/contracts/test-report';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readPlanIfPresent } from '@orchestrate/kit/run-directory/plan-file';

import { listCaseIds } from './emit/test-module';
import { listGaps } from './gaps';
import type { Inputs } from './inputs';
import { openWriter } from './open-writer';
import { describeCases, describeOutcome, isInTree, listRemaining } from './outcome';
import type { Outputs } from './outputs';
import { renderTests } from './render-tests';
import { completeReport } from './report';
import type { GeneratedService } from './service/read-service';
import { readService } from './service/read-service';
import type { Settled } from './settle-tests';
import { settleTests } from './settle-tests';

interface Tested {
  readonly settled: Settled;
  readonly cases: GeneratedTests;
  /** Why no model thought of tests, where one could have been asked. */
  readonly notRun: readonly NotRun[];
}

/** The specification's tests, and nothing else. */
async function testSpecification(service: GeneratedService, deps: Deps): Promise<Tested> {
  const settled = await settleTests(service, deps);
  return { settled, cases: describeCases(settled, listGaps(service.view, settled.left)), notRun: [] };
}

/** The specification's tests with those that a model thought of, as long as these cost the others nothing. */
async function testScenarios(service: GeneratedService, deps: Deps): Promise<Tested> {
  const { askScenarios } = await import('./scenarios/ask-scenarios');
  const write = await openWriter(service, [], deps);
  const existing = [...(await write(new Set())).emitted.cases.values()].flat();
  const asked = await askScenarios(service, existing, deps);
  const alone = (): Promise<Tested> => testSpecification(service, deps);
  if ('reason' in asked) return { ...(await alone()), notRun: [{ tool: 'model scenarios', reason: asked.reason }] };
  const { module, told } = asked;
  const tell = (tested: Tested, kept: number, dropped = told.dropped): Tested => ({
    ...tested,
    cases: { ...tested.cases, scenarios: { ...told, kept, dropped } },
  });
  if (module === undefined) return tell(await alone(), 0);
  const settled = await settleTests(service, deps, [module]);
  const titles = listCaseIds(module);
  const reason = 'the tests as a whole were refused with the scenarios among them';
  if (!isInTree(settled))
    return tell(await alone(), 0, [...told.dropped, ...titles.map((title) => ({ title, reason }))]);
  const cases = describeCases(settled, listGaps(service.view, settled.left));
  const kept = new Set(cases.kept.flatMap((group) => group.cases));
  return tell({ settled, cases, notRun: [] }, titles.filter((title) => kept.has(title)).length);
}

/** Tests of a service that was there before, which no specification made. */
async function runOnExisting(deps: Deps): Promise<Outcome<Outputs>> {
  const { evidence } = deps;
  const { testExisting } = await import('./existing/test-existing');
  const { describeExisting, describeExistingOutcome } = await import('./existing/tell-existing');
  const tested = await testExisting(deps);
  const cases = describeExisting(tested);
  const outcome = describeExistingOutcome(tested, cases);
  const { coverage, lcov, report } = tested.after;
  await evidence.writeJson('cases.json', generatedTestsSchema, cases);
  await evidence.writeJson('tests.ctrf.json', testReportSchema, completeReport(report, []));
  if (coverage !== undefined) await evidence.writeJson('coverage.json', coverageSchema, coverage);
  if (lcov !== undefined) await evidence.writeText('coverage.lcov', lcov);
  const page = renderTests({ ...outcome, cases, coverage });
  await evidence.writeText('tests.md', page);
  await deps.summarize(page);
  return { ...outcome, engine: deps.models.spent().engine };
}

async function keepCoverage({ coverage, coverageFiles }: Settled, { evidence }: Deps): Promise<void> {
  if (coverage !== undefined) await evidence.writeJson('coverage.json', coverageSchema, coverage);
  if (coverageFiles === undefined) return;
  await evidence.writeText('coverage.lcov', coverageFiles.lcov);
  await evidence.writeText('coverage.cobertura.xml', coverageFiles.cobertura);
}

export async function run(_inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const { evidence } = deps;
  if ((await readPlanIfPresent(deps.run))?.service.existing !== undefined) return runOnExisting(deps);
  const service = await readService(deps);
  const canAsk = deps.models.canAsk('tests').available;
  const { settled, cases, notRun } = await (canAsk ? testScenarios : testSpecification)(service, deps);
  const report = completeReport(settled.report, settled.flaws);
  const { coverage } = settled;
  const outcome = describeOutcome(settled, cases);
  await evidence.writeJson('cases.json', generatedTestsSchema, cases);
  await evidence.writeJson('tests.ctrf.json', testReportSchema, report);
  await keepCoverage(settled, deps);
  const page = renderTests({ ...outcome, cases, coverage });
  await evidence.writeText('tests.md', page);
  await deps.summarize(page);
  return {
    ...outcome,
    engine: deps.models.spent().engine,
    remaining: listRemaining(settled),
    notRun,
    outputs: {
      tests: String(cases.kept.flatMap((group) => group.cases).length),
      passed: String(report.results.summary.passed),
      failed: String(report.results.summary.failed),
      lines: String(coverage?.lines.percent ?? ''),
      branches: String(coverage?.branches.percent ?? ''),
    },
  };
}
