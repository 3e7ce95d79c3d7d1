import type { Sharing } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames, withArticle } from '../../wording';
import { listParents, nameHidden } from '../hidden-parents';
import { foldName } from '../names';
import { viewItem } from '../operation-view';
import type { Overrules } from '../overrules';
import { findParentProperty } from '../parents';
import { findTarget, holds } from '../relations';
import type { ResourceDraft } from '../resources';
import { findDraftByKey } from '../resources';
import { findShownReferences } from '../shown-references';

import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';
import { isOwnerName } from './ownership';
import { listChanging } from './sharing-roles';

/** What names accounts beside the owner. */
const SHARING = /^(?:members?|collaborators?|participants?|guests?|editors?|invit(?:es?|ations?)|shares?|sharing)$/i;

/** Whether a segment of a path is called as those are with whom something is shared. */
export function isSharing(segment: string): boolean {
  return SHARING.test(segment);
}

const MEMBER_NAMES = new Set(['user', 'account', 'person', 'member', 'collaborator', 'participant', 'guest', 'editor']);

/** The account that a property of what shares is the id of, by its own name or as what shares is called. */
export function findSharedAccount(
  document: OpenApiDocument,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
  property: string,
): ResourceDraft | undefined {
  const account = drafts.find((one) => one.account !== undefined);
  const schema = draft.representation.properties.get(property);
  const named = findTarget(drafts, property);
  const stem = foldName(property).replace(/(?:uu)?id$/, '');
  const isCalled = stem !== foldName(property) && (MEMBER_NAMES.has(stem) || isOwnerName(property));
  const isFree = named === undefined || named === draft;
  if (account === undefined || schema === undefined || account.id.source === 'hidden') return undefined;
  if (draft.collections.some(({ segment }) => !isSharing(segment)) || !holds(document, schema, account))
    return undefined;
  return named === account || (isFree && isCalled) ? account : undefined;
}

const ROLE_NAMES = new Set(['role', 'permission', 'permissions', 'access', 'accesslevel', 'level', 'right', 'rights']);
/** Flags by the value that lets somebody change what is shared. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['canedit', 'canwrite', 'writable', 'editable'].map((name) => [name, true] as const),
  ...['readonly', 'isreadonly'].map((name) => [name, false] as const),
]);

/** What lets those change it with whom something is shared; a text where it is said and not understood. */
function findRole(document: OpenApiDocument, draft: ResourceDraft): Sharing['role'] | string {
  const named = [...draft.representation.properties].find(([name]) => ROLE_NAMES.has(foldName(name)));
  const flag = [...draft.representation.properties].find(([name]) => FLAGS.has(foldName(name)));
  if (named === undefined && flag === undefined) return undefined;
  if (named === undefined)
    return { property: flag?.[0] ?? '', changing: [FLAGS.get(foldName(flag?.[0] ?? '')) ?? true] };
  const [property, located] = named;
  const choices = listChoices(document, located);
  if (choices === undefined) return `\`${property}\` may be anything, and nothing tells which lets somebody change it`;
  const { changing, unknown } = listChanging(choices);
  if (unknown.length > 0) return `nothing tells whether the ${property} ${quoteNames(unknown)} lets somebody change it`;
  return { property, changing };
}

function listChoices(document: OpenApiDocument, { value, pointer }: Located<Schema>): string[] | undefined {
  const schema = followSchema(document, value, pointer).value;
  const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (!listTypes(schema).includes('string') || choices === undefined) return undefined;
  return choices.filter((one) => typeof one === 'string');
}

/** The properties of what shares, or of the requests that make it, that hold the id of an account. */
function listAccountProperties(
  document: OpenApiDocument,
  share: ResourceDraft,
  drafts: readonly ResourceDraft[],
): string[] {
  const own = [...share.representation.properties.keys()].filter(
    (name) => findSharedAccount(document, share, drafts, name) !== undefined,
  );
  const shown = findShownReferences(document, share, drafts).flatMap(({ property, resource }) =>
    drafts.some(({ account, name }) => account !== undefined && name === resource) ? [property] : [],
  );
  return [...new Set([...own, ...shown])];
}

/** Whether a request must carry a property. */
function carries(document: OpenApiDocument, body: Located<Schema> | undefined, property: string): boolean {
  return body !== undefined && viewItem(document, body).schema.required?.includes(property) === true;
}

/** Where it is kept whom an item is shared with, by what a path below the item makes. */
function findSharing(
  document: OpenApiDocument,
  share: ResourceDraft,
  drafts: readonly ResourceDraft[],
  { schemes }: Accounts,
): { readonly whole: ResourceDraft; readonly sharing: Sharing | string } | undefined {
  const paths = listParents(share);
  const [parent] = paths[0] ?? [];
  const whole = parent && findDraftByKey(drafts, parent.key);
  const isBelow = paths.every((path) => path.length === 1 && path[0]?.key === parent?.key);
  if (parent === undefined || whole?.isPrivate !== true || !isBelow) return undefined;
  if (!share.collections.every(({ segment }) => isSharing(segment))) return undefined;
  const views = share.collections.flatMap(({ onCollection, onItem }) => [...onCollection, ...onItem]);
  const isClosed = views.every((view) => knowsCaller(document, view, schemes));
  const named = listAccountProperties(document, share, drafts);
  const [account, ...others] = named;
  if (!isClosed || account === undefined || others.length > 0) return undefined;
  const isMade = views.filter(({ entry, shape }) => entry.method === 'post' && shape.kind === 'collection');
  const isTold = isMade.every(({ request }) => carries(document, request?.schema, account));
  if (isMade.length === 0 || !isTold)
    return { whole, sharing: `no request that adds one must carry \`${account}\`, the id of an account` };
  const item = findParentProperty(share, parent) ?? nameHidden(whole.name, whole.id.property, share);
  const role = findRole(document, share);
  if (typeof role === 'string') return { whole, sharing: role };
  const sharing = { resource: share.name, item, account, ...(role === undefined ? {} : { role }) };
  return { whole, sharing };
}

function describe(whole: ResourceDraft, { resource, account, role }: Sharing): string {
  const all = `${withArticle(resource)} lets the account that its \`${account}\` names see the ${whole.name} and what is below it`;
  const who =
    role === undefined
      ? 'and change it'
      : `and change it where \`${role.property}\` is ${quoteNames(role.changing.map(String))}`;
  return `${all}, ${who}; only the owner deletes it and says whom it is shared with`;
}

/** Adds to what only its owner may see whom it is shared with. */
export function addSharing(
  document: OpenApiDocument,
  drafts: readonly ResourceDraft[],
  accounts: Accounts | undefined,
  { isOff }: Pick<Overrules, 'isOff'>,
): readonly ResourceDraft[] {
  if (accounts === undefined || isOff('private-items') || isOff('sharing')) return drafts;
  const account = drafts.find((one) => one.account !== undefined);
  const all = drafts.flatMap((share) => {
    const found = findSharing(document, share, drafts, accounts);
    return found === undefined ? [] : [{ share, ...found }];
  });
  return drafts.map((draft) => {
    const [own, ...others] = all.filter(({ whole }) => whole === draft);
    const shared = all.find(({ share }) => share === draft);
    if (own !== undefined && others.length === 0)
      return typeof own.sharing === 'string'
        ? { ...draft, sharingGap: own.sharing }
        : {
            ...draft,
            sharing: own.sharing,
            evidence: [...draft.evidence, { rule: 'sharing', detail: describe(draft, own.sharing) }],
          };
    if (shared === undefined || typeof shared.sharing === 'string' || account === undefined) return draft;
    const { item, account: property } = shared.sharing;
    const told = { property, resource: account.name, by: draft.name };
    const references =
      findTarget(drafts, property) === account ? draft.references : [...(draft.references ?? []), told];
    return { ...draft, pair: [item, property], ...(references === undefined ? {} : { references }) };
  });
}
