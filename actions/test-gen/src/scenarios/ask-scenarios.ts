import type { Scenarios } from '@orchestrate/contracts/test-report';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Answer } from '@orchestrate/kit/models/ask';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';
import { tryAsk } from '@orchestrate/kit/models/try-ask';
import { findStaticRefusal } from '@orchestrate/kit/proposals/decide';
import { sanitizeText } from '@orchestrate/kit/safety/text';

import { renderHead } from '../emit/e2e/modules';
import { nameBodies } from '../emit/naming';
import type { Suite, TestModule } from '../emit/test-module';
import { createModule, renderModule } from '../emit/test-module';
import type { GeneratedService } from '../service/read-service';

import { checkScenario } from './check-scenario';
import type { Scenario } from './scenario';
import { scenariosSchema } from './scenario';

/** Tests that a model thought of, as far as they follow the specification and pass the gates that run nothing. */
export interface AskedScenarios {
  readonly module: TestModule | undefined;
  readonly told: Omit<Scenarios, 'kept'>;
}

const FILE = 'tests/e2e/scenarios.test.ts';
const MOST_SCENARIOS = 20;
const LONGEST_TITLE = 120;

type Judged = { readonly suite: Suite } | { readonly title: string; readonly reason: string };

function createScenarioModule({ view }: GeneratedService, suites: readonly Suite[]): TestModule | undefined {
  return createModule({ path: FILE, kind: 'e2e', head: renderHead({ view, bodies: nameBodies(view) }), suites });
}

function judge(service: GeneratedService, scenario: Scenario, by: Proposer): Judged {
  const title = sanitizeText(scenario.title, LONGEST_TITLE);
  const checked = checkScenario(service.view, scenario);
  if (checked.reason !== undefined) return { title, reason: checked.reason };
  const suite = { title: checked.suite, cases: [checked.test] };
  const module = createScenarioModule(service, [suite]);
  // A single scenario must not cost all tests their gate, so it meets those that read texts alone.
  const text = module === undefined ? '' : renderModule(module);
  const path = FILE.replace('scenarios', 'one-scenario');
  const proposal = {
    kind: 'tests' as const,
    author: { name: `${by.provider}/${by.model}`, version: by.model },
    title: 'A scenario',
    rationale: title,
    edits: [{ action: 'write' as const, path, text }],
  };
  const refusal = findStaticRefusal({ proposal, repository: service.subject.repository });
  return refusal === undefined ? { suite } : { title, reason: `${refusal.gate}: ${refusal.detail}` };
}

type Proposer = Pick<Answer<unknown>, 'provider' | 'model' | 'conversation'>;

/** Asks for tests beyond the schema. `reason`: why there are none, where somebody could have been asked. */
export async function askScenarios(
  service: GeneratedService,
  existing: readonly string[],
  deps: Pick<Deps, 'models' | 'actionDirectory'>,
): Promise<AskedScenarios | { readonly reason: string }> {
  const template = await readPrompt(deps.actionDirectory, 'scenarios');
  const { answer, reason = '' } = await tryAsk(deps.models, {
    task: 'tests',
    rationale: 'Think of edge cases and stories that the schema alone does not give',
    prompt: renderPrompt(template, {
      most: MOST_SCENARIOS,
      specification: JSON.stringify(service.view.document, null, 1),
      existing: existing.join('\n'),
    }),
    schema: { name: 'scenarios', type: scenariosSchema },
  });
  if (answer === undefined) return { reason };
  const { provider, model, conversation, value } = answer;
  const by = { provider, model, conversation };
  const judged = value.scenarios.slice(0, MOST_SCENARIOS).map((scenario) => judge(service, scenario, by));
  const suites = judged.flatMap((one) => ('suite' in one ? [one.suite] : []));
  const dropped = judged.flatMap((one) => ('suite' in one ? [] : [one]));
  const proposed = value.scenarios.length;
  return { module: createScenarioModule(service, suites), told: { ...by, proposed, dropped } };
}
