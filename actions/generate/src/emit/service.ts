import type { ServiceModel } from '../model/service';
import type { SourceFile } from '../text/source-module';
import type { SourceModule } from '../text/source-module';

import { emitAccess } from './access';
import { emitAccessTokens } from './access-tokens';
import { emitCart } from './cart';
import { emitConfiguredAccounts } from './configured-accounts';
import { PROBLEMS } from './error-body';
import { emitErrorFormat } from './error-format';
import { emitFiles } from './files';
import { emitLines } from './lines';
import { emitMarks } from './marks';
import { emitXmlShapes } from './media-types';
import { emitMemberships } from './memberships';
import { emitMigrations } from './migration';
import { emitOperation } from './operation';
import { emitOperationIndex } from './operation-index';
import { emitOutbox } from './outbox';
import { emitRepresentation } from './representation';
import { emitSchemas } from './schemas';
import type { ServiceFrame } from './shared';
import { nameShared } from './shared';
import { emitSharedParameters, emitSharedResponses } from './shared-files';
import { emitStore } from './store';
import { emitStores } from './stores';
import { emitTable } from './table';
import { createTemplateData, isWanted } from './template-data';
import { renderTemplates } from './templates';

/** A service as text, and what of its specification it only documents. */
export interface EmittedService {
  readonly files: readonly SourceFile[];
  /** One line each. */
  readonly limits: readonly string[];
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function emitResources({ document, components, resources, operations }: ServiceModel): SourceModule[] {
  const frame = { document, components, resources };
  const own = resources.flatMap((resource) => [
    emitTable(resource, frame),
    emitRepresentation(resource, frame),
    emitLines(resource, frame),
    emitCart(resource, frame),
    emitStore(resource, operations, frame),
    emitAccess(resource, operations, frame),
  ]);
  return [
    ...own,
    ...emitMarks(resources),
    ...emitMemberships(resources),
    ...emitFiles(resources),
    emitAccessTokens(frame),
    ...emitConfiguredAccounts(frame),
    emitOutbox(frame),
    emitStores(resources, operations),
  ].filter(isThere);
}

/** Writes all files of a service that depend on its specification. */
function emitModules(
  service: ServiceModel,
  errorFormat: SourceModule,
  limit: (message: string) => void,
): SourceModule[] {
  const { document, components, operations, resources } = service;
  const namesProblems = errorFormat.toFile().text.includes(PROBLEMS);
  const frame: ServiceFrame = { service, shared: nameShared(service), limit, namesProblems };
  const written = operations.map((operation) => emitOperation(operation, frame));
  const shared = [
    emitSharedParameters(written, frame),
    emitSharedResponses(written, frame),
    emitXmlShapes(frame),
  ].filter(isThere);
  const index = emitOperationIndex(operations, resources.length > 0);
  const users = [...shared, ...written, index, ...emitResources(service), errorFormat];
  return [...emitSchemas(document, components, users, limit), ...users];
}

/**
 * Writes a service: what depends on its specification by the emitters, the rest from templates. The texts are not
 * formatted yet. Equal input gives equal texts.
 * @param templates - named as the files they become
 */
export async function emitService(service: ServiceModel, templates: readonly SourceFile[]): Promise<EmittedService> {
  const limits = new Set<string>();
  const errorFormat = emitErrorFormat(service.document, service.components, service.errors);
  const modules = emitModules(service, errorFormat, (message) => limits.add(message));
  const data = createTemplateData(service, modules, errorFormat.toFile().text);
  const wanted = templates.filter(({ path }) => isWanted(path, data, modules));
  const files = [
    ...modules.map((module) => module.toFile()),
    ...emitMigrations(service.resources, service.document),
    ...(await renderTemplates(wanted, data)),
    { path: 'openapi.json', text: `${JSON.stringify(service.document, null, 2)}\n` },
  ];
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), limits: [...limits] };
}
