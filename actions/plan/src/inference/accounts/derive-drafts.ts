import type { Evidence, Mark, Relation } from '@orchestrate/contracts/plan';
import type { StoredFile } from '@orchestrate/contracts/stored-file';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';

import { quoteNames } from '../../wording';
import { findChosenId } from '../chosen-id';
import { findFirstFile } from '../files/facts';
import { findHiddenParents } from '../hidden-parents';
import { keyInParent } from '../key-in-parent';
import { keyByParent, relateToParent } from '../only-key';
import type { OperationView } from '../operation-view';
import { viewSchema } from '../operation-view';
import type { Overrules } from '../overrules';
import type { ResourceDraft } from '../resources';
import { findSelfLink } from '../self-link';
import { findSlugSource } from '../slug';
import { findSoftDeletion } from '../soft-deletion';
import { describeTold, findToldReferences } from '../told-references';
import { listRequested } from '../writes';

import type { Accounts } from './find-accounts';
import { describeMark, findMarkings } from './marks';
import { findOwnership } from './ownership';
import type { Privacy } from './private-items';
import { findPrivacy } from './private-items';
import { addPrivateParts } from './private-parts';
import { addSharing, findSharedAccount } from './sharing';

interface Frame {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly drafts: readonly ResourceDraft[];
  readonly accounts: Accounts | undefined;
  readonly isOff: Overrules['isOff'];
}

type Properties = ReadonlyMap<string, Located<Schema>>;

/** All schemas that show an item, some of which may tell what the first one does not. */
function listSchemas(draft: ResourceDraft, extra: readonly OperationView[], document: OpenApiDocument): Properties[] {
  const own = draft.collections.flatMap(({ onItem }) => onItem);
  const bodies = [...own, ...extra].flatMap(({ success }) => success?.body?.schema ?? []);
  return [draft.representation.properties, ...bodies.map((body) => viewSchema(document, body).properties)];
}

function findMarks(draft: ResourceDraft, { document, views, drafts, accounts, isOff }: Frame): Mark[] {
  if (accounts === undefined || isOff('mark')) return [];
  const own = findMarkings(document, views, drafts, accounts).filter((marking) => marking.draft === draft);
  const schemas = listSchemas(
    draft,
    own.map(({ view }) => view),
    document,
  );
  const requested = listRequested(document, draft);
  return [...new Set(own.map(({ name }) => name))].map((name) => describeMark(name, schemas, requested));
}

function findOwner(draft: ResourceDraft, { document, drafts, accounts, isOff }: Frame): Relation[] {
  const account = drafts.find((one) => one.account !== undefined);
  if (account === undefined || accounts === undefined || isOff('owner')) return [];
  const owner = findOwnership(document, draft, account, accounts, listRequested(document, draft));
  return owner === undefined ? [] : [owner];
}

function findPrivate(draft: ResourceDraft, shown: readonly Relation[], frame: Frame): Privacy | undefined {
  const { document, views, drafts, accounts, isOff } = frame;
  const account = drafts.find((one) => one.account !== undefined);
  if (account === undefined || accounts === undefined || isOff('owner') || isOff('private-items')) return undefined;
  return findPrivacy(document, draft, account, accounts, shown, views);
}

function describeRelation({ property, from, shown, resource, isHidden }: Relation): Evidence {
  const stored = `it is kept as \`${property}\``;
  if (from === 'path')
    return { rule: 'hidden-parent', detail: `the path says to which ${resource} it belongs: ${stored}` };
  if (isHidden === true && shown === undefined)
    return { rule: 'owner', detail: `it belongs to the account of who created it, which nothing shows: ${stored}` };
  const seen = shown === undefined ? `\`${property}\`` : `\`${shown.property}\``;
  return { rule: 'owner', detail: `${seen} is the account of who created it, which no request sets: ${stored}` };
}

function describeMarked({ name, flag, count }: Mark): Evidence {
  const shown = [flag, count].filter((property) => property !== undefined);
  const seen = shown.length === 0 ? 'nothing shows it' : `${quoteNames(shown)} shows it`;
  return { rule: 'mark', detail: `accounts set and take away their mark \`${name}\`: ${seen}` };
}

function describeFacts({ name, facts = [] }: StoredFile = { name: '' }): Evidence[] {
  if (facts.length === 0) return [];
  const properties = quoteNames(facts.map(({ property }) => property));
  return [{ rule: 'file-facts', detail: `${properties} tells of the file \`${name}\`, which every new item carries` }];
}

function describeSlug({ id }: ResourceDraft, slugOf: string | undefined): Evidence[] {
  if (slugOf === undefined) return [];
  return [{ rule: 'slug', detail: `\`${id.property}\` is made of \`${slugOf}\` and letters that nobody else has` }];
}

/** Properties that nobody sends, since they follow from something else. */
function nameDerived(
  { account }: ResourceDraft,
  relations: readonly Relation[],
  marks: readonly Mark[],
  file: StoredFile | undefined,
): Set<string> {
  const names = [
    ...(file?.facts ?? []).map(({ property }) => property),
    ...marks.flatMap(({ flag, count }) => [flag, count]),
    ...relations.map(({ shown }) => shown?.property),
    account?.token,
    account?.password,
    account?.repeated,
  ];
  return new Set(names.filter((name) => name !== undefined));
}

/** What items of a draft belong or refer to, of which no property named after it tells. */
function relate(
  found: ResourceDraft,
  draft: ResourceDraft,
  frame: Frame,
): { relations: Relation[]; evidence: Evidence[]; told: Partial<ResourceDraft> } {
  const owner = findOwner(draft, frame);
  const privacy = findPrivate(draft, owner, frame);
  const relations = [
    ...(frame.isOff('hidden-parent') ? [] : findHiddenParents(found, frame.drafts)),
    ...relateToParent(draft, frame.drafts),
    ...owner,
    ...(privacy?.relations ?? []),
  ];
  const references = frame.isOff('told-reference') ? [] : findToldReferences(frame.document, found, frame.drafts);
  return {
    relations,
    evidence: [...relations.map(describeRelation), ...(privacy?.evidence ?? []), ...references.map(describeTold)],
    told: {
      ...(relations.length === 0 ? {} : { relations }),
      ...(privacy === undefined ? {} : { isPrivate: true }),
      ...(references.length === 0 ? {} : { references }),
    },
  };
}

function findLink(draft: ResourceDraft, { document, isOff }: Frame): ReturnType<typeof findSelfLink> {
  return isOff('self-link') ? undefined : findSelfLink(document, draft, listRequested(document, draft));
}

function derive(found: ResourceDraft, frame: Frame): ResourceDraft {
  const draft = keyByParent(found, frame.drafts);
  const marks = findMarks(draft, frame);
  const { relations, evidence, told } = relate(found, draft, frame);
  const file = frame.isOff('upload') ? undefined : findFirstFile(frame.document, draft);
  const soft = frame.isOff('soft-delete')
    ? undefined
    : findSoftDeletion(draft, frame.views, listRequested(frame.document, draft));
  const link = findLink(draft, frame);
  const derived = nameDerived(draft, relations, marks, file);
  if (link !== undefined) derived.add(link.selfLink.property);
  const slugOf = frame.isOff('slug') ? undefined : findSlugSource(frame.document, draft);
  const chosen = frame.isOff('chosen-id') ? undefined : findChosenId(frame.document, draft);
  return {
    ...draft,
    id: { ...draft.id, ...chosen?.id, ...(slugOf === undefined ? {} : { slugOf }) },
    evidence: [
      ...draft.evidence,
      ...(chosen === undefined ? [] : [chosen.evidence]),
      ...describeSlug(draft, slugOf),
      ...evidence,
      ...marks.map(describeMarked),
      ...[soft, link].flatMap((one) => (one === undefined ? [] : [one.evidence])),
      ...describeFacts(file),
    ],
    ...(soft === undefined ? {} : { softDeletion: soft.softDeletion }),
    ...(link === undefined ? {} : { selfLink: link.selfLink }),
    ...told,
    ...(marks.length === 0 ? {} : { marks }),
    ...(file === undefined ? {} : { files: [file] }),
    ...(derived.size === 0 ? {} : { derived }),
  };
}

/** Adds to drafts what follows from who calls, and from paths that select what no representation shows. */
export function deriveDrafts(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
  accounts: Accounts | undefined,
  { isOff }: Pick<Overrules, 'isOff'>,
): readonly ResourceDraft[] {
  const pointer = accounts?.representation.pointer;
  const named = drafts.map((draft) =>
    accounts === undefined || draft.representation.pointer !== pointer
      ? draft
      : { ...draft, account: describeAccount(accounts) },
  );
  const keyed = isOff('key-in-parent')
    ? named
    : named.map((draft) => {
        const shared = findSharedAccount(document, draft, named, draft.id.property);
        return keyInParent(document, draft, named, ...(shared === undefined ? [] : [shared]));
      });
  const derived = keyed.map((draft) => derive(draft, { document, views, drafts: keyed, accounts, isOff }));
  const shared = addSharing(document, derived, accounts, { isOff });
  return addPrivateParts(document, shared, accounts, { isOff });
}

function describeAccount(accounts: Accounts): NonNullable<ResourceDraft['account']> {
  const { register, logins, login, password, repeated, token } = accounts;
  const by = logins.length === 0 ? 'token' : 'password';
  return {
    login,
    password,
    ...(register === undefined ? { configured: by } : {}),
    ...(repeated === undefined ? {} : { repeated }),
    ...(token === undefined ? {} : { token }),
  };
}
