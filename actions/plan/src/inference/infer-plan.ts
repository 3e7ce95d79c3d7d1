import type { Evidence, PlannedOperation, PlanWarning, Resource, SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { assignIdentifiers } from '@orchestrate/kit/openapi/identifiers';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

import { groupCollections } from './collections';
import type { InferenceFrame } from './infer-operation';
import { inferOperation } from './infer-operation';
import type { OperationView } from './operation-view';
import { viewOperations } from './operation-view';
import { findRelations } from './relations';
import type { ResourceDraft } from './resources';
import { findResources } from './resources';
import { listSecuritySchemes } from './security';
import { findTimestamps } from './timestamps';
import { readWriteRequest } from './writes';

/** What a document says of its service. */
export interface InferredPlan {
  readonly resources: Resource[];
  readonly operations: PlannedOperation[];
  readonly securitySchemes: SecurityScheme[];
  readonly warnings: PlanWarning[];
}

function assignIds(entries: readonly OperationEntry[]): string[] {
  const requests = entries.map(({ method, path, operation }) => {
    const fallback = `${method} ${path.replace(/\{([^{}]+)\}/g, 'by $1')}`;
    return { name: operation.operationId ?? fallback, fallback };
  });
  return assignIdentifiers(requests, 'camel', 'Operation');
}

/** Names of the properties that some request may set. */
function listRequested(document: OpenApiDocument, draft: ResourceDraft): Set<string> {
  const views = draft.collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  return new Set(
    views.flatMap((view) => {
      const request = view.entry.method === 'get' ? undefined : readWriteRequest(document, view);
      return request === undefined || 'reason' in request ? [] : [...request.writable];
    }),
  );
}

function listReferrers(drafts: readonly ResourceDraft[]): Map<string, string[]> {
  const referrers = new Map<string, string[]>();
  for (const draft of drafts) {
    for (const { property, resource } of findRelations(draft, drafts))
      referrers.set(resource, [...(referrers.get(resource) ?? []), `${draft.name}.${property}`]);
  }
  return referrers;
}

function collectUnique(operations: readonly PlannedOperation[]): string[][] {
  const sets = operations.flatMap(({ conflicts }) =>
    conflicts.filter(({ cause }) => cause === 'unique').map(({ properties }) => properties),
  );
  return [...new Map(sets.map((properties) => [properties.join('\n'), properties])).values()];
}

function describeRelations(draft: ResourceDraft, drafts: readonly ResourceDraft[]): Evidence[] {
  return findRelations(draft, drafts).map(({ property, resource }) => ({
    rule: 'relation',
    detail: `\`${property}\` holds the id of a ${resource}`,
  }));
}

function finishResource(draft: ResourceDraft, frame: InferenceFrame, all: readonly PlannedOperation[]): Resource {
  const operations = all.filter(({ resource }) => resource === draft.name);
  const timestamps = [...(frame.timestamps.get(draft.name) ?? [])];
  const hasCreate = operations.some(({ kind }) => kind === 'create');
  return {
    name: draft.name,
    plural: draft.plural,
    schema: draft.representation.pointer,
    id: draft.id,
    relations: findRelations(draft, frame.drafts),
    unique: collectUnique(operations),
    timestamps,
    operations: operations.map(({ id }) => id),
    evidence: [
      ...draft.evidence,
      ...describeRelations(draft, frame.drafts),
      ...timestamps.map(({ property, on }) => ({
        rule: 'timestamp',
        detail: `\`${property}\` is set by the clock on ${on}`,
      })),
      ...(hasCreate
        ? []
        : [{ rule: 'read-only', detail: 'no operation creates one: what is stored comes from elsewhere' }]),
    ],
  };
}

function createFrame(document: OpenApiDocument, views: readonly OperationView[]): InferenceFrame {
  const { drafts, refusals } = findResources(document, groupCollections(views));
  const timestamps = new Map(
    drafts.map((draft) => [
      draft.name,
      findTimestamps(draft.representation.properties, listRequested(document, draft)),
    ]),
  );
  return { document, drafts, refusals, timestamps, referrers: listReferrers(drafts) };
}

/** Infers resources, operations and their relations from a bundled document. */
export function inferPlan(document: OpenApiDocument): InferredPlan {
  const views = viewOperations(document, assignIds);
  const frame = createFrame(document, views);
  const inferred = views.map((view) => inferOperation(view, frame));
  const operations = inferred.map(({ operation }) => operation);
  const resources = frame.drafts
    .map((draft) => finishResource(draft, frame, operations))
    .filter((resource) => resource.operations.length > 0);
  return {
    resources,
    operations,
    securitySchemes: listSecuritySchemes(document),
    warnings: inferred.flatMap(({ warnings }) => warnings),
  };
}
