import { readBodyShape } from '../model/resources';
import { chooseStatus } from '../model/statuses';
import { nameFilter } from '../model/store-filters';
import { renderSchema } from '../schema/render-schema';
import { finish } from '../schema/scope';
import { toAccess } from '../text/literals';

import { renderAnswer } from './answer';
import { mayBeLeftOut } from './asked';
import type { HandlerFrame } from './handler-frame';
import { renderThrow, renderViewer } from './handler-frame';
import { createScope } from './route';

/** Changes what the query carries, each value as a stored item has it: parameters often promise less. */
export function renderQueryChanges(frame: HandlerFrame): string[] {
  const { service, operation, resource, module } = frame;
  const given = [...(readBodyShape(service.document, operation)?.properties.keys() ?? [])];
  const columns = resource.columns.filter(({ property }) => given.includes(property));
  const properties = Object.fromEntries(columns.map(({ property, schema }) => [property, schema ?? true]));
  const schema = { type: 'object', properties, additionalProperties: false } as const;
  module.add(`const changesSchema = ${finish(renderSchema(schema, createScope(module, 'request', frame)))};`);
  const status = chooseStatus(operation.responses, [400, 422], 400);
  const refusal = renderThrow(status, `A ${resource.words} cannot have these values.`, frame);
  return ["const changes = changesSchema.safeParse(c.req.valid('query'));", `if (!changes.success) ${refusal}`];
}

/** Answers a text that lets nobody in, where somebody has the name and the password. */
export function renderOpenLoginHandler(frame: HandlerFrame): string[] {
  const { resource, operation, module } = frame;
  const { variable } = resource;
  const query = operation.planned.filters.map(
    ({ parameter, property }) => [property, `query${toAccess(parameter)}`] as const,
  );
  const isMissing = operation.planned.filters
    .filter(({ parameter }) => mayBeLeftOut(parameter, frame))
    .map(({ parameter }) => `query${toAccess(parameter)} === undefined`)
    .join(' || ');
  const narrowed = query.map(([property, asked]) => `${nameFilter(property, 'eq')}: ${asked},`).join(' ');
  const status = chooseStatus(operation.responses, [401, 403, 422, 400], 401);
  const given = query.map(([property]) => property).join(' or the ');
  const one = `${module.use('limitRange', 'src/storage/range.ts')}(1)`;
  const found = `${frame.useStore(resource)}.list({ ${narrowed} }, ${one}${renderViewer(frame)})`;
  const refusal = renderThrow(status, `The ${given} is wrong.`, frame, ['credentials', 'invalid']);
  return [
    "const query = c.req.valid('query');",
    `const [${variable}] = ${isMissing === '' ? '' : `${isMissing} ? [] : `}await ${found};`,
    `if (${variable} === undefined) ${refusal}`,
    renderAnswer(`${module.use('randomUUID', 'node:crypto')}()`, frame),
  ];
}
