import type { Evidence, OperationKind, PlannedOperation, Relation, Resource } from '@orchestrate/contracts/plan';
import { withoutUndefined } from '@orchestrate/kit/without-undefined';

import { withArticle } from '../wording';

import type { InferenceFrame } from './inference-frame';
import { describeMade } from './made-values';
import { keepsOthers, OTHERS_KEPT } from './other-properties';
import type { ResourceDraft } from './resources';

/** What may be there once of each parent is unique together with it. */
function pairUp({ id, pair }: ResourceDraft, properties: string[]): string[] {
  const [within, property] = id.within === undefined ? (pair ?? []) : [id.within, id.property];
  const isPaired = within !== undefined && properties.join('\n') === property;
  return isPaired ? [within, ...properties] : properties;
}

/** What no two items share: as operations refuse it, and the name by which the configuration tells accounts apart. */
function collectUnique(draft: ResourceDraft, operations: readonly PlannedOperation[]): string[][] {
  const { cart } = draft;
  // A cart has one line of each thing, however often it is added.
  if (cart !== undefined) return [[cart.plan.owner, cart.plan.of.property]];
  const told = operations.flatMap(({ conflicts }) =>
    conflicts.filter(({ cause }) => cause === 'unique').map(({ properties }) => properties),
  );
  const keys = draft.id.within === undefined ? [] : [[draft.id.property]];
  const { account, id } = draft;
  const login = account?.configured === undefined || account.login === id.property ? [] : [[account.login]];
  const sets = [...keys, ...told, ...login].map((properties) => pairUp(draft, properties));
  return [...new Map(sets.map((properties) => [properties.join('\n'), properties])).values()];
}

function describeRelation({ property, resource }: Relation): Evidence {
  return { rule: 'relation', detail: `\`${property}\` holds the id of ${withArticle(resource)}` };
}

function describeTimestamp({ property, on }: Resource['timestamps'][number]): Evidence {
  return { rule: 'timestamp', detail: `\`${property}\` is set by the clock on ${on}` };
}

function describeState({ property, initial }: NonNullable<Resource['state']>): Evidence {
  return { rule: 'initial-state', detail: `\`${property}\` begins as \`${initial}\` unless a request says otherwise` };
}

const READ_ONLY: Evidence = {
  rule: 'read-only',
  detail: 'no operation creates one: what is stored comes from elsewhere',
};

const CREATING: ReadonlySet<OperationKind> = new Set(['create', 'create-many', 'register', 'add-to-cart', 'checkout']);

function copy<T>(list: readonly T[] | undefined): T[] | undefined {
  return list && [...list];
}

function nameDraft({ name, plural, representation, id }: ResourceDraft) {
  return { name, plural, schema: representation.pointer, id };
}

/** What else is known of a resource before its operations are judged. */
function copyKept({ account, marks, children, embedded, tallies, softDeletion, selfLink, ...draft }: ResourceDraft) {
  const { sharing, sharedWith } = draft;
  const lists = { marks: copy(marks), children: copy(children), embedded: copy(embedded), tallies: copy(tallies) };
  return {
    account,
    sharing,
    sharedWith,
    ...lists,
    memberships: copy(draft.memberships),
    lines: draft.lines,
    cart: draft.cart?.plan,
    softDeletion,
    selfLink,
  };
}

/** What its operations store beside its items. */
function listFiles(draft: ResourceDraft, operations: readonly PlannedOperation[]): Resource['files'] {
  const carried = operations.flatMap(({ file, upload }) => [file ?? [], (upload?.others ?? []).map((one) => one.file)]);
  const names = [...new Set(carried.flat())];
  if (names.length === 0) return undefined;
  return names.map((name) => draft.files?.find((file) => file.name === name) ?? { name });
}

/** What is stored of a resource, and why, once all operations are judged. */
export function finishResource(
  draft: ResourceDraft,
  frame: InferenceFrame,
  all: readonly PlannedOperation[],
): Resource {
  const operations = all.filter(({ resource }) => resource === draft.name);
  const timestamps = [...(frame.timestamps.get(draft.name) ?? [])];
  const made = [...(frame.made.get(draft.name) ?? [])];
  const state = frame.states.get(draft.name);
  const relations = [...(frame.relations.get(draft.name) ?? [])];
  const isVaried = draft.representation.variants !== undefined;
  const hasOthers = (isVaried || !frame.overrules.isOff('other-properties')) && keepsOthers(frame.document, draft);
  const hasCreate = operations.some(({ kind }) => CREATING.has(kind));
  return {
    ...nameDraft(draft),
    relations,
    unique: collectUnique(draft, operations),
    timestamps,
    ...withoutUndefined({
      made: made.length === 0 ? undefined : made,
      state,
      ...copyKept(draft),
      keepsOthers: hasOthers ? true : undefined,
      files: listFiles(draft, operations),
    }),
    operations: operations.map(({ id }) => id),
    evidence: [
      ...draft.evidence,
      ...relations.filter(({ from }) => from === undefined).map(describeRelation),
      ...timestamps.map(describeTimestamp),
      ...made.map(describeMade),
      ...(state === undefined ? [] : [describeState(state)]),
      ...(hasOthers && !isVaried ? [OTHERS_KEPT] : []),
      ...(hasCreate ? [] : [READ_ONLY]),
    ],
  };
}
