import type { Conflict } from '@orchestrate/contracts/plan';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { quoteNames, withArticle } from '../wording';

import { foldName } from './names';
import type { ResourceDraft } from './resources';

/** Properties that identify a thing by themselves in most of the world. */
const NATURAL_KEYS = [
  'isbn',
  'email',
  'slug',
  'sku',
  'username',
  'code',
  'handle',
  'vin',
  'ean',
  'iban',
  'emailaddress',
];

/** Words by which a refusal says that another item has the same. */
export const SAYS_UNIQUE = /\b(?:exist(?:s|ing)?|already|taken|duplicate[ds]?|unique|in use|used|same|another)\b/i;

/** What a declared conflict says, or what is missing to tell. */
export type ConflictFinding =
  | { readonly conflicts: readonly Conflict[]; readonly rule: string; readonly detail: string }
  | { readonly missing: string };

function findNamed(description: string, properties: readonly string[]): string[] {
  const words = splitWords(description).map((word) => word.toLowerCase());
  const quoted = new Set(
    [...description.matchAll(/[`'"]([A-Za-z0-9_]+)[`'"]/g)].map((match) => foldName(match[1] ?? '')),
  );
  const text = words.join(' ');
  return properties.filter((name) => {
    const spoken = splitWords(name).join(' ').toLowerCase();
    return quoted.has(foldName(name)) || ` ${text} `.includes(` ${spoken} `);
  });
}

function findChosen(
  { id }: ResourceDraft,
  candidates: readonly string[],
  toConflict: (properties: readonly string[]) => Conflict,
): ConflictFinding | undefined {
  if (id.source !== 'client' || !candidates.includes(id.property)) return undefined;
  const detail = `the client ${id.isOptional === true ? 'may choose' : 'chooses'} \`${id.property}\``;
  return { conflicts: [toConflict([id.property])], rule: 'unique-by-id', detail };
}

/** What may be there once of each parent. */
function findPaired(
  { pair }: ResourceDraft,
  description: string,
  candidates: readonly string[],
  toConflict: (properties: readonly string[]) => Conflict,
): ConflictFinding | undefined {
  const [, property] = pair ?? [];
  if (property === undefined || !candidates.includes(property) || !SAYS_UNIQUE.test(description)) return undefined;
  const detail = 'each is there once of what the path names';
  return { conflicts: [toConflict([property])], rule: 'unique-by-parent', detail };
}

/**
 * What a 409 on a create or replace means: no two items share the properties that its description names, else the one
 * natural key there is. Several names are one set together, unless the description says "or".
 */
export function findUniqueConflicts(
  draft: ResourceDraft,
  status: number,
  description: string,
  candidates: readonly string[],
): ConflictFinding {
  const toConflict = (properties: readonly string[]): Conflict => ({
    status,
    cause: 'unique',
    properties: [...properties],
  });
  const named = SAYS_UNIQUE.test(description) ? findNamed(description, candidates) : [];
  if (named.length > 0) {
    const isEither = named.length > 1 && /\bor\b/i.test(description);
    const conflicts = isEither ? named.map((name) => toConflict([name])) : [toConflict(named)];
    return { conflicts, rule: 'unique-by-description', detail: `the ${status} names ${quoteNames(named)}` };
  }
  // What the path says is no property that a request names, and there is one at most of each parent.
  if (draft.id.isOfParent === true && SAYS_UNIQUE.test(description))
    return {
      conflicts: [toConflict([draft.id.property])],
      rule: 'unique-by-parent',
      detail: `there is one ${draft.name} at most of what the path names`,
    };
  const paired = findPaired(draft, description, candidates, toConflict);
  if (paired !== undefined) return paired;
  const byId = findChosen(draft, candidates, toConflict);
  if (byId !== undefined && draft.id.isOptional !== true) return byId;
  const natural = candidates.filter((name) => NATURAL_KEYS.includes(foldName(name)));
  if (natural.length === 1)
    return {
      conflicts: [toConflict(natural)],
      rule: 'unique-by-natural-key',
      detail: `a ${status} is declared, and ${quoteNames(natural)} is a natural key`,
    };
  if (byId !== undefined) return byId;
  const found = natural.length === 0 ? 'no property is a natural key' : `${quoteNames(natural)} are all natural keys`;
  return { missing: `its ${status} names no property, and ${found}` };
}

/** Words by which a refusal speaks of what refers to an item. */
const SAYS_REFERENCE =
  /\b(?:still|has|have|having|use[ds]?|using|refer\w*|depend\w*|contains?|assigned|linked|attached|belongs?|associated|exists?)\b/i;

/** What a refusal says of the item itself: one of its properties, or a state that it may be in. */
function findSaidOfItself(draft: ResourceDraft, description: string, states: readonly string[]): string[] {
  if (SAYS_REFERENCE.test(description)) return [];
  const own = [...draft.representation.properties.keys()].filter((name) => name !== draft.id.property);
  return findNamed(description, [...own, ...states]);
}

/**
 * What a 409 on a delete means: others refer to the item, unless its description speaks of the item itself.
 * @param states - values of the item's state
 */
export function findReferencedConflict(
  draft: ResourceDraft,
  status: number,
  referrers: readonly string[],
  description = '',
  states: readonly string[] = [],
): ConflictFinding {
  const said = findSaidOfItself(draft, description, states);
  if (said.length > 0)
    return { missing: `its ${status} speaks of ${quoteNames(said)}, and of nothing that refers to it` };
  if (referrers.length === 0)
    return { missing: `its ${status} could mean that others refer to ${withArticle(draft.name)}, and none does` };
  const detail = `a ${status} is declared, and ${quoteNames(referrers)} refers to it`;
  return { conflicts: [{ status, cause: 'referenced', properties: [] }], rule: 'referenced', detail };
}
