import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { foldName, toPlural, toSingular } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';

/** Words by which a text says that nothing is left. */
const ALL = new Set(
  'all every everything each clear clears empty empties purge wipe flush truncate whole entire'.split(' '),
);

/** Words that say no more than that stored things are removed. */
const PLAIN = new Set(
  `delete deletes deleted deleting deletion remove removes removed removing removal destroy drop erase clearing cleared
  the a an of from in on for to by with this that these those and or it its is are was were be been will has have
  list lists collection collections resource resources item items entry entries record records object objects element
  elements data database store storage stored existing known saved system server service application app permanently
  successfully success successful completely once at bulk batch mass many multiple
  operation endpoint method request api rest v1 v2 view views viewset controller handler using index root`.split(/\s+/),
);

/** Words that say that a removal has exceptions, or is meant for something else. */
const NARROWING =
  /\b(?:except|only|unless|but|older|expired?|selected|matching|whose|which|where|if|when|current|session|log(?:s|ged)? ?(?:out|in)|sign(?:s|ed)? ?out|cancel\w*|archiv\w*|kept|keeps?|marks?|marked)\b/i;

const SAYS_REMOVE = /\b(?:delet|remov|clear|destroy|eras|purg|wip|flush|empt|drop)/i;

/** The texts that say what an operation does: its name, its title and the sentences of its description. */
function listTexts({ entry: { operation } }: OperationView): { readonly heads: string[]; readonly others: string[] } {
  const sentences = (operation.description ?? '').split(/(?<=[.!?])\s+|\n+/).filter((text) => text.trim() !== '');
  const { operationId = '', summary = '' } = operation;
  const heads = [operationId, summary, ...sentences.filter((text) => SAYS_REMOVE.test(text))];
  return { heads, others: sentences.filter((text) => !SAYS_REMOVE.test(text)) };
}

function toWords(text: string): string[] {
  return splitWords(text.replace(/[`'’]s\b/g, '')).map((word) => word.toLowerCase());
}

/** Words for the things of a resource, and for what is on the way to them. */
function nameThings({ entry, shape }: OperationView, { name, plural }: ResourceDraft): Set<string> {
  const places = entry.path.replace(/[{}]/g, '');
  const segment = shape.kind === 'collection' ? shape.segment : '';
  const words = [name, plural, segment, places].flatMap(toWords);
  return new Set(words.flatMap((word) => [word, toSingular(word), toPlural(word)]));
}

/**
 * What speaks against that a DELETE of a collection removes all that is in it; `undefined`: nothing does.
 * @param told - names of parameters that say which items are meant
 */
export function findDoubt(view: OperationView, draft: ResourceDraft, told: readonly string[]): string | undefined {
  const { heads, others } = listTexts(view);
  const things = nameThings(view, draft);
  const known = new Set([...things, ...told.flatMap(toWords), ...PLAIN, ...ALL, ...toWords(view.entry.method)]);
  const words = heads.flatMap(toWords);
  const strange = words.find((word) => !known.has(word) && !/^\d+$/.test(word));
  if (strange !== undefined) return `what it is called or described as speaks of \`${strange}\``;
  const narrowing = others.map((text) => NARROWING.exec(text)?.[0]).find((found) => found !== undefined);
  if (narrowing !== undefined) return `its description says \`${narrowing}\``;
  const singular = words.find((word) => word === foldName(draft.name) || word === toSingular(foldName(draft.name)));
  const isOne = singular !== undefined && singular !== toPlural(singular);
  const isMany = words.some((word) => ALL.has(word) || (things.has(word) && word === toPlural(word)));
  return isOne && !isMany && told.length === 0 ? `it speaks of one \`${singular}\`, and nothing says which` : undefined;
}
