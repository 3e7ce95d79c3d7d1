import { readItem } from '../model/item-shape';
import { findBodySchema, readBodyShape } from '../model/resources';
import { renderSchema } from '../schema/render-schema';
import { finish } from '../schema/scope';
import { toAccess, toPropertyKey } from '../text/literals';

import type { HandlerFrame } from './handler-frame';
import { createScope } from './route';

const SELECTION = 'selection';

/** Whether the body selects the item by a property that its checked form lacks, because it is `readOnly`. */
export function selectsByHidden({ operation, service }: Pick<HandlerFrame, 'operation' | 'service'>): boolean {
  const { idProperty } = operation.planned;
  return idProperty !== undefined && readBodyShape(service.document, operation)?.properties.has(idProperty) === false;
}

/** The id that {@link renderHiddenSelection} has read. */
export function renderHiddenId({ operation }: Pick<HandlerFrame, 'operation'>): string {
  const { idProperty = '', bodyProperty } = operation.planned;
  return `${SELECTION}.data${bodyProperty === undefined ? '' : toAccess(bodyProperty)}${toAccess(idProperty)}`;
}

/** Reads the id from the body as it came: what a request is checked by leaves out what only the service sets. */
export function renderHiddenSelection(refusal: string, frame: HandlerFrame): string[] {
  const { operation, service, module } = frame;
  const { idProperty = '', bodyProperty } = operation.planned;
  const whole = findBodySchema(operation) ?? true;
  const read = (schema: typeof whole, name: string) =>
    readItem(service.document, schema, 'response')?.properties.get(name)?.schema ?? true;
  const schema = read(bodyProperty === undefined ? whole : read(whole, bodyProperty), idProperty);
  const z = module.use('z', '@hono/zod-openapi');
  const id = finish(renderSchema(schema, createScope(module, 'request', frame)));
  const inner = `${z}.object({ ${toPropertyKey(idProperty)}: ${id} })`;
  const outer = bodyProperty === undefined ? inner : `${z}.object({ ${toPropertyKey(bodyProperty)}: ${inner} })`;
  return [
    `const ${SELECTION} = ${outer}.safeParse(await c.req.json().catch(() => undefined));`,
    `if (!${SELECTION}.success) ${refusal}`,
  ];
}
