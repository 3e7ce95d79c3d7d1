import { findNarrowed } from '../model/narrowed';
import { renderSchema } from '../schema/render-schema';
import { finish } from '../schema/scope';

import type { HandlerFrame } from './handler-frame';
import { createScope } from './route';

/** Refuses an `input` that no item can show, where the body's own schema lets more be than an item's does. */
export function renderNarrowing(kind: 'create' | 'replace' | 'patch', frame: HandlerFrame): string[] {
  const { service, operation, resource, module } = frame;
  const schema = findNarrowed(service.document, resource, operation, kind);
  if (schema === undefined) return [];
  module.add(`const keptSchema = ${finish(renderSchema(schema, createScope(module, 'request', frame)))};`);
  return [`${module.use('checkBody', 'src/http/check-body.ts')}(keptSchema, input);`];
}
