import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Brief, Plan } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { defaultConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { hashText } from '@orchestrate/kit/files/hash';

import manifest from '../package.json';

import { isBrief } from './brief/recognise-brief';
import type { Written } from './brief/write-form';
import { checkPlan } from './check-plan';
import { createPlan, listRemaining } from './create-plan';
import type { FoundService } from './existing/describe-service';
import { planExisting } from './existing/describe-service';
import { readRunConfiguration } from './existing/read-run-configuration';
import { listUnknownOverrules } from './inference/overrules';
import type { Inputs } from './inputs';
import type { Outputs } from './outputs';
import { renderPlan } from './rendering/render-plan';
import type { Specification } from './specification/read-specification';
import { readSpecification } from './specification/read-specification';
import { countOf } from './wording';

type PlanDeps = Pick<
  Deps,
  | 'evidence'
  | 'workingDirectory'
  | 'redact'
  | 'log'
  | 'run'
  | 'summarize'
  | 'models'
  | 'actionDirectory'
  | 'trust'
  | 'exec'
  | 'cacheDirectory'
>;

const PARSER = '@redocly/openapi-core';
/** The OpenAPI document that a short form was turned into. */
const SHORT_FORM_FILE = 'short-form.openapi.json';

/** The short form that a model wrote from a brief. */
const FORM_FILE = 'service.yaml';

const NOTHING_GIVEN =
  'spec: is required: the path of an OpenAPI document or of a service.yaml; or give service: the directory of a ' +
  'service that is there already';

type Unwritten = Extract<Written, { status: string }>;

interface Sources {
  readonly configuration: Configuration;
  readonly specification: Specification;
  readonly brief?: Brief;
  /** Where the service is there already. */
  readonly found?: FoundService;
}

function collectProblem(error: unknown): readonly string[] {
  if (error instanceof ConfigurationError) return error.problems;
  throw error;
}

/** A brief is turned into a specification first; `undefined` where the file is no brief. */
async function readBrief(inputs: Inputs, allowRemoteReferences: boolean, deps: PlanDeps): Promise<Written | undefined> {
  const { workingDirectory } = deps;
  const text = await readFile(path.resolve(workingDirectory, inputs.spec), 'utf8').catch(() => '');
  if (!isBrief(inputs.spec, text)) return undefined;
  const { writeForm } = await import('./brief/write-form');
  const read = (form: string): Promise<Specification> =>
    readSpecification({ workingDirectory, spec: inputs.spec, allowRemoteReferences, form });
  return writeForm({ file: inputs.spec, text, read }, deps);
}

/** A service that is there already, with the specification that it has. */
async function readExisting(inputs: Inputs, deps: PlanDeps): Promise<Sources> {
  const configuration = await readRunConfiguration(inputs, deps.workingDirectory, deps.trust);
  const { readService } = await import('./existing/read-service');
  const found = await readService(inputs, configuration.safety['allow-remote-references'], deps);
  return { configuration, specification: found.specification, found };
}

/** Reads both files before it gives up, so that everything wrong in them is told at once. */
async function readSources(inputs: Inputs, deps: PlanDeps): Promise<Sources | Unwritten> {
  const { workingDirectory, evidence } = deps;
  if (inputs.service !== '') return readExisting(inputs, deps);
  if (inputs.spec === '') throw new ConfigurationError('no-specification', [NOTHING_GIVEN]);
  const problems: string[] = [];
  const keep = (error: unknown): undefined => void problems.push(...collectProblem(error));
  const configuration = await readRunConfiguration(inputs, workingDirectory, deps.trust).catch(keep);
  const { safety } = configuration ?? defaultConfiguration();
  const allowRemoteReferences = safety['allow-remote-references'];
  // Nobody is asked to write for a configuration that is refused anyway.
  const written = configuration && (await readBrief(inputs, allowRemoteReferences, deps));
  if (written !== undefined && 'status' in written) return written;
  const request = { workingDirectory, spec: inputs.spec, allowRemoteReferences };
  const specification = written?.specification ?? (await readSpecification(request).catch(keep));
  if (configuration === undefined || specification === undefined)
    throw new ConfigurationError('bad-specification', problems);
  if (written === undefined) return { configuration, specification };
  const form = await evidence.writeText(FORM_FILE, written.form);
  return { configuration, specification, brief: { ...written.brief, form } };
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

const WORDS: Readonly<Record<FoundService['existing']['specification'], string>> = {
  given: 'from the specification that was given',
  found: 'from its own specification',
  routes: 'read out of its routes',
  none: 'no specification and no routes',
};

function describe(plan: Plan, custom: number): string {
  const { operations, resources, tasks } = plan;
  const { existing, name } = plan.service;
  if (existing !== undefined)
    return `${name}: there already, ${countOf(operations.length, 'operation')} (${WORDS[existing.specification]}), ${countOf(tasks.length, 'task')}`;
  const left = custom === 0 ? 'all inferred' : `${custom} left custom`;
  return `${plan.service.title}: ${countOf(operations.length, 'operation')} (${left}) on ${countOf(resources.length, 'resource')}, ${countOf(tasks.length, 'task')}`;
}

function tellParser({ files, source }: Specification, found: FoundService | undefined, { evidence }: PlanDeps): void {
  const from = found?.existing.specification;
  if (from === 'routes' || from === 'none') return;
  const version = manifest.dependencies[PARSER];
  const what = `checked and bundled ${source} (${countOf(files.length, 'file')})`;
  evidence.emit({ type: 'tool.used', data: { tool: PARSER, version, what, why: 'places every problem in its file' } });
}

/** No plan, because nobody turned the brief into a specification. */
function tellUnwritten({ status, problems }: Unwritten, deps: PlanDeps): Outcome<Outputs> {
  const what = status === 'blocked' ? 'a brief needs a model, and none answered' : 'the short form does not hold';
  return {
    status,
    engine: deps.models.spent().engine,
    headline: `no plan: ${what}`,
    remaining: problems,
    outputs: { runId: deps.run.id, plan: '', service: '', operations: '0', custom: '0' },
  };
}

export async function run(inputs: Inputs, deps: PlanDeps): Promise<Outcome<Outputs>> {
  const sources = await readSources(inputs, deps);
  if ('status' in sources) return tellUnwritten(sources, deps);
  const { configuration, specification, brief, found } = sources;
  tellParser(specification, found, deps);
  const bundled = deps.redact(`${JSON.stringify(specification.document, null, 2)}\n`);
  const plan =
    found === undefined
      ? createPlan(specification, hashText(bundled), configuration, brief)
      : planExisting(found, hashText(bundled), configuration);
  const unknown = listUnknownOverrules(configuration.plan, plan.operations);
  if (unknown.length > 0) throw new ConfigurationError('bad-configuration', unknown);
  const faults = checkPlan(plan, specification.document);
  if (faults.length > 0) throw new Error(`the plan does not hold together: ${faults.join('; ')}`);
  const file = await writePlan(plan, specification, bundled, deps);
  const remaining = listRemaining(plan);
  const isThere = plan.service.existing !== undefined;
  const custom = isThere ? 0 : plan.operations.filter(({ kind }) => kind === 'custom').length;
  return {
    status: remaining.length === 0 ? 'done' : 'partial',
    engine: deps.models.spent().engine,
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
