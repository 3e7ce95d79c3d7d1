import { readFile } from 'node:fs/promises';

import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { hashText } from '@orchestrate/kit/files/hash';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { readPlan } from '@orchestrate/kit/run-directory/plan-file';

import type { WrittenOperations } from './custom/write-operations';
import type { Inputs } from './inputs';
import type { ServiceModel } from './model/service';
import { createService } from './model/service';
import type { Described, Generated } from './outcome';
import { describeOutcome, describeRefusal, REMEDY } from './outcome';
import type { Outputs } from './outputs';
import { proposeWhatHolds } from './propose-what-holds';
import { publishService, resolveTarget } from './publish-service';
import { renderGeneration } from './render-generation';
import type { SubjectTree } from './subject-tree';
import { openSubjectTree } from './subject-tree';
import type { WrittenService } from './write-service';

async function readService({ run }: Pick<Deps, 'run'>): Promise<ServiceModel> {
  const plan = await readPlan(run);
  const { bundled, sha256 } = plan.specification;
  const text = await readFile(run.resolve(bundled), 'utf8');
  if (hashText(text) === sha256) return createService(plan, JSON.parse(text) as OpenApiDocument);
  throw new ConfigurationError('not-as-planned', [`run-directory: ${bundled} is not what was planned; plan again`]);
}

async function tell(generated: Generated, outcome: Described, deps: Deps): Promise<void> {
  const { record } = generated.proposed;
  if (record?.accepted === false) deps.log.error(`${describeRefusal(generated)}\n${REMEDY}`);
  const page = renderGeneration(generated, outcome);
  await deps.evidence.writeText('generate.md', page);
  await deps.summarize(page);
}

/** `undefined` where nobody can be asked. */
async function askModels(
  service: ServiceModel,
  written: WrittenService,
  tree: SubjectTree,
  deps: Deps,
): Promise<WrittenOperations | undefined> {
  if (!deps.models.canAsk('code').available) return undefined;
  const { writeOperations } = await import('./custom/write-operations');
  return writeOperations(service, written, tree, deps);
}

/** There is nothing to generate where the service is there already. */
async function passOver({ run }: Pick<Deps, 'run'>): Promise<Outcome<Outputs> | undefined> {
  const { existing } = (await readPlan(run)).service;
  if (existing === undefined) return undefined;
  return {
    status: 'noop',
    engine: 'offline',
    headline: `nothing to generate: the service is there already, in ${existing.directory}`,
    outputs: { service: '', files: '0', custom: '', commit: '' },
  };
}

export async function run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>> {
  const passed = await passOver(deps);
  if (passed !== undefined) return passed;
  const target = inputs.out === '' ? undefined : resolveTarget(inputs, deps);
  const whole = await readService(deps);
  const tree = await openSubjectTree(deps);
  const { service, written, proposed } = await proposeWhatHolds(whole, tree, deps);
  const isRefused = proposed.record?.accepted === false;
  const live = isRefused ? undefined : await askModels(service, written, tree, deps);
  const publication = isRefused || target === undefined ? undefined : await publishService(target, deps);
  const generated = { service, written, proposed, publication, live };
  const outcome = describeOutcome(generated);
  await tell(generated, outcome, deps);
  return {
    ...outcome,
    engine: deps.models.spent().engine,
    outputs: {
      service: tree.repository.directory,
      files: String(isRefused ? 0 : written.files.length),
      custom: service.operations
        .filter(({ planned, custom }) => custom !== undefined && live?.written.has(planned.id) !== true)
        .map(({ planned }) => planned.id)
        .join(','),
      commit: (await tree.repository.head()) ?? '',
    },
  };
}
