import type { Plan, PlannedOperation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Parameter } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';
import type { Sample } from '@orchestrate/kit/probing/sample-value';
import { sampleMissingId, sampleParameter } from '@orchestrate/kit/probing/sample-value';
import type { IsOpen } from '@orchestrate/kit/run-directory/open-operations';

import type { CollectionSource } from './collections';
import { findCollection } from './collections';
import { chooseCredentials } from './credential-choice';
import type { Credentials } from './credentials';
import type { Specification } from './specification';

/** A parameter and where its value comes from. */
export interface PlannedParameter {
  readonly parameter: Parameter;
  /** Items of an earlier answer that hold the value. */
  readonly collection: CollectionSource | undefined;
  /** Used where there is no such item. */
  readonly sample: Sample;
}

/** One safe operation and how it will be asked, or why it will not. */
export interface PlannedProbe {
  readonly name: string;
  readonly entry: OperationEntry;
  readonly planned: PlannedOperation | undefined;
  readonly skip: string | undefined;
  readonly parameters: readonly PlannedParameter[];
  readonly headers: Readonly<Record<string, string>>;
}

const SAFE: readonly string[] = ['get', 'head'];
const PLAIN_STYLES: readonly (string | undefined)[] = [undefined, 'simple', 'form'];

function planParameter(
  document: OpenApiDocument,
  entry: OperationEntry,
  planned: PlannedOperation | undefined,
  plan: Plan | undefined,
  parameter: Parameter,
): PlannedParameter | undefined {
  const isPath = parameter.in === 'path';
  const collection = isPath ? findCollection(document, entry.path, parameter.name, planned, plan) : undefined;
  const sample = collection === undefined ? sampleParameter(document, parameter) : sampleMissingId(document, parameter);
  const made = isPath && sample?.origin === 'made' ? sampleMissingId(document, parameter) : sample;
  return made === undefined ? undefined : { parameter, collection, sample: made };
}

/** Why an operation of a generated service has no answer that could be told before. */
function findCustom(planned: PlannedOperation, isOpen: IsOpen | undefined): string | undefined {
  const isCustom = planned.kind === 'custom';
  const reason = planned.reason ?? (isCustom ? 'nothing could be inferred' : 'it could not be generated');
  if (isOpen === undefined ? isCustom : isOpen(planned))
    return `custom: ${reason}; it answers 501 until somebody writes it`;
  return isCustom ? `custom: ${reason}; what it answers is known to who wrote it` : undefined;
}

function planProbe(specification: Specification, credentials: Credentials, entry: OperationEntry): PlannedProbe {
  const { document, plan, isOpen } = specification;
  const planned = plan?.operations.find(({ method, path }) => method === entry.method && path === entry.path);
  const name = entry.operation.operationId ?? planned?.id ?? `${entry.method.toUpperCase()} ${entry.path}`;
  const skipped = (skip: string): PlannedProbe => ({ name, entry, planned, skip, parameters: [], headers: {} });
  const isGenerated = planned !== undefined && plan?.service.existing === undefined;
  const custom = isGenerated ? findCustom(planned, isOpen) : undefined;
  if (custom !== undefined) return skipped(custom);
  const access = chooseCredentials(document, entry.operation, credentials);
  if ('missing' in access) return skipped(`there is no credential for ${access.missing.join(', ')}`);
  const parameters: PlannedParameter[] = [];
  for (const { value: parameter } of listParameters(document, entry)) {
    if (parameter.in !== 'path' && parameter.required !== true) continue;
    const found = planParameter(document, entry, planned, plan, parameter);
    if (found === undefined || !PLAIN_STYLES.includes(parameter.style))
      return skipped(`no value can be made for its ${parameter.in} parameter ${parameter.name}`);
    parameters.push(found);
  }
  return { name, entry, planned, skip: undefined, parameters, headers: access.headers };
}

function countPathParameters({ parameters }: PlannedProbe): number {
  return parameters.filter(({ parameter }) => parameter.in === 'path').length;
}

/** Plans a probe of every safe operation; those that list come first, because others ask for what they listed. */
export function planProbes(specification: Specification, credentials: Credentials): PlannedProbe[] {
  return listOperations(specification.document)
    .filter(({ method }) => SAFE.includes(method))
    .map((entry) => planProbe(specification, credentials, entry))
    .sort((a, b) => countPathParameters(a) - countPathParameters(b));
}
