import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followReference } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';
import { findBasePath } from '@orchestrate/kit/openapi/servers';

import { findResponse } from '../model/statuses';
import { toAccess } from '../text/literals';

import type { HandlerFrame } from './handler-frame';

/** What the style of a path parameter puts before its value. */
function renderPrefix({ service }: HandlerFrame, location: string, name: string): string {
  const reads = service.operations.find(({ entry }) => entry.path === location && entry.method === 'get');
  const style = reads?.parameters.find(({ value }) => value.in === 'path' && value.name === name)?.value.style;
  if (style === 'label') return '.';
  return style === 'matrix' ? `;${name}=` : '';
}

/** Whether the header is declared as a whole address: a path alone is no `uri`. */
function isWholeAddress({ operation, service: { document } }: HandlerFrame): boolean {
  const found = findResponse(operation.responses, operation.planned.success?.status ?? 200);
  const declared = Object.entries(found?.value.headers ?? {}).find(([name]) => /^location$/i.test(name))?.[1];
  if (found === undefined || typeof declared !== 'object' || declared === null) return false;
  const { value } = followReference<{ schema?: SchemaOrBoolean }>(document, declared, found.pointer);
  return /^(?:uri|iri|url)$/.test(followSchema(document, value.schema, found.pointer).value.format ?? '');
}

/** Where an item is read, where the answer tells it. */
export function renderLocation(variable: string, frame: HandlerFrame): string | undefined {
  const { module, operation, resource, service } = frame;
  const { location, parents, ancestors = [] } = operation.planned;
  if (location === undefined) return undefined;
  const known = new Set([...parents, ...ancestors].map(({ parameter }) => parameter));
  const path = `${findBasePath(service.document)}${location}`.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = known.has(name) ? `path${toAccess(name)}` : `${variable}${toAccess(resource.id.property)}`;
    return `${renderPrefix(frame, location, name)}\${encodeURIComponent(${value})}`;
  });
  return isWholeAddress(frame) ? `${module.use('addressOf', 'src/http/addresses.ts')}(\`${path}\`)` : `\`${path}\``;
}
