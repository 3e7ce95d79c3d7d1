import type { Relation } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { quoteNames } from '../../wording';
import { listParents, nameHidden } from '../hidden-parents';
import { viewItem } from '../operation-view';
import type { Overrules } from '../overrules';
import { findParentProperty } from '../parents';
import { listReferences } from '../relations';
import type { ResourceDraft } from '../resources';
import { findDraftByKey } from '../resources';

import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';
import { isMadeByCaller } from './ownership';

interface Frame {
  readonly document: OpenApiDocument;
  readonly drafts: readonly ResourceDraft[];
  readonly accounts: Accounts;
}

function isPrivate(draft: ResourceDraft | undefined): boolean {
  return draft?.isPrivate === true;
}

/** What the paths to items name above them, but the accounts themselves; `undefined` stands for what is no resource. */
function listAbove(draft: ResourceDraft, { drafts }: Frame): (ResourceDraft | undefined)[] {
  const found = listParents(draft)
    .flat()
    .map(({ key }) => findDraftByKey(drafts, key));
  return found.filter((one) => one?.account === undefined && one !== draft);
}

/** Whether every path on which items are made names one of these above them, or every body does. */
function isAlwaysBelow(draft: ResourceDraft, { document, drafts }: Frame): boolean {
  const made = draft.collections
    .flatMap(({ onCollection }) => onCollection)
    .filter(({ entry }) => entry.method === 'post');
  const references = listReferences(document, draft, drafts).filter(
    ({ resource, required }) => required && isPrivate(drafts.find(({ name }) => name === resource)),
  );
  return made.every((view) => {
    const parents = view.shape.kind === 'other' ? [] : view.shape.parents;
    if (parents.some(({ key }) => isPrivate(findDraftByKey(drafts, key)))) return true;
    const body = view.request?.schema;
    const required = new Set(body === undefined ? [] : viewItem(document, body).schema.required);
    return references.some(({ property }) => required.has(property));
  });
}

/** What items of a resource are parts of, all of which only its owner may see. */
function findWholes(draft: ResourceDraft, frame: Frame): readonly string[] {
  const { document, drafts, accounts } = frame;
  const isShare = drafts.some(({ sharing }) => sharing?.resource === draft.name);
  if (draft.account !== undefined || draft.isPrivate === true || draft.id.isOfParent === true || isShare) return [];
  const above = listAbove(draft, frame);
  if (!above.every(isPrivate) || !isAlwaysBelow(draft, frame)) return [];
  const views = draft.collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  const isClosed = views.every((view) => knowsCaller(document, view, accounts.schemes));
  if (!isClosed || !isMadeByCaller(document, draft, accounts)) return [];
  // Who wrote something is shown to others: what only refers to something private may be everybody's.
  const isShown = draft.relations?.some(({ from }) => from === 'caller') === true;
  if (above.length === 0 && isShown) return [];
  const named = above.flatMap((one) => one?.name ?? []);
  const referred = listReferences(document, draft, drafts)
    .map(({ resource }) => resource)
    .filter((name) => isPrivate(drafts.find((one) => one.name === name)));
  return [...new Set(named.length > 0 ? named : referred)];
}

function belong(draft: ResourceDraft, wholes: readonly string[], account: ResourceDraft): ResourceDraft {
  const relations = draft.relations ?? [];
  const property = nameHidden('owner', account.id.property, draft);
  const hidden: Relation = { property, resource: account.name, required: true, isHidden: true, from: 'caller' };
  const isShown = relations.some(({ from }) => from === 'caller');
  const owner = relations.find(({ from }) => from === 'caller')?.property ?? property;
  const detail = `it is a part of ${quoteNames(wholes)}, which only its owner may see: so is it, and \`${owner}\` keeps whose it is`;
  return {
    ...draft,
    isPrivate: true,
    relations: isShown ? relations : [...relations, hidden],
    evidence: [...draft.evidence, { rule: 'private-parts', detail }],
  };
}

/** Whether every path on which items are made names one of these above them. */
function isMadeBelow(draft: ResourceDraft, whole: ResourceDraft, drafts: readonly ResourceDraft[]): boolean {
  return draft.collections
    .flatMap(({ onCollection }) => onCollection)
    .filter(({ entry }) => entry.method === 'post')
    .every(
      ({ shape }) => shape.kind !== 'other' && shape.parents.some(({ key }) => findDraftByKey(drafts, key) === whole),
    );
}

/** The first whole that is shared with others than its owner, and the property that holds which one it is. */
function findSharedWhole(
  draft: ResourceDraft,
  wholes: readonly string[],
  { document, drafts }: Frame,
): NonNullable<ResourceDraft['sharedWith']> | undefined {
  const found = wholes.flatMap((name) => {
    const whole = drafts.find((one) => one.name === name);
    if (whole?.sharing === undefined && whole?.sharedWith === undefined) return [];
    const kept = draft.relations?.find(({ from, resource }) => from === 'path' && resource === name);
    const isKept = kept !== undefined && isMadeBelow(draft, whole, drafts);
    const shown = listParents(draft)
      .flat()
      .filter(({ key }) => findDraftByKey(drafts, key) === whole)
      .flatMap((parent) => findParentProperty(draft, parent) ?? []);
    const referred = listReferences(document, draft, drafts).find((one) => one.resource === name && one.required);
    const property = (isKept ? kept.property : undefined) ?? shown[0] ?? referred?.property;
    return property === undefined ? [] : [{ property, resource: name }];
  });
  return found[0];
}

/** A part of what is shared: who may see and change the whole may see and change it. */
function share(draft: ResourceDraft, whole: NonNullable<ResourceDraft['sharedWith']>): ResourceDraft {
  const detail = `it is a part of \`${whole.resource}\`, by \`${whole.property}\`: whom that is shared with may see and change it`;
  return {
    ...draft,
    isPrivate: true,
    sharedWith: whole,
    evidence: [...draft.evidence, { rule: 'sharing', detail }],
  };
}

/** Adds to drafts that what lies below an item which only its owner may see is the owner's too, at any depth. */
export function addPrivateParts(
  document: OpenApiDocument,
  found: readonly ResourceDraft[],
  accounts: Accounts | undefined,
  { isOff }: Pick<Overrules, 'isOff'>,
): readonly ResourceDraft[] {
  const account = found.find((one) => one.account !== undefined);
  if (account === undefined || accounts === undefined || isOff('private-items') || isOff('private-parts')) return found;
  let drafts = found;
  for (;;) {
    const next = drafts.map((draft) => {
      const wholes = findWholes(draft, { document, drafts, accounts });
      if (wholes.length === 0) return draft;
      const shared = findSharedWhole(draft, wholes, { document, drafts, accounts });
      return shared === undefined ? belong(draft, wholes, account) : share(draft, shared);
    });
    if (next.every((draft, index) => draft === drafts[index])) return drafts;
    drafts = next;
  }
}
