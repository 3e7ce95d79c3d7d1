import { findIdParameter } from '../model/fit';
import { toAccess, toPropertyKey } from '../text/literals';

import { renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderViewer } from './handler-frame';
import { readPath } from './path';
import { guard, renderInput, renderReference, renderUnique } from './writing';

/** Whether a PUT makes what is not there. */
export function makesMissing({ operation }: HandlerFrame): boolean {
  return operation.planned.creates === true;
}

/** The frame of what is answered where an item was made. */
function frameMade(frame: HandlerFrame): HandlerFrame {
  const { operation } = frame;
  const { planned } = operation;
  if (planned.success === undefined) return frame;
  const made = { ...planned, success: { ...planned.success, status: 201 } };
  return { ...frame, operation: { ...operation, planned: made } };
}

/**
 * Replaces what is there, and makes what is not. Two who make the same at once leave one item: the second stores in
 * place of the first.
 */
export function renderUpsertHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { variable } = resource;
  const id = `path${toAccess(findIdParameter(operation) ?? '')}`;
  const { lines, input, owned } = renderInput('replace', frame);
  const store = frame.useStore(resource);
  const isShown = operation.planned.success?.shape !== 'empty' || operation.planned.conditions?.showsTag === true;
  const viewer = isShown ? renderViewer(frame) : '';
  const made = `{ ...(${input}), ${toPropertyKey(resource.id.property)}: ${id} }`;
  const body = [
    `const replaced = await ${store}.replace(${id}, ${input}${viewer});`,
    'if (replaced !== undefined) {',
    renderItemAnswer('replaced', frame),
    '}',
    `${isShown ? `const ${variable} = ` : ''}await ${store}.put(${made}${viewer});`,
    renderItemAnswer(variable, frameMade(frame)),
  ];
  const answers = [...renderUnique('replace', frame), ...renderReference('replace', frame)];
  return [...readPath(frame), ...lines, ...owned, ...guard(body, answers, frame)];
}
