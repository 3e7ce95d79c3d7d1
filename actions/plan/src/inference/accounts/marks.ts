import type { Mark } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { foldName, toSingular } from '../names';
import type { OperationView } from '../operation-view';
import type { ResourceDraft } from '../resources';
import { findDraftByKey } from '../resources';

import type { Accounts } from './find-accounts';
import { knowsCaller } from './find-accounts';

/** The forms that the name of a mark takes: the act, those who did it, and what has been done. */
interface Verb {
  readonly name: string;
  readonly forms: RegExp;
}

const VERBS: readonly Verb[] = [
  { name: 'favorite', forms: /^favou?rit(?:e|es|ed|ing|er|ers)$/ },
  { name: 'follow', forms: /^follow(?:s|ed|ing|er|ers)?$/ },
  { name: 'like', forms: /^lik(?:e|es|ed|ing|er|ers)$/ },
  { name: 'star', forms: /^star(?:s|red|ring|gazers?)?$/ },
  { name: 'bookmark', forms: /^bookmark(?:s|ed|ing|ers?)?$/ },
  { name: 'watch', forms: /^watch(?:es|ed|ing|ers?)?$/ },
  { name: 'upvote', forms: /^upvot(?:e|es|ed|ing|ers?)$/ },
];
const FILLERS = /^(?:is|has|by|me|i|am|num|number|of|total|count)$/;

export function findVerb(name: string): Verb | undefined {
  return VERBS.find(({ forms }) => forms.test(foldName(name)));
}

/** A property that speaks of nothing but the mark: `isFavorited`, `favoritesCount`. */
function findProperty(properties: ReadonlyMap<string, Located<Schema>>, verb: Verb, type: string): string | undefined {
  return [...properties].find(([name, { value }]) => {
    const words = splitWords(name).map((word) => word.toLowerCase());
    const telling = words.filter((word) => !FILLERS.test(word));
    return telling.length === 1 && verb.forms.test(telling[0] ?? '') && listTypes(value).join() === type;
  })?.[0];
}

/** `followingCount` counts whom an account follows, which is another number than that of its followers. */
function isCountOfSelf(name: string): boolean {
  return splitWords(name).some((word) => /^following$/i.test(word));
}

/** An operation that sets or takes away the caller's mark on an item. */
export interface MarkingOperation {
  readonly view: OperationView;
  readonly draft: ResourceDraft;
  readonly name: string;
}

const METHODS = ['post', 'put', 'delete'];

/** Finds `POST` and `DELETE /articles/{slug}/favorite` and the like: no body, and the caller is known. */
export function findMarkings(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
  { schemes }: Accounts,
): MarkingOperation[] {
  return views.flatMap((view) => {
    const { shape, entry, request } = view;
    if (shape.kind !== 'collection' || request?.isRequired === true || !METHODS.includes(entry.method)) return [];
    const verb = findVerb(toSingular(shape.segment)) ?? findVerb(shape.segment);
    const [parent, ...further] = shape.parents;
    const draft = parent === undefined ? undefined : findDraftByKey(drafts, parent.key);
    const isFit = draft !== undefined && further.length === 0 && knowsCaller(document, view, schemes);
    return verb === undefined || !isFit ? [] : [{ view, draft, name: verb.name }];
  });
}

/** What representations show of a mark; looked for in every schema that shows the item. */
export function describeMark(
  name: string,
  schemas: readonly ReadonlyMap<string, Located<Schema>>[],
  requested: ReadonlySet<string>,
): Mark {
  const verb = findVerb(name);
  const find = (type: string): string | undefined =>
    verb === undefined
      ? undefined
      : schemas.flatMap((properties) => findProperty(properties, verb, type) ?? []).find((one) => !requested.has(one));
  const [flag, count] = [find('boolean'), find('integer')];
  return {
    name,
    ...(flag === undefined ? {} : { flag }),
    ...(count === undefined || isCountOfSelf(count) ? {} : { count }),
  };
}
