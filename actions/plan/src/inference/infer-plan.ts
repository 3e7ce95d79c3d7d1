import type { InferenceRule, PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { PlannedOperation, PlanWarning, Resource, SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { assignIdentifiers } from '@orchestrate/kit/openapi/identifiers';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

import { draftAccount } from './accounts/account-draft';
import { deriveDrafts } from './accounts/derive-drafts';
import { findAccounts } from './accounts/find-accounts';
import { judgeBlankTexts } from './blank-texts';
import { addCarts } from './carts';
import { reshapeCheckouts } from './checkout-path';
import { groupCollections } from './collections';
import { warnCollisions } from './collisions';
import type { Source } from './create-frame';
import { createFrame } from './create-frame';
import { reshapeExports } from './exports';
import { namesOf } from './find-rule';
import { finishResource } from './finish-resource';
import { inferHeads } from './infer-head';
import { inferOperation } from './infer-operation';
import { inferOptions } from './infer-options';
import type { InferenceFrame, InferredOperation } from './inference-frame';
import { reshapeListings } from './listed-by';
import { judgeMediaTypes } from './media-types';
import type { OperationView } from './operation-view';
import { viewOperations } from './operation-view';
import type { Overrules } from './overrules';
import { createOverrules, warnOverruled } from './overrules';
import { warnUnanswerable } from './relations';
import type { FoundResources, ResourceDraft } from './resources';
import { findResources } from './resources';
import { reshapeRoot } from './root-collection';
import { listSecuritySchemes } from './security';
import { reshapeSingular } from './singular-path';

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

function listKeys({ collections }: ResourceDraft): string[] {
  return collections.map(({ key }) => key);
}

/**
 * Judges all operations. A resource of which no operation could be inferred is none: it is taken away and the rest is
 * judged again, because relations and parents must not lead to it.
 */
function inferAll(source: Source, found: FoundResources, settled: InferenceFrame['settled']): Outcome {
  const { views } = source;
  const frame = createFrame(source, found, settled);
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
  const drafts = found.drafts.filter((draft) => !unused.includes(draft));
  return inferAll(source, { ...found, drafts }, next);
}

function warnRelations({ document, overrules, drafts }: InferenceFrame): PlanWarning[] {
  return overrules.isOff('relation') ? [] : drafts.flatMap((draft) => warnUnanswerable(document, draft, drafts));
}

const NOTHING_OVERRULED: PlanSettings = { operations: {}, rules: {} };

interface Outcome {
  readonly frame: InferenceFrame;
  readonly inferred: readonly InferredOperation[];
}

/** All operations, each by the path that it is really about. */
function viewAll(document: OpenApiDocument, overrules: Overrules): OperationView[] {
  const isOff = (rule: InferenceRule) => (view: OperationView) => overrules.isOff(rule, namesOf(view));
  const rooted = reshapeRoot(document, viewOperations(document, assignIds, overrules), isOff('root-collection'));
  const paired = reshapeSingular(document, rooted, isOff('singular-path'));
  const listed = reshapeListings(document, paired, isOff('listed-by'));
  return reshapeCheckouts(reshapeExports(document, listed, isOff('export')), isOff('checkout'));
}

/** Infers resources, operations and their relations from a bundled document, as far as no setting says otherwise. */
export function inferPlan(document: OpenApiDocument, settings: PlanSettings = NOTHING_OVERRULED): InferredPlan {
  const overrules = createOverrules(settings);
  const views = viewAll(document, overrules);
  const collections = groupCollections(views.filter(({ exportOf }) => exportOf === undefined));
  const accounts = overrules.isOff('accounts') ? undefined : findAccounts(document, views, overrules);
  const account = accounts && draftAccount(document, accounts, collections, overrules);
  const found = findResources(document, collections, account, overrules);
  const drafts = deriveDrafts(document, views, found.drafts, account && accounts, overrules);
  const known = { document, views, accounts: account && accounts, overrules };
  const { drafts: all, cartRefusal } = addCarts({ ...known, drafts });
  const source = cartRefusal === undefined ? known : { ...known, cartRefusal };
  const { frame, inferred } = inferAll(source, { ...found, drafts: all }, new Map());
  const written = inferred.map(({ operation }) => operation);
  const answered = inferOptions(views, inferHeads(views, written, overrules), overrules);
  const judged = judgeMediaTypes(document, views, answered, overrules);
  // Where nothing of an account could be inferred, there is none whose token could be found.
  const hasAccounts = frame.drafts.some((draft) => draft.account !== undefined);
  const operations = judgeBlankTexts(document, views, judged.operations, overrules);
  return {
    resources: frame.drafts.map((draft) => finishResource(draft, frame, operations)),
    operations,
    securitySchemes: listSecuritySchemes(document, hasAccounts ? known.accounts?.schemes : undefined),
    warnings: [
      ...warnOverruled(settings),
      ...warnRelations(frame),
      ...inferred.flatMap(({ warnings }) => warnings),
      ...warnCollisions(views, frame.drafts),
      ...judged.warnings,
    ],
  };
}
