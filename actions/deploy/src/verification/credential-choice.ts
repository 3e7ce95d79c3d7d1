import type { OpenApiDocument, Operation } from '@orchestrate/kit/openapi/document';
import { listSecurity } from '@orchestrate/kit/openapi/operations';

import type { Credentials } from './credentials';

/** Headers that let a caller in, or the schemes that nobody gave a credential for. */
export type CredentialChoice =
  { readonly headers: Readonly<Record<string, string>> } | { readonly missing: readonly string[] };

/** Takes the first alternative for which every credential is there; anonymous only where nothing else will do. */
export function chooseCredentials(
  document: OpenApiDocument,
  operation: Operation,
  credentials: Credentials,
): CredentialChoice {
  const alternatives = listSecurity(document, operation).map((alternative) => Object.keys(alternative));
  const isMet = (schemes: readonly string[]): boolean => schemes.every((scheme) => credentials[scheme] !== undefined);
  const met = alternatives.filter(isMet);
  const chosen = met.find((schemes) => schemes.length > 0) ?? met[0];
  if (alternatives.length > 0 && chosen === undefined) return { missing: [...new Set(alternatives.flat())] };
  const pairs = (chosen ?? []).flatMap((scheme) => {
    const credential = credentials[scheme];
    return credential === undefined ? [] : [[credential.header, credential.value] as const];
  });
  return { headers: Object.fromEntries(pairs) };
}
