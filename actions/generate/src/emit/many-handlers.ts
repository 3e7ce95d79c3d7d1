import { findMapper } from '../model/answers';
import { readObject } from '../schema/object-shape';
import { toMember } from '../text/literals';

import { renderAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import {
  renderEnvelope,
  renderListEnvelope,
  renderThrow,
  renderViewer,
  renderWrapped,
  useMapper,
} from './handler-frame';
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
  const { itemsProperty } = success ?? {};
  const list = itemsProperty === undefined ? [] : [toMember(itemsProperty, items)];
  return [renderAnswer(itemsProperty === undefined ? items : renderListEnvelope(list, total, frame), frame)];
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
