import type { Parameter } from '@orchestrate/kit/openapi/document';

/** How the text of a parameter is cut into values. */
export interface ParameterStyle {
  /** What stands before the values; empty: nothing. */
  readonly prefix: string;
  /** What stands between the items of a list; `undefined`: the parameter is repeated. */
  readonly separator: string | undefined;
  /** What stands between the members of an object; `undefined`: they travel as parameters of their own. */
  readonly members: string | undefined;
  /** What stands between a member and its value. */
  readonly assignment: string;
}

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

function readQueryStyle(style: string, isExploded: boolean): ParameterStyle {
  const delimiter = DELIMITERS[style] ?? ',';
  const isOne = !isExploded && style !== 'deepObject';
  const cut = isOne ? delimiter : undefined;
  return { prefix: '', separator: cut, members: cut, assignment: delimiter };
}

/**
 * The style of a parameter, its defaults filled in.
 * @param isObject - whether its value is an object: an exploded matrix names a list at each item, and no object
 */
export function readStyle({ in: place, name, style, explode }: Parameter, isObject: boolean): ParameterStyle {
  const isForm = place === 'query' || place === 'cookie';
  const own = style ?? (isForm ? 'form' : 'simple');
  const isExploded = explode ?? own === 'form';
  if (place === 'query') return readQueryStyle(own, isExploded);
  const assignment = isExploded && !isForm ? '=' : ',';
  if (own === 'label') {
    const separator = isExploded ? '.' : ',';
    return { prefix: '.', separator, members: separator, assignment };
  }
  if (own !== 'matrix') return { prefix: '', separator: ',', members: ',', assignment };
  const prefix = isObject && isExploded ? ';' : `;${name}=`;
  return { prefix, separator: isExploded ? prefix : ',', members: isExploded ? ';' : ',', assignment };
}

/** The members of an object that each travel as a parameter: in brackets, by name, or whatever has no other meaning. */
export type Members = 'brackets' | { readonly names: readonly string[] } | { readonly except: readonly string[] };

/** Whether the members of an object each travel as a query parameter. */
export function isScattered(parameter: Parameter): boolean {
  return parameter.in === 'query' && readStyle(parameter, true).members === undefined;
}
