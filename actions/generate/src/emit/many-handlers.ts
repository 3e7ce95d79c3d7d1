import { findMapper } from '../model/answers';
import { mayLackIds } from '../model/many';
import { chooseStatus, findResponse } from '../model/statuses';
import { readObject } from '../schema/object-shape';
import { toAccess, toLiteral, toMember, toWords } from '../text/literals';

import { renderAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderEnvelope, renderNoSuch, renderThrow, renderViewer, renderWrapped, useMapper } from './handler-frame';
import { readPath } from './path';
import { guard, renderBody, renderInput, renderReference, renderUnique } from './writing';

/** Of many, the last is answered where the specification declares one. Of none there is none to answer. */
function renderLast(frame: HandlerFrame): string[] {
  const { operation, resource, service } = frame;
  const mapper = findMapper(service.document, service.components, resource, operation);
  const shape = mapper && readObject(service.document, mapper.schema, 'response');
  const mayBeBare = [...(shape?.properties.values() ?? [])].every(({ isRequired }) => !isRequired);
  const item = `${useMapper(frame)}(last)`;
  const none = mayBeBare ? '{}' : undefined;
  return [
    'const last = created.at(-1);',
    ...(none === undefined ? [`if (last === undefined) ${renderThrow(400, 'The list is empty.', frame)}`] : []),
    renderAnswer(renderWrapped(none === undefined ? item : `last === undefined ? ${none} : ${item}`, frame), frame),
  ];
}

function renderCreated(frame: HandlerFrame): string[] {
  const { success } = frame.operation.planned;
  if (success?.shape === 'empty') return [`return c.body(null, ${success.status});`];
  if (success?.shape === 'item') return renderLast(frame);
  const total = success?.totalProperty === undefined ? [] : [toMember(success.totalProperty, 'created.length')];
  if (success?.shape === 'other') return [renderAnswer(renderEnvelope(total, frame), frame)];
  const items = `created.map((row) => ${useMapper(frame)}(row))`;
  const members = [...(success?.itemsProperty === undefined ? [] : [toMember(success.itemsProperty, items)]), ...total];
  return [renderAnswer(success?.itemsProperty === undefined ? items : renderEnvelope(members, frame), frame)];
}

/** Stores what a list holds, in its order. The transaction around it takes all of them, or none. */
export function renderCreateManyHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { lines, input, owned } = renderInput('create', frame, 'given');
  const isShown = operation.planned.success?.shape !== 'empty';
  const call = `await ${frame.useStore(resource)}.insert(${input}${isShown ? renderViewer(frame) : ''})`;
  const loop = [
    `for (const given of ${renderBody(frame)}) {`,
    ...lines,
    ...owned,
    isShown ? `created.push(${call});` : `${call};`,
    '}',
  ];
  const answers = [...renderUnique('create', frame), ...renderReference('create', frame)];
  const reads = operation.planned.parents.length > 0 ? readPath(frame) : [];
  const body = [...(isShown ? ['const created = [];'] : []), ...loop, ...renderCreated(frame)];
  return [...reads, ...guard(body, answers, frame)];
}

/** The ids that a request names, each once; in one order for all, so that of two requests neither waits for the other. */
function renderIds({ operation, service }: HandlerFrame): string {
  const { ids } = operation.planned;
  const source = ids?.in === 'query' ? "c.req.valid('query')" : "c.req.valid('json')";
  const access = ids?.name === undefined ? '' : toAccess(ids.name);
  return `[...new Set(${source}${access}${mayLackIds(service.document, operation) ? ' ?? []' : ''})].sort()`;
}

/** The answer where others refer to an item and keep it. */
export function renderReferenced({ operation, resource, service }: HandlerFrame): string[] {
  const keeps = service.resources.some(({ foreignKeys }) =>
    foreignKeys.some((key) => key.resource === resource.planned.name && key.onDelete === 'restrict'),
  );
  if (!keeps) return [];
  const status = chooseStatus(operation.responses, [409, 422, 400], 409);
  return [
    `reference: [${status}, ${toLiteral(`Something still refers to one of these ${toWords(resource.planned.plural)}.`)}],`,
  ];
}

/** Removes what a list of ids names. Where 404 is declared, an id that is nobody's leaves all; else it is no matter. */
export function renderDeleteManyHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { success } = operation.planned;
  const call = `await ${frame.useStore(resource)}.remove(id)`;
  const isStrict = findResponse(operation.responses, 404) !== undefined;
  const total = success?.totalProperty;
  const removal = isStrict ? `if ((${call}) === undefined) ${renderNoSuch(resource, frame)}` : `${call};`;
  const counting = `if ((${call}) !== undefined) total += 1;`;
  const isCounted = total !== undefined && !isStrict;
  const answer =
    total === undefined
      ? `return c.body(null, ${success?.status ?? 204});`
      : renderAnswer(`{ ${toMember(total, isStrict ? 'ids.length' : 'total')} }`, frame);
  return [
    `const ids = ${renderIds(frame)};`,
    ...(isCounted ? ['let total = 0;'] : []),
    ...guard([`for (const id of ids) ${isCounted ? counting : removal}`, answer], renderReferenced(frame), frame),
  ];
}
