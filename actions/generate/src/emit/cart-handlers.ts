import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { findProduct, mayVanish, requireCart } from '../model/carts';
import { findIdParameter } from '../model/fit';
import { readBodyShape } from '../model/resources';
import { chooseStatus, findUnknown } from '../model/statuses';
import { toAccess, toLiteral } from '../text/literals';

import { renderAnswer, renderItemAnswer } from './answer';
import { cartFile, SHOW_CART, SHOW_LINE } from './cart';
import type { HandlerFrame } from './handler-frame';
import { renderNoSuch, renderProblem, renderThrow, renderWrapped } from './handler-frame';
import { readPath } from './path';
import { nameOnLine } from './store-cart';
import { guard, renderBody } from './writing';

/** The cart, or the line that was written, or that it is done. */
function renderCartAnswer(frame: HandlerFrame): string[] {
  const { operation, resource, module, useCaller } = frame;
  const shape = operation.planned.success?.shape;
  if (shape !== 'cart' && shape !== 'line') return [renderItemAnswer('', frame)];
  const store = frame.useStore(resource);
  const held = `const held = await ${store}.linesOf(${useCaller()}.id);`;
  if (shape === 'cart') {
    const owner = requireCart(resource).ids.length === 0 ? '' : `, ${useCaller()}.id`;
    const cart = `${module.use(SHOW_CART, cartFile(resource))}(held${owner})`;
    return [held, renderAnswer(renderWrapped(cart, frame), frame)];
  }
  const id = toAccess(resource.id.property);
  const line = `${module.use(SHOW_LINE, cartFile(resource))}(found)`;
  return [
    held,
    `const found = held.find(({ line }) => line${id} === row${id});`,
    `if (found === undefined) ${renderNoSuch(resource, frame)}`,
    renderAnswer(renderWrapped(line, frame), frame),
  ];
}

export function renderReadCartHandler(frame: HandlerFrame): string[] {
  return renderCartAnswer(frame);
}

export function renderEmptyCartHandler(frame: HandlerFrame): string[] {
  const emptied = `await ${frame.useStore(frame.resource)}.empty(${frame.useCaller()}.id);`;
  return [emptied, ...renderCartAnswer(frame)];
}

/** The answers for what is added and is nothing, or is there already. */
function renderAddAnswers(frame: HandlerFrame): string[] {
  const { operation, resource, service, namesProblems } = frame;
  const { responses, planned } = operation;
  const product = findProduct(resource, service.resources);
  const usual = chooseStatus(responses, [404, 409], chooseStatus(responses, [422, 400], 404));
  const named = namesProblems ? `, ${renderProblem(product.variable, 'not found')}` : '';
  const status = findUnknown(responses) ?? usual;
  const conflict = planned.conflicts[0]?.status;
  return [
    ...(conflict === undefined
      ? []
      : [`unique: [${conflict}, 'This ${product.words} is in the cart already.'${namesProblems ? ', {}' : ''}],`]),
    `reference: [${status}, 'There is no such ${product.words}.'${named}],`,
  ];
}

export function renderAddToCartHandler(frame: HandlerFrame): string[] {
  const { operation, resource, service, useCaller } = frame;
  const cart = requireCart(resource);
  const store = frame.useStore(resource);
  const given = readBodyShape(service.document, operation)?.properties.get(cart.quantity);
  const { default: usual = 1 } = followSchema(service.document, given?.schema, '#').value;
  const asked =
    given === undefined ? '1' : `input${toAccess(cart.quantity)}${given.isRequired ? '' : ` ?? ${toLiteral(usual)}`}`;
  const product = `input${toAccess(cart.of.property)}`;
  const owner = `${useCaller()}.id`;
  const isKept = operation.planned.success?.shape === 'line';
  const isCapped = cart.again === 'raise';
  const vanishes = mayVanish(service.document, operation, cart);
  const status = chooseStatus(operation.responses, [409, 422, 400], 409);
  const refusal = renderThrow(status, 'A cart cannot hold that many of it.', frame, [cart.quantity, 'too many']);
  const call = `await ${store}.addLine(${owner}, ${product}, ${asked});`;
  const removal = `await ${store}.${nameOnLine('remove', cart.of.property)}(${owner}, ${product});`;
  const isNamed = isCapped || isKept || vanishes;
  const body = [
    `${isNamed ? 'const row = ' : ''}${call}`,
    ...(isCapped ? [`if (row === undefined) ${refusal}`] : []),
    ...(vanishes ? [`if (row${toAccess(cart.quantity)} < 1) ${removal}`] : []),
    ...renderCartAnswer(frame),
  ];
  return [`const input = ${renderBody(frame)};`, ...guard(body, renderAddAnswers(frame), frame)];
}

/** The line that the path selects, changed or removed. */
function renderOnLine(call: (key: string, owner: string) => string, frame: HandlerFrame): string[] {
  const key = `path${toAccess(findIdParameter(frame.operation) ?? '')}`;
  const isKept = frame.operation.planned.success?.shape === 'line';
  const changed = call(key, `${frame.useCaller()}.id`);
  const missing = renderNoSuch(frame.resource, frame);
  const lines = isKept
    ? [`const row = ${changed};`, `if (row === undefined) ${missing}`]
    : [`if ((${changed}) === undefined) ${missing}`];
  return [...lines, ...renderCartAnswer(frame)];
}

export function renderChangeInCartHandler(frame: HandlerFrame): string[] {
  const { operation, resource, service } = frame;
  const { property = '' } = operation.planned;
  const cart = requireCart(resource);
  const store = frame.useStore(resource);
  const quantity = `input${toAccess(cart.quantity)}`;
  const change = (key: string, owner: string): string => {
    const changed = `await ${store}.${nameOnLine('change', property)}(${owner}, ${key}, ${quantity})`;
    if (!mayVanish(service.document, operation, cart)) return changed;
    return `${quantity} < 1 ? await ${store}.${nameOnLine('remove', property)}(${owner}, ${key}) : ${changed}`;
  };
  return [...readPath(frame), `const input = ${renderBody(frame)};`, ...renderOnLine(change, frame)];
}

export function renderRemoveFromCartHandler(frame: HandlerFrame): string[] {
  const { property = '' } = frame.operation.planned;
  const store = frame.useStore(frame.resource);
  const remove = (key: string, owner: string): string =>
    `await ${store}.${nameOnLine('remove', property)}(${owner}, ${key})`;
  return [...readPath(frame), ...renderOnLine(remove, frame)];
}
