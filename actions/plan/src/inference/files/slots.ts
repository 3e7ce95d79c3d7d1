import { splitWords, toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import { toSingular } from '../names';

const VERBS = /^(?:upload|download|get|fetch|set|put|add|post|attach|change|update|replace|delete|remove)$/;
// Words for whatever bytes there are.
const GENERIC = /^(?:file|content|data|raw|binary|body|blob|media)$/;

/** What a path calls a file, without what is done with it: `uploadImage` → `image`, `download` → `file`. */
export function nameFile(segment: string): string {
  const words = splitWords(segment).map((word) => word.toLowerCase());
  const left = words.filter((word) => !VERBS.test(word));
  return left.length === 0 ? 'file' : toIdentifier(toSingular(left.join('-')), 'camel');
}

/** The file among those of a resource that a name means: of the same name, or the only one where no name tells. */
export function findFile(name: string, files: readonly string[]): string | undefined {
  if (files.includes(name)) return name;
  const [only, ...others] = files;
  const isGeneric = GENERIC.test(name) || (only !== undefined && GENERIC.test(only));
  return isGeneric && others.length === 0 ? only : undefined;
}
