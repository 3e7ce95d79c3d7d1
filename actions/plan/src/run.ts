import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Plan } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { defaultConfiguration, readConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { hashText } from '@orchestrate/kit/files/hash';

import manifest from '../package.json';

import { checkPlan } from './check-plan';
import { createPlan, listRemaining } from './create-plan';
import type { Inputs } from './inputs';
import type { Outputs } from './outputs';
import { renderPlan } from './rendering/render-plan';
import type { Specification } from './specification/read-specification';
import { readSpecification } from './specification/read-specification';
import { countOf } from './wording';

type PlanDeps = Pick<Deps, 'evidence' | 'workingDirectory' | 'redact' | 'log' | 'run' | 'summarize'>;

const PARSER = '@redocly/openapi-core';
/** The OpenAPI document that a short form was turned into. */
const SHORT_FORM_FILE = 'short-form.openapi.json';

interface Sources {
  readonly configuration: Configuration;
  readonly specification: Specification;
}

function collectProblem(error: unknown): readonly string[] {
  if (error instanceof ConfigurationError) return error.problems;
  throw error;
}

/** Reads both files before it gives up, so that everything wrong in them is told at once. */
async function readSources(inputs: Inputs, { workingDirectory }: PlanDeps): Promise<Sources> {
  const problems: string[] = [];
  const keep = (error: unknown): undefined => void problems.push(...collectProblem(error));
  const configuration = await readConfiguration(workingDirectory, inputs.config).catch(keep);
  const { safety } = configuration ?? defaultConfiguration();
  const allowRemoteReferences = safety['allow-remote-references'];
  const request = { workingDirectory, spec: inputs.spec, allowRemoteReferences };
  const specification = await readSpecification(request).catch(keep);
  if (configuration === undefined || specification === undefined)
    throw new ConfigurationError('bad-specification', problems);
  return { configuration, specification };
}

async function writePlan(
  plan: Plan,
  { written }: Specification,
  bundled: string,
  { evidence, summarize }: PlanDeps,
): Promise<string> {
  const page = renderPlan(plan);
  if (written !== undefined) await evidence.writeText(SHORT_FORM_FILE, written);
  await evidence.writeText('openapi.json', bundled);
  await evidence.writeText('plan.md', page);
  await summarize(page);
  // Last, because its presence says that the others are there.
  return evidence.writeJson('plan.json', planSchema, plan);
}

function describe(plan: Plan, custom: number): string {
  const { operations, resources, tasks } = plan;
  const left = custom === 0 ? 'all inferred' : `${custom} left custom`;
  return `${plan.service.title}: ${countOf(operations.length, 'operation')} (${left}) on ${countOf(resources.length, 'resource')}, ${countOf(tasks.length, 'task')}`;
}

function tellParser({ files, source }: Specification, { evidence }: PlanDeps): void {
  const version = manifest.dependencies[PARSER];
  const what = `checked and bundled ${source} (${countOf(files.length, 'file')})`;
  evidence.emit({ type: 'tool.used', data: { tool: PARSER, version, what, why: 'places every problem in its file' } });
}

export async function run(inputs: Inputs, deps: PlanDeps): Promise<Outcome<Outputs>> {
  const { configuration, specification } = await readSources(inputs, deps);
  tellParser(specification, deps);
  const bundled = deps.redact(`${JSON.stringify(specification.document, null, 2)}\n`);
  const plan = createPlan(specification, hashText(bundled), configuration);
  const faults = checkPlan(plan, specification.document);
  if (faults.length > 0) throw new Error(`the plan does not hold together: ${faults.join('; ')}`);
  const file = await writePlan(plan, specification, bundled, deps);
  const remaining = listRemaining(plan);
  const custom = plan.operations.filter(({ kind }) => kind === 'custom').length;
  return {
    status: remaining.length === 0 ? 'done' : 'partial',
    engine: 'offline',
    headline: describe(plan, custom),
    remaining,
    outputs: {
      runId: deps.run.id,
      plan: deps.run.resolve(file),
      service: plan.service.name,
      operations: String(plan.operations.length),
      custom: String(custom),
    },
  };
}
