import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { findVerb } from './accounts/marks';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';
import { findState } from './states';
import { inflect, listOpposites, listTargets, readVerb } from './verbs';

/** What an action does to a flag that items show. */
export interface FlagMove {
  readonly property: string;
  readonly to: boolean;
  /** The verb that sets the flag: `archive` for `unarchive` too. */
  readonly sets: readonly string[];
}

const METHODS = ['post', 'put', 'patch', 'delete'];
const PREFIXES = ['', 'is', 'has', 'was'];
/** Verbs that make something active: others only let it go on. */
const ACTIVATES = /^(?:re)?activate$|^enable$/;

/** Verbs for what each person does for themselves: what items show of it differs by who asks. */
const OF_CALLER = /^(?:subscribe|join|leave|save|mute|vote|downvote|love|report|rate)$/;

function isOfCaller(verb: string): boolean {
  return OF_CALLER.test(verb) || findVerb(verb) !== undefined;
}

/** Words, folded, for what a verb makes of an item, besides those that its endings lead to. */
function listLoose(verb: readonly string[]): string[] {
  return listTargets(verb).filter((word) => word !== 'active' || ACTIVATES.test(verb[0] ?? ''));
}

function listFlags(document: OpenApiDocument, { representation, derived, softDeletion }: ResourceDraft): string[] {
  return [...representation.properties]
    .filter(([, { value, pointer }]) => [followSchema(document, value, pointer).value.type].flat().join() === 'boolean')
    .map(([property]) => property)
    .filter((property) => derived?.has(property) !== true && softDeletion?.property !== property);
}

/** The flag that a verb sets, or takes away: what its own endings lead to, then its opposite's, then what else it means. */
function findMove(verb: readonly string[], flags: readonly string[]): FlagMove | undefined {
  const find = (words: readonly string[]): string | undefined =>
    words.flatMap((word) => flags.filter((name) => PREFIXES.some((prefix) => foldName(name) === prefix + word)))[0];
  const [first = '', ...rest] = verb;
  const own = find(inflect(first).map((word) => word + rest.join('')));
  if (own !== undefined) return { property: own, to: true, sets: verb };
  for (const opposite of listOpposites(verb)) {
    const property = find(listLoose(opposite));
    if (property !== undefined) return { property, to: false, sets: opposite };
  }
  const loose = find(listLoose(verb));
  return loose === undefined ? undefined : { property: loose, to: true, sets: verb };
}

/**
 * The flag that an action on an item is about: `/projects/{key}/archive` sets `archived`; `unarchive` takes it away, and so
 * does DELETE of what sets it. A state of that name comes first.
 */
export function findFlag(document: OpenApiDocument, draft: ResourceDraft, view: OperationView): FlagMove | undefined {
  const { shape, entry } = view;
  if (shape.kind !== 'collection' || !METHODS.includes(entry.method)) return undefined;
  if (!draft.collections.some(({ key }) => shape.key === `${key}/{}/${shape.segment}`)) return undefined;
  const verb = readVerb(shape.segment);
  if ([verb, ...listOpposites(verb)].some(([first = '']) => isOfCaller(first))) return undefined;
  const states = findState(document, draft)?.values.map(foldName) ?? [];
  if (listTargets(verb).some((word) => states.includes(word))) return undefined;
  const move = findMove(verb, listFlags(document, draft));
  if (entry.method !== 'delete') return move;
  return move?.to === true ? { ...move, to: false } : undefined;
}

/** The flags that actions on items of a resource set or take away. */
export function listMoved(
  document: OpenApiDocument,
  draft: ResourceDraft,
  views: readonly OperationView[],
): ReadonlySet<string> {
  return new Set(views.flatMap((view) => findFlag(document, draft, view)?.property ?? []));
}
