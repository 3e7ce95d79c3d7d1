import type { Transition } from '@orchestrate/contracts/transition';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';

import { normaliseSchema } from '../comparison/normalise';
import { findColumn } from '../model/derived';
import { readBodyShape } from '../model/resources';
import { nameTransition } from '../model/store-needs';
import { toOwnAccess, toPropertyKey } from '../text/literals';

import { renderItemAnswer } from './answer';
import { renderMatch } from './conditions';
import type { HandlerFrame } from './handler-frame';
import { renderNoSuch, renderThrow } from './handler-frame';
import { renderOwnerCheck } from './owner-check';
import { readPath } from './path';
import { joinWords, renderBody, renderMissing } from './writing';

/** Of a flag its own words: `This project is already archived.` */
function describeStayed({ property, to }: Transition, words: string, states: string): string {
  if (typeof to === 'string') return `The ${property} of this ${words} must be ${states}.`;
  const flag = splitWords(property)
    .join(' ')
    .toLowerCase()
    .replace(/^(?:is|has|was) /, '');
  return `This ${words} is ${to ? 'already' : 'not'} ${flag}.`;
}

/** Says of an item that its state does not allow the action. */
export function renderRefused(frame: HandlerFrame): string {
  const { operation, resource } = frame;
  const { transition } = operation.planned;
  if (transition?.from === undefined) throw new Error(`${operation.planned.id} is refused in no state`);
  const { from, refusal = 409, property } = transition;
  const states = joinWords(from.map(String), 'or');
  const message = describeStayed(transition, resource.words, states);
  return renderThrow(refusal, message, frame, [property, `must be ${states}`]);
}

/** Says of an item that stayed as it was whether it is missing, or in a state that does not allow the action. */
function renderStayed(id: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  if (operation.planned.transition?.from === undefined) return [renderMissing(resource.variable, frame)];
  return [
    `if (${resource.variable} === undefined) {`,
    `if ((await ${frame.useStore(resource)}.find(${id})) === undefined) ${renderNoSuch(resource, frame)}`,
    renderRefused(frame),
    '}',
  ];
}

/** What the body tells of the item, as an argument that follows; `null` where the table holds none counts as not told. */
function renderTold(frame: HandlerFrame): { readonly lines: string[]; readonly told: string } {
  const { operation, resource, service } = frame;
  const { carries = [] } = operation.planned.transition ?? {};
  if (carries.length === 0) return { lines: [], told: '' };
  const shape = readBodyShape(service.document, operation);
  const members = carries.map(({ name, property }) => {
    const allowsNull = normaliseSchema(service.document, shape?.properties.get(name)?.schema ?? true).allowsNull;
    const isDropped = allowsNull && findColumn(resource, property).isNotNull;
    return `${toPropertyKey(property)}: ${toOwnAccess('body', name)}${isDropped ? ' ?? undefined' : ''}`;
  });
  return { lines: [`const body = ${renderBody(frame)};`], told: `, { ${members.join(', ')} }` };
}

/**
 * Moves an item to another state, or sets a flag of it.
 * @param id - code of the key of the row
 * @param viewer - code of who is shown the item, as an argument that follows
 */
export function renderTransitionHandler(id: string, viewer: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { lines, told } = renderTold(frame);
  return [
    ...readPath(frame),
    ...lines,
    ...renderOwnerCheck(id, frame),
    ...renderMatch(id, frame),
    `const ${resource.variable} = await ${frame.useStore(resource)}.${nameTransition(operation.planned.id)}(${id}${told}${viewer});`,
    ...renderStayed(id, frame),
    renderItemAnswer(resource.variable, frame),
  ];
}
