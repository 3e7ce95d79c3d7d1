import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { Plan, PlannedOperation, Resource } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import { hashText } from '@orchestrate/kit/files/hash';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';

/** What a test says of a plan; all else is empty, and operations that are not named are custom. */
export interface ServicePlanOptions {
  readonly resources?: readonly (Partial<Resource> & Pick<Resource, 'name' | 'plural' | 'schema'>)[];
  /** By id, which is the `operationId` of the document. */
  readonly operations?: Readonly<Record<string, Partial<PlannedOperation>>>;
  readonly securitySchemes?: Plan['securitySchemes'];
  readonly service?: Partial<Plan['service']>;
}

function createResource(options: Partial<Resource> & Pick<Resource, 'name' | 'plural' | 'schema'>): Resource {
  return {
    id: { property: 'id', type: 'uuid', source: 'server' },
    relations: [],
    unique: [],
    timestamps: [],
    operations: [],
    evidence: [],
    ...options,
  };
}

function planOperations(document: OpenApiDocument, planned: ServicePlanOptions['operations'] = {}): PlannedOperation[] {
  return listOperations(document).map(({ method, path, operation, pointer }) => {
    const id = operation.operationId ?? `${method}Something`;
    return {
      id,
      operationId: id,
      method,
      path,
      pointer,
      kind: 'custom',
      filters: [],
      conflicts: [],
      parents: [],
      security: (operation.security ?? []).map((schemes) => Object.keys(schemes)),
      becomes: 'something',
      evidence: [],
      ...planned[id],
    };
  });
}

/** The plan that a service of a document is generated from, checked against its contract. */
export function createServicePlan(document: OpenApiDocument, options: ServicePlanOptions = {}): Plan {
  const { title, version } = document.info;
  return planSchema.parse({
    schemaVersion: 1,
    service: { name: 'test', title, version, ...options.service },
    specification: {
      source: 'openapi.yaml',
      dialect: 'openapi-3.1',
      bundled: 'phases/plan/openapi.json',
      sha256: hashText(JSON.stringify(document)),
      files: [],
    },
    securitySchemes: options.securitySchemes ?? [],
    resources: (options.resources ?? []).map(createResource),
    operations: planOperations(document, options.operations),
    tasks: [],
    warnings: [],
    configuration: configurationSchema.parse({ version: 1 }),
  });
}
