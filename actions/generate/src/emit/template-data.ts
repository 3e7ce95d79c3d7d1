import { findNotation } from '@orchestrate/kit/openapi/media-types';
import { findBasePath } from '@orchestrate/kit/openapi/servers';

import { findAccount } from '../model/derived';
import { describeFiles } from '../model/file-needs';
import type { OperationModel } from '../model/operations';
import type { SchemeModel } from '../model/security';
import { forbidsStrangers } from '../model/security';
import type { ServiceModel } from '../model/service';
import { pagesByFractions } from '../model/vast-integers';
import { answersNoJson, hasXml } from '../model/xml';
import { isRecord, readObject } from '../schema/object-shape';
import { toCommentText, toLiteral } from '../text/literals';
import { toCodeSpan, toTableCell } from '../text/markdown';
import type { SourceModule } from '../text/source-module';

import type { CredentialParts } from './authentication';
import { renderCredentialParts, renderIdentify } from './authentication';
import { describeKnownAccount, findConfigured } from './configured-accounts';
import { PROBLEMS } from './error-body';
import type { IsUsed } from './helper-flags';
import { createUsage, describeHelpers } from './helper-flags';
import { refusesTypes } from './media-types';
import { findProbe } from './probe';
import { ROUTE_FILE } from './route';
import { idType } from './store-frame';

/** What the templates are filled with; a flag that is false leaves out what only it needs. */
export interface TemplateData {
  readonly name: string;
  readonly title: string;
  readonly stores: boolean;
  readonly schemas: boolean;
  readonly security: boolean;
  readonly pagesByFractions: boolean;
  readonly declared: boolean;
  /** Whether some body is XML. */
  readonly xml: boolean;
  /** Whether some body is read from texts. */
  readonly textValues: boolean;
  /** Whether some parameter is a number that JavaScript may round. */
  readonly readsNumbers: boolean;
  /** Whether some body of JSON holds a number of 64 bits. */
  readonly keepsNumbers: boolean;
  /** Whether some body is put in the place of another. */
  readonly replacesBody: boolean;
  /** Whether some body is checked that the framework does not check. */
  readonly checksBody: boolean;
  /** `/v1`; empty for the root. */
  readonly basePath: string;
  /** Whether callers have accounts. */
  readonly accounts: boolean;
  readonly credentials: CredentialParts;
  /** Flags and texts that only templates look at. */
  readonly [other: string]: unknown;
}

/** Some of it, with whatever only templates look at. */
type Part<Key extends string> = Readonly<Record<string, unknown>> & Pick<TemplateData, Key>;

/** One line for a person: what becomes of an operation. */
export function describeFate({ planned, custom, isRoutable, isWritten }: OperationModel): string {
  if (custom === undefined) return planned.becomes;
  if (isWritten === true) return 'does what a model wrote, which passed the gates';
  return isRoutable ? 'answers 501 until somebody writes it' : `is only documented: ${custom}`;
}

function listOperations(operations: readonly OperationModel[]): Record<string, string>[] {
  return operations.map((operation) => ({
    call: toCodeSpan(`${operation.entry.method.toUpperCase()} ${operation.entry.path}`),
    becomes: toTableCell(describeFate(operation)),
  }));
}

function listCustoms(operations: readonly OperationModel[], written: boolean): Record<string, string>[] {
  return operations
    .filter(({ custom, isRoutable, isWritten = false }) => custom !== undefined && isRoutable && isWritten === written)
    .map(({ file, custom }) => ({ file, reason: toCommentText(custom ?? '') }));
}

function describeOperations(operations: readonly OperationModel[]): Record<string, readonly Record<string, string>[]> {
  return {
    operations: listOperations(operations),
    customs: listCustoms(operations, false),
    written: listCustoms(operations, true),
  };
}

function hasSchemeOf(schemes: readonly SchemeModel[], test: (scheme: SchemeModel) => boolean): boolean {
  return schemes.some(test);
}

function describeSecurity({ schemes, operations }: ServiceModel): Part<'security' | 'credentials'> {
  const has = (type: string): boolean => hasSchemeOf(schemes, ({ planned }) => planned.type === type);
  const place = (wanted: string): boolean =>
    hasSchemeOf(schemes, ({ planned }) => planned.type === 'apiKey' && planned.in === wanted);
  const challenges = [...(has('basic') ? ['Basic realm="service"'] : []), ...(has('bearer') ? ['Bearer'] : [])];
  return {
    security: schemes.length > 0,
    forbidsStrangers: operations.some(forbidsStrangers),
    supported: hasSchemeOf(schemes, ({ variables }) => variables.length > 0),
    basic: has('basic'),
    bearer: has('bearer'),
    cookie: place('cookie'),
    queryKey: place('query'),
    challenge: challenges.join(', '),
    variables: schemes.flatMap(({ variables }) =>
      variables.map(({ name, known, purpose }) => ({
        name,
        known,
        purpose: toTableCell(purpose),
        reference: `\${${name}:-}`,
      })),
    ),
    scopeVariables: schemes.flatMap(({ planned, scopes }) =>
      scopes === undefined
        ? []
        : [
            {
              name: scopes.variable,
              all: scopes.demanded.join(' '),
              purpose: toTableCell(`What the token of ${planned.name} allows, separated by spaces.`),
              reference: `\${${scopes.variable}:-}`,
            },
          ],
    ),
    credentials: renderCredentialParts(schemes),
  };
}

function describeAccounts({ resources, schemes }: ServiceModel, isUsed: IsUsed): Part<'accounts'> {
  const account = findAccount(resources);
  const configured = findConfigured(resources);
  const isAsked = isUsed('identifyCaller', 'src/http/authentication.ts');
  return {
    accounts: account !== undefined,
    opensAccounts: configured !== undefined,
    knownAccount: configured === undefined ? '' : JSON.stringify([describeKnownAccount(configured)]),
    unproven: account === undefined ? 'credentials' : 'token',
    accountType: account === undefined ? '' : idType(account),
    identify: isAsked ? renderIdentify(schemes) : '',
  };
}

/**
 * What the specification says of itself, for the one that the service emits. Of its `servers` the path stays: wherever
 * the service runs, it answers where its specification is read.
 */
function describeSpecification({ document }: ServiceModel): string {
  const { openapi, info, tags } = document;
  const { externalDocs } = document as unknown as Record<string, unknown>;
  const basePath = findBasePath(document);
  const servers = basePath === '' ? undefined : [{ url: basePath }];
  const about = { openapi, info, servers, tags, externalDocs };
  return toLiteral(Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined)));
}

/** Whether some parameter is described by a media type and not by a schema alone. */
function hasContentParameters({ operations }: ServiceModel): boolean {
  return operations.some(({ parameters }) => parameters.some(({ value }) => value.content !== undefined));
}

function describeErrors(errorFormat: string, isUsed: IsUsed): Part<'declared'> {
  const [errorTitle, errorCode] = [errorFormat.includes('error.title'), errorFormat.includes('error.code')];
  return {
    errorTitle,
    errorCode,
    statusCodes: errorTitle || errorCode,
    namesProblems: errorFormat.includes(PROBLEMS),
    declared: isUsed('declareErrors', 'src/http/declared-errors.ts'),
  };
}

/** Whether some type leads back to itself as the values of a record. */
function hasRecursiveRecord({ document, components }: ServiceModel): boolean {
  return [...components.values()].some(({ circle, schema }) => {
    const shape = circle.size === 0 ? undefined : readObject(document, schema, 'documented');
    return shape !== undefined && isRecord(shape);
  });
}

/** Headers of lists that browsers must be let read. */
function listPageHeaders({ operations }: ServiceModel): string[] {
  const names = operations.flatMap(({ planned }) => (planned.pageHeaders ?? []).map(({ name }) => toLiteral(name)));
  return [...new Set(names)].sort();
}

/** What answers are written in beside JSON, and whether some are refused to who takes none of it. */
function describeAnswers({ operations, xml }: ServiceModel, isUsed: IsUsed): Part<'xml'> {
  const negotiated = operations.filter(
    ({ custom, planned }) => custom === undefined && planned.answerTypes !== undefined,
  );
  const types = negotiated.flatMap(({ planned }) => planned.answerTypes ?? []);
  const usesTag = (name: string): boolean => isUsed(name, 'src/http/entity-tags.ts');
  const showsTags = negotiated.some(({ planned }) => planned.conditions?.showsTag === true);
  const tagsByType = showsTags && usesTag('createEntityTag');
  const writesTables = types.some((type) => findNotation(type) === 'csv');
  const [writesXml, writesText] = [xml.answers.size > 0, types.some((type) => findNotation(type) === 'text')];
  return {
    xml: hasXml({ xml }),
    writesXml,
    writesText,
    writesTables,
    rewritesTypes: writesXml || writesText,
    writesAnew: negotiated.some(answersNoJson),
    tagsByType,
    usesAppEnv: usesTag('demandMatch') || (tagsByType && usesTag('isUnchanged')),
    refusesTypes: negotiated.some(({ responses }) => refusesTypes(responses)),
  };
}

/** What is done with the tables of what items hold of other resources. */
function describeMembers({ operations, resources }: ServiceModel, isUsed: IsUsed): Record<string, boolean> {
  const does = (kind: string): boolean =>
    operations.some(({ custom, planned }) => custom === undefined && planned.kind === kind);
  const uses = (name: string): boolean => isUsed(name, 'src/storage/members.ts');
  const memberships = resources.flatMap((one) => one.memberships);
  const [leaves, counts, finds] = [does('leave'), uses('countMembers'), uses('isHeld')];
  return {
    joinsMembers: does('join'),
    leavesMembers: leaves,
    listsMembers: memberships.some(({ planned: { shown, ids } }) => (shown ?? ids) !== undefined),
    holdsMembers: uses('MemberStore'),
    setMembers: uses('setMembers'),
    countMembers: counts,
    isHeld: finds,
    findsMembers: counts || finds,
    comparesMembers: leaves || finds,
  };
}

/** Gathers what the templates need to know of a service and of the modules that were written for it. */
export function createTemplateData(
  service: ServiceModel,
  modules: readonly SourceModule[],
  errorFormat: string,
): TemplateData {
  const isUsed = createUsage(modules);
  const { name, title, description } = service.plan.service;
  const basePath = findBasePath(service.document);
  const helpers = describeHelpers(isUsed, service.forms);
  const showsAddresses = isUsed('addressOf', 'src/http/addresses.ts');
  return {
    ...helpers,
    ...describeErrors(errorFormat, isUsed),
    ...describeSecurity(service),
    ...describeAccounts(service, isUsed),
    ...describeAnswers(service, isUsed),
    probe: findProbe(service.operations, service.schemes),
    name,
    title,
    description: description?.trim() ?? '',
    image: `\${IMAGE:-${name}}`,
    about: describeSpecification(service),
    pageHeaders: listPageHeaders(service),
    contentParameters: hasContentParameters(service),
    pagesByFractions: service.operations.some((operation) => pagesByFractions(service.document, operation)),
    serviceName: toLiteral(name),
    basePath,
    basePathLiteral: toLiteral(basePath),
    showsAddresses,
    ...describeMembers(service, isUsed),
    ...describeFiles(service.operations),
    tellsAddresses: showsAddresses || helpers.anyAddresses === true,
    recursiveRecords: hasRecursiveRecord(service),
    namesAnswers: modules.some((module) => module.usesType('AnswerBody', ROUTE_FILE)),
    stores: service.resources.length > 0,
    schemas: service.components.size > 0,
    ...describeOperations(service.operations),
  };
}

/** Files that a service has only where something in it needs them. */
export function isWanted(file: string, data: TemplateData, modules: readonly SourceModule[]): boolean {
  const { security, stores, declared, basePath, xml, textValues, readsNumbers, keepsNumbers, replacesBody } = data;
  if (file === 'src/http/check-body.ts') return data.checksBody;
  if (file === 'src/http/authentication.ts') return security;
  if (file === 'src/http/declared-errors.ts') return declared;
  if (file === 'src/http/xml.ts') return xml;
  if (file === 'src/http/text-values.ts') return textValues;
  if (file === 'src/http/numbers.ts') return textValues || readsNumbers || keepsNumbers;
  if (file === 'src/http/body.ts' && replacesBody) return true;
  if (file === 'src/storage/errors.ts') return stores;
  if (file === 'src/http/base-path.ts') return basePath !== '';
  const isOptional =
    /^src\/(?:http\/(?:addresses|blank-texts|body|constraints|cursor|downloads|entity-tags|forms|idempotency|integers|links|negotiation|parameters|tables|uploads)|schemas\/checks|accounts\/passwords|storage\/(?:amounts|columns|files|filters|idempotency-keys|marks|members|numbers|other-properties|range|rows|shapes|slug|statistics|tallies))\.ts$/;
  return !isOptional.test(file) || modules.some((module) => module.importsFrom(file));
}
