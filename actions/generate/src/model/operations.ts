import type { Plan, PlannedOperation } from '@orchestrate/contracts/plan';
import type {
  OpenApiDocument,
  Parameter,
  RequestBody,
  Response,
  SecurityRequirement,
} from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listParameters, listSecurity } from '@orchestrate/kit/openapi/operations';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

import { toKebab, toPascal } from '../text/literals';

import type { Responses } from './statuses';

/** An operation of the specification, what it becomes, and what it is called in the service. */
export interface OperationModel {
  readonly planned: PlannedOperation;
  readonly entry: OperationEntry;
  /** `src/operations/create-book.ts`. */
  readonly file: string;
  readonly routeName: string;
  readonly registerName: string;
  readonly parameters: readonly Located<Parameter>[];
  readonly body: RequestBody | undefined;
  readonly responses: Responses;
  readonly security: readonly SecurityRequirement[];
  /** Why it answers 501, or cannot be reached at all; `undefined` where it works. */
  readonly custom: string | undefined;
  /** Whether a model has written it, although nothing could be inferred. */
  readonly isWritten?: boolean;
  /**
   * Whether a request can reach it: the router knows neither HEAD nor parameters that share a segment with text, and
   * some paths the service answers by itself.
   */
  readonly isRoutable: boolean;
  /** Whether it could make of an item that is one of several objects something that is none of them. */
  readonly mayBreakVariant?: boolean;
}

/** OpenAPI says that header parameters of these names are to be ignored. */
const IGNORED_HEADERS = /^(?:accept|content-type|authorization)$/i;

function readResponses(document: OpenApiDocument, { operation, pointer }: OperationEntry): Responses {
  return new Map(
    Object.entries(operation.responses ?? {}).map(([status, response]) => {
      const at = extendPointer(pointer, 'responses', status);
      return [status, followReference<Response>(document, response, at)];
    }),
  );
}

function readBody(document: OpenApiDocument, { operation, pointer }: OperationEntry): RequestBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  return followReference<RequestBody>(document, operation.requestBody, extendPointer(pointer, 'requestBody')).value;
}

const OWN_PATHS = ['/healthz', '/readyz', '/metrics', '/openapi.json'];

function isMatched({ method, path }: OperationEntry): boolean {
  if (method === 'trace') return false;
  return path.split('/').every((segment) => !segment.includes('{') || /^\{[^{}:]+\}$/.test(segment));
}

/** Why no request can reach an operation. */
function findObstacle(entry: OperationEntry, { kind, reason }: PlannedOperation): string | undefined {
  if (OWN_PATHS.includes(entry.path)) return `the service answers ${entry.path} in its own way`;
  // The router knows no HEAD: it asks for GET.
  if (entry.method === 'head' && kind !== 'head') return reason ?? 'the router knows no HEAD but that of a GET';
  return isMatched(entry) ? undefined : 'the router cannot match it, so that it answers 404';
}

/** The file of an operation; `index.ts` lists them all. */
function nameFile(id: string): string {
  const kebab = toKebab(id);
  return `src/operations/${kebab === 'index' ? 'index-operation' : kebab}.ts`;
}

function createOperation(document: OpenApiDocument, entry: OperationEntry, planned: PlannedOperation): OperationModel {
  const obstacle = findObstacle(entry, planned);
  return {
    planned,
    entry,
    file: nameFile(planned.id),
    routeName: `${planned.id}Route`,
    registerName: `register${toPascal(planned.id)}`,
    parameters: listParameters(document, entry).filter(
      ({ value }) => value.in !== 'header' || !IGNORED_HEADERS.test(value.name),
    ),
    body: readBody(document, entry),
    responses: readResponses(document, entry),
    security: listSecurity(document, entry.operation),
    custom: obstacle ?? (planned.kind === 'custom' ? (planned.reason ?? 'nothing could be inferred') : undefined),
    isRoutable: obstacle === undefined,
  };
}

/** The parts of a path: `['', 'pets', '{id}']`. */
export type Segments = readonly string[];

/** Whether a path also matches what another one names: `/pets/{id}` takes `/pets/mine` for the pet `mine`. */
export function shadows(own: Segments, others: Segments): boolean {
  const isParameter = (segment: string | undefined): boolean => segment?.startsWith('{') === true;
  return (
    own.length === others.length &&
    own.every((segment, index) => segment === others[index] || isParameter(segment)) &&
    own.some((segment, index) => isParameter(segment) && !isParameter(others[index]))
  );
}

/** All operations in the order in which they are registered: the document's, but nothing comes after what shadows it. */
export function createOperations(plan: Plan, document: OpenApiDocument): OperationModel[] {
  const planned = new Map(plan.operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  const ordered: { operation: OperationModel; segments: Segments }[] = [];
  for (const entry of listOperations(document)) {
    const found = planned.get(`${entry.method} ${entry.path}`);
    if (found === undefined)
      throw new Error(`${entry.method} ${entry.path} is in the specification and not in the plan`);
    const segments = entry.path.split('/');
    const shadow = ordered.findIndex((other) => shadows(other.segments, segments));
    const operation = createOperation(document, entry, found);
    ordered.splice(shadow < 0 ? ordered.length : shadow, 0, { operation, segments });
  }
  return ordered.map(({ operation }) => operation);
}
