import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type {
  Evidence,
  OperationKind,
  PlannedOperation,
  PlanWarning,
  Relation,
  Resource,
  SecurityScheme,
} from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { assignIdentifiers } from '@orchestrate/kit/openapi/identifiers';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

import { withArticle } from '../wording';

import { draftAccount } from './accounts/account-draft';
import { deriveDrafts } from './accounts/derive-drafts';
import type { Accounts } from './accounts/find-accounts';
import { findAccounts } from './accounts/find-accounts';
import { assignOpenLogins } from './accounts/open-login';
import { assignRoles } from './accounts/roles';
import { judgeBlankTexts } from './blank-texts';
import { addChildren } from './children';
import { groupCollections } from './collections';
import { warnCollisions } from './collisions';
import { addEmbedded } from './embedded';
import { assignFileRoles } from './files/roles';
import { namesOf } from './find-rule';
import { inferOperation } from './infer-operation';
import type { InferenceFrame, InferredOperation } from './inference-frame';
import { listMade } from './list-made';
import { reshapeListings } from './listed-by';
import { describeMade } from './made-values';
import { judgeMediaTypes } from './media-types';
import type { OperationView } from './operation-view';
import { viewOperations } from './operation-view';
import { keepsOthers, OTHERS_KEPT } from './other-properties';
import type { Overrules } from './overrules';
import { createOverrules, warnOverruled } from './overrules';
import { findRelations, warnUnanswerable } from './relations';
import type { FoundResources, ResourceDraft } from './resources';
import { findResources } from './resources';
import { reshapeRoot } from './root-collection';
import { listSecuritySchemes } from './security';
import { findInitialState } from './states';
import { addTallies } from './tallies';
import { findTimestamps } from './timestamps';
import { listRequested } from './writes';

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

function listReferrers(relations: InferenceFrame['relations']): Map<string, string[]> {
  const referrers = new Map<string, string[]>();
  for (const [name, own] of relations) {
    for (const { property, resource } of own)
      referrers.set(resource, [...(referrers.get(resource) ?? []), `${name}.${property}`]);
  }
  return referrers;
}

function collectUnique(operations: readonly PlannedOperation[]): string[][] {
  const sets = operations.flatMap(({ conflicts }) =>
    conflicts.filter(({ cause }) => cause === 'unique').map(({ properties }) => properties),
  );
  return [...new Map(sets.map((properties) => [properties.join('\n'), properties])).values()];
}

function describeRelation({ property, resource }: Relation): Evidence {
  return { rule: 'relation', detail: `\`${property}\` holds the id of ${withArticle(resource)}` };
}

const CREATING: ReadonlySet<OperationKind> = new Set(['create', 'create-many', 'register']);

/** What only the service sets: the mark of what is deleted, and where an item is read. */
function listOwn({ softDeletion, selfLink }: ResourceDraft): Pick<Resource, 'softDeletion' | 'selfLink'> {
  return { ...(softDeletion === undefined ? {} : { softDeletion }), ...(selfLink === undefined ? {} : { selfLink }) };
}

function finishResource(draft: ResourceDraft, frame: InferenceFrame, all: readonly PlannedOperation[]): Resource {
  const operations = all.filter(({ resource }) => resource === draft.name);
  const timestamps = [...(frame.timestamps.get(draft.name) ?? [])];
  const made = [...(frame.made.get(draft.name) ?? [])];
  const state = frame.states.get(draft.name);
  const relations = [...(frame.relations.get(draft.name) ?? [])];
  const isVaried = draft.representation.variants !== undefined;
  const hasOthers = (isVaried || !frame.overrules.isOff('other-properties')) && keepsOthers(frame.document, draft);
  const hasCreate = operations.some(({ kind }) => CREATING.has(kind));
  return {
    name: draft.name,
    plural: draft.plural,
    schema: draft.representation.pointer,
    id: draft.id,
    relations,
    unique: collectUnique(operations),
    timestamps,
    ...(made.length === 0 ? {} : { made }),
    ...(state === undefined ? {} : { state }),
    ...(draft.account === undefined ? {} : { account: draft.account }),
    ...(draft.marks === undefined ? {} : { marks: [...draft.marks] }),
    ...(draft.children === undefined ? {} : { children: [...draft.children] }),
    ...copyEmbedded(draft),
    ...listOwn(draft),
    ...(hasOthers ? { keepsOthers: true } : {}),
    ...listFiles(draft, operations),
    operations: operations.map(({ id }) => id),
    evidence: [
      ...draft.evidence,
      ...relations.filter(({ from }) => from === undefined).map(describeRelation),
      ...timestamps.map(describeTimestamp),
      ...made.map(describeMade),
      ...(state === undefined ? [] : [describeState(state)]),
      ...(hasOthers && !isVaried ? [OTHERS_KEPT] : []),
      ...(hasCreate
        ? []
        : [{ rule: 'read-only', detail: 'no operation creates one: what is stored comes from elsewhere' }]),
    ],
  };
}

function copyEmbedded({ embedded, tallies }: ResourceDraft): Pick<Resource, 'embedded' | 'tallies'> {
  return {
    ...(embedded === undefined ? {} : { embedded: [...embedded] }),
    ...(tallies === undefined ? {} : { tallies: [...tallies] }),
  };
}

/** What its operations store beside its items. */
function listFiles(draft: ResourceDraft, operations: readonly PlannedOperation[]): Pick<Resource, 'files'> {
  const carried = operations.flatMap(({ file, upload }) => [file ?? [], (upload?.others ?? []).map((one) => one.file)]);
  const names = [...new Set(carried.flat())];
  return names.length === 0
    ? {}
    : { files: names.map((name) => draft.files?.find((file) => file.name === name) ?? { name }) };
}

function describeTimestamp({ property, on }: Resource['timestamps'][number]): Evidence {
  return { rule: 'timestamp', detail: `\`${property}\` is set by the clock on ${on}` };
}

function describeState({ property, initial }: NonNullable<Resource['state']>): Evidence {
  return { rule: 'initial-state', detail: `\`${property}\` begins as \`${initial}\` unless a request says otherwise` };
}

/** Everything that stays the same however often the operations are judged. */
interface Source {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly accounts: Accounts | undefined;
  readonly overrules: Overrules;
}

type Settled = ReadonlyMap<string, InferredOperation>;

function createFrame(
  { document, views, accounts, overrules }: Source,
  found: FoundResources,
  settled: Settled,
): InferenceFrame {
  const { refusals } = found;
  const filled = overrules.isOff('children') ? found.drafts : addChildren(document, found.drafts);
  const embedded = overrules.isOff('embedded') ? filled : addEmbedded(document, filled);
  const drafts = overrules.isOff('tally') ? embedded : addTallies(document, embedded);
  const requested = new Map(drafts.map((draft) => [draft, listRequested(document, draft)]));
  const timestamps = new Map(
    [...requested].map(([{ name, representation }, names]) => [
      name,
      overrules.isOff('timestamp')
        ? []
        : findTimestamps(representation.properties, names, representation.schema.required),
    ]),
  );
  const states = new Map(
    drafts.flatMap((draft) => {
      const state = overrules.isOff('initial-state') ? undefined : findInitialState(document, draft);
      return state === undefined ? [] : [[draft.name, state] as const];
    }),
  );
  const relations = new Map(
    drafts.map((draft) => [
      draft.name,
      overrules.isOff('relation') ? (draft.relations ?? []) : findRelations(document, draft, drafts),
    ]),
  );
  const made = listMade(document, requested, relations, overrules);
  const inherited = { document, overrules, drafts, refusals, settled, accounts };
  const roles = new Map([
    ...(accounts === undefined ? assignOpenLogins({ document, views, drafts }) : []),
    ...assignRoles(document, views, drafts, accounts),
    ...assignFileRoles(document, views, drafts),
  ]);
  return { ...inherited, timestamps, made, states, relations, roles, referrers: listReferrers(relations) };
}

function listKeys({ collections }: ResourceDraft): string[] {
  return collections.map(({ key }) => key);
}

/**
 * Judges all operations. A resource of which no operation could be inferred is none: it is taken away and the rest is
 * judged again, because relations and parents must not lead to it.
 */
function inferAll(source: Source, found: FoundResources, settled: Settled): Outcome {
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

/** Infers resources, operations and their relations from a bundled document, as far as no setting says otherwise. */
export function inferPlan(document: OpenApiDocument, settings: PlanSettings = NOTHING_OVERRULED): InferredPlan {
  const overrules = createOverrules(settings);
  const rooted = reshapeRoot(document, viewOperations(document, assignIds, overrules), (view) =>
    overrules.isOff('root-collection', namesOf(view)),
  );
  const views = reshapeListings(document, rooted, (view) => overrules.isOff('listed-by', namesOf(view)));
  const collections = groupCollections(views);
  const accounts = overrules.isOff('accounts') ? undefined : findAccounts(document, views);
  const account = accounts && draftAccount(document, accounts, collections, overrules);
  const found = findResources(document, collections, account, overrules);
  const drafts = deriveDrafts(document, views, found.drafts, account && accounts, overrules);
  const source = { document, views, accounts: account && accounts, overrules };
  const { frame, inferred } = inferAll(source, { ...found, drafts }, new Map());
  const judged = judgeMediaTypes(
    document,
    views,
    inferred.map(({ operation }) => operation),
    overrules,
  );
  // Where nothing of an account could be inferred, there is none whose token could be found.
  const hasAccounts = frame.drafts.some((draft) => draft.account !== undefined);
  const operations = judgeBlankTexts(document, views, judged.operations, overrules);
  return {
    resources: frame.drafts.map((draft) => finishResource(draft, frame, operations)),
    operations,
    securitySchemes: listSecuritySchemes(document, hasAccounts ? source.accounts?.schemes : undefined),
    warnings: [
      ...warnOverruled(settings),
      ...warnRelations(frame),
      ...inferred.flatMap(({ warnings }) => warnings),
      ...warnCollisions(views, frame.drafts),
      ...judged.warnings,
    ],
  };
}
