import type { Filter } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { listOperations, listParameters } from '@orchestrate/kit/openapi/operations';

import type { Target } from './filters';
import { foldName } from './names';
import type { QueryParameter } from './paging';

const SEARCH_NAMES = ['q', 'query', 'search', 'searchterm', 'term', 'keyword', 'keywords'];
/** Words between the names of properties that are searched: "the name, the SKU or its description". */
const JOINERS = new Set(['or', 'and', 'the', 'a', 'an', 'its', 'in', 'by', 'of', 'their', 'as', 'well']);

/** Whether a query parameter is called as searches are. */
export function isSearch({ name }: { readonly name: string }): boolean {
  return SEARCH_NAMES.includes(foldName(name));
}

interface Named {
  readonly name: string;
  /** Its first word among those of the description, and the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** The property whose name stands at a place: `first name` for `firstName`. */
function findNamed(words: readonly string[], from: number, targets: readonly Target[]): Named | undefined {
  for (const length of [3, 2, 1]) {
    const folded = words.slice(from, from + length).join('');
    const target = targets.find(({ name }) => foldName(name) === folded);
    if (target !== undefined) return { name: target.name, from, to: Math.min(from + length, words.length) };
  }
  return undefined;
}

/** The properties of which a description speaks, each where it does so first. */
function listNamed(words: readonly string[], targets: readonly Target[]): Named[] {
  const named: Named[] = [];
  let from = 0;
  while (from < words.length) {
    const found = findNamed(words, from, targets);
    if (found !== undefined && !named.some(({ name }) => name === found.name)) named.push(found);
    from = found?.to ?? from + 1;
  }
  return named;
}

/** Whether only words that join stand between the properties: else one of them may be there by chance. */
function isOneList(words: readonly string[], named: readonly Named[]): boolean {
  return named.every(({ to }, index) => {
    const next = named[index + 1];
    return next === undefined || words.slice(to, next.from).every((word) => JOINERS.has(word));
  });
}

/** The properties that a text names, whatever they hold. */
export function listSpokenOf(text: string, targets: readonly Target[]): string[] {
  const words = splitWords(text).map((word) => word.toLowerCase());
  return listNamed(words, targets).map(({ name }) => name);
}

/** The properties that a search looks in, as its description names them. */
export function readSearched(description: string, targets: readonly Target[]): string[] {
  const words = splitWords(description).map((word) => word.toLowerCase());
  const texts = targets.filter(({ kind }) => kind === 'text');
  const named = listNamed(words, texts);
  return isOneList(words, named) ? named.map(({ name }) => name) : [];
}

/** The search of the collection itself, where the parameter is one of a place below it: `/products/search`. */
function findSearchAbove(document: OpenApiDocument, pointer: string): string | undefined {
  const operations = listOperations(document);
  const own = operations.find((one) => pointer.startsWith(`${one.pointer}/`));
  const above = own?.path.replace(/\/search$/, '');
  if (above === undefined || above === own?.path) return undefined;
  const list = operations.find(({ method, path }) => method === 'get' && path === above);
  const asked = list === undefined ? [] : listParameters(document, list);
  return asked.find(({ value }) => value.in === 'query' && isSearch(value))?.value.description;
}

/** `q` searches the properties that its description names. */
export function findSearch(
  document: OpenApiDocument,
  { parameter, pointer }: QueryParameter,
  targets: readonly Target[],
): Filter | undefined {
  if (!isSearch(parameter)) return undefined;
  const descriptions = [parameter.description ?? '', findSearchAbove(document, pointer) ?? ''];
  const [property, ...others] =
    descriptions.map((text) => readSearched(text, targets)).find(({ length }) => length > 0) ?? [];
  if (property === undefined) return undefined;
  const beside = others.length === 0 ? {} : { others };
  return { parameter: parameter.name, property, operator: 'contains', ...beside };
}
