import type { Evidence, Filter } from '@orchestrate/contracts/plan';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Target } from './filters';
import { listTargets } from './filters';
import type { InferenceContext } from './inference';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { QueryParameter } from './paging';
import { splitPath } from './path-shape';
import { isSearch, listSpokenOf, readSearched } from './searches';

const SEARCH_SEGMENTS = ['search', 'find', 'query', 'lookup'];
/** What paths begin with before they say what they are about. */
const PREFIX = /^(?:api|rest|v\d+(?:\.\d+)*)$/i;
/** Asks for a text on a path that is a search; elsewhere a `term` may be the autumn's. */
const ON_SEARCH_PATHS = ['text', 'searchtext', 'searchquery', 'searchstring', 'querystring'];
/** Says that the text is more than a text, or is compared in another way than by being contained. */
const SAYS_MORE =
  /\b(?:syntax|lucene|expressions?|reg(?:ular|ex|exp)|fuzzy|semantic(?:ally)?|operators?|wildcards?|sql|graphql|jsonpath|odata|rsql|fiql|cql|qualifiers?|json|vector|embeddings?|prefix|starts? with|begins? with|exact(?:ly)?|relevance)\b/i;
/** Words after `by` that name no property: "by keyword", "by free text". */
const ANY_TEXT =
  /^(?:an?|the|its|any|some|all|free|full|text|keywords?|query|queries|terms?|search|string|word|words)$/;
/** Ends of names whose texts nobody reads: ids, addresses, secrets. */
const NOT_READ = /^(?:ids?|uuid|guid|key|token|hash|secret|password|url|uri|href|link|cursor|etag)$/;
const A_TEXT = 'A quiet Harbour';

function isSearchPath({ entry }: OperationView): boolean {
  const segments = splitPath(entry.path).filter((part) => part !== '' && !PREFIX.test(part));
  return [segments[0], segments.at(-1)].some((part) => SEARCH_SEGMENTS.includes(part?.toLowerCase() ?? ''));
}

/** Whether a parameter asks for any text at all. */
function asksForText({ parameter, schema }: QueryParameter, isOnSearchPath: boolean): boolean {
  const { length } = listTypes(schema).filter((type) => type !== 'string');
  const isText = listTypes(schema).length === 1 && length === 0 && schema.enum === undefined;
  if (!isText || schema.format !== undefined || schema.const !== undefined) return false;
  const name = foldName(parameter.name);
  if (isOnSearchPath) return isSearch(parameter) || ON_SEARCH_PATHS.includes(name);
  return isSearch(parameter) && name !== 'term';
}

/** A code, such as a colour or a postcode, is no text that somebody would look into for a word. */
function takesWords(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(A_TEXT);
  } catch {
    return false;
  }
}

/** The properties that hold texts for people. */
function listTexts(context: InferenceContext): Target[] {
  const { draft, relations, parents, timestamps, state } = context;
  const { derived = new Set<string>(), softDeletion, id, representation } = draft;
  const apart = new Set([
    ...[id.property, state?.property, softDeletion?.property, ...parents.map(({ property }) => property)],
    ...[...relations, ...timestamps].map(({ property }) => property),
  ]);
  return listTargets(representation, derived).filter(({ name, kind }) => {
    const { enum: values, const: only, format, pattern } = representation.properties.get(name)?.value ?? {};
    const isPlain = values === undefined && only === undefined && (format === undefined || format === 'email');
    const isRead = !NOT_READ.test(splitWords(name).at(-1)?.toLowerCase() ?? '');
    return kind === 'text' && isPlain && isRead && !apart.has(name) && (pattern === undefined || takesWords(pattern));
  });
}

/** What follows `by` in a text, up to where something else begins. */
function readBy(text: string): string {
  return /\bby\b([^.;:()]*)/i.exec(text)?.[1]?.replace(/\b(?:in|across|within|over|among|of|for|to)\b.*/i, '') ?? '';
}

/** The properties that the words about a search name: all texts where they name none, and none where they are unclear. */
function findSearched(
  { parameter }: QueryParameter,
  { entry }: OperationView,
  context: InferenceContext,
  isOnSearchPath: boolean,
): string[] {
  const { description = '' } = parameter;
  const { summary = '' } = entry.operation;
  const targets = listTargets(context.draft.representation, context.draft.derived);
  const told = isOnSearchPath ? [description, summary, entry.operation.description ?? ''] : [description];
  if (told.some((text) => SAYS_MORE.test(text)) || listSpokenOf(description, targets).length > 0) return [];
  const by = [description, isOnSearchPath ? summary : ''].map(readBy);
  const named = by.map((text) => readSearched(text, targets)).find(({ length }) => length > 0);
  if (named !== undefined) return named;
  const isAny = by.flatMap(splitWords).every((word) => ANY_TEXT.test(word.toLowerCase()));
  return isAny ? listTexts(context).map(({ name }) => name) : [];
}

/** A search that a list is narrowed by. */
export interface TextSearch {
  readonly filter: Filter;
  readonly evidence: Evidence;
}

/**
 * `q` looks for its text in all texts that the items show.
 * @param unexplained - parameters of the query that no other rule knows
 */
export function findTextSearch(
  view: OperationView,
  context: InferenceContext,
  unexplained: readonly QueryParameter[],
): TextSearch | undefined {
  const isOnSearchPath = isSearchPath(view);
  // What `/pets/popular?q=` shows is more than a search.
  if (context.isOff('search') || context.isOff('filter') || (context.isView && !isOnSearchPath)) return undefined;
  const [query, ...rest] = unexplained.filter((one) => asksForText(one, isOnSearchPath));
  if (query === undefined || rest.length > 0) return undefined;
  const [property, ...others] = findSearched(query, view, context, isOnSearchPath);
  if (property === undefined) return undefined;
  const { name } = query.parameter;
  const beside = others.length === 0 ? {} : { others };
  const where = quoteNames([property, ...others]);
  return {
    filter: { parameter: name, property, operator: 'contains', ...beside },
    evidence: { rule: 'search', detail: `\`${name}\` is looked for in the texts ${where}, ignoring case` },
  };
}
