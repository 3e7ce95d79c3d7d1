import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Accounts } from './accounts/find-accounts';
import { assignOpenLogins } from './accounts/open-login';
import { assignRoles } from './accounts/roles';
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
}

function listReferrers(relations: InferenceFrame['relations']): Map<string, string[]> {
  const referrers = new Map<string, string[]>();
  for (const [name, own] of relations) {
    for (const { property, resource } of own)
      referrers.set(resource, [...(referrers.get(resource) ?? []), `${name}.${property}`]);
  }
  return referrers;
}

/** Drafts with what their items show of others: their children, single items, and counts of them. */
function addHeld({ document, views, overrules }: Source, drafts: readonly ResourceDraft[]): readonly ResourceDraft[] {
  const filled = overrules.isOff('children') ? drafts : addChildren(document, drafts);
  const rules = { hasLinks: !overrules.isOff('membership'), hasIds: !overrules.isOff('member-ids') };
  const joined = addMemberships(document, views, filled, rules);
  const embedded = overrules.isOff('embedded') ? joined : addEmbedded(document, joined);
  const lined = overrules.isOff('lines') ? embedded : addLines(document, views, embedded);
  const counted = overrules.isOff('tally') ? lined : addTallies(document, lined);
  return overrules.isOff('shown-reference') ? counted : addShownReferences(document, counted);
}

/** Finds what each resource is beside its operations. */
export function createFrame(source: Source, found: FoundResources, settled: InferenceFrame['settled']): InferenceFrame {
  const { document, views, accounts, overrules } = source;
  const drafts = addHeld(source, found.drafts);
  const requested = new Map(drafts.map((draft) => [draft, listRequested(document, draft)]));
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
  const made = listMade({ document, views }, requested, relations, overrules);
  const roles = new Map([
    ...(accounts === undefined ? assignOpenLogins({ document, views, drafts }) : []),
    ...assignRoles(document, views, drafts, accounts),
    ...assignFileRoles(document, views, drafts),
    ...assignMemberRoles(views, drafts),
  ]);
  const { refusals } = found;
  const given = { document, views, overrules, drafts, refusals, settled, accounts };
  return { ...given, timestamps, made, states, relations, roles, referrers: listReferrers(relations) };
}
