import type { Plan, SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import type { IsOpen } from '@orchestrate/kit/run-directory/open-operations';
import { findOpenOperations } from '@orchestrate/kit/run-directory/open-operations';

import { parseShape } from '../shapes/parse-shape';
import type { Shape } from '../shapes/shape';

import { findRepeatedId } from './body-plan';
import { narrowBody } from './narrow-body';
import type { OperationView } from './operation-view';
import { viewOperation, viewParameters } from './operation-view';
import type { ResourceView } from './resource-view';
import { draftResource, planStoring } from './resource-view';
import type { ListHeaders } from './set-aside';
import { setAside } from './set-aside';

/** Everything the tests are written from: the plan and the specification, joined. */
export interface ServiceView {
  readonly plan: Plan;
  readonly document: OpenApiDocument;
  readonly operations: readonly OperationView[];
  readonly resources: readonly ResourceView[];
  /** By operation id: why it is written and only tried by strangers. */
  readonly untested: ReadonlyMap<string, string>;
}

/** Joins a plan with the specification it was made from, and with what is known of what was written. */
export function viewService(
  whole: Plan,
  document: OpenApiDocument,
  isOpen: IsOpen = findOpenOperations(undefined),
): ServiceView {
  const entries = new Map(listOperations(document).map((entry) => [`${entry.method} ${entry.path}`, entry]));
  const listHeaders: ListHeaders = ({ method, path }) => {
    const entry = entries.get(`${method} ${path}`);
    return entry === undefined ? [] : viewParameters(document, entry).header;
  };
  const { plan, reasons } = setAside(whole, listHeaders, isOpen);
  const resourcesByName = new Map(plan.resources.map((resource) => [resource.name, resource]));
  const shapes = new Map(
    plan.resources.map(({ name, schema }) => [name, parseShape(document, { $ref: schema }, schema)]),
  );
  const shapeOf = (name: string): Shape => shapes.get(name) ?? { kind: 'any', isNullable: true };
  const operations = plan.operations.flatMap((planned) => {
    const entry = entries.get(`${planned.method} ${planned.path}`);
    if (entry === undefined) return [];
    const resource = resourcesByName.get(planned.resource ?? '');
    const viewed = viewOperation(document, planned, entry, isOpen(planned) && !reasons.has(planned.id));
    const view = resource === undefined ? viewed : narrowBody(viewed, resource, shapeOf(resource.name));
    const repeatedId = findRepeatedId(resource, view);
    return [repeatedId === undefined ? view : { ...view, repeatedId }];
  });
  const drafts = plan.resources.map((resource) => draftResource(resource, shapeOf(resource.name), operations));
  const storings = planStoring(drafts, (operation) => chooseSchemes(plan, operation) !== undefined);
  const resources = drafts.map((draft) => ({
    ...draft,
    storing: storings.get(draft.resource.name) ?? `${draft.resource.name} is not planned`,
  }));
  return { plan, document, operations, resources, untested: reasons };
}

/**
 * The schemes by which the tests call an operation: the first alternative that only names supported ones.
 * @returns an empty list for an operation that is open to anyone, `undefined` for one that nobody can call
 */
export function chooseSchemes({ securitySchemes }: Plan, { planned }: OperationView): readonly string[] | undefined {
  if (planned.security.length === 0) return [];
  const isSupported = (name: string): boolean => {
    const scheme: SecurityScheme | undefined = securitySchemes.find((candidate) => candidate.name === name);
    return scheme !== undefined && scheme.type !== 'unsupported';
  };
  return planned.security.find((names) => names.every(isSupported));
}

/** The view of a resource, by its name. */
export function findResource({ resources }: ServiceView, name: string): ResourceView {
  const found = resources.find(({ resource }) => resource.name === name);
  if (found === undefined) throw new Error(`the plan names no resource ${name}`);
  return found;
}
