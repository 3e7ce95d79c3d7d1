import type { Evidence, PlannedOperation, PlanWarning, Resource, SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { assignIdentifiers } from '@orchestrate/kit/openapi/identifiers';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

import { withArticle } from '../wording';

import { groupCollections } from './collections';
import type { InferenceFrame, InferredOperation } from './infer-operation';
import { inferOperation } from './infer-operation';
import type { MadeText } from './made-texts';
import { findMadeTexts } from './made-texts';
import type { OperationView } from './operation-view';
import { viewOperations } from './operation-view';
import { findRelations } from './relations';
import type { FoundResources, ResourceDraft } from './resources';
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

function listReferrers(document: OpenApiDocument, drafts: readonly ResourceDraft[]): Map<string, string[]> {
  const referrers = new Map<string, string[]>();
  for (const draft of drafts) {
    for (const { property, resource } of findRelations(document, draft, drafts))
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

function describeRelations(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Evidence[] {
  return findRelations(document, draft, drafts).map(({ property, resource }) => ({
    rule: 'relation',
    detail: `\`${property}\` holds the id of ${withArticle(resource)}`,
  }));
}

function finishResource(draft: ResourceDraft, frame: InferenceFrame, all: readonly PlannedOperation[]): Resource {
  const operations = all.filter(({ resource }) => resource === draft.name);
  const timestamps = [...(frame.timestamps.get(draft.name) ?? [])];
  const made = [...(frame.made.get(draft.name) ?? [])];
  const hasCreate = operations.some(({ kind }) => kind === 'create');
  return {
    name: draft.name,
    plural: draft.plural,
    schema: draft.representation.pointer,
    id: draft.id,
    relations: findRelations(frame.document, draft, frame.drafts),
    unique: collectUnique(operations),
    timestamps,
    ...(made.length === 0 ? {} : { made }),
    operations: operations.map(({ id }) => id),
    evidence: [
      ...draft.evidence,
      ...describeRelations(frame.document, draft, frame.drafts),
      ...timestamps.map(({ property, on }) => ({
        rule: 'timestamp',
        detail: `\`${property}\` is set by the clock on ${on}`,
      })),
      ...made.map(describeMade),
      ...(hasCreate
        ? []
        : [{ rule: 'read-only', detail: 'no operation creates one: what is stored comes from elsewhere' }]),
    ],
  };
}

function describeMade({ property, as }: MadeText): Evidence {
  const how = as === 'code' ? 'a code is made up for each item' : 'every item shows the same sentence';
  return { rule: `made-${as}`, detail: `\`${property}\` must be shown and no request carries it: ${how}` };
}

type Settled = ReadonlyMap<string, InferredOperation>;

function createFrame(document: OpenApiDocument, found: FoundResources, settled: Settled): InferenceFrame {
  const { drafts, refusals } = found;
  const requested = new Map(drafts.map((draft) => [draft, listRequested(document, draft)]));
  const timestamps = new Map(
    [...requested].map(([{ name, representation }, names]) => [name, findTimestamps(representation.properties, names)]),
  );
  const made = new Map(
    [...requested].map(([{ name, representation }, names]) => [
      name,
      findMadeTexts(representation.properties, representation.schema.required ?? [], names),
    ]),
  );
  return { document, drafts, refusals, settled, timestamps, made, referrers: listReferrers(document, drafts) };
}

function listKeys({ collections }: ResourceDraft): string[] {
  return collections.map(({ key }) => key);
}

/**
 * Judges all operations. A resource of which no operation could be inferred is none: it is taken away and the rest is
 * judged again, because relations and parents must not lead to it.
 */
function inferAll(
  document: OpenApiDocument,
  views: readonly OperationView[],
  found: FoundResources,
  settled: Settled,
): Outcome {
  const frame = createFrame(document, found, settled);
  const inferred = views.map((view) => inferOperation(view, frame));
  const used = new Set(inferred.map(({ operation }) => operation.resource));
  const unused = found.drafts.filter(({ name }) => !used.has(name));
  if (unused.length === 0) return { frame, inferred };
  const keys = new Set(unused.flatMap(listKeys));
  const judged = inferred.filter((_, index) => {
    const shape = views[index]?.shape;
    return shape !== undefined && shape.kind !== 'other' && keys.has(shape.key);
  });
  const next = new Map([...settled, ...judged.map((one) => [one.operation.id, one] as const)]);
  return inferAll(document, views, { ...found, drafts: found.drafts.filter((draft) => !unused.includes(draft)) }, next);
}

interface Outcome {
  readonly frame: InferenceFrame;
  readonly inferred: readonly InferredOperation[];
}

/** Infers resources, operations and their relations from a bundled document. */
export function inferPlan(document: OpenApiDocument): InferredPlan {
  const views = viewOperations(document, assignIds);
  const found = findResources(document, groupCollections(views));
  const { frame, inferred } = inferAll(document, views, found, new Map());
  const operations = inferred.map(({ operation }) => operation);
  return {
    resources: frame.drafts.map((draft) => finishResource(draft, frame, operations)),
    operations,
    securitySchemes: listSecuritySchemes(document),
    warnings: inferred.flatMap(({ warnings }) => warnings),
  };
}
