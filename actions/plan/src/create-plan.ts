import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Brief, Plan, PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { toDashedName } from '@orchestrate/kit/openapi/identifiers';
import { BUNDLED_SPECIFICATION_FILE } from '@orchestrate/kit/run-directory/plan-file';

import { inferPlan } from './inference/infer-plan';
import { listIssuedSchemes } from './inference/security';
import { warnServers } from './inference/servers';
import { warnFormats } from './inference/unchecked-formats';
import { warnUntyped } from './inference/untyped-objects';
import type { Specification } from './specification/read-specification';
import { createTasks } from './tasks/create-tasks';

/** The rule of what could not be read out of a service that was there before. */
export const NOT_DERIVED = 'not-derived';

/** Rules whose warnings name something that the specification asks for and the service will not do. */
const NOT_HONOURED = new Set([
  'unexplained-parameter',
  'unexplained-conflict',
  'unshown-property',
  'unkept-properties',
  'unsupported-security',
  'issued-token',
  'webhook',
  'callback',
  'creating-put',
  'media-type',
]);

function warnSecurity(plan: Pick<Plan, 'securitySchemes' | 'operations'>): PlanWarning[] {
  const used = new Set(plan.operations.flatMap(({ security }) => security.flat()));
  return plan.securitySchemes
    .filter(({ type, name }) => type === 'unsupported' && used.has(name))
    .map(({ name }) => ({
      rule: 'unsupported-security',
      message: `the security scheme \`${name}\` is none of apiKey, http basic, http bearer, OAuth 2 and OpenID Connect: it lets nobody in`,
      pointer: `#/components/securitySchemes/${name}`,
    }));
}

function warnIssued(document: OpenApiDocument, plan: Pick<Plan, 'operations' | 'securitySchemes'>): PlanWarning[] {
  const { operations, securitySchemes } = plan;
  const used = new Set(operations.flatMap(({ security }) => security.flat()));
  return listIssuedSchemes(document)
    .filter((name) => used.has(name))
    .map((name) => ({
      rule: 'issued-token',
      message: securitySchemes.some((scheme) => scheme.name === name && scheme.takesTokens === true)
        ? `callers by the security scheme \`${name}\` present a token that the service issues to accounts, or the one that it is configured with; either holds every scope`
        : `callers by the security scheme \`${name}\` present the bearer token that the service is configured with; it holds every scope unless its setting says otherwise, and nothing issues others`,
      pointer: `#/components/securitySchemes/${name}`,
    }));
}

function warnWebhooks(document: OpenApiDocument): PlanWarning[] {
  return Object.keys(document.webhooks ?? {}).map((name) => ({
    rule: 'webhook',
    message: `the webhook \`${name}\` is a request that the service would send: it is not generated`,
    pointer: '#/webhooks',
  }));
}

function warnDocument(document: OpenApiDocument): PlanWarning[] {
  return [...warnWebhooks(document), ...warnServers(document), ...warnFormats(document), ...warnUntyped(document)];
}

function warnRemarks({ remarks }: Specification): PlanWarning[] {
  return remarks.map(({ message, pointer }) => ({ rule: 'bundle', message, pointer }));
}

/** Plans a service: what its specification says, what each operation becomes, and the tasks that lead there. */
export function createPlan(
  specification: Specification,
  bundledSha256: string,
  configuration: Configuration,
  brief?: Brief,
): Plan {
  const { document, source, dialect, files } = specification;
  const inferred = inferPlan(document, configuration.plan);
  const { title, version, description } = document.info;
  const warnings = [
    ...warnRemarks(specification),
    ...warnSecurity(inferred),
    ...warnIssued(document, inferred),
    ...inferred.warnings,
    ...warnDocument(document),
  ];
  return {
    schemaVersion: 1,
    service: {
      name: toDashedName(title, 'service'),
      title,
      version,
      ...(description === undefined ? {} : { description }),
    },
    specification: {
      source,
      dialect,
      bundled: BUNDLED_SPECIFICATION_FILE,
      sha256: bundledSha256,
      files: [...files],
      ...(brief === undefined ? {} : { brief }),
    },
    securitySchemes: inferred.securitySchemes,
    resources: inferred.resources,
    operations: inferred.operations,
    tasks: createTasks(inferred, configuration),
    warnings,
    configuration,
  };
}

/** That the form is one is checked; that it says what the brief means only a person can tell. */
function listUnconfirmed({ specification: { brief, source } }: Plan): string[] {
  if (brief === undefined) return [];
  const { provider, model, form, questions } = brief;
  return [
    `${provider}/${model} wrote ${form} from ${source}: read whether it says what you mean`,
    ...questions.map(({ question, assumption }) => `assumed: ${question} ${assumption}`),
  ];
}

/** What the specification asks for and nobody will do without a person, one line each. */
export function listRemaining(plan: Plan): string[] {
  if (plan.service.existing !== undefined)
    return plan.warnings.filter(({ rule }) => rule === NOT_DERIVED).map(({ message }) => message);
  const custom = plan.operations
    .filter(({ kind }) => kind === 'custom')
    .map(
      ({ id, method, path, reason }) =>
        `${id} (${method.toUpperCase()} ${path}) stays custom: ${reason ?? 'no rule fits'}`,
    );
  const unhonoured = plan.warnings.filter(({ rule }) => NOT_HONOURED.has(rule)).map(({ message }) => message);
  return [...listUnconfirmed(plan), ...custom, ...unhonoured];
}

/** What is worth knowing and keeps nothing from being done, one line each. */
export function listRemarks(plan: Plan): string[] {
  return plan.warnings
    .filter(({ rule }) => !NOT_HONOURED.has(rule) && rule !== NOT_DERIVED)
    .map(({ message }) => message);
}
