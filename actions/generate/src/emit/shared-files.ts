import type { Parameter, Response } from '@orchestrate/kit/openapi/document';
import { findByPointer } from '@orchestrate/kit/openapi/references';

import { renderParameter } from '../schema/render-parameter';
import { SourceModule } from '../text/source-module';

import { createScope, narrowsList, renderResponse, ROUTE_FILE } from './route';
import type { ServiceFrame } from './shared';
import { SHARED_PARAMETERS_FILE, SHARED_RESPONSES_FILE } from './shared';

function listUsed(file: string, modules: readonly SourceModule[]): Set<string> {
  return new Set(modules.flatMap((module) => module.listUsed(file)));
}

function listDefined(
  { shared }: ServiceFrame,
  file: string,
  users: readonly SourceModule[],
): (readonly [string, string])[] {
  const used = listUsed(file, users);
  return [...shared].filter(([, constant]) => used.has(constant));
}

/** `src/schemas/parameters.ts`: parameters that several operations have. */
export function emitSharedParameters(users: readonly SourceModule[], frame: ServiceFrame): SourceModule | undefined {
  const module = new SourceModule(SHARED_PARAMETERS_FILE);
  const { document } = frame.service;
  for (const [pointer, constant] of listDefined(frame, SHARED_PARAMETERS_FILE, users)) {
    const parameter = findByPointer(document, pointer) as Parameter;
    const code = renderParameter(parameter, createScope(module, 'request', frame), narrowsList(parameter, frame));
    module.add(`export const ${constant} = ${code};`);
  }
  return module.isEmpty ? undefined : module;
}

/** `src/schemas/responses.ts`: answers that several operations give. */
export function emitSharedResponses(users: readonly SourceModule[], frame: ServiceFrame): SourceModule | undefined {
  const module = new SourceModule(SHARED_RESPONSES_FILE);
  const { document } = frame.service;
  for (const [pointer, constant] of listDefined(frame, SHARED_RESPONSES_FILE, users)) {
    const response = findByPointer(document, pointer) as Response;
    const written = renderResponse(response, createScope(module, 'response', frame));
    // Away from its route, the types of a header's schema would be any text.
    const bound = response.headers === undefined ? '' : ` satisfies ${module.useType('Answer', ROUTE_FILE)}`;
    module.add(`export const ${constant} = ${written}${bound};`);
  }
  return module.isEmpty ? undefined : module;
}
