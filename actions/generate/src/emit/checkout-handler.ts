import { findCompleted } from '../model/lines';
import { toAccess, toMember, toPropertyKey } from '../text/literals';

import { renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { findResource, renderThrow, renderViewer } from './handler-frame';
import { COMPLETION, linesFile } from './lines';
import { guard, renderInput, renderOwner, renderReference, renderUnique } from './writing';

/** Takes what is bought of the stock, in one order for all, so that no two requests wait for each other. */
function renderStock(frame: HandlerFrame): string[] {
  const { operation, resource, service } = frame;
  const { checkout } = operation.planned;
  const { of, quantity = '' } = resource.planned.lines ?? {};
  const product = findResource({ ...frame, service }, of?.resource);
  if (checkout?.stock === undefined || product === undefined || of === undefined) return [];
  const key = toAccess(of.property);
  const refusal = renderThrow(checkout.stock.status, `There is not enough of this ${product.words}.`, frame, [
    product.variable,
    'not enough',
  ]);
  return [
    `for (const line of taken.toSorted((one, other) => (one${key} < other${key} ? -1 : 1))) {`,
    `if (!(await ${frame.useStore(product)}.lower(line${key}, line${toAccess(quantity)}))) ${refusal}`,
    '}',
  ];
}

/** What was taken, as the lines of the new item. */
function renderTaken(frame: HandlerFrame, status: number): { lines: string[]; value: string } {
  const { resource, module } = frame;
  const { of, carried = [] } = resource.planned.lines ?? {};
  const completed = findCompleted(resource);
  const product = findResource(frame, of?.resource);
  const members = carried.map((name) => `${toPropertyKey(name)}: line${toAccess(name)}`);
  if (completed === undefined) return { lines: [], value: `taken.map((line) => ({ ${members.join(', ')} }))` };
  const complete = module.use(COMPLETION, linesFile(resource));
  if (product === undefined) return { lines: [], value: `${complete}(taken)` };
  const call = `await ${complete}(taken, ${frame.useStore(product)})`;
  const refusal = renderThrow(status, `There is no such ${product.words}.`, frame, [product.variable, 'not found']);
  return { lines: [`const completed = ${call};`, `if (completed === undefined) ${refusal}`], value: 'completed' };
}

/** The members of an object, to stand in another one. */
function spread(input: string): string {
  return input.startsWith('{')
    ? input
        .slice(1, -1)
        .trim()
        .replace(/(?<!,)$/, ',')
    : `...(${input}),`;
}

/** Makes an item of what is in the caller's cart: all of it, in a transaction, or nothing. */
export function renderCheckoutHandler(frame: HandlerFrame): string[] {
  const { operation, resource, service, useCaller } = frame;
  const { checkout, success } = operation.planned;
  const cart = findResource({ ...frame, service }, checkout?.cart);
  const { lines } = resource.planned;
  if (checkout === undefined || cart === undefined || lines === undefined)
    throw new Error(`${operation.planned.id} takes nothing out of a cart`);
  const refusal = renderThrow(checkout.empty, 'The cart is empty.', frame, ['cart', 'empty']);
  const given = operation.body === undefined ? undefined : renderInput('create', frame);
  const held = renderTaken(frame, checkout.empty);
  const own = given === undefined ? renderOwner(frame).join(' ') : spread(given.input);
  const input = `{ ${own} ${toMember(lines.property, held.value)} }`;
  const isShown = success?.shape === 'item' || operation.planned.location !== undefined;
  const insert = `await ${frame.useStore(resource)}.insert(${input}${isShown ? renderViewer(frame) : ''});`;
  const body = [
    `const taken = await ${frame.useStore(cart)}.take(${useCaller()}.id);`,
    `if (taken.length === 0) ${refusal}`,
    ...renderStock(frame),
    ...held.lines,
    `${isShown ? `const ${resource.variable} = ` : ''}${insert}`,
    renderItemAnswer(resource.variable, frame),
  ];
  const answers = given === undefined ? [] : [...renderUnique('create', frame), ...renderReference('create', frame)];
  return [...(given?.lines ?? []), ...(given?.owned ?? []), ...guard(body, answers, frame)];
}
