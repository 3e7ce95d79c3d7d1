import type { Success } from '@orchestrate/contracts/plan';
import { findNotation } from '@orchestrate/kit/openapi/media-types';

import { findMapper } from '../model/answers';
import { findResponse } from '../model/statuses';
import { holdsVastIntegers, tellsVastPage } from '../model/vast-integers';
import { answersNoJson } from '../model/xml';
import { toAccess, toLiteral, toMember, toPropertyKey } from '../text/literals';

import { renderTag } from './conditions';
import type { HandlerFrame } from './handler-frame';
import { renderWrapped, useMapper } from './handler-frame';
import { renderLocation } from './location';
import { ROUTE_FILE } from './route';

/** The headers of an answer, as the last argument of what makes it. */
function renderHeaders(headers: readonly (readonly [string, string | undefined])[]): string {
  const given = headers.filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `, { ${given.map(([name, value]) => toMember(name, value ?? '')).join(', ')} }`;
}

/**
 * The type of an answer that wraps an item of a type without end: the compiler would compare it with the declared one
 * level by level, and give up at different levels.
 */
function renderAnswerType({ service, resource, operation, module }: HandlerFrame): string {
  const { document, components } = service;
  const { planned, responses, routeName } = operation;
  if (planned.success?.shape !== 'item' || planned.success.companions === undefined) return '';
  const component = components.get(findMapper(document, components, resource, operation)?.component ?? '');
  if (component === undefined || component.circle.size === 0) return '';
  const { status } = planned.success;
  const answer = findResponse(responses, status);
  const key = [...responses.keys()].find((one) => responses.get(one) === answer) ?? '';
  const name = /^\d+$/.test(key) ? key : toLiteral(key);
  return `<${module.useType('AnswerBody', ROUTE_FILE)}<typeof ${routeName}, ${name}>, ${status}>`;
}

/** What writes an object as JSON. */
function useWriter(frame: Pick<HandlerFrame, 'operation'> | HandlerFrame): string {
  const shape = frame.operation.planned.success?.shape ?? '';
  if (!('resource' in frame) || !['item', 'array', 'envelope'].includes(shape)) return 'c.json(';
  const { document } = frame.service;
  const isVast = holdsVastIntegers(document, frame.resource) || tellsVastPage(document, frame.operation);
  const type = renderAnswerType(frame);
  return isVast ? `${frame.module.use('answerJson', 'src/http/integers.ts')}${type}(c, ` : `c.json${type}(`;
}

/** The answer, in the media type that is declared for it. */
export function renderAnswer(
  expression: string,
  frame: Pick<HandlerFrame, 'operation'> | HandlerFrame,
  headers: Readonly<Record<string, string | undefined>> = {},
): string {
  const { operation } = frame;
  const { status = 200, contentType = 'application/json' } = operation.planned.success ?? {};
  // XML alone is written of the JSON, which says so.
  const isUsual = /^application\/json$/i.test(contentType) || answersNoJson(operation);
  const type = isUsual ? undefined : toLiteral(contentType);
  return `return ${useWriter(frame)}${expression}, ${status}${renderHeaders([['Content-Type', type], ...Object.entries(headers)])});`;
}

/** What says that it was done, and when, and to which item. */
function renderConfirmation(variable: string, success: Success, { resource }: HandlerFrame): string {
  const { confirmation, timeProperty, idProperty, envelopeProperty, totalProperty } = success;
  const time = timeProperty === undefined ? [] : [`${toPropertyKey(timeProperty)}: new Date().toISOString()`];
  const said = Object.entries(confirmation ?? {}).map(([name, value]) => `${toPropertyKey(name)}: ${toLiteral(value)}`);
  const id = idProperty && toMember(idProperty, `${variable}${toAccess(resource.id.property)}`);
  const held = id !== undefined && envelopeProperty !== undefined ? toMember(envelopeProperty, `{ ${id} }`) : id;
  const total = totalProperty === undefined ? [] : [toMember(totalProperty, 'total')];
  return `{ ${[...said, ...total, ...time, ...(held === undefined ? [] : [held])].join(', ')} }`;
}

/** What answers an item, or that it was done, or nothing where nothing is declared. */
export function renderItemAnswer(variable: string, frame: HandlerFrame): string {
  const { success } = frame.operation.planned;
  const { lines, tag } = renderTag(variable, frame);
  const headers = { ETag: tag, Location: renderLocation(variable, frame) };
  if (success?.said !== undefined && findNotation(success.contentType ?? '') === 'json')
    return [...lines, renderAnswer(toLiteral(success.said), frame, headers)].join('\n');
  if (success?.said !== undefined)
    return [
      ...lines,
      `return c.text(${toLiteral(success.said)}, ${success.status}${renderHeaders(Object.entries(headers))});`,
    ].join('\n');
  if (success?.confirmation !== undefined)
    return [...lines, renderAnswer(renderConfirmation(variable, success, frame), frame, headers)].join('\n');
  const answer =
    success?.shape === 'empty'
      ? `return c.body(null, ${success.status}${renderHeaders(Object.entries(headers))});`
      : renderAnswer(renderWrapped(`${useMapper(frame)}(${variable})`, frame), frame, headers);
  return [...lines, answer].join('\n');
}
