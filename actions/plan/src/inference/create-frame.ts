import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Accounts } from './accounts/find-accounts';
import { assignOpenLogins } from './accounts/open-login';
import { assignRoles } from './accounts/roles';
import type { CartRefusal } from './carts';
import { assignCartRoles } from './carts';
import { addChildren } from './children';
import { addEmbedded } from './embedded';
import { assignFileRoles } from './files/roles';
import type { InferenceFrame } from './inference-frame';
import { addLines } from './lines';
import { listMade } from './list-made';
import { addMemberships, assignMemberRoles } from './memberships';
import type { OperationView } from './operation-view';
import type { Overrules } from './overrules';
import { findRelations } from './relations';
import type { FoundResources, ResourceDraft } from './resources';
import { addShownReferences } from './shown-references';
import { findInitialState } from './states';
import { addTallies } from './tallies';
import { findTimestamps } from './timestamps';
import { listRequested } from './writes';

/** Everything that stays the same however often the operations are judged. */
export interface Source {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly accounts: Accounts | undefined;
  readonly overrules: Overrules;
  readonly cartRefusal?: CartRefusal;
}

/** What keeps others from being removed. Carts do not. */
function listReferrers(
  relations: InferenceFrame['relations'],
  drafts: readonly ResourceDraft[],
): Map<string, string[]> {
  const referrers = new Map<string, string[]>();
  const carts = new Set(drafts.filter(({ cart }) => cart !== undefined).map(({ name }) => name));
  for (const [name, own] of relations) {
    if (carts.has(name)) continue;
    for (const { property, resource } of own)
      referrers.set(resource, [...(referrers.get(resource) ?? []), `${name}.${property}`]);
  }
  return referrers;
}

/** Drafts with what their items show of others: their children, single items, and counts of them. */
function addHeld(
  { document, views, overrules }: Source,
  drafts: readonly ResourceDraft[],
  cart: ResourceDraft | undefined,
): readonly ResourceDraft[] {
  const filled = overrules.isOff('children') ? drafts : addChildren(document, drafts);
  const rules = { hasLinks: !overrules.isOff('membership'), hasIds: !overrules.isOff('member-ids') };
  const joined = addMemberships(document, views, filled, rules);
  const embedded = overrules.isOff('embedded') ? joined : addEmbedded(document, joined);
  const lined = overrules.isOff('lines')
    ? embedded
    : addLines(document, views, embedded, overrules.isOff('checkout') ? undefined : cart);
  const counted = overrules.isOff('tally') ? lined : addTallies(document, lined);
  return overrules.isOff('shown-reference') ? counted : addShownReferences(document, counted);
}

/** The same, but for lines of carts: these are shown by carts alone. */
function addAllHeld(source: Source, drafts: readonly ResourceDraft[]): readonly ResourceDraft[] {
  const lines = drafts.filter(({ cart }) => cart !== undefined);
  const others = drafts.filter(({ cart }) => cart === undefined);
  return [...addHeld(source, others, lines[0]), ...lines];
}

/** The states that items begin in, by resource. */
function listStates(
  { document, overrules }: Source,
  drafts: readonly ResourceDraft[],
): Map<string, NonNullable<Resource['state']>> {
  return new Map(
    drafts.flatMap((draft) => {
      const state = overrules.isOff('initial-state') ? undefined : findInitialState(document, draft);
      return state === undefined ? [] : [[draft.name, state] as const];
    }),
  );
}

/** What requests carry of items; of lines of carts, all that is told otherwise too. */
function listCarried(document: OpenApiDocument, draft: ResourceDraft): ReadonlySet<string> {
  if (draft.cart === undefined) return listRequested(document, draft);
  const { of, quantity } = draft.cart.plan;
  return new Set([of.property, quantity, ...(draft.derived ?? [])]);
}

/** Finds what each resource is beside its operations. */
export function createFrame(source: Source, found: FoundResources, settled: InferenceFrame['settled']): InferenceFrame {
  const { document, views, accounts, overrules } = source;
  const drafts = addAllHeld(source, found.drafts);
  const requested = new Map(drafts.map((draft) => [draft, listCarried(document, draft)]));
  const timestamps = new Map(
    [...requested].map(
      ([
        {
          name,
          representation: { properties, schema },
        },
        names,
      ]) => [name, overrules.isOff('timestamp') ? [] : findTimestamps(properties, names, schema.required)],
    ),
  );
  const states = listStates(source, drafts);
  const relations = new Map(
    drafts.map((draft) => [
      draft.name,
      overrules.isOff('relation') ? (draft.relations ?? []) : findRelations(document, draft, drafts),
    ]),
  );
  const made = listMade({ document, views }, requested, relations, overrules);
  const roles = new Map([
    ...(accounts === undefined ? assignOpenLogins({ document, views, drafts }) : []),
    ...assignRoles(document, views, drafts, accounts),
    ...assignFileRoles(document, views, drafts),
    ...assignMemberRoles(views, drafts),
    ...assignCartRoles(drafts),
  ]);
  const { refusals } = found;
  const refused = source.cartRefusal === undefined ? {} : { cartRefusal: source.cartRefusal };
  const given = { document, views, overrules, drafts, refusals, settled, accounts, ...refused };
  return { ...given, timestamps, made, states, relations, roles, referrers: listReferrers(relations, drafts) };
}
