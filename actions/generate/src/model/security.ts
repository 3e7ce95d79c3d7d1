import type { Plan, SecurityScheme } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { findStrangerStatus } from '@orchestrate/kit/openapi/refusals';

import type { OperationModel } from './operations';

/** An environment variable that holds a credential, or a part of one. */
export interface CredentialVariable {
  readonly name: string;
  /** Accepted outside production where the variable is not set. */
  readonly known: string;
  /** For the `.env.example`. */
  readonly purpose: string;
}

/** A security scheme of the specification and where its credential comes from. */
export interface SchemeModel {
  readonly planned: SecurityScheme;
  /** As the specification declares it. */
  readonly declared: unknown;
  /** Empty: it cannot be checked, so that nobody passes. */
  readonly variables: readonly CredentialVariable[];
  /** Where operations demand scopes of its token: those, and the variable that says which of them it holds. */
  readonly scopes?: { readonly variable: string; readonly demanded: readonly string[] };
}

/** Whether an operation answers who proves not to be anybody with 403, which it declares for them instead of 401. */
export function forbidsStrangers({ security, responses }: Pick<OperationModel, 'security' | 'responses'>): boolean {
  return security.length > 0 && findStrangerStatus(responses) === 403;
}

function toVariableName(name: string, ending: string): string {
  const words = splitWords(name).join('_').toUpperCase() || 'AUTH';
  return words.endsWith(ending) ? words : `${words}_${ending}`;
}

function listVariables({ name, type, in: place, parameter, prefix }: SecurityScheme): CredentialVariable[] {
  if (type === 'apiKey') {
    const known = `development-${splitWords(name).join('-').toLowerCase()}`;
    const how = prefix === undefined ? '' : `, after the word ${prefix}`;
    const purpose = `The key that callers send in the ${place ?? 'header'} ${parameter ?? name}${how}.`;
    return [{ name: toVariableName(name, 'KEY'), known, purpose }];
  }
  if (type === 'bearer')
    return [
      {
        name: toVariableName(name, 'TOKEN'),
        known: 'development-token',
        purpose: 'The token that callers send as `Authorization: Bearer <token>`.',
      },
    ];
  if (type !== 'basic') return [];
  return [
    { name: toVariableName(name, 'USERNAME'), known: 'developer', purpose: 'The user name that callers sign in with.' },
    { name: toVariableName(name, 'PASSWORD'), known: 'development', purpose: 'The password that goes with it.' },
  ];
}

const SCOPE = /^[\x21\x23-\x5B\x5D-\x7E]+$/;

/** What operations demand of the token that a scheme is configured with. Tokens that the service issues hold all. */
function findScopes(
  { name, takesTokens }: SecurityScheme,
  { type }: Partial<SecuritySchemeObject>,
  operations: readonly Pick<OperationModel, 'security'>[],
): Pick<SchemeModel, 'scopes'> {
  if (takesTokens === true || (type !== 'oauth2' && type !== 'openIdConnect')) return {};
  const demanded = operations.flatMap(({ security }) => security.flatMap((schemes) => schemes[name] ?? []));
  // What is no scope of RFC 6749 can neither be set nor told in a header.
  if (demanded.length === 0 || !demanded.every((scope) => SCOPE.test(scope))) return {};
  return { scopes: { variable: toVariableName(name, 'SCOPES'), demanded: [...new Set(demanded)].sort() } };
}

/**
 * The security schemes of a specification, in its order.
 * @param hasAccounts - whether there are accounts, whose tokens a scheme may take
 */
export function createSchemes(
  plan: Plan,
  document: OpenApiDocument,
  operations: readonly Pick<OperationModel, 'security'>[],
  hasAccounts: boolean,
): SchemeModel[] {
  const schemes = plan.securitySchemes.map((one) => (hasAccounts ? one : { ...one, takesTokens: false }));
  return schemes.map((planned) => {
    const at = extendPointer('#', 'components', 'securitySchemes', planned.name);
    const scheme = document.components?.securitySchemes?.[planned.name];
    const declared = scheme === undefined ? {} : followReference<SecuritySchemeObject>(document, scheme, at).value;
    return {
      planned,
      declared,
      variables: listVariables(planned),
      ...findScopes(planned, declared, operations),
    };
  });
}

/** Operations that nobody can call, because every alternative asks for a scheme that cannot be checked. */
export function listClosed(operations: readonly OperationModel[], schemes: readonly SchemeModel[]): string[] {
  const unsupported = new Set(
    schemes.filter(({ variables }) => variables.length === 0).map(({ planned }) => planned.name),
  );
  return operations
    .filter(({ security }) => security.length > 0)
    .filter(({ security }) => security.every((needed) => Object.keys(needed).some((name) => unsupported.has(name))))
    .map(({ planned }) => planned.id);
}
