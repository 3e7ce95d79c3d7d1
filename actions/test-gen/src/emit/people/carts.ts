import type { OperationView } from '../../service/operation-view';
import { isDeclared, refusalStatus } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findResource } from '../../service/service-view';
import { renderKey, renderObject } from '../../text/code';
import { listFaults } from '../../values/faults';
import { variantNumbers } from '../../values/numbers';
import { renderCall, renderUnknownId } from '../calls';
import { renderRefusal } from '../e2e/refusals';
import type { EmitContext } from '../scene';
import type { TestCase } from '../test-module';

import type { CartCase, Held } from './cart-code';
import { beginCart, callAdd, expectAnswer, findQuantity, listSent, look, openShop, put, select } from './cart-code';
import type { People } from './people';
import { statusOf } from './people';

function emitRead(given: CartCase): TestCase[] {
  const { few, many } = given;
  const { scene, first, second } = openShop(given, ['owner', 'other']);
  return [
    {
      title: 'shows what who calls has added, and nothing of it to others',
      lines: [
        ...scene.lines,
        put(given, first, many),
        put(given, second, few),
        ...look(given, 'owner', [
          [first, many],
          [second, few],
        ]),
        ...look(given, 'other', []),
      ],
    },
  ];
}

/** The same product once more: more of it, another number of it, or a refusal. */
function addAgain(given: CartCase): TestCase {
  const { few, many, cart, operation } = given;
  const { scene, first, second } = openShop(given, ['owner']);
  const again = `const answer = await ${callAdd(given, first.id, many, 'owner')};`;
  const lines = [...scene.lines, put(given, second, few), put(given, first, few), again];
  const left = cart.again === 'raise' ? few + many : cart.again === 'set' ? many : few;
  const held: Held = [
    [second, few],
    [first, left],
  ];
  const status = operation.planned.conflicts[0]?.status ?? 409;
  const does = { raise: 'adds to', set: 'sets anew', refuse: 'refuses' }[cart.again];
  return {
    title: `${does} what is in the cart already`,
    lines: [
      ...lines,
      ...(cart.again === 'refuse' ? [`expectDeclared(answer, ${status});`] : expectAnswer(given, held)),
      ...look(given, 'owner', held),
    ],
  };
}

/** The most that a line can show of something. */
function findMost({ view, cart }: CartCase): number {
  const shown = view.shape.kind === 'object' ? view.shape.properties : [];
  const shape = shown.find(({ name }) => name === cart.quantity)?.shape;
  return (shape?.kind === 'integer' || shape?.kind === 'number' ? shape.maximum : undefined) ?? Infinity;
}

/** More than a line can hold. */
function refuseMore(given: CartCase): TestCase[] {
  const { cart, add, few } = given;
  const most = findMost(given);
  if (cart.again !== 'raise' || most > (findQuantity(add, cart)?.maximum ?? Infinity) || most === Infinity) return [];
  const { scene, first } = openShop(given, ['owner'], true);
  return [
    {
      title: 'refuses more of something than a cart can hold',
      lines: [
        ...scene.lines,
        put(given, first, most),
        `const answer = await ${callAdd(given, first.id, few, 'owner')};`,
        'expectRefused(answer);',
        ...look(given, 'owner', [[first, most]]),
      ],
    },
  ];
}

/** What nobody sells. */
function refuseUnknown(given: CartCase): TestCase[] {
  const { context, cart, add, few } = given;
  const { read } = findResource(context.view, cart.of.resource);
  const shape = listSent(add).find(({ name }) => name === cart.of.property)?.shape;
  if (shape === undefined || read === undefined) return [];
  const nobody = renderUnknownId({ name: cart.of.property, shape, isRequired: true, isExploded: false });
  const isSilent = !add.responses.some(
    ({ status, description }) => status.startsWith('4') && /unknown|exist/i.test(description),
  );
  return [
    {
      title: `refuses what there is not`,
      lines: [
        'const owner = await signUp();',
        `const answer = await ${callAdd(given, nobody, few, 'owner')};`,
        isSilent ? renderRefusal(add, 404) : 'expectRefused(answer);',
        ...look(given, 'owner', []),
      ],
    },
  ];
}

/** Bodies that break their schema. */
function refuseBodies(given: CartCase, path: readonly string[], call: (body: string) => string): TestCase[] {
  const { operation } = given;
  const rows = listFaults(listSent(operation)).map(({ label, property, value }) => ({
    label,
    values: [renderObject([[property, value]])],
  }));
  const status = refusalStatus(operation);
  if (rows.length === 0) return [];
  return [
    {
      title: `answers ${status} to a body %s`,
      table: { columns: ['changes'], rows },
      lines: [...path, `const answer = await ${call('changes')};`, renderRefusal(operation, status)],
    },
  ];
}

function emitAdd(given: CartCase): TestCase[] {
  const { operation, cart, few, many } = given;
  const { scene, first } = openShop(given, ['owner'], true);
  const body = (changes: string): string =>
    `{ ${renderKey(cart.of.property)}: ${first.id}, ${renderKey(cart.quantity)}: ${few}, ...${changes} }`;
  const refused = refuseBodies(given, scene.lines, (changes) =>
    renderCall(operation, { body: body(changes), as: 'owner' }),
  );
  const isFit = cart.again !== 'raise' || few + many <= findMost(given);
  return [
    ...(isFit ? [addAgain(given)] : []),
    ...refuseMore(given),
    ...refuseUnknown(given),
    ...(isDeclared(operation, 400) || isDeclared(operation, 422) ? refused : []),
  ];
}

/** What is changed in or taken out of a cart: what stays, and what others may do to it. */
function emitOnLine(given: CartCase, asked: number | undefined, left: number, title: string): TestCase {
  const { operation, cart, few, many } = given;
  const { scene, first, second } = openShop(given, ['owner', 'other']);
  const { lines, path } = select(given, first, 'owner');
  const code = asked === undefined ? {} : { body: renderObject([[cart.quantity, String(asked)]]) };
  const call = (as: string): string => renderCall(operation, { path, as, ...code });
  const held: Held = [...(left > 0 ? [[first, left] as const] : []), [second, many]];
  const gone = (as: string): string[] =>
    isDeclared(operation, 404) ? [`expectDeclared(await ${call(as)}, 404);`] : [];
  return {
    title,
    lines: [
      ...scene.lines,
      put(given, first, few),
      put(given, second, many),
      ...lines,
      ...gone('other'),
      `const answer = await ${call('owner')};`,
      ...expectAnswer(given, operation.planned.success?.shape === 'line' ? [[first, left]] : held),
      ...look(given, 'owner', held),
      ...(left > 0 ? [] : gone('owner')),
    ],
  };
}

function emitChange(given: CartCase): TestCase[] {
  const { operation, cart, few } = given;
  const shape = findQuantity(operation, cart);
  const wanted = shape && variantNumbers({ ...shape, minimum: Math.max(few + 1, shape.minimum ?? 1) }, 1)?.[0];
  const { scene, first } = openShop(given, ['owner'], true);
  const { lines, path } = select(given, first, 'owner');
  const setting = [...scene.lines, put(given, first, few), ...lines];
  const refused = refuseBodies(given, setting, (body) => renderCall(operation, { path, body, as: 'owner' }));
  const isNothing = shape !== undefined && (shape.minimum ?? 0) <= 0 && operation.planned.success?.shape !== 'line';
  return [
    ...(wanted === undefined ? [] : [emitOnLine(given, wanted, wanted, 'sets how many of something are in the cart')]),
    ...(isNothing ? [emitOnLine(given, 0, 0, 'takes out what is set to nothing')] : []),
    ...(isDeclared(operation, 400) || isDeclared(operation, 422) ? refused : []),
  ];
}

function emitEmpty(given: CartCase): TestCase[] {
  const { operation, few, many } = given;
  const { scene, first } = openShop(given, ['owner', 'other'], true);
  const call = renderCall(operation, { as: 'owner' });
  return [
    {
      title: 'takes all out of the cart of who calls, and nothing out of others',
      lines: [
        ...scene.lines,
        put(given, first, few),
        put(given, first, many, 'other'),
        `const answer = await ${call};`,
        ...expectAnswer(given, []),
        ...look(given, 'owner', []),
        ...look(given, 'other', [[first, many]]),
        `expectDeclared(await ${call}, ${statusOf(operation)});`,
      ],
    },
  ];
}

const KINDS: Readonly<Record<string, (given: CartCase) => TestCase[]>> = {
  'read-cart': emitRead,
  'add-to-cart': emitAdd,
  'change-in-cart': emitChange,
  'remove-from-cart': (given) => [
    emitOnLine(given, undefined, 0, 'takes one thing out of the cart, and leaves the rest'),
  ],
  'empty-cart': emitEmpty,
};

/** What becomes of somebody's cart. */
export function emitCart(
  context: EmitContext,
  people: People,
  view: ResourceView,
  operation: OperationView,
): TestCase[] {
  const emit = KINDS[operation.planned.kind];
  const given = emit === undefined ? undefined : beginCart(context, people, view, operation);
  return emit === undefined || given === undefined ? [] : emit(given);
}
