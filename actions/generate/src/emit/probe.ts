import type { Parameter } from '@orchestrate/kit/openapi/document';

import type { OperationModel } from '../model/operations';
import type { SchemeModel } from '../model/security';
import { toLiteral } from '../text/literals';

/** A harmless request that a fresh service answers: for its smoke check, and as an example for people. */
export interface Probe {
  /** Empty: there is none. */
  readonly path: string;
  /** The path as a string literal. */
  readonly literal: string;
  /** Whether it needs credentials. */
  readonly isSecured: boolean;
  /** Names of the security schemes that it satisfies, as an array literal. */
  readonly schemes: string;
  /** The command's options that carry credentials. */
  readonly curl: string;
}

const NO_PROBE: Probe = { path: '', literal: "''", isSecured: false, schemes: '[]', curl: '' };

function isPlain({ value }: { readonly value: Parameter }): boolean {
  return value.in !== 'path' && value.required !== true;
}

function findHeader({ planned }: SchemeModel): string {
  const { type, in: place, parameter = planned.name } = planned;
  if (type !== 'apiKey') return 'authorization';
  return place === 'cookie' ? 'cookie' : parameter.toLowerCase();
}

function isHeader({ planned, variables }: SchemeModel): boolean {
  return variables.length > 0 && !(planned.type === 'apiKey' && planned.in === 'query');
}

/** The schemes of an alternative, where headers can carry them all. */
function findSchemes(names: readonly string[], schemes: readonly SchemeModel[]): SchemeModel[] | undefined {
  const found = names.flatMap((name) => schemes.find(({ planned }) => planned.name === name) ?? []);
  const headers = new Set(found.map(findHeader));
  return found.every(isHeader) && found.length === names.length && headers.size === names.length ? found : undefined;
}

function renderCurl({ planned, variables }: SchemeModel): string {
  const { name, type, in: place, parameter = name, prefix } = planned;
  const [first = '', second = ''] = variables.map(({ known }) => known);
  if (type === 'basic') return ` -u ${first}:${second}`;
  if (type === 'bearer') return ` -H 'Authorization: Bearer ${first}'`;
  const header =
    place === 'cookie'
      ? `Cookie: ${parameter}=${first}`
      : `${parameter}: ${prefix === undefined ? '' : `${prefix} `}${first}`;
  return ` -H '${header.replace(/'/g, String.raw`'\''`)}'`;
}

function createProbe({ entry, security }: OperationModel, schemes: readonly SchemeModel[]): Probe | undefined {
  const { path } = entry;
  const literal = toLiteral(path);
  if (security.length === 0) return { ...NO_PROBE, path, literal };
  for (const alternative of security) {
    const found = findSchemes(Object.keys(alternative), schemes);
    if (found === undefined) continue;
    const names = found.map(({ planned }) => planned.name);
    const curl = found.map(renderCurl).join('');
    return { path, literal, isSecured: names.length > 0, schemes: toLiteral(names), curl };
  }
  return undefined;
}

/** A GET that needs no parameter, open to anyone if there is one. A login is refused without a name. */
export function findProbe(operations: readonly OperationModel[], schemes: readonly SchemeModel[]): Probe {
  const probes = operations
    .filter(
      ({ entry, custom, parameters, planned }) =>
        entry.method === 'get' && custom === undefined && parameters.every(isPlain) && planned.kind !== 'open-login',
    )
    .flatMap((operation) => createProbe(operation, schemes) ?? []);
  return probes.find(({ isSecured }) => !isSecured) ?? probes[0] ?? NO_PROBE;
}
