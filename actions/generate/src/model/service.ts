import type { Plan } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Components } from './components';
import { createComponents } from './components';
import type { ErrorFormats } from './errors';
import { findErrorFormats } from './errors';
import { findMisfit } from './fit';
import type { FormNeeds } from './form-needs';
import { describeForms } from './form-needs';
import { isVaried } from './item-shape';
import { keepNeeded } from './needed-resources';
import type { OperationModel } from './operations';
import { createOperations } from './operations';
import type { ResourceModel } from './resources';
import { createResources } from './resources';
import type { SchemeModel } from './security';
import { createSchemes } from './security';
import type { ServiceXml } from './xml';
import { createServiceXml } from './xml';

/** Everything the emitters need to know. */
export interface ServiceModel {
  readonly plan: Plan;
  readonly document: OpenApiDocument;
  readonly components: Components;
  readonly operations: readonly OperationModel[];
  readonly resources: readonly ResourceModel[];
  readonly errors: ErrorFormats;
  readonly schemes: readonly SchemeModel[];
  readonly forms: FormNeeds;
  readonly xml: ServiceXml;
}

function mayBreakVariant(
  document: OpenApiDocument,
  { planned }: OperationModel,
  resources: readonly ResourceModel[],
): boolean {
  if (planned.kind !== 'patch' && planned.kind !== 'query-patch') return false;
  return resources.some((one) => one.planned.name === planned.resource && isVaried(document, one.schema));
}

/**
 * Works out what the service is made of. Operations that were planned and cannot be written become custom here.
 * @param refused - operations that shall not be written, and why
 */
export function createService(
  plan: Plan,
  document: OpenApiDocument,
  refused: ReadonlyMap<string, string> = new Map(),
): ServiceModel {
  const components = createComponents(document);
  const planned = createOperations(plan, document);
  const drafts = createResources(plan, document, planned);
  const operations = planned.map((operation) => ({
    ...operation,
    custom: findMisfit(document, components, operation, drafts) ?? refused.get(operation.planned.id),
    mayBreakVariant: mayBreakVariant(document, operation, drafts),
  }));
  const resources = keepNeeded(createResources(plan, document, operations), operations);
  const hasAccounts = resources.some((resource) => resource.planned.account !== undefined);
  return {
    plan,
    document,
    components,
    operations,
    resources,
    errors: findErrorFormats(document, components, operations),
    schemes: createSchemes(plan, document, operations, hasAccounts),
    forms: describeForms(document, operations),
    xml: createServiceXml(document, operations),
  };
}
