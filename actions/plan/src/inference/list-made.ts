import type { Relation } from '@orchestrate/contracts/plan';

import { listMoved } from './flags';
import type { InferenceFrame } from './inference-frame';
import { findMadeMoments, findMadePlaces } from './made-defaults';
import { findMadeNumbers } from './made-numbers';
import type { MadeText } from './made-texts';
import { findEmpties, findMadeTexts, findOwnIds } from './made-texts';
import { findMadeValues } from './made-values';
import type { Overrules } from './overrules';
import type { ResourceDraft } from './resources';
import { findMadeSlugs } from './slug';

type Source = Pick<InferenceFrame, 'document' | 'views'>;

function findMade(
  { document, views }: Source,
  draft: ResourceDraft,
  requested: ReadonlySet<string>,
  known: ReadonlySet<string>,
  relations: readonly Relation[],
): MadeText[] {
  const { properties, schema } = draft.representation;
  return [
    ...findMadeTexts(properties, schema.required ?? [], known),
    ...findOwnIds(draft, known),
    ...findMadeSlugs(document, draft, known),
    ...findEmpties(document, draft, requested),
    ...findMadeValues(document, draft, listMoved(document, draft, views)),
    ...findMadeNumbers(document, draft, requested, relations),
    ...findMadePlaces(document, draft, requested, relations),
    ...findMadeMoments(document, draft),
  ];
}

/** By resource: what the service makes up. What leads to another item is no code of its own. */
export function listMade(
  source: Source,
  requested: ReadonlyMap<ResourceDraft, ReadonlySet<string>>,
  relations: InferenceFrame['relations'],
  overrules: Overrules,
): Map<string, MadeText[]> {
  if (overrules.isOff('made')) return new Map();
  return new Map(
    [...requested].map(([draft, names]) => {
      const own = relations.get(draft.name) ?? [];
      const known = new Set([...names, ...own.map(({ property }) => property)]);
      return [draft.name, findMade(source, draft, names, known, own)];
    }),
  );
}
