import type { MediaType, Parameter, Response } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followReference } from '@orchestrate/kit/openapi/references';

import type { Direction } from '../model/components';
import { dependsOnViewer } from '../model/derived';
import type { ErrorFormat } from '../model/errors';
import { findOnlyForm, listReadTypes } from '../model/form-fields';
import { isOfIds } from '../model/many';
import type { OperationModel } from '../model/operations';
import { readWholeBody } from '../model/resources';
import { forbidsStrangers } from '../model/security';
import { chooseStatus } from '../model/statuses';
import { takesOnlyXml } from '../model/xml';
import {
  findScattered,
  listAlwaysThere,
  PARAMETERS_FILE,
  renderParameter,
  renderParameterEntry,
} from '../schema/render-parameter';
import { renderSchema } from '../schema/render-schema';
import type { Scope } from '../schema/scope';
import { finish, ZOD } from '../schema/scope';
import { toLiteral, toPropertyKey } from '../text/literals';
import type { SourceModule } from '../text/source-module';

import { renderNegotiation, renderReaders } from './media-types';
import type { ServiceFrame } from './shared';
import { useShared } from './shared';

/** Of the service: what a route and its handler are, for the compiler. */
export const ROUTE_FILE = 'src/http/route.ts';
const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\b/i;

export function createScope(module: SourceModule, direction: Direction, { service, limit }: ServiceFrame): Scope {
  const { document, components } = service;
  return {
    document,
    components,
    module,
    direction,
    limit: (message) => limit(`${module.path}: ${message}`),
  };
}

/** One media type. A request's body that the framework shall not read is documented as it is. */
function renderMediaType(type: string, media: MediaType, isRaw: boolean, scope: Scope): string {
  if (media.schema === undefined) return `${toPropertyKey(type)}: {},`;
  const schema = isRaw ? toLiteral(media.schema) : finish(renderSchema(media.schema, scope));
  return `${toPropertyKey(type)}: { schema: ${schema} },`;
}

function renderContent(content: Readonly<Record<string, MediaType>> | undefined, scope: Scope): string {
  const entries = Object.entries(content ?? {});
  if (entries.length === 0) return '';
  // The framework would hold a body to the schemas of all JSON types at once.
  const read = entries.find(([type]) => JSON_TYPE.test(type))?.[0];
  const written = entries.map(([type, media]) =>
    renderMediaType(type, media, scope.direction === 'request' && type !== read, scope),
  );
  return `content: { ${written.join(' ')} },`;
}

/** Headers or links as literals, without references: the specification that the service emits has no components for them. */
function renderNamed(key: 'headers' | 'links', named: NonNullable<Response['links']>, { document }: Scope): string {
  const followed = Object.entries(named).map(([name, one]) => [name, followReference(document, one, '#').value]);
  return `${key}: ${toLiteral(Object.fromEntries(followed))},`;
}

/** A declared answer as `createRoute` takes it. */
export function renderResponse({ description, headers, content, links }: Response, scope: Scope): string {
  const parts = [
    `description: ${toLiteral(description)},`,
    headers === undefined ? '' : renderNamed('headers', headers, scope),
    renderContent(content, scope),
    links === undefined ? '' : renderNamed('links', links, scope),
  ];
  return `{ ${parts.join(' ')} }`;
}

function renderResponses({ responses }: OperationModel, module: SourceModule, frame: ServiceFrame): string {
  const scope = createScope(module, 'response', frame);
  const entries = [...responses].map(([status, response]) => {
    const shared = useShared(response.pointer, 'responses', module, frame);
    const key = /^[1-9]\d*$/.test(status) ? status : toPropertyKey(status);
    return `${key}: ${shared ?? renderResponse(response.value, scope)},`;
  });
  return `responses: {\n${entries.join('\n')}\n},`;
}

const PLACES: readonly (readonly [Parameter['in'], string])[] = [
  ['path', 'params'],
  ['query', 'query'],
  ['header', 'headers'],
  ['cookie', 'cookies'],
];

/** Whether some list is narrowed by a parameter. */
export function narrowsList({ name, in: place }: Parameter, { service }: ServiceFrame): boolean {
  return (
    place === 'query' &&
    service.operations.some(({ planned }) => planned.filters.some(({ parameter }) => parameter === name))
  );
}

function renderPlace(
  parameters: readonly Located<Parameter>[],
  key: string,
  module: SourceModule,
  frame: ServiceFrame,
): string {
  if (parameters.length === 0) return '';
  const scope = createScope(module, 'request', frame);
  const entries = parameters.map(({ value, pointer }) => {
    const shared = useShared(pointer, 'parameters', module, frame);
    return renderParameterEntry(value, shared ?? renderParameter(value, scope, narrowsList(value, frame)), scope);
  });
  return `${key}: ${module.use('z', ZOD)}.object({\n${entries.join('\n')}\n}),`;
}

function renderBody({ body }: OperationModel, module: SourceModule, frame: ServiceFrame): string {
  if (body === undefined) return '';
  const scope = createScope(module, 'request', frame);
  const parts = [
    body.description === undefined ? '' : `description: ${toLiteral(body.description)},`,
    body.required === undefined ? '' : `required: ${String(body.required)},`,
    renderContent(body.content, scope) || 'content: {},',
  ];
  return `body: { ${parts.join(' ')} },`;
}

function renderRequest(operation: OperationModel, module: SourceModule, frame: ServiceFrame): string {
  const places = PLACES.map(([place, key]) =>
    renderPlace(
      operation.parameters.filter(({ value }) => value.in === place),
      key,
      module,
      frame,
    ),
  );
  const parts = [...places, renderBody(operation, module, frame)].filter(Boolean);
  return parts.length === 0 ? '' : `request: {\n${parts.join('\n')}\n},`;
}

/** The formats of errors that an operation declares besides the usual one. */
function renderDeclared(formats: ReadonlyMap<string, ErrorFormat> | undefined, module: SourceModule): string {
  const entries = [...(formats ?? [])].map(
    ([status, { name }]) => `${toPropertyKey(status)}: ${module.use(name, 'src/http/error-format.ts')},`,
  );
  return entries.length === 0 ? '' : `formats: { ${entries.join(' ')} },`;
}

/** Whether any text will do, and none: a conditional header is such a parameter. */
function isFreeText({ required, schema, content }: Parameter): boolean {
  const keywords = typeof schema === 'object' ? Object.keys(schema) : [];
  const isPlain = keywords.every((keyword) => ['type', 'description', 'example', 'examples'].includes(keyword));
  return (
    required !== true && content === undefined && typeof schema === 'object' && schema.type === 'string' && isPlain
  );
}

/** What an invalid request is answered with. Where only the path can be wrong, it names nothing: 404 may say so. */
function chooseInvalid({ responses, parameters, body }: OperationModel): number {
  const isPathOnly = body === undefined && parameters.every(({ value }) => value.in === 'path' || isFreeText(value));
  return chooseStatus(responses, isPathOnly ? [400, 422, 404] : [400, 422], 400);
}

/**
 * What an operation answers otherwise than the others: another status for invalid requests or for unknown media types,
 * other formats.
 */
function renderErrors(operation: OperationModel, module: SourceModule, frame: ServiceFrame): string {
  const { planned, responses, body } = operation;
  const invalid = chooseInvalid(operation);
  const unsupported = body === undefined ? 400 : chooseStatus(responses, [415], invalid);
  const parts = [
    invalid === 400 ? '' : `invalid: ${invalid},`,
    unsupported === 400 || unsupported === invalid ? '' : `unsupportedMediaType: ${unsupported},`,
    renderDeclared(frame.service.errors.unusual.get(planned.id), module),
  ].filter(Boolean);
  return parts.length === 0
    ? ''
    : `${module.use('declareErrors', 'src/http/declared-errors.ts')}({ ${parts.join(' ')} })`;
}

/**
 * What the framework must be told of an absent body: to insist on one, where it would take none for an empty object that
 * fits, or would not look at all; and that none is the empty list, where it need not be there.
 */
function findBodyCheck(operation: OperationModel, { service }: ServiceFrame): 'requireBody' | 'emptyList' | undefined {
  const { body, custom, planned } = operation;
  if (planned.upload !== undefined) return undefined;
  if (body === undefined || custom !== undefined || takesOnlyXml(operation)) return undefined;
  if (findOnlyForm(service.document, operation) !== undefined) return undefined;
  const shape = readWholeBody(service.document, operation);
  if (shape === undefined) return isList(operation) && body.required !== true ? 'emptyList' : undefined;
  const acceptsEmpty =
    [...shape.properties.values()].every(({ isRequired }) => !isRequired) && (shape.keywords.minProperties ?? 0) === 0;
  return (body.required === true) === acceptsEmpty ? 'requireBody' : undefined;
}

/** Whether the body is a list. */
function isList({ planned }: OperationModel): boolean {
  return planned.kind === 'create-many' || (isOfIds(planned.kind) && planned.ids?.in === 'body');
}

/** Whether anyone may call it, and those who are known see more. */
function isIdentified({ planned, custom, security }: OperationModel, { service }: ServiceFrame): boolean {
  const resource = service.resources.find((one) => one.planned.name === planned.resource);
  if (custom !== undefined || security.length > 0 || resource === undefined) return false;
  return ['list', 'read'].includes(planned.kind) && dependsOnViewer(resource, service.resources);
}

/** Insists on a tag before the request itself is looked at, where the specification has a status for its lack. */
function renderDemand({ planned, custom }: OperationModel, module: SourceModule): string {
  const missing = custom === undefined ? planned.conditions?.match?.missing : undefined;
  return missing === undefined ? '' : `${module.use('demandMatch', 'src/http/entity-tags.ts')}(${missing})`;
}

/** Puts objects of the query together whose members each travel as a parameter. */
function renderGathering({ parameters }: OperationModel, module: SourceModule, { service }: ServiceFrame): string {
  const values = parameters.map(({ value }) => value);
  const scattered = findScattered(service.document, values);
  if (scattered === undefined) return '';
  const always = listAlwaysThere(service.document, values).filter((name) => name in scattered);
  const given = [scattered, ...(always.length === 0 ? [] : [always])].map((one) => toLiteral(one)).join(', ');
  return `${module.use('gatherQuery', PARAMETERS_FILE)}(${given})`;
}

function renderAuthentication(operation: OperationModel, module: SourceModule): string {
  const refusal = forbidsStrangers(operation) ? ', 403' : '';
  return `${module.use('authenticate', 'src/http/authentication.ts')}(security${refusal})`;
}

function renderMiddleware(operation: OperationModel, module: SourceModule, frame: ServiceFrame): string {
  const isSecured = operation.security.length > 0;
  const read = listReadTypes(operation);
  const bodyCheck = findBodyCheck(operation, frame);
  const all = [
    renderErrors(operation, module, frame),
    isSecured ? renderAuthentication(operation, module) : '',
    renderDemand(operation, module),
    isIdentified(operation, frame) ? module.use('identifyCaller', 'src/http/authentication.ts') : '',
    renderNegotiation(operation, module, frame),
    renderGathering(operation, module, frame),
    read.length === 0 ? '' : `${module.use('takeOnly', 'src/http/body.ts')}(${toLiteral(read)})`,
    ...renderReaders(operation, module, frame),
    bodyCheck === undefined ? '' : module.use(bodyCheck, 'src/http/body.ts'),
  ].filter(Boolean);
  if (all.length === 0) return '';
  return `middleware: ${all.length === 1 ? all.join('') : `[${all.join(', ')}]`},`;
}

/** The route: what the operation promises, as the specification says it, and what every request to it passes first. */
export function renderRoute(operation: OperationModel, module: SourceModule, frame: ServiceFrame): string[] {
  const { entry, routeName, security } = operation;
  const { operationId, summary, description, tags, deprecated } = entry.operation;
  const parts = [
    ...Object.entries({ operationId, method: entry.method, path: entry.path, summary, description, tags, deprecated })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}: ${toLiteral(value)},`),
    security.length > 0 ? 'security,' : '',
    renderMiddleware(operation, module, frame),
    renderRequest(operation, module, frame),
    renderResponses(operation, module, frame),
  ].filter(Boolean);
  const constant = `export const ${routeName} = ${module.use('createRoute', ROUTE_FILE)}({\n${parts.join('\n')}\n});`;
  // Of several alternatives the compiler would give each the names of all others, as optional ones.
  const type = security.length > 1 ? ': Record<string, string[]>[]' : '';
  return security.length > 0 ? [`const security${type} = ${toLiteral(security)};`, constant] : [constant];
}
